//! Lints about the options of a question: scales that lean, ranges that do not fit together, labels too long.
//!
//! In: a pack. Out: faults of answer scales. Never: what labels mean beyond their words and numbers.

use crate::analysis::pack::lint::code::{Code, advice, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::ranges::{Pair, Range, ranges};
use crate::analysis::pack::lint::sides::{Leaning, leaning};
use crate::analysis::pack::lint::spot::Spot;
use crate::model::pack::Pack;
use crate::model::question::Question;

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

fn unbalanced(pack: &Pack, findings: &mut Findings<'_>) {
    for question in &pack.questions {
        let Some(Leaning { up, down, first }) = leaning(question) else { continue };
        let options = |count: usize| if count == 1 { "option" } else { "options" };
        let counts = format!("{} {} for \"{}\" and {} for \"{}\"", up.1, options(up.1), up.0, down.1, down.0);
        let spot = Spot::at(question.place).of("answer:").text(&first);
        let finding = findings.note(&question.id, &spot, format!("`{}` has {counts}", question.id));
        finding.help("give both sides as many options");
    }
}

fn overlapping(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, ranges) in pack.questions.iter().filter_map(|it| Some((it, ranges(it)?))) {
        for pair in ranges.overlaps() {
            let message = format!("two options of `{}` hold the same numbers", question.id);
            note_pair(findings, question, &pair, message);
        }
    }
}

fn missing(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, ranges) in pack.questions.iter().filter_map(|it| Some((it, ranges(it)?))) {
        for pair in ranges.gaps() {
            let message = format!("no option of `{}` holds {}", question.id, pair.2);
            note_pair(findings, question, &pair, message);
        }
    }
}

fn note_pair(findings: &mut Findings<'_>, question: &Question, (left, right, _): &Pair<'_, '_>, message: String) {
    let spot = |range: &Range<'_>| Spot::at(range.option.place).of("label:").text(&range.option.label);
    let first = findings.place(&spot(left));
    let finding = findings.note(&question.id, &spot(right), message);
    finding.second(first, "the range before").help("let each number belong to one option");
}

fn long_label(pack: &Pack, findings: &mut Findings<'_>) {
    for question in &pack.questions {
        for option in question.options() {
            let columns = textwrap::core::display_width(&option.label);
            if columns > COLUMNS_MAX {
                let message = format!("the label of `{}` in `{}` has {columns} columns", option.id, question.id);
                let spot = Spot::at(option.place).of("label:").text(&option.label);
                let help = format!("keep to {COLUMNS_MAX}; what has to be explained can stand in `help`");
                findings.note(&question.id, &spot, message).help(help);
            }
        }
    }
}
