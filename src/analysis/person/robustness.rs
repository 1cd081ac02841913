//! Robustness: in how many nearby worlds the first route stays first.
//!
//! In: a case, and what its changed answers do. Out: exact counts over changed answers, changed weights and answers that
//! are unsure now. Never: samples, weights that nobody asked about.

use crate::analysis::person::alternatives::{alternatives, signature, tests};
use crate::analysis::person::possibility::{Domains, possible};
use crate::analysis::person::sensitivity::{Sensitivity, leads_clearly};
use crate::engine::case::Case;
use crate::engine::evaluation::{Evaluation, evaluate};
use crate::engine::recommendation::{CLOSE_MARGIN, points, rank, ruled_out};
use crate::engine::truth::{Response, Truth};
use crate::model::answers::{Answer, Answers};
use crate::model::id::{OutcomeId, PathwayId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::pathway::PathwayKind;

/// So many combinations of answers are counted all together; where there are more, one and two at a time.
pub const COMBINATIONS_MAX: usize = 100_000;

/// How many there are, and how many of them keep the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All of them.
    pub all: usize,
    /// Those that keep the same route first; in a close call, those that leave it close; without routes, those that
    /// keep every verdict.
    pub kept: usize,
}

/// The three counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Robustness {
    /// Single answers changed.
    pub answers: Count,
    /// Single weights changed by one step.
    pub weights: Count,
    /// Answers "not sure" replaced by known ones.
    pub completions: Count,
    /// Whether the completions are all combinations; else each answer by itself and every two together.
    pub all_together: bool,
}

/// Counts.
pub fn robustness(case: &Case<'_>, sensitivity: &Sensitivity) -> Robustness {
    let keeps = Keeps::new(case);
    let (completions, all_together) = completions(case, &keeps);
    let kept = if case.assessment.pathways.is_empty() {
        sensitivity.changes.iter().filter(|change| change.verdicts.is_empty()).count()
    } else {
        sensitivity.kept(keeps.is_close)
    };
    Robustness {
        answers: Count { all: sensitivity.changes.len(), kept },
        weights: weights(case, &keeps),
        completions,
        all_together,
    }
}

/// What it means that a result stays.
struct Keeps {
    first: Option<PathwayId>,
    is_close: bool,
    outcomes: Vec<Option<OutcomeId>>,
}

impl Keeps {
    fn new(case: &Case<'_>) -> Self {
        Self {
            first: case.recommendation.first(),
            is_close: !leads_clearly(case.assessment, &case.evaluation, &case.recommendation.routes),
            outcomes: outcomes(case.assessment, &case.evaluation),
        }
    }

    fn holds(&self, assessment: &Assessment, then: &Evaluation) -> bool {
        if self.first.is_none() {
            return outcomes(assessment, then) == self.outcomes;
        }
        let ranked = rank(assessment, then, PathwayKind::Route);
        if self.is_close { !leads_clearly(assessment, then, &ranked) } else { ranked.first().copied() == self.first }
    }

    /// The same for routes with other points than theirs.
    fn holds_for(&self, assessment: &Assessment, base: &Evaluation, totals: &[(PathwayId, i32)]) -> bool {
        let place = |(id, total): &(PathwayId, i32)| {
            (ruled_out(base, *id), std::cmp::Reverse(*total), assessment.pathway(*id).standing, *id)
        };
        let first = totals.iter().min_by_key(|it| place(it));
        if !self.is_close {
            return first.map(|(id, _)| *id) == self.first;
        }
        let eligible = totals.iter().filter(|(id, _)| !ruled_out(base, *id)).map(|(_, total)| *total);
        let most = eligible.clone().max().unwrap_or_default();
        eligible.filter(|total| most - total <= CLOSE_MARGIN).count() > 1
    }
}

fn outcomes(assessment: &Assessment, evaluation: &Evaluation) -> Vec<Option<OutcomeId>> {
    let outcomes = evaluation.results(assessment).map(|(_, row)| row.map(|row| row.outcome));
    outcomes.collect()
}

/// Each piece of evidence that counts for a route of this person, one point more and one less within -2 to +2, never 0:
/// a weight that adds nothing here can change nothing, so counting it would only flatter the number.
fn weights(case: &Case<'_>, keeps: &Keeps) -> Count {
    let (assessment, base) = (case.assessment, &case.evaluation);
    let routes = assessment.routes();
    let mut totals: Vec<(PathwayId, i32)> = routes.map(|id| (id, points(assessment, base, id).0)).collect();
    let mut count = Count::default();
    for at in 0..totals.len() {
        let (id, total) = totals[at];
        let evidence = assessment.pathway(id).evidence.iter().zip(&base.pathways[id.index()].evidence);
        for (it, _) in evidence.filter(|(_, truth)| **truth == Truth::Yes) {
            let steps = [-1, 1].into_iter().filter(|step| (1..=2).contains(&(it.points.0 + step).abs()));
            for step in steps {
                totals[at].1 = total + step;
                count.all += 1;
                count.kept += usize::from(keeps.holds_for(assessment, base, &totals));
            }
        }
        totals[at].1 = total;
    }
    count
}

/// An answer "not sure", and the known answers in its place; those that no rule tells apart stand together.
struct Unsure {
    question: QuestionId,
    known: Vec<(Answer, usize)>,
}

