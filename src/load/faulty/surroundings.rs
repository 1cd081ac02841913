//! What stands around a fault: the piece itself, the word whose brackets hold it, the entry it belongs to.
//!
//! In: a text whose brackets are sound, and a place in it. Out: pieces with their places. Never: what is wrong.

use std::ops::Range;

use crate::load::tokens::{Token, TokenKind, tokens};

/// A piece of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: TokenKind,
    /// What stands there.
    pub text: String,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// What stands around a place.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// What stands there.
    pub here: Option<Piece>,
    /// What stands before it.
    pub before: Option<Piece>,
    /// What stands behind it.
    pub after: Option<Piece>,
    /// The bracket that holds it.
    pub open: Option<Piece>,
    /// The word before that bracket, such as `Is`.
    pub owner: Option<Piece>,
    /// How many values stand in that bracket.
    pub values: usize,
    /// The smallest field or entry of a list that holds it, with its comma.
    pub entry: Option<Range<usize>>,
    /// The name of that field.
    pub name: Option<String>,
    /// The nearest field around it, which may hold it in a list or in a word's brackets.
    pub holder: Option<String>,
    /// Whether that field holds it in a list.
    pub is_in_list: bool,
    /// The name of the first value in the same brackets, where it has one.
    pub named: Option<Piece>,
    /// The first field in the same brackets that has the name which stands here.
    pub first: Option<Piece>,
}

impl Surroundings {
    /// What stands around the byte `place` of a text.
    pub fn at(text: &str, place: usize) -> Self {
        let (tokens, _) = tokens(text);
        let at = tokens.iter().position(|it| it.end > place).unwrap_or(tokens.len());
        let mut open = Vec::new();
        for (index, token) in tokens[..at].iter().enumerate() {
            match token.kind {
                TokenKind::Open(_) => open.push(index),
                TokenKind::Close(_) => drop(open.pop()),
                _ => {}
            }
        }
        Page { text, tokens: &tokens }.around(at, &open)
    }

    /// The same in a text that has `offset` bytes more before it.
    #[must_use]
    pub fn shifted(mut self, offset: usize) -> Self {
        let pieces = [&mut self.here, &mut self.before, &mut self.after, &mut self.open, &mut self.owner];
        for piece in pieces.into_iter().chain([&mut self.first, &mut self.named]).flatten() {
            piece.start += offset;
            piece.end += offset;
        }
        self.entry = self.entry.map(|it| it.start + offset..it.end + offset);
        self
    }
}

/// The field around each of several places, which stand in order, and whether it holds them in a list.
pub fn holders(text: &str, places: impl IntoIterator<Item = usize>) -> Vec<(Option<String>, bool)> {
    let (tokens, _) = tokens(text);
    let words = |token: usize| tokens.get(token).map(|it| text[it.start..it.end].to_owned());
    let mut levels: Vec<(TokenKind, Option<usize>)> = Vec::new();
    let mut at = 0;
    let found = places.into_iter().map(|place| {
        while let Some(token) = tokens.get(at).filter(|it| it.end <= place) {
            match (token.kind, levels.last_mut()) {
                (TokenKind::Open(_), _) => levels.push((token.kind, None)),
                (TokenKind::Close(_), _) => drop(levels.pop()),
                (TokenKind::Colon, Some(level)) => level.1 = at.checked_sub(1),
                (TokenKind::Comma, Some(level)) => level.1 = None,
                _ => {}
            }
            at += 1;
        }
        let holder = levels.iter().rposition(|(_, field)| field.is_some());
        let within = holder.map_or(0, |it| it + 1);
        let is_in_list = levels[within..].iter().any(|(kind, _)| *kind == TokenKind::Open('['));
        (holder.and_then(|it| levels[it].1).and_then(words), is_in_list)
    });
    found.collect()
}

