//! What is said of one person.
//!
//! In: a person's case. Out: reports. Never: how they are told.

pub mod advice;
pub mod before_after;
pub mod change;
pub mod comparison;
pub mod confidence;
pub mod decisive;
pub mod explanation;
pub mod pathway;
pub mod plan;
pub mod recommendation;
pub mod session;
pub mod sureness;
pub mod verdict;
pub mod wanted;
pub mod weave;
pub mod what_if;
