//! The bound on leads: the most that changed answers can add to the lead of one route over another.
//!
//! In: what a person can change, a route, and which of the answers a branch may still change. Out: bounds that no such
//! change exceeds. Never: searching.

use crate::analysis::person::levers::{Lever, Levers};
use crate::engine::evaluation::Evaluation;
use crate::engine::recommendation::points;
use crate::engine::truth::Truth;
use crate::model::id::PathwayId;

/// What changed answers can add to the lead of one route.
pub struct LeadBound<'a> {
    /// The route that is to come first.
    pub wanted: PathwayId,
    /// The other routes.
    pub rivals: Vec<PathwayId>,
    /// What can be changed, in the order of the search.
    pub levers: Vec<&'a Lever>,
    /// The same in asking order, and what is possible.
    all: &'a Levers<'a>,
    /// By pathway and requirement: the levers it looks at, in the order of the search.
    requires: Vec<Vec<u128>>,
    /// By pathway and piece of evidence: likewise.
    evidence: Vec<Vec<u128>>,
}

/// Which levers a branch can still change, and which it has changed.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    /// A bit for each lever.
    pub free: u128,
    changed: u128,
}

impl Open {
    /// Before anything is changed.
    pub fn all() -> Self {
        Self { free: u128::MAX, changed: 0 }
    }

    /// The branch that changes this lever and then may change those behind it.
    #[must_use]
    pub fn after(self, lever: usize) -> Self {
        Self {
            free: u128::MAX.checked_shl(u32::try_from(lever + 1).unwrap_or(u32::MAX)).unwrap_or(0),
            changed: self.changed | 1 << lever,
        }
    }
}

/// A rival that has to be passed on points, and what each lever can add to the lead over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Race {
    missing: i32,
    gains: Vec<i32>,
}

