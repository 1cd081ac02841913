//! A walk over the tokens of a file that has a fault: what is open, what was found, and how far a repair would lead.
//!
//! In: tokens, and how to go on from one. Out: what every step of the walk shares. Never: what may come next.

use crate::load::faulty::frames::Frame;
use crate::load::tokens::{SurfaceFault, Token, TokenKind};

/// A walk over the tokens of a file.
pub struct Walk<'a> {
    /// The file.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// The line of each token, counted from 0.
    pub lines: &'a [usize],
    /// What is open, the file itself first.
    pub frames: Vec<Frame>,
    /// What is wrong so far.
    pub faults: Vec<SurfaceFault>,
    /// Whether this only tries how far a repair would lead.
    pub is_probe: bool,
    /// Whether the end of the file could not be read.
    pub is_cut: bool,
    /// The first bracket whose end does not stand where it should, so that it may be the end of another.
    pub suspect: Option<usize>,
    /// Goes on from a token; gives back the token where it stopped, or one more than there are where all fits.
    pub follow: fn(&mut Walk<'_>, usize) -> usize,
}

impl Walk<'_> {
    /// The innermost bracket.
    pub fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::file());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// What stands at a token.
    pub fn words(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |it| &self.text[it.start..it.end])
    }

    /// The kind of a token.
    pub fn kind(&self, token: usize) -> Option<TokenKind> {
        self.tokens.get(token).map(|it| it.kind)
    }

    /// A token, where there is one.
    pub fn token(&self, token: Option<usize>) -> Option<Token> {
        token.and_then(|it| self.tokens.get(it)).copied()
    }

    /// Notes a fault at a token.
    pub fn fault(&mut self, token: usize, message: impl Into<String>, help: &str) -> Option<&mut SurfaceFault> {
        if self.top().is_broken {
            return None;
        }
        let it = self.token(Some(token))?;
        self.faults.push(SurfaceFault::new(it.start, it.end, message, help));
        self.faults.last_mut()
    }

    /// Notes a fault with the bracket that it is about.
    pub fn fault_with(&mut self, token: usize, message: impl Into<String>, second: Option<usize>, help: &str) {
        let second = self.token(second);
        if let Some(fault) = self.fault(token, message, help) {
            *fault = fault.clone().with(second, "opened here");
        }
    }

    /// Whether the bracket around the current one is a list.
    pub fn in_list(&self) -> bool {
        self.frames.len() >= 2 && self.frames[self.frames.len() - 2].kind == '['
    }

    /// Notes that no value stands behind a colon, where this token stands.
    pub fn nothing_there(&mut self, at: usize) {
        let colon = at.saturating_sub(1);
        self.fault(colon, "a value is missing after this colon", "write the value, or take the field out");
    }

    /// How far the file can be followed after a repair.
    pub fn probe(&self, at: usize, repair: impl FnOnce(&mut Self)) -> usize {
        if self.is_probe {
            return 0;
        }
        let frames = self.frames.iter().map(|frame| Frame { is_broken: false, ..*frame }).collect();
        let mut walk = Walk { frames, faults: Vec::new(), is_probe: true, suspect: None, ..*self };
        repair(&mut walk);
        (self.follow)(&mut walk, at + 1)
    }
}
