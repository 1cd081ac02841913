//! `inroad check`: everything that is wrong with a pack, and what each code means.
//!
//! In: arguments. Out: findings with their places. Never: changing a pack.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::analysis::pack::lint::check::check;
use crate::analysis::pack::lint::codes::{code, codes};
use crate::analysis::pack::lint::files::unread_files;
use crate::analysis::pack::lint::finding::Finding;
use crate::cli::exit::{EXIT_DONE, EXIT_FINDINGS};
use crate::cli::inputs::PackArgs;
use crate::cli::missing::not_a_person;
use crate::cli::output::{self, Content, Output, TargetArgs};
use crate::cli::unusable::Unusable;
use crate::cli::waiting::Waiting;
use crate::load::names::nearest;
use crate::load::pack::{load, sort};
use crate::load::texts::Texts;
use crate::load::vignettes;
use crate::model::diagnostic::Diagnostic;
use crate::page::pack::findings as pages;
use crate::render::json::json;
use crate::report::pack::findings;

/// Check a pack: every mistake with its place, and what would serve its readers better.
///
/// Vignettes are read too, and run by `inroad test`. The exit code is 1 where it finds any. A pack says in
/// rules/lints.ron where it deliberately differs.
#[derive(Args, Clone, Debug)]
#[command(override_usage = "inroad check [OPTIONS] [PACK]\n       inroad check --explain <CODE> [OPTIONS]")]
pub struct CheckCommand {
    /// The folder of the pack; where left out, the one of `--pack`, else the built-in pack.
    #[arg(value_name = "PACK")]
    folder: Option<PathBuf>,
    /// Tell what a code means and why it is a fault, or `all` of them.
    #[arg(long, value_name = "CODE", conflicts_with = "folder")]
    explain: Option<String>,
    /// How to write it; where left out, the ending of the file says it (`.md`, `.json`), else it is text.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    target: TargetArgs,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Each with the piece of source it is about.
    #[default]
    Text,
    /// JSON for programs.
    Json,
    /// A line each, `file:line: severity[code]: message`, for editors.
    Short,
    /// Markdown for a code host.
    Markdown,
}

/// Everything that is wrong with a pack and its vignettes, in the order of the files.
pub fn found(texts: &Texts) -> Vec<Finding> {
    let (pack, mut faults) = load(texts);
    let mut found = if let Some(pack) = &pack {
        let (vignettes, of_vignettes) = vignettes::load(texts, pack);
        faults = of_vignettes;
        faults.extend(vignettes.all.iter().flat_map(|it| not_a_person(pack, it)));
        check(pack, texts)
    } else {
        // What a pack that does not load would mean is not known, so only its faults are told.
        faults.extend(vignettes::unreadable(texts));
        unread_files(texts)
    };
    sort(&mut faults);
    found.extend(faults.into_iter().map(|diagnostic| Finding { subject: String::new(), diagnostic }));
    found
}

/// The word that explains every code.
const ALL: &str = "all";

impl CheckCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        if let Some(name) = &self.explain {
            return self.codes(name);
        }
        let texts = pack.or(self.folder.as_ref())?.texts_and_vignettes()?;
        let waiting = Waiting::start("Checking");
        let found = found(&texts);
        drop(waiting);
        let report = findings::findings(&texts, &found);
        let exit = if found.is_empty() { EXIT_DONE } else { EXIT_FINDINGS };
        let content = match self.format() {
            Format::Text => {
                let diagnostics = found.into_iter().map(|it| it.diagnostic).collect();
                Content::Findings(Unusable { texts, diagnostics }, report.summary)
            }
            Format::Json => Content::Ready(json(&report)?),
            Format::Short => Content::Ready(pages::short(&report)),
            Format::Markdown => Content::Markdown(pages::document(&report)),
        };
        Ok(self.output(content, exit))
    }

    fn codes(&self, name: &str) -> anyhow::Result<Output> {
        let report = match code(name) {
            Some(code) => findings::codes([code].into_iter()),
            None if name == ALL => findings::codes(codes()),
            None => {
                let near = nearest(name, codes().map(|it| it.code));
                let help =
                    near.map_or_else(|| format!("`--explain {ALL}` lists them"), |it| format!("did you mean `{it}`?"));
                let fault = Diagnostic::error("unknown-code", format!("there is no code `{}`", name.escape_debug()));
                return Err(Unusable::message(fault.help(Some(help))).into());
            }
        };
        let content = match self.format() {
            Format::Text => Content::Text(pages::codes_list(&report)),
            Format::Json => Content::Ready(json(&report)?),
            Format::Short => Content::Ready(pages::codes_short(&report)),
            Format::Markdown => Content::Markdown(pages::codes_document(&report)),
        };
        Ok(self.output(content, EXIT_DONE))
    }

    fn format(&self) -> Format {
        let of_ending = || match output::Format::of(self.target.ending()?)? {
            output::Format::Text => Some(Format::Text),
            output::Format::Markdown => Some(Format::Markdown),
            output::Format::Json => Some(Format::Json),
            // Findings have no page of their own.
            output::Format::Html => None,
        };
        self.format.or_else(of_ending).unwrap_or_default()
    }

    fn output(&self, content: Content, exit: u8) -> Output {
        Output { file: self.target.target(), exit, ..Output::of(content) }
    }
}
