//! Spots: where a finding points, down to the text it is about.
//!
//! In: the place of an element, and words that stand behind it, or behind a field of it. Out: the place of these words. Never: reading RON again.

use crate::load::texts::Texts;
use crate::model::place::Place;

/// A place, and words to look for from there on.
///
/// An element knows where its id stands; its texts follow the id, nearly always without escapes, so the first equal
/// text behind the name of its field is the one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    place: Option<Place>,
    file: Option<String>,
    /// The field that the next text belongs to; nothing where any will do.
    field: String,
    needles: Vec<Needle>,
}

/// Words to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Needle {
    words: String,
    /// The field that they belong to; nothing where any will do.
    field: String,
    /// Whether to look no further than where the next element begins.
    is_inside: bool,
}

/// How elements name themselves, and so where the next one begins.
const NAMES: [&str; 3] = ["id:", "question:", "assessment:"];

impl Spot {
    /// An element whose place is known.
    pub fn at(place: Option<Place>) -> Self {
        Self { place, ..Self::default() }
    }

    /// A file, from its beginning.
    pub fn file(name: impl Into<String>) -> Self {
        Self { file: Some(name.into()), ..Self::default() }
    }

    /// The same, for a text to look for behind the name of its field, as in `ask:`.
    #[must_use]
    pub fn of(&self, field: &str) -> Self {
        Self { field: field.to_owned(), ..self.clone() }
    }

    /// The first string that says exactly this, from here on.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.word(format!("\"{text}\""))
    }

    /// The first such piece of source, from here on.
    #[must_use]
    pub fn word(mut self, word: impl Into<String>) -> Self {
        let field = std::mem::take(&mut self.field);
        self.needles.push(Needle { words: word.into(), field, is_inside: false });
        self
    }

    /// The first such piece of source before the next element begins: for words that other elements may have too.
    #[must_use]
    pub fn inside(mut self, word: impl Into<String>) -> Self {
        let field = std::mem::take(&mut self.field);
        self.needles.push(Needle { words: word.into(), field, is_inside: true });
        self
    }

    /// The place; that of the last words found where some are spelled otherwise in the file.
    pub fn locate(&self, texts: &Texts) -> Option<Place> {
        let file = self.place.map(|place| place.file).or_else(|| texts.named(self.file.as_deref()?))?;
        let mut place = self.place.unwrap_or_else(|| texts.span(file, 0, 0));
        for needle in &self.needles {
            let from = place.start.saturating_sub(1) as usize;
            let rest = texts.get(file).text.get(from..).unwrap_or_default();
            let next = NAMES.iter().filter(|_| needle.is_inside).filter_map(|name| rest.find(name)).min();
            let rest = &rest[..next.unwrap_or(rest.len())];
            let Some(at) = needle.find(rest) else { break };
            let quote = usize::from(needle.words.starts_with('"'));
            place = texts.span(file, from + at + quote, from + at + needle.words.len() - quote);
        }
        Some(place)
    }
}

impl Needle {
    /// Where the words stand: behind the name of their field, or anywhere where that is spelled otherwise.
    fn find(&self, rest: &str) -> Option<usize> {
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
        let mut named = rest.match_indices(&self.field).map(|(at, _)| at);
        let behind = named.find(|at| !rest[..*at].ends_with(is_part)).and_then(|from| {
            let at = rest[from..].find(&self.words)?;
            Some(from + at)
        });
        behind.or_else(|| rest.find(&self.words))
    }
}
