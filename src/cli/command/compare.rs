//! `inroad compare`: two sets of answers side by side.
//!
//! In: arguments. Out: a comparison. Never: prompting.

use clap::{Args, ValueEnum};

use crate::cli::answers::{AnswersArgs, Loaded, MissingArgs};
use crate::cli::inputs::PackArgs;
use crate::cli::output::{Output, OutputArgs, PagerArgs};
use crate::cli::unusable::Unusable;
use crate::model::diagnostic::Diagnostic;
use crate::page::person::comparison::document;
use crate::render::json::json;
use crate::report::person::before_after::Pair;
use crate::report::person::comparison::{Between, comparison};

/// Lay two sets of answers side by side: which answers differ, what each difference moves, and what is done.
///
/// The two are saved sessions or files of answers to one assessment: of one person at two times, or of one person as
/// two people see them, such as oneself and one's manager. What is left unanswered in one of them counts as open.
#[derive(Args, Clone, Debug)]
pub struct CompareCommand {
    /// The first: a saved session or a file of answers.
    #[arg(value_name = "FIRST")]
    first: String,
    /// The second.
    #[arg(value_name = "SECOND")]
    second: String,
    /// What to call the two, with a comma between them; where left out, as they were named.
    #[arg(long, value_name = "FIRST,SECOND")]
    labels: Option<String>,
    /// What the two are to each other.
    #[arg(long, value_enum, default_value_t)]
    between: BetweenArg,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    pager: PagerArgs,
}

/// What the two are to each other, as one types it.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum BetweenArg {
    /// One person, earlier and later.
    #[default]
    Times,
    /// One person, as two people see them.
    People,
}

impl CompareCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let names = [&self.first, &self.second].map(std::path::PathBuf::from);
        self.output.target.check(&names)?;
        let labels = self.labels()?;
        let load = |name: &str| {
            let missing = MissingArgs { partial: true, defaults: false };
            AnswersArgs { answers: Vec::new(), set: Vec::new() }.load(pack, Some(name), missing)
        };
        let (first, second) = match (load(&self.first), load(&self.second)) {
            (Ok(first), Ok(second)) => (first, second),
            (Err(first), Err(second)) => return Err(with_the_other(first, &second, &self.second)),
            (Err(error), _) | (_, Err(error)) => return Err(error),
        };
        for (name, loaded) in [(&self.first, &first), (&self.second, &second)] {
            Self::check(name, loaded)?;
        }
        let (one, two) = (first.case(), second.case());
        if one.assessment.id != two.assessment.id {
            let message = format!(
                "`{}` answers `{}`, and `{}` answers `{}`",
                self.first, one.assessment.id, self.second, two.assessment.id
            );
            let help = "two sets of answers to the same assessment can be compared".to_owned();
            return Err(Unusable::message(Diagnostic::error("two-assessments", message).help(Some(help))).into());
        }
        let between = match self.between {
            BetweenArg::Times => Between::Times,
            BetweenArg::People => Between::People,
        };
        let report = comparison(&one, &two, labels, between);
        let output = self.output.output(|| document(&report), || json(&report))?;
        Ok(Output { paged: !self.pager.no_pager, ..output })
    }

    /// What to call the two.
    fn labels(&self) -> Result<Pair, Unusable> {
        let Some(typed) = &self.labels else {
            return Ok(Pair { before: self.first.clone(), after: self.second.clone() });
        };
        let labels: Vec<&str> = typed.split(',').map(str::trim).collect();
        match labels[..] {
            [before, after] if !before.is_empty() && !after.is_empty() && before != after => {
                Ok(Pair { before: before.to_owned(), after: after.to_owned() })
            }
            _ => {
                let message = format!("`--labels {}` does not name two things", typed.escape_debug());
                let help = "two different names with a comma between them, as in `--labels \"in March,today\"`";
                Err(Unusable::message(Diagnostic::error("no-labels", message).help(Some(help.to_owned()))))
            }
        }
    }

    /// Whether there are answers behind a name: the name of an assessment alone has none.
    fn check(name: &str, loaded: &Loaded) -> Result<(), Unusable> {
        if !loaded.answers.is_empty() {
            return Ok(());
        }
        let message = format!("`{name}` holds no answers");
        let help = "name two saved sessions (`inroad sessions` lists them) or two files of answers";
        Err(Unusable::message(Diagnostic::error("no-answers", message).help(Some(help.to_owned()))))
    }
}

/// The mistakes of both, those of the second without their places in its text.
fn with_the_other(first: anyhow::Error, second: &anyhow::Error, name: &str) -> anyhow::Error {
    match (first.downcast::<Unusable>(), second.downcast_ref::<Unusable>()) {
        (Ok(mut first), Some(second)) => {
            let others = second
                .diagnostics
                .iter()
                .map(|it| Diagnostic::error(it.code, format!("in `{name}`: {}", it.message)).help(it.help.clone()));
            first.diagnostics.extend(others);
            first.into()
        }
        (Ok(first), None) => first.into(),
        (Err(first), _) => first,
    }
}
