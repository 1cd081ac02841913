//! Idle parts: what can be left out of a condition, so that it holds for the same people.
//!
//! In: a condition of an assessment. Out: its idle parts, proved over every answer. Never: guesses.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::analysis::pack::lint::tests::Tests;
use crate::engine::truth::{Response, Results, Truth, View};
use crate::model::condition::{Condition, ResultTest};
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};

/// The most combinations of answers that one look goes through.
const COMBINATIONS_MAX: usize = 100_000;
/// The most tests of results that are supposed in every way.
const SUPPOSED_MAX: usize = 6;

/// A part of a condition that changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdlePart {
    /// The part.
    pub part: Condition,
    /// The condition without it, and without the idle parts found before.
    pub rest: Condition,
}

/// The way down to a part: its place among those of each condition above it.
type Path = Vec<usize>;

/// The parts of `All` and `Any` that can be left out of a condition one after the other.
///
/// Every question looked at may be answered in any way, left open, or not asked, and every result may be any: so a part
/// that only skip logic or a table makes idle is left alone. It says whom the condition is for, and counts where an
/// answer is missing. What has too many combinations is left alone, too.
pub fn idle_parts(pack: &Pack, assessment: &Assessment, condition: &Condition) -> Vec<IdlePart> {
    let mut found: Vec<IdlePart> = Vec::new();
    loop {
        let now = found.last().map_or(condition, |it| &it.rest);
        let Some(path) = (Search { pack, assessment }).first(now) else { return found };
        let rest = without(now, &path);
        let Some(part) = at(now, &path).cloned() else { return found };
        found.push(IdlePart { part, rest });
    }
}

struct Search<'p> {
    pack: &'p Pack,
    assessment: &'p Assessment,
}

impl Search<'_> {
    /// The path to an idle part.
    fn first(&self, condition: &Condition) -> Option<Path> {
        let joined = match condition {
            Condition::All(parts) if parts.len() > 1 => Some((Condition::All as fn(_) -> _, Truth::Yes)),
            Condition::Any(parts) if parts.len() > 1 => Some((Condition::Any as fn(_) -> _, Truth::No)),
            _ => None,
        };
        let Some((join, neutral)) = joined else {
            let mut inner = parts(condition).iter().enumerate();
            return inner.find_map(|(at, part)| self.first(part).map(|rest| below(at, &rest)));
        };
        // Parts that look at nothing in common say nothing about each other.
        self.groups(parts(condition)).into_iter().find_map(|group| match group[..] {
            [only] if self.constant(&parts(condition)[only]) == Some(neutral) => Some(vec![only]),
            [only] => self.first(&parts(condition)[only]).map(|rest| below(only, &rest)),
            _ => {
                let members = group.iter().map(|at| parts(condition)[*at].clone()).collect();
                let path = self.idle(&join(members))?;
                Some(below(group[path[0]], &path[1..]))
            }
        })
    }

    /// Whether a part that looks at nothing holds.
    fn constant(&self, part: &Condition) -> Option<Truth> {
        let looks_at_nothing = self.assessment.questions_of(part).is_empty() && results(part).is_empty();
        let view = View { assessment: self.assessment, responses: &[], facts: &[], results: None };
        looks_at_nothing.then(|| view.truth(part))
    }

    /// The parts by index, those together that look at a question or a result in common.
    fn groups(&self, parts: &[Condition]) -> Vec<Vec<usize>> {
        let mut groups: Vec<(Vec<usize>, BTreeSet<QuestionId>, Vec<ResultTest>)> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let mut joined = (vec![at], BTreeSet::from_iter(self.assessment.questions_of(part)), results(part));
            let mut apart = Vec::new();
            for group in groups {
                if group.1.is_disjoint(&joined.1) && !group.2.iter().any(|it| joined.2.contains(it)) {
                    apart.push(group);
                } else {
                    joined.0.extend(group.0);
                    joined.1.extend(group.1);
                    joined.2.extend(group.2);
                }
            }
            joined.0.sort_unstable();
            apart.push(joined);
            groups = apart;
        }
        groups.into_iter().map(|(members, ..)| members).collect()
    }

    /// The path to an idle part of a condition whose parts hang together, tried against every combination of answers.
    fn idle(&self, condition: &Condition) -> Option<Path> {
        let mut paths = Vec::new();
        removable(condition, &mut Vec::new(), &mut paths);
        let mut candidates: Vec<(Condition, Path)> =
            paths.into_iter().map(|path| (without(condition, &path), path)).collect();
        let tests = Tests::of(self.assessment, &[condition], false);
        let questions = self.assessment.questions_of(condition).into_iter().map(|id| {
            let kinds = tests.kinds(id, self.pack.question(id))?;
            let given = kinds.into_iter().map(Response::Given);
            Some((id, given.chain([Response::Skipped, Response::Pending]).collect()))
        });
        let questions: Vec<(QuestionId, Vec<Response>)> = questions.collect::<Option<_>>()?;
        let supposed = results(condition);
        let most = questions.iter().try_fold(1_usize, |product, (_, ways)| product.checked_mul(ways.len()))?;
        if supposed.len() > SUPPOSED_MAX || most > COMBINATIONS_MAX / 3_usize.pow(u32::try_from(supposed.len()).ok()?) {
            return None;
        }
        let mut responses = vec![Response::Pending; self.pack.questions.len()];
        let (mut is_met, mut is_missed) = (false, false);
        let walk = each(&questions, &mut responses, &mut |responses| {
            each_result(&supposed, &mut Vec::new(), &mut |results| {
                let results = Some(results as &dyn Results);
                let view = View { assessment: self.assessment, responses, facts: &[], results };
                let truth = view.truth(condition);
                is_met |= truth == Truth::Yes;
                is_missed |= truth == Truth::No;
                candidates.retain(|(rest, _)| view.truth(rest) == truth);
                if candidates.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            })
        });
        // Where all parts together contradict each other, none of them is idle.
        if walk.is_break() || !is_met || !is_missed {
            return None;
        }
        // The outermost, since what it holds goes with it; of several the last, so that of two equal parts the first stays.
        candidates.into_iter().rev().min_by_key(|(_, path)| path.len()).map(|(_, path)| path)
    }
}

