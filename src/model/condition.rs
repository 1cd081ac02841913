//! Conditions: what rules ask of answers.
//!
//! In: resolved names. Out: one form that evaluation, explanation and analysis all read. Never: text.

use crate::model::id::{AdviceId, FactId, OutcomeId, PathwayId, QuestionId, ScaleId, TableId};

/// A set of a question's options, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionSet(pub u64);

impl OptionSet {
    /// The most options that a question may have.
    pub const OPTIONS_MAX: usize = 64;

    /// The set of one option.
    pub fn of(index: usize) -> Self {
        assert!(index < Self::OPTIONS_MAX, "a question has at most 64 options");
        Self(1 << index)
    }

    /// Both sets together.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The options in one set and not in both.
    #[must_use]
    pub fn toggled(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }

    /// The options in both sets.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the sets share an option.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the option is in the set.
    pub fn has(self, index: usize) -> bool {
        self.meets(Self::of(index))
    }

    /// Whether the set has no option.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many options it has.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The options in the set, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..Self::OPTIONS_MAX).filter(move |index| self.0 >> index & 1 == 1)
    }
}

/// A test of answers, of derived facts, or (in advice) of results.
///
/// On a question that skip logic removed every test of an answer is no; on one not answered yet it is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Holds for everybody.
    Always,
    /// The answer has at least one of the options.
    Has(QuestionId, OptionSet),
    /// The question was answered, with none of the options.
    HasNone(QuestionId, OptionSet),
    /// The number is within the bounds, both included.
    Within(QuestionId, i64, i64),
    /// The question was answered.
    Answered(QuestionId),
    /// A derived fact holds.
    Fact(FactId),
    /// A scale score is within the bounds, both included.
    Scale(ScaleId, i64, i64),
    /// Every part holds.
    All(Vec<Condition>),
    /// At least one part holds.
    Any(Vec<Condition>),
    /// The part does not hold.
    Not(Box<Condition>),
    /// At least so many parts hold.
    AtLeastOf(usize, Vec<Condition>),
    /// Something about the result; in advice only.
    Result(ResultTest),
}

/// A test of a result, for advice that depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultTest {
    /// The route comes first or is in the close call for first; the support is named beside it.
    Recommended(PathwayId),
    /// A requirement of the pathway fails.
    RuledOut(PathwayId),
    /// The route comes first.
    First(PathwayId),
    /// The route is among those too close to the first to rank.
    Close(PathwayId),
    /// The requirement at this place of its pathway is met.
    Met(PathwayId, usize),
    /// The advice fires; in properties only.
    Fires(AdviceId),
    /// The decision table gives this outcome.
    Verdict(TableId, OutcomeId),
}

impl Condition {
    /// Calls `visit` on this condition and on all its parts, from the outside in.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Condition)) {
        visit(self);
        match self {
            Self::All(parts) | Self::Any(parts) | Self::AtLeastOf(_, parts) => {
                for part in parts {
                    part.walk(visit);
                }
            }
            Self::Not(part) => part.walk(visit),
            _ => {}
        }
    }
}
