//! Bars as pictures: one scale for all of them, and the words beside each, so that nobody needs the picture.
//!
//! In: bars and the words on their scale. Out: a figure. Never: a fact that stands in the picture alone.

use maud::{Markup, html};

use crate::model::letter::harmless;
use crate::page::document::{Bar, Gauge, Stop, Tone};

/// The height of a bar, and the room below it.
const HEIGHT: u32 = 10;

/// Bars below each other, their scale below the last.
pub fn chart(bars: &[Bar], scale: &[Stop]) -> Markup {
    let most = bars.iter().map(|bar| bar.gauge.most).max().unwrap_or(1).max(1);
    let are_places = bars.iter().all(|bar| bar.gauge.is_place);
    html! {
        figure.chart {
            ul {
                @for bar in bars {
                    li.good[bar.tone == Tone::Good].warn[bar.tone == Tone::Warn].places[are_places] {
                        span.label { (harmless(&bar.label)) span.unseen { ": " } }
                        @if bar.gauge.value > 0 {
                            @if bar.gauge.is_place { (place(bar.gauge, scale)) } @else { (length(bar.gauge, scale)) }
                            span.word { (harmless(&bar.word)) }
                        } @else {
                            span.word.alone { (harmless(&bar.word)) }
                        }
                    }
                }
                @if !scale.is_empty() {
                    li.scale.places[are_places] aria-hidden="true" { (words(scale, most, are_places)) }
                }
            }
        }
    }
}

/// A bar from the start of the scale to its value, with a mark where each word of the scale begins.
fn length(bar: Gauge, scale: &[Stop]) -> Markup {
    html! {
        svg width="100%" height=(HEIGHT) aria-hidden="true" focusable="false" {
            rect.track width="100%" height=(HEIGHT) rx="3" {}
            rect.fill width={ (percent(bar.value, bar.most)) "%" } height=(HEIGHT) rx="3" {}
            @for stop in scale.iter().filter(|stop| stop.from > 1) {
                @let at = format!("{}%", percent(stop.from, bar.most));
                line.tick x1=(at) x2=(at) y1="0" y2=(HEIGHT) {}
            }
        }
    }
}

/// A line of places, and the one that is taken.
fn place(bar: Gauge, scale: &[Stop]) -> Markup {
    let middle = HEIGHT / 2;
    html! {
        svg.place width="100%" height=(HEIGHT + 4) aria-hidden="true" focusable="false" {
            line.track x1="2%" x2="98%" y1=(middle + 2) y2=(middle + 2) {}
            @for at in 1..=bar.most {
                @let is_named = scale.iter().any(|stop| stop.from == at);
                circle.stop cx={ (middle_of(at, bar.most)) "%" } cy=(middle + 2) r=(if is_named { 4 } else { 2 }) {}
            }
            circle.here cx={ (middle_of(bar.value, bar.most)) "%" } cy=(middle + 2) r="7" {}
        }
    }
}

/// The words of a scale, each where it begins.
fn words(scale: &[Stop], most: u32, are_places: bool) -> Markup {
    html! {
        svg width="100%" height="16" focusable="false" {
            @for stop in scale {
                @let at = match (are_places, stop.from) {
                    (true, from) => middle_of(from, most),
                    (false, 0 | 1) => 0,
                    (false, from) => percent(from, most),
                };
                // At either end a word stands within the picture.
                @let anchor = match (are_places, stop.from) {
                    (true, from) if from >= most => "end",
                    (true, from) if from > 1 => "middle",
                    _ => "start",
                };
                @let at = if anchor == "end" { 100 } else if are_places && stop.from <= 1 { 0 } else { at };
                text x={ (at) "%" } y="12" text-anchor=(anchor) { (harmless(&stop.word)) }
            }
        }
    }
}

/// A small bar within a line; its words tell the same.
pub fn small(gauge: Gauge) -> Markup {
    html! {
        @if gauge.value > 0 {
            span.small { @if gauge.is_place { (place(gauge, &[])) } @else { (length(gauge, &[])) } }
        }
    }
}

fn percent(value: u32, most: u32) -> u32 {
    (value * 100 / most.max(1)).min(100)
}

fn middle_of(value: u32, most: u32) -> u32 {
    ((2 * value).saturating_sub(1) * 50 / most.max(1)).min(100)
}
