//! Sentences: a text as words and marks, and phrases with gaps to look for in them.
//!
//! In: texts. Out: sentences, and where a phrase stands. Never: grammar beyond a few closed classes of words.

use std::ops::Range;

use crate::analysis::pack::lint::words::{is_abbreviation, is_of, without_asides, without_quotes};

/// Words that a question turns around with its subject.
pub const AUXILIARIES: &str =
    "am is are was were do does did have has had will would can could shall should may might must";

/// Words that stand for a person or thing as the subject of a clause.
pub const PRONOUNS: &str = "i you he she it we they there";

/// Words that begin a noun phrase.
pub const DETERMINERS: &str =
    "the a an your my our his her its their this that these those any some every each all most many";

/// Words that begin a question, or a clause within a sentence.
pub const QUESTION_WORDS: &str = "how what when where which who whom whose why";

/// Words that begin a clause which depends on another.
pub const SUBORDINATORS: &str = "how what when where which who whom whose why that whenever wherever while if unless \
                                 because although though until whether whatever whoever once";

/// Words behind which a clause says what somebody thinks or says.
pub const THINKING: &str = "agree disagree think believe say feel find know sure true likely unlikely deny doubt mean \
                            possible impossible hope certain accept assume expect suppose view idea statement opinion \
                            claim feeling impression";

/// Words that may stand before the word that asks: "at which", "about how many".
const LEADS: &str = "about roughly approximately and but so or at by for from in of on to with within under over until";

/// Marks within a sentence.
const MARKS: &str = ", ; :";

/// The most words that a gap takes.
const GAP_MAX: usize = 8;

/// A word or a mark of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// In small letters, unless it is written in capitals only.
    pub text: String,
    /// It begins with a capital although the sentence does not begin with it.
    pub is_name: bool,
}

/// A sentence without what it quotes and says aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, and the marks within it.
    pub words: Vec<Word>,
    /// Whether it ends in a question mark.
    pub asks: bool,
}

