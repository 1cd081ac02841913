//! `inroad quiz`: asks one question a screen, then reports.
//!
//! In: arguments and a person. Out: a report. Never: what to ask next (the interview knows).

use std::io::IsTerminal;

use clap::Args;

use crate::cli::inputs::{AnswersArgs, PackArgs};
use crate::cli::output::{Format, Output, OutputArgs};
use crate::cli::prompt::lines::Lines;
use crate::cli::prompt::terminal::Terminal;
use crate::cli::prompt::{Chosen, Done, Interrupted, Page, Prompter};
use crate::cli::report::{DetailArgs, document};
use crate::cli::unusable::Unusable;
use crate::engine::interview::{Interview, Step, Turn};
use crate::model::answers::Answers;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::AssessmentId;
use crate::model::pack::{Assessment, Pack};
use crate::render::json::json;
use crate::report::citation::{AnswerValue, answer_value};
use crate::report::document::Document;
use crate::report::first_page;
use crate::report::phrase;
use crate::report::recommendation::recommendation;

/// Take the guided quiz, then read the report.
#[derive(Args, Clone, Debug)]
pub struct QuizCommand {
    /// The assessment; where left out, the one that the answers name, else the pack's first choice.
    pub assessment: Option<String>,
    #[command(flatten)]
    answers: AnswersArgs,
    #[command(flatten)]
    detail: DetailArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// Ask in plain numbered lines, as a screen reader likes them.
    #[arg(long, env = "ACCESSIBLE", value_parser = clap::builder::FalseyValueParser::new(), action = clap::ArgAction::SetTrue)]
    accessible: bool,
    /// Never ask: say what to do instead.
    #[arg(long)]
    no_input: bool,
}

impl Default for QuizCommand {
    fn default() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        Self {
            assessment: None,
            answers: AnswersArgs { answers: Vec::new(), set: Vec::new() },
            detail: DetailArgs { full: false },
            output: OutputArgs { format: Format::Text, output: None },
            accessible: is_set("ACCESSIBLE"),
            no_input: false,
        }
    }
}

impl QuizCommand {
    /// Runs the quiz and reports.
    pub fn run(&self, pack: &PackArgs, colors: bool) -> anyhow::Result<Output> {
        let front = self.front()?;
        let loaded = self.answers.prefill(pack.load()?, self.assessment.as_deref())?;
        let assessment = loaded.pack.assessment(loaded.assessment);
        let mut interview = Interview::new(&loaded.pack, assessment, loaded.answers);
        let mut quiz = Quiz { pack: &loaded.pack, id: loaded.assessment, assessment };
        let finished = match front {
            Front::Terminal => quiz.run(&mut interview, &mut Terminal::start(colors)?)?,
            Front::Lines => {
                let stderr = std::io::stderr();
                quiz.run(&mut interview, &mut Lines::new(std::io::stdin().lock(), stderr.lock(), width()))?
            }
        };
        let answers = interview.counted();
        let command = command_line(&loaded.pack, assessment, &answers, pack);
        if !finished {
            let resume = (answers.iter().next().is_some()).then(|| format!("inroad quiz {command}"));
            return Err(Interrupted { resume }.into());
        }
        let report = recommendation(&loaded.pack, loaded.assessment, &answers);
        let mut output = self.output.output(|| document(&report, self.detail), || json(&report))?;
        output.closing = vec![
            String::new(),
            "The same report again, without questions:".to_owned(),
            format!("  inroad report {command}"),
            "Every rule behind it:".to_owned(),
            format!("  inroad explain {command}"),
        ];
        Ok(output)
    }

    /// Interactive only where a person can answer; otherwise a message that says what to do.
    fn front(&self) -> Result<Front, Unusable> {
        let can_ask = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        if self.no_input || (!can_ask && !self.accessible) {
            let why = if self.no_input { "`--no-input` is given" } else { "there is no terminal to ask on" };
            let help = "write `inroad report --set question=option ...` or `inroad report --answers FILE`; \
                        `inroad quiz --accessible` reads replies from standard input, a line each";
            let fault = Diagnostic::error("no-terminal", format!("the quiz cannot ask: {why}"));
            return Err(Unusable::message(fault.help(Some(help.to_owned()))));
        }
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        let low =
            console::Term::stderr().size_checked().is_some_and(|(rows, _)| usize::from(rows) < Terminal::ROWS_MIN);
        Ok(if self.accessible || dumb || low { Front::Lines } else { Front::Terminal })
    }
}

