//! Negations: those that turn an answer around.
//!
//! In: sentences. Out: the words that negate what is asked. Never: negations that only say of whom or of what.

use crate::analysis::pack::lint::sentence::{AUXILIARIES, PRONOUNS, SUBORDINATORS, Sentence, THINKING};
use crate::analysis::pack::lint::words::is_of;

/// Words that negate without a `not`; a second negation behind them takes them back.
const AGAINST: &str = "disagree oppose opposed against deny doubt object impossible unlikely disapprove";

/// Words before a `not` that offers the other answer or belongs to a word: "or not", "if not".
const BEFORE: &str = "or but and if why whether how than though although even";

/// Words behind a `not` that belongs to them: "not only", "not at all", "not to".
const BEHIND: &str = "only at to counting including in on for from of with by within under necessarily later more less \
                      fewer even so a an every all always everyone everybody just yet because";

/// Negations in a question of yes or no that mean "none at all".
const NONE: &[&str] = &[
    "^ AUX PRON|nobody|nothing no|nobody|nothing|none|neither",
    "^ AUX no|nobody|nothing|none",
    "^ AUX PRON have|get|need|see|find|know|receive|want|feel no|nobody|nothing|none",
    "^ AUX DET * *? have|get|need|see|find|know|receive|want|offer no|nobody|nothing|none",
    "^ AUX ** no longer",
    "^ AUX PRON think|believe that? nobody|nothing|no *",
    "^ AUX PRON *? never",
    "^ AUX DET * *? never",
];

/// Negations at the beginning of a statement that is judged.
const NONE_STATED: &[&str] =
    &["^ nobody|nothing|none|neither *", "^ no *", "^ i|we|it|they never", "^ i|we|they have|am|are|would|will never"];

/// Words behind a `no` that belongs to them.
const NO_BEHIND: &str = "matter doubt more less fewer later sooner";

/// Questions whose negation is no trap: both answers are offered, a reason is asked for, or a tag leads.
const OPEN: &[&str] = &["or AUX PRON not", "^ why", "^ PRON ** , AUX PRON $"];

/// How near to "impossible" the `that` stands which says what is: "impossible to you that".
const SAID_WITHIN: usize = 3;

/// A negation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The word that negates.
    pub word: String,
    /// A word that negates the same once more.
    pub second: Option<String>,
}

/// The negation that turns an answer to this sentence around, if there is one. `is_led` says of a place whether the
/// words there suggest an answer instead.
pub fn negation(sentence: &Sentence, is_led: impl Fn(usize) -> bool) -> Option<Negation> {
    if sentence.find(&["^ please? do not|never *", "^ please? don't *"]).is_some() && !sentence.asks {
        return None;
    }
    let places = 0..sentence.words.len();
    let against = places.clone().find(|at| is_against(sentence, *at));
    let twice =
        against.and_then(|first| Some((first, (first + 1..places.end).find(|at| takes_back(sentence, first, *at))?)));
    if let Some((first, at)) = twice {
        return Some(Negation { word: sentence.at(first).to_owned(), second: Some(sentence.at(at).to_lowercase()) });
    }
    let at = places.clone().find(|at| is_negation(sentence.at(*at)) && !is_led(*at) && negates(sentence, *at));
    let at = at.or_else(|| {
        let found = sentence.find(if sentence.asks { NONE } else { NONE_STATED })?;
        let at = (found.start..found.end)
            .rev()
            .find(|at| is_of("no never nobody nothing none neither", sentence.at(*at)))?;
        let is_free = !is_of(NO_BEHIND, sentence.at(at + 1)) && !is_of("or almost nearly", sentence.before(at));
        let begins_clause = |it: usize| {
            let is_said = sentence.at(it) == "that" && is_of(THINKING, sentence.before(it));
            is_of(SUBORDINATORS, sentence.at(it)) && !is_said
        };
        let depends = (found.start..at).any(begins_clause);
        (is_free && !depends && !is_led(at)).then_some(at)
    });
    at.map(|at| Negation { word: sentence.at(at).to_owned(), second: None })
}

fn is_negation(word: &str) -> bool {
    is_of("not cannot", word) || word.ends_with("n't")
}

/// Whether this word is against something, and not one of two that are offered: "agree or disagree".
fn is_against(sentence: &Sentence, at: usize) -> bool {
    let is_offered = |word: &str| is_of("or nor and", word);
    is_of(AGAINST, sentence.at(at)) && !is_offered(sentence.before(at)) && !is_offered(sentence.at(at + 1))
}

/// Whether the word at `at` negates what the word at `first` is against.
fn takes_back(sentence: &Sentence, first: usize, at: usize) -> bool {
    let word = sentence.at(at).to_lowercase();
    let negates = is_negation(&word) || is_of("never nobody nothing", &word);
    let is_apart = (first..at).any(|it| {
        let between = sentence.at(it);
        let is_said = between == "that" && it <= first + SAID_WITHIN;
        is_of(", ; : or but", between) || is_of(SUBORDINATORS, between) && !is_said
    });
    negates && !is_apart && !is_of("only to", sentence.at(at + 1))
}

/// Whether a `not` turns the answer around: it belongs to what is asked, or to what somebody is said to think.
fn negates(sentence: &Sentence, at: usize) -> bool {
    let is_joined = sentence.at(at) != "not" || is_of(AUXILIARIES, sentence.before(at));
    let part = sentence.part(at);
    // "Don't you bake?" leads.
    if sentence.asks && at == part && is_joined && sentence.at(at) != "cannot" {
        return false;
    }
    if sentence.at(at) == "not" {
        let before = sentence.before(at);
        let is_own = is_of(BEFORE, before) || is_of(BEHIND, sentence.at(at + 1));
        if is_own && !is_joined || before == "or" || sentence.at(at + 1) == "to" || sentence.at(at + 1) == "only" {
            return false;
        }
    }
    // "Whether you did or did not", "have or haven't".
    let verb = if sentence.at(at) == "not" && is_joined { at - 1 } else { at };
    if sentence.before(verb) == "or" || sentence.find(OPEN).is_some() {
        return false;
    }
    // How often somebody feels that they cannot is no opinion about it.
    let is_counted = sentence.find(&["^ how often"]).is_some();
    let is_said = |it: usize| {
        let behind = (it + 1..at).any(|it| is_of(SUBORDINATORS, sentence.at(it)) && sentence.at(it) != "that");
        is_of(THINKING, sentence.at(it)) && !behind && !is_counted
    };
    let begins_clause = |it: usize| {
        let is_said = sentence.at(it) == "that" && is_of(THINKING, sentence.before(it)) && !is_counted;
        let points = sentence.at(it) == "that" && it == part + 1 && is_of(AUXILIARIES, sentence.at(part));
        is_of(SUBORDINATORS, sentence.at(it)) && !is_said && !points && !sentence.is_asked_with(it)
    };
    if (part..at).any(begins_clause) || is_of("after before since as", sentence.at(part)) {
        return false;
    }
    // "Work you did not choose" says of which; "I think I did not" says what somebody thinks.
    let subject = verb.checked_sub(1).filter(|it| *it > part && is_of(PRONOUNS, sentence.at(*it)));
    let says_of_which =
        subject.is_some_and(|it| !is_of("and but or so then that", sentence.before(it)) && !is_said(it - 1));
    if !sentence.asks {
        return !says_of_which;
    }
    // A question turns its first verb around; a later verb with a `not` belongs to a clause of its own.
    let first = (part..verb).find(|it| is_of(AUXILIARIES, sentence.at(*it)));
    !is_joined || first.is_none_or(|first| (first..verb).any(is_said) && !says_of_which)
}
