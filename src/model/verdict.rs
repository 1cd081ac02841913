//! Verdicts: decision tables whose first row that holds decides.
//!
//! In: nothing. Out: nouns. Never: points.

use crate::model::condition::Condition;
use crate::model::id::OutcomeId;
use crate::model::place::Place;
use crate::model::source::Citation;

/// A decision table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionTable {
    /// Its id.
    pub id: String,
    /// The question it decides.
    pub asks: String,
    /// The heading it is told under beside the result; none where it is the result.
    pub section: Option<String>,
    /// What it can say.
    pub outcomes: Vec<Outcome>,
    /// In order; the first that holds decides.
    pub rows: Vec<Row>,
    /// What holds already while a missing answer decides.
    pub until_known: Option<UntilKnown>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// What a table says while a missing answer decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntilKnown {
    /// What holds whatever the answer will be, or for each.
    pub says: String,
    /// What it rests on.
    pub cites: Vec<Citation>,
}

impl DecisionTable {
    /// The highest step of its scale; 0 where its outcomes have no order.
    pub fn levels(&self) -> u8 {
        self.outcomes.iter().filter_map(|it| it.level).max().unwrap_or(0)
    }

    /// Whether it is a result by itself, and not one entry of a section beside the result.
    pub fn is_result(&self) -> bool {
        self.section.is_none()
    }
}

/// One thing a table can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Whether a short report tells the tables of a section that come out so in one line.
    pub together: bool,
    /// Its step on the scale of its table, counted from 1; none where it has no place there, such as what is not known.
    pub level: Option<u8>,
    /// The word that stands on the scale at its step.
    pub mark: Option<String>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id within the table.
    pub id: String,
    /// What it says.
    pub outcome: OutcomeId,
    /// When it holds.
    pub when: Condition,
    /// The verdict in a sentence.
    pub says: String,
    /// Its ground.
    pub because: String,
    /// How far it can be relied on.
    pub confidence: Confidence,
    /// What limits that.
    pub note: Option<String>,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// How far a result can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Little.
    Low,
    /// Fairly.
    Fair,
    /// Well.
    High,
}
