//! `inroad what-if`: what would change a result.
//!
//! In: arguments. Out: a what-if report. Never: prompting.

use clap::Args;

use crate::cli::answers::{AnswersArgs, MissingArgs};
use crate::cli::command::explain::pathway;
use crate::cli::inputs::PackArgs;
use crate::cli::output::{Output, OutputArgs, PagerArgs};
use crate::cli::unusable::Unusable;
use crate::cli::whose::no_answers;
use crate::load::pack::RulesOf;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::PathwayId;
use crate::model::pack::Assessment;
use crate::model::pathway::PathwayKind;
use crate::page::person::what_if::document;
use crate::render::json::json;
use crate::report::person::what_if::{WhatIf, what_if};

/// Tell which answers would change the result, and what it would take to bring another route first.
///
/// `--answers` has the answers as they are; without it, those of the quiz you finished last are taken. Alone, it tells every single answer that would change the result; with
/// `--want`, the least changes that bring that route first; with `--set`, the results before and after side by side.
#[derive(Args, Clone, Debug)]
pub struct WhatIfCommand {
    /// The assessment, or a saved session or a file of answers; where left out, the assessment that the answers name,
    /// else the pack's first choice.
    #[arg(value_name = "ASSESSMENT|SESSION")]
    pub assessment: Option<String>,
    /// Bring this route first with the least changes of what one can change.
    #[arg(long, value_name = "PATHWAY", conflicts_with = "set")]
    want: Option<String>,
    #[command(flatten)]
    answers: AnswersArgs,
    #[command(flatten)]
    missing: MissingArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    pager: PagerArgs,
}

impl WhatIfCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        self.output.target.check(&self.answers.answers)?;
        if !self.answers.has_base(pack, self.assessment.as_deref())? {
            let questions = pack.load(RulesOf::Nobody)?;
            let first = &questions.assessment(questions.assessment_default()).id;
            let named = self.assessment.as_ref().unwrap_or(first);
            let fault = no_answers(named, "there are no answers to change, and no quiz was finished");
            return Err(Unusable::message(fault).into());
        }
        let (loaded, after) = self.answers.load_changed(pack, self.assessment.as_deref(), self.missing)?;
        let assessment = loaded.pack.assessment(loaded.assessment);
        let wanted = self.want.as_ref().map(|name| route(assessment, name)).transpose()?;
        let asked = match wanted {
            Some(route) => WhatIf::Want(route),
            None if self.answers.set.is_empty() => WhatIf::Single,
            None => WhatIf::Set(&after),
        };
        let report = what_if(&loaded.case(), asked);
        let output = self.output.output(|| document(&report), || json(&report))?;
        Ok(Output { closing: loaded.told_session(), paged: !self.pager.no_pager, ..output })
    }
}

/// The route with this name; a pathway that only strengthens others never comes first.
fn route(assessment: &Assessment, name: &str) -> Result<PathwayId, Unusable> {
    let id = pathway(assessment, name)?;
    if assessment.pathway(id).kind == PathwayKind::Route {
        return Ok(id);
    }
    let routes = assessment.pathways.iter().filter(|it| it.kind == PathwayKind::Route);
    let routes: Vec<&str> = routes.map(|it| it.id.as_str()).collect();
    let message = format!("`{name}` strengthens a route and never comes first itself");
    let help = (!routes.is_empty()).then(|| format!("routes here: {}", routes.join(", ")));
    Err(Unusable::message(Diagnostic::error("not-a-route", message).help(help)))
}
