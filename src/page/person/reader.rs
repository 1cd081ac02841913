//! What is written for somebody else: the one page to take along, and a text for a chat assistant of one's own.
//!
//! In: a recommendation report. Out: a document for that reader alone. Never: the person's own report.

use crate::page::document::{Document, Item, Marker};
use crate::page::person::notes::Notes;
use crate::page::person::part::{answer, change, differ, plan, routes, said, why, words};
use crate::page::person::sentences::told;
use crate::report::person::advice::{AdviceKind, AdviceReport, ReaderWord};
use crate::report::person::pathway::{FitWord, KindWord};
use crate::report::person::recommendation::RecommendationReport;

/// The page for a reader, where the report has one: its lines, and to whom it goes.
pub fn page(report: &RecommendationReport, reader: ReaderWord) -> Option<(Document, String)> {
    let page = told(report).find(|it| it.reader == Some(reader))?;
    let mut document = Document::default();
    page.lines.iter().for_each(|line| document.paragraph(line));
    Some((document, page.title.clone().unwrap_or_default()))
}

/// To whom the pages of a report go.
pub fn pages(report: &RecommendationReport) -> impl Iterator<Item = &AdviceReport> {
    told(report).filter(|it| it.kind == AdviceKind::Page)
}

/// Everything an assistant may build on, and what it is asked to keep to.
pub fn assistant(report: &RecommendationReport) -> Document {
    let (mut document, mut notes) = (Document::default(), Notes::default());
    document.heading(1, format!("For a chat assistant: {}", report.title));
    document.paragraph(
        "You are helping one person. Below stand their answers to a self-assessment and what came out of it. \"You\" and \
         \"your\" below mean that person.",
    );
    document.list(
        Marker::Bullet,
        [
            "Stay within what stands here. It is all that is known of this person.",
            "Name the source of what you say: the number in brackets, and who that is.",
            "Where you go beyond it, say so first: \"This is not in the report.\"",
            "Make up no numbers, names, dates or quotes. Where an answer is missing, ask for it.",
            "Nothing here is certain. Pass on the limits and how sure the result is.",
        ]
        .map(Item::new)
        .into(),
    );
    said::write(&mut document, report);
    document.heading(2, "What came out");
    answer::outcome(&mut document, report, &mut notes);
    ranking(&mut document, report);
    crate::page::person::sureness::write(&mut document, report);
    why::write(&mut document, report, &mut notes);
    routes::write(&mut document, report, &mut notes);
    change::write(&mut document, report);
    plan::write(&mut document, report, &mut notes);
    words::write(&mut document, report, &mut notes, true);
    differ::sources(&mut document, report, &mut notes);
    differ::limits(&mut document, report);
    document.heading(2, "Sources");
    notes.write_with_sources(&mut document, &report.sources);
    document.paragraph("Begin by asking what they would like to talk about first.");
    document
}

/// The routes in words, best first.
fn ranking(document: &mut Document, report: &RecommendationReport) {
    let open = report.pathways.iter().filter(|it| it.kind == KindWord::Route && it.fit != FitWord::RuledOut);
    let word = |is_known: bool, fit: FitWord| if is_known { fit.word() } else { "not known yet" };
    let lines = open.enumerate().map(|(at, it)| {
        let word = word(it.open_requirements.is_empty(), it.fit);
        Item::new(format!("{}. {}: {word}", at + 1, it.title))
    });
    document.list(Marker::Bare, lines.collect());
}
