//! Sources and what they claim: the bibliography stands once, rules cite it by id.
//!
//! In: nothing. Out: nouns. Never: rules.

use crate::model::id::{ClaimId, SourceId};
use crate::model::place::Place;

/// A document that the pack draws on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id in the pack.
    pub id: String,
    /// Who speaks in it.
    pub author: String,
    /// Its title.
    pub title: String,
    /// Where it was published.
    pub published: String,
    /// When, as far as it says so.
    pub date: String,
    /// What a reader should know about it, in a sentence.
    pub about: String,
    /// What its publisher gains from the advice, where something.
    pub interest: Option<String>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// One thing that a source says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id in the inventory.
    pub id: String,
    /// What it speaks of, in a word of the pack, such as `skill`.
    pub kind: String,
    /// The source.
    pub source: SourceId,
    /// Where in the source: a timestamp, a heading or a paragraph.
    pub at: String,
    /// The claim in words of our own.
    pub says: String,
    /// Where it stands.
    pub place: Option<Place>,
}

/// What a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Citation {
    /// A claim of a source.
    Claim(ClaimId),
    /// Nobody but the authors of the pack; a report marks it so.
    Editorial,
}
