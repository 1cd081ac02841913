//! Cases: everything that should hold of an assessment, as statements of which somebody or nobody may be.
//!
//! In: people. Out: cases. Never: deciding them.

use crate::analysis::pack::verification::case::{Asks, Case};
use crate::analysis::pack::verification::finding::Subject;
use crate::analysis::pack::verification::helps::helps;
use crate::analysis::space::outcomes::Without;
use crate::analysis::space::people::People;
use crate::analysis::space::statement::StatementId;
use crate::model::id::{AdviceId, PathwayId, TableId};
use crate::model::pathway::PathwayKind;
use crate::model::property::Piece;
use crate::model::verdict::Row;

/// Every case of an assessment: what somebody must be among those who answer everything, and what nobody may be among
/// those who may leave out what only sharpens a result.
pub fn cases(complete: &mut People<'_>, partial: &mut People<'_>) -> Vec<Case> {
    let mut cases = Vec::new();
    of_everybody(partial, &mut cases);
    for index in 0..complete.assessment.tables.len() {
        of_table(complete, TableId::new(index), &mut cases);
    }
    for id in complete.assessment.pathway_ids() {
        of_pathway(complete, id, &mut cases);
    }
    for (index, id) in complete.outcomes.advice.iter().enumerate() {
        cases.push(somebody(Subject::AdviceReaches(AdviceId::new(index)), *id));
    }
    of_exclusions(partial, &mut cases);
    cases.extend(helps(partial));
    for (index, id) in partial.outcomes.against.iter().enumerate() {
        cases.push(nobody(Subject::Property(index), *id));
    }
    cases
}

fn somebody(subject: Subject, id: StatementId) -> Case {
    Case { subject, asks: Asks::Somebody(id), has: None }
}

fn nobody(subject: Subject, id: StatementId) -> Case {
    Case { subject, asks: Asks::Nobody(id), has: None }
}

fn of_everybody(people: &mut People<'_>, cases: &mut Vec<Case>) {
    let assessment = people.assessment;
    let routes = assessment.routes();
    let closed: Vec<StatementId> = routes.map(|id| people.outcomes.pathways[id.index()].ruled_out).collect();
    if !closed.is_empty() {
        let stranded = people.statements.all_of(closed);
        cases.push(nobody(Subject::RouteForEverybody, stranded));
    }
    for (index, table) in people.outcomes.tables.iter().enumerate() {
        cases.push(nobody(Subject::TableComplete(TableId::new(index)), table.none));
    }
}

fn of_table(people: &mut People<'_>, id: TableId, cases: &mut Vec<Case>) {
    let table = people.outcomes.tables[id.index()].clone();
    let rows = &people.assessment.table(id).rows;
    let statements = &mut people.statements;
    for row in 0..rows.len() {
        cases.push(somebody(Subject::RowReached(id, row), table.decides[row]));
        // Without the row a later one decides, as if this one did not hold.
        let mut same = Vec::new();
        let mut before = table.decides[row];
        for later in row + 1..rows.len() {
            if tell_the_same(&rows[row], &rows[later]) {
                same.push(statements.all_of([before, table.rows[later].yes]));
            }
            before = statements.all_of([before, table.rows[later].no]);
        }
        let replaced = statements.any_of(same);
        let alone = statements.not(replaced);
        let needed = statements.all_of([table.decides[row], alone]);
        cases.push(somebody(Subject::RowNeeded(id, row), needed));
    }
}

/// Whether two rows tell a reader the same.
fn tell_the_same(left: &Row, right: &Row) -> bool {
    left.outcome == right.outcome
        && left.says == right.says
        && left.because == right.because
        && left.confidence == right.confidence
        && left.note == right.note
}

