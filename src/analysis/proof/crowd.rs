//! Crowds: many drawn people judged at once, one bit each.
//!
//! In: people, and statements about them. Out: of whom each statement is true. Never: certainty about those not drawn.

use crate::analysis::proof::dice::Dice;
use crate::analysis::space::domain::Domain;
use crate::analysis::space::people::People;
use crate::analysis::space::statement::{Statement, StatementId, Tally};

/// People in one crowd.
pub const LANES: usize = 64;

/// The classes of the answers drawn for one crowd, by place in the asking order.
pub type Drawn = Vec<[u16; LANES]>;

/// Of whom something is true in crowds that stand side by side: a bit for each of their people.
pub type Who<const SIDE: usize> = [u64; SIDE];

/// Room for judging crowds, so many side by side, one row of them after the other.
pub struct Crowd<const SIDE: usize> {
    /// By place in the asking order.
    urns: Vec<Urn>,
    /// How the truths are worked out, each after those that it looks at.
    steps: Vec<Step>,
    /// Places of truths that steps look at.
    parts: Vec<usize>,
    /// By statement: the place of its truth; none of one that nobody asked for.
    places: Vec<Option<usize>>,
    truths: Vec<Who<SIDE>>,
    /// By place in the asking order and class: who drew it.
    drew: Vec<Vec<Who<SIDE>>>,
    /// By tally: its terms, and its binary digits, lowest first.
    counts: Vec<Count<SIDE>>,
}

/// The answers to one question, to draw from.
struct Urn {
    answers: u64,
    /// The number of the first answer of every class.
    starts: Vec<u64>,
    /// The class of every answer, where they are few.
    classes: Vec<u16>,
}

/// Parts of a step: from a place in `Crowd::parts` to another.
type Parts = std::ops::Range<usize>;

enum Step {
    Constant(bool),
    /// The place in the asking order, and the classes.
    Drawn(usize, Vec<usize>),
    Not(usize),
    All(Parts),
    Any(Parts),
    AtLeastOf(usize, Parts),
    /// The place of a count, whether it has to be worked out first, and what it has to come to.
    AtLeast(usize, bool, u64),
}

struct Count<const SIDE: usize> {
    /// Places of truths with their weights. A loss is a gain of those who escape it, so that nothing is taken away.
    terms: Vec<(usize, i64)>,
    digits: Vec<Who<SIDE>>,
}

impl<const SIDE: usize> Crowd<SIDE> {
    /// Room for crowds of these people, of whom these statements are asked.
    pub fn new(people: &People<'_>, asked: impl IntoIterator<Item = StatementId>) -> Self {
        let mut crowd = Self {
            urns: people.domains.iter().map(Urn::new).collect(),
            steps: Vec::new(),
            parts: Vec::new(),
            places: vec![None; people.statements.all().len()],
            truths: Vec::new(),
            drew: people.domains.iter().map(|domain| vec![[0; SIDE]; domain.classes.len()]).collect(),
            counts: Vec::new(),
        };
        crowd.prepare(people, asked);
        crowd
    }

    fn prepare(&mut self, people: &People<'_>, asked: impl IntoIterator<Item = StatementId>) {
        let statements = &people.statements;
        let wanted = statements.visit(asked, |_| {});
        let mut count_of = vec![None; statements.tallies().len()];
        for (index, statement) in statements.all().iter().enumerate().filter(|(index, _)| wanted[*index]) {
            let step = match statement {
                Statement::Constant(value) => Step::Constant(*value),
                Statement::Drawn(position, set) => Step::Drawn(*position, set.iter().collect()),
                Statement::Not(id) => Step::Not(self.place(*id)),
                Statement::All(parts) => Step::All(self.parts(parts)),
                Statement::Any(parts) => Step::Any(self.parts(parts)),
                Statement::AtLeastOf(count, parts) => Step::AtLeastOf(*count, self.parts(parts)),
                Statement::AtLeast(tally, least) => {
                    let is_first = count_of[tally.index()].is_none();
                    let terms = statements.tally(*tally);
                    let count = *count_of[tally.index()].get_or_insert_with(|| {
                        let places = terms.iter().map(|(id, weight)| (self.place(*id), *weight));
                        let count = Count { terms: places.collect(), digits: vec![[0; SIDE]; width(terms)] };
                        self.counts.push(count);
                        self.counts.len() - 1
                    });
                    let losses = terms.iter().filter(|(_, weight)| *weight < 0);
                    let losses: u64 = losses.map(|(_, weight)| weight.unsigned_abs()).sum();
                    Step::AtLeast(count, is_first, losses.saturating_add_signed(*least))
                }
            };
            self.places[index] = Some(self.steps.len());
            self.steps.push(step);
        }
        self.truths = vec![[0; SIDE]; self.steps.len()];
    }

    fn place(&self, id: StatementId) -> usize {
        let Some(place) = self.places[id.index()] else { unreachable!("what a statement is made of is asked with it") };
        place
    }

    fn parts(&mut self, ids: &[StatementId]) -> Parts {
        let start = self.parts.len();
        let places: Vec<usize> = ids.iter().map(|id| self.place(*id)).collect();
        self.parts.extend(places);
        start..self.parts.len()
    }

    /// Draws a crowd: every answer to every question as likely as any other. The same number gives the same crowd.
    pub fn draw(&self, crowd: u64) -> Drawn {
        let mut dice = Dice(crowd.wrapping_mul(0x2545_F491_4F6C_DD1D));
        self.urns.iter().map(|urn| std::array::from_fn(|_| urn.class(dice.under(urn.answers)))).collect()
    }

