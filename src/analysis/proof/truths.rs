//! Truths: what is so of everybody in a part of the space, kept up while the part changes.
//!
//! In: an inquiry, parts. Out: the truth of every line. Never: what the goals force.

use crate::analysis::proof::bound::Bound;
use crate::analysis::proof::inquiry::Inquiry;
use crate::analysis::proof::line::{Line, Part};
use crate::analysis::proof::places::Places;
use crate::engine::truth::Truth;

/// The truths of an inquiry's lines.
///
/// Parts that are looked at one after the other mostly differ in a few variables, and a line is worked out only where
/// something that it looks at has changed.
pub struct Truths<'i> {
    inquiry: &'i Inquiry,
    now: State,
    /// States to come back to; those behind `depth` are room for others.
    kept: Vec<State>,
    depth: usize,
    /// Lines that have to be worked out once more.
    open: Places,
    /// Lines whose truth has changed since it was last settled, with what it was.
    changed: Vec<(usize, Truth)>,
    /// The same of tallies.
    recounted: Vec<(usize, Sum)>,
    /// Room for bounds over the same truths.
    bound: Bound<'i>,
}

#[derive(Clone, Debug)]
struct State {
    /// The part that is looked at; empty before the first.
    part: Part,
    /// By line.
    truths: Vec<Truth>,
    /// By line: how many of the lines it is made of do not hold, and how many may or may not.
    counts: Vec<Count>,
    /// By tally.
    sums: Vec<Sum>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    no: u32,
    unknown: u32,
}

/// What a tally can come to over a part.
#[derive(Clone, Copy, Debug)]
struct Sum {
    /// Whether it has to be worked out anew.
    is_stale: bool,
    /// Where every open term counts against it.
    low: i64,
    /// Where every open term counts for it.
    high: i64,
    /// The bound from above, once it is asked for.
    most: Option<i64>,
    /// The bound from below, once it is asked for.
    fewest: Option<i64>,
}

impl Count {
    fn shift(&mut self, before: Truth, now: Truth) {
        self.no = self.no + u32::from(now == Truth::No) - u32::from(before == Truth::No);
        self.unknown = self.unknown + u32::from(now == Truth::Unknown) - u32::from(before == Truth::Unknown);
    }
}

impl State {
    fn copy_from(&mut self, other: &Self) {
        self.part.copy_from_slice(&other.part);
        self.truths.copy_from_slice(&other.truths);
        self.counts.copy_from_slice(&other.counts);
        self.sums.copy_from_slice(&other.sums);
    }
}

impl<'i> Truths<'i> {
    /// Of one inquiry, of which no part has been looked at yet.
    pub fn new(inquiry: &'i Inquiry) -> Self {
        let lines = inquiry.lines.len();
        let stale = Sum { is_stale: true, low: 0, high: 0, most: None, fewest: None };
        let mut counts = vec![Count::default(); lines];
        for line in 0..lines {
            inquiry.wiring.users(line).iter().for_each(|user| counts[*user].unknown += 1);
        }
        let sums = vec![stale; inquiry.tallies.len()];
        Self {
            inquiry,
            now: State { part: Part::new(), truths: vec![Truth::Unknown; lines], counts, sums },
            kept: Vec::new(),
            depth: 0,
            open: Places::none(lines),
            changed: Vec::new(),
            recounted: Vec::new(),
            bound: Bound::new(inquiry),
        }
    }

    /// The truth of a line.
    pub fn of(&self, line: usize) -> Truth {
        self.now.truths[line]
    }

    /// Works out everything over a part, starting from what was settled last, and brings `plain` up to it.
    pub fn look(&mut self, part: &Part, plain: &mut [Truth]) {
        self.undo();
        if self.now.part.is_empty() {
            self.open = Places::every(self.inquiry.lines.len());
        } else {
            for (variable, now) in part.iter().enumerate() {
                if self.now.part[variable] != *now {
                    self.turn(variable);
                }
            }
        }
        self.now.part.clone_from(part);
        let mut next = 0;
        while let Some(line) = self.open.first_from(next) {
            next = line + 1;
            let truth = self.work_out(part, line);
            self.note(line, truth);
        }
        self.open.clear();
        self.recounted.clear();
        for (line, _) in self.changed.drain(..) {
            plain[line] = self.now.truths[line];
        }
    }

    /// Works out once more what depends on lines that are forced, each of these taken as it must be, until `undo`.
    /// Whether that contradicts nothing.
    pub fn suppose(&mut self, part: &Part, plain: &[Truth], forced: &[Option<bool>], all_forced: &Places) -> bool {
        self.open.join(all_forced);
        let (mut next, mut is_fine) = (0, true);
        while let Some(line) = self.open.first_from(next).filter(|_| is_fine) {
            next = line + 1;
            let truth = if plain[line] == Truth::Unknown { self.work_out(part, line) } else { plain[line] };
            is_fine = forced[line].is_none_or(|wanted| truth != Truth::of(!wanted));
            self.note(line, forced[line].map_or(truth, Truth::of));
        }
        self.open.clear();
        is_fine
    }

