//! Shares: how much of everybody each result reaches, and where routes tie.
//!
//! In: people, and what was seen of those drawn. Out: shares, exact where they can be counted. Never: an estimate that
//! does not say so.

use crate::analysis::pack::verification::Effort;
use crate::analysis::proof::count::{Share, count};
use crate::analysis::proof::crowd::Seen;
use crate::analysis::proof::inquiry::{Goal, inquiry};
use crate::analysis::proof::parallel;
use crate::analysis::proof::search::Budget;
use crate::analysis::space::people::People;
use crate::analysis::space::statement::StatementId;
use crate::model::id::{OutcomeId, PathwayId, TableId};
use crate::model::pathway::PathwayKind;

/// A share that takes more parts of the space to count is estimated.
const COUNTED_MAX: Budget = Budget { parts: 2_000 };

/// How large a part of everybody is, where every answer to every question is as likely as any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Counted.
    Exact(Share),
    /// So many of so many people drawn.
    Estimated {
        /// Of whom it is true.
        people: u64,
        /// All.
        of: u64,
    },
}

impl Measured {
    /// In thousandths.
    pub fn permille(self) -> u128 {
        match self {
            Self::Exact(share) => share.permille(),
            Self::Estimated { people, of } => Share { part: people.into(), whole: of.into() }.permille(),
        }
    }

    /// By how many thousandths it can be wrong, at 95 in 100; none where it is exact.
    ///
    /// The half width of the normal interval is at most 0.98 / sqrt(n), whatever the share (at one half, where it is
    /// widest: 1.96 * sqrt(0.25 / n)).
    pub fn bound(self) -> Option<u64> {
        match self {
            Self::Exact(_) => None,
            Self::Estimated { of, .. } => Some(980_u64.div_ceil(of.isqrt().max(1))),
        }
    }
}

/// How often a pathway leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathwayShare {
    /// The pathway.
    pub pathway: PathwayId,
    /// Of a route: it comes first. Of a support: it is named.
    pub leads: Measured,
}

/// How often a table gives an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeShare {
    /// The table.
    pub table: TableId,
    /// The outcome.
    pub outcome: OutcomeId,
    /// How often.
    pub given: Measured,
}

/// Two routes that can share the most points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The one declared first.
    pub left: PathwayId,
    /// The other.
    pub right: PathwayId,
    /// How often they do.
    pub share: Measured,
}

/// How often each pathway leads.
pub fn pathway_shares(people: &People<'_>, seen: &[Seen], effort: Effort) -> Vec<PathwayShare> {
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
    seen: &[Seen],
    effort: Effort,
) -> Vec<OutcomeShare> {
    parallel::each(given, effort.threads, |(table, outcome, statement)| OutcomeShare {
        table: *table,
        outcome: *outcome,
        given: measured(people, *statement, seen[statement.index()], effort),
    })
}

fn measured(people: &People<'_>, statement: StatementId, seen: Seen, effort: Effort) -> Measured {
    let inquiry = inquiry(people, &[Goal::Holds(statement)]);
    let exact = inquiry.and_then(|inquiry| count(&inquiry, COUNTED_MAX));
    exact.map_or(Measured::Estimated { people: seen.people, of: effort.people() }, Measured::Exact)
}

/// Ties for the first place.
pub mod ties {
    use super::{Effort, Measured, PathwayId, PathwayKind, People, Seen, StatementId, Tie};
    use crate::analysis::proof::inquiry::{Goal, inquiry};
    use crate::analysis::proof::parallel;
    use crate::analysis::proof::search::{Found, search};

    /// Every two routes, and the statement that they share the most points.
    pub fn statements(people: &mut People<'_>) -> Vec<(PathwayId, PathwayId, StatementId)> {
        let assessment = people.assessment;
        let routes = assessment.pathway_ids().filter(|id| assessment.pathway(*id).kind == PathwayKind::Route);
        let routes: Vec<PathwayId> = routes.collect();
        let mut tied = Vec::new();
        for (at, left) in routes.iter().enumerate() {
            for right in &routes[at + 1..] {
                tied.push((*left, *right, people.outcomes.tied(&mut people.statements, *left, *right)));
            }
        }
        tied
    }

    /// Those that can tie: some of the people drawn do, or search finds somebody.
    pub fn ties(
        people: &People<'_>,
        tied: &[(PathwayId, PathwayId, StatementId)],
        seen: &[Seen],
        effort: Effort,
    ) -> Vec<Tie> {
        let found = parallel::each(tied, effort.threads, |(left, right, statement)| {
            let seen = seen[statement.index()].people;
            let can = seen > 0
                || inquiry(people, &[Goal::Holds(*statement)]).is_none_or(|inquiry| {
                    !matches!(search(&inquiry, &inquiry.everybody(), effort.budget), Found::Nobody(_))
                });
            let share = Measured::Estimated { people: seen, of: effort.people() };
            can.then_some(Tie { left: *left, right: *right, share })
        });
        found.into_iter().flatten().collect()
    }
}
