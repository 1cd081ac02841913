//! Plain numbered lines: for screen readers, terminals that cannot move their cursor, and pipes.
//!
//! In: lines. Out: turns. Never: moving the cursor, colour.

use std::io::{BufRead, Write};

use crate::cli::prompt::prompter::{Chosen, Done, Looked, Page, Prompter};
use crate::cli::prompt::reply_lines::{LINE_MAX, Line, ReplyLines};
use crate::cli::prompt::screen::Raw;
use crate::cli::prompt::wording::{complaint, previous, progress, why};
use crate::cli::unusable::Unusable;
use crate::engine::interview::Turn;
use crate::model::answers::Answer;
use crate::model::diagnostic::Diagnostic;
use crate::model::letter::Harmless;
use crate::model::question::{AnswerKind, Question, Reply};
use crate::page::document::Document;
use crate::render::layout::{Drawing, Layout};
use crate::render::text::{plain, text};
use crate::report::phrase;

/// Reads and writes plain lines.
pub struct Lines<R, W> {
    input: ReplyLines<R>,
    output: W,
    /// Columns.
    pub width: usize,
    /// Whether a person types the lines: they are asked again where one is no answer. A file or a program is not, since
    /// every line behind would be taken for the answer to another question.
    is_terminal: bool,
    section: String,
}

/// The longest part of a line that is said again.
const SAID_MAX: usize = 60;

impl<R: BufRead, W: Write> Lines<R, W> {
    /// A front end on these streams.
    pub fn new(input: R, output: W, width: usize, is_terminal: bool) -> Self {
        Self { input: ReplyLines::new(input), output, width, is_terminal, section: String::new() }
    }

    fn say(&mut self, words: &str) -> std::io::Result<()> {
        for line in textwrap::wrap(&plain(words), Layout::new(self.width, false).width) {
            self.write(&Harmless::line(&line), "\n")?;
        }
        Ok(())
    }

    /// The one place that writes.
    fn write(&mut self, words: &Harmless, end: &'static str) -> std::io::Result<()> {
        self.output.write_all(format!("{words}{end}").as_bytes())
    }

    fn blank_line(&mut self) -> std::io::Result<()> {
        self.write(&Harmless::default(), "\n")
    }

    /// What was typed, without space around it; none at the end of input.
    fn read(&mut self, prompt: &str) -> anyhow::Result<Option<String>> {
        loop {
            if self.is_terminal {
                // What was typed or pasted before the question was seen is no answer to it.
                Raw::forget_typed_ahead();
            }
            self.write(&Harmless::line(prompt), " ")?;
            self.output.flush()?;
            match self.input.read()? {
                Line::Text(text) => return Ok(Some(text)),
                Line::Ended => {
                    self.blank_line()?;
                    return Ok(None);
                }
                Line::TooLong => self.refuse("", &format!("A line of at most {} KiB", LINE_MAX / 1024), "too long")?,
            }
        }
    }

    /// Says what is wrong with a line. Nobody can mend one that was not typed: it ends the quiz.
    fn refuse(&mut self, line: &str, expected: &str, wrong: &str) -> anyhow::Result<()> {
        if self.is_terminal {
            self.say(wrong)?;
            return Ok(());
        }
        self.blank_line()?;
        let said: String = plain(line).chars().take(SAID_MAX).collect();
        let said = if said.is_empty() { String::new() } else { format!(", `{said}`,") };
        let wrong = wrong.trim_end_matches('.');
        let message = format!("line {} of the replies{said} is no answer: {wrong}", self.input.number());
        Err(Unusable::message(Diagnostic::error("no-answer", message).help(Some(format!("expected: {expected}"))))
            .into())
    }

    fn commands(page: &Page<'_>) -> String {
        let mut commands = vec!["why"];
        commands.extend(page.may_go_back.then_some("back"));
        commands.extend(page.may_skip.then_some("skip"));
        commands.extend(page.may_review.then_some("review"));
        commands.extend(page.may_finish.then_some("report"));
        commands.push("leave");
        commands.join(", ")
    }

    /// What can be replied to a question.
    fn expected(page: &Page<'_>) -> String {
        let what = match &page.question.kind {
            AnswerKind::One(options) => format!("A number from 1 to {}", options.len()),
            AnswerKind::Many { at_most, options } if *at_most < options.len() => {
                format!("Up to {at_most} numbers from 1 to {}, with commas", options.len())
            }
            AnswerKind::Many { options, .. } => format!("Numbers from 1 to {}, with commas", options.len()),
            AnswerKind::Number { least, most, unit } => format!("A number of {unit} from {least} to {most}"),
        };
        format!("{what}; or {}.", Self::commands(page))
    }

    fn head(&mut self, page: &Page<'_>) -> std::io::Result<()> {
        self.blank_line()?;
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
        if let Some(previous) = previous(page) {
            self.say(&format!("{previous}. Enter keeps it."))?;
        }
        self.say(&Self::expected(page))
    }
}

