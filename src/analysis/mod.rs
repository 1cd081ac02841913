//! Floor 3, beyond one evaluation: what changes a result, and how far it can be relied on.
//!
//! In: a pack and answers. Out: counts and changes, found by asking the engine. Never: prose.

pub mod alternatives;
pub mod confidence;
pub mod counterfactual;
pub mod decisive;
pub mod dice;
pub mod effect;
pub mod inventory;
pub mod lead_bound;
pub mod lint;
pub mod possibility;
pub mod proof;
pub mod reach;
pub mod robustness;
pub mod sensitivity;
pub mod space;
pub mod verification;
