//! The pages for whoever writes a pack.
//!
//! In: reports about a pack. Out: documents. Never: looking at a pack.

pub mod coverage;
pub mod findings;
pub mod listing;
pub mod showing;
pub mod trial;
pub mod verification;
