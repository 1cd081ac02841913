//! Plain RON: the part of the notation that nearly every file is written in, read several times as fast as all of it.
//!
//! In: a text, and the shape of what stands in it. Out: the value that RON's reader gives, or nothing where the text is not
//! plain. Never: what is wrong with a text; RON's reader, which reads whatever is not read here, says that.

use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

/// Brackets within brackets: fewer than RON's reader follows, whatever they hold.
const DEPTH_MAX: usize = 24;
/// Every number with so many digits fits into 64 bits.
const DIGITS_MAX: usize = 18;

/// Reads a text that has no escapes, block comments, attributes, names of structs, `Some` and `None`, and no fault.
pub fn plain<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    if text.contains('\\') {
        return None;
    }
    let mut reader = Plain { text, at: 0, depth: 0 };
    reader.blanks().ok()?;
    let value = T::deserialize(&mut reader).ok()?;
    reader.blanks().ok()?;
    (reader.at == text.len()).then_some(value)
}

/// A text as far as it is read. Whatever is not known to be plain ends the reading.
struct Plain<'de> {
    text: &'de str,
    /// What stands before this byte is read; only marks and letters of ASCII stand directly before it.
    at: usize,
    depth: usize,
}

/// Something that is not plain; where and what it is, RON's reader says.
#[derive(Debug)]
struct NotPlain;

impl fmt::Display for NotPlain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no plain RON")
    }
}

impl std::error::Error for NotPlain {}

impl de::Error for NotPlain {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Whether a word or number can end before this byte.
fn ends_word(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'/')
}

impl<'de> Plain<'de> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Result<(), NotPlain> {
        if self.peek() != Some(byte) {
            return Err(NotPlain);
        }
        self.at += 1;
        Ok(())
    }

    /// Goes past white space and comments.
    fn blanks(&mut self) -> Result<(), NotPlain> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') if bytes.get(self.at + 1) == Some(&b'/') => {
                    self.at += self.text[self.at..].find('\n').ok_or(NotPlain)?;
                }
                _ => return Ok(()),
            }
        }
    }

    /// Goes past the comma behind an element, which only the last may do without.
    fn comma(&mut self, close: u8) -> Result<(), NotPlain> {
        self.blanks()?;
        match self.peek() {
            Some(b',') => self.at += 1,
            Some(byte) if byte == close => return Ok(()),
            _ => return Err(NotPlain),
        }
        self.blanks()
    }

    /// What stands between brackets.
    fn within<T>(
        &mut self,
        (open, close): (u8, u8),
        read: impl FnOnce(Elements<'_, 'de>) -> Result<T, NotPlain>,
    ) -> Result<T, NotPlain> {
        self.expect(open)?;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(NotPlain);
        }
        self.blanks()?;
        let value = read(Elements { reader: self, close })?;
        self.depth -= 1;
        self.expect(close)?;
        Ok(value)
    }

    fn string(&mut self) -> Result<&'de str, NotPlain> {
        self.expect(b'"')?;
        let text = &self.text[self.at..];
        let text = &text[..text.find('"').ok_or(NotPlain)?];
        self.at += text.len() + 1;
        Ok(text)
    }

    /// The letters, digits and underscores here.
    fn word(&mut self) -> Result<&'de str, NotPlain> {
        let bytes = &self.text.as_bytes()[self.at..];
        let length = bytes.iter().position(|it| !it.is_ascii_alphanumeric() && *it != b'_').ok_or(NotPlain)?;
        if length == 0 || !ends_word(bytes[length]) {
            return Err(NotPlain);
        }
        let word = &self.text[self.at..self.at + length];
        self.at += length;
        Ok(word)
    }

    fn name(&mut self) -> Result<&'de str, NotPlain> {
        self.word().and_then(|word| if word.as_bytes()[0].is_ascii_digit() { Err(NotPlain) } else { Ok(word) })
    }

    fn number(&mut self) -> Result<i64, NotPlain> {
        let is_negative = self.peek() == Some(b'-');
        self.at += usize::from(is_negative);
        let digits = self.word()?;
        if digits.len() > DIGITS_MAX || !digits.bytes().all(|it| it.is_ascii_digit()) {
            return Err(NotPlain);
        }
        let number: i64 = digits.parse().map_err(|_| NotPlain)?;
        // What a sign makes of nothing depends on the type that is wanted.
        if is_negative && number == 0 { Err(NotPlain) } else { Ok(if is_negative { -number } else { number }) }
    }
}

