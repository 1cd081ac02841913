//! A recommendation as a document: the page, or the whole report.
//!
//! In: the report, and which of the two is asked for. Out: a document. Never: what either says.

use crate::page::document::Document;
use crate::page::person::commands::Commands;
use crate::page::person::{one_page, whole_report};
use crate::report::person::recommendation::RecommendationReport;

/// The page, or the whole report; both name commands that lead on from these answers.
pub fn document(report: &RecommendationReport, full: bool, commands: &Commands) -> Document {
    if full { whole_report::document(report, commands) } else { one_page::document(report, commands) }
}