    /// Takes back what was supposed.
    pub fn undo(&mut self) {
        while let Some((line, before)) = self.changed.pop() {
            let now = std::mem::replace(&mut self.now.truths[line], before);
            for user in self.inquiry.wiring.users(line) {
                self.now.counts[*user].shift(now, before);
            }
        }
        while let Some((tally, before)) = self.recounted.pop() {
            self.now.sums[tally] = before;
        }
    }

    /// Keeps what is settled, to come back to.
    pub fn keep(&mut self) {
        self.undo();
        match self.kept.get_mut(self.depth) {
            Some(room) => room.copy_from(&self.now),
            None => self.kept.push(self.now.clone()),
        }
        self.depth += 1;
    }

    /// Forgets what was kept; what is settled stays.
    pub fn forget(&mut self) {
        self.depth = 0;
    }

    /// Comes back to what was kept last.
    pub fn come_back(&mut self) -> &[Truth] {
        self.undo();
        self.depth -= 1;
        self.now.copy_from(&self.kept[self.depth]);
        &self.now.truths
    }

    /// Opens what looks at a variable.
    fn turn(&mut self, variable: usize) {
        let wiring = &self.inquiry.wiring;
        wiring.tests(variable).iter().for_each(|line| self.open.insert(*line));
        wiring.counting(variable).iter().for_each(|tally| self.recount(tally));
    }

    /// Notes the truth of a line, and opens what looks at it where that is another than before.
    fn note(&mut self, line: usize, truth: Truth) {
        let before = std::mem::replace(&mut self.now.truths[line], truth);
        if before == truth {
            return;
        }
        self.changed.push((line, before));
        let wiring = &self.inquiry.wiring;
        for user in wiring.users(line) {
            self.now.counts[*user].shift(before, truth);
            self.open.insert(*user);
        }
        wiring.counted(line).iter().for_each(|tally| self.recount(tally));
    }

    /// Opens the comparisons of a tally.
    fn recount(&mut self, tally: usize) {
        let sum = &mut self.now.sums[tally];
        if !sum.is_stale {
            self.recounted.push((tally, *sum));
            sum.is_stale = true;
            self.inquiry.wiring.comparisons(tally).iter().for_each(|line| self.open.insert(*line));
        }
    }

    fn work_out(&mut self, part: &Part, line: usize) -> Truth {
        let count = self.now.counts[line];
        match &self.inquiry.lines[line] {
            Line::Constant(value) => Truth::of(*value),
            Line::Drawn(variable, mask) => match part[*variable] & mask {
                0 => Truth::No,
                inside if inside == part[*variable] => Truth::Yes,
                _ => Truth::Unknown,
            },
            Line::Not(inner) => self.of(*inner).negated(),
            Line::All(_) if count.no > 0 => Truth::No,
            Line::All(_) => Truth::of(count.unknown == 0).max(Truth::Unknown),
            Line::Any(parts) if count.no as usize == parts.len() => Truth::No,
            Line::Any(parts) => Truth::of((count.no + count.unknown) as usize != parts.len()).max(Truth::Unknown),
            Line::AtLeastOf(least, parts) => {
                let (yes, possible) = self.count(line, parts);
                if yes >= *least { Truth::Yes } else { Truth::of(possible >= *least).min(Truth::Unknown) }
            }
            Line::AtLeast(tally, least) => self.compare(part, *tally, *least),
        }
    }

    /// Of the parts of a line: how many hold, and how many may.
    pub fn count(&self, line: usize, parts: &[usize]) -> (usize, usize) {
        let Count { no, unknown } = self.now.counts[line];
        let possible = parts.len() - no as usize;
        (possible - unknown as usize, possible)
    }

    fn compare(&mut self, part: &Part, tally: usize, least: i64) -> Truth {
        if self.now.sums[tally].is_stale {
            self.now.sums[tally] = self.sum(tally);
        }
        let State { truths, sums, .. } = &mut self.now;
        let (sum, bound) = (&mut sums[tally], &mut self.bound);
        if sum.low >= least {
            return Truth::Yes;
        }
        if sum.high < least || *sum.most.get_or_insert_with(|| bound.most(truths, part, tally, 1)) < least {
            return Truth::No;
        }
        let fewest = *sum.fewest.get_or_insert_with(|| -bound.most(truths, part, tally, -1));
        if fewest >= least { Truth::Yes } else { Truth::Unknown }
    }

    fn sum(&self, tally: usize) -> Sum {
        let (mut low, mut high) = (0, 0);
        for (line, weight) in &self.inquiry.tallies[tally] {
            match self.of(*line) {
                Truth::Yes => (low, high) = (low + weight, high + weight),
                Truth::Unknown => (low, high) = (low + weight.min(&0), high + weight.max(&0)),
                Truth::No => {}
            }
        }
        Sum { is_stale: false, low, high, most: None, fewest: None }
    }

    /// The most that a tally, times `sign`, can come to over a part; and room that says what every class adds.
    pub fn most(&mut self, part: &Part, tally: usize, sign: i64) -> (i64, &Bound<'i>) {
        let most = self.bound.most(&self.now.truths, part, tally, sign);
        (most, &self.bound)
    }
}
