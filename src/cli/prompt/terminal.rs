//! The terminal front end: dialoguer's lists, with the repairs that its drawing needs.
//!
//! In: questions. Out: turns. Never: what to ask next, what an answer means.

use std::io;

use console::{Style, Term};
use dialoguer::{Input, MultiSelect, Select};

use crate::cli::locale::layout;
use crate::cli::prompt::prompter::{Chosen, Done, Page, Prompter};
use crate::cli::prompt::screen::{Cursor, Raw, Signals};
use crate::cli::prompt::theme::{Labels, wrapped};
use crate::cli::prompt::wording::{complaint, progress, why};
use crate::engine::interview::Turn;
use crate::model::answers::Answer;
use crate::model::condition::OptionSet;
use crate::model::question::{AnswerKind, Question, Reply};
use crate::page::document::Document;
use crate::render::layout::Layout;
use crate::render::text::text;
use crate::report::phrase;

/// Rows that are no items: section, question, hint, and one to spare.
const ROWS_BESIDE: usize = 6;

/// Asks on a terminal.
pub struct Terminal {
    _raw: Raw,
    term: Term,
    signals: Signals,
    colors: bool,
    section: String,
}

/// The window became too low for a list while one was shown.
#[derive(Debug)]
pub struct TooLow;

impl std::fmt::Display for TooLow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the window is too low for a list")
    }
}

impl std::error::Error for TooLow {}

/// What came of a list.
enum Picked<T> {
    Rows(T),
    Back,
    Left,
}

/// What the row after the options leads to.
enum More {
    Back,
    Turn(Turn),
    Left,
    Again,
}

impl Terminal {
    /// On fewer rows, lists cannot be drawn.
    pub const ROWS_MIN: usize = 8;

    /// Takes hold of the terminal.
    pub fn start(colors: bool, signals: Signals) -> Self {
        Self { _raw: Raw::start(), term: Term::buffered_stderr(), signals, colors, section: String::new() }
    }

    fn line(&self, words: &str, style: &Style) -> io::Result<()> {
        for row in wrapped(words, columns().min(Layout::WIDTH_MAX), 0) {
            self.term.write_line(&style.clone().force_styling(self.colors).apply_to(row).to_string())?;
        }
        self.term.flush()
    }

    fn head(&mut self, page: &Page<'_>) -> io::Result<()> {
        self.term.write_line("")?;
        if self.section != page.section {
            page.section.clone_into(&mut self.section);
            self.line(page.section, &Style::new().bold().underlined())?;
        }
        if let Some(stand) = page.progress {
            self.line(&progress(stand), &Style::new().dim())?;
        }
        self.line(&page.question.ask, &Style::new().bold())?;
        let Some(previous) = page.previous else { return Ok(()) };
        let from = page.origin.as_ref().map_or_else(String::new, |origin| format!(" ({origin})"));
        let said = phrase::answer(page.question, previous);
        self.line(&format!("Your answer so far: {said}{from}"), &Style::new().dim())
    }

    /// Items on a page of a list: dialoguer counts items, the screen has rows, and every page must fit.
    fn page_length(&self, labels: &[String], lead: usize) -> usize {
        let heights: Vec<usize> = labels.iter().map(|label| wrapped(label, columns(), lead).len()).collect();
        let rows = usize::from(self.term.size().0).saturating_sub(ROWS_BESIDE);
        let fits = |items: &usize| heights.chunks(*items).all(|page| page.iter().sum::<usize>() <= rows);
        (1..=labels.len()).rev().find(fits).unwrap_or(1)
    }

    /// Rows of a choice; on a low screen long ones are cut, so that a page shows several.
    fn shortened(&self, rows: &[String]) -> Vec<String> {
        const LOW: u16 = 16;
        const ROWS_MAX: usize = 2;
        if self.term.size().0 > LOW {
            return rows.to_vec();
        }
        let shorten = |row: &String| {
            let lines = wrapped(row, columns(), 2);
            if lines.len() <= ROWS_MAX { row.clone() } else { format!("{} ...", lines[..ROWS_MAX].join(" ")) }
        };
        rows.iter().map(shorten).collect()
    }

