//! `inroad explain`: the whole trace behind a result.
//!
//! In: arguments. Out: an explanation. Never: prompting.

use clap::Args;

use crate::cli::answers::{AnswersArgs, MissingArgs};
use crate::cli::inputs::PackArgs;
use crate::cli::output::{Output, OutputArgs, PagerArgs};
use crate::cli::unusable::Unusable;
use crate::load::names::Names;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::PathwayId;
use crate::model::pack::Assessment;
use crate::page::person::explanation::document;
use crate::render::json::json;
use crate::report::person::explanation::explanation;

/// Show every rule: whether it held, on which answers, with its points, its source and its line in the pack.
#[derive(Args, Clone, Debug)]
pub struct ExplainCommand {
    /// The assessment, or a saved session or a file of answers; where left out, the assessment that the answers name,
    /// else the pack's first choice.
    #[arg(value_name = "ASSESSMENT|SESSION")]
    pub assessment: Option<String>,
    /// Explain this pathway only.
    #[arg(long, value_name = "ID")]
    pathway: Option<String>,
    #[command(flatten)]
    answers: AnswersArgs,
    #[command(flatten)]
    missing: MissingArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    pager: PagerArgs,
}

impl ExplainCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        self.output.target.check(&self.answers.answers)?;
        let loaded = self.answers.load(pack, self.assessment.as_deref(), self.missing)?;
        let assessment = loaded.pack.assessment(loaded.assessment);
        let only = self.pathway.as_ref().map(|name| pathway(assessment, name)).transpose()?;
        let report = explanation(&loaded.case(), only);
        let output = self.output.output(|| document(&report), || json(&report))?;
        Ok(Output { closing: loaded.told_session(), paged: !self.pager.no_pager, ..output })
    }
}

/// The pathway with this name, or the nearest.
pub fn pathway(assessment: &Assessment, name: &str) -> Result<PathwayId, Unusable> {
    let names = Names::new(assessment.pathways.iter().map(|pathway| pathway.id.as_str()));
    names.get(name).map(PathwayId::new).ok_or_else(|| {
        let message = format!("`{}` has no pathway `{}`", assessment.id, name.escape_debug());
        let help = names.suggest(name, "its pathways");
        Unusable::message(Diagnostic::error("unknown-pathway", message).help(help))
    })
}
