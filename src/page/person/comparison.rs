//! The page of a comparison: what differs, what each difference moves, what is done, and what to talk about.
//!
//! In: a comparison. Out: blocks. Never: judging which of the two is right.

use crate::page::document::{Cell, Document, Item, Marker, plain, strong};
use crate::report::citation::AnswerGround;
use crate::report::person::before_after::{ChangedAnswer, StepChange, VerdictPair};
use crate::report::person::comparison::{Between, ComparisonReport, MoveReport, routes};
use crate::report::person::pathway::FitWord;
use crate::report::phrase;

/// The most differences that one talk is about.
const TALK_MAX: usize = 5;

/// The comparison as a document.
pub fn document(report: &ComparisonReport) -> Document {
    let mut document = Document::default();
    document.heading(1, format!("Compared: {}", report.title));
    summary(&mut document, report);
    if report.moves.is_empty() {
        return document;
    }
    let (moving, quiet): (Vec<_>, Vec<_>) = report.moves.iter().partition(|it| !it.is_still() && !it.follows);
    listed(
        &mut document,
        "What differs, and what each moves by itself",
        Marker::Bullet,
        moving.iter().map(|it| moved(it, report)).collect(),
    );
    listed(
        &mut document,
        "What differs, and moves nothing by itself",
        Marker::Bullet,
        quiet.iter().map(|it| still(it, report)).collect(),
    );
    together(&mut document, report);
    match report.between {
        Between::Times => steps(&mut document, report),
        Between::People => talk(&mut document, report),
    }
    document
}

fn summary(document: &mut Document, report: &ComparisonReport) {
    let (before, after) = (&report.labels.before, &report.labels.after);
    let alike = match report.alike {
        0 => "No answer is the same".to_owned(),
        1 => "1 answer is the same".to_owned(),
        number => format!("{number} answers are the same"),
    };
    let differing = match report.moves.len() {
        0 => "none differs".to_owned(),
        1 => "1 differs".to_owned(),
        number => format!("{number} differ"),
    };
    document.paragraph(format!("\"{before}\" and \"{after}\": {}, {differing}.", alike.to_lowercase()));
    if report.one_sided > 0 {
        let (answers, verb) = match report.one_sided {
            1 => ("1 question", "has"),
            _ => (&*format!("{} questions", report.one_sided), "have"),
        };
        document.paragraph(format!("{answers} {verb} an answer in one of the two only."));
    }
    for (label, taken) in [(before, &report.taken_before), (after, &report.taken_after)] {
        let said: Vec<String> = taken.iter().map(AnswerGround::said).collect();
        if !said.is_empty() {
            document.paragraph(format!(
                "\"{label}\" does not say this; the neutral answer was taken: {}.",
                said.join("; ")
            ));
        }
    }
    let first = &report.together.first;
    if first.before != first.after {
        document
            .spans(vec![strong("First: "), plain(format!("{before}: {}; {after}: {}.", first.before, first.after))]);
    } else if !first.after.is_empty() {
        document.spans(vec![strong("First in both: "), plain(format!("{}.", first.after))]);
    }
}

fn said(answer: Option<&String>) -> String {
    answer.map_or_else(|| "no answer".to_owned(), |it| format!("\"{it}\""))
}

/// An answer as both gave it.
fn both(change: &ChangedAnswer, report: &ComparisonReport) -> Item {
    let item = Item::of(vec![strong(phrase::capitalized(&change.topic))]);
    let item = item.detail(format!("{}: {}", report.labels.before, said(change.before.as_ref())));
    item.detail(format!("{}: {}", report.labels.after, said(change.after.as_ref())))
}

fn moved(it: &MoveReport, report: &ComparisonReport) -> Item {
    let mut item = both(&it.change, report);
    if let Some(first) = &it.first {
        item = item.detail(format!("By itself it puts {} first.", first.after));
    }
    for verdict in &it.verdicts {
        item = item.detail(outcome(verdict));
    }
    for fit in &it.fits {
        item = item.detail(format!("\"{}\": {} becomes {}.", fit.title, fit.before.word(), fit.after.word()));
    }
    item
}

fn still(it: &MoveReport, report: &ComparisonReport) -> Item {
    let item = both(&it.change, report);
    if it.follows { item.detail("Asked in one of the two only, because of another answer.") } else { item }
}

fn outcome(verdict: &VerdictPair) -> String {
    let label = |it: &Option<String>| it.as_ref().map_or_else(|| "not known yet".to_owned(), |it| format!("\"{it}\""));
    format!("{} {} becomes {}.", verdict.asks, label(&verdict.before), label(&verdict.after))
}

fn together(document: &mut Document, report: &ComparisonReport) {
    document.heading(2, "All together");
    let whole = &report.together;
    let is_moved = whole.first.before != whole.first.after;
    if is_moved && report.moves.iter().all(|it| it.first.is_none()) {
        document.paragraph("No difference moves the first place by itself; together they do.");
    }
    let cell = |fit: FitWord| Cell::Text(fit.word().to_owned());
    let rows =
        routes(report).map(|(title, before, after)| vec![Cell::Text(title.to_owned()), cell(before), cell(after)]);
    let labels = &report.labels;
    document.table(["Route", &labels.before, &labels.after], rows.collect());
    document.list(Marker::Bullet, whole.verdicts.iter().map(|it| Item::new(outcome(it))).collect());
    if whole.verdicts.is_empty() && whole.verdicts_kept > 0 {
        document.paragraph("Every other result is the same in both.");
    }
}

fn steps(document: &mut Document, report: &ComparisonReport) {
    let (done, replaced): (Vec<_>, Vec<_>) = report.steps_gone.iter().partition(|it| !it.since.is_empty());
    let since = |topics: &[String]| format!("Your answers have changed on: {}.", phrase::listed(topics));
    let done = done.into_iter().map(|it| Item::new(&it.step.says).detail(since(&it.since)));
    listed(document, "Done, or no longer yours", Marker::Plus, done.collect());
    listed(document, "Still to do", Marker::Checkbox, report.steps_kept.iter().map(step).collect());
    listed(document, "New", Marker::Checkbox, report.together.steps_added.iter().map(step).collect());
    listed(
        document,
        "Replaced by steps that are closer now",
        Marker::Minus,
        replaced.into_iter().map(|it| step(&it.step)).collect(),
    );
}

fn step(step: &StepChange) -> Item {
    Item::new(&step.says).detail(format!("Within {} days", step.within_days))
}

fn listed(document: &mut Document, heading: &str, marker: Marker, items: Vec<Item>) {
    if !items.is_empty() {
        document.heading(2, heading);
        document.list(marker, items);
    }
}

/// What the two people see differently, that which moves most first. Neither is right for having answered first.
fn talk(document: &mut Document, report: &ComparisonReport) {
    let both = report.moves.iter().filter(|it| it.change.before.is_some() && it.change.after.is_some());
    let items: Vec<Item> = both.take(TALK_MAX).map(|it| question(&it.change, report)).collect();
    if !items.is_empty() {
        document.heading(2, "What to talk about");
        document
            .paragraph("Neither of the two is right for having said it. Take these one by one, with an example each.");
        document.list(Marker::Bullet, items);
    }
}

fn question(change: &ChangedAnswer, report: &ComparisonReport) -> Item {
    both(change, report).detail("Which piece of work did each of you think of?")
}