impl<'a> LeadBound<'a> {
    /// Puts the levers of a person into the order of a search for the least changes that bring `wanted` first.
    pub fn new(all: &'a Levers<'a>, base: &Evaluation, wanted: PathwayId) -> Self {
        let assessment = all.assessment;
        let routes = assessment.routes();
        let mut bound = Self {
            wanted,
            rivals: routes.filter(|id| *id != wanted).collect(),
            levers: all.levers.iter().collect(),
            all,
            requires: all.requires.clone(),
            evidence: all.evidence.clone(),
        };
        // What requirements look at stands first, since behind it no rival can be ruled out any more; then what can add
        // most, so that little is left to hope for behind it.
        let requirements = bound.requires.iter().flatten().fold(0, |all, mask| all | mask);
        let weights: Vec<i32> = (0..bound.levers.len()).map(|lever| bound.weight(base, lever)).collect();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|lever| (requirements >> lever & 1 == 0, -weights[*lever], *lever));
        bound.levers = order.iter().map(|lever| &all.levers[*lever]).collect();
        for mask in bound.requires.iter_mut().chain(&mut bound.evidence).flatten() {
            let looked_at = order.iter().enumerate().filter(|(_, lever)| *mask >> *lever & 1 == 1);
            *mask = looked_at.fold(0, |masks, (at, _)| masks | 1 << at);
        }
        bound
    }

    fn weight(&self, base: &Evaluation, lever: usize) -> i32 {
        self.rivals.iter().map(|rival| self.gain(base, *rival, lever, Open::all())).sum()
    }

    /// The rivals that have to be passed on points; `None` where a requirement of the wanted route cannot be met any
    /// more.
    pub fn races(&self, node: &Evaluation, open: Open) -> Option<Vec<Race>> {
        let free = open.free;
        let at = self.wanted.index();
        let fails = |index: usize| node.pathways[at].requires[index] == Truth::No;
        let can_hold = |index: usize| {
            self.requires[at][index] & free != 0 && self.all.possible.requires[at][index].has_other_than(Truth::No)
        };
        if (0..self.requires[at].len()).any(|index| fails(index) && !can_hold(index)) {
            return None;
        }
        let rivals = self.rivals.iter().filter(|rival| !self.may_be_out(node, **rival, free));
        let races = rivals.map(|rival| Race {
            missing: self.missing(node, *rival),
            gains: (0..self.levers.len()).map(|lever| self.gain(node, *rival, lever, open)).collect(),
        });
        Some(races.filter(|race| race.missing > 0).collect())
    }

    /// Whether the rival is ruled out, or may come to be.
    pub fn may_be_out(&self, node: &Evaluation, rival: PathwayId, free: u128) -> bool {
        let at = rival.index();
        (0..self.requires[at].len()).any(|index| {
            let may_fail = self.requires[at][index] & free != 0 && self.all.possible.requires[at][index].has(Truth::No);
            may_fail || node.pathways[at].requires[index] == Truth::No
        })
    }

    /// How many more points the wanted route needs to stand before the rival.
    pub fn missing(&self, node: &Evaluation, rival: PathwayId) -> i32 {
        let order = |id: PathwayId| (self.all.assessment.pathway(id).standing, id);
        let wins_ties = order(self.wanted) < order(rival);
        let lead = points(self.all.assessment, node, self.wanted).0 - points(self.all.assessment, node, rival).0;
        i32::from(!wins_ties) - lead
    }

    /// The most that one lever can add to the lead over the rival.
    pub fn gain(&self, node: &Evaluation, rival: PathwayId, lever: usize, open: Open) -> i32 {
        if open.free >> lever & 1 == 0 {
            return 0;
        }
        let mut most = vec![0; self.levers[lever].classes.len()];
        for (pathway, sign) in [(self.wanted, 1), (rival, -1)] {
            let at = pathway.index();
            for (index, it) in self.all.assessment.pathway(pathway).evidence.iter().enumerate() {
                if self.evidence[at][index] >> lever & 1 == 1 {
                    let is_now = node.pathways[at].evidence[index] == Truth::Yes;
                    self.add((at, index, sign * it.points.0), is_now, (lever, open), &mut most);
                }
            }
        }
        most.into_iter().max().unwrap_or(0).max(0)
    }

    /// Adds to each answer of a lever the most that one rule may bring with it: exactly where the rule looks at no other
    /// lever, else all that may come of it, counted for one lever alone where nothing comes of it without that one.
    fn add(
        &self,
        (at, index, points): (usize, usize, i32),
        is_now: bool,
        (lever, open): (usize, Open),
        most: &mut [i32],
    ) {
        let classes = self.levers[lever].possible.iter().map(|possible| possible.evidence[at][index]);
        let helps = if is_now { points < 0 } else { points > 0 };
        let mask = self.evidence[at][index];
        if helps && self.is_counted_here((at, index), is_now, (lever, open)) {
            for (most, truths) in most.iter_mut().zip(classes) {
                let may_turn = if is_now { truths.has_other_than(Truth::Yes) } else { truths.has(Truth::Yes) };
                *most += if may_turn { points.abs() } else { 0 };
            }
        } else if !helps && mask == 1 << lever {
            for (most, truths) in most.iter_mut().zip(classes) {
                let turns = if is_now { !truths.has(Truth::Yes) } else { truths.is_only(Truth::Yes) };
                *most -= if turns { points.abs() } else { 0 };
            }
        }
    }

    /// Whether what comes of a rule that turns counts for this lever: for each that it looks at, but where the rule
    /// cannot turn while some lever stays as it is, for the last such lever alone, and for none once that one is given up.
    fn is_counted_here(&self, (at, index): (usize, usize), is_now: bool, (lever, open): (usize, Open)) -> bool {
        let mask = self.evidence[at][index];
        let mut last = None;
        for (other, it) in self.levers.iter().enumerate() {
            let bit = 1_u128 << other;
            if mask & bit == 0 || open.changed & bit != 0 {
                continue;
            }
            let kept = it.kept.evidence[at][index];
            let may_turn = if is_now { kept.has_other_than(Truth::Yes) } else { kept.has(Truth::Yes) };
            if !may_turn {
                if open.free & bit == 0 {
                    return false;
                }
                last = Some(other);
            }
        }
        last.is_none_or(|last| last == lever)
    }
}

/// Whether changing the lever `next` and up to `left - 1` of those behind it may win every race.
pub fn is_hopeful(races: &[Race], next: usize, left: usize) -> bool {
    races.iter().all(|race| {
        let mut later: Vec<i32> = race.gains[next + 1..].to_vec();
        later.sort_unstable_by_key(|gain| -gain);
        race.gains[next] + later.iter().take(left.saturating_sub(1)).sum::<i32>() >= race.missing
    })
}
