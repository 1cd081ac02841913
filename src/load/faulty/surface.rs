//! The surface of a RON file that has a fault: brackets, commas and colons, whatever the file is about.
//!
//! In: tokens. Out: every fault of brackets, commas and colons, with the bracket that it is about. Never: which fields
//! and words belong where.

use crate::load::faulty::frames::{Frame, State};
use crate::load::faulty::usage::usage;
use crate::load::faulty::walk::Walk;
use crate::load::tokens::{FAULTS_MAX, SurfaceFault, Token, TokenKind, tokens};

/// Brackets nested deeper are not followed; RON's reader says that they are too deep.
const DEPTH_MAX: usize = 500;
/// How many tokens tell which of two repairs was meant.
const PROBE_TOKENS: usize = 2_000;
/// Fields whose values are maps.
const MAPS: [&str; 2] = ["answers", "verdicts"];

/// Every fault of the surface of a file, in its order; none where only words and values can be wrong.
pub fn surface(text: &str) -> Vec<SurfaceFault> {
    let (tokens, mut faults) = tokens(text);
    // Behind a comment that is not closed nothing is known.
    let is_cut = faults.iter().any(|it| text[it.start..].starts_with("/*"));
    let frames = vec![Frame::file()];
    let lines = lines_of(text, &tokens);
    let lines = lines.as_slice();
    let (tokens, follow) = (tokens.as_slice(), |walk: &mut Walk<'_>, from| walk.run(from));
    let mut walk =
        Walk { text, tokens, lines, frames, faults: Vec::new(), is_probe: false, is_cut, suspect: None, follow };
    walk.run(0);
    faults.extend(walk.faults);
    faults.sort_by_key(|it| (it.start, it.end));
    faults.truncate(FAULTS_MAX);
    faults
}

/// The line of each token, counted from 0.
fn lines_of(text: &str, tokens: &[Token]) -> Vec<usize> {
    let (mut line, mut from) = (0, 0);
    let lines = tokens.iter().map(|it| {
        line += text[from..it.start].matches('\n').count();
        from = it.start;
        line
    });
    lines.collect()
}

impl Walk<'_> {
    /// Walks from a token on; gives back the token where it stopped, or one more than there are where all fits.
    fn run(&mut self, from: usize) -> usize {
        for at in from..self.tokens.len() {
            let is_far = self.is_probe && (!self.faults.is_empty() || at > from + PROBE_TOKENS);
            if is_far || self.faults.len() > FAULTS_MAX || self.frames.len() > DEPTH_MAX {
                return at;
            }
            match self.tokens[at].kind {
                TokenKind::Open(kind) => self.open(at, kind),
                TokenKind::Close(kind) => self.close(at, kind),
                TokenKind::Comma => self.comma(at),
                TokenKind::Colon => self.colon(at),
                TokenKind::Mark => self.mark(at),
                _ => self.operand(at),
            }
        }
        if self.frames.len() == 1 && (!self.is_probe || self.faults.is_empty()) {
            self.end();
            return self.tokens.len() + 1;
        }
        self.end();
        self.tokens.len()
    }

    /// A word, a number or a text.
    fn operand(&mut self, at: usize) {
        let kind = self.tokens[at].kind;
        let is_word = kind == TokenKind::Word;
        if kind == TokenKind::BrokenText {
            self.break_line(at);
        }
        if is_word && self.words(at) == "not" && self.kind(at + 1) == Some(TokenKind::Word) {
            self.fault(
                at,
                "`not` cannot stand before a condition",
                "write `Not( ... )` around it, as in `Not(Is(...))`",
            );
            return;
        }
        let frame = *self.top();
        let named = frame.kind == '(' && frame.is_named != Some(false) || frame.kind == '{';
        match frame.state {
            State::Start => self.top().state = if is_word { State::Word(at) } else { State::Done },
            State::Value => self.top().state = if is_word { State::ValueWord(at) } else { State::Done },
            State::Word(word) if !is_word && named && self.kind(at + 1) != Some(TokenKind::Colon) => {
                self.missing_colon(word);
                self.top().state = State::Done;
            }
            State::Word(word) | State::ValueWord(word) if !is_word && self.takes_values(word) => {
                self.no_bracket(word);
                if !self.lost_bracket(at, word) {
                    self.top().state = State::Value;
                }
                self.operand(at);
            }
            _ if is_word && self.combined(at) => {}
            State::Word(word) | State::ValueWord(word) if is_word && !self.begins_entry(at) => self.bare_text(word, at),
            _ if frame.open.is_none() => self.more_text(at),
            _ if is_word && self.kind(at - 1) == Some(TokenKind::Number) && !self.begins_entry(at) => {
                let message = format!("`{}` cannot stand behind a number", self.words(at));
                self.fault(at, message, "write the number alone");
            }
            _ => self.missing_comma(at),
        }
    }

    /// Whatever was opened on the line of a text without an end may have been closed in what the text seems to hold.
    fn break_line(&mut self, at: usize) {
        let lines = self.lines;
        let is_here = |open: usize| lines[open] == lines[at];
        for frame in self.frames.iter_mut().rev().take_while(|frame| frame.open.is_some_and(is_here)) {
            frame.is_broken = true;
        }
        self.top().is_broken = true;
    }

    /// Whether the word here is the name of a field, or takes brackets, so that it is no part of a text.
    fn begins_entry(&self, at: usize) -> bool {
        let is_equals = self.words(at + 1) == "=";
        is_equals || matches!(self.kind(at + 1), Some(TokenKind::Colon | TokenKind::Open(_)))
    }

    /// A word between two conditions, as other notations have it.
    fn combined(&mut self, at: usize) -> bool {
        let word = match self.words(at).to_lowercase().as_str() {
            "and" | "&&" | "&" => "All",
            "or" | "||" | "|" => "Any",
            _ => return false,
        };
        let help = format!("put conditions together with `{word}([ ... ])`, as in `{word}([Is(...), Is(...)])`");
        self.fault(at, format!("`{}` cannot stand between conditions", self.words(at)), &help);
        self.top().state = State::Value;
        true
    }

    /// Words without quotes where one text was meant.
    fn bare_text(&mut self, first: usize, at: usize) {
        let (lines, tokens) = (self.lines, self.tokens);
        let is_of_line = |it: &usize| lines[first] == lines[*it];
        if !is_of_line(&at) {
            return self.missing_comma(at);
        }
        // The words after the second belong to the same text.
        if at > first + 1 {
            return;
        }
        let frame = *self.top();
        if frame.state == State::Word(first) && (frame.is_named == Some(true) || frame.kind == '{') {
            self.missing_colon(first);
            self.top().state = State::ValueWord(at);
            return;
        }
        let words = (at..tokens.len()).take_while(is_of_line);
        let is_word = |it: &usize| matches!(tokens[*it].kind, TokenKind::Word | TokenKind::Number);
        let last = words.take_while(is_word).filter(|it| !self.begins_entry(*it)).last().unwrap_or(at);
        if let Some(fault) = self.fault(first, "a text stands here without quotes", "write `\"` before and after it") {
            fault.end = tokens[last].end;
        }
    }

    fn missing_colon(&mut self, name: usize) {
        let message = format!("a colon is missing after `{}`", self.words(name));
        self.fault(name, message, "write the name of a field, a colon, and its value");
        self.top().has_colon = true;
    }

    fn missing_comma(&mut self, at: usize) {
        let before = at.saturating_sub(1);
        let help = "between two fields, or two entries of a list, stands a comma";
        self.fault(before, "a comma is missing after this", help);
        self.top().end_entry();
        match self.tokens[at].kind {
            TokenKind::Open(kind) => self.open(at, kind),
            _ => self.operand(at),
        }
    }

    fn more_text(&mut self, at: usize) {
        let closed = self.top().closed;
        let help = "everything in a file stands in one pair of brackets";
        self.fault_with(at, "more text follows after the end of the file's value", closed.map(|it| it.0), help);
        self.top().is_broken = true;
    }

    fn open(&mut self, at: usize, kind: char) {
        let frame = *self.top();
        match frame.state {
            State::Start | State::Done if kind == '(' && self.is_after_fields() => self.second_entry(at),
            State::Word(word) | State::ValueWord(word) if kind != '(' => {
                let name = self.words(word).to_owned();
                if usage(&name).is_some() {
                    self.no_bracket(word);
                    self.lost_bracket(at, word);
                } else if frame.has_colon || frame.kind == '[' {
                    return self.missing_comma(at);
                } else {
                    self.missing_colon(word);
                }
                self.frames.push(Frame::new(kind, Some(at)));
            }
            State::Done if frame.open.is_none() => self.more_text(at),
            State::Done => self.missing_comma(at),
            _ => self.frames.push(Frame::new(kind, Some(at))),
        }
    }

    fn takes_values(&self, word: usize) -> bool {
        usage(self.words(word)).is_some_and(|it| it.values != Some(0))
    }

    fn no_bracket(&mut self, word: usize) {
        let name = self.words(word);
        let help = usage(name).map_or_else(String::new, |it| format!("write `{}`", it.example));
        self.fault(word, format!("after `{name}` stands a round bracket, `(`"), &help);
    }

    /// Whether fields stand before this in the same brackets, which can be those of an entry of a list.
    fn is_after_fields(&mut self) -> bool {
        let frame = *self.top();
        let is_named = frame.is_named == Some(true) || frame.has_colon;
        let is_lost_list = frame.state == State::Start && frame.closed.is_some();
        frame.kind == '(' && is_named && (self.in_list() || is_lost_list)
    }

    fn comma(&mut self, at: usize) {
        let frame = *self.top();
        match frame.state {
            State::Start => {
                self.fault(at, "one comma too many", "take it out");
            }
            State::Value => self.nothing_there(at),
            State::Done if frame.open.is_none() => return self.closed_too_early(at),
            State::Done if frame.kind == '{' && !frame.has_colon && !self.is_map(at, frame.open) => {
                let help = "write `[` and `]` in place of `{` and `}`";
                self.fault(frame.open.unwrap_or(at), "a list stands in `[ ... ]`, and `{` begins a map", help);
                self.top().is_broken = true;
            }
            State::Done if frame.kind == '(' && frame.has_colon && self.is_decimal(at) => {
                let end = self.tokens[at + 1].end;
                let message = format!("`{}` is no whole number", &self.text[self.tokens[at - 1].start..end]);
                if let Some(fault) = self.fault(at - 1, message, "numbers are whole here, in digits alone") {
                    fault.end = end;
                }
            }
            State::Done if frame.kind == '{' && !frame.has_colon => {
                let help = "before it stands its question, as in `\"question\": \"option\"` or `\"question\": [`; in a \
                            template, take the `//` from the line with the bracket too";
                self.fault(at - 1, "this stands here without a question", help);
                self.top().is_broken = true;
            }
            _ => {}
        }
        self.top().end_entry();
    }

    /// Whether the entry before this comma can be one of a map: in answers and what is expected of them.
    fn is_map(&self, at: usize, open: Option<usize>) -> bool {
        let field = open.and_then(|it| it.checked_sub(2)).map_or("", |it| self.words(it).trim_matches('"'));
        let is_top = open == Some(0);
        (is_top || MAPS.contains(&field)) && self.words(at - 1) != ")"
    }

    /// Whether this comma stands within a number, as in `0,5`.
    fn is_decimal(&self, at: usize) -> bool {
        let is_number = |it: usize| self.kind(it) == Some(TokenKind::Number);
        let is_near =
            |it: usize| self.token(Some(it)).zip(self.token(Some(it + 1))).is_some_and(|(a, b)| a.end == b.start);
        at > 0 && is_number(at - 1) && is_number(at + 1) && is_near(at - 1) && is_near(at)
    }

    fn colon(&mut self, at: usize) {
        let frame = *self.top();
        let is_key = matches!(frame.state, State::Word(_) | State::Done) && !frame.has_colon;
        let is_text = is_key && frame.kind == '(' && at > 0 && self.kind(at - 1) == Some(TokenKind::Text);
        let before = |count: usize| frame.open.and_then(|it| it.checked_sub(count)).map_or("", |it| self.words(it));
        if is_text && usage(before(1)).is_some_and(|it| it.values > Some(1)) {
            self.fault(at, "a colon stands here in place of a comma", "write `,`");
            return self.top().end_entry();
        }
        if is_text && MAPS.contains(&before(2)) {
            let help = "write `{` and `}` in place of these brackets";
            self.fault(frame.open.unwrap_or(at), "answers and verdicts are a map, `{ ... }`", help);
            self.top().is_broken = true;
        }
        match frame.state {
            _ if is_key && frame.kind == '[' => self.field_in_list(at),
            _ if is_key && frame.open.is_none() => {
                let help = "everything in a file stands in one pair of brackets";
                self.fault(at - 1, "a bracket is missing before this field: expected `(`", help);
                self.begin_entry(at);
            }
            _ if is_key && frame.kind == '(' && frame.is_named == Some(false) && self.frames.len() > 2 => {
                let message = format!("a bracket before `{}` is not closed: expected `)`", self.words(at - 1));
                self.fault_with(at - 1, message, frame.open, "");
                self.leave();
            }
            _ if is_key => {
                let top = self.top();
                (top.state, top.has_colon) = (State::Value, true);
            }
            State::Value => {
                self.fault(at, "one colon too many", "take it out");
            }
            State::ValueWord(word) if word + 1 == at => {
                let help = "fields within a field stand in brackets, `( ... )`";
                self.fault(word, "a bracket is missing before this field: expected `(`", help);
                self.begin_entry(at);
            }
            State::Start => {
                self.fault(at, "a name is missing before this colon", "");
                let top = self.top();
                (top.state, top.has_colon) = (State::Value, true);
            }
            _ => {
                self.fault(at, "a colon cannot stand here", "a comma or a bracket may be missing before it");
                let top = self.top();
                (top.state, top.has_colon) = (State::Value, true);
            }
        }
    }

    fn mark(&mut self, at: usize) {
        let words = self.words(at).to_owned();
        let state = self.top().state;
        if words == "=" && matches!(state, State::Word(_) | State::Done) && !self.top().has_colon {
            self.fault(at, "`=` stands here in place of a colon", "write `:`");
            let top = self.top();
            (top.state, top.has_colon) = (State::Value, true);
            return;
        }
        if words == ";" {
            self.fault(at, "`;` stands here in place of a comma", "write `,`");
            return self.top().end_entry();
        }
        if self.combined(at) {
            return;
        }
        if (words == "-" || words == "+") && self.kind(at + 1) == Some(TokenKind::Number) {
            let help = format!("write `{words}{}`", self.words(at + 1));
            self.fault(at, format!("a blank stands between `{words}` and its number"), &help);
            return;
        }
        let help = match words.as_str() {
            "==" => "an option is tested by `Is(\"question\", \"option\")`",
            "!=" | "!" => "write `IsNot(\"question\", \"option\")`, or `Not( ... )` around a condition",
            ">" | ">=" => "a number is tested by `AtLeast(\"question\", 3)`",
            "<" | "<=" => "a number is tested by `AtMost(\"question\", 3)`",
            "/" => "a comment begins with `//`",
            _ => "take it out, or put the text that it belongs to in double quotes",
        };
        self.fault(at, format!("`{}` cannot stand here", words.escape_debug()), help);
        self.top().is_broken = true;
    }

    /// The end of the file: what is still open.
    fn end(&mut self) {
        let frame = *self.top();
        let Some(last) = self.tokens.len().checked_sub(1) else {
            self.faults.push(SurfaceFault::new(0, 1, "this file is empty", "a file holds one value in brackets"));
            return;
        };
        if let Some(open) = frame.open.filter(|_| !self.is_cut) {
            let message =
                format!("the file ends and `{}` is not closed: expected `{}`", self.words(open), frame.closer());
            let help = match self.suspect {
                Some(it) => {
                    let line = self.lines[it] + 1;
                    format!(
                        "look at line {line}: what closes its `{}` stands farther in or out than that line",
                        self.words(it)
                    )
                }
                None => String::new(),
            };
            self.fault_with(last, message, Some(self.suspect.unwrap_or(open)), &help);
        }
    }
}
