//! Possibility: which truths every requirement and every piece of evidence can take, while answers range over sets.
//!
//! In: for each question, the answers it may have. Out: for each rule, a set of truths that leaves none out. Never: which
//! of them come together: what is possible for two rules by themselves may not be possible for both at once.

use crate::engine::truth::{Response, Truth, tested};
use crate::model::answers::{Answer, Answers};
use crate::model::condition::Condition;
use crate::model::id::QuestionId;
use crate::model::id::ScaleId;
use crate::model::pack::{Assessment, Pack};

/// A set of truths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Truths(u8);

impl Truths {
    /// The set of one.
    pub fn of(truth: Truth) -> Self {
        Self(1 << truth as u8)
    }

    /// Whether the truth is in the set.
    pub fn has(self, truth: Truth) -> bool {
        self.0 & Self::of(truth).0 != 0
    }

    /// Whether it is the only one.
    pub fn is_only(self, truth: Truth) -> bool {
        self == Self::of(truth)
    }

    /// Whether some truth but this one is in the set.
    pub fn has_other_than(self, truth: Truth) -> bool {
        self.0 & !Self::of(truth).0 != 0
    }

    fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn iter(self) -> impl Iterator<Item = Truth> {
        [Truth::No, Truth::Unknown, Truth::Yes].into_iter().filter(move |truth| self.has(*truth))
    }

    /// What a function of two truths can give.
    fn joined(self, other: Self, join: impl Fn(Truth, Truth) -> Truth) -> Self {
        let pairs = self.iter().flat_map(|one| other.iter().map(move |two| (one, two)));
        pairs.fold(Self::default(), |set, (one, two)| set.union(Self::of(join(one, two))))
    }
}

/// For each question of the bank, the answers it may have; none where it has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domains(Vec<Vec<Answer>>);

impl Domains {
    /// Every question with the one answer that was given.
    pub fn new(pack: &Pack, answers: &Answers) -> Self {
        let mut domains = vec![Vec::new(); pack.questions.len()];
        for (question, answer) in answers.iter() {
            domains[question.index()].push(answer);
        }
        Self(domains)
    }

    /// Gives one question these answers to choose from.
    pub fn set(&mut self, question: QuestionId, answers: Vec<Answer>) {
        self.0[question.index()] = answers;
    }
}

/// What is possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possible {
    /// By pathway and requirement.
    pub requires: Vec<Vec<Truths>>,
    /// By pathway and piece of evidence.
    pub evidence: Vec<Vec<Truths>>,
}

/// Follows skip logic and works out every rule of the ranking, over all answers in the domains at once.
///
/// Sound: a truth that some choice of answers gives is in the set. Exact where every question has one answer.
pub fn possible(pack: &Pack, assessment: &Assessment, domains: &Domains) -> Possible {
    let mut responses = vec![vec![Response::Skipped]; pack.questions.len()];
    for asked in &assessment.asked {
        responses[asked.question.index()] = vec![Response::Pending];
    }
    for asked in &assessment.asked {
        let truths = Ranges { assessment, responses: &responses, facts: &[] }.truths(&asked.ask_when);
        let answers = &domains.0[asked.question.index()];
        let mut then: Vec<Response> = Vec::new();
        then.extend(truths.has(Truth::No).then_some(Response::Skipped));
        if truths.has(Truth::Unknown) || truths.has(Truth::Yes) && answers.is_empty() {
            then.push(Response::Pending);
        }
        if truths.has(Truth::Yes) {
            then.extend(answers.iter().map(|answer| Response::Given(*answer)));
        }
        responses[asked.question.index()] = then;
    }
    let mut facts = Vec::with_capacity(assessment.facts.len());
    for fact in &assessment.facts {
        let truths = Ranges { assessment, responses: &responses, facts: &facts }.truths(&fact.when);
        facts.push(truths);
    }
    let ranges = Ranges { assessment, responses: &responses, facts: &facts };
    let requires = assessment.pathways.iter();
    let requires = requires.map(|it| it.requires.iter().map(|it| ranges.truths(&it.holds)).collect());
    let evidence = assessment.pathways.iter();
    let evidence = evidence.map(|it| it.evidence.iter().map(|it| ranges.truths(&it.when)).collect());
    Possible { requires: requires.collect(), evidence: evidence.collect() }
}

