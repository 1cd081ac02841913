//! The first result of a quiz: the sentence, the chart, how firmly the answers settle it, and what changed since.
//!
//! In: a recommendation report. Out: a document. Never: reasons, advice, layout.

use crate::page::document::{Document, Span, plain, strong};
use crate::page::person::notes::Notes;
use crate::page::person::result::result;
use crate::page::person::{chart, sureness};
use crate::report::person::recommendation::RecommendationReport;

/// Writes the result alone, its sentence first; where another was shown before, whether it is still that one.
pub fn document(report: &RecommendationReport, before: Option<&str>) -> Document {
    let mut document = Document { is_dense: true, ..Document::default() };
    document.spans(spans(report));
    if let Some(before) = before {
        document.paragraph(since(before, report));
    }
    chart::routes(&mut document, report, usize::MAX, true);
    chart::verdicts(&mut document, report, &mut Notes::default());
    document.paragraph(sureness::of_answers(report));
    document
}

/// What changed since a result was shown.
pub fn since(before: &str, report: &RecommendationReport) -> String {
    let now = title(report);
    if before == now {
        "Your answers since then leave that as it was.".to_owned()
    } else {
        format!("Your answers since then changed that; before, it was: {before}")
    }
}

/// The result in one sentence.
pub fn title(report: &RecommendationReport) -> String {
    let title = result(report).title;
    let stop = if title.ends_with('.') { "" } else { "." };
    format!("{title}{stop}")
}

fn spans(report: &RecommendationReport) -> Vec<Span> {
    let result = result(report);
    let what = if report.close_call.is_some() { result.what.as_str() } else { "" };
    let says =
        [result.says.as_str(), what].iter().filter(|it| !it.is_empty()).fold(String::new(), |all, it| all + " " + it);
    vec![strong(title(report)), plain(says)]
}
