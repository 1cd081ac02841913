//! One pathway in a report: how well it fits, why, and what it would take.
//!
//! In: a case. Out: serializable reasons. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::recommendation::ruled_out;
use crate::engine::truth::Truth;
use crate::model::id::PathwayId;
use crate::model::pathway::{PathwayKind, Standing};
use crate::report::citation::{CitationGround, Ground, citations};
use crate::report::person::weave::{with_slots, woven};

/// Reasons for a pathway on the first page.
pub const REASONS_FOR_MAX: usize = 3;
/// Reasons against a pathway on the first page.
pub const REASONS_AGAINST_MAX: usize = 2;

/// A pathway and how it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PathwayReport {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The same in a word or two, for a line of several.
    pub short: String,
    /// What it is.
    pub what: String,
    /// Whether it leads there by itself or strengthens a route.
    pub kind: KindWord,
    /// How well it fits.
    pub fit: FitWord,
    /// The sum of what held, in whole points.
    pub points: i32,
    /// The least the sum can become while answers are missing.
    pub points_least: i32,
    /// The most the sum can become while answers are missing.
    pub points_most: i32,
    /// How the sources speak of it.
    pub standing: StandingWord,
    /// Whether the report recommends it: the first route or one of a close call, or a support named beside it.
    pub recommended: bool,
    /// What the pathway itself rests on.
    pub citations: Vec<CitationGround>,
    /// What speaks for it, the weightiest first.
    pub reasons_for: Vec<Reason>,
    /// What speaks against it, the weightiest first.
    pub reasons_against: Vec<Reason>,
    /// Requirements that fail.
    pub unmet_requirements: Vec<Unmet>,
    /// Requirements that a missing answer decides.
    pub open_requirements: Vec<Unmet>,
}

/// A reason with its weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reason {
    /// The reason, as a sentence.
    pub text: String,
    /// What it adds.
    pub points: i32,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// A requirement that is not met, or not known to be met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unmet {
    /// Why it rules the pathway out, as a clause.
    pub text: String,
    /// What would bring the pathway back.
    pub lifted_by: String,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// Route or support.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KindWord {
    /// Leads there by itself.
    Route,
    /// Strengthens a route.
    Support,
}

/// How well a pathway fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FitWord {
    /// Much speaks for it.
    Strong,
    /// A good deal speaks for it.
    Good,
    /// Nothing rules it out.
    Possible,
    /// A requirement fails.
    RuledOut,
}

/// How the sources speak of a pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StandingWord {
    /// As a usual way.
    Common,
    /// As one among several.
    Listed,
    /// As a way that few take.
    Rare,
}

impl From<PathwayKind> for KindWord {
    fn from(kind: PathwayKind) -> Self {
        match kind {
            PathwayKind::Route => Self::Route,
            PathwayKind::Support => Self::Support,
        }
    }
}

impl From<Standing> for StandingWord {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Common => Self::Common,
            Standing::Listed => Self::Listed,
            Standing::Rare => Self::Rare,
        }
    }
}

impl FitWord {
    /// The word for readers.
    pub fn word(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Good => "good",
            Self::Possible => "possible",
            Self::RuledOut => "ruled out",
        }
    }
}

/// How well a pathway fits: ruled out, or the word for its points.
pub fn fit(case: &Case<'_>, id: PathwayId) -> FitWord {
    let (total, fits) = (case.points(id), case.assessment.fits);
    if ruled_out(&case.evaluation, id) {
        FitWord::RuledOut
    } else if total >= fits.strong {
        FitWord::Strong
    } else if total >= fits.good {
        FitWord::Good
    } else {
        FitWord::Possible
    }
}

/// Every pathway, routes before supports, each best first.
pub fn pathways(case: &Case<'_>) -> Vec<PathwayReport> {
    case.recommendation.ranked().map(|id| pathway(case, id)).collect()
}

fn pathway(case: &Case<'_>, id: PathwayId) -> PathwayReport {
    let pathway = case.assessment.pathway(id);
    let trace = &case.evaluation.pathways[id.index()];
    let range = trace.range(pathway);
    let (reasons_for, reasons_against) = reasons(case, id).into_iter().partition(|reason| reason.points > 0);
    let unmet = |wanted: Truth| {
        let requires = pathway.requires.iter().zip(&trace.requires).filter(|(_, truth)| **truth == wanted);
        let unmet = requires.map(|(it, _)| Unmet {
            text: it.because.clone(),
            lifted_by: it.lifted_by.clone(),
            ground: Ground::of(case, format!("{}/{}", pathway.id, it.id), &it.holds, &it.cites, it.place),
        });
        unmet.collect()
    };
    PathwayReport {
        id: pathway.id.clone(),
        title: pathway.title.clone(),
        short: pathway.short.clone().unwrap_or_else(|| pathway.title.clone()),
        what: pathway.what.clone(),
        kind: pathway.kind.into(),
        fit: fit(case, id),
        points: trace.points(pathway).0,
        points_least: range.least.0,
        points_most: range.most.0,
        standing: pathway.standing.into(),
        recommended: case.recommendation.recommends(id),
        citations: citations(case.pack, &pathway.cites),
        reasons_for,
        reasons_against,
        unmet_requirements: unmet(Truth::No),
        open_requirements: unmet(Truth::Unknown),
    }
}

/// What held, the weightiest first; of equal weight, what this person's answers settled before what holds for
/// everybody, and what a source says before what is the pack's own view.
fn reasons(case: &Case<'_>, id: PathwayId) -> Vec<Reason> {
    let pathway = case.assessment.pathway(id);
    let held = pathway.evidence.iter().zip(&case.evaluation.pathways[id.index()].evidence);
    let reasons = held.filter(|(_, truth)| **truth == Truth::Yes).map(|(it, _)| Reason {
        text: woven(case, &it.because),
        points: it.points.0,
        ground: with_slots(
            case,
            [it.because.as_str()],
            Ground::of(case, format!("{}/{}", pathway.id, it.id), &it.when, &it.cites, it.place),
        ),
    });
    let mut reasons: Vec<Reason> = reasons.collect();
    reasons.sort_by_key(|it| (-it.points.abs(), it.ground.answers.is_empty(), it.ground.is_editorial()));
    reasons
}
