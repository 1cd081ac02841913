//! The coverage of the sources, as a document.
//!
//! In: the report. Out: tables and lists. Never: counting.

use crate::page::document::{Cell, Document, Item, Marker};
use crate::report::pack::coverage::{ClaimCoverage, CoverageCount, CoverageReport};
use crate::report::phrase;

/// Coverage as a document; in full with every claim and its rules.
pub fn document(report: &CoverageReport, full: bool) -> Document {
    let mut document = Document::default();
    document.heading(1, "Coverage of the sources");
    let all = &report.all;
    document.paragraph(format!(
        "{} of {} are cited by a rule.",
        all.cited,
        phrase::count(all.cited + all.not_cited, "claim")
    ));
    document.table(["Source", "cited", "not cited"], report.sources.iter().map(row).collect());
    document.table(["Kind", "cited", "not cited"], report.kinds.iter().map(row).collect());
    let open: Vec<Item> = report.claims.iter().filter(|it| it.cited_by.is_empty()).map(claim).collect();
    if !open.is_empty() {
        document.heading(2, "Not cited");
        document.list(Marker::Bullet, open);
    }
    if full {
        document.heading(2, "Every claim, and the rules that cite it");
        document.list(Marker::Bullet, report.claims.iter().map(claim).collect());
    }
    document
}

fn row(count: &CoverageCount) -> Vec<Cell> {
    vec![Cell::Text(count.label.clone()), Cell::Number(count.cited), Cell::Number(count.not_cited)]
}

fn claim(claim: &ClaimCoverage) -> Item {
    let item = Item::new(format!("{} ({}, {}): {}", claim.id, claim.kind, claim.at, claim.says));
    item.detail(claim.cited_by.join("; "))
}
