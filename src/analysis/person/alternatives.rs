//! Alternatives: which other answers a question can take, and which of them a person can bring about.
//!
//! In: a question and the answer given. Out: other answers, and how far each is. Never: what they would do to a result.

use std::collections::BTreeSet;

use crate::engine::truth::{Response, Truth, tested};
use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet};
use crate::model::id::QuestionId;
use crate::model::pack::Assessment;
use crate::model::question::{AnswerKind, Lever, Question};

/// No more sets of ticks of one question are listed.
pub const TICKED_SETS_MAX: usize = 4_096;

/// Every other answer that one change leads to: every other option of a question with one answer, every box ticked or
/// unticked where there may be several, the nearest number out of every interval that rules tell apart.
pub fn alternatives(assessment: &Assessment, question: &Question, id: QuestionId, given: Answer) -> Vec<Answer> {
    match (&question.kind, given) {
        (AnswerKind::One(options), Answer::Options(set)) => {
            let others = (0..options.len()).filter(|index| !set.has(*index));
            others.map(|index| Answer::Options(OptionSet::of(index))).collect()
        }
        (AnswerKind::Many { at_most, options }, Answer::Options(set)) => {
            let toggled = (0..options.len()).filter_map(|index| {
                let option = OptionSet::of(index);
                let is_alone = |index: usize| options[index].alone;
                let to = if is_alone(index) || set.iter().any(is_alone) { option } else { set.toggled(option) };
                let fits = to != set && !to.is_empty() && to.len() <= *at_most;
                fits.then_some(Answer::Options(to))
            });
            toggled.collect()
        }
        (AnswerKind::Number { least, most, .. }, Answer::Number(number)) => {
            let cuts = cuts(assessment, id);
            let interval = |number: i64| cuts.range(..=number).count();
            let starts = std::iter::once(*least).chain(cuts.iter().copied());
            let starts = starts.filter(|start| (least..=most).contains(&start) && interval(*start) != interval(number));
            let nearest = |start: i64| {
                let next = cuts.range(start.saturating_add(1)..).next();
                let end = next.map_or(*most, |next| (next - 1).min(*most));
                Answer::Number(if end < number { end } else { start })
            };
            starts.collect::<BTreeSet<i64>>().into_iter().map(nearest).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a person can bring the other answer about: any where the question is theirs to decide; a later option, a
/// larger number or one more tick where the fact can only grow. Nobody sets out to become unsure, or to what the pack marks
/// as no aim.
pub fn is_reachable(question: &Question, from: Answer, to: Answer) -> bool {
    if question.is_unsure(to) || to == from || is_no_aim(question, from, to) {
        return false;
    }
    match (&question.lever, from, to) {
        (Lever::Free(_), ..) => true,
        (Lever::Upward(_), Answer::Options(from), Answer::Options(to)) => match &question.kind {
            AnswerKind::Many { options, .. } => from.both(to) == from || from.iter().all(|index| options[index].alone),
            AnswerKind::One(_) | AnswerKind::Number { .. } => to.0 > from.0,
        },
        (Lever::Upward(_), Answer::Number(from), Answer::Number(to)) => to > from,
        (Lever::Fixed | Lever::Past | Lever::Upward(_), ..) => false,
    }
}

/// Whether the other answer takes up an option that is no step anybody would take.
fn is_no_aim(question: &Question, from: Answer, to: Answer) -> bool {
    let (Answer::Options(from), Answer::Options(to)) = (from, to) else { return false };
    to.iter().any(|index| !from.has(index) && question.options()[index].no_aim)
}

/// Answers of one question that no rule of the ranking tells apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Those of them that are nearest to the answer given, in the order of options.
    pub answers: Vec<Answer>,
    /// How far they are from it: options moved up, boxes ticked or unticked, intervals crossed; else 1.
    pub distance: usize,
}

/// Everything within a person's reach for one question, by what rules can tell apart; nothing that no rule tells apart
/// from the answer given.
///
/// `None` where there are too many sets of ticks to list.
pub fn reachable(assessment: &Assessment, question: &Question, id: QuestionId, given: Answer) -> Option<Vec<Class>> {
    let tests = tests(assessment, id);
    let mut classes: Vec<(Vec<i64>, Class)> = Vec::new();
    let own = signature(assessment, &tests, id, given);
    for to in replacements(assessment, question, id, given)? {
        let signature = signature(assessment, &tests, id, to);
        if !is_reachable(question, given, to) || signature == own {
            continue;
        }
        let distance = distance(assessment, question, id, (given, to));
        match classes.iter_mut().find(|(known, _)| *known == signature) {
            None => classes.push((signature, Class { answers: vec![to], distance })),
            Some((_, class)) if class.distance == distance => class.answers.push(to),
            Some((_, class)) if class.distance > distance => *class = Class { answers: vec![to], distance },
            Some(_) => {}
        }
    }
    Some(classes.into_iter().map(|(_, class)| class).collect())
}

/// What rules can see of an answer: two answers with one signature give the same result.
pub fn signature(assessment: &Assessment, tests: &[&Condition], id: QuestionId, answer: Answer) -> Vec<i64> {
    let seen = tests.iter().map(|test| i64::from(tested(test, Response::Given(answer)) == Truth::Yes));
    let terms = assessment.scales.iter().flat_map(|scale| &scale.terms).filter(|term| term.question == id);
    seen.chain(terms.map(|term| term.points_of(answer))).collect()
}

/// Every test of the question's answer, in skip logic, facts, requirements, evidence and tables.
pub fn tests(assessment: &Assessment, question: QuestionId) -> Vec<&Condition> {
    let mut tests = Vec::new();
    for condition in conditions(assessment) {
        condition.walk(&mut |part| match part {
            Condition::Has(tested, _) | Condition::HasNone(tested, _) | Condition::Within(tested, ..)
                if *tested == question =>
            {
                tests.push(part);
            }
            _ => {}
        });
    }
    tests
}

/// Every answer that could stand in place of the given one.
fn replacements(assessment: &Assessment, question: &Question, id: QuestionId, given: Answer) -> Option<Vec<Answer>> {
    let AnswerKind::Many { at_most, options } = &question.kind else {
        return Some(alternatives(assessment, question, id, given));
    };
    let mut sets = vec![OptionSet::default()];
    for index in (0..options.len()).filter(|index| !options[*index].alone) {
        let grown = sets.iter().filter(|set| set.len() < *at_most).map(|set| set.union(OptionSet::of(index)));
        sets.extend(grown.collect::<Vec<OptionSet>>());
        if sets.len() > TICKED_SETS_MAX {
            return None;
        }
    }
    sets.extend((0..options.len()).filter(|index| options[*index].alone).map(OptionSet::of));
    let sets = sets.into_iter().filter(|set| !set.is_empty()).map(Answer::Options);
    Some(sets.filter(|to| *to != given).collect())
}

fn distance(assessment: &Assessment, question: &Question, id: QuestionId, change: (Answer, Answer)) -> usize {
    match (&question.kind, &question.lever, change) {
        (AnswerKind::Many { .. }, _, (Answer::Options(from), Answer::Options(to))) => from.toggled(to).len(),
        (AnswerKind::One(_), Lever::Upward(_), (Answer::Options(from), Answer::Options(to))) => {
            (to.0.trailing_zeros().abs_diff(from.0.trailing_zeros())) as usize
        }
        (AnswerKind::Number { .. }, _, (Answer::Number(from), Answer::Number(to))) => {
            let cuts = cuts(assessment, id);
            let interval = |number: i64| cuts.range(..=number).count();
            interval(from).abs_diff(interval(to))
        }
        _ => 1,
    }
}

/// The numbers at which some rule's test of the question turns: the first of each interval but the lowest.
fn cuts(assessment: &Assessment, question: QuestionId) -> BTreeSet<i64> {
    let mut cuts = BTreeSet::new();
    for test in tests(assessment, question) {
        if let Condition::Within(_, least, most) = test {
            cuts.extend((*least > i64::MIN).then_some(*least));
            cuts.extend(most.checked_add(1));
        }
    }
    cuts
}

/// Every condition that decides what is asked, ranked or ruled.
fn conditions(assessment: &Assessment) -> impl Iterator<Item = &Condition> {
    let pathways = assessment.pathways.iter().flat_map(|pathway| {
        pathway.requires.iter().map(|it| &it.holds).chain(pathway.evidence.iter().map(|it| &it.when))
    });
    let asked = assessment.asked.iter().map(|it| &it.ask_when);
    let facts = assessment.facts.iter().map(|it| &it.when);
    let rows = assessment.tables.iter().flat_map(|table| &table.rows).map(|it| &it.when);
    asked.chain(facts).chain(pathways).chain(rows)
}
