//! Decisive answers: which of a person's answers force the result whatever the others had been, and whether any answer
//! still to come can change it.
//!
//! In: a case. Out: a least set of answers, or that the result is settled; exact, or said to be
//! open. Never: guesses, samples.

use crate::analysis::proof::can::{Asker, Possibility, Prepared};
use crate::analysis::proof::fixed::Fixed;
use crate::analysis::proof::search::Budget;
use crate::analysis::space::domain::LeavingOut;
use crate::engine::case::Case;
use crate::engine::evaluation::TableTrace;
use crate::engine::truth::Response;
use crate::model::answers::Answers;
use crate::model::condition::{Condition, ResultTest};
use crate::model::id::{OutcomeId, PathwayId, QuestionId, TableId};
use crate::model::pack::{Assessment, Pack};

/// Parts of the answer space that one question to the prover may look at.
const PARTS: Budget = Budget { parts: 20_000 };
/// Sets of answers that are tried for the least one; afterwards the best set so far stands, and says so.
const TRIALS_MAX: usize = 80;
/// Choices that are tried for a smallest set that meets all persons who come out otherwise.
const CHOICES_MAX: usize = 20_000;

/// Answers that force the result, whatever all others had been. A table that waits for an answer that only sharpens the
/// result, and that was left out, does not come out otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decisive {
    /// Their questions, in asking order. None of them can be left out.
    pub questions: Vec<QuestionId>,
    /// Whether it is proved that no smaller set forces it.
    pub is_least: bool,
}

/// The result of one assessment, to ask about many times.
pub struct Results<'p> {
    assessment: &'p Assessment,
    /// For each thing that a result can say, that it says something else.
    others: Vec<(Said, Condition)>,
    prepared: Prepared<'p>,
}

/// A thing that a result says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// This route comes first, and no other is too close to rank.
    First(PathwayId),
    /// This table says the outcome of this row.
    Verdict(ResultTest),
}

impl<'p> Results<'p> {
    /// Everything that a result of the assessment can say; none where its answers are told apart too finely to prove
    /// anything.
    pub fn every(pack: &'p Pack, assessment: &'p Assessment) -> Option<Self> {
        let routes = assessment.routes().map(Said::First);
        let tables = assessment.tables.iter().enumerate().filter(|(_, table)| table.is_result());
        let verdicts = tables.flat_map(|(index, table)| {
            let outcomes = (0..table.outcomes.len()).map(OutcomeId::new);
            outcomes.map(move |outcome| Said::Verdict(ResultTest::Verdict(TableId::new(index), outcome)))
        });
        Self::of(pack, assessment, routes.chain(verdicts).collect())
    }

    /// What the result of one person says; none where it says nothing yet.
    pub fn one(case: &Case<'p>) -> Option<Self> {
        Self::of(case.pack, case.assessment, said(case)?)
    }

    fn of(pack: &'p Pack, assessment: &'p Assessment, said: Vec<Said>) -> Option<Self> {
        let others: Vec<(Said, Condition)> = said.into_iter().map(|it| (it, otherwise(it))).collect();
        let conditions: Vec<&Condition> = others.iter().map(|(_, other)| other).collect();
        let prepared = Prepared::new(pack, assessment, &conditions, LeavingOut::Refine)?;
        Some(Self { assessment, others, prepared })
    }

    /// Whether no answer still to come can change what the result says now. `None` where the budget does not tell.
    pub fn is_settled(&self, case: &Case<'_>) -> Option<bool> {
        let Some(said) = said(case) else { return Some(false) };
        match forced(&mut self.askers(&said)?, &case.answers) {
            Forced::Yes => Some(true),
            Forced::No(_) => Some(false),
            Forced::Open => None,
        }
    }

    /// The answers that decide; none where even all of them leave something open.
    ///
    /// A set suffices if no completion of it comes out otherwise. Leaving answers out one by one gives a set of which
    /// none can be missed. Each failure names a person who comes out otherwise, and every sufficient set must hold an
    /// answer in which they differ: a least set that meets all such persons, if it suffices, is a least set of all
    /// (implicit hitting sets, Ignatiev, Previti, Liffiton and Marques-Silva 2015).
    pub fn decisive(&self, case: &Case<'_>) -> Option<Decisive> {
        let said = said(case)?;
        let asked = self.assessment.asked.iter().map(|asked| asked.question);
        let given = asked.filter(|it| matches!(case.response(*it), Response::Given(_)));
        let given: Vec<QuestionId> = given.collect();
        let askers = self.askers(&said)?;
        let mut search = Search { askers, answers: &case.answers, given, differences: Vec::new(), trials: 0 };
        let mut least = search.minimal()?;
        let mut is_least = false;
        while search.trials < TRIALS_MAX {
            let candidate = match smallest_meeting(&search.differences, least.len()) {
                Meeting::Set(candidate) => candidate,
                Meeting::NoneSmaller => {
                    is_least = true;
                    break;
                }
                Meeting::Open => break,
            };
            match search.tried(&candidate) {
                Tried::Suffices => {
                    least = candidate;
                    is_least = true;
                    break;
                }
                Tried::Fails(agreed) => search.widen(agreed),
                Tried::Open => break,
            }
        }
        let questions = search.given.iter().enumerate().filter(|(at, _)| least.contains(at)).map(|(_, id)| *id);
        Some(Decisive { questions: questions.collect(), is_least })
    }

    /// For each thing said, who asks whether somebody comes out otherwise; none where one was not prepared.
    fn askers(&self, said: &[Said]) -> Option<Vec<Asker<'_>>> {
        let place = |said: &Said| self.others.iter().position(|(other, _)| other == said);
        said.iter().map(|it| place(it).map(|at| self.prepared.asker(at))).collect()
    }
}

