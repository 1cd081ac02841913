//! `inroad report`: answers in, a recommendation out, nothing asked.
//!
//! In: arguments. Out: a report, parts of it, or what it has for somebody else. Never: prompting.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::cli::answers::{AnswersArgs, MissingArgs};
use crate::cli::inputs::PackArgs;
use crate::cli::output::{DetailArgs, Output, OutputArgs, PagerArgs};
use crate::cli::unusable::Unusable;
use crate::model::diagnostic::Diagnostic;
use crate::page::document::Document;
use crate::page::person::commands::Commands;
use crate::page::person::reader;
use crate::page::person::recommendation::document;
use crate::page::person::whole_report::{Part, parts};
use crate::render::json::json;
use crate::report::person::advice::ReaderWord;
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
    /// Print these parts of the whole report alone, with their notes; several with commas.
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = part(), conflicts_with = "full")]
    show: Vec<Part>,
    /// Print what the report has for somebody else, and nothing more.
    #[arg(long, value_name = "WHOM", conflicts_with_all = ["full", "show"])]
    r#for: Option<Reader>,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    pager: PagerArgs,
}

/// Somebody else than the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// One page to take along to whoever decides on your work.
    Manager,
    /// One page to take along to whoever advises you.
    Mentor,
    /// A text to paste into a chat assistant of your own, with what it is to keep to.
    Assistant,
}

impl ReportCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        self.output.target.check(&self.answers.answers)?;
        let loaded = self.answers.load(pack, self.assessment.as_deref(), self.missing)?;
        let is_whole = self.detail.full || self.show.contains(&Part::Why) || self.r#for == Some(Reader::Assistant);
        let report = self.output.report(&loaded.case(), DetailArgs { full: is_whole });
        let report = pack.named_in(report, self.output.spoken());
        let commands = loaded.commands.clone().with(self.output.spoken());
        let (told, whom) = self.told(&report, &commands)?;
        let output = self.output.output(|| told, || json(&report))?;
        Ok(Output { closing: [loaded.told_session(), whom].concat(), paged: !self.pager.no_pager, ..output })
    }

    /// What is asked for, and a line on whom it is for.
    fn told(&self, report: &RecommendationReport, commands: &Commands) -> Result<(Document, Vec<String>), Unusable> {
        let reader = match self.r#for {
            None if self.show.is_empty() => {
                return Ok((document(report, self.output.is_full(self.detail), commands), Vec::new()));
            }
            None => return Ok((parts(report, &self.show, commands), Vec::new())),
            Some(Reader::Assistant) => return Ok((reader::assistant(report), Vec::new())),
            Some(Reader::Manager) => ReaderWord::Manager,
            Some(Reader::Mentor) => ReaderWord::Mentor,
        };
        let (page, whom) = reader::page(report, reader).ok_or_else(|| no_page(report, reader))?;
        Ok((page, vec![format!("A page for {whom}. Read it over, and make its words yours.")]))
    }
}

/// A reader for whom the report has no page, and for whom it has some.
fn no_page(report: &RecommendationReport, reader: ReaderWord) -> Unusable {
    let whom = match reader {
        ReaderWord::Manager => "your manager",
        ReaderWord::Mentor => "a mentor",
    };
    let message = format!("nothing in your answers calls for a page for {whom}");
    let others: Vec<&str> = reader::pages(report).filter_map(|it| it.title.as_deref()).collect();
    let help = (!others.is_empty()).then(|| format!("`--show words` has a page for {}", others.join("; for ")));
    Unusable::message(Diagnostic::error("no-page", message).help(help))
}

/// Reads the word for a part.
fn part() -> impl TypedValueParser<Value = Part> {
    let words = Part::ALL.map(|(_, word, means)| PossibleValue::new(word).help(means));
    PossibleValuesParser::new(words).map(|word| {
        let found = Part::ALL.iter().find(|(_, it, _)| *it == word);
        found.map_or(Part::Answer, |(part, ..)| *part)
    })
}
