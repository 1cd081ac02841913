//! Lints about texts that do not read on from the words that the report writes around them.
//!
//! In: a pack. Out: cues, acts, reasons, remedies and titles to mend. Never: whether they are good ones.

use crate::analysis::pack::lint::code::{Code, advice};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::said::{Said, SaidKind, said};
use crate::analysis::pack::lint::sentence::sentences;
use crate::analysis::pack::lint::words::ends_in_full_stop;
use crate::model::pack::Pack;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    advice(
        "cue-with-when",
        "a cue that brings its own `when`",
        "The report writes \"When ..., I will ...\" around it (if-then plans, Gollwitzer 1999), so the word would stand \
         twice.",
        cue_with_when,
    ),
    advice(
        "cue-not-first-person",
        "a cue that is no clause in the first person",
        "A plan works where its event is one that the person will notice, said in their own words: \"I next talk with \
         my manager\" (implementation intentions, Gollwitzer 1999).",
        cue_not_first_person,
    ),
    advice(
        "act-with-i-will",
        "an act that brings its own `I will`",
        "The report writes \"When ..., I will ...\" around it (if-then plans, Gollwitzer 1999), so the words would stand \
         twice.",
        act_with_i_will,
    ),
    advice(
        "act-without-verb",
        "an act that does not begin with what to do",
        "The report writes \"When ..., I will ...\" around it (if-then plans, Gollwitzer 1999), so only a verb such as \
         \"ask\" reads on.",
        act_without_verb,
    ),
    advice(
        "because-with-because",
        "a reason that brings its own `because`",
        "The report writes \"It is ruled out: ...\" or \"It should, because ...\" before it, so the word stands twice or \
         does not read on.",
        because_with_because,
    ),
    advice(
        "lifted-by-with-verb",
        "what would lift a requirement, told as an order",
        "The report writes \"What would bring it back: ...\" before it and joins several, so it names a thing or an \
         event: \"a few free hours a week\".",
        lifted_by_with_verb,
    ),
    advice(
        "title-with-full-stop",
        "a title that ends in a full stop",
        "The report sets titles in headings and within sentences, and a full stop there ends what goes on.",
        title_with_full_stop,
    ),
];

/// Words that the report writes before an act itself.
const I_WILL: &[&str] = &["^ i will|shall", "^ i'll"];

/// Orders, where they cannot be names of things: "find a room".
const ORDERS: &[&str] = &[
    "^ apply for",
    "^ ask|become|borrow|bring|buy|choose|decide|find|get|join|learn|make|take|tell|try|write a|an|the|my|your",
];

fn cue_with_when(pack: &Pack, findings: &mut Findings<'_>) {
    for (it, word) in saying(pack, &[SaidKind::Cue], &["^ when|whenever|if|once|after|before"]) {
        let message = format!("a cue of `{}` begins with `{word}`", it.subject);
        findings.note(&it.subject, &it.spot, message).help("begin with the event: \"I next talk with my manager\"");
    }
}

fn cue_not_first_person(pack: &Pack, findings: &mut Findings<'_>) {
    for (it, word) in saying(pack, &[SaidKind::Cue], &["you|your|yours"]) {
        let message = format!("a cue of `{}` is no clause in the first person", it.subject);
        let finding = findings.note(&it.subject, &it.spot, message);
        let label = format!("`{word}` speaks to the person instead of for them");
        finding.label(label).help("write what they would say: \"I next talk with my manager\"");
    }
}

fn act_with_i_will(pack: &Pack, findings: &mut Findings<'_>) {
    for (it, _) in saying(pack, &[SaidKind::Act], I_WILL) {
        let message = format!("an act of `{}` begins with `I will`", it.subject);
        findings.note(&it.subject, &it.spot, message).help("begin with the verb: \"ask her for twenty minutes\"");
    }
}

fn act_without_verb(pack: &Pack, findings: &mut Findings<'_>) {
    for (it, word) in saying(pack, &[SaidKind::Act], &["^ i|you|he|she|we|they|it|to|should|must"]) {
        if first_sentence_says(it.text, I_WILL).is_none() {
            let message = format!("an act of `{}` does not begin with what to do", it.subject);
            let finding = findings.note(&it.subject, &it.spot, message);
            let label = format!("\"I will {word} ...\" does not read on");
            finding.label(label).help("begin with the verb: \"ask her for twenty minutes\"");
        }
    }
}

fn because_with_because(pack: &Pack, findings: &mut Findings<'_>) {
    for (it, _) in saying(pack, &[SaidKind::Reason, SaidKind::Ground], &["^ because"]) {
        let message = format!("the reason of `{}` begins with `because`", it.subject);
        findings.note(&it.subject, &it.spot, message).help("begin behind it: \"you have no place for a piano\"");
    }
}

fn lifted_by_with_verb(pack: &Pack, findings: &mut Findings<'_>) {
    for (it, phrase) in saying(pack, &[SaidKind::Remedy], ORDERS) {
        let message = format!("what would lift `{}` is told as an order", it.subject);
        let finding = findings.note(&it.subject, &it.spot, message);
        let label = format!("\"What would bring it back: {phrase} ...\" does not read on");
        finding.label(label).help("name a thing or an event: \"a talk with your manager\"");
    }
}

fn title_with_full_stop(pack: &Pack, findings: &mut Findings<'_>) {
    for it in said(pack).iter().filter(|it| it.kind == SaidKind::Title && ends_in_full_stop(it.text)) {
        let message = format!("the title of `{}` ends in a full stop", it.subject);
        findings.note(&it.subject, &it.spot, message).help("leave it out");
    }
}

/// The texts of some kinds whose first sentence fits one of the patterns, with the words that fit.
fn saying<'p>(pack: &'p Pack, kinds: &[SaidKind], patterns: &[&str]) -> Vec<(Said<'p>, String)> {
    let texts = said(pack).into_iter().filter(|it| kinds.contains(&it.kind));
    texts.filter_map(|it| Some((first_sentence_says(it.text, patterns)?, it))).map(|(words, it)| (it, words)).collect()
}

fn first_sentence_says(text: &str, patterns: &[&str]) -> Option<String> {
    sentences(text).first()?.find(patterns)
}
