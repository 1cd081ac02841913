//! The answers that decide: which of a person's answers force the result, in a report.
//!
//! In: an evaluation. Out: serializable answers and a sentence. Never: finding them (the analysis did).

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::decisive::Results;
use crate::engine::evaluation::evaluate;
use crate::engine::recommendation::recommend;
use crate::model::answers::Answers;
use crate::model::id::AssessmentId;
use crate::model::pack::Pack;
use crate::report::citation::{AnswerGround, Behind};
use crate::report::person::recommendation::{RecommendationReport, recommendation};

/// Answers that force the result, whatever all others had been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DecisiveReport {
    /// They, in asking order. None of them can be left out.
    pub answers: Vec<AnswerGround>,
    /// Whether it is proved that no fewer would do.
    pub is_least: bool,
}

/// A recommendation with the answers that decide it; without them in a close call, where nothing is decided, and where
/// what is not answered can still change it.
pub fn recommendation_with_decisive(pack: &Pack, id: AssessmentId, answers: &Answers) -> RecommendationReport {
    let report = recommendation(pack, id, answers);
    let decisive = if report.close_call.is_some() { None } else { decisive(pack, id, answers) };
    RecommendationReport { decisive, ..report }
}

fn decisive(pack: &Pack, id: AssessmentId, answers: &Answers) -> Option<DecisiveReport> {
    let assessment = pack.assessment(id);
    let evaluation = evaluate(pack, assessment, answers);
    let found = Results::one(pack, assessment, &evaluation)?.decisive(&evaluation, answers)?;
    let recommended = recommend(assessment, &evaluation);
    let results =
        crate::engine::recommendation::Ranked { evaluation: &evaluation, assessment, recommendation: &recommended };
    let view = evaluation.respondent.view(assessment, Some(&results));
    let behind = Behind { pack, respondent: &evaluation.respondent, view };
    let answers = found.questions.iter().map(|question| behind.answer(*question)).collect();
    Some(DecisiveReport { answers, is_least: found.is_least })
}
