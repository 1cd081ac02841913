//! A wanted pathway: the least changes that bring it first, or what stands in the way, as data and as a document.
//!
//! In: answers, a route, and what the search found. Out: a serializable report and its blocks. Never: searching, layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::alternatives::Class;
use crate::analysis::person::counterfactual::{BUDGET, ChangeSet, Counterfactual, Obstacle, Outcome, least_changes};
use crate::analysis::person::sensitivity::sensitivity;
use crate::engine::evaluation::{Evaluation, evaluate};
use crate::engine::recommendation::{Recommendation, points, recommend};
use crate::engine::routing::Respondent;
use crate::engine::truth::{Response, Truth};
use crate::model::answers::{Answer, Answers};
use crate::model::id::{PathwayId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::question::Lever;
use crate::report::citation::{Behind, Ground};
use crate::report::person::change::{ChangeReport, Reach, changes};
use crate::report::person::pathway::{FitWord, fit};
use crate::report::phrase;

/// What it takes to bring one route first, counted over what the person can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WantedReport {
    /// The route.
    pub pathway: StandingReport,
    /// The route that is first as it is.
    pub now: StandingReport,
    /// Whether it is the first, can come first, cannot, or whether that is open.
    pub verdict: WantedVerdict,
    /// The least sets of changes: fewest questions, then least distance. Each does it by itself.
    pub least: Vec<ChangeSetReport>,
    /// What stands in the way, where nothing does it.
    pub obstacles: Vec<ObstacleReport>,
    /// Where nothing does it: single facts that would, were they different.
    pub facts: Vec<ChangeReport>,
    /// What the person can change at all, by topic.
    pub can_change: Vec<String>,
    /// Questions without an answer; they count as unanswered in every set.
    pub unanswered: usize,
    /// Results that were looked at.
    pub examined: usize,
    /// Where it is open: nothing under so many changes does it.
    pub none_under: Option<usize>,
}

/// What the search found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WantedVerdict {
    /// It comes first as it is.
    First,
    /// The least changes are known; nothing smaller does it.
    Least,
    /// Nothing that the person can change does it.
    Never,
    /// The search stopped before it was settled.
    Undecided,
}

/// Where a route stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StandingReport {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// How well it fits.
    pub fit: FitWord,
    /// Its points.
    pub points: i32,
}

/// Answers changed together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangeSetReport {
    /// In asking order.
    pub changes: Vec<OneChange>,
    /// The sum of the steps: options moved up, boxes ticked or unticked, else 1 for each change.
    pub distance: usize,
    /// The wanted route after the changes.
    pub then: StandingReport,
    /// Routes that would then be too close to rank against it, by title.
    pub close_to: Vec<String>,
    /// Topics of the questions that the changes raise and that have no answer.
    pub raises: Vec<String>,
    /// Whether it stays first however the open questions are answered.
    pub is_certain: bool,
}

/// One answer out of a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OneChange {
    /// The question.
    pub question: String,
    /// What it is about.
    pub topic: String,
    /// The answer as it is.
    pub from: String,
    /// The other answers, any of which does it.
    pub to: Vec<String>,
    /// How the person can bring it about.
    pub how: String,
}

/// Something in the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ObstacleReport {
    /// What it is.
    pub kind: ObstacleKind,
    /// In a sentence.
    pub says: String,
    /// For a requirement: what stands behind it.
    pub ground: Option<Ground>,
}

/// The sorts of obstacles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ObstacleKind {
    /// A requirement fails on facts.
    Requirement,
    /// Another route stays ahead on points.
    Points,
    /// No single thing, but all together.
    Together,
}

/// The least changes towards another first route, where it takes several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NearestReport {
    /// The route that the fewest changes bring first, of equals the best placed; none where nothing brings another first.
    pub pathway: Option<StandingReport>,
    /// The least changes that do.
    pub set: Option<ChangeSetReport>,
    /// Whether it is proved that nothing less does it; else a search stopped before it was settled.
    pub is_proved: bool,
}

/// Searches and reports on one route.
pub fn wanted(pack: &Pack, assessment: &Assessment, answers: &Answers, route: PathwayId) -> WantedReport {
    let found = least_changes(pack, assessment, answers, route, BUDGET);
    of_search(pack, assessment, answers, &found)
}

