//! Reasons of routes, what would change the result, and the routes that did not come first.
//!
//! In: a recommendation report. Out: blocks. Never: choosing what is told of a change (the report did), layout.

use crate::page::document::{Document, Item, Marker, plain, strong};
use crate::page::person::changes::{change, nearest};
use crate::page::person::notes::Notes;
use crate::page::person::result::leaders;
use crate::report::person::change::ChangeReport;
use crate::report::person::pathway::{FitWord, KindWord, PathwayReport, Reason};
use crate::report::person::recommendation::RecommendationReport;

/// So many reasons for a route are seen at once.
const FOR: usize = 5;
/// So many reasons against it.
const AGAINST: usize = 3;

/// Writes what would change the result, why the next route is not first, what is not open and what would open it, and
/// what weighed for all others.
pub fn write(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    changes(document, report);
    let leaders = leaders(report);
    let is_route = |it: &&PathwayReport| it.kind == KindWord::Route;
    let second = report.pathways.iter().filter(is_route).find(|it| !it.recommended && it.fit != FitWord::RuledOut);
    if let ([leader], Some(second)) = (leaders.as_slice(), second) {
        contrast(document, leader, second, notes);
    }
    let out = report.pathways.iter().filter(|it| it.fit == FitWord::RuledOut);
    let items: Vec<Item> = out.map(|it| not_open(it, notes)).collect();
    if !items.is_empty() {
        document.heading(2, "Not open now, and what would open it");
        document.list(Marker::Bullet, items);
    }
    let is_told = |it: &&PathwayReport| it.recommended && it.kind == KindWord::Route;
    let others = report.pathways.iter().filter(|it| !is_told(it) && it.fit != FitWord::RuledOut);
    for (at, pathway) in others.enumerate() {
        if at == 0 {
            document.heading(2, "All that weighed for the others");
        }
        document.more(&pathway.title, |more| {
            more.heading(3, &pathway.title);
            both(more, pathway, notes);
            if pathway.reasons_for.is_empty() && pathway.reasons_against.is_empty() {
                more.paragraph("Nothing in your answers weighed either way.");
            }
        });
    }
}

/// Writes all reasons of a route that came first; `of` names it where several did.
pub fn reasons(document: &mut Document, leader: &PathwayReport, of: &str, notes: &mut Notes) {
    document.heading(2, format!("What speaks for it{of}"));
    if leader.reasons_for.is_empty() {
        document.paragraph("Nothing in your answers so far.");
    }
    let told: Vec<Item> = leader.reasons_for.iter().map(|it| reason(it, notes)).collect();
    document.list_folded(Marker::Plus, told, FOR);
    document.heading(2, format!("What speaks against it{of}"));
    if leader.reasons_against.is_empty() {
        document.paragraph("Nothing in your answers.");
    }
    let told: Vec<Item> = leader.reasons_against.iter().map(|it| reason(it, notes)).collect();
    document.list_folded(Marker::Minus, told, AGAINST);
    let open = leader.open_requirements.iter();
    let open = open.map(|it| Item::new(format!("whether {}", it.text)).noted(notes.of(&it.ground)));
    let open: Vec<Item> = open.collect();
    if !open.is_empty() {
        document.paragraph("Not known yet, and able to close it:");
        document.list(Marker::Bullet, open);
    }
}

fn both(document: &mut Document, pathway: &PathwayReport, notes: &mut Notes) {
    let told: Vec<Item> = pathway.reasons_for.iter().map(|it| reason(it, notes)).collect();
    document.list(Marker::Plus, told);
    let told: Vec<Item> = pathway.reasons_against.iter().map(|it| reason(it, notes)).collect();
    document.list(Marker::Minus, told);
}

fn reason(reason: &Reason, notes: &mut Notes) -> Item {
    Item::new(&reason.text).noted(notes.of(&reason.ground))
}

/// What a person can change comes alone: a fact that is as it is changes nothing for anybody who reads it.
fn changes(document: &mut Document, report: &RecommendationReport) {
    // What would open a pathway stands in a section of its own.
    let is_told = |it: &&ChangeReport| it.moves_first || report.pathways.is_empty();
    let yours = report.changes.iter().filter(|it| it.lever.is_some()).filter(is_told);
    let yours: Vec<Item> = yours.map(change).collect();
    document.heading(2, "What would change this result");
    if !yours.is_empty() {
        document.paragraph("Each by itself, all other answers as they are:");
        document.list(Marker::Bullet, yours);
        return;
    }
    match &report.nearest {
        Some(report) => document.spans(nearest(report)),
        None if report.pathways.is_empty() => {
            document.paragraph("No single answer that you can change would give another result.");
        }
        None => document.paragraph("No single answer that you can change would put another route first."),
    }
}

/// Why the first and not the second.
fn contrast(document: &mut Document, leader: &PathwayReport, second: &PathwayReport, notes: &mut Notes) {
    document.heading(2, format!("Why not first: {}", second.title));
    let is_shared = |it: &&Reason| leader.reasons_for.iter().any(|other| other.ground.answers == it.ground.answers);
    let own = second.reasons_for.iter().find(|it| !is_shared(it)).or(second.reasons_for.first());
    let own: Vec<Item> = own.map(|it| reason(it, notes)).into_iter().collect();
    document.list(Marker::Plus, own);
    match second.reasons_against.first() {
        Some(against) => document.list(Marker::Minus, vec![reason(against, notes)]),
        None => document.paragraph("Nothing speaks against it; less speaks for it."),
    }
}

fn not_open(pathway: &PathwayReport, notes: &mut Notes) -> Item {
    let because: Vec<String> = pathway.unmet_requirements.iter().map(|it| it.text.clone()).collect();
    let lifted: Vec<String> = pathway.unmet_requirements.iter().map(|it| it.lifted_by.clone()).collect();
    let rest = format!(": {}. What would open it: {}.", because.join("; "), lifted.join("; "));
    let marks = notes.of_all(pathway.unmet_requirements.iter().map(|it| &it.ground));
    Item::of(vec![strong(&pathway.title), plain(rest)]).noted(marks)
}
