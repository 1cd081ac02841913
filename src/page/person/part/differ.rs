//! Where the sources differ, and what the report is not.
//!
//! In: a recommendation report. Out: blocks. Never: notes.

use crate::page::document::{Document, Item, Marker};
use crate::page::person::notes::Notes;
use crate::page::person::sentences::of_kind;
use crate::report::person::advice::AdviceKind;
use crate::report::person::recommendation::RecommendationReport;

/// Writes points on which sources differ, or have an interest.
pub fn sources(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    of_kind(document, report, "Where the sources differ", AdviceKind::Disagreement, notes);
}

/// Writes what the report is not.
pub fn limits(document: &mut Document, report: &RecommendationReport) {
    document.heading(2, "What this is not");
    document.list(Marker::Bullet, report.limits.iter().map(Item::new).collect());
}
