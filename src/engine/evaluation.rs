//! Evaluation: what held of every requirement, every piece of evidence and every table.
//!
//! In: an assessment and answers. Out: the trace. Never: totals stored beside their reasons, ranking, prose.

use crate::engine::routing::{Respondent, respond};
use crate::engine::truth::Truth;
use crate::model::answers::Answers;
use crate::model::pack::{Assessment, Pack};
use crate::model::pathway::Pathway;
use crate::model::points::{Points, PointsRange};
use crate::model::verdict::{DecisionTable, Row};

/// The trace of one respondent through all rules but advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// What was known.
    pub respondent: Respondent,
    /// By pathway.
    pub pathways: Vec<PathwayTrace>,
    /// By decision table.
    pub verdicts: Vec<TableTrace>,
}

/// What held of one pathway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathwayTrace {
    /// By requirement.
    pub requires: Vec<Truth>,
    /// By piece of evidence.
    pub evidence: Vec<Truth>,
}

/// Which row of a table decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableTrace {
    /// This row is the first that holds.
    Row(usize),
    /// A missing answer decides whether this row, or a later one, is the first.
    Unknown(usize),
    /// No row holds.
    NoRow,
}

impl Evaluation {
    /// The rows that decide what is a result by itself, each with its table; no row where none decides yet.
    pub fn results<'a>(
        &'a self,
        assessment: &'a Assessment,
    ) -> impl Iterator<Item = (&'a DecisionTable, Option<&'a Row>)> {
        let tables = assessment.tables.iter().zip(&self.verdicts).filter(|(table, _)| table.is_result());
        tables.map(|(table, trace)| match trace {
            TableTrace::Row(row) => (table, Some(&table.rows[*row])),
            TableTrace::Unknown(_) | TableTrace::NoRow => (table, None),
        })
    }
}

impl PathwayTrace {
    /// Whether every requirement is met.
    pub fn eligible(&self) -> Truth {
        self.requires.iter().copied().min().unwrap_or(Truth::Yes)
    }

    /// The sum of what held. Worked out on demand: a stored total could disagree with its own reasons.
    pub fn points(&self, pathway: &Pathway) -> Points {
        let evidence = pathway.evidence.iter().zip(&self.evidence);
        evidence.filter(|(_, truth)| **truth == Truth::Yes).map(|(it, _)| it.points).sum()
    }

    /// The least and the most that the sum can become while answers are missing, each unknown taken by itself.
    pub fn range(&self, pathway: &Pathway) -> PointsRange {
        let known = self.points(pathway);
        let unknown = || {
            let evidence = pathway.evidence.iter().zip(&self.evidence);
            evidence.filter(|(_, truth)| **truth == Truth::Unknown).map(|(it, _)| it.points)
        };
        PointsRange {
            least: known + unknown().filter(|points| points.0 < 0).sum(),
            most: known + unknown().filter(|points| points.0 > 0).sum(),
        }
    }
}

/// Evaluates every rule but advice (advice may look at the ranking).
pub fn evaluate(pack: &Pack, assessment: &Assessment, answers: &Answers) -> Evaluation {
    let respondent = respond(pack, assessment, answers);
    let view = respondent.view(assessment, None);
    let pathways = assessment.pathways.iter().map(|pathway| PathwayTrace {
        requires: pathway.requires.iter().map(|it| view.truth(&it.holds)).collect(),
        evidence: pathway.evidence.iter().map(|it| view.truth(&it.when)).collect(),
    });
    let pathways = pathways.collect();
    let verdicts = assessment.tables.iter().map(|table| {
        let mut rows = table.rows.iter().map(|row| view.truth(&row.when)).enumerate();
        match rows.find(|(_, truth)| *truth != Truth::No) {
            Some((row, Truth::Yes)) => TableTrace::Row(row),
            Some((row, _)) => TableTrace::Unknown(row),
            None => TableTrace::NoRow,
        }
    });
    let verdicts = verdicts.collect();
    Evaluation { respondent, pathways, verdicts }
}
