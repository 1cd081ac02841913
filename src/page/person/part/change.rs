//! What would change the result: what a person can change comes alone.
//!
//! In: a recommendation report. Out: blocks. Never: facts that nobody changes, choosing what is told (the report did).

use crate::page::document::{Document, Item, Marker};
use crate::page::person::changes::{change, nearest};
use crate::report::person::change::ChangeReport;
use crate::report::person::recommendation::RecommendationReport;

/// Writes it; a fact that is as it is changes nothing for anybody who reads it.
pub fn write(document: &mut Document, report: &RecommendationReport) {
    // What would open a pathway stands among the other routes.
    let is_told = |it: &&ChangeReport| it.moves_first || report.pathways.is_empty();
    let yours = report.changes.iter().filter(|it| it.lever.is_some()).filter(is_told);
    let yours: Vec<Item> = yours.map(change).collect();
    document.heading(2, "What would change this result");
    if !yours.is_empty() {
        document.paragraph("Each by itself, all other answers as they are:");
        document.list(Marker::Bullet, yours);
        return;
    }
    match &report.nearest {
        Some(report) => document.spans(nearest(report)),
        None if report.pathways.is_empty() => {
            document.paragraph("No single answer that you can change would give another result.");
        }
        None => document.paragraph("No single answer that you can change would put another route first."),
    }
}
