//! Selection: of the advice that fires, one line an idea, the most specific to this person first.
//!
//! In: a recommendation. Out: advice ids, in order, and which stood back for which. Never: new advice.

use crate::engine::recommendation::Recommendation;
use crate::model::condition::Condition;
use crate::model::id::AdviceId;
use crate::model::pack::{Assessment, Pack};

/// Advice that fires, and the more specific item of the same idea where one takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The item.
    pub advice: AdviceId,
    /// The item that says the same idea more closely; none where this one is kept.
    pub stands_back_for: Option<AdviceId>,
    /// How many answers its condition looks at.
    pub specificity: usize,
}

/// Orders advice by how many answers each item rests on, most first, and keeps the first of every idea.
///
/// An item that looks at more answers speaks to fewer people, so it is the closer fit for those it reaches; of items
/// that look at equally many, the one that lets fewer options pass. Ties keep the order of the pack.
pub fn select(pack: &Pack, assessment: &Assessment, recommendation: &Recommendation) -> Vec<Selected> {
    let fired = recommendation.advice.iter().map(|advice| {
        let item = &assessment.advice[advice.index()];
        let specificity = assessment.questions_of(&item.when).len();
        Selected { advice: *advice, stands_back_for: None, specificity }
    });
    let mut selected: Vec<Selected> = fired.collect();
    selected.sort_by_cached_key(|it| {
        let when = &assessment.advice[it.advice.index()].when;
        (std::cmp::Reverse(it.specificity), options_passed(pack, assessment, when), it.advice)
    });
    for at in 1..selected.len() {
        let idea = &assessment.advice[selected[at].advice.index()].idea;
        let kept = selected[..at]
            .iter()
            .find(|it| it.stands_back_for.is_none() && assessment.advice[it.advice.index()].idea == *idea);
        selected[at].stands_back_for = kept.map(|it| it.advice);
    }
    selected
}

/// How many options the tests of a condition let pass, in all.
fn options_passed(pack: &Pack, assessment: &Assessment, condition: &Condition) -> usize {
    let mut passed = 0;
    condition.walk(&mut |part| {
        passed += match part {
            Condition::Has(_, options) => options.len(),
            Condition::HasNone(question, options) => pack.question(*question).options().len() - options.len(),
            Condition::Fact(fact) => options_passed(pack, assessment, &assessment.fact(*fact).when),
            _ => 0,
        };
    });
    passed
}
