//! Outcomes: points, ranks, tables and advice as statements about people.
//!
//! In: an assessment whose conditions can be translated. Out: a statement for every rule and result. Never: one person.

use crate::analysis::space::statement::{StatementId, Statements};
use crate::analysis::space::translation::{Known, ResultStatements, Translation};
use crate::engine::recommendation::{CLOSE_MARGIN, SUPPORTS_MAX};
use crate::model::condition::ResultTest;
use crate::model::id::{OutcomeId, PathwayId, TableId};
use crate::model::pack::Assessment;
use crate::model::pathway::PathwayKind;
use crate::model::verdict::DecisionTable;

/// Every rule and result of an assessment, as statements.
#[derive(Clone, Debug)]
pub struct Outcomes {
    /// By pathway.
    pub pathways: Vec<PathwayOutcome>,
    /// By decision table.
    pub tables: Vec<TableOutcome>,
    /// By advice item: it fires.
    pub advice: Vec<StatementId>,
    /// By property: the person speaks against it.
    pub against: Vec<StatementId>,
    /// By lead to another assessment: it is offered.
    pub leads: Vec<StatementId>,
}

/// What can be said of one pathway.
#[derive(Clone, Debug)]
pub struct PathwayOutcome {
    /// By requirement.
    pub requires: Vec<Known>,
    /// By piece of evidence: it counts.
    pub evidence: Vec<StatementId>,
    /// By step: it is for this person.
    pub steps: Vec<StatementId>,
    /// What counts, with its points.
    pub points: Vec<(StatementId, i64)>,
    /// A requirement fails.
    pub ruled_out: StatementId,
    /// No requirement fails.
    pub open: StatementId,
    /// It is the first route.
    pub first: StatementId,
    /// It is in the close call.
    pub close: StatementId,
    /// It is recommended: first, in the close call, or a support that is named.
    pub recommended: StatementId,
}

/// What can be said of one decision table.
#[derive(Clone, Debug)]
pub struct TableOutcome {
    /// By row: it is the first that holds.
    pub decides: Vec<StatementId>,
    /// By row: when its condition is yes and no.
    pub rows: Vec<Known>,
    /// No row holds.
    pub none: StatementId,
}

/// How much of an assessment is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Pathways and tables.
    Results,
    /// Advice, what authors promise, and where a result leads, too.
    Everything,
}

/// The outcomes of an assessment.
pub fn outcomes(translation: &mut Translation<'_>, extent: Extent) -> Outcomes {
    let assessment = translation.assessment;
    let mut pathways: Vec<PathwayOutcome> = Vec::new();
    for id in assessment.pathway_ids() {
        pathways.push(pathway(translation, id));
    }
    let tables = assessment.tables.iter().map(|it| table(translation, it)).collect();
    let mut found = Outcomes { pathways, tables, advice: Vec::new(), against: Vec::new(), leads: Vec::new() };
    for id in assessment.pathway_ids() {
        let first = found.first(assessment, &mut translation.statements, id, Without::Nothing);
        found.pathways[id.index()].first = first;
    }
    for id in assessment.pathway_ids() {
        let close = found.close(assessment, &mut translation.statements, id);
        let named = found.named(assessment, &mut translation.statements, id, Without::Nothing);
        let first = found.pathways[id.index()].first;
        found.pathways[id.index()].close = close;
        found.pathways[id.index()].recommended = translation.statements.any_of([first, close, named]);
    }
    if extent == Extent::Results {
        return found;
    }
    for advice in &assessment.advice {
        let fires = translation.known(&advice.when, Some(&Tested { assessment, outcomes: &found })).yes;
        found.advice.push(fires);
    }
    for property in &assessment.properties.stated {
        let known = translation.known(&property.condition, Some(&Tested { assessment, outcomes: &found }));
        found.against.push(if property.is_never { known.yes } else { known.no });
    }
    for lead in &assessment.leads_to {
        let offered = translation.known(&lead.when, Some(&Tested { assessment, outcomes: &found })).yes;
        found.leads.push(offered);
    }
    found
}

