//! Markdown, for a code host or an editor.
//!
//! In: a document. Out: `CommonMark` with tables. Never: a character of a pack or an answer that would be markup.

use crate::model::letter::is_harmful;
use crate::page::document::{Bar, Block, Cell, Document, Item, Marker, Note, NoteMark, Span, Stop, Tone};
use crate::render::squares::{scale, squares};

/// What bars are drawn with.
const FULL: &str = "\u{25a0}";
const EMPTY: &str = "\u{25a1}";

/// Draws a document as Markdown that ends with a line break.
pub fn markdown(document: &Document) -> String {
    let blocks = document.unfolded();
    let mut text = blocks.iter().map(drawn).collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

fn drawn(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("{} {}", "#".repeat(usize::from(*level)), escaped(text)),
        Block::Paragraph(parts) => spans(parts),
        Block::List(Marker::Bare, items) => {
            items.iter().map(|it| item(Marker::Bare, it)).collect::<Vec<_>>().join("\n\n")
        }
        Block::List(marker, items) => items.iter().map(|it| item(*marker, it)).collect::<Vec<_>>().join("\n"),
        Block::Bars(rows, scale) => bars(rows, scale),
        Block::Table(head, rows) => table(head, rows),
        Block::Quote(lines, marks) => {
            let lines = lines.iter().map(|line| format!("> {}", escaped(line)));
            format!("{}{}", lines.collect::<Vec<_>>().join("\n>\n"), footnotes(marks))
        }
        Block::Notes(notes) => notes.iter().map(note).collect::<Vec<_>>().join("\n"),
        Block::More(_, folded) => folded.iter().map(drawn).collect::<Vec<_>>().join("\n\n"),
    }
}

fn item(marker: Marker, item: &Item) -> String {
    let lead = match marker {
        Marker::Bare => "",
        Marker::Bullet => "- ",
        Marker::Plus => "- **+** ",
        Marker::Minus => "- **\u{2212}** ",
        Marker::Checkbox => "- [ ] ",
    };
    let gauge = item.gauge.filter(|it| it.value > 0);
    let gauge = gauge.map_or_else(String::new, |it| format!("{} ", squares(it, FULL, EMPTY)));
    let mut text = format!("{lead}{gauge}{}", spans(&item.text));
    if !item.script.is_empty() {
        let lines = item.script.iter().map(|line| format!("  > {}", escaped(line)));
        text.push_str("\n\n");
        text.push_str(&lines.collect::<Vec<_>>().join("\n  >\n"));
        text.push_str(&footnotes(&item.script_notes));
        text.push('\n');
    }
    if !item.how.is_empty() {
        text.push('\n');
        let lines = item.how.iter().map(|line| format!("  - {}", escaped(line)));
        text.push_str(&lines.collect::<Vec<_>>().join("\n"));
    }
    for detail in &item.detail {
        text.push_str("\\\n  <sub>");
        text.push_str(&escaped(detail));
        text.push_str("</sub>");
    }
    text
}

fn table(head: &[String], rows: &[Vec<Cell>]) -> String {
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mark = |column: usize| {
        let is_number = rows.iter().all(|row| matches!(row.get(column), Some(Cell::Number(_))));
        if is_number { "---:" } else { "---" }.to_owned()
    };
    let mut lines = vec![line(head.iter().map(|it| escaped(it)).collect())];
    lines.push(line((0..head.len()).map(mark).collect()));
    lines.extend(rows.iter().map(|row| line(row.iter().map(|cell| escaped(&cell.words())).collect())));
    lines.join("\n")
}

fn bars(bars: &[Bar], stops: &[Stop]) -> String {
    let mut rows = vec!["| | | |".to_owned(), "|---|---|---|".to_owned()];
    for bar in bars {
        let drawn = squares(bar.gauge, FULL, EMPTY);
        rows.push(format!("| {} | {} | {} |", escaped(&bar.label), drawn, escaped(&bar.word)));
    }
    if let Some(scale) = scale(stops) {
        rows.push(format!("| | | {} |", escaped(&scale)));
    }
    rows.join("\n")
}

fn spans(parts: &[Span]) -> String {
    let span = |span: &Span| {
        let (tone, text) = match span {
            Span::Words(tone, text) => (tone, escaped(text)),
            Span::Notes(marks) => return footnotes(marks),
        };
        let trimmed = text.trim();
        match tone {
            Tone::Strong if !trimmed.is_empty() => text.replacen(trimmed, &format!("**{trimmed}**"), 1),
            _ => text,
        }
    };
    parts.iter().map(span).collect()
}

/// References to footnotes.
fn footnotes(marks: &[NoteMark]) -> String {
    marks.iter().map(|mark| format!("[^{}]", mark.words())).collect::<Vec<_>>().concat()
}

fn note(note: &Note) -> String {
    let about = if note.about.is_empty() { String::new() } else { format!(" {}", escaped(&note.about)) };
    format!("[^{}]: {}{about}", note.mark.words(), escaped(&note.text))
}

/// Text that Markdown shows as it is.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let is_markup = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' => true,
            '#' | '-' | '+' | '=' => at == 0,
            '.' | ')' => at > 0 && text[..at].chars().all(|before| before.is_ascii_digit()),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(if is_harmful(letter) { ' ' } else { letter });
    }
    escaped
}
