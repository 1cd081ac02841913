//! Changed answers in a line each, and the least changes that put another route first.
//!
//! In: what a report says of changes. Out: items and sentences. Never: choosing which are told.

use crate::page::document::{Item, Span, plain, strong};
use crate::report::person::change::ChangeReport;
use crate::report::person::wanted::{ChangeSetReport, NearestReport, OneChange};
use crate::report::phrase;

/// A change and what it would do.
pub fn change(change: &ChangeReport) -> Item {
    let to = change.to.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(" or ");
    let topic = phrase::capitalized(&change.topic);
    let rest = format!(": if it were {to}, {}.", change.effects.join("; "));
    let item = Item::of(vec![strong(topic), plain(rest)]).detail(format!("Now: {}", change.from));
    let item = change.lever.iter().fold(item, |item, lever| item.detail(format!("In your hands: {lever}")));
    if change.raises == 0 {
        return item;
    }
    let raised = phrase::count(change.raises, "more question");
    item.detail(format!("It would raise {raised}, counted as unanswered here"))
}

/// What several changes together would do where none alone does it, in a sentence.
pub fn nearest(report: &NearestReport) -> Vec<Span> {
    let none = "No single answer that you can change would put another route first";
    match (&report.pathway, &report.set) {
        (Some(pathway), Some(set)) => vec![
            plain(format!(
                "{none}. {} would, together: {}; ",
                if report.is_proved { "The least that" } else { "These" },
                in_a_line(set)
            )),
            strong(format!("\"{}\"", pathway.title)),
            plain(format!(" would then come first{}.", narrowly(set))),
        ],
        _ if report.is_proved => vec![plain(format!("{none}, nor would several together."))],
        _ => vec![plain(format!("{none}."))],
    }
}

/// A set of changes in one line.
pub fn in_a_line(set: &ChangeSetReport) -> String {
    let changes = set.changes.iter().map(|it| format!("{} ({})", it.topic, either(it)));
    phrase::listed(&changes.collect::<Vec<String>>())
}

/// How the wanted route would lead, where that is too little to rank on.
pub fn narrowly(set: &ChangeSetReport) -> &'static str {
    if set.close_to.is_empty() { "" } else { ", narrowly" }
}

/// The other answers of a change, any of which does it.
pub fn either(change: &OneChange) -> String {
    change.to.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(" or ")
}
