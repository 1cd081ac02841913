//! What the person said, and what they left open.
//!
//! In: a recommendation report. Out: blocks. Never: what follows from it.

use crate::page::document::{Document, Item, Marker};
use crate::report::person::recommendation::RecommendationReport;

/// Writes all answers in asking order, then the questions without one.
pub fn write(document: &mut Document, report: &RecommendationReport) {
    document.heading(2, "Your answers");
    let said = report.answered.iter().map(|it| Item::new(format!("{}: {}", it.topic, it.answer)));
    let open = report.unanswered.iter().map(|it| Item::new(format!("{}: not answered", it.topic)));
    document.list(Marker::Bullet, said.chain(open).collect());
}