struct Page<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Page<'_> {
    fn around(&self, at: usize, open: &[usize]) -> Surroundings {
        let inner = open.last().copied();
        let (entry, name) = self.entry(at, open).map_or((None, None), |(range, name)| (Some(range), name));
        let owner = inner.and_then(|it| it.checked_sub(1)).filter(|it| self.is_word(*it));
        Surroundings {
            here: self.piece(at),
            before: at.checked_sub(1).and_then(|it| self.piece(it)),
            after: self.piece(at + 1),
            open: inner.and_then(|it| self.piece(it)),
            owner: owner.and_then(|it| self.piece(it)),
            values: inner.map_or(0, |it| self.values(it)),
            entry,
            name,
            holder: None,
            is_in_list: false,
            named: inner
                .map(|it| it + 1)
                .filter(|it| self.is_word(*it) && self.kind(it + 1) == Some(TokenKind::Colon))
                .and_then(|it| self.piece(it)),
            first: inner.and_then(|it| self.same_name(it, at)),
        }
    }

    fn piece(&self, at: usize) -> Option<Piece> {
        const SHOWN_MAX: usize = 200;
        let token = self.tokens.get(at)?;
        let text = self.text[token.start..token.end].chars().take(SHOWN_MAX).collect();
        Some(Piece { kind: token.kind, text, start: token.start, end: token.end })
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|it| it.kind)
    }

    fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// The tokens directly within a bracket, up to and with the one that closes it.
    fn within(&self, open: usize) -> Vec<usize> {
        let mut depth = 0_usize;
        let mut found = Vec::new();
        for index in open + 1..self.tokens.len() {
            match self.tokens[index].kind {
                TokenKind::Close(_) if depth == 0 => {
                    found.push(index);
                    break;
                }
                TokenKind::Close(_) => depth -= 1,
                TokenKind::Open(_) => {
                    if depth == 0 {
                        found.push(index);
                    }
                    depth += 1;
                }
                _ if depth == 0 => found.push(index),
                _ => {}
            }
        }
        found
    }

    fn values(&self, open: usize) -> usize {
        let tokens = self.within(open);
        let tokens = tokens.strip_suffix(&[tokens.last().copied().unwrap_or_default()]).unwrap_or_default();
        tokens.split(|it| self.kind(*it) == Some(TokenKind::Comma)).filter(|it| !it.is_empty()).count()
    }

    fn same_name(&self, open: usize, at: usize) -> Option<Piece> {
        let name = self.piece(at).filter(|it| it.kind == TokenKind::Word)?;
        let fields = self.within(open).into_iter().filter(|it| self.kind(it + 1) == Some(TokenKind::Colon));
        fields.take_while(|it| *it < at).filter_map(|it| self.piece(it)).find(|it| it.text == name.text)
    }

    /// The smallest field or entry of a list around a token, and its name.
    fn entry(&self, at: usize, open: &[usize]) -> Option<(Range<usize>, Option<String>)> {
        let mut at = at;
        for bracket in open.iter().rev() {
            let within = self.within(*bracket);
            let close = within.last().copied().filter(|it| matches!(self.kind(*it), Some(TokenKind::Close(_))))?;
            let is_comma = |it: &&usize| self.kind(**it) == Some(TokenKind::Comma);
            let start = within.iter().filter(is_comma).filter(|it| **it < at).max().map_or(bracket + 1, |it| it + 1);
            let is_named = self.kind(start + 1) == Some(TokenKind::Colon);
            let is_list = self.kind(*bracket) == Some(TokenKind::Open('['));
            if (is_named || is_list) && at == close {
                return None;
            }
            if is_named || is_list {
                let comma = within.iter().filter(is_comma).find(|it| **it >= at).copied();
                let end = comma.map_or(self.tokens[close].start, |it| self.tokens[it].end);
                let name = is_named.then(|| self.piece(start)).flatten();
                return Some((self.tokens[start].start..end, name.map(|it| it.text)));
            }
            at = *bracket;
        }
        None
    }
}
