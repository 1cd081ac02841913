//! The pages for one person.
//!
//! In: reports about a person. Out: documents. Never: evaluating answers.

pub mod changes;
pub mod chart;
pub mod commands;
pub mod comparison;
pub mod decisive;
pub mod explanation;
pub mod first_result;
pub mod notes;
pub mod one_page;
pub mod part;
pub mod reader;
pub mod recommendation;
pub mod result;
pub mod room;
pub mod sentences;
pub mod sessions;
pub mod sureness;
pub mod what_if;
pub mod whole_report;
