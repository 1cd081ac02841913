//! Exit codes: what a command tells the shell.
//!
//! In: nothing. Out: numbers. Never: when each is meant (the commands know).

/// Done.
pub const EXIT_DONE: u8 = 0;
/// Done, and something was found that should be mended.
pub const EXIT_FINDINGS: u8 = 1;
/// Usage, pack or answers cannot be used.
pub const EXIT_UNUSABLE: u8 = 2;
/// Interrupted by the person.
pub const EXIT_INTERRUPTED: u8 = 130;
