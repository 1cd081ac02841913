//! Helps: whether a better answer ever pushes its pathway down.
//!
//! In: people and declared helps. Out: for every two neighbouring answers, who would lose by the better one. Never:
//! answers of which nobody said that one is better.

use crate::analysis::pack::verification::case::{Asks, Case};
use crate::analysis::pack::verification::finding::Subject;
use crate::analysis::space::people::People;
use crate::analysis::space::statement::StatementId;
use crate::model::answers::Answer;
use crate::model::property::Help;

/// A case for every two neighbouring answers of every declared help.
///
/// The same person is taken twice, once with each answer, everything else equal and skip logic followed anew. It is
/// enough to look at neighbours: who never loses by one step never loses by several.
pub fn helps(people: &mut People<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    for (index, help) in people.assessment.properties.helps.iter().enumerate() {
        let Some(position) = people.assessment.position(help.question) else { continue };
        let answers = ascending(people, position, help);
        for (from, to) in answers.iter().zip(answers.iter().skip(1)) {
            let classes = people.class_of(position, *from).zip(people.class_of(position, *to));
            let Some((before, after)) = classes else { continue };
            let loses = loses(people, position, help, (before, after));
            let subject = Subject::Helps(index, *from, *to);
            cases.push(Case { subject, asks: Asks::Nobody(loses), has: Some((position, before)) });
        }
    }
    cases
}

/// The answers of a help, from the least to the most helpful; of a number, one of every interval.
fn ascending(people: &People<'_>, position: usize, help: &Help) -> Vec<Answer> {
    if !help.order.is_empty() {
        return help.order.iter().map(|option| Answer::Options(*option)).collect();
    }
    let mut answers: Vec<Answer> = people.domains[position].classes.iter().filter_map(|class| class.answer).collect();
    answers.sort_unstable();
    answers
}

/// Who is open to the pathway with the first answer, and with the second has it ruled out or has fewer points.
fn loses(people: &mut People<'_>, position: usize, help: &Help, (before, after): (usize, usize)) -> StatementId {
    let pathway = people.outcomes.pathways[help.pathway.index()].clone();
    let statements = &mut people.statements;
    let looked: Vec<StatementId> = pathway.evidence.iter().copied().chain([pathway.ruled_out]).collect();
    let mut first = statements.given(&looked, position, before);
    let mut second = statements.given(&looked, position, after);
    let (Some(out_before), Some(out_after)) = (first.pop(), second.pop()) else {
        return statements.constant(false);
    };
    let weights = || pathway.points.iter().map(|(_, points)| *points);
    let had = first.into_iter().zip(weights());
    let has = second.into_iter().zip(weights().map(|points| -points));
    let fewer = statements.at_least(had.chain(has), 1);
    let open_before = statements.not(out_before);
    let worse = statements.any_of([out_after, fewer]);
    statements.all_of([open_before, worse])
}
