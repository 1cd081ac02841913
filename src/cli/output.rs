//! Output: what a command hands back, and how it becomes text.
//!
//! In: documents and data. Out: strings for the one place that prints. Never: printing.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::unusable::Unusable;
use crate::engine::case::Case;
use crate::page::document::Document;
use crate::render::html::page::html;
use crate::render::layout::Layout;
use crate::render::markdown::markdown;
use crate::render::text::text;
use crate::report::person::recommendation::{RecommendationReport, recommendation, whole};

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Wrapped text for people.
    #[default]
    Text,
    /// Markdown for a code host or an editor.
    Markdown,
    /// One page for a browser or for paper; complete, and it loads nothing.
    Html,
    /// JSON for programs; complete, whatever else is asked.
    Json,
}

impl Format {
    /// The flag that asks for it; none for the one that needs none.
    pub fn flag(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Markdown => " --format markdown",
            Self::Html => " --format html",
            Self::Json => " --format json",
        }
    }
}

/// Where and how to write.
#[derive(Args, Clone, Debug)]
pub struct OutputArgs {
    /// How to write it.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Write to this file in place of standard output.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How much a report tells.
#[derive(Args, Clone, Copy, Debug)]
pub struct DetailArgs {
    /// Print the whole report in place of the page: all reasons, the whole plan, what would change it, all answers.
    #[arg(long)]
    pub full: bool,
}

/// What a command hands back.
pub struct Output {
    /// What to write.
    pub content: Content,
    /// Where, if not to standard output.
    pub file: Option<PathBuf>,
    /// Lines for the person at the terminal, after the report.
    pub closing: Vec<String>,
    /// Whether the person listens: nothing is drawn then.
    pub spoken: bool,
    /// The exit code.
    pub exit: u8,
    /// What follows once it is written, such as the next quiz.
    pub then: Option<Then>,
}

/// What follows an output.
pub type Then = Box<dyn FnOnce() -> anyhow::Result<Output>>;

/// What to write.
pub enum Content {
    /// Text, laid out for where it goes.
    Text(Document),
    /// Markdown.
    Markdown(Document),
    /// A page of HTML.
    Html(Document),
    /// Findings with their source, and a closing line.
    Findings(Unusable, String),
    /// Ready as it is.
    Ready(String),
}

impl Output {
    /// Nothing to write.
    pub fn nothing() -> Self {
        Self::of(Content::Ready(String::new()))
    }

    /// This to standard output, and nothing else.
    pub fn of(content: Content) -> Self {
        Self { content, file: None, closing: Vec::new(), spoken: false, exit: 0, then: None }
    }
}

impl Content {
    /// The words to write.
    pub fn draw(&self, layout: Layout) -> String {
        match self {
            Self::Text(document) => text(document, layout),
            Self::Markdown(document) => markdown(document),
            Self::Html(document) => html(document),
            Self::Findings(findings, closing) => {
                let closing = textwrap::fill(closing, layout.width);
                if findings.diagnostics.is_empty() {
                    return format!("{closing}\n");
                }
                format!("{}\n{closing}\n", findings.draw(layout.color, layout.width))
            }
            Self::Ready(ready) => ready.clone(),
        }
    }
}

impl OutputArgs {
    /// The report to write: what takes long to work out and is told in full or in JSON alone is in it only there.
    pub fn report(&self, case: &Case<'_>, detail: DetailArgs) -> RecommendationReport {
        let is_whole = self.format == Format::Json || self.is_full(detail);
        if is_whole { whole(case) } else { recommendation(case) }
    }

    /// Whether the whole report is written: where it is asked for, and in a page that has room for it.
    pub fn is_full(&self, detail: DetailArgs) -> bool {
        detail.full || self.format == Format::Html
    }

    /// An output in the asked-for format; `json` is only worked out where it is wanted.
    pub fn output(
        &self,
        document: impl FnOnce() -> Document,
        json: impl FnOnce() -> serde_json::Result<String>,
    ) -> anyhow::Result<Output> {
        let content = match self.format {
            Format::Text => Content::Text(document()),
            Format::Markdown => Content::Markdown(document()),
            Format::Html => Content::Html(document()),
            Format::Json => Content::Ready(json()?),
        };
        Ok(Output { content, file: self.output.clone(), closing: Vec::new(), spoken: false, exit: 0, then: None })
    }
}
