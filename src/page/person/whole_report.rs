//! The whole report, or parts of it: which part says what, in what order, each line with its notes.
//!
//! In: a recommendation report, and which parts are asked for. Out: a document. Never: what a part says, layout.

use crate::page::document::{Document, Item, Marker, plain};
use crate::page::person::commands::{Commands, ways_on};
use crate::page::person::notes::Notes;
use crate::page::person::part::{answer, bring, change, differ, plan, routes, said, why, words};
use crate::report::person::recommendation::RecommendationReport;

/// A part of the whole report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What came out.
    Answer,
    /// Every reason.
    Why,
    /// The steps.
    Plan,
    /// What the person brings, and what is missing.
    Bring,
    /// What would change the result.
    Change,
    /// The routes that did not come first.
    Routes,
    /// Words to say and pages to take along.
    Words,
    /// Where the sources differ.
    Sources,
    /// What the report is not.
    Limits,
    /// What was said.
    Answers,
    /// Who says it.
    Notes,
}

impl Part {
    /// In reading order, each with its word and what it holds.
    pub const ALL: [(Self, &'static str, &'static str); 11] = [
        (Self::Answer, "answer", "What came out, and how it compares"),
        (Self::Why, "why", "Every reason for and against, how sure it is, and the answers that decide"),
        (Self::Plan, "plan", "The steps, with the words that belong to them"),
        (Self::Bring, "bring", "What you bring, what is missing, and what to watch for"),
        (Self::Change, "change", "What of all that you can change would change the result"),
        (Self::Routes, "routes", "The other routes, and what would open them"),
        (Self::Words, "words", "Words to use, and pages to take to somebody"),
        (Self::Sources, "sources", "Where the sources differ, or gain from their advice"),
        (Self::Limits, "limits", "What the report is not"),
        (Self::Answers, "answers", "What you said"),
        (Self::Notes, "notes", "Every source in full, in place of the short notes"),
    ];
}

/// The report as a document.
pub fn document(report: &RecommendationReport, commands: &Commands) -> Document {
    let (mut document, mut notes) = (Document::default(), Notes::default());
    for (part, ..) in Part::ALL {
        write(&mut document, report, part, true, &mut notes);
    }
    document.heading(2, "Where to go on");
    let leads = report.leads_to.iter();
    let leads = leads.map(|lead| Item::new(&lead.invites).detail(format!("{}: {}", lead.title, lead.command)));
    let ways = [
        ("Why each line is there, and what did not hold: ", commands.explain()),
        ("What another answer would change: ", commands.what_if()),
    ];
    let ways = ways.map(|(why, command)| Item::of(vec![plain(why), plain(command)]));
    document.list(Marker::Bullet, leads.chain(ways).collect());
    document
}

/// Some parts alone, in reading order, with the notes that they use.
pub fn parts(report: &RecommendationReport, wanted: &[Part], commands: &Commands) -> Document {
    let (mut document, mut notes) = (Document::default(), Notes::default());
    for (part, ..) in Part::ALL.iter().filter(|(part, ..)| wanted.contains(part)) {
        // The notes are of the parts asked for, else of the whole report.
        if *part == Part::Notes && wanted == [Part::Notes] {
            let mut unseen = Document::default();
            for (part, ..) in Part::ALL {
                write(&mut unseen, report, part, true, &mut notes);
            }
        }
        write(&mut document, report, *part, wanted.contains(&Part::Plan), &mut notes);
    }
    if document.blocks.is_empty() {
        document.paragraph("This report has nothing to say there.");
    }
    if !wanted.contains(&Part::Notes) {
        notes.write(&mut document, &report.sources);
    }
    ways_on(&mut document, commands);
    document
}

/// Writes one part.
fn write(document: &mut Document, report: &RecommendationReport, part: Part, beside_plan: bool, notes: &mut Notes) {
    match part {
        Part::Answer => answer::write(document, report, notes),
        Part::Why => why::write(document, report, notes),
        Part::Plan => plan::write(document, report, notes),
        Part::Bring => bring::write(document, report, notes),
        Part::Change => change::write(document, report),
        Part::Routes => routes::write(document, report, notes),
        Part::Words => words::write(document, report, notes, beside_plan),
        Part::Sources => differ::sources(document, report, notes),
        Part::Limits => differ::limits(document, report),
        Part::Answers => said::write(document, report),
        Part::Notes if notes.is_empty() => {}
        Part::Notes => {
            document.heading(2, "Notes");
            notes.write_with_sources(document, &report.sources);
        }
    }
}
