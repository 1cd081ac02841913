//! Lint settings: what the authors of a pack say of the lints.
//!
//! In: the file as typed. Out: settings. Never: whether there are such lints (the analysis knows).

use crate::load::resolve::resolver::Resolver;
use crate::load::schema::lints::{LintSettingDef, SeverityDef};
use crate::model::diagnostic::Severity;
use crate::model::id::FileId;
use crate::model::lint_setting::{LintSetting, Subject};

/// The settings in the order of the file.
pub fn lint_settings(resolver: &mut Resolver<'_>, file: FileId, defs: &[LintSettingDef]) -> Vec<LintSetting> {
    let settings = defs.iter().map(|def| LintSetting {
        code: resolver.id(file, &def.code),
        severity: match def.severity {
            SeverityDef::Off => None,
            SeverityDef::Advice => Some(Severity::Advice),
            SeverityDef::Warning => Some(Severity::Warning),
            SeverityDef::Error => Some(Severity::Error),
        },
        on: def.on.iter().map(|id| Subject { id: id.text.clone(), place: resolver.place(file, id) }).collect(),
        because: resolver.text(file, &def.because),
        place: resolver.place(file, &def.code),
    });
    settings.collect()
}
