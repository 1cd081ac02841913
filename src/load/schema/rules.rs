//! `rules/` as an author types it.
//!
//! In: RON. Out: names. Never: whether they exist.

use serde::Deserialize;

use crate::load::schema::condition::ConditionDef;
use crate::load::spanned::{Each, Text};

/// `sources.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BibliographyDef {
    pub sources: Each<SourceDef>,
    pub claims: Each<ClaimDef>,
}

/// A source.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceDef {
    pub id: Text,
    pub author: Text,
    pub short: Text,
    pub title: Text,
    pub published: Text,
    pub date: Text,
    pub about: Text,
    pub interest: Option<Text>,
}

/// A claim.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimDef {
    pub id: Text,
    pub kind: Text,
    pub source: Text,
    pub at: Text,
    pub says: Text,
}

/// `pathways/*.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PathwayDef {
    pub id: Text,
    pub title: Text,
    pub kind: PathwayKindDef,
    pub what: Text,
    pub standing: StandingDef,
    pub cites: Vec<Text>,
    #[serde(default)]
    pub requires: Each<RequirementDef>,
    pub evidence: Each<EvidenceDef>,
    pub steps: Each<StepDef>,
}

/// Route or support.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum PathwayKindDef {
    Route,
    Support,
}

/// How the sources speak of it.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum StandingDef {
    Common,
    Listed,
    Rare,
}

/// A requirement.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequirementDef {
    pub id: Text,
    pub holds: ConditionDef,
    pub because: Text,
    pub lifted_by: Text,
    pub cites: Vec<Text>,
}

/// A piece of evidence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceDef {
    pub id: Text,
    pub when: ConditionDef,
    pub points: i32,
    pub because: Text,
    pub cites: Vec<Text>,
}

/// A step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepDef {
    pub id: Text,
    pub within: u16,
    #[serde(default)]
    pub when: ConditionDef,
    pub cue: Text,
    pub act: Text,
    pub cites: Vec<Text>,
}

/// A decision table of `verdicts.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableDef {
    pub id: Text,
    pub asks: Text,
    pub section: Option<Text>,
    pub outcomes: Each<OutcomeDef>,
    pub rows: Each<RowDef>,
}

/// An outcome.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeDef {
    pub id: Text,
    pub label: Text,
    #[serde(default)]
    pub together: bool,
}

/// A row.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowDef {
    pub id: Text,
    pub outcome: Text,
    pub when: ConditionDef,
    pub says: Text,
    pub because: Text,
    pub confidence: ConfidenceDef,
    pub note: Option<Text>,
    pub cites: Vec<Text>,
}

/// How far a row can be relied on.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum ConfidenceDef {
    Low,
    Fair,
    High,
}

/// An item of `advice/*.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdviceDef {
    pub id: Text,
    pub idea: Text,
    pub part: Option<Text>,
    pub when: ConditionDef,
    pub gives: GiftDef,
    pub cites: Vec<Text>,
}

/// What advice gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum GiftDef {
    Action { within: u16, cue: Text, act: Text },
    Strength(Text),
    Caution(Text),
    Gap(Text),
    Correction(Text),
    Encouragement(Text),
    Disagreement(Text),
    Inside(Text),
    Note(Text),
    Experiment { question: Text, hypothesis: Text, test: Text, look_for: Text },
    Script { title: Text, lines: Vec<Text> },
    Page { to: Text, lines: Vec<Text> },
}

/// `report.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportDef {
    pub pathways: Vec<Text>,
    pub fits: FitsDef,
    pub limits: Vec<Text>,
    #[serde(default)]
    pub parts: Each<PartDef>,
    #[serde(default)]
    pub find_out_when: ConditionDef,
    #[serde(default)]
    pub leads_to: Each<LeadDef>,
}

/// A part of the report on one subject.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartDef {
    pub id: Text,
    pub title: Text,
    #[serde(default = "PartDef::lines")]
    pub lines: usize,
    #[serde(default)]
    pub first: bool,
}

impl PartDef {
    /// Lines of a part in a short report, where its author sets no number.
    fn lines() -> usize {
        2
    }
}

/// Where a person can go on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadDef {
    pub assessment: Text,
    pub when: ConditionDef,
    pub invites: Text,
}

/// The least points for the words of fit.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FitsDef {
    pub strong: i32,
    pub good: i32,
}
