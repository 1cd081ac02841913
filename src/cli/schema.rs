//! `inroad schema`: the JSON Schemas of what the program writes.
//!
//! In: which. Out: the schema. Never: a pack.

use clap::{Args, ValueEnum};

use crate::cli::output::{Content, Output};
use crate::render::json::schema;
use crate::report::explanation::ExplanationReport;
use crate::report::findings::FindingsReport;
use crate::report::recommendation::RecommendationReport;

/// Print the JSON Schema of a format.
#[derive(Args, Clone, Copy, Debug)]
pub struct SchemaCommand {
    /// Of what.
    #[arg(value_enum)]
    of: Described,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Described {
    /// `inroad report --format json`.
    Report,
    /// `inroad explain --format json`.
    Explanation,
    /// `inroad check --format json`.
    Findings,
}

impl SchemaCommand {
    /// Runs the command.
    pub fn run(self) -> anyhow::Result<Output> {
        let text = match self.of {
            Described::Report => schema::<RecommendationReport>()?,
            Described::Explanation => schema::<ExplanationReport>()?,
            Described::Findings => schema::<FindingsReport>()?,
        };
        Ok(Output { content: Content::Ready(text), file: None, closing: Vec::new(), exit: 0, then: None })
    }
}
