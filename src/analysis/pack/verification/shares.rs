//! Shares of results: how often each route comes first, each support is named, each verdict is given.
//!
//! In: people, and what was seen of those drawn. Out: shares, exact where they can be counted. Never: an estimate that
//! does not say so.

use crate::analysis::pack::verification::effort::Effort;
use crate::analysis::pack::verification::share::{Measured, OutcomeShare, PathwayShare};
use crate::analysis::proof::count::count;
use crate::analysis::proof::inquiry::{Goal, inquiry};
use crate::analysis::proof::parallel;
use crate::analysis::proof::search::Budget;
use crate::analysis::space::people::People;
use crate::analysis::space::statement::StatementId;
use crate::model::id::{OutcomeId, PathwayId, TableId};
use crate::model::pathway::PathwayKind;

/// A share that takes more parts of the space to count is estimated.
const COUNTED_MAX: Budget = Budget { parts: 2_000 };

/// How often each pathway leads.
pub fn pathway_shares(people: &People<'_>, seen: &[u64], effort: Effort) -> Vec<PathwayShare> {
    let ids: Vec<PathwayId> = people.assessment.pathway_ids().collect();
    parallel::each(&ids, effort.threads, |id| {
        let pathway = &people.outcomes.pathways[id.index()];
        let statement = match people.assessment.pathway(*id).kind {
            PathwayKind::Route => pathway.first,
            PathwayKind::Support => pathway.recommended,
        };
        PathwayShare { pathway: *id, leads: measured(people, statement, seen[statement.index()], effort) }
    })
}

/// Every outcome of every table, and the statement that it is given.
pub fn outcome_statements(people: &mut People<'_>) -> Vec<(TableId, OutcomeId, StatementId)> {
    let mut given = Vec::new();
    for (index, table) in people.assessment.tables.iter().enumerate() {
        for outcome in (0..table.outcomes.len()).map(OutcomeId::new) {
            let rows = table.rows.iter().zip(&people.outcomes.tables[index].decides);
            let rows = rows.filter(|(row, _)| row.outcome == outcome).map(|(_, decides)| *decides);
            given.push((TableId::new(index), outcome, people.statements.any_of(rows)));
        }
    }
    given
}

/// How often each table gives each of its outcomes.
pub fn outcome_shares(
    people: &People<'_>,
    given: &[(TableId, OutcomeId, StatementId)],
    seen: &[u64],
    effort: Effort,
) -> Vec<OutcomeShare> {
    parallel::each(given, effort.threads, |(table, outcome, statement)| OutcomeShare {
        table: *table,
        outcome: *outcome,
        given: measured(people, *statement, seen[statement.index()], effort),
    })
}

fn measured(people: &People<'_>, statement: StatementId, seen: u64, effort: Effort) -> Measured {
    let inquiry = inquiry(people, &[Goal::Holds(statement)]);
    let exact = inquiry.and_then(|inquiry| count(&inquiry, COUNTED_MAX));
    exact.map_or(Measured::Estimated { people: seen, of: effort.people() }, Measured::Exact)
}