const ROUND: (u8, u8) = (b'(', b')');
const SQUARE: (u8, u8) = (b'[', b']');
const CURLY: (u8, u8) = (b'{', b'}');

/// Numbers of every width are read as the widest, and whoever wants one refuses what is too wide.
macro_rules! numbers {
    ($($read:ident)*) => {$(
        fn $read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
            visitor.visit_i64(self.number()?)
        }
    )*};
}

/// Values that no file of this program holds.
macro_rules! refused {
    ($($read:ident)*) => {$(
        fn $read<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NotPlain> {
            Err(NotPlain)
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Plain<'de> {
    type Error = NotPlain;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        match self.peek() {
            Some(b'"') => self.deserialize_str(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            Some(b'{') => self.deserialize_map(visitor),
            _ => self.deserialize_i64(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        match self.name()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(NotPlain),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        visitor.visit_borrowed_str(self.string()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        visitor.visit_borrowed_str(self.name()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        let rest = &self.text.as_bytes()[self.at..];
        let begins =
            |word: &[u8]| rest.strip_prefix(word).is_some_and(|behind| behind.first().is_none_or(|it| ends_word(*it)));
        if begins(b"None") || begins(b"Some") { Err(NotPlain) } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        self.within(SQUARE, |elements| visitor.visit_seq(elements))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, NotPlain> {
        self.within(ROUND, |elements| visitor.visit_seq(elements))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NotPlain> {
        self.within(CURLY, |elements| visitor.visit_map(elements))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotPlain> {
        self.within(ROUND, |elements| visitor.visit_map(elements))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotPlain> {
        visitor.visit_enum(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, _: V) -> Result<V::Value, NotPlain> {
        Err(NotPlain)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, _: V) -> Result<V::Value, NotPlain> {
        Err(NotPlain)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, _: V) -> Result<V::Value, NotPlain> {
        Err(NotPlain)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    refused! {
        deserialize_f32 deserialize_f64 deserialize_char deserialize_bytes deserialize_byte_buf deserialize_unit
        deserialize_ignored_any
    }
}

/// What stands between two brackets.
struct Elements<'a, 'de> {
    reader: &'a mut Plain<'de>,
    close: u8,
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = NotPlain;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, NotPlain> {
        if self.reader.peek() == Some(self.close) {
            return Ok(None);
        }
        let element = seed.deserialize(&mut *self.reader)?;
        self.reader.comma(self.close)?;
        Ok(Some(element))
    }
}

impl<'de> MapAccess<'de> for Elements<'_, 'de> {
    type Error = NotPlain;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, NotPlain> {
        if self.reader.peek() == Some(self.close) {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, NotPlain> {
        self.reader.blanks()?;
        self.reader.expect(b':')?;
        self.reader.blanks()?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.comma(self.close)?;
        Ok(value)
    }
}

impl<'de> EnumAccess<'de> for &mut Plain<'de> {
    type Error = NotPlain;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), NotPlain> {
        let value = seed.deserialize(&mut *self)?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Plain<'de> {
    type Error = NotPlain;

    fn unit_variant(self) -> Result<(), NotPlain> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, NotPlain> {
        self.blanks()?;
        self.within(ROUND, |Elements { reader, close }| {
            let value = seed.deserialize(&mut *reader)?;
            reader.comma(close)?;
            Ok(value)
        })
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, NotPlain> {
        self.blanks()?;
        self.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NotPlain> {
        self.blanks()?;
        self.deserialize_struct("", fields, visitor)
    }
}
