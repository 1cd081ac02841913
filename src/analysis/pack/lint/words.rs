//! Words: the little that lints read of a text.
//!
//! In: texts. Out: words, and texts without what stands aside in them. Never: grammar.

/// Words that end in a full stop wherever they stand; so does any word with a full stop inside, as `a.m.`.
const ABBREVIATIONS: &str = "inc ltd co corp bros etc dr mr mrs ms jr sr prof st ave vs ca approx dept est eg ie plc \
                             al ed vol incl excl tel";

/// The words of a text, without marks; an apostrophe belongs to its word.
pub fn words(text: &str) -> Vec<&str> {
    let is_apart = |letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '\u{2019}';
    text.split(is_apart).filter(|word| !word.is_empty()).collect()
}

/// A text as it sounds: its words in small letters, one space between them.
pub fn sound(text: &str) -> String {
    words(text).join(" ").to_lowercase().replace('\u{2019}', "'")
}

/// Whether `word` is one of a list of words with spaces between.
pub fn is_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// Whether a text ends in a full stop that is no part of its last word.
pub fn ends_in_full_stop(text: &str) -> bool {
    let Some(bare) = text.trim_end().strip_suffix('.') else { return false };
    let last = bare.rsplit([' ', '(', '"', '\u{201c}']).next().unwrap_or_default();
    !last.contains('.') && !is_of(ABBREVIATIONS, &last.to_lowercase())
}

/// A text without what stands in parentheses.
pub fn without_asides(text: &str) -> String {
    let parts = text.split('(').enumerate();
    parts.map(|(at, part)| if at == 0 { part } else { part.split_once(')').map_or("", |(_, rest)| rest) }).collect()
}

/// A text without what it quotes.
pub fn without_quotes(text: &str) -> String {
    text.split(['"', '\u{201c}', '\u{201d}']).step_by(2).collect()
}