fn pathway(translation: &mut Translation<'_>, id: PathwayId) -> PathwayOutcome {
    let assessment = translation.assessment;
    let pathway = assessment.pathway(id);
    let requires: Vec<Known> = pathway.requires.iter().map(|it| translation.known(&it.holds, None)).collect();
    let evidence: Vec<StatementId> = pathway.evidence.iter().map(|it| translation.known(&it.when, None).yes).collect();
    let steps = pathway.steps.iter().map(|it| translation.known(&it.when, None).yes).collect();
    let points = evidence.iter().zip(&pathway.evidence).map(|(id, it)| (*id, i64::from(it.points.0))).collect();
    let statements = &mut translation.statements;
    let ruled_out = statements.any_of(requires.iter().map(|known| known.no));
    let open = statements.not(ruled_out);
    let nobody = statements.constant(false);
    PathwayOutcome {
        requires,
        evidence,
        steps,
        points,
        ruled_out,
        open,
        first: nobody,
        close: nobody,
        recommended: nobody,
    }
}

fn table(translation: &mut Translation<'_>, table: &DecisionTable) -> TableOutcome {
    let rows: Vec<Known> = table.rows.iter().map(|row| translation.known(&row.when, None)).collect();
    let statements = &mut translation.statements;
    let mut before = statements.constant(true);
    let mut decides = Vec::new();
    for row in &rows {
        decides.push(statements.all_of([before, row.yes]));
        before = statements.all_of([before, row.no]);
    }
    TableOutcome { decides, rows, none: before }
}

/// A piece of evidence that is thought away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// Nothing is.
    Nothing,
    /// So many points of this pathway.
    Points(PathwayId, i64),
}

impl Without {
    /// What a pathway loses by it.
    fn of(self, pathway: PathwayId) -> i64 {
        match self {
            Self::Points(id, points) if id == pathway => points,
            Self::Nothing | Self::Points(..) => 0,
        }
    }

    /// By how much `left` has to lead with all points, so that it leads `right` by `least` without them.
    fn lead(self, left: PathwayId, right: PathwayId, least: i64) -> i64 {
        least + self.of(left) - self.of(right)
    }
}

impl Outcomes {
    /// The points of `left` less those of `right` come to at least `least`.
    pub fn leads(&self, statements: &mut Statements, left: PathwayId, right: PathwayId, least: i64) -> StatementId {
        let mine = self.pathways[left.index()].points.iter().copied();
        let theirs = self.pathways[right.index()].points.iter().map(|(id, points)| (*id, -points));
        statements.at_least(mine.chain(theirs), least)
    }

    /// The pathway has `least` points, some of them thought away.
    pub fn reaches(&self, statements: &mut Statements, id: PathwayId, least: i64, without: Without) -> StatementId {
        let points = self.pathways[id.index()].points.iter().copied();
        statements.at_least(points, least + without.of(id))
    }

    /// `left` ranks before `right`: requirements, then points, then standing, then declared order.
    fn before(
        &self,
        assessment: &Assessment,
        statements: &mut Statements,
        (left, right): (PathwayId, PathwayId),
        without: Without,
    ) -> StatementId {
        let wins_ties = (assessment.pathway(left).standing, left) < (assessment.pathway(right).standing, right);
        let leads = self.leads(statements, left, right, without.lead(left, right, i64::from(!wins_ties)));
        let (mine, theirs) = (&self.pathways[left.index()], &self.pathways[right.index()]);
        let alone_open = statements.all_of([mine.open, theirs.ruled_out]);
        let not_alone_out = statements.any_of([mine.open, theirs.ruled_out]);
        let better = statements.all_of([not_alone_out, leads]);
        statements.any_of([alone_open, better])
    }

    fn rivals(assessment: &Assessment, id: PathwayId) -> impl Iterator<Item = PathwayId> {
        let kind = assessment.pathway(id).kind;
        assessment.pathway_ids().filter(move |other| *other != id && assessment.pathway(*other).kind == kind)
    }

    /// The route comes first, some of its points thought away; a support never does.
    pub fn first(
        &self,
        assessment: &Assessment,
        statements: &mut Statements,
        id: PathwayId,
        without: Without,
    ) -> StatementId {
        if assessment.pathway(id).kind != PathwayKind::Route {
            return statements.constant(false);
        }
        let rivals: Vec<PathwayId> = Self::rivals(assessment, id).collect();
        let before = rivals.into_iter().map(|other| self.before(assessment, statements, (id, other), without));
        let before: Vec<StatementId> = before.collect();
        statements.all_of(before)
    }

