//! Structural faults in the author's words: what RON's reader says, without its type names.
//!
//! In: a structural fault and its file. Out: a diagnostic. Never: a fault of meaning.

use ron::Error;

use crate::load::faulty::gathering::{FaultKind, StructureFault};
use crate::load::faulty::surroundings::{Piece, Surroundings};
use crate::load::faulty::usage::{Usage, belongs, can_stand_in, meant, usage};
use crate::load::names::{nearest, shown};
use crate::load::texts::Texts;
use crate::load::tokens::TokenKind;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::FileId;

/// The diagnostic for a fault in the structure of a RON file.
pub fn diagnostic(texts: &Texts, file: FileId, found: &StructureFault) -> Diagnostic {
    let span = |start, end: usize| Some(texts.span(file, start, end.max(start + 1)));
    let second = |told: Diagnostic, start, end, label| {
        let is_drawn = can_be_drawn(&texts.get(file).text, told.place.map_or(0, |it| it.start as usize), start);
        if is_drawn { told.second(span(start, end), label) } else { told }
    };
    let error = match &found.kind {
        FaultKind::Surface(it) => {
            let told = Diagnostic::error("syntax", it.message.clone()).at(span(it.start, it.end)).help(it.help.clone());
            return match it.second {
                Some((start, end, label)) => second(told, start, end, label),
                None => told,
            };
        }
        FaultKind::Reader(error) => error,
    };
    let said = words(error, &found.near, &texts.get(file).name);
    let place = said.place.as_ref().map_or(span(found.start, found.end), |it| span(it.start, it.end));
    let told = Diagnostic::error(said.code, said.message).at(place).help(said.help);
    match said.second {
        Some((piece, label)) => second(told, piece.start, piece.end, label),
        None => told,
    }
}

/// Whether two places can be shown together: on one line they must not lie far apart.
fn can_be_drawn(text: &str, one: usize, other: usize) -> bool {
    const APART_MAX: usize = 200;
    const LOOKED_MAX: usize = 10_000;
    let between = text.get(one.min(other)..one.max(other)).unwrap_or_default();
    between.len() <= APART_MAX || between.as_bytes().iter().take(LOOKED_MAX).any(|byte| *byte == b'\n')
}

