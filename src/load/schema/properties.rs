//! `rules/<assessment>/properties.ron` as an author types it.
//!
//! In: RON. Out: names. Never: whether they exist.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::schema::condition::ConditionDef;
use crate::load::spanned::{Each, Text};

/// `properties.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PropertiesDef {
    /// What always or never holds.
    #[serde(default)]
    pub properties: Each<PropertyDef>,
    /// Questions whose better answers never speak against a pathway.
    #[serde(default)]
    pub helps: Each<HelpDef>,
    /// Lists of advice; of each, one person gets at most one.
    #[serde(default)]
    pub contradictions: Vec<Vec<Text>>,
}

/// Something that always or never holds.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PropertyDef {
    /// Its name.
    pub id: Text,
    /// The claim, in a sentence.
    pub says: Text,
    /// A condition that holds for nobody.
    pub never: Option<ConditionDef>,
    /// A condition that fails for nobody.
    pub always: Option<ConditionDef>,
    /// Why it should be so, as a clause.
    pub because: Text,
    /// What it rests on.
    pub cites: Vec<Text>,
}

/// A question whose later answers never speak against a pathway more than earlier ones.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HelpDef {
    /// A question with one answer, or with a number.
    pub question: Text,
    /// The pathway.
    pub pathway: Text,
    /// Its options, from the least helpful to the most.
    #[serde(default)]
    pub order: Vec<Text>,
    /// Why it should be so, as a clause.
    pub because: Text,
    /// What it rests on.
    pub cites: Vec<Text>,
}
