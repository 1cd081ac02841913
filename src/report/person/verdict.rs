//! Verdicts: what each decision table says of a person, and on which grounds.
//!
//! In: a case. Out: serializable verdicts. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::evaluation::TableTrace;
use crate::engine::grounds::grounds;
use crate::engine::truth::Response;
use crate::model::verdict::{DecisionTable, Row};
use crate::report::citation::Ground;
use crate::report::person::weave::{with_slots, woven};
use crate::report::phrase;

/// What a decision table says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictReport {
    /// The table's id.
    pub id: String,
    /// The question it decides.
    pub asks: String,
    /// The heading it is told under; none where it is the result.
    pub section: Option<String>,
    /// The outcome's id; none while a missing answer decides.
    pub verdict: Option<String>,
    /// The outcome's name.
    pub label: Option<String>,
    /// Whether a short report tells it in one line with others of its section that come out so.
    pub together: bool,
    /// The scale that its outcomes stand on; none where they have no order.
    pub scale: Option<ScaleReport>,
    /// What the missing answers are about that decide it, by topic; empty where it is decided.
    pub waits_for: Vec<String>,
    /// What holds already while a missing answer decides.
    pub until_known: Option<VerdictReason>,
    /// The verdict in a sentence.
    pub says: Option<String>,
    /// How far it can be relied on: low, fair or high.
    pub confidence: Option<String>,
    /// What limits that.
    pub note: Option<String>,
    /// Its grounds.
    pub reasons: Vec<VerdictReason>,
}

/// The scale of a table, and where on it a verdict stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScaleReport {
    /// The step of the verdict, counted from 1; none while it has none.
    pub level: Option<u8>,
    /// The highest step.
    pub levels: u8,
    /// The words that stand on it, lowest first; where there are any, a verdict is one place on a line of them.
    pub marks: Vec<ScaleMark>,
}

/// A word on a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScaleMark {
    /// The step at which it stands.
    pub level: u8,
    /// The word.
    pub word: String,
}

/// The ground of a verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerdictReason {
    /// The ground, as a sentence.
    pub text: String,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// What every decision table says, in the order of the pack.
pub fn verdicts(case: &Case<'_>) -> Vec<VerdictReport> {
    let tables = case.assessment.tables.iter().zip(&case.evaluation.verdicts);
    tables.map(|(table, trace)| verdict(case, table, *trace)).collect()
}

fn verdict(case: &Case<'_>, table: &DecisionTable, trace: TableTrace) -> VerdictReport {
    let row = match trace {
        TableTrace::Row(row) => Some(&table.rows[row]),
        TableTrace::Unknown(_) | TableTrace::NoRow => None,
    };
    let outcome = row.map(|row| &table.outcomes[row.outcome.index()]);
    let reason = |row: &Row| VerdictReason {
        text: woven(case, &row.because),
        ground: with_slots(
            case,
            [row.says.as_str(), row.because.as_str()],
            Ground::of(case, format!("{}/{}", table.id, row.id), &row.when, &row.cites, row.place),
        ),
    };
    VerdictReport {
        id: table.id.clone(),
        asks: table.asks.clone(),
        section: table.section.clone(),
        verdict: outcome.map(|it| it.id.clone()),
        label: outcome.map(|it| it.label.clone()),
        together: outcome.is_some_and(|it| it.together),
        scale: (table.levels() > 0).then(|| ScaleReport {
            level: outcome.and_then(|it| it.level),
            levels: table.levels(),
            marks: marks(table),
        }),
        waits_for: waits_for(case, table, trace),
        says: row.map(|it| woven(case, &it.says)),
        until_known: until_known(case, table, trace),
        confidence: row.map(|it| phrase::confidence(it.confidence).to_owned()),
        note: row.and_then(|it| it.note.clone()),
        reasons: row.map(reason).into_iter().collect(),
    }
}

/// What the table says while it waits.
fn until_known(case: &Case<'_>, table: &DecisionTable, trace: TableTrace) -> Option<VerdictReason> {
    let (TableTrace::Unknown(row), Some(until)) = (trace, &table.until_known) else { return None };
    let rule = format!("{}/until-known", table.id);
    let ground = Ground::of(case, rule, &table.rows[row].when, &until.cites, table.place);
    Some(VerdictReason { text: woven(case, &until.says), ground: with_slots(case, [until.says.as_str()], ground) })
}

fn marks(table: &DecisionTable) -> Vec<ScaleMark> {
    let marks = table.outcomes.iter().filter_map(|it| {
        let (level, word) = it.level.zip(it.mark.clone())?;
        Some(ScaleMark { level, word })
    });
    let mut marks: Vec<ScaleMark> = marks.collect();
    marks.sort_by_key(|it| it.level);
    marks
}

/// The topics of the answers that are missing for the first row that may hold.
fn waits_for(case: &Case<'_>, table: &DecisionTable, trace: TableTrace) -> Vec<String> {
    let TableTrace::Unknown(row) = trace else { return Vec::new() };
    let questions = grounds(&case.view(), &table.rows[row].when).into_iter();
    let missing = questions.filter(|it| case.response(it.question) == Response::Pending);
    missing.map(|it| case.pack.question(it.question).topic.clone()).collect()
}
