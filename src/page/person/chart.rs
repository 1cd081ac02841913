//! The chart: bars of what is open on one scale, and in lines what has no bar.
//!
//! In: pathways and verdicts of sections. Out: bars, and lines of names. Never: how a bar is drawn.

use crate::page::document::{Bar, Document, Item, Marker, Span, Tone, plain, strong};
use crate::page::person::notes::Notes;
use crate::report::person::pathway::{FitWord, KindWord, PathwayReport};
use crate::report::person::recommendation::RecommendationReport;
use crate::report::person::verdict::VerdictReport;
use crate::report::phrase;

/// A bar has so many steps.
const STEPS: i32 = 10;
/// A strong fit begins at this step, whatever an assessment counts.
const STRONG_AT: i32 = 6;

/// Writes at most so many bars of routes; what else is open, and what is not, stands below: named in a line each, or
/// counted in one.
pub fn routes(document: &mut Document, report: &RecommendationReport, bars_max: usize, named: bool) {
    let open: Vec<&PathwayReport> = of_kind(report, KindWord::Route).filter(|it| it.fit != FitWord::RuledOut).collect();
    document.bars(open.iter().take(bars_max).map(|it| bar(report, it)).collect());
    let more: Vec<&str> = open.iter().skip(bars_max).map(|it| it.title.as_str()).collect();
    let shut = of_kind(report, KindWord::Route).filter(|it| it.fit == FitWord::RuledOut);
    let shut: Vec<&str> = shut.map(|it| it.short.as_str()).collect();
    if !named && !more.is_empty() && !shut.is_empty() {
        let are = |names: &[&str]| if names.len() == 1 { "is" } else { "are" };
        let (also, not) = (are(&more), are(&shut));
        let line = format!("{} more {also} possible; {} {not} not open to you now.", more.len(), shut.len());
        document.list(Marker::Bare, vec![Item::new(line)]);
        return;
    }
    let has_short = of_kind(report, KindWord::Route).any(|it| it.short != it.title);
    let between = if has_short { ", " } else { "; " };
    let lines = [in_a_line("Also possible: ", "; ", &more), in_a_line("Not open to you now: ", between, &shut)];
    document.list(Marker::Bare, lines.into_iter().flatten().map(Item::new).collect());
}

/// Writes what can strengthen a route.
pub fn supports(document: &mut Document, report: &RecommendationReport) {
    let open = of_kind(report, KindWord::Support).filter(|it| it.fit != FitWord::RuledOut);
    let bars: Vec<Bar> = open.map(|it| bar(report, it)).collect();
    if !bars.is_empty() {
        document.paragraph("What can strengthen a route:");
        document.bars(bars);
    }
    let named = of_kind(report, KindWord::Support).filter(|it| it.recommended);
    let named: Vec<String> = named.map(|it| format!("\"{}\"", it.title)).collect();
    if !named.is_empty() {
        document.paragraph(format!("What strengthens it: {}.", phrase::listed(&named)));
    }
}

/// Writes the verdicts of sections: a line for each, or, where several came out alike, a line for each outcome.
pub fn verdicts(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    let told: Vec<&VerdictReport> = report.verdicts.iter().filter(|it| it.section.is_some()).collect();
    let label = |it: &VerdictReport| it.label.clone().unwrap_or_else(|| "Not known yet".to_owned());
    let mut labels: Vec<String> = Vec::new();
    for label in told.iter().map(|it| label(it)) {
        labels.extend(Some(label).filter(|it| !labels.contains(it)));
    }
    let are_alike = labels.len() < told.len();
    let line = |name: String, what: String, of: &[&VerdictReport]| {
        let mut text: Vec<Span> = vec![strong(format!("{name} ")), plain(what)];
        if of.iter().any(|it| !it.reasons.is_empty()) {
            text.push(notes.of_all(of.iter().flat_map(|it| &it.reasons).map(|it| &it.ground)));
        }
        Item::of(text)
    };
    let items: Vec<Item> = if are_alike {
        let mut line = line;
        let alike = |wanted: &String| told.iter().copied().filter(|it| label(it) == *wanted).collect::<Vec<_>>();
        let of = |wanted: &String| {
            let of = alike(wanted);
            let names: Vec<String> = of.iter().map(|it| it.asks.to_lowercase()).collect();
            line(format!("{wanted}:"), phrase::listed(&names), &of)
        };
        labels.iter().map(of).collect()
    } else {
        let mut line = line;
        told.iter().map(|it| line(phrase::led_by(&it.asks), label(it), &[*it])).collect()
    };
    document.list(Marker::Bare, items);
}

fn of_kind(report: &RecommendationReport, kind: KindWord) -> impl Iterator<Item = &PathwayReport> {
    report.pathways.iter().filter(move |it| it.kind == kind)
}

/// A bar on the scale that all share. What is open is never without a bar.
fn bar(report: &RecommendationReport, pathway: &PathwayReport) -> Bar {
    let steps = pathway.points * STRONG_AT / report.fits.strong.max(1);
    let is_known = pathway.open_requirements.is_empty();
    Bar {
        label: pathway.title.clone(),
        value: steps.clamp(1, STEPS).unsigned_abs(),
        most: STEPS.unsigned_abs(),
        word: if is_known { pathway.fit.word() } else { "not known yet" }.to_owned(),
        tone: match pathway.fit {
            FitWord::Strong | FitWord::Good if is_known => Tone::Good,
            _ => Tone::Plain,
        },
    }
}

/// Names in one line, as many as it holds; the others are counted.
fn in_a_line(lead: &str, between: &str, names: &[&str]) -> Option<String> {
    const LINE: usize = 76;
    let (first, rest) = names.split_first()?;
    let mut line = format!("{lead}{first}");
    let mut left = rest.len();
    for (at, name) in rest.iter().enumerate() {
        let more = format!("{between}{name}");
        let reserved = if at + 1 == rest.len() { 0 } else { " and 9 more".len() };
        if line.chars().count() + more.chars().count() + reserved > LINE {
            break;
        }
        line.push_str(&more);
        left -= 1;
    }
    Some(if left == 0 { line } else { format!("{line} and {left} more") })
}
