//! Before and after: the results of two sets of answers of one person side by side.
//!
//! In: a case as it is and as it would be. Out: a serializable comparison. Never: layout, judging which is better.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::truth::Response;
use crate::report::person::advice::sentence;
use crate::report::person::pathway::{FitWord, KindWord, PathwayReport};
use crate::report::person::recommendation::{RecommendationReport, recommendation};
use crate::report::person::verdict::VerdictReport;
use crate::report::person::wanted::raised;
use crate::report::phrase;

/// What a set of changed answers does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BeforeAfterReport {
    /// The answers that differ.
    pub changed: Vec<ChangedAnswer>,
    /// Answers whose questions are no longer asked. They are kept, and count again when their questions come back.
    pub fallen_away: Vec<ChangedAnswer>,
    /// Topics of questions that the change raises and that have no answer; they count as unanswered.
    pub raises: Vec<String>,
    /// What comes first; without routes, empty.
    pub first: Pair,
    /// The word for how far the result can be relied on.
    pub confidence: Pair,
    /// Routes, then supports, in the order they have after the change.
    pub pathways: Vec<PathwayPair>,
    /// Decision tables whose outcome is another.
    pub verdicts: Vec<VerdictPair>,
    /// How many decision tables keep their outcome.
    pub verdicts_kept: usize,
    /// Steps that a short report tells after the change and not before.
    pub steps_added: Vec<StepChange>,
    /// Steps that a short report tells before the change and not after.
    pub steps_gone: Vec<StepChange>,
}

/// An answer that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangedAnswer {
    /// The question.
    pub question: String,
    /// What it is about.
    pub topic: String,
    /// The answer before; none where there was none that counted.
    pub before: Option<String>,
    /// The answer after, likewise.
    pub after: Option<String>,
}

/// Something before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Pair {
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// A pathway before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PathwayPair {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Whether it can come first.
    pub kind: KindWord,
    /// Before.
    pub before: PlaceReport,
    /// After.
    pub after: PlaceReport,
}

/// Where a pathway stands among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlaceReport {
    /// Counted from 1.
    pub place: usize,
    /// How well it fits.
    pub fit: FitWord,
    /// Its points.
    pub points: i32,
}

/// A decision table before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictPair {
    /// The table's id.
    pub id: String,
    /// The question it decides.
    pub asks: String,
    /// The outcome's name before; none while a missing answer decides.
    pub before: Option<String>,
    /// The outcome's name after, likewise.
    pub after: Option<String>,
}

/// A step that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepChange {
    /// Days from now.
    pub within_days: u16,
    /// The step, as a sentence.
    pub says: String,
}

/// Compares two cases of one assessment.
pub fn before_after(before: &Case<'_>, after: &Case<'_>) -> BeforeAfterReport {
    let (old, new) = (recommendation(before), recommendation(after));
    let (changed, fallen_away) = answers(before, after);
    let verdicts = old.verdicts.iter().zip(&new.verdicts);
    let moved: Vec<VerdictPair> =
        verdicts.clone().filter(|(one, two)| one.verdict != two.verdict).map(|(one, two)| verdict(one, two)).collect();
    BeforeAfterReport {
        changed,
        fallen_away,
        raises: raised(before, after),
        first: Pair { before: first(&old), after: first(&new) },
        confidence: Pair { before: old.confidence.word.clone(), after: new.confidence.word.clone() },
        pathways: new.pathways.iter().filter_map(|it| pathway(it, &old, &new)).collect(),
        verdicts_kept: old.verdicts.len() - moved.len(),
        verdicts: moved,
        steps_added: steps_without(&new, &old),
        steps_gone: steps_without(&old, &new),
    }
}

/// The answers that differ, and those whose questions fell away.
fn answers(before: &Case<'_>, after: &Case<'_>) -> (Vec<ChangedAnswer>, Vec<ChangedAnswer>) {
    let differing = before.assessment.asked.iter().filter_map(|asked| {
        let question = before.pack.question(asked.question);
        let words = |response: Response| match response {
            Response::Given(given) => Some(phrase::answer(question, given)),
            Response::Pending | Response::Skipped => None,
        };
        let (old, new) = (before.response(asked.question), after.response(asked.question));
        let change = ChangedAnswer {
            question: question.id.clone(),
            topic: question.topic.clone(),
            before: words(old),
            after: words(new),
        };
        (change.before != change.after).then_some((new == Response::Skipped, change))
    });
    let (gone, changed): (Vec<_>, Vec<_>) = differing.partition(|(is_gone, _)| *is_gone);
    let second = |all: Vec<(bool, ChangedAnswer)>| all.into_iter().map(|(_, change)| change).collect();
    (second(changed), second(gone))
}

/// What comes first, or what is too close to rank, by title.
fn first(report: &RecommendationReport) -> String {
    let leaders = report.pathways.iter().filter(|it| it.recommended && it.kind == KindWord::Route);
    let titles: Vec<String> = leaders.map(|it| format!("\"{}\"", it.title)).collect();
    let close = if titles.len() > 1 { ", too close to rank" } else { "" };
    format!("{}{close}", phrase::listed(&titles))
}

fn pathway(pathway: &PathwayReport, old: &RecommendationReport, new: &RecommendationReport) -> Option<PathwayPair> {
    let place = |report: &RecommendationReport| {
        let mut of_kind = report.pathways.iter().filter(|it| it.kind == pathway.kind);
        let at = of_kind.clone().position(|it| it.id == pathway.id)?;
        of_kind.nth(at).map(|it| PlaceReport { place: at + 1, fit: it.fit, points: it.points })
    };
    Some(PathwayPair {
        id: pathway.id.clone(),
        title: pathway.title.clone(),
        kind: pathway.kind,
        before: place(old)?,
        after: place(new)?,
    })
}

fn verdict(old: &VerdictReport, new: &VerdictReport) -> VerdictPair {
    VerdictPair { id: new.id.clone(), asks: new.asks.clone(), before: old.label.clone(), after: new.label.clone() }
}

/// The steps that one short report tells and the other does not.
fn steps_without(of: &RecommendationReport, other: &RecommendationReport) -> Vec<StepChange> {
    let steps = |report: &RecommendationReport| {
        let spans = report.plan.iter().flat_map(|span| span.steps.iter().map(|step| (span.within_days, step)));
        let told = spans.filter(|(_, step)| step.brief);
        told.map(|(within_days, step)| StepChange { within_days, says: sentence(&step.cue, &step.act) })
            .collect::<Vec<StepChange>>()
    };
    let known = steps(other);
    steps(of).into_iter().filter(|step| !known.iter().any(|it| it.says == step.says)).collect()
}
