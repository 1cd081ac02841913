//! The front end that fits the window: lists where there is room for them, plain lines where there is not.
//!
//! In: questions. Out: turns. Never: another wording in one than in the other.

use std::io::{BufReader, Stderr, Stdin, stderr, stdin};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use console::Term;

use crate::cli::prompt::lines::Lines;
use crate::cli::prompt::screen::end_on_signals;
use crate::cli::prompt::terminal::{Terminal, TooLow};
use crate::cli::prompt::{Chosen, Done, Page, Prompter};
use crate::report::document::Document;

/// Plain lines on the process's own streams, ended by a signal.
pub fn lines() -> std::io::Result<Lines<BufReader<Stdin>, Stderr>> {
    end_on_signals(&Arc::new(AtomicBool::new(true)))?;
    Ok(own_streams())
}

fn own_streams() -> Lines<BufReader<Stdin>, Stderr> {
    let columns = Term::stderr().size_checked().map_or(80, |(_, columns)| usize::from(columns));
    Lines::new(BufReader::new(stdin()), stderr(), columns)
}

/// A terminal that is looked at anew before every question.
pub struct Adaptive {
    colors: bool,
    terminal: Option<Terminal>,
    /// Whether plain lines are being asked.
    is_plain: Arc<AtomicBool>,
    lines: Lines<BufReader<Stdin>, Stderr>,
}

impl Adaptive {
    /// Takes hold of the terminal.
    pub fn start(colors: bool) -> std::io::Result<Self> {
        let is_plain = Arc::new(AtomicBool::new(false));
        end_on_signals(&is_plain)?;
        Ok(Self { colors, terminal: Some(Terminal::start(colors)?), is_plain, lines: own_streams() })
    }

    /// The terminal where it is high enough for lists; a low one is let go, so that lines can be typed.
    fn terminal(&mut self) -> std::io::Result<Option<&mut Terminal>> {
        let rows = Term::stderr().size_checked().map_or(usize::MAX, |(rows, _)| usize::from(rows));
        if rows < Terminal::ROWS_MIN {
            self.terminal = None;
        } else if self.terminal.is_none() {
            self.terminal = Some(Terminal::start(self.colors)?);
        }
        Ok(self.terminal.as_mut())
    }

    /// Asks by list, or by lines where the window is or becomes too low for a list.
    fn either<T>(
        &mut self,
        by_list: impl Fn(&mut Terminal) -> anyhow::Result<T>,
        by_lines: impl Fn(&mut Lines<BufReader<Stdin>, Stderr>) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        if let Some(terminal) = self.terminal()? {
            match by_list(terminal) {
                Err(error) if error.is::<TooLow>() => self.terminal = None,
                outcome => return outcome,
            }
        }
        self.is_plain.store(true, Ordering::Relaxed);
        let outcome = by_lines(&mut self.lines);
        self.is_plain.store(false, Ordering::Relaxed);
        outcome
    }
}

impl Prompter for Adaptive {
    fn show(&mut self, document: &Document) -> anyhow::Result<()> {
        self.either(|it| it.show(document), |it| it.show(document))
    }

    fn ask(&mut self, page: &Page<'_>) -> anyhow::Result<Done> {
        self.either(|it| it.ask(page), |it| it.ask(page))
    }

    fn choose(&mut self, prompt: &str, rows: &[String], at: usize) -> anyhow::Result<Chosen> {
        self.either(|it| it.choose(prompt, rows, at), |it| it.choose(prompt, rows, at))
    }
}
