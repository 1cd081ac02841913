//! Lints about the levels of outcomes, from which bars and lines of stages are drawn.
//!
//! In: a pack. Out: scales that would be drawn otherwise than they read. Never: what an outcome means.

use crate::analysis::pack::lint::code::{Code, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::spot::Spot;
use crate::model::pack::Pack;
use crate::model::verdict::{DecisionTable, Outcome};

/// The lints of this file.
pub const LINTS: &[Code] = &[warning(
    "uneven-levels",
    "levels of outcomes that a picture would show otherwise than they are meant",
    "Bars are read as one scale with even steps from nothing up, so a step left out, or scales of two lengths side by \
     side, mislead whoever looks at them (Cleveland and McGill 1984, on reading lengths along a common scale).",
    uneven,
)];

fn uneven(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in &pack.assessments {
        for (at, table) in assessment.tables.iter().enumerate() {
            let before = &assessment.tables[..at];
            let shares = |it: &&DecisionTable| it.section == table.section && is_length(it) && is_length(table);
            let other = before.iter().find(shares).filter(|it| it.levels() != table.levels());
            if let Some((outcome, message, help)) = own_fault(table) {
                findings.note(&table.id, &Spot::at(outcome.place), message).help(help);
            } else if let Some(other) = other {
                let message = format!(
                    "the levels of `{}` go up to {}, and those of `{}` beside it to {}",
                    table.id,
                    table.levels(),
                    other.id,
                    other.levels()
                );
                let help = "give both the same highest level, or a section each";
                findings.note(&table.id, &Spot::at(table.place), message).help(help);
            }
        }
    }
}

/// What is wrong with a scale by itself, the outcome that shows it, and what to do.
fn own_fault(table: &DecisionTable) -> Option<(&Outcome, String, &'static str)> {
    let id = &table.id;
    if let Some(it) = table.outcomes.iter().find(|it| it.mark.is_some() && it.level.is_none()) {
        let message = format!("the outcome `{}` of `{id}` has a mark and no level to stand at", it.id);
        return Some((it, message, "give it a level, or take the mark out"));
    }
    let highest = table.outcomes.iter().filter(|it| it.level.is_some()).max_by_key(|it| it.level)?;
    if table.is_result() {
        let message = format!("`{id}` has levels and is the result itself, which is told in words");
        return Some((highest, message, "take the levels out, or give the table a section"));
    }
    if table.levels() == 1 {
        let message = format!("all levels of `{id}` are the same");
        return Some((highest, message, "give its outcomes the levels of a scale, the lowest first, or take them out"));
    }
    let missing = (1..table.levels()).find(|level| table.outcomes.iter().all(|it| it.level != Some(*level)))?;
    let message = format!("no outcome of `{id}` has the level {missing}");
    Some((highest, message, "count levels from 1 without leaving one out"))
}

/// Whether it is drawn as a length, which others beside it are compared with.
fn is_length(table: &DecisionTable) -> bool {
    table.levels() > 0 && table.outcomes.iter().all(|it| it.mark.is_none())
}
