//! Reading RON once, with places: strings that remember where they stood, lists that go on after a fault.
//!
//! In: the text of a file. Out: typed values, and every structural fault with its byte range. Never: what names mean.

use std::borrow::Cow;
use std::cell::RefCell;

use ron::Options;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::value::RawValue;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A string as an author typed it, and the address it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The string.
    pub text: String,
    /// Its address in the file; none where the file spells it with escapes.
    pub address: Option<usize>,
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowed;
        impl<'de> Visitor<'de> for Borrowed {
            type Value = Text;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string in double quotes")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text, E> {
                Ok(Text { text: text.to_owned(), address: Some(text.as_ptr().addr()) })
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text { text: text.to_owned(), address: None })
            }
        }
        deserializer.deserialize_str(Borrowed)
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// A list whose elements are read one by one when faults are gathered, so that one bad element hides no other.
#[derive(Clone, Debug)]
pub struct Each<T>(pub Vec<T>);

impl<T> Default for Each<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !Gathering::is_on() {
            return Vec::deserialize(deserializer).map(Each);
        }
        let mut kept = Vec::new();
        for raw in Vec::<&'de RawValue>::deserialize(deserializer)? {
            let raw = raw.trim().get_ron();
            match options().from_str::<T>(raw) {
                Ok(value) => kept.push(value),
                Err(error) => Gathering::note(raw, error),
            }
        }
        Ok(Each(kept))
    }
}

impl<T: JsonSchema> JsonSchema for Each<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

/// A fault in the structure of a file.
#[derive(Clone, Debug)]
pub struct StructureFault {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What RON's reader says.
    pub error: ron::Error,
}

/// Reads a value, and every structural fault. Elements with a fault are left out of the value; without any value the
/// file as a whole cannot be read.
pub fn read<'a, T: Deserialize<'a>>(text: &'a str) -> (Option<T>, Vec<StructureFault>) {
    let first = match options().from_str::<T>(text) {
        Ok(value) => return (Some(value), Vec::new()),
        Err(error) => error,
    };
    // Only a file with a fault is read a second time, element by element.
    let (value, mut faults) = Gathering::run(text, || options().from_str::<T>(text));
    if faults.is_empty() {
        faults.push(fault(text, text, first));
    }
    (value, faults)
}

/// The format's extensions are fixed here, so that a nested element reads like the whole file.
pub fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// What is gathered while a faulty file is read element by element.
struct Gathering {
    base: usize,
    length: usize,
    faults: Vec<StructureFault>,
}

thread_local!(static GATHERING: RefCell<Option<Gathering>> = const { RefCell::new(None) });

impl Gathering {
    fn is_on() -> bool {
        GATHERING.with(|it| it.borrow().is_some())
    }

    fn note(raw: &str, error: SpannedError) {
        GATHERING.with(|it| {
            if let Some(gathering) = it.borrow_mut().as_mut() {
                let offset = raw.as_ptr().addr().wrapping_sub(gathering.base);
                if offset <= gathering.length {
                    let within = fault(raw, raw, error);
                    gathering.faults.push(StructureFault {
                        start: offset + within.start,
                        end: offset + within.end,
                        error: within.error,
                    });
                }
            }
        });
    }

    fn run<T>(text: &str, read: impl FnOnce() -> Result<T, SpannedError>) -> (Option<T>, Vec<StructureFault>) {
        let on = Self { base: text.as_ptr().addr(), length: text.len(), faults: Vec::new() };
        GATHERING.with(|it| *it.borrow_mut() = Some(on));
        let outcome = read();
        let gathered = GATHERING.with(|it| it.borrow_mut().take());
        let mut faults = gathered.map(|it| it.faults).unwrap_or_default();
        let value = outcome.map_err(|error| faults.push(fault(text, text, error))).ok();
        faults.sort_by_key(|fault| (fault.start, fault.end));
        (value, faults)
    }
}

fn fault(text: &str, counted: &str, error: SpannedError) -> StructureFault {
    let start = offset(counted, error.span.start.line, error.span.start.col);
    let end = offset(counted, error.span.end.line, error.span.end.col);
    StructureFault { start: start.min(text.len()), end: end.max(start).min(text.len()), error: error.code }
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
