//! A comparison: one person at two times, or one person as two people see them.
//!
//! In: two cases of one assessment. Out: a serializable comparison. Never: layout, judging which of the two is right.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::truth::Response;
use crate::model::id::QuestionId;
use crate::report::citation::AnswerGround;
use crate::report::person::advice::sentence;
use crate::report::person::before_after::{
    BeforeAfterReport, ChangedAnswer, Pair, StepChange, VerdictPair, before_after,
};
use crate::report::person::pathway::{FitWord, KindWord};
use crate::report::person::recommendation::{RecommendationReport, recommendation};
use crate::report::schema_version::SCHEMA_VERSION;

/// What two sets of answers are to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Between {
    /// One person, earlier and later.
    #[default]
    Times,
    /// One person, as two people see them.
    People,
}

/// Two sets of answers side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComparisonReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The assessment's id.
    pub assessment: String,
    /// The assessment's title.
    pub title: String,
    /// What the two are to each other.
    pub between: Between,
    /// What the two are called.
    pub labels: Pair,
    /// How many questions both answer alike.
    pub alike: usize,
    /// How many questions only one of the two answers.
    pub one_sided: usize,
    /// The answers of the first that nobody gave: the neutral one was taken.
    pub taken_before: Vec<AnswerGround>,
    /// The same of the second.
    pub taken_after: Vec<AnswerGround>,
    /// Every answer that differs and what it moves by itself, those that move most first.
    pub moves: Vec<MoveReport>,
    /// What all of them move together.
    pub together: BeforeAfterReport,
    /// Steps of the first plan that the second no longer tells.
    pub steps_gone: Vec<GoneStep>,
    /// Steps that both plans tell.
    pub steps_kept: Vec<StepChange>,
}

/// An answer that differs, and what comes of it where all the others stay as the first has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MoveReport {
    /// The answer.
    #[serde(flatten)]
    pub change: ChangedAnswer,
    /// Whether it is asked only because another answer differs, so that it moves nothing by itself.
    pub follows: bool,
    /// What comes first, where that changes.
    pub first: Option<Pair>,
    /// Decision tables whose outcome changes.
    pub verdicts: Vec<VerdictPair>,
    /// Pathways that fit better or worse.
    pub fits: Vec<FitChange>,
}

/// A pathway that fits better or worse.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FitChange {
    /// The pathway's id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Before.
    pub before: FitWord,
    /// After.
    pub after: FitWord,
}

/// A step of the first plan that the second no longer tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GoneStep {
    /// The step.
    #[serde(flatten)]
    pub step: StepChange,
    /// Topics of the answers it rests on that differ: what it was for may be done. Where there are none, other steps
    /// took its place.
    pub since: Vec<String>,
}

impl MoveReport {
    /// How much it moves: what comes first, then outcomes, then fits.
    fn weight(&self) -> (bool, usize, usize) {
        (self.first.is_some(), self.verdicts.len(), self.fits.len())
    }

    /// Whether it moves nothing by itself.
    pub fn is_still(&self) -> bool {
        self.weight() == (false, 0, 0)
    }
}

/// Compares two cases of one assessment.
pub fn comparison(before: &Case<'_>, after: &Case<'_>, labels: Pair, between: Between) -> ComparisonReport {
    let together = before_after(before, after);
    let mut moves: Vec<MoveReport> = differing(before, after).map(|it| moved(before, after, it, &together)).collect();
    moves.sort_by_key(|it| std::cmp::Reverse(it.weight()));
    let count = |is_wanted: fn(bool, bool, bool) -> bool| {
        let asked = before.assessment.asked.iter().map(|it| it.question);
        let of = |id| (before.response(id), after.response(id));
        let is_given = |it: Response| matches!(it, Response::Given(_));
        asked.map(of).filter(|(one, two)| is_wanted(is_given(*one), is_given(*two), one == two)).count()
    };
    let old = recommendation(before);
    ComparisonReport {
        schema_version: SCHEMA_VERSION,
        assessment: before.assessment.id.clone(),
        title: before.assessment.title.clone(),
        between,
        labels,
        alike: count(|one, two, are_equal| one && two && are_equal),
        one_sided: count(|one, two, _| one != two),
        taken_before: AnswerGround::taken(before),
        taken_after: AnswerGround::taken(after),
        moves,
        steps_gone: gone(&old, &together),
        steps_kept: kept(&old, &together),
        together,
    }
}

