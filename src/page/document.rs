//! A document: what every report is before it becomes text, Markdown or a page.
//!
//! In: words of a report. Out: blocks without any layout. Never: widths, colours, escapes.

use std::borrow::Cow;

/// A report as blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// In reading order.
    pub blocks: Vec<Block>,
    /// Whether it is one page to be seen at a glance, where a line is worth more than air.
    pub is_dense: bool,
}

/// One block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the title.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// Points, one below the other.
    List(Marker, Vec<Item>),
    /// Bars on one scale, and the words marked on it.
    Bars(Vec<Bar>, Vec<Stop>),
    /// A table: its head, and its rows.
    Table(Vec<String>, Vec<Vec<Cell>>),
    /// Words to say or write, and what they rest on.
    Quote(Vec<String>, Vec<NoteMark>),
    /// What the marks of the lines before stand for.
    Notes(Vec<Note>),
    /// What some readers want to pass over, and what it is; where nothing can be folded it just goes on.
    More(String, Vec<Block>),
}

impl Block {
    /// Whether a dense page leaves a line empty between the block before and this one.
    pub fn is_apart_from(&self, before: &Self) -> bool {
        match (before, self) {
            (_, Self::Heading(..) | Self::Bars(..) | Self::Notes(_)) => true,
            (Self::Heading(..) | Self::Notes(_), _) => false,
            (before, Self::Paragraph(_)) => !matches!(before, Self::Paragraph(_)),
            (before, _) => matches!(before, Self::Paragraph(_)),
        }
    }
}

/// What points from a line to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteMark {
    /// A source, counted in the order in which the document first uses them.
    Number(usize),
    /// The pack's own view.
    Ours,
}

impl NoteMark {
    /// What stands between the brackets.
    pub fn words(self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Ours => "ours".to_owned(),
        }
    }
}

/// A note: what a mark stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its mark.
    pub mark: NoteMark,
    /// Who says it, and where.
    pub text: String,
    /// What a reader should know about that source; empty where there is no room for it.
    pub about: String,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, set to the left.
    Text(String),
    /// A number, set to the right.
    Number(usize),
}

impl Cell {
    /// The cell in letters.
    pub fn words(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// What stands before the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// Nothing.
    Bare,
    /// A point.
    Bullet,
    /// Something that speaks for.
    Plus,
    /// Something that speaks against.
    Minus,
    /// A box to tick.
    Checkbox,
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The item.
    pub text: Vec<Span>,
    /// Words to say or write, below it.
    pub script: Vec<String>,
    /// What these rest on.
    pub script_notes: Vec<NoteMark>,
    /// How to do it, in order, below those.
    pub how: Vec<String>,
    /// Where it comes from, in a smaller voice below.
    pub detail: Vec<String>,
    /// Where it stands on a scale, before it.
    pub gauge: Option<Gauge>,
}

/// A place on a scale, or a length of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// Steps from its start; 0 where it has none, which the words must say.
    pub value: u32,
    /// Steps of the whole scale.
    pub most: u32,
    /// Whether it is one place on the scale, and not a length of it.
    pub is_place: bool,
}

/// Words in one tone, or the marks of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// How they sound, and the words.
    Words(Tone, String),
    /// What the words before it rest on.
    Notes(Vec<NoteMark>),
}

/// How words sound. Never the only carrier of a meaning: a report reads the same without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As the rest.
    Plain,
    /// With weight.
    Strong,
    /// In the background.
    Muted,
    /// Good news.
    Good,
    /// A warning.
    Warn,
}

/// A word on a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The shortest bar that it holds for.
    pub from: u32,
    /// The word.
    pub word: String,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub label: String,
    /// How long it is, and how long the longest that the scale holds.
    pub gauge: Gauge,
    /// The word for it.
    pub word: String,
    /// How the word sounds.
    pub tone: Tone,
}

