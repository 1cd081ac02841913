//! A field for typing: a line of text, and what a key or a paste does to it.
//!
//! In: keys, pasted text. Out: the line. Never: what the line means, drawing.

use console::Key;

use crate::model::letter::is_harmful;

/// The longest line that is taken.
const LETTERS_MAX: usize = 200;

/// A line under one's keys; the cursor stands at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What was typed.
    pub text: String,
    /// What is to be said of the last line that was refused.
    pub notice: Option<String>,
}

impl Field {
    /// What a key does; whether it did something.
    pub fn press(&mut self, key: &Key) -> bool {
        const KILL_LINE: char = '\u{15}';
        const KILL_WORD: char = '\u{17}';
        match key {
            Key::Char(KILL_LINE) => self.text.clear(),
            Key::Char(KILL_WORD) => {
                let kept = self.text.trim_end().rfind(' ').map_or(0, |at| at + 1);
                self.text.truncate(kept);
            }
            Key::Char(letter) if !is_harmful(*letter) => self.add(*letter),
            Key::Backspace => {
                self.text.pop();
            }
            _ => return false,
        }
        self.notice = None;
        true
    }

    /// Takes pasted text as text: its line breaks become spaces, and it never ends the line.
    pub fn paste(&mut self, pasted: &str) {
        for letter in pasted.trim().chars() {
            self.add(if letter.is_whitespace() { ' ' } else { letter });
        }
        self.notice = None;
    }

    /// Refuses the line: it is gone, and this is said until something is typed.
    pub fn refuse(&mut self, why: String) {
        *self = Self { text: String::new(), notice: Some(why) };
    }

    fn add(&mut self, letter: char) {
        if !is_harmful(letter) && self.text.chars().count() < LETTERS_MAX {
            self.text.push(letter);
        }
    }
}