/// The questions to which the two gave different answers.
fn differing<'c>(before: &'c Case<'_>, after: &'c Case<'_>) -> impl Iterator<Item = QuestionId> {
    let said = |case: &Case<'_>, id| matches!(case.response(id), Response::Given(_)).then(|| case.response(id));
    let asked = before.assessment.asked.iter().map(|it| it.question);
    asked.filter(move |id| said(before, *id) != said(after, *id))
}

/// What one answer of the second moves among the answers of the first.
fn moved(before: &Case<'_>, after: &Case<'_>, question: QuestionId, together: &BeforeAfterReport) -> MoveReport {
    let mut answers = before.answers.clone();
    match after.response(question) {
        Response::Given(given) => answers.set(question, given),
        Response::Pending | Response::Skipped => answers.clear(question),
    }
    let alone = Case::new(before.pack, before.assessment, answers);
    let report = before_after(before, &alone);
    let id = &before.pack.question(question).id;
    let change = together.changed.iter().chain(&together.fallen_away).find(|it| it.question == *id);
    let is_asked = |case: &Case<'_>| case.response(question) != Response::Skipped;
    let fits = report.pathways.iter().filter(|it| it.before.fit != it.after.fit).map(|it| FitChange {
        id: it.id.clone(),
        title: it.title.clone(),
        before: it.before.fit,
        after: it.after.fit,
    });
    MoveReport {
        change: change.cloned().unwrap_or_default(),
        follows: !is_asked(before) && !is_asked(&alone) || is_asked(before) && !is_asked(after),
        fits: fits.collect(),
        first: (report.first.before != report.first.after).then_some(report.first),
        verdicts: report.verdicts,
    }
}

/// Every step that a plan tells, with the answers it rests on.
fn told(report: &RecommendationReport) -> impl Iterator<Item = (StepChange, Vec<&str>)> {
    let steps = report.plan.iter().flat_map(|span| span.steps.iter().map(|step| (span.within_days, step)));
    steps.filter(|(_, step)| step.brief).map(|(within_days, step)| {
        let answers = step.ground.answers.iter().map(|it| it.question.as_str()).collect();
        (StepChange { within_days, says: sentence(&step.cue, &step.act) }, answers)
    })
}

fn gone(old: &RecommendationReport, together: &BeforeAfterReport) -> Vec<GoneStep> {
    let changed: Vec<&ChangedAnswer> = together.changed.iter().chain(&together.fallen_away).collect();
    let steps = told(old).filter(|(step, _)| together.steps_gone.contains(step)).map(|(step, answers)| {
        let since = changed.iter().filter(|it| answers.contains(&it.question.as_str()));
        GoneStep { step, since: since.map(|it| it.topic.clone()).collect() }
    });
    steps.collect()
}

fn kept(old: &RecommendationReport, together: &BeforeAfterReport) -> Vec<StepChange> {
    told(old).map(|(step, _)| step).filter(|step| !together.steps_gone.contains(step)).collect()
}

/// The names of the routes that a comparison is about, in the order of the second; none where none are ranked.
pub fn routes(report: &ComparisonReport) -> impl Iterator<Item = (&str, FitWord, FitWord)> {
    let routes = report.together.pathways.iter().filter(|it| it.kind == KindWord::Route);
    routes.map(|it| (it.title.as_str(), it.before.fit, it.after.fit))
}
