//! Lints about options that stand for ranges of whole numbers: where two overlap, and where numbers are left out.
//!
//! In: a pack. Out: options that do not fit together. Never: amounts in words, and questions whose options count in
//! several units.

use crate::analysis::pack::lint::code::{Code, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::spot::Spot;
use crate::analysis::pack::lint::words::{is_of, without_asides};
use crate::model::pack::Pack;
use crate::model::question::{AnswerKind, AnswerOption, Question};

/// The lints of this file.
pub const LINTS: &[Code] = &[
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
];

/// Openings of a label with one bound, and whether it lies above the number, below it, or at it.
const OPENINGS: &[(&str, Bound)] = &[
    ("at least ", Bound::From),
    ("more than ", Bound::Above),
    ("over ", Bound::Above),
    ("up to ", Bound::UpTo),
    ("at most ", Bound::UpTo),
    ("less than ", Bound::Below),
    ("fewer than ", Bound::Below),
    ("under ", Bound::Below),
];

/// Endings of a label with one bound; its unit may stand before or behind.
const ENDINGS: &[(&str, Bound)] =
    &[("or more", Bound::From), ("and over", Bound::From), ("+", Bound::From), ("or less", Bound::UpTo)];

/// Beginnings of a label that stands for nothing.
const NONE: &str = "none nobody never nothing no";

/// On which side of a number a range lies.
#[derive(Clone, Copy)]
enum Bound {
    From,
    Above,
    UpTo,
    Below,
}

/// The whole numbers that an option stands for.
struct Range<'p> {
    low: i64,
    high: i64,
    /// What is counted, as the label says it.
    unit: String,
    option: &'p AnswerOption,
}

/// The ranges of a question, lowest first.
struct Ranges<'p> {
    all: Vec<Range<'p>>,
    /// Whether no option without a range may stand for numbers, as "a few" does.
    is_complete: bool,
}

fn overlapping(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, ranges) in pack.questions.iter().filter_map(|it| Some((it, ranges(it)?))) {
        for pair in ranges.all.windows(2).filter(|pair| pair[1].low <= pair[0].high) {
            let message = format!("two options of `{}` hold the same numbers", question.id);
            note(findings, question, &pair[0], &pair[1], message);
        }
    }
}

fn missing(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, ranges) in pack.questions.iter().filter_map(|it| Some((it, ranges(it)?))) {
        // Single numbers may be choices to come near to: "15, 30, 45".
        let are_left_out = |pair: &&[Range<'_>]| {
            let is_single = pair.iter().any(|it| it.low == it.high);
            ranges.is_complete && !is_single && pair[1].low.saturating_sub(1) > pair[0].high
        };
        for pair in ranges.all.windows(2).filter(are_left_out) {
            let (first, last) = (pair[0].high + 1, pair[1].low - 1);
            let numbers = if first == last { first.to_string() } else { format!("{first} to {last}") };
            note(findings, question, &pair[0], &pair[1], format!("no option of `{}` holds {numbers}", question.id));
        }
    }
}

fn note(findings: &mut Findings<'_>, question: &Question, left: &Range<'_>, right: &Range<'_>, message: String) {
    let spot = |range: &Range<'_>| Spot::at(range.option.place).of("label:").text(&range.option.label);
    let first = findings.place(&spot(left));
    let finding = findings.note(&question.id, &spot(right), message);
    finding.second(first, "the range before").help("let each number belong to one option");
}

/// The ranges of a question; none where several answers may be ticked, or where a label has numbers of another kind.
fn ranges(question: &Question) -> Option<Ranges<'_>> {
    let AnswerKind::One(options) = &question.kind else { return None };
    let mut ranges = Ranges { all: Vec::new(), is_complete: true };
    for option in options {
        let label = without_asides(&option.label).to_lowercase();
        if let Some((low, high, unit)) = read(&label) {
            ranges.all.push(Range { low, high, unit, option });
        } else if label.contains(|letter: char| letter.is_ascii_digit()) {
            return None;
        } else {
            let first = label.split([' ', ',']).next().unwrap_or_default();
            ranges.is_complete &= option.unsure || is_of(NONE, first);
        }
    }
    ranges.all.sort_by_key(|it| (it.low, it.high));
    let count_one_thing = ranges.all.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    (count_one_thing && ranges.all.len() > 1).then_some(ranges)
}

/// The least and the most that a label stands for, and what it counts; none where it is no plain range.
fn read(label: &str) -> Option<(i64, i64, String)> {
    let (opening, rest) = OPENINGS
        .iter()
        .find_map(|(words, bound)| Some((Some(*bound), label.strip_prefix(words)?)))
        .unwrap_or((None, label));
    let (first, rest) = number(rest)?;
    let join = ["to ", "-", "\u{2013}"].into_iter().find_map(|join| rest.trim_start().strip_prefix(join));
    if let Some((last, unit)) = join.and_then(|rest| number(rest.trim_start())) {
        let unit = unit_of(unit).filter(|_| opening.is_none() && first < last)?;
        return Some((first, last, unit));
    }
    let rest = rest.split(',').next().unwrap_or_default();
    let ending = ENDINGS.iter().find_map(|(words, bound)| Some((*bound, rest.split_once(words)?)));
    let (bound, unit) = match (opening, ending) {
        (Some(bound), None) => (Some(bound), unit_of(rest)),
        (None, Some((bound, (before, behind)))) => (Some(bound), unit_of(&format!("{before}{behind}"))),
        (None, None) => (None, unit_of(rest)),
        (Some(_), Some(_)) => return None,
    };
    let (low, high) = match bound {
        Some(Bound::From) => (first, i64::MAX),
        Some(Bound::Above) => (first + 1, i64::MAX),
        Some(Bound::UpTo) => (i64::MIN, first),
        Some(Bound::Below) => (i64::MIN, first - 1),
        None => (first, first),
    };
    Some((low, high, unit?))
}

/// The whole number that a text begins with, such as `1,000`, and what stands behind it.
fn number(text: &str) -> Option<(i64, &str)> {
    const DIGITS_MAX: usize = 9;
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != ',').unwrap_or(text.len());
    let digits = text[..end].trim_end_matches(',');
    let is_grouped = digits.split(',').skip(1).all(|group| group.len() == 3);
    let plain = digits.replace(',', "");
    let value = plain.parse().ok().filter(|_| is_grouped && plain.len() <= DIGITS_MAX)?;
    Some((value, &text[digits.len()..]))
}

/// What is counted, up to a comma; none where more numbers follow or where the number goes on, as in `2.5` or `3rd`.
fn unit_of(rest: &str) -> Option<String> {
    let unit = rest.split(',').next().unwrap_or_default();
    let is_apart = unit.is_empty() || unit.starts_with([' ', '%']);
    (is_apart && !unit.contains(|letter: char| letter.is_ascii_digit())).then(|| unit.trim().to_owned())
}
