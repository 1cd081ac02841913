//! `tests/vignettes/*.ron` as an author types it.
//!
//! In: RON. Out: names. Never: whether they exist.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::schema::reply::ReplyDef;
use crate::load::spanned::Text;

/// A vignette.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("anyOf" = [
    { "required": ["expect"], "properties": { "expect": { "type": "object" } } },
    { "required": ["opinion"], "properties": { "opinion": { "type": "object" } } },
]))]
pub struct VignetteDef {
    /// Who it is, in a sentence.
    pub about: Text,
    /// The assessment that is taken.
    pub assessment: Text,
    /// The answers, by question.
    #[schemars(with = "BTreeMap<String, ReplyDef>")]
    pub answers: ReplyDef,
    /// What should come out.
    pub expect: Option<ExpectationDef>,
    /// What people think who have not seen what comes out.
    pub opinion: Option<OpinionDef>,
}

/// What people think who have not seen what comes out: counted, and not demanded.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpinionDef {
    /// The kind of person, in a few words; those with the same words are counted together.
    pub kind: Text,
    /// The route that somebody who advises such people would put first.
    pub first: Text,
}

/// What should come out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("anyOf" = [
    { "required": ["first"], "properties": { "first": { "type": "string" } } },
    { "required": ["close_call"], "properties": { "close_call": { "minItems": 2 } } },
    { "required": ["ruled_out"], "properties": { "ruled_out": { "minItems": 1 } } },
    { "required": ["verdicts"], "properties": { "verdicts": { "type": "object", "minProperties": 1 } } },
    { "required": ["cites"], "properties": { "cites": { "minItems": 1 } } },
]))]
pub struct ExpectationDef {
    /// The route that comes first.
    pub first: Option<Text>,
    /// The routes too close to rank; where left out, the result must be clear.
    #[serde(default)]
    #[schemars(extend("anyOf" = [{ "maxItems": 0 }, { "minItems": 2 }]))]
    pub close_call: Vec<Text>,
    /// Pathways that are ruled out.
    #[serde(default)]
    pub ruled_out: Vec<Text>,
    /// Tables with outcomes, as a map.
    #[schemars(with = "Option<BTreeMap<String, String>>")]
    /// What tables say.
    pub verdicts: Option<ReplyDef>,
    /// Claims that a line of a short report rests on.
    #[serde(default)]
    pub cites: Vec<Text>,
}
