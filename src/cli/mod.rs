//! Floor 7, the world: arguments, disk, terminal, exit codes.
//!
//! In: what a person or a script typed. Out: bytes and an exit code. Never: rules, scoring, words about careers.

pub mod answers;
pub mod arguments;
pub mod builtin;
pub mod color;
pub mod command;
pub mod disk;
pub mod exit;
pub mod help;
pub mod inputs;
pub mod locale;
pub mod missing;
pub mod output;
pub mod pager;
pub mod prompt;
pub mod run;
pub mod shell;
pub mod state;
pub mod unusable;
pub mod waiting;
pub mod whose;
pub mod writing;
