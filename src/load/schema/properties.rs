//! `rules/<assessment>/properties.ron` as an author types it.
//!
//! In: RON. Out: names. Never: whether they exist.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::bounds::IdDef;
use crate::load::schema::condition::ConditionDef;
use crate::load::spanned::{Each, Text};

/// `properties.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PropertiesDef {
    /// What always or never holds.
    #[serde(default)]
    pub properties: Each<PropertyDef>,
    /// Facts that never push a pathway down.
    #[serde(default)]
    pub helps: Each<HelpDef>,
    /// What excludes each other: of each list of advice items, steps (`pathway/step`) and rows (`table/row`), one person
    /// gets at most one.
    #[serde(default)]
    #[schemars(inner(length(min = 2)))]
    pub excludes: Vec<Vec<Text>>,
}

/// Something that always or never holds.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [
    { "required": ["never"], "properties": { "never": { "type": ["object", "string"] } } },
    { "required": ["always"], "properties": { "always": { "type": ["object", "string"] } } },
]))]
pub struct PropertyDef {
    /// Its id.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// What is promised, in a sentence.
    pub says: Text,
    /// What holds for nobody; either this or `always`.
    pub never: Option<ConditionDef>,
    /// What holds for everybody; either this or `never`.
    pub always: Option<ConditionDef>,
    /// Why it should be so, as a clause.
    pub because: Text,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}

/// A question whose later answers never speak against a pathway more than earlier ones.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HelpDef {
    /// A question with one answer, or with a number.
    pub question: Text,
    /// The pathway that its better answers never push down.
    pub pathway: Text,
    /// Its options, from the least to the most helpful; left out for a number, where more helps more.
    #[serde(default)]
    pub order: Vec<Text>,
    /// Why it should be so, as a clause.
    pub because: Text,
    /// What it rests on: ids of claims, or `editorial`.
    #[schemars(length(min = 1))]
    pub cites: Vec<Text>,
}
