//! Words as a shell reads them back, for commands that a person copies.
//!
//! In: a word. Out: the same, in quotes where it needs them. Never: running anything.

/// A word as a shell reads it back.
pub fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./=,:".contains(letter);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
