//! The other routes, each in a few lines: what weighed, and what would open the ones that are not open.
//!
//! In: a recommendation report. Out: blocks. Never: the routes that came first.

use crate::page::document::{Document, Item, Marker, plain, strong};
use crate::page::person::chart;
use crate::page::person::notes::Notes;
use crate::report::person::pathway::{FitWord, KindWord, PathwayReport, Reason};
use crate::report::person::recommendation::RecommendationReport;

/// Writes routes that are open and not first, what strengthens a route, and what is not open.
pub fn write(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    for (heading, kind) in [("The other routes", KindWord::Route), ("What can strengthen a route", KindWord::Support)] {
        let is_told = |it: &&PathwayReport| {
            let is_first = it.recommended && it.kind == KindWord::Route;
            it.kind == kind && !is_first && it.fit != FitWord::RuledOut
        };
        let told: Vec<&PathwayReport> = report.pathways.iter().filter(is_told).collect();
        if !told.is_empty() {
            document.heading(2, heading);
        }
        if kind == KindWord::Support {
            chart::supports(document, report);
        }
        for it in told {
            document.more(&it.title, |more| route(more, it, notes));
        }
    }
    let out = report.pathways.iter().filter(|it| it.fit == FitWord::RuledOut);
    let items: Vec<Item> = out.map(|it| not_open(it, notes)).collect();
    if !items.is_empty() {
        document.heading(2, "Not open now, and what would open it");
        document.list(Marker::Bullet, items);
    }
}

fn route(document: &mut Document, pathway: &PathwayReport, notes: &mut Notes) {
    let is_known = pathway.open_requirements.is_empty();
    let word = if is_known { pathway.fit.word() } else { "not known yet" };
    let silent = pathway.reasons_for.is_empty() && pathway.reasons_against.is_empty();
    let rest = if silent { "; nothing in your answers weighed either way." } else { "." };
    document.spans(vec![strong(&pathway.title), plain(format!(": {word}{rest}"))]);
    let told: Vec<Item> = pathway.reasons_for.iter().map(|it| reason(it, notes)).collect();
    document.list(Marker::Plus, told);
    let told: Vec<Item> = pathway.reasons_against.iter().map(|it| reason(it, notes)).collect();
    document.list(Marker::Minus, told);
}

fn reason(reason: &Reason, notes: &mut Notes) -> Item {
    Item::new(&reason.text).noted(notes.of(&reason.ground))
}

fn not_open(pathway: &PathwayReport, notes: &mut Notes) -> Item {
    let because: Vec<String> = pathway.unmet_requirements.iter().map(|it| it.text.clone()).collect();
    let lifted: Vec<String> = pathway.unmet_requirements.iter().map(|it| it.lifted_by.clone()).collect();
    let rest = format!(": {}. What would open it: {}.", because.join("; "), lifted.join("; "));
    let marks = notes.of_all(pathway.unmet_requirements.iter().map(|it| &it.ground));
    Item::of(vec![strong(&pathway.title), plain(rest)]).noted(marks)
}
