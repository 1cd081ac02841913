//! Arguments: what was typed behind the name of the program, read as a command.
//!
//! In: words. Out: a command with its options, or what is wrong with them. Never: running a command.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::cli::color::Color;
use crate::cli::command::check::CheckCommand;
use crate::cli::command::compare::CompareCommand;
use crate::cli::command::completions::CompletionsCommand;
use crate::cli::command::explain::ExplainCommand;
use crate::cli::command::list::ListCommand;
use crate::cli::command::man::ManCommand;
use crate::cli::command::new::NewCommand;
use crate::cli::command::quiz::QuizCommand;
use crate::cli::command::report::ReportCommand;
use crate::cli::command::schema::SchemaCommand;
use crate::cli::command::sessions::SessionsCommand;
use crate::cli::command::show::ShowCommand;
use crate::cli::command::template::TemplateCommand;
use crate::cli::command::test::TestCommand;
use crate::cli::command::verify::VerifyCommand;
use crate::cli::command::what_if::WhatIfCommand;
use crate::cli::help::{of_quiz, with_examples, with_quizzes};
use crate::cli::inputs::PackArgs;
use crate::cli::unusable::Unusable;
use crate::load::names::nearest;
use crate::load::pack::RulesOf;
use crate::model::diagnostic::Diagnostic;
use crate::model::pack::Pack;

/// A guided self-assessment for people who are, or want to be, in product management.
///
/// Without a command, `inroad` asks what brings you here and starts the quiz that fits; `inroad ASSESSMENT` starts the
/// quiz of that assessment. Both take the options of `inroad quiz`. Everything stays on this machine.
#[derive(Parser, Debug)]
#[command(name = "inroad", version, about, max_term_width = 100)]
pub struct Arguments {
    /// The command; none only until the quiz was put in its place.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Which pack.
    #[command(flatten)]
    pub pack: PackArgs,
    /// When to colour text.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, global = true)]
    pub color: Color,
}

/// The commands; those for people first.
#[derive(Subcommand, Debug)]
#[expect(missing_docs, reason = "each is documented where it is defined")]
pub enum Command {
    Quiz(QuizCommand),
    Report(ReportCommand),
    Explain(ExplainCommand),
    WhatIf(WhatIfCommand),
    Compare(CompareCommand),
    Template(TemplateCommand),
    Sessions(SessionsCommand),
    List(ListCommand),
    Show(ShowCommand),
    New(NewCommand),
    Check(CheckCommand),
    Test(TestCommand),
    Verify(VerifyCommand),
    Schema(SchemaCommand),
    Completions(CompletionsCommand),
    Man(ManCommand),
}

/// Why there is no command to run.
#[derive(Debug)]
pub enum NoCommand {
    /// Help or the version was asked for, which is this text.
    Told(clap::builder::StyledStr),
    /// The words cannot be used.
    Unusable(Unusable),
}

/// The command line with its help.
pub fn command() -> clap::Command {
    with_examples(Arguments::command())
}

/// Reads words into a command. `quiz` may be left out: `inroad` alone and `inroad ASSESSMENT` take it.
pub fn read(typed: &[OsString]) -> Result<Arguments, NoCommand> {
    let error = match attempt(typed) {
        Ok(Arguments { command: None, .. }) => {
            return attempt(&with_word(typed, typed.len())).map_err(|error| refusal(&error));
        }
        Ok(arguments) => return Ok(arguments),
        Err(error) => error,
    };
    let is_flag = typed.get(1).and_then(|it| it.to_str()).is_some_and(|it| it.starts_with('-'));
    if error.kind() == ErrorKind::UnknownArgument && is_flag {
        return attempt(&with_word(typed, 1)).map_err(|_| refusal(&error));
    }
    let pack = PackArgs { pack: typed_pack(typed) };
    if error.kind() == ErrorKind::DisplayHelp && is_help_of_all(typed) {
        // A pack that cannot be read hides its quizzes and nothing else.
        let told = pack
            .load(RulesOf::Nobody)
            .ok()
            .and_then(|pack| with_quizzes(command(), &pack).try_get_matches_from(typed).err());
        return Err(refusal(&told.unwrap_or(error)));
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return Err(refusal(&error));
    };
    let pack = pack.load(RulesOf::Nobody).map_err(NoCommand::Unusable)?;
    let at = typed.iter().position(|it| it.to_str() == Some(word.as_str()));
    let quiz = pack.assessment_named(word).map(|id| pack.assessment(id));
    let Some((at, quiz)) = at.zip(quiz) else { return Err(NoCommand::Unusable(unknown(word, &pack))) };
    let mut asked = with_word(typed, at);
    // `inroad help ASSESSMENT`
    if at > 1 && typed[1] == "help" {
        asked.remove(1);
        asked.push(OsString::from("--help"));
    }
    attempt_of(of_quiz(command(), quiz), &asked).map_err(|error| refusal(&error))
}

