//! Weaving: slots of a text filled with what this person answered.
//!
//! In: a text of a rule, and a case. Out: the text as this person reads it. Never: whether a slot may be filled (the
//! loader knows).

use crate::engine::case::Case;
use crate::engine::truth::Response;
use crate::model::answers::Answer;
use crate::model::id::QuestionId;
use crate::model::slot::{Part, has_slots, parts};
use crate::report::citation::{AnswerGround, Ground};
use crate::report::phrase;

/// A text with its slots filled; where an answer is missing, or has no words for a sentence, with what its author wrote
/// for that.
pub fn woven(case: &Case<'_>, text: &str) -> String {
    if !has_slots(text) {
        return text.to_owned();
    }
    let part = |part: Part<'_>| match part {
        Part::Words(words) | Part::Stray(words) => words.to_owned(),
        Part::Slot { question, otherwise } => {
            filled(case, question).unwrap_or_else(|| otherwise.unwrap_or_default().to_owned())
        }
    };
    parts(text).into_iter().map(part).collect()
}

/// Several texts.
pub fn woven_lines(case: &Case<'_>, lines: &[String]) -> Vec<String> {
    lines.iter().map(|line| woven(case, line)).collect()
}

/// A ground that names the answers in the slots of these texts too.
pub fn with_slots<'t>(case: &Case<'_>, texts: impl IntoIterator<Item = &'t str>, mut ground: Ground) -> Ground {
    for part in texts.into_iter().flat_map(parts) {
        let Part::Slot { question, .. } = part else { continue };
        let is_new = !ground.answers.iter().any(|it| it.question == question);
        if let Some(id) = case.pack.question_named(question).filter(|_| is_new && filled(case, question).is_some()) {
            ground.answers.push(AnswerGround::of(case, id));
        }
    }
    ground
}

/// What an answer reads within a sentence.
fn filled(case: &Case<'_>, question: &str) -> Option<String> {
    let id: QuestionId = case.pack.question_named(question)?;
    match case.response(id) {
        Response::Given(Answer::Number(number)) => Some(number.to_string()),
        Response::Given(Answer::Options(set)) => {
            let options = case.pack.question(id).options();
            let phrases: Option<Vec<String>> = set.iter().map(|index| options[index].phrase.clone()).collect();
            phrases.filter(|it| !it.is_empty()).map(|it| phrase::listed(&it))
        }
        Response::Pending | Response::Skipped => None,
    }
}
