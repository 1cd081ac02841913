//! Tokens of a RON file that has a fault: words, texts, numbers, brackets and marks with their places, and what is wrong
//! with them by themselves.
//!
//! In: the text of a file that could not be read. Out: tokens, and faults of letters. Never: whether tokens fit together.

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// What a piece of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// An opening bracket.
    Open(char),
    /// A closing bracket.
    Close(char),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A name or word without quotes.
    Word,
    /// A number.
    Number,
    /// A text in quotes.
    Text,
    /// A text whose quotes are wrong, so that nobody knows where it was to end.
    BrokenText,
    /// Any other mark.
    Mark,
}

/// A fault that can be seen without knowing what a file is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurfaceFault {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What is wrong.
    pub message: String,
    /// A second place that helps, as a byte range, and what it shows.
    pub second: Option<(usize, usize, &'static str)>,
    /// How to mend it.
    pub help: Option<String>,
}

impl SurfaceFault {
    /// A fault from one byte to another.
    pub fn new(start: usize, end: usize, message: impl Into<String>, help: &str) -> Self {
        let help = (!help.is_empty()).then(|| help.to_owned());
        Self { start, end, message: message.into(), second: None, help }
    }

    /// The same, with a second place.
    #[must_use]
    pub fn with(mut self, token: Option<Token>, label: &'static str) -> Self {
        self.second = token.map(|it| (it.start, it.end, label));
        self
    }
}

