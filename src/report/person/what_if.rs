//! What if: everything that would change a result, as one versioned piece of data.
//!
//! In: a case, and what is asked about it. Out: the report. Never: layout, searching.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::sensitivity::sensitivity;
use crate::engine::case::Case;
use crate::model::answers::Answers;
use crate::model::id::PathwayId;
use crate::report::citation::AnswerGround;
use crate::report::person::before_after::{BeforeAfterReport, before_after};
use crate::report::person::change::{ChangeReport, changes};
use crate::report::person::wanted::{NearestReport, WantedReport, nearest, wanted};
use crate::report::schema_version::SCHEMA_VERSION;

/// What would change a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhatIfReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The assessment's id.
    pub assessment: String,
    /// The assessment's title.
    pub title: String,
    /// The answers that nobody gave: the neutral one was taken.
    pub taken_by_default: Vec<AnswerGround>,
    /// Every single answer that matters; none where something else is asked.
    pub single: Option<SingleReport>,
    /// What it takes to bring one route first, where that is asked.
    pub wanted: Option<WantedReport>,
    /// Before and after, where that is asked.
    pub before_after: Option<BeforeAfterReport>,
}

/// Every single answer that, changed alone, changes the result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SingleReport {
    /// The route that comes first, or those too close to rank, by title; the verdicts where there are no routes.
    pub now: Vec<String>,
    /// Whether the assessment ranks routes; else its verdicts are the result.
    pub has_routes: bool,
    /// What the person can change first, then facts, then what lies the other way; in each, another first route before
    /// other effects.
    pub changes: Vec<ChangeReport>,
    /// All single changes that were tried.
    pub tried: usize,
    /// Where nothing that the person can change alone puts another route first: what several together would do.
    pub nearest: Option<NearestReport>,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub enum WhatIf<'a> {
    /// What every single answer would do.
    Single,
    /// What would bring a route first.
    Want(PathwayId),
    /// What these answers would do.
    Set(&'a Answers),
}

/// Works out what is asked.
pub fn what_if(case: &Case<'_>, asked: WhatIf<'_>) -> WhatIfReport {
    let assessment = case.assessment;
    let mut report = WhatIfReport {
        schema_version: SCHEMA_VERSION,
        assessment: assessment.id.clone(),
        title: assessment.title.clone(),
        taken_by_default: AnswerGround::taken(case),
        single: None,
        wanted: None,
        before_after: None,
    };
    match asked {
        WhatIf::Single => report.single = Some(single(case)),
        WhatIf::Want(route) => report.wanted = Some(wanted(case, route)),
        WhatIf::Set(after) => {
            report.before_after = Some(before_after(case, &Case::new(case.pack, assessment, after.clone())));
        }
    }
    report
}

fn single(case: &Case<'_>) -> SingleReport {
    let assessment = case.assessment;
    let sensitivity = sensitivity(case);
    let changes = changes(case, &sensitivity);
    let routes = case.recommendation.leaders().iter().map(|id| assessment.pathway(*id).title.clone());
    let verdicts = case.evaluation.results(assessment).map(|(table, row)| match row {
        Some(row) => table.outcomes[row.outcome.index()].label.clone(),
        None => "not decided yet".to_owned(),
    });
    let now = if assessment.pathways.is_empty() { verdicts.collect() } else { routes.collect() };
    let nearest = nearest(case, &changes);
    SingleReport {
        now,
        has_routes: !assessment.pathways.is_empty(),
        changes,
        tried: sensitivity.changes.len(),
        nearest,
    }
}