fn of_pathway(people: &mut People<'_>, id: PathwayId, cases: &mut Vec<Case>) {
    let pathway = people.outcomes.pathways[id.index()].clone();
    match people.assessment.pathway(id).kind {
        PathwayKind::Route => cases.push(somebody(Subject::CanBeFirst(id), pathway.first)),
        PathwayKind::Support => cases.push(somebody(Subject::CanBeNamed(id), pathway.recommended)),
    }
    for (index, known) in pathway.requires.iter().enumerate() {
        cases.push(somebody(Subject::RequirementFails(id, index), known.no));
        let others = pathway.requires.iter().enumerate().filter(|(other, _)| *other != index);
        let others: Vec<StatementId> = others.map(|(_, other)| people.statements.not(other.no)).collect();
        let alone = people.statements.all_of(others.into_iter().chain([known.no]));
        cases.push(somebody(Subject::RequirementMatters(id, index), alone));
    }
    for (index, counts) in pathway.evidence.iter().enumerate() {
        let counts_open = people.statements.all_of([*counts, pathway.open]);
        cases.push(somebody(Subject::EvidenceCounts(id, index), counts_open));
        let decides = decides(people, id, index);
        cases.push(somebody(Subject::EvidenceDecides(id, index), decides));
    }
    for (index, step) in pathway.steps.iter().enumerate() {
        let reaches = people.statements.all_of([*step, pathway.open]);
        cases.push(somebody(Subject::StepReaches(id, index), reaches));
    }
}

/// The evidence counts, and with its points thought away something else would come first or be recommended, or the
/// word for how well its pathway fits would be another.
///
/// Among themselves the others stay as they are, so what comes first can only change from or to this pathway.
fn decides(people: &mut People<'_>, id: PathwayId, evidence: usize) -> StatementId {
    let (outcomes, statements, assessment) = (&people.outcomes, &mut people.statements, people.assessment);
    let known = &outcomes.pathways[id.index()];
    let without = Without::Points(id, known.points[evidence].1);
    let kind = assessment.pathway(id).kind;
    let mut changes = vec![(known.first, outcomes.first(assessment, statements, id, without))];
    for other in assessment.pathway_ids().filter(|it| assessment.pathway(*it).kind == kind) {
        let mut recommended = |without| match kind {
            PathwayKind::Route => outcomes.near(assessment, statements, other, without),
            PathwayKind::Support => outcomes.named(assessment, statements, other, without),
        };
        changes.push((recommended(Without::Nothing), recommended(without)));
    }
    for least in [assessment.fits.strong, assessment.fits.good].map(i64::from) {
        let mut fits = |without| {
            let enough = outcomes.reaches(statements, id, least, without);
            statements.all_of([known.open, enough])
        };
        changes.push((fits(Without::Nothing), fits(without)));
    }
    let changes = changes.into_iter().flat_map(|(now, then)| {
        let (not_now, not_then) = (statements.not(now), statements.not(then));
        [statements.all_of([now, not_then]), statements.all_of([not_now, then])]
    });
    let changes: Vec<StatementId> = changes.collect();
    let any = statements.any_of(changes);
    statements.all_of([known.evidence[evidence], any])
}

fn of_exclusions(people: &mut People<'_>, cases: &mut Vec<Case>) {
    for (index, exclusion) in people.assessment.properties.excludes.iter().enumerate() {
        for (at, left) in exclusion.pieces.iter().enumerate() {
            for right in &exclusion.pieces[at + 1..] {
                let pieces = [*left, *right].map(|piece| reaches(people, piece));
                let both = people.statements.all_of(pieces);
                cases.push(nobody(Subject::NeverTogether(index, *left, *right), both));
            }
        }
    }
}

/// That a piece of a report is for somebody.
fn reaches(people: &mut People<'_>, piece: Piece) -> StatementId {
    match piece {
        Piece::Advice(id) => people.outcomes.advice[id.index()],
        Piece::Step(pathway, at) => {
            let outcome = &people.outcomes.pathways[pathway.index()];
            let parts = [outcome.recommended, outcome.steps[at]];
            people.statements.all_of(parts)
        }
        Piece::Row(table, at) => people.outcomes.tables[table.index()].decides[at],
    }
}
