//! The trial of a pack: all its vignettes, and what of the pack none of them reaches.
//!
//! In: a pack and its vignettes. Out: a serializable report. Never: reading files, layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::inventory::{RuleKind, rules};
use crate::analysis::pack::reach::{Reach, reach};
use crate::model::id::AssessmentId;
use crate::model::pack::Pack;
use crate::model::vignette::Vignettes;
use crate::report::pack::vignette::{VignetteReport, run};
use crate::report::schema_version::SCHEMA_VERSION;

/// What became of the vignettes of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TrialReport {
    /// The version of this format.
    pub schema_version: u32,
    /// How many came out as expected.
    pub passed: usize,
    /// How many did not.
    pub failed: usize,
    /// All of them, in the order of their files.
    pub vignettes: Vec<VignetteReport>,
    /// How often what comes first is what others think, by kind of person.
    pub opinions: Vec<OpinionCount>,
    /// How much of the pack they reach.
    pub reach: Vec<ReachCount>,
    /// What none of them reaches.
    pub not_reached: Vec<NotReached>,
}

/// How often what comes first for people of one kind is what others think.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OpinionCount {
    /// The kind of person.
    pub kind: String,
    /// How many such people there are.
    pub people: usize,
    /// For how many the route of somebody who advises such people comes first.
    pub first: usize,
    /// For how many it is among the first three.
    pub first_three: usize,
}

/// How much of one kind is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReachCount {
    /// The kind: pathway, requirement, evidence, step, row, advice or option.
    pub kind: String,
    /// What it means to be reached.
    pub meaning: String,
    /// Reached by at least one vignette.
    pub reached: usize,
    /// Reached by none.
    pub not_reached: usize,
}

/// Something that no vignette reaches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NotReached {
    /// The kind.
    pub kind: String,
    /// Its id: `pathway/rule`, `table/row`, `question=option`, or the id of a pathway or of advice.
    pub id: String,
    /// The assessment's id.
    pub assessment: String,
    /// What it says.
    pub says: String,
    /// Its file and line.
    pub stands_at: String,
}

/// The kinds, in the order of a pack, and what it means to reach one.
const KINDS: &[(RuleKind, &str)] = &[
    (RuleKind::Pathway, "recommended"),
    (RuleKind::Requirement, "not met"),
    (RuleKind::Evidence, "counted"),
    (RuleKind::Step, "for what is recommended"),
    (RuleKind::Row, "decided"),
    (RuleKind::Advice, "fired"),
];

/// The name of options among the kinds.
const OPTION: &str = "option";

/// Runs every vignette.
pub fn trial(pack: &Pack, vignettes: &Vignettes) -> TrialReport {
    let rules = rules(pack);
    let reports = vignettes.all.iter().map(|it| run(pack, &rules, vignettes, it));
    let reports: Vec<VignetteReport> = reports.collect();
    let respondents: Vec<_> = vignettes.all.iter().map(|it| (it.assessment, &it.answers)).collect();
    let reach = reach(pack, &respondents);
    let mut counts: Vec<ReachCount> = Vec::new();
    let mut open: Vec<NotReached> = Vec::new();
    for (kind, meaning) in KINDS {
        let of_kind = || rules.iter().filter(|rule| rule.kind == *kind);
        let missed = of_kind().filter(|rule| !reach.has(rule)).map(|rule| NotReached {
            kind: kind.word().to_owned(),
            id: rule.name.clone(),
            assessment: pack.assessment(rule.assessment).id.clone(),
            says: rule.says.to_owned(),
            stands_at: rule.place.map_or_else(String::new, |place| pack.locate(place)),
        });
        let missed: Vec<NotReached> = missed.collect();
        counts.push(count(kind.word(), meaning, of_kind().count(), missed.len()));
        open.extend(missed);
    }
    let (all, missed) = options(pack, &reach);
    counts.push(count(OPTION, "chosen", all, missed.len()));
    open.extend(missed);
    let opinions = opinions(&reports);
    let failed = reports.iter().filter(|it| !it.failures.is_empty()).count();
    TrialReport {
        schema_version: SCHEMA_VERSION,
        passed: reports.len() - failed,
        failed,
        vignettes: reports,
        opinions,
        reach: counts,
        not_reached: open,
    }
}

/// How many routes of a ranking count as the first ones.
const FIRST_ONES: usize = 3;

/// The opinions by kind, in the order in which kinds are met.
fn opinions(reports: &[VignetteReport]) -> Vec<OpinionCount> {
    let mut counts: Vec<OpinionCount> = Vec::new();
    for opinion in reports.iter().filter_map(|it| it.opinion.as_ref()) {
        let at = counts.iter().position(|it| it.kind == opinion.kind).unwrap_or_else(|| {
            counts.push(OpinionCount { kind: opinion.kind.clone(), ..OpinionCount::default() });
            counts.len() - 1
        });
        let count = &mut counts[at];
        count.people += 1;
        count.first += usize::from(opinion.is_among(1));
        count.first_three += usize::from(opinion.is_among(FIRST_ONES));
    }
    counts
}

fn count(kind: &str, meaning: &str, all: usize, missed: usize) -> ReachCount {
    ReachCount { kind: kind.to_owned(), meaning: meaning.to_owned(), reached: all - missed, not_reached: missed }
}

/// How many options the assessments offer, and those that nobody chose.
fn options(pack: &Pack, reach: &Reach) -> (usize, Vec<NotReached>) {
    let mut all = 0;
    let mut missed = Vec::new();
    for (index, assessment) in pack.assessments.iter().enumerate() {
        for asked in &assessment.asked {
            let question = pack.question(asked.question);
            let chosen = reach.chosen(AssessmentId::new(index), asked.question);
            all += question.options().len();
            let open = question.options().iter().enumerate().filter(|(option, _)| !chosen.has(*option));
            missed.extend(open.map(|(_, option)| NotReached {
                kind: OPTION.to_owned(),
                id: format!("{}={}", question.id, option.id),
                assessment: assessment.id.clone(),
                says: option.label.clone(),
                stands_at: option.place.map_or_else(String::new, |place| pack.locate(place)),
            }));
        }
    }
    (all, missed)
}