/// What is said of a fault.
struct Said {
    code: &'static str,
    message: String,
    help: Option<String>,
    /// Where it stands, where the reader's place is another.
    place: Option<Piece>,
    second: Option<(Piece, &'static str)>,
}

/// A fault at the reader's place, with no help where that is empty.
fn fault(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Said {
    let help: String = help.into();
    let help = (!help.is_empty()).then_some(help);
    Said { code, message: message.into(), help, place: None, second: None }
}

impl Said {
    fn second(self, piece: Option<&Piece>, label: &'static str) -> Self {
        Self { second: piece.map(|it| (it.clone(), label)), ..self }
    }

    fn at(self, piece: Option<&Piece>) -> Self {
        Self { place: piece.cloned(), ..self }
    }
}

fn words(error: &Error, near: &Surroundings, file: &str) -> Said {
    if let Some(said) = brackets(error, near) {
        return said;
    }
    match error {
        Error::NoSuchStructField { expected, found, .. } => {
            let help = choose(found, expected, "fields here");
            fault("unknown-field", format!("unknown field `{}`", shown(found)), help)
        }
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let allowed: Vec<&str> = expected.iter().copied().filter(|it| can_stand_in(it, file)).collect();
            let near = meant(found).filter(|it| allowed.contains(it)).and_then(usage);
            let help = match near {
                Some(usage) => format!("did you mean `{}`, as in `{}`?", usage.word, usage.example),
                None => choose(found, &allowed, "words that can stand here"),
            };
            fault("unknown-word", format!("unknown word `{}`", shown(found)), help)
        }
        Error::MissingStructField { field, .. } => {
            let help = format!("add `{field}: ...` before this");
            let said = fault("missing-field", format!("the field `{field}` is missing"), help);
            said.second(near.open.as_ref(), "in what begins here")
        }
        Error::DuplicateStructField { field, .. } => {
            let said = fault("repeated-field", format!("the field `{field}` stands here twice"), "keep one of them");
            said.second(near.first.as_ref(), "the first is here")
        }
        Error::ExceededRecursionLimit => fault(
            "too-deep",
            "brackets are nested too deeply to read",
            "conditions within conditions are read to a depth of 25",
        ),
        Error::ExpectedDifferentLength { .. } => {
            let help = "an option and its points stand together, as in `(\"option\", 1)`";
            let said = fault("wrong-length", "too many or too few values stand in these brackets", help);
            said.second(near.open.as_ref(), "opened here")
        }
        Error::InvalidValueForType { expected, .. } if !is_of_reader(expected) => {
            fault("wrong-type", format!("expected {expected}, found {}", what(near.here.as_ref())), "")
        }
        Error::Message(text) if text.contains("expected") && !is_of_reader(text) => {
            fault("wrong-type", plain(text), "")
        }
        _ => value(error, near),
    }
}

/// What is said of a word whose brackets are missing, stand in vain, or hold too many or too few values.
fn brackets(error: &Error, near: &Surroundings) -> Option<Said> {
    let word = near.before.as_ref().filter(|it| it.kind == TokenKind::Word);
    let known = word.and_then(|it| usage(&it.text));
    let is_open = near.here.as_ref().is_some_and(|it| matches!(it.kind, TokenKind::Open(_)));
    let owner = near.owner.as_ref().and_then(|it| usage(&it.text));
    if let (Some(usage), Some(name)) = (owner.filter(|it| it.values.is_some_and(|values| values > 0)), &near.named) {
        let message = format!("`{}` takes its values without names", usage.word);
        let help = format!("take `{}:` out, as in `{}`", shown(&name.text), usage.example);
        return Some(fault("syntax", message, help).at(near.named.as_ref()));
    }
    match error {
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedArray if !is_open => {
            if let Some(usage) = known.filter(|it| it.values != Some(0)) {
                let message = format!("`{}` takes {}", usage.word, usage.takes);
                return Some(fault("syntax", message, format!("write `{}`", usage.example)).at(word));
            }
        }
        Error::ExpectedComma | Error::ExpectedStructLikeEnd | Error::ExpectedMapEnd | Error::ExpectedArrayEnd
            if is_open && word.is_some() =>
        {
            let word = word.map(|it| shown(&it.text)).unwrap_or_default();
            let message = format!("nothing can stand in brackets behind `{word}`");
            return Some(fault("wrong-length", message, format!("write `{word}` alone")));
        }
        Error::NoSuchStructField { .. } | Error::NoSuchEnumVariant { .. } => return None,
        _ => {}
    }
    length(owner?, near)
}

/// What is said where a word has another number of values than it takes.
fn length(usage: &Usage, near: &Surroundings) -> Option<Said> {
    usage.values.filter(|values| *values != near.values)?;
    let found = match near.values {
        0 => "none stands here".to_owned(),
        1 => "1 stands here".to_owned(),
        many => format!("{many} stand here"),
    };
    let count = match usage.values {
        Some(1) => "1 value".to_owned(),
        Some(values) => format!("{values} values"),
        None => return None,
    };
    let message = format!("`{}` takes {count}, and {found}", usage.word);
    let help = format!("it takes {}, as in `{}`", usage.takes, usage.example);
    Some(fault("wrong-length", message, help).at(near.owner.as_ref()))
}

/// What is said of a value of another kind than the one that belongs here.
fn value(error: &Error, near: &Surroundings) -> Said {
    let here = near.here.as_ref();
    let text = here.map_or("", |it| it.text.as_str());
    let is = |kind: TokenKind| here.is_some_and(|it| it.kind == kind);
    let inside = text.trim_matches('"');
    let found = what(here);
    let (message, help) = match error {
        Error::ExpectedString | Error::ExpectedChar => no_text(near, &found),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) if is(TokenKind::Number) => {
            (format!("expected `( ... )` with fields, found {found}"), String::new())
        }
        _ if is(TokenKind::Number) && !is_whole(text) => {
            (format!("`{}` is no whole number", shown(text)), "numbers are whole here, in digits alone".to_owned())
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } | Error::IntegerOutOfBounds
            if is(TokenKind::Number) =>
        {
            let help = if near.name.as_deref() == Some("within") { "a plan has 7, 30, 60 and 90 days" } else { "" };
            ("this number is too large or too small".to_owned(), help.to_owned())
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } if inside.parse::<i64>().is_ok() => {
            ("expected a whole number, found a text".to_owned(), format!("write `{inside}` without quotes"))
        }
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => {
            (format!("expected a whole number, found {found}"), "write digits, as in `7`".to_owned())
        }
        Error::ExpectedBoolean => {
            let is_one_of = |words: &str| words.split(' ').any(|it| it == inside.to_lowercase());
            let help = match () {
                () if is_one_of("true yes y on 1") => "write `true`",
                () if is_one_of("false no n off 0") => "write `false`",
                () => "",
            };
            (format!("expected `true` or `false`, found {found}"), help.to_owned())
        }
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_)
            if named_values(near).is_some() && !is(TokenKind::Open('[')) =>
        {
            let (word, example) = named_values(near).map_or(("", ""), |it| (it.word, it.example));
            (format!("`{word}` takes its values by name"), format!("write `{example}`"))
        }
        Error::ExpectedIdentifier if is(TokenKind::Text) && usage(inside).is_some() => {
            (format!("`{inside}` stands here in quotes"), format!("write `{inside}` without quotes"))
        }
        Error::ExpectedIdentifier if is(TokenKind::Text) => {
            let help = "fields and words such as `Core` stand without quotes; a fact is tested by `Fact(\"...\")`";
            (format!("expected a name without quotes, found {found}"), help.to_owned())
        }
        Error::ExpectedIdentifier if is(TokenKind::Open('[')) => {
            let named = near.owner.as_ref().and_then(|it| usage(&it.text));
            let help = named.map_or_else(|| "this list has a name".to_owned(), |it| format!("write `{}`", it.example));
            ("expected the name of a field, found a list".to_owned(), help)
        }
        Error::ExpectedIdentifier => {
            let help = "a field's name or a word such as `Core` stands here";
            (format!("expected a name without quotes, found {found}"), help.to_owned())
        }
        Error::ExpectedArray => (format!("expected a list, `[ ... ]`, found {found}"), no_list(near)),
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedStructName(_)
        | Error::ExpectedDifferentStructName { .. } => {
            (format!("expected `( ... )` with fields, found {found}"), String::new())
        }
        Error::ExpectedMap => (format!("expected a map, `{{ ... }}`, found {found}"), String::new()),
        other => (syntax(other), String::new()),
    };
    let help = of_field(error, near, inside).map_or(help, str::to_owned);
    fault("syntax", message, help)
}

