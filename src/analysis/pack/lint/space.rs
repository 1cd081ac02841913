//! The answer space of a few conditions: every kind of respondent that they tell apart.
//!
//! In: conditions of one assessment. Out: a view of each kind of respondent, skip logic followed. Never: samples.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::analysis::pack::lint::blocks::{Blocks, Step};
use crate::analysis::pack::lint::results::by_answers;
use crate::analysis::pack::lint::tests::Tests;
use crate::analysis::proof::dice::Dice;
use crate::engine::truth::{Response, Results, Truth, View};
use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet, ResultTest};
use crate::model::id::PathwayId;
use crate::model::pack::{Assessment, Pack};
use crate::model::questionnaire::Asked;

/// The most kinds of respondents that one look goes through.
const RESPONDENTS_MAX: usize = 200_000;
/// Respondents looked at before all others.
const SCATTERED: usize = 300;
/// The most results that are supposed both ways.
const SUPPOSED_MAX: usize = 6;

/// The space that some conditions look at.
pub struct Space<'p> {
    pack: &'p Pack,
    assessment: &'p Assessment,
    /// What is answered together, in asking order.
    steps: Vec<Step<'p>>,
    /// Which facts the conditions refer to.
    facts: Vec<bool>,
    /// Tests of results that are supposed to be met and not to be met, and the pathway that has to be open for it.
    supposed: Vec<(ResultTest, Option<PathwayId>)>,
}

