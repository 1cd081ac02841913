//! Lints about texts: those that say the same, stray spaces, and plans that do not read as plans.
//!
//! In: a pack. Out: texts to mend. Never: style.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::lint::code::{Code, advice, warning};
use crate::analysis::lint::finding::Findings;
use crate::analysis::lint::said::{Said, SaidKind, said};
use crate::analysis::lint::sentence::sentences;
use crate::analysis::lint::spot::Spot;
use crate::analysis::lint::words::{is_abbreviation, phrase_in, sound, without_asides, without_quotes, words};
use crate::model::pack::Pack;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    advice(
        "repeated-text",
        "two texts that say the same",
        "Somebody who gets both reads it twice, and whoever mends the one forgets the other (every piece of knowledge \
         has one place, Hunt and Thomas 1999).",
        repeated,
    ),
    warning(
        "repeated-label",
        "two options of one question that say the same",
        "Whoever means it has two right answers; options exclude each other (Dillman, Smyth and Christian 2014).",
        repeated_label,
    ),
    advice(
        "stray-spaces",
        "a text with spaces at an end, or two in a row",
        "They come from cutting and pasting, and show in a report.",
        stray_spaces,
    ),
    advice(
        "sentence-within-sentence",
        "a text that is read within a sentence and is written as one",
        "The report writes words around it, and would stop and begin anew in the middle of a sentence.",
        sentence_within_sentence,
    ),
    advice(
        "sentence-without-end",
        "a sentence without a full stop",
        "The report writes the next sentence behind it, and the two would run into each other.",
        sentence_without_end,
    ),
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
];

/// Texts of fewer words may be equal by chance.
const WORDS_MIN: usize = 4;

fn repeated(pack: &Pack, findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<String, Said<'_>> = BTreeMap::new();
    for it in said(pack) {
        if !it.kind.is_own() || words(it.text).len() < WORDS_MIN {
            continue;
        }
        let sound = sound(it.text);
        let Some(first) = seen.get(&sound) else {
            seen.insert(sound, it);
            continue;
        };
        // The two never reach one person.
        if it.alternative.is_some() && it.alternative == first.alternative {
            continue;
        }
        let place = findings.place(&first.spot);
        let message = if first.subject == it.subject {
            format!("two texts of `{}` say the same", it.subject)
        } else {
            format!("`{}` and `{}` say the same", first.subject, it.subject)
        };
        let finding = findings.note(&it.subject, &it.spot, message);
        finding.second(place, "it stands here too").help("say what is different about this one, or keep one of them");
    }
}

fn repeated_label(pack: &Pack, findings: &mut Findings<'_>) {
    for question in &pack.questions {
        let mut seen = BTreeSet::new();
        for option in question.options().iter().filter(|option| !seen.insert(sound(&option.label))) {
            let message = format!("two options of `{}` say the same", question.id);
            let spot = Spot::at(option.place).of("label:").text(&option.label);
            findings.note(&question.id, &spot, message).help("say how they differ, or keep one of them");
        }
    }
}

fn stray_spaces(pack: &Pack, findings: &mut Findings<'_>) {
    for it in said(pack) {
        if it.text.trim() != it.text || it.text.contains("  ") {
            let message = format!("a text of `{}` has spaces too many", it.subject);
            findings.note(&it.subject, &it.spot, message).help("take them out");
        }
    }
}

fn sentence_within_sentence(pack: &Pack, findings: &mut Findings<'_>) {
    let all = said(pack);
    // A word that the pack also writes small is no name of somebody or something, unless it is one as well.
    let small: BTreeSet<&str> = all.iter().flat_map(|it| words(it.text)).filter(|it| is_small(it)).collect();
    let told = all.iter().filter(|it| it.kind.is_sentence()).flat_map(|it| sentences(it.text));
    let names = told.flat_map(|it| it.words).filter(|word| word.is_name).map(|word| word.text.to_lowercase());
    let names: BTreeSet<String> = names.collect();
    for it in all.iter().filter(|it| it.kind.is_within_sentence()) {
        let first = words(it.text).first().copied().unwrap_or_default();
        let heard = first.to_lowercase();
        let label = if ends_sentence(it.text) {
            "it ends a sentence".to_owned()
        } else if begins_sentence(it.text) && small.contains(heard.as_str()) && !names.contains(&heard) {
            format!("it begins one with `{first}`")
        } else {
            continue;
        };
        let message = format!("a text of `{}` is read within a sentence and written as one", it.subject);
        let finding = findings.note(&it.subject, &it.spot, message).label(label);
        finding.help("begin with a small letter, and leave out the full stop");
    }
}

