//! Levers: the answers that a person can change, and what each can do by itself.
//!
//! In: a case. Out: every question that can be answered otherwise, with what becomes possible. Never: a wanted route,
//! searching.

use crate::analysis::person::alternatives::{Class, alternatives, is_reachable, reachable};
use crate::analysis::person::possibility::{Domains, Possible, possible};
use crate::engine::case::Case;
use crate::engine::truth::Response;
use crate::model::answers::Answer;
use crate::model::condition::Condition;
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};

/// Questions that one search can change.
const LEVERS_MAX: usize = 128;

/// What a person can change, and what that can do, whichever route is wanted.
pub struct Levers<'p> {
    /// The pack.
    pub pack: &'p Pack,
    /// The assessment.
    pub assessment: &'p Assessment,
    /// What can be changed, in asking order.
    pub levers: Vec<Lever>,
    /// What is possible at all.
    pub possible: Possible,
    /// Whether every reachable answer of every lever is listed.
    pub is_complete: bool,
    /// By pathway and requirement: the levers it looks at, through facts, scales and skip logic; a bit for each.
    pub requires: Vec<Vec<u128>>,
    /// By pathway and piece of evidence: likewise.
    pub evidence: Vec<Vec<u128>>,
}

/// A question whose answer a person can change.
pub struct Lever {
    /// The question.
    pub question: QuestionId,
    /// Where it stands in the asking order.
    pub position: usize,
    /// The answers within reach.
    pub classes: Vec<Class>,
    /// By class: what is possible once this answer is taken and every other lever is free.
    pub possible: Vec<Possible>,
    /// What is possible while this answer stays and every other lever is free.
    pub kept: Possible,
}

impl<'p> Levers<'p> {
    /// Looks at every lever of the person by itself and works out which rules it can turn.
    pub fn new(case: &Case<'p>) -> Self {
        let (pack, assessment, answers) = (case.pack, case.assessment, &case.answers);
        let (levers, is_complete) = levers(case);
        let mut free = Domains::new(pack, answers);
        for (question, classes) in &levers {
            let others = classes.iter().filter_map(|class| class.answers.first().copied());
            free.set(*question, answers.get(*question).into_iter().chain(others).collect());
        }
        let levers = levers.into_iter().map(|(question, classes)| {
            let only = |answer: Option<Answer>| {
                let mut domains = free.clone();
                domains.set(question, answer.into_iter().collect());
                possible(pack, assessment, &domains)
            };
            let at = classes.iter().map(|class| only(class.answers.first().copied())).collect();
            let position = assessment.position(question).unwrap_or_default();
            Lever { question, position, possible: at, kept: only(answers.get(question)), classes }
        });
        let mut all = Self {
            pack,
            assessment,
            levers: levers.collect(),
            possible: possible(pack, assessment, &free),
            is_complete,
            requires: Vec::new(),
            evidence: Vec::new(),
        };
        all.look_at(pack.questions.len());
        all
    }

    /// Works out which levers each rule looks at.
    fn look_at(&mut self, questions: usize) {
        let mut of_question = vec![0_u128; questions];
        let looked_at = |of_question: &[u128], condition: &Condition| {
            let questions = self.assessment.questions_of(condition).into_iter();
            questions.fold(0, |all, question| all | of_question[question.index()])
        };
        for asked in &self.assessment.asked {
            let own = self.levers.iter().position(|lever| lever.question == asked.question);
            let own = own.map_or(0, |index| 1_u128 << index);
            of_question[asked.question.index()] = own | looked_at(&of_question, &asked.ask_when);
        }
        let pathways = &self.assessment.pathways;
        let of = |conditions: Vec<&Condition>| conditions.into_iter().map(|it| looked_at(&of_question, it)).collect();
        self.requires =
            pathways.iter().map(|pathway| of(pathway.requires.iter().map(|it| &it.holds).collect())).collect();
        self.evidence =
            pathways.iter().map(|pathway| of(pathway.evidence.iter().map(|it| &it.when).collect())).collect();
    }
}

/// Every question that was answered and that the person can answer otherwise; and whether all answers are listed.
fn levers(case: &Case<'_>) -> (Vec<(QuestionId, Vec<Class>)>, bool) {
    let assessment = case.assessment;
    let mut is_complete = true;
    let mut levers = Vec::new();
    for asked in &assessment.asked {
        let Response::Given(given) = case.response(asked.question) else { continue };
        let question = case.pack.question(asked.question);
        let single = |given: Answer| {
            let others = alternatives(assessment, question, asked.question, given).into_iter();
            let others = others.filter(|to| is_reachable(question, given, *to));
            others.map(|to| Class { answers: vec![to], distance: 1 }).collect()
        };
        let classes = reachable(assessment, question, asked.question, given).unwrap_or_else(|| {
            is_complete = false;
            single(given)
        });
        if !classes.is_empty() && levers.len() < LEVERS_MAX {
            levers.push((asked.question, classes));
        } else {
            is_complete &= classes.is_empty();
        }
    }
    (levers, is_complete)
}
