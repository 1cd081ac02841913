//! Floor 1, the nouns: what a pack, a respondent and a fault are.
//!
//! In: nothing. Out: types that every floor above shares. Never: reading, scoring, drawing.

pub mod advice;
pub mod answers;
pub mod condition;
pub mod diagnostic;
pub mod id;
pub mod intention;
pub mod letter;
pub mod lint_setting;
pub mod pack;
pub mod pathway;
pub mod place;
pub mod points;
pub mod property;
pub mod question;
pub mod questionnaire;
pub mod share;
pub mod slot;
pub mod source;
pub mod verdict;
pub mod vignette;
