//! Input that cannot be used: every mistake, drawn with its place.
//!
//! In: diagnostics and the texts they point into. Out: an error that knows how to draw itself. Never: a backtrace.

use std::fmt;
use std::ops::Range;

use annotate_snippets::renderer::{DEFAULT_EMPHASIS_STYLE, DecorStyle, Style};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::load::texts::{TextFile, Texts};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::letter::is_harmful;
use crate::model::place::Place;
use crate::render::text::{plain, wrapping};

/// Nobody mends more mistakes than these at a time.
const DRAWN_MAX: usize = 100;

/// An error made of diagnostics.
#[derive(Debug)]
pub struct Unusable {
    /// What the diagnostics point into.
    pub texts: Texts,
    /// The mistakes.
    pub diagnostics: Vec<Diagnostic>,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.draw(false, 100))
    }
}

impl std::error::Error for Unusable {}

impl Unusable {
    /// A single mistake without a place.
    pub fn message(diagnostic: Diagnostic) -> Self {
        Self { texts: Texts::default(), diagnostics: vec![diagnostic] }
    }

    /// Every mistake, one below the other, in so many columns; only paths and what cannot be broken run over them.
    pub fn draw(&self, color: bool, width: usize) -> String {
        let drawn = self.diagnostics.iter().take(DRAWN_MAX).map(|it| self.drawn(it, color, width));
        let mut text = drawn.collect::<Vec<_>>().join("\n\n");
        text.push('\n');
        let rest = self.diagnostics.len().saturating_sub(DRAWN_MAX);
        if rest > 0 {
            text.push_str("\nand ");
            text.push_str(&rest.to_string());
            text.push_str(" more mistakes\n");
        }
        text
    }

    fn drawn(&self, diagnostic: &Diagnostic, color: bool, width: usize) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width);
        // The renderer would begin the lines that follow the first below the end of `severity[code]: `, where a narrow
        // terminal has no room.
        let lead = " ".repeat(diagnostic.severity.word().len() + diagnostic.code.len() + "[]: ".len());
        let options = wrapping(width).initial_indent(&lead).subsequent_indent("  ");
        let mut lines = wrapped(&plain(&diagnostic.message), options).into_iter();
        let first = lines.next().unwrap_or_default();
        let drawn = renderer.render(&[self.group(diagnostic, first.trim_start(), width)]);
        let style = if color { DEFAULT_EMPHASIS_STYLE } else { Style::new() };
        let title: Vec<String> = lines.map(|line| format!("{style}{line}{style:#}")).collect();
        if title.is_empty() {
            return drawn;
        }
        let (head, body) = drawn.split_once('\n').unwrap_or((&drawn, ""));
        let title = title.join("\n");
        let between = if body.is_empty() { "" } else { "\n" };
        format!("{}\n{title}{between}{body}", head.trim_end())
    }

    fn group<'a>(&'a self, diagnostic: &'a Diagnostic, title: &str, width: usize) -> Group<'a> {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Advice => Level::NOTE.with_name(Severity::Advice.word()),
        };
        let title = level.primary_title(title.to_owned()).id(diagnostic.code);
        let mut group = Group::with_title(title);
        let marks = self.marks(diagnostic);
        let lines = marks.iter().map(|it| it.line).max().unwrap_or(0);
        let gutter = if lines == 0 { 0 } else { lines.to_string().len() };
        let (snippets, notes) = laid_out(marks, width.saturating_sub(gutter + CODE_LEAD));
        for marks in snippets {
            group = match marks.first().filter(|_| marks.iter().any(|it| it.is_long)) {
                Some(first) => {
                    let name = plain(&first.file.name);
                    group.element(Origin::path(name).line(first.line).char_column(first.start + 1))
                }
                None => group.element(snippet(marks)),
            };
        }
        let notes = notes.into_iter().map(|(name, text)| (Level::NOTE.with_name(name), name.len() + ": ".len(), text));
        let help = diagnostic.help.iter().map(|it| (Level::HELP, "help: ".len(), plain(it)));
        for (level, name, text) in notes.chain(help) {
            let room = width.saturating_sub(gutter + CODE_LEAD + name).max(1);
            group = group.element(level.message(wrapped(&text, wrapping(room)).join("\n")));
        }
        group
    }

    /// What is to be marked: the place, then the second place.
    fn marks<'a>(&'a self, diagnostic: &'a Diagnostic) -> Vec<Mark<'a>> {
        let first = diagnostic.place.map(|place| (place, diagnostic.label.as_deref(), true));
        let second = diagnostic.second.as_ref().filter(|_| first.is_some());
        let is_near = |place: &Place| first.is_some_and(|(it, ..)| it.start.abs_diff(place.start) <= APART_MAX);
        let second = second.filter(|(place, _)| is_near(place) || first.is_some_and(|(it, ..)| it.file != place.file));
        let second = second.map(|(place, label)| (*place, Some(label.as_str()), false));
        let mark = |(place, label, is_primary): (Place, Option<&str>, bool)| {
            Mark::new(self.texts.get(place.file), place, label, is_primary)
        };
        first.into_iter().chain(second).map(mark).collect()
    }
}

