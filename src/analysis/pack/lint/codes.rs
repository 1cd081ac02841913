//! Every code that the program can print, in one list.
//!
//! In: the tables of the lints and of the faults. Out: codes, by name too. Never: finding.

use crate::analysis::pack::lint::claims;
use crate::analysis::pack::lint::code::Code;
use crate::analysis::pack::lint::conditions;
use crate::analysis::pack::lint::faults;
use crate::analysis::pack::lint::faults_of_commands;
use crate::analysis::pack::lint::files;
use crate::analysis::pack::lint::leftovers;
use crate::analysis::pack::lint::levels;
use crate::analysis::pack::lint::pathways;
use crate::analysis::pack::lint::ranges;
use crate::analysis::pack::lint::reading_on;
use crate::analysis::pack::lint::rules;
use crate::analysis::pack::lint::scales;
use crate::analysis::pack::lint::structure;
use crate::analysis::pack::lint::tables;
use crate::analysis::pack::lint::texts;
use crate::analysis::pack::lint::unsure;
use crate::analysis::pack::lint::wording;

/// Every code that the program can print: those of lints first, a group of them a file.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let groups: [&'static [Code]; 18] = [
        structure::LINTS,
        leftovers::LINTS,
        claims::LINTS,
        conditions::LINTS,
        pathways::LINTS,
        rules::LINTS,
        unsure::LINTS,
        tables::LINTS,
        levels::LINTS,
        wording::LINTS,
        scales::LINTS,
        ranges::LINTS,
        texts::LINTS,
        reading_on::LINTS,
        files::LINTS,
        faults::OF_SETTINGS,
        faults::FAULTS,
        faults_of_commands::OF_COMMANDS,
    ];
    groups.into_iter().flatten()
}

/// The code with this name.
pub fn code(name: &str) -> Option<&'static Code> {
    codes().find(|it| it.code == name)
}
