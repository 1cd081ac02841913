//! `rules/` as an author types it.
//!
//! In: RON. Out: names. Never: whether they exist.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::bounds::IdDef;
use crate::load::schema::condition::ConditionDef;
use crate::load::spanned::{Each, Text};

/// `sources.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BibliographyDef {
    /// The documents that the pack draws on.
    pub sources: Each<SourceDef>,
    /// What they say.
    pub claims: Each<ClaimDef>,
}

/// A source.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceDef {
    /// Its id in the pack.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// Who speaks in it.
    pub author: Text,
    /// Its title.
    pub title: Text,
    /// Where it was published.
    pub published: Text,
    /// When, as far as it says so.
    pub date: Text,
    /// What a reader should know about it, in a sentence.
    pub about: Text,
    /// What its publisher gains from the advice, where something.
    pub interest: Option<Text>,
}

/// A claim.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimDef {
    /// Its id in the inventory.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// What it speaks of, in a word of the pack, such as `skill`.
    #[schemars(with = "IdDef")]
    pub kind: Text,
    /// The source.
    pub source: Text,
    /// Where in the source: a timestamp, a heading or a paragraph.
    pub at: Text,
    /// The claim in words of our own.
    pub says: Text,
}

/// `pathways/*.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PathwayDef {
    /// Its id.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// The same in a word or two, for a line of several; the name where left out.
    pub short: Option<Text>,
    /// Whether it can come first.
    pub kind: PathwayKindDef,
    /// What it is, in a sentence.
    pub what: Text,
    /// How the sources speak of it.
    pub standing: StandingDef,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
    /// Knock-outs.
    #[serde(default)]
    pub requires: Each<RequirementDef>,
    /// What weighs.
    pub evidence: Each<EvidenceDef>,
    /// How to walk it.
    pub steps: Each<StepDef>,
}

/// Route or support.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum PathwayKindDef {
    Route,
    Support,
}

/// How the sources speak of it.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum StandingDef {
    Common,
    Listed,
    Rare,
}

/// A requirement.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequirementDef {
    /// Its id within the pathway.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// What must hold.
    pub holds: ConditionDef,
    /// Why it rules the pathway out when it does not hold, as a clause.
    pub because: Text,
    /// What would bring the pathway back, as a noun phrase.
    pub lifted_by: Text,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}

/// A piece of evidence.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceDef {
    /// Its id within the pathway.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// When it counts.
    pub when: ConditionDef,
    /// What it adds: -2, -1, 1 or 2.
    #[schemars(extend("enum" = [-2, -1, 1, 2]))]
    pub points: i32,
    /// Why, as a sentence.
    pub because: Text,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}

/// A step.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepDef {
    /// Its id within the pathway.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// Days from now: 7, 30, 60 or 90.
    #[schemars(extend("enum" = [7, 30, 60, 90]))]
    pub within: u16,
    /// Whom it is for.
    #[serde(default)]
    pub when: ConditionDef,
    /// The event.
    pub cue: Text,
    /// The act.
    pub act: Text,
    /// How to do it, in at most six short lines.
    #[serde(default)]
    #[schemars(length(max = 6))]
    pub how: Vec<Text>,
    /// Hours a week that it takes outside paid work and studies; 0 where left out.
    #[serde(default)]
    #[schemars(range(max = 40))]
    pub hours: u16,
    /// The idea of the scripts that hold words for it.
    pub words: Option<Text>,
    /// What has to be in the plan for this to make sense: `pathway/step`, or the idea of an action.
    pub after: Option<Text>,
    /// Whether it may be the first thing to do.
    #[serde(default)]
    pub first: bool,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}

/// A decision table of `verdicts.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableDef {
    /// Its id.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// The question it decides.
    pub asks: Text,
    /// The heading it is told under beside the result; left out where it is the result.
    pub section: Option<Text>,
    /// What it can say.
    pub outcomes: Each<OutcomeDef>,
    /// In order; the first that holds decides.
    pub rows: Each<RowDef>,
    /// What holds already while a missing answer decides.
    pub until_known: Option<UntilKnownDef>,
}

