//! Words to use, what to do once inside, and pages to take to somebody.
//!
//! In: a recommendation report. Out: blocks. Never: choosing them (the engine did).

use crate::page::document::{Block, Document};
use crate::page::person::notes::Notes;
use crate::page::person::sentences::{of_kind, told};
use crate::report::person::advice::{AdviceKind, AdviceReport};
use crate::report::person::recommendation::RecommendationReport;

/// Writes scripts, then what comes after them, then pages. Beside the plan, words that stand with a step are told there.
pub fn write(document: &mut Document, report: &RecommendationReport, notes: &mut Notes, beside_plan: bool) {
    let steps = report.plan.iter().flat_map(|span| &span.steps).filter(|it| it.brief && beside_plan);
    let with_steps: Vec<&Vec<String>> = steps.filter_map(|it| it.words.as_ref()).map(|it| &it.lines).collect();
    for advice in told(report).filter(|it| it.kind == AdviceKind::Script && !with_steps.contains(&&it.lines)) {
        quote(document, advice, notes);
    }
    of_kind(document, report, "Once you are inside", AdviceKind::Inside, notes);
    for advice in told(report).filter(|it| it.kind == AdviceKind::Page) {
        quote(document, advice, notes);
    }
}

/// Writes words under a heading that says what for, or for whom.
fn quote(document: &mut Document, advice: &AdviceReport, notes: &mut Notes) {
    let title = advice.title.as_deref().unwrap_or_default();
    let heading = match advice.kind {
        AdviceKind::Page => format!("A page for {title}"),
        _ => format!("Words to use: {title}"),
    };
    document.heading(2, heading);
    let marks = notes.marks(&advice.ground);
    document.blocks.push(Block::Quote(advice.lines.clone(), marks));
}
