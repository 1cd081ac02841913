//! The trial of a pack as a document: what failed and why, and what no vignette reaches.
//!
//! In: the report. Out: tables and lists. Never: running vignettes.

use crate::page::document::{Cell, Document, Item, Marker, plain, strong};
use crate::report::pack::trial::{NotReached, OpinionCount, ReachCount, TrialReport};
use crate::report::pack::vignette::{Failure, OpinionReport, RuleLine, VignetteReport};
use crate::report::phrase;

/// The trial as a document; in full with everything that no vignette reaches.
pub fn document(report: &TrialReport, full: bool) -> Document {
    let mut document = Document::default();
    document.heading(1, "Vignettes");
    let all = report.passed + report.failed;
    if all == 0 {
        document.paragraph("The pack has no vignettes. They stand in tests/vignettes/*.ron of its folder.");
    } else {
        document.paragraph(format!(
            "{} of {} came out as expected; {} did not.",
            report.passed,
            phrase::count(all, "vignette"),
            report.failed
        ));
    }
    for vignette in report.vignettes.iter().filter(|it| !it.failures.is_empty()) {
        document.heading(2, &vignette.name);
        document.paragraph(&vignette.about);
        vignette.failures.iter().for_each(|it| write_failure(&mut document, it));
    }
    opinions(&mut document, report, full);
    document.heading(2, "What the vignettes reach");
    let row = |it: &ReachCount| {
        let kind = format!("{} {}", it.kind, it.meaning);
        vec![Cell::Text(kind), Cell::Number(it.reached), Cell::Number(it.not_reached)]
    };
    document.table(["What", "reached", "by none"], report.reach.iter().map(row).collect());
    if !full {
        let open = report.not_reached.len();
        if open > 0 {
            document.paragraph(format!("`--full` lists the {open} that no vignette reaches."));
        }
        return document;
    }
    for kind in &report.reach {
        let open = report.not_reached.iter().filter(|it| it.kind == kind.kind);
        let items: Vec<Item> = open.map(not_reached).collect();
        if !items.is_empty() {
            document.heading(3, format!("Reached by none: {} {}", kind.kind, kind.meaning));
            document.list(Marker::Bullet, items);
        }
    }
    document
}

/// How often what comes first is what somebody says who advises such people; in full with everybody where it is not.
fn opinions(document: &mut Document, report: &TrialReport, full: bool) {
    if report.opinions.is_empty() {
        return;
    }
    document.heading(2, "What an adviser would put first");
    document.paragraph(
        "Somebody who had not seen the result said which route they would put first. This is counted and not \
         demanded.",
    );
    let row = |it: &OpinionCount| {
        let numbers = [it.people, it.first, it.first_three].map(Cell::Number);
        std::iter::once(Cell::Text(it.kind.clone())).chain(numbers).collect::<Vec<Cell>>()
    };
    let sum = |of: fn(&OpinionCount) -> usize| report.opinions.iter().map(of).sum();
    let all = OpinionCount {
        kind: "all".to_owned(),
        people: sum(|it| it.people),
        first: sum(|it| it.first),
        first_three: sum(|it| it.first_three),
    };
    let head = ["Kind of person", "of them", "first", "first three"];
    document.table(head, report.opinions.iter().chain([&all]).map(row).collect());
    if full {
        let others = report.vignettes.iter().filter_map(|it| Some((it, it.opinion.as_ref()?)));
        let others = others.filter(|(_, opinion)| !opinion.is_among(1));
        let item = |(vignette, opinion): (&VignetteReport, &OpinionReport)| {
            let routes = opinion.routes.iter().take(3).cloned().collect::<Vec<_>>();
            let text = vec![
                strong(&vignette.name),
                plain(format!(": {} in place of {}. {}", phrase::listed(&routes), opinion.first, vignette.about)),
            ];
            Item::of(text)
        };
        document.list(Marker::Bullet, others.map(item).collect());
    }
}

fn not_reached(it: &NotReached) -> Item {
    let text = vec![strong(&it.id), plain(format!(": {}", it.says))];
    Item::of(text).detail(format!("{}: {}", it.assessment, it.stands_at))
}

fn write_failure(document: &mut Document, failure: &Failure) {
    document.heading(3, format!("{}: expected {}; found {}", failure.about, failure.expected, failure.found));
    document.aside(&failure.stands_at);
    for group in &failure.because {
        if group.rules.is_empty() {
            document.paragraph(format!("{}: {}.", group.title, group.none));
        } else {
            document.paragraph(format!("{}:", group.title));
            document.list(Marker::Bullet, group.rules.iter().map(rule).collect());
        }
    }
}

fn rule(line: &RuleLine) -> Item {
    let points = line.points.map_or_else(String::new, |points| format!(", {}", phrase::count_signed(points, "point")));
    let text = vec![
        plain(format!("[{}] ", line.held.word())),
        strong(&line.rule),
        plain(format!(" ({}{points}): {}", line.kind, line.says)),
    ];
    let mut item = Item::of(text);
    for test in &line.fails {
        item = item.detail(format!("Fails: {test}"));
    }
    if let Some(note) = &line.note {
        item = item.detail(phrase::capitalized(note));
    }
    item.detail(line.stands_at.clone())
}
