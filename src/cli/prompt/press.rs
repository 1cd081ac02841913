//! Presses: what the bytes of a terminal mean, as keys and as text that was pasted.
//!
//! In: bytes, in any pieces. Out: presses, in the order in which they were typed. Never: reading, what a key does.

use console::Key;

/// Something that a person did to the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// A key; one that means nothing to anybody is `Key::Unknown`.
    Key(Key),
    /// Text that was pasted, whole.
    Paste(String),
}

/// Bytes that are not a whole press yet.
#[derive(Clone, Debug, Default)]
pub struct Presses {
    bytes: Vec<u8>,
    /// What was pasted so far, while the end of it has not come.
    pasted: Option<Vec<u8>>,
}

const ESCAPE: u8 = 0x1b;
const CTRL_C: u8 = 0x03;

/// What a terminal puts behind a paste (bracketed paste of xterm).
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// More than any field takes.
const PASTED_MAX: usize = 10_000;

/// No sequence of a key is longer; what is longer is none.
const SEQUENCE_MAX: usize = 32;

/// A press and how many bytes it took; or that its end has not come yet.
enum Read {
    Whole(Option<Press>, usize),
    Open,
}

impl Presses {
    /// Takes what came.
    pub fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next press; none where more bytes are needed. Where nothing more came for a moment (`is_quiet`), an escape
    /// that could begin a sequence is the key itself, and what is left of a sequence means nothing.
    pub fn next(&mut self, is_quiet: bool) -> Option<Press> {
        loop {
            if self.pasted.is_some() {
                return self.paste(is_quiet);
            }
            let read = match self.bytes.first()? {
                &ESCAPE => self.escape(is_quiet),
                first if *first < 0x80 => Read::Whole(Some(Press::Key(ascii(*first))), 1),
                _ => self.letter(is_quiet),
            };
            let Read::Whole(press, length) = read else { return None };
            self.bytes.drain(..length);
            if press.is_some() {
                return press;
            }
            self.pasted = Some(Vec::new());
        }
    }

    /// A letter of UTF-8 that takes more than a byte.
    fn letter(&self, is_quiet: bool) -> Read {
        let length = match self.bytes[0] {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => 1,
        };
        let Some(bytes) = self.bytes.get(..length) else {
            return if is_quiet { Read::Whole(Some(UNKNOWN), 1) } else { Read::Open };
        };
        match std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next()) {
            Some(letter) => Read::Whole(Some(Press::Key(Key::Char(letter))), length),
            None => Read::Whole(Some(UNKNOWN), 1),
        }
    }

    /// Escape, a key that is told as a sequence behind it, or a letter with Alt, which means nothing.
    fn escape(&self, is_quiet: bool) -> Read {
        match self.bytes.get(1) {
            None if is_quiet => Read::Whole(Some(Press::Key(Key::Escape)), 1),
            None => Read::Open,
            Some(b'[') => self.sequence(is_quiet),
            Some(b'O') => match self.bytes.get(2) {
                Some(last) => Read::Whole(Some(Press::Key(moved(*last))), 3),
                None if is_quiet => Read::Whole(Some(UNKNOWN), 2),
                None => Read::Open,
            },
            // A key behind Escape that no Alt makes: both were typed.
            Some(0x00..=0x1f | 0x7f) => Read::Whole(Some(Press::Key(Key::Escape)), 1),
            Some(letter) => match *letter {
                0x20..=0x7e => Read::Whole(Some(UNKNOWN), 2),
                _ => Read::Whole(Some(UNKNOWN), 1),
            },
        }
    }

    /// A control sequence (ECMA-48, 5.4): parameters, then a letter that says what it is.
    fn sequence(&self, is_quiet: bool) -> Read {
        let behind = &self.bytes[2..];
        // The Linux console tells its function keys with one letter more.
        let from = usize::from(behind.first() == Some(&b'['));
        let length = behind.iter().skip(from).position(|it| !(0x20..=0x3f).contains(it));
        let Some(length) = length.map(|it| it + from) else {
            let is_lost = is_quiet || behind.len() > SEQUENCE_MAX;
            return if is_lost { Read::Whole(Some(UNKNOWN), self.bytes.len()) } else { Read::Open };
        };
        let last = behind[length];
        if !(0x40..=0x7e).contains(&last) {
            // Broken off: what breaks it off is a key of its own.
            return Read::Whole(Some(UNKNOWN), 2 + length);
        }
        let press = match (&behind[..length], last) {
            (b"200", b'~') => None,
            (b"1" | b"7", b'~') => Some(Press::Key(Key::Home)),
            (b"4" | b"8", b'~') => Some(Press::Key(Key::End)),
            (b"3", b'~') => Some(Press::Key(Key::Del)),
            (b"5", b'~') => Some(Press::Key(Key::PageUp)),
            (b"6", b'~') => Some(Press::Key(Key::PageDown)),
            (b"", last) => Some(Press::Key(moved(last))),
            _ => Some(UNKNOWN),
        };
        Read::Whole(press, 3 + length)
    }

    /// What stands before the end of a paste, once that has come.
    fn paste(&mut self, is_quiet: bool) -> Option<Press> {
        let pasted = self.pasted.get_or_insert_default();
        let end = self.bytes.windows(PASTE_ENDS.len()).position(|it| it == PASTE_ENDS);
        // An end that never comes must not keep anybody here.
        let is_left = end.is_none() && is_quiet && self.bytes.last() == Some(&CTRL_C);
        // The end may have come in part.
        let kept = self.bytes.len().saturating_sub(if is_left { 0 } else { PASTE_ENDS.len() - 1 });
        let room = PASTED_MAX.saturating_sub(pasted.len());
        let taken = end.unwrap_or(kept);
        pasted.extend(self.bytes.drain(..taken).take(room));
        if is_left {
            self.pasted = None;
            return Some(Press::Key(Key::Char('\u{3}')));
        }
        end?;
        self.bytes.drain(..PASTE_ENDS.len());
        self.pasted.take().map(|text| Press::Paste(String::from_utf8_lossy(&text).into_owned()))
    }
}

const UNKNOWN: Press = Press::Key(Key::Unknown);

/// A key of one byte.
fn ascii(byte: u8) -> Key {
    match byte {
        b'\r' | b'\n' => Key::Enter,
        b'\t' => Key::Tab,
        0x08 | 0x7f => Key::Backspace,
        0x01 => Key::Home,
        0x05 => Key::End,
        _ => Key::Char(char::from(byte)),
    }
}

/// A key that moves, by the last letter of its sequence.
fn moved(last: u8) -> Key {
    match last {
        b'A' => Key::ArrowUp,
        b'B' => Key::ArrowDown,
        b'C' => Key::ArrowRight,
        b'D' => Key::ArrowLeft,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'Z' => Key::BackTab,
        // Enter of the number block, where that speaks for itself.
        b'M' => Key::Enter,
        _ => Key::Unknown,
    }
}
