//! A session as a file of answers: what was said, to which words, and how far the quiz is.
//!
//! In: answers of an interview. Out: RON that `--answers` reads too. Never: the disk.

use crate::load::wording::{asked_text, quoted};
use crate::model::answers::Answers;
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};
use crate::report::citation::{AnswerValue, answer_value};

/// What is saved.
pub struct Saved<'a> {
    /// The folder of the pack; none of the built-in one.
    pub pack: Option<&'a str>,
    /// The answers.
    pub answers: &'a Answers,
    /// Questions left out.
    pub left_out: &'a [QuestionId],
    /// Questions whose answer is the neutral one, because nobody gave any.
    pub by_default: &'a [QuestionId],
    /// Whether the interview came to its end.
    pub finished: bool,
}

/// A session as an answers file.
pub fn session_text(pack: &Pack, of: &Assessment, saved: &Saved<'_>) -> String {
    let mut lines = vec!["(".to_owned(), format!("    assessment: \"{}\",", of.id)];
    lines.extend(saved.pack.map(|it| format!("    pack: {},", quoted(it))));
    lines.push(format!("    finished: {},", saved.finished));
    lines.push("    answers: {".to_owned());
    // Ids are plain slugs, so that quoting them needs no escapes.
    for (id, answer) in saved.answers.iter() {
        let question = pack.question(id);
        let value = match answer_value(question, answer) {
            AnswerValue::Word(word) => format!("\"{word}\""),
            AnswerValue::Words(words) => format!("[\"{}\"]", words.join("\", \"")),
            AnswerValue::Number(number) => number.to_string(),
        };
        lines.push(format!("        \"{}\": {value},", question.id));
    }
    lines.push("    },".to_owned());
    lines.push(format!("    left_out: [{}],", ids(pack, saved.left_out)));
    if !saved.by_default.is_empty() {
        lines.push(format!("    taken_by_default: [{}],", ids(pack, saved.by_default)));
    }
    // The words that were asked and chosen, so that the same id with another meaning does not take the answer over.
    lines.push("    asked: {".to_owned());
    for (id, answer) in saved.answers.iter() {
        let question = pack.question(id);
        lines.push(format!("        \"{}\": {},", question.id, asked_text(question, answer)));
    }
    lines.push("    },".to_owned());
    lines.push(")\n".to_owned());
    lines.join("\n")
}

fn ids(pack: &Pack, questions: &[QuestionId]) -> String {
    let ids: Vec<String> = questions.iter().map(|id| format!("\"{}\"", pack.question(*id).id)).collect();
    ids.join(", ")
}
