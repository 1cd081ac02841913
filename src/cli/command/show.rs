//! `inroad show`: what an id means, what it depends on, and what depends on it.
//!
//! In: arguments. Out: everything with this id. Never: answers.

use clap::Args;

use crate::cli::inputs::PackArgs;
use crate::cli::output::{Output, OutputArgs};
use crate::cli::unusable::Unusable;
use crate::load::names::shown;
use crate::load::pack::RulesOf;
use crate::model::diagnostic::Diagnostic;
use crate::page::pack::showing::document;
use crate::render::json::json;
use crate::report::pack::showing::report::show;

/// Show what an id means, what it depends on, what depends on it, and of a question which rules it moves.
#[derive(Args, Clone, Debug)]
pub struct ShowCommand {
    /// The id of an assessment, question, pathway, table, advice item, part of the report, fact, scale, source or
    /// claim; or `question=option`, `table=outcome`, `pathway/rule`, `table/row`.
    id: String,
    #[command(flatten)]
    output: OutputArgs,
}

impl ShowCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let pack = pack.load(RulesOf::All)?;
        let report = show(&pack, &self.id).map_err(|help| {
            let fault = Diagnostic::error("unknown-id", format!("nothing has the id `{}`", shown(&self.id)));
            Unusable::message(fault.help(help.or(Some("`inroad list` names what there is".to_owned()))))
        })?;
        self.output.output(|| document(&report), || json(&report))
    }
}
