//! Lints: what can be better in a pack that loads, and every code that the program can print.
//!
//! In: a pack and its texts. Out: findings with places, in the order of the files. Never: changing a pack, drawing.

use crate::analysis::pack::lint::code::Found;
use crate::analysis::pack::lint::codes::codes;
use crate::analysis::pack::lint::finding::{Finding, Findings};
use crate::analysis::proof::parallel;
use crate::load::texts::Texts;
use crate::model::pack::Pack;

mod blocks;
mod claims;
pub mod code;
pub mod codes;
mod conditions;
mod drawn;
mod faults;
pub mod files;
pub mod finding;
pub mod idle_part;
mod leftovers;
mod notation;
mod out_of_reach;
mod pathways;
mod ranges;
mod reading_on;
mod results;
mod rules;
mod said;
mod scales;
mod sentence;
mod settings;
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
