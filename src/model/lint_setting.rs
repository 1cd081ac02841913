//! Lint settings: where a pack deliberately differs from what lints ask for, and why.
//!
//! In: nothing. Out: nouns. Never: which lints there are (the analysis knows).

use crate::model::diagnostic::Severity;
use crate::model::place::Place;

/// What becomes of the findings of one lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LintSetting {
    /// The lint's code.
    pub code: String,
    /// How bad its findings are; none where they are no findings.
    pub severity: Option<Severity>,
    /// The ids that this is about; empty where it is about all.
    pub on: Vec<Subject>,
    /// Why, in a sentence.
    pub because: String,
    /// Where the code stands.
    pub place: Option<Place>,
}

/// An id that findings are about: a question, a rule, an advice item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The id.
    pub id: String,
    /// Where it stands.
    pub place: Option<Place>,
}
