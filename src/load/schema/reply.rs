//! A reply as somebody types it: a word, a list of words, a number, or something else that a message can name.
//!
//! In: RON or JSON. Out: the reply with places. Never: whether it is an answer to its question.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::load::spanned::Text;
use crate::model::question::Reply;

/// A reply in a file.
#[derive(Clone, Debug)]
pub enum ReplyDef {
    /// One word.
    Word(Text),
    /// A list of words.
    Words(Vec<Text>),
    /// A whole number.
    Number(i64),
    /// Names with replies, in order, with repeats.
    Map(Vec<(Text, ReplyDef)>),
    /// Something that answers no question, in words.
    Other(&'static str),
}

impl ReplyDef {
    /// The reply without its places, if it has a shape that can answer a question.
    pub fn reply(&self) -> Result<Reply, &'static str> {
        match self {
            Self::Word(word) => Ok(Reply::Word(word.text.clone())),
            Self::Words(words) => Ok(Reply::Words(words.iter().map(|word| word.text.clone()).collect())),
            Self::Number(number) => Ok(Reply::Number(*number)),
            Self::Map(_) => Err("a map"),
            Self::Other(what) => Err(what),
        }
    }

    /// The same without names that are answered with nothing, as JSON's `null` says it.
    #[must_use]
    pub fn answered(self) -> Self {
        let is_nothing = |reply: &Self| matches!(reply, Self::Other(what) if *what == NOTHING);
        match self {
            Self::Map(pairs) => {
                let pairs = pairs.into_iter().filter(|(_, reply)| !is_nothing(reply));
                Self::Map(pairs.map(|(name, reply)| (name, reply.answered())).collect())
            }
            other => other,
        }
    }

    /// The word at a position of the list, or the one word.
    pub fn word(&self, at: usize) -> Option<&Text> {
        match self {
            Self::Word(word) => Some(word),
            Self::Words(words) => words.get(at),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for ReplyDef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyReply)
    }
}

impl JsonSchema for ReplyDef {
    fn schema_name() -> Cow<'static, str> {
        "Reply".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An option, a list of options, or a whole number, as the question takes it.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }, { "type": "integer" }],
        })
    }
}

/// What stands where RON has a word without quotes, and JSON `null`.
const NOTHING: &str = "a word without quotes, or nothing";

struct AnyReply;

impl<'de> Visitor<'de> for AnyReply {
    type Value = ReplyDef;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an option in quotes, a list of options, or a whole number")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<ReplyDef, E> {
        Ok(ReplyDef::Word(Text { text: text.to_owned(), address: Some(text.as_ptr().addr()) }))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<ReplyDef, E> {
        Ok(ReplyDef::Word(Text { text: text.to_owned(), address: None }))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<ReplyDef, E> {
        Ok(ReplyDef::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<ReplyDef, E> {
        Ok(i64::try_from(number).map_or(ReplyDef::Other("a number too large to read"), ReplyDef::Number))
    }

    /// A whole number may be written with a point or an exponent, as JSON Schema has it too.
    fn visit_f64<E: Error>(self, number: f64) -> Result<ReplyDef, E> {
        if !number.is_finite() {
            return Ok(ReplyDef::Other("something that is no number"));
        }
        // Written out, a whole number has digits alone.
        let digits = number.to_string();
        Ok(match digits.parse() {
            Ok(whole) => ReplyDef::Number(whole),
            Err(_) if digits.contains('.') => ReplyDef::Other("a number that is not whole"),
            Err(_) => ReplyDef::Other("a number too large to read"),
        })
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<ReplyDef, E> {
        Ok(ReplyDef::Other("true or false"))
    }

    fn visit_unit<E: Error>(self) -> Result<ReplyDef, E> {
        Ok(ReplyDef::Other(NOTHING))
    }

    fn visit_none<E: Error>(self) -> Result<ReplyDef, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ReplyDef, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ReplyDef, A::Error> {
        let mut words = Vec::new();
        let mut other = None;
        while let Some(entry) = list.next_element::<ReplyDef>()? {
            match entry {
                ReplyDef::Word(word) => words.push(word),
                ReplyDef::Words(_) | ReplyDef::Map(_) => other = Some("a list within a list"),
                ReplyDef::Number(_) => other = Some("a list of numbers"),
                ReplyDef::Other(what) => other = Some(what),
            }
        }
        Ok(other.map_or(ReplyDef::Words(words), ReplyDef::Other))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ReplyDef, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(ReplyDef::Map(pairs))
    }
}
