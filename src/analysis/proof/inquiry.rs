//! Inquiries: one question about people, cut down to the statements and the answers that it looks at.
//!
//! In: people and goals. Out: a small copy of what decides the goals, with answers merged that it does not tell apart.
//! Never: deciding it.

use std::collections::BTreeMap;

use crate::analysis::proof::fixed::Fixed;
use crate::analysis::proof::line::{Line, Part, Terms};
use crate::analysis::proof::wiring::Wiring;
use crate::analysis::space::class_set::ClassSet;
use crate::analysis::space::people::People;
use crate::analysis::space::statement::{Statement, StatementId};

/// No question's answers are told apart into more classes than this within one inquiry.
const MERGED_MAX: usize = 128;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Somebody of whom this is true.
    Holds(StatementId),
    /// Somebody of whom this is false.
    Fails(StatementId),
}

impl Goal {
    fn statement<'a>(self, people: &'a People<'_>) -> &'a Statement {
        let (Self::Holds(id) | Self::Fails(id)) = self;
        people.statements.get(id)
    }
}

/// A question that an inquiry looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its place in the asking order.
    pub position: usize,
    /// Its answers, merged once more.
    pub classes: Vec<Merged>,
}

/// Classes of a domain that one inquiry does not tell apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The classes of the domain.
    pub classes: Vec<usize>,
    /// How many answers they have.
    pub answers: u128,
    /// Whether the ordinary answer is here.
    pub is_ordinary: bool,
}

/// One question about people.
#[derive(Clone, Debug)]
pub struct Inquiry {
    /// Statements in order.
    pub lines: Vec<Line>,
    /// Weighted counts of lines.
    pub tallies: Vec<Terms>,
    /// Lines and what they must come out as.
    pub goals: Vec<(usize, bool)>,
    /// The questions it looks at, in asking order.
    pub variables: Vec<Variable>,
    /// What looks at what.
    pub wiring: Wiring,
    /// The tally of answers that are not the ordinary ones.
    away: usize,
}

/// Cuts inquiries out of the people, such that who is meant by any of them is meant by the goal; none where one tells
/// too many answers to one question apart.
///
/// A goal that any of several be true is met in one of several ways, and each way by itself looks at less.
pub fn inquiries(people: &People<'_>, goal: Goal) -> Option<Vec<Inquiry>> {
    let mut open = vec![goal];
    let mut ways = Vec::new();
    while let Some(goal) = open.pop() {
        match (goal, goal.statement(people)) {
            (Goal::Holds(_), Statement::Any(parts)) => open.extend(parts.iter().rev().map(|id| Goal::Holds(*id))),
            (Goal::Fails(_), Statement::All(parts)) => open.extend(parts.iter().rev().map(|id| Goal::Fails(*id))),
            (Goal::Holds(_), Statement::Not(id)) => open.push(Goal::Fails(*id)),
            (Goal::Fails(_), Statement::Not(id)) => open.push(Goal::Holds(*id)),
            _ => ways.push(inquiry(people, &[goal])?),
        }
    }
    Some(ways)
}

/// Cuts an inquiry out of the people; none where it tells too many answers to one question apart.
pub fn inquiry(people: &People<'_>, goals: &[Goal]) -> Option<Inquiry> {
    let ids = goals.iter().map(|goal| match goal {
        Goal::Holds(id) | Goal::Fails(id) => *id,
    });
    let mut tested: BTreeMap<usize, Vec<&ClassSet>> = BTreeMap::new();
    let wanted = people.statements.visit(ids, |statement| {
        if let Statement::Drawn(position, set) = statement {
            tested.entry(*position).or_default().push(set);
        }
    });
    Cutting { people, wanted, tested }.inquiry(goals)
}

struct Cutting<'a, 'p> {
    people: &'a People<'p>,
    /// By statement: whether a goal is made of it.
    wanted: Vec<bool>,
    /// By place in the asking order, the sets that are tested.
    tested: BTreeMap<usize, Vec<&'a ClassSet>>,
}

impl Cutting<'_, '_> {
    fn inquiry(&self, goals: &[Goal]) -> Option<Inquiry> {
        let variables: Option<Vec<Variable>> =
            self.tested.iter().map(|(position, sets)| self.variable(*position, sets)).collect();
        let variables = variables?;
        let wiring = Wiring::new(&[], &[], 0);
        let mut cut = Inquiry { lines: Vec::new(), tallies: Vec::new(), goals: Vec::new(), variables, wiring, away: 0 };
        let mut line_of: Vec<usize> = vec![0; self.wanted.len()];
        let mut tally_of: BTreeMap<usize, usize> = BTreeMap::new();
        let statements = &self.people.statements;
        for (index, statement) in statements.all().iter().enumerate().filter(|(index, _)| self.wanted[*index]) {
            let lines = |parts: &[StatementId]| parts.iter().map(|id| line_of[id.index()]).collect::<Vec<usize>>();
            let line = match statement {
                Statement::Constant(value) => Line::Constant(*value),
                Statement::Drawn(position, set) => cut.drawn(*position, set),
                Statement::Not(id) => Line::Not(line_of[id.index()]),
                Statement::All(parts) => Line::All(lines(parts)),
                Statement::Any(parts) => Line::Any(lines(parts)),
                Statement::AtLeastOf(count, parts) => Line::AtLeastOf(*count, lines(parts)),
                Statement::AtLeast(tally, least) => {
                    let place = *tally_of.entry(tally.index()).or_insert_with(|| {
                        let terms = statements.tally(*tally).iter();
                        cut.tallies.push(terms.map(|(id, weight)| (line_of[id.index()], *weight)).collect());
                        cut.tallies.len() - 1
                    });
                    Line::AtLeast(place, *least)
                }
            };
            line_of[index] = cut.lines.len();
            cut.lines.push(line);
        }
        cut.goals = goals
            .iter()
            .map(|goal| match goal {
                Goal::Holds(id) => (line_of[id.index()], true),
                Goal::Fails(id) => (line_of[id.index()], false),
            })
            .collect();
        cut.count_away();
        cut.wire();
        Some(cut)
    }

