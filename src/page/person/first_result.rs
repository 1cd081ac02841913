//! The first result of a quiz: the chart, how firmly the answers settle it, and the result last.
//!
//! In: a recommendation report. Out: a document. Never: reasons, advice, layout.

use crate::page::document::{Document, plain, strong};
use crate::page::person::notes::Notes;
use crate::page::person::result::result;
use crate::page::person::{chart, sureness};
use crate::report::person::recommendation::RecommendationReport;

/// Writes the result alone, its sentence last: nearest to the question that follows.
pub fn document(report: &RecommendationReport) -> Document {
    let mut document = Document { is_dense: true, ..Document::default() };
    chart::routes(&mut document, report, usize::MAX, true);
    chart::verdicts(&mut document, report, &mut Notes::default());
    document.paragraph(sureness::of_answers(report));
    let result = result(report);
    let what = if report.close_call.is_some() { result.what.as_str() } else { "" };
    let says =
        [result.says.as_str(), what].iter().filter(|it| !it.is_empty()).fold(String::new(), |all, it| all + " " + it);
    let stop = if result.title.ends_with('.') { "" } else { "." };
    document.spans(vec![strong(format!("{}{stop}", result.title)), plain(says)]);
    document
}