/// The columns before a line of source, beside the number of the line.
const CODE_LEAD: usize = 3;

/// Two places farther apart, in bytes, are not drawn together.
const APART_MAX: u32 = 100_000;

/// A longer line, in bytes, is not drawn; its place is told.
const LINE_MAX: usize = 20_000;

/// What the renderer keeps free on each side of the marks where it cuts a line.
const KEPT_FREE: usize = 6;

/// A place to mark, on one line.
struct Mark<'a> {
    file: &'a TextFile,
    span: Range<usize>,
    label: Option<String>,
    is_primary: bool,
    /// Its line, counted from 1.
    line: usize,
    /// The columns before it in its line.
    start: usize,
    /// The columns of its line.
    length: usize,
    /// Whether its line is too long to draw.
    is_long: bool,
    /// Where its line begins and ends.
    bounds: Range<usize>,
}

impl<'a> Mark<'a> {
    /// A mark of the part of a place that is on its first line.
    fn new(file: &'a TextFile, place: Place, label: Option<&str>, is_primary: bool) -> Self {
        let mut span = char_bounds(&file.text, place.start, place.end);
        let text = &file.text;
        if let Some(end) = text[span.clone()].find('\n') {
            span.end = span.start + end;
        }
        let begin = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[begin..].find('\n').map_or(text.len(), |at| begin + at);
        let is_long = end - begin > LINE_MAX;
        Self {
            file,
            label: label.map(plain),
            is_primary,
            line: text[..begin].matches('\n').count() + 1,
            start: if is_long { text[begin..span.start].chars().count() } else { columns(&text[begin..span.start]) },
            length: if is_long { LINE_MAX } else { columns(&text[begin..end]) },
            is_long,
            bounds: begin..end,
            span,
        }
    }

    /// The columns of what is marked.
    fn width(&self) -> usize {
        columns(&self.file.text[self.span.clone()]).max(1)
    }

    /// Marks the last letter of a line that fills all columns in place of what is behind it.
    fn keep_within(&mut self, width: usize) {
        let before = self.file.text[..self.span.start].chars().next_back();
        if let Some(last) = before.filter(|_| self.start == width) {
            self.span.start -= last.len_utf8();
            self.start -= columns(last.encode_utf8(&mut [0; 4]));
        }
    }

    /// Marks no more than so many columns, and at least one character.
    fn cut(&mut self, room: usize) {
        let text = &self.file.text[self.span.clone()];
        let mut taken = 0;
        let ends = text.char_indices().map(|(at, letter)| {
            taken += columns(letter.encode_utf8(&mut [0; 4]));
            (at + letter.len_utf8(), taken)
        });
        let end = ends.enumerate().take_while(|(number, (_, taken))| *number == 0 || *taken <= room).last();
        if let Some((_, (end, _))) = end {
            self.span.end = self.span.start + end;
        }
    }
}