    fn variable(&self, position: usize, sets: &[&ClassSet]) -> Option<Variable> {
        let mut merged: BTreeMap<(bool, Vec<bool>), Merged> = BTreeMap::new();
        for (index, class) in self.people.domains[position].classes.iter().enumerate() {
            let passed = sets.iter().map(|set| set.has(index)).collect();
            let empty = || Merged { classes: Vec::new(), answers: 0, is_ordinary: class.is_ordinary };
            let entry = merged.entry((!class.is_ordinary, passed)).or_insert_with(empty);
            entry.classes.push(index);
            entry.answers += u128::from(class.answers);
        }
        let mut classes: Vec<Merged> = merged.into_values().collect();
        classes.sort_by_key(|it| (!it.is_ordinary, it.classes.clone()));
        (classes.len() <= MERGED_MAX).then_some(Variable { position, classes })
    }
}

impl Inquiry {
    fn drawn(&self, position: usize, set: &ClassSet) -> Line {
        let found = self.variables.iter().position(|it| it.position == position);
        let Some(variable) = found else { unreachable!("every tested question is a variable") };
        Line::Drawn(variable, self.mask(variable, |merged| set.has(merged.classes[0])))
    }

    fn mask(&self, variable: usize, is_in: impl Fn(&Merged) -> bool) -> u128 {
        let classes = self.variables[variable].classes.iter().enumerate();
        classes.filter(|(_, merged)| is_in(merged)).fold(0, |mask, (index, _)| mask | 1 << index)
    }

    fn count_away(&mut self) {
        let mut tally = Vec::new();
        for variable in 0..self.variables.len() {
            let mask = self.mask(variable, |merged| !merged.is_ordinary);
            tally.push((self.lines.len(), 1));
            self.lines.push(Line::Drawn(variable, mask));
        }
        self.away = self.tallies.len();
        self.tallies.push(tally);
    }

    fn wire(&mut self) {
        self.wiring = Wiring::new(&self.lines, &self.tallies, self.variables.len());
    }

    /// The same, and at most `most` answers are away from the ordinary ones.
    #[must_use]
    pub fn within(&self, most: i64) -> Self {
        let mut narrower = self.clone();
        narrower.goals.push((narrower.lines.len(), false));
        narrower.lines.push(Line::AtLeast(self.away, most + 1));
        narrower.wire();
        narrower
    }

    /// Everybody.
    pub fn everybody(&self) -> Part {
        (0..self.variables.len()).map(|variable| self.mask(variable, |_| true)).collect()
    }

    /// Everybody of whom this much is true.
    pub fn having(&self, people: &People<'_>, fixed: Fixed<'_>) -> Part {
        let mut part = self.everybody();
        for (variable, mask) in part.iter_mut().enumerate() {
            let position = self.variables[variable].position;
            let domain = &people.domains[position];
            let class = match fixed.answers.get(domain.question) {
                Some(answer) => people.class_of(position, answer),
                None if fixed.left_out.contains(&domain.question) => {
                    domain.classes.iter().position(|class| class.answer.is_none())
                }
                None => None,
            };
            if let Some(class) = class {
                *mask = self.mask(variable, |merged| merged.classes.contains(&class));
            }
        }
        part
    }

    /// Somebody of a part, as ordinary as it allows: the class of the answer drawn for every question of the space.
    pub fn somebody(&self, people: &People<'_>, part: &Part) -> Vec<usize> {
        let ordinary = |position: usize| people.ordinary(position).iter().next().unwrap_or(0);
        let mut drawn: Vec<usize> = (0..people.domains.len()).map(ordinary).collect();
        for (variable, mask) in self.variables.iter().zip(part) {
            let merged = &variable.classes[mask.trailing_zeros() as usize];
            drawn[variable.position] = merged.classes[0];
        }
        drawn
    }

    /// How many answers of a part's most ordinary person are not the ordinary ones.
    pub fn away(&self, part: &Part) -> i64 {
        let away = self.variables.iter().zip(part);
        let away = away.filter(|(variable, mask)| !variable.classes[mask.trailing_zeros() as usize].is_ordinary);
        i64::try_from(away.count()).unwrap_or(i64::MAX)
    }
}
