//! Text for a terminal or a file: wrapped, with colour only where it helps.
//!
//! In: a document and a layout. Out: lines. Never: control characters from a pack or an answer.

use std::ops::Range;

use console::Style;

use crate::model::letter::{harmless, is_plain};
use crate::page::document::{Bar, Block, Cell, Document, Item, Marker, Note, NoteMark, Span, Stop, Tone, tone};
use crate::render::layout::{Drawing, Layout};
use crate::render::squares::{most, scale, squares};

/// Draws a document as text that ends with a line break.
pub fn text(document: &Document, layout: Layout) -> String {
    let mut page = Page { layout, is_dense: document.is_dense, lines: Vec::new() };
    let mut before = None;
    let blocks = document.unfolded();
    for block in blocks.iter() {
        if before.is_some_and(|before| page.parts(before, block)) {
            page.lines.push(String::new());
        }
        page.block(block);
        before = Some(block);
    }
    let mut text = page.lines.join("\n");
    text.push('\n');
    text
}

struct Page {
    layout: Layout,
    is_dense: bool,
    lines: Vec<String>,
}

impl Page {
    fn block(&mut self, block: &Block) {
        let indent = self.indent();
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(spans) => self.wrapped("", "", spans),
            Block::List(marker, items) => {
                for item in items {
                    self.item(*marker, item);
                }
            }
            Block::Bars(bars, scale) => self.bars(bars, scale),
            Block::Table(head, rows) => self.table(head, rows),
            Block::Quote(lines, marks) => {
                self.script(&format!("{indent}  "), lines, marks);
            }
            Block::Notes(notes) => self.notes(notes),
            Block::More(_, folded) => folded.iter().for_each(|block| self.block(block)),
        }
    }

    /// Words to say or write, behind a rule.
    fn script(&mut self, indent: &str, lines: &[String], marks: &[NoteMark]) {
        let lead = if self.is_spoken() { String::new() } else { format!("{indent}| ") };
        for (at, line) in lines.iter().enumerate() {
            let marks = if at + 1 == lines.len() { marks.to_vec() } else { Vec::new() };
            self.wrapped(&lead, &lead, &[tone(Tone::Plain, line), Span::Notes(marks)]);
        }
    }

    /// Whether a line is left empty between two blocks.
    fn parts(&self, before: &Block, block: &Block) -> bool {
        !self.is_dense || block.is_apart_from(before)
    }

    /// What stands under a heading of a dense page is set in, as nothing else sets headings apart there.
    fn indent(&self) -> &'static str {
        if self.is_dense && !self.is_spoken() { "  " } else { "" }
    }

    fn is_spoken(&self) -> bool {
        self.layout.drawing == Drawing::Spoken
    }

    /// Notes side by side where they are short, else each in lines of its own.
    fn notes(&mut self, notes: &[Note]) {
        const GAP: &str = "  ";
        const HANGING: &str = "    ";
        let mut line = String::new();
        for note in notes {
            let text = format!("[{}] {}", note.mark.words(), plain(&note.text));
            let long = console::measure_text_width(&text);
            if self.is_spoken() {
                self.lines.push(text);
                continue;
            }
            if !line.is_empty() && console::measure_text_width(&line) + GAP.len() + long > self.layout.width {
                self.note(&std::mem::take(&mut line));
            }
            if long <= self.layout.width && note.about.is_empty() {
                line.push_str(if line.is_empty() { "" } else { GAP });
                line.push_str(&text);
                continue;
            }
            if !line.is_empty() {
                self.note(&std::mem::take(&mut line));
            }
            self.wrapped("", HANGING, &[tone(Tone::Muted, text)]);
            if !note.about.is_empty() {
                self.wrapped(HANGING, HANGING, &[tone(Tone::Muted, &note.about)]);
            }
        }
        if !line.is_empty() {
            self.note(&line);
        }
    }

    /// A line of notes that is known to fit.
    fn note(&mut self, line: &str) {
        let line = self.styled(Tone::Muted, line);
        self.lines.push(line);
    }

    fn heading(&mut self, level: u8, text: &str) {
        let rule = match level {
            _ if self.is_dense || self.is_spoken() => "",
            1 => "=",
            2 => "-",
            _ => "",
        };
        let before = self.lines.len();
        self.wrapped("", "", &[tone(Tone::Strong, text)]);
        let widest = self.lines[before..].iter().map(|line| console::measure_text_width(line)).max().unwrap_or(0);
        if !rule.is_empty() {
            self.lines.push(rule.repeat(widest));
        }
    }

    fn item(&mut self, marker: Marker, item: &Item) {
        let lead = match marker {
            Marker::Bare => "",
            Marker::Plus if self.is_spoken() => "For: ",
            Marker::Minus if self.is_spoken() => "Against: ",
            Marker::Bullet | Marker::Checkbox if self.is_spoken() => "",
            Marker::Bullet => "* ",
            Marker::Plus => "+ ",
            Marker::Minus => "- ",
            Marker::Checkbox => "[ ] ",
        };
        let gauge = item.gauge.zip(self.layout.drawing.squares());
        let gauge = gauge.map_or_else(String::new, |(it, (full, empty))| format!("{}  ", squares(it, full, empty)));
        let lead = format!("{}{lead}{gauge}", self.indent());
        let indent = " ".repeat(console::measure_text_width(&lead));
        self.wrapped(&lead, &indent, &item.text);
        self.script(&indent, &item.script, &item.script_notes);
        let dash = if self.is_spoken() { "" } else { "- " };
        for line in &item.how {
            self.wrapped(&format!("{indent}{dash}"), &format!("{indent}  "), &[tone(Tone::Plain, line)]);
        }
        for detail in &item.detail {
            self.wrapped(&indent, &format!("{indent}  "), &[tone(Tone::Muted, detail)]);
        }
    }

    /// Bars beside their labels where the page is wide enough, else below them.
    fn bars(&mut self, bars: &[Bar], stops: &[Stop]) {
        let widest = |words: fn(&Bar) -> &str| {
            bars.iter().map(|bar| console::measure_text_width(&plain(words(bar)))).max().unwrap_or(0)
        };
        let (labels, words) = (widest(|bar| &bar.label), widest(|bar| &bar.word));
        let indent = self.indent();
        let Some((full, empty)) = self.layout.drawing.squares() else {
            for bar in bars {
                self.wrapped("", "", &[tone(Tone::Plain, format!("{}: {}.", bar.label, bar.word))]);
            }
            return;
        };
        let is_wide = indent.len() + labels + most(bars) + words + 4 <= self.layout.width;
        for bar in bars {
            let drawn = self.styled(bar.tone, &squares(bar.gauge, full, empty));
            let label = plain(&bar.label);
            if is_wide {
                let gap = " ".repeat(labels - console::measure_text_width(&label));
                let word = self.styled(bar.tone, &plain(&bar.word));
                self.lines.push(format!("{indent}{label}{gap}  {drawn}  {word}"));
            } else {
                self.wrapped(indent, indent, &[tone(Tone::Plain, label)]);
                let drawn = if bar.gauge.value > 0 { format!("{drawn}  ") } else { String::new() };
                let lead = format!("{indent}  {drawn}");
                let below = " ".repeat(console::measure_text_width(&lead));
                self.wrapped(&lead, &below, &[tone(bar.tone, &bar.word)]);
            }
        }
        // What the words mean on the scale is worth a line where bars stand side by side, and not in a narrow page.
        if let Some(scale) = scale(stops).filter(|scale| is_wide && labels + 4 + scale.len() <= self.layout.width) {
            let line = self.styled(Tone::Muted, &plain(&scale));
            self.lines.push(format!("{indent}{}  {line}", " ".repeat(labels)));
        }
    }

    /// Columns side by side where the page is wide enough, the last one wrapped where that is what it takes; else a row
    /// in a line of its own with its heads.
    fn table(&mut self, head: &[String], rows: &[Vec<Cell>]) {
        const GAP: &str = "  ";
        const LAST_MIN: usize = 24;
        let cell = |row: &[Cell], column: usize| row.get(column).map_or_else(String::new, |it| plain(&it.words()));
        let width = |column: usize| {
            let cells = rows.iter().map(|row| console::measure_text_width(&cell(row, column)));
            cells.max().unwrap_or(0).max(console::measure_text_width(&plain(&head[column])))
        };
        let mut widths: Vec<usize> = (0..head.len()).map(width).collect();
        let last = head.len().saturating_sub(1);
        let before = widths.iter().take(last).map(|it| it + GAP.len()).sum::<usize>();
        let room = self.layout.width.saturating_sub(before);
        if self.is_spoken() || room < LAST_MIN.min(widths.get(last).copied().unwrap_or(0)) {
            for row in rows {
                let rest = (1..head.len()).map(|column| (plain(&head[column]), cell(row, column)));
                let rest = rest.filter(|(_, words)| !words.is_empty()).map(|(head, words)| format!("{head} {words}"));
                let line = format!("{}: {}", cell(row, 0), rest.collect::<Vec<_>>().join("; "));
                let lead = if self.is_spoken() { "" } else { "* " };
                self.wrapped(lead, "  ", &[tone(Tone::Plain, line)]);
            }
            return;
        }
        if let Some(widest) = widths.get_mut(last) {
            *widest = room.min(*widest);
        }
        let is_number = |column: usize| rows.iter().all(|row| matches!(row.get(column), Some(Cell::Number(_))));
        let line = |words: &dyn Fn(usize) -> String| {
            let cells = widths.iter().enumerate().map(|(column, width)| {
                let alignment = if is_number(column) { console::Alignment::Right } else { console::Alignment::Left };
                console::pad_str(&words(column), *width, alignment, None).into_owned()
            });
            cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
        };
        let heads = line(&|column| plain(&head[column]));
        self.lines.push(self.styled(Tone::Strong, &heads));
        for row in rows {
            let words = cell(row, last);
            for (number, part) in lines(&words, room.max(1)).into_iter().enumerate() {
                let of = |column: usize| if number == 0 { cell(row, column) } else { String::new() };
                let drawn = line(&|column| if column == last { words[part.clone()].to_owned() } else { of(column) });
                self.lines.push(drawn);
            }
        }
    }

    /// Wraps spans behind a lead; following lines get the indent.
    fn wrapped(&mut self, lead: &str, indent: &str, spans: &[Span]) {
        let spans: Vec<(Tone, String)> = spans.iter().map(words).collect();
        let whole: String = spans.iter().map(|(_, text)| text.as_str()).collect();
        if self.is_spoken() {
            for (number, sentence) in sentences(&whole).into_iter().enumerate() {
                let before = if number == 0 { lead } else { "" };
                self.lines.push(format!("{before}{sentence}").replace(GLUE, " "));
            }
            return;
        }
        let lead_width = console::measure_text_width(lead).max(indent.len());
        let width = self.layout.width.saturating_sub(lead_width).max(1);
        for (number, line) in lines(&whole, width).into_iter().enumerate() {
            let before = if number == 0 { lead } else { indent };
            let toned = self.toned(&spans, line.start, line.end);
            self.lines.push(format!("{before}{toned}").replace(GLUE, " "));
        }
    }

    fn toned(&self, spans: &[(Tone, String)], start: usize, end: usize) -> String {
        let mut at = 0;
        let mut line = String::new();
        for (tone, text) in spans {
            let (from, to) = (start.clamp(at, at + text.len()), end.clamp(at, at + text.len()));
            if from < to {
                line.push_str(&self.styled(*tone, &text[from - at..to - at]));
            }
            at += text.len();
        }
        line
    }

    fn styled(&self, tone: Tone, text: &str) -> String {
        if !self.layout.color {
            return text.to_owned();
        }
        let style = match tone {
            Tone::Plain => return text.to_owned(),
            Tone::Strong => Style::new().bold(),
            Tone::Muted => Style::new().dim(),
            Tone::Good => Style::new().green(),
            Tone::Warn => Style::new().yellow(),
        };
        style.force_styling(true).apply_to(text).to_string()
    }
}

