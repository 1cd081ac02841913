//! Blocks: questions that conditions look at only together, through facts.
//!
//! In: the questions that are asked of everybody, and conditions. Out: the few ways of answering a block that the facts
//! tell apart. Never: skip logic.

use std::collections::BTreeSet;

use crate::analysis::pack::lint::tests::Tests;
use crate::engine::truth::{Response, Truth, View};
use crate::model::answers::Answer;
use crate::model::condition::Condition;
use crate::model::id::{FactId, QuestionId};
use crate::model::pack::{Assessment, Pack};

/// The most questions of a fact that is looked at as one; a larger one is looked at by its parts.
const QUESTIONS_MAX: usize = 3;

/// Questions that are asked of everybody, and all that is asked about them.
pub struct Blocks<'p> {
    free: BTreeSet<QuestionId>,
    /// Conditions on free questions alone; others see these questions through them only.
    atoms: Vec<&'p Condition>,
    /// Facts that are looked at by their parts.
    apart: BTreeSet<FactId>,
}

/// Questions that are answered together, and every way to answer them that conditions tell apart.
pub struct Step<'p> {
    /// Whether they are asked.
    pub ask_when: &'p Condition,
    /// The questions.
    pub questions: Vec<QuestionId>,
    /// Answers to them, in their order.
    pub ways: Vec<Vec<Answer>>,
}

impl<'p> Blocks<'p> {
    /// The blocks of questions that nothing else depends on.
    pub fn of(
        assessment: &'p Assessment,
        free: BTreeSet<QuestionId>,
        conditions: &[&'p Condition],
        tests: &Tests<'p>,
    ) -> Self {
        let mut blocks = Self { free, atoms: Vec::new(), apart: BTreeSet::new() };
        for condition in conditions {
            blocks.take_apart(assessment, condition, tests);
        }
        blocks
    }

    fn take_apart(&mut self, assessment: &'p Assessment, condition: &'p Condition, tests: &Tests<'p>) {
        match condition {
            Condition::Has(question, _)
            | Condition::HasNone(question, _)
            | Condition::Within(question, ..)
            | Condition::Answered(question) => {
                if self.free.contains(question) && !self.atoms.contains(&condition) {
                    self.atoms.push(condition);
                }
            }
            Condition::Fact(fact) => {
                if self.apart.contains(fact) || self.atoms.contains(&condition) {
                    return;
                }
                let when = &assessment.fact(*fact).when;
                let questions = assessment.questions_of(when);
                let is_free = questions.iter().all(|it| self.free.contains(it));
                if is_free && (1..=QUESTIONS_MAX).contains(&questions.len()) && !sums_up(assessment, when) {
                    self.atoms.push(condition);
                } else {
                    self.apart.insert(*fact);
                    self.take_apart(assessment, when, tests);
                }
            }
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
                for part in parts {
                    self.take_apart(assessment, part, tests);
                }
            }
            Condition::Not(part) => self.take_apart(assessment, part, tests),
            Condition::Result(test) => {
                tests.behind(assessment, *test).into_iter().for_each(|it| self.take_apart(assessment, it, tests));
            }
            // Scale scores are told apart by their points.
            Condition::Always | Condition::Scale(..) => {}
        }
    }

    /// A step a block: every way to answer its questions that an atom or a scale score tells from the others.
    pub fn steps(&self, pack: &Pack, assessment: &Assessment, tests: &Tests<'_>) -> Option<Vec<Step<'p>>> {
        let steps = self.blocks(assessment).into_iter().map(|questions| {
            let mut ways: Vec<Vec<Answer>> = vec![Vec::new()];
            for question in &questions {
                let kinds = tests.kinds(*question, pack.question(*question))?;
                let longer = |way: &Vec<Answer>| {
                    kinds.iter().map(|kind| way.iter().chain([kind]).copied().collect()).collect::<Vec<_>>()
                };
                ways = ways.iter().flat_map(longer).collect();
            }
            let about = |atom: &&&Condition| assessment.questions_of(atom).iter().any(|it| questions.contains(it));
            let atoms: Vec<&Condition> = self.atoms.iter().filter(about).copied().collect();
            let mut seen = BTreeSet::new();
            let mut responses = vec![Response::Skipped; pack.questions.len()];
            ways.retain(|way| {
                for (question, answer) in questions.iter().zip(way) {
                    responses[question.index()] = Response::Given(*answer);
                }
                let view = View { assessment, responses: &responses, facts: &[], results: None };
                let truths: Vec<Truth> = atoms.iter().map(|atom| view.truth(atom)).collect();
                let points = questions.iter().zip(way).map(|(question, answer)| tests.signature(*question, *answer).1);
                seen.insert((truths, points.collect::<Vec<_>>()))
            });
            Some(Step { ask_when: &Condition::Always, questions, ways })
        });
        steps.collect()
    }

    /// The free questions, those of one atom together.
    fn blocks(&self, assessment: &Assessment) -> Vec<Vec<QuestionId>> {
        let mut blocks: Vec<Vec<QuestionId>> = self.free.iter().map(|question| vec![*question]).collect();
        for atom in &self.atoms {
            let questions = assessment.questions_of(atom);
            let (joined, apart) = blocks.into_iter().partition(|block| block.iter().any(|it| questions.contains(it)));
            blocks = apart;
            let joined: Vec<Vec<QuestionId>> = joined;
            blocks.push(joined.concat());
        }
        blocks.sort();
        blocks
    }
}

/// Whether a condition adds up points, which cannot be told by its truth alone.
fn sums_up(assessment: &Assessment, condition: &Condition) -> bool {
    let mut sums = false;
    condition.walk(&mut |part| match part {
        Condition::Scale(..) => sums = true,
        Condition::Fact(fact) => sums |= sums_up(assessment, &assessment.fact(*fact).when),
        _ => {}
    });
    sums
}
