//! Proof: whether a statement can be true of anybody, found by search over parts of the answer space.
//!
//! In: people and statements about them. Out: a person, the certainty that there is none, or what was spent in vain.
//! Never: clocks, chance without a fixed seed: the same question gives the same answer on every machine.

pub mod bound;
pub mod can;
pub mod count;
pub mod crowd;
pub mod dice;
pub mod fixed;
pub mod inquiry;
pub mod judge;
pub mod line;
pub mod parallel;
pub mod places;
pub mod search;
pub mod survey;
pub mod truths;
pub mod wiring;
