//! The answer space of an assessment: every person that skip logic admits, as finite domains and statements about them.
//!
//! In: an assessment. Out: domains, and every rule and result as a statement over them. Never: searching, sampling, prose.

pub mod class_set;
pub mod domain;
pub mod outcomes;
pub mod people;
pub mod statement;
pub mod translation;
