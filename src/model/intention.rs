//! Intentions: steps as one says them to oneself, "when `cue`, I will `act`".
//!
//! In: nothing. Out: nouns. Never: whom a step is for (the step or the advice that holds it says so).

use crate::model::condition::Condition;

/// A step with what it costs and what to say with it. The if-then form is that of implementation intentions
/// (Gollwitzer 1999).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intention {
    /// Days from now: 7, 30, 60 or 90.
    pub within: u16,
    /// The event.
    pub cue: String,
    /// The act.
    pub act: String,
    /// How to do it: short lines, in order.
    pub how: Vec<String>,
    /// Hours a week that it takes outside paid work and studies while it lasts; 0 where it fits into what one does
    /// anyway, or takes minutes.
    pub hours: u16,
    /// The idea of the scripts that hold words for it; the one told to this person stands under it.
    pub words: Option<String>,
    /// What has to be in the plan for this to make sense: a step as `pathway/step`, or the idea of an action.
    pub after: Option<String>,
    /// Whether it may be the first thing to do; of several that may, the one that is closest to this person is.
    pub is_first: bool,
}

/// The hours a week that a person has for a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeTime {
    /// Who has so many.
    pub when: Condition,
    /// How many.
    pub hours: u16,
}
