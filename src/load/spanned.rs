//! Values with places: strings that remember where they stood, lists that go on after a fault.
//!
//! In: RON. Out: typed values. Never: what names mean.

use std::borrow::Cow;
use std::cell::RefCell;

use ron::Options;
use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::value::RawValue;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, Visitor};

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

/// A list whose elements are read one by one where [`read_by_elements`] asks for it, so that one bad element hides no
/// other.
#[derive(Clone, Debug)]
pub struct Each<T>(pub Vec<T>);

impl<T> Default for Each<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Each<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if ASIDE.with(|it| it.borrow().is_none()) {
            return Vec::deserialize(deserializer).map(Each);
        }
        let raws = Vec::<&'de RawValue>::deserialize(deserializer)?;
        Ok(Each(raws.into_iter().filter_map(|raw| element(raw.trim().get_ron())).collect()))
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

/// An element of a list that could not be read.
pub struct Aside {
    /// Its text.
    pub raw: String,
    /// The address of its text.
    pub address: usize,
    /// What the reader says of it.
    pub error: SpannedError,
    /// Reads another text in its place: what the reader says of that, and of the elements within.
    pub again: fn(&str) -> (Option<SpannedError>, Vec<Aside>),
}

thread_local!(static ASIDE: RefCell<Option<Vec<Aside>>> = const { RefCell::new(None) });

/// Reads a value without those elements of its lists that cannot be read. They are put aside in the order in which that
/// was seen: those within another before it.
pub fn read_by_elements<T: DeserializeOwned>(text: &str) -> (Result<T, SpannedError>, Vec<Aside>) {
    ASIDE.with(|it| *it.borrow_mut() = Some(Vec::new()));
    let value = options().from_str(text);
    (value, ASIDE.with(|it| it.borrow_mut().take()).unwrap_or_default())
}

/// One element of a list; nothing where it is put aside.
fn element<T: DeserializeOwned>(raw: &str) -> Option<T> {
    let error = match options().from_str::<T>(raw) {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    let again = |text: &str| {
        let (value, within) = read_by_elements::<T>(text);
        (value.err(), within)
    };
    let aside = Aside { raw: raw.to_owned(), address: raw.as_ptr().addr(), error, again };
    ASIDE.with(|it| it.borrow_mut().as_mut().map(|all| all.push(aside)));
    None
}

/// The format's extensions are fixed here, so that a nested element reads like the whole file.
pub fn options() -> Options {
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}
