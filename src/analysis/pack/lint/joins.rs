//! Joins: what makes one question out of two.
//!
//! In: sentences. Out: the words that join. Never: joins of what belongs together, such as `between 9 and 5`.

use crate::analysis::pack::lint::sentence::{AUXILIARIES, PRONOUNS, QUESTION_WORDS, SUBORDINATORS, Sentence, THINKING};
use crate::analysis::pack::lint::words::is_of;

/// Second questions, whatever the first one is.
const QUESTIONS: &[&str] = &[
    "and|but AUX PRON",
    "and|but is|are|was|were|will|would|can|could|should DET",
    "^ AUX ** and|but does|did|has DET",
    "^ AUX ** , and|but does|did|has DET",
    "and|or if so|not|yes|no",
    ", if so|yes",
    "and or",
];

/// A second question behind a comma; `do you think` may also stand within one.
const ANOTHER: &[&str] = &["^ do|does|did|is|are|have|has|can PRON ** , do|does|did|is|are|have|has|can PRON * *"];

/// Second question words.
const ASKS_AGAIN: &[&str] = &[
    "and|but WH AUX",
    "and|but how|what|which|whose * AUX",
    "and|but how|what|which|whose * * AUX",
    "and|but WH $",
    "and|but how * $",
    "and who else? *",
    "and for|with|to|from|at|in|on|by whom|which|what|how",
];

/// Two question words in one place.
const ASKS_TWICE: &[&str] = &["^ WH and WH", "^ how * and WH? *"];

/// Beginnings of questions that are answered on one scale, or with one yes or no about what somebody thinks.
const JUDGEMENTS: &[&str] = &[
    "^ how satisfied|dissatisfied|happy|unhappy|pleased|content|comfortable|confident|interested|important|useful",
    "^ how helpful|likely|unlikely|willing|easy|difficult|hard|clear|concerned|worried|familiar|strongly|fair|good|well",
    "^ how much do|does|did PRON like|trust|enjoy|value|worry|care|agree|respect|support|love",
    "^ to what extent|degree AUX",
    "^ rate|judge|assess|evaluate",
    "how would|do PRON rate|describe|judge|assess|evaluate",
    "^ do|does|did PRON really? like|enjoy|love|trust|support|favour|favor|want|approve|dislike|hate|value|respect",
    "^ would PRON recommend|support|favour|favor|like",
    "^ are|is|was|were PRON satisfied|happy|unhappy|willing|interested|pleased|comfortable|afraid|worried|proud",
    "^ would PRON be willing|happy|able|prepared|ready to",
    "^ should",
];

/// Beginnings of questions with one yes or no about two facts.
const FACTS: &[&str] = &[
    "^ are|were you * *? and *",
    "^ is|are|was|were my|your|our|his|her|their|the|this|that|these|those * * and *",
    "^ do|does PRON * and *",
    "^ do|does PRON feel * and *",
    "^ do|does PRON think|believe|feel that? *? *? *? is|are|was|were * and *",
    "^ what is|are|was|were your * and your? * $",
    "^ do|does|did PRON have|own|need the|enough|any * and *",
    "^ do|does|did PRON|DET ** have|own|need a|an * *? and a|an *",
];

/// Words after which what is joined is a place, a time or a task and no second fact about somebody.
const NO_FACTS: &str = "in at on a an the from with for of to by under over between looking able going ready allowed";

/// Additions of a second thing, where `as well as` is no comparison.
const ADDITIONS: &[&str] = &[", as well as", "a|an * *? as well as a|an"];

/// Words that say that what is joined is asked about as one.
const TOGETHER: &str = "differ different difference differences same equal equally alike together balance compare each \
                        mix combination relation relationship conflict versus along";

/// What is joined and still one thing.
const PAIRS: &str = "pros/cons terms/conditions research/development health/safety friends/family family/friends \
                     food/drink trial/error give/take bed/breakfast arts/crafts right/wrong men/women women/men \
                     boys/girls black/white day/night night/day back/forth up/down profit/loss supply/demand \
                     rules/regulations law/order salt/pepper bread/butter checks/balances wear/tear peace/quiet \
                     drag/drop copy/paste mergers/acquisitions safe/sound wants/needs needs/wants ins/outs ups/downs \
                     bits/pieces odds/ends now/then here/there first/foremost far/wide sick/tired loud/clear \
                     science/technology lost/found ladies/gentlemen goods/services cause/effect questions/answers \
                     reading/writing nuts/bolts room/board more/less sooner/later one/two two/three once/twice \
                     two/more now/never better/worse win/lose question/answer start/finish neat/tidy agree/disagree \
                     favour/oppose favor/oppose support/oppose like/dislike satisfied/dissatisfied happy/unhappy \
                     satisfied/unsatisfied likely/unlikely easy/difficult good/bad important/unimportant \
                     comfortable/uncomfortable read/write buy/sell drink/drive mix/match cut/paste yes/no \
                     approve/disapprove true/false true/untrue";

/// Verbs that take another one along: "go and see".
const TAKES_ALONG: &str = "come go try sit stop wait stay you i";

/// Words that a join only ends a list or a number with: "and so on", "18 and over".
const ENDS: &str = "so then over above under more less not up older younger later earlier similar such the two";

/// The words that make two questions of this one, if there are any.
pub fn join(sentence: &Sentence) -> Option<String> {
    if !sentence.asks {
        return rated(sentence);
    }
    asked_besides(sentence)
        .or_else(|| asked_again(sentence).map(|at| sentence.says(at..at + 2)))
        .or_else(|| asked_twice(sentence))
        .or_else(|| {
            match sentence.find(JUDGEMENTS).filter(|it| sentence.says(it.start..it.start + 2) != "should you") {
                Some(head) => joined(sentence, head.end, &["and"]).or_else(|| added(sentence, head.end)),
                None => fact(sentence).or_else(|| sentence.find(ADDITIONS).map(|_| "as well as".to_owned())),
            }
        })
}

