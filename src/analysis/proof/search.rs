//! Search: branch and bound over parts of the space, most telling question first.
//!
//! In: an inquiry and a budget. Out: somebody who is meant, certainty that nobody is, or the budget that was spent.
//! Never: time limits (a count of parts gives the same answer everywhere).

use crate::analysis::proof::bound::classes;
use crate::analysis::proof::inquiry::Inquiry;
use crate::analysis::proof::judge::{Judge, Judged};
use crate::analysis::proof::line::{Line, Part};
use crate::analysis::proof::places::Places;
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
    Searcher::new(inquiry).search(start, budget)
}

/// Somebody who is meant by one of several inquiries, as the place of that inquiry and a part of its space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody {
    /// The place of the inquiry.
    pub inquiry: usize,
    /// Everybody in it is meant.
    pub part: Part,
    /// How many answers of its most ordinary person are not the ordinary ones.
    pub away: i64,
}

/// What a search of several inquiries found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// Somebody who is meant.
    pub somebody: Option<Somebody>,
    /// How many parts were looked at.
    pub parts: u64,
    /// Whether all was looked at that could show somebody (more ordinary).
    pub is_whole: bool,
}

/// How far to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// Until somebody is found.
    Anybody,
    /// Until nobody more ordinary is left: with fewer answers away from the ordinary ones.
    MostOrdinary,
}

/// Looks for somebody who is meant by any of the inquiries, each with its searcher, among those in the start of each.
pub fn search_any(searchers: &mut [Searcher<'_>], starts: &[Part], until: Until, budget: Budget) -> Searched {
    let mut searched = Searched { is_whole: true, ..Searched::default() };
    for (index, (searcher, start)) in searchers.iter_mut().zip(starts).enumerate() {
        loop {
            let left = Budget { parts: budget.parts.saturating_sub(searched.parts) };
            let found = match &searched.somebody {
                None => searcher.search(start, left),
                Some(somebody) if until == Until::MostOrdinary && somebody.away > 0 => {
                    search(&searcher.inquiry.within(somebody.away - 1), start, left)
                }
                Some(_) => return searched,
            };
            match found {
                Found::Somebody(part, parts) => {
                    searched.parts += parts;
                    let away = searcher.inquiry.away(&part);
                    searched.somebody = Some(Somebody { inquiry: index, away, part });
                }
                Found::Nobody(parts) => {
                    searched.parts += parts;
                    break;
                }
                Found::Unknown(parts) => {
                    searched.parts += parts;
                    searched.is_whole = false;
                    break;
                }
            }
        }
    }
    searched
}

/// Searches one inquiry, as often as it is asked. What was worked out for one start is where the next begins, which
/// changes nothing but the time that it takes.
pub struct Searcher<'i> {
    inquiry: &'i Inquiry,
    judge: Judge<'i>,
    splits: Splits,
    budget: Budget,
    spent: u64,
    /// Whether a part was left unlooked at.
    is_out: bool,
}

impl<'i> Searcher<'i> {
    /// A searcher of one inquiry.
    pub fn new(inquiry: &'i Inquiry) -> Self {
        let (judge, splits) = (Judge::new(inquiry), Splits::new(inquiry));
        Self { inquiry, judge, splits, budget: Budget { parts: 0 }, spent: 0, is_out: false }
    }

    /// Looks for somebody who is meant, among everybody in `start`.
    pub fn search(&mut self, start: &Part, budget: Budget) -> Found {
        (self.budget, self.spent, self.is_out) = (budget, 0, false);
        self.judge.forget();
        match self.explore(start.clone()) {
            Some(part) => Found::Somebody(part, self.spent),
            None if self.is_out => Found::Unknown(self.spent),
            None => Found::Nobody(self.spent),
        }
    }

