//! The judge: what is decided for everybody in a part of the space, and what the goals force there.
//!
//! In: an inquiry and a part. Out: every line's truth over the part, and the part without those who cannot be meant.
//! Never: splitting parts.

use crate::analysis::proof::inquiry::{Inquiry, Line, Part};
use crate::engine::truth::Truth;

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Nobody in it is meant.
    Nobody,
    /// Everybody left in it is meant.
    Everybody,
    /// Some may be.
    Open,
}

/// Room for judging parts of one inquiry.
pub struct Judge<'i> {
    inquiry: &'i Inquiry,
    /// By line: over everybody in the part.
    truths: Vec<Truth>,
    /// By line: what the goals force.
    forced: Vec<Option<bool>>,
    /// By variable and class: what it adds to the bound that is worked out.
    table: Vec<Vec<i64>>,
    /// Variables with entries in the table.
    touched: Vec<usize>,
}

impl<'i> Judge<'i> {
    /// A judge of one inquiry.
    pub fn new(inquiry: &'i Inquiry) -> Self {
        Self {
            inquiry,
            truths: vec![Truth::Unknown; inquiry.lines.len()],
            forced: vec![None; inquiry.lines.len()],
            table: inquiry.variables.iter().map(|it| vec![0; it.classes.len()]).collect(),
            touched: Vec::new(),
        }
    }

    /// The truth of a line over the part that was judged last.
    pub fn truth(&self, line: usize) -> Truth {
        self.truths[line]
    }

    /// What the goals force a line to be in the part that was judged last.
    pub fn forced(&self, line: usize) -> Option<bool> {
        self.forced[line]
    }

    /// Takes those out of `part` who cannot be meant, until nothing more follows.
    pub fn judge(&mut self, part: &mut Part) -> Judged {
        loop {
            self.look(part);
            let goals = &self.inquiry.goals;
            let is_met = |(line, wanted): &(usize, bool)| self.truths[*line] == Truth::of(*wanted);
            if goals.iter().all(is_met) {
                return Judged::Everybody;
            }
            if goals.iter().any(|(line, wanted)| self.truths[*line] == Truth::of(!*wanted)) {
                return Judged::Nobody;
            }
            match self.force(part) {
                None => return Judged::Nobody,
                Some(false) => return Judged::Open,
                Some(true) => {}
            }
        }
    }

    /// Works out every line over the part, from the first to the last.
    fn look(&mut self, part: &Part) {
        for line in 0..self.inquiry.lines.len() {
            self.truths[line] = match &self.inquiry.lines[line] {
                Line::Constant(value) => Truth::of(*value),
                Line::Drawn(variable, mask) => match part[*variable] & mask {
                    0 => Truth::No,
                    inside if inside == part[*variable] => Truth::Yes,
                    _ => Truth::Unknown,
                },
                Line::Not(inner) => self.truths[*inner].negated(),
                Line::All(parts) => parts.iter().map(|it| self.truths[*it]).min().unwrap_or(Truth::Yes),
                Line::Any(parts) => parts.iter().map(|it| self.truths[*it]).max().unwrap_or(Truth::No),
                Line::AtLeastOf(count, parts) => {
                    let (yes, possible) = self.count(parts);
                    if yes >= *count { Truth::Yes } else { Truth::of(possible >= *count).min(Truth::Unknown) }
                }
                Line::AtLeast(tally, least) => self.compare(part, *tally, *least),
            };
        }
    }

    /// How many parts hold, and how many may.
    fn count(&self, parts: &[usize]) -> (usize, usize) {
        let yes = parts.iter().filter(|it| self.truths[**it] == Truth::Yes).count();
        let possible = parts.iter().filter(|it| self.truths[**it] != Truth::No).count();
        (yes, possible)
    }