    /// Judges the people who drew these answers, one crowd beside the other.
    pub fn judge(&mut self, drawn: &[Drawn; SIDE]) {
        for (position, classes) in self.drew.iter_mut().enumerate() {
            classes.fill([0; SIDE]);
            for (side, drawn) in drawn.iter().enumerate() {
                for (lane, class) in drawn[position].iter().enumerate() {
                    classes[usize::from(*class)][side] |= 1 << lane;
                }
            }
        }
        for index in 0..self.steps.len() {
            self.truths[index] = self.work_out(index);
        }
    }

    /// Of whom in the crowds that were judged last a statement is true.
    pub fn truth(&self, id: StatementId) -> Who<SIDE> {
        self.truths[self.place(id)]
    }

    fn work_out(&mut self, index: usize) -> Who<SIDE> {
        let fold = |parts: &Parts, start: u64, join: fn(u64, u64) -> u64| {
            let parts = self.parts[parts.clone()].iter();
            parts.fold([start; SIDE], |who, part| each(who, self.truths[*part], join))
        };
        match &self.steps[index] {
            Step::Constant(value) => [if *value { u64::MAX } else { 0 }; SIDE],
            Step::Drawn(position, classes) => {
                let drew = classes.iter().map(|class| self.drew[*position][*class]);
                drew.fold([0; SIDE], |who, more| each(who, more, |who, more| who | more))
            }
            Step::Not(part) => self.truths[*part].map(|who| !who),
            Step::All(parts) => fold(parts, u64::MAX, |who, more| who & more),
            Step::Any(parts) => fold(parts, 0, |who, more| who | more),
            Step::AtLeastOf(count, parts) => {
                let mut digits = [[0; SIDE]; 16];
                for part in &self.parts[parts.clone()] {
                    add(&mut digits, self.truths[*part]);
                }
                reaches(&digits, *count as u64)
            }
            Step::AtLeast(count, is_first, least) => {
                let count = &mut self.counts[*count];
                if *is_first {
                    count.work_out(&self.truths);
                }
                reaches(&count.digits, *least)
            }
        }
    }
}

impl Urn {
    fn new(domain: &Domain) -> Self {
        /// The classes of more answers are searched for, not listed.
        const LISTED_MAX: u64 = 1_024;
        let mut urn = Self { answers: 0, starts: Vec::new(), classes: Vec::new() };
        for class in &domain.classes {
            urn.starts.push(urn.answers);
            urn.answers += class.answers;
        }
        if urn.answers <= LISTED_MAX {
            urn.classes = (0..urn.answers).map(|answer| urn.searched(answer)).collect();
        }
        urn
    }

    fn class(&self, answer: u64) -> u16 {
        let listed = usize::try_from(answer).ok().and_then(|answer| self.classes.get(answer));
        listed.copied().unwrap_or_else(|| self.searched(answer))
    }

    fn searched(&self, answer: u64) -> u16 {
        let class = self.starts.partition_point(|start| *start <= answer) - 1;
        u16::try_from(class).unwrap_or(u16::MAX)
    }
}

impl<const SIDE: usize> Count<SIDE> {
    fn work_out(&mut self, truths: &[Who<SIDE>]) {
        self.digits.fill([0; SIDE]);
        for (term, weight) in &self.terms {
            let who = if *weight > 0 { truths[*term] } else { truths[*term].map(|who| !who) };
            let size = weight.unsigned_abs();
            let ones = (0..u64::BITS as usize).filter(|digit| size >> digit & 1 == 1);
            ones.for_each(|digit| add(&mut self.digits[digit..], who));
        }
    }
}

fn each<const SIDE: usize>(left: Who<SIDE>, right: Who<SIDE>, join: impl Fn(u64, u64) -> u64) -> Who<SIDE> {
    std::array::from_fn(|side| join(left[side], right[side]))
}

/// The digits that the largest count of a tally needs.
fn width(tally: &Tally) -> usize {
    let most: u64 = tally.iter().map(|(_, weight)| weight.unsigned_abs()).sum();
    (u64::BITS - most.leading_zeros()) as usize
}

/// Adds one for everybody in `who` to numbers kept digit by digit.
fn add<const SIDE: usize>(digits: &mut [Who<SIDE>], who: Who<SIDE>) {
    let mut carry = who;
    for digit in digits {
        if carry.iter().all(|who| *who == 0) {
            return;
        }
        let both = each(*digit, carry, |digit, carry| digit & carry);
        *digit = each(*digit, carry, |digit, carry| digit ^ carry);
        carry = both;
    }
}

/// Whose number comes to at least `least`.
fn reaches<const SIDE: usize>(digits: &[Who<SIDE>], least: u64) -> Who<SIDE> {
    // A number with more digits than there are is never reached.
    if digits.len() < 64 && least >> digits.len() > 0 {
        return [0; SIDE];
    }
    let (mut more, mut equal) = ([0; SIDE], [u64::MAX; SIDE]);
    for (place, digit) in digits.iter().enumerate().rev() {
        if least >> place & 1 == 1 {
            equal = each(equal, *digit, |equal, digit| equal & digit);
        } else {
            let over = each(equal, *digit, |equal, digit| equal & digit);
            more = each(more, over, |more, over| more | over);
            equal = each(equal, *digit, |equal, digit| equal & !digit);
        }
    }
    each(more, equal, |more, equal| more | equal)
}
