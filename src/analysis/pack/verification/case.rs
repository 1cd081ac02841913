//! A case: something that should hold, and the statement that shows it.
//!
//! In: nothing. Out: nouns. Never: which cases there are.

use crate::analysis::pack::verification::finding::Subject;
use crate::analysis::space::statement::StatementId;

/// Something that should hold, and what would show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// What should hold.
    pub subject: Subject,
    /// What is asked.
    pub asks: Asks,
    /// The class of one drawn answer that a witness has, where the statement leaves it open.
    pub has: Option<(usize, usize)>,
}

/// What a case asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// There is somebody of whom this is true, all questions answered.
    Somebody(StatementId),
    /// There is nobody of whom this is true, though questions that only sharpen a result be left out.
    Nobody(StatementId),
}

impl Case {
    /// The statement to look for among people who answer everything; none for what nobody may be.
    pub fn looked_for(&self) -> Option<StatementId> {
        match self.asks {
            Asks::Somebody(id) => Some(id),
            Asks::Nobody(_) => None,
        }
    }
}
