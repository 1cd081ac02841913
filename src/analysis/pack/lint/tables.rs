//! Lints about decision tables: rows that cannot decide, people without a row, outcomes that nobody gets.
//!
//! In: a pack. Out: faults of tables, proved over every kind of respondent. Never: guesses.

use crate::analysis::pack::lint::code::{Code, Found, warning};
use crate::analysis::pack::lint::drawn::DrawnPeople;
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::space::Space;
use crate::analysis::pack::lint::spot::Spot;
use crate::engine::truth::{Truth, View};
use crate::model::condition::Condition;
use crate::model::diagnostic::Severity;
use crate::model::pack::{Assessment, Pack};
use crate::model::verdict::DecisionTable;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    warning(
        "row-never-decides",
        "a row of a decision table that rows above it always forestall",
        "The first row that holds decides, so a row that never comes first is dead (CODASYL 1982 and Vanthienen and \
         Dries 1994, on redundant rows).",
        row_never_decides,
    ),
    Code {
        code: "table-with-gap",
        name: "a decision table that leaves somebody without a row",
        severity: Severity::Error,
        why: "Whoever falls through gets no verdict and is not told why; a complete table has a row for everybody \
              (CODASYL 1982; Suwa, Scott and Shortliffe 1982, on missing rules).",
        found: Found::Lint(table_with_gap),
    },
    warning(
        "outcome-without-row",
        "an outcome that no row of its table gives",
        "An outcome that nothing leads to is a rule forgotten, or a word too many (unreachable conclusions, Nguyen, \
         Perkins, Laffey and Pecora 1987).",
        outcome_without_row,
    ),
];

fn tables(pack: &Pack) -> impl Iterator<Item = (&Assessment, &DecisionTable)> {
    pack.assessments.iter().flat_map(|assessment| assessment.tables.iter().map(move |table| (assessment, table)))
}

fn file_of(assessment: &Assessment) -> Spot {
    Spot::file(format!("rules/{}/verdicts.ron", assessment.id))
}

fn row_never_decides(pack: &Pack, findings: &mut Findings<'_>) {
    let drawn = DrawnPeople::new(pack);
    for (assessment, table) in tables(pack) {
        for (at, row) in table.rows.iter().enumerate() {
            let conditions: Vec<&Condition> = table.rows[..=at].iter().map(|row| &row.when).collect();
            let decides = |view: &View<'_>| {
                let before = conditions[..at].iter().map(|it| view.truth(it).negated());
                before.chain([view.truth(conditions[at])]).min().unwrap_or(Truth::Yes)
            };
            if drawn.is_one(assessment, decides) {
                continue;
            }
            let Some(space) = Space::of(pack, assessment, &conditions) else { continue };
            if !space.is_anybody(decides) {
                let message = format!("the row `{}` of `{}` can never decide", row.id, table.id);
                let help = "whoever meets its condition meets that of a row above it; move it up, or take it out";
                findings.note(format!("{}/{}", table.id, row.id), &Spot::at(row.place), message).help(help);
            }
        }
    }
}

fn table_with_gap(pack: &Pack, findings: &mut Findings<'_>) {
    for (assessment, table) in tables(pack) {
        let conditions: Vec<&Condition> = table.rows.iter().map(|row| &row.when).collect();
        let Some(space) = Space::of(pack, assessment, &conditions) else { continue };
        let falls_through =
            |view: &View<'_>| conditions.iter().map(|it| view.truth(it).negated()).min().unwrap_or(Truth::Yes);
        let somebody = space.somebody(falls_through);
        if let Some(somebody) = somebody {
            let message = format!("`{}` has no row for somebody with {somebody}", table.id);
            let help = "add a row for them, or a last row with `when: Always`";
            findings.note(&table.id, &file_of(assessment).text(&table.id), message).help(help);
        }
    }
}

fn outcome_without_row(pack: &Pack, findings: &mut Findings<'_>) {
    for (assessment, table) in tables(pack) {
        for (at, outcome) in table.outcomes.iter().enumerate() {
            if table.rows.iter().all(|row| row.outcome.index() != at) {
                let spot = file_of(assessment).text(&table.id).text(&outcome.id);
                let message = format!("no row of `{}` gives the outcome `{}`", table.id, outcome.id);
                let finding = findings.note(format!("{}/{}", table.id, outcome.id), &spot, message);
                finding.help("add a row that gives it, or take it out");
            }
        }
    }
}
