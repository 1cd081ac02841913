//! Lints: what can be better in a pack that loads, and every code that the program can print.
//!
//! In: a pack and its texts. Out: findings with places, in the order of the files. Never: changing a pack, drawing.

use crate::analysis::pack::lint::code::{Code, Found};
use crate::analysis::pack::lint::finding::{Finding, Findings};
use crate::analysis::proof::parallel;
use crate::load::texts::Texts;
use crate::model::pack::Pack;

mod amounts;
mod blocks;
mod claims;
pub mod code;
mod conditions;
mod drawn;
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
mod pathways;
mod plans;
mod quantities;
mod ranges;
mod ratings;
mod reach;
mod results;
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

/// Every code that the program can print: those of lints first, a group of them a file.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let groups: [&'static [Code]; 16] = [
        structure::LINTS,
        leftovers::LINTS,
        claims::LINTS,
        conditions::LINTS,
        pathways::LINTS,
        rules::LINTS,
        unsure::LINTS,
        tables::LINTS,
        wording::LINTS,
        scales::LINTS,
        texts::LINTS,
        plans::LINTS,
        fields::LINTS,
        files::LINTS,
        settings::LINTS,
        faults::FAULTS,
    ];
    groups.into_iter().flatten()
}

/// The code with this name.
pub fn code(name: &str) -> Option<&'static Code> {
    codes().find(|it| it.code == name)
}

/// Everything that lints find in a pack, as its own settings have it. `texts` are those that the pack was loaded from.
pub fn check(pack: &Pack, texts: &Texts) -> Vec<Finding> {
    let lints: Vec<_> =
        codes().filter_map(|code| if let Found::Lint(find) = code.found { Some((code, find)) } else { None }).collect();
    let found = parallel::each(&lints, None, |(code, find)| {
        let mut findings = Findings::new(code, texts);
        find(pack, &mut findings);
        findings.found
    });
    let found = found.into_iter().flatten().collect();
    let mut found = settings::apply(&pack.lint_settings, found);
    found.sort_by_key(|it| (it.diagnostic.place, it.diagnostic.code));
    found
}
