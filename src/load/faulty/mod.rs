//! The closer look at a file that has a fault: what is wrong with it, in its author's words.
//!
//! In: the text of a file that could not be read. Out: what can be read of it, and every fault. Never: a sound file.

mod brackets;
mod frames;
mod gathering;
pub(crate) mod salvage;
mod structure;
mod surface;
mod surroundings;
mod usage;
mod walk;
