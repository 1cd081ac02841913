//! Bounds: the most that a weighted count of lines can come to over a part of the space.
//!
//! In: the truths of an inquiry's lines, a part, a tally. Out: a number that nobody in the part exceeds. Never: less
//! than somebody reaches.

use crate::analysis::proof::inquiry::Inquiry;
use crate::analysis::proof::line::{Line, Part};
use crate::engine::truth::Truth;

/// Room for working out bounds of one inquiry.
pub struct Bound<'i> {
    inquiry: &'i Inquiry,
    /// By variable and class: what it adds to the bound that was worked out last.
    table: Vec<Vec<i64>>,
    /// Variables with entries in the table.
    touched: Vec<usize>,
    /// By variable: whether it is among them.
    is_touched: Vec<bool>,
}

/// The classes in a mask, ascending.
pub fn classes(mask: u128) -> impl Iterator<Item = usize> {
    let mut left = mask;
    std::iter::from_fn(move || {
        let class = (left != 0).then(|| left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(class)
    })
}

impl<'i> Bound<'i> {
    /// Room for one inquiry.
    pub fn new(inquiry: &'i Inquiry) -> Self {
        Self {
            inquiry,
            table: inquiry.variables.iter().map(|it| vec![0; it.classes.len()]).collect(),
            touched: Vec::with_capacity(inquiry.variables.len()),
            is_touched: vec![false; inquiry.variables.len()],
        }
    }

    /// The most that a tally, times `sign`, can come to: what is decided, and for every variable the best of its
    /// classes. A line that looks at several variables is charged to one of them, so that none is counted twice.
    pub fn most(&mut self, truths: &[Truth], part: &Part, tally: usize, sign: i64) -> i64 {
        for variable in self.touched.drain(..) {
            self.table[variable].fill(0);
            self.is_touched[variable] = false;
        }
        let inquiry = self.inquiry;
        let mut base = 0;
        for (line, weight) in &inquiry.tallies[tally] {
            base += match truths[*line] {
                Truth::Yes => sign * weight,
                Truth::No => 0,
                Truth::Unknown => self.charge(truths, part, *line, sign * weight),
            };
        }
        base + self.touched.iter().map(|variable| self.best(part, *variable)).sum::<i64>()
    }

    /// What the classes of a variable add to the bound that was worked out last, where they add anything.
    pub fn entries(&self) -> impl Iterator<Item = (usize, &[i64])> {
        self.touched.iter().map(|variable| (*variable, self.table[*variable].as_slice()))
    }

    /// The most that a class of the variable adds.
    pub fn best(&self, part: &Part, variable: usize) -> i64 {
        let table = &self.table[variable];
        classes(part[variable]).map(|class| table[class]).max().unwrap_or(0)
    }

    /// Charges at most what `weight` times the open line can be to the table; gives back what is certain.
    ///
    /// All of several is at most each of them, and any of several at least each: so a gain is charged to the rarest
    /// part of an "all", a loss to the most frequent part of an "any". Both only widen the bound.
    fn charge(&mut self, truths: &[Truth], part: &Part, line: usize, weight: i64) -> i64 {
        match truths[line] {
            Truth::Yes => return weight,
            Truth::No => return 0,
            Truth::Unknown => {}
        }
        let inquiry = self.inquiry;
        match &inquiry.lines[line] {
            Line::Drawn(variable, mask) => {
                if !std::mem::replace(&mut self.is_touched[*variable], true) {
                    self.touched.push(*variable);
                }
                let table = &mut self.table[*variable];
                // Classes that the part does not allow are never looked up.
                classes(mask & part[*variable]).for_each(|class| table[class] += weight);
                0
            }
            Line::Not(inner) => weight + self.charge(truths, part, *inner, -weight),
            Line::All(parts) => match chosen(inquiry, truths, part, parts, weight > 0) {
                Some(chosen) => self.charge(truths, part, chosen, weight),
                None => 0,
            },
            Line::Any(parts) => match chosen(inquiry, truths, part, parts, weight < 0) {
                Some(chosen) => self.charge(truths, part, chosen, weight),
                None => weight.max(0),
            },
            Line::Constant(_) | Line::AtLeastOf(..) | Line::AtLeast(..) => weight.max(0),
        }
    }
}

/// The part of a line to charge: where any may be chosen, the one that says most; else the only open one.
fn chosen(inquiry: &Inquiry, truths: &[Truth], part: &Part, parts: &[usize], is_free: bool) -> Option<usize> {
    let mut open = parts.iter().copied().filter(|it| truths[*it] == Truth::Unknown);
    let first = open.next()?;
    let Some(second) = open.next() else { return Some(first) };
    // Nothing is compared where there is nothing to choose.
    let choice = is_free.then(|| [first, second].into_iter().chain(open));
    choice.and_then(|choice| choice.min_by_key(|it| vagueness(inquiry, part, *it)))
}

/// How little a line says by itself: tests of few answers first, composed lines last.
fn vagueness(inquiry: &Inquiry, part: &Part, line: usize) -> u32 {
    const COMPOSED: u32 = 2_000;
    match &inquiry.lines[line] {
        Line::Drawn(variable, mask) => {
            let inside = (part[*variable] & mask).count_ones();
            let all = part[*variable].count_ones();
            // Of both a test and its opposite the smaller side counts: it is the one that is seldom charged.
            inside.min(all - inside) * 1_000 / all.max(1)
        }
        Line::Not(inner) => vagueness(inquiry, part, *inner) + 1,
        _ => COMPOSED,
    }
}
