//! Whether something can still be true of somebody whose answers are known in part.
//!
//! In: a condition over answers and results, and what is fixed. Out: a person, or the certainty that there is none.
//! Never: asking again what was asked before (a prepared question answers for any fixed answers).

use crate::analysis::proof::fixed::Fixed;
use crate::analysis::proof::inquiry::{Goal, Inquiry, inquiries};
use crate::analysis::proof::line::Part;
use crate::analysis::proof::search::{Budget, Searcher, Until, search_any};
use crate::analysis::space::domain::LeavingOut;
use crate::analysis::space::people::{People, people_with_results};
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
        let (people, wanted) = people_with_results(pack, assessment, out, conditions)?;
        let inquiries = wanted.into_iter().map(|statement| inquiries(&people, Goal::Holds(statement))).collect();
        Some(Self { people, inquiries })
    }

    /// Who asks of the condition at this place, of as many people as it takes.
    pub fn asker(&self, condition: usize) -> Asker<'_> {
        let ways = self.inquiries[condition].as_ref();
        let searchers = ways.map(|ways| ways.iter().map(|way| (way, Searcher::new(way))).unzip());
        Asker { people: &self.people, searchers }
    }
}

/// Asks whether one condition can hold, of one person after the other.
pub struct Asker<'a> {
    people: &'a People<'a>,
    /// The ways in which the condition can be met, with a searcher for each; none where it cannot be looked at.
    searchers: Option<(Vec<&'a Inquiry>, Vec<Searcher<'a>>)>,
}

impl Asker<'_> {
    /// Whether the condition can hold for somebody of whom this much is known.
    pub fn ask(&mut self, fixed: Fixed<'_>, budget: Budget) -> Possibility {
        self.look(fixed, Until::Anybody, budget)
    }

    /// The same; the person is the one with the fewest answers away from the ordinary ones that the budget finds.
    pub fn ask_for_the_most_ordinary(&mut self, fixed: Fixed<'_>, budget: Budget) -> Possibility {
        self.look(fixed, Until::MostOrdinary, budget)
    }

    fn look(&mut self, fixed: Fixed<'_>, until: Until, budget: Budget) -> Possibility {
        let Some((ways, searchers)) = &mut self.searchers else { return Possibility::Undecided(0) };
        let starts: Vec<Part> = ways.iter().map(|way| way.having(self.people, fixed)).collect();
        let searched = search_any(searchers, &starts, until, budget);
        match searched.somebody {
            Some(it) => Possibility::Possible(answers(self.people, ways[it.inquiry], &it.part, fixed)),
            None if searched.is_whole => Possibility::Impossible(searched.parts),
            None => Possibility::Undecided(searched.parts),
        }
    }
}

/// Answers of somebody in a part: those that are fixed as they are, the others as ordinary as they can be.
fn answers(people: &People<'_>, inquiry: &Inquiry, part: &Part, fixed: Fixed<'_>) -> Answers {
    let mut drawn = inquiry.somebody(people, part);
    for (position, domain) in people.domains.iter().enumerate() {
        let class = fixed.answers.get(domain.question).and_then(|it| people.class_of(position, it));
        drawn[position] = class.unwrap_or(drawn[position]);
    }
    let mut answers = people.answers(&drawn);
    let respondent = respond(people.pack, people.assessment, &answers);
    for (asked, truth) in people.assessment.asked.iter().zip(&respondent.asked) {
        if let (Truth::Yes, Some(answer)) = (*truth, fixed.answers.get(asked.question)) {
            answers.set(asked.question, answer);
        }
    }
    answers
}