    fn compare(&mut self, part: &Part, tally: usize, least: i64) -> Truth {
        let terms = &self.inquiry.tallies[tally];
        let (mut low, mut high) = (0, 0);
        for (line, weight) in terms {
            match self.truths[*line] {
                Truth::Yes => (low, high) = (low + weight, high + weight),
                Truth::Unknown => (low, high) = (low + weight.min(&0), high + weight.max(&0)),
                Truth::No => {}
            }
        }
        if low >= least {
            Truth::Yes
        } else if high < least || self.bound(part, tally, 1) < least {
            Truth::No
        } else if -self.bound(part, tally, -1) >= least {
            Truth::Yes
        } else {
            Truth::Unknown
        }
    }

    /// The most that a tally, times `sign`, can come to: what is decided, and for every variable the best of its
    /// classes. A line that looks at several variables is charged to one of them, so that none is counted twice.
    fn bound(&mut self, part: &Part, tally: usize, sign: i64) -> i64 {
        for variable in self.touched.drain(..) {
            self.table[variable].fill(0);
        }
        let inquiry = self.inquiry;
        let mut base = 0;
        for (line, weight) in &inquiry.tallies[tally] {
            base += self.charge(part, *line, sign * weight);
        }
        base + self.touched.iter().map(|variable| self.best(part, *variable)).sum::<i64>()
    }

    fn best(&self, part: &Part, variable: usize) -> i64 {
        let classes = self.table[variable].iter().enumerate();
        let possible = classes.filter(|(class, _)| part[variable] >> class & 1 == 1);
        possible.map(|(_, value)| *value).max().unwrap_or(0)
    }

    /// Charges at most what `weight` times the line can be to the table; gives back what is certain.
    ///
    /// All of several is at most each of them, and any of several at least each: so a gain is charged to the rarest
    /// part of an "all", a loss to the most frequent part of an "any". Both only widen the bound.
    fn charge(&mut self, part: &Part, line: usize, weight: i64) -> i64 {
        match self.truths[line] {
            Truth::Yes => return weight,
            Truth::No => return 0,
            Truth::Unknown => {}
        }
        let inquiry = self.inquiry;
        match &inquiry.lines[line] {
            Line::Drawn(variable, mask) => {
                if !self.touched.contains(variable) {
                    self.touched.push(*variable);
                }
                let entries = self.table[*variable].iter_mut().enumerate();
                entries.filter(|(class, _)| mask >> class & 1 == 1).for_each(|(_, entry)| *entry += weight);
                0
            }
            Line::Not(inner) => weight + self.charge(part, *inner, -weight),
            Line::All(parts) => match self.chosen(part, parts, weight > 0) {
                Some(chosen) => self.charge(part, chosen, weight),
                None => 0,
            },
            Line::Any(parts) => match self.chosen(part, parts, weight < 0) {
                Some(chosen) => self.charge(part, chosen, weight),
                None => weight.max(0),
            },
            Line::Constant(_) | Line::AtLeastOf(..) | Line::AtLeast(..) => weight.max(0),
        }
    }

    /// The part of a line to charge: where any may be chosen, the one that says most; else the only open one.
    fn chosen(&self, part: &Part, parts: &[usize], is_free: bool) -> Option<usize> {
        let open = || parts.iter().copied().filter(|it| self.truths[*it] == Truth::Unknown);
        if is_free {
            open().min_by_key(|it| self.vagueness(part, *it))
        } else {
            let mut open = open();
            open.next().filter(|_| open.next().is_none())
        }
    }

    /// How little a line says by itself: tests of few answers first, composed lines last.
    fn vagueness(&self, part: &Part, line: usize) -> u32 {
        const COMPOSED: u32 = 2_000;
        match &self.inquiry.lines[line] {
            Line::Drawn(variable, mask) => {
                let inside = (part[*variable] & mask).count_ones();
                // Of both a test and its opposite the smaller side counts: it is the one that is seldom charged.
                inside.min(part[*variable].count_ones() - inside) * 1_000 / part[*variable].count_ones().max(1)
            }
            Line::Not(inner) => self.vagueness(part, *inner) + 1,
            _ => COMPOSED,
        }
    }

