//! Confidence: how far a result can be relied on, and the counts behind the word.
//!
//! In: a case, and how robust it is. Out: serializable words and counts. Never: counting, layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::confidence::{grounds, word};
use crate::analysis::person::robustness::{Count, Robustness};
use crate::engine::case::Case;
use crate::model::verdict::Confidence;
use crate::report::phrase;

/// How far the result can be relied on, and the numbers behind the word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ConfidenceReport {
    /// low, fair or high.
    pub word: String,
    /// Questions asked of this person.
    pub asked: usize,
    /// Of those, answered "not sure".
    pub unsure: usize,
    /// Of those, not answered.
    pub open: usize,
    /// Points between the first route and the next; none where there is no next.
    pub margin: Option<i32>,
}

/// How robust the first route is: in each, kept is what keeps the same route first; in a close call, what leaves it
/// close; without routes, what keeps the verdicts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RobustnessReport {
    /// All single-answer changes.
    pub changes: usize,
    /// Of those, how many keep the result.
    pub kept: usize,
    /// Each weight that counts for this person, one point more and one less within -2 to +2, never 0.
    pub weights: KeptReport,
    /// Answers "not sure" replaced by known ones.
    pub completions: KeptReport,
    /// Whether the completions are all combinations; where there are more than 100,000, they are each answer by itself
    /// and every two together.
    pub completions_together: bool,
}

/// How many there are, and how many keep the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KeptReport {
    /// All of them.
    pub all: usize,
    /// Those that keep the result.
    pub kept: usize,
}

/// The word, and its numbers. Without routes there is no lead to judge: the verdicts' own confidence counts.
pub fn confidence(case: &Case<'_>, robustness: &Robustness) -> ConfidenceReport {
    let grounds = grounds(case, robustness);
    let results = case.evaluation.results(case.assessment);
    let rows = results.map(|(_, row)| row.map_or(Confidence::Low, |it| it.confidence));
    let mut said = word(&grounds);
    if case.assessment.pathways.is_empty() {
        said = rows.min().unwrap_or(said);
    }
    ConfidenceReport {
        word: phrase::confidence(said).to_owned(),
        asked: grounds.asked,
        unsure: grounds.unsure,
        open: grounds.open,
        margin: grounds.margin,
    }
}

/// The three counts as data.
pub fn robustness(robustness: &Robustness) -> RobustnessReport {
    let kept = |count: Count| KeptReport { all: count.all, kept: count.kept };
    RobustnessReport {
        changes: robustness.answers.all,
        kept: robustness.answers.kept,
        weights: kept(robustness.weights),
        completions: kept(robustness.completions),
        completions_together: robustness.all_together,
    }
}
