//! `inroad test`: the vignettes of a pack, and what none of them reaches.
//!
//! In: arguments. Out: a report, and whether a vignette failed. Never: answers of the person at the terminal.

use std::path::PathBuf;

use clap::Args;

use crate::cli::exit::EXIT_FINDINGS;
use crate::cli::inputs::PackArgs;
use crate::cli::output::{Output, OutputArgs};
use crate::load::pack::RulesOf;
use crate::page::pack::trial::document;
use crate::render::json::json;
use crate::report::pack::trial::trial;

/// Run the vignettes of a pack: does what its author expects come out, and what does no vignette reach?
///
/// Vignettes stand in tests/vignettes of the pack's folder: a person's answers, and what should come out.
#[derive(Args, Clone, Debug)]
pub struct TestCommand {
    /// The folder of the pack; where left out, the one of `--pack`, else the built-in pack.
    #[arg(value_name = "PACK")]
    folder: Option<PathBuf>,
    /// List everything that no vignette reaches.
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    output: OutputArgs,
}

impl TestCommand {
    /// Runs the command. The exit code is 1 where a vignette failed.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let args = pack.or(self.folder.as_ref())?;
        let pack = args.load(RulesOf::All)?;
        let report = trial(&pack, &args.vignettes(&pack)?);
        let output = self.output.output(|| document(&report, self.full), || json(&report))?;
        Ok(Output { exit: if report.failed > 0 { EXIT_FINDINGS } else { output.exit }, ..output })
    }
}
