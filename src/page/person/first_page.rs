//! The first page of a recommendation: the result in a sentence, the bars, reasons for and against, what is second.
//!
//! In: a recommendation report. Out: blocks. Never: advice, plans, layout.

use crate::analysis::person::confidence::FIRM_MARGIN;
use crate::page::document::{Bar, Document, Item, Marker, Tone, plain, strong, tone};
use crate::page::person::decisive;
use crate::page::person::sentences::parts;
use crate::report::person::confidence::RobustnessReport;
use crate::report::person::pathway::{
    FitWord, KindWord, PathwayReport, REASONS_AGAINST_MAX, REASONS_FOR_MAX, Reason, Unmet,
};
use crate::report::person::recommendation::RecommendationReport;
use crate::report::person::verdict::VerdictReport;
use crate::report::phrase;

/// Writes the result alone, the sentence last: nearest to the question that follows.
pub fn write_first_result(document: &mut Document, report: &RecommendationReport) {
    bars(document, report, false);
    trust(document, report, false);
    result(document, report, false);
}

fn result(document: &mut Document, report: &RecommendationReport, full: bool) {
    let routes: Vec<&PathwayReport> = routes(report).collect();
    if routes.is_empty() {
        for verdict in report.verdicts.iter().filter(|it| it.section.is_none()) {
            verdict_headline(document, verdict, full);
        }
        let told = document.blocks.len();
        parts(document, report, true, full);
        overview(document, report, document.blocks.len() > told);
    } else {
        headline(document, report, &routes, full);
        parts(document, report, true, full);
    }
}

/// Writes the first page.
pub fn write(document: &mut Document, report: &RecommendationReport, full: bool) {
    document.heading(1, &report.title);
    result(document, report, full);
    decisive::write(document, report, full);
    trust(document, report, full);
    bars(document, report, full);
    let leaders: Vec<&PathwayReport> = routes(report).filter(|it| it.recommended).collect();
    for leader in &leaders {
        reasons(document, leader, leaders.len() > 1, full);
    }
    let second = routes(report).find(|it| !it.recommended && it.fit != FitWord::RuledOut);
    if let ([leader], Some(second)) = (leaders.as_slice(), second) {
        contrast(document, leader, second);
    }
}

/// The verdicts of sections in a line each: told at length on later pages. They need a heading where something stands
/// between them and the result.
fn overview(document: &mut Document, report: &RecommendationReport, needs_heading: bool) {
    let entries = report.verdicts.iter().filter(|it| it.section.is_some());
    let entries = entries.map(|verdict| {
        let label = verdict.label.as_deref().unwrap_or("not known yet");
        Item { text: vec![strong(format!("{} ", phrase::led_by(&verdict.asks))), plain(label)], detail: Vec::new() }
    });
    let entries: Vec<Item> = entries.collect();
    if needs_heading && !entries.is_empty() {
        document.heading(2, "At a glance");
    }
    document.list(Marker::Bullet, entries);
}

fn routes(report: &RecommendationReport) -> impl Iterator<Item = &PathwayReport> {
    report.pathways.iter().filter(|it| it.kind == KindWord::Route)
}

fn headline(document: &mut Document, report: &RecommendationReport, routes: &[&PathwayReport], full: bool) {
    if report.answered.is_empty() {
        document.paragraph("Nothing is answered yet, so nothing can be said.");
        return;
    }
    let leaders: Vec<&&PathwayReport> = routes.iter().filter(|it| it.recommended).collect();
    let points = |it: &PathwayReport| {
        if full { format!(" with {}", phrase::count_signed(it.points, "point")) } else { String::new() }
    };
    if let [leader] = leaders.as_slice() {
        let lead = match (leader.fit, report.confidence.margin) {
            (FitWord::Possible, _) => ": nothing fits strongly yet, and this is nearest".to_owned(),
            (fit, None) => format!(": a {} fit, and the only one that is open", fit.word()),
            (fit, Some(margin)) if margin >= FIRM_MARGIN => {
                format!(": a {} fit, clearly ahead of the next", fit.word())
            }
            (fit, Some(_)) => format!(": a {} fit, a little ahead of the next", fit.word()),
        };
        let lead = format!("{lead}{}{}", points(leader), proviso(leader));
        document.spans(vec![strong(&leader.title), plain(format!("{lead}. {}", leader.what))]);
    } else {
        let titles: Vec<String> = leaders
            .iter()
            .map(|it| format!("\"{}\" ({}{}{})", it.title, it.fit.word(), points(it), proviso(it)))
            .collect();
        let rest = ". These are too close to rank: what you said does not decide between them.";
        document.spans(vec![strong(phrase::listed(&titles)), plain(rest)]);
        decided_by(document, report);
    }
    let supports: Vec<String> = report
        .pathways
        .iter()
        .filter(|it| it.kind == KindWord::Support && it.recommended)
        .map(|it| format!("\"{}\"", it.title))
        .collect();
    if !supports.is_empty() {
        document.paragraph(format!("What strengthens it: {}.", phrase::listed(&supports)));
    }
}

