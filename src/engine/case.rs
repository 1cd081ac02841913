//! A case: one person's answers to one assessment, with everything that the engine works out from them, once.
//!
//! In: a pack, one of its assessments, and answers. Out: what counts of them, the trace, the ranking and the advice that
//! fires. Never: what would be with other answers (the analysis asks for other cases), prose.

use crate::engine::evaluation::{Evaluation, evaluate};
use crate::engine::recommendation::{Ranked, Recommendation, recommend};
use crate::engine::routing::Respondent;
use crate::engine::truth::{Response, Results, Truth, View};
use crate::model::answers::{Answer, Answers};
use crate::model::condition::{Condition, ResultTest};
use crate::model::id::{PathwayId, QuestionId};
use crate::model::pack::{Assessment, Pack};

/// One person's answers, and what follows from them.
#[derive(Clone, Debug)]
pub struct Case<'p> {
    /// The pack.
    pub pack: &'p Pack,
    /// The assessment.
    pub assessment: &'p Assessment,
    /// The answers as they were given; those to questions that are not asked do not count.
    pub answers: Answers,
    /// Questions whose answer is the neutral one, because nobody gave any.
    pub assumed: Vec<QuestionId>,
    /// What held of every rule but advice.
    pub evaluation: Evaluation,
    /// The ranking, and the advice that fires.
    pub recommendation: Recommendation,
}

impl<'p> Case<'p> {
    /// Works everything out.
    pub fn new(pack: &'p Pack, assessment: &'p Assessment, answers: Answers) -> Self {
        let evaluation = evaluate(pack, assessment, &answers);
        let recommendation = recommend(assessment, &evaluation);
        Self { pack, assessment, answers, assumed: Vec::new(), evaluation, recommendation }
    }

    /// The same case, knowing that nobody gave the answers to these questions.
    #[must_use]
    pub fn assuming(self, questions: impl IntoIterator<Item = QuestionId>) -> Self {
        let assumed = questions.into_iter().filter(|it| self.answers.get(*it).is_some()).collect();
        Self { assumed, ..self }
    }

    /// The case with these answers changed, and all else as it is.
    #[must_use]
    pub fn with(&self, changes: impl IntoIterator<Item = (QuestionId, Answer)>) -> Self {
        let answers = self.changed(changes);
        let same = self.assumed.iter().copied().filter(|it| answers.get(*it) == self.answers.get(*it));
        let same: Vec<QuestionId> = same.collect();
        Self::new(self.pack, self.assessment, answers).assuming(same)
    }

    /// The answers with some of them changed.
    pub fn changed(&self, changes: impl IntoIterator<Item = (QuestionId, Answer)>) -> Answers {
        let mut answers = self.answers.clone();
        for (question, answer) in changes {
            answers.set(question, answer);
        }
        answers
    }

    /// What is known of the person.
    pub fn respondent(&self) -> &Respondent {
        &self.evaluation.respondent
    }

    /// The response to a question.
    pub fn response(&self, question: QuestionId) -> Response {
        self.respondent().response(question)
    }

    /// What conditions see, results among it.
    pub fn view(&self) -> View<'_> {
        self.respondent().view(self.assessment, Some(self))
    }

    /// Whether a condition holds, one that looks at results among them.
    pub fn truth(&self, condition: &Condition) -> Truth {
        self.view().truth(condition)
    }

    /// The points of a pathway.
    pub fn points(&self, pathway: PathwayId) -> i32 {
        self.evaluation.pathways[pathway.index()].points(self.assessment.pathway(pathway)).0
    }
}

impl Results for Case<'_> {
    fn test(&self, test: ResultTest) -> Truth {
        let Self { assessment, evaluation, recommendation, .. } = self;
        Ranked { evaluation, assessment, recommendation }.test(test)
    }
}
