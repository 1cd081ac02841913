//! Counterfactual: the least changes that bring a wanted pathway first, counted over what a person can change.
//!
//! In: a case, what can be changed of it, a route. Out: the least sets of changes, or what stands in the way, or how far
//! the search came. Never: samples; changes of facts that nobody can bring about.

use crate::analysis::person::alternatives::Class;
use crate::analysis::person::lead_bound::{LeadBound, Open, is_hopeful};
use crate::analysis::person::levers::Levers;
use crate::engine::case::Case;
use crate::engine::evaluation::{Evaluation, evaluate};
use crate::engine::recommendation::{rank, ruled_out};
use crate::engine::truth::Truth;
use crate::model::answers::Answers;
use crate::model::id::{PathwayId, QuestionId};
use crate::model::pack::Assessment;
use crate::model::pathway::PathwayKind;

/// Evaluations that a search may spend: a quarter of a second or less.
pub const BUDGET: usize = 100_000;
/// Sets of changes, equally small, that are kept.
const EQUALS_MAX: usize = 8;

/// What it takes to bring a route first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterfactual {
    /// The route.
    pub wanted: PathwayId,
    /// What it takes.
    pub outcome: Outcome,
    /// Evaluations spent.
    pub examined: usize,
}

/// The outcome of a search for the least changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It comes first as it is.
    First,
    /// These do it, each by itself, and nothing smaller does: fewest questions, then least distance.
    Least(Vec<ChangeSet>),
    /// Nothing that the person can change does it; what stands in the way.
    Never(Vec<Obstacle>),
    /// The budget is spent, or a question has too many answers to try: nothing under so many changes does it.
    Undecided(usize),
}

/// Answers changed together, everything else as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeSet {
    /// In asking order: the question, and the answers of which any one does it.
    pub changes: Vec<(QuestionId, Class)>,
    /// The sum of the distances.
    pub distance: usize,
}

/// What keeps a route from coming first, whatever a person changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// This requirement fails on facts.
    Requirement(usize),
    /// This route stays ahead, and it would take at least so many points more to pass it.
    Rival(PathwayId, i32),
    /// Every obstacle taken by itself may be overcome, but no changes overcome all of them together.
    Together,
}

/// Searches for the least changes that bring `wanted` first; `levers` are those of the case.
///
/// Changed are answers that were given, each to one within reach; a question that a change raises has no answer and
/// leaves points open, as in `sensitivity`. The search deepens by the number of changes and evaluates every candidate
/// exactly. A branch is left where the bound proves that it holds no solution: for every rival that cannot be ruled out
/// there, the lead to make up against the most that each change left can add to it (`lead_bound`).
pub fn least_changes(case: &Case<'_>, levers: &Levers<'_>, wanted: PathwayId, budget: usize) -> Counterfactual {
    let base = &case.evaluation;
    if comes_first(case.assessment, base, wanted) {
        return Counterfactual { wanted, outcome: Outcome::First, examined: 1 };
    }
    let bound = LeadBound::new(levers, base, wanted);
    let mut search = Search { levers, bound, budget, examined: 1, is_spent: false, is_cut: false, found: Vec::new() };
    let mut sizes = 1..=search.bound.levers.len();
    let outcome = loop {
        let Some(size) = sizes.next() else { break search.never(base) };
        search.is_cut = false;
        search.deepen(&mut case.answers.clone(), (base, Open::all()), size, 0);
        if search.is_spent || !levers.is_complete {
            break Outcome::Undecided(if levers.is_complete { size } else { 0 });
        } else if !search.found.is_empty() {
            break Outcome::Least(search.least());
        } else if !search.is_cut {
            break search.never(base);
        }
    };
    Counterfactual { wanted, outcome, examined: search.examined }
}

/// Whether the route comes first and is not ruled out.
pub fn comes_first(assessment: &Assessment, evaluation: &Evaluation, wanted: PathwayId) -> bool {
    let ranked = rank(assessment, evaluation, PathwayKind::Route);
    ranked.first() == Some(&wanted) && !ruled_out(evaluation, wanted)
}

struct Search<'a> {
    levers: &'a Levers<'a>,
    bound: LeadBound<'a>,
    budget: usize,
    examined: usize,
    is_spent: bool,
    /// Whether a branch was left only because more changes would have been needed than this depth has.
    is_cut: bool,
    /// Distances, with levers and the classes of their answers.
    found: Vec<(usize, Vec<(usize, usize)>)>,
}