/// What several changes together do where none alone puts another route first.
///
/// None where one alone does, or decides a close call, or where there is no other route.
pub fn nearest(
    pack: &Pack,
    assessment: &Assessment,
    answers: &Answers,
    (recommendation, changes): (&Recommendation, &[ChangeReport]),
) -> Option<NearestReport> {
    if changes.iter().any(ChangeReport::is_yours_and_moves_first) || recommendation.routes.len() < 2 {
        return None;
    }
    let routes = recommendation.routes.iter().skip(1);
    let found: Vec<Counterfactual> =
        routes.map(|route| least_changes(pack, assessment, answers, *route, BUDGET)).collect();
    let size = |found: &&Counterfactual| match &found.outcome {
        Outcome::Least(sets) => sets.first().map_or((0, 0), |set| (set.changes.len(), set.distance)),
        _ => (usize::MAX, 0),
    };
    let is_proved = !found.iter().any(|it| matches!(it.outcome, Outcome::Undecided(_)));
    let reports = found.iter().min_by_key(size).map(|least| of_search(pack, assessment, answers, least));
    let (pathway, set) = reports
        .and_then(|report| report.least.into_iter().next().map(|set| (report.pathway, set)))
        .map_or((None, None), |(pathway, set)| (Some(pathway), Some(set)));
    Some(NearestReport { pathway, set, is_proved })
}

fn of_search(pack: &Pack, assessment: &Assessment, answers: &Answers, found: &Counterfactual) -> WantedReport {
    let base = evaluate(pack, assessment, answers);
    let now = recommend(assessment, &base);
    let behind = Behind { pack, respondent: &base.respondent, view: base.respondent.view(assessment, None) };
    let (verdict, least, obstacles, none_under): (_, &[ChangeSet], &[Obstacle], _) = match &found.outcome {
        Outcome::First => (WantedVerdict::First, &[], &[], None),
        Outcome::Least(sets) => (WantedVerdict::Least, sets, &[], None),
        Outcome::Never(obstacles) => (WantedVerdict::Never, &[], obstacles, None),
        Outcome::Undecided(size) => (WantedVerdict::Undecided, &[], &[], Some(*size)),
    };
    let sets = Sets { pack, assessment, answers, base: &base, wanted: found.wanted };
    let is_lever = |question: QuestionId| matches!(pack.question(question).lever, Lever::Upward(_) | Lever::Free(_));
    let given = assessment.asked.iter().map(|asked| asked.question);
    let given = given.filter(|id| matches!(base.respondent.response(*id), Response::Given(_)) && is_lever(*id));
    let asked = assessment.asked.iter().zip(&base.respondent.asked).filter(|(_, truth)| **truth != Truth::No);
    WantedReport {
        pathway: standing(assessment, &base, found.wanted),
        now: standing(assessment, &base, now.first().unwrap_or(found.wanted)),
        verdict,
        least: least.iter().map(|set| sets.report(set)).collect(),
        obstacles: obstacles.iter().map(|it| obstacle(&behind, assessment, found.wanted, *it)).collect(),
        facts: if verdict == WantedVerdict::Never {
            facts(pack, assessment, answers, (&base, &now, found.wanted))
        } else {
            Vec::new()
        },
        can_change: given.map(|id| pack.question(id).topic.clone()).collect(),
        unanswered: asked.filter(|(it, _)| base.respondent.response(it.question) == Response::Pending).count(),
        examined: found.examined,
        none_under,
    }
}

/// Single answers beyond the person's reach that would bring the route first.
fn facts(
    pack: &Pack,
    assessment: &Assessment,
    answers: &Answers,
    (base, now, wanted): (&Evaluation, &Recommendation, PathwayId),
) -> Vec<ChangeReport> {
    let mut sensitivity = sensitivity(pack, assessment, answers);
    sensitivity.changes.retain(|change| change.first == Some(wanted));
    let mut changes = changes(pack, assessment, &base.respondent, now, &sensitivity);
    changes.retain(|change| change.reach != Reach::Yours);
    changes
}

fn standing(assessment: &Assessment, evaluation: &Evaluation, id: PathwayId) -> StandingReport {
    let pathway = assessment.pathway(id);
    StandingReport {
        id: pathway.id.clone(),
        title: pathway.title.clone(),
        fit: fit(assessment, evaluation, id),
        points: points(assessment, evaluation, id).0,
    }
}

