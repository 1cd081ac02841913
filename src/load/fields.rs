//! Fields: where the value of one stands in a text.
//!
//! In: a text and the name of a field. Out: the byte range of its value. Never: what the value is.

use std::ops::Range;

use crate::load::tokens::{Token, TokenKind, tokens};

/// Where the value of the first field with this name stands, whether the name stands in quotes or not.
pub fn value_of(text: &str, field: &str) -> Option<Range<usize>> {
    let (tokens, _) = tokens(text);
    let is_field =
        |it: &[Token]| it[1].kind == TokenKind::Colon && text[it[0].start..it[0].end].trim_matches('"') == field;
    tokens.windows(3).find(|it| is_field(it)).map(|it| it[2].start..it[2].end)
}

/// Where the value of the first field with this name stands before the end of the entry that `text` goes on with.
pub fn value_behind(text: &str, field: &str) -> Option<Range<usize>> {
    // An entry is no longer than a page or two, and a file may have many with a fault.
    const LETTERS_MAX: usize = 4_000;
    let end = text.char_indices().nth(LETTERS_MAX).map_or(text.len(), |(at, _)| at);
    let (tokens, _) = tokens(&text[..end]);
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.checked_sub(1)?,
            TokenKind::Colon if at > 0 && &text[tokens[at - 1].start..tokens[at - 1].end] == field => {
                return tokens.get(at + 1).map(|it| it.start..it.end);
            }
            _ => {}
        }
    }
    None
}
