//! Floor 2, from text to nouns: a pack or answers, and every mistake in them with its place.
//!
//! In: texts. Out: `model` values and diagnostics. Never: scoring, the disk, the terminal.

pub mod answers;
pub(crate) mod bounds;
pub(crate) mod faulty;
pub(crate) mod fields;
pub(crate) mod json_faults;
pub mod names;
pub mod pack;
pub(crate) mod plain;
pub(crate) mod reading;
pub(crate) mod resolve;
pub(crate) mod schema;
pub mod spanned;
pub mod texts;
pub(crate) mod tokens;
pub mod vignettes;
pub mod wording;
