//! Reading a file: once where it is sound, else element by element and field by field, so that no fault hides another.
//!
//! In: the text of a file. Out: what could be read, every structural fault, and which elements are lost. Never: what
//! names mean.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use ron::Error;
use ron::error::SpannedError;
use serde::de::DeserializeOwned;

use crate::load::faulty::surface::surface;
use crate::load::faulty::surroundings::{Surroundings, holders};
use crate::load::faulty::tokens::{SurfaceFault, TokenKind, past_blanks};
use crate::load::names::nearest;
use crate::load::spanned::options;

/// How often an element is read again without the field that has a fault.
const AGAIN_MAX: usize = 8;
/// The same for all elements of a file together, which bounds the time that a bad file takes.
const AGAIN_OF_FILE_MAX: usize = 200;

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

/// Reads a value, and every structural fault.
pub fn gather<T: DeserializeOwned>(text: &str) -> Gathered<T> {
    let first = match options().from_str::<T>(text) {
        Ok(value) => return Gathered { value: Some(value), faults: Vec::new(), lost: Vec::new() },
        Err(error) => error,
    };
    let whole = 0..text.len();
    let of_surface = surface(text).into_iter();
    let mut faults: Vec<StructureFault> = of_surface
        .map(|it| StructureFault {
            start: it.start,
            end: it.end,
            kind: FaultKind::Surface(it),
            near: Surroundings::default(),
        })
        .collect();
    if !faults.is_empty() {
        return Gathered { value: None, faults, lost: vec![whole] };
    }
    // Only a file with a fault is read a second time, element by element.
    let on = State { base: text.as_ptr().addr(), length: text.len(), ..State::default() };
    STATE.with(|it| *it.borrow_mut() = Some(on));
    let value = read(text);
    let state = STATE.with(|it| it.borrow_mut().take()).unwrap_or_default();
    faults = state.faults;
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
    let lost = state.lost.into_iter().map(|(start, end)| start..end).collect();
    Gathered { value, faults, lost }
}

/// What is gathered while a faulty file is read element by element.
#[derive(Default)]
struct State {
    /// The address that offsets are counted from.
    base: usize,
    length: usize,
    /// What is added to an offset, as a copy of an element stands elsewhere in memory than in the file.
    shift: usize,
    faults: Vec<StructureFault>,
    lost: BTreeSet<(usize, usize)>,
    /// The names of fields that were left out, and where.
    removed: Vec<(usize, String)>,
    again: usize,
}

thread_local!(static STATE: RefCell<Option<State>> = const { RefCell::new(None) });

/// Whether elements are read one by one.
pub fn is_on() -> bool {
    STATE.with(|it| it.borrow().is_some())
}

fn with_state<R>(change: impl FnOnce(&mut State) -> R) -> Option<R> {
    STATE.with(|it| it.borrow_mut().as_mut().map(change))
}

/// Reads one element; where it has faults, they are noted and it is lost.
pub fn read<T: DeserializeOwned>(raw: &str) -> Option<T> {
    let place = with_state(|state| {
        let offset = raw.as_ptr().addr().wrapping_sub(state.base);
        (offset <= state.length).then(|| offset + state.shift)
    });
    let offset = place.flatten()?;
    let error = match options().from_str::<T>(raw) {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    let is_new = with_state(|state| state.lost.insert((offset, offset + raw.len())));
    let is_full = with_state(|state| state.faults.len() >= FAULTS_MAX) == Some(true);
    if is_new == Some(true) && !is_full {
        note_all::<T>(raw, offset, error);
    }
    None
}

/// Notes the faults of an element: after each, the element is read again without the field or entry that has it.
fn note_all<T: DeserializeOwned>(raw: &str, offset: usize, error: SpannedError) {
    let mut copy = raw.to_owned();
    let mut error = Some(error);
    for _ in 0..AGAIN_MAX {
        let Some(found) = error.take().map(|it| fault(&copy, it)) else { return };
        if let FaultKind::Reader(Error::MissingStructField { field, .. }) = &found.kind
            && is_removed(field, offset..offset + raw.len())
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
        with_state(|state| state.faults.extend(Some(told).filter(|_| state.faults.len() < FAULTS_MAX)));
        let is_done = with_state(|state| {
            state.again += 1;
            state.again > AGAIN_OF_FILE_MAX
        });
        let Some((entry, name)) = entry.filter(|_| is_done == Some(false)) else { return };
        with_state(|state| state.removed.extend(name.map(|name| (offset + entry.start, name))));
        blank(&mut copy, &entry);
        // Elements of lists within the copy are noted with their places in the file.
        let moved = |state: &mut State| {
            let before = (state.base, state.length, state.shift);
            (state.base, state.length, state.shift) = (copy.as_ptr().addr(), copy.len(), offset);
            before
        };
        let before = with_state(moved);
        error = options().from_str::<T>(&copy).err();
        with_state(|state| before.map(|it| (state.base, state.length, state.shift) = it));
    }
}

/// Whether a field is missing in a range because it, or what was meant to be it, was left out.
fn is_removed(field: &'static str, range: Range<usize>) -> bool {
    let is_it = |name: &String| name == field || nearest(name, std::iter::once(field)).is_some();
    let any = with_state(|state| state.removed.iter().any(|(at, name)| range.contains(at) && is_it(name)));
    any == Some(true)
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
