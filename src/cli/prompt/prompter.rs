//! A front end as the conversation knows it: what it shows, and what comes back.
//!
//! In: a question, a choice, a document. Out: a turn, or that the person left. Never: how it is drawn.

use std::fmt;

use crate::engine::interview::{Progress, Turn};
use crate::model::answers::Answer;
use crate::model::question::Question;
use crate::page::document::Document;

/// A question as a front end shows it.
#[expect(clippy::struct_excessive_bools, reason = "each is something that can be done at a question or not")]
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
    /// Whether the report can be read at once, since no answer still to come changes the result.
    pub may_finish: bool,
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

/// The page of answers.
pub struct Looked<'a> {
    /// What one can do there.
    pub prompt: &'a str,
    /// Where all of them came from, where they have that in common.
    pub note: Option<&'a str>,
    /// The answers, in asking order.
    pub said: Vec<Said<'a>>,
    /// What can be done beside changing one: rows before the answers, and behind them.
    pub rows: &'a [String],
    /// How many of the rows stand before the answers.
    pub leading: usize,
}

/// An answer on that page.
pub struct Said<'a> {
    /// The heading it stands under.
    pub section: &'a str,
    /// What it is about.
    pub topic: &'a str,
    /// The answer, and where it came from if not from where all did.
    pub answer: String,
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
    /// From here on nothing is saved, so that leaving must not say that it is.
    fn set_unsaved(&mut self) {}
    /// Asks a question.
    fn ask(&mut self, page: &Page<'_>) -> anyhow::Result<Done>;
    /// Lets type a line, from this one on; none when the person would rather not.
    fn type_line(&mut self, prompt: &str, so_far: &str) -> anyhow::Result<Option<String>>;
    /// Shows the answers and lets choose one, or a row; all are counted in one.
    fn look(&mut self, answers: &Looked<'_>) -> anyhow::Result<Chosen>;
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