enum Front {
    Terminal,
    Lines,
}

fn width() -> usize {
    console::Term::stderr().size_checked().map_or(80, |(_, columns)| usize::from(columns))
}

struct Quiz<'p> {
    pack: &'p Pack,
    id: AssessmentId,
    assessment: &'p Assessment,
}

impl Quiz<'_> {
    /// Asks until all is said; no when the person left.
    fn run(&mut self, interview: &mut Interview<'_>, front: &mut dyn Prompter) -> anyhow::Result<bool> {
        front.show(&self.welcome())?;
        loop {
            let done = match interview.step() {
                Step::Done => return Ok(true),
                Step::Ask(position) => front.ask(&self.page(interview, position))?,
                Step::FirstResult(refine) => self.first_result(interview, front, refine)?,
                Step::Review => self.review(interview, front)?,
            };
            match done {
                Done::Left => return Ok(false),
                Done::Turn(turn) => interview.take(turn),
            }
        }
    }

    fn welcome(&self) -> Document {
        let mut document = Document::default();
        document.heading(1, &self.assessment.title);
        document.paragraph(format!("This finds out {}.", self.assessment.decides));
        document.paragraph(
            "Your answers stay on this machine. You can go back at any time, and change anything at the end.",
        );
        document
    }

    fn page<'i>(&'i self, interview: &Interview<'_>, position: usize) -> Page<'i> {
        let asked = &self.assessment.asked[position];
        Page {
            section: &self.assessment.sections[asked.section].title,
            progress: interview.progress(position),
            question: self.pack.question(asked.question),
            previous: interview.answers().get(asked.question),
            may_skip: interview.may_skip(position),
            may_go_back: !interview.is_first(position),
            may_review: interview.may_review(),
        }
    }

    fn first_result(&self, interview: &Interview<'_>, front: &mut dyn Prompter, refine: usize) -> anyhow::Result<Done> {
        let report = recommendation(self.pack, self.id, &interview.counted());
        let mut document = Document::default();
        first_page::write(&mut document, &report, false);
        front.show(&document)?;
        let rows = [
            format!("Sharpen it: up to {} more", phrase::count(refine, "question")),
            "Look through my answers".to_owned(),
            "Read the report now".to_owned(),
        ];
        Ok(match front.choose("This is a first result. What next?", &rows, 0)? {
            Chosen::Row(0) => Done::Turn(Turn::Refine),
            Chosen::Row(1) => Done::Turn(Turn::Review),
            Chosen::Row(_) => Done::Turn(Turn::Accept),
            Chosen::Back => Done::Turn(Turn::Back),
            Chosen::Left => Done::Left,
        })
    }

    fn review(&self, interview: &Interview<'_>, front: &mut dyn Prompter) -> anyhow::Result<Done> {
        let answered: Vec<_> = interview.answered().collect();
        let mut rows = vec!["All is right: read the report".to_owned()];
        for (question, _) in &answered {
            rows.push(phrase::answered(self.pack, interview.respondent(), *question));
        }
        Ok(match front.choose("Check your answers. Choose one to change it.", &rows, 0)? {
            Chosen::Row(0) => Done::Turn(Turn::Accept),
            Chosen::Row(row) => Done::Turn(Turn::Change(answered[row - 1].0)),
            Chosen::Back => Done::Turn(Turn::Back),
            Chosen::Left => Done::Left,
        })
    }
}

/// The arguments that repeat these answers.
fn command_line(pack: &Pack, assessment: &Assessment, answers: &Answers, from: &PackArgs) -> String {
    let mut words = vec![assessment.id.clone()];
    if let Some(folder) = &from.pack {
        words.push(format!("--pack {}", quoted(&folder.display().to_string())));
    }
    for (id, answer) in answers.iter() {
        let question = pack.question(id);
        let value = match answer_value(question, answer) {
            AnswerValue::Word(word) => word,
            AnswerValue::Words(words) => words.join(","),
            AnswerValue::Number(number) => number.to_string(),
        };
        words.push(format!("--set {}={value}", question.id));
    }
    words.join(" ")
}

/// A word as a shell reads it back.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./".contains(letter);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
