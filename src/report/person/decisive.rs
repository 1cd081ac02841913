//! The answers that decide: which of a person's answers force the result, in a report.
//!
//! In: a case. Out: serializable answers. Never: finding them (the analysis does).

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::decisive::Results;
use crate::engine::case::Case;
use crate::report::citation::AnswerGround;

/// Answers that force the result, whatever all others had been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DecisiveReport {
    /// They, in asking order. None of them can be left out.
    pub answers: Vec<AnswerGround>,
    /// Whether it is proved that no fewer would do.
    pub is_least: bool,
}

/// The answers that decide; none in a close call, where nothing is decided, and where what is not answered can still
/// change the result.
pub fn decisive(case: &Case<'_>) -> Option<DecisiveReport> {
    let found = Results::one(case)?.decisive(case)?;
    let answers = found.questions.iter().map(|question| AnswerGround::of(case, *question)).collect();
    Some(DecisiveReport { answers, is_least: found.is_least })
}