/// What white space is to RON's reader.
pub fn is_blank(letter: char) -> bool {
    matches!(letter, ' ' | '\t'..='\r' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}

/// The quotes of a word processor.
pub fn is_curly(letter: char) -> bool {
    matches!(letter, '\u{2018}'..='\u{201F}' | '\u{AB}' | '\u{BB}')
}

/// The first byte from `at` on that is neither white space nor in a comment; `at` itself where there is none.
pub fn past_blanks(text: &str, at: usize) -> usize {
    let Some(mut rest) = text.get(at..) else { return at };
    loop {
        rest = rest.trim_start_matches(is_blank);
        let after = if let Some(comment) = rest.strip_prefix("//") {
            comment.split_once('\n')
        } else if let Some(comment) = rest.strip_prefix("/*") {
            comment.split_once("*/")
        } else {
            None
        };
        match after {
            Some((_, after)) => rest = after,
            None if rest.is_empty() => return at,
            None => return text.len() - rest.len(),
        }
    }
}

/// The tokens of a file, and the faults of letters in it.
pub fn tokens(text: &str) -> (Vec<Token>, Vec<SurfaceFault>) {
    let mut scanner = Scanner { text, at: 0, line_end: 0, quote: 0, tokens: Vec::new(), faults: Vec::new() };
    while let Some(letter) = scanner.rest().chars().next().filter(|_| scanner.faults.len() < FAULTS_MAX) {
        scanner.next(letter);
    }
    (scanner.tokens, scanner.faults)
}

/// Nobody mends more faults of one file at a time.
pub const FAULTS_MAX: usize = 20;
/// Quotes of a text with a quote within it.
const QUOTE_WITHIN: &str = "within a text, write ' in place of a double quote";
/// No text that has lost its first quote is longer, in bytes.
const UNOPENED_MAX: usize = 400;
/// What to do about a text that goes on.
const CLOSE_IT: &str = "write `\"` at the end of the text; a text stands on one line";

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Where the line ends that was looked at last.
    line_end: usize,
    /// Where the next double quote stands, as far as that was looked for; the end of the text where there is none.
    quote: usize,
    tokens: Vec<Token>,
    faults: Vec<SurfaceFault>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// What is left of the line.
    fn line(&mut self) -> &'a str {
        if self.line_end <= self.at {
            self.line_end = self.at + self.rest().find('\n').unwrap_or(self.rest().len());
        }
        self.text[self.at..self.line_end].trim_end_matches('\r')
    }

    fn push(&mut self, kind: TokenKind, length: usize) {
        self.tokens.push(Token { kind, start: self.at, end: self.at + length });
        self.at += length;
    }

    fn fault(&mut self, length: usize, message: impl Into<String>, help: &str) {
        self.faults.push(SurfaceFault::new(self.at, self.at + length, message, help));
    }

    fn next(&mut self, letter: char) {
        let rest = self.rest();
        let width = letter.len_utf8();
        match letter {
            _ if is_blank(letter) => self.at += width,
            '/' if rest.starts_with("//") => self.at += self.line().len(),
            '/' if rest.starts_with("/*") => self.block_comment(),
            '(' | '[' | '{' => self.push(TokenKind::Open(letter), width),
            ')' | ']' | '}' => self.push(TokenKind::Close(letter), width),
            ',' => self.push(TokenKind::Comma, width),
            ':' => self.push(TokenKind::Colon, width),
            '"' => self.text(0),
            'r' | 'b' if raw_text(rest).is_some() => self.push(TokenKind::Text, raw_text(rest).unwrap_or(width)),
            'b' if rest.starts_with("b\"") => self.text(1),
            '#' if self.tokens.is_empty() && rest.starts_with("#!") => self.at += self.line().len(),
            '#' => {
                self.fault(width, "`#` begins no comment here", "a comment begins with `//`");
                self.at += self.line().len();
            }
            '\'' | '`' | '\u{B4}' => self.odd_text(letter),
            _ if is_curly(letter) => self.odd_text(letter),
            _ if blank_name(letter).is_some() => self.odd_blank(letter),
            _ if letter.is_alphanumeric() && self.unopened_text().is_some() => {
                let length = self.unopened_text().unwrap_or(width);
                self.fault(length, "the quote before this text is missing", "write `\"` before its first letter");
                self.push(TokenKind::BrokenText, length);
            }
            '0'..='9' => self.push(TokenKind::Number, number(rest)),
            '+' | '-' | '.' if rest[1..].starts_with(|it: char| it.is_ascii_digit()) => {
                self.push(TokenKind::Number, 1 + number(&rest[1..]));
            }
            _ if letter.is_alphabetic() || letter == '_' => self.push(TokenKind::Word, word(rest)),
            _ => {
                let doubled = ["&&", "||", "==", ">=", "<=", "!=", "=>", "->"].iter().any(|it| rest.starts_with(*it));
                self.push(TokenKind::Mark, if doubled { 2 } else { width });
            }
        }
    }

    /// Comments nest, as for RON's reader.
    fn block_comment(&mut self) {
        let (mut depth, mut at) = (0, 0);
        let rest = self.rest();
        while let Some(found) = rest[at..].find(['*', '/']) {
            at += found;
            if rest[at..].starts_with("/*") {
                (depth, at) = (depth + 1, at + 2);
            } else if rest[at..].starts_with("*/") {
                (depth, at) = (depth - 1, at + 2);
            } else {
                at += 1;
            }
            if depth == 0 {
                self.at += at;
                return;
            }
        }
        self.fault(2, "this comment is not closed", "write `*/` at its end");
        self.at = self.text.len();
    }

    /// A text in straight quotes, which begins after `prefix` bytes.
    fn text(&mut self, prefix: usize) {
        let open = prefix + 1;
        let line = self.line();
        let Some(length) = text_end(&line[open..]) else { return self.unclosed_text(open) };
        let inside = &line[open..open + length];
        let end = open + length + 1;
        let after = &line[end..];
        if !after.starts_with(|it: char| it.is_alphanumeric() || it == '"' || it == '_') {
            return self.push(TokenKind::Text, end);
        }
        // The quote that closed it was to open the next text, as in `"a, label: "b"`.
        let trimmed = inside.trim_end();
        if after.starts_with(char::is_alphanumeric) && trimmed.ends_with([':', ',', '[', '(']) {
            let cut = inside.find([',', ')', ']']).unwrap_or(length);
            self.fault(1, "this quote is not closed", CLOSE_IT);
            return self.push(TokenKind::BrokenText, open + cut);
        }
        self.fault(end - 1, "this text holds a double quote, which ends it too early", QUOTE_WITHIN);
        if let Some(fault) = self.faults.last_mut() {
            (fault.start, fault.end) = (self.at + end - 1, self.at + end);
        }
        let ends = after.match_indices('"').map(|(at, _)| at + 1);
        let far = ends.filter(|at| is_end_of_value(&after[*at..])).min().unwrap_or(after.len());
        self.push(TokenKind::BrokenText, end + far);
    }

    /// A text that is not closed on its line: closed on a later one, or not at all.
    fn unclosed_text(&mut self, open: usize) {
        const LINES_MAX: usize = 20;
        let line = self.line();
        let rest = &self.rest()[open..];
        let wrapped = text_end_over_lines(rest).filter(|end| {
            let lines = rest[..*end].matches('\n').count();
            let after = rest[*end + 1..].split('\n').next().unwrap_or_default();
            lines <= LINES_MAX && is_end_of_value(after) && after.matches('"').count().is_multiple_of(2)
        });
        if let Some(end) = wrapped {
            // Whoever resolves texts says that each stands on one line.
            return self.push(TokenKind::Text, open + end + 1);
        }
        let before = self.text[..self.at].chars().next_back();
        if before.is_some_and(|it| it.is_alphanumeric() || matches!(it, '.' | '!' | '?')) {
            self.fault(1, "this quote closes no text", "write `\"` before the text too");
        } else {
            self.fault(1, "this quote is not closed", CLOSE_IT);
        }
        let closers = line.trim_end_matches([',', ')', ']', '}', ' ']).len().max(open);
        self.push(TokenKind::BrokenText, closers);
    }

    /// The length of a text that has a closing quote only, where one stands here in place of a value.
    fn unopened_text(&mut self) -> Option<usize> {
        let is_value = self
            .tokens
            .last()
            .is_none_or(|it| matches!(it.kind, TokenKind::Colon | TokenKind::Comma | TokenKind::Open(_)));
        if !is_value {
            return None;
        }
        if self.quote < self.at || self.quote == 0 {
            self.quote = self.at + self.rest().find('"').unwrap_or(self.rest().len());
        }
        let quote = self.quote - self.at;
        if quote > UNOPENED_MAX {
            return None;
        }
        let (before, after) = self.line().split_at_checked(quote)?;
        let after = after.strip_prefix('"')?;
        let ends_text = before.ends_with(|it: char| it.is_alphanumeric() || matches!(it, '.' | '?' | '!' | ')'));
        // In `label: Bake, unsure: "x"` the quote belongs to another field.
        let has_call = before.match_indices('(').any(|(at, _)| before[..at].ends_with(char::is_alphanumeric));
        let is_one = !before.contains(['"', ':', '[', '{']) && !has_call;
        (ends_text && is_one && is_end_of_value(after)).then_some(before.len() + 1)
    }

    /// A text in quotes that are none here.
    fn odd_text(&mut self, letter: char) {
        let width = letter.len_utf8();
        let (message, help) = if is_curly(letter) {
            let help = "write straight double quotes, `\"`; an editor for plain text does not bend them";
            (format!("`{letter}` is no straight quote"), help)
        } else {
            (format!("`{letter}` begins no text"), "write straight double quotes, `\"`")
        };
        self.fault(width, message, help);
        let line = &self.line()[width..];
        let closes = |it: char| if is_curly(letter) { is_curly(it) || it == '"' } else { it == letter };
        // An apostrophe within the words is no end.
        let ends = line.match_indices(closes).map(|(at, found)| at + found.len());
        let mut ends = ends.filter(|at| is_end_of_value(&line[*at..]));
        let length = ends.next().unwrap_or_else(|| line.trim_end_matches([',', ')', ']', '}', ' ']).len());
        self.push(TokenKind::BrokenText, width + length);
    }

    fn odd_blank(&mut self, letter: char) {
        let name = blank_name(letter).unwrap_or_default();
        let length: usize = self.rest().chars().take_while(|it| *it == letter).map(char::len_utf8).sum();
        let number = u32::from(letter);
        if letter.is_control() {
            let message = format!("{name} stands here (U+{number:04X})");
            self.fault(length, message, "take it out; a pack and answers are plain text");
        } else {
            let message = format!("{name} stands here (U+{number:04X}), which looks like a blank and is none");
            self.fault(length, message, "write a plain space in its place");
        }
        self.at += length;
    }
}

