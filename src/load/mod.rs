//! Floor 2, from text to nouns: a pack or answers, and every mistake in them with its place.
//!
//! In: texts. Out: `model` values and diagnostics. Never: scoring, the disk, the terminal.

pub mod answers;
pub(crate) mod bounds;
pub(crate) mod brackets;
pub(crate) mod frames;
pub(crate) mod gathering;
pub(crate) mod lost;
pub mod names;
pub mod pack;
pub(crate) mod resolve;
pub(crate) mod schema;
pub mod spanned;
pub(crate) mod strays;
pub(crate) mod structure;
pub(crate) mod surface;
pub(crate) mod surroundings;
pub mod texts;
pub(crate) mod tokens;
pub(crate) mod usage;
pub mod vignettes;
