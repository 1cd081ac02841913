//! Reading a faulty file element by element and field by field, so that no fault hides another.
//!
//! In: the text of a file. Out: what could be read, every structural fault, and which elements are lost. Never: what
//! names mean.

use std::collections::BTreeSet;
use std::ops::Range;

use ron::Error;
use ron::error::SpannedError;
use serde::de::DeserializeOwned;

use crate::load::faulty::surface::surface;
use crate::load::faulty::surroundings::{Surroundings, holders};
use crate::load::names::nearest;
use crate::load::spanned::{Aside, read_by_elements};
use crate::load::tokens::{SurfaceFault, TokenKind, past_blanks};

/// How often an element is read again without the field that has a fault.
const AGAIN_MAX: usize = 8;
/// The same for all elements of a file together, which bounds the time that a bad file takes.
const AGAIN_OF_FILE_MAX: usize = 200;
/// How many bytes are read again for all of that: a large element is not read as often as a small one.
const BYTES_AGAIN_MAX: usize = 2 * 1024 * 1024;

/// Nobody mends more faults of one file at a time.
const FAULTS_MAX: usize = 1_000;

/// A fault in the structure of a file.
#[derive(Clone, Debug)]
pub struct StructureFault {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What is wrong.
    pub kind: FaultKind,
    /// What stands around it.
    pub near: Surroundings,
}

/// What is wrong with the structure of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Brackets, commas, quotes.
    Surface(SurfaceFault),
    /// What RON's reader says of fields, words and values.
    Reader(Error),
}

/// A file as far as it could be read.
#[derive(Clone, Debug)]
pub struct Gathered<T> {
    /// Its value, without the elements that have a fault; none where the file as a whole cannot be read.
    pub value: Option<T>,
    /// Every structural fault, in order.
    pub faults: Vec<StructureFault>,
    /// Where the elements stand that could not be read.
    pub lost: Vec<Range<usize>>,
}

/// Reads a text that could not be read at once, for the reason in `first`, as far as it can be.
pub fn gather<T: DeserializeOwned>(text: &str, first: SpannedError) -> Gathered<T> {
    let of_surface = surface(text).into_iter();
    let faults: Vec<StructureFault> = of_surface
        .map(|it| StructureFault {
            start: it.start,
            end: it.end,
            kind: FaultKind::Surface(it),
            near: Surroundings::default(),
        })
        .collect();
    if !faults.is_empty() {
        let whole = 0..text.len();
        return Gathered { value: None, faults, lost: vec![whole] };
    }
    let (value, asides) = read_by_elements::<T>(text);
    let mut gathering = Gathering::default();
    gathering.asides(asides, text, 0);
    let value = match value {
        Ok(value) => Some(value),
        Err(error) => {
            let again = |text: &str| {
                let (value, asides) = read_by_elements::<T>(text);
                (value.err(), asides)
            };
            gathering.element(Aside { raw: text.to_owned(), address: 0, error, again }, 0);
            None
        }
    };
    let Gathering { mut faults, lost, .. } = gathering;
    if faults.is_empty() {
        faults.push(fault(text, first));
    }
    faults.sort_by_key(|fault| (fault.start, fault.end));
    let starts: Vec<usize> = faults.iter().map(|fault| fault.start).collect();
    for (fault, (holder, is_in_list)) in faults.iter_mut().zip(holders(text, starts)) {
        (fault.near.holder, fault.near.is_in_list) = (holder, is_in_list);
    }
    // Entries that should all be lists have one fault together.
    let is_list_in = |one: &StructureFault, other: &StructureFault| {
        one.near.is_in_list && one.near.open == other.near.open && one.kind == FaultKind::Reader(Error::ExpectedArray)
    };
    faults.dedup_by(|left, right| left.kind == right.kind && (left.start == right.start || is_list_in(left, right)));
    Gathered { value, faults, lost: lost.into_iter().map(|(start, end)| start..end).collect() }
}

/// What is gathered while a faulty file is read element by element.
#[derive(Default)]
struct Gathering {
    faults: Vec<StructureFault>,
    lost: BTreeSet<(usize, usize)>,
    /// The names of fields that were left out, and where.
    removed: Vec<(usize, String)>,
    again: usize,
    bytes_again: usize,
}

