//! Brackets that are open, and what may come next within them.
//!
//! In: indices of tokens. Out: the state of a walk over them. Never: faults.

/// What may come next within a bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// An entry, or the end of the bracket.
    Start,
    /// A colon or an opening bracket after the word at this index, or the end of the entry.
    Word(usize),
    /// The value after a colon.
    Value,
    /// A bracket after this word, or the end of the entry.
    ValueWord(usize),
    /// The end of the entry.
    Done,
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The bracket as it was opened.
    pub kind: char,
    /// The bracket; none for the file itself.
    pub open: Option<usize>,
    /// What may come next.
    pub state: State,
    /// Whether the entry here has a name already.
    pub has_colon: bool,
    /// Whether the entries so far have names.
    pub is_named: Option<bool>,
    /// Where the entry before this one was opened and closed, if that was a bracket.
    pub closed: Option<(usize, usize)>,
    /// Whether something within could not be understood, so that more faults would be guesses.
    pub is_broken: bool,
}

impl Frame {
    /// The file itself, with nothing read yet.
    pub fn file() -> Self {
        Self::new('\0', None)
    }

    /// A bracket that was just opened.
    pub fn new(kind: char, open: Option<usize>) -> Self {
        Self { kind, open, state: State::Start, has_colon: false, is_named: None, closed: None, is_broken: false }
    }

    /// The bracket that closes it.
    pub fn closer(self) -> char {
        match self.kind {
            '(' => ')',
            '[' => ']',
            _ => '}',
        }
    }

    /// The entry ends.
    pub fn end_entry(&mut self) {
        if self.state != State::Start {
            self.is_named = self.is_named.or(Some(self.has_colon));
        }
        (self.state, self.has_colon) = (State::Start, false);
    }
}
