//! A recommendation as a document: the page, or the whole report.
//!
//! In: the report, and which of the two is asked for. Out: a document. Never: what either says.

use crate::page::document::Document;
use crate::page::person::{one_page, whole_report};
use crate::report::person::recommendation::RecommendationReport;

/// The page, or the whole report.
pub fn document(report: &RecommendationReport, full: bool) -> Document {
    if full { whole_report::document(report) } else { one_page::document(report) }
}
