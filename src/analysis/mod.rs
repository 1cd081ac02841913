//! Floor 3, beyond one evaluation: what changes a result, how far it can be relied on, what holds for everybody.
//!
//! In: packs, and the cases of persons. Out: counts, changes, proofs, findings. Never: prose for a reader.

pub mod pack;
pub mod person;
pub mod proof;
pub mod space;
