//! What would change the result: changed answers with the same effect told in one line.
//!
//! In: every single-answer change. Out: those that matter, merged, what a person can change first. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::sensitivity::{Change, Sensitivity};
use crate::engine::case::Case;
use crate::engine::truth::Response;
use crate::model::id::QuestionId;
use crate::model::pack::Pack;
use crate::model::question::Lever;
use crate::report::phrase;

/// A changed answer and what it would do, everything else as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangeReport {
    /// The question.
    pub question: String,
    /// What it is about.
    pub topic: String,
    /// The answer as it is.
    pub from: String,
    /// The other answers with this effect.
    pub to: Vec<String>,
    /// Whose hands it is in.
    pub reach: Reach,
    /// How the person can bring it about; none where they cannot.
    pub lever: Option<String>,
    /// The id of the route that would come first, where it is another.
    pub first: Option<String>,
    /// Whether the first route would be another, or a close call decided; else a verdict or what is ruled out moves.
    pub moves_first: bool,
    /// What would follow, as clauses.
    pub effects: Vec<String>,
    /// How many questions the change would raise that have no answer yet; they count as unanswered.
    pub raises: usize,
}

/// Whether a person can bring a change about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// They can.
    Yours,
    /// It is a fact that nobody changes at will.
    Fact,
    /// They can move it the other way only.
    OtherWay,
}

impl ChangeReport {
    /// Whether the person can make another route first with it, or decide a close call.
    pub fn is_yours_and_moves_first(&self) -> bool {
        self.reach == Reach::Yours && self.moves_first
    }
}

/// The changes that matter: another first route, a close call decided, another verdict, a pathway ruled out or no longer.
pub fn changes(case: &Case<'_>, sensitivity: &Sensitivity) -> Vec<ChangeReport> {
    let mut reports: Vec<(bool, ChangeReport)> = Vec::new();
    for change in &sensitivity.changes {
        let effects = effects(case, change);
        let question = case.pack.question(change.question);
        // "If you were not sure" is no way to change anything, and nobody is told what would be had it not happened.
        if effects.is_empty() || question.is_unsure(change.to) || question.lever == Lever::Past {
            continue;
        }
        let to = match case.response(change.question) {
            Response::Given(from) => phrase::other_answer(question, from, change.to),
            Response::Pending | Response::Skipped => phrase::answer(question, change.to),
        };
        let lever = lever(case.pack, change);
        let merged = reports.iter_mut().find(|(_, it)| {
            it.question == question.id && it.effects == effects && it.lever == lever && it.raises == change.raised.len()
        });
        if let Some((_, report)) = merged {
            report.to.push(to);
            continue;
        }
        let moves_first = change.first.is_some();
        let decides = !case.recommendation.close_call.is_empty() && change.clear;
        reports.push((
            moves_first,
            ChangeReport {
                question: question.id.clone(),
                topic: question.topic.clone(),
                from: said(case, change.question),
                to: vec![to],
                reach: match (&lever, &question.lever) {
                    (Some(_), _) => Reach::Yours,
                    (None, Lever::Fixed | Lever::Past) => Reach::Fact,
                    (None, Lever::Upward(_) | Lever::Free(_)) => Reach::OtherWay,
                },
                lever,
                first: change.first.map(|id| case.assessment.pathway(id).id.clone()),
                moves_first: moves_first || decides,
                effects,
                raises: change.raised.len(),
            },
        ));
    }
    reports.sort_by_key(|(moves_first, report)| (report.reach, !moves_first));
    reports.into_iter().map(|(_, report)| report).collect()
}

fn said(case: &Case<'_>, id: QuestionId) -> String {
    let question = case.pack.question(id);
    match case.response(id) {
        Response::Given(answer) => phrase::answer(question, answer),
        _ => String::new(),
    }
}

fn lever(pack: &Pack, change: &Change) -> Option<String> {
    match &pack.question(change.question).lever {
        Lever::Upward(how) | Lever::Free(how) if change.reachable => Some(how.clone()),
        _ => None,
    }
}

fn effects(case: &Case<'_>, change: &Change) -> Vec<String> {
    let (assessment, recommendation) = (case.assessment, &case.recommendation);
    let mut effects = Vec::new();
    let title = |id| format!("\"{}\"", assessment.pathway(id).title);
    if let Some(first) = change.first {
        let how = if change.clear { "would come first" } else { "would come first, narrowly" };
        effects.push(format!("{} {how}", title(first)));
    } else if !recommendation.close_call.is_empty() && change.clear {
        effects.extend(recommendation.first().map(|first| format!("{} would be clearly first", title(first))));
    }
    for (table, row) in &change.verdicts {
        let table = assessment.table(*table);
        let label = &table.outcomes[table.rows[*row].outcome.index()].label;
        let which = if assessment.tables.iter().filter(|it| it.is_result()).count() == 1 {
            "the result".to_owned()
        } else {
            format!("the answer to \"{}\"", table.asks)
        };
        effects.push(format!("{which} would be \"{label}\""));
    }
    for (moved, how) in [(&change.opened, "would be open to you"), (&change.closed, "would no longer be open to you")] {
        let titles: Vec<String> = moved.iter().map(|id| title(*id)).collect();
        if !titles.is_empty() {
            effects.push(format!("{} {how}", phrase::listed(&titles)));
        }
    }
    effects
}

/// What a change would do, in sentences, before it is made.
pub fn preview(case: &Case<'_>, change: &Change) -> Vec<String> {
    let topics = |ids: &[QuestionId]| {
        let topics = ids.iter().map(|id| case.pack.question(*id).topic.clone());
        phrase::listed(&topics.collect::<Vec<_>>())
    };
    let mut lines = Vec::new();
    if !change.raised.is_empty() {
        lines.push(format!(
            "It raises {}: {}.",
            phrase::count(change.raised.len(), "question"),
            topics(&change.raised)
        ));
    }
    if !change.dropped.is_empty() {
        lines.push(format!(
            "It drops {}: {}.",
            phrase::count(change.dropped.len(), "question"),
            topics(&change.dropped)
        ));
    }
    let effects = effects(case, change);
    if effects.is_empty() {
        lines.push("The result so far stays as it is.".to_owned());
    } else {
        lines.push(format!("The result so far: {}.", effects.join("; ")));
    }
    lines
}
