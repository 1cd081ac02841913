//! Why: every reason of what came out, how sure it is, and the answers that decide.
//!
//! In: a recommendation report. Out: blocks. Never: reasons of what did not come first.

use crate::page::document::{Document, Item, Marker};
use crate::page::person::notes::Notes;
use crate::page::person::result::{leaders, results};
use crate::page::person::{decisive, sureness};
use crate::report::person::pathway::PathwayReport;
use crate::report::person::recommendation::RecommendationReport;

/// So many reasons for a route are seen at once.
const FOR: usize = 5;
/// So many reasons against it.
const AGAINST: usize = 3;

/// Writes what speaks for and against each route that came first, or the grounds of the result.
pub fn write(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    let leaders = leaders(report);
    for leader in &leaders {
        let of = if leaders.len() > 1 { format!(": {}", leader.title) } else { String::new() };
        reasons(document, leader, &of, notes);
    }
    let grounds = results(report).flat_map(|it| &it.reasons);
    let grounds: Vec<Item> = grounds.map(|it| Item::new(&it.text).noted(notes.of(&it.ground))).collect();
    if !grounds.is_empty() {
        document.heading(2, "Why");
        document.list(Marker::Bullet, grounds);
    }
    sureness::write(document, report);
    document.more("The answers that decide", |more| decisive::write(more, report));
}

fn reasons(document: &mut Document, leader: &PathwayReport, of: &str, notes: &mut Notes) {
    document.heading(2, format!("What speaks for it{of}"));
    if leader.reasons_for.is_empty() {
        document.paragraph("Nothing in your answers so far.");
    }
    let told = leader.reasons_for.iter().map(|it| Item::new(&it.text).noted(notes.of(&it.ground)));
    let told: Vec<Item> = told.collect();
    document.list_folded(Marker::Plus, told, FOR);
    document.heading(2, format!("What speaks against it{of}"));
    if leader.reasons_against.is_empty() {
        document.paragraph("Nothing in your answers.");
    }
    let told = leader.reasons_against.iter().map(|it| Item::new(&it.text).noted(notes.of(&it.ground)));
    let told: Vec<Item> = told.collect();
    document.list_folded(Marker::Minus, told, AGAINST);
    let open = leader.open_requirements.iter();
    let open = open.map(|it| Item::new(format!("whether {}", it.text)).noted(notes.of(&it.ground)));
    let open: Vec<Item> = open.collect();
    if !open.is_empty() {
        document.paragraph("Not known yet, and able to close it:");
        document.list(Marker::Bullet, open);
    }
}
