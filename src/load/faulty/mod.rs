//! The closer look at a file that has a fault: what is wrong with it, in its author's words.
//!
//! In: the text of a file that could not be read. Out: what can be read of it, and every fault. Never: a sound file.

pub(crate) mod brackets;
pub(crate) mod frames;
pub(crate) mod gathering;
pub(crate) mod structure;
pub(crate) mod surface;
pub(crate) mod surroundings;
pub(crate) mod tokens;
pub(crate) mod usage;
