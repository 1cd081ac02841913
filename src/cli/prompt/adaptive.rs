//! The front end that fits the window: lists where there is room for them, plain lines where there is not.
//!
//! In: questions. Out: turns. Never: another wording in one than in the other.

use std::io::{BufReader, IsTerminal, Stderr, Stdin, stderr, stdin};

use console::Term;

use crate::cli::prompt::lines::Lines;
use crate::cli::prompt::prompter::{Chosen, Done, Looked, Page, Prompter};
use crate::cli::prompt::screen::Signals;
use crate::cli::prompt::terminal::{Terminal, TooSmall};
use crate::page::document::Document;

/// Columns where nobody says otherwise.
const COLUMNS: usize = 80;

fn columns() -> usize {
    Term::stderr().size_checked().map_or(COLUMNS, |(_, columns)| usize::from(columns))
}

/// A terminal that is looked at anew before every question.
pub struct Adaptive {
    colors: bool,
    lines_only: bool,
    terminal: Option<Terminal>,
    lines: Lines<BufReader<Stdin>, Stderr>,
    signals: Signals,
}

impl Adaptive {
    /// A front end on the process's own streams; `farewell` is said where a signal ends plain lines.
    pub fn start(colors: bool, lines_only: bool, farewell: String) -> std::io::Result<Self> {
        let signals = Signals::listen(farewell)?;
        let lines = Lines::new(BufReader::new(stdin()), stderr(), columns(), stdin().is_terminal());
        Ok(Self { colors, lines_only, terminal: None, lines, signals })
    }

    /// Changes what is said where a signal ends plain lines.
    pub fn set_farewell(&self, farewell: String) {
        self.signals.set_farewell(farewell);
    }

    /// From here on nothing is lost by leaving: a signal ends the program as done.
    pub fn set_done(&self) {
        self.signals.set_done();
    }

    /// Lets the terminal go until the next question; a signal then ends the program.
    pub fn rest(&mut self) {
        self.terminal = None;
        self.signals.set_plain(true);
    }

    /// The terminal where it is high enough for lists; a low one is let go, so that lines can be typed.
    fn terminal(&mut self) -> std::io::Result<Option<&mut Terminal>> {
        let has_room = Term::stderr().size_checked().is_none_or(Terminal::has_room);
        if self.lines_only || !has_room {
            self.terminal = None;
        } else if self.terminal.is_none() {
            self.terminal = Some(Terminal::start(self.colors, self.signals.clone())?);
        }
        Ok(self.terminal.as_mut())
    }

    /// Asks by list, or by lines where the window is or becomes too low for a list.
    fn either<T>(
        &mut self,
        by_list: impl Fn(&mut Terminal) -> anyhow::Result<T>,
        by_lines: impl Fn(&mut Lines<BufReader<Stdin>, Stderr>) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        self.signals.set_plain(false);
        if let Some(terminal) = self.terminal()? {
            match by_list(terminal) {
                Err(error) if error.is::<TooSmall>() => self.terminal = None,
                outcome => return outcome,
            }
        }
        self.signals.set_plain(true);
        self.lines.width = columns();
        let outcome = by_lines(&mut self.lines);
        self.signals.set_plain(false);
        outcome
    }
}

impl Prompter for Adaptive {
    fn show(&mut self, document: &Document) -> anyhow::Result<()> {
        self.either(|it| it.show(document), |it| it.show(document))
    }

    fn set_unsaved(&mut self) {
        self.set_farewell("Stopped. Nothing is saved.".to_owned());
    }

    fn ask(&mut self, page: &Page<'_>) -> anyhow::Result<Done> {
        self.either(|it| it.ask(page), |it| it.ask(page))
    }

    fn type_line(&mut self, prompt: &str, so_far: &str) -> anyhow::Result<Option<String>> {
        self.either(|it| it.type_line(prompt, so_far), |it| it.type_line(prompt, so_far))
    }

    fn look(&mut self, answers: &Looked<'_>) -> anyhow::Result<Chosen> {
        self.either(|it| it.look(answers), |it| it.look(answers))
    }

    fn choose(&mut self, prompt: &str, rows: &[String], at: usize) -> anyhow::Result<Chosen> {
        self.either(|it| it.choose(prompt, rows, at), |it| it.choose(prompt, rows, at))
    }
}