fn forced(askers: &mut [Asker<'_>], answers: &Answers) -> Forced {
    let mut forced = Forced::Yes;
    for asker in askers {
        match asker.ask(Fixed { answers, left_out: &[] }, PARTS) {
            Possibility::Impossible(_) => {}
            Possibility::Possible(other) => return Forced::No(other),
            Possibility::Undecided(_) => forced = Forced::Open,
        }
    }
    forced
}

/// Whether fixed answers force a result.
enum Forced {
    Yes,
    /// Somebody with these answers comes out otherwise.
    No(Answers),
    Open,
}

struct Search<'a> {
    askers: Vec<Asker<'a>>,
    answers: &'a Answers,
    given: Vec<QuestionId>,
    /// Of each person who comes out otherwise, in which of the given answers they differ.
    differences: Vec<Vec<usize>>,
    trials: usize,
}

/// What became of a set of answers.
enum Tried {
    Suffices,
    /// Somebody comes out otherwise who gives these of the answers, the tried ones among them.
    Fails(Vec<usize>),
    Open,
}

impl Search<'_> {
    /// A sufficient set of which nothing can be left out, later answers left out first.
    fn minimal(&mut self) -> Option<Vec<usize>> {
        let mut kept: Vec<usize> = (0..self.given.len()).collect();
        if !matches!(self.tried(&kept), Tried::Suffices) {
            return None;
        }
        for at in (0..self.given.len()).rev() {
            let fewer: Vec<usize> = kept.iter().copied().filter(|it| *it != at).collect();
            match self.tried(&fewer) {
                Tried::Suffices => kept = fewer,
                Tried::Fails(agreed) => self.differ_outside(&agreed),
                Tried::Open => {}
            }
        }
        Some(kept)
    }

    /// Adds answer by answer to those on which somebody agrees who comes out otherwise, as long as there is such a
    /// person: the fewer answers are left in which they differ, the more is known of every sufficient set.
    fn widen(&mut self, mut agreed: Vec<usize>) {
        for at in 0..self.given.len() {
            if agreed.contains(&at) || self.trials >= TRIALS_MAX {
                continue;
            }
            let more: Vec<usize> = agreed.iter().copied().chain([at]).collect();
            if let Tried::Fails(wider) = self.tried(&more) {
                agreed = wider;
            }
        }
        self.differ_outside(&agreed);
    }

    fn differ_outside(&mut self, agreed: &[usize]) {
        self.differences.push((0..self.given.len()).filter(|at| !agreed.contains(at)).collect());
    }

    fn tried(&mut self, kept: &[usize]) -> Tried {
        self.trials += 1;
        let mut fixed = Answers::new();
        for question in kept.iter().map(|at| self.given[*at]) {
            if let Some(answer) = self.answers.get(question) {
                fixed.set(question, answer);
            }
        }
        match forced(&mut self.askers, &fixed) {
            Forced::Yes => Tried::Suffices,
            Forced::No(other) => {
                let is_alike = |at: &usize| other.get(self.given[*at]) == self.answers.get(self.given[*at]);
                Tried::Fails((0..self.given.len()).filter(|at| kept.contains(at) || is_alike(at)).collect())
            }
            Forced::Open => Tried::Open,
        }
    }
}

/// A smallest set that holds a member of each of the given ones.
enum Meeting {
    Set(Vec<usize>),
    /// It would need as many members as allowed, or more.
    NoneSmaller,
    /// Too many choices were tried.
    Open,
}

fn smallest_meeting(sets: &[Vec<usize>], below: usize) -> Meeting {
    let mut choices = CHOICES_MAX;
    for size in 0..below {
        let found = meeting(sets, &mut Vec::new(), size, &mut choices);
        if choices == 0 {
            return Meeting::Open;
        }
        if let Some(found) = found {
            return Meeting::Set(found);
        }
    }
    Meeting::NoneSmaller
}

fn meeting(sets: &[Vec<usize>], chosen: &mut Vec<usize>, more: usize, choices: &mut usize) -> Option<Vec<usize>> {
    let unmet = sets.iter().filter(|set| !set.iter().any(|it| chosen.contains(it))).min_by_key(|set| set.len());
    let Some(unmet) = unmet else { return Some(chosen.clone()) };
    if more == 0 || *choices == 0 {
        return None;
    }
    for member in unmet {
        *choices = choices.saturating_sub(1);
        chosen.push(*member);
        if let Some(found) = meeting(sets, chosen, more - 1, choices) {
            return Some(found);
        }
        chosen.pop();
    }
    None
}

/// What a result says: the route that comes first, and what each table says that is a result by itself. None in a close
/// call, which says nothing yet, and while a missing answer decides what a table says.
fn said(case: &Case<'_>) -> Option<Vec<Said>> {
    if !case.recommendation.close_call.is_empty() {
        return None;
    }
    let first = case.recommendation.first().map(|first| Some(Said::First(first)));
    let tables = case.assessment.tables.iter().zip(&case.evaluation.verdicts).enumerate();
    let results = tables.filter(|(_, (table, _))| table.is_result());
    let verdicts = results.map(|(index, (table, trace))| match trace {
        TableTrace::Row(row) => Some(Said::Verdict(ResultTest::Verdict(TableId::new(index), table.rows[*row].outcome))),
        TableTrace::Unknown(_) | TableTrace::NoRow => None,
    });
    first.into_iter().chain(verdicts).collect()
}

fn otherwise(said: Said) -> Condition {
    let fails = |test| Condition::Not(Box::new(Condition::Result(test)));
    match said {
        Said::First(pathway) => {
            Condition::Any(vec![fails(ResultTest::First(pathway)), Condition::Result(ResultTest::Close(pathway))])
        }
        Said::Verdict(verdict) => fails(verdict),
    }
}
