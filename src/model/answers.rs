//! Answers: what one respondent said.
//!
//! In: accepted answers. Out: the same, by question. Never: whether a question was asked (the engine knows).

use crate::model::condition::OptionSet;
use crate::model::id::QuestionId;

/// An accepted answer: its options belong to its question, its number is in range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// One option, or several where the question takes several; never empty.
    Options(OptionSet),
    /// A whole number in the question's unit.
    Number(i64),
}

/// The answers of one respondent, by question of the bank.
///
/// An answer whose question fell away is kept: it counts again when the question comes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    by_question: Vec<Option<Answer>>,
}

impl Answers {
    /// No answers yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to `question`, if there is one.
    pub fn get(&self, question: QuestionId) -> Option<Answer> {
        self.by_question.get(question.index()).copied().flatten()
    }

    /// Sets or replaces the answer to `question`.
    pub fn set(&mut self, question: QuestionId, answer: Answer) {
        if self.by_question.len() <= question.index() {
            self.by_question.resize(question.index() + 1, None);
        }
        self.by_question[question.index()] = Some(answer);
    }

    /// Takes the answer to `question` away.
    pub fn clear(&mut self, question: QuestionId) {
        if let Some(slot) = self.by_question.get_mut(question.index()) {
            *slot = None;
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_question.iter().all(Option::is_none)
    }

    /// Every answer, in the order of the bank.
    pub fn iter(&self) -> impl Iterator<Item = (QuestionId, Answer)> {
        let answers = self.by_question.iter().enumerate();
        answers.filter_map(|(index, answer)| answer.map(|answer| (QuestionId::new(index), answer)))
    }
}
