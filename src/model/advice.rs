//! Advice: what a report says to whom, beside the ranking.
//!
//! In: nothing. Out: nouns. Never: points.

use crate::model::condition::Condition;
use crate::model::id::PartId;
use crate::model::intention::Intention;
use crate::model::place::Place;
use crate::model::source::Citation;

/// A piece of advice that fires on a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// Its id.
    pub id: String,
    /// What it is about: of several that fire with one idea, a report keeps the most specific.
    pub idea: String,
    /// The part of the report that tells it; none for the section of its kind.
    pub part: Option<PartId>,
    /// Whom it is for.
    pub when: Condition,
    /// What it gives.
    pub gives: Gift,
    /// What it rests on.
    pub cites: Vec<Citation>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// What a piece of advice gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gift {
    /// A step: "when `cue`, I will `act`".
    Action(Intention),
    /// One or more sentences of a kind.
    Words(WordsKind, String),
    /// A way to find out before deciding.
    Experiment {
        /// The open question.
        question: String,
        /// What the person supposes.
        hypothesis: String,
        /// The smallest test.
        test: String,
        /// What to look for.
        look_for: String,
    },
    /// Words to say or write.
    Script {
        /// What for.
        title: String,
        /// The words.
        lines: Vec<String>,
    },
    /// A page to take to somebody.
    Page {
        /// To whom.
        to: String,
        /// Which reader it may be asked for, where it may.
        reader: Option<Reader>,
        /// Its lines.
        lines: Vec<String>,
    },
}

/// A reader whom a page can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Whoever decides on the person's work.
    Manager,
    /// Whoever advises the person.
    Mentor,
}

/// A part of the report on one subject, whatever the kinds of its sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// How many of its lines a short report tells.
    pub lines: usize,
    /// Whether it stands before everything but the result: for what a person has to read before they can hear the rest.
    pub first: bool,
    /// Where it stands.
    pub place: Option<Place>,
}

/// The kinds of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordsKind {
    /// What a person would say first who knows all the answers: it stands right below the result.
    Opening,
    /// What to do if the way that came first does not work out.
    Fallback,
    /// What the person brings.
    Strength,
    /// A warning.
    Caution,
    /// Something missing.
    Gap,
    /// A common wrong belief that an answer shows.
    Correction,
    /// A good word.
    Encouragement,
    /// A point on which sources differ, or have an interest.
    Disagreement,
    /// What to do once hired, kept apart from the interview.
    Inside,
    /// Something worth knowing.
    Note,
}
