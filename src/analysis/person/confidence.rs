//! Confidence: how far a recommendation can be relied on, in a word.
//!
//! In: what was answered, the ranking, and how many changed answers keep it. Out: a word and its grounds. Never: a percentage of being right.

use crate::analysis::person::robustness::{Count, Robustness};
use crate::engine::case::Case;
use crate::engine::recommendation::ruled_out;
use crate::engine::truth::{Response, Truth};
use crate::model::verdict::Confidence;

/// The numbers that the word follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// Questions asked of this person.
    pub asked: usize,
    /// Of those, answered "not sure".
    pub unsure: usize,
    /// Of those, not answered.
    pub open: usize,
    /// Points between the first route and the next that is not ruled out; none where there is no next.
    pub margin: Option<i32>,
    /// Whether the first routes are too close to rank.
    pub close_call: bool,
    /// Single-answer changes, and how many of them keep the first route first.
    pub answers: Count,
    /// Single weights changed by one step, likewise.
    pub weights: Count,
    /// Answers "not sure" replaced by known ones, likewise.
    pub completions: Count,
}

/// A lead of so many points is a firm one.
pub const FIRM_MARGIN: i32 = 3;

/// Gathers the grounds.
pub fn grounds(case: &Case<'_>, robustness: &Robustness) -> Grounds {
    let asked = case.assessment.asked.iter().zip(&case.respondent().asked).filter(|(_, truth)| **truth != Truth::No);
    let mut grounds = Grounds {
        asked: 0,
        unsure: 0,
        open: 0,
        margin: margin(case),
        close_call: !case.recommendation.close_call.is_empty(),
        answers: robustness.answers,
        weights: robustness.weights,
        completions: robustness.completions,
    };
    for (asked, _) in asked {
        grounds.asked += 1;
        match case.response(asked.question) {
            Response::Given(answer) if case.pack.question(asked.question).is_unsure(answer) => grounds.unsure += 1,
            Response::Pending => grounds.open += 1,
            Response::Given(_) | Response::Skipped => {}
        }
    }
    grounds
}

/// Points between the first route and the next that is not ruled out.
fn margin(case: &Case<'_>) -> Option<i32> {
    let eligible = case.recommendation.routes.iter().filter(|id| !ruled_out(&case.evaluation, **id));
    let mut totals = eligible.map(|id| case.points(*id));
    let first = totals.next()?;
    totals.next().map(|second| first - second)
}

/// The word for the grounds, by this table (the first line that holds):
///
/// | word | when |
/// |---|---|
/// | low | the first routes are too close to rank, or a quarter or more of the questions are answered "not sure", or half or more are answered so or not at all, or the first route stays first in fewer than half of the ways in which the unsure answers may turn out |
/// | high | the lead is 3 points or more, at most a tenth of the answers are unsure or open, and the first route stays first in at least nine in ten of each: single changed answers, single weights changed by one step, and ways in which the unsure answers may turn out |
/// | fair | otherwise |
///
/// The bounds are ours: no source says how sure a short questionnaire can be.
pub fn word(grounds: &Grounds) -> Confidence {
    let unknown = grounds.unsure + grounds.open;
    let turns = grounds.completions.kept * 2 < grounds.completions.all;
    if grounds.close_call || grounds.unsure * 4 >= grounds.asked || unknown * 2 >= grounds.asked || turns {
        return Confidence::Low;
    }
    let firm = grounds.margin.is_none_or(|margin| margin >= FIRM_MARGIN);
    let known = unknown * 10 <= grounds.asked;
    let counts = [grounds.answers, grounds.weights, grounds.completions];
    let robust = counts.iter().all(|count| count.kept * 10 >= count.all * 9);
    if firm && known && robust { Confidence::High } else { Confidence::Fair }
}
