//! Notes: sources as numbers that lines share, told once at the end.
//!
//! In: what lines rest on. Out: marks, and one block of notes. Never: a line without a mark.

use crate::page::document::{Block, Document, Note, NoteMark, Span};
use crate::report::citation::{CitationGround, Ground};
use crate::report::person::recommendation::SourceReport;

/// The sources that a document has used so far, in the order of their first use.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    used: Vec<Used>,
    ours: bool,
}

/// A source, and the places in it that lines rest on.
#[derive(Clone, Debug)]
struct Used {
    source: String,
    author: String,
    places: Vec<String>,
}

impl Notes {
    /// The marks of a line that rests on this.
    pub fn of(&mut self, ground: &Ground) -> Span {
        self.of_all([ground])
    }

    /// The marks of a line that rests on several grounds. What names no source is the pack's own view.
    pub fn of_all<'g>(&mut self, grounds: impl IntoIterator<Item = &'g Ground>) -> Span {
        let mut marks: Vec<NoteMark> = Vec::new();
        for ground in grounds {
            marks.extend(ground.citations.iter().map(|cite| self.mark(cite)));
        }
        if marks.is_empty() {
            self.ours = true;
            marks.push(NoteMark::Ours);
        }
        marks.sort_unstable();
        marks.dedup();
        Span::Notes(marks)
    }

    /// Whether no line has used one.
    pub fn is_empty(&self) -> bool {
        self.used.is_empty() && !self.ours
    }

    /// The marks alone, for words to say.
    pub fn marks(&mut self, ground: &Ground) -> Vec<NoteMark> {
        match self.of(ground) {
            Span::Notes(marks) => marks,
            Span::Words(..) => Vec::new(),
        }
    }

    fn mark(&mut self, cite: &CitationGround) -> NoteMark {
        let (Some(source), Some(author), Some(at)) = (&cite.source, &cite.author, &cite.at) else {
            self.ours = true;
            return NoteMark::Ours;
        };
        let index = self.used.iter().position(|it| it.source == *source).unwrap_or(self.used.len());
        if index == self.used.len() {
            self.used.push(Used { source: source.clone(), author: author.clone(), places: Vec::new() });
        }
        let places = &mut self.used[index].places;
        places.extend(Some(at.clone()).filter(|at| !places.contains(at)));
        NoteMark::Number(index + 1)
    }

    /// Writes the notes with their authors, what these gain from their advice, and places, unless no line needs one.
    pub fn write(&self, document: &mut Document, sources: &[SourceReport]) {
        let text = |used: &Used| {
            let gains = sources.iter().find(|it| it.id == used.source).and_then(|it| it.interest.as_ref());
            let gains = gains.map_or_else(String::new, |it| format!(" ({it})"));
            (format!("{}{gains}, {}", used.author, used.places.join(", ")), String::new())
        };
        self.block(document, text, "our own view");
    }

    /// The same, with what a reader should know about each source.
    pub fn write_with_sources(&self, document: &mut Document, sources: &[SourceReport]) {
        let text = |used: &Used| {
            let places = used.places.join(", ");
            let Some(it) = sources.iter().find(|it| it.id == used.source) else {
                return (format!("{}, {places}", used.author), String::new());
            };
            let interest = it.interest.as_ref().map_or_else(String::new, |it| format!(" Interest: {it}."));
            let text = format!("{}, \"{}\", {}, {}: {places}", it.author, it.title, it.published, it.date);
            (text, format!("{}{interest}", it.about))
        };
        self.block(document, text, "our own view; no source says it");
    }

    fn block(&self, document: &mut Document, text: impl Fn(&Used) -> (String, String), ours: &str) {
        let note = |(index, used): (usize, &Used)| {
            let (text, about) = text(used);
            Note { mark: NoteMark::Number(index + 1), text, about }
        };
        let mut notes: Vec<Note> = self.used.iter().enumerate().map(note).collect();
        if self.ours {
            notes.push(Note { mark: NoteMark::Ours, text: ours.to_owned(), about: String::new() });
        }
        if !notes.is_empty() {
            document.blocks.push(Block::Notes(notes));
        }
    }
}
