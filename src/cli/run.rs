//! A run of the program: what was typed, the command, what it hands back, and the one place that prints and picks the
//! exit code.
//!
//! In: arguments. Out: bytes and an exit code. Never: rules, scoring, words about careers.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand, ValueEnum};

use crate::cli::command::check::CheckCommand;
use crate::cli::command::explain::ExplainCommand;
use crate::cli::command::list::ListCommand;
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
use crate::cli::disk::{plain_chain, save};
use crate::cli::exit::{EXIT_DONE, EXIT_INTERRUPTED, EXIT_UNUSABLE};
use crate::cli::inputs::PackArgs;
use crate::cli::locale::layout;
use crate::cli::output::{Output, Target};
use crate::cli::pager::page;
use crate::cli::prompt::prompter::Interrupted;
use crate::cli::unusable::Unusable;
use crate::load::pack::RulesOf;
use crate::render::layout::{Drawing, Layout};
use crate::render::text::plain;
use crate::report::phrase;

/// Columns where nobody says otherwise.
const COLUMNS: usize = 80;

/// A guided self-assessment for people who are, or want to be, in product management.
///
/// Without a command, `inroad` asks what brings you here and starts the quiz that fits; `inroad ASSESSMENT` starts the
/// quiz of that assessment. Both take the options of `inroad quiz`. Everything stays on this machine.
#[derive(Parser, Debug)]
#[command(name = "inroad", version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    pack: PackArgs,
    /// When to colour text.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t, global = true)]
    color: Color,
}

#[derive(Subcommand, Debug)]
enum Command {
    Quiz(QuizCommand),
    Report(ReportCommand),
    Explain(ExplainCommand),
    Template(TemplateCommand),
    WhatIf(WhatIfCommand),
    List(ListCommand),
    Show(ShowCommand),
    New(NewCommand),
    Check(CheckCommand),
    Test(TestCommand),
    Verify(VerifyCommand),
    Sessions(SessionsCommand),
    Schema(SchemaCommand),
}

/// When to colour text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    fn is_on(self, is_terminal: bool) -> bool {
        let unwanted = || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => is_terminal && !unwanted() && !dumb(),
        }
    }
}

/// Runs the program on the process's own arguments.
pub fn run() -> ExitCode {
    let arguments = match parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let color = arguments.color;
    let outcome = arguments.run().and_then(|output| finish(output, color));
    ExitCode::from(outcome.unwrap_or_else(|error| complain(&error, color)))
}

impl Arguments {
    fn run(self) -> anyhow::Result<Output> {
        let colors = self.color.is_on(io::stderr().is_terminal());
        match self.command {
            Some(Command::Quiz(command)) => command.run(&self.pack, colors),
            Some(Command::Report(command)) => command.run(&self.pack),
            Some(Command::Explain(command)) => command.run(&self.pack),
            Some(Command::Template(command)) => command.run(&self.pack),
            Some(Command::WhatIf(command)) => command.run(&self.pack),
            Some(Command::List(command)) => command.run(&self.pack),
            Some(Command::Show(command)) => command.run(&self.pack),
            Some(Command::New(command)) => command.run(),
            Some(Command::Check(command)) => command.run(&self.pack),
            Some(Command::Test(command)) => command.run(&self.pack),
            Some(Command::Verify(command)) => command.run(&self.pack),
            Some(Command::Sessions(command)) => command.run(&self.pack),
            Some(Command::Schema(command)) => command.run(&self.pack),
            // The parser has put the quiz in the place of no command.
            None => Ok(Output::nothing()),
        }
    }
}

/// Writes what a command hands back, and what follows it.
fn finish(mut output: Output, color: Color) -> anyhow::Result<u8> {
    loop {
        write(&output, color)?;
        match output.then.take() {
            Some(then) => output = then()?,
            None => return Ok(output.exit),
        }
    }
}

/// Reads the arguments. `quiz` may be left out: `inroad` alone and `inroad ASSESSMENT` take it.
fn parse() -> Result<Arguments, clap::Error> {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let error = match Arguments::try_parse_from(&typed) {
        Ok(Arguments { command: None, .. }) => {
            return Arguments::try_parse_from(typed.into_iter().chain([OsString::from("quiz")]));
        }
        Ok(arguments) => return Ok(arguments),
        Err(error) => error,
    };
    let mut quiz = typed.clone();
    quiz.insert(1.min(quiz.len()), OsString::from("quiz"));
    let is_flag = typed.get(1).and_then(|it| it.to_str()).is_some_and(|it| it.starts_with('-'));
    if error.kind() == ErrorKind::UnknownArgument && is_flag {
        return Arguments::try_parse_from(quiz).map_err(|_| error);
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return Err(error) };
    let named = typed.iter().position(|it| it.to_str() == Some(word.as_str()));
    let pack = PackArgs { pack: typed_pack(&typed) };
    let is_assessment = pack.load(RulesOf::Nobody).is_ok_and(|pack| pack.assessment_named(word).is_some());
    let Some(at) = named.filter(|_| is_assessment) else { return Err(error) };
    let mut completed = typed;
    completed.insert(at, OsString::from("quiz"));
    Arguments::try_parse_from(completed)
}

