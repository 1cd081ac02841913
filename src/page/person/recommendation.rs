//! A recommendation as a document: its first page, and those that follow.
//!
//! In: the report. Out: a document. Never: what any part of it says.

use crate::page::document::Document;
use crate::page::person::{first_page, following_pages};
use crate::report::person::recommendation::RecommendationReport;

/// The whole report, long or short.
pub fn document(report: &RecommendationReport, full: bool) -> Document {
    let mut document = Document::default();
    first_page::write(&mut document, report, full);
    following_pages::write(&mut document, report, full);
    document
}
