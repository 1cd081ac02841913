//! Lints about the labels of a question's options: scales that lean, and labels too long.
//!
//! In: a pack. Out: faults of answer scales. Never: what labels mean beyond their words.

use crate::analysis::pack::lint::code::{Code, advice};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::spot::Spot;
use crate::analysis::pack::lint::words::{is_of, sound, without_asides};
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
///
/// What is there to some degree or not at all, such as what is important, has one side only.
const SIDES: &[(&str, &str)] = &[
    ("agree", "disagree"),
    ("satisfied", "dissatisfied"),
    ("pleased", "displeased"),
    ("happy", "unhappy"),
    ("likely", "unlikely"),
    ("easy", "difficult"),
    ("better", "worse"),
    ("good", "bad"),
    ("more", "less"),
    ("higher", "lower"),
    ("support", "oppose"),
    ("approve", "disapprove"),
    ("positive", "negative"),
    ("fair", "unfair"),
];

/// Words that say how much, or that a sentence needs around them.
const DEGREES: &str = "very extremely quite rather fairly somewhat slightly moderately completely totally fully mostly \
                       strongly partly tend to a lot little bit much far i am is it in part not do don't hardly at all";

/// Words that turn a side into the other.
const NOT: &str = "not don't hardly";

/// Words of an option between the sides.
const MIDDLE: &str = "neutral neither undecided unsure same unchanged equal mixed depends";

/// How many options a scale has on each side, and the label of the first on the longer side.
struct Sides<'p> {
    ups: usize,
    downs: usize,
    first: &'p str,
}

fn unbalanced(pack: &Pack, findings: &mut Findings<'_>) {
    for question in &pack.questions {
        let sides = SIDES.iter().find_map(|(up, down)| Some((up, down, sides(question, up, down)?)));
        let Some((up, down, Sides { ups, downs, first })) = sides.filter(|(.., it)| it.ups != it.downs) else {
            continue;
        };
        let options = |count: usize| if count == 1 { "option" } else { "options" };
        let counts = format!("{ups} {} for \"{up}\" and {downs} {} for \"{down}\"", options(ups), options(downs));
        let spot = Spot::at(question.place).of("answer:").text(first);
        let finding = findings.note(&question.id, &spot, format!("`{}` has {counts}", question.id));
        finding.help("give both sides as many options");
    }
}

/// The sides of a scale of these two words; none where a label says more than one of them and its degree.
fn sides<'p>(question: &'p Question, up: &str, down: &str) -> Option<Sides<'p>> {
    let (mut ups, mut downs, mut has_down) = (Vec::new(), Vec::new(), false);
    for option in question.options().iter().filter(|option| !option.unsure && !option.alone) {
        let sound = sound(&without_asides(&option.label));
        let has = |list: &str| sound.split(' ').any(|word| is_of(list, word));
        if has(MIDDLE) {
            continue;
        }
        let is_plain = sound.split(' ').all(|word| word == up || word == down || is_of(DEGREES, word));
        if !is_plain || has(up) == has(down) || has(down) && has(NOT) {
            return None;
        }
        has_down |= has(down);
        let side = if has(up) && !has(NOT) { &mut ups } else { &mut downs };
        side.push(option.label.as_str());
    }
    let first = if ups.len() > downs.len() { &ups } else { &downs }.first()?;
    has_down.then_some(Sides { ups: ups.len(), downs: downs.len(), first })
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
