//! The bound on questions: how many can still be asked of somebody, at most.
//!
//! In: answers so far. Out: a number that no completion exceeds. Never: an estimate.

use crate::engine::routing::respond;
use crate::engine::truth::{Response, Truth};
use crate::model::answers::{Answer, Answers};
use crate::model::condition::OptionSet;
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::AnswerKind;
use crate::model::questionnaire::Tier;

/// No more sets of answers are tried; the rest counts every question that may be asked.
const TRIED_MAX: usize = 2_000;

/// The most questions of a tier that can be asked of somebody with these answers, those already answered included.
///
/// Questions with one answer that others depend on are tried option by option, so that questions which exclude each
/// other are not both counted. What depends on several ticks or on a number counts as asked.
pub fn most_asked(pack: &Pack, assessment: &Assessment, answers: &Answers, tier: Tier) -> usize {
    let of_tier = assessment.asked.iter().filter(|asked| asked.tier == tier);
    let deciding: Vec<QuestionId> = of_tier.flat_map(|asked| assessment.questions_of(&asked.ask_when)).collect();
    Search { pack, assessment, deciding, tier, tried: 0 }.most(&mut answers.clone())
}

struct Search<'a> {
    pack: &'a Pack,
    assessment: &'a Assessment,
    /// Questions that decide whether others of the tier are asked.
    deciding: Vec<QuestionId>,
    tier: Tier,
    tried: usize,
}

impl Search<'_> {
    fn most(&mut self, answers: &mut Answers) -> usize {
        self.tried += 1;
        let respondent = respond(self.pack, self.assessment, answers);
        let questions = || self.assessment.asked.iter().zip(&respondent.asked);
        let open = questions().find(|(asked, truth)| {
            let is_open = **truth == Truth::Yes && respondent.response(asked.question) == Response::Pending;
            is_open && self.deciding.contains(&asked.question) && self.options(asked.question) > 0
        });
        let Some((asked, _)) = open.filter(|_| self.tried < TRIED_MAX) else {
            return questions().filter(|(asked, truth)| asked.tier == self.tier && **truth != Truth::No).count();
        };
        let question = asked.question;
        let mut most = 0;
        for option in 0..self.options(question) {
            answers.set(question, Answer::Options(OptionSet::of(option)));
            most = most.max(self.most(answers));
        }
        answers.clear(question);
        most
    }

    /// The options of a question with one answer; none for other questions.
    fn options(&self, question: QuestionId) -> usize {
        match &self.pack.question(question).kind {
            AnswerKind::One(options) => options.len(),
            AnswerKind::Many { .. } | AnswerKind::Number { .. } => 0,
        }
    }
}
