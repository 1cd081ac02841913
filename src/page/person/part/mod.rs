//! The parts of a whole report, a file each, in reading order: answer, why, plan, bring, change, routes, words, differ,
//! said.
//!
//! In: a recommendation report. Out: blocks of a document. Never: which parts are asked for.

pub mod answer;
pub mod bring;
pub mod change;
pub mod differ;
pub mod plan;
pub mod routes;
pub mod said;
pub mod why;
pub mod words;
