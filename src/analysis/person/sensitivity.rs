//! Sensitivity: what each single changed answer would do to the result.
//!
//! In: a case. Out: every change with its effect, counted exactly. Never: guesses, samples.

use crate::analysis::person::alternatives::{alternatives, is_reachable};
use crate::engine::case::Case;
use crate::engine::evaluation::{Evaluation, TableTrace, evaluate};
use crate::engine::recommendation::{CLOSE_MARGIN, points, rank, ruled_out};
use crate::engine::routing::Respondent;
use crate::engine::truth::{Response, Truth};
use crate::model::answers::Answer;
use crate::model::id::{OutcomeId, PathwayId, QuestionId, TableId};
use crate::model::pack::Assessment;
use crate::model::pathway::PathwayKind;

/// One answer changed, everything else as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question.
    pub question: QuestionId,
    /// The other answer.
    pub to: Answer,
    /// Whether the person can bring it about.
    pub reachable: bool,
    /// The route that would then come first, where it is another.
    pub first: Option<PathwayId>,
    /// Whether the first would then lead by more than a close call.
    pub clear: bool,
    /// Verdicts that would then be others, with their rows; entries of sections beside the result do not count.
    pub verdicts: Vec<(TableId, usize)>,
    /// Pathways that would no longer be ruled out.
    pub opened: Vec<PathwayId>,
    /// Pathways that would be ruled out.
    pub closed: Vec<PathwayId>,
    /// Questions that the change would raise and that have no answer yet; they count as unanswered.
    pub raised: Vec<QuestionId>,
    /// Questions that would no longer be asked.
    pub dropped: Vec<QuestionId>,
}

/// All single-answer changes of one respondent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// In asking order, then in the order of options.
    pub changes: Vec<Change>,
}

impl Sensitivity {
    /// In how many changes the first route stays first; in a close call, in how many it stays close.
    pub fn kept(&self, is_close_call: bool) -> usize {
        let is_kept = |change: &&Change| if is_close_call { !change.clear } else { change.first.is_none() };
        self.changes.iter().filter(is_kept).count()
    }
}

/// Tries every single-answer change: every other option of a question with one answer, every box ticked or unticked
/// where there may be several, one number out of every interval that rules tell apart.
pub fn sensitivity(case: &Case<'_>) -> Sensitivity {
    let mut changes = Vec::new();
    for asked in &case.assessment.asked {
        let Response::Given(given) = case.response(asked.question) else { continue };
        let question = case.pack.question(asked.question);
        for to in alternatives(case.assessment, question, asked.question, given) {
            changes.push(change(case, asked.question, to));
        }
    }
    Sensitivity { changes }
}

/// What one changed answer would do.
pub fn change(case: &Case<'_>, question: QuestionId, to: Answer) -> Change {
    let (assessment, base) = (case.assessment, &case.evaluation);
    let then = &evaluate(case.pack, assessment, &case.changed([(question, to)]));
    let given = case.answers.get(question);
    let before = &case.recommendation.routes;
    let after = rank(assessment, then, PathwayKind::Route);
    let moved = assessment.pathway_ids().filter(|id| ruled_out(base, *id) != ruled_out(then, *id));
    let (opened, closed) = moved.partition(|id| ruled_out(base, *id));
    let tables = base.verdicts.iter().zip(&then.verdicts).enumerate();
    let tables = tables.filter(|(index, _)| assessment.tables[*index].is_result());
    let verdicts = tables.filter_map(|(index, (old, new))| match (old, new) {
        (_, TableTrace::Row(row)) if outcome(assessment, index, old) != outcome(assessment, index, new) => {
            Some((TableId::new(index), *row))
        }
        _ => None,
    });
    Change {
        question,
        to,
        reachable: given.is_some_and(|given| is_reachable(case.pack.question(question), given, to)),
        first: after.first().copied().filter(|first| before.first() != Some(first)),
        clear: leads_clearly(assessment, then, &after),
        verdicts: verdicts.collect(),
        opened,
        closed,
        raised: moved_questions(assessment, &base.respondent, &then.respondent, |response, before, after| {
            response == Response::Pending && after == Truth::Yes && before != Truth::Yes
        }),
        dropped: moved_questions(assessment, &base.respondent, &then.respondent, |_, before, after| {
            before == Truth::Yes && after == Truth::No
        }),
    }
}

/// Whether the first of the ranked routes leads by more than a close call.
pub fn leads_clearly(assessment: &Assessment, evaluation: &Evaluation, ranked: &[PathwayId]) -> bool {
    let eligible = |id: &&PathwayId| !ruled_out(evaluation, **id);
    let mut totals = ranked.iter().filter(eligible).map(|id| points(assessment, evaluation, *id).0);
    match (totals.next(), totals.next()) {
        (Some(first), Some(second)) => first - second > CLOSE_MARGIN,
        _ => true,
    }
}

fn outcome(assessment: &Assessment, table: usize, trace: &TableTrace) -> Option<OutcomeId> {
    match trace {
        TableTrace::Row(row) => Some(assessment.tables[table].rows[*row].outcome),
        TableTrace::Unknown(_) | TableTrace::NoRow => None,
    }
}

/// Questions picked by their response then, and whether they are asked before and then.
fn moved_questions(
    assessment: &Assessment,
    base: &Respondent,
    then: &Respondent,
    pick: impl Fn(Response, Truth, Truth) -> bool,
) -> Vec<QuestionId> {
    let questions = assessment.asked.iter().enumerate();
    let picked = questions.filter(|(at, asked)| pick(then.response(asked.question), base.asked[*at], then.asked[*at]));
    picked.map(|(_, asked)| asked.question).collect()
}
