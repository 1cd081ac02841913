//! Texts: the files of a pack or of answers, and where a byte of them stands.
//!
//! In: names and contents that a front end has read. Out: ids, places, line starts. Never: the disk.

use std::borrow::Cow;

use crate::model::diagnostic::Diagnostic;
use crate::model::id::FileId;
use crate::model::place::{FileLines, Place};

/// A named text.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Its path, with `/` between folders.
    pub name: String,
    /// Its content, without a byte order mark. What is built into the program is not copied out of it.
    pub text: Cow<'static, str>,
}

/// A file or folder that could not be read, or not whole.
#[derive(Clone, Debug)]
pub struct Unread {
    /// Its path, with `/` between folders. A file of this name stands among the texts with what could be read of it.
    pub name: String,
    /// The byte where reading stopped.
    pub at: usize,
    /// The fault's code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

/// Files in a fixed order; a `FileId` is a place in it.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    files: Vec<TextFile>,
    passed_over: Vec<String>,
    unread: Vec<Unread>,
}

impl Texts {
    /// The files, ordered by name so that the disk's order never matters.
    pub fn new(mut files: Vec<TextFile>) -> Self {
        files.sort_by(|left, right| left.name.cmp(&right.name));
        Self { files, passed_over: Vec::new(), unread: Vec::new() }
    }

    /// The same, with the names of files and folders that look like a part of a pack and are none.
    #[must_use]
    pub fn passing_over(mut self, names: Vec<String>) -> Self {
        self.passed_over = names;
        self
    }

    /// The names of files and folders that look like a part of a pack and are none; those of folders end in `/`.
    pub fn passed_over(&self) -> &[String] {
        &self.passed_over
    }

    /// The same, knowing what could not be read.
    #[must_use]
    pub fn without(mut self, unread: Vec<Unread>) -> Self {
        self.unread.extend(unread);
        self
    }

    /// Whether a file could not be read, or not whole, so that nobody knows what stands in it.
    pub fn is_unread(&self, file: FileId) -> bool {
        self.unread.iter().any(|it| it.name == self.get(file).name)
    }

    /// Whether a file is not among the texts because a folder could not be read.
    pub fn is_unseen(&self, name: &str) -> bool {
        let is_within = |folder: &str| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let ends_reading = |code: &str| ["missing-folder", "too-deep", "too-many-files"].contains(&code);
        self.unread.iter().any(|it| ends_reading(it.code) || is_within(&it.name))
    }

    /// What could not be read: the fault of each name that `is_wanted`.
    pub fn unread(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        let wanted = self.unread.iter().filter(|it| is_wanted(&it.name));
        let faults = wanted.map(|it| {
            let place = self.named(&it.name).map(|file| self.span(file, it.at, it.at + 1));
            Diagnostic::error(it.code, it.message.clone()).at(place).help(it.help.clone())
        });
        faults.collect()
    }

    /// Adds a file behind the others.
    pub fn push(&mut self, name: &str, text: &str) -> FileId {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        self.files.push(TextFile { name: name.to_owned(), text: text.to_owned().into() });
        FileId::new(self.files.len() - 1)
    }

    /// These files and those, in one order.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let passed_over = self.passed_over.into_iter().chain(other.passed_over).collect();
        let all = Self::new(self.files.into_iter().chain(other.files).collect());
        all.passing_over(passed_over).without(self.unread).without(other.unread)
    }

    /// The files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &TextFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId::new(index), file))
    }

    /// The file behind an id.
    pub fn get(&self, id: FileId) -> &TextFile {
        &self.files[id.index()]
    }

    /// The file with this name.
    pub fn named(&self, name: &str) -> Option<FileId> {
        self.files.iter().position(|file| file.name == name).map(FileId::new)
    }

    /// The lines of the files, for a pack that outlives its texts.
    pub fn lines(&self) -> Vec<FileLines> {
        self.files.iter().map(|file| FileLines::of(&file.name, file.text.clone())).collect()
    }

    /// The place of `length` bytes at the memory address `address`, if that lies within the file.
    ///
    /// Reading a RON or JSON string without escapes borrows it, so its address minus the
    /// text's address is its offset: exact places without a second parser.
    pub fn place(&self, file: FileId, address: usize, length: usize) -> Option<Place> {
        let text = &self.get(file).text;
        let start = address.checked_sub(text.as_ptr().addr())?;
        let end = start.checked_add(length)?;
        if end > text.len() {
            return None;
        }
        Some(Place { file, start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? })
    }

    /// The place of a text that the file spells with escapes, found by its first plain letters; none where they stand
    /// at several places.
    pub fn place_of_escaped(&self, file: FileId, text: &str) -> Option<Place> {
        const LETTERS_MAX: usize = 60;
        let is_plain = |letter: &char| !letter.is_control() && *letter != '"' && *letter != '\\';
        let plain: String = text.chars().take_while(is_plain).take(LETTERS_MAX).collect();
        let wanted = format!("\"{plain}\\");
        let mut found = self.get(file).text.match_indices(&wanted);
        let (at, _) = found.next()?;
        let start = at + 1;
        found.next().is_none().then(|| self.span(file, start, start + plain.len().max(1)))
    }

    /// The place of the bytes from `start` to `end` of a file.
    pub fn span(&self, file: FileId, start: usize, end: usize) -> Place {
        let length = self.get(file).text.len();
        let bounded = |at: usize| u32::try_from(at.min(length)).unwrap_or(u32::MAX);
        Place { file, start: bounded(start), end: bounded(end.max(start)) }
    }
}
