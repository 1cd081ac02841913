//! Pathways: the alternatives that are scored and ranked.
//!
//! In: nothing. Out: nouns. Never: totals (they are summed from what fired).

use crate::model::condition::Condition;
use crate::model::intention::Intention;
use crate::model::place::Place;
use crate::model::points::Points;
use crate::model::source::Citation;

/// An alternative with what it needs, what speaks for and against it, and how to walk it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pathway {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The same in a word or two, for a line of several; the name where there is none.
    pub short: Option<String>,
    /// Whether it can come first.
    pub kind: PathwayKind,
    /// What it is, in a sentence.
    pub what: String,
    /// How the sources speak of it.
    pub standing: Standing,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Knock-outs.
    pub requires: Vec<Requirement>,
    /// What weighs.
    pub evidence: Vec<Evidence>,
    /// How to walk it.
    pub steps: Vec<Step>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// Whether a pathway leads there by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathwayKind {
    /// Leads there by itself.
    Route,
    /// Strengthens a route; never comes first.
    Support,
}

/// How the sources speak of a pathway; the order is the tie-break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Named as a usual way.
    Common,
    /// Listed among the ways.
    Listed,
    /// Named as a way that few take.
    Rare,
}

/// A knock-out: while it fails, no points buy the pathway back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Its id within the pathway.
    pub id: String,
    /// What must hold.
    pub holds: Condition,
    /// Why it rules the pathway out when it does not hold, as a clause.
    pub because: String,
    /// What would bring the pathway back, as a noun phrase.
    pub lifted_by: String,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// A fact that weighs for or against a pathway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its id within the pathway.
    pub id: String,
    /// When it counts.
    pub when: Condition,
    /// What it adds: -2, -1, 1 or 2.
    pub points: Points,
    /// Why, as a sentence.
    pub because: String,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// A first step: "when `cue`, I will `act`".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id within the pathway.
    pub id: String,
    /// Whom it is for.
    pub when: Condition,
    /// What to do, and when.
    pub intention: Intention,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Option<Place>,
}
