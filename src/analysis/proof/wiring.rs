//! Wiring: what looks at what in an inquiry, so that a change is followed and nothing else is worked out again.
//!
//! In: lines and tallies. Out: for every line, variable and tally, what has to be looked at anew. Never: truths.

use crate::analysis::proof::line::{Line, Terms};
use crate::analysis::proof::places::Places;

/// What looks at what.
#[derive(Clone, Debug)]
pub struct Wiring {
    /// By line: the lines that are made of it. Comparisons of tallies are left out.
    users: Vec<Vec<usize>>,
    /// By line: the tallies that count it, or anything made of it.
    counted: Vec<Places>,
    /// By variable: its tests.
    tests: Vec<Vec<usize>>,
    /// By variable: the tallies that look at it.
    counting: Vec<Places>,
    /// By tally: the lines that compare it.
    comparisons: Vec<Vec<usize>>,
    /// Every test, ascending.
    every_test: Vec<usize>,
}

impl Wiring {
    /// Of these lines.
    pub fn new(lines: &[Line], tallies: &[Terms], variables: usize) -> Self {
        let mut wiring = Self {
            users: vec![Vec::new(); lines.len()],
            counted: vec![Places::none(tallies.len()); lines.len()],
            tests: vec![Vec::new(); variables],
            counting: vec![Places::none(tallies.len()); variables],
            comparisons: vec![Vec::new(); tallies.len()],
            every_test: Vec::new(),
        };
        for (index, line) in lines.iter().enumerate() {
            match line {
                Line::Constant(_) => {}
                Line::Drawn(variable, _) => {
                    wiring.tests[*variable].push(index);
                    wiring.every_test.push(index);
                }
                Line::Not(inner) => wiring.users[*inner].push(index),
                Line::All(parts) | Line::Any(parts) | Line::AtLeastOf(_, parts) => {
                    for part in parts {
                        wiring.users[*part].push(index);
                    }
                }
                Line::AtLeast(tally, _) => wiring.comparisons[*tally].push(index),
            }
        }
        wiring.count(lines, tallies);
        wiring
    }

    /// From the last line to the first: what counts a line counts what it is made of.
    fn count(&mut self, lines: &[Line], tallies: &[Terms]) {
        for (index, line) in lines.iter().enumerate().rev() {
            let above = self.counted[index].clone();
            match line {
                Line::Constant(_) => {}
                Line::Drawn(variable, _) => self.counting[*variable].join(&above),
                Line::Not(inner) => self.counted[*inner].join(&above),
                Line::All(parts) | Line::Any(parts) | Line::AtLeastOf(_, parts) => {
                    for part in parts {
                        self.counted[*part].join(&above);
                    }
                }
                Line::AtLeast(tally, _) => {
                    let mut above = above;
                    above.insert(*tally);
                    tallies[*tally].iter().for_each(|(term, _)| self.counted[*term].join(&above));
                }
            }
        }
    }

    /// The lines that are made of a line, comparisons left out.
    pub fn users(&self, line: usize) -> &[usize] {
        &self.users[line]
    }

    /// The tallies that count a line, or anything made of it.
    pub fn counted(&self, line: usize) -> &Places {
        &self.counted[line]
    }

    /// The tests of a variable.
    pub fn tests(&self, variable: usize) -> &[usize] {
        &self.tests[variable]
    }

    /// The tallies that look at a variable.
    pub fn counting(&self, variable: usize) -> &Places {
        &self.counting[variable]
    }

    /// The lines that compare a tally.
    pub fn comparisons(&self, tally: usize) -> &[usize] {
        &self.comparisons[tally]
    }

    /// Every test, ascending.
    pub fn every_test(&self) -> &[usize] {
        &self.every_test
    }
}
