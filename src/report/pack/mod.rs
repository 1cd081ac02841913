//! What is said of a pack, to whoever writes it.
//!
//! In: a pack, and what the analysis found in it. Out: reports. Never: how they are told.

pub mod calibration;
pub mod coverage;
pub mod findings;
pub mod listing;
pub mod showing;
pub mod template;
pub mod trial;
pub mod verification;
pub mod verification_words;
pub mod vignette;
