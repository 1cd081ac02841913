//! Findings: what should hold of an assessment, and whether it does.
//!
//! In: nothing. Out: nouns. Never: deciding anything.

use crate::model::answers::{Answer, Answers};
use crate::model::id::{AdviceId, PathwayId, QuestionId, TableId};
use crate::model::property::Piece;

/// A verdict on one thing that should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What should hold.
    pub subject: Subject,
    /// Whether it does.
    pub verdict: Verdict,
    /// Somebody for whom it shows: the one it is true of, or the one who refutes it.
    pub witness: Option<Witness>,
}

/// Something that should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// At least one route is open to everybody.
    RouteForEverybody,
    /// The table has a row for everybody.
    TableComplete(TableId),
    /// The row decides for somebody.
    RowReached(TableId, usize),
    /// Without the row somebody would be told something else.
    RowNeeded(TableId, usize),
    /// The route can come first.
    CanBeFirst(PathwayId),
    /// The support can be named.
    CanBeNamed(PathwayId),
    /// The requirement can fail.
    RequirementFails(PathwayId, usize),
    /// The requirement can rule its pathway out by itself.
    RequirementMatters(PathwayId, usize),
    /// The evidence can count while its pathway is open.
    EvidenceCounts(PathwayId, usize),
    /// The evidence can decide whether its route comes first, or its support is named.
    EvidenceDecides(PathwayId, usize),
    /// The step can be for somebody to whom its pathway is open.
    StepReaches(PathwayId, usize),
    /// The advice can be given.
    AdviceReaches(AdviceId),
    /// The option can change what somebody is told.
    OptionMatters(QuestionId, usize),
    /// The declared help at this place never pushes its pathway down between these answers.
    Helps(usize, Answer, Answer),
    /// Nobody gets both of two pieces, of the declared exclusion at this place.
    NeverTogether(usize, Piece, Piece),
    /// The property at this place holds.
    Property(usize),
}

/// Whether something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It does, by these means.
    Proved(Means),
    /// It does not, by these means.
    Refuted(Means),
    /// The budget is spent: so many parts of the space.
    Undecided(u64),
}

/// How something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// So many of the people drawn show it.
    Drawn(u64),
    /// Search found somebody, after so many parts of the space.
    Found(u64),
    /// Search went through the whole space, in so many parts, and found nobody.
    Whole(u64),
}

/// Somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Their answers.
    pub answers: Answers,
    /// Whether it is proved that nobody who shows it has fewer answers away from the ordinary ones.
    pub is_most_ordinary: bool,
}