    fn explore(&mut self, mut part: Part) -> Option<Part> {
        if self.spent >= self.budget.parts {
            self.is_out = true;
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
                self.judge.keep();
                let found = self.explore(part.clone());
                if found.is_some() {
                    return found;
                }
                self.judge.come_back();
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
    /// The lines with any weight.
    weighty: Places,
    /// Open tests with any weight, the last first.
    tests: Vec<usize>,
    /// Tallies that are compared by lines with any weight, and what the goals force each comparison to be.
    pulling: Vec<(usize, bool)>,
    /// By variable and class: how much it helps the forced tallies.
    pulls: Vec<Vec<i64>>,
}

impl Splits {
    /// Room for one inquiry.
    pub fn new(inquiry: &Inquiry) -> Self {
        Self {
            weight: vec![0; inquiry.lines.len()],
            weighty: Places::none(inquiry.lines.len()),
            tests: Vec::new(),
            pulling: Vec::new(),
            pulls: inquiry.variables.iter().map(|it| vec![0; it.classes.len()]).collect(),
        }
    }

    /// The test that the open goals look at most, as a variable and the side of it to try first.
    pub fn split(&mut self, inquiry: &Inquiry, judge: &mut Judge<'_>, part: &Part) -> (usize, u128) {
        self.weigh(inquiry, judge);
        if !self.pulling.is_empty() {
            self.pulls.iter_mut().for_each(|it| it.fill(0));
        }
        for (tally, wanted) in &self.pulling {
            judge.pull(part, *tally, *wanted, &mut self.pulls);
        }
        let mut best: Option<(i64, usize, u128)> = None;
        for line in self.tests.iter().rev() {
            let Line::Drawn(variable, mask) = &inquiry.lines[*line] else { continue };
            let (inside, outside) = self.sides(part, *variable, *mask);
            let score = i64::from(self.weight[*line]) + 4 * (inside - outside).abs();
            if best.is_none_or(|(most, ..)| score > most) {
                let is_first = inside > outside || inside == outside && judge.forced(*line) != Some(false);
                best = Some((score, *variable, if is_first { *mask } else { !*mask }));
            }
        }
        let Some((_, variable, mask)) = best else { unreachable!("an open goal depends on an open test") };
        (variable, mask)
    }

    /// What the best answer inside of a test, and the best outside, add to the forced tallies.
    fn sides(&self, part: &Part, variable: usize, mask: u128) -> (i64, i64) {
        if self.pulling.is_empty() {
            return (0, 0);
        }
        let pulls = &self.pulls[variable];
        let best = |side: u128| classes(part[variable] & side).map(|class| pulls[class]).max().unwrap_or(0);
        (best(mask), best(!mask))
    }

    /// Marks every open line that an open goal depends on; a test counts once for each line that looks at it.
    fn weigh(&mut self, inquiry: &Inquiry, judge: &Judge<'_>) {
        self.weight.fill(0);
        self.weighty.clear();
        self.tests.clear();
        self.pulling.clear();
        for (line, _) in &inquiry.goals {
            self.weight[*line] = 1;
            self.weighty.insert(*line);
        }
        let mut end = inquiry.lines.len();
        while let Some(line) = self.weighty.last_before(end) {
            end = line;
            let is_open = judge.truth(line) == Truth::Unknown;
            if let (Line::AtLeast(tally, _), Some(wanted)) = (&inquiry.lines[line], judge.forced(line)) {
                self.pulling.push((*tally, wanted));
            }
            match &inquiry.lines[line] {
                _ if !is_open => {}
                Line::Constant(_) => {}
                Line::Drawn(..) => self.tests.push(line),
                Line::Not(inner) => self.add(judge, *inner),
                Line::All(parts) | Line::Any(parts) | Line::AtLeastOf(_, parts) => {
                    for it in parts {
                        self.add(judge, *it);
                    }
                }
                Line::AtLeast(tally, _) => inquiry.tallies[*tally].iter().for_each(|(it, _)| self.add(judge, *it)),
            }
        }
    }

    /// Adds weight to a line that is open or pulls; any other is never asked for its weight.
    fn add(&mut self, judge: &Judge<'_>, line: usize) {
        if judge.truth(line) == Truth::Unknown || judge.forced(line).is_some() {
            self.weight[line] += 1;
            self.weighty.insert(line);
        }
    }
}
