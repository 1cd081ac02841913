//! The blocks of a page.
//!
//! In: blocks of a document. Out: markup. Never: a letter of a text that is not escaped, an id twice.

use maud::{Markup, html};

use crate::model::letter::harmless;
use crate::page::document::{Block, Cell, Item, Marker, NoteMark, Span, Tone};
use crate::render::html::chart::{chart, small};
use crate::render::html::marks::Marks;

/// What is counted while a page is written.
pub struct Blocks {
    marks: Marks,
    headings: usize,
    level: u8,
    steps: usize,
}

impl Blocks {
    /// For a page of these blocks.
    pub fn new(blocks: &[Block]) -> Self {
        Self { marks: Marks::new(blocks), headings: 0, level: 0, steps: 0 }
    }

    /// Several blocks.
    pub fn all(&mut self, blocks: &[Block]) -> Markup {
        html! { @for block in blocks { (self.block(block)) } }
    }

    /// The sentence that answers, set apart.
    pub fn answer(&mut self, spans: &[Span]) -> Markup {
        // Marks right behind it stay on its line.
        if let [Span::Words(Tone::Strong, text), Span::Notes(marks), rest @ ..] = spans {
            return html! { p.answer { strong { (harmless(text)) (self.marks.links(marks)) } (self.spans(rest)) } };
        }
        html! { p.answer { (self.spans(spans)) } }
    }

    /// A block.
    pub fn block(&mut self, block: &Block) -> Markup {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(spans) => html! { p { (self.spans(spans)) } },
            Block::List(marker, items) => self.list(*marker, items),
            Block::Bars(bars, scale) => chart(bars, scale),
            Block::Table(head, rows) => table(head, rows),
            Block::Quote(lines, marks) => self.quote(lines, marks),
            Block::Notes(notes) => self.marks.notes(notes),
            Block::More(summary, folded) => self.more(summary, folded),
        }
    }

    /// A heading; none is more than one deeper than the heading before it, and one is the highest.
    fn heading(&mut self, level: u8, text: &str) -> Markup {
        self.level = if self.level == 0 { 1 } else { level.clamp(2, (self.level + 1).min(6)) };
        self.headings += 1;
        let (id, text) = (heading_id(self.headings), harmless(text));
        match self.level {
            1 => html! { h1 id=(id) { (text) } },
            2 => html! { h2 id=(id) { (text) } },
            3 => html! { h3 id=(id) { (text) } },
            4 => html! { h4 id=(id) { (text) } },
            5 => html! { h5 id=(id) { (text) } },
            _ => html! { h6 id=(id) { (text) } },
        }
    }

    fn list(&mut self, marker: Marker, items: &[Item]) -> Markup {
        let class = match marker {
            Marker::Bare => "bare",
            Marker::Bullet => "points",
            Marker::Plus => "plus",
            Marker::Minus => "minus",
            Marker::Checkbox => "steps",
        };
        html! { ul class=(class) { @for item in items { (self.item(marker, item)) } } }
    }

    fn item(&mut self, marker: Marker, item: &Item) -> Markup {
        let (sign, said) = match marker {
            Marker::Checkbox => return self.step(item),
            Marker::Plus => ("+", "For: "),
            Marker::Minus => ("\u{2212}", "Against: "),
            Marker::Bare | Marker::Bullet => ("", ""),
        };
        html! {
            li {
                @if !sign.is_empty() {
                    span.sign aria-hidden="true" { (sign) }
                    span.unseen { (said) }
                }
                @if let Some(gauge) = item.gauge { (small(gauge)) }
                (self.spans(&item.text))
                (self.script(&item.script, &item.script_notes))
                (how(&item.how))
                (details(&item.detail))
            }
        }
    }

    /// A box to tick, what to do as its label, and the words to say below.
    fn step(&mut self, item: &Item) -> Markup {
        self.steps += 1;
        let is_first = self.steps == 1;
        let id = format!("step-{}", self.steps);
        // A link within a label would tick the box.
        let marks = item.text.iter().position(|span| matches!(span, Span::Notes(_))).unwrap_or(item.text.len());
        let (label, rest) = item.text.split_at(marks);
        html! {
            li.first[is_first] {
                input type="checkbox" id=(id) autocomplete="off" data-step=(key(label));
                div {
                    label for=(id) { (self.spans(label)) }
                    (self.spans(rest))
                    (self.script(&item.script, &item.script_notes))
                    (how(&item.how))
                    (details(&item.detail))
                }
            }
        }
    }

    fn script(&mut self, lines: &[String], marks: &[NoteMark]) -> Markup {
        html! { @if !lines.is_empty() { (self.quote(lines, marks)) } }
    }

    /// Words to say or write.
    fn quote(&mut self, lines: &[String], marks: &[NoteMark]) -> Markup {
        html! {
            blockquote {
                @for (at, line) in lines.iter().enumerate() {
                    p {
                        (harmless(line))
                        @if at + 1 == lines.len() { (self.marks.links(marks)) }
                    }
                }
            }
        }
    }

    /// What is folded; a heading that it begins with is what one clicks.
    fn more(&mut self, summary: &str, folded: &[Block]) -> Markup {
        let (heading, rest) = match folded.split_first() {
            Some((Block::Heading(level, text), rest)) => (Some((*level, text)), rest),
            _ => (None, folded),
        };
        html! {
            details.more {
                summary {
                    @match heading {
                        Some((level, text)) => (self.heading(level, text)),
                        None => (harmless(summary)),
                    }
                }
                (self.all(rest))
            }
        }
    }

    fn spans(&mut self, spans: &[Span]) -> Markup {
        html! {
            @for span in spans {
                @match span {
                    Span::Notes(marks) => (self.marks.links(marks)),
                    Span::Words(Tone::Plain, text) => (harmless(text)),
                    Span::Words(Tone::Strong, text) => strong { (harmless(text)) },
                    Span::Words(Tone::Muted, text) => span.muted { (harmless(text)) },
                    Span::Words(Tone::Good, text) => span.good { (harmless(text)) },
                    Span::Words(Tone::Warn, text) => span.warn { (harmless(text)) },
                }
            }
        }
    }
}

