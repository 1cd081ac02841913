//! A listing as a document.
//!
//! In: the report. Out: a list. Never: choosing what it holds.

use crate::page::document::{Document, Item, Marker, plain, strong};
use crate::report::pack::listing::ListReport;

/// A listing as a document.
pub fn document(report: &ListReport) -> Document {
    let mut document = Document::default();
    document.heading(1, &report.title);
    if report.entries.is_empty() {
        document.paragraph("The pack has none.");
    }
    let items = report.entries.iter().map(|it| {
        let text = vec![strong(&it.id), plain(format!(": {}", it.says))];
        Item::of(text).detail(it.detail.clone()).detail(it.stands_at.clone())
    });
    document.list(Marker::Bullet, items.collect());
    document
}
