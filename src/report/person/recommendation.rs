//! The recommendation report: everything a result is, as one versioned piece of data.
//!
//! In: an evaluation, its recommendation and its analysis. Out: the report. Never: layout, colour.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::confidence::{self, Grounds};
use crate::analysis::person::robustness::{Count, Robustness, robustness};
use crate::analysis::person::sensitivity::{Sensitivity, sensitivity};
use crate::engine::evaluation::{Evaluation, TableTrace, evaluate};
use crate::engine::grounds::grounds;
use crate::engine::recommendation::{Ranked, Recommendation, recommend};
use crate::engine::selection::select;
use crate::engine::truth::{Response, Truth};
use crate::model::answers::Answers;
use crate::model::id::{AssessmentId, ClaimId};
use crate::model::pack::{Assessment, Pack};
use crate::model::source::Source;
use crate::model::verdict::{Confidence, DecisionTable};
use crate::report::citation::{AnswerGround, AnswerValue, Behind, Ground, answer_value};
use crate::report::person::advice::{AdviceReport, PlanSpan, advice, plan};
use crate::report::person::change::{ChangeReport, changes};
use crate::report::person::decisive::DecisiveReport;
use crate::report::person::pathway::{KindWord, PathwayReport, REASONS_AGAINST_MAX, REASONS_FOR_MAX, pathways};
use crate::report::person::wanted::{NearestReport, nearest};
use crate::report::phrase;
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

/// What a decision table says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictReport {
    /// The table's id.
    pub id: String,
    /// The question it decides.
    pub asks: String,
    /// The heading it is told under; none where it is the result.
    pub section: Option<String>,
    /// The outcome's id; none while a missing answer decides.
    pub verdict: Option<String>,
    /// The outcome's name.
    pub label: Option<String>,
    /// Whether a short report tells it in one line with others of its section that come out so.
    pub together: bool,
    /// What the missing answers are about that decide it, by topic; empty where it is decided.
    pub waits_for: Vec<String>,
    /// The verdict in a sentence.
    pub says: Option<String>,
    /// How far it can be relied on: low, fair or high.
    pub confidence: Option<String>,
    /// What limits that.
    pub note: Option<String>,
    /// Its grounds.
    pub reasons: Vec<VerdictReason>,
}

/// The ground of a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictReason {
    /// The ground, as a sentence.
    pub text: String,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// Routes too close to rank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CloseCall {
    /// Their ids, in rank order, which means nothing here.
    pub pathways: Vec<String>,
    /// Questions whose answers would decide, by topic.
    pub decided_by: Vec<String>,
}

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

