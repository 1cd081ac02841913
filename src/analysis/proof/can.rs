//! Whether something can still be true of somebody whose answers are known in part.
//!
//! In: a condition over answers and results, and what is fixed. Out: a person, or the certainty that there is none.
//! Never: asking again what was asked before (a prepared question answers for any fixed answers).

use crate::analysis::proof::fixed::Fixed;
use crate::analysis::proof::inquiry::{Goal, Inquiry, inquiries};
use crate::analysis::proof::line::Part;
use crate::analysis::proof::search::{Budget, Until, search_any};
use crate::analysis::space::domain::LeavingOut;
use crate::analysis::space::people::{People, people};
use crate::engine::routing::respond;
use crate::engine::truth::Truth;
use crate::model::answers::Answers;
use crate::model::condition::Condition;
use crate::model::pack::{Assessment, Pack};

/// Whether something can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Possibility {
    /// It can: for somebody with these answers.
    Possible(Answers),
    /// It cannot; so many parts of the answer space show it.
    Impossible(u64),
    /// The budget, so many parts, is spent.
    Undecided(u64),
}

/// Questions about people that can be asked many times, with other answers fixed each time.
pub struct Prepared<'p> {
    people: People<'p>,
    /// By condition, the ways in which it can be met; none where one tells more answers apart than can be looked at.
    inquiries: Vec<Option<Vec<Inquiry>>>,
}

impl<'p> Prepared<'p> {
    /// Prepares conditions; none where the answers to some question are told apart into too many classes.
    pub fn new(pack: &'p Pack, assessment: &'p Assessment, conditions: &[&Condition], out: LeavingOut) -> Option<Self> {
        let (people, wanted) = people(pack, assessment, out, conditions)?;
        let inquiries = wanted.into_iter().map(|statement| inquiries(&people, Goal::Holds(statement))).collect();
        Some(Self { people, inquiries })
    }

    /// Whether the condition at this place can hold for somebody of whom this much is known.
    pub fn ask(&self, condition: usize, fixed: Fixed<'_>, budget: Budget) -> Possibility {
        self.look(condition, fixed, Until::Anybody, budget)
    }

    /// The same; the person is the one with the fewest answers away from the ordinary ones that the budget finds.
    pub fn ask_for_the_most_ordinary(&self, condition: usize, fixed: Fixed<'_>, budget: Budget) -> Possibility {
        self.look(condition, fixed, Until::MostOrdinary, budget)
    }

    fn look(&self, condition: usize, fixed: Fixed<'_>, until: Until, budget: Budget) -> Possibility {
        let Some(ways) = &self.inquiries[condition] else { return Possibility::Undecided(0) };
        let starts: Vec<(&Inquiry, Part)> = ways.iter().map(|it| (it, it.having(&self.people, fixed))).collect();
        let searched = search_any(&starts, until, budget);
        match searched.somebody {
            Some(it) => Possibility::Possible(self.answers(&ways[it.inquiry], &it.part, fixed)),
            None if searched.is_whole => Possibility::Impossible(searched.parts),
            None => Possibility::Undecided(searched.parts),
        }
    }

    /// Answers of somebody in a part: those that are fixed as they are, the others as ordinary as they can be.
    fn answers(&self, inquiry: &Inquiry, part: &Part, fixed: Fixed<'_>) -> Answers {
        let People { pack, assessment, .. } = self.people;
        let mut drawn = inquiry.somebody(&self.people, part);
        for (position, domain) in self.people.domains.iter().enumerate() {
            let class = fixed.answers.get(domain.question).and_then(|it| self.people.class_of(position, it));
            drawn[position] = class.unwrap_or(drawn[position]);
        }
        let mut answers = self.people.answers(&drawn);
        let respondent = respond(pack, assessment, &answers);
        for (asked, truth) in assessment.asked.iter().zip(&respondent.asked) {
            if let (Truth::Yes, Some(answer)) = (*truth, fixed.answers.get(asked.question)) {
                answers.set(asked.question, answer);
            }
        }
        answers
    }
}

/// Whether a condition can hold for somebody of whom this much is known: one question, asked once.
pub fn can(
    pack: &Pack,
    assessment: &Assessment,
    fixed: Fixed<'_>,
    condition: &Condition,
    out: LeavingOut,
    budget: Budget,
) -> Possibility {
    let prepared = Prepared::new(pack, assessment, &[condition], out);
    prepared.map_or(Possibility::Undecided(0), |prepared| prepared.ask(0, fixed, budget))
}
