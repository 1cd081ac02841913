//! The chart: bars of what is open on one scale, and in lines what has no bar.
//!
//! In: pathways and verdicts of sections. Out: bars, and lines of names. Never: how a bar is drawn.

use crate::page::document::{Bar, Document, Gauge, Item, Marker, Span, Stop, Tone, plain, strong};
use crate::page::person::notes::Notes;
use crate::report::person::pathway::{FitWord, KindWord, PathwayReport};
use crate::report::person::recommendation::RecommendationReport;
use crate::report::person::verdict::{ScaleReport, VerdictReport};
use crate::report::phrase;

/// A bar has so many steps.
const STEPS: i32 = 10;
/// A strong fit begins at this step, whatever an assessment counts.
const STRONG_AT: i32 = 6;
/// The word for what has no answer yet.
const NOT_KNOWN: &str = "Not known yet";
/// So many bars or fewer stand where there is little room.
pub const CLOSE: usize = 4;

/// Writes at most so many bars of routes; what else is open, and what is not, stands below: named in a line each, or
/// counted in one.
pub fn routes(document: &mut Document, report: &RecommendationReport, bars_max: usize, named: bool) {
    let open: Vec<&PathwayReport> = of_kind(report, KindWord::Route).filter(|it| it.fit != FitWord::RuledOut).collect();
    // Where every line counts, the words beside the bars must do.
    let scale = if bars_max > CLOSE { scale(report) } else { Vec::new() };
    document.bars(open.iter().take(bars_max).map(|it| bar(report, it)).collect(), scale);
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
        document.bars(bars, scale(report));
    }
    let named = of_kind(report, KindWord::Support).filter(|it| it.recommended);
    let named: Vec<String> = named.map(|it| format!("\"{}\"", it.title)).collect();
    if !named.is_empty() {
        document.paragraph(format!("What strengthens it: {}.", phrase::listed(&named)));
    }
}

/// Writes the verdicts of sections: where their outcomes have an order as bars, the others as `lines`.
pub fn verdicts(document: &mut Document, report: &RecommendationReport, notes: &mut Notes) {
    let told = || report.verdicts.iter().filter(|it| it.section.is_some());
    let (lengths, places): (Vec<_>, Vec<_>) =
        told().filter_map(|it| Some((it, it.scale.as_ref()?))).partition(|(_, scale)| scale.marks.is_empty());
    for (verdict, scale) in places {
        let stops = scale.marks.iter().map(|it| Stop { from: it.level.into(), word: it.word.clone() });
        document.bars(vec![step(verdict, scale)], stops.collect());
    }
    document.bars(lengths.iter().map(|(verdict, scale)| step(verdict, scale)).collect(), Vec::new());
    lines(document, &told().filter(|it| it.scale.is_none()).collect::<Vec<_>>(), notes, false);
}

/// Writes all of them as lines, where bars would find no room; a small bar takes columns of each, and sometimes a line.
pub fn verdicts_briefly(document: &mut Document, report: &RecommendationReport, notes: &mut Notes, drawn: bool) {
    lines(document, &report.verdicts.iter().filter(|it| it.section.is_some()).collect::<Vec<_>>(), notes, drawn);
}

/// A verdict on the scale of its outcomes. What has no place on it has no bar, and says so.
fn step(verdict: &VerdictReport, scale: &ScaleReport) -> Bar {
    let gauge = gauge(scale);
    Bar {
        label: verdict.asks.clone(),
        gauge,
        word: verdict.label.clone().unwrap_or_else(|| NOT_KNOWN.to_owned()),
        tone: match gauge.value {
            _ if gauge.is_place => Tone::Plain,
            0 => Tone::Muted,
            value if value == gauge.most => Tone::Good,
            1 => Tone::Warn,
            _ => Tone::Plain,
        },
    }
}

fn gauge(scale: &ScaleReport) -> Gauge {
    Gauge { value: scale.level.map_or(0, u32::from), most: scale.levels.into(), is_place: !scale.marks.is_empty() }
}

/// A line for each, or, where several came out alike, a line for each outcome.
fn lines(document: &mut Document, told: &[&VerdictReport], notes: &mut Notes, drawn: bool) {
    let label = |it: &VerdictReport| it.label.clone().unwrap_or_else(|| NOT_KNOWN.to_owned());
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
        Item::of(text).at(of.first().and_then(|it| it.scale.as_ref()).filter(|_| drawn).map(gauge))
    };
    let items: Vec<Item> = if are_alike {
        let mut line = line;
        let alike = |wanted: &String| told.iter().copied().filter(|it| label(it) == *wanted).collect::<Vec<_>>();
        let of = |wanted: &String| {
            let of = alike(wanted);
            let names: Vec<String> = of.iter().map(|it| it.asks.to_lowercase()).collect();
            line(format!("{wanted}:"), names.join(", "), &of)
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
        gauge: Gauge { value: steps.clamp(1, STEPS).unsigned_abs(), most: STEPS.unsigned_abs(), is_place: false },
        word: if is_known { pathway.fit.word() } else { "not known yet" }.to_owned(),
        tone: match pathway.fit {
            FitWord::Strong | FitWord::Good if is_known => Tone::Good,
            _ => Tone::Plain,
        },
    }
}

/// The words of fit on the scale, each at the shortest bar that it holds for.
fn scale(report: &RecommendationReport) -> Vec<Stop> {
    let strong = report.fits.strong.max(1);
    // A fit begins at whole points, and a bar is as long as whole steps.
    let good = report.fits.good * STRONG_AT / strong;
    let stops = [(FitWord::Possible, 1), (FitWord::Good, good.max(1)), (FitWord::Strong, STRONG_AT)];
    stops.map(|(fit, from)| Stop { from: from.unsigned_abs(), word: fit.word().to_owned() }).into()
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
