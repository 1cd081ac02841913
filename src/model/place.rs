//! Places: where in the text of a pack or an answers file something stands.
//!
//! In: a file and a byte range. Out: the same, cheap to copy. Never: the text itself.

use crate::model::id::FileId;

/// A byte range in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// What is needed to say the line of a place once the text is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLines {
    /// The path within the pack, with `/` between folders.
    pub name: String,
    /// The offset of each line's first byte, ascending, starting with 0.
    pub starts: Vec<u32>,
}

impl FileLines {
    /// The line starts of `text`.
    pub fn of(name: &str, text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        let starts = std::iter::once(0).chain(ends).collect();
        Self { name: name.to_owned(), starts }
    }

    /// The line that holds the byte `at`, counted from 1.
    pub fn line(&self, at: u32) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }
}
