//! A run of the program: what was typed, the command, what it hands back, and the one place that prints and picks the
//! exit code.
//!
//! In: arguments. Out: bytes and an exit code. Never: rules, scoring, words about careers.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::cli::arguments::{Arguments, Command, NoCommand, command, read, typed_color};
use crate::cli::color::Color;
use crate::cli::disk::plain_chain;
use crate::cli::exit::{EXIT_DONE, EXIT_INTERRUPTED, EXIT_UNUSABLE};
use crate::cli::locale::layout;
use crate::cli::output::{Output, Target};
use crate::cli::pager::page;
use crate::cli::prompt::prompter::Interrupted;
use crate::cli::unusable::Unusable;
use crate::cli::writing::save;
use crate::model::letter::Harmless;
use crate::render::layout::{Drawing, Layout};
use crate::report::phrase;

/// Columns where nobody says otherwise.
const COLUMNS: usize = 80;

/// Runs the program on the process's own arguments.
pub fn run() -> ExitCode {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let outcome = match read(&typed) {
        Ok(arguments) => {
            let color = arguments.color;
            arguments.run().and_then(|output| finish(output, color)).map_err(|error| (error, color))
        }
        Err(NoCommand::Told(text)) => {
            let color = typed_color(&typed).is_on(io::stdout().is_terminal());
            let text = if color { text.ansi().to_string() } else { text.to_string() };
            // A closed pipe while help is printed is nobody's mistake.
            ignore_closed_pipe(tell(io::stdout().lock(), &Harmless::colored(&text)))
                .map(|()| EXIT_DONE)
                .map_err(|error| (error.into(), Color::Auto))
        }
        Err(NoCommand::Unusable(unusable)) => Err((unusable.into(), typed_color(&typed))),
    };
    ExitCode::from(outcome.unwrap_or_else(|(error, color)| complain(&error, color)))
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
            Some(Command::Compare(command)) => command.run(&self.pack),
            Some(Command::List(command)) => command.run(&self.pack),
            Some(Command::Show(command)) => command.run(&self.pack),
            Some(Command::New(command)) => command.run(),
            Some(Command::Check(command)) => command.run(&self.pack),
            Some(Command::Test(command)) => command.run(&self.pack),
            Some(Command::Verify(command)) => command.run(&self.pack),
            Some(Command::Sessions(command)) => command.run(&self.pack),
            Some(Command::Schema(command)) => command.run(&self.pack),
            Some(Command::Completions(completions)) => completions.run(&self.pack, command()),
            Some(Command::Man(man)) => man.run(command()),
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

/// The one place that writes a report.
fn write(output: &Output, color: Color) -> anyhow::Result<()> {
    let is_terminal = io::stdout().is_terminal();
    let mut written = String::new();
    let outcome = if let Some(Target { path, force }) = &output.file {
        let text = output.content.draw(layout(COLUMNS, color == Color::Always, output.spoken));
        let lines = phrase::count(text.lines().count(), "line");
        written = format!("Written to {} ({lines})\n", path.display());
        save(path, &text, *force)
    } else {
        let columns = if is_terminal { columns() } else { COLUMNS };
        let layout = layout(columns, color.is_on(is_terminal), output.spoken);
        let text = Harmless::colored(&output.content.draw(layout));
        let is_paged = output.paged && is_terminal && layout.drawing != Drawing::Spoken && is_higher(text.as_str());
        if is_paged && page(&text) {
            return close(output, "");
        }
        ignore_closed_pipe(tell(io::stdout().lock(), &text)).map_err(Into::into)
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
    ignore_closed_pipe(tell(io::stderr().lock(), &Harmless::page(&closing)))?;
    Ok(())
}

/// Whether a text is higher than the terminal, whose last row is for what comes after it.
fn is_higher(text: &str) -> bool {
    console::Term::stdout().size_checked().is_some_and(|(rows, _)| text.lines().count() >= usize::from(rows))
}

fn columns() -> usize {
    console::Term::stdout().size_checked().map_or(COLUMNS, |(_, columns)| usize::from(columns))
}

/// Writes words to a stream that may be a terminal.
fn tell(mut stream: impl Write, words: &Harmless) -> io::Result<()> {
    stream.write_all(words.as_str().as_bytes()).and_then(|()| stream.flush())
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
    let _ = tell(io::stderr().lock(), &Harmless::colored(&text));
    exit
}
