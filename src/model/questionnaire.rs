//! The questionnaire of an assessment: which questions it asks, in which order, and when.
//!
//! In: nothing. Out: nouns. Never: the wording of a question (the bank has it).

use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet};
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::place::Place;

/// How an assessment is offered to somebody who named none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// Its place among the others, lowest first.
    pub place: u16,
    /// What somebody says who belongs here.
    pub label: String,
}

/// Another assessment that a person can go on to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The other assessment.
    pub assessment: AssessmentId,
    /// For whom.
    pub when: Condition,
    /// Why to go on, in a sentence.
    pub invites: String,
}

/// A group of questions under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
}

/// Whether a first result needs the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Needed for a first result.
    Core,
    /// Sharpens the result; may be left out.
    Refine,
}

/// A question's appearance in an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: QuestionId,
    /// The index of its section.
    pub section: usize,
    /// Whether a first result needs it.
    pub tier: Tier,
    /// Skip logic: asked when this holds. Refers to earlier questions only.
    pub ask_when: Condition,
    /// Where it stands.
    pub place: Option<Place>,
}

/// A named condition, computed and never asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// What holds, as a clause.
    pub says: String,
    /// The condition; refers to facts above it only.
    pub when: Condition,
    /// Where it stands.
    pub place: Option<Place>,
}

/// A sum of option points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Its id.
    pub id: String,
    /// What each option adds.
    pub terms: Vec<ScaleTerm>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// One question's share in a scale score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleTerm {
    /// The question.
    pub question: QuestionId,
    /// Options and the points that each adds.
    pub points: Vec<(OptionSet, i64)>,
}

impl ScaleTerm {
    /// What `answer` adds.
    pub fn points_of(&self, answer: Answer) -> i64 {
        let Answer::Options(set) = answer else { return 0 };
        self.points.iter().filter(|(option, _)| option.meets(set)).map(|(_, points)| points).sum()
    }

    /// The least and the most it can add over single options (several ticked options add up).
    pub fn bounds(&self) -> (i64, i64) {
        let least = self.points.iter().map(|(_, points)| *points).filter(|points| *points < 0).sum();
        let most = self.points.iter().map(|(_, points)| *points).filter(|points| *points > 0).sum();
        (least, most)
    }
}
