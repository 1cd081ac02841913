//! `inroad`: a guided self-assessment and pathway recommender for the command line.
//!
//! In: a pack (questions and rules in RON) and one person's answers. Out: a recommendation whose every line names the
//! answer, the rule and the source behind it. Never: the network, a clock, chance: the same answers give the same bytes.
//!
//! The house has six floors; a floor uses those below it and never those above:
//!
//! | floor | module | what it adds |
//! |---|---|---|
//! | 1 | [`model`] | the nouns |
//! | 2 | [`load`] | text becomes a pack or answers, with every mistake and its place |
//! | 2 | [`engine`] | one respondent: skip logic, evaluation, ranking, the interview |
//! | 3 | [`analysis`] | what changes a result, and how far it can be relied on |
//! | 4 | [`report`] | results in a reader's words |
//! | 5 | [`render`] | a report as text, Markdown or JSON |
//! | 6 | [`cli`] | arguments, disk, terminal |

pub mod analysis;
pub mod cli;
pub mod engine;
pub mod load;
pub mod model;
pub mod page;
pub mod render;
pub mod report;
