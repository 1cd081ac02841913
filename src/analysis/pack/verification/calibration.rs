//! Calibration: what comes out for people drawn as commonly as they are said to be.
//!
//! In: a pack with shares. Out: counts over people drawn from a fixed seed. Never: certainty, single answers as likely as any other.

use std::num::NonZero;

use crate::analysis::proof::dice::Dice;
use crate::analysis::proof::parallel;
use crate::engine::evaluation::evaluate;
use crate::engine::recommendation::{close_call, points, rank};
use crate::engine::routing::respond;
use crate::engine::truth::Truth;
use crate::model::answers::{Answer, Answers};
use crate::model::condition::OptionSet;
use crate::model::id::{PathwayId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::pathway::PathwayKind;
use crate::model::question::{AnswerKind, Question};
use crate::model::share::ShareRow;

/// People that one job draws.
const A_JOB: u64 = 256;

/// What comes out for people drawn as commonly as they are said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// How many were drawn.
    pub people: u64,
    /// By pathway: for how many it comes first.
    pub first: Vec<u64>,
    /// For how many the first route fits strongly, well, and possibly.
    pub fits: [u64; 3],
    /// For how many the first routes are too close to rank.
    pub close: u64,
}

/// Draws so many people and counts what comes out; none where the pack does not say how common answers are.
pub fn calibrate(
    pack: &Pack,
    assessment: &Assessment,
    people: u64,
    threads: Option<NonZero<usize>>,
) -> Option<Calibration> {
    if assessment.shares.rows.is_empty() || assessment.routes().next().is_none() {
        return None;
    }
    let starts: Vec<u64> = (0..people).step_by(usize::try_from(A_JOB).unwrap_or(1)).collect();
    let counts = parallel::each(&starts, threads, |start| {
        let mut count = Calibration::none(assessment);
        for number in *start..(start + A_JOB).min(people) {
            count.add(pack, assessment, &draw(pack, assessment, number));
        }
        count
    });
    let mut all = Calibration::none(assessment);
    for count in &counts {
        all.join(count);
    }
    Some(all)
}

impl Calibration {
    fn none(assessment: &Assessment) -> Self {
        Self { people: 0, first: vec![0; assessment.pathways.len()], fits: [0; 3], close: 0 }
    }

    fn add(&mut self, pack: &Pack, assessment: &Assessment, answers: &Answers) {
        let evaluation = evaluate(pack, assessment, answers);
        let routes = rank(assessment, &evaluation, PathwayKind::Route);
        let Some(first) = routes.first().copied() else { return };
        self.people += 1;
        self.first[first.index()] += 1;
        self.close += u64::from(!close_call(assessment, &evaluation, &routes).is_empty());
        let points = points(assessment, &evaluation, first).0;
        let word = if points >= assessment.fits.strong {
            0
        } else if points >= assessment.fits.good {
            1
        } else {
            2
        };
        self.fits[word] += 1;
    }

    fn join(&mut self, other: &Self) {
        self.people += other.people;
        self.close += other.close;
        self.first.iter_mut().zip(&other.first).for_each(|(all, more)| *all += more);
        self.fits.iter_mut().zip(&other.fits).for_each(|(all, more)| *all += more);
    }

    /// So many of the people drawn, in thousandths.
    pub fn permille(&self, count: u64) -> u64 {
        (count * 1_000).checked_div(self.people).unwrap_or(0)
    }

    /// Routes that come first for more people than the pack allows.
    pub fn too_often_first(&self, assessment: &Assessment) -> Vec<PathwayId> {
        let Some(most) = assessment.shares.at_most.first else { return Vec::new() };
        assessment.pathway_ids().filter(|id| self.exceeds(self.first[id.index()], Some(most))).collect()
    }

    /// Routes that come first for nobody who was drawn.
    pub fn never_first(&self, assessment: &Assessment) -> Vec<PathwayId> {
        assessment.routes().filter(|id| self.first[id.index()] == 0).collect()
    }

    /// Whether so many are more than the pack allows.
    pub fn exceeds(&self, count: u64, at_most: Option<u16>) -> bool {
        at_most.is_some_and(|most| count * 100 > self.people * u64::from(most))
    }

    /// Whether something comes out for more people than the pack allows.
    pub fn is_off(&self, assessment: &Assessment) -> bool {
        let most = assessment.shares.at_most;
        !self.too_often_first(assessment).is_empty()
            || self.exceeds(self.fits[0], most.strong)
            || self.exceeds(self.close, most.close)
    }
}

/// One person: the same number gives the same one. Answers that skip logic drops stay and do not count.
pub fn draw(pack: &Pack, assessment: &Assessment, number: u64) -> Answers {
    let mut dice = Dice(number.wrapping_mul(0x2545_F491_4F6C_DD1D));
    let mut answers = Answers::new();
    for asked in &assessment.asked {
        let question = pack.question(asked.question);
        let row = row_for(pack, assessment, &answers, asked.question);
        answers.set(asked.question, answer(question, row, &mut dice));
    }
    answers
}

/// The first share of a question that holds for the answers so far.
fn row_for<'a>(
    pack: &Pack,
    assessment: &'a Assessment,
    answers: &Answers,
    question: QuestionId,
) -> Option<&'a ShareRow> {
    let mut rows = assessment.shares.rows.iter().filter(|row| row.question == question).peekable();
    rows.peek()?;
    let respondent = respond(pack, assessment, answers);
    let view = respondent.view(assessment, None);
    rows.find(|row| view.truth(&row.when) == Truth::Yes)
}

fn answer(question: &Question, row: Option<&ShareRow>, dice: &mut Dice) -> Answer {
    let of = row.map_or(&[][..], |row| &row.of);
    match &question.kind {
        AnswerKind::One(_) | AnswerKind::Number { .. } if !of.is_empty() => one_of(of, dice),
        AnswerKind::One(options) => Answer::Options(OptionSet::of(dice.place(options.len()))),
        AnswerKind::Number { least, most, .. } => {
            Answer::Number(least.saturating_add_unsigned(dice.under(most.abs_diff(*least) + 1)))
        }
        AnswerKind::Many { at_most, options } => {
            let share = |option: usize| {
                let declared = of.iter().find(|(answer, _)| *answer == Answer::Options(OptionSet::of(option)));
                if of.is_empty() { 50 } else { declared.map_or(0, |(_, share)| u64::from(*share)) }
            };
            let mut order: Vec<usize> = (0..options.len()).collect();
            (1..order.len()).rev().for_each(|at| order.swap(at, dice.place(at + 1)));
            let ticked: Vec<usize> = order.iter().copied().filter(|it| dice.under(100) < share(*it)).collect();
            let alone = ticked.iter().copied().find(|it| options[*it].alone);
            let kept = match (alone, ticked.first()) {
                (Some(alone), _) => OptionSet::of(alone),
                (None, Some(_)) => {
                    let kept = ticked.into_iter().take(*at_most);
                    kept.fold(OptionSet::default(), |set, it| set.union(OptionSet::of(it)))
                }
                (None, None) if of.is_empty() => OptionSet::of(order[0]),
                (None, None) => return one_of(of, dice),
            };
            Answer::Options(kept)
        }
    }
}

/// One of several answers, each as often as its share says.
fn one_of(of: &[(Answer, u16)], dice: &mut Dice) -> Answer {
    let all: u64 = of.iter().map(|(_, share)| u64::from(*share)).sum();
    let mut left = dice.under(all.max(1));
    for (answer, share) in of {
        match left.checked_sub(u64::from(*share)) {
            Some(rest) => left = rest,
            None => return *answer,
        }
    }
    of[0].0
}
