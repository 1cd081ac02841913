//! The sentences of a report: advice that is neither a step nor words to use, alone or in parts on one subject.
//!
//! In: a recommendation report. Out: blocks. Never: selecting what is told (the engine did), layout.

use crate::page::document::{Document, Item, Marker, plain, strong};
use crate::report::person::advice::{AdviceKind, AdviceReport};
use crate::report::person::recommendation::RecommendationReport;

/// What a report tells: all of it in full, else what was selected.
pub fn told(report: &RecommendationReport, full: bool) -> impl Iterator<Item = &AdviceReport> {
    report.advice.iter().filter(move |it| full || it.told)
}

/// Writes the parts that come first, or the others, each in the order in which its lines were written.
pub fn parts(document: &mut Document, report: &RecommendationReport, first: bool, full: bool) {
    for part in report.parts.iter().filter(|it| it.first == first) {
        let belongs = |it: &&AdviceReport| it.part.as_ref() == Some(&part.id) && is_sentence(it.kind);
        let mut told: Vec<&AdviceReport> = told(report, full).filter(belongs).collect();
        told.sort_by_key(|it| it.place_in_pack);
        sentences(document, &part.title, &told, full);
    }
}

/// Writes sentences under a heading, unless there are none.
pub fn sentences(document: &mut Document, heading: &str, told: &[&AdviceReport], full: bool) {
    if !told.is_empty() {
        document.heading(2, heading);
        document.list(Marker::Bullet, told.iter().map(|it| sentence(it, full)).collect());
    }
}

fn sentence(advice: &AdviceReport, full: bool) -> Item {
    let left_out = advice
        .left_out
        .map(|why| format!("A short report leaves this out: {}", why.words(advice.stands_back_for.as_deref())));
    let text = match (advice.kind, advice.title.as_deref(), advice.lines.as_slice()) {
        (AdviceKind::Experiment, Some(question), [hypothesis, test, look_for]) => vec![
            strong(format!("{question} ")),
            plain(format!("Hypothesis: {hypothesis} Smallest test: {test} What to look for: {look_for}")),
        ],
        _ => vec![plain(advice.lines.join(" "))],
    };
    Item { text, detail: Vec::new() }.detail(advice.ground.line(full)).detail(left_out.unwrap_or_default())
}

/// Whether a part of the report tells advice of this kind; actions, scripts and pages have places of their own.
fn is_sentence(kind: AdviceKind) -> bool {
    !matches!(kind, AdviceKind::Action | AdviceKind::Script | AdviceKind::Page)
}
