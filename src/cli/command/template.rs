//! `inroad template`: an answers file to fill in.
//!
//! In: arguments. Out: the file, which `--answers` reads as it stands. Never: answers, prompting.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::inputs::{PackArgs, assessment};
use crate::cli::output::{Content, Output};
use crate::cli::unusable::Unusable;
use crate::load::pack::RulesOf;
use crate::render::answers_file::answers_file;
use crate::render::json::json;
use crate::report::pack::template::template;

/// Print an answers file to fill in: every question with its options, why it is asked, and when.
#[derive(Args, Clone, Debug)]
pub struct TemplateCommand {
    /// The assessment; where left out, the pack's first choice.
    assessment: Option<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value_t)]
    format: FileFormat,
    /// Write to this file in place of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How an answers file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum FileFormat {
    /// RON: answers stand in it commented out.
    #[default]
    Ron,
    /// JSON: `answers` is empty, and `questions` says what can stand there.
    Json,
}

impl TemplateCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let argument = pack.argument();
        let pack = pack.load(RulesOf::Nobody)?;
        let named = self.assessment.as_deref().map(|name| assessment(&pack, name));
        let id = named.transpose().map_err(|fault| Unusable::message(*fault))?;
        let report = template(&pack, id.unwrap_or_else(|| pack.assessment_default()));
        let text = match self.format {
            FileFormat::Ron => answers_file(&report, &argument),
            FileFormat::Json => json(&report)?,
        };
        Ok(Output { file: self.output.clone(), ..Output::of(Content::Ready(text)) })
    }
}
