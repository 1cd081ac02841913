//! Words: the little that lints read of a language.
//!
//! In: texts. Out: words and phrases. Never: grammar.

/// The words of a text, without marks; an apostrophe belongs to its word.
pub fn words(text: &str) -> Vec<&str> {
    let is_apart = |letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '\u{2019}';
    text.split(is_apart).filter(|word| !word.is_empty()).collect()
}

/// A text as it sounds: its words in small letters, one space between them.
pub fn sound(text: &str) -> String {
    words(text).join(" ").to_lowercase().replace('\u{2019}', "'")
}

/// The first of `phrases` that a text holds, as whole words in any case.
pub fn phrase_in<'a>(text: &str, phrases: &[&'a str]) -> Option<&'a str> {
    let padded = format!(" {} ", sound(text));
    phrases.iter().find(|phrase| padded.contains(&format!(" {phrase} "))).copied()
}

/// A text without what stands in parentheses.
pub fn without_asides(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    kept.collect()
}
