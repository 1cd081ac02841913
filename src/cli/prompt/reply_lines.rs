//! Replies as lines: counted, and bounded in length.
//!
//! In: a stream that may have no end. Out: its lines, one after the other. Never: what a line means.

use std::io::{self, BufRead};

/// No reply is longer.
pub const LINE_MAX: usize = 64 * 1024;

/// What was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A line, without space around it.
    Text(String),
    /// One that is longer than any reply; it was passed over.
    TooLong,
    /// The end of the input.
    Ended,
}

/// The lines of a stream.
pub struct ReplyLines<R> {
    input: R,
    number: usize,
}

impl<R: BufRead> ReplyLines<R> {
    /// Nothing read yet.
    pub fn new(input: R) -> Self {
        Self { input, number: 0 }
    }

    /// The number of the line that was read last, counted from 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// The next line. Of one that is too long, no more is kept than of any other.
    pub fn read(&mut self) -> io::Result<Line> {
        let mut line = Vec::new();
        let (mut is_long, mut is_read) = (false, false);
        loop {
            let bytes = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                bytes => bytes?,
            };
            if bytes.is_empty() {
                break;
            }
            is_read = true;
            let end = bytes.iter().position(|it| *it == b'\n');
            let part = &bytes[..end.unwrap_or(bytes.len())];
            is_long |= line.len() + part.len() > LINE_MAX;
            if !is_long {
                line.extend_from_slice(part);
            }
            let taken = part.len() + usize::from(end.is_some());
            self.input.consume(taken);
            if end.is_some() {
                break;
            }
        }
        self.number += usize::from(is_read);
        Ok(match (is_read, is_long) {
            (false, _) => Line::Ended,
            (true, true) => Line::TooLong,
            (true, false) => Line::Text(String::from_utf8_lossy(&line).trim().to_owned()),
        })
    }
}
