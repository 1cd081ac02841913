//! Sureness: how firmly a person's answers settle their result, in a word. How well founded the advice is, is another
//! question, which no count of answers can tell.
//!
//! In: the counts behind a result. Out: a word, and the count it follows from. Never: weights, citations.

use crate::analysis::person::confidence::Grounds;
use crate::analysis::person::robustness::Count;

/// How firmly the answers settle the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Hardly any other answer would change it.
    Firmly,
    /// Few other answers would change it.
    Mostly,
    /// Quite a few other answers would change it.
    Narrowly,
    /// So much is not answered that it holds for what is.
    SoFar,
    /// The first routes are too close to rank.
    Between,
    /// There is no result yet.
    Undecided,
}

/// The word for the counts, by this table (the first line that holds):
///
/// | word | when |
/// |---|---|
/// | undecided | nothing came out: an answer that is missing decides |
/// | between | the first routes are too close to rank |
/// | so far | half or more of the questions have no answer |
/// | firmly | at most a tenth of the questions have no answer, and 95 in 100 of both counts below keep the result |
/// | mostly | 75 in 100 of both counts below keep the result |
/// | narrowly | otherwise |
///
/// The counts are single changed answers, and ways in which the answers "not sure" may turn out. Where all of both keep
/// the result, the word is never "narrowly". The bounds are ours: no source says how sure a short questionnaire can be.
pub fn settled(grounds: &Grounds, is_decided: bool) -> Settled {
    let keep = |percent: usize| {
        let counts = [grounds.answers, grounds.completions];
        counts.iter().all(|count| count.kept * 100 >= count.all * percent)
    };
    if !is_decided {
        Settled::Undecided
    } else if grounds.close_call {
        Settled::Between
    } else if grounds.open > 0 && grounds.open * 2 >= grounds.asked {
        Settled::SoFar
    } else if grounds.open * 10 <= grounds.asked && keep(95) {
        Settled::Firmly
    } else if keep(75) {
        Settled::Mostly
    } else {
        Settled::Narrowly
    }
}

/// Whether the ways in which unsure answers may turn out keep less of the result than single changed answers do: the
/// weaker of the two counts is the one to tell.
pub fn turns_on_unsure(answers: Count, completions: Count) -> bool {
    completions.all > 0 && (answers.all == 0 || completions.kept * answers.all < answers.kept * completions.all)
}
