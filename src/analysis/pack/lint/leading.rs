//! Leading: words that say which answer is expected.
//!
//! In: sentences. Out: where such words stand. Never: a wish that stands between the lines.

use std::ops::Range;

use crate::analysis::pack::lint::sentence::{AUXILIARIES, QUESTION_WORDS, Sentence, THINKING};
use crate::analysis::pack::lint::words::is_of;

/// Questions that wait for a yes: "isn't it", "you bake, right?".
const YES: &[&str] = &[
    "NT you think|agree|say|feel|find|believe|want|prefer|like|wish",
    ", NT PRON $",
    "^ you|it|they|this|that ** NT you|it|they $",
    ", AUX PRON not $",
    ", right|correct|agreed|eh $",
    "^ you|your|it|they|we|this|that|the ** , yes|no|true|ok|okay $",
    "^ you ** right|correct $",
    "^ is|was it|that|this not",
    "^ would it|that not",
    "^ is|are there not",
    "^ do|would you not think|agree|say|feel|find|believe|want|prefer|like",
    "^ should we|they|you not",
    "^ is|was it not? true that",
    "^ is it not? fair|correct|safe to say|assume",
    "would it be fair|true|correct|safe to say|assume",
    "do|would you not? admit",
    "do you not? realise|realize",
    "do|would you agree that",
];

/// "You do not bake, do you?" after a statement; "the loaves you baked, were they?" is none.
const TAGS: &[&str] = &["^ you|it|they|he|she|we|this|there ** , AUX|NT PRON $"];

/// What others are said to think, know or do.
const OTHERS: &[&str] = &[
    "^ like most|all|everybody|everyone *",
    ", like most|everybody|everyone *",
    "like everybody|everyone else",
    "^ as most|everybody|everyone *",
    "as|like any|every good|decent|responsible|reasonable|sensible|serious|caring",
    "as a|an good|decent|responsible|reasonable|sensible|serious|caring|loyal|concerned *",
    "most * think|believe|agree|say|know|love|like|want|prefer|recommend|support",
    "most experts",
    "experts|scientists|doctors|economists agree|say|think|believe|recommend|advise",
    "research|studies|science shows|show|proves|prove|suggests|suggest|tells|tell",
    "it is well|widely|commonly|generally known|accepted|agreed|believed",
    "everybody|everyone knows|agrees",
    "agree with most? experts|everybody|everyone|most",
    "^ should|would|do any? responsible|reasonable|decent|caring|sensible *",
];

/// Words that leave no doubt.
const SURE: &[&str] = &[
    "surely",
    "obviously",
    "undoubtedly",
    "^ clearly ,",
    "^ naturally ,",
    "^ of course",
    ", of course",
    "of course PRON",
    "of course $",
    "^ no doubt *",
    ", no doubt",
    "without a? doubt",
    "needless to say",
    "as you|we|everybody|everyone|i all? know|knows|agree|agrees",
    "as is well known",
];

/// Words that judge before anybody has answered.
const LOADED: &[&str] = &[
    "how bad|awful|terrible|horrible|dreadful|appalling|disappointing|unfair|rude|lazy|stupid|boring|useless|weak AUX",
    "how wonderful|excellent|amazing|fantastic|brilliant|superb|delicious|perfect|outstanding|delightful AUX",
    "how delighted|thrilled|impressed|outraged|appalled AUX",
    "why is|are|was|were ** so great|wonderful|good|bad|awful|terrible|horrible|boring|excellent|amazing|unfair",
    "how much better|worse|happier|easier|nicer|safer AUX",
    "how much do|did|does|will|would PRON love|like|enjoy|appreciate|hate *",
    "our excellent|wonderful|amazing|fantastic|brilliant|superb|great|friendly|popular|famous|delicious|helpful",
    "the|this|these|your excellent|wonderful|amazing|fantastic|brilliant|superb|awful|horrible|dreadful|outrageous",
    "the|this|these|your terrible|disgraceful|appalling|disastrous|ridiculous|shameful",
];