/// What belongs in the field or list here, where a value of another form stands in it.
fn of_field(error: &Error, near: &Surroundings, inside: &str) -> Option<&'static str> {
    let is_quoted_word = || near.here.as_ref().is_some_and(|it| it.kind == TokenKind::Text) && usage(inside).is_some();
    let is_of_field = match error {
        Error::ExpectedIdentifier => named_values(near).is_none() && !is_quoted_word(),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => true,
        _ => false,
    };
    let holder = near.holder.as_deref().filter(|_| is_of_field)?;
    belongs(holder, near.is_in_list)
}

/// The word whose brackets hold this, where its values have names.
fn named_values(near: &Surroundings) -> Option<&'static Usage> {
    near.owner.as_ref().and_then(|it| usage(&it.text)).filter(|it| it.values.is_none())
}

/// What would mend a value that stands where a list should.
fn no_list(near: &Surroundings) -> String {
    let text = near.here.as_ref().map_or("", |it| it.text.as_str());
    let is_entry = near.after.as_ref().is_some_and(|it| it.kind == TokenKind::Word);
    match near.here.as_ref().map(|it| it.kind) {
        Some(TokenKind::Text) if near.is_in_list && near.owner.is_none() => {
            format!("each entry here is a list itself, as in `[[{text}, ...]]`")
        }
        Some(TokenKind::Text) => format!("write `[...]` around it, as in `[{text}]`"),
        Some(TokenKind::Open('{')) if near.holder.as_deref() == Some("points") => {
            "write `[` and `]` in place of these brackets, as in `[(\"option\", 1), (\"option\", 2)]`".to_owned()
        }
        Some(TokenKind::Open(kind)) if kind == '{' || !is_entry => {
            "write `[` and `]` in place of these brackets".to_owned()
        }
        Some(TokenKind::Open(_)) => "write `[` before the first entry and `]` behind the last".to_owned(),
        _ => "write `[ ... ]` around it, or around all of them, as in `All([ ... ])` and `One([ ... ])`".to_owned(),
    }
}