impl Document {
    /// The blocks where nothing can be folded: what is folded goes on with the list that it belongs to.
    pub fn unfolded(&self) -> Cow<'_, [Block]> {
        if !self.blocks.iter().any(|block| matches!(block, Block::More(..))) {
            return Cow::Borrowed(&self.blocks);
        }
        let mut unfolded = Vec::with_capacity(self.blocks.len());
        unfold(&self.blocks, &mut unfolded);
        Cow::Owned(unfolded)
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// Adds a plain paragraph.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(vec![plain(text)]));
    }

    /// Adds a paragraph of several tones.
    pub fn spans(&mut self, spans: Vec<Span>) {
        self.blocks.push(Block::Paragraph(spans));
    }

    /// Adds a paragraph in the background.
    pub fn aside(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(vec![tone(Tone::Muted, text)]));
    }

    /// Adds a list, unless it is empty.
    pub fn list(&mut self, marker: Marker, items: Vec<Item>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(marker, items));
        }
    }

    /// Adds a table, unless it has no rows.
    pub fn table<const COLUMNS: usize>(&mut self, head: [&str; COLUMNS], rows: Vec<Vec<Cell>>) {
        if !rows.is_empty() {
            self.blocks.push(Block::Table(head.map(str::to_owned).to_vec(), rows));
        }
    }

    /// Adds bars and the words on their scale, unless there are none.
    pub fn bars(&mut self, bars: Vec<Bar>, scale: Vec<Stop>) {
        if !bars.is_empty() {
            self.blocks.push(Block::Bars(bars, scale));
        }
    }

    /// Adds a list of which so many items are seen at once, and the others can be unfolded.
    pub fn list_folded(&mut self, marker: Marker, mut items: Vec<Item>, seen: usize) {
        // One line alone is not worth being folded.
        let folded = if items.len() > seen + 1 { items.split_off(seen) } else { Vec::new() };
        self.list(marker, items);
        let summary = format!("{} more", folded.len());
        self.more(summary, |more| more.list(marker, folded));
    }

    /// Adds what can be unfolded under a summary, unless there is nothing.
    pub fn more(&mut self, summary: impl Into<String>, write: impl FnOnce(&mut Self)) {
        let mut folded = Self { is_dense: self.is_dense, ..Self::default() };
        write(&mut folded);
        if !folded.blocks.is_empty() {
            self.blocks.push(Block::More(summary.into(), folded.blocks));
        }
    }
}

impl Item {
    /// A plain item.
    pub fn new(text: impl Into<String>) -> Self {
        Self::of(vec![plain(text)])
    }

    /// An item of several tones.
    pub fn of(text: Vec<Span>) -> Self {
        Self { text, ..Self::default() }
    }

    /// The same with where it stands on a scale.
    #[must_use]
    pub fn at(self, gauge: Option<Gauge>) -> Self {
        Self { gauge, ..self }
    }

    /// The same, with words to say or write.
    #[must_use]
    pub fn script(mut self, lines: &[String], marks: Vec<NoteMark>) -> Self {
        self.script.extend_from_slice(lines);
        self.script_notes = marks;
        self
    }

    /// The same, with how to do it.
    #[must_use]
    pub fn how(mut self, lines: &[String]) -> Self {
        self.how.extend_from_slice(lines);
        self
    }

    /// The same, with the marks of what it rests on.
    #[must_use]
    pub fn noted(mut self, marks: Span) -> Self {
        self.text.push(marks);
        self
    }

    /// The same, with where it comes from.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        if !detail.is_empty() {
            self.detail.push(detail);
        }
        self
    }
}

fn unfold(blocks: &[Block], unfolded: &mut Vec<Block>) {
    for block in blocks {
        match (block, unfolded.last_mut()) {
            (Block::More(_, folded), Some(Block::List(marker, items))) => {
                let goes_on = match folded.first() {
                    Some(Block::List(own, more)) if own == marker => Some(more),
                    _ => None,
                };
                if let Some(more) = goes_on {
                    items.extend_from_slice(more);
                }
                unfold(&folded[usize::from(goes_on.is_some())..], unfolded);
            }
            (Block::More(_, folded), _) => unfold(folded, unfolded),
            (block, _) => unfolded.push(block.clone()),
        }
    }
}

/// Plain words.
pub fn plain(text: impl Into<String>) -> Span {
    tone(Tone::Plain, text)
}

/// Words with weight.
pub fn strong(text: impl Into<String>) -> Span {
    tone(Tone::Strong, text)
}

/// Words in a tone.
pub fn tone(tone: Tone, text: impl Into<String>) -> Span {
    Span::Words(tone, text.into())
}
