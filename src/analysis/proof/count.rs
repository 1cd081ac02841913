//! Counts: how many people there are, and what share of them is meant.
//!
//! In: people, an inquiry, a budget. Out: whole numbers, exact or none. Never: estimates.

use crate::analysis::proof::inquiry::Inquiry;
use crate::analysis::proof::judge::{Judge, Judged};
use crate::analysis::proof::line::Part;
use crate::analysis::proof::search::{Budget, Splits};
use crate::analysis::space::class_set::ClassSet;
use crate::analysis::space::people::People;
use crate::engine::routing::respond;
use crate::engine::truth::Truth;
use crate::model::answers::Answers;

/// A part of everybody, where every answer to every question is drawn as often as any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many draws are meant.
    pub part: u128,
    /// Of how many.
    pub whole: u128,
}

impl Share {
    /// In thousandths, rounded to the nearest.
    pub fn permille(self) -> u128 {
        // A whole of this size is far from the end of the range, whatever the packs.
        let unit = self.whole.div_ceil(1_000).max(1);
        if self.whole < 1 << 100 { (self.part * 1_000 + self.whole / 2) / self.whole.max(1) } else { self.part / unit }
    }
}

/// Counts those who are meant, exactly; none where the budget is spent or a number grows too large.
pub fn count(inquiry: &Inquiry, budget: Budget) -> Option<Share> {
    let mut counting =
        Counting { inquiry, judge: Judge::new(inquiry), splits: Splits::new(inquiry), left: budget.parts };
    let everybody = inquiry.everybody();
    let whole = counting.size(&everybody)?;
    let part = counting.meant(everybody)?;
    Some(Share { part, whole })
}

struct Counting<'i> {
    inquiry: &'i Inquiry,
    judge: Judge<'i>,
    splits: Splits,
    left: u64,
}

impl Counting<'_> {
    fn meant(&mut self, mut part: Part) -> Option<u128> {
        self.left = self.left.checked_sub(1)?;
        match self.judge.judge(&mut part) {
            Judged::Nobody => Some(0),
            Judged::Everybody => self.size(&part),
            Judged::Open => {
                let (variable, mask) = self.splits.split(self.inquiry, &mut self.judge, &part);
                let mut other = part.clone();
                part[variable] &= mask;
                other[variable] &= !mask;
                self.judge.keep();
                let meant = self.meant(part)?;
                self.judge.come_back();
                meant.checked_add(self.meant(other)?)
            }
        }
    }

    fn size(&self, part: &Part) -> Option<u128> {
        let variables = self.inquiry.variables.iter().zip(part);
        variables
            .map(|(variable, mask)| {
                let classes = variable.classes.iter().enumerate().filter(|(class, _)| mask >> class & 1 == 1);
                classes.map(|(_, merged)| merged.answers).sum()
            })
            .try_fold(1_u128, |product, classes: u128| product.checked_mul(classes))
    }
}

/// How many different answer sets skip logic admits; none where there are too many to count.
///
/// Only answers that decide whether a question is asked are told apart; the others multiply.
pub fn size(people: &People<'_>) -> Option<u128> {
    const TRIED_MAX: u32 = 1 << 20;
    let routing = people.routing_sets();
    // Answers that skip logic does not look at are all the same to it, but they must be there.
    let mut answers = Answers::new();
    for domain in &people.domains {
        if let Some(answer) = domain.classes.iter().find_map(|class| class.answer) {
            answers.set(domain.question, answer);
        }
    }
    Sizing { people, routing, answers, left: TRIED_MAX }.from(0)
}

struct Sizing<'a, 'p> {
    people: &'a People<'p>,
    /// By place in the asking order, the sets of answers that skip logic looks at.
    routing: Vec<Vec<&'a ClassSet>>,
    answers: Answers,
    left: u32,
}

impl Sizing<'_, '_> {
    /// How many ways there are to answer, where the questions before this place that decide are answered.
    fn from(&mut self, start: usize) -> Option<u128> {
        let respondent = respond(self.people.pack, self.people.assessment, &self.answers);
        let mut deciding = (start..self.routing.len()).filter(|position| !self.routing[*position].is_empty());
        let Some(position) = deciding.find(|position| respondent.asked[*position] == Truth::Yes) else {
            let others = (0..self.routing.len()).filter(|position| self.routing[*position].is_empty());
            let asked = others.filter(|position| respondent.asked[*position] == Truth::Yes);
            let mut ways = asked.map(|position| self.ways(position));
            return ways.try_fold(1_u128, u128::checked_mul);
        };
        let question = self.people.domains[position].question;
        let before = self.answers.get(question);
        let mut total: u128 = 0;
        for (class, ways) in self.told_apart(position) {
            self.left = self.left.checked_sub(1)?;
            match self.people.domains[position].classes[class].answer {
                Some(answer) => self.answers.set(question, answer),
                None => self.answers.clear(question),
            }
            total = total.checked_add(self.from(position + 1)?.checked_mul(ways)?)?;
        }
        if let Some(before) = before {
            self.answers.set(question, before);
        }
        Some(total)
    }

    fn ways(&self, position: usize) -> u128 {
        self.people.domains[position].classes.iter().map(|class| u128::from(class.answers)).sum()
    }

    /// The classes that skip logic tells apart, one of each sort, and how many answers each sort has.
    fn told_apart(&self, position: usize) -> Vec<(usize, u128)> {
        let classes = &self.people.domains[position].classes;
        let sets = &self.routing[position];
        let mut sorts: Vec<(Vec<bool>, usize, u128)> = Vec::new();
        for (index, class) in classes.iter().enumerate() {
            let passed: Vec<bool> = sets.iter().map(|set| set.has(index)).collect();
            let ways = u128::from(class.answers);
            match sorts.iter_mut().find(|(other, first, _)| {
                *other == passed && classes[*first].answer.is_some() == class.answer.is_some()
            }) {
                Some((.., total)) => *total += ways,
                None => sorts.push((passed, index, ways)),
            }
        }
        sorts.into_iter().map(|(_, class, ways)| (class, ways)).collect()
    }
}
