//! Grounds: which answers make a condition come out as it does.
//!
//! In: a condition and a view. Out: question ids, in the order the condition names them. Never: all it could look at.

use crate::engine::truth::{Response, Truth, View};
use crate::model::condition::Condition;
use crate::model::id::QuestionId;

/// The questions whose answers decide the truth of `condition`, each once.
///
/// For "all" that holds, every part counts; for "all" that does not, the first part that fails; for "any" the other
/// way round. Questions that skip logic removed are left out: nobody answered them.
pub fn grounds(view: &View<'_>, condition: &Condition) -> Vec<QuestionId> {
    let mut found = Vec::new();
    collect(view, condition, &mut found);
    found.retain(|question| view.responses[question.index()] != Response::Skipped);
    found
}

fn collect(view: &View<'_>, condition: &Condition, found: &mut Vec<QuestionId>) {
    match condition {
        Condition::Always | Condition::Result(_) => {}
        Condition::Has(question, _)
        | Condition::HasNone(question, _)
        | Condition::Within(question, ..)
        | Condition::Answered(question) => push_new(found, *question),
        Condition::Fact(fact) => collect(view, &view.assessment.fact(*fact).when, found),
        Condition::Scale(scale, ..) => {
            for term in &view.assessment.scale(*scale).terms {
                push_new(found, term.question);
            }
        }
        Condition::Not(part) => collect(view, part, found),
        Condition::All(parts) => deciding(view, parts, Truth::Yes, view.truth(condition), found),
        Condition::Any(parts) => deciding(view, parts, Truth::No, view.truth(condition), found),
        Condition::AtLeastOf(_, parts) => {
            let truth = view.truth(condition);
            for part in parts.iter().filter(|part| view.truth(part) == truth) {
                collect(view, part, found);
            }
        }
    }
}

/// Where every part had to agree on `whole`, all parts decide; else the first part that has the truth of the result.
fn deciding(view: &View<'_>, parts: &[Condition], whole: Truth, truth: Truth, found: &mut Vec<QuestionId>) {
    if truth == whole {
        for part in parts {
            collect(view, part, found);
        }
    } else if let Some(part) = parts.iter().find(|part| view.truth(part) == truth) {
        collect(view, part, found);
    }
}

fn push_new(found: &mut Vec<QuestionId>, question: QuestionId) {
    if !found.contains(&question) {
        found.push(question);
    }
}
