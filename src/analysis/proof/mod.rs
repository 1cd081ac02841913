//! Proof: whether a statement can be true of anybody, found by search over parts of the answer space.
//!
//! In: people and statements about them. Out: a person, the certainty that there is none, or what was spent in vain.
//! Never: clocks, chance without a fixed seed: the same question gives the same answer on every machine.

pub mod can;
pub mod count;
pub mod crowd;
pub mod dice;
pub mod inquiry;
pub mod judge;
pub mod parallel;
pub mod search;
