//! The wording of an answer: which words were asked and chosen, and whether they still are the words of the pack.
//!
//! In: a question, an answer, and what a session says was asked. Out: that wording as text, or how it differs. Never:
//! whether two wordings mean the same (an author says so with `was`).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::load::names::shown;
use crate::model::answers::Answer;
use crate::model::diagnostic::Diagnostic;
use crate::model::question::{AnswerKind, Question};

/// What was asked, by the id that the question had then.
pub type AskedDefs = BTreeMap<String, AskedDef>;

/// What was asked and chosen.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedDef {
    /// The question in the words of then.
    ask: String,
    /// The labels that were chosen, or the unit of a number.
    said: Vec<String>,
    /// Which meaning the question had, where its words have had several.
    #[serde(default = "first_meaning")]
    meaning: u32,
}

/// The meaning of a question that never had another.
pub fn first_meaning() -> u32 {
    1
}

/// What was asked and chosen, as a session writes it.
pub fn asked_text(question: &Question, answer: Answer) -> String {
    let said: Vec<String> = said(question, answer).into_iter().map(|(words, _)| quoted(words)).collect();
    let meaning =
        if question.meaning == first_meaning() { String::new() } else { format!(", meaning: {}", question.meaning) };
    format!("(ask: {}, said: [{}]{meaning})", quoted(&question.ask), said.join(", "))
}

/// Why an answer is not taken over though its id is known; none where the words are those of then, or an author says
/// that they mean the same.
pub fn reworded(question: &Question, answer: Answer, then: &AskedDef) -> Option<Diagnostic> {
    let id = &question.id;
    let fault = |message: String| Some(Diagnostic::error("reworded-question", message));
    if then.meaning != question.meaning {
        return fault(format!("`{id}` means something else since it was answered: `{}`", shown(&question.ask)));
    }
    if !is_one_of(&then.ask, &question.ask, &question.was) {
        let (then, now) = (shown(&then.ask), shown(&question.ask));
        return fault(format!("`{id}` was answered when it asked `{then}`, and asks `{now}` now"));
    }
    let now = said(question, answer);
    let unmet = then.said.iter().find(|then| !now.iter().any(|(now, was)| is_one_of(then, now, was)));
    let then = unmet?;
    let now: Vec<String> = now.iter().map(|(now, _)| format!("`{}`", shown(now))).collect();
    fault(format!("`{id}` was answered with `{}`, which reads {} now", shown(then), now.join(", ")))
}

/// The words of an answer, with those that stood for the same before.
fn said(question: &Question, answer: Answer) -> Vec<(&str, &[String])> {
    match (&question.kind, answer) {
        (AnswerKind::Number { unit, .. }, _) => vec![(unit.as_str(), question.was.as_slice())],
        (_, Answer::Options(set)) => {
            let options = set.iter().filter_map(|index| question.options().get(index));
            options.map(|it| (it.label.as_str(), it.was.as_slice())).collect()
        }
        (_, Answer::Number(_)) => Vec::new(),
    }
}

fn is_one_of(then: &str, now: &str, was: &[String]) -> bool {
    let then = folded(then);
    then == folded(now) || was.iter().any(|it| then == folded(it))
}

/// The letters and digits of a text: a comma or a capital more changes no meaning.
fn folded(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A text in quotes, as RON reads it.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r"))
}