/// Evaluates answers and reports on them.
pub fn recommendation(pack: &Pack, id: AssessmentId, answers: &Answers) -> RecommendationReport {
    let assessment = pack.assessment(id);
    let evaluation = evaluate(pack, assessment, answers);
    let recommended = recommend(assessment, &evaluation);
    let sensitivity = sensitivity(pack, assessment, answers);
    let robust = robustness(pack, assessment, answers, &sensitivity);
    let trust = confidence::grounds(pack, assessment, &evaluation, &recommended, &robust);
    let changes = changes(pack, assessment, &evaluation.respondent, &recommended, &sensitivity);
    let results = Ranked { evaluation: &evaluation, assessment, recommendation: &recommended };
    let view = evaluation.respondent.view(assessment, Some(&results));
    let behind = Behind { pack, respondent: &evaluation.respondent, view };
    let verdicts = verdicts(&behind, assessment, &evaluation);
    let pathways = pathways(&behind, assessment, &evaluation, &recommended);
    let selected = select(pack, assessment, &recommended, &claims_told(pack, &pathways, &verdicts));
    RecommendationReport {
        schema_version: SCHEMA_VERSION,
        assessment: assessment.id.clone(),
        title: assessment.title.clone(),
        decides: assessment.decides.clone(),
        answers: values(pack, assessment, &evaluation),
        answered: said(&behind, assessment, &evaluation, |it| matches!(it, Response::Given(_))),
        unanswered: said(&behind, assessment, &evaluation, |it| it == Response::Pending),
        fits: FitsReport { strong: assessment.fits.strong, good: assessment.fits.good },
        close_call: close_call(pack, assessment, &recommended, &sensitivity),
        decisive: None,
        confidence: confidence_report(&trust, assessment, &evaluation),
        robustness: robustness_report(&robust),
        nearest: nearest(pack, assessment, answers, (&recommended, &changes)),
        changes,
        advice: advice(&behind, assessment, &selected),
        parts: parts(assessment),
        plan: plan(&behind, assessment, &evaluation, &recommended, &selected),
        leads_to: leads_to(&behind, assessment),
        taken_by_default: Vec::new(),
        limits: assessment.limits.clone(),
        sources: pack.sources.iter().map(source).collect(),
        pathways,
        verdicts,
    }
    .with_cited_sources_only()
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
        self.plan.iter().flat_map(|span| &span.steps).for_each(|it| add(&it.ground));
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

fn leads_to(behind: &Behind<'_>, assessment: &Assessment) -> Vec<LeadReport> {
    let leads = assessment.leads_to.iter().filter(|lead| behind.view.truth(&lead.when) == Truth::Yes);
    let leads = leads.map(|lead| {
        let other = behind.pack.assessment(lead.assessment);
        let (assessment, command) = (other.id.clone(), format!("inroad {}", other.id));
        LeadReport { assessment, title: other.title.clone(), invites: lead.invites.clone(), command }
    });
    leads.collect()
}

fn values(pack: &Pack, assessment: &Assessment, evaluation: &Evaluation) -> BTreeMap<String, AnswerValue> {
    let given = assessment.asked.iter().filter_map(|asked| match evaluation.respondent.response(asked.question) {
        Response::Given(answer) => {
            let question = pack.question(asked.question);
            Some((question.id.clone(), answer_value(question, answer)))
        }
        _ => None,
    });
    given.collect()
}

fn said(
    behind: &Behind<'_>,
    assessment: &Assessment,
    evaluation: &Evaluation,
    wanted: impl Fn(Response) -> bool,
) -> Vec<AnswerGround> {
    let asked = assessment.asked.iter().map(|asked| asked.question);
    let asked = asked.filter(|id| wanted(evaluation.respondent.response(*id)));
    asked.map(|id| behind.answer(id)).collect()
}

fn verdicts(behind: &Behind<'_>, assessment: &Assessment, evaluation: &Evaluation) -> Vec<VerdictReport> {
    let tables = assessment.tables.iter().zip(&evaluation.verdicts);
    tables.map(|(table, trace)| verdict(behind, table, *trace)).collect()
}

fn verdict(behind: &Behind<'_>, table: &DecisionTable, trace: TableTrace) -> VerdictReport {
    let row = match trace {
        TableTrace::Row(row) => Some(&table.rows[row]),
        TableTrace::Unknown(_) | TableTrace::NoRow => None,
    };
    let outcome = row.map(|row| &table.outcomes[row.outcome.index()]);
    let reason = |row: &crate::model::verdict::Row| VerdictReason {
        text: row.because.clone(),
        ground: behind.ground(format!("{}/{}", table.id, row.id), &row.when, &row.cites, row.place),
    };
    VerdictReport {
        id: table.id.clone(),
        asks: table.asks.clone(),
        section: table.section.clone(),
        verdict: outcome.map(|it| it.id.clone()),
        label: outcome.map(|it| it.label.clone()),
        together: outcome.is_some_and(|it| it.together),
        waits_for: waits_for(behind, table, trace),
        says: row.map(|it| it.says.clone()),
        confidence: row.map(|it| phrase::confidence(it.confidence).to_owned()),
        note: row.and_then(|it| it.note.clone()),
        reasons: row.map(reason).into_iter().collect(),
    }
}

/// The topics of the answers that are missing for the first row that may hold.
fn waits_for(behind: &Behind<'_>, table: &DecisionTable, trace: TableTrace) -> Vec<String> {
    let TableTrace::Unknown(row) = trace else { return Vec::new() };
    let questions = grounds(&behind.view, &table.rows[row].when).into_iter();
    let missing = questions.filter(|it| behind.respondent.response(it.question) == Response::Pending);
    missing.map(|it| behind.pack.question(it.question).topic.clone()).collect()
}

fn close_call(
    pack: &Pack,
    assessment: &Assessment,
    recommended: &Recommendation,
    sensitivity: &Sensitivity,
) -> Option<CloseCall> {
    if recommended.close_call.is_empty() {
        return None;
    }
    let mut decided_by: Vec<String> = Vec::new();
    // What the person can find out or change decides; that a fixed fact would, helps nobody.
    for change in sensitivity.changes.iter().filter(|change| change.clear) {
        let question = pack.question(change.question);
        if change.reachable && !decided_by.contains(&question.topic) {
            decided_by.push(question.topic.clone());
        }
    }
    let pathways = recommended.close_call.iter().map(|id| assessment.pathway(*id).id.clone()).collect();
    Some(CloseCall { pathways, decided_by })
}

/// Without routes there is no lead to judge: the verdicts' own confidence counts.
fn confidence_report(grounds: &Grounds, assessment: &Assessment, evaluation: &Evaluation) -> ConfidenceReport {
    let results = assessment.tables.iter().zip(&evaluation.verdicts).filter(|(table, _)| table.is_result());
    let rows = results.map(|(table, trace)| match trace {
        TableTrace::Row(row) => table.rows[*row].confidence,
        TableTrace::Unknown(_) | TableTrace::NoRow => Confidence::Low,
    });
    let mut word = confidence::word(grounds);
    if assessment.pathways.is_empty() {
        word = rows.min().unwrap_or(word);
    }
    ConfidenceReport {
        word: phrase::confidence(word).to_owned(),
        asked: grounds.asked,
        unsure: grounds.unsure,
        open: grounds.open,
        margin: grounds.margin,
    }
}

fn robustness_report(robustness: &Robustness) -> RobustnessReport {
    let kept = |count: Count| KeptReport { all: count.all, kept: count.kept };
    RobustnessReport {
        changes: robustness.answers.all,
        kept: robustness.answers.kept,
        weights: kept(robustness.weights),
        completions: kept(robustness.completions),
        completions_together: robustness.all_together,
    }
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