impl Gathering {
    /// Elements that were put aside while `text` was read, which stands at `shift` in the file or is a copy of what does.
    fn asides(&mut self, asides: Vec<Aside>, text: &str, shift: usize) {
        for aside in asides {
            let offset = aside.address.wrapping_sub(text.as_ptr().addr());
            if offset <= text.len() {
                self.element(aside, offset + shift);
            }
        }
    }

    /// One element, which is lost: notes its faults, where it is not a copy of one that was seen.
    fn element(&mut self, aside: Aside, offset: usize) {
        let is_new = self.lost.insert((offset, offset + aside.raw.len()));
        if is_new && self.faults.len() < FAULTS_MAX {
            self.note_all(aside, offset);
        }
    }

    /// Notes the faults of an element: after each, the element is read again without the field or entry that has it.
    fn note_all(&mut self, aside: Aside, offset: usize) {
        let Aside { raw, error, again, .. } = aside;
        let mut copy = raw.clone();
        let mut error = Some(error);
        for _ in 0..AGAIN_MAX {
            let Some(found) = error.take().map(|it| fault(&copy, it)) else { return };
            if let FaultKind::Reader(Error::MissingStructField { field, .. }) = &found.kind
                && self.is_removed(field, &(offset..offset + raw.len()))
            {
                return;
            }
            // Brackets that stand empty once what was in them is left out are no fault of the author's.
            if copy != raw && found.near.values == 0 && found.near.owner.is_some() {
                return;
            }
            let StructureFault { start, end, kind, near } = found;
            let entry = near.entry.clone().map(|entry| (entry, near.name.clone()));
            let near = near.shifted(offset);
            let told = StructureFault { start: offset + start, end: offset + end, kind, near };
            self.faults.extend(Some(told).filter(|_| self.faults.len() < FAULTS_MAX));
            self.again += 1;
            self.bytes_again += raw.len();
            let has_time = self.again <= AGAIN_OF_FILE_MAX && self.bytes_again <= BYTES_AGAIN_MAX;
            let Some((entry, name)) = entry.filter(|_| has_time) else { return };
            self.removed.extend(name.map(|name| (offset + entry.start, name)));
            blank(&mut copy, &entry);
            let (left, asides) = again(&copy);
            self.asides(asides, &copy, offset);
            error = left;
        }
    }

    /// Whether a field is missing in a range because it, or what was meant to be it, was left out.
    fn is_removed(&self, field: &'static str, range: &Range<usize>) -> bool {
        let is_it = |name: &String| name == field || nearest(name, std::iter::once(field)).is_some();
        self.removed.iter().any(|(at, name)| range.contains(at) && is_it(name))
    }
}

/// Writes spaces over a range, and leaves its line ends, so that all other places stay as they are.
fn blank(text: &mut String, range: &Range<usize>) {
    let spaces: String = text[range.clone()].bytes().map(|it| if it == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(range.clone(), &spaces);
}

fn fault(text: &str, error: SpannedError) -> StructureFault {
    let start = offset(text, error.span.start.line, error.span.start.col).min(text.len());
    let end = offset(text, error.span.end.line, error.span.end.col).min(text.len());
    // The reader's place begins before the blanks and comments that lead to the fault.
    let start = past_blanks(text, start);
    let words_start = start;
    let words = text.get(start..end.max(start)).unwrap_or_default().trim_end();
    let near = Surroundings::at(text, start);
    // The reader stops within a number, and a number is shown whole.
    let start = near.here.as_ref().filter(|it| it.kind == TokenKind::Number).map_or(start, |it| it.start);
    let end =
        if words.is_empty() { near.here.as_ref().map_or(start + 1, |it| it.end) } else { words_start + words.len() };
    StructureFault { start, end, kind: FaultKind::Reader(error.code), near }
}

/// RON's place, line and column in characters counted from 1, as a byte offset.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let in_line = text[start..].char_indices().nth(column.saturating_sub(1));
    in_line.map_or(text.len(), |(at, _)| start + at)
}
