//! Lints about plans: cues and acts that do not read on from the words that the report writes around them.
//!
//! In: a pack. Out: cues and acts to mend. Never: whether a plan is a good one.

use crate::analysis::pack::lint::code::{Code, advice};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::said::{Said, SaidKind, said};
use crate::analysis::pack::lint::sentence::{DETERMINERS, PRONOUNS};
use crate::analysis::pack::lint::words::{is_of, phrase_in, sound, without_quotes};
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
];

/// Words that say when, which the report writes itself.
const WHEN: &str = "when whenever if once after before";

/// Words that begin something other than a clause: "the next team meeting", "at work", "two days".
const NO_CLAUSE: &str = "at by during every for from in next last on until with one two three";

/// Words that end in "ing" and may begin an act.
const ENDING_LIKE_VERBS: &str = "bring sing ring swing spring fling cling sting wring string sling ping wing during nothing something anything \
     everything";

/// The fewest letters of a word that is a verb with "ing" behind it: "going".
const LETTERS_MIN: usize = 5;

/// The word with which a cue says when, though the report does.
pub fn brought_when(cue: &str) -> Option<String> {
    let first = first(cue);
    is_of(WHEN, &first).then_some(first)
}

fn cue_with_when(pack: &Pack, findings: &mut Findings<'_>) {
    for it in of_kind(pack, SaidKind::Cue) {
        if let Some(first) = brought_when(it.text) {
            let message = format!("a cue of `{}` begins with `{first}`", it.subject);
            findings.note(&it.subject, &it.spot, message).help("begin with the event: \"I next talk with my manager\"");
        }
    }
}

fn cue_not_first_person(pack: &Pack, findings: &mut Findings<'_>) {
    for it in of_kind(pack, SaidKind::Cue) {
        let label = if let Some(word) = phrase_in(&without_quotes(it.text), &["you", "your", "yours"]) {
            format!("`{word}` speaks to the person instead of for them")
        } else if first(it.text) == "to" {
            "`to` says what to do, and no event".to_owned()
        } else if is_nameless(it.text) && brought_when(it.text).is_none() {
            "this names no event".to_owned()
        } else {
            continue;
        };
        let message = format!("a cue of `{}` is no clause in the first person", it.subject);
        let finding = findings.note(&it.subject, &it.spot, message).label(label);
        finding.help("write it so that it reads on from \"When ...\": \"I next talk with my manager\"");
    }
}

/// Whether a cue of one or two words is no clause; "Monday comes" and "lessons end" are.
fn is_nameless(cue: &str) -> bool {
    let sound = sound(cue);
    match sound.split(' ').collect::<Vec<_>>()[..] {
        [first] => first != "i",
        [first, second] => {
            let ends = |word: &str| word.ends_with('s') && !word.ends_with("ss");
            let is_noun_phrase = is_of(DETERMINERS, first) || is_of(NO_CLAUSE, first);
            is_noun_phrase || !is_of(PRONOUNS, first) && !ends(first) && !ends(second)
        }
        _ => false,
    }
}

fn act_with_i_will(pack: &Pack, findings: &mut Findings<'_>) {
    for it in of_kind(pack, SaidKind::Act).filter(|it| brings_will(it.text)) {
        let message = format!("an act of `{}` begins with `I will`", it.subject);
        findings.note(&it.subject, &it.spot, message).help("begin with the verb: \"ask her for twenty minutes\"");
    }
}

fn brings_will(act: &str) -> bool {
    sound(act).starts_with("i will ") || sound(act).starts_with("i'll ")
}

fn act_without_verb(pack: &Pack, findings: &mut Findings<'_>) {
    for it in of_kind(pack, SaidKind::Act).filter(|it| !brings_will(it.text)) {
        let first = first(it.text);
        let is_subject = is_of(PRONOUNS, &first) && first != "there";
        let is_duty = is_of("should must ought to", &first);
        let is_going = first.ends_with("ing") && first.len() >= LETTERS_MIN && !is_of(ENDING_LIKE_VERBS, &first);
        if is_subject || is_duty || is_going {
            let message = format!("an act of `{}` does not begin with what to do", it.subject);
            let finding = findings.note(&it.subject, &it.spot, message);
            finding
                .label(format!("\"I will {first} ...\" does not read on"))
                .help("begin with the verb: \"ask her for twenty minutes\"");
        }
    }
}

/// The first word of a text as it sounds.
fn first(text: &str) -> String {
    sound(text).split(' ').next().unwrap_or_default().to_owned()
}

fn of_kind(pack: &Pack, kind: SaidKind) -> impl Iterator<Item = Said<'_>> {
    said(pack).into_iter().filter(move |it| it.kind == kind)
}
