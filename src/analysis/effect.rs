//! Effects: what each answer to one question does to a condition, whatever the other answers are.
//!
//! In: a question and a condition. Out: a truth for each answer. Never: one respondent.

use std::collections::BTreeSet;

use crate::analysis::inventory::Rule;
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

/// What a choice makes of a condition while all other answers are open: yes where it holds whatever they are, no where
/// it cannot hold, unknown where they decide.
///
/// Parts are taken each by itself, so "unknown" is said of some conditions that no other answers make true.
pub fn effect(
    pack: &Pack,
    assessment: &Assessment,
    question: QuestionId,
    choice: Choice,
    condition: &Condition,
) -> Truth {
    let mut responses = vec![Response::Skipped; pack.questions.len()];
    for asked in &assessment.asked {
        responses[asked.question.index()] = Response::Pending;
    }
    responses[question.index()] = Response::Given(choice.answer());
    View { assessment, responses: &responses, facts: &[], results: None }.truth(condition)
}