/// What is said where a text should stand, and what would mend it.
fn no_text(near: &Surroundings, found: &str) -> (String, String) {
    let text = near.here.as_ref().map(|it| shown(&it.text)).unwrap_or_default();
    let owner = near.owner.as_ref().and_then(|it| usage(&it.text));
    let is_test = owner.is_some_and(|it| it.takes.contains("option"));
    let help = match near.here.as_ref().map(|it| it.kind) {
        Some(TokenKind::Word) if !is_call(near) => {
            return (format!("`{text}` stands here without quotes"), format!("write `\"{text}\"`"));
        }
        Some(TokenKind::Number) if is_test => "a number is tested by `AtLeast`, `AtMost` or `Between`".to_owned(),
        Some(TokenKind::Number) => format!("write `\"{text}\"`"),
        Some(TokenKind::Open('[')) if is_test => "several options are tested by `AnyOf` or `NoneOf`".to_owned(),
        Some(TokenKind::Open('[')) => "one text stands here, not a list of them".to_owned(),
        _ => String::new(),
    };
    (format!("expected a text in double quotes, found {found}"), help)
}

/// Whether a number has digits alone.
fn is_whole(number: &str) -> bool {
    number.trim_start_matches(['+', '-']).bytes().all(|it| it.is_ascii_digit())
}

/// Whether the word here has brackets.
fn is_call(near: &Surroundings) -> bool {
    near.after.as_ref().is_some_and(|it| matches!(it.kind, TokenKind::Open(_)))
}

/// What stands somewhere, in words.
fn what(here: Option<&Piece>) -> String {
    let text = match here.map(|it| it.kind) {
        Some(TokenKind::Word) => return format!("`{}`", here.map(|it| shown(&it.text)).unwrap_or_default()),
        Some(TokenKind::Text | TokenKind::BrokenText) => "a text",
        Some(TokenKind::Number) => "a number",
        Some(TokenKind::Open('[')) => "a list",
        Some(TokenKind::Open('{')) => "a map",
        Some(TokenKind::Open(_)) => "something in brackets",
        Some(TokenKind::Mark) => "something else",
        Some(TokenKind::Comma | TokenKind::Colon | TokenKind::Close(_)) | None => "no value",
    };
    text.to_owned()
}

/// What RON's reader says where no better words are known.
fn syntax(error: &Error) -> String {
    let text = match error {
        Error::Eof => "the file ends in the middle of something",
        Error::ExpectedComma => "expected a comma or a closing bracket",
        Error::ExpectedArrayEnd => "expected `]`, the end of a list",
        Error::ExpectedMapColon => "expected a colon after the name",
        Error::ExpectedMapEnd => "expected `}`, the end of a map",
        Error::ExpectedStructLikeEnd => "expected `)`, the end of `( ... )`",
        Error::ExpectedStringEnd => "a text is not closed: expected `\"`",
        Error::IntegerOutOfBounds => "this number is too large or too small",
        Error::InvalidIdentifier(_) | Error::SuggestRawIdentifier(_) => "expected a name without quotes",
        Error::InvalidEscape(_) => "this backslash sequence is not known; write ' for a quote within a text",
        Error::UnclosedBlockComment => "a comment `/* ...` is not closed",
        Error::TrailingCharacters => "more text follows after the end of the file's value",
        Error::UnexpectedChar(found) => return format!("`{}` cannot stand here", found.escape_debug()),
        other => {
            let said = plain(&other.to_string());
            return if is_of_reader(&said) { "this does not fit here".to_owned() } else { said };
        }
    };
    text.to_owned()
}

/// Whether a message is about the reader's types, which no author knows.
fn is_of_reader(text: &str) -> bool {
    const TYPES: &[&str] = &[
        "struct",
        "tuple",
        "enum",
        "variant",
        "serde",
        "ron::",
        "Def",
        "unit",
        "sequence",
        "newtype",
        "identifier",
        "integer",
        "float",
        "byte",
        "attribute",
        "extension",
        "underscore",
        "boolean",
    ];
    TYPES.iter().any(|it| text.contains(it))
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
