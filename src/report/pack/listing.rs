//! Listings: what a pack holds, a line each.
//!
//! In: a pack with all its rules. Out: serializable entries. Never: layout, judging.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::inventory::{RuleKind, rules};
use crate::model::id::{PartId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::place::Place;
use crate::model::questionnaire::Tier;
use crate::report::phrase;
use crate::report::schema_version::SCHEMA_VERSION;

/// What a pack holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The heading.
    pub title: String,
    /// A line each.
    pub entries: Vec<Entry>,
}

/// One thing in a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// The assessment it belongs to; none for what all share.
    pub assessment: Option<String>,
    /// What it says.
    pub says: String,
    /// More about it.
    pub detail: String,
    /// Its file and line.
    pub stands_at: String,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// The assessments.
    Assessments,
    /// Every question of the bank.
    Questions,
    /// The pathways.
    Pathways,
    /// The decision tables.
    Verdicts,
    /// Requirements, evidence, steps and rows of tables.
    Rules,
    /// Advice items.
    Advice,
    /// Parts of reports on one subject each.
    Parts,
    /// Derived facts.
    Facts,
    /// Scale scores.
    Scales,
    /// The sources.
    Sources,
}

impl Listed {
    /// All, each with the word that asks for it and what it means.
    pub const ALL: [(Self, &'static str, &'static str); 10] = [
        (Self::Assessments, "assessments", "The assessments"),
        (Self::Questions, "questions", "Every question of the bank"),
        (Self::Pathways, "pathways", "The pathways"),
        (Self::Verdicts, "verdicts", "The decision tables"),
        (Self::Rules, "rules", "Requirements, evidence, steps and rows of tables"),
        (Self::Advice, "advice", "Advice items"),
        (Self::Parts, "parts", "Parts of reports on one subject each"),
        (Self::Facts, "facts", "Derived facts"),
        (Self::Scales, "scales", "Scale scores"),
        (Self::Sources, "sources", "The sources"),
    ];
}

/// Lists one kind of thing.
pub fn listing(pack: &Pack, listed: Listed) -> ListReport {
    let (title, entries) = match listed {
        Listed::Assessments => ("Assessments", pack.assessments.iter().map(|it| of_assessment(pack, it)).collect()),
        Listed::Questions => ("Questions", questions(pack)),
        Listed::Pathways => ("Pathways", of_rules(pack, |kind| kind == RuleKind::Pathway)),
        Listed::Verdicts => ("Decision tables", pack.assessments.iter().flat_map(|it| tables(pack, it)).collect()),
        Listed::Rules => ("Rules", of_rules(pack, |kind| !matches!(kind, RuleKind::Pathway | RuleKind::Advice))),
        Listed::Advice => ("Advice", of_rules(pack, |kind| kind == RuleKind::Advice)),
        Listed::Parts => ("Parts of reports", pack.assessments.iter().flat_map(|it| parts(pack, it)).collect()),
        Listed::Facts => ("Derived facts", pack.assessments.iter().flat_map(|it| facts(pack, it)).collect()),
        Listed::Scales => ("Scale scores", pack.assessments.iter().flat_map(|it| scales(pack, it)).collect()),
        Listed::Sources => ("Sources", sources(pack)),
    };
    ListReport { schema_version: SCHEMA_VERSION, title: title.to_owned(), entries }
}

fn of_assessment(pack: &Pack, assessment: &Assessment) -> Entry {
    let core = assessment.asked.iter().filter(|asked| asked.tier == Tier::Core).count();
    let all = assessment.asked.len();
    let mut parts = vec![format!("{} ({core} core)", phrase::count(all, "question"))];
    parts.extend((!assessment.pathways.is_empty()).then(|| phrase::count(assessment.pathways.len(), "pathway")));
    parts.push(phrase::count(assessment.tables.len(), "decision table"));
    parts.push(phrase::count(assessment.advice.len(), "advice item"));
    let default = if pack.assessment(pack.assessment_default()).id == assessment.id {
        ", taken by `inroad report` where none is named"
    } else {
        ""
    };
    Entry {
        id: assessment.id.clone(),
        assessment: None,
        says: assessment.title.clone(),
        detail: format!("{}{default}", parts.join(", ")),
        stands_at: stands_at(pack, assessment.place),
    }
}

