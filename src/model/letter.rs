//! Letters that could do something to whoever reads a text: drive a terminal, turn it around, or hide in it.
//!
//! In: letters. Out: whether they are harmful, and texts without them. Never: what a text says.

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

/// Whether a text has nothing but letters, digits and marks of ASCII, and spaces. Nearly every text has, and is seen to
/// be harmless at once.
pub fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |is_plain, byte| is_plain & (b' '..=b'~').contains(&byte))
}

/// The text with a space in place of every harmful letter.
pub fn harmless(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    text.chars().map(|letter| if is_harmful(letter) { ' ' } else { letter }).collect()
}
