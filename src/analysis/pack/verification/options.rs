//! Options: whether every option of every question can change what somebody is told.
//!
//! In: people and an effort. Out: a finding for every option. Never: numbers (their intervals are cut where rules test).

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pack::verification::effort::Effort;
use crate::analysis::pack::verification::finding::{Finding, Means, Subject, Verdict};
use crate::analysis::proof::crowd::{Crowd, Drawn, LANES};
use crate::analysis::proof::inquiry::{Goal, inquiry};
use crate::analysis::proof::parallel;
use crate::analysis::proof::search::{Budget, Found, search};
use crate::analysis::space::people::People;
use crate::analysis::space::statement::StatementId;
use crate::model::answers::Answer;
use crate::model::condition::OptionSet;
use crate::model::question::{AnswerKind, Question};

/// How many crowds are drawn for one question, at most.
const CROWDS_MAX: u64 = 64;
/// Answers that are judged side by side.
const SIDE: usize = 4;

/// A verdict on every option that is asked for.
pub fn options(people: &People<'_>, effort: Effort) -> Vec<Finding> {
    let told = told(people);
    let positions: Vec<usize> = (0..people.domains.len()).collect();
    let by_question =
        parallel::each(&positions, effort.threads, |position| of_question(people, &told, *position, effort.budget));
    by_question.into_iter().flatten().collect()
}

/// Everything that makes a difference to what somebody is asked or told.
fn told(people: &People<'_>) -> Vec<StatementId> {
    let outcomes = &people.outcomes;
    let asked = people.asked.iter().map(|known| known.yes);
    let rows = outcomes.tables.iter().flat_map(|table| &table.decides).copied();
    let of_pathways = outcomes.pathways.iter().flat_map(|pathway| {
        let requires = pathway.requires.iter().map(|known| known.no);
        requires.chain(pathway.evidence.iter().copied()).chain(pathway.steps.iter().copied())
    });
    let told = asked.chain(rows).chain(of_pathways).chain(outcomes.advice.iter().copied());
    told.chain(outcomes.leads.iter().copied()).collect()
}

fn of_question(people: &People<'_>, told: &[StatementId], position: usize, budget: Budget) -> Vec<Finding> {
    let question = people.pack.question(people.domains[position].question);
    let pairs: Vec<Vec<(usize, usize)>> =
        (0..question.options().len()).map(|option| pairs(people, question, position, option)).collect();
    let seen = seen(people, told, position, &pairs);
    let findings = pairs.iter().zip(seen).enumerate().map(|(option, (pairs, seen))| {
        let verdict = if seen > 0 {
            Verdict::Proved(Means::Drawn(seen))
        } else {
            searched(people, told, position, pairs, budget)
        };
        let subject = Subject::OptionMatters(people.domains[position].question, option);
        Finding { subject, verdict, witness: None }
    });
    findings.collect()
}

/// Two answers that differ by the option and are told apart by some test: the option in place of another, or ticked
/// beside another and not.
fn pairs(people: &People<'_>, question: &Question, position: usize, option: usize) -> Vec<(usize, usize)> {
    let (this, class) = (OptionSet::of(option), |set| people.class_of(position, Answer::Options(set)));
    let options = question.options();
    let others = (0..options.len()).filter(|other| *other != option);
    let mut pairs = Vec::new();
    for other in others {
        let that = OptionSet::of(other);
        pairs.push((class(this), class(that)));
        let may_be_both = match &question.kind {
            AnswerKind::Many { at_most, .. } => *at_most > 1 && !options[option].alone && !options[other].alone,
            AnswerKind::One(_) | AnswerKind::Number { .. } => false,
        };
        if may_be_both {
            pairs.push((class(this.union(that)), class(that)));
        }
    }
    let mut pairs: Vec<(usize, usize)> = pairs
        .into_iter()
        .filter_map(|(with, without)| with.zip(without))
        .filter(|(with, without)| with != without)
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// By option: for how many of the people drawn it makes a difference, counted until it does for somebody.
fn seen(people: &People<'_>, told: &[StatementId], position: usize, pairs: &[Vec<(usize, usize)>]) -> Vec<u64> {
    let mut seen = vec![0; pairs.len()];
    let mut crowd: Crowd<SIDE> = Crowd::new(people, told.iter().copied());
    for number in 0..CROWDS_MAX {
        if seen.iter().zip(pairs).all(|(seen, pairs)| *seen > 0 || pairs.is_empty()) {
            break;
        }
        let drawn = crowd.draw(number);
        // A question with many boxes has far more classes of answers than pairs look at.
        let open = seen.iter().zip(pairs).filter(|(seen, _)| **seen == 0);
        let classes: BTreeSet<usize> =
            open.flat_map(|(_, pairs)| pairs.iter().flat_map(|(with, without)| [*with, *without])).collect();
        let classes: Vec<usize> = classes.into_iter().collect();
        let mut by_class: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
        for some in classes.chunks(SIDE) {
            // The same people once with each of the answers.
            let mut row: [Drawn; SIDE] = std::array::from_fn(|_| drawn.clone());
            for (drawn, class) in row.iter_mut().zip(some) {
                drawn[position] = [u16::try_from(*class).unwrap_or(u16::MAX); LANES];
            }
            crowd.judge(&row);
            for (side, class) in some.iter().enumerate() {
                by_class.insert(*class, told.iter().map(|id| crowd.truth(*id)[side]).collect());
            }
        }
        for (seen, pairs) in seen.iter_mut().zip(pairs).filter(|(seen, _)| **seen == 0) {
            let differ = pairs.iter().map(|(with, without)| {
                let both = by_class[with].iter().zip(&by_class[without]);
                both.fold(0, |who, (left, right)| who | (left ^ right))
            });
            *seen = u64::from(differ.fold(0, |who, differ| who | differ).count_ones());
        }
    }
    seen
}

/// Whether the option makes a difference to anybody at all.
fn searched(
    people: &People<'_>,
    told: &[StatementId],
    position: usize,
    pairs: &[(usize, usize)],
    budget: Budget,
) -> Verdict {
    let mut spent = 0;
    for (with, without) in pairs {
        let mut people = people.clone();
        let statements = &mut people.statements;
        let left = statements.given(told, position, *with);
        let right = statements.given(told, position, *without);
        let mut differences = Vec::new();
        for (left, right) in left.into_iter().zip(right).filter(|(left, right)| left != right) {
            let (not_left, not_right) = (statements.not(left), statements.not(right));
            differences.push(statements.all_of([left, not_right]));
            differences.push(statements.all_of([not_left, right]));
        }
        let differ = statements.any_of(differences);
        let Some(inquiry) = inquiry(&people, &[Goal::Holds(differ)]) else { return Verdict::Undecided(spent) };
        match search(&inquiry, &inquiry.everybody(), budget) {
            Found::Somebody(_, parts) => return Verdict::Proved(Means::Found(spent + parts)),
            Found::Nobody(parts) => spent += parts,
            Found::Unknown(parts) => return Verdict::Undecided(spent + parts),
        }
    }
    Verdict::Refuted(Means::Whole(spent))
}