/// A file and line; empty where it is not known.
fn stands_at(pack: &Pack, place: Option<Place>) -> String {
    place.map_or_else(String::new, |place| pack.locate(place))
}

fn questions(pack: &Pack) -> Vec<Entry> {
    let entries = pack.questions.iter().enumerate().map(|(index, question)| {
        let id = QuestionId::new(index);
        let asking = pack.assessments.iter().filter(|it| it.position(id).is_some()).map(|it| it.id.clone());
        let asking: Vec<String> = asking.collect();
        let detail = if asking.is_empty() {
            "asked by none".to_owned()
        } else {
            format!("asked by {}", phrase::listed(&asking))
        };
        let stands_at = stands_at(pack, question.place);
        Entry { id: question.id.clone(), assessment: None, says: question.ask.clone(), detail, stands_at }
    });
    entries.collect()
}

fn of_rules(pack: &Pack, wanted: impl Fn(RuleKind) -> bool) -> Vec<Entry> {
    let rules = rules(pack).into_iter().filter(|rule| wanted(rule.kind));
    let entries = rules.map(|rule| {
        let assessment = pack.assessment(rule.assessment);
        let points =
            rule.points.map_or_else(String::new, |points| format!(", {}", phrase::count_signed(points.0, "point")));
        Entry {
            id: rule.name,
            assessment: Some(assessment.id.clone()),
            says: rule.says.to_owned(),
            detail: format!("{}: {}{points}", assessment.id, rule.kind.word()),
            stands_at: stands_at(pack, rule.place),
        }
    });
    entries.collect()
}

fn tables(pack: &Pack, assessment: &Assessment) -> Vec<Entry> {
    let entries = assessment.tables.iter().map(|table| Entry {
        id: table.id.clone(),
        assessment: Some(assessment.id.clone()),
        says: table.asks.clone(),
        detail: format!(
            "{}: {}, {}",
            assessment.id,
            phrase::count(table.outcomes.len(), "outcome"),
            phrase::count(table.rows.len(), "row")
        ),
        stands_at: stands_at(pack, table.place),
    });
    entries.collect()
}

fn parts(pack: &Pack, assessment: &Assessment) -> Vec<Entry> {
    let entries = assessment.parts.iter().enumerate().map(|(index, part)| {
        let id = Some(PartId::new(index));
        let advice = assessment.advice.iter().filter(|it| it.part == id).count();
        Entry {
            id: part.id.clone(),
            assessment: Some(assessment.id.clone()),
            says: part.title.clone(),
            detail: format!("{}: {}", assessment.id, phrase::count(advice, "advice item")),
            stands_at: stands_at(pack, part.place),
        }
    });
    entries.collect()
}

fn facts(pack: &Pack, assessment: &Assessment) -> Vec<Entry> {
    let entries = assessment.facts.iter().map(|fact| Entry {
        id: fact.id.clone(),
        assessment: Some(assessment.id.clone()),
        says: fact.says.clone(),
        detail: format!("{}: {}", assessment.id, phrase::condition(pack, assessment, &fact.when)),
        stands_at: stands_at(pack, fact.place),
    });
    entries.collect()
}

fn scales(pack: &Pack, assessment: &Assessment) -> Vec<Entry> {
    let entries = assessment.scales.iter().map(|scale| {
        let topics: Vec<String> = scale.terms.iter().map(|term| pack.question(term.question).topic.clone()).collect();
        Entry {
            id: scale.id.clone(),
            assessment: Some(assessment.id.clone()),
            says: format!("sums up {}", phrase::listed(&topics)),
            detail: assessment.id.clone(),
            stands_at: stands_at(pack, scale.place),
        }
    });
    entries.collect()
}

fn sources(pack: &Pack) -> Vec<Entry> {
    let entries = pack.sources.iter().map(|source| {
        let claims = pack.claims.iter().filter(|claim| pack.source(claim.source).id == source.id).count();
        Entry {
            id: source.id.clone(),
            assessment: None,
            says: format!("{}: \"{}\", {}, {}", source.author, source.title, source.published, source.date),
            detail: phrase::count(claims, "claim"),
            stands_at: stands_at(pack, source.place),
        }
    });
    entries.collect()
}