/// The sentences of a text.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let plain = without_quotes(&without_asides(text)).replace('\u{2019}', "'");
    let letters: Vec<char> = plain.chars().collect();
    let mut found = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (at, letter) in letters.iter().copied().enumerate() {
        let next = letters.get(at + 1).copied();
        let is_inside = matches!(letter, '.' | ',') && !word.is_empty() && next.is_some_and(char::is_alphanumeric);
        let is_inside = is_inside && (letter == '.' || next.is_some_and(char::is_numeric));
        if letter.is_alphanumeric() || letter == '\'' || is_inside {
            word.push(letter);
            continue;
        }
        let is_short =
            letter == '.' && is_abbreviation(&word) && letters[at + 1..].iter().any(|it| it.is_alphanumeric());
        let last = word.trim_matches('\'').to_owned();
        word.clear();
        words.extend((!last.is_empty()).then_some(last));
        match letter {
            '.' if is_short => {}
            '.' | '!' | '?' | '\u{3002}' | '\u{ff1f}' | '\u{ff01}' => {
                found.extend(sentence(std::mem::take(&mut words), matches!(letter, '?' | '\u{ff1f}')));
            }
            ',' | ';' | ':' => words.push(letter.to_string()),
            '\n' | '\u{2013}' | '\u{2014}' => words.push(",".to_owned()),
            '-' if next.is_none_or(char::is_whitespace) => words.push(",".to_owned()),
            _ => {}
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    found.extend(sentence(words, false));
    found
}

fn sentence(words: Vec<String>, asks: bool) -> Option<Sentence> {
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_shouted = |word: &str| word.len() > 1 && word.chars().all(|it| it.is_uppercase() || !it.is_alphabetic());
    let is_loud = words.iter().all(|it| is_shouted(it) || it.len() == 1);
    let read = |(at, word): (usize, String)| {
        let is_name = at > 0 && is_capital(&word) && word != "I" && !word.starts_with("I'") && !is_loud;
        let text = if is_shouted(&word) && !is_loud { word } else { word.to_lowercase() };
        Word { text, is_name }
    };
    let words: Vec<Word> = words.into_iter().enumerate().map(read).collect();
    words.iter().any(|word| !is_of(MARKS, &word.text)).then_some(Sentence { words, asks })
}

impl Sentence {
    /// The word at a place, or none behind the last.
    pub fn at(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    /// How many words it has.
    pub fn length(&self) -> usize {
        self.words.iter().filter(|word| !is_of(MARKS, &word.text)).count()
    }

    /// The word before a place, or none before the first.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.at(at))
    }

    /// Where the part between two marks begins that `at` belongs to.
    pub fn part(&self, at: usize) -> usize {
        (0..at).rev().find(|it| is_of(MARKS, self.at(*it))).map_or(0, |it| it + 1)
    }

    /// The first place at which one of the phrases stands.
    ///
    /// A phrase is words with spaces between: `a|b` is one of several, `a?` may be left out, `*` is any word, `**` up
    /// to eight of them, `^` the beginning of a sentence or behind a mark, `$` its end. `AUX`, `PRON`, `DET`, `WH` and
    /// `THINK` are the classes of words above, `NT` is any word with a negation at its end.
    pub fn find(&self, phrases: &[&str]) -> Option<Range<usize>> {
        phrases.iter().find_map(|phrase| {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            (0..self.words.len()).find_map(|at| Some(at..self.end(at, &phrase)?))
        })
    }

    /// Every place at which this phrase stands.
    pub fn find_all(&self, phrase: &str) -> Vec<Range<usize>> {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        (0..self.words.len()).filter_map(|at| Some(at..self.end(at, &phrase)?)).collect()
    }

    /// The words of a place, as they sound.
    pub fn says(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = range.map(|at| self.at(at)).collect();
        words.join(" ").replace(" ,", ",")
    }

    /// Whether the word that asks stands here, and not one that begins a clause.
    pub fn is_asked_with(&self, at: usize) -> bool {
        let is_first = (self.part(at)..at).all(|it| is_of(LEADS, self.at(it)));
        let next = self.at(at + 1);
        let begins_clause = is_of("when where why", self.at(at)) && (is_of(PRONOUNS, next) || is_of(DETERMINERS, next));
        self.asks && is_first && is_of(QUESTION_WORDS, self.at(at)) && !begins_clause
    }

    fn end(&self, at: usize, phrase: &[&str]) -> Option<usize> {
        let Some((first, rest)) = phrase.split_first() else { return Some(at) };
        match *first {
            "^" => self.begins(at).then(|| self.end(at, rest))?,
            "$" => (at == self.words.len()).then(|| self.end(at, rest))?,
            "**" => {
                let ends = (at..=self.words.len().min(at + GAP_MAX))
                    .take_while(|end| !self.words[at..*end].last().is_some_and(|word| is_of(MARKS, &word.text)));
                ends.into_iter().find_map(|end| self.end(end, rest))
            }
            one => {
                let bare = one.trim_end_matches('?');
                let taken =
                    self.words.get(at).filter(|word| fits(&word.text, bare)).and_then(|_| self.end(at + 1, rest));
                taken.or_else(|| (bare != one).then(|| self.end(at, rest))?)
            }
        }
    }

    fn begins(&self, at: usize) -> bool {
        at == 0 || is_of(MARKS, self.before(at)) || at == 1 && is_of("and but so or then please", self.at(0))
    }
}

fn fits(word: &str, pattern: &str) -> bool {
    pattern.split('|').any(|it| match it {
        "*" => !is_of(MARKS, word),
        "AUX" => is_of(AUXILIARIES, word),
        "PRON" => is_of(PRONOUNS, word),
        "DET" => is_of(DETERMINERS, word),
        "WH" => is_of(QUESTION_WORDS, word),
        "THINK" => is_of(THINKING, word),
        "NT" => word.ends_with("n't"),
        exact => word == exact,
    })
}
