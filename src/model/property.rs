//! Properties: what an author claims of every possible person.
//!
//! In: nothing. Out: nouns. Never: whether they hold (the analysis proves or refutes them).

use crate::model::condition::{Condition, OptionSet};
use crate::model::id::{AdviceId, PathwayId, QuestionId, TableId};
use crate::model::place::Place;
use crate::model::source::Citation;

/// Everything claimed of one assessment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// What always or never holds.
    pub stated: Vec<Property>,
    /// Facts that never push a pathway down.
    pub helps: Vec<Help>,
    /// Pieces of which one person gets at most one.
    pub excludes: Vec<Exclusion>,
}

/// Something that always or never holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its id.
    pub id: String,
    /// The claim in a sentence.
    pub says: String,
    /// Whether the condition holds for nobody; else it fails for nobody.
    pub is_never: bool,
    /// The condition.
    pub condition: Condition,
    /// Why it should be so.
    pub because: String,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// A question whose later answers never speak against a pathway more than earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// The question.
    pub question: QuestionId,
    /// The pathway.
    pub pathway: PathwayId,
    /// Its options from the least to the most helpful; empty for a number, where more helps more.
    pub order: Vec<OptionSet>,
    /// Why it should be so.
    pub because: String,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// Pieces of a report of which one person gets at most one, as they would contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// A piece of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// A piece of advice.
    Advice(AdviceId),
    /// The step at this place of its pathway, where the pathway is recommended.
    Step(PathwayId, usize),
    /// What the row at this place of its table says.
    Row(TableId, usize),
}
