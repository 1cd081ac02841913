//! Crowds: many drawn people judged at once, one bit each.
//!
//! In: people. Out: of whom a statement is true, and how many they are. Never: certainty about those not drawn.

use std::num::NonZero;

use crate::analysis::proof::dice::Dice;
use crate::analysis::proof::parallel;
use crate::analysis::space::people::People;
use crate::analysis::space::statement::{Statement, StatementId, Tally};

/// People in one crowd.
pub const LANES: usize = 64;
/// Crowds that one job judges.
const CROWDS_A_JOB: u64 = 256;

/// What was seen of a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Of how many people it was true.
    pub people: u64,
    /// The first of them: the crowd, and the place in it.
    pub first: Option<(u64, usize)>,
}

/// The classes of the answers drawn for one crowd, by place in the asking order.
pub type Drawn = Vec<[u16; LANES]>;

/// Room for judging one crowd after the other.
pub struct Crowd<'a, 'p> {
    people: &'a People<'p>,
    /// By place in the asking order: the number of the first answer of every class, and of one behind the last.
    starts: Vec<Vec<u64>>,
    /// By statement: of whom it is true.
    truths: Vec<u64>,
    /// By place in the asking order and class: who drew it.
    classes: Vec<Vec<u64>>,
    /// By tally: its binary digits, lowest first.
    digits: Vec<Vec<u64>>,
    /// By tally: whether its digits are worked out.
    is_counted: Vec<bool>,
}

impl<'a, 'p> Crowd<'a, 'p> {
    /// Room for crowds of these people.
    pub fn new(people: &'a People<'p>) -> Self {
        let starts = people.domains.iter().map(|domain| {
            let mut next = 0;
            let starts = domain.classes.iter().map(|class| {
                next += class.answers;
                next - class.answers
            });
            let mut starts: Vec<u64> = starts.collect();
            starts.push(next);
            starts
        });
        let digits = people.statements.tallies().iter().map(|tally| vec![0; width(tally)]);
        Self {
            people,
            starts: starts.collect(),
            truths: vec![0; people.statements.all().len()],
            classes: people.domains.iter().map(|domain| vec![0; domain.classes.len()]).collect(),
            digits: digits.collect(),
            is_counted: vec![false; people.statements.tallies().len()],
        }
    }

    /// Draws a crowd: every answer to every question as likely as any other. The same number gives the same crowd.
    pub fn draw(&self, crowd: u64) -> Drawn {
        let mut dice = Dice(crowd.wrapping_mul(0x2545_F491_4F6C_DD1D));
        self.starts
            .iter()
            .map(|starts| {
                let answers = starts.last().copied().unwrap_or(1);
                std::array::from_fn(|_| {
                    let answer = dice.under(answers);
                    let class = starts.partition_point(|start| *start <= answer) - 1;
                    u16::try_from(class).unwrap_or(u16::MAX)
                })
            })
            .collect()
    }

    /// Judges every statement of the people who drew these answers.
    pub fn judge(&mut self, drawn: &Drawn) {
        for (classes, lanes) in self.classes.iter_mut().zip(drawn) {
            classes.fill(0);
            for (lane, class) in lanes.iter().enumerate() {
                classes[usize::from(*class)] |= 1 << lane;
            }
        }
        self.is_counted.fill(false);
        for index in 0..self.truths.len() {
            self.truths[index] = match &self.people.statements.all()[index] {
                Statement::Constant(value) => {
                    if *value {
                        u64::MAX
                    } else {
                        0
                    }
                }
                Statement::Drawn(position, set) => {
                    set.iter().fold(0, |who, class| who | self.classes[*position][class])
                }
                Statement::Not(id) => !self.truths[id.index()],
                Statement::All(parts) => parts.iter().fold(u64::MAX, |who, id| who & self.truths[id.index()]),
                Statement::Any(parts) => parts.iter().fold(0, |who, id| who | self.truths[id.index()]),
                Statement::AtLeastOf(count, parts) => self.at_least_of(*count, parts),
                Statement::AtLeast(tally, least) => self.at_least(tally.index(), *least),
            };
        }
    }

