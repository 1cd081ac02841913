//! The answers that decide: which of a person's answers force the result, in a report.
//!
//! In: an evaluation. Out: serializable answers and a sentence. Never: finding them (the analysis did).

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::decisive::Results;
use crate::engine::evaluation::evaluate;
use crate::engine::recommendation::recommend;
use crate::model::answers::Answers;
use crate::model::id::AssessmentId;
use crate::model::pack::Pack;
use crate::report::citation::{AnswerGround, Behind};
use crate::report::document::{Document, plain, strong};
use crate::report::recommendation::{RecommendationReport, recommendation};

/// So many answers are named in a short report; more are counted.
const NAMED_MAX: usize = 4;

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

/// Writes the sentence of the first page.
pub fn write(document: &mut Document, report: &RecommendationReport, full: bool) {
    let Some(decisive) = &report.decisive else { return };
    let (deciding, all) = (decisive.answers.len(), report.answered.len());
    let what = if report.pathways.is_empty() { "it" } else { "what comes first" };
    let named = decisive.answers.iter().map(|it| format!("{}: {}", it.topic, it.answer));
    let named = named.collect::<Vec<_>>().join("; ");
    if deciding > 1 && deciding == all {
        document.spans(vec![
            strong(format!("It takes all your {all} answers to decide {what}")),
            plain(format!(": {named}.")),
        ]);
        return;
    }
    let who = match deciding {
        0 => return,
        1 => format!("One answer decides {what}"),
        _ => format!("These {deciding} of your {all} answers decide {what}"),
    };
    let fewer = if decisive.is_least && full { " No fewer would do." } else { "" };
    if deciding > NAMED_MAX && !full {
        let who = who.replacen("These ", "", 1);
        document.paragraph(format!("{who}, whatever the others had been; `--full` names them."));
        return;
    }
    document.spans(vec![strong(who), plain(format!(", whatever the others had been: {named}.{fewer}"))]);
}
