//! Lints about people who are not sure: no rule judges them by what they do not know.
//!
//! In: a pack. Out: rules that unsure answers decide by themselves. Never: how a test is spelled.

use crate::analysis::pack::lint::code::{Code, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::spot::Spot;
use crate::engine::truth::{Response, Truth, View};
use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet};
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};

/// The lints of this file.
pub const LINTS: &[Code] = &[
    warning(
        "unsure-counts",
        "evidence that counts the answer of somebody who is unsure",
        "Not knowing is no fact about the world: whoever answers so would be ranked by what they do not know \
         (Krosnick 2002, on the meaning of no-opinion answers).",
        unsure_counts,
    ),
    warning(
        "unsure-ruled-out",
        "a requirement that rules out somebody who is unsure",
        "Not knowing is no fact about the world: whoever answers so would lose a pathway that the true answer may leave \
         open (Krosnick 2002, on the meaning of no-opinion answers).",
        unsure_ruled_out,
    ),
];

/// What being unsure does to a condition by itself, whatever else is answered.
#[derive(Clone, Copy, Default)]
struct Turn {
    /// It holds, and with some other answer it might not.
    held: bool,
    /// It holds, and with no other answer it would by itself.
    held_alone: bool,
    /// It fails, and with some other answer it might hold.
    failed: bool,
}

fn unsure_counts(pack: &Pack, findings: &mut Findings<'_>) {
    for (assessment, pathway) in pack.assessments.iter().flat_map(|it| it.pathways.iter().map(move |at| (it, at))) {
        for evidence in &pathway.evidence {
            let speaks_for = evidence.points.0 > 0;
            // Being unsure may stand beside another answer that speaks against, never alone, never for.
            let counts = |turn: Turn| if speaks_for { turn.held } else { turn.held_alone };
            let Some(name) = turned_by(pack, assessment, &evidence.when, counts) else { continue };
            let message = format!("`{}` counts somebody who is unsure about `{name}`", evidence.id);
            let subject = format!("{}/{}", pathway.id, evidence.id);
            let finding = findings.note(subject, &Spot::at(evidence.place), message);
            finding.help(
                "name the answers that count, as with `Is` or `AnyOf`; `IsNot` and `NoneOf` hold for the unsure too, \
                 whom the report gives a step to find out",
            );
        }
    }
}

fn unsure_ruled_out(pack: &Pack, findings: &mut Findings<'_>) {
    for (assessment, pathway) in pack.assessments.iter().flat_map(|it| it.pathways.iter().map(move |at| (it, at))) {
        for requirement in &pathway.requires {
            let Some(name) = turned_by(pack, assessment, &requirement.holds, |turn| turn.failed) else { continue };
            let message = format!("`{}` rules out somebody who is unsure about `{name}`", requirement.id);
            let subject = format!("{}/{}", pathway.id, requirement.id);
            let finding = findings.note(subject, &Spot::at(requirement.place), message);
            finding.help("name the answers that rule out, as with `IsNot` or `NoneOf`, which hold for the unsure");
        }
    }
}

/// The first question whose unsure answer turns the condition in this way: its own, or those of all questions together.
fn turned_by<'p>(
    pack: &'p Pack,
    assessment: &Assessment,
    when: &Condition,
    is_so: impl Fn(Turn) -> bool,
) -> Option<&'p str> {
    let mut asked = assessment.questions_of(when);
    asked.retain(|it| !pack.question(*it).unsure().is_empty());
    let mut nobody_sure = vec![Response::Pending; pack.questions.len()];
    for question in &asked {
        let first = pack.question(*question).unsure().iter().next();
        nobody_sure[question.index()] = first.map_or(Response::Pending, single);
    }
    let only_this = vec![Response::Pending; pack.questions.len()];
    let turned = asked.into_iter().find(|question| {
        [&only_this, &nobody_sure].into_iter().any(|others| is_so(turn(pack, assessment, when, *question, others)))
    })?;
    Some(&pack.question(turned).id)
}

/// What being unsure about `question` does to `when` beside these responses to the others.
fn turn(pack: &Pack, assessment: &Assessment, when: &Condition, question: QuestionId, others: &[Response]) -> Turn {
    let mut responses = others.to_vec();
    let mut with = |index: usize| {
        responses[question.index()] = single(index);
        View { assessment, responses: &responses, facts: &[], results: None }.truth(when)
    };
    let unsure = pack.question(question).unsure();
    let (unsure, sure): (Vec<usize>, Vec<usize>) =
        (0..pack.question(question).options().len()).partition(|index| unsure.has(*index));
    let sure: Vec<Truth> = sure.into_iter().map(&mut with).collect();
    let mut turn = Turn::default();
    for truth in unsure.into_iter().map(&mut with) {
        turn.held |= truth == Truth::Yes && sure.iter().any(|it| *it != Truth::Yes);
        turn.held_alone |= truth == Truth::Yes && sure.iter().all(|it| *it != Truth::Yes);
        turn.failed |= truth == Truth::No && sure.iter().any(|it| *it != Truth::No);
    }
    turn
}

fn single(index: usize) -> Response {
    Response::Given(Answer::Options(OptionSet::of(index)))
}
