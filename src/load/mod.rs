//! Floor 2, from text to nouns: a pack or answers, and every mistake in them with its place.
//!
//! In: texts. Out: `model` values and diagnostics. Never: scoring, the disk, the terminal.

pub mod answers;
pub(crate) mod bounds;
pub(crate) mod faulty;
pub(crate) mod lost;
pub mod names;
pub mod pack;
pub(crate) mod resolve;
pub(crate) mod schema;
pub mod spanned;
pub(crate) mod strays;
pub mod texts;
pub mod vignettes;
