//! A text that is longer than the window: where one stands in it, and what a key does to that.
//!
//! In: keys. Out: the line on top. Never: drawing, what the text says.

use console::Key;

/// A text under one's keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
    /// The first line that is shown; whoever draws it bounds it, since the lines depend on the window.
    pub top: usize,
}

impl Reading {
    /// What a key does; whether it ends the reading.
    pub fn press(&mut self, key: &Key) -> bool {
        const PAGE: usize = 5;
        match key {
            Key::ArrowDown | Key::Char('j') => self.top += 1,
            Key::PageDown | Key::Char(' ') => self.top += PAGE,
            Key::ArrowUp | Key::Char('k') => self.top = self.top.saturating_sub(1),
            Key::PageUp => self.top = self.top.saturating_sub(PAGE),
            Key::Home => self.top = 0,
            Key::End => self.top = usize::MAX / 2,
            Key::Enter | Key::Escape | Key::ArrowLeft | Key::Char('?') => return true,
            _ => {}
        }
        false
    }
}