fn below(at: usize, rest: &[usize]) -> Path {
    [&[at], rest].concat()
}

fn parts(condition: &Condition) -> &[Condition] {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => parts,
        Condition::Not(part) => std::slice::from_ref(part),
        _ => &[],
    }
}

/// The tests of results of a condition, each once.
fn results(condition: &Condition) -> Vec<ResultTest> {
    let mut found = Vec::new();
    condition.walk(&mut |part| match part {
        Condition::Result(test) if !found.contains(test) => found.push(*test),
        _ => {}
    });
    found
}

/// The paths of all parts of an `All` or `Any` that has others beside them.
fn removable(condition: &Condition, path: &mut Path, paths: &mut Vec<Path>) {
    let is_joined = matches!(condition, Condition::All(parts) | Condition::Any(parts) if parts.len() > 1);
    for (at, part) in parts(condition).iter().enumerate() {
        path.push(at);
        if is_joined {
            paths.push(path.clone());
        }
        removable(part, path, paths);
        path.pop();
    }
}

fn at<'c>(condition: &'c Condition, path: &[usize]) -> Option<&'c Condition> {
    path.iter().try_fold(condition, |it, at| parts(it).get(*at))
}

fn without(condition: &Condition, path: &[usize]) -> Condition {
    let mut condition = condition.clone();
    leave_out(&mut condition, path);
    condition
}

fn leave_out(condition: &mut Condition, path: &[usize]) {
    let Some((at, rest)) = path.split_first() else { return };
    match condition {
        Condition::All(parts) | Condition::Any(parts) if rest.is_empty() => drop(parts.remove(*at)),
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
            leave_out(&mut parts[*at], rest);
        }
        Condition::Not(part) => leave_out(part, rest),
        _ => {}
    }
}

/// Shows every combination of responses to the questions.
fn each(
    questions: &[(QuestionId, Vec<Response>)],
    responses: &mut Vec<Response>,
    visit: &mut dyn FnMut(&[Response]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some(((question, ways), rest)) = questions.split_first() else { return visit(responses) };
    for way in ways {
        responses[question.index()] = *way;
        each(rest, responses, visit)?;
    }
    ControlFlow::Continue(())
}

/// Results that are supposed.
struct Supposed(Vec<(ResultTest, Truth)>);

impl Results for Supposed {
    fn test(&self, test: ResultTest) -> Truth {
        self.0.iter().find(|(it, _)| *it == test).map_or(Truth::Unknown, |(_, truth)| *truth)
    }
}

/// Shows every combination of results.
fn each_result(
    tests: &[ResultTest],
    before: &mut Vec<(ResultTest, Truth)>,
    visit: &mut dyn FnMut(&Supposed) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some((test, rest)) = tests.split_first() else { return visit(&Supposed(before.clone())) };
    for truth in [Truth::No, Truth::Unknown, Truth::Yes] {
        before.push((*test, truth));
        each_result(rest, before, visit)?;
        before.pop();
    }
    ControlFlow::Continue(())
}
