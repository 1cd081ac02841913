//! Floor 4, what is said: results as plain data, serialized as they are, in words that readers know.
//!
//! In: what the engine and the analysis found. Out: reports. Never: order on a page, layout, files.

pub mod citation;
pub mod pack;
pub mod person;
pub mod phrase;
pub mod schema_version;
