//! What is asked of a person and what they have answered: the difference, as mistakes or as neutral answers.
//!
//! In: answers of an assessment. Out: diagnostics, filled answers. Never: reading files.

use crate::engine::routing::{Respondent, respond};
use crate::engine::truth::{Response, Truth};
use crate::load::answers::GivenAnswers;
use crate::model::answers::Answers;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{AnswerKind, Question};
use crate::model::questionnaire::Tier;
use crate::model::vignette::Vignette;
use crate::report::phrase;

/// Fills in neutral answers in asking order, so that a filled answer can raise the next question. The questions that got
/// one.
pub fn fill_defaults(pack: &Pack, assessment: &Assessment, answers: &mut Answers) -> Vec<QuestionId> {
    let mut filled = Vec::new();
    for (position, asked) in assessment.asked.iter().enumerate() {
        let respondent = respond(pack, assessment, answers);
        let is_open =
            respondent.asked[position] == Truth::Yes && respondent.response(asked.question) == Response::Pending;
        if let Some(default) = pack.question(asked.question).default.filter(|_| is_open) {
            answers.set(asked.question, default);
            filled.push(asked.question);
        }
    }
    filled
}

/// Questions that are answered and not asked.
pub fn not_asked(
    pack: &Pack,
    assessment: &Assessment,
    respondent: &Respondent,
    given: &GivenAnswers,
) -> Vec<Diagnostic> {
    let positions = assessment.asked.iter().enumerate();
    let in_vain = positions.filter(|(at, asked)| {
        let is_given = given.answers.get(asked.question).is_some() && !given.is_kept.contains(&asked.question);
        respondent.asked[*at] == Truth::No && is_given
    });
    let faults = in_vain.map(|(_, asked)| {
        let question = pack.question(asked.question);
        let message = format!("`{}` is answered, but not asked of this person", question.id);
        let when = phrase::condition(pack, assessment, &asked.ask_when);
        let fault = Diagnostic::error("not-asked", message).at(given.places[asked.question.index()]);
        fault.help(Some(format!("it is asked when {when}; take this answer out, or change the other")))
    });
    faults.collect()
}

/// What keeps the answers of a vignette from being those of a whole person: questions answered in vain, and core
/// questions that are not.
pub fn not_a_person(pack: &Pack, vignette: &Vignette) -> Vec<Diagnostic> {
    let assessment = pack.assessment(vignette.assessment);
    let respondent = respond(pack, assessment, &vignette.answers);
    let (answers, places) = (vignette.answers.clone(), vignette.places.clone());
    let mut faults =
        not_asked(pack, assessment, &respondent, &GivenAnswers { answers, places, ..GivenAnswers::default() });
    faults.extend(respondent.missing(assessment, Tier::Core).map(|asked| {
        let question = pack.question(asked.question);
        let message = format!("`{}` is a core question that is asked of this person, and not answered", question.id);
        let help = format!("answer it: {}", choices(question));
        Diagnostic::error("missing-answer", message).at(vignette.place).help(Some(help))
    }));
    faults
}

/// A session whose quiz has not come to its end.
pub fn unfinished(id: &str, assessment: &str, open: usize) -> Diagnostic {
    let message = format!("`{id}` is not finished: {} open", phrase::count(open, "question"));
    let help = format!("`inroad {assessment}` goes on with it, and `--partial` reports on what is there");
    Diagnostic::error("unfinished-session", message).help(Some(help))
}

/// Core questions that are asked and not answered.
pub fn not_answered(pack: &Pack, assessment: &Assessment, respondent: &Respondent) -> Vec<Diagnostic> {
    let missing = respondent.missing(assessment, Tier::Core);
    let faults = missing.map(|asked| {
        let question = pack.question(asked.question);
        let message = format!("`{}` is not answered: {}", question.id, question.ask);
        Diagnostic::error("missing-answer", message).help(Some(flag(question)))
    });
    faults.collect()
}

/// The flag that answers a question. A line of many values would be broken within them; spaced, each stays whole.
fn flag(question: &Question) -> String {
    const LINE: usize = 70;
    let choices = choices(question);
    let flag = format!("--set {}={choices}", question.id);
    if flag.len() <= LINE {
        return flag;
    }
    format!("--set {}=VALUE, of {}", question.id, choices.replace('|', ", "))
}

/// The values a question takes, as a flag writes them.
pub fn choices(question: &Question) -> String {
    let ids = || question.options().iter().map(|option| option.id.as_str()).collect::<Vec<_>>();
    match &question.kind {
        AnswerKind::One(_) => ids().join("|"),
        AnswerKind::Many { .. } => format!("{} (several with commas)", ids().join("|")),
        AnswerKind::Number { least, most, .. } => format!("{least}..{most}"),
    }
}
