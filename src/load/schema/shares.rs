//! `rules/<assessment>/shares.ron` as an author types it.
//!
//! In: RON. Out: names. Never: whether they exist.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::schema::condition::ConditionDef;
use crate::load::schema::reply::ReplyDef;
use crate::load::spanned::{Each, Text};

/// `shares.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharesDef {
    /// How common answers are; an answer to a question without a share is as likely as any other.
    #[serde(default)]
    pub shares: Each<ShareDef>,
    /// For how many something may come out at most.
    #[serde(default)]
    pub at_most: AtMostDef,
}

/// How common the answers to one question are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareDef {
    /// The question.
    pub question: Text,
    /// Among whom; everybody where left out. Of several for one question the first that holds counts.
    #[serde(default)]
    pub when: ConditionDef,
    /// Options or numbers with how many in a hundred give them. Where one answer is given they add up to 100.
    #[schemars(with = "BTreeMap<String, u16>", length(min = 1))]
    pub of: ReplyDef,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}

/// For how many in a hundred something may come out at most.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AtMostDef {
    /// One and the same route comes first.
    #[schemars(range(max = 100))]
    pub first: Option<u16>,
    /// The first route fits strongly.
    #[schemars(range(max = 100))]
    pub strong: Option<u16>,
    /// The first routes are too close to rank.
    #[schemars(range(max = 100))]
    pub close: Option<u16>,
}