    /// The route is open and no open route leads it by more than a close call, some of its points thought away.
    pub fn near(
        &self,
        assessment: &Assessment,
        statements: &mut Statements,
        id: PathwayId,
        without: Without,
    ) -> StatementId {
        let mut parts = vec![self.pathways[id.index()].open];
        for other in Self::rivals(assessment, id).collect::<Vec<_>>() {
            let leads = self.leads(statements, other, id, without.lead(other, id, i64::from(CLOSE_MARGIN) + 1));
            let is_near = statements.not(leads);
            parts.push(statements.any_of([self.pathways[other.index()].ruled_out, is_near]));
        }
        statements.all_of(parts)
    }

    fn close(&self, assessment: &Assessment, statements: &mut Statements, id: PathwayId) -> StatementId {
        if assessment.pathway(id).kind != PathwayKind::Route {
            return statements.constant(false);
        }
        let near = |statements: &mut Statements, id| self.near(assessment, statements, id, Without::Nothing);
        let mine = near(statements, id);
        let rivals: Vec<PathwayId> = Self::rivals(assessment, id).collect();
        let others: Vec<StatementId> = rivals.into_iter().map(|other| near(statements, other)).collect();
        let another = statements.any_of(others);
        statements.all_of([mine, another])
    }

    /// The support is named beside the route, some of its points thought away; a route never is.
    pub fn named(
        &self,
        assessment: &Assessment,
        statements: &mut Statements,
        id: PathwayId,
        without: Without,
    ) -> StatementId {
        if assessment.pathway(id).kind != PathwayKind::Support {
            return statements.constant(false);
        }
        let mine = &self.pathways[id.index()];
        let has_points = self.reaches(statements, id, 1, without);
        let rivals: Vec<PathwayId> = Self::rivals(assessment, id).collect();
        let ahead = rivals.into_iter().map(|other| self.before(assessment, statements, (other, id), without));
        let ahead: Vec<StatementId> = ahead.collect();
        let crowded = statements.at_least_of(SUPPORTS_MAX, ahead);
        let has_room = statements.not(crowded);
        statements.all_of([mine.open, has_points, has_room])
    }

    /// Two routes share the most points, and one of them comes first.
    pub fn tied(&self, statements: &mut Statements, left: PathwayId, right: PathwayId) -> StatementId {
        let equal = [
            self.leads(statements, left, right, 0),
            self.leads(statements, right, left, 0),
            self.pathways[left.index()].open,
            self.pathways[right.index()].open,
        ];
        let equal = statements.all_of(equal);
        let first = statements.any_of([self.pathways[left.index()].first, self.pathways[right.index()].first]);
        statements.all_of([equal, first])
    }
}

/// Results as conditions test them.
pub struct Tested<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// What is known of its results.
    pub outcomes: &'a Outcomes,
}

impl ResultStatements for Tested<'_> {
    fn test(&self, statements: &mut Statements, test: ResultTest) -> Known {
        let mut two_valued = |yes: StatementId| Known { yes, no: statements.not(yes) };
        match test {
            ResultTest::Recommended(id) => two_valued(self.outcomes.pathways[id.index()].recommended),
            ResultTest::First(id) => two_valued(self.outcomes.pathways[id.index()].first),
            ResultTest::Close(id) => two_valued(self.outcomes.pathways[id.index()].close),
            ResultTest::Fires(advice) => two_valued(self.outcomes.advice[advice.index()]),
            ResultTest::RuledOut(id) => {
                let pathway = &self.outcomes.pathways[id.index()];
                let no = statements.all_of(pathway.requires.iter().map(|known| known.yes));
                Known { yes: pathway.ruled_out, no }
            }
            ResultTest::Met(id, requirement) => self.outcomes.pathways[id.index()].requires[requirement],
            ResultTest::Verdict(table, outcome) => self.verdict(statements, table, outcome),
        }
    }
}

impl Tested<'_> {
    fn verdict(&self, statements: &mut Statements, table: TableId, outcome: OutcomeId) -> Known {
        let rows = self.assessment.table(table).rows.iter().zip(&self.outcomes.tables[table.index()].decides);
        let (same, other): (Vec<_>, Vec<_>) = rows.partition(|(row, _)| row.outcome == outcome);
        let yes = statements.any_of(same.into_iter().map(|(_, decides)| *decides));
        let others = other.into_iter().map(|(_, decides)| *decides);
        let no = statements.any_of(others.chain([self.outcomes.tables[table.index()].none]));
        Known { yes, no }
    }
}