impl Search<'_> {
    /// Tries every set of exactly `left` more changes of the free levers.
    fn deepen(&mut self, answers: &mut Answers, (node, open): (&Evaluation, Open), left: usize, distance: usize) {
        if self.examined >= self.budget {
            self.is_spent = true;
            return;
        }
        self.examined += 1;
        let all = self.bound.levers.len();
        let mut free = (0..all).filter(|lever| open.free >> lever & 1 == 1);
        if left == 0 {
            if comes_first(self.levers.assessment, node, self.bound.wanted) {
                self.keep(answers, distance);
            } else if !self.is_cut
                && let Some(races) = self.bound.races(node, open)
            {
                self.is_cut = free.any(|next| is_hopeful(&races, next, all));
            }
            return;
        }
        let Some(races) = self.bound.races(node, open) else { return };
        for next in free {
            if !is_hopeful(&races, next, left) {
                self.is_cut |= is_hopeful(&races, next, all);
                continue;
            }
            let question = self.bound.levers[next].question;
            let given = answers.get(question);
            for class in 0..self.bound.levers[next].classes.len() {
                let class = &self.bound.levers[next].classes[class];
                let (Some(to), further) = (class.answers.first().copied(), distance + class.distance) else { continue };
                // Each change still to come has a distance of one or more.
                if self.found.first().is_some_and(|(least, _)| further + left - 1 > *least) || self.is_spent {
                    continue;
                }
                answers.set(question, to);
                let then = evaluate(self.levers.pack, self.levers.assessment, answers);
                self.deepen(answers, (&then, open.after(next)), left - 1, further);
            }
            if let Some(given) = given {
                answers.set(question, given);
            }
        }
    }

    /// Keeps the changes as they stand, and of those kept the nearest.
    fn keep(&mut self, answers: &Answers, distance: usize) {
        let changed = self.bound.levers.iter().enumerate().filter_map(|(index, lever)| {
            let now = answers.get(lever.question);
            let class = lever.classes.iter().position(|class| class.answers.first().copied() == now);
            class.map(|class| (index, class))
        });
        let changed = changed.collect();
        if self.found.first().is_some_and(|(least, _)| distance < *least) {
            self.found.clear();
        }
        self.found.push((distance, changed));
    }

    /// The sets that were found, as a reader takes them: in asking order.
    fn least(&self) -> Vec<ChangeSet> {
        let sets = self.found.iter().map(|(distance, changed)| {
            let mut ordered = changed.clone();
            ordered.sort_by_key(|(lever, _)| self.bound.levers[*lever].position);
            let keys: Vec<(usize, usize)> =
                ordered.iter().map(|(lever, class)| (self.bound.levers[*lever].position, *class)).collect();
            let changes = ordered.iter().map(|(lever, class)| {
                let lever = &self.bound.levers[*lever];
                (lever.question, lever.classes[*class].clone())
            });
            (keys, ChangeSet { changes: changes.collect(), distance: *distance })
        });
        let mut sets: Vec<_> = sets.collect();
        sets.sort_by(|one, two| one.0.cmp(&two.0));
        sets.into_iter().map(|(_, set)| set).take(EQUALS_MAX).collect()
    }

    /// What stands in the way, once it is known that something does.
    fn never(&self, base: &Evaluation) -> Outcome {
        let at = self.bound.wanted.index();
        let fails = |index: &usize| {
            base.pathways[at].requires[*index] == Truth::No
                && self.levers.possible.requires[at][*index].is_only(Truth::No)
        };
        let mut obstacles: Vec<Obstacle> =
            (0..base.pathways[at].requires.len()).filter(fails).map(Obstacle::Requirement).collect();
        let stay_in = self.bound.rivals.iter().filter(|rival| !self.bound.may_be_out(base, **rival, u128::MAX));
        obstacles.extend(stay_in.filter_map(|rival| {
            let gains: i32 =
                (0..self.bound.levers.len()).map(|lever| self.bound.gain(base, *rival, lever, Open::all())).sum();
            let short = self.bound.missing(base, *rival) - gains;
            (short > 0).then_some(Obstacle::Rival(*rival, short))
        }));
        if obstacles.is_empty() {
            obstacles.push(Obstacle::Together);
        }
        Outcome::Never(obstacles)
    }
}
