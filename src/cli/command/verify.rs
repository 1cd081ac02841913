//! `inroad verify`: proves a pack over its whole answer space.
//!
//! In: arguments. Out: a verification, and whether anything was refuted. Never: answers.

use std::path::PathBuf;

use clap::Args;

use crate::analysis::pack::verification::verify::verify;
use crate::cli::inputs::PackArgs;
use crate::cli::output::{Output, OutputArgs};
use crate::cli::waiting::Waiting;
use crate::load::pack::RulesOf;
use crate::page::pack::verification::document;
use crate::render::json::json;
use crate::report::pack::verification::{effort, verification};

/// Done, and something was refuted.
const EXIT_FINDINGS: u8 = 1;

/// Prove what holds of a pack for everybody: complete tables, rules that reach somebody, promises that are kept.
#[derive(Args, Clone, Debug)]
pub struct VerifyCommand {
    /// The folder of the pack; where left out, that of `--pack`, else the built-in one.
    #[arg(value_name = "PACK")]
    folder: Option<PathBuf>,
    /// Show every single check.
    #[arg(long)]
    full: bool,
    /// How many parts of the answer space one search may look at before it gives up.
    #[arg(long, value_name = "PARTS")]
    budget: Option<u64>,
    #[command(flatten)]
    output: OutputArgs,
}

impl VerifyCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let folder = self.folder.clone().or_else(|| pack.pack.clone());
        let pack = PackArgs { pack: folder }.load(RulesOf::All)?;
        let waiting = Waiting::start("Proving");
        let report = verification(&pack, &verify(&pack, effort(self.budget)));
        drop(waiting);
        let output = self.output.output(|| document(&report, self.full), || json(&report))?;
        Ok(Output { exit: if report.holds { output.exit } else { EXIT_FINDINGS }, ..output })
    }
}
