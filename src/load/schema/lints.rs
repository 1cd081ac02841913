//! `rules/lints.ron` as an author types it.
//!
//! In: RON. Out: names. Never: whether there are such lints.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::spanned::Text;

/// What becomes of the findings of one lint.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LintSettingDef {
    /// The code of the lint.
    pub code: Text,
    /// How bad its findings are.
    pub severity: SeverityDef,
    /// The ids that this is about; all where left out.
    #[serde(default)]
    pub on: Vec<Text>,
    /// Why, in a sentence.
    pub because: Text,
}

/// How bad findings are.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum SeverityDef {
    /// They are no findings.
    Off,
    /// A reader would be better served by a change.
    Advice,
    /// They should be mended.
    Warning,
    /// They must be mended.
    Error,
}
