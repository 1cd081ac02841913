//! Marks and notes as links there and back.
//!
//! In: the blocks of a page. Out: links whose ends exist, each id once. Never: a mark that leads nowhere.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use crate::model::letter::harmless;
use crate::page::document::{Block, Note, NoteMark, Span};

/// The marks of a page: which lead to a note, and how many of each there are.
pub struct Marks {
    /// What has a note.
    noted: BTreeSet<NoteMark>,
    /// Marks on the page, in all.
    all: BTreeMap<NoteMark, usize>,
    /// Marks written so far.
    written: BTreeMap<NoteMark, usize>,
    /// Notes written so far.
    told: BTreeSet<NoteMark>,
}

impl Marks {
    /// The marks of these blocks.
    pub fn new(blocks: &[Block]) -> Self {
        let mut marks =
            Self { noted: BTreeSet::new(), all: BTreeMap::new(), written: BTreeMap::new(), told: BTreeSet::new() };
        for block in blocks {
            marks.count(block);
        }
        marks
    }

    fn count(&mut self, block: &Block) {
        match block {
            Block::Paragraph(spans) => self.count_spans(spans),
            Block::List(_, items) => {
                for item in items {
                    self.count_spans(&item.text);
                    // Marks behind words to say stand on the last of them.
                    self.count_marks(if item.script.is_empty() { &[] } else { &item.script_notes });
                }
            }
            Block::Quote(_, marks) => self.count_marks(marks),
            Block::Notes(notes) => self.noted.extend(notes.iter().map(|it| it.mark)),
            Block::More(_, folded) => folded.iter().for_each(|block| self.count(block)),
            Block::Heading(..) | Block::Bars(..) | Block::Table(..) => {}
        }
    }

    fn count_spans(&mut self, spans: &[Span]) {
        for span in spans {
            if let Span::Notes(marks) = span {
                self.count_marks(marks);
            }
        }
    }

    fn count_marks(&mut self, marks: &[NoteMark]) {
        for mark in marks {
            *self.all.entry(*mark).or_default() += 1;
        }
    }

    /// Marks behind a line.
    pub fn links(&mut self, marks: &[NoteMark]) -> Markup {
        html! {
            @if !marks.is_empty() {
                sup.marks {
                    @for (at, mark) in marks.iter().enumerate() {
                        @if at > 0 { "\u{2009}" }
                        (self.link(*mark))
                    }
                }
            }
        }
    }

    fn link(&mut self, mark: NoteMark) -> Markup {
        let words = mark.words();
        if !self.noted.contains(&mark) {
            return html! { span { (words) } };
        }
        let number = self.written.entry(mark).or_default();
        *number += 1;
        html! {
            a href={ "#note-" (words) } id={ "ref-" (words) "-" (number) } aria-label={ "Note: " (words) } { (words) }
        }
    }

    /// Notes, with links back to every line that rests on them.
    pub fn notes(&mut self, notes: &[Note]) -> Markup {
        html! {
            ul.notes {
                @for note in notes {
                    // A note that is told twice has one place that marks lead to.
                    @let is_first = self.told.insert(note.mark);
                    li id=[is_first.then(|| format!("note-{}", note.mark.words()))] {
                        span.mark { (note.mark.words()) }
                        div {
                            @let back = if is_first { self.all.get(&note.mark).copied().unwrap_or_default() } else { 0 };
                            p { (harmless(&note.text)) @if back > 0 { " " (link_back(note.mark, 1, "\u{21a9}\u{fe0e}")) } }
                            @if !note.about.is_empty() { p.detail { (harmless(&note.about)) } }
                            @if back > 1 {
                                details.backs {
                                    summary { (back) " lines rest on it" }
                                    @for number in 1..=back { (link_back(note.mark, number, &number.to_string())) " " }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A link to the line with the mark of this number.
fn link_back(mark: NoteMark, number: usize, shown: &str) -> Markup {
    let words = mark.words();
    html! {
        a.back href={ "#ref-" (words) "-" (number) } aria-label={ "Line " (number) " with note " (words) } { (shown) }
    }
}
