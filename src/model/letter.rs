//! Letters that could do something to whoever reads a text: drive a terminal, turn it around, or hide in it.
//!
//! In: letters and texts. Out: which are harmful or never seen, and texts without them. Never: what a text says.

use std::borrow::Cow;

/// Whether a letter drives a terminal, turns the direction of text around, or is never seen.
///
/// Marks that scripts need stay: joiners, and marks of one letter's direction. Boucher and Anderson 2021 show what the
/// others can do to a reader.
pub fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{FEFF}'
                | '\u{E0000}'..='\u{E007F}'
        )
}

/// Whether a letter does nothing to a terminal and is never seen, so that two texts with and without it look alike.
///
/// Joiners and marks that choose a form (U+200C, U+200D, U+FE0F) are not among them: emoji and whole scripts are spelled
/// with them.
pub fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'
            | '\u{200E}'..='\u{200F}'
            | '\u{2060}'..='\u{2064}'
            | '\u{206A}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}'
    )
}

/// Whether a text has nothing but letters, digits and marks of ASCII, and spaces. Nearly every text has, and is seen to
/// be harmless at once.
pub fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |is_plain, byte| is_plain & (b' '..=b'~').contains(&byte))
}

/// Where the harmful letters of a text stand, and which they are. Those that spell the flag of a part of a country
/// (a black flag, tags, and the tag that ends them) are seen as one emoji and are none.
pub fn harmful_letters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut flag_end = 0;
    text.char_indices().filter(move |(at, letter)| {
        if *letter == BLACK_FLAG {
            flag_end = flag(&text[*at..]).map_or(0, |length| at + length);
        }
        *at >= flag_end && is_harmful(*letter)
    })
}

const BLACK_FLAG: char = '\u{1F3F4}';

/// The bytes of the flag of a part of a country that a text begins with, spelled with three to six tags.
fn flag(text: &str) -> Option<usize> {
    const TAGS: std::ops::RangeInclusive<usize> = 3..=6;
    let is_tag = |letter: &char| matches!(letter, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}');
    let mut rest = text.strip_prefix(BLACK_FLAG)?;
    let tags = rest.chars().take_while(is_tag);
    let (count, length) = tags.fold((0, 0), |(count, length), it| (count + 1, length + it.len_utf8()));
    rest = rest[length..].strip_prefix('\u{E007F}').filter(|_| TAGS.contains(&count))?;
    Some(text.len() - rest.len())
}

/// The text with a space in place of every harmful letter.
pub fn harmless(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { cleaned(text, |_| false).into_owned() }
}

/// The text with a space in place of every harmful letter but those that may stay.
fn cleaned(text: &str, may_stay: impl Fn(char) -> bool) -> Cow<'_, str> {
    let mut clean = String::new();
    let mut from = 0;
    for (at, letter) in harmful_letters(text).filter(|(_, letter)| !may_stay(*letter)) {
        clean.push_str(&text[from..at]);
        clean.push(' ');
        from = at + letter.len_utf8();
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    clean.push_str(&text[from..]);
    Cow::Owned(clean)
}

/// Words that may reach a terminal, whoever wrote them: the only kind that is written to one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Harmless(String);

impl Harmless {
    /// Words on one line.
    pub fn line(words: &str) -> Self {
        Self(harmless(words))
    }

    /// Lines; their ends and tabs stay.
    pub fn page(lines: &str) -> Self {
        Self(cleaned(lines, |letter| matches!(letter, '\n' | '\t')).into_owned())
    }

    /// Lines that were drawn with colours, from words that were harmless before: codes that change nothing but how
    /// letters look stay too.
    pub fn colored(lines: &str) -> Self {
        const CODE: &str = "\u{1b}[";
        let mut clean = String::with_capacity(lines.len());
        let mut parts = lines.split(CODE);
        clean.push_str(&Self::page(parts.next().unwrap_or_default()).0);
        for part in parts {
            let digits = part.find(|letter: char| !letter.is_ascii_digit() && letter != ';').unwrap_or(part.len());
            let is_color = part[digits..].starts_with('m');
            clean.push_str(if is_color { CODE } else { " [" });
            clean.push_str(&Self::page(part).0);
        }
        Self(clean)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Harmless {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
