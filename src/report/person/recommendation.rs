//! The recommendation report: everything a result is, as one versioned piece of data.
//!
//! In: a case, and what the analysis finds out about it. Out: the report. Never: layout, colour.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::robustness::robustness;
use crate::analysis::person::sensitivity::{Sensitivity, sensitivity};
use crate::engine::case::Case;
use crate::engine::selection::{Selected, select};
use crate::engine::truth::{Response, Truth};
use crate::model::id::ClaimId;
use crate::model::pack::{Assessment, Pack};
use crate::model::source::Source;
use crate::report::citation::{AnswerGround, AnswerValue, Ground, answer_value};
use crate::report::person::advice::{AdviceReport, advice};
use crate::report::person::change::{ChangeReport, changes};
use crate::report::person::confidence::{
    ConfidenceReport, RobustnessReport, confidence, robustness as robustness_report,
};
use crate::report::person::decisive::{DecisiveReport, decisive};
use crate::report::person::pathway::{KindWord, PathwayReport, REASONS_AGAINST_MAX, REASONS_FOR_MAX, pathways};
use crate::report::person::plan::{PlanSpan, hours_said, plan};
use crate::report::person::sureness::{SurenessReport, sureness};
use crate::report::person::verdict::{VerdictReport, verdicts};
use crate::report::person::wanted::{NearestReport, nearest};
use crate::report::schema_version::SCHEMA_VERSION;

/// A recommendation with everything behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RecommendationReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The assessment's id.
    pub assessment: String,
    /// The assessment's title.
    pub title: String,
    /// What it decides.
    pub decides: String,
    /// The answers that counted, as an answers file writes them.
    pub answers: BTreeMap<String, AnswerValue>,
    /// The same in words, in asking order.
    pub answered: Vec<AnswerGround>,
    /// The ids of those that nobody gave: the neutral answer was taken.
    pub taken_by_default: Vec<String>,
    /// Questions that were asked and have no answer, in asking order.
    pub unanswered: Vec<AnswerGround>,
    /// Routes, then supports, each best first.
    pub pathways: Vec<PathwayReport>,
    /// The least points for each word of fit.
    pub fits: FitsReport,
    /// The verdict of each decision table.
    pub verdicts: Vec<VerdictReport>,
    /// The routes that are too close to rank; none where the first is clear.
    pub close_call: Option<CloseCall>,
    /// How far the result can be relied on.
    pub confidence: ConfidenceReport,
    /// In how many nearby worlds the first route stays first.
    pub robustness: RobustnessReport,
    /// How sure the result is: how firmly the answers settle it, and what the advice rests on.
    pub sureness: SurenessReport,
    /// The answers that force the result, whatever all others had been; none in a close call, where an answer still to
    /// come can change it, and where nobody asked for them.
    pub decisive: Option<DecisiveReport>,
    /// What would change the result.
    pub changes: Vec<ChangeReport>,
    /// Where nothing that the person can change alone puts another route first: what several together would do.
    pub nearest: Option<NearestReport>,
    /// Advice that fired, the most specific first.
    pub advice: Vec<AdviceReport>,
    /// The parts of the report on one subject each, in reading order.
    pub parts: Vec<PartReport>,
    /// The hours a week that the person said they have for the plan.
    pub free_hours: Option<u16>,
    /// First steps.
    pub plan: Vec<PlanSpan>,
    /// Other assessments that this result leads to.
    pub leads_to: Vec<LeadReport>,
    /// What the report is not.
    pub limits: Vec<String>,
    /// The sources behind it.
    pub sources: Vec<SourceReport>,
}

/// The least points for each word of fit; below `good` a pathway is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FitsReport {
    /// From here on: strong.
    pub strong: i32,
    /// From here on: good.
    pub good: i32,
}

/// A part of the report on one subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartReport {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Whether it stands before everything but the result.
    pub first: bool,
}

/// Another assessment that a result leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeadReport {
    /// Its id.
    pub assessment: String,
    /// Its title.
    pub title: String,
    /// Why to go on, in a sentence.
    pub invites: String,
    /// What to type to take it.
    pub command: String,
}

/// Routes too close to rank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CloseCall {
    /// Their ids, in rank order, which means nothing here.
    pub pathways: Vec<String>,
    /// Questions whose answers would decide, by topic.
    pub decided_by: Vec<String>,
}

/// A source behind the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceReport {
    /// Its id.
    pub id: String,
    /// Who speaks in it.
    pub author: String,
    /// Its title.
    pub title: String,
    /// Where it was published.
    pub published: String,
    /// When.
    pub date: String,
    /// What a reader should know about it.
    pub about: String,
    /// What its publisher gains from the advice, where something.
    pub interest: Option<String>,
}

/// Reports on a case. What forces the result is worked out where it is asked for alone (`whole`).
pub fn recommendation(case: &Case<'_>) -> RecommendationReport {
    let assessment = case.assessment;
    let sensitivity = sensitivity(case);
    let robust = robustness(case, &sensitivity);
    let changes = changes(case, &sensitivity);
    let verdicts = verdicts(case);
    let pathways = pathways(case);
    let selected = selected(case, &pathways, &verdicts);
    RecommendationReport {
        schema_version: SCHEMA_VERSION,
        assessment: assessment.id.clone(),
        title: assessment.title.clone(),
        decides: assessment.decides.clone(),
        answers: values(case),
        answered: said(case, |it| matches!(it, Response::Given(_))),
        unanswered: said(case, |it| it == Response::Pending),
        fits: FitsReport { strong: assessment.fits.strong, good: assessment.fits.good },
        close_call: close_call(case, &sensitivity),
        decisive: None,
        confidence: confidence(case, &robust),
        robustness: robustness_report(&robust),
        sureness: sureness(case, &robust, &pathways, &verdicts),
        nearest: nearest(case, &changes),
        changes,
        advice: advice(case, &selected),
        parts: parts(assessment),
        free_hours: hours_said(case),
        plan: plan(case, &selected),
        leads_to: leads_to(case),
        taken_by_default: AnswerGround::taken(case).into_iter().map(|it| it.question).collect(),
        limits: assessment.limits.clone(),
        sources: case.pack.sources.iter().map(source).collect(),
        pathways,
        verdicts,
    }
    .with_cited_sources_only()
}

