//! Brackets that do not fit together: which repair lets the rest of the file be read farthest.
//!
//! In: a walk over tokens at a bracket or field that does not fit. Out: the fault, and the walk as if it were mended.
//! Never: what stands in the brackets.

use crate::load::faulty::frames::{Frame, State};
use crate::load::faulty::usage::usage;
use crate::load::faulty::walk::Walk;
use crate::load::tokens::TokenKind;

impl Walk<'_> {
    /// A closing bracket.
    pub fn close(&mut self, at: usize, kind: char) {
        let frame = *self.top();
        if frame.state == State::Value {
            self.nothing_there(at);
        }
        if frame.open.is_none() {
            let help = "take it out; or a bracket before it closes too early";
            self.fault(at, format!("`{kind}` closes nothing: no bracket is open here"), help);
            return;
        }
        if frame.closer() == kind || frame.is_broken {
            return self.pop(at);
        }
        let is_near = |depth: usize| {
            self.frames.len() > depth + 1 && { self.frames[self.frames.len() - 1 - depth].closer() == kind }
        };
        let listed = frame.closed.filter(|(first, _)| {
            let is_value = first.checked_sub(1).and_then(|it| self.kind(it)) == Some(TokenKind::Colon);
            frame.kind == '(' && kind == ']' && is_value && frame.state == State::Start
        });
        if let Some((first, _)) = listed
            && self.probe(at, |walk| walk.top().state = State::Done) > self.probe(at, |walk| walk.pop_twice(at))
        {
            self.fault(first, "a list begins here without its bracket", "write `[` before its first entry");
            self.top().state = State::Done;
            return;
        }
        let tries = [
            is_near(1).then(|| self.probe(at, |walk| walk.pop_twice(at))),
            Some(self.probe(at, |walk| walk.pop(at))),
            Some(self.probe(at, |_| {})),
        ];
        let far = tries.iter().flatten().copied().max().unwrap_or(0);
        let opened = frame.open.map(|it| self.words(it).to_owned()).unwrap_or_default();
        if tries[0] == Some(far) {
            let message = format!("`{opened}` is not closed: expected `{}` before this `{kind}`", frame.closer());
            self.fault_with(at, message, frame.open, "");
            self.pop_twice(at);
        } else if tries[1] == Some(far) {
            let message = format!("`{opened}` is closed by `{kind}`: expected `{}`", frame.closer());
            self.fault_with(at, message, frame.open, "");
            self.pop(at);
        } else {
            let message = format!("`{kind}` closes nothing: one too many, or one is missing before it");
            let owner = frame.open.and_then(|it| it.checked_sub(1)).and_then(|it| usage(self.words(it)));
            let help = owner.map_or_else(String::new, |it| format!("write `{}`", it.example));
            self.fault_with(at, message, frame.open, &help);
        }
    }

    /// An entry without a name that follows fields: the entry before it is not closed, or a list has lost its bracket.
    pub fn second_entry(&mut self, at: usize) {
        let frame = *self.top();
        let unclosed = if self.in_list() { self.probe(at - 1, Self::next_entry) } else { 0 };
        let listed = frame.closed.map_or(0, |(open, _)| self.probe(at - 1, |walk| walk.begin_list(open)));
        match frame.closed {
            Some((first, _)) if listed > unclosed => {
                self.fault(first, "a list begins here without its bracket", "write `[` before its first entry");
                self.begin_list(first);
            }
            _ => {
                self.fault_with(at, "the entry before this one is not closed: expected `)`", frame.open, "");
                self.next_entry();
            }
        }
        self.frames.push(Frame::new('(', Some(at)));
    }

    /// Goes on after an entry of a list whose end is missing.
    fn next_entry(&mut self) {
        self.frames.pop();
        self.top().end_entry();
    }

    /// Goes on within a list whose bracket is missing before its first entry.
    fn begin_list(&mut self, first: usize) {
        self.top().state = State::Value;
        self.frames.push(Frame { is_named: Some(false), ..Frame::new('[', Some(first)) });
    }

    /// Closes the innermost bracket.
    pub fn pop(&mut self, at: usize) {
        let popped = self.frames.pop();
        self.suspect = self.suspect.or(popped.and_then(|it| it.open).filter(|open| self.is_crooked(*open, at)));
        let top = self.top();
        top.state = State::Done;
        top.closed = popped.and_then(|it| it.open).map(|open| (open, at));
    }

    /// Whether two brackets on different lines stand at different depths of the page, as those that do not belong together.
    fn is_crooked(&self, open: usize, close: usize) -> bool {
        let indent = |token: usize| {
            let before = &self.text[..self.tokens[token].start];
            let line = &self.text[before.rfind('\n').map_or(0, |it| it + 1)..];
            line.len() - line.trim_start_matches([' ', '\t']).len()
        };
        // Only an end that begins its line says how deep it was meant to stand.
        let starts_line = self.text[..self.tokens[close].start].trim_end_matches([' ', '\t']).ends_with('\n');
        if !starts_line || self.lines[open] == self.lines[close] {
            return false;
        }
        indent(open) != indent(close)
    }

    /// Closes the innermost bracket, whose end is missing, and the one around it.
    fn pop_twice(&mut self, at: usize) {
        self.pop(at);
        self.pop(at);
    }

    /// The bracket that closed last was to stay open, as what follows belongs to it.
    pub fn closed_too_early(&mut self, at: usize) {
        let closed = self.top().closed;
        let Some((open, close)) = closed.filter(|_| at + 1 < self.tokens.len()) else {
            self.fault(at, "one comma too many at the end of the file", "take it out");
            return;
        };
        let message = format!("this `{}` closes too early: what follows it belongs within", self.words(close));
        self.fault_with(close, message, Some(open), "one closing bracket too many stands here or before");
        self.reopen(at, open);
    }

    /// Goes on within a bracket that was closed.
    fn reopen(&mut self, at: usize, open: usize) {
        let kind = self.words(open).chars().next().unwrap_or('(');
        let mut frame = Frame { is_named: Some(true), ..Frame::new(kind, Some(open)) };
        if self.kind(at) == Some(TokenKind::Colon) {
            (frame.state, frame.has_colon) = (State::Value, true);
        }
        self.frames.push(frame);
    }

    /// Goes on within an entry that has lost its bracket, with the field whose colon this is.
    pub fn begin_entry(&mut self, at: usize) {
        let frame = Frame::new('(', Some(at - 1));
        self.frames.push(Frame { state: State::Value, has_colon: true, is_named: Some(true), ..frame });
    }

    /// Goes on after a word whose bracket is missing, within the list that stands in its place.
    /// Gives back whether that bracket is closed later, so that it only begins without its mark.
    pub fn lost_bracket(&mut self, at: usize, word: usize) -> bool {
        let with = self.probe(at - 1, |walk| walk.frames.push(Frame::new('(', Some(word))));
        let without = self.probe(at - 1, |walk| walk.top().state = State::Value);
        if with > without {
            self.frames.push(Frame::new('(', Some(word)));
        }
        with > without
    }

    /// Goes on after a bracket whose end is missing, with the field whose colon this is.
    pub fn leave(&mut self) {
        self.frames.pop();
        let top = self.top();
        top.end_entry();
        (top.state, top.has_colon) = (State::Value, true);
    }

    /// The field whose colon this is cannot stand in a list: the list is not closed, or an entry of it closed too early.
    pub fn field_in_list(&mut self, at: usize) {
        let frame = *self.top();
        let unclosed = frame.is_named.map_or(0, |_| self.probe(at, Self::leave));
        // An entry does not have a field twice: one that begins like the last is the next.
        let closed = frame.closed.filter(|(open, _)| self.words(open + 1) != self.words(at - 1));
        let early = closed.map_or(0, |(open, _)| self.probe(at, |walk| walk.reopen(at, open)));
        if early > unclosed {
            return self.closed_too_early(at);
        }
        let name = at - 1;
        let begun = self.probe(at, |walk| walk.begin_entry(at));
        if unclosed >= begun && self.frames.len() > 2 {
            let message = format!("a bracket before `{}` is not closed: expected `]`", self.words(name));
            self.fault_with(name, message, frame.open, "");
            return self.leave();
        }
        let help = "an entry of a list begins with `(` and ends with `)`";
        self.fault(name, "a bracket is missing before this field: expected `(`", help);
        self.begin_entry(at);
    }
}