/// Whether a text begins with a capital that only sentences have, and not "I", "IT skills", "A-level" or "May Day".
fn begins_sentence(text: &str) -> bool {
    let words = words(text);
    let (first, second) = (words.first().copied().unwrap_or_default(), words.get(1).copied().unwrap_or_default());
    let is_shouted = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    let is_grade = first.len() == 1 && text.split(first).nth(1).is_some_and(|rest| rest.starts_with(['-', '.']));
    let is_name = second.starts_with(char::is_uppercase) && second != "I" && !is_shouted(second);
    let is_self = first == "I" || first.starts_with("I'") || first.starts_with("I\u{2019}");
    first.starts_with(char::is_uppercase) && !is_shouted(first) && !is_grade && !is_name && !is_self
}

/// Whether a text ends as sentences do, and not with an abbreviation or a name such as "Yahoo!".
fn ends_sentence(text: &str) -> bool {
    let Some(bare) = text.trim_end().strip_suffix(ENDS) else { return false };
    let last = bare.split_whitespace().last().unwrap_or_default().trim_start_matches(['(', '"', '\u{201c}']);
    let is_named = text.trim_end().ends_with('!')
        && last.starts_with(char::is_uppercase)
        && last.chars().any(char::is_lowercase)
        && last.len() < bare.trim_start().len();
    let is_shortened = text.trim_end().ends_with('.') && is_abbreviation(last);
    !is_named && !is_shortened
}

fn sentence_without_end(pack: &Pack, findings: &mut Findings<'_>) {
    for it in said(pack).iter().filter(|it| it.kind.is_sentence()) {
        // "How old are you (in years)?" ends, and so does "How old are you? (In years)".
        let bare = without_asides(it.text);
        let bare = bare.trim_end().trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}']);
        if !bare.ends_with(ENDS) && !bare.ends_with([':', '\u{2026}']) {
            let message = format!("a sentence of `{}` does not end", it.subject);
            findings.note(&it.subject, &it.spot, message).help("end it with a full stop");
        }
    }
}

/// Marks that end a sentence.
const ENDS: [char; 6] = ['.', '!', '?', '\u{3002}', '\u{ff01}', '\u{ff1f}'];

fn is_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

fn cue_with_when(pack: &Pack, findings: &mut Findings<'_>) {
    for it in of_kind(pack, SaidKind::Cue) {
        let first = sound(it.text);
        let first = first.split(' ').next().unwrap_or_default();
        if "when whenever if once after before".split(' ').any(|it| it == first) {
            let message = format!("a cue of `{}` begins with `{first}`", it.subject);
            findings.note(&it.subject, &it.spot, message).help("begin with the event: \"I next talk with my manager\"");
        }
    }
}

fn cue_not_first_person(pack: &Pack, findings: &mut Findings<'_>) {
    const CLAUSE_WORDS_MIN: usize = 3;
    for it in of_kind(pack, SaidKind::Cue) {
        let words = words(it.text);
        let label = if let Some(word) = phrase_in(&without_quotes(it.text), &["you", "your", "yours"]) {
            format!("`{word}` speaks to the person instead of for them")
        } else if words.len() < CLAUSE_WORDS_MIN && words.first() != Some(&"I") {
            "this names no event".to_owned()
        } else {
            continue;
        };
        let message = format!("a cue of `{}` is no clause in the first person", it.subject);
        let finding = findings.note(&it.subject, &it.spot, message).label(label);
        finding.help("write it so that it reads on from \"When ...\": \"I next talk with my manager\"");
    }
}

fn act_with_i_will(pack: &Pack, findings: &mut Findings<'_>) {
    for it in of_kind(pack, SaidKind::Act) {
        if sound(it.text).starts_with("i will ") || sound(it.text).starts_with("i'll ") {
            let message = format!("an act of `{}` begins with `I will`", it.subject);
            findings.note(&it.subject, &it.spot, message).help("begin with the verb: \"ask her for twenty minutes\"");
        }
    }
}

fn of_kind(pack: &Pack, kind: SaidKind) -> impl Iterator<Item = Said<'_>> {
    said(pack).into_iter().filter(move |it| it.kind == kind)
}
