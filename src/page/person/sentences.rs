//! The sentences of a whole report: advice that is neither a step nor words to use, alone or in parts on one subject.
//!
//! In: a recommendation report. Out: blocks. Never: selecting what is told (the engine did), layout.

use crate::page::document::{Document, Item, Marker, plain, strong};
use crate::page::person::notes::Notes;
use crate::report::person::advice::{AdviceKind, AdviceReport, LeftOut};
use crate::report::person::recommendation::RecommendationReport;

/// What a whole report tells: all that says something of its own. What another line says more closely, and what only
/// repeats the claims of lines before it, is in the explanation.
pub fn told(report: &RecommendationReport) -> impl Iterator<Item = &AdviceReport> {
    report.advice.iter().filter(|it| matches!(it.left_out, None | Some(LeftOut::NoRoom)))
}

/// Writes the parts that come first, or the others, each in the order in which its lines were written.
pub fn parts(document: &mut Document, report: &RecommendationReport, notes: &mut Notes, first: bool) {
    for part in report.parts.iter().filter(|it| it.first == first) {
        let belongs = |it: &&AdviceReport| it.part.as_ref() == Some(&part.id) && it.kind.is_sentence();
        let mut told: Vec<&AdviceReport> = told(report).filter(belongs).collect();
        told.sort_by_key(|it| it.place_in_pack);
        sentences(document, &part.title, &told, notes);
    }
}

/// Writes the sentences of a kind that belong to no part.
pub fn of_kind(
    document: &mut Document,
    report: &RecommendationReport,
    heading: &str,
    kind: AdviceKind,
    notes: &mut Notes,
) {
    let of: Vec<&AdviceReport> = told(report).filter(|it| it.kind == kind && it.part.is_none()).collect();
    sentences(document, heading, &of, notes);
}

/// Writes sentences under a heading, unless there are none.
pub fn sentences(document: &mut Document, heading: &str, told: &[&AdviceReport], notes: &mut Notes) {
    if !told.is_empty() {
        document.heading(2, heading);
        document.list(Marker::Bullet, told.iter().map(|it| sentence(it, notes)).collect());
    }
}

/// A sentence and the marks of what it rests on.
pub fn sentence(advice: &AdviceReport, notes: &mut Notes) -> Item {
    let text = match (advice.kind, advice.title.as_deref(), advice.lines.as_slice()) {
        (AdviceKind::Experiment, Some(question), [hypothesis, test, look_for]) => vec![
            strong(format!("{question} ")),
            plain(format!("Hypothesis: {hypothesis} Smallest test: {test} What to look for: {look_for}")),
        ],
        _ => vec![plain(advice.lines.join(" "))],
    };
    Item::of(text).noted(notes.of(&advice.ground))
}
