//! The check: every lint over a pack, and what the pack says of them.
//!
//! In: a pack and its texts. Out: findings with places, in the order of the files. Never: what a lint looks for.

use crate::analysis::pack::lint::code::Found;
use crate::analysis::pack::lint::codes::codes;
use crate::analysis::pack::lint::finding::{Finding, Findings};
use crate::analysis::pack::lint::settings;
use crate::analysis::proof::parallel;
use crate::load::texts::Texts;
use crate::model::pack::Pack;

/// Everything that lints find in a pack, as its own settings have it. `texts` are those that the pack was loaded from.
pub fn check(pack: &Pack, texts: &Texts) -> Vec<Finding> {
    let lints: Vec<_> =
        codes().filter_map(|code| if let Found::Lint(find) = code.found { Some((code, find)) } else { None }).collect();
    let found = parallel::each(&lints, None, |(code, find)| {
        let mut findings = Findings::new(code.code, code.severity, texts);
        find(pack, &mut findings);
        findings.found
    });
    let found = found.into_iter().flatten().collect();
    let mut found = settings::apply(&pack.lint_settings, found);
    found.sort_by_key(|it| (it.diagnostic.place, it.diagnostic.code));
    found
}
