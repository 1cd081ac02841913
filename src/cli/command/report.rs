//! `inroad report`: answers in, a recommendation out, nothing asked.
//!
//! In: arguments. Out: a report. Never: prompting.

use clap::Args;

use crate::cli::inputs::{AnswersArgs, MissingArgs, PackArgs};
use crate::cli::output::{Output, OutputArgs};
use crate::page::document::Document;
use crate::page::person::{first_page, following_pages};
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

/// How much a report tells.
#[derive(Args, Clone, Copy, Debug)]
pub struct DetailArgs {
    /// Tell everything: points, all reasons, all advice, all answers.
    #[arg(long)]
    pub full: bool,
}

impl ReportCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let loaded = self.answers.load(pack, self.assessment.as_deref(), self.missing)?;
        let report = loaded.report(pack);
        self.output.output(|| document(&report, self.detail), || json(&report))
    }
}

/// The whole report as a document.
pub fn document(report: &RecommendationReport, detail: DetailArgs) -> Document {
    let mut document = Document::default();
    first_page::write(&mut document, report, detail.full);
    following_pages::write(&mut document, report, detail.full);
    document
}
