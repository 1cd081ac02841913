//! `tests/vignettes/*.ron` as an author types it.
//!
//! In: RON. Out: names. Never: whether they exist.

use serde::Deserialize;

use crate::load::schema::reply::ReplyDef;
use crate::load::spanned::Text;

/// A vignette.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VignetteDef {
    pub about: Text,
    pub assessment: Text,
    pub answers: ReplyDef,
    pub expect: ExpectationDef,
}

/// What should come out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectationDef {
    pub first: Option<Text>,
    #[serde(default)]
    pub close_call: Vec<Text>,
    #[serde(default)]
    pub ruled_out: Vec<Text>,
    /// Tables with outcomes, as a map.
    pub verdicts: Option<ReplyDef>,
    #[serde(default)]
    pub cites: Vec<Text>,
}