fn attempt(typed: &[OsString]) -> Result<Arguments, clap::Error> {
    attempt_of(command(), typed)
}

fn attempt_of(command: clap::Command, typed: &[OsString]) -> Result<Arguments, clap::Error> {
    Arguments::from_arg_matches(&command.try_get_matches_from(typed)?)
}

/// The words with `quiz` among them.
fn with_word(typed: &[OsString], at: usize) -> Vec<OsString> {
    let mut words = typed.to_vec();
    words.insert(at.min(words.len()), OsString::from("quiz"));
    words
}

/// Whether the help of the program is asked for, and not that of a command.
fn is_help_of_all(typed: &[OsString]) -> bool {
    let named = typed.iter().skip(1).find(|it| command().find_subcommand(it).is_some());
    named.is_none()
        && (typed.len() < 3 || typed[1] != "help" || typed[2].to_str().is_some_and(|it| it.starts_with('-')))
}

/// A word that is neither a command nor an assessment, with the nearest of both.
fn unknown(word: &str, pack: &Pack) -> Unusable {
    let command = command();
    let commands = command.get_subcommands().map(clap::Command::get_name);
    let quizzes = || pack.assessments.iter().map(|it| it.id.as_str());
    let near = nearest(word, commands.chain(["help"]).chain(quizzes()));
    let all = || {
        let quizzes: Vec<String> = quizzes().map(|it| format!("`{it}`")).collect();
        format!("`inroad --help` names the commands; the quizzes are {}", quizzes.join(", "))
    };
    let help = near.map_or_else(all, |near| format!("did you mean `{near}`?"));
    let message = format!("there is no command and no quiz `{}`", word.escape_debug());
    Unusable::message(Diagnostic::error("unknown-command", message).help(Some(help)))
}

/// What the reader of arguments says, as it is told; its mistakes look like all others.
fn refusal(error: &clap::Error) -> NoCommand {
    let rendered = error.render();
    if !error.use_stderr() {
        return NoCommand::Told(rendered);
    }
    let text = rendered.to_string();
    let mut parts = text.trim().split("\n\n");
    let message = parts.next().unwrap_or_default().trim_start_matches("error: ");
    let message = in_backticks(&message.split_whitespace().collect::<Vec<_>>().join(" "));
    let (message, values) = message.split_once(" [possible values: ").unwrap_or((&message, ""));
    let mut helps: Vec<String> = Vec::new();
    for part in parts {
        let part = part.trim();
        if let Some(tip) = part.strip_prefix("tip: ") {
            helps.extend(tip.lines().map(|line| meant(&in_backticks(line.trim().trim_start_matches("tip: ")))));
        } else if let Some(usage) = part.strip_prefix("Usage: ") {
            helps.push(format!("usage: {}", usage.lines().map(str::trim).collect::<Vec<_>>().join("; or ")));
        }
    }
    let values = values.trim_end_matches(']');
    if !values.is_empty() {
        helps.push(format!("the values are {values}"));
    }
    let help = Some(helps.join("; ")).filter(|it| !it.is_empty());
    NoCommand::Unusable(Unusable::message(Diagnostic::error("usage", message).help(help)))
}

/// A near name, told as everywhere else.
fn meant(tip: &str) -> String {
    match tip.split_once(" exists: ") {
        Some((start, name)) if start.starts_with("a similar ") => format!("did you mean {name}?"),
        _ => tip.to_owned(),
    }
}

/// The words between single quotes, marked as everywhere else.
fn in_backticks(text: &str) -> String {
    let ends = |text: &str| text.is_empty() || text.starts_with([' ', ':', ',', ';', '.', ')']);
    let mut marked = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\'') {
        let is_start = before.is_empty() || before.ends_with([' ', '(']);
        let end = behind.match_indices('\'').find(|(at, _)| ends(&behind[at + 1..])).filter(|_| is_start);
        marked.push_str(before);
        if let Some((at, _)) = end {
            marked.extend(["`", &behind[..at], "`"]);
            rest = &behind[at + 1..];
        } else {
            marked.push('\'');
            rest = behind;
        }
    }
    marked + rest
}

/// When to colour, read before the arguments are, since it holds for what is said of them too.
pub fn typed_color(typed: &[OsString]) -> Color {
    value_of(typed, "--color").and_then(|it| Color::from_str(it.to_str()?, true).ok()).unwrap_or_default()
}

/// The folder behind `--pack`, read before the arguments are, since it knows which words are assessments.
fn typed_pack(typed: &[OsString]) -> Option<PathBuf> {
    value_of(typed, "--pack").map(PathBuf::from)
}

/// What stands behind a flag, as the next word or behind an equals sign.
fn value_of(typed: &[OsString], flag: &str) -> Option<OsString> {
    typed.iter().enumerate().find_map(|(at, word)| match word.to_str()?.strip_prefix(flag)? {
        "" => typed.get(at + 1).cloned(),
        rest => rest.strip_prefix('=').map(OsString::from),
    })
}
