//! Lints about the options of a question: scales that lean, ranges that do not fit together, labels too long.
//!
//! In: a pack. Out: faults of answer scales. Never: what labels mean beyond their words and numbers.

use crate::analysis::lint::code::{Code, advice, warning};
use crate::analysis::lint::finding::Findings;
use crate::analysis::lint::spot::Spot;
use crate::analysis::lint::words::{phrase_in, sound};
use crate::model::pack::Pack;
use crate::model::question::{AnswerOption, Question};

/// The lints of this file.
pub const LINTS: &[Code] = &[
    advice(
        "unbalanced-scale",
        "an answer scale with more options on one side than on the other",
        "A scale that leans pulls answers to its longer side (Krosnick and Presser 2010, on response options).",
        unbalanced,
    ),
    warning(
        "overlapping-ranges",
        "options whose ranges of numbers overlap",
        "Whoever stands where they overlap has two right answers; options exclude each other (Dillman, Smyth and \
         Christian 2014).",
        overlapping,
    ),
    warning(
        "missing-range",
        "options that leave out numbers between them",
        "Whoever stands in the gap has no right answer; options are complete (Dillman, Smyth and Christian 2014).",
        missing,
    ),
    advice(
        "long-label",
        "an option's label of more than 60 columns",
        "A label that wraps is harder to compare with its neighbours (Dillman, Smyth and Christian 2014, on visual \
         layout).",
        long_label,
    ),
];

/// The widest label.
const COLUMNS_MAX: usize = 60;

/// Words of the two sides of a scale.
const SIDES: &[&str] = &[
    "agree/disagree",
    "satisfied/dissatisfied",
    "likely/unlikely",
    "comfortable/uncomfortable",
    "important/unimportant",
    "useful/useless",
    "better/worse",
    "good/bad",
    "easy/difficult",
    "happy/unhappy",
];

fn unbalanced(pack: &Pack, findings: &mut Findings<'_>) {
    for question in &pack.questions {
        for (up, down) in SIDES.iter().filter_map(|pair| pair.split_once('/')) {
            let of = |side: &str, other: &str| {
                let says = |label: &str, word: &str| phrase_in(label, &[word]).is_some();
                let labels = question.options().iter().map(|option| option.label.as_str());
                labels.filter(|label| says(label, side) && !says(label, other)).collect::<Vec<_>>()
            };
            let (ups, downs) = (of(up, down), of(down, up));
            let longer = if ups.len() > downs.len() { &ups } else { &downs };
            let Some(first) = longer.first().filter(|_| ups.len() != downs.len() && ups.len() + downs.len() > 1) else {
                continue;
            };
            let counts = format!("{} options for \"{up}\" and {} for \"{down}\"", ups.len(), downs.len());
            let spot = Spot::at(question.place).word("answer:").text(first);
            let finding = findings.note(&question.id, &spot, format!("`{}` has {counts}", question.id));
            finding.help("give both sides as many options");
        }
    }
}

fn overlapping(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, ranges) in pack.questions.iter().filter_map(|it| Some((it, ranges(it)?))) {
        for pair in ranges.windows(2).filter(|pair| pair[1].least <= pair[0].most) {
            let message = format!("two options of `{}` hold the same numbers", question.id);
            note_pair(findings, question, pair, message, "let each number belong to one option");
        }
    }
}

fn missing(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, ranges) in pack.questions.iter().filter_map(|it| Some((it, ranges(it)?))) {
        for pair in ranges.windows(2).filter(|pair| pair[1].least > pair[0].most.saturating_add(1)) {
            let (from, to) = (pair[0].most + 1, pair[1].least - 1);
            let gap = if from == to { from.to_string() } else { format!("{from} to {to}") };
            let message = format!("no option of `{}` holds {gap}", question.id);
            note_pair(findings, question, pair, message, "let each number belong to one option");
        }
    }
}

fn note_pair(findings: &mut Findings<'_>, question: &Question, pair: &[Range<'_>], message: String, help: &str) {
    let spot = |range: &Range<'_>| Spot::at(question.place).text(&range.option.label);
    let first = findings.place(&spot(&pair[0]));
    findings.note(&question.id, &spot(&pair[1]), message).second(first, "the range before").help(help);
}

fn long_label(pack: &Pack, findings: &mut Findings<'_>) {
    for question in &pack.questions {
        for option in question.options() {
            let columns = textwrap::core::display_width(&option.label);
            if columns > COLUMNS_MAX {
                let message = format!("the label of `{}` in `{}` has {columns} columns", option.id, question.id);
                let spot = Spot::at(question.place).text(&option.label);
                let help = format!("keep to {COLUMNS_MAX}; what has to be explained can stand in `help`");
                findings.note(&question.id, &spot, message).help(help);
            }
        }
    }
}

/// The numbers that an option stands for.
struct Range<'p> {
    least: i64,
    most: i64,
    option: &'p AnswerOption,
}

/// The ranges of a question's options, lowest first; none where fewer than two options have one, or where they count
/// different things.
fn ranges(question: &Question) -> Option<Vec<Range<'_>>> {
    let mut units = Vec::new();
    let mut found = Vec::new();
    for option in question.options() {
        let Some((least, most, unit)) = range(&option.label) else { continue };
        found.push(Range { least, most, option });
        units.extend((!unit.is_empty()).then_some(unit));
    }
    units.dedup();
    found.sort_by_key(|it| (it.least, it.most));
    (found.len() > 1 && units.len() <= 1).then_some(found)
}

/// The whole numbers that a label begins with, and their unit: `1,000 to 4,999 people`, `5 or more`, `less than 3 hours`.
fn range(label: &str) -> Option<(i64, i64, String)> {
    let sound = sound(&label.replace(',', "").replace('+', " or more").replace(['\u{2013}', '-'], " to "));
    if sound.eq_ignore_ascii_case("None") {
        return Some((0, 0, String::new()));
    }
    let words: Vec<&str> = sound.split(' ').collect();
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<i64>().ok());
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    let unit = |at: usize| word(at).trim_end_matches('s').to_owned();
    // "In 3 to 12 months" is the same range as "3 to 12 months".
    let at = usize::from("in between".split(' ').any(|it| it == word(0)));
    if let Some(first) = number(at) {
        return match (word(at + 1), number(at + 2)) {
            ("to" | "and", Some(last)) => Some((first, last, unit(at + 3))),
            ("or", _) if matches!(word(at + 2), "more" | "over") => Some((first, i64::MAX, unit(at + 3))),
            ("or", _) if matches!(word(at + 2), "less" | "fewer") => Some((i64::MIN, first, unit(at + 3))),
            (_, None) if word(at + 2) == "or" && word(at + 3) == "more" => Some((first, i64::MAX, unit(at + 1))),
            _ => None,
        };
    }
    let bound = |shift: i64, least: bool| {
        let at = (at..words.len()).find(|at| number(*at).is_some())?;
        let bound = number(at)? + shift;
        let (least, most) = if least { (bound, i64::MAX) } else { (i64::MIN, bound) };
        Some((least, most, unit(at + 1)))
    };
    match (word(at), word(at + 1)) {
        ("less" | "fewer", "than") | ("under" | "below" | "within", _) => bound(-1, false),
        ("more", "than") | ("over" | "above", _) => bound(1, true),
        ("up", "to") | ("at", "most") => bound(0, false),
        ("at", "least") => bound(0, true),
        _ => None,
    }
}