    /// Of whom in the crowd that was judged last a statement is true.
    pub fn truth(&self, id: StatementId) -> u64 {
        self.truths[id.index()]
    }

    fn at_least_of(&self, count: usize, parts: &[StatementId]) -> u64 {
        let mut digits = [0; 16];
        for id in parts {
            add(&mut digits, self.truths[id.index()]);
        }
        reaches(&digits, count as u64)
    }

    fn at_least(&mut self, tally: usize, least: i64) -> u64 {
        let terms = &self.people.statements.tallies()[tally];
        if !std::mem::replace(&mut self.is_counted[tally], true) {
            let digits = &mut self.digits[tally];
            digits.fill(0);
            for (id, weight) in terms {
                // A loss is a gain of those who escape it, so that nothing is ever taken away.
                let who = if *weight > 0 { self.truths[id.index()] } else { !self.truths[id.index()] };
                let size = weight.unsigned_abs();
                let ones = (0..u64::BITS as usize).filter(|digit| size >> digit & 1 == 1);
                ones.for_each(|digit| add(&mut digits[digit..], who));
            }
        }
        let losses: u64 = terms.iter().filter(|(_, weight)| *weight < 0).map(|(_, weight)| weight.unsigned_abs()).sum();
        let needed = losses.saturating_add_signed(least);
        reaches(&self.digits[tally], needed)
    }
}

/// The digits that the largest count of a tally needs.
fn width(tally: &Tally) -> usize {
    let most: u64 = tally.iter().map(|(_, weight)| weight.unsigned_abs()).sum();
    (u64::BITS - most.leading_zeros()) as usize
}

/// Adds one for everybody in `who` to numbers kept digit by digit.
fn add(digits: &mut [u64], who: u64) {
    let mut carry = who;
    for digit in digits {
        if carry == 0 {
            return;
        }
        (*digit, carry) = (*digit ^ carry, *digit & carry);
    }
}

/// Whose number comes to at least `least`.
fn reaches(digits: &[u64], least: u64) -> u64 {
    let (mut more, mut equal) = (0, u64::MAX);
    for (place, digit) in digits.iter().enumerate().rev() {
        if least >> place & 1 == 1 {
            equal &= digit;
        } else {
            more |= equal & digit;
            equal &= !digit;
        }
    }
    // A number with more digits than there are is never reached.
    if digits.len() < 64 && least >> digits.len() > 0 { 0 } else { more | equal }
}

/// Draws so many crowds and notes of whom each statement is true.
pub fn survey(
    people: &People<'_>,
    statements: &[StatementId],
    crowds: u64,
    threads: Option<NonZero<usize>>,
) -> Vec<Seen> {
    let starts: Vec<u64> = (0..crowds).step_by(usize::try_from(CROWDS_A_JOB).unwrap_or(1)).collect();
    let parts = parallel::each(&starts, threads, |start| {
        let mut room = Crowd::new(people);
        let mut seen = vec![Seen::default(); statements.len()];
        for crowd in *start..(start + CROWDS_A_JOB).min(crowds) {
            let drawn = room.draw(crowd);
            room.judge(&drawn);
            for (seen, id) in seen.iter_mut().zip(statements) {
                let who = room.truth(*id);
                seen.people += u64::from(who.count_ones());
                if who != 0 {
                    seen.first.get_or_insert((crowd, who.trailing_zeros() as usize));
                }
            }
        }
        seen
    });
    let mut all = vec![Seen::default(); statements.len()];
    for part in parts {
        for (seen, more) in all.iter_mut().zip(part) {
            seen.people += more.people;
            seen.first = seen.first.or(more.first);
        }
    }
    all
}
