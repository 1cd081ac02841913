//! Fixed answers: what is known of a person of whom something is asked.
//!
//! In: answers, and questions that stay without one. Out: the two together. Never: what is asked.

use crate::model::answers::Answers;
use crate::model::id::QuestionId;

/// What is known of a person; everything else is open.
#[derive(Clone, Copy, Debug)]
pub struct Fixed<'a> {
    /// Answers. One whose question skip logic removes does not count, as ever.
    pub answers: &'a Answers,
    /// Questions that stay without an answer.
    pub left_out: &'a [QuestionId],
}
