//! The pages for one person.
//!
//! In: reports about a person. Out: documents. Never: evaluating answers.

pub mod changes;
pub mod decisive;
pub mod explanation;
pub mod first_page;
pub mod following_pages;
pub mod recommendation;
pub mod sentences;
pub mod what_if;
