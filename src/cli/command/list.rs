//! `inroad list`: what a pack holds, and how far its rules cover its sources.
//!
//! In: arguments. Out: a listing. Never: answers.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::inputs::PackArgs;
use crate::cli::output::{Output, OutputArgs};
use crate::load::pack::RulesOf;
use crate::page::pack::coverage::document as coverage_document;
use crate::page::pack::listing::document;
use crate::render::json::json;
use crate::report::pack::coverage::coverage;
use crate::report::pack::listing::{Listed, listing};

/// List what a pack holds: assessments, questions, pathways, rules, advice or sources.
#[derive(Args, Clone, Debug)]
#[command(override_usage = "inroad list [OPTIONS] [WHAT]\n       inroad list --coverage [--full] [OPTIONS]")]
pub struct ListCommand {
    /// What to list.
    #[arg(value_parser = listed(), default_value = "assessments")]
    what: Listed,
    /// How many claims of the sources the rules cite, by source and by kind.
    #[arg(long, conflicts_with = "what")]
    coverage: bool,
    /// With `--coverage`: every claim and the rules that cite it.
    #[arg(long, requires = "coverage")]
    full: bool,
    #[command(flatten)]
    output: OutputArgs,
}

impl ListCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let pack = pack.load(RulesOf::All)?;
        if self.coverage {
            let report = coverage(&pack);
            return self.output.output(|| coverage_document(&report, self.full), || json(&report));
        }
        let report = listing(&pack, self.what);
        self.output.output(|| document(&report), || json(&report))
    }
}

/// Reads the word for what is listed.
fn listed() -> impl TypedValueParser<Value = Listed> {
    let words = Listed::ALL.map(|(_, word, means)| PossibleValue::new(word).help(means));
    PossibleValuesParser::new(words).map(|word| {
        let found = Listed::ALL.iter().find(|(_, it, _)| *it == word);
        found.map_or(Listed::Assessments, |(listed, ..)| *listed)
    })
}