/// Letters that look like nothing or like a space, and which they are.
fn blank_name(letter: char) -> Option<&'static str> {
    match letter {
        '\u{A0}' => Some("a no-break space"),
        '\u{202F}' => Some("a narrow no-break space"),
        '\u{3000}' => Some("an ideographic space"),
        '\u{200B}' => Some("a zero-width space"),
        '\u{AD}' => Some("a soft hyphen"),
        '\u{FEFF}' => Some("a byte order mark"),
        '\u{200C}' | '\u{200D}' | '\u{2060}' => Some("a zero-width joiner"),
        _ if letter.is_whitespace() => Some("a space of another kind"),
        _ if letter.is_control() => Some("a control character"),
        _ => None,
    }
}

/// Where the closing quote stands on the line that `text` begins.
fn text_end(text: &str) -> Option<usize> {
    closing_quote(text, false)
}

/// Where the closing quote stands.
fn text_end_over_lines(text: &str) -> Option<usize> {
    closing_quote(text, true)
}

fn closing_quote(text: &str, is_over_lines: bool) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' if !is_over_lines => return None,
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}

/// Whether a value can end before `after`, the rest of its line.
fn is_end_of_value(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || after.starts_with([',', ')', ']', '}', ':']) || after.starts_with("//")
}

/// The length of a raw text such as `r#"..."#`, where one begins here and is closed.
fn raw_text(rest: &str) -> Option<usize> {
    let raw = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    let inside = raw[hashes..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(hashes));
    let end = inside.find(&close)?;
    Some(rest.len() - inside.len() + end + close.len())
}

fn number(rest: &str) -> usize {
    rest.find(|it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '.').unwrap_or(rest.len())
}

/// The length of a word; an id with `-` that was left without quotes is one word.
fn word(rest: &str) -> usize {
    let rest_of = rest.strip_prefix("r#").unwrap_or(rest);
    let length = rest_of.find(|it: char| !it.is_alphanumeric() && it != '_' && it != '-').unwrap_or(rest_of.len());
    rest.len() - rest_of.len() + length
}
