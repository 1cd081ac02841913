//! Results, as far as answers decide them without ranking: verdicts, and what requirements rule out.
//!
//! In: a view of answers. Out: whether a test of a result holds. Never: what is recommended.

use crate::engine::truth::{Results, Truth, View};
use crate::model::condition::ResultTest;

/// Whether a test of a result holds, unknown while open answers decide it; none of a test that looks at the ranking.
pub fn by_answers(view: &View<'_>, test: ResultTest) -> Option<Truth> {
    match test {
        ResultTest::RuledOut(pathway) => {
            let requires = &view.assessment.pathway(pathway).requires;
            Some(requires.iter().map(|it| view.truth(&it.holds).negated()).max().unwrap_or(Truth::No))
        }
        ResultTest::Verdict(table, outcome) => {
            let mut rows = view.assessment.table(table).rows.iter().map(|row| (view.truth(&row.when), row));
            let first = rows.find(|(truth, _)| *truth != Truth::No);
            Some(first.map_or(Truth::No, |(truth, row)| match truth {
                Truth::Unknown => Truth::Unknown,
                Truth::Yes | Truth::No => Truth::of(row.outcome == outcome),
            }))
        }
        _ => None,
    }
}

/// Results of somebody of whom only the answers are known.
pub struct ByAnswers<'a>(pub View<'a>);

impl Results for ByAnswers<'_> {
    fn test(&self, test: ResultTest) -> Truth {
        by_answers(&self.0, test).unwrap_or(Truth::Unknown)
    }
}