impl<'p> Space<'p> {
    /// The space of conditions of one assessment; none where it is too large to go through.
    pub fn of(pack: &'p Pack, assessment: &'p Assessment, conditions: &[&'p Condition]) -> Option<Self> {
        let tests = Tests::of(assessment, conditions, true);
        let is_supposing = !tests.supposed.is_empty();
        let space = Self::seen_by(pack, assessment, conditions, tests);
        // Where requirements make it too large, a pathway that is ruled out is supposed to be recommended too.
        let loosely = || Self::supposing(pack, assessment, conditions).filter(|_| is_supposing);
        space.or_else(loosely)
    }

    /// The space in which everything may be recommended, though it is ruled out.
    pub fn supposing(pack: &'p Pack, assessment: &'p Assessment, conditions: &[&'p Condition]) -> Option<Self> {
        Self::seen_by(pack, assessment, conditions, Tests::of(assessment, conditions, false))
    }

    fn seen_by(
        pack: &'p Pack,
        assessment: &'p Assessment,
        conditions: &[&'p Condition],
        mut tests: Tests<'p>,
    ) -> Option<Self> {
        let mut at = 0;
        let mut deciding = BTreeSet::new();
        while let Some(question) = tests.questions.get(at).copied() {
            if let Some(position) = assessment.position(question) {
                let ask_when = &assessment.asked[position].ask_when;
                deciding.extend(assessment.questions_of(ask_when));
                tests.add(assessment, ask_when);
            }
            at += 1;
        }
        if tests.supposed.len() > SUPPOSED_MAX {
            return None;
        }
        let asked = || assessment.asked.iter().filter(|asked| tests.questions.contains(&asked.question));
        let is_free = |asked: &&Asked| asked.ask_when == Condition::Always && !deciding.contains(&asked.question);
        let free = asked().filter(is_free).map(|asked| asked.question).collect();
        // What nothing depends on comes first: most often a condition is no by its own questions, whatever is answered
        // to those that only decide what is asked.
        let mut steps = Blocks::of(assessment, free, conditions, &tests).steps(pack, assessment, &tests)?;
        let independent = steps.len();
        for asked in asked().filter(|asked| !is_free(asked)) {
            let kinds = tests.kinds(asked.question, pack.question(asked.question))?;
            let ways = kinds.into_iter().map(|it| vec![it]).collect();
            steps.push(Step { ask_when: &asked.ask_when, questions: vec![asked.question], ways });
        }
        let facts = (0..assessment.facts.len()).map(|at| tests.facts.contains(&at)).collect();
        let supposed = tests.supposed.iter().map(|test| (*test, tests.needs_open(assessment, *test))).collect();
        let space = Self { pack, assessment, steps, facts, supposed };
        space.is_small(independent).then_some(space)
    }

    /// Whether every kind of respondent can be looked at. Counted before looking at any, since a space that is looked
    /// at in part proves nothing; the first `independent` steps are asked of everybody, the others follow skip logic.
    fn is_small(&self, independent: usize) -> bool {
        let each = self.steps[..independent].iter().try_fold(1 << self.supposed.len(), |product: usize, step| {
            product.checked_mul(step.ways.len()).filter(|product| *product <= RESPONDENTS_MAX)
        });
        let Some(each) = each else { return false };
        let mut responses = vec![Response::Skipped; self.pack.questions.len()];
        let mut left = RESPONDENTS_MAX / each.max(1);
        let counted = self.descend(independent, &mut responses, &mut |_| {
            if left == 0 {
                return ControlFlow::Break(());
            }
            left -= 1;
            ControlFlow::Continue(())
        });
        counted.is_continue()
    }

    /// Whether the goal is true of anybody who has answered everything that is asked.
    ///
    /// What comes first or is recommended is supposed both ways for everybody whose answers do not rule it out, which
    /// can only add respondents: what is true of none of these is true of nobody. Of somebody whose answers are known
    /// in part, the goal is unknown where they can still turn out either way; nobody is looked at behind a no.
    pub fn is_anybody(&self, goal: impl Fn(&View<'_>) -> Truth) -> bool {
        let mut responses = self.unanswered();
        self.find(0, &mut responses, &goal, &mut |_| ()).is_break()
    }

    /// The same; somebody of whom it is true, in words.
    pub fn somebody(&self, goal: impl Fn(&View<'_>) -> Truth) -> Option<String> {
        let mut responses = self.unanswered();
        let mut somebody = None;
        let mut tell = |view: &View<'_>| somebody = Some(self.describe(view));
        // Somebody far from the first answers to everything is told rather than the first in order.
        let mut dice = Dice(0);
        let mut scattered = responses.clone();
        let is_found = (0..SCATTERED).any(|_| {
            self.scatter(&mut dice, &mut scattered);
            self.show(&scattered, &goal, &mut tell).is_break()
        });
        if !is_found {
            let _ = self.find(0, &mut responses, &goal, &mut tell);
        }
        somebody
    }

    /// Nothing is answered yet.
    fn unanswered(&self) -> Vec<Response> {
        let mut responses = vec![Response::Skipped; self.pack.questions.len()];
        for question in self.steps.iter().flat_map(|step| &step.questions) {
            responses[question.index()] = Response::Pending;
        }
        responses
    }

    /// Goes through the respondents who answered the steps before this one as they did, and tells of the first of whom
    /// the goal is true.
    fn find(
        &self,
        depth: usize,
        responses: &mut Vec<Response>,
        goal: &dyn Fn(&View<'_>) -> Truth,
        tell: &mut dyn FnMut(&View<'_>),
    ) -> ControlFlow<()> {
        let Some(step) = self.steps.get(depth) else { return self.show(responses, goal, tell) };
        if !self.can_be(responses, goal) {
            return ControlFlow::Continue(());
        }
        let view = View { assessment: self.assessment, responses, facts: &[], results: None };
        let set = |responses: &mut Vec<Response>, way: Option<&Vec<Answer>>| {
            for (at, question) in step.questions.iter().enumerate() {
                responses[question.index()] = way.map_or(Response::Skipped, |way| Response::Given(way[at]));
            }
        };
        if view.truth(step.ask_when) == Truth::No {
            set(responses, None);
            self.find(depth + 1, responses, goal, tell)?;
        } else {
            for way in &step.ways {
                set(responses, Some(way));
                self.find(depth + 1, responses, goal, tell)?;
            }
        }
        step.questions.iter().for_each(|question| responses[question.index()] = Response::Pending);
        ControlFlow::Continue(())
    }

    /// Whether the goal can still be true of somebody of whom this much is known.
    fn can_be(&self, responses: &[Response], goal: &dyn Fn(&View<'_>) -> Truth) -> bool {
        let facts = self.facts(responses);
        let facts = facts.as_slice();
        let closed = self.closed(&View { assessment: self.assessment, responses, facts, results: None });
        let results = Supposed { space: self, responses, facts, met: None, closed };
        goal(&View { assessment: self.assessment, responses, facts, results: Some(&results) }) != Truth::No
    }

    /// Some respondent of the space.
    fn scatter(&self, dice: &mut Dice, responses: &mut [Response]) {
        for step in &self.steps {
            let view = View { assessment: self.assessment, responses, facts: &[], results: None };
            let way = (view.truth(step.ask_when) != Truth::No).then(|| &step.ways[dice.place(step.ways.len())]);
            for (at, question) in step.questions.iter().enumerate() {
                responses[question.index()] = way.map_or(Response::Skipped, |way| Response::Given(way[at]));
            }
        }
    }

    /// A respondent of this space in words: `question: option`, for what is asked.
    pub fn describe(&self, view: &View<'_>) -> String {
        let parts = self.steps.iter().flat_map(|step| &step.questions).filter_map(|id| {
            let question = self.pack.question(*id);
            let ids = |set: OptionSet| set.iter().map(|it| question.options()[it].id.as_str()).collect::<Vec<_>>();
            match view.responses[id.index()] {
                Response::Given(Answer::Options(set)) => Some(format!("`{}: {}`", question.id, ids(set).join("+"))),
                Response::Given(Answer::Number(number)) => Some(format!("`{}: {number}`", question.id)),
                Response::Skipped | Response::Pending => None,
            }
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    fn descend(
        &self,
        depth: usize,
        responses: &mut Vec<Response>,
        visit: &mut dyn FnMut(&[Response]) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(step) = self.steps.get(depth) else { return visit(responses) };
        let view = View { assessment: self.assessment, responses, facts: &[], results: None };
        if view.truth(step.ask_when) == Truth::No {
            step.questions.iter().for_each(|question| responses[question.index()] = Response::Skipped);
            return self.descend(depth + 1, responses, visit);
        }
        for way in &step.ways {
            for (question, answer) in step.questions.iter().zip(way) {
                responses[question.index()] = Response::Given(*answer);
            }
            self.descend(depth + 1, responses, visit)?;
        }
        ControlFlow::Continue(())
    }

    /// The supposed results that answers rule out, a bit each.
    fn closed(&self, view: &View<'_>) -> u64 {
        let is_out = |id: PathwayId| {
            let requires = &self.assessment.pathway(id).requires;
            requires.iter().any(|it| view.truth(&it.holds) == Truth::No)
        };
        let bits = self.supposed.iter().enumerate().map(|(at, (_, open))| u64::from(open.is_some_and(is_out)) << at);
        bits.sum()
    }

    /// Facts, worked out once for all conditions; those that none refers to stay open.
    fn facts(&self, responses: &[Response]) -> Vec<Truth> {
        let mut facts = Vec::with_capacity(self.facts.len());
        for (fact, is_used) in self.assessment.facts.iter().zip(&self.facts) {
            let view = View { assessment: self.assessment, responses, facts: &facts, results: None };
            let truth = if *is_used { view.truth(&fact.when) } else { Truth::Unknown };
            facts.push(truth);
        }
        facts
    }

    /// Tells of a respondent with these answers of whom the goal is true, whatever is supposed of the results.
    fn show(
        &self,
        responses: &[Response],
        goal: &dyn Fn(&View<'_>) -> Truth,
        tell: &mut dyn FnMut(&View<'_>),
    ) -> ControlFlow<()> {
        let facts = self.facts(responses);
        let facts = facts.as_slice();
        let closed = self.closed(&View { assessment: self.assessment, responses, facts, results: None });
        for met in (0..1_u64 << self.supposed.len()).filter(|met| met & closed == 0) {
            let results = Supposed { space: self, responses, facts, met: Some(met), closed };
            let view = View { assessment: self.assessment, responses, facts, results: Some(&results) };
            if goal(&view) == Truth::Yes {
                tell(&view);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }
}

/// Results of a supposed respondent: worked out where answers decide them, else supposed.
struct Supposed<'a, 'p> {
    space: &'a Space<'p>,
    responses: &'a [Response],
    facts: &'a [Truth],
    /// The supposed results that are met, a bit each; none while some answers are open.
    met: Option<u64>,
    /// Those that answers rule out.
    closed: u64,
}

impl Results for Supposed<'_, '_> {
    fn test(&self, test: ResultTest) -> Truth {
        let assessment = self.space.assessment;
        let view = View { assessment, responses: self.responses, facts: self.facts, results: None };
        if let Some(truth) = by_answers(&view, test) {
            return truth;
        }
        let Some(at) = self.space.supposed.iter().position(|(it, _)| *it == test) else { return Truth::No };
        let is_closed = self.closed >> at & 1 == 1;
        self.met.map_or(Truth::of(!is_closed).min(Truth::Unknown), |met| Truth::of(met >> at & 1 == 1))
    }
}
