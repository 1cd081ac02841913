//! Places: where in the text of a pack or an answers file something stands.
//!
//! In: a file and a byte range. Out: the same, cheap to copy, and its line. Never: what the text means.

use std::borrow::Cow;
use std::sync::OnceLock;

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

/// What is needed to say the line of a place.
///
/// Lines are looked for when one is asked for: most runs name those of a few files, or none.
#[derive(Clone, Debug)]
pub struct FileLines {
    /// The path within the pack, with `/` between folders.
    pub name: String,
    text: Cow<'static, str>,
    /// The offset of each line's first byte, ascending, starting with 0.
    starts: OnceLock<Vec<usize>>,
}

impl FileLines {
    /// The lines of `text`.
    pub fn of(name: &str, text: Cow<'static, str>) -> Self {
        Self { name: name.to_owned(), text, starts: OnceLock::new() }
    }

    /// The line that holds the byte `at`, counted from 1.
    pub fn line(&self, at: u32) -> usize {
        let starts = self.starts.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        });
        starts.partition_point(|start| *start <= at as usize)
    }
}
