//! The table of saved sessions: when, which, how far, and what came out.
//!
//! In: what is said of sessions. Out: a document. Never: reading a clock or a file.

use crate::page::document::{Cell, Document, Item, Marker};
use crate::report::person::session::{OutcomeReport, SessionReport, SessionsReport};
use crate::report::phrase;

/// A table for each assessment, that of the newest session first.
pub fn document(report: &SessionsReport) -> Document {
    let mut document = Document::default();
    if report.sessions.is_empty() {
        document.paragraph("Nothing is saved.");
        return document;
    }
    let mut told: Vec<&str> = Vec::new();
    for newest in &report.sessions {
        if told.contains(&newest.assessment.as_str()) {
            continue;
        }
        told.push(&newest.assessment);
        let title = newest.title.clone().unwrap_or_else(|| format!("{}: not in this pack", newest.assessment));
        document.heading(2, title);
        let of = report.sessions.iter().filter(|it| it.assessment == newest.assessment);
        document.table(["Name", "Saved", "How far", "Result"], of.map(row).collect());
    }
    let finished = report.sessions.iter().find(|it| it.finished).map(|it| format!("Again: inroad report {}", it.id));
    let begun = report.sessions.iter().find(|it| !it.finished && it.trouble.is_none());
    let begun = begun.map(|it| format!("To go on: inroad {}", it.assessment));
    let delete = format!("To delete: inroad sessions delete {}", report.sessions[0].id);
    let ways = [delete].into_iter().chain(begun).chain(finished).map(Item::new);
    document.list(Marker::Bare, ways.collect());
    document
}

fn row(session: &SessionReport) -> Vec<Cell> {
    let cells = [session.id.clone(), ago(session.age), how_far(session), result(session)];
    cells.map(Cell::Text).into()
}

fn how_far(session: &SessionReport) -> String {
    if session.trouble.is_some() {
        return String::new();
    }
    let answers = phrase::count(session.answers, "answer");
    let unfit = if session.unfit == 0 { String::new() } else { format!(", {} no longer fit", session.unfit) };
    let end = if session.finished { ", finished" } else { " so far" };
    format!("{answers}{end}{unfit}")
}

fn result(session: &SessionReport) -> String {
    match (&session.trouble, &session.outcome) {
        (Some(trouble), _) => trouble.clone(),
        (None, Some(outcome)) => in_a_line(outcome),
        (None, None) => String::new(),
    }
}

fn in_a_line(outcome: &OutcomeReport) -> String {
    match (outcome.first.as_slice(), outcome.fit) {
        ([], _) => "Not decided yet".to_owned(),
        ([only], Some(fit)) => format!("{only}, {} fit", fit.word()),
        ([only], None) => only.clone(),
        ([first, rest @ ..], _) => format!("Too close to rank: {first}, and {} more", rest.len()),
    }
}

/// How long ago something was, in the largest unit that says it.
fn ago(seconds: u64) -> String {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const DAY: u64 = 24 * HOUR;
    let (unit, noun) = match seconds {
        0..MINUTE => return "just now".to_owned(),
        MINUTE..HOUR => (MINUTE, "minute"),
        HOUR..DAY => (HOUR, "hour"),
        _ if seconds < 14 * DAY => (DAY, "day"),
        _ if seconds < 60 * DAY => (7 * DAY, "week"),
        _ if seconds < 730 * DAY => (30 * DAY, "month"),
        _ => (365 * DAY, "year"),
    };
    format!("{} ago", phrase::count(usize::try_from(seconds / unit).unwrap_or(usize::MAX), noun))
}
