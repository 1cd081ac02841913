//! What a person brings and what is missing, subject by subject, and what to watch for.
//!
//! In: a recommendation report. Out: blocks. Never: steps, words to say.

use crate::page::document::{Document, Item, Marker, plain, strong};
use crate::page::person::notes::Notes;
use crate::page::person::result::{begins_with, beside, said, undecided};
use crate::page::person::sentences::{of_kind, parts};
use crate::report::person::advice::AdviceKind;
use crate::report::person::recommendation::RecommendationReport;
use crate::report::person::verdict::VerdictReport;
use crate::report::phrase;

/// Writes what is decided beside the result, the parts that the pack names, and the sentences of each kind.
pub fn write(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    decided(document, report, notes);
    parts(document, report, notes, false);
    for (heading, kind) in [
        ("What you bring", AdviceKind::Strength),
        ("Gaps", AdviceKind::Gap),
        ("Watch out", AdviceKind::Caution),
        ("A common mix-up", AdviceKind::Correction),
        ("Worth knowing", AdviceKind::Note),
        ("Experiments", AdviceKind::Experiment),
        ("One more thing", AdviceKind::Encouragement),
    ] {
        of_kind(document, report, heading, kind, notes);
    }
}

/// Verdicts beside a ranking, and those that stand together under one heading.
fn decided(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    for verdict in beside(report) {
        document.heading(2, &verdict.asks);
        let text = said(verdict, notes);
        document.spans(text);
        let reasons = verdict.reasons.iter().map(|it| Item::new(&it.text).noted(notes.of(&it.ground)));
        let reasons: Vec<Item> = reasons.collect();
        document.list(Marker::Bullet, reasons);
        if let Some(note) = &verdict.note {
            document.aside(note);
        }
    }
    let mut told: Vec<&str> = Vec::new();
    for section in report.verdicts.iter().filter_map(|it| it.section.as_deref()) {
        if told.contains(&section) {
            continue;
        }
        told.push(section);
        document.heading(2, section);
        let entries = report.verdicts.iter().filter(|it| it.section.as_deref() == Some(section));
        let entries: Vec<Item> = entries.map(|it| entry(it, notes)).collect();
        document.list(Marker::Bullet, entries);
    }
}

/// One verdict of a section: its subject, what came out, and why.
fn entry(verdict: &VerdictReport, notes: &mut Notes) -> Item {
    let asks = phrase::led_by(&verdict.asks);
    let marks = notes.of_all(verdict.reasons.iter().map(|it| &it.ground));
    let (Some(label), Some(says)) = (&verdict.label, &verdict.says) else {
        let text = vec![strong(format!("{asks} ")), plain(undecided(verdict)), marks];
        return Item::of(text);
    };
    let label = if begins_with(says, label) { String::new() } else { format!("{label}. ") };
    let mut text = vec![strong(format!("{asks} {label}")), plain(says)];
    text.extend(verdict.reasons.iter().map(|reason| plain(format!(" {}", reason.text))));
    text.push(marks);
    Item::of(text).detail(verdict.note.clone().unwrap_or_default())
}
