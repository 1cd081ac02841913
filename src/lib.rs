//! `inroad`: a guided self-assessment and pathway recommender for the command line.
//!
//! In: a pack (questions and rules in RON) and one person's answers. Out: a recommendation whose every line names the
//! answer, the rule and the source behind it. Never: the network, a clock, chance: the same answers give the same bytes.
//!
//! The house has seven floors; a floor uses those below it and never those above. From the third floor on, each has a
//! wing for one person (`person`) and a wing for whoever writes a pack (`pack`):
//!
//! | floor | module | what it adds |
//! |---|---|---|
//! | 1 | [`model`] | the nouns |
//! | 2 | [`load`] | text becomes a pack or answers, with every mistake and its place; `faulty` looks closer at a broken file |
//! | 2 | [`engine`] | one respondent: skip logic, evaluation, ranking, all of it as a case; the interview |
//! | 3 | [`analysis`] | what would change a result and how far it can be relied on; what holds for everybody, over `space` and `proof` |
//! | 4 | [`report`] | what is said: results as data |
//! | 5 | [`page`] | how it is told: a report as a document |
//! | 6 | [`render`] | a document as text, Markdown or a page of HTML, a report as JSON |
//! | 7 | [`cli`] | the world: `command`, `prompt`, `state`, and the one place that prints |

pub mod analysis;
pub mod cli;
pub mod engine;
pub mod load;
pub mod model;
pub mod page;
pub mod render;
pub mod report;
