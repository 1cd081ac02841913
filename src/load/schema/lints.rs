//! `rules/lints.ron` as an author types it.
//!
//! In: RON. Out: names. Never: whether there are such lints.

use serde::Deserialize;

use crate::load::spanned::Text;

/// What becomes of the findings of one lint.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintSettingDef {
    pub code: Text,
    pub severity: SeverityDef,
    #[serde(default)]
    pub on: Vec<Text>,
    pub because: Text,
}

/// How bad findings are.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum SeverityDef {
    Off,
    Advice,
    Warning,
    Error,
}
