//! Output: what a command hands back, and how it becomes text.
//!
//! In: documents and data. Out: strings for the one place that prints. Never: printing.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::disk::is_same;
use crate::cli::unusable::Unusable;
use crate::cli::writing::checked;
use crate::engine::case::Case;
use crate::model::diagnostic::Diagnostic;
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
    /// What the ending of a file says.
    pub fn of(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "json" => Some(Self::Json),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }

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

/// Where to write.
#[derive(Args, Clone, Debug, Default)]
pub struct TargetArgs {
    /// Write to this file in place of standard output; `-` is standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the file where it is there already.
    #[arg(long, requires = "output")]
    force: bool,
}

/// A file to write to.
#[derive(Clone, Debug)]
pub struct Target {
    /// Where.
    pub path: PathBuf,
    /// Whether one that is there may be written over.
    pub force: bool,
}

/// Whether a long text is shown screen by screen.
#[derive(Args, Clone, Copy, Debug)]
pub struct PagerArgs {
    /// Print all at once; else a text that is higher than the terminal goes through `PAGER`, or `less`.
    #[arg(long)]
    pub no_pager: bool,
}

/// Where and how to write.
#[derive(Args, Clone, Debug)]
pub struct OutputArgs {
    /// How to write it; where left out, the ending of the file says it (`.html`, `.md`, `.json`), else it is text.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// Where to write it.
    #[command(flatten)]
    pub target: TargetArgs,
    /// Draw nothing, and give each sentence a line, as a screen reader likes it; the variable `ACCESSIBLE` does the
    /// same.
    #[arg(long)]
    pub accessible: bool,
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
    pub file: Option<Target>,
    /// Lines for the person at the terminal, after the report.
    pub closing: Vec<String>,
    /// Whether the person listens: nothing is drawn then.
    pub spoken: bool,
    /// Whether a text that is higher than the terminal is shown screen by screen.
    pub paged: bool,
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
        Self { content, file: None, closing: Vec::new(), spoken: false, paged: false, exit: 0, then: None }
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

impl TargetArgs {
    /// The file, unless it is standard output.
    pub fn target(&self) -> Option<Target> {
        let path = self.output.clone().filter(|it| it.as_os_str() != "-")?;
        Some(Target { path, force: self.force })
    }

    /// Says before any work whether the file may be written, and that it is none of those that are read.
    pub fn check(&self, read: &[PathBuf]) -> Result<(), Unusable> {
        let Some(Target { path, force }) = self.target() else { return Ok(()) };
        if read.iter().any(|it| is_same(it, &path)) {
            let message = format!("`{}` holds the answers, and would be written over", path.display());
            let help = Some("name another file for the report".to_owned());
            return Err(Unusable::message(Diagnostic::error("own-input", message).help(help)));
        }
        checked(&path, force).map(drop)
    }

    /// The ending of the file.
    pub fn ending(&self) -> Option<&str> {
        self.output.as_ref()?.extension()?.to_str()
    }
}

impl OutputArgs {
    /// The format: what is asked for, else what the ending of the file says.
    pub fn format(&self) -> Format {
        self.format.or_else(|| Format::of(self.target.ending()?)).unwrap_or_default()
    }

    /// The flag that the commands of a report repeat for who listens.
    pub fn spoken(&self) -> &'static str {
        if self.accessible { " --accessible" } else { "" }
    }

    /// The report to write: what takes long to work out and is told in full or in JSON alone is in it only there.
    pub fn report(&self, case: &Case<'_>, detail: DetailArgs) -> RecommendationReport {
        let is_whole = self.format() == Format::Json || self.is_full(detail);
        if is_whole { whole(case) } else { recommendation(case) }
    }

    /// Whether the whole report is written: where it is asked for, and in a page that has room for it.
    pub fn is_full(&self, detail: DetailArgs) -> bool {
        detail.full || self.format() == Format::Html
    }

    /// An output in the asked-for format; `json` is only worked out where it is wanted.
    pub fn output(
        &self,
        document: impl FnOnce() -> Document,
        json: impl FnOnce() -> serde_json::Result<String>,
    ) -> anyhow::Result<Output> {
        let content = match self.format() {
            Format::Text => Content::Text(document()),
            Format::Markdown => Content::Markdown(document()),
            Format::Html => Content::Html(document()),
            Format::Json => Content::Ready(json()?),
        };
        Ok(Output { file: self.target.target(), spoken: self.accessible, ..Output::of(content) })
    }
}
