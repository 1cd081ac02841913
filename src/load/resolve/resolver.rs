//! What every resolving room shares: places, citations, names, and the list of faults.
//!
//! In: names as typed. Out: ids and sound texts, faults beside them. Never: stopping at the first fault.

use std::collections::HashMap;

use crate::load::fields::value_behind;
use crate::load::names::{Names, nearest, shown};
use crate::load::resolve::lost::Lost;
use crate::load::spanned::Text;
use crate::load::texts::Texts;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{ClaimId, FileId};
use crate::model::letter::{harmful_letters, is_invisible, is_plain};
use crate::model::place::Place;
use crate::model::source::Citation;

/// The word that cites nobody but the authors of the pack.
const EDITORIAL: &str = "editorial";

/// The state of resolving one pack.
pub struct Resolver<'t> {
    /// The files.
    pub texts: &'t Texts,
    /// Faults found so far.
    pub diagnostics: Vec<Diagnostic>,
    /// The ids of claims.
    pub claims: Names,
    /// Some ids of the claims of each source, by its id.
    pub claims_of: HashMap<String, Vec<String>>,
    /// What could not be read.
    pub lost: Lost,
    /// Ideas of scripts that steps name, until all scripts are read.
    pub words_named: Vec<(FileId, Text)>,
    /// Steps that steps name, likewise.
    pub steps_named: Vec<(FileId, Text)>,
    /// How many names were not found.
    unknown: usize,
}

/// For so many unknown names the nearest is sought; nobody mends more at a time.
const SOUGHT_MAX: usize = 150;

/// An authored word and the file it stands in.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    /// The file.
    pub file: FileId,
    /// The word.
    pub text: &'a Text,
}

impl<'t> Resolver<'t> {
    /// Nothing resolved yet.
    pub fn new(texts: &'t Texts) -> Self {
        Self {
            texts,
            diagnostics: Vec::new(),
            claims: Names::default(),
            claims_of: HashMap::new(),
            lost: Lost::default(),
            words_named: Vec::new(),
            steps_named: Vec::new(),
            unknown: 0,
        }
    }

    /// Where a text stands.
    pub fn place(&self, file: FileId, text: &Text) -> Option<Place> {
        match text.address {
            Some(address) => self.texts.place(file, address, text.text.len()),
            None => self.texts.place_of_escaped(file, &text.text).or_else(|| Some(self.top(file))),
        }
    }

    /// Where the value of a field stands behind the id of its entry; the place of the id where it cannot be seen.
    pub fn place_of_field(&self, file: FileId, owner: &Text, field: &str) -> Option<Place> {
        let place = self.place(file, owner)?;
        let start = place.end as usize;
        let value = value_behind(self.texts.get(file).text.get(start..)?.strip_prefix('"')?, field);
        value.map_or(Some(place), |it| Some(self.texts.span(file, start + 1 + it.start, start + 1 + it.end)))
    }

    /// The place of a file's beginning, for faults of a whole file.
    pub fn top(&self, file: FileId) -> Place {
        self.texts.span(file, 0, 0)
    }