/// What a table says while a missing answer decides.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UntilKnownDef {
    /// What holds whatever the answer will be, or for each.
    pub says: Text,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}

/// An outcome.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeDef {
    /// Its id.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// Its name.
    pub label: Text,
    #[serde(default)]
    pub together: bool,
    /// Its step on the scale of its table, from 1 up; left out where it has no place there.
    #[schemars(range(min = 1, max = 10))]
    pub level: Option<u8>,
    /// The word that stands on the scale at its step.
    pub mark: Option<Text>,
}

/// A row.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowDef {
    /// Its id within the table.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// What it says.
    pub outcome: Text,
    /// When it holds.
    pub when: ConditionDef,
    /// The verdict in a sentence.
    pub says: Text,
    /// Its ground.
    pub because: Text,
    /// How far it can be relied on.
    pub confidence: ConfidenceDef,
    /// What limits that.
    pub note: Option<Text>,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}

/// How far a row can be relied on.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum ConfidenceDef {
    Low,
    Fair,
    High,
}

/// An item of `advice/*.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdviceDef {
    /// Its id.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// What it is about: of several that fire with one idea, a report keeps the most specific.
    #[schemars(with = "IdDef")]
    pub idea: Text,
    /// The part of the report that tells it; none for the section of its kind.
    pub part: Option<Text>,
    /// Whom it is for.
    pub when: ConditionDef,
    /// What it gives.
    pub gives: GiftDef,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}

/// What advice gives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum GiftDef {
    Action {
        #[schemars(extend("enum" = [7, 30, 60, 90]))]
        within: u16,
        cue: Text,
        act: Text,
        #[serde(default)]
        #[schemars(length(max = 6))]
        how: Vec<Text>,
        #[serde(default)]
        #[schemars(range(max = 40))]
        hours: u16,
        words: Option<Text>,
        after: Option<Text>,
        #[serde(default)]
        first: bool,
    },
    Opening(Text),
    Fallback(Text),
    Strength(Text),
    Caution(Text),
    Gap(Text),
    Correction(Text),
    Encouragement(Text),
    Disagreement(Text),
    Inside(Text),
    Note(Text),
    Experiment {
        question: Text,
        hypothesis: Text,
        test: Text,
        look_for: Text,
    },
    Script {
        title: Text,
        lines: Vec<Text>,
    },
    Page {
        to: Text,
        /// The reader it may be asked for.
        reader: Option<ReaderDef>,
        lines: Vec<Text>,
    },
}

/// A reader whom a page can be asked for.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum ReaderDef {
    /// Whoever decides on the person's work.
    Manager,
    /// Whoever advises the person.
    Mentor,
}

/// `report.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportDef {
    /// Every pathway of the assessment, in the order that breaks ties.
    pub pathways: Vec<Text>,
    /// The least points for each word of fit.
    pub fits: FitsDef,
    /// What a report is not.
    pub limits: Vec<Text>,
    /// Parts of the report on one subject each, in reading order.
    #[serde(default)]
    pub parts: Each<PartDef>,
    /// The hours a week that a person has for the plan: the first whose condition holds.
    #[serde(default)]
    pub free_time: Each<FreeTimeDef>,
    /// Where a person can go on.
    #[serde(default)]
    pub find_out_when: ConditionDef,
    #[serde(default)]
    pub leads_to: Each<LeadDef>,
}

/// A part of the report on one subject.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartDef {
    /// Its id.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// Its heading.
    pub title: Text,
    /// How many of its lines a short report tells; 2 where left out.
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

/// Hours a week for a plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FreeTimeDef {
    /// Who has so many; everybody where left out.
    #[serde(default)]
    pub when: ConditionDef,
    /// How many.
    pub hours: u16,
}

/// Where a person can go on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadDef {
    /// The other assessment.
    pub assessment: Text,
    /// For whom.
    pub when: ConditionDef,
    /// Why to go on, in a sentence.
    pub invites: Text,
}

/// The least points for the words of fit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FitsDef {
    /// From here on: strong.
    pub strong: i32,
    /// From here on: good; below it: possible.
    pub good: i32,
}