/// The folder behind `--pack`, read before the arguments are, since it knows which words are assessments.
fn typed_pack(typed: &[OsString]) -> Option<PathBuf> {
    typed.iter().enumerate().find_map(|(at, word)| match word.to_str()?.strip_prefix("--pack")? {
        "" => typed.get(at + 1).map(PathBuf::from),
        rest => rest.strip_prefix('=').map(PathBuf::from),
    })
}

/// Help and version go to standard output and succeed; anything else is a mistake in the usage.
fn usage(error: &clap::Error) -> ExitCode {
    // A closed pipe while help is printed is nobody's mistake.
    let _ = error.print();
    ExitCode::from(if error.use_stderr() { EXIT_UNUSABLE } else { EXIT_DONE })
}

/// The one place that writes a report.
fn write(output: &Output, color: Color) -> anyhow::Result<()> {
    let is_terminal = io::stdout().is_terminal();
    let mut written = String::new();
    let outcome = if let Some(Target { path, force }) = &output.file {
        let text = output.content.draw(layout(COLUMNS, color == Color::Always, output.spoken));
        let lines = phrase::count(text.lines().count(), "line");
        written = format!("Written to {} ({lines})\n", plain(&path.display().to_string()));
        save(path, &text, *force)
    } else {
        let columns = if is_terminal { columns() } else { COLUMNS };
        let layout = layout(columns, color.is_on(is_terminal), output.spoken);
        let text = output.content.draw(layout);
        let is_paged = output.paged && is_terminal && layout.drawing != Drawing::Spoken && is_higher(&text);
        if is_paged && page(&text) {
            return close(output, "");
        }
        let written = io::stdout().lock().write_all(text.as_bytes()).and_then(|()| io::stdout().flush());
        ignore_closed_pipe(written).map_err(Into::into)
    };
    // What to do next is said whatever became of the report, so that no answer is lost with it.
    close(output, if outcome.is_ok() { &written } else { "" })?;
    outcome
}

/// Says what comes after a report, on standard error.
fn close(output: &Output, written: &str) -> anyhow::Result<()> {
    let mut closing = String::new();
    for line in &output.closing {
        // Commands stay whole, so that they can be copied.
        let width = if line.starts_with(' ') { usize::MAX } else { columns().max(Layout::WIDTH_MIN) };
        closing.push_str(&textwrap::fill(line, width));
        closing.push('\n');
    }
    closing.push_str(written);
    ignore_closed_pipe(io::stderr().lock().write_all(closing.as_bytes()))?;
    Ok(())
}

/// Whether a text is higher than the terminal, whose last row is for what comes after it.
fn is_higher(text: &str) -> bool {
    console::Term::stdout().size_checked().is_some_and(|(rows, _)| text.lines().count() >= usize::from(rows))
}

fn columns() -> usize {
    console::Term::stdout().size_checked().map_or(COLUMNS, |(_, columns)| usize::from(columns))
}

fn ignore_closed_pipe(outcome: io::Result<()>) -> io::Result<()> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Says what is wrong, on standard error, and picks the exit code.
fn complain(error: &anyhow::Error, color: Color) -> u8 {
    let is_terminal = io::stderr().is_terminal();
    let (text, exit) = if let Some(interrupted) = error.downcast_ref::<Interrupted>() {
        (format!("{interrupted}\n"), EXIT_INTERRUPTED)
    } else if let Some(unusable) = error.downcast_ref::<Unusable>() {
        let columns = if is_terminal { columns() } else { COLUMNS };
        (unusable.draw(color.is_on(is_terminal), columns.max(Layout::WIDTH_MIN)), EXIT_UNUSABLE)
    } else {
        (format!("error: {}\n", plain_chain(error)), EXIT_UNUSABLE)
    };
    // Nothing is left to say where standard error is closed.
    let _ = io::stderr().lock().write_all(text.as_bytes());
    exit
}
