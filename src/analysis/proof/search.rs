//! Search: branch and bound over parts of the space, most telling question first.
//!
//! In: an inquiry and a budget. Out: somebody who is meant, certainty that nobody is, or the budget that was spent.
//! Never: time limits (a count of parts gives the same answer everywhere).

use crate::analysis::proof::inquiry::{Inquiry, Line, Part};
use crate::analysis::proof::judge::{Judge, Judged};
use crate::engine::truth::Truth;

/// How many parts of the space may be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Parts.
    pub parts: u64,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Everybody in this part is meant; and how many parts were looked at.
    Somebody(Part, u64),
    /// Nobody is, which so many parts show.
    Nobody(u64),
    /// The budget is spent.
    Unknown(u64),
}

/// Looks for somebody who is meant, among everybody in `start`.
pub fn search(inquiry: &Inquiry, start: &Part, budget: Budget) -> Found {
    let mut search = Search { inquiry, judge: Judge::new(inquiry), splits: Splits::new(inquiry), budget, spent: 0 };
    let somebody = search.explore(start.clone());
    match somebody {
        Some(part) => Found::Somebody(part, search.spent),
        None if search.spent >= budget.parts => Found::Unknown(search.spent),
        None => Found::Nobody(search.spent),
    }
}

/// The most ordinary of those who are meant: fewest answers away from the ordinary ones. Whether it is proved that
/// nobody is more ordinary stands beside it.
pub fn most_ordinary(inquiry: &Inquiry, start: &Part, budget: Budget) -> (Found, bool) {
    let first = search(inquiry, start, budget);
    let Found::Somebody(part, spent) = first else { return (first, true) };
    let (mut best, mut total) = (part, spent);
    loop {
        let away = inquiry.away(&best);
        if away == 0 {
            return (Found::Somebody(best, total), true);
        }
        match search(&inquiry.within(away - 1), start, budget) {
            Found::Somebody(part, spent) => (best, total) = (part, total + spent),
            Found::Nobody(spent) => return (Found::Somebody(best, total + spent), true),
            Found::Unknown(spent) => return (Found::Somebody(best, total + spent), false),
        }
    }
}

struct Search<'i> {
    inquiry: &'i Inquiry,
    judge: Judge<'i>,
    splits: Splits,
    budget: Budget,
    spent: u64,
}

impl Search<'_> {
    fn explore(&mut self, mut part: Part) -> Option<Part> {
        if self.spent >= self.budget.parts {
            return None;
        }
        self.spent += 1;
        match self.judge.judge(&mut part) {
            Judged::Nobody => None,
            Judged::Everybody => Some(part),
            Judged::Open => {
                let (variable, mask) = self.splits.split(self.inquiry, &mut self.judge, &part);
                let whole = part[variable];
                part[variable] = whole & mask;
                let found = self.explore(part.clone());
                if found.is_some() {
                    return found;
                }
                part[variable] = whole & !mask;
                self.explore(part)
            }
        }
    }
}

/// Room for choosing where to split.
pub struct Splits {
    /// By line: whether an open goal still depends on it, and how much.
    weight: Vec<u32>,
    /// By variable and class: how much it helps the forced tallies.
    pulls: Vec<Vec<i64>>,
}

impl Splits {
    /// Room for one inquiry.
    pub fn new(inquiry: &Inquiry) -> Self {
        Self {
            weight: vec![0; inquiry.lines.len()],
            pulls: inquiry.variables.iter().map(|it| vec![0; it.classes.len()]).collect(),
        }
    }

    /// The test that the open goals look at most, as a variable and the side of it to try first.
    pub fn split(&mut self, inquiry: &Inquiry, judge: &mut Judge<'_>, part: &Part) -> (usize, u128) {
        self.weigh(inquiry, judge);
        self.pulls.iter_mut().for_each(|it| it.fill(0));
        for (line, it) in inquiry.lines.iter().enumerate() {
            if let (Line::AtLeast(tally, _), true, Some(wanted)) = (it, self.weight[line] > 0, judge.forced(line)) {
                judge.pull(part, *tally, wanted, &mut self.pulls);
            }
        }
        let mut best: Option<(i64, usize, u128)> = None;
        for (line, it) in inquiry.lines.iter().enumerate() {
            let Line::Drawn(variable, mask) = it else { continue };
            if self.weight[line] == 0 || judge.truth(line) != Truth::Unknown {
                continue;
            }
            let (inside, outside) = self.sides(part, *variable, *mask);
            let score = i64::from(self.weight[line]) + 4 * (inside - outside).abs();
            if best.is_none_or(|(most, ..)| score > most) {
                let is_first = inside > outside || inside == outside && judge.forced(line) != Some(false);
                best = Some((score, *variable, if is_first { *mask } else { !*mask }));
            }
        }
        let Some((_, variable, mask)) = best else { unreachable!("an open goal depends on an open test") };
        (variable, mask)
    }

    /// What the best answer inside of a test, and the best outside, add to the forced tallies.
    fn sides(&self, part: &Part, variable: usize, mask: u128) -> (i64, i64) {
        let best = |side: u128| {
            let classes = self.pulls[variable].iter().enumerate();
            let inside = classes.filter(|(class, _)| (part[variable] & side) >> class & 1 == 1);
            inside.map(|(_, pull)| *pull).max().unwrap_or(0)
        };
        (best(mask), best(!mask))
    }

    /// Marks every open line that an open goal depends on; a test counts once for each line that looks at it.
    fn weigh(&mut self, inquiry: &Inquiry, judge: &Judge<'_>) {
        self.weight.fill(0);
        for (line, _) in &inquiry.goals {
            self.weight[*line] = 1;
        }
        for line in (0..inquiry.lines.len()).rev() {
            if self.weight[line] == 0 || judge.truth(line) != Truth::Unknown {
                continue;
            }
            match &inquiry.lines[line] {
                Line::Constant(_) | Line::Drawn(..) => {}
                Line::Not(inner) => self.weight[*inner] += 1,
                Line::All(parts) | Line::Any(parts) | Line::AtLeastOf(_, parts) => {
                    for it in parts {
                        self.weight[*it] += 1;
                    }
                }
                Line::AtLeast(tally, _) => {
                    for (it, _) in &inquiry.tallies[*tally] {
                        self.weight[*it] += 1;
                    }
                }
            }
        }
    }
}
