//! The answer: what came out, and how it compares.
//!
//! In: a recommendation report. Out: blocks. Never: reasons, steps.

use crate::page::document::{Document, plain, strong};
use crate::page::person::chart;
use crate::page::person::notes::Notes;
use crate::page::person::result::{result, results, said};
use crate::page::person::sentences::{parts, told};
use crate::report::person::advice::AdviceKind;
use crate::report::person::recommendation::RecommendationReport;

/// Writes what came out under the title of the assessment.
pub fn write(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    document.heading(1, &report.title);
    outcome(document, report, notes);
    if let Some(opening) = told(report).find(|it| it.kind == AdviceKind::Opening) {
        document.spans(vec![plain(opening.lines.join(" ")), notes.of(&opening.ground)]);
    }
    parts(document, report, notes, true);
    chart::routes(document, report, usize::MAX, true);
    if report.verdicts.iter().any(|it| it.section.is_some()) {
        document.heading(2, "At a glance");
        chart::verdicts(document, report, notes);
    }
}

/// Writes the result alone.
pub fn outcome(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    if report.pathways.is_empty() {
        for verdict in results(report) {
            let text = said(verdict, notes);
            document.spans(text);
        }
        return;
    }
    let result = result(report);
    let stop = if result.title.ends_with('.') { "" } else { "." };
    let text = [result.says, result.what].join(" ");
    document.spans(vec![strong(format!("{}{stop} ", result.title)), plain(text.trim())]);
}
