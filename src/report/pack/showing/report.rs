//! The report on one id.
//!
//! In: a pack with all its rules and an id. Out: a serializable report. Never: answers, layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::pack::Pack;
use crate::report::pack::showing::catalogue::{near, things};
use crate::report::pack::showing::relation::Relations;
use crate::report::pack::showing::thing::Thing;
use crate::report::schema_version::SCHEMA_VERSION;

/// What an id means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShowReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The id.
    pub id: String,
    /// All it means.
    pub things: Vec<Thing>,
}

/// Shows an id; or, where it means nothing, the ids that are near or that it is a part of.
pub fn show(pack: &Pack, id: &str) -> Result<ShowReport, Option<String>> {
    let relations = Relations::new(pack);
    let things = things(&relations, id);
    if things.is_empty() {
        return Err(near(&relations, id));
    }
    Ok(ShowReport { schema_version: SCHEMA_VERSION, id: id.to_owned(), things })
}
