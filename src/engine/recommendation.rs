//! Recommendation: the ranking, what comes first or is too close to tell, and the advice that fires.
//!
//! In: an evaluation. Out: ids, in order. Never: prose, points stored beside their reasons.

use crate::engine::evaluation::{Evaluation, TableTrace};
use crate::engine::truth::{Results, Truth};
use crate::model::condition::ResultTest;
use crate::model::id::{AdviceId, PathwayId};
use crate::model::pack::Assessment;
use crate::model::pathway::PathwayKind;
use crate::model::points::Points;

/// A lead of so many points or fewer is too small to rank on.
pub const CLOSE_MARGIN: i32 = 1;

/// How many supports a report names beside the route.
pub const SUPPORTS_MAX: usize = 3;

/// Where everything ends up for one respondent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    /// Routes, best first; those ruled out stand last.
    pub routes: Vec<PathwayId>,
    /// Supports, likewise.
    pub supports: Vec<PathwayId>,
    /// Routes too close to the first to rank, the first among them; empty where the first is clear.
    pub close_call: Vec<PathwayId>,
    /// Supports that strengthen the route.
    pub named_supports: Vec<PathwayId>,
    /// Advice that fires, in the order of the pack.
    pub advice: Vec<AdviceId>,
}

impl Recommendation {
    /// The route that comes first; none where the assessment ranks none.
    pub fn first(&self) -> Option<PathwayId> {
        self.routes.first().copied()
    }

    /// The routes that are recommended: the close call, or the first.
    pub fn leaders(&self) -> &[PathwayId] {
        if self.close_call.is_empty() { &self.routes[..self.routes.len().min(1)] } else { &self.close_call }
    }

    /// Whether the pathway is among the recommended routes, or a support named beside them.
    pub fn recommends(&self, pathway: PathwayId) -> bool {
        self.leaders().contains(&pathway) || self.named_supports.contains(&pathway)
    }

    /// Routes, then supports, each best first.
    pub fn ranked(&self) -> impl Iterator<Item = PathwayId> {
        self.routes.iter().chain(&self.supports).copied()
    }
}

/// Whether a requirement of the pathway fails.
pub fn ruled_out(evaluation: &Evaluation, pathway: PathwayId) -> bool {
    evaluation.pathways[pathway.index()].eligible() == Truth::No
}

/// The points of a pathway.
pub fn points(assessment: &Assessment, evaluation: &Evaluation, pathway: PathwayId) -> Points {
    evaluation.pathways[pathway.index()].points(assessment.pathway(pathway))
}

/// Ranks the pathways and fires advice.
pub fn recommend(assessment: &Assessment, evaluation: &Evaluation) -> Recommendation {
    let routes = rank(assessment, evaluation, PathwayKind::Route);
    let supports = rank(assessment, evaluation, PathwayKind::Support);
    let close_call = close_call(assessment, evaluation, &routes);
    let named = supports
        .iter()
        .copied()
        .filter(|support| !ruled_out(evaluation, *support) && points(assessment, evaluation, *support) > Points(0));
    let named_supports = named.take(SUPPORTS_MAX).collect();
    let mut recommendation = Recommendation { routes, supports, close_call, named_supports, advice: Vec::new() };
    let results = Ranked { evaluation, assessment, recommendation: &recommendation };
    let view = evaluation.respondent.view(assessment, Some(&results));
    let advice = assessment.advice.iter().enumerate();
    let advice = advice.filter(|(_, advice)| view.truth(&advice.when) == Truth::Yes);
    let advice = advice.map(|(index, _)| AdviceId::new(index)).collect();
    recommendation.advice = advice;
    recommendation
}

/// The routes in rank order alone, for asking many times what a changed answer does.
///
/// Requirements screen before evidence weighs: no amount of fit buys back a missed requirement
/// (the conjunctive rule of Dawes 1964). Then points; then how the sources speak of the pathway; then declared order.
pub fn rank(assessment: &Assessment, evaluation: &Evaluation, kind: PathwayKind) -> Vec<PathwayId> {
    let mut ids: Vec<PathwayId> = assessment.pathway_ids().filter(|id| assessment.pathway(*id).kind == kind).collect();
    ids.sort_by_key(|id| {
        let points = points(assessment, evaluation, *id);
        (ruled_out(evaluation, *id), std::cmp::Reverse(points), assessment.pathway(*id).standing, *id)
    });
    ids
}

/// The routes too close to the first to rank, the first among them; empty where the first is clear.
pub fn close_call(assessment: &Assessment, evaluation: &Evaluation, routes: &[PathwayId]) -> Vec<PathwayId> {
    let Some(first) = routes.first() else { return Vec::new() };
    let lead = points(assessment, evaluation, *first);
    let near = |id: &&PathwayId| {
        !ruled_out(evaluation, **id) && lead.0 - points(assessment, evaluation, **id).0 <= CLOSE_MARGIN
    };
    let close: Vec<PathwayId> = routes.iter().filter(near).copied().collect();
    if close.len() > 1 { close } else { Vec::new() }
}

/// Results as advice sees them.
pub struct Ranked<'a> {
    /// The trace.
    pub evaluation: &'a Evaluation,
    /// Its assessment.
    pub assessment: &'a Assessment,
    /// The ranking.
    pub recommendation: &'a Recommendation,
}

impl Results for Ranked<'_> {
    fn test(&self, test: ResultTest) -> Truth {
        match test {
            ResultTest::Recommended(pathway) => Truth::of(self.recommendation.recommends(pathway)),
            ResultTest::First(pathway) => Truth::of(self.recommendation.first() == Some(pathway)),
            ResultTest::Close(pathway) => Truth::of(self.recommendation.close_call.contains(&pathway)),
            ResultTest::Fires(advice) => Truth::of(self.recommendation.advice.contains(&advice)),
            ResultTest::Met(pathway, requirement) => self.evaluation.pathways[pathway.index()].requires[requirement],
            ResultTest::RuledOut(pathway) => self.evaluation.pathways[pathway.index()].eligible().negated(),
            ResultTest::Verdict(table, outcome) => match self.evaluation.verdicts[table.index()] {
                TableTrace::Row(row) => Truth::of(self.assessment.table(table).rows[row].outcome == outcome),
                TableTrace::Unknown(_) => Truth::Unknown,
                TableTrace::NoRow => Truth::No,
            },
        }
    }
}
