//! Words as a shell reads them back, for commands that a person copies.
//!
//! In: a word. Out: the same, in quotes where it needs them. Never: running anything.

use std::fmt::Write;

use crate::model::letter::{is_harmful, is_invisible};

/// A word as a shell reads it back. What would drive a terminal or not be seen is spelled out, byte by byte.
pub fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./=,:".contains(letter);
    let is_spelled = |letter: char| is_harmful(letter) || is_invisible(letter);
    if word.chars().all(is_plain) && !word.is_empty() {
        return word.to_owned();
    }
    if !word.contains(is_spelled) {
        return format!("'{}'", word.replace('\'', "'\\''"));
    }
    let mut spelled = String::from("$'");
    for letter in word.chars() {
        match letter {
            '\'' | '\\' => spelled.extend(['\\', letter]),
            _ if is_spelled(letter) => {
                for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                    // A string takes whatever is written to it.
                    let _ = write!(spelled, "\\{byte:03o}");
                }
            }
            _ => spelled.push(letter),
        }
    }
    spelled.push('\'');
    spelled
}
