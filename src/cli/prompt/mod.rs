//! Front ends: how a question reaches a person and the reply comes back.
//!
//! In: what to ask. Out: a turn, or that the person left. Never: what to ask next (the interview knows).

use std::fmt;

use crate::engine::interview::{Progress, Turn};
use crate::model::answers::Answer;
use crate::model::question::{AnswerKind, Question, ReplyFault};
use crate::page::document::Document;

pub mod adaptive;
pub mod conversation;
pub mod front_door;
pub mod lines;
pub mod screen;
pub mod terminal;
pub mod theme;

/// A question as a front end shows it.
pub struct Page<'a> {
    /// The heading it stands under.
    pub section: &'a str,
    /// Where one stands; none where one answer is changed out of turn.
    pub progress: Option<Progress>,
    /// The question.
    pub question: &'a Question,
    /// What was answered before.
    pub previous: Option<Answer>,
    /// Where that answer came from.
    pub origin: Option<Origin>,
    /// Whether it may be left unanswered.
    pub may_skip: bool,
    /// Whether there is a question before it.
    pub may_go_back: bool,
    /// Whether the page of answers can be shown.
    pub may_review: bool,
}

/// Where an answer came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The person at the quiz.
    You,
    /// An answers file.
    File(String),
    /// A flag.
    Flag,
    /// An earlier session.
    Earlier,
    /// The neutral answer of the question.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::You => f.write_str("you"),
            Self::File(name) => write!(f, "from {name}"),
            Self::Flag => f.write_str("from --set"),
            Self::Earlier => f.write_str("from an earlier session"),
            Self::Default => f.write_str("assumed, neutral"),
        }
    }
}

/// What a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// A turn in the interview.
    Turn(Turn),
    /// Left.
    Left,
}

/// A choice among a few things to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The row.
    Row(usize),
    /// Back.
    Back,
    /// Left.
    Left,
}

/// A front end.
pub trait Prompter {
    /// Shows something.
    fn show(&mut self, document: &Document) -> anyhow::Result<()>;
    /// Asks a question.
    fn ask(&mut self, page: &Page<'_>) -> anyhow::Result<Done>;
    /// Lets choose a row.
    fn choose(&mut self, prompt: &str, rows: &[String], at: usize) -> anyhow::Result<Chosen>;
}

/// The person left before the end; holds what makes it possible to go on.
#[derive(Debug)]
pub struct Interrupted {
    /// Where the answers are saved, if they are.
    pub saved: Option<String>,
    /// The command that goes on with the answers so far; none where there are none.
    pub resume: Option<String>,
}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.resume, &self.saved) {
            (None, None) => f.write_str("Stopped. Nothing was answered."),
            (None, Some(path)) => write!(f, "Stopped. What was answered before is still saved in {path}"),
            (Some(command), None) => {
                write!(f, "Stopped. Nothing is saved; to go on with the same answers:\n  {command}")
            }
            (Some(command), Some(path)) => {
                write!(f, "Stopped. Your answers are saved in {path}\nTo go on:\n  {command}")
            }
        }
    }
}

impl std::error::Error for Interrupted {}

/// Why a question is asked and what its options mean.
pub fn why(question: &Question) -> Vec<String> {
    let mut lines = vec![format!("Why this is asked: {}", question.why)];
    lines.extend(question.help.as_ref().map(|help| format!("What is meant: {help}")));
    lines
}

/// Where one stands, in words.
pub fn progress(progress: Progress) -> String {
    let minutes = if progress.minutes == 1 { "minute" } else { "minutes" };
    format!("Question {} of at most {}, about {} {minutes} left", progress.number, progress.at_most, progress.minutes)
}

/// What is wrong with a reply, for somebody who sees labels and no ids.
pub fn complaint(question: &Question, faults: &[ReplyFault]) -> String {
    let label = |id: &str| {
        let option = question.options().iter().find(|option| option.id == id);
        option.map_or_else(|| id.to_owned(), |option| option.label.clone())
    };
    let one = |fault: &ReplyFault| match (fault, &question.kind) {
        (ReplyFault::UnknownOption(_, word), _) => format!("{word:?} is not one of the options."),
        (ReplyFault::Repeated(_, id), _) => format!("\"{}\" stands there twice.", label(id)),
        (ReplyFault::TooMany(most), _) => format!("Tick at most {most}."),
        (ReplyFault::NotAlone(id), _) => format!("\"{}\" cannot stand beside others.", label(id)),
        (_, AnswerKind::Number { least, most, unit }) => {
            format!("Please type a whole number of {unit} from {least} to {most}.")
        }
        _ => match question.options().iter().find(|option| option.alone) {
            Some(none) => format!("Tick at least one; if none applies, tick \"{}\".", none.label),
            None => "Tick at least one.".to_owned(),
        },
    };
    faults.iter().map(one).collect::<Vec<_>>().join(" ")
}
