//! Sentences: a text as words, and patterns of words to look for in it.
//!
//! In: texts. Out: sentences, and the words that fit a pattern. Never: grammar beyond a few closed classes of words.

use crate::analysis::pack::lint::words::{is_of, without_asides, without_quotes};

/// Words that a question turns around with its subject.
const AUXILIARIES: &str =
    "am is are was were do does did have has had will would can could shall should may might must";

/// Words that stand for a person or thing as the subject of a clause.
const PRONOUNS: &str = "i you he she we they it there";

/// Words that begin the name of a person or thing.
const DETERMINERS: &str = "the a an my your our his her its their this that these those";

/// Words that begin a question.
const QUESTION_WORDS: &str = "how what when where which who whom whose why";

/// A sentence without what it quotes and says aside.
pub struct Sentence {
    /// Its words and commas, in small letters but for words in capitals.
    words: Vec<String>,
    /// Whether it ends in a question mark.
    pub asks: bool,
}

/// The sentences of a text.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let plain = without_quotes(&without_asides(text)).replace('\u{2019}', "'");
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in plain.match_indices(['.', '!', '?']) {
        let rest = &plain[at + mark.len()..];
        // "9 a.m. to 5 p.m."
        let goes_on = !rest.starts_with(char::is_whitespace) || rest.trim_start().starts_with(char::is_lowercase);
        if mark == "?" || !goes_on {
            found.extend(sentence(&plain[from..at], mark == "?"));
            from = at + mark.len();
        }
    }
    found.extend(sentence(&plain[from..], false));
    found
}

fn sentence(text: &str, asks: bool) -> Option<Sentence> {
    let text = text.replace(", ", " , ");
    let words = text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | ','));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).map(heard).collect();
    (!words.is_empty()).then_some(Sentence { words, asks })
}

/// A word in small letters, unless capitals make it stand out: `NOT`.
fn heard(word: &str) -> String {
    let is_loud = word.len() > 1 && !word.chars().any(char::is_lowercase);
    if is_loud { word.to_owned() } else { word.to_lowercase() }
}

impl Sentence {
    /// How many words it has.
    pub fn length(&self) -> usize {
        self.words.iter().filter(|word| *word != ",").count()
    }

    /// The first words that fit one of the patterns.
    ///
    /// A pattern is words with spaces between: `a|b` is one of several, `a?` may be left out, `*` is any word that does
    /// not end in `'s`, `^` the beginning of the sentence, `$` its end. `AUX`, `PRON`, `DET` and `WH` are the classes of words above, `NT` is any
    /// word with a negation at its end.
    pub fn find(&self, patterns: &[&str]) -> Option<String> {
        patterns.iter().find_map(|pattern| {
            let pattern: Vec<&str> = pattern.split(' ').collect();
            let (from, end) = (0..self.words.len()).find_map(|at| Some((at, self.end(at, &pattern)?)))?;
            Some(self.words[from..end].join(" ").replace(" ,", ",").trim_start_matches(", ").to_owned())
        })
    }

    /// Where a pattern ends that begins at a place.
    fn end(&self, at: usize, pattern: &[&str]) -> Option<usize> {
        let Some((first, rest)) = pattern.split_first() else { return Some(at) };
        let needed = first.trim_end_matches('?');
        let taken = match *first {
            "^" | "$" => None,
            _ => self.words.get(at).filter(|word| fits(word, needed)).and_then(|_| self.end(at + 1, rest)),
        };
        let is_passed = needed != *first || *first == "^" && at == 0 || *first == "$" && at == self.words.len();
        taken.or_else(|| if is_passed { self.end(at, rest) } else { None })
    }
}

fn fits(word: &str, pattern: &str) -> bool {
    pattern.split('|').any(|it| match it {
        "*" => word != "," && !word.ends_with("'s"),
        "AUX" => is_of(AUXILIARIES, word),
        "PRON" => is_of(PRONOUNS, word),
        "DET" => is_of(DETERMINERS, word),
        "WH" => is_of(QUESTION_WORDS, word),
        "NT" => word.ends_with("n't"),
        exact => word == exact,
    })
}
