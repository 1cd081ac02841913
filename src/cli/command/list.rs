//! `inroad list`: what a pack holds, and how far its rules cover its sources.
//!
//! In: arguments. Out: a listing. Never: answers.

use clap::{Args, ValueEnum};

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
    #[arg(value_enum, default_value_t)]
    what: What,
    /// How many claims of the sources the rules cite, by source and by kind.
    #[arg(long, conflicts_with = "what")]
    coverage: bool,
    /// With `--coverage`: every claim and the rules that cite it.
    #[arg(long, requires = "coverage")]
    full: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum What {
    /// The assessments.
    #[default]
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

impl ListCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let pack = pack.load(RulesOf::All)?;
        if self.coverage {
            let report = coverage(&pack);
            return self.output.output(|| coverage_document(&report, self.full), || json(&report));
        }
        let report = listing(&pack, self.what.into());
        self.output.output(|| document(&report), || json(&report))
    }
}

impl From<What> for Listed {
    fn from(what: What) -> Self {
        match what {
            What::Assessments => Self::Assessments,
            What::Questions => Self::Questions,
            What::Pathways => Self::Pathways,
            What::Verdicts => Self::Verdicts,
            What::Rules => Self::Rules,
            What::Advice => Self::Advice,
            What::Parts => Self::Parts,
            What::Facts => Self::Facts,
            What::Scales => Self::Scales,
            What::Sources => Self::Sources,
        }
    }
}