/// What a fit hangs on while a missing answer can still rule the pathway out.
fn proviso(leader: &PathwayReport) -> &'static str {
    if leader.open_requirements.is_empty() { "" } else { ", unless what you have not answered rules it out" }
}

fn decided_by(document: &mut Document, report: &RecommendationReport) {
    const NAMED_MAX: usize = 3;
    let Some(close) = &report.close_call else { return };
    if close.decided_by.is_empty() {
        document.paragraph("No single answer that you can change would decide it; take the one you would rather do.");
    } else {
        let named: Vec<String> = close.decided_by.iter().take(NAMED_MAX).cloned().collect();
        document.paragraph(format!("What would decide it: {}.", phrase::listed(&named)));
    }
}

/// The verdict where it is the whole result.
fn verdict_headline(document: &mut Document, verdict: &VerdictReport, full: bool) {
    match (&verdict.label, &verdict.says) {
        (Some(label), Some(says)) => said(document, label, says),
        _ => undecided(document, verdict),
    }
    verdict_grounds(document, verdict, full);
}

/// A verdict in a sentence, its name before it where the sentence does not begin with it.
pub fn said(document: &mut Document, label: &str, says: &str) {
    if begins_with(says, label) {
        document.spans(vec![strong(says)]);
    } else {
        document.spans(vec![strong(format!("{label}. ")), plain(says)]);
    }
}

/// Whether a sentence begins with its verdict's name, which then need not stand before it.
pub fn begins_with(says: &str, label: &str) -> bool {
    says.to_lowercase().starts_with(&label.to_lowercase())
}

/// A verdict that is not there, and why.
pub fn undecided(document: &mut Document, verdict: &VerdictReport) {
    document.paragraph(format!("{}.", phrase::capitalized(&why_undecided(verdict))));
}

/// Why there is no verdict: the answers that it waits for; or nothing, where the table has no row for the rest.
pub fn why_undecided(verdict: &VerdictReport) -> String {
    if verdict.waits_for.is_empty() {
        return "not decided: none of the cases that the rules know is yours".to_owned();
    }
    format!("not decided yet: it turns on what you have not answered: {}", phrase::listed(&verdict.waits_for))
}

/// Why a verdict came out so, and how far to trust it.
pub fn verdict_grounds(document: &mut Document, verdict: &VerdictReport, full: bool) {
    let reasons = verdict.reasons.iter();
    let reasons = reasons.map(|it| Item::new(&it.text).detail(it.ground.verdict_line(full)));
    document.list(Marker::Bullet, reasons.collect());
    if let Some(confidence) = &verdict.confidence {
        let note = verdict.note.as_deref().map_or_else(String::new, |note| format!(" {note}"));
        let verdict = verdict.verdict.as_deref().unwrap_or_default();
        document.paragraph(format!("Verdict: {verdict}. How far to trust it: {confidence}.{note}"));
    }
}

/// Answers that nobody gave are none of the person's words, though rules rest on them.
fn taken_by_default(document: &mut Document, report: &RecommendationReport) {
    let taken = report.answered.iter().filter(|it| report.taken_by_default.contains(&it.question));
    let taken: Vec<String> = taken.map(|it| format!("{}: {}", it.topic, it.answer)).collect();
    if !taken.is_empty() {
        document.aside(format!("You did not say this; the neutral answer was taken: {}.", taken.join("; ")));
    }
}

/// How far the whole result can be relied on.
fn trust(document: &mut Document, report: &RecommendationReport, full: bool) {
    taken_by_default(document, report);
    let confidence = &report.confidence;
    let mut parts = vec![format!(
        "{}: {}",
        if report.pathways.is_empty() { "Confidence" } else { "Confidence in this ranking" },
        confidence.word
    )];
    if confidence.unsure > 0 {
        let verb = if confidence.unsure == 1 { "is" } else { "are" };
        parts.push(format!("{} {verb} \"not sure\"", phrase::count(confidence.unsure, "answer")));
    }
    if confidence.open > 0 {
        let verb = if confidence.open == 1 { "has" } else { "have" };
        parts.push(format!("{} {verb} no answer", phrase::count(confidence.open, "question")));
    }
    if report.robustness.changes > 0 {
        let (kept, changes) = (report.robustness.kept, report.robustness.changes);
        let what = match (report.pathways.is_empty(), &report.close_call) {
            (true, _) => "keep the verdict",
            (false, None) => "keep the same route first",
            (false, Some(_)) => "leave it too close to rank",
        };
        parts.push(format!("{kept} of {changes} single changed answers {what}{}", robustness(&report.robustness)));
    }
    if full && let Some(margin) = confidence.margin {
        parts.push(format!("the lead is {}", phrase::count_signed(margin, "point")));
    }
    document.aside(format!("{}.", parts.join("; ")));
}

