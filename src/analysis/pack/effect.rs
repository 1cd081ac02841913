//! Effects: what each answer to one question does to a condition, whatever the other answers are.
//!
//! In: a question and a condition. Out: an effect of each answer. Never: one respondent.

use std::collections::BTreeSet;

use crate::analysis::pack::inventory::Rule;
use crate::engine::truth::{Response, Truth, View};
use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet};
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::AnswerKind;

/// Answers that no condition tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One option.
    Option(usize),
    /// Numbers, both ends included.
    Numbers(i64, i64),
}

impl Choice {
    /// An answer out of these.
    pub fn answer(self) -> Answer {
        match self {
            Self::Option(index) => Answer::Options(OptionSet::of(index)),
            Self::Numbers(least, _) => Answer::Number(least),
        }
    }
}

/// The choices of a question: every option, or the intervals of numbers that facts, skip logic or `rules` tell apart.
pub fn choices(pack: &Pack, assessment: &Assessment, rules: &[Rule<'_>], id: QuestionId) -> Vec<Choice> {
    let question = pack.question(id);
    let AnswerKind::Number { least, most, .. } = question.kind else {
        return (0..question.options().len()).map(Choice::Option).collect();
    };
    let mut starts = BTreeSet::from([least]);
    let asked = assessment.asked.iter().map(|it| &it.ask_when);
    let facts = assessment.facts.iter().map(|it| &it.when);
    for condition in asked.chain(facts).chain(rules.iter().filter_map(|rule| rule.when)) {
        condition.walk(&mut |part| {
            if let Condition::Within(tested, from, to) = part
                && *tested == id
            {
                starts.extend([Some(*from), to.checked_add(1)].into_iter().flatten());
            }
        });
    }
    let starts: Vec<i64> = starts.into_iter().filter(|start| (least..=most).contains(start)).collect();
    let ends = starts.iter().skip(1).map(|next| next - 1).chain([most]);
    starts.iter().zip(ends).map(|(start, end)| Choice::Numbers(*start, end)).collect()
}

/// What an answer does to a condition while all other answers are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It holds, whatever the other answers are.
    Holds,
    /// It holds, whatever the other answers are, while this is the only tick; another tick can undo that.
    HoldsAlone,
    /// Other answers decide.
    CanHold,
    /// It does not hold while this is the only tick; another tick can bring it about.
    CanHoldBeside,
    /// It does not hold, whatever the other answers are.
    CannotHold,
}

/// What a choice does to a condition, whatever is ticked beside it and whatever the other answers are.
///
/// Parts are taken each by itself, so "can hold" is said of some conditions that no other answers make true.
pub fn effect(
    pack: &Pack,
    assessment: &Assessment,
    question: QuestionId,
    choice: Choice,
    condition: &Condition,
) -> Effect {
    let mut responses = vec![Response::Skipped; pack.questions.len()];
    for asked in &assessment.asked {
        responses[asked.question.index()] = Response::Pending;
    }
    let mut truth = |answer: Answer| {
        responses[question.index()] = Response::Given(answer);
        View { assessment, responses: &responses, facts: &[], results: None }.truth(condition)
    };
    let alone = truth(choice.answer());
    let is_moved = match sets_with(pack, assessment, question, choice, condition) {
        Some(sets) => sets.into_iter().any(|set| truth(Answer::Options(set)) != alone),
        None => true,
    };
    match (alone, is_moved) {
        (Truth::Yes, false) => Effect::Holds,
        (Truth::Yes, true) => Effect::HoldsAlone,
        (Truth::Unknown, _) => Effect::CanHold,
        (Truth::No, true) => Effect::CanHoldBeside,
        (Truth::No, false) => Effect::CannotHold,
    }
}

/// The sets of ticks with this option and others beside it, one of those that the condition does not tell apart; `None`
/// where there are too many to try.
fn sets_with(
    pack: &Pack,
    assessment: &Assessment,
    id: QuestionId,
    choice: Choice,
    condition: &Condition,
) -> Option<Vec<OptionSet>> {
    const BESIDE_MAX: usize = 12;
    let (AnswerKind::Many { at_most, options }, Choice::Option(own)) = (&pack.question(id).kind, choice) else {
        return Some(Vec::new());
    };
    if options[own].alone {
        return Some(Vec::new());
    }
    let mut tests = Vec::new();
    collect_tests(assessment, id, condition, &mut tests);
    let mut seen: BTreeSet<Vec<bool>> = BTreeSet::new();
    let beside = (0..options.len()).filter(|at| *at != own && !options[*at].alone).filter(|at| {
        let signature: Vec<bool> = tests.iter().map(|set| set.has(*at)).collect();
        signature.contains(&true) && seen.insert(signature)
    });
    let beside: Vec<usize> = beside.collect();
    if beside.len() > BESIDE_MAX {
        return None;
    }
    let mut sets = vec![OptionSet::of(own)];
    for at in beside {
        let grown = sets.iter().filter(|set| set.len() < *at_most).map(|set| set.union(OptionSet::of(at)));
        sets.extend(grown.collect::<Vec<OptionSet>>());
    }
    Some(sets)
}

/// The sets of options that a condition tells apart, through facts and scale scores.
fn collect_tests(assessment: &Assessment, id: QuestionId, condition: &Condition, tests: &mut Vec<OptionSet>) {
    let mut facts = Vec::new();
    condition.walk(&mut |part| match part {
        Condition::Has(tested, set) | Condition::HasNone(tested, set) if *tested == id => tests.push(*set),
        Condition::Fact(fact) => facts.push(*fact),
        Condition::Scale(scale, ..) => {
            let terms = assessment.scale(*scale).terms.iter().filter(|term| term.question == id);
            tests.extend(terms.flat_map(|term| &term.points).map(|(set, _)| *set));
        }
        _ => {}
    });
    for fact in facts {
        collect_tests(assessment, id, &assessment.fact(fact).when, tests);
    }
}
