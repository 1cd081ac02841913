//! Truth: whether a condition holds for what is known of a respondent.
//!
//! In: a condition and a view of responses. Out: yes, no or unknown. Never: why (the report says that).

use crate::model::answers::Answer;
use crate::model::condition::{Condition, ResultTest};
use crate::model::id::{FactId, ScaleId};
use crate::model::pack::Assessment;

/// Whether something holds. Ordered, so that "all" is the least and "any" the greatest (Kleene's strong logic).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold.
    No,
    /// An answer that is missing decides.
    Unknown,
    /// It holds.
    Yes,
}

impl Truth {
    /// Yes or no.
    pub fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// Yes for no, no for yes.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

/// What is known of one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// Not answered, or not known yet whether it is asked.
    Pending,
    /// Skip logic removed it. Settles nothing in anyone's favour: every test of it is no.
    Skipped,
    /// Answered.
    Given(Answer),
}

/// Tests of results, once there are some.
pub trait Results {
    /// Whether the test holds.
    fn test(&self, test: ResultTest) -> Truth;
}

/// What a condition may look at.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Facts and scales are defined here.
    pub assessment: &'a Assessment,
    /// By question of the bank.
    pub responses: &'a [Response],
    /// Facts worked out before, by id; empty while skip logic still runs.
    pub facts: &'a [Truth],
    /// Results, for advice.
    pub results: Option<&'a dyn Results>,
}

/// Whether a test of one question holds for this response to it; unknown for conditions that look further.
pub fn tested(test: &Condition, response: Response) -> Truth {
    let answer = match response {
        Response::Pending => return Truth::Unknown,
        Response::Skipped => return Truth::No,
        Response::Given(answer) => answer,
    };
    match (test, answer) {
        (Condition::Has(_, options), Answer::Options(set)) => Truth::of(set.meets(*options)),
        (Condition::HasNone(_, options), Answer::Options(set)) => Truth::of(!set.meets(*options)),
        (Condition::Within(_, least, most), Answer::Number(number)) => Truth::of((*least..=*most).contains(&number)),
        (Condition::Has(..) | Condition::HasNone(..) | Condition::Within(..), _) => Truth::No,
        (Condition::Answered(_), _) => Truth::Yes,
        _ => Truth::Unknown,
    }
}

impl View<'_> {
    /// Whether the condition holds.
    pub fn truth(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::Always => Truth::Yes,
            Condition::Has(question, _)
            | Condition::HasNone(question, _)
            | Condition::Within(question, ..)
            | Condition::Answered(question) => tested(condition, self.responses[question.index()]),
            Condition::Fact(fact) => self.fact(*fact),
            Condition::Scale(scale, least, most) => self.scale_within(*scale, *least, *most),
            Condition::All(parts) => self.parts(parts).min().unwrap_or(Truth::Yes),
            Condition::Any(parts) => self.parts(parts).max().unwrap_or(Truth::No),
            Condition::Not(part) => self.truth(part).negated(),
            Condition::AtLeastOf(count, parts) => self.at_least_of(*count, parts),
            Condition::Result(test) => self.results.map_or(Truth::Unknown, |results| results.test(*test)),
        }
    }

    /// The least and the most that a scale score can be.
    pub fn scale(&self, scale: ScaleId) -> (i64, i64) {
        let terms = self.assessment.scale(scale).terms.iter();
        terms.fold((0, 0), |(least, most), term| match self.responses[term.question.index()] {
            Response::Pending => {
                let (term_least, term_most) = term.bounds();
                (least + term_least, most + term_most)
            }
            Response::Skipped => (least, most),
            Response::Given(answer) => (least + term.points_of(answer), most + term.points_of(answer)),
        })
    }

    fn parts<'c>(&self, parts: &'c [Condition]) -> impl Iterator<Item = Truth> + use<'_, 'c> {
        parts.iter().map(|part| self.truth(part))
    }

    fn fact(&self, fact: FactId) -> Truth {
        // A fact refers to facts before it only, so this ends.
        let known = self.facts.get(fact.index()).copied();
        known.unwrap_or_else(|| self.truth(&self.assessment.fact(fact).when))
    }

    fn scale_within(&self, scale: ScaleId, least: i64, most: i64) -> Truth {
        let (low, high) = self.scale(scale);
        if least <= low && high <= most {
            Truth::Yes
        } else if high < least || most < low {
            Truth::No
        } else {
            Truth::Unknown
        }
    }

    fn at_least_of(&self, count: usize, parts: &[Condition]) -> Truth {
        let yes = self.parts(parts).filter(|truth| *truth == Truth::Yes).count();
        let possible = self.parts(parts).filter(|truth| *truth != Truth::No).count();
        if yes >= count { Truth::Yes } else { Truth::of(possible >= count).min(Truth::Unknown) }
    }
}
