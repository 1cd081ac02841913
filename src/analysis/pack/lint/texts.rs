//! Lints about texts: those that say the same, stray spaces, and sentences that are none.
//!
//! In: a pack. Out: texts to mend. Never: style.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pack::lint::code::{Code, advice, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::plans::brought_when;
use crate::analysis::pack::lint::said::{Said, SaidKind, said};
use crate::analysis::pack::lint::sentence::{
    DETERMINERS, PRONOUNS, QUESTION_WORDS, SUBORDINATORS, Sentence, sentences,
};
use crate::analysis::pack::lint::spot::Spot;
use crate::analysis::pack::lint::words::{is_abbreviation, is_of, sound, without_asides, words};
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
        "a sentence without the mark that ends it",
        "The report writes the next sentence behind it, and the two would run into each other; a question without its \
         mark reads as a statement.",
        sentence_without_end,
    ),
    advice(
        "sentence-begins-small",
        "a sentence that begins with a small letter",
        "The report writes it behind another sentence, and without the capital the two read as one.",
        sentence_begins_small,
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
        let is_known = small.contains(heard.as_str()) || is_no_name(it.text);
        let begins = begins_sentence(it.text) && is_known && !names.contains(&heard);
        // A word that has to go takes its capital along.
        let goes = it.kind == SaidKind::Cue && brought_when(it.text).is_some() || heard == "because";
        let (label, help) = match (begins && !goes, ends_sentence(it.text)) {
            (false, false) => continue,
            (true, false) => (format!("it begins one with `{first}`"), "begin with a small letter"),
            (false, true) => ("it ends a sentence".to_owned(), "leave out the mark at its end"),
            (true, true) => ("it is one".to_owned(), "begin with a small letter, and leave out the mark at its end"),
        };
        let message = format!("a text of `{}` is read within a sentence and written as one", it.subject);
        let finding = findings.note(&it.subject, &it.spot, message).label(label);
        finding.help(help);
    }
}

/// Whether a text begins with a capital that only sentences have, and not "I", "IT skills", "A levels" or "May Day".
fn begins_sentence(text: &str) -> bool {
    let words = words(text);
    let (first, second) = (words.first().copied().unwrap_or_default(), words.get(1).copied().unwrap_or_default());
    let is_shouted = |word: &str| word.chars().skip(1).any(char::is_uppercase);
    let is_grade = first.len() == 1 && text.split(first).nth(1).is_some_and(|rest| rest.starts_with(['-', '.']));
    let is_grade = is_grade || first == "A" && second.ends_with('s') && !second.ends_with("ss");
    let is_name = second.starts_with(char::is_uppercase) && second != "I" && !is_shouted(second);
    let is_self = first == "I" || first.starts_with("I'") || first.starts_with("I\u{2019}");
    first.starts_with(char::is_uppercase) && !is_shouted(first) && !is_grade && !is_name && !is_self
}

/// Whether the first word of a text is one that nobody and nothing is named after: "How you", "Becoming a baker".
fn is_no_name(text: &str) -> bool {
    let sound = sound(text);
    let mut words = sound.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_closed = [DETERMINERS, PRONOUNS, QUESTION_WORDS, SUBORDINATORS].iter().any(|it| is_of(it, first));
    is_closed || first.ends_with("ing") && is_of(DETERMINERS, second)
}

/// Whether a text ends as sentences do, and not with an abbreviation or a name such as "Yahoo!".
pub fn ends_sentence(text: &str) -> bool {
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
        let asks = it.kind == SaidKind::Question && sentences(it.text).last().is_some_and(is_question);
        if !bare.ends_with(ENDS) && !bare.ends_with([':', '\u{2026}']) {
            let message = format!("a sentence of `{}` does not end", it.subject);
            let help = match it.kind {
                SaidKind::Question if asks => "end it with a question mark",
                SaidKind::Question => "end a question with a question mark, and a statement with a full stop",
                _ => "end it with a full stop",
            };
            findings.note(&it.subject, &it.spot, message).help(help);
        } else if asks && bare.ends_with('.') && !bare.ends_with("..") {
            let message = format!("the question of `{}` ends in a full stop", it.subject);
            findings.note(&it.subject, &it.spot, message).help("end it with a question mark");
        }
    }
}

/// Whether the words of a sentence ask, whatever mark it has: "do you bake", "how often would you".
fn is_question(sentence: &Sentence) -> bool {
    const ASKING: &[&str] = &[
        "^ do|did|are|have|can|will|would|could you",
        "^ how|what|where|when|why|who|which AUX you",
        "^ how|what|which * do|did|are|have|can|will|would|could you",
    ];
    sentence.find(ASKING).is_some_and(|found| found.start == 0)
}

fn sentence_begins_small(pack: &Pack, findings: &mut Findings<'_>) {
    for it in said(pack).iter().filter(|it| it.kind.is_sentence()) {
        // A name such as "iPhone" or "npm.js" is written so wherever it stands.
        let first = it.text.split_whitespace().next().unwrap_or_default();
        let first = first.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let is_plain = first.chars().all(|letter| letter.is_lowercase() || matches!(letter, '\'' | '\u{2019}'));
        if is_small(first) && is_plain {
            let message = format!("a sentence of `{}` begins with a small letter", it.subject);
            findings.note(&it.subject, &it.spot, message).help("begin with a capital");
        }
    }
}

/// Marks that end a sentence.
const ENDS: [char; 6] = ['.', '!', '?', '\u{3002}', '\u{ff01}', '\u{ff1f}'];

fn is_small(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}