struct Sets<'a> {
    pack: &'a Pack,
    assessment: &'a Assessment,
    answers: &'a Answers,
    base: &'a Evaluation,
    wanted: PathwayId,
}

impl Sets<'_> {
    fn report(&self, set: &ChangeSet) -> ChangeSetReport {
        let mut answers = self.answers.clone();
        for (question, class) in &set.changes {
            if let Some(to) = class.answers.first() {
                answers.set(*question, *to);
            }
        }
        let then = evaluate(self.pack, self.assessment, &answers);
        let close = recommend(self.assessment, &then).close_call;
        let close = close.iter().filter(|id| **id != self.wanted);
        ChangeSetReport {
            changes: set.changes.iter().map(|(question, class)| self.change(*question, class)).collect(),
            distance: set.distance,
            then: standing(self.assessment, &then, self.wanted),
            close_to: close.map(|id| self.assessment.pathway(*id).title.clone()).collect(),
            raises: raised(self.pack, self.assessment, &self.base.respondent, &then.respondent),
            is_certain: stays_first(self.assessment, &then, self.wanted),
        }
    }

    fn change(&self, id: QuestionId, class: &Class) -> OneChange {
        let question = self.pack.question(id);
        let given = self.answers.get(id);
        let to = |to: &Answer| match given {
            Some(given) => phrase::other_answer(question, given, *to),
            None => phrase::answer(question, *to),
        };
        OneChange {
            question: question.id.clone(),
            topic: question.topic.clone(),
            from: given.map(|given| phrase::answer(question, given)).unwrap_or_default(),
            to: class.answers.iter().map(to).collect(),
            how: match &question.lever {
                Lever::Upward(how) | Lever::Free(how) => how.clone(),
                Lever::Fixed | Lever::Past => String::new(),
            },
        }
    }
}

/// Topics of the questions that are asked then, were not before, and have no answer.
pub fn raised(pack: &Pack, assessment: &Assessment, before: &Respondent, then: &Respondent) -> Vec<String> {
    let asked = assessment.asked.iter().zip(before.asked.iter().zip(&then.asked));
    let raised = asked.filter(|(it, (before, now))| {
        **now == Truth::Yes && **before != Truth::Yes && then.response(it.question) == Response::Pending
    });
    raised.map(|(it, _)| pack.question(it.question).topic.clone()).collect()
}

/// Whether a route stays first however the questions without an answer are answered, each unknown taken by itself.
fn stays_first(assessment: &Assessment, then: &Evaluation, first: PathwayId) -> bool {
    let range = |id: PathwayId| then.pathways[id.index()].range(assessment.pathway(id));
    let order = |id: PathwayId| (assessment.pathway(id).standing, id);
    let kind = assessment.pathway(first).kind;
    let mut rivals = assessment.pathway_ids().filter(|id| *id != first && assessment.pathway(*id).kind == kind);
    then.pathways[first.index()].eligible() == Truth::Yes
        && rivals.all(|rival| {
            let (low, high) = (range(first).least, range(rival).most);
            let is_out = then.pathways[rival.index()].eligible() == Truth::No;
            is_out || low > high || low == high && order(first) < order(rival)
        })
}

fn obstacle(behind: &Behind<'_>, assessment: &Assessment, wanted: PathwayId, obstacle: Obstacle) -> ObstacleReport {
    let pathway = assessment.pathway(wanted);
    match obstacle {
        Obstacle::Requirement(index) => {
            let it = &pathway.requires[index];
            let rule = format!("{}/{}", pathway.id, it.id);
            ObstacleReport {
                kind: ObstacleKind::Requirement,
                says: format!("It is ruled out: {}. What would bring it back: {}.", it.because, it.lifted_by),
                ground: Some(behind.ground(rule, &it.holds, &it.cites, it.place)),
            }
        }
        Obstacle::Rival(rival, short) => ObstacleReport {
            kind: ObstacleKind::Points,
            says: format!(
                "\"{}\" stays ahead: if everything that you can change spoke for it, it would still be at least {} short.",
                assessment.pathway(rival).title,
                phrase::count(usize::try_from(short).unwrap_or_default(), "point")
            ),
            ground: None,
        },
        Obstacle::Together => ObstacleReport {
            kind: ObstacleKind::Together,
            says: "No one thing alone: whatever combination of your answers you change, another route stays first."
                .to_owned(),
            ground: None,
        },
    }
}
