//! The lint settings of a pack, at work.
//!
//! In: settings and findings. Out: the findings that stay, and what is wrong with the settings. Never: finding more.

use crate::analysis::pack::lint::codes::{code, codes};
use crate::analysis::pack::lint::faults::{IDLE_SETTING, UNKNOWN_LINT};
use crate::analysis::pack::lint::finding::Finding;
use crate::load::names::nearest;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::lint_setting::LintSetting;

/// The findings as the settings have them; of several settings for one finding the last counts.
pub fn apply(settings: &[LintSetting], found: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = settings.iter().flat_map(|setting| faults(setting, &found)).collect();
    for mut finding in found {
        match settings.iter().rev().find(|it| applies(it, &finding)).map(|it| it.severity) {
            Some(None) => continue,
            Some(Some(severity)) => finding.diagnostic.severity = severity,
            None => {}
        }
        kept.push(finding);
    }
    kept
}

fn applies(setting: &LintSetting, finding: &Finding) -> bool {
    let is_about = setting.on.is_empty() || setting.on.iter().any(|it| it.id == finding.subject);
    setting.code == finding.diagnostic.code && is_about
}

fn faults(setting: &LintSetting, found: &[Finding]) -> Vec<Finding> {
    let about = |diagnostic: Diagnostic| Finding { subject: setting.code.clone(), diagnostic };
    let named = code(&setting.code);
    if let Some(other) = named.filter(|it| !it.is_lint()) {
        let message = format!("`{}` is no lint, and its severity cannot be set", other.code);
        let help = Some("take this setting out; only lints find what can be right in some packs".to_owned());
        return vec![about(Diagnostic::error(UNKNOWN_LINT, message).at(setting.place).help(help))];
    }
    if named.is_none() {
        let lints = || codes().filter(|it| it.is_lint()).map(|it| it.code);
        let help = match nearest(&setting.code, lints()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`inroad check --explain all` lists the lints".to_owned(),
        };
        let message = format!("there is no lint `{}`", setting.code);
        return vec![about(Diagnostic::error(UNKNOWN_LINT, message).at(setting.place).help(Some(help)))];
    }
    let of_lint: Vec<&Finding> = found.iter().filter(|it| it.diagnostic.code == setting.code).collect();
    let idle = |message: String| Diagnostic::new(Severity::Warning, IDLE_SETTING, message);
    let help = Some("take it out, or correct the id".to_owned());
    if setting.on.is_empty() && of_lint.is_empty() {
        let message = format!("the lint `{}` finds nothing that this setting could change", setting.code);
        return vec![about(idle(message).at(setting.place).help(help))];
    }
    let unmet = setting.on.iter().filter(|id| of_lint.iter().all(|it| it.subject != id.id));
    unmet
        .map(|id| {
            let message = format!("the lint `{}` finds nothing about `{}`", setting.code, id.id);
            about(idle(message).at(id.place).help(help.clone()))
        })
        .collect()
}
