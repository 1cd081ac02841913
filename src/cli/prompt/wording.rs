//! What every front end says in the same words: why a question is asked, where one stands, what is wrong with a reply.
//!
//! In: a question, progress, faults. Out: sentences. Never: drawing them.

use crate::cli::prompt::prompter::Page;
use crate::engine::interview::Progress;
use crate::model::question::{AnswerKind, Question, ReplyFault};
use crate::model::questionnaire::Tier;
use crate::report::phrase;

/// Why a question is asked and what its options mean.
pub fn why(question: &Question) -> Vec<String> {
    let mut lines = vec![format!("Why this is asked: {}", question.why)];
    lines.extend(question.help.as_ref().map(|help| format!("What is meant: {help}")));
    lines
}

/// What was answered before, and where that came from.
pub fn previous(page: &Page<'_>) -> Option<String> {
    let from = page.origin.as_ref().map_or_else(String::new, |origin| format!(" ({origin})"));
    page.previous.map(|it| format!("Your answer so far: {}{from}", phrase::answer(page.question, it)))
}

/// Where one stands, in words.
pub fn progress(progress: Progress) -> String {
    let what = if progress.tier == Tier::Core { "Question" } else { "Extra question" };
    format!("{what} {} of at most {}", progress.number, progress.at_most)
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
