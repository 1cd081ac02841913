//! The judge: what is decided for everybody in a part of the space, and what the goals force there.
//!
//! In: an inquiry and a part. Out: every line's truth over the part, and the part without those who cannot be meant.
//! Never: splitting parts.

use crate::analysis::proof::bound::classes;
use crate::analysis::proof::inquiry::Inquiry;
use crate::analysis::proof::line::{Line, Part};
use crate::analysis::proof::places::Places;
use crate::analysis::proof::truths::Truths;
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
    plain: Vec<Truth>,
    /// Over everybody in the part who is meant, as far as that is worked out.
    truths: Truths<'i>,
    /// Whether the goals forced anything that was open.
    is_new: bool,
    /// By line: what the goals force.
    forced: Vec<Option<bool>>,
    /// The lines that are forced.
    all_forced: Places,
}

impl<'i> Judge<'i> {
    /// A judge of one inquiry.
    pub fn new(inquiry: &'i Inquiry) -> Self {
        let lines = inquiry.lines.len();
        Self {
            inquiry,
            plain: vec![Truth::Unknown; lines],
            truths: Truths::new(inquiry),
            is_new: false,
            forced: vec![None; lines],
            all_forced: Places::none(lines),
        }
    }

    /// The truth of a line over the part that was judged last.
    pub fn truth(&self, line: usize) -> Truth {
        self.plain[line]
    }

    /// What the goals force a line to be in the part that was judged last.
    pub fn forced(&self, line: usize) -> Option<bool> {
        self.forced[line]
    }

    /// Takes those out of `part` who cannot be meant, until nothing more follows.
    ///
    /// What the goals force is taken as given while more is worked out: whoever is left and meant has it.
    pub fn judge(&mut self, part: &mut Part) -> Judged {
        let inquiry = self.inquiry;
        self.forced.fill(None);
        self.all_forced.clear();
        loop {
            self.truths.look(part, &mut self.plain);
            let goals = &inquiry.goals;
            if goals.iter().all(|(line, wanted)| self.truths.of(*line) == Truth::of(*wanted)) {
                return Judged::Everybody;
            }
            let is_possible = |(line, wanted): &(usize, bool)| self.truths.of(*line) != Truth::of(!*wanted);
            if !goals.iter().all(is_possible) || !self.assume(part) {
                return Judged::Nobody;
            }
            match self.force(part) {
                None => return Judged::Nobody,
                Some(false) => return Judged::Open,
                Some(true) => {}
            }
        }
    }

    /// Works out every line once more, each that is forced taken as it must be. Whether that contradicts nothing.
    fn assume(&mut self, part: &Part) -> bool {
        self.truths.suppose(part, &self.plain, &self.forced, &self.all_forced)
    }

    /// Keeps what is known of the part that was judged last, for another part of it.
    pub fn keep(&mut self) {
        self.truths.keep();
    }

    /// Forgets what was kept: nobody comes back to it.
    pub fn forget(&mut self) {
        self.truths.forget();
    }

    /// Comes back to what was kept last.
    pub fn come_back(&mut self) {
        self.plain.copy_from_slice(self.truths.come_back());
    }

    /// What the goals force, from the last line to the first. None where they contradict each other; else whether
    /// anything is new.
    fn force(&mut self, part: &mut Part) -> Option<bool> {
        let inquiry = self.inquiry;
        self.is_new = false;
        for (line, wanted) in &inquiry.goals {
            self.want(*line, *wanted)?;
        }
        let mut end = inquiry.lines.len();
        while let Some(line) = self.all_forced.last_before(end) {
            end = line;
            let Some(wanted) = self.forced[line].filter(|_| self.plain[line] == Truth::Unknown) else { continue };
            match (&inquiry.lines[line], wanted) {
                (Line::Drawn(variable, mask), _) => {
                    let kept = part[*variable] & if wanted { *mask } else { !*mask };
                    self.is_new |= kept != part[*variable];
                    part[*variable] = kept;
                    if kept == 0 {
                        return None;
                    }
                }
                (Line::Not(inner), _) => self.want(*inner, !wanted)?,
                (Line::All(parts), true) => parts.iter().try_for_each(|it| self.want(*it, true))?,
                (Line::Any(parts), false) => parts.iter().try_for_each(|it| self.want(*it, false))?,
                (Line::All(parts), false) | (Line::Any(parts), true) => self.want_the_last(parts, wanted)?,
                (Line::AtLeastOf(count, parts), _) => self.want_enough(line, *count, parts, wanted)?,
                (Line::AtLeast(tally, least), true) => self.keep_enough(part, *tally, 1, *least)?,
                (Line::AtLeast(tally, least), false) => self.keep_enough(part, *tally, -1, 1 - *least)?,
                (Line::Constant(_), _) => {}
            }
        }
        Some(self.is_new)
    }

    /// Notes what a line must be; none where it is, or must be, the opposite.
    fn want(&mut self, line: usize, wanted: bool) -> Option<()> {
        if self.truths.of(line) == Truth::of(!wanted) || self.forced[line] == Some(!wanted) {
            return None;
        }
        if self.forced[line].is_none() {
            self.forced[line] = Some(wanted);
            self.all_forced.insert(line);
            // What is so anyway tells nothing new.
            self.is_new |= self.plain[line] == Truth::Unknown;
        }
        Some(())
    }

    fn want_the_last(&mut self, parts: &[usize], wanted: bool) -> Option<()> {
        if parts.iter().any(|it| self.truths.of(*it) == Truth::of(wanted)) {
            return Some(());
        }
        let mut open = parts.iter().filter(|it| self.truths.of(**it) == Truth::Unknown);
        match (open.next(), open.next()) {
            (Some(last), None) => self.want(*last, wanted),
            _ => Some(()),
        }
    }

    fn want_enough(&mut self, line: usize, count: usize, parts: &[usize], wanted: bool) -> Option<()> {
        let (yes, possible) = self.truths.count(line, parts);
        let is_tight = if wanted { possible == count } else { yes + 1 == count };
        let open = parts.iter().filter(|it| is_tight && self.truths.of(**it) == Truth::Unknown);
        open.copied().collect::<Vec<usize>>().into_iter().try_for_each(|it| self.want(it, wanted))
    }

    /// Takes out the classes with which a tally, times `sign`, cannot come to `least` any more.
    fn keep_enough(&mut self, part: &mut Part, tally: usize, sign: i64, least: i64) -> Option<()> {
        let (most, bound) = self.truths.most(part, tally, sign);
        let slack = most - least;
        if slack < 0 {
            return None;
        }
        for (variable, table) in bound.entries() {
            let best = bound.best(part, variable);
            for class in classes(part[variable]).filter(|class| best - table[*class] > slack) {
                part[variable] &= !(1 << class);
                self.is_new = true;
            }
        }
        Some(())
    }

    /// For a tally that is forced: by how much answers inside of a test do better than those outside, at best.
    pub fn pull(&mut self, part: &Part, tally: usize, wanted: bool, pulls: &mut [Vec<i64>]) {
        let (_, bound) = self.truths.most(part, tally, if wanted { 1 } else { -1 });
        for (variable, table) in bound.entries() {
            for class in classes(part[variable]) {
                pulls[variable][class] += table[class];
            }
        }
    }
}