/// The word that joins two things in a sentence that is judged as a whole.
pub fn joined_statement(sentence: &Sentence) -> Option<String> {
    joined(sentence, 0, &["and", "or"])
}

/// "Rate your manager and your team." asks without a question mark.
fn rated(sentence: &Sentence) -> Option<String> {
    let head = sentence.find(&["^ rate|judge|assess|evaluate"])?;
    joined(sentence, head.end, &["and"])
}

/// A second question with its own verb.
fn asked_besides(sentence: &Sentence) -> Option<String> {
    if let Some(found) = sentence.find(QUESTIONS).filter(|it| !is_between(sentence, 0, it.start)) {
        let from = found.clone().rev().find(|at| is_of("and but", sentence.at(*at))).unwrap_or(found.start);
        return Some(sentence.says(from..found.end));
    }
    let is_also = |it: &std::ops::Range<usize>| is_join(sentence, 0, it.start);
    if let Some(also) = sentence.find(&["and also"]).filter(is_also) {
        return Some(sentence.says(also));
    }
    let other = sentence.find(ANOTHER).map(|it| it.end - 4..it.end - 1)?;
    (!is_of("think say feel believe know", sentence.at(other.end - 1))).then(|| sentence.says(other))
}

fn asked_twice(sentence: &Sentence) -> Option<String> {
    let found = sentence.find(ASKS_TWICE)?;
    let at = found.clone().find(|at| sentence.at(*at) == "and")?;
    is_join(sentence, found.start, at).then(|| sentence.says(at..at + 1))
}

/// "your pay as well as your hours", and not "as well as possible".
fn added(sentence: &Sentence, from: usize) -> Option<String> {
    let found = sentence.find(&["as well as *"]).filter(|it| it.start >= from)?;
    let compares =
        is_of("possible ever before others", sentence.at(found.end - 1)) || is_of(PRONOUNS, sentence.at(found.end - 1));
    (!compares).then(|| "as well as".to_owned())
}

fn fact(sentence: &Sentence) -> Option<String> {
    let found = sentence.find(FACTS)?;
    let at = found.clone().find(|at| sentence.at(*at) == "and")?;
    let is_of_object = is_of("do does did what", sentence.at(found.start));
    let is_none = !is_of_object && (found.start + 2..at).any(|at| is_of(NO_FACTS, sentence.at(at)));
    (!is_none && is_join(sentence, found.start, at)).then(|| "and".to_owned())
}

fn joined(sentence: &Sentence, from: usize, joins: &[&str]) -> Option<String> {
    let at =
        (from..sentence.words.len()).find(|at| joins.contains(&sentence.at(*at)) && is_join(sentence, from, *at))?;
    Some(sentence.at(at).to_owned())
}

/// Whether the `and` or `or` at a place makes two out of one, with what stands from `from` on.
fn is_join(sentence: &Sentence, from: usize, at: usize) -> bool {
    let (before, after) = (sentence.before(at), sentence.at(at + 1));
    let pair = format!("{before}/{after}");
    let is_number = |word: &str| word.starts_with(|it: char| it.is_ascii_digit());
    let is_name = |at: usize| sentence.words.get(at).is_some_and(|word| word.is_name);
    let is_one = before == after
        || PAIRS.split_whitespace().any(|it| it == pair)
        || is_of(TAKES_ALONG, before)
        || is_of(ENDS, after) && sentence.at(at + 1) != "the"
        || is_number(before) && is_number(after)
        || is_name(at.wrapping_sub(1)) && is_name(at + 1)
        || sentence.words.iter().any(|word| is_of(TOGETHER, &word.text));
    let begins_clause = |it: usize| {
        let is_said = sentence.at(it) == "that" && is_of(THINKING, sentence.before(it));
        is_of(SUBORDINATORS, sentence.at(it)) && !is_said && !sentence.is_asked_with(it)
    };
    let depends = (from..at).any(begins_clause);
    let is_choice = sentence.at(at) == "and" && (at..sentence.words.len()).any(|it| sentence.at(it) == "or");
    let is_either = sentence.at(at) == "or" && (from..at).any(|it| is_of("whether either", sentence.at(it)));
    !is_one && !depends && !is_choice && !is_either && !is_between(sentence, from, at)
}

/// Whether this `and` belongs to a `between`.
fn is_between(sentence: &Sentence, from: usize, at: usize) -> bool {
    let open = sentence.find_all("between *").into_iter().rev().map(|it| it.start).find(|it| (from..at).contains(it));
    open.is_some_and(|open| !(open..at).any(|it| sentence.at(it) == "and"))
}

/// Where a second word asks, outside of a clause that depends on the first.
fn asked_again(sentence: &Sentence) -> Option<usize> {
    ASKS_AGAIN.iter().flat_map(|phrase| sentence.find_all(phrase)).find_map(|found| {
        let at = found.start;
        let inner = || (at + 2..found.end).map(|it| sentence.at(it));
        // "and what they do" names something; "and what do they do" asks.
        let names = inner().any(|word| is_of(PRONOUNS, word) || is_of("the a an my your our his her its their", word));
        let depends = (0..at).any(|it| is_of(QUESTION_WORDS, sentence.at(it)) && !sentence.is_asked_with(it));
        let is_apart = sentence.before(at) == "," && inner().any(|word| is_of(AUXILIARIES, word));
        (!names && (!depends || is_apart) && !is_between(sentence, 0, at)).then_some(at)
    })
}
