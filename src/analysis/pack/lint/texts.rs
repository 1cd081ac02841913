//! Lints about texts: those that say the same, stray spaces, and sentences that begin or end as none do.
//!
//! In: a pack. Out: texts to mend. Never: style.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pack::lint::code::{Code, advice, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::said::{Said, said};
use crate::analysis::pack::lint::spot::Spot;
use crate::analysis::pack::lint::words::{ends_in_full_stop, is_of, sound, without_asides, words};
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

/// Words with a capital that begin sentences, and no name but with another capital behind them, as in "The Hague".
const OPENINGS: &str = "The This That These Those There It They You Your Our We He She His Her If When Whether \
                        How What Where Which Who Whose Why Is Are Do Does So To For With";

/// Marks that end a sentence, or leave it open.
const ENDS: [char; 8] = ['.', '!', '?', ':', '\u{2026}', '\u{3002}', '\u{ff01}', '\u{ff1f}'];

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
    for it in said(pack).iter().filter(|it| it.kind.is_within_sentence()) {
        let (label, help) = match (opening(it.text), ends_in_full_stop(it.text)) {
            (None, false) => continue,
            (Some(first), false) => (format!("it begins one with `{first}`"), "begin with a small letter"),
            (None, true) => ("it ends a sentence".to_owned(), "leave out the mark at its end"),
            (Some(_), true) => ("it is one".to_owned(), "begin with a small letter, and leave out the mark at its end"),
        };
        let message = format!("a text of `{}` is read within a sentence and written as one", it.subject);
        findings.note(&it.subject, &it.spot, message).label(label).help(help);
    }
}

/// The word with a capital that begins a text as only sentences begin.
fn opening(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    (is_of(OPENINGS, first) && begins_small(rest)).then_some(first)
}

fn sentence_without_end(pack: &Pack, findings: &mut Findings<'_>) {
    for it in said(pack).iter().filter(|it| it.kind.is_sentence()) {
        // "How old are you (in years)?" ends, and so does "How old are you? (In years)".
        let bare = without_asides(it.text);
        if !bare.trim_end().trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}']).ends_with(ENDS) {
            let message = format!("a sentence of `{}` does not end", it.subject);
            let help = "end a question with a question mark, and a statement with a full stop";
            findings.note(&it.subject, &it.spot, message).help(help);
        }
    }
}

fn sentence_begins_small(pack: &Pack, findings: &mut Findings<'_>) {
    for it in said(pack).iter().filter(|it| it.kind.is_sentence()) {
        // A name such as "iPhone" or "npm.js" is written so wherever it stands.
        let first = it.text.split_whitespace().next().unwrap_or_default();
        let first = first.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let is_plain = first.chars().all(|letter| letter.is_lowercase() || matches!(letter, '\'' | '\u{2019}'));
        if begins_small(first) && is_plain {
            let message = format!("a sentence of `{}` begins with a small letter", it.subject);
            findings.note(&it.subject, &it.spot, message).help("begin with a capital");
        }
    }
}

fn begins_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}
