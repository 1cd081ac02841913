//! The bound on leads: the most that changed answers can add to the lead of one route over another.
//!
//! In: the answers of one respondent, a route, and which of the answers a branch may still change. Out: bounds that no such
//! change exceeds. Never: searching.

use crate::analysis::person::alternatives::{Class, alternatives, is_reachable, reachable};
use crate::analysis::person::possibility::{Domains, Possible, possible};
use crate::engine::case::Case;
use crate::engine::evaluation::Evaluation;
use crate::engine::recommendation::points;
use crate::engine::truth::{Response, Truth};
use crate::model::answers::Answer;
use crate::model::condition::Condition;
use crate::model::id::{PathwayId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::pathway::PathwayKind;

/// Questions that one search can change.
const LEVERS_MAX: usize = 128;

/// What one search can change, and what that can do.
pub struct LeadBound<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The route that is to come first.
    pub wanted: PathwayId,
    /// The other routes.
    pub rivals: Vec<PathwayId>,
    /// What can be changed.
    pub levers: Vec<LeverQuestion>,
    /// What is possible at all.
    pub possible: Possible,
    /// Whether every reachable answer of every lever is listed.
    pub is_complete: bool,
    /// By pathway and requirement: the levers it looks at, through facts, scales and skip logic.
    requires: Vec<Vec<u128>>,
    /// By pathway and piece of evidence: likewise.
    evidence: Vec<Vec<u128>>,
}

/// A question whose answer a person can change.
pub struct LeverQuestion {
    /// The question.
    pub question: QuestionId,
    /// Where it stands in the asking order.
    pub position: usize,
    /// The answers within reach.
    pub classes: Vec<Class>,
    /// By class: what is possible once this answer is taken and every other lever is free.
    possible: Vec<Possible>,
    /// What is possible while this answer stays and every other lever is free.
    kept: Possible,
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
    /// Looks at every lever of the person by itself and works out which rules it can turn.
    pub fn new(case: &Case<'a>, wanted: PathwayId) -> Self {
        let (pack, assessment, answers, base) = (case.pack, case.assessment, &case.answers, &case.evaluation);
        let (levers, is_complete) = levers(pack, assessment, base);
        let mut free = Domains::new(pack, answers);
        for (question, classes) in &levers {
            let others = classes.iter().filter_map(|class| class.answers.first().copied());
            free.set(*question, answers.get(*question).into_iter().chain(others).collect());
        }
        let levers = levers.into_iter().map(|(question, classes)| {
            let only = |answer: Option<Answer>| {
                let mut domains = free.clone();
                domains.set(question, answer.into_iter().collect());
                possible(pack, assessment, &domains)
            };
            let at = classes.iter().map(|class| only(class.answers.first().copied())).collect();
            let position = assessment.position(question).unwrap_or_default();
            LeverQuestion { question, position, possible: at, kept: only(answers.get(question)), classes }
        });
        let routes = assessment.pathway_ids().filter(|id| assessment.pathway(*id).kind == PathwayKind::Route);
        let mut bound = Self {
            pack,
            assessment,
            wanted,
            rivals: routes.filter(|id| *id != wanted).collect(),
            levers: levers.collect(),
            possible: possible(pack, assessment, &free),
            requires: Vec::new(),
            evidence: Vec::new(),
            is_complete,
        };
        bound.look_at();
        // What requirements look at stands first, since behind it no rival can be ruled out any more; then what can add
        // most, so that little is left to hope for behind it.
        let requirements = bound.requires.iter().flatten().fold(0, |all, mask| all | mask);
        let weights: Vec<i32> = (0..bound.levers.len()).map(|lever| bound.weight(base, lever)).collect();
        let mut order: Vec<usize> = (0..weights.len()).collect();
        order.sort_by_key(|lever| (requirements >> lever & 1 == 0, -weights[*lever], *lever));
        let mut levers: Vec<Option<LeverQuestion>> = bound.levers.drain(..).map(Some).collect();
        bound.levers = order.into_iter().filter_map(|lever| levers[lever].take()).collect();
        bound.look_at();
        bound
    }

    /// Works out which levers each rule looks at.
    fn look_at(&mut self) {
        let mut of_question = vec![0_u128; self.pack.questions.len()];
        let looked_at = |of_question: &[u128], condition: &Condition| {
            let questions = self.assessment.questions_of(condition).into_iter();
            questions.fold(0, |all, question| all | of_question[question.index()])
        };
        for asked in &self.assessment.asked {
            let own = self.levers.iter().position(|lever| lever.question == asked.question);
            let own = own.map_or(0, |index| 1_u128 << index);
            of_question[asked.question.index()] = own | looked_at(&of_question, &asked.ask_when);
        }
        let pathways = &self.assessment.pathways;
        let of = |conditions: Vec<&Condition>| conditions.into_iter().map(|it| looked_at(&of_question, it)).collect();
        self.requires =
            pathways.iter().map(|pathway| of(pathway.requires.iter().map(|it| &it.holds).collect())).collect();
        self.evidence =
            pathways.iter().map(|pathway| of(pathway.evidence.iter().map(|it| &it.when).collect())).collect();
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
            self.requires[at][index] & free != 0 && self.possible.requires[at][index].has_other_than(Truth::No)
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
            let may_fail = self.requires[at][index] & free != 0 && self.possible.requires[at][index].has(Truth::No);
            may_fail || node.pathways[at].requires[index] == Truth::No
        })
    }

    /// How many more points the wanted route needs to stand before the rival.
    pub fn missing(&self, node: &Evaluation, rival: PathwayId) -> i32 {
        let order = |id: PathwayId| (self.assessment.pathway(id).standing, id);
        let wins_ties = order(self.wanted) < order(rival);
        let lead = points(self.assessment, node, self.wanted).0 - points(self.assessment, node, rival).0;
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
            for (index, it) in self.assessment.pathway(pathway).evidence.iter().enumerate() {
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

/// Every question that was answered and that the person can answer otherwise; and whether all answers are listed.
fn levers(pack: &Pack, assessment: &Assessment, base: &Evaluation) -> (Vec<(QuestionId, Vec<Class>)>, bool) {
    let mut is_complete = true;
    let mut levers = Vec::new();
    for asked in &assessment.asked {
        let Response::Given(given) = base.respondent.response(asked.question) else { continue };
        let question = pack.question(asked.question);
        let single = |given: Answer| {
            let others = alternatives(assessment, question, asked.question, given).into_iter();
            let others = others.filter(|to| is_reachable(question, given, *to));
            others.map(|to| Class { answers: vec![to], distance: 1 }).collect()
        };
        let classes = reachable(assessment, question, asked.question, given).unwrap_or_else(|| {
            is_complete = false;
            single(given)
        });
        if !classes.is_empty() && levers.len() < LEVERS_MAX {
            levers.push((asked.question, classes));
        } else {
            is_complete &= classes.is_empty();
        }
    }
    (levers, is_complete)
}
