//! Floor 4, what is said: results as plain data, serialized as they are, in words that readers know.
//!
//! In: what the engine and the analysis found. Out: reports. Never: order on a page, layout, files.
//!
//! A report is a contract, so a word that stands in JSON is an enum of its own here, spelled by serde, and made with
//! `From` out of the enum below that means the same: what the engine and the analysis call a thing can change without
//! the contract, and neither knows how it is spelled.

pub mod citation;
pub mod pack;
pub mod person;
pub mod phrase;
pub mod schema_version;
