//! `inroad report`: answers in, a recommendation out, nothing asked.
//!
//! In: arguments. Out: a report. Never: prompting.

use clap::Args;

use crate::cli::answers::{AnswersArgs, MissingArgs};
use crate::cli::inputs::PackArgs;
use crate::cli::output::{DetailArgs, Output, OutputArgs};
use crate::page::person::recommendation::document;
use crate::render::json::json;
use crate::report::person::recommendation::RecommendationReport;

/// Print a recommendation report from answers, without asking anything.
#[derive(Args, Clone, Debug)]
pub struct ReportCommand {
    /// The assessment, or a saved session or a file of answers; where left out, the assessment that the answers name,
    /// else the pack's first choice.
    #[arg(value_name = "ASSESSMENT|SESSION")]
    pub assessment: Option<String>,
    #[command(flatten)]
    answers: AnswersArgs,
    #[command(flatten)]
    missing: MissingArgs,
    #[command(flatten)]
    detail: DetailArgs,
    #[command(flatten)]
    output: OutputArgs,
}

impl ReportCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        self.output.target.check(&self.answers.answers)?;
        let loaded = self.answers.load(pack, self.assessment.as_deref(), self.missing)?;
        let report = pack.named_in(self.output.report(&loaded.case(), self.detail), self.output.spoken());
        let report = RecommendationReport { taken_by_default: loaded.taken_by_default(), ..report };
        let commands = loaded.commands.clone().with(self.output.spoken());
        let output = self.output.output(|| document(&report, self.detail.full, &commands), || json(&report))?;
        Ok(Output { closing: loaded.told_session(), ..output })
    }
}
