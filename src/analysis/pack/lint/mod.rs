//! Lints: what can be better in a pack that loads, and every code that the program can print.
//!
//! In: a pack and its texts. Out: findings with places, in the order of the files. Never: changing a pack, drawing.

use crate::analysis::pack::lint::code::Found;
use crate::analysis::pack::lint::codes::codes;
use crate::analysis::pack::lint::finding::{Finding, Findings};
use crate::load::texts::Texts;
use crate::model::pack::Pack;

mod amounts;
mod blocks;
mod claims;
pub mod code;
pub mod codes;
mod conditions;
mod faults;
mod fields;
pub mod files;
pub mod finding;
pub mod idle_part;
mod joins;
mod leading;
mod leftovers;
mod negations;
mod notation;
mod out_of_reach;
mod pathways;
mod plans;
mod quantities;
mod ranges;
mod ratings;
mod rules;
mod said;
mod scales;
mod sentence;
mod settings;
mod sides;
mod space;
pub mod spot;
mod structure;
mod tables;
mod tests;
mod texts;
mod unsure;
mod wording;
mod words;

/// Everything that lints find in a pack, as its own settings have it. `texts` are those that the pack was loaded from.
pub fn check(pack: &Pack, texts: &Texts) -> Vec<Finding> {
    let mut found = Vec::new();
    for code in codes() {
        if let Found::Lint(find) = code.found {
            let mut findings = Findings::new(code.code, code.severity, texts);
            find(pack, &mut findings);
            found.extend(findings.found);
        }
    }
    let mut found = settings::apply(&pack.lint_settings, found);
    found.sort_by_key(|it| (it.diagnostic.place, it.diagnostic.code));
    found
}
