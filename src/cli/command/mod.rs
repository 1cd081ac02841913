//! The commands, a file each: its arguments, and its run.
//!
//! In: what was typed. Out: an output. Never: printing it.

pub mod after_quiz;
pub mod check;
pub mod compare;
pub mod completions;
pub mod explain;
pub mod list;
pub mod man;
pub mod new;
pub mod quiz;
pub mod report;
pub mod schema;
pub mod sessions;
pub mod show;
pub mod template;
pub mod test;
pub mod verify;
pub mod what_if;
