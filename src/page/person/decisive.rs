//! The answers that decide, in a sentence.
//!
//! In: a recommendation report. Out: a paragraph. Never: finding them (the analysis did).

use crate::page::document::{Document, plain, strong};
use crate::report::person::recommendation::RecommendationReport;

/// Writes the sentence, where it was asked for.
pub fn write(document: &mut Document, report: &RecommendationReport) {
    let Some(decisive) = &report.decisive else { return };
    let (deciding, all) = (decisive.answers.len(), report.answered.len());
    let what = if report.pathways.is_empty() { "it" } else { "what comes first" };
    let named = decisive.answers.iter().map(|it| format!("{}: {}", it.topic, it.answer));
    let named = named.collect::<Vec<_>>().join("; ");
    if deciding > 1 && deciding == all {
        document.spans(vec![
            strong(format!("It takes all your {all} answers to decide {what}")),
            plain(format!(": {named}.")),
        ]);
        return;
    }
    let who = match deciding {
        0 => return,
        1 => format!("One answer decides {what}"),
        _ => format!("These {deciding} of your {all} answers decide {what}"),
    };
    let fewer = if decisive.is_least { " No fewer would do." } else { "" };
    document.spans(vec![strong(who), plain(format!(", whatever the others had been: {named}.{fewer}"))]);
}
