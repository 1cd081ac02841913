//! What is found out about the result of one person.
//!
//! In: a person's case. Out: counts and changes, found by asking the engine and the prover. Never: prose.

pub mod alternatives;
pub mod confidence;
pub mod counterfactual;
pub mod decisive;
pub mod lead_bound;
pub mod levers;
pub mod possibility;
pub mod robustness;
pub mod sensitivity;
pub mod sureness;