struct Ranges<'a> {
    assessment: &'a Assessment,
    /// By question of the bank.
    responses: &'a [Vec<Response>],
    /// Facts worked out before, by id; empty while skip logic still runs.
    facts: &'a [Truths],
}

impl Ranges<'_> {
    fn truths(&self, condition: &Condition) -> Truths {
        match condition {
            Condition::Always => Truths::of(Truth::Yes),
            Condition::Has(question, _)
            | Condition::HasNone(question, _)
            | Condition::Within(question, ..)
            | Condition::Answered(question) => {
                let responses = self.responses[question.index()].iter();
                responses.fold(Truths::default(), |set, response| set.union(Truths::of(tested(condition, *response))))
            }
            Condition::Fact(fact) => {
                let known = self.facts.get(fact.index()).copied();
                known.unwrap_or_else(|| self.truths(&self.assessment.fact(*fact).when))
            }
            Condition::Scale(scale, least, most) => self.scale(*scale, *least, *most),
            Condition::All(parts) => {
                let parts = parts.iter().map(|part| self.truths(part));
                parts.fold(Truths::of(Truth::Yes), |all, part| all.joined(part, Truth::min))
            }
            Condition::Any(parts) => {
                let parts = parts.iter().map(|part| self.truths(part));
                parts.fold(Truths::of(Truth::No), |any, part| any.joined(part, Truth::max))
            }
            Condition::Not(part) => {
                let truths = self.truths(part);
                truths.iter().fold(Truths::default(), |set, truth| set.union(Truths::of(truth.negated())))
            }
            Condition::AtLeastOf(count, parts) => self.at_least_of(*count, parts),
            Condition::Result(_) => Truths::of(Truth::Unknown),
        }
    }

    fn at_least_of(&self, count: usize, parts: &[Condition]) -> Truths {
        let parts: Vec<Truths> = parts.iter().map(|part| self.truths(part)).collect();
        let number = |holds: &dyn Fn(&Truths) -> bool| parts.iter().filter(|part| holds(part)).count();
        let (surely, possibly) = (number(&|it| it.is_only(Truth::Yes)), number(&|it| it.has(Truth::Yes)));
        let (open_least, open_most) = (number(&|it| !it.has(Truth::No)), number(&|it| it.has_other_than(Truth::No)));
        let mut set = Truths::default();
        if possibly >= count {
            set = set.union(Truths::of(Truth::Yes));
        }
        if open_least < count {
            set = set.union(Truths::of(Truth::No));
        }
        if surely < count && open_most >= count && parts.iter().any(|it| it.has(Truth::Unknown)) {
            set = set.union(Truths::of(Truth::Unknown));
        }
        set
    }

    fn scale(&self, scale: ScaleId, least: i64, most: i64) -> Truths {
        let (mut low, mut high, mut is_open, mut is_known) = (0, 0, false, true);
        for term in &self.assessment.scale(scale).terms {
            let responses = &self.responses[term.question.index()];
            let bounds = responses.iter().map(|response| match response {
                Response::Pending => term.bounds(),
                Response::Skipped => (0, 0),
                Response::Given(answer) => (term.points_of(*answer), term.points_of(*answer)),
            });
            let all = bounds.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1))).unwrap_or((0, 0));
            (low, high) = (low + all.0, high + all.1);
            is_open |= responses.contains(&Response::Pending);
            is_known &= responses.len() == 1;
        }
        if least <= low && high <= most {
            return Truths::of(Truth::Yes);
        } else if high < least || most < low {
            return Truths::of(Truth::No);
        }
        let decided = Truths::of(Truth::Yes).union(Truths::of(Truth::No));
        match (is_open, is_known) {
            (true, true) => Truths::of(Truth::Unknown),
            (true, false) => decided.union(Truths::of(Truth::Unknown)),
            (false, _) => decided,
        }
    }
}
