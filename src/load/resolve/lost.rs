//! Lost elements: parts of files that could not be read, and the names that may have been declared there.
//!
//! In: byte ranges of texts. Out: whether an unknown name may be one of theirs. Never: reading them.

use std::collections::HashSet;
use std::ops::Range;

use crate::load::texts::Texts;
use crate::model::id::FileId;

/// What could not be read of a pack.
#[derive(Clone, Debug, Default)]
pub struct Lost {
    names: HashSet<String>,
    files: Vec<FileId>,
    /// Whether an element is lost of which nobody knows the name.
    pub is_nameless: bool,
    /// Whether reading ended early, so that any name may stand in what was not read.
    pub is_cut_short: bool,
}

impl Lost {
    /// Notes that parts of a file are lost: every name that stands there in quotes may be declared there.
    pub fn add(&mut self, texts: &Texts, file: FileId, ranges: &[Range<usize>]) {
        if ranges.is_empty() {
            return;
        }
        self.files.push(file);
        let text = texts.get(file);
        for range in ranges {
            self.add_names(text.text.get(range.clone()).unwrap_or_default());
        }
        // A pathway's file is often named after it.
        let stem = text.name.rsplit('/').next().and_then(|name| name.strip_suffix(".ron"));
        self.names.extend(stem.map(str::to_owned));
    }

    /// Notes a name that was meant somewhere.
    pub fn add_name(&mut self, name: Option<&str>) {
        self.names.extend(name.map(str::to_owned));
    }

    /// One quote is enough, as the other may be what is missing.
    fn add_names(&mut self, text: &str) {
        let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
        for (at, quote) in text.match_indices('"') {
            let after = &text[at + quote.len()..];
            let after = &after[..after.find(|it| !is_of_name(it)).unwrap_or(after.len())];
            let start = text[..at].bytes().rev().take_while(|it| is_of_name(char::from(*it))).count();
            let before = &text[at - start..at];
            for name in [before, after].into_iter().filter(|name| !name.is_empty()) {
                if !self.names.contains(name) {
                    self.names.insert(name.to_owned());
                }
            }
        }
    }

    /// Whether this name may be declared in an element that is lost.
    pub fn has(&self, name: &str) -> bool {
        self.is_cut_short || self.names.contains(name)
    }

    /// The same where the lost elements may have names that nobody can see.
    pub fn may_hold(&self, name: &str) -> bool {
        self.is_nameless || self.has(name)
    }

    /// Whether a part of this file is lost.
    pub fn is_part_of(&self, file: FileId) -> bool {
        self.files.contains(&file)
    }
}
