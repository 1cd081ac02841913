//! Showing: everything that an id means in a pack, what it depends on, and what depends on it.
//!
//! In: a pack with all its rules and an id. Out: a serializable report. Never: answers, layout.

pub mod catalogue;
mod dependent;
mod ground;
mod question;
pub mod relation;
pub mod report;
mod rule;
pub mod thing;