    /// What the goals force, from the last line to the first. None where they contradict each other; else whether
    /// anybody was taken out.
    fn force(&mut self, part: &mut Part) -> Option<bool> {
        self.forced.fill(None);
        let inquiry = self.inquiry;
        for (line, wanted) in &inquiry.goals {
            self.want(*line, *wanted)?;
        }
        let mut is_narrower = false;
        for line in (0..inquiry.lines.len()).rev() {
            let Some(wanted) = self.forced[line] else { continue };
            if self.truths[line] != Truth::Unknown {
                continue;
            }
            match (&inquiry.lines[line], wanted) {
                (Line::Drawn(variable, mask), _) => {
                    let kept = part[*variable] & if wanted { *mask } else { !*mask };
                    is_narrower |= kept != part[*variable];
                    part[*variable] = kept;
                    if kept == 0 {
                        return None;
                    }
                }
                (Line::Not(inner), _) => self.want(*inner, !wanted)?,
                (Line::All(parts), true) => parts.iter().try_for_each(|it| self.want(*it, true))?,
                (Line::Any(parts), false) => parts.iter().try_for_each(|it| self.want(*it, false))?,
                (Line::All(parts), false) | (Line::Any(parts), true) => self.want_the_last(parts, wanted)?,
                (Line::AtLeastOf(count, parts), _) => self.want_enough(*count, parts, wanted)?,
                (Line::AtLeast(tally, least), true) => is_narrower |= self.keep(part, *tally, 1, *least)?,
                (Line::AtLeast(tally, least), false) => is_narrower |= self.keep(part, *tally, -1, 1 - *least)?,
                (Line::Constant(_), _) => {}
            }
        }
        Some(is_narrower)
    }

    /// Notes what a line must be; none where it is, or must be, the opposite.
    fn want(&mut self, line: usize, wanted: bool) -> Option<()> {
        if self.truths[line] == Truth::of(!wanted) || self.forced[line] == Some(!wanted) {
            return None;
        }
        self.forced[line] = Some(wanted);
        Some(())
    }

    fn want_the_last(&mut self, parts: &[usize], wanted: bool) -> Option<()> {
        let mut open = parts.iter().filter(|it| self.truths[**it] == Truth::Unknown);
        match (open.next(), open.next()) {
            (Some(last), None) => self.want(*last, wanted),
            _ => Some(()),
        }
    }

    fn want_enough(&mut self, count: usize, parts: &[usize], wanted: bool) -> Option<()> {
        let (yes, possible) = self.count(parts);
        let is_tight = if wanted { possible == count } else { yes + 1 == count };
        let open = parts.iter().filter(|it| is_tight && self.truths[**it] == Truth::Unknown);
        open.copied().collect::<Vec<usize>>().into_iter().try_for_each(|it| self.want(it, wanted))
    }

    /// Takes out the classes with which a tally, times `sign`, cannot come to `least` any more.
    fn keep(&mut self, part: &mut Part, tally: usize, sign: i64, least: i64) -> Option<bool> {
        let slack = self.bound(part, tally, sign) - least;
        if slack < 0 {
            return None;
        }
        let mut is_narrower = false;
        for variable in self.touched.clone() {
            let best = self.best(part, variable);
            for (class, value) in self.table[variable].iter().enumerate() {
                if part[variable] >> class & 1 == 1 && best - value > slack {
                    part[variable] &= !(1 << class);
                    is_narrower = true;
                }
            }
        }
        Some(is_narrower)
    }

    /// For a tally that is forced: by how much answers inside of a test do better than those outside, at best.
    pub fn pull(&mut self, part: &Part, tally: usize, wanted: bool, pulls: &mut [Vec<i64>]) {
        self.bound(part, tally, if wanted { 1 } else { -1 });
        for variable in &self.touched {
            for (class, value) in self.table[*variable].iter().enumerate() {
                pulls[*variable][class] += value;
            }
        }
    }
}
