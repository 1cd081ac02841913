//! Room: how many lines a dense page takes, reckoned where nothing is drawn yet.
//!
//! In: blocks. Out: lines at 80 columns. Never: drawing them (a test holds the drawn page to the same bounds).

use crate::page::document::{Block, Document, Item, Marker, Note, NoteMark, Span};

/// Lines of a page: two screens of 24 rows.
pub const PAGE: usize = 48;
/// By this line the first thing to do has begun.
pub const FIRST_STEP_BY: usize = 20;
/// Columns of a line.
const COLUMNS: usize = 80;
/// How far what stands under a heading is set in.
const INDENT: usize = 2;
/// What stands before words to say.
const QUOTED: usize = 4;
/// The rule before words to say under a step.
const RULE: usize = 2;

/// The lines of a page, and the line on which its first box to tick stands; none where it has no such box.
pub fn lines(document: &Document) -> (usize, Option<usize>) {
    let mut lines = 0;
    let mut first_step = None;
    let blocks = document.unfolded();
    let mut before: Option<&Block> = None;
    for block in blocks.iter() {
        if let Block::List(Marker::Checkbox, _) = block {
            first_step.get_or_insert(lines + 1);
        }
        let is_apart = before.is_some_and(|before| block.is_apart_from(before));
        lines += usize::from(is_apart) + of_block(block);
        before = Some(block);
    }
    (lines, first_step)
}

fn of_block(block: &Block) -> usize {
    match block {
        Block::Heading(_, text) => wrapped(text, COLUMNS),
        Block::Paragraph(spans) => wrapped(&words(spans), COLUMNS),
        Block::List(marker, items) => items.iter().map(|it| of_item(*marker, it)).sum(),
        Block::Bars(bars, scale) => bars.len() + usize::from(!scale.is_empty()),
        Block::Table(_, rows) => rows.len() + 1,
        Block::Quote(lines, marks) => of_script(lines, marks, COLUMNS - INDENT - QUOTED),
        Block::Notes(notes) => of_notes(notes),
        Block::More(_, folded) => folded.iter().map(of_block).sum(),
    }
}

/// Words to say; their marks hang on the last word.
fn of_script(lines: &[String], marks: &[NoteMark], width: usize) -> usize {
    let Some((last, lines)) = lines.split_last() else { return 0 };
    let marked = format!("{last}{}", words(&[Span::Notes(marks.to_vec())]));
    wrapped(&marked, width) + lines.iter().map(|it| wrapped(it, width)).sum::<usize>()
}

/// Short notes stand side by side; one that is longer than a line is wrapped.
fn of_notes(notes: &[Note]) -> usize {
    const GAP: usize = 2;
    const HANGING: usize = 4;
    let mut lines = 0;
    let mut column = 0;
    for note in notes {
        let text = format!("[{}] {}", note.mark.words(), note.text);
        let long = text.chars().count();
        if column > 0 && column + GAP + long <= COLUMNS {
            column += GAP + long;
            continue;
        }
        lines += if long > COLUMNS { wrapped(&text, COLUMNS - HANGING) } else { 1 };
        // After a note of several lines the next begins anew.
        column = if long > COLUMNS { COLUMNS } else { long };
    }
    lines
}

fn of_item(marker: Marker, item: &Item) -> usize {
    let lead = match marker {
        Marker::Bare => 0,
        Marker::Bullet | Marker::Plus | Marker::Minus => 2,
        Marker::Checkbox => 4,
    };
    let gauge = item.gauge.map_or(0, |it| it.most as usize + 2);
    let width = COLUMNS - INDENT - lead - gauge;
    let script = of_script(&item.script, &item.script_notes, width - RULE);
    wrapped(&words(&item.text), width) + script + item.detail.iter().map(|it| wrapped(it, width - 2)).sum::<usize>()
}

/// The words of a line; marks hang on the word before them.
fn words(spans: &[Span]) -> String {
    let word = |span: &Span| match span {
        Span::Words(_, text) => text.clone(),
        Span::Notes(marks) => "_".repeat(marks.iter().map(|it| it.words().len() + 2).sum::<usize>() + 2),
    };
    spans.iter().map(word).collect()
}

/// Lines that words take when each line holds as many as it can.
fn wrapped(text: &str, width: usize) -> usize {
    let mut lines = 1;
    let mut column = 0;
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if column > 0 && column + 1 + long > width {
            lines += 1;
            column = long;
        } else {
            column += long + usize::from(column > 0);
        }
    }
    lines
}