/// Cuts marks so that they fit into so many columns of source: those of one snippet together, and the labels that find
/// no room in it, with what they are about.
fn laid_out(marks: Vec<Mark<'_>>, width: usize) -> (Vec<Vec<Mark<'_>>>, Vec<(&'static str, String)>) {
    const ROOM_MIN: usize = 8;
    // A mark of up to so many columns, such as an id, stays whole; beside a longer one its label counts for more.
    const KEPT_WHOLE: usize = 24;
    let room = width.saturating_sub(2 * KEPT_FREE).max(ROOM_MIN);
    let mut snippets: Vec<Vec<Mark<'_>>> = Vec::new();
    for mut mark in marks {
        mark.keep_within(width);
        // Marks of one snippet share the columns that are shown.
        let is_near =
            |other: &Mark<'_>| std::ptr::eq(other.file, mark.file) && other.start.abs_diff(mark.start) <= room / 2;
        match snippets.iter_mut().find(|snippet| snippet.iter().all(is_near)) {
            Some(snippet) => snippet.push(mark),
            None => snippets.push(vec![mark]),
        }
    }
    let mut notes = Vec::new();
    for snippet in &mut snippets {
        let is_whole = snippet.iter().all(|it| it.length <= width);
        let left = snippet.iter().map(|it| it.start).min().unwrap_or(0);
        let end = if is_whole { width } else { left + room };
        for mark in snippet {
            let free = end.saturating_sub(mark.start);
            let label = mark.label.as_deref().map_or(0, |it| columns(it) + 1);
            if mark.width().min(KEPT_WHOLE) + label > free {
                let name = if mark.is_primary { "here" } else { "there" };
                notes.extend(mark.label.take().map(|label| (name, label)));
                mark.cut(free);
            } else {
                mark.cut(free - label);
            }
        }
    }
    (snippets, notes)
}

fn snippet(marks: Vec<Mark<'_>>) -> Snippet<'_, Annotation<'_>> {
    let begin = marks.iter().map(|it| it.bounds.start).min().unwrap_or(0);
    let end = marks.iter().map(|it| it.bounds.end).max().unwrap_or(0);
    let line = marks.iter().map(|it| it.line).min().unwrap_or(1);
    let source = marks.first().map_or_else(Default::default, |it| visible(&it.file.text[begin..end]));
    let name = marks.first().map_or_else(Default::default, |it| plain(&it.file.name));
    let annotations = marks.into_iter().map(|it| {
        let kind = if it.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(it.span.start - begin..it.span.end - begin).label(it.label)
    });
    Snippet::source(source).line_start(line).path(name).annotations(annotations)
}

/// The columns of a piece of source; the renderer draws a tab as four.
fn columns(text: &str) -> usize {
    console::measure_text_width(&visible(text).replace('\t', "    "))
}

/// Text in lines; what stands in backticks is not broken where a line can hold it, so that it can be copied.
fn wrapped(text: &str, options: textwrap::Options<'_>) -> Vec<String> {
    // A letter of private use, which no text has and which breaks no line.
    const SPACE: &str = "\u{e000}";
    let room = options.width.saturating_sub(options.subsequent_indent.len());
    let joined = text.split('`').enumerate().map(|(number, piece)| {
        let is_quoted = number % 2 == 1 && columns(piece) + "``".len() <= room;
        if is_quoted { piece.replace(' ', SPACE) } else { piece.to_owned() }
    });
    let joined = joined.collect::<Vec<_>>().join("`");
    textwrap::wrap(&joined, options).into_iter().map(|line| line.replace(SPACE, " ")).collect()
}

/// A byte range widened to whole characters.
fn char_bounds(text: &str, start: u32, end: u32) -> Range<usize> {
    let mut start = (start as usize).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (end as usize).clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// The text with control characters made harmless, byte for byte as long as before.
fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_harmful(letter) && letter != '\n' && letter != '\t' {
            (0..letter.len_utf8()).for_each(|_| visible.push(' '));
        } else {
            visible.push(letter);
        }
    }
    visible
}
