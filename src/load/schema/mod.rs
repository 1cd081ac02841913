//! The shapes of a pack's files, as an author types them.
//!
//! In: RON. Out: names with places, not yet resolved. Never: what is true of a pack (`model` has that).

pub mod condition;
pub mod lints;
pub mod properties;
pub mod questionnaire;
pub mod reply;
pub mod rules;
pub mod shares;
pub mod vignette;
