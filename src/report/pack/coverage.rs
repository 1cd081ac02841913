//! Coverage: which claims of the sources some rule cites, per source and per kind.
//!
//! In: a pack with all its rules. Out: serializable counts and the claims behind them. Never: layout.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::inventory::{Rule, rules};
use crate::model::id::ClaimId;
use crate::model::pack::Pack;
use crate::model::source::{Claim, Source};
use crate::report::schema_version::SCHEMA_VERSION;

/// How far the rules of a pack cover the claims of its sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverageReport {
    /// The version of this format.
    pub schema_version: u32,
    /// All claims together.
    pub all: CoverageCount,
    /// By source, in the order of the bibliography.
    pub sources: Vec<CoverageCount>,
    /// By what claims speak of, in alphabetical order.
    pub kinds: Vec<CoverageCount>,
    /// Every claim and the rules that cite it.
    pub claims: Vec<ClaimCoverage>,
}

/// How many claims of one group are cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverageCount {
    /// The id of the source, or the kind.
    pub name: String,
    /// What a reader calls it.
    pub label: String,
    /// Claims that at least one rule cites.
    pub cited: usize,
    /// Claims that none cites.
    pub not_cited: usize,
}

/// A claim and the rules that cite it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClaimCoverage {
    /// The claim's id.
    pub id: String,
    /// What it speaks of.
    pub kind: String,
    /// The source's id.
    pub source: String,
    /// Where in the source.
    pub at: String,
    /// The claim.
    pub says: String,
    /// The rules that cite it, as `assessment: rule`.
    pub cited_by: Vec<String>,
}

/// Counts what is cited.
pub fn coverage(pack: &Pack) -> CoverageReport {
    let rules = rules(pack);
    let claims = pack.claims.iter().enumerate();
    let claims = claims.map(|(index, claim)| one(pack, claim, ClaimId::new(index), &rules));
    let claims: Vec<ClaimCoverage> = claims.collect();
    let of_source = |it: &Source| count(&it.id, &it.author, claims.iter().filter(|claim| claim.source == it.id));
    let mut kinds: BTreeMap<&str, Vec<&ClaimCoverage>> = BTreeMap::new();
    for claim in &claims {
        kinds.entry(&claim.kind).or_default().push(claim);
    }
    CoverageReport {
        schema_version: SCHEMA_VERSION,
        all: count("all", "all claims", claims.iter()),
        sources: pack.sources.iter().map(of_source).collect(),
        kinds: kinds.into_iter().map(|(kind, claims)| count(kind, kind, claims.into_iter())).collect(),
        claims,
    }
}

fn one(pack: &Pack, claim: &Claim, id: ClaimId, rules: &[Rule<'_>]) -> ClaimCoverage {
    let citing = rules.iter().filter(|rule| rule.rests_on(id));
    let citing = citing.map(|rule| format!("{}: {}", pack.assessment(rule.assessment).id, rule.name));
    ClaimCoverage {
        id: claim.id.clone(),
        kind: claim.kind.clone(),
        source: pack.source(claim.source).id.clone(),
        at: claim.at.clone(),
        says: claim.says.clone(),
        cited_by: citing.collect(),
    }
}

fn count<'a>(name: &str, label: &str, claims: impl Iterator<Item = &'a ClaimCoverage>) -> CoverageCount {
    let (cited, rest): (Vec<_>, Vec<_>) = claims.partition(|it| !it.cited_by.is_empty());
    CoverageCount { name: name.to_owned(), label: label.to_owned(), cited: cited.len(), not_cited: rest.len() }
}
