//! Plain numbered lines: for screen readers, terminals that cannot move their cursor, and pipes.
//!
//! In: lines. Out: turns. Never: moving the cursor, colour.

use std::io::{BufRead, Write};

use crate::cli::prompt::prompter::{Chosen, Done, Page, Prompter};
use crate::cli::prompt::screen::Raw;
use crate::cli::prompt::wording::{complaint, progress, why};
use crate::engine::interview::Turn;
use crate::model::answers::Answer;
use crate::model::question::{AnswerKind, Question, Reply};
use crate::page::document::Document;
use crate::render::layout::{Drawing, Layout};
use crate::render::text::text;
use crate::report::phrase;

/// Reads and writes plain lines.
pub struct Lines<R, W> {
    /// Where replies come from.
    pub input: R,
    /// Where questions go.
    pub output: W,
    /// Columns.
    pub width: usize,
    /// Whether a person types the lines.
    is_terminal: bool,
    section: String,
}

impl<R: BufRead, W: Write> Lines<R, W> {
    /// A front end on these streams.
    pub fn new(input: R, output: W, width: usize, is_terminal: bool) -> Self {
        Self { input, output, width, is_terminal, section: String::new() }
    }

    fn say(&mut self, words: &str) -> std::io::Result<()> {
        for line in textwrap::wrap(words, Layout::new(self.width, false).width) {
            writeln!(self.output, "{line}")?;
        }
        Ok(())
    }

    /// A line without its end; none at the end of input.
    fn read(&mut self, prompt: &str) -> std::io::Result<Option<String>> {
        write!(self.output, "{prompt} ")?;
        self.output.flush()?;
        let mut line = String::new();
        let read = self.input.read_line(&mut line)?;
        if read == 0 {
            writeln!(self.output)?;
            return Ok(None);
        }
        if self.is_terminal {
            // What is left of a pasted block must not answer the next questions.
            Raw::forget_typed_ahead();
        }
        Ok(Some(line.trim().to_owned()))
    }

    fn commands(page: &Page<'_>) -> String {
        let mut commands = vec![":why"];
        commands.extend(page.may_go_back.then_some(":back"));
        commands.extend(page.may_skip.then_some(":skip"));
        commands.extend(page.may_review.then_some(":review"));
        commands.push(":leave");
        commands.join(", ")
    }

    fn head(&mut self, page: &Page<'_>) -> std::io::Result<()> {
        writeln!(self.output)?;
        if self.section != page.section {
            page.section.clone_into(&mut self.section);
            self.say(&format!("Section: {}", page.section))?;
        }
        if let Some(stand) = page.progress {
            self.say(&format!("{}.", progress(stand)))?;
        }
        self.say(&page.question.ask)?;
        for (number, option) in page.question.options().iter().enumerate() {
            self.say(&format!("  {}. {}", number + 1, option.label))?;
        }
        if let Some(previous) = page.previous {
            let from = page.origin.as_ref().map_or_else(String::new, |origin| format!(" ({origin})"));
            let said = phrase::answer(page.question, previous);
            self.say(&format!("Your answer so far: {said}{from}. Enter keeps it."))?;
        }
        let what = match &page.question.kind {
            AnswerKind::One(options) => format!("A number from 1 to {}", options.len()),
            AnswerKind::Many { at_most, options } if *at_most < options.len() => {
                format!("Up to {at_most} numbers from 1 to {}, with commas", options.len())
            }
            AnswerKind::Many { options, .. } => format!("Numbers from 1 to {}, with commas", options.len()),
            AnswerKind::Number { least, most, unit } => format!("A number of {unit} from {least} to {most}"),
        };
        self.say(&format!("{what}; or {}.", Self::commands(page)))
    }
}

impl<R: BufRead, W: Write> Prompter for Lines<R, W> {
    fn show(&mut self, document: &Document) -> anyhow::Result<()> {
        writeln!(self.output, "\n{}", text(document, Layout::new(self.width, false).drawn_with(Drawing::Spoken)))?;
        Ok(())
    }

    fn ask(&mut self, page: &Page<'_>) -> anyhow::Result<Done> {
        self.head(page)?;
        loop {
            let Some(line) = self.read("Answer:")? else { return Ok(Done::Left) };
            match line.as_str() {
                ":leave" => return Ok(Done::Left),
                ":back" if page.may_go_back => return Ok(Done::Turn(Turn::Back)),
                ":skip" if page.may_skip => return Ok(Done::Turn(Turn::Skip)),
                ":review" if page.may_review => return Ok(Done::Turn(Turn::Review)),
                ":why" | "?" => {
                    for words in why(page.question) {
                        self.say(&words)?;
                    }
                }
                "" => match page.previous {
                    Some(previous) => return Ok(Done::Turn(Turn::Answer(previous))),
                    None if page.may_skip => self.say("Type an answer, or :skip to leave it out.")?,
                    None => self.say("This question needs an answer.")?,
                },
                command if command.starts_with(':') => {
                    self.say(&format!("There is no command {command:?} here; there are {}.", Self::commands(page)))?;
                }
                words => match answer(page.question, words) {
                    Ok(answer) => return Ok(Done::Turn(Turn::Answer(answer))),
                    Err(fault) => self.say(&fault)?,
                },
            }
        }
    }

    fn type_line(&mut self, prompt: &str, so_far: &str) -> anyhow::Result<Option<String>> {
        let line = self.read(&format!("{prompt} (Enter: {so_far}), or :back:"))?;
        Ok(line.filter(|it| it != ":back").map(|it| if it.is_empty() { so_far.to_owned() } else { it }))
    }

    fn choose(&mut self, prompt: &str, rows: &[String], at: usize) -> anyhow::Result<Chosen> {
        writeln!(self.output)?;
        self.say(prompt)?;
        for (number, row) in rows.iter().enumerate() {
            self.say(&format!("  {}. {row}", number + 1))?;
        }
        loop {
            let asked = format!("A number from 1 to {} (Enter: {}), or :back, :leave:", rows.len(), at + 1);
            let Some(line) = self.read(&asked)? else { return Ok(Chosen::Left) };
            match line.as_str() {
                ":leave" => return Ok(Chosen::Left),
                ":back" => return Ok(Chosen::Back),
                "" => return Ok(Chosen::Row(at)),
                words => match words.parse::<usize>() {
                    Ok(number) if (1..=rows.len()).contains(&number) => return Ok(Chosen::Row(number - 1)),
                    _ => self.say(&format!("{words:?} is not one of the numbers."))?,
                },
            }
        }
    }
}

/// A line as an answer: numbers of options, or ids, or a number.
fn answer(question: &Question, words: &str) -> Result<Answer, String> {
    let options = question.options();
    if options.is_empty() {
        return check(question, &Reply::Word(words.to_owned()));
    }
    let mut ids = Vec::new();
    for part in words.split([',', ' ']).filter(|part| !part.is_empty()) {
        match part.parse::<usize>() {
            Ok(number) if (1..=options.len()).contains(&number) => ids.push(options[number - 1].id.clone()),
            Ok(_) => return Err(format!("{part:?} is not one of the numbers.")),
            Err(_) => ids.push(part.to_owned()),
        }
    }
    check(question, &Reply::Words(ids))
}

fn check(question: &Question, reply: &Reply) -> Result<Answer, String> {
    question.accept(reply).map_err(|faults| complaint(question, &faults))
}
