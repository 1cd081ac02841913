//! What is found out about a pack.
//!
//! In: a pack. Out: findings, proofs and counts. Never: drawing, changing the pack.

pub mod effect;
pub mod inventory;
pub mod lint;
pub mod reach;
pub mod verification;
