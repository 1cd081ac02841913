//! The version of every report's format.
//!
//! In: nothing. Out: one number. Never: which formats there are.

/// The version of this format. It grows when a field changes its meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;
