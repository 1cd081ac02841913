//! The pages of a what-if report.
//!
//! In: a what-if report. Out: blocks. Never: searching, layout.

use crate::page::document::{Cell, Document, Item, Marker, plain, strong};
use crate::page::person::changes::{change, either, in_a_line, nearest};
use crate::report::citation::AnswerGround;
use crate::report::person::before_after::{BeforeAfterReport, ChangedAnswer, PathwayPair, PlaceReport, StepChange};
use crate::report::person::change::Reach;
use crate::report::person::pathway::{FitWord, KindWord};
use crate::report::person::wanted::{ChangeSetReport, OneChange, StandingReport, WantedReport, WantedVerdict};
use crate::report::person::what_if::{SingleReport, WhatIfReport};
use crate::report::phrase;

/// The report as a document.
pub fn document(report: &WhatIfReport) -> Document {
    let mut document = Document::default();
    document.heading(1, format!("What if: {}", report.title));
    if let Some(told) = AnswerGround::told_taken(&report.taken_by_default) {
        document.paragraph(told);
    }
    if let Some(it) = &report.single {
        single(&mut document, it);
    }
    if let Some(it) = &report.wanted {
        wanted(&mut document, it);
    }
    if let Some(it) = &report.before_after {
        before_after(&mut document, it);
    }
    document
}

fn single(document: &mut Document, report: &SingleReport) {
    let now: Vec<String> = report.now.iter().map(|it| format!("\"{it}\"")).collect();
    document.spans(vec![plain("The result as it is: "), strong(phrase::listed(&now)), plain(".")]);
    let effects = if report.has_routes {
        "put another route first, give another verdict, or rule a pathway out or in"
    } else {
        "give another verdict"
    };
    document.paragraph(format!(
        "Below stands every answer that, changed alone, would {effects}. All your other answers stay as they are."
    ));
    let of = |reach: Reach| {
        let changes = report.changes.iter().filter(|it| it.reach == reach);
        changes.map(change).collect::<Vec<Item>>()
    };
    document.heading(2, "What you can change");
    if let Some(report) = &report.nearest {
        document.spans(nearest(report));
    } else if of(Reach::Yours).is_empty() {
        document.paragraph("Nothing that you can change alone would change the result.");
    }
    document.list(Marker::Bullet, of(Reach::Yours));
    for (heading, reach) in [("Facts, were they different", Reach::Fact), ("Were you to lose ground", Reach::OtherWay)]
    {
        let items = of(reach);
        if !items.is_empty() {
            document.heading(2, heading);
            document.list(Marker::Bullet, items);
        }
    }
    let of_those = report.changes.iter().map(|it| it.to.len()).sum::<usize>();
    document.aside(format!("{} tried, one at a time; {of_those} change something.", tried(report.tried)));
}

fn tried(number: usize) -> String {
    if number == 1 { "1 other answer was".to_owned() } else { format!("{number} other answers were") }
}

fn wanted(document: &mut Document, report: &WantedReport) {
    document.heading(2, format!("What would bring this first: {}", report.pathway.title));
    let (now, wanted) = (&report.now, &report.pathway);
    match report.verdict {
        WantedVerdict::First => {
            document.paragraph(format!("It comes first already ({}).", stands(wanted)));
            return;
        }
        WantedVerdict::Undecided => {
            let under = report.none_under.filter(|size| *size > 1).map_or_else(String::new, |size| {
                format!(" No {} or fewer would do it;", phrase::count(size - 1, "change"))
            });
            let examined = phrase::count(report.examined, "result");
            document.paragraph(format!("This is not settled.{under} the search stopped there, after {examined}."));
        }
        WantedVerdict::Never | WantedVerdict::Least => {
            let first = format!("\"{}\" ({})", now.title, stands(now));
            document.paragraph(format!("Now {first} comes first; this one is {}.", stands(wanted)));
        }
    }
    if report.verdict == WantedVerdict::Never {
        obstacles(document, report);
    }
    if let Some((set, others)) = report.least.split_first() {
        least(document, report, set, others);
    }
    if report.unanswered > 0 {
        let (questions, verb) = match report.unanswered {
            1 => ("1 question".to_owned(), "has"),
            number => (format!("{number} questions"), "have"),
        };
        document.aside(format!("{questions} {verb} no answer yet. What you would say there can matter too."));
    }
}

fn least(document: &mut Document, report: &WantedReport, set: &ChangeSetReport, others: &[ChangeSetReport]) {
    let lead = match set.changes.len() {
        1 => "One change would be enough:".to_owned(),
        number => format!("It takes {number} changes together:"),
    };
    document.paragraph(lead);
    document.list(Marker::Bullet, set.changes.iter().map(one_change).collect());
    let close: Vec<String> = set.close_to.iter().map(|it| format!("\"{it}\"")).collect();
    let then = if close.is_empty() {
        format!("Then it would come first ({}).", stands(&set.then))
    } else {
        format!(
            "Then it would come first ({}), but too close to rank against {}.",
            stands(&set.then),
            phrase::listed(&close)
        )
    };
    document.paragraph(then);
    if !set.raises.is_empty() {
        let raised = phrase::count(set.raises.len(), "question");
        document.paragraph(format!("You would also be asked {raised}: {}.", phrase::listed(&set.raises)));
    }
    if !set.is_certain {
        document.paragraph("Questions without an answer can still turn this; here they count as unanswered.");
    }
    if !others.is_empty() {
        document.paragraph("As small, and enough as well:");
        document.list(Marker::Bullet, others.iter().map(|it| Item::new(in_a_line(it))).collect());
    }
    let fewer = match set.changes.len() {
        1 => "This is the least: a single answer".to_owned(),
        2 => "Proved: no single change would do it".to_owned(),
        number => format!("Proved: no {} or fewer would do it", phrase::count(number - 1, "change")),
    };
    document.aside(format!("{fewer}. What you can change at all: {}.", phrase::listed(&report.can_change)));
}

