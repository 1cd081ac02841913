//! Coverage: every claim of the sources reaches everybody to whom it applies.

use std::collections::BTreeSet;

use inroad::model::answers::{Answer, Answers};
use inroad::model::pack::Assessment;
use inroad::report::citation::Ground;
use inroad::report::person::recommendation::{RecommendationReport, recommendation};
use serde::Deserialize;

use crate::harness::{Dice, assessment, case, pack, random_respondent, root};

/// A claim and for whom it holds.
#[derive(Debug, Deserialize)]
struct Applies {
    id: String,
    assessments: Vec<String>,
    #[serde(rename = "applies_when")]
    when: String,
}

/// Random respondents an assessment is tried on.
const RESPONDENTS: usize = 1_500;

/// The claims of the five sources; a claim that is added is counted here, so that none gets lost.
const CLAIMS: usize = 278;

fn claims() -> Vec<Applies> {
    let text = std::fs::read_to_string(root().join("tests/claims.ron")).expect("the claims can be read");
    ron::from_str(&text).expect("the claims are RON")
}

#[test]
fn every_claim_of_the_sources_belongs_to_an_assessment_and_is_cited() {
    let claims = claims();
    let inventory: BTreeSet<&str> = pack().claims.iter().map(|it| it.id.as_str()).collect();
    let with_conditions: BTreeSet<&str> = claims.iter().map(|it| it.id.as_str()).collect();
    let differing: Vec<&&str> = inventory.symmetric_difference(&with_conditions).collect();
    assert!(differing.is_empty(), "in one of rules/sources.ron and tests/claims.ron only: {differing:?}");
    assert_eq!(claims.len(), CLAIMS);
    for claim in &claims {
        assert!(!claim.assessments.is_empty(), "{} belongs to no assessment", claim.id);
        for name in &claim.assessments {
            assert!(pack().assessment_named(name).is_some(), "{}: no assessment `{name}`", claim.id);
        }
    }
    let coverage = inroad::report::pack::coverage::coverage(pack());
    assert_eq!((coverage.all.cited, coverage.all.not_cited), (CLAIMS, 0));
    let by_source: usize = coverage.sources.iter().map(|it| it.cited).sum();
    let by_kind: usize = coverage.kinds.iter().map(|it| it.cited).sum();
    assert_eq!((by_source, by_kind), (CLAIMS, CLAIMS));
}

#[test]
fn every_claim_of_an_assessment_reaches_everybody_it_applies_to() {
    for it in &pack().assessments {
        let claims: Vec<Applies> = claims().into_iter().filter(|claim| claim.assessments.contains(&it.id)).collect();
        assert!(!claims.is_empty(), "no claim belongs to `{}`", it.id);
        let mut reached: BTreeSet<String> = BTreeSet::new();
        let mut missed: Vec<String> = Vec::new();
        let mut dice = Dice(7);
        for _ in 0..RESPONDENTS {
            let answers = random_respondent(assessment(&it.id), &mut dice);
            let report = recommendation(&case(pack(), it, &answers));
            let cited = cited(&report);
            for claim in claims.iter().filter(|claim| applies(it, &answers, &claim.when)) {
                if cited.contains(&claim.id) {
                    reached.insert(claim.id.clone());
                } else if missed.len() < 20 {
                    missed.push(format!("{} ({}) misses {:?}", claim.id, claim.when, report.answers));
                }
            }
        }
        assert!(missed.is_empty(), "`{}`:\n{}", it.id, missed.join("\n"));
        let unreached: Vec<&str> =
            claims.iter().map(|claim| claim.id.as_str()).filter(|id| !reached.contains(*id)).collect();
        assert!(unreached.is_empty(), "`{}`: no respondent is reached by {unreached:?}", it.id);
    }
}

/// Every claim that a line of the full report cites.
fn cited(report: &RecommendationReport) -> BTreeSet<String> {
    let mut grounds: Vec<&Ground> = Vec::new();
    for pathway in &report.pathways {
        grounds.extend(pathway.reasons_for.iter().chain(&pathway.reasons_against).map(|it| &it.ground));
        grounds.extend(pathway.unmet_requirements.iter().map(|it| &it.ground));
    }
    grounds.extend(report.verdicts.iter().flat_map(|it| &it.reasons).map(|it| &it.ground));
    grounds.extend(report.advice.iter().map(|it| &it.ground));
    grounds.extend(report.plan.iter().flat_map(|span| &span.steps).map(|it| &it.ground));
    grounds.iter().flat_map(|it| &it.citations).filter_map(|it| it.claim.clone()).collect()
}

/// The notation of the inventory, read in the plainest way.
fn applies(assessment: &Assessment, answers: &Answers, notation: &str) -> bool {
    notation.split(" OR ").any(|any| any.split(" & ").all(|term| holds(assessment, answers, term.trim())))
}

fn holds(assessment: &Assessment, answers: &Answers, term: &str) -> bool {
    let (name, wants, values) = ["!=", "!~", "=", "~"]
        .iter()
        .find_map(|sign| term.split_once(sign).map(|(name, values)| (name, !sign.starts_with('!'), values)))
        .unwrap_or_else(|| panic!("cannot read {term:?}"));
    if name == "purpose" {
        return values.replace('_', "-") == assessment.id;
    }
    let Some(id) = pack().question_named(name).filter(|id| assessment.position(*id).is_some()) else { return false };
    let Some(Answer::Options(set)) = answers.get(id) else { return false };
    let options = pack().question(id).options();
    let ticked = values.split('|').any(|value| {
        let index = options.iter().position(|option| option.id == value);
        set.has(index.unwrap_or_else(|| panic!("`{name}` has no option `{value}`")))
    });
    ticked == wants
}
