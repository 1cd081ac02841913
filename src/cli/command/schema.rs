//! `inroad schema`: the JSON Schemas of what the program reads and writes.
//!
//! In: which. Out: the schema. Never: answers.

use clap::{Args, ValueEnum};

use crate::cli::inputs::{PackArgs, assessment};
use crate::cli::output::{Content, Output};
use crate::cli::unusable::Unusable;
use crate::load::pack::RulesOf;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::AssessmentId;
use crate::render::answers_schema::answers_schema;
use crate::render::json::{json, schema};
use crate::render::pack_schema::pack_schema;
use crate::report::pack::coverage::CoverageReport;
use crate::report::pack::findings::{CodesReport, FindingsReport};
use crate::report::pack::listing::ListReport;
use crate::report::pack::showing::report::ShowReport;
use crate::report::pack::template::{TemplateReport, template};
use crate::report::pack::trial::TrialReport;
use crate::report::pack::verification::VerificationReport;
use crate::report::person::comparison::ComparisonReport;
use crate::report::person::explanation::ExplanationReport;
use crate::report::person::recommendation::RecommendationReport;
use crate::report::person::session::SessionsReport;
use crate::report::person::what_if::WhatIfReport;

/// Print the JSON Schema of a format.
#[derive(Args, Clone, Debug)]
pub struct SchemaCommand {
    /// Of what.
    #[arg(value_enum)]
    of: Described,
    /// With `answers`: of this assessment only.
    assessment: Option<String>,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Described {
    /// The files of a pack.
    Pack,
    /// Answers files, with the questions and options of the pack.
    Answers,
    /// `inroad report --format json`.
    Report,
    /// `inroad explain --format json`.
    Explanation,
    /// `inroad check --format json`.
    Check,
    /// `inroad check --explain CODE --format json`.
    Codes,
    /// `inroad template --format json`.
    Template,
    /// `inroad list --format json`.
    List,
    /// `inroad list --coverage --format json`.
    Coverage,
    /// `inroad show --format json`.
    Show,
    /// `inroad test --format json`.
    Test,
    /// `inroad what-if --format json`.
    WhatIf,
    /// `inroad compare --format json`.
    Compare,
    /// `inroad sessions --format json`.
    Sessions,
    /// `inroad verify --format json`.
    Verification,
}

impl SchemaCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        if let (Some(name), true) = (&self.assessment, self.of != Described::Answers) {
            let message = format!("`{}` is given, and only answers differ by assessment", name.escape_debug());
            let help = Some("leave it out, or write `inroad schema answers`".to_owned());
            return Err(Unusable::message(Diagnostic::error("not-by-assessment", message).help(help)).into());
        }
        let text = match self.of {
            Described::Pack => json(&pack_schema())?,
            Described::Answers => json(&answers_schema(&self.templates(pack)?))?,
            Described::Report => schema::<RecommendationReport>()?,
            Described::Explanation => schema::<ExplanationReport>()?,
            Described::Check => schema::<FindingsReport>()?,
            Described::Codes => schema::<CodesReport>()?,
            Described::Template => schema::<TemplateReport>()?,
            Described::List => schema::<ListReport>()?,
            Described::Coverage => schema::<CoverageReport>()?,
            Described::Show => schema::<ShowReport>()?,
            Described::Test => schema::<TrialReport>()?,
            Described::WhatIf => schema::<WhatIfReport>()?,
            Described::Compare => schema::<ComparisonReport>()?,
            Described::Sessions => schema::<SessionsReport>()?,
            Described::Verification => schema::<VerificationReport>()?,
        };
        Ok(Output::of(Content::Ready(text)))
    }

    fn templates(&self, pack: &PackArgs) -> Result<Vec<TemplateReport>, Unusable> {
        let pack = pack.load(RulesOf::Nobody)?;
        if let Some(name) = &self.assessment {
            let id = assessment(&pack, name).map_err(|fault| Unusable::message(*fault))?;
            return Ok(vec![template(&pack, id)]);
        }
        Ok((0..pack.assessments.len()).map(|index| template(&pack, AssessmentId::new(index))).collect())
    }
}
