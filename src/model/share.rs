//! Shares: how common answers are among the people a pack is made for, and what may come out for how many of them.
//!
//! In: nothing. Out: nouns. Never: drawing people (the analysis does).

use crate::model::answers::Answer;
use crate::model::condition::Condition;
use crate::model::id::QuestionId;
use crate::model::place::Place;
use crate::model::source::Citation;

/// How common answers are, and what may come out for how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// By question, and by the people whom it holds for: the first that holds of a question counts.
    pub rows: Vec<ShareRow>,
    /// For how many something may come out at most.
    pub at_most: AtMost,
}

/// How common the answers to one question are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareRow {
    /// The question.
    pub question: QuestionId,
    /// Among whom.
    pub when: Condition,
    /// Answers of one option or one number, and of how many in a hundred.
    pub of: Vec<(Answer, u16)>,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// For how many in a hundred something may come out at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AtMost {
    /// One and the same route comes first.
    pub first: Option<u16>,
    /// The first route fits strongly.
    pub strong: Option<u16>,
    /// The first routes are too close to rank.
    pub close: Option<u16>,
}
