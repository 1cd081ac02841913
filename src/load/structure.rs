//! Structural faults in the author's words: what RON's reader says, without its type names.
//!
//! In: a structural fault and its file. Out: a diagnostic. Never: a fault of meaning.

use ron::Error;

use crate::load::names::nearest;
use crate::load::spanned::StructureFault;
use crate::load::texts::Texts;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::FileId;

/// The diagnostic for a fault in the structure of a RON file.
pub fn diagnostic(texts: &Texts, file: FileId, fault: &StructureFault) -> Diagnostic {
    let here = texts.get(file).text.get(fault.start..).unwrap_or_default();
    let (code, message, help) = words(&fault.error, here);
    // A fault "at the end" is easier to find on the last character than behind it.
    let end = if fault.end > fault.start { fault.end } else { fault.start + 1 };
    Diagnostic::error(code, message).at(Some(texts.span(file, fault.start, end))).help(help)
}

/// The code, the message and the help; `here` is what stands at the fault.
fn words(error: &Error, here: &str) -> (&'static str, String, Option<String>) {
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            ("unknown-field", format!("unknown field `{found}`"), Some(choose(found, expected, "fields here")))
        }
        Error::NoSuchEnumVariant { expected, found, .. } => (
            "unknown-word",
            format!("unknown word `{found}`"),
            Some(choose(found, expected, "words that can stand here")),
        ),
        Error::MissingStructField { field, .. } => (
            "missing-field",
            format!("the field `{field}` is missing"),
            Some(format!("add `{field}: ...` before this")),
        ),
        Error::DuplicateStructField { field, .. } => {
            ("repeated-field", format!("the field `{field}` stands here twice"), Some("keep one of them".to_owned()))
        }
        Error::InvalidValueForType { expected, found } => {
            ("wrong-type", format!("expected {expected}, found {found}"), None)
        }
        Error::ExpectedDifferentLength { expected, found } => {
            ("wrong-length", format!("expected {expected}, found {found}"), None)
        }
        Error::ExceededRecursionLimit => (
            "too-deep",
            "brackets are nested too deeply to read".to_owned(),
            Some("keep conditions under 100 levels".to_owned()),
        ),
        Error::Message(text) if text.contains("expected") => ("wrong-type", plain(text), None),
        other => ("syntax", syntax(other), syntax_help(other, here)),
    }
}

/// What to try, where one cause is far more likely than others.
fn syntax_help(error: &Error, here: &str) -> Option<String> {
    let begins = |test: fn(char) -> bool| here.starts_with(test);
    let help = match error {
        Error::ExpectedChar | Error::ExpectedString | Error::UnexpectedChar('\'') if here.starts_with('\'') => {
            "write straight double quotes, `\"`"
        }
        Error::ExpectedString if begins(|letter| letter.is_ascii_digit()) => {
            "a number is tested by `AtLeast`, `AtMost` or `Between`; a text stands in double quotes"
        }
        Error::ExpectedComma | Error::ExpectedStructLikeEnd if here.starts_with('.') => {
            "numbers are whole here: leave out the point and what follows it"
        }
        Error::ExpectedComma if begins(char::is_alphabetic) => {
            "put conditions together with `All([ ... ])` or `Any([ ... ])`; between two fields or entries stands a comma"
        }
        Error::ExpectedIdentifier if here.starts_with('"') => {
            "write words of the format without quotes, as in `kind: Support`; a fact is tested by `Fact(\"...\")`"
        }
        Error::ExpectedIdentifier if here.starts_with('[') => "this list has a name, as in `Many(options: [ ... ])`",
        Error::UnexpectedChar(found) if is_curly(*found) => {
            "write straight double quotes, `\"`; an editor for plain text does not bend them"
        }
        Error::ExpectedIdentifier => {
            "a field's name or a word such as `Core` stands here; or a bracket before this place is not closed"
        }
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
            "after some words a bracket has to follow, as in `Free(\"how\")`"
        }
        Error::ExpectedComma => {
            "it may be missing at the end of the line before; within a text, write ' in place of a double quote"
        }
        Error::ExpectedArray => {
            "write `[...]` around it, or around all of them, as in `All([ ... ])` and `One([ ... ])`"
        }
        _ => return None,
    };
    Some(help.to_owned())
}

/// The quotes of a word processor.
fn is_curly(letter: char) -> bool {
    matches!(letter, '\u{2018}'..='\u{201F}' | '\u{AB}' | '\u{BB}')
}

fn syntax(error: &Error) -> String {
    let text = match error {
        Error::Eof => "the file ends in the middle of something: a bracket or quote is not closed",
        Error::ExpectedComma => "expected a comma or a closing bracket",
        Error::ExpectedArray => "expected a list, `[ ... ]`",
        Error::ExpectedArrayEnd => "expected `]`, the end of a list",
        Error::ExpectedMap => "expected a map, `{ ... }`",
        Error::ExpectedMapColon => "expected a colon after the name",
        Error::ExpectedMapEnd => "expected `}`, the end of a map",
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedStructName(_) => {
            "expected `( ... )` with fields"
        }
        Error::ExpectedStructLikeEnd => "expected `)`, the end of `( ... )`",
        Error::ExpectedString | Error::ExpectedChar => "expected a text in double quotes",
        Error::ExpectedStringEnd => "a text is not closed: expected `\"`",
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => "expected a whole number",
        Error::IntegerOutOfBounds => "this number is too large or too small",
        Error::ExpectedBoolean => "expected `true` or `false`",
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => {
            "expected a name without quotes"
        }
        Error::InvalidEscape(_) => "this backslash sequence is not known; write ' for a quote within a text",
        Error::UnclosedBlockComment => "a comment `/* ...` is not closed",
        Error::TrailingCharacters => "more text follows after the end of the file's value",
        Error::ExpectedOption | Error::ExpectedOptionEnd | Error::ExpectedUnit => "this value does not fit here",
        Error::UnexpectedChar(found) if is_curly(*found) => return format!("`{found}` is no straight quote"),
        Error::UnexpectedChar(found) => return format!("unexpected character `{}`", found.escape_default()),
        other => return plain(&other.to_string()),
    };
    text.to_owned()
}

/// A reader's message in this program's grammar: small first letter, no full stop.
fn plain(text: &str) -> String {
    let text = text.trim_end_matches('.');
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn choose(found: &str, expected: &[&str], what: &str) -> String {
    match nearest(found, expected.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{what}: {}", expected.join(", ")),
    }
}
