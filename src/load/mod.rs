//! Floor 2, from text to nouns: a pack or answers, and every mistake in them with its place.
//!
//! In: texts. Out: `model` values and diagnostics. Never: scoring, the disk, the terminal.

pub mod answers;
pub(crate) mod bounds;
pub mod names;
pub mod pack;
pub(crate) mod resolve;
pub(crate) mod schema;
pub mod spanned;
pub(crate) mod structure;
pub mod texts;
pub mod vignettes;