fn completions(case: &Case<'_>, keeps: &Keeps) -> (Count, bool) {
    let unsure = unsure(case);
    let ways = |it: &Unsure| it.known.iter().map(|(_, times)| times).sum::<usize>();
    let all = unsure.iter().map(ways).try_fold(1_usize, usize::checked_mul);
    let counting = Counting { pack: case.pack, assessment: case.assessment, keeps };
    match all.filter(|all| *all <= COMBINATIONS_MAX) {
        _ if unsure.is_empty() => (Count::default(), true),
        Some(all) => (Count { all, kept: counting.together(&mut case.answers.clone(), &unsure) }, true),
        None => (counting.one_and_two(&case.answers, &unsure), false),
    }
}

fn unsure(case: &Case<'_>) -> Vec<Unsure> {
    let assessment = case.assessment;
    let mut unsure = Vec::new();
    for asked in &assessment.asked {
        let Response::Given(given) = case.response(asked.question) else { continue };
        let question = case.pack.question(asked.question);
        if !question.is_unsure(given) {
            continue;
        }
        let tests = tests(assessment, asked.question);
        let mut known: Vec<(Vec<i64>, Answer, usize)> = Vec::new();
        for to in alternatives(assessment, question, asked.question, given) {
            let signature = signature(assessment, &tests, asked.question, to);
            match known.iter_mut().find(|(other, ..)| *other == signature) {
                _ if question.is_unsure(to) => {}
                Some((.., times)) => *times += 1,
                None => known.push((signature, to, 1)),
            }
        }
        if !known.is_empty() {
            let known = known.into_iter().map(|(_, to, times)| (to, times)).collect();
            unsure.push(Unsure { question: asked.question, known });
        }
    }
    unsure
}

struct Counting<'a> {
    pack: &'a Pack,
    assessment: &'a Assessment,
    keeps: &'a Keeps,
}

impl Counting<'_> {
    fn keeps(&self, answers: &Answers) -> bool {
        self.keeps.holds(self.assessment, &evaluate(self.pack, self.assessment, answers))
    }

    /// How many combinations keep the result: where it is settled already all or none, else by the next question.
    fn together(&self, answers: &mut Answers, open: &[Unsure]) -> usize {
        let Some((next, rest)) = open.split_first() else { return usize::from(self.keeps(answers)) };
        // For one question its few answers are tried sooner than bounded.
        if !rest.is_empty()
            && let Some(stays) = self.settled(answers, open)
        {
            let ways = |it: &Unsure| it.known.iter().map(|(_, times)| times).sum::<usize>();
            return if stays { open.iter().map(ways).product() } else { 0 };
        }
        let given = answers.get(next.question);
        let mut kept = 0;
        for (to, times) in &next.known {
            answers.set(next.question, *to);
            kept += times * self.together(answers, rest);
        }
        if let Some(given) = given {
            answers.set(next.question, given);
        }
        kept
    }

    /// Whether the first route stays first, or does not, whatever is answered; none where that is not seen at once.
    fn settled(&self, answers: &Answers, open: &[Unsure]) -> Option<bool> {
        let first = self.keeps.first?;
        let mut domains = Domains::new(self.pack, answers);
        for it in open {
            domains.set(it.question, it.known.iter().map(|(answer, _)| *answer).collect());
        }
        let possible = possible(self.pack, self.assessment, &domains);
        let range = |id: PathwayId| {
            let evidence = self.assessment.pathway(id).evidence.iter().zip(&possible.evidence[id.index()]);
            evidence.fold((0, 0), |(least, most), (it, truths)| {
                let (may, must) = (truths.has(Truth::Yes), truths.is_only(Truth::Yes));
                let adds = it.points.0;
                let low = if must || may && adds < 0 { adds } else { 0 };
                let high = if must || may && adds > 0 { adds } else { 0 };
                (least + low, most + high)
            })
        };
        let requires = |id: PathwayId| possible.requires[id.index()].iter();
        let is_in = |id: PathwayId| requires(id).all(|truths| !truths.has(Truth::No));
        let is_out = |id: PathwayId| requires(id).any(|truths| truths.is_only(Truth::No));
        let order = |id: PathwayId| (self.assessment.pathway(id).standing, id);
        let beats = |one: PathwayId, two: PathwayId| {
            let (low, high) = (range(one).0, range(two).1);
            low > high || low == high && order(one) < order(two)
        };
        if self.keeps.is_close {
            let routes = || self.assessment.routes();
            let leads = |one: PathwayId, two: PathwayId| is_out(two) || range(one).0 - range(two).1 > CLOSE_MARGIN;
            let leads_all = |one: PathwayId| is_in(one) && routes().all(|two| one == two || leads(one, two));
            return routes().any(leads_all).then_some(false);
        }
        let is_rival = |id: &PathwayId| *id != first && self.assessment.pathway(*id).kind == PathwayKind::Route;
        let rivals: Vec<PathwayId> = self.assessment.pathway_ids().filter(is_rival).collect();
        if is_in(first) && rivals.iter().all(|rival| is_out(*rival) || beats(first, *rival)) {
            Some(true)
        } else {
            rivals.iter().any(|rival| is_in(*rival) && (is_out(first) || beats(*rival, first))).then_some(false)
        }
    }

    fn one_and_two(&self, answers: &Answers, unsure: &[Unsure]) -> Count {
        let mut count = Count::default();
        let mut add = |answers: &Answers, times: usize| {
            count.all += times;
            count.kept += if self.keeps(answers) { times } else { 0 };
        };
        for (index, one) in unsure.iter().enumerate() {
            for (to, times) in &one.known {
                let mut changed = answers.clone();
                changed.set(one.question, *to);
                add(&changed, *times);
                for two in &unsure[index + 1..] {
                    for (also, more) in &two.known {
                        let mut both = changed.clone();
                        both.set(two.question, *also);
                        add(&both, times * more);
                    }
                }
            }
        }
        count
    }
}
