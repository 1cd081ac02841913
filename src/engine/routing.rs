//! Skip logic: which questions are asked of a respondent, and which answers count.
//!
//! In: an assessment and answers. Out: a response for every question, and the derived facts. Never: points, prose, the terminal.

use crate::engine::truth::{Response, Results, Truth, View};
use crate::model::answers::Answers;
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};
use crate::model::questionnaire::{Asked, Tier};

/// What is known of a respondent after skip logic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respondent {
    /// By question of the bank.
    pub responses: Vec<Response>,
    /// Whether each question is asked, in asking order.
    pub asked: Vec<Truth>,
    /// By fact.
    pub facts: Vec<Truth>,
}

impl Respondent {
    /// What conditions see of this respondent.
    pub fn view<'a>(&'a self, assessment: &'a Assessment, results: Option<&'a dyn Results>) -> View<'a> {
        View { assessment, responses: &self.responses, facts: &self.facts, results }
    }

    /// The response to a question.
    pub fn response(&self, question: QuestionId) -> Response {
        self.responses[question.index()]
    }

    /// Questions that are asked and not answered, in asking order.
    pub fn missing<'a>(&'a self, assessment: &'a Assessment, tier: Tier) -> impl Iterator<Item = &'a Asked> {
        let asked = assessment.asked.iter().zip(&self.asked);
        asked.filter_map(move |(asked, truth)| {
            let pending = self.response(asked.question) == Response::Pending;
            (asked.tier == tier && pending && *truth == Truth::Yes).then_some(asked)
        })
    }
}

/// Follows skip logic through the questionnaire, in asking order.
///
/// Conditions see answers of questions that are asked, and only those: an answer whose question fell away does not
/// count, and counts again when the question comes back.
pub fn respond(pack: &Pack, assessment: &Assessment, answers: &Answers) -> Respondent {
    let mut responses = vec![Response::Skipped; pack.questions.len()];
    for asked in &assessment.asked {
        responses[asked.question.index()] = Response::Pending;
    }
    let mut truths = Vec::with_capacity(assessment.asked.len());
    for asked in &assessment.asked {
        let view = View { assessment, responses: &responses, facts: &[], results: None };
        let truth = view.truth(&asked.ask_when);
        responses[asked.question.index()] = match (truth, answers.get(asked.question)) {
            (Truth::No, _) => Response::Skipped,
            (Truth::Yes, Some(answer)) => Response::Given(answer),
            (Truth::Yes, None) | (Truth::Unknown, _) => Response::Pending,
        };
        truths.push(truth);
    }
    let mut facts = Vec::with_capacity(assessment.facts.len());
    for fact in &assessment.facts {
        let view = View { assessment, responses: &responses, facts: &facts, results: None };
        facts.push(view.truth(&fact.when));
    }
    Respondent { responses, asked: truths, facts }
}

/// The answers of questions that somebody is asked, and no others.
pub fn counted(respondent: &Respondent, answers: &Answers) -> Answers {
    let mut counted = Answers::new();
    for (question, answer) in answers.iter().filter(|(id, it)| respondent.response(*id) == Response::Given(*it)) {
        counted.set(question, answer);
    }
    counted
}
