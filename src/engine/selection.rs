//! Selection: of all the advice that fires, what one page tells.
//!
//! In: the advice that fires and the claims that the result has told already. Out: every item, told or left out, and
//! why. Never: new advice, wording.

use std::cmp::Reverse;

use crate::engine::recommendation::Recommendation;
use crate::model::advice::{Advice, Gift, WordsKind};
use crate::model::condition::Condition;
use crate::model::id::{AdviceId, ClaimId, PartId};
use crate::model::pack::{Assessment, Pack};
use crate::model::source::Citation;

/// Sentences that one page holds, beside the result, the plan, and words to use.
pub const PAGE_MAX: usize = 10;
/// Scripts that a short report tells.
const SCRIPTS_MAX: usize = 3;
/// Pages to take along that a short report tells.
const PAGES_MAX: usize = 1;

/// What gets room on the page beside the parts, in this order, and how many lines each.
///
/// What to heed and what to act on comes before what is merely an opinion or worth knowing.
const ROOM: [(Subject, usize); 9] = [
    (Subject::Words(WordsKind::Caution), 2),
    (Subject::Words(WordsKind::Gap), 2),
    (Subject::Words(WordsKind::Correction), 1),
    (Subject::Experiment, 2),
    (Subject::Words(WordsKind::Disagreement), 1),
    (Subject::Words(WordsKind::Strength), 2),
    (Subject::Words(WordsKind::Encouragement), 1),
    (Subject::Words(WordsKind::Inside), 2),
    (Subject::Words(WordsKind::Note), 2),
];

/// Advice that fires, and what becomes of it in a short report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The item.
    pub advice: AdviceId,
    /// How many answers its condition looks at.
    pub specificity: usize,
    /// Whether a short report tells it, or why not.
    pub telling: Telling,
}

/// Whether a short report tells an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// It is told. An action is told where the plan has room for it.
    Told,
    /// Another item says the same idea more closely to this person.
    Closer(AdviceId),
    /// Every claim it rests on stands behind a line that is told before it.
    Said,
    /// The page is full, or has its share of this kind.
    NoRoom,
}

/// Selects what one page tells: one line an idea, the most specific to this person first; then nothing that lines
/// before it have said; then as much as there is room for, part by part and kind by kind.
///
/// An item that looks at more answers speaks to fewer people, so it is the closer fit for those it reaches; of items
/// that look at equally many, the one that lets fewer options pass. Ties keep the order of the pack.
pub fn select(
    pack: &Pack,
    assessment: &Assessment,
    recommendation: &Recommendation,
    said: &[ClaimId],
) -> Vec<Selected> {
    let mut selected = by_specificity(pack, assessment, recommendation);
    keep_one_an_idea(assessment, &mut selected);
    let mut page = Page { assessment, said: said.to_vec(), lines: 0 };
    for index in 0..assessment.parts.len() {
        let part = PartId::new(index);
        let in_part = |it: &Advice| it.part == Some(part) && subject(it) != Subject::Apart;
        page.fill(&mut selected, assessment.part(part).lines, true, in_part);
    }
    for (wanted, most) in ROOM {
        page.fill(&mut selected, most, true, |it| it.part.is_none() && subject(it) == wanted);
    }
    for kind in [WordsKind::Opening, WordsKind::Fallback] {
        page.fill(&mut selected, 1, false, |it| matches!(it.gives, Gift::Words(of, _) if of == kind));
    }
    page.fill(&mut selected, SCRIPTS_MAX, false, |it| matches!(it.gives, Gift::Script { .. }));
    page.fill(&mut selected, PAGES_MAX, false, |it| matches!(it.gives, Gift::Page { .. }));
    selected
}

/// What an item is, as far as room goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// A sentence.
    Words(WordsKind),
    /// An experiment.
    Experiment,
    /// An opening, a fallback, an action, a script or a page: told elsewhere than among the sentences.
    Apart,
}

fn subject(advice: &Advice) -> Subject {
    match advice.gives {
        Gift::Experiment { .. } => Subject::Experiment,
        Gift::Words(WordsKind::Opening | WordsKind::Fallback, _)
        | Gift::Action(_)
        | Gift::Script { .. }
        | Gift::Page { .. } => Subject::Apart,
        Gift::Words(kind, _) => Subject::Words(kind),
    }
}

fn by_specificity(pack: &Pack, assessment: &Assessment, recommendation: &Recommendation) -> Vec<Selected> {
    let fired = recommendation.advice.iter().map(|advice| {
        let item = &assessment.advice[advice.index()];
        let specificity = assessment.questions_of(&item.when).len();
        Selected { advice: *advice, specificity, telling: Telling::Told }
    });
    let mut selected: Vec<Selected> = fired.collect();
    selected.sort_by_cached_key(|it| {
        let when = &assessment.advice[it.advice.index()].when;
        (closeness(pack, assessment, when), it.advice)
    });
    selected
}

/// How closely a condition fits those it reaches, the closest least: by the answers it looks at, then by the options
/// it lets pass.
pub fn closeness(pack: &Pack, assessment: &Assessment, when: &Condition) -> (Reverse<usize>, usize) {
    (Reverse(assessment.questions_of(when).len()), options_passed(pack, assessment, when))
}

fn keep_one_an_idea(assessment: &Assessment, selected: &mut [Selected]) {
    for at in 1..selected.len() {
        let idea = &assessment.advice[selected[at].advice.index()].idea;
        let is_kept =
            |it: &&Selected| it.telling == Telling::Told && assessment.advice[it.advice.index()].idea == *idea;
        if let Some(kept) = selected[..at].iter().find(is_kept) {
            selected[at].telling = Telling::Closer(kept.advice);
        }
    }
}

/// A page that fills up.
struct Page<'a> {
    assessment: &'a Assessment,
    /// The claims that what is told so far rests on.
    said: Vec<ClaimId>,
    lines: usize,
}

impl Page<'_> {
    /// Tells up to `most` of the items that belong here, in the order given; the others are left out.
    fn fill(&mut self, selected: &mut [Selected], most: usize, counts: bool, belongs: impl Fn(&Advice) -> bool) {
        let mut told = 0;
        for item in selected.iter_mut().filter(|it| it.telling == Telling::Told) {
            let advice = &self.assessment.advice[item.advice.index()];
            if !belongs(advice) {
                continue;
            }
            if counts && repeats(advice, &self.said) {
                item.telling = Telling::Said;
            } else if told == most || (counts && self.lines == PAGE_MAX) {
                item.telling = Telling::NoRoom;
            } else {
                told += 1;
                self.lines += usize::from(counts);
                self.said.extend(advice.cites.iter().copied().filter_map(claim));
            }
        }
    }
}

/// Whether an item says nothing new: all its claims are told, and none of it is the pack's own view.
fn repeats(advice: &Advice, said: &[ClaimId]) -> bool {
    !advice.cites.is_empty() && advice.cites.iter().all(|cite| claim(*cite).is_some_and(|id| said.contains(&id)))
}

fn claim(cite: Citation) -> Option<ClaimId> {
    match cite {
        Citation::Claim(id) => Some(id),
        Citation::Editorial => None,
    }
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
