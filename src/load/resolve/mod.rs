//! Resolving: names become ids, once, so that nothing above re-checks.
//!
//! In: files as typed. Out: tables of a closed pack, faults beside them. Never: reading text.

pub mod bank;
pub mod condition;
pub mod intentions;
pub mod lints;
pub(crate) mod lost;
pub mod properties;
pub mod questionnaire;
pub mod resolver;
pub mod rules;
pub mod shares;
pub mod slots;
