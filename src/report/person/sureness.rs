//! Sureness in two kinds: how firmly the answers settle the result, and what the advice behind it rests on.
//!
//! In: a case, its counts, and the reasons behind the result. Out: serializable words and counts. Never: one word for both.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::confidence::grounds;
use crate::analysis::person::robustness::Robustness;
use crate::analysis::person::sureness::{Settled, settled, turns_on_unsure};
use crate::engine::case::Case;
use crate::report::citation::CitationGround;
use crate::report::person::pathway::{KindWord, PathwayReport};
use crate::report::person::verdict::VerdictReport;

/// How sure a result is, in two kinds that say nothing of each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SurenessReport {
    /// How firmly the answers settle it.
    pub answers: AnswersSureness,
    /// What the advice behind it rests on.
    pub sources: SourcesSureness,
}

/// How firmly the answers settle the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnswersSureness {
    /// The word.
    pub word: SettledWord,
    /// What the next two numbers count.
    pub counts: CountedWord,
    /// All of them.
    pub all: usize,
    /// Those that keep the result; in a close call, those that leave it close.
    pub kept: usize,
    /// Questions asked of this person.
    pub asked: usize,
    /// Of those, not answered.
    pub open: usize,
}

/// How firmly the answers settle the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SettledWord {
    /// At least 95 in 100 keep it, and at most a tenth of the questions have no answer.
    Firmly,
    /// At least 75 in 100 keep it.
    Mostly,
    /// Fewer keep it.
    Narrowly,
    /// Half or more of the questions have no answer, so it holds for the others.
    SoFar,
    /// The first routes are too close to rank.
    Between,
    /// Nothing came out: an answer that is missing decides.
    Undecided,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountedWord {
    /// Single changed answers.
    Changes,
    /// Ways in which the answers "not sure" may turn out.
    Unsure,
}

/// What the advice behind the result rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourcesSureness {
    /// The authors who say it.
    pub authors: Vec<String>,
    /// Whether part of it, or all, is the pack's own view.
    pub ours: bool,
    /// How far its author trusts the row of a table that decided: low, fair or high; none where routes are ranked.
    pub trust: Option<String>,
    /// What limits that.
    pub note: Option<String>,
}

impl From<Settled> for SettledWord {
    fn from(settled: Settled) -> Self {
        match settled {
            Settled::Firmly => Self::Firmly,
            Settled::Mostly => Self::Mostly,
            Settled::Narrowly => Self::Narrowly,
            Settled::SoFar => Self::SoFar,
            Settled::Between => Self::Between,
            Settled::Undecided => Self::Undecided,
        }
    }
}

/// Both kinds.
pub fn sureness(
    case: &Case<'_>,
    robust: &Robustness,
    pathways: &[PathwayReport],
    verdicts: &[VerdictReport],
) -> SurenessReport {
    SurenessReport { answers: answers(case, robust), sources: sources(pathways, verdicts) }
}

fn answers(case: &Case<'_>, robust: &Robustness) -> AnswersSureness {
    let grounds = grounds(case, robust);
    let mut results = case.evaluation.results(case.assessment);
    let is_decided = if case.assessment.pathways.is_empty() {
        results.all(|(_, row)| row.is_some())
    } else {
        grounds.asked > grounds.open
    };
    let (counts, count) = if turns_on_unsure(robust.answers, robust.completions) && !grounds.close_call {
        (CountedWord::Unsure, robust.completions)
    } else {
        (CountedWord::Changes, robust.answers)
    };
    AnswersSureness {
        word: settled(&grounds, is_decided).into(),
        counts,
        all: count.all,
        kept: count.kept,
        asked: grounds.asked,
        open: grounds.open,
    }
}

fn sources(pathways: &[PathwayReport], verdicts: &[VerdictReport]) -> SourcesSureness {
    let leaders = pathways.iter().filter(|it| it.recommended && it.kind == KindWord::Route);
    let reasons = leaders.flat_map(|it| it.reasons_for.iter().chain(&it.reasons_against).map(|it| &it.ground));
    let results = verdicts.iter().filter(|it| pathways.is_empty() && it.section.is_none());
    let rows = results.clone().flat_map(|it| it.reasons.iter().map(|it| &it.ground));
    let cited = reasons.chain(rows).flat_map(|ground| &ground.citations);
    let mut said = SourcesSureness { authors: Vec::new(), ours: false, trust: None, note: None };
    for CitationGround { editorial, author, .. } in cited {
        said.ours |= editorial;
        if let Some(author) = author.as_ref().filter(|it| !said.authors.contains(it)) {
            said.authors.push(author.clone());
        }
    }
    if let Some(result) = results.clone().find(|it| it.verdict.is_some()) {
        said.trust.clone_from(&result.confidence);
        said.note.clone_from(&result.note);
    }
    said
}
