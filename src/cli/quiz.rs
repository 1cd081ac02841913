//! `inroad quiz`: asks one question a screen, then reports.
//!
//! In: arguments and a person. Out: a report. Never: what to ask next (the interview knows).

use std::io::IsTerminal;

use clap::Args;

use crate::cli::conversation::{Conversation, Keeping};
use crate::cli::inputs::{AnswersArgs, Loaded, PackArgs};
use crate::cli::output::{Format, Output, OutputArgs};
use crate::cli::prompt::adaptive::{Adaptive, lines};
use crate::cli::prompt::{Chosen, Interrupted, Origin, Prompter};
use crate::cli::report::{DetailArgs, document};
use crate::cli::store::{Session, SessionFile, Store};
use crate::cli::unusable::Unusable;
use crate::engine::interview::Interview;
use crate::load::answers::FLAG;
use crate::model::answers::Answers;
use crate::model::diagnostic::Diagnostic;
use crate::model::pack::{Assessment, Pack};
use crate::render::json::json;
use crate::report::citation::{AnswerValue, answer_value};
use crate::report::document::{Document, Item, Marker};
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
    /// Keep nothing on disk.
    #[arg(long)]
    no_save: bool,
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
            no_save: false,
        }
    }
}

impl QuizCommand {
    /// Runs the quiz and reports.
    pub fn run(&self, pack: &PackArgs, colors: bool) -> anyhow::Result<Output> {
        let lines_only = self.lines_only()?;
        let (loaded, names) = self.answers.prefill(pack.load()?, self.assessment.as_deref())?;
        let mut front: Box<dyn Prompter> =
            if lines_only { Box::new(lines()?) } else { Box::new(Adaptive::start(colors)?) };
        let Some(mut conversation) = self.begin(&loaded, &names, front.as_mut())? else {
            return Err(Interrupted { saved: None, resume: None }.into());
        };
        let finished = conversation.run(front.as_mut())?;
        // The terminal is put back before anything else is written to it.
        drop(front);
        let assessment = loaded.pack.assessment(loaded.assessment);
        let answers = conversation.interview.counted();
        let flags = command_line(&loaded.pack, assessment, &answers, pack);
        let saved = conversation.keeping.filter(|it| it.trouble.is_none()).and_then(|it| it.file);
        if !finished {
            let go_on = || if saved.is_some() { again(assessment, pack) } else { flags.clone() };
            let resume = answers.iter().next().map(|_| format!("inroad quiz {}", go_on()));
            return Err(Interrupted { saved: saved.map(|it| it.path.display().to_string()), resume }.into());
        }
        let report = recommendation(&loaded.pack, loaded.assessment, &answers);
        let mut output = self.output.output(|| document(&report, self.detail), || json(&report))?;
        output.closing = closing(saved.as_ref(), assessment, &flags, pack);
        Ok(output)
    }

    /// A new conversation, or an earlier one that the person goes on with; none where they left at once.
    fn begin<'p>(
        &self,
        loaded: &'p Loaded,
        names: &[Option<String>],
        front: &mut dyn Prompter,
    ) -> anyhow::Result<Option<Conversation<'p>>> {
        let (pack, id) = (&loaded.pack, loaded.assessment);
        let assessment = pack.assessment(id);
        let store = if self.no_save { None } else { Store::open().ok() };
        if let Some(store) = store.as_ref().filter(|_| self.answers.is_empty())
            && let Some((file, session)) = store.unfinished(pack, id)
        {
            let count = phrase::count(session.given.answers.iter().count(), "answer");
            let rows = [format!("Go on where I was, with {count}"), "Begin anew (the other stays saved)".to_owned()];
            match front.choose("There is a quiz that you have not finished.", &rows, 0)? {
                Chosen::Row(0) => {
                    tell_unfit(front, &session)?;
                    let given = session.given.places.iter().map(|place| place.map(|_| Origin::Earlier));
                    let keeping = Keeping { store: store.clone(), file: Some(file), trouble: None };
                    let origins = given.collect();
                    let interview = Interview::new(pack, assessment, session.given.answers, session.left_out);
                    return Ok(Some(Conversation { pack, id, interview, origins, keeping: Some(keeping) }));
                }
                Chosen::Row(_) | Chosen::Back => {}
                Chosen::Left => return Ok(None),
            }
        }
        let origin = |name: &Option<String>| {
            name.as_ref().map(|name| if name == FLAG { Origin::Flag } else { Origin::File(name.clone()) })
        };
        let interview = Interview::new(pack, assessment, loaded.answers.clone(), Vec::new());
        let keeping = store.map(|store| Keeping { store, file: None, trouble: None });
        Ok(Some(Conversation { pack, id, interview, origins: names.iter().map(origin).collect(), keeping }))
    }

    /// Interactive only where a person can answer, otherwise a message that says what to do; and whether in plain
    /// lines from the first question on.
    fn lines_only(&self) -> Result<bool, Unusable> {
        let can_ask = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        if self.no_input || (!can_ask && !self.accessible) {
            let why = if self.no_input { "`--no-input` is given" } else { "there is no terminal to ask on" };
            let help = "write `inroad report --set question=option ...` or `inroad report --answers FILE`; \
                        `inroad quiz --accessible` reads replies from standard input, a line each";
            let fault = Diagnostic::error("no-terminal", format!("the quiz cannot ask: {why}"));
            return Err(Unusable::message(fault.help(Some(help.to_owned()))));
        }
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Ok(self.accessible || dumb)
    }
}

/// Says which saved answers no longer fit the questions, and why.
fn tell_unfit(front: &mut dyn Prompter, session: &Session) -> anyhow::Result<()> {
    if session.faults.is_empty() {
        return Ok(());
    }
    let mut document = Document::default();
    document.paragraph("The questions have changed since; these answers no longer fit and are asked anew:");
    document.list(Marker::Bullet, session.faults.iter().map(|fault| Item::new(&fault.message)).collect());
    front.show(&document)
}

/// What to do next, after the report.
fn closing(saved: Option<&SessionFile>, assessment: &Assessment, flags: &str, pack: &PackArgs) -> Vec<String> {
    let arguments = match saved {
        Some(file) => {
            let path = quoted(&file.path.display().to_string());
            format!("{} --answers {path}", again(assessment, pack))
        }
        None => flags.to_owned(),
    };
    let mut lines = vec![String::new()];
    if let Some(file) = saved {
        lines.push(format!("Your answers are saved as `{}` (`inroad sessions` lists, shows and deletes).", file.id()));
    }
    lines.push("The same report again, without questions:".to_owned());
    lines.push(format!("  inroad report {arguments}"));
    lines.push("Every rule behind it:".to_owned());
    lines.push(format!("  inroad explain {arguments}"));
    lines
}

/// The arguments that name the assessment and the pack.
fn again(assessment: &Assessment, from: &PackArgs) -> String {
    let pack = from.pack.as_ref().map(|folder| format!(" --pack {}", quoted(&folder.display().to_string())));
    format!("{}{}", assessment.id, pack.unwrap_or_default())
}

/// The arguments that repeat these answers.
fn command_line(pack: &Pack, assessment: &Assessment, answers: &Answers, from: &PackArgs) -> String {
    let mut words = vec![again(assessment, from)];
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
