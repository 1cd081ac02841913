//! The plan: steps for the first week, and for 30, 60 and 90 days, each with the words that belong to it.
//!
//! In: a recommendation report. Out: blocks. Never: choosing steps (the engine did).

use crate::page::document::{Document, Item, Marker};
use crate::page::person::notes::Notes;
use crate::page::person::sentences::of_kind;
use crate::report::person::advice::{AdviceKind, sentence};
use crate::report::person::plan::PlanStep;
use crate::report::person::recommendation::RecommendationReport;
use crate::report::phrase;

/// Writes every step that is told, by the time it takes.
pub fn write(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    let is_only = report.plan.len() == 1;
    let mut is_begun = false;
    for span in &report.plan {
        let told = span.steps.iter().filter(|step| step.brief);
        let steps: Vec<Item> = told.map(|it| step(it, notes)).collect();
        if !steps.is_empty() {
            if !is_begun {
                document.heading(2, if is_only { "What to do next" } else { "What to do, and when" });
            }
            is_begun = true;
            if !is_only {
                let title = format!("{}{}", span_title(span.within_days), hours(span.hours, report.free_hours));
                document.heading(3, title);
            }
            document.list(Marker::Checkbox, steps);
        }
    }
    of_kind(document, report, "If that does not work out", AdviceKind::Fallback, notes);
}

fn step(step: &PlanStep, notes: &mut Notes) -> Item {
    let item = Item::new(sentence(&step.cue, &step.act)).noted(notes.of(&step.ground)).how(&step.how);
    match &step.words {
        Some(words) => item.script(&words.lines, notes.marks(&words.ground)),
        None => item,
    }
}

/// What the steps of a span take of the hours that the person has; nothing where they take none.
fn hours(taken: u16, free: Option<u16>) -> String {
    match (taken, free) {
        (0, _) => String::new(),
        (taken, Some(free)) => format!(": {taken} of your {} a week", phrase::count(free.into(), "hour")),
        (taken, None) => format!(": {} a week", phrase::count(taken.into(), "hour")),
    }
}

fn span_title(days: u16) -> String {
    if days <= 7 { "In the first week".to_owned() } else { format!("Within {days} days") }
}