/// The id of the heading with this number, counted from 1 in reading order.
pub fn heading_id(number: usize) -> String {
    format!("part-{number}")
}

fn how(lines: &[String]) -> Markup {
    html! { @if !lines.is_empty() { ul.how { @for line in lines { li { (harmless(line)) } } } } }
}

fn details(lines: &[String]) -> Markup {
    html! { @for line in lines { p.detail { (harmless(line)) } } }
}

fn table(head: &[String], rows: &[Vec<Cell>]) -> Markup {
    let is_number = |column: usize| rows.iter().all(|row| matches!(row.get(column), Some(Cell::Number(_))));
    html! {
        table {
            thead { tr {
                    @for (at, cell) in head.iter().enumerate() {
                        th.number[is_number(at)] scope="col" { (harmless(cell)) }
                    }
                 } }
            tbody {
                @for row in rows {
                    tr {
                        @for (at, cell) in row.iter().enumerate() {
                            @match cell {
                                Cell::Text(text) if at == 0 => th scope="row" { (harmless(text)) },
                                Cell::Text(text) => td { (harmless(text)) },
                                Cell::Number(number) => td.number { (number) },
                            }
                        }
                    }
                }
            }
        }
    }
}

/// By what a browser remembers whether a step is ticked: a hash of its words (FNV-1a), so that another report with the
/// same step has it ticked too, and one with other words has not.
fn key(words: &[Span]) -> String {
    let letters = words.iter().flat_map(|span| match span {
        Span::Words(_, text) => text.bytes(),
        Span::Notes(_) => "".bytes(),
    });
    let hash = letters
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{hash:016x}")
}