/// The other counts, as they follow the first.
fn robustness(report: &RobustnessReport) -> String {
    let counts = [
        (report.weights, "small changes of our weights"),
        (
            report.completions,
            if report.completions_together {
                "ways in which your unsure answers may turn out"
            } else {
                "ways in which one or two of your unsure answers may turn out"
            },
        ),
    ];
    let counts = counts.iter().filter(|(count, _)| count.all > 0);
    let counts: Vec<String> = counts.map(|(count, what)| format!("{} of {} {what}", count.kept, count.all)).collect();
    if counts.is_empty() { String::new() } else { format!(", as do {}", phrase::listed(&counts)) }
}

fn bars(document: &mut Document, report: &RecommendationReport, full: bool) {
    // A full bar is a strong fit at least, so that bars of two reports can be compared.
    let most = report.pathways.iter().map(|it| it.points).max().unwrap_or(0).max(report.fits.strong).max(1);
    let of_kind = |kind: KindWord| {
        let pathways = report.pathways.iter().filter(move |it| it.kind == kind);
        pathways.map(|it| bar(it, most, full)).collect::<Vec<Bar>>()
    };
    document.bars(of_kind(KindWord::Route));
    let supports = of_kind(KindWord::Support);
    if !supports.is_empty() {
        document.paragraph("What can strengthen a route:");
        document.bars(supports);
    }
}

fn bar(pathway: &PathwayReport, most: i32, full: bool) -> Bar {
    let is_out = pathway.fit == FitWord::RuledOut;
    let is_open = !is_out && !pathway.open_requirements.is_empty();
    let points =
        if full && !is_out { format!(", {}", phrase::count_signed(pathway.points, "point")) } else { String::new() };
    Bar {
        label: pathway.title.clone(),
        value: if is_out { 0 } else { pathway.points.max(0) }.unsigned_abs(),
        most: most.unsigned_abs(),
        word: format!("{}{points}", if is_open { "not known yet" } else { pathway.fit.word() }),
        tone: match pathway.fit {
            FitWord::Strong | FitWord::Good => Tone::Good,
            FitWord::Possible => Tone::Plain,
            FitWord::RuledOut => Tone::Muted,
        },
    }
}

fn reasons(document: &mut Document, leader: &PathwayReport, named: bool, full: bool) {
    let of = if named { format!(": {}", leader.title) } else { String::new() };
    let (most_for, most_against) = if full { (usize::MAX, usize::MAX) } else { (REASONS_FOR_MAX, REASONS_AGAINST_MAX) };
    document.heading(2, format!("What speaks for it{of}"));
    if leader.reasons_for.is_empty() {
        document.paragraph("Nothing in your answers so far.");
    }
    let speaking_for = leader.reasons_for.iter().take(most_for);
    document.list(Marker::Plus, speaking_for.map(|it| reason(it, full)).collect());
    document.heading(2, format!("What speaks against it{of}"));
    if leader.reasons_against.is_empty() {
        document.paragraph("Nothing in your answers.");
    }
    let speaking_against = leader.reasons_against.iter().take(most_against);
    document.list(Marker::Minus, speaking_against.map(|it| reason(it, full)).collect());
    let open: Vec<Item> = leader.open_requirements.iter().map(open_requirement).collect();
    if !open.is_empty() {
        document.paragraph("Not known yet, and able to rule it out:");
        document.list(Marker::Bullet, open);
    }
}

fn open_requirement(unmet: &Unmet) -> Item {
    Item::new(format!("whether {}", unmet.text)).detail(unmet.ground.line(false))
}

/// A reason with its ground, and its points where all is told.
pub fn reason(reason: &Reason, full: bool) -> Item {
    let mut item = Item::new(&reason.text).detail(reason.ground.line(full));
    if full {
        item.text.push(tone(Tone::Muted, format!(" ({})", phrase::count_signed(reason.points, "point"))));
    }
    item
}

/// Why the first and not the second.
fn contrast(document: &mut Document, leader: &PathwayReport, second: &PathwayReport) {
    document.heading(2, format!("Why not first: {}", second.title));
    let is_shared = |it: &&Reason| leader.reasons_for.iter().any(|other| other.ground.answers == it.ground.answers);
    let own = second.reasons_for.iter().find(|it| !is_shared(it)).or(second.reasons_for.first());
    document.list(Marker::Plus, own.map(|it| reason(it, false)).into_iter().collect());
    match second.reasons_against.first() {
        Some(against) => document.list(Marker::Minus, vec![reason(against, false)]),
        None => document.paragraph("Nothing speaks against it; less speaks for it."),
    }
}
