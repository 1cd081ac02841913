//! Faults of JSON in words: what its reader knows of them, without its type names.
//!
//! In: a text, and what the reader says of it. Out: a diagnostic. Never: what the text was to mean.

use crate::load::texts::Texts;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::FileId;

/// What JSON's reader says of a text that holds more than one value.
pub const SECOND_VALUE: &str = "trailing characters";

/// The diagnostic for a text that is no JSON.
pub fn json_fault(texts: &Texts, file: FileId, error: &serde_json::Error) -> Diagnostic {
    let text = &texts.get(file).text;
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // The reader counts bytes from 1, and stops at the byte that it could not read or behind it.
    let at = json_cause(text, (before + error.column()).saturating_sub(1).min(text.len()));
    let (message, help) = json_words(text, at, error);
    Diagnostic::error("syntax", message).at(Some(texts.span(file, at, at + 1))).help(help.map(str::to_owned))
}

/// Where the fault stands: at a comma before a closing bracket, where that is what the reader stopped at.
fn json_cause(text: &str, at: usize) -> usize {
    let mut at = at;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = text[..at].trim_end();
    let is_closed = text[at..].starts_with(['}', ']']);
    if is_closed && before.ends_with(',') { before.len() - 1 } else { at }
}

/// What JSON's reader knows of a fault, in words.
fn json_words(text: &str, at: usize, error: &serde_json::Error) -> (&'static str, Option<&'static str>) {
    let said = error.to_string();
    let rest = &text[at..];
    let word = rest.trim_start_matches('-');
    match () {
        () if said.contains("recursion limit") => {
            ("brackets are nested too deeply to read", Some("an answer is a text, a number, or a list of texts"))
        }
        () if said.starts_with(SECOND_VALUE) => {
            ("more text follows after the end of the file's value", Some("one file holds the answers of one person"))
        }
        () if error.is_eof() => ("the file ends in the middle of something: a bracket or quote is not closed", None),
        () if rest.starts_with(',') && said.contains("trailing comma") => (
            "a comma stands before a closing bracket",
            Some("take it out: in JSON no comma stands behind the last entry"),
        ),
        () if rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#') => {
            ("a comment stands here, and JSON has none", Some("take it out, or name the file `.ron`"))
        }
        () if rest.starts_with('\'') => ("JSON has no single quotes", Some("write double quotes, `\"`")),
        () if ["NaN", "Infinity", "nan", "inf"].iter().any(|it| word.starts_with(it)) => {
            ("this is no number that JSON has", Some("write digits, as in `7`, or leave the question out"))
        }
        () if said.contains("control character") => {
            ("a text goes on in another line, or holds a tab", Some("a text stands on one line"))
        }
        () if said.contains("escape") => ("this escape is none that JSON has", Some("write `\\\\` for a backslash")),
        () if said.contains("number out of range") => ("this number is too large to read", None),
        () if said.contains("key must be a string") => {
            ("the name of a question stands here without quotes", Some("write double quotes around it"))
        }
        () => ("this is not JSON: check commas, quotes and brackets before this place", None),
    }
}
