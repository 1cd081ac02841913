//! `inroad template`: an answers file to fill in.
//!
//! In: arguments. Out: the file, which `--answers` reads as it stands. Never: answers, prompting.

use clap::{Args, ValueEnum};

use crate::cli::inputs::{PackArgs, assessment};
use crate::cli::output::{Content, Output, TargetArgs};
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
    /// How to write it; where left out, the ending of the file says it (`.json`), else it is RON.
    #[arg(long, value_enum)]
    format: Option<FileFormat>,
    #[command(flatten)]
    target: TargetArgs,
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
    fn format(&self) -> FileFormat {
        let of_ending = || if self.target.ending() == Some("json") { FileFormat::Json } else { FileFormat::Ron };
        self.format.unwrap_or_else(of_ending)
    }

    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let argument = pack.argument();
        let pack = pack.load(RulesOf::Nobody)?;
        let named = self.assessment.as_deref().map(|name| assessment(&pack, name));
        let id = named.transpose().map_err(|fault| Unusable::message(*fault))?;
        let report = template(&pack, id.unwrap_or_else(|| pack.assessment_default()));
        let text = match self.format() {
            FileFormat::Ron => answers_file(&report, &argument),
            FileFormat::Json => json(&report)?,
        };
        Ok(Output { file: self.target.target(), ..Output::of(Content::Ready(text)) })
    }
}
