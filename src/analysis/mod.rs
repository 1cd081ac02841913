//! Floor 3, beyond one evaluation: what changes a result, and how far it can be relied on.
//!
//! In: a pack and answers. Out: counts and changes, found by asking the engine. Never: prose.

pub mod confidence;
pub mod effect;
pub mod inventory;
pub mod lint;
pub mod reach;
pub mod sensitivity;
