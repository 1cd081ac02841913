//! What is saved on this machine: for each session how far it came, and what came out.
//!
//! In: facts about session files, a case where one is finished. Out: serializable rows. Never: reading files.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::report::person::pathway::{FitWord, KindWord, pathways};
use crate::report::person::verdict::verdicts;
use crate::report::schema_version::SCHEMA_VERSION;

/// The saved sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SessionsReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The newest first.
    pub sessions: Vec<SessionReport>,
}

/// A saved session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SessionReport {
    /// The name one types.
    pub id: String,
    /// The id of its assessment.
    pub assessment: String,
    /// The title of the assessment; none where the pack has no such assessment.
    pub title: Option<String>,
    /// When it was written last, in seconds since the beginning of 1970 (UTC).
    pub saved_at: u64,
    /// How long ago that is, in seconds.
    pub age: u64,
    /// How many answers there are that fit the questions.
    pub answers: usize,
    /// How many no longer do.
    pub unfit: usize,
    /// Whether its quiz came to its end.
    pub finished: bool,
    /// What came out; none where it is not finished.
    pub outcome: Option<OutcomeReport>,
    /// Why it cannot be read, where it cannot.
    pub trouble: Option<String>,
    /// Where it is.
    pub path: String,
}

/// What came out of a quiz, in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OutcomeReport {
    /// The route that came first, or those too close to rank; else the result; none where nothing is decided.
    pub first: Vec<String>,
    /// How well the first route fits; none in a close call, and where no routes are ranked.
    pub fit: Option<FitWord>,
}

impl SessionsReport {
    /// These sessions, the newest first.
    pub fn new(mut sessions: Vec<SessionReport>) -> Self {
        sessions.sort_by(|one, other| one.age.cmp(&other.age).then_with(|| other.id.cmp(&one.id)));
        Self { schema_version: SCHEMA_VERSION, sessions }
    }
}

/// What comes out of somebody's answers.
pub fn outcome(case: &Case<'_>) -> OutcomeReport {
    let leaders: Vec<_> =
        pathways(case).into_iter().filter(|it| it.kind == KindWord::Route && it.recommended).collect();
    if case.assessment.pathways.is_empty() {
        let result = verdicts(case).into_iter().find(|it| it.section.is_none());
        return OutcomeReport { first: result.and_then(|it| it.label).into_iter().collect(), fit: None };
    }
    let fit = if let [leader] = leaders.as_slice() { Some(leader.fit) } else { None };
    OutcomeReport { first: leaders.into_iter().map(|it| it.title).collect(), fit }
}
