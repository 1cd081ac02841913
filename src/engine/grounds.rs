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
    let mut found = Found::default();
    collect(view, condition, &mut found);
    // What a rule tests by itself says more of the person than what stands behind a derived fact.
    let mut found: Vec<QuestionId> = found.direct.into_iter().chain(found.behind_facts).collect();
    let mut seen = Vec::new();
    found.retain(|question| {
        let is_new = !seen.contains(question);
        seen.push(*question);
        is_new
    });
    found.retain(|question| view.responses[question.index()] != Response::Skipped);
    found
}

#[derive(Default)]
struct Found {
    direct: Vec<QuestionId>,
    behind_facts: Vec<QuestionId>,
    /// How many facts one is inside of.
    depth: usize,
}

impl Found {
    fn add(&mut self, question: QuestionId) {
        if self.depth == 0 { self.direct.push(question) } else { self.behind_facts.push(question) }
    }
}

fn collect(view: &View<'_>, condition: &Condition, found: &mut Found) {
    match condition {
        Condition::Always | Condition::Result(_) => {}
        Condition::Has(question, _)
        | Condition::HasNone(question, _)
        | Condition::Within(question, ..)
        | Condition::Answered(question) => found.add(*question),
        Condition::Fact(fact) => {
            found.depth += 1;
            collect(view, &view.assessment.fact(*fact).when, found);
            found.depth -= 1;
        }
        Condition::Scale(scale, ..) => {
            for term in &view.assessment.scale(*scale).terms {
                found.add(term.question);
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
fn deciding(view: &View<'_>, parts: &[Condition], whole: Truth, truth: Truth, found: &mut Found) {
    if truth == whole {
        for part in parts {
            collect(view, part, found);
        }
    } else if let Some(part) = parts.iter().find(|part| view.truth(part) == truth) {
        collect(view, part, found);
    }
}
