//! The explanation as a document: the whole trace, a line a rule.
//!
//! In: the report. Out: lists. Never: what to do about them.

use crate::page::document::{Document, Item, Marker, Span, Tone, plain, strong, tone};
use crate::report::citation::AnswerGround;
use crate::report::person::explanation::{ExplanationReport, Held, RuleTrace, TableExplanation};
use crate::report::phrase;

/// The explanation as a document.
pub fn document(report: &ExplanationReport) -> Document {
    let mut document = Document::default();
    document.heading(1, format!("Why: {}", report.title));
    if let Some(told) = AnswerGround::told_taken(&report.taken_by_default) {
        document.paragraph(told);
    }
    for pathway in &report.pathways {
        let total = phrase::count_signed(pathway.points, "point");
        document.heading(2, format!("{} ({}, {total})", pathway.title, pathway.fit.word()));
        section(&mut document, "Requirements", &pathway.requirements);
        section(&mut document, "Evidence", &pathway.evidence);
    }
    for table in &report.verdicts {
        document.heading(2, &table.asks);
        document.paragraph(decided(table));
        document.list(Marker::Bullet, table.rows.iter().map(item).collect());
    }
    if !report.facts.is_empty() {
        document.heading(2, "Derived facts");
        document.list(Marker::Bullet, report.facts.iter().map(item).collect());
    }
    if !report.advice.is_empty() {
        document.heading(2, "Advice");
        document.list(Marker::Bullet, report.advice.iter().map(item).collect());
    }
    document
}

fn section(document: &mut Document, heading: &str, rules: &[RuleTrace]) {
    if !rules.is_empty() {
        document.heading(3, heading);
        document.list(Marker::Bullet, rules.iter().map(item).collect());
    }
}

/// Which row decided, or why none did.
fn decided(table: &TableExplanation) -> String {
    match table.rows.iter().find(|it| it.held != Held::DidNotHold) {
        Some(row) if row.held == Held::Held => format!("The first row that held decided: {}.", row.ground.rule),
        Some(row) => format!(
            "Not decided: no row held before {}, and an answer that is missing decides whether that one does.",
            row.ground.rule
        ),
        None => "Not decided: no row held.".to_owned(),
    }
}

fn item(rule: &RuleTrace) -> Item {
    let held = match rule.held {
        Held::Held => Tone::Good,
        Held::DidNotHold => Tone::Muted,
        Held::Unknown => Tone::Warn,
    };
    let points = rule.points.map_or_else(String::new, |points| format!(", {}", phrase::count_signed(points, "point")));
    let mut text: Vec<Span> = vec![
        tone(held, format!("[{}] ", rule.held.word())),
        strong(&rule.ground.rule),
        plain(format!("{points}: {}", rule.text)),
    ];
    if let Some(note) = &rule.note {
        text.push(plain(format!(" ({note})")));
    }
    let item = Item::of(text).detail(format!("When {}", rule.condition));
    item.detail(rule.ground.line(true)).detail(rule.ground.stands_at.clone())
}
