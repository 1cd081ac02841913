//! What the person said, and what they left open.
//!
//! In: a recommendation report. Out: blocks. Never: what follows from it.

use crate::page::document::{Document, Item, Marker};
use crate::report::person::recommendation::RecommendationReport;
use crate::report::phrase;

/// Writes all answers in asking order, then the questions without one.
pub fn write(document: &mut Document, report: &RecommendationReport) {
    document.heading(2, "Your answers");
    let said = report.answered.iter().map(|it| Item::new(it.marked()));
    let open = report.unanswered.iter().map(|it| Item::new(format!("{}: not answered", it.topic)));
    let answers: Vec<Item> = said.chain(open).collect();
    let all = phrase::count(answers.len(), "question");
    document.more(format!("All {all}"), |more| more.list(Marker::Bullet, answers));
}