    /// Notes a fault.
    pub fn fault(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A text for readers: not empty, and without control characters, which could drive a terminal.
    pub fn text(&mut self, file: FileId, text: &Text) -> String {
        if is_plain(&text.text) && text.text.starts_with(|letter: char| letter != ' ') {
            return text.text.clone();
        }
        let place = self.place(file, text);
        if text.text.trim().is_empty() {
            self.fault(Diagnostic::error("empty-text", "this text is empty").at(place));
        }
        if let Some((_, found)) = harmful_letters(&text.text).next() {
            let (message, help) = match found {
                '\n' | '\r' => {
                    ("this text goes on in another line".to_owned(), "a text stands on one line, however long")
                }
                '\t' if text.address.is_none() => {
                    let help = "write `\\\\` where a backslash is meant, and spaces in place of a tab";
                    ("this text holds `\\t`, which is read as a tab".to_owned(), help)
                }
                '\t' => ("this text holds a tab".to_owned(), "write spaces in its place"),
                _ => {
                    let message = format!("this text holds the control character U+{:04X}", u32::from(found));
                    (message, "remove it; a text is one line of plain characters")
                }
            };
            let place = place.map(|it| self.first_line(it));
            self.fault(Diagnostic::error("control-character", message).at(place).help(Some(help.to_owned())));
        } else if let Some(found) = text.text.chars().find(|letter| is_invisible(*letter)) {
            let message = format!("this text holds the letter U+{:04X}, which nobody sees", u32::from(found));
            let help = Some("remove it; texts that look alike must be alike".to_owned());
            self.fault(Diagnostic::error("invisible-letter", message).at(place).help(help));
        }
        text.text.clone()
    }

    /// The part of a place that stands on its first line.
    fn first_line(&self, place: Place) -> Place {
        let text = &self.texts.get(place.file).text;
        let (start, end) = (place.start as usize, place.end as usize);
        let line = text.get(start..end).and_then(|it| it.split(['\r', '\n']).next()).map_or(1, str::len);
        self.texts.span(place.file, start, start + line.max(1))
    }

    /// The texts of a list.
    pub fn lines(&mut self, file: FileId, lines: &[Text]) -> Vec<String> {
        lines.iter().map(|line| self.text(file, line)).collect()
    }

    /// An id: a plain slug, so that it can be typed, and quoted without escapes.
    pub fn id(&mut self, file: FileId, text: &Text) -> String {
        if !is_id(&text.text) {
            let message = format!("`{}` cannot be an id", shown(&text.text));
            let help = Some("an id has letters a to z, digits, `-` and `_` only".to_owned());
            let place = self.place(file, text);
            self.fault(Diagnostic::error("malformed-id", message).at(place).help(help));
        }
        text.text.clone()
    }

    /// The index of a name in its table, or a fault that names the nearest.
    pub fn find(&mut self, word: Word<'_>, names: &Names, what: &str) -> Option<usize> {
        self.find_or(word, names, what, || None)
    }

    /// The same, with better help where the caller knows what was meant.
    pub fn find_or(
        &mut self,
        word: Word<'_>,
        names: &Names,
        what: &str,
        meant: impl FnOnce() -> Option<String>,
    ) -> Option<usize> {
        let found = names.get(&word.text.text);
        self.unknown += usize::from(found.is_none());
        if found.is_none() && !self.may_be_lost(word.text, names) {
            let message = format!("unknown {}", named(what, &shown(&word.text.text)));
            let is_sought = self.unknown <= SOUGHT_MAX;
            let suggested = || if is_sought { names.suggest(&word.text.text, &plural(what)) } else { None };
            let help = meant().or_else(suggested);
            let place = self.place(word.file, word.text);
            self.fault(Diagnostic::error("unknown-id", message).at(place).help(help));
        }
        found
    }

    /// Whether a name that is not there may be that of an element whose own fault is named elsewhere.
    fn may_be_lost(&self, name: &Text, names: &Names) -> bool {
        let is_unknown = names.is_incomplete || self.lost.is_nameless;
        if self.unknown > SOUGHT_MAX {
            return self.lost.has(&name.text) || is_unknown;
        }
        let near = nearest(&name.text, names.iter());
        // An id that cannot be one is told where it stands; who uses it has it right.
        self.lost.has(&name.text) || is_unknown && near.is_none() || near.is_some_and(|near| !is_id(near))
    }

    /// Notes every id that stands twice, with the place of the first.
    pub fn unique<'a>(&mut self, what: &str, words: impl IntoIterator<Item = Word<'a>>) {
        let words: Vec<Word<'a>> = words.into_iter().collect();
        let text = |at: &usize| words[*at].text.text.as_str();
        let mut sorted: Vec<usize> = (0..words.len()).collect();
        sorted.sort_by_key(text);
        let same = sorted.chunk_by(|left, right| text(left) == text(right));
        let mut repeated: Vec<(usize, usize)> =
            same.flat_map(|all| all[1..].iter().map(|again| (*again, all[0]))).collect();
        repeated.sort_unstable();
        for (again, first) in repeated {
            let (word, first) = (words[again], words[first]);
            let message = format!("{} stands twice", named(what, &shown(&word.text.text)));
            let first = self.place(first.file, first.text);
            let place = self.place(word.file, word.text);
            self.fault(Diagnostic::error("duplicate-id", message).at(place).second(first, "the first is here"));
        }
    }

    /// Citations: claim ids, or `editorial`; at least one where `needed`.
    pub fn cites(&mut self, file: FileId, owner: &Text, cites: &[Text], needed: bool) -> Vec<Citation> {
        if needed && cites.is_empty() {
            let message = format!("`{}` cites nothing", owner.text);
            let help = Some(format!("name a claim, or `{EDITORIAL}` where no source says it"));
            let place = self.place(file, owner);
            self.fault(Diagnostic::error("no-citation", message).at(place).help(help));
        }
        let claims = std::mem::take(&mut self.claims);
        let resolved = cites.iter().filter_map(|cite| {
            if cite.text == EDITORIAL {
                return Some(Citation::Editorial);
            }
            if let Some(index) = claims.get(&cite.text) {
                return Some(Citation::Claim(ClaimId::new(index)));
            }
            if nearest(&cite.text, std::iter::once(EDITORIAL)).is_some() {
                let message = format!("unknown claim `{}`", shown(&cite.text));
                let place = self.place(file, cite);
                let help = Some(format!("did you mean `{EDITORIAL}`?"));
                self.fault(Diagnostic::error("unknown-id", message).at(place).help(help));
                return None;
            }
            let of_source = self
                .claims_of
                .get(&cite.text)
                .map(|claims| format!("`{}` is a source; cite what it says: {}", cite.text, claims.join(", ")));
            let found = self.find_or(Word { file, text: cite }, &claims, "claim", || of_source);
            found.map(|index| Citation::Claim(ClaimId::new(index)))
        });
        let resolved = resolved.collect();
        self.claims = claims;
        resolved
    }

    /// Days from now: one of those that a plan has.
    pub fn within(&mut self, file: FileId, owner: &Text, within: u16) -> u16 {
        if ![7, 30, 60, 90].contains(&within) {
            let message = format!("`{}` is planned within {within} days", owner.text);
            let help = Some("a plan has 7, 30, 60 and 90 days".to_owned());
            let place = self.place_of_field(file, owner, "within");
            self.fault(Diagnostic::error("unknown-horizon", message).at(place).help(help));
        }
        within
    }
}

/// Whether this can be typed as an id.
fn is_id(text: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    !text.is_empty() && text.chars().all(plain)
}

/// What is called by an id: "option `x` of `y`" for an "option of `y`".
fn named(what: &str, id: &str) -> String {
    match what.split_once(" of `") {
        Some((first, rest)) => format!("{first} `{id}` of `{rest}"),
        None => format!("{what} `{id}`"),
    }
}

/// What tables of several are called: "options of `x`", "questions or scale scores".
fn plural(what: &str) -> String {
    match what.split_once(" of ") {
        Some((first, rest)) => format!("{first}s of {rest}"),
        None => what.split(" or ").map(|it| format!("{it}s")).collect::<Vec<_>>().join(" or "),
    }
}
