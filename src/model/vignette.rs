//! Vignettes: readable respondents, and what their author says should come out for them.
//!
//! In: nothing. Out: nouns. Never: whether it comes out (the report says that).

use crate::model::answers::Answers;
use crate::model::id::{AssessmentId, ClaimId, OutcomeId, PathwayId, TableId};
use crate::model::place::{FileLines, Place};

/// The vignettes of a pack.
#[derive(Clone, Debug, Default)]
pub struct Vignettes {
    /// Their files.
    pub files: Vec<FileLines>,
    /// All of them, in the order of their files.
    pub all: Vec<Vignette>,
}

/// A respondent with the expected result.
#[derive(Clone, Debug)]
pub struct Vignette {
    /// The name of its file within the pack.
    pub name: String,
    /// Who it is, in a sentence.
    pub about: String,
    /// The assessment that is taken.
    pub assessment: AssessmentId,
    /// The answers.
    pub answers: Answers,
    /// Where each answer stands, by question of the bank.
    pub places: Vec<Option<Place>>,
    /// What should come out.
    pub expect: Expectation,
    /// What somebody who advises such people would put first; none where nobody said.
    pub opinion: Option<Opinion>,
    /// Where it begins.
    pub place: Option<Place>,
}

/// What should come out. A close call that is not expected is one that should not be.
#[derive(Clone, Debug, Default)]
pub struct Expectation {
    /// The route that comes first.
    pub first: Option<Expected<PathwayId>>,
    /// The routes too close to rank, in any order.
    pub close_call: Vec<Expected<PathwayId>>,
    /// Pathways that are ruled out; others may be so too.
    pub ruled_out: Vec<Expected<PathwayId>>,
    /// What tables say.
    pub verdicts: Vec<Expected<(TableId, OutcomeId)>>,
    /// Claims that a line of a short report rests on; other lines may be there too.
    pub cites: Vec<Expected<ClaimId>>,
}

/// What people think who have not seen what comes out: counted, and not demanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// The kind of person, in a few words; those with the same words are counted together.
    pub kind: String,
    /// The route that somebody who advises such people would put first.
    pub first: PathwayId,
}

/// One thing that is expected, and where that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected<T> {
    /// What.
    pub what: T,
    /// Where.
    pub place: Option<Place>,
}

impl Vignettes {
    /// The file and line of a place.
    pub fn locate(&self, place: Option<Place>) -> String {
        let Some(place) = place else { return String::new() };
        let file = &self.files[place.file.index()];
        format!("{}:{}", file.name, file.line(place.start))
    }
}

impl Expectation {
    /// Whether nothing is expected.
    pub fn is_empty(&self) -> bool {
        self.first.is_none()
            && self.close_call.is_empty()
            && self.ruled_out.is_empty()
            && self.verdicts.is_empty()
            && self.cites.is_empty()
    }
}