/// The same with the answers that decide, which take longer to find than all the rest: it is worked out beside them.
pub fn whole(case: &Case<'_>) -> RecommendationReport {
    std::thread::scope(|scope| {
        let rest = scope.spawn(|| recommendation(case));
        let decisive = decisive(case);
        let rest = rest.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        RecommendationReport { decisive, ..rest }
    })
}

/// The advice that fires, with what a short report leaves out, and why.
pub fn told(case: &Case<'_>) -> Vec<AdviceReport> {
    advice(case, &selected(case, &pathways(case), &verdicts(case)))
}

fn selected(case: &Case<'_>, pathways: &[PathwayReport], verdicts: &[VerdictReport]) -> Vec<Selected> {
    select(case.pack, case.assessment, &case.recommendation, &claims_told(case.pack, pathways, verdicts))
}

impl RecommendationReport {
    /// Keeps the sources that some line of the report cites.
    fn with_cited_sources_only(mut self) -> Self {
        let mut cited: Vec<String> = Vec::new();
        let mut add = |ground: &Ground| cited.extend(ground.citations.iter().filter_map(|it| it.source.clone()));
        for pathway in &self.pathways {
            pathway.reasons_for.iter().chain(&pathway.reasons_against).for_each(|it| add(&it.ground));
            pathway.unmet_requirements.iter().for_each(|it| add(&it.ground));
        }
        self.verdicts.iter().flat_map(|it| &it.reasons).for_each(|it| add(&it.ground));
        self.advice.iter().for_each(|it| add(&it.ground));
        for step in self.plan.iter().flat_map(|span| &span.steps) {
            add(&step.ground);
            step.words.iter().for_each(|it| add(&it.ground));
        }
        self.verdicts.iter().filter_map(|it| it.until_known.as_ref()).for_each(|it| add(&it.ground));
        self.sources.retain(|source| cited.contains(&source.id));
        self
    }
}

/// The claims behind the result as the first page tells it: the verdicts, and the reasons of what is recommended.
fn claims_told(pack: &Pack, pathways: &[PathwayReport], verdicts: &[VerdictReport]) -> Vec<ClaimId> {
    let leaders = pathways.iter().filter(|it| it.recommended && it.kind == KindWord::Route);
    let reasons = leaders.flat_map(|it| {
        it.reasons_for.iter().take(REASONS_FOR_MAX).chain(it.reasons_against.iter().take(REASONS_AGAINST_MAX))
    });
    let grounds = reasons.map(|it| &it.ground).chain(verdicts.iter().flat_map(|it| &it.reasons).map(|it| &it.ground));
    let names = grounds.flat_map(Ground::claims);
    let ids = names.filter_map(|name| pack.claims.iter().position(|claim| claim.id == name));
    ids.map(ClaimId::new).collect()
}

fn parts(assessment: &Assessment) -> Vec<PartReport> {
    let parts = assessment.parts.iter();
    parts.map(|part| PartReport { id: part.id.clone(), title: part.title.clone(), first: part.first }).collect()
}

fn leads_to(case: &Case<'_>) -> Vec<LeadReport> {
    let leads = case.assessment.leads_to.iter().filter(|lead| case.truth(&lead.when) == Truth::Yes);
    let leads = leads.map(|lead| {
        let other = case.pack.assessment(lead.assessment);
        let (assessment, command) = (other.id.clone(), format!("inroad {}", other.id));
        LeadReport { assessment, title: other.title.clone(), invites: lead.invites.clone(), command }
    });
    leads.collect()
}

fn values(case: &Case<'_>) -> BTreeMap<String, AnswerValue> {
    let given = case.assessment.asked.iter().filter_map(|asked| match case.response(asked.question) {
        Response::Given(answer) => {
            let question = case.pack.question(asked.question);
            Some((question.id.clone(), answer_value(question, answer)))
        }
        _ => None,
    });
    given.collect()
}

fn said(case: &Case<'_>, wanted: impl Fn(Response) -> bool) -> Vec<AnswerGround> {
    let asked = case.assessment.asked.iter().map(|asked| asked.question);
    asked.filter(|id| wanted(case.response(*id))).map(|id| AnswerGround::of(case, id)).collect()
}

fn close_call(case: &Case<'_>, sensitivity: &Sensitivity) -> Option<CloseCall> {
    let recommended = &case.recommendation;
    if recommended.close_call.is_empty() {
        return None;
    }
    let mut decided_by: Vec<String> = Vec::new();
    // What the person can find out or change decides; that a fixed fact would, helps nobody.
    for change in sensitivity.changes.iter().filter(|change| change.clear) {
        let question = case.pack.question(change.question);
        if change.reachable && !decided_by.contains(&question.topic) {
            decided_by.push(question.topic.clone());
        }
    }
    let pathways = recommended.close_call.iter().map(|id| case.assessment.pathway(*id).id.clone()).collect();
    Some(CloseCall { pathways, decided_by })
}

fn source(source: &Source) -> SourceReport {
    SourceReport {
        id: source.id.clone(),
        author: source.author.clone(),
        title: source.title.clone(),
        published: source.published.clone(),
        date: source.date.clone(),
        about: source.about.clone(),
        interest: source.interest.clone(),
    }
}
