//! The explanation report: the whole trace, rule by rule, held or not, with answers, points, source and line.
//!
//! In: a case. Out: serializable traces. Never: what to do about them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::truth::Truth;
use crate::model::condition::Condition;
use crate::model::id::PathwayId;
use crate::model::place::Place;
use crate::model::source::Citation;
use crate::report::citation::{AnswerGround, Ground};
use crate::report::person::pathway::{FitWord, fit};
use crate::report::person::recommendation::told;
use crate::report::person::weave::woven;
use crate::report::phrase;
use crate::report::schema_version::SCHEMA_VERSION;

/// The whole trace of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExplanationReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The assessment's id.
    pub assessment: String,
    /// The assessment's title.
    pub title: String,
    /// The answers that nobody gave: the neutral one was taken.
    pub taken_by_default: Vec<AnswerGround>,
    /// Derived facts.
    pub facts: Vec<RuleTrace>,
    /// Pathways, routes before supports, each best first.
    pub pathways: Vec<PathwayExplanation>,
    /// Decision tables.
    pub verdicts: Vec<TableExplanation>,
    /// Advice; empty where one pathway is explained.
    pub advice: Vec<RuleTrace>,
}

/// One rule and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleTrace {
    /// Whether it held.
    pub held: Held,
    /// The rule in words of its author.
    pub text: String,
    /// Its condition in words.
    pub condition: String,
    /// What it adds to its pathway; none for rules without points.
    pub points: Option<i32>,
    /// What else became of it, such as standing back for another item.
    pub note: Option<String>,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// Whether a rule held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// It held.
    Held,
    /// It did not hold.
    DidNotHold,
    /// An answer that is missing decides.
    Unknown,
}

/// A pathway, every requirement and every piece of evidence of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PathwayExplanation {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How well it fits.
    pub fit: FitWord,
    /// The sum of the evidence that held.
    pub points: i32,
    /// Its requirements.
    pub requirements: Vec<RuleTrace>,
    /// Its evidence.
    pub evidence: Vec<RuleTrace>,
}

/// A decision table, row by row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TableExplanation {
    /// Its id.
    pub id: String,
    /// The question it decides.
    pub asks: String,
    /// Its rows in order; the first that held decides.
    pub rows: Vec<RuleTrace>,
}

impl From<Truth> for Held {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Held,
            Truth::No => Self::DidNotHold,
            Truth::Unknown => Self::Unknown,
        }
    }
}

impl Held {
    /// The word for readers.
    pub fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::DidNotHold => "did not hold",
            Self::Unknown => "unknown",
        }
    }
}

/// Explains a result; with `only`, no more than that pathway.
pub fn explanation(case: &Case<'_>, only: Option<PathwayId>) -> ExplanationReport {
    let assessment = case.assessment;
    let ranked = case.recommendation.ranked().filter(|id| only.is_none_or(|only| only == *id));
    let pathways = ranked.map(|id| pathway(case, id));
    let mut report = ExplanationReport {
        schema_version: SCHEMA_VERSION,
        assessment: assessment.id.clone(),
        title: assessment.title.clone(),
        taken_by_default: AnswerGround::taken(case),
        facts: Vec::new(),
        pathways: pathways.collect(),
        verdicts: Vec::new(),
        advice: Vec::new(),
    };
    if only.is_none() {
        report.facts = facts(case);
        report.verdicts = tables(case);
        report.advice = advice(case);
    }
    report
}

fn trace(
    case: &Case<'_>,
    rule: String,
    text: &str,
    when: &Condition,
    (cites, place): (&[Citation], Option<Place>),
) -> RuleTrace {
    RuleTrace {
        held: case.truth(when).into(),
        text: woven(case, text),
        condition: phrase::condition(case.pack, case.assessment, when),
        points: None,
        note: None,
        ground: Ground::of(case, rule, when, cites, place),
    }
}

fn pathway(case: &Case<'_>, id: PathwayId) -> PathwayExplanation {
    let pathway = case.assessment.pathway(id);
    let requirements = pathway.requires.iter().map(|it| {
        let rule = format!("{}/{}", pathway.id, it.id);
        trace(case, rule, &format!("otherwise: {}", it.because), &it.holds, (&it.cites, it.place))
    });
    let evidence = pathway.evidence.iter().map(|it| {
        let rule = format!("{}/{}", pathway.id, it.id);
        let trace = trace(case, rule, &it.because, &it.when, (&it.cites, it.place));
        RuleTrace { points: Some(it.points.0), ..trace }
    });
    PathwayExplanation {
        id: pathway.id.clone(),
        title: pathway.title.clone(),
        fit: fit(case, id),
        points: case.points(id),
        requirements: requirements.collect(),
        evidence: evidence.collect(),
    }
}

fn facts(case: &Case<'_>) -> Vec<RuleTrace> {
    let facts = case.assessment.facts.iter();
    facts.map(|it| trace(case, it.id.clone(), &it.says, &it.when, (&[], it.place))).collect()
}

fn tables(case: &Case<'_>) -> Vec<TableExplanation> {
    let tables = case.assessment.tables.iter().map(|table| {
        let rows = table.rows.iter().map(|row| {
            let text = format!("{}: {}", table.outcomes[row.outcome.index()].label, row.says);
            trace(case, format!("{}/{}", table.id, row.id), &text, &row.when, (&row.cites, row.place))
        });
        TableExplanation { id: table.id.clone(), asks: table.asks.clone(), rows: rows.collect() }
    });
    tables.collect()
}

fn advice(case: &Case<'_>) -> Vec<RuleTrace> {
    let fired = told(case);
    let advice = case.assessment.advice.iter().map(|it| {
        let mut trace = trace(case, it.id.clone(), &format!("idea: {}", it.idea), &it.when, (&it.cites, it.place));
        let report = fired.iter().find(|report| report.id == it.id);
        trace.note = report.map(|report| match report.left_out {
            Some(why) => format!("left out of a short report: {}", why.words(report.stands_back_for.as_deref())),
            None => format!("told; rests on {}", phrase::count(report.specificity, "answer")),
        });
        trace
    });
    advice.collect()
}