/// Where the lines of a text begin and end, in order.
fn lines(text: &str, width: usize) -> Vec<Range<usize>> {
    if let Some(lines) = plain_lines(text, width) {
        return lines;
    }
    let mut from = 0;
    let lines = textwrap::wrap(text, wrapping(width)).into_iter().map(|line| {
        let start = text[from..].find(line.as_ref()).map_or(from, |at| from + at);
        from = start + line.len();
        start..from
    });
    lines.collect()
}

/// The same where every letter is one column wide, and words fit and have one space between them. Nearly every text is
/// such, and a trace has thousands.
fn plain_lines(text: &str, width: usize) -> Option<Vec<Range<usize>>> {
    let mut lines = Vec::new();
    let (mut start, mut end, mut at) = (0, 0, 0);
    for word in text.as_bytes().split(|byte| *byte == b' ') {
        if word.is_empty() || word.len() > width {
            return None;
        }
        if at + word.len() - start > width {
            lines.push(start..end);
            start = at;
        }
        end = at + word.len();
        at = end + 1;
    }
    lines.push(start..end);
    is_plain(text).then_some(lines)
}

/// The sentences of a text, each whole.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, _) in
        text.match_indices(". ").chain(text.match_indices("? ")).collect::<std::collections::BTreeMap<_, _>>()
    {
        // What goes on in small letters is no new sentence, such as after an abbreviation.
        if text[at + 2..].chars().next().is_some_and(|next| !next.is_lowercase()) {
            sentences.push(text[from..=at].trim());
            from = at + 2;
        }
    }
    sentences.push(text[from..].trim());
    sentences
}

/// A space at which no line is broken.
const GLUE: &str = "\u{a0}";

/// A span as it is drawn. Marks stay on the line of the word before them.
fn words(span: &Span) -> (Tone, String) {
    match span {
        Span::Words(tone, text) => (*tone, plain(text)),
        Span::Notes(marks) if marks.is_empty() => (Tone::Muted, String::new()),
        Span::Notes(marks) => {
            let marks: Vec<String> = marks.iter().copied().map(NoteMark::words).collect();
            (Tone::Muted, format!("{GLUE}{GLUE}[{}]", marks.join(&format!(",{GLUE}"))))
        }
    }
}

/// How lines are broken into so many columns. Ids hold hyphens and must stay whole, so that they can be copied.
pub fn wrapping(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// Text without anything that could drive a terminal.
pub fn plain(text: &str) -> String {
    harmless(text)
}