fn one_change(change: &OneChange) -> Item {
    let text = vec![strong(phrase::capitalized(&change.topic)), plain(format!(": to {}.", either(change)))];
    let item = Item::of(text).detail(format!("Now: {}", change.from));
    item.detail(format!("In your hands: {}", change.how))
}

fn obstacles(document: &mut Document, report: &WantedReport) {
    document.paragraph("Nothing that you can change would bring it first. What stands in the way:");
    let items = report.obstacles.iter().map(|it| {
        let item = Item::new(&it.says);
        it.ground.iter().fold(item, |item, ground| item.detail(ground.line(false)))
    });
    document.list(Marker::Bullet, items.collect());
    if !report.facts.is_empty() {
        document.paragraph("Facts that would bring it first, were they different, each by itself:");
        document.list(Marker::Bullet, report.facts.iter().map(change).collect());
    }
    if report.can_change.is_empty() {
        document.aside("None of your answers is one that you can change.");
    } else {
        let can_change = phrase::listed(&report.can_change);
        document.aside(format!("Proved over every combination of what you can change: {can_change}."));
    }
}

fn stands(standing: &StandingReport) -> String {
    in_words(standing.fit, standing.points)
}

fn in_words(fit: FitWord, points: i32) -> String {
    match fit {
        FitWord::RuledOut => fit.word().to_owned(),
        _ => format!("{}, {}", fit.word(), phrase::count_signed(points, "point")),
    }
}

fn before_after(document: &mut Document, report: &BeforeAfterReport) {
    document.heading(2, "What changes");
    if report.changed.is_empty() && report.fallen_away.is_empty() {
        document.paragraph("These answers are the ones already given, so nothing changes.");
        return;
    }
    document.list(Marker::Bullet, report.changed.iter().map(changed).collect());
    if !report.fallen_away.is_empty() {
        document.paragraph("No longer asked; these answers are kept, and do not count:");
        document.list(Marker::Bullet, report.fallen_away.iter().map(changed).collect());
    }
    if !report.raises.is_empty() {
        let raised = phrase::count(report.raises.len(), "question");
        document.paragraph(format!("This raises {raised}, unanswered here: {}.", phrase::listed(&report.raises)));
    }
    results(document, report);
    steps(document, "Steps that come in", Marker::Plus, &report.steps_added);
    steps(document, "Steps that go", Marker::Minus, &report.steps_gone);
}

fn changed(change: &ChangedAnswer) -> Item {
    let words = |it: &Option<String>| it.as_ref().map_or_else(|| "no answer".to_owned(), |it| format!("\"{it}\""));
    let rest = match &change.after {
        None => format!(": {}", words(&change.before)),
        after => format!(": {} instead of {}", words(after), words(&change.before)),
    };
    Item::of(vec![strong(phrase::capitalized(&change.topic)), plain(rest)])
}

fn results(document: &mut Document, report: &BeforeAfterReport) {
    document.heading(2, "Before and after");
    let (first, confidence) = (&report.first, &report.confidence);
    if first.before != first.after {
        document.paragraph(format!("First before: {}.", first.before));
        document.paragraph(format!("First after: {}.", first.after));
    } else if !first.after.is_empty() {
        document.paragraph(format!("First before and after: {}.", first.after));
    }
    for (kind, head) in [(KindWord::Route, "Route"), (KindWord::Support, "What can strengthen a route")] {
        let rows = report.pathways.iter().filter(|it| it.kind == kind).map(row);
        document.table([head, "Before", "After"], rows.collect());
    }
    let verdicts = report.verdicts.iter().map(|it| {
        let label =
            |it: &Option<String>| it.as_ref().map_or_else(|| "not known yet".to_owned(), |it| format!("\"{it}\""));
        let rest = format!(" {} instead of {}", label(&it.after), label(&it.before));
        Item::of(vec![strong(&it.asks), plain(rest)])
    });
    document.list(Marker::Bullet, verdicts.collect());
    if report.verdicts.is_empty() && report.verdicts_kept > 0 {
        document.paragraph("Every verdict stays as it is.");
    }
    if confidence.before == confidence.after {
        document.aside(format!("Confidence before and after: {}.", confidence.after));
    } else {
        document.aside(format!("Confidence before: {}; after: {}.", confidence.before, confidence.after));
    }
}

fn row(pair: &PathwayPair) -> Vec<Cell> {
    let place = |it: &PlaceReport| match it.fit {
        FitWord::RuledOut => it.fit.word().to_owned(),
        fit => format!("{} {:+}", fit.word(), it.points).replace("+0", "0"),
    };
    vec![Cell::Text(pair.title.clone()), Cell::Text(place(&pair.before)), Cell::Text(place(&pair.after))]
}

fn steps(document: &mut Document, heading: &str, marker: Marker, steps: &[StepChange]) {
    if !steps.is_empty() {
        document.heading(2, heading);
        let items = steps.iter().map(|it| Item::new(&it.says).detail(format!("Within {} days", it.within_days)));
        document.list(marker, items.collect());
    }
}
