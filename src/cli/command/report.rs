//! `inroad report`: answers in, a recommendation out, nothing asked.
//!
//! In: arguments. Out: a report. Never: prompting.

use clap::Args;

use crate::cli::inputs::{AnswersArgs, MissingArgs, PackArgs};
use crate::cli::output::{DetailArgs, Output, OutputArgs};
use crate::page::person::recommendation::document;
use crate::render::json::json;
use crate::report::person::recommendation::RecommendationReport;

/// Print a recommendation report from answers, without asking anything.
#[derive(Args, Clone, Debug)]
pub struct ReportCommand {
    /// The assessment; where left out, the one that the answers name, else the pack's first choice.
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
        let loaded = self.answers.load(pack, self.assessment.as_deref(), self.missing)?;
        let report = pack.named_in(self.output.report(&loaded.case(), self.detail));
        let report = RecommendationReport { taken_by_default: loaded.taken_by_default(), ..report };
        let output = self.output.output(|| document(&report, self.output.is_full(self.detail)), || json(&report))?;
        Ok(Output { closing: loaded.told_session(), ..output })
    }
}
