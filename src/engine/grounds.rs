//! Grounds: which answers make a condition come out as it does.
//!
//! In: a condition and a view. Out: question ids, in the order the condition names them. Never: all it could look at.

use crate::engine::truth::{Response, Truth, View};
use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet};
use crate::model::id::QuestionId;

/// An answer that decides, and which of its options do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deciding {
    /// The question.
    pub question: QuestionId,
    /// The options that were looked for and are there; none where the whole answer counts.
    pub options: Option<OptionSet>,
}

/// The questions whose answers decide the truth of `condition`, each once.
///
/// For "all" that holds, every part counts; for "all" that does not, the first part that fails; for "any" the other
/// way round. Questions that skip logic removed are left out: nobody answered them.
pub fn grounds(view: &View<'_>, condition: &Condition) -> Vec<Deciding> {
    let mut found = Found::default();
    collect(view, condition, &mut found);
    // What a rule tests by itself says more of the person than what stands behind a derived fact.
    let is_said = !found.direct.is_empty() || !found.behind_facts.is_empty();
    let only_asked = if is_said { Vec::new() } else { found.answered };
    let mut deciding: Vec<Deciding> = Vec::new();
    for next in found.direct.into_iter().chain(found.behind_facts).chain(only_asked) {
        match deciding.iter_mut().find(|it| it.question == next.question) {
            Some(known) => known.options = known.options.zip(next.options).map(|(one, other)| one.union(other)),
            None => deciding.push(next),
        }
    }
    deciding.retain(|it| view.responses[it.question.index()] != Response::Skipped);
    deciding
}

#[derive(Default)]
struct Found {
    direct: Vec<Deciding>,
    behind_facts: Vec<Deciding>,
    /// Questions that only had to be answered, whatever the answer: a ground where there is no other.
    answered: Vec<Deciding>,
    /// How many facts one is inside of.
    depth: usize,
}

impl Found {
    fn add(&mut self, question: QuestionId, options: Option<OptionSet>) {
        let deciding = Deciding { question, options };
        if self.depth == 0 { self.direct.push(deciding) } else { self.behind_facts.push(deciding) }
    }
}

fn collect(view: &View<'_>, condition: &Condition, found: &mut Found) {
    match condition {
        Condition::Always | Condition::Result(_) => {}
        Condition::Has(question, wanted) => found.add(*question, there(view, *question, *wanted)),
        Condition::HasNone(question, _) | Condition::Within(question, ..) => found.add(*question, None),
        Condition::Answered(question) => found.answered.push(Deciding { question: *question, options: None }),
        Condition::Fact(fact) => {
            found.depth += 1;
            collect(view, &view.assessment.fact(*fact).when, found);
            found.depth -= 1;
        }
        Condition::Scale(scale, ..) => {
            for term in &view.assessment.scale(*scale).terms {
                found.add(term.question, None);
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

fn there(view: &View<'_>, question: QuestionId, wanted: OptionSet) -> Option<OptionSet> {
    match view.responses[question.index()] {
        Response::Given(Answer::Options(given)) => Some(given.both(wanted)).filter(|both| !both.is_empty()),
        _ => None,
    }
}
