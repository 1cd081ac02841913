//! Floor 2, one respondent and one pack: skip logic, evaluation, ranking, the interview.
//!
//! In: `model` values. Out: traces and recommendations. Never: files, text for readers, the terminal.

pub mod case;
pub mod evaluation;
pub mod grounds;
pub mod interview;
pub mod question_bound;
pub mod recommendation;
pub mod routing;
pub mod selection;
pub mod truth;
