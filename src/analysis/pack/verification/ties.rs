//! Ties: which routes can share the first place.
//!
//! In: people, and what was seen of those drawn. Out: pairs of routes. Never: a tie of places other than the first.

use crate::analysis::pack::verification::effort::Effort;
use crate::analysis::pack::verification::share::{Measured, Tie};
use crate::analysis::proof::inquiry::{Goal, inquiry};
use crate::analysis::proof::parallel;
use crate::analysis::proof::search::{Found, search};
use crate::analysis::space::people::People;
use crate::analysis::space::statement::StatementId;
use crate::model::id::PathwayId;

/// Every two routes, and the statement that they share the most points.
pub fn statements(people: &mut People<'_>) -> Vec<(PathwayId, PathwayId, StatementId)> {
    let assessment = people.assessment;
    let routes = assessment.routes();
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
    seen: &[u64],
    effort: Effort,
) -> Vec<Tie> {
    let found = parallel::each(tied, effort.threads, |(left, right, statement)| {
        let seen = seen[statement.index()];
        let can = seen > 0
            || inquiry(people, &[Goal::Holds(*statement)]).is_none_or(|inquiry| {
                !matches!(search(&inquiry, &inquiry.everybody(), effort.budget), Found::Nobody(_))
            });
        let share = Measured::Estimated { people: seen, of: effort.people() };
        can.then_some(Tie { left: *left, right: *right, share })
    });
    found.into_iter().flatten().collect()
}