/// How much of what hurts is a plain question.
const HURTS: &str =
    "pain pains ache aches headache headaches symptom symptoms injury injuries nausea itching cough damage";

/// Where this sentence says which answer it expects. `is_item` says that it is a statement to be judged, in which what
/// others think may be what is asked.
pub fn leading(sentence: &Sentence, is_item: bool) -> Option<Range<usize>> {
    if let Some(sure) =
        sentence.find(SURE).filter(|it| !is_of("but have far long soon much", sentence.before(it.start)))
    {
        return Some(sure);
    }
    if is_item {
        return None;
    }
    others(sentence).or_else(|| sentence.asks.then(|| waits_for_yes(sentence).or_else(|| loaded(sentence)))?)
}

/// "Most people think ..."; not "What do most people think?", nor where others are said to think otherwise.
fn others(sentence: &Sentence) -> Option<Range<usize>> {
    let has_others = sentence.words.iter().any(|word| is_of("others some", &word.text));
    let found = sentence.find(OTHERS)?;
    let is_asked = (0..found.start).any(|at| {
        let word = sentence.at(at);
        at + 1 == found.start && is_of(AUXILIARIES, word) || is_of(QUESTION_WORDS, word) && sentence.is_asked_with(at)
    });
    let is_compared = found.start == sentence.part(found.start) || sentence.at(found.start) == "like";
    let is_thought =
        (0..found.start).any(|at| is_of(THINKING, sentence.at(at))) && !sentence.says(0..3).ends_with("true");
    (!has_others && (is_compared || !is_asked && !is_thought)).then_some(found)
}

fn waits_for_yes(sentence: &Sentence) -> Option<Range<usize>> {
    // "Isn't baking wonderful?", "When bread is fresh, isn't it better?"
    let turned = (0..sentence.words.len()).find(|at| sentence.part(*at) == *at && sentence.at(*at).ends_with("n't"));
    if let Some(at) = turned {
        return Some(at..at + 1);
    }
    if is_stated(sentence) {
        return Some(0..sentence.words.len().min(2));
    }
    let found = sentence.find(YES).or_else(|| {
        let tag = sentence.find(TAGS)?;
        let at = tag.clone().rev().find(|at| sentence.at(*at) == ",")?;
        Some(at + 1..tag.end)
    })?;
    // "To what extent do you agree that" and "why don't you like" ask openly.
    let is_open = (0..found.start).any(|at| is_of(QUESTION_WORDS, sentence.at(at)));
    let is_choice = is_of("left or", sentence.before(found.end - 1)) || is_of("left", sentence.before(found.end - 2));
    let is_late = sentence.at(found.end) == "yet";
    (!is_open && !is_choice && !is_late).then(|| short(sentence, found))
}

/// "You like your job?" states what it asks.
fn is_stated(sentence: &Sentence) -> bool {
    let from = usize::from(is_of("so and but then", sentence.at(0)));
    let words = || sentence.words.iter().map(|word| word.text.as_str());
    let asks = |word: &str| is_of(", ; : or", word) || is_of(QUESTION_WORDS, word);
    sentence.at(from) == "you" && !words().any(asks) && sentence.find(&["AUX PRON"]).is_none()
}

fn loaded(sentence: &Sentence) -> Option<Range<usize>> {
    let found = sentence.find(LOADED)?;
    let hurts = sentence.words.iter().any(|word| is_of(HURTS, &word.text));
    // "How much do you like or dislike it?"
    let is_even = is_of("or", sentence.at(found.end - 1)) || is_of("or", sentence.at(found.end));
    (!hurts && !is_even).then_some(found)
}

/// Of a match that takes in the whole sentence, its end.
fn short(sentence: &Sentence, found: Range<usize>) -> Range<usize> {
    let mark = found.clone().rev().find(|at| sentence.at(*at) == ",");
    mark.map_or(found.clone(), |at| at + 1..found.end)
}
