//! The answers that decide, in a sentence of the first page.
//!
//! In: a recommendation report. Out: a paragraph. Never: finding them (the analysis did).

use crate::page::document::{Document, plain, strong};
use crate::report::person::recommendation::RecommendationReport;

/// So many answers are named in a short report; more are counted.
const NAMED_MAX: usize = 4;

/// Writes the sentence of the first page.
pub fn write(document: &mut Document, report: &RecommendationReport, full: bool) {
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
    let fewer = if decisive.is_least && full { " No fewer would do." } else { "" };
    if deciding > NAMED_MAX && !full {
        let who = who.replacen("These ", "", 1);
        document.paragraph(format!("{who}, whatever the others had been; `--full` names them."));
        return;
    }
    document.spans(vec![strong(who), plain(format!(", whatever the others had been: {named}.{fewer}"))]);
}
