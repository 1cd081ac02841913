//! Words to use, what to do once inside, and pages to take to somebody.
//!
//! In: a recommendation report. Out: blocks. Never: choosing them (the engine did).

use crate::page::document::{Block, Document};
use crate::page::person::notes::Notes;
use crate::page::person::sentences::{of_kind, told};
use crate::report::person::advice::{AdviceKind, AdviceReport};
use crate::report::person::recommendation::RecommendationReport;

/// The most scripts that stand open: which of the others somebody needs, their titles say.
const OPEN_MAX: usize = 3;

/// Writes scripts, then what comes after them, then pages. Beside the plan, words that stand with a step are told there.
pub fn write(document: &mut Document, report: &RecommendationReport, notes: &mut Notes, beside_plan: bool) {
    let steps = report.plan.iter().flat_map(|span| &span.steps).filter(|it| it.brief && beside_plan);
    let with_steps: Vec<&Vec<String>> = steps.filter_map(|it| it.words.as_ref()).map(|it| &it.lines).collect();
    let scripts = told(report).filter(|it| it.kind == AdviceKind::Script && !with_steps.contains(&&it.lines));
    quotes(document, "Words to use", scripts, notes);
    of_kind(document, report, "Once you are inside", AdviceKind::Inside, notes);
    quotes(document, "A page to take along", told(report).filter(|it| it.kind == AdviceKind::Page), notes);
}

/// Writes words under one heading, each under what it is for, or for whom.
fn quotes<'r>(document: &mut Document, heading: &str, told: impl Iterator<Item = &'r AdviceReport>, notes: &mut Notes) {
    for (at, advice) in told.enumerate() {
        if at == 0 {
            document.heading(2, heading);
        }
        let title = advice.title.as_deref().unwrap_or_default();
        let title = if advice.kind == AdviceKind::Page { format!("For {title}") } else { title.to_owned() };
        let marks = notes.marks(&advice.ground);
        let write = |document: &mut Document| {
            document.heading(3, title.clone());
            document.blocks.push(Block::Quote(advice.lines.clone(), marks));
        };
        if at < OPEN_MAX && advice.kind != AdviceKind::Page {
            write(document);
        } else {
            document.more(title.clone(), write);
        }
    }
}