impl<R: BufRead, W: Write> Prompter for Lines<R, W> {
    fn show(&mut self, document: &Document) -> anyhow::Result<()> {
        let told = text(document, Layout::new(self.width, false).drawn_with(Drawing::Spoken));
        self.blank_line()?;
        Ok(self.write(&Harmless::page(&told), "\n")?)
    }

    fn ask(&mut self, page: &Page<'_>) -> anyhow::Result<Done> {
        self.head(page)?;
        loop {
            let Some(line) = self.read("Answer:")? else { return Ok(Done::Left) };
            let is_option = page.question.options().iter().any(|it| it.id == line);
            let wrong = match command(&line).filter(|_| !is_option) {
                Some("leave") => return Ok(Done::Left),
                Some("back") if page.may_go_back => {
                    self.say("Back to the question before.")?;
                    return Ok(Done::Turn(Turn::Back));
                }
                Some("skip") if page.may_skip => {
                    self.say("Left out.")?;
                    return Ok(Done::Turn(Turn::Skip));
                }
                Some("report") if page.may_finish => return Ok(Done::Turn(Turn::Finish)),
                Some("review") if page.may_review => return Ok(Done::Turn(Turn::Review)),
                Some("why") => {
                    for words in why(page.question) {
                        self.say(&words)?;
                    }
                    continue;
                }
                Some(command) => format!("\"{command}\" is not possible here; there are: {}.", Self::commands(page)),
                None if line.starts_with(':') => {
                    format!("There is no command {line:?}; there are: {}.", Self::commands(page))
                }
                None if line.is_empty() && page.previous.is_none() && page.may_skip => {
                    "Type an answer, or \"skip\" to leave it out.".to_owned()
                }
                None if line.is_empty() && page.previous.is_none() => "This question needs an answer.".to_owned(),
                None => {
                    let given = page.previous.filter(|_| line.is_empty()).map(Ok);
                    match given.unwrap_or_else(|| answer(page.question, &line)) {
                        Ok(answer) => {
                            self.say(&format!("Your answer: {}.", phrase::answer(page.question, answer)))?;
                            return Ok(Done::Turn(Turn::Answer(answer)));
                        }
                        Err(fault) => fault,
                    }
                }
            };
            self.refuse(&line, &Self::expected(page), &wrong)?;
        }
    }

    fn type_line(&mut self, prompt: &str, so_far: &str) -> anyhow::Result<Option<String>> {
        let line = self.read(&format!("{prompt} (Enter: {so_far}), or back:"))?;
        let line = line.filter(|it| command(it) != Some("back"));
        Ok(line.map(|it| if it.is_empty() { so_far.to_owned() } else { it }))
    }

    fn look(&mut self, answers: &Looked<'_>) -> anyhow::Result<Chosen> {
        let (before, after) = answers.rows.split_at(answers.leading);
        let said = answers.said.iter().map(|it| format!("{}: {}", it.topic, it.answer));
        let rows: Vec<String> = before.iter().cloned().chain(said).chain(after.iter().cloned()).collect();
        let note = answers.note.map_or_else(String::new, |it| format!(" {it}"));
        self.choose(&format!("{}{note}", answers.prompt), &rows, 0)
    }

    fn choose(&mut self, prompt: &str, rows: &[String], at: usize) -> anyhow::Result<Chosen> {
        self.blank_line()?;
        self.say(prompt)?;
        for (number, row) in rows.iter().enumerate() {
            self.say(&format!("  {}. {row}", number + 1))?;
        }
        let expected = format!("A number from 1 to {} (Enter: {}), or back, leave", rows.len(), at + 1);
        loop {
            let Some(line) = self.read(&format!("{expected}:"))? else { return Ok(Chosen::Left) };
            let number = if line.is_empty() { Some(at + 1) } else { line.parse::<usize>().ok() };
            match (command(&line), number.filter(|it| (1..=rows.len()).contains(it))) {
                (Some("leave"), _) => return Ok(Chosen::Left),
                (Some("back"), _) => return Ok(Chosen::Back),
                (_, Some(number)) => {
                    self.say(&format!("You chose: {}.", rows[number - 1].trim_end_matches('.')))?;
                    return Ok(Chosen::Row(number - 1));
                }
                _ => self.refuse(&line, &expected, &format!("{line:?} is not one of the numbers."))?,
            }
        }
    }
}

/// What a line asks for beside an answer; a colon before it is as good as none.
fn command(line: &str) -> Option<&'static str> {
    let word = line.strip_prefix(':').unwrap_or(line).to_lowercase();
    let word = if word == "?" { "why" } else { &word };
    ["why", "back", "skip", "review", "report", "leave"].into_iter().find(|it| *it == word)
}

/// A line as an answer: numbers of options, or ids, or a number.
fn answer(question: &Question, words: &str) -> Result<Answer, String> {
    let options = question.options();
    if options.is_empty() {
        return check(question, &Reply::Word(words.to_owned()));
    }
    // A label is as good as a number.
    if let Some(option) = options.iter().find(|it| it.label.to_lowercase() == words.to_lowercase()) {
        return check(question, &Reply::Words(vec![option.id.clone()]));
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
