//! Floor 5, how it is told: a report becomes a document.
//!
//! In: reports. Out: documents. Never: widths, colours, finding anything out.

pub mod document;
pub mod pack;
pub mod person;
