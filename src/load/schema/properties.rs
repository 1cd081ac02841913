//! `rules/<assessment>/properties.ron` as an author types it.
//!
//! In: RON. Out: names. Never: whether they exist.

use serde::Deserialize;

use crate::load::schema::condition::ConditionDef;
use crate::load::spanned::{Each, Text};

/// `properties.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PropertiesDef {
    #[serde(default)]
    pub properties: Each<PropertyDef>,
    #[serde(default)]
    pub helps: Each<HelpDef>,
    #[serde(default)]
    pub contradictions: Vec<Vec<Text>>,
}

/// Something that always or never holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PropertyDef {
    pub id: Text,
    pub says: Text,
    pub never: Option<ConditionDef>,
    pub always: Option<ConditionDef>,
    pub because: Text,
    pub cites: Vec<Text>,
}

/// A question whose later answers never speak against a pathway more than earlier ones.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpDef {
    pub question: Text,
    pub pathway: Text,
    #[serde(default)]
    pub order: Vec<Text>,
    pub because: Text,
    pub cites: Vec<Text>,
}
