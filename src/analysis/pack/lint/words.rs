//! Words: the little that lints read of a language.
//!
//! In: texts. Out: words and phrases. Never: grammar.

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

/// The first of `phrases` that a text holds, as whole words in any case.
pub fn phrase_in<'a>(text: &str, phrases: &[&'a str]) -> Option<&'a str> {
    let padded = format!(" {} ", sound(text));
    phrases.iter().find(|phrase| padded.contains(&format!(" {phrase} "))).copied()
}

/// Whether `word` is one of a list of words with spaces between.
pub fn is_of(list: &str, word: &str) -> bool {
    list.split(' ').any(|it| it == word)
}

/// Whether a word, without the full stop behind it, is written with one.
pub fn is_abbreviation(word: &str) -> bool {
    word.contains('.') || is_of(ABBREVIATIONS, &word.to_lowercase())
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

/// A text without what it quotes; a mark without its partner quotes nothing.
pub fn without_quotes(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(open) = rest.find(['"', '\u{201c}']) {
        let mark = |at: usize| rest[at..].chars().next().map_or(0, char::len_utf8);
        let inside = open + mark(open);
        let Some(length) = rest[inside..].find(['"', '\u{201d}']) else { break };
        kept.push_str(&rest[..open]);
        rest = &rest[inside + length + mark(inside + length)..];
    }
    kept + rest
}