    /// The row above a list that has more than one page; dialoguer adds the page's number to it. It must be short: a
    /// prompt of two rows would stay behind at every key.
    fn prompt(labels: &[String], page_length: usize) -> Option<&'static str> {
        (labels.len() > page_length).then_some("")
    }

    fn select(&self, hint: &str, labels: &[String], at: usize) -> anyhow::Result<Picked<usize>> {
        self.line(hint, &Style::new().dim())?;
        let _cursor = Cursor(self.term.clone());
        let theme = Labels { labels, colors: self.colors, columns };
        let page_length = self.page_length(labels, 2);
        let mut select = Select::with_theme(&theme)
            .items((0..labels.len()).map(|index| index.to_string()))
            .default(at)
            .report(false)
            .max_length(page_length);
        if let Some(prompt) = Self::prompt(labels, page_length) {
            select = select.with_prompt(prompt);
        }
        self.picked(guarded(|| select.interact_on_opt(&self.term))?)
    }

    fn multi_select(&self, hint: &str, labels: &[String], ticked: OptionSet) -> anyhow::Result<Picked<Vec<usize>>> {
        self.line(hint, &Style::new().dim())?;
        let _cursor = Cursor(self.term.clone());
        let theme = Labels { labels, colors: self.colors, columns };
        let items =
            (0..labels.len()).map(|index| (index.to_string(), index < OptionSet::OPTIONS_MAX && ticked.has(index)));
        let page_length = self.page_length(labels, 6);
        let mut select = MultiSelect::with_theme(&theme).items_checked(items).report(false).max_length(page_length);
        if let Some(prompt) = Self::prompt(labels, page_length) {
            select = select.with_prompt(prompt);
        }
        self.picked(guarded(|| select.interact_on_opt(&self.term))?)
    }

    /// What came of a prompt. What is left of a pasted block must not answer the next questions.
    fn picked<T>(&self, outcome: dialoguer::Result<Option<T>>) -> anyhow::Result<Picked<T>> {
        Raw::forget_typed_ahead();
        match outcome {
            _ if self.signals.came() => Ok(Picked::Left),
            Ok(Some(rows)) => Ok(Picked::Rows(rows)),
            Ok(None) => Ok(Picked::Back),
            Err(dialoguer::Error::IO(error)) if error.kind() == io::ErrorKind::Interrupted => Ok(Picked::Left),
            Err(error) => Err(error.into()),
        }
    }

    /// One option.
    fn ask_one(&mut self, page: &Page<'_>) -> anyhow::Result<More> {
        let mut labels: Vec<String> = page.question.options().iter().map(|option| option.label.clone()).collect();
        let more = labels.len();
        labels.push(more_label(page));
        let at = match page.previous {
            Some(Answer::Options(set)) => set.iter().next().unwrap_or(0),
            _ => 0,
        };
        match self.select(&hint("arrows and Enter choose", page), &labels, at)? {
            Picked::Rows(row) if row == more => self.more(page),
            Picked::Rows(row) => Ok(More::Turn(Turn::Answer(Answer::Options(OptionSet::of(row))))),
            Picked::Back => Ok(More::Back),
            Picked::Left => Ok(More::Left),
        }
    }

    /// Several options.
    fn ask_many(&mut self, page: &Page<'_>, at_most: usize) -> anyhow::Result<More> {
        let options = page.question.options();
        let mut labels: Vec<String> = options.iter().map(|option| option.label.clone()).collect();
        let more = labels.len();
        labels.push(more_label(page).replacen("more", "tick this, then Enter", 1));
        let mut ticked = match page.previous {
            Some(Answer::Options(set)) => set,
            _ => OptionSet::default(),
        };
        let keys = if at_most < more {
            format!("Space ticks up to {at_most}, Enter is done")
        } else {
            "Space ticks, Enter is done".to_owned()
        };
        loop {
            let rows = match self.multi_select(&hint(&keys, page), &labels, ticked)? {
                Picked::Rows(rows) => rows,
                Picked::Back => return Ok(More::Back),
                Picked::Left => return Ok(More::Left),
            };
            let is_more = rows.contains(&more);
            let rows: Vec<usize> = rows.into_iter().filter(|row| *row != more).collect();
            ticked = rows.iter().fold(OptionSet::default(), |set, row| set.union(OptionSet::of(*row)));
            if is_more {
                match self.more(page)? {
                    // The ticks stay as they are.
                    More::Again => self.head(page)?,
                    other => return Ok(other),
                }
                continue;
            }
            let ids = rows.iter().map(|row| options[*row].id.clone()).collect();
            match page.question.accept(&Reply::Words(ids)) {
                Ok(answer) => return Ok(More::Turn(Turn::Answer(answer))),
                Err(faults) => self.line(&complaint(page.question, &faults), &Style::new().yellow())?,
            }
        }
    }

    /// A number, typed.
    fn ask_number(&mut self, page: &Page<'_>, unit: &str, least: i64, most: i64) -> anyhow::Result<More> {
        let mut typed = match page.previous {
            Some(Answer::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let back = if page.may_go_back { ", :back" } else { "" };
        self.line(&format!("{unit}, {least} to {most}; or :why{back}, :more"), &Style::new().dim())?;
        loop {
            let theme = Labels { labels: &[], colors: self.colors, columns };
            let input = Input::<String>::with_theme(&theme)
                .with_prompt("number")
                .with_initial_text(&typed)
                .allow_empty(true)
                .report(false);
            let outcome = input.interact_text_on(&self.term).map(Some);
            let words = match self.picked(outcome)? {
                Picked::Rows(words) => words,
                Picked::Back => return Ok(More::Back),
                Picked::Left => return Ok(More::Left),
            };
            // A command counts wherever it begins: what stood on the line before may be a refused number.
            match words.rfind(':').map_or(words.as_str(), |at| &words[at..]).trim() {
                ":back" => return Ok(More::Back),
                ":why" => self.tell_why(page.question)?,
                ":more" => return self.more(page),
                number => match page.question.accept(&Reply::Word(number.to_owned())) {
                    Ok(answer) => return Ok(More::Turn(Turn::Answer(answer))),
                    Err(faults) => self.line(&complaint(page.question, &faults), &Style::new().yellow())?,
                },
            }
            typed = if words.trim().parse::<i64>().is_ok() { words } else { String::new() };
        }
    }

    fn tell_why(&self, question: &Question) -> io::Result<()> {
        for words in why(question) {
            self.line(&words, &Style::new())?;
        }
        Ok(())
    }

    /// The menu behind the last row.
    fn more(&mut self, page: &Page<'_>) -> anyhow::Result<More> {
        let mut rows = vec![("Why this is asked, and what is meant", More::Again)];
        if page.may_skip {
            rows.push(("Leave this question out", More::Turn(Turn::Skip)));
        }
        if page.may_go_back {
            rows.push(("Go back to the question before", More::Back));
        }
        if page.may_review {
            rows.push(("Look through my answers", More::Turn(Turn::Review)));
        }
        rows.push(("Leave the quiz", More::Left));
        let labels: Vec<String> = rows.iter().map(|(label, _)| (*label).to_owned()).collect();
        match self.select("Esc: back to the question", &labels, 0)? {
            Picked::Rows(0) => {
                self.tell_why(page.question)?;
                // The question drawn anew would push the words off a low screen before they are read.
                match self.select("Enter goes back to the question", &["Back to the question".to_owned()], 0)? {
                    Picked::Left => Ok(More::Left),
                    Picked::Rows(_) | Picked::Back => Ok(More::Again),
                }
            }
            Picked::Rows(row) => Ok(rows.swap_remove(row).1),
            Picked::Back => Ok(More::Again),
            Picked::Left => Ok(More::Left),
        }
    }
}

impl Prompter for Terminal {
    fn show(&mut self, document: &Document) -> anyhow::Result<()> {
        let drawn = text(document, layout(columns(), self.colors, false));
        self.term.write_str(&format!("\n{drawn}"))?;
        self.term.flush()?;
        Ok(())
    }

    fn ask(&mut self, page: &Page<'_>) -> anyhow::Result<Done> {
        loop {
            self.head(page)?;
            let done = match &page.question.kind {
                AnswerKind::One(_) => self.ask_one(page)?,
                AnswerKind::Many { at_most, .. } => self.ask_many(page, *at_most)?,
                AnswerKind::Number { least, most, unit } => self.ask_number(page, unit, *least, *most)?,
            };
            match done {
                More::Again => {}
                More::Left => return Ok(Done::Left),
                More::Back if page.may_go_back => return Ok(Done::Turn(Turn::Back)),
                More::Back => self.line("This is the first question.", &Style::new().dim())?,
                More::Turn(turn) => {
                    if let Turn::Answer(answer) = turn {
                        let said = phrase::answer(page.question, answer);
                        self.line(&format!("= {said}"), &Style::new().green())?;
                    }
                    return Ok(Done::Turn(turn));
                }
            }
        }
    }

    fn type_line(&mut self, prompt: &str, so_far: &str) -> anyhow::Result<Option<String>> {
        self.term.write_line("")?;
        self.line("Enter takes it, an empty line goes back", &Style::new().dim())?;
        let theme = Labels { labels: &[], colors: self.colors, columns };
        let input = Input::<String>::with_theme(&theme)
            .with_prompt(prompt)
            .with_initial_text(so_far)
            .allow_empty(true)
            .report(false);
        let outcome = input.interact_text_on(&self.term).map(Some);
        Ok(match self.picked(outcome)? {
            Picked::Rows(words) => Some(words.trim().to_owned()).filter(|it| !it.is_empty()),
            Picked::Back | Picked::Left => None,
        })
    }

    fn choose(&mut self, prompt: &str, rows: &[String], at: usize) -> anyhow::Result<Chosen> {
        self.term.write_line("")?;
        self.line(prompt, &Style::new().bold())?;
        let rows = self.shortened(rows);
        Ok(match self.select("arrows and Enter choose, Esc goes back", &rows, at)? {
            Picked::Rows(row) => Chosen::Row(row),
            Picked::Back => Chosen::Back,
            Picked::Left => Chosen::Left,
        })
    }
}

/// dialoguer's paging panics on fewer than three rows, also when a window shrinks while a list is shown.
///
/// The panic is silenced and becomes an error; guards on the way put the terminal back.
fn guarded<T>(interact: impl FnOnce() -> T) -> Result<T, TooLow> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(interact));
    std::panic::set_hook(hook);
    outcome.map_err(|_| TooLow)
}

fn columns() -> usize {
    const NARROWEST: usize = 20;
    usize::from(Term::stderr().size().1).max(NARROWEST)
}

fn hint(keys: &str, page: &Page<'_>) -> String {
    if page.may_go_back { format!("{keys}, Esc goes back") } else { keys.to_owned() }
}

fn more_label(page: &Page<'_>) -> String {
    let skip = if page.may_skip { ", skip" } else { "" };
    format!("(more: why this is asked{skip}, leave)")
}
