//! A wanted pathway: the least changes that bring it first, or what stands in the way.
//!
//! In: a case, a route, and what the search found. Out: a serializable report. Never: searching, layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::person::alternatives::Class;
use crate::analysis::person::counterfactual::{BUDGET, ChangeSet, Counterfactual, Obstacle, Outcome, least_changes};
use crate::analysis::person::levers::Levers;
use crate::analysis::person::sensitivity::sensitivity;
use crate::engine::case::Case;
use crate::engine::truth::{Response, Truth};
use crate::model::answers::Answer;
use crate::model::id::{PathwayId, QuestionId};
use crate::model::question::Lever;
use crate::report::citation::Ground;
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
pub fn wanted(case: &Case<'_>, route: PathwayId) -> WantedReport {
    of_search(case, &least_changes(case, &Levers::new(case), route, BUDGET))
}

/// What several changes together do where none alone puts another route first.
///
/// None where one alone does, or decides a close call, or where there is no other route.
pub fn nearest(case: &Case<'_>, changes: &[ChangeReport]) -> Option<NearestReport> {
    if changes.iter().any(ChangeReport::is_yours_and_moves_first) || case.recommendation.routes.len() < 2 {
        return None;
    }
    let routes = case.recommendation.routes.iter().skip(1);
    let levers = Levers::new(case);
    let found: Vec<Counterfactual> = routes.map(|route| least_changes(case, &levers, *route, BUDGET)).collect();
    let size = |found: &&Counterfactual| match &found.outcome {
        Outcome::Least(sets) => sets.first().map_or((0, 0), |set| (set.changes.len(), set.distance)),
        _ => (usize::MAX, 0),
    };
    let is_proved = !found.iter().any(|it| matches!(it.outcome, Outcome::Undecided(_)));
    let least = found.iter().min_by_key(size).and_then(|it| match &it.outcome {
        Outcome::Least(sets) => Some((it.wanted, sets.first()?)),
        _ => None,
    });
    Some(NearestReport {
        pathway: least.map(|(wanted, _)| standing(case, wanted)),
        set: least.map(|(wanted, set)| change_set(case, set, wanted)),
        is_proved,
    })
}

fn of_search(case: &Case<'_>, found: &Counterfactual) -> WantedReport {
    let (pack, assessment) = (case.pack, case.assessment);
    let (verdict, least, obstacles, none_under): (_, &[ChangeSet], &[Obstacle], _) = match &found.outcome {
        Outcome::First => (WantedVerdict::First, &[], &[], None),
        Outcome::Least(sets) => (WantedVerdict::Least, sets, &[], None),
        Outcome::Never(obstacles) => (WantedVerdict::Never, &[], obstacles, None),
        Outcome::Undecided(size) => (WantedVerdict::Undecided, &[], &[], Some(*size)),
    };
    let is_lever = |question: QuestionId| matches!(pack.question(question).lever, Lever::Upward(_) | Lever::Free(_));
    let given = assessment.asked.iter().map(|asked| asked.question);
    let given = given.filter(|id| matches!(case.response(*id), Response::Given(_)) && is_lever(*id));
    let asked = assessment.asked.iter().zip(&case.respondent().asked).filter(|(_, truth)| **truth != Truth::No);
    WantedReport {
        pathway: standing(case, found.wanted),
        now: standing(case, case.recommendation.first().unwrap_or(found.wanted)),
        verdict,
        least: least.iter().map(|set| change_set(case, set, found.wanted)).collect(),
        obstacles: obstacles.iter().map(|it| obstacle(case, found.wanted, *it)).collect(),
        facts: if verdict == WantedVerdict::Never { facts(case, found.wanted) } else { Vec::new() },
        can_change: given.map(|id| pack.question(id).topic.clone()).collect(),
        unanswered: asked.filter(|(it, _)| case.response(it.question) == Response::Pending).count(),
        examined: found.examined,
        none_under,
    }
}

/// Single answers beyond the person's reach that would bring the route first.
fn facts(case: &Case<'_>, wanted: PathwayId) -> Vec<ChangeReport> {
    let mut sensitivity = sensitivity(case);
    sensitivity.changes.retain(|change| change.first == Some(wanted));
    let mut changes = changes(case, &sensitivity);
    changes.retain(|change| change.reach != Reach::Yours);
    changes
}

fn standing(case: &Case<'_>, id: PathwayId) -> StandingReport {
    let pathway = case.assessment.pathway(id);
    StandingReport { id: pathway.id.clone(), title: pathway.title.clone(), fit: fit(case, id), points: case.points(id) }
}

fn change_set(case: &Case<'_>, set: &ChangeSet, wanted: PathwayId) -> ChangeSetReport {
    let changes = set.changes.iter().filter_map(|(question, class)| Some((*question, *class.answers.first()?)));
    let then = case.with(changes);
    let close = then.recommendation.close_call.iter().filter(|id| **id != wanted);
    ChangeSetReport {
        changes: set.changes.iter().map(|(question, class)| one_change(case, *question, class)).collect(),
        distance: set.distance,
        then: standing(&then, wanted),
        close_to: close.map(|id| case.assessment.pathway(*id).title.clone()).collect(),
        raises: raised(case, &then),
        is_certain: stays_first(&then, wanted),
    }
}

fn one_change(case: &Case<'_>, id: QuestionId, class: &Class) -> OneChange {
    let question = case.pack.question(id);
    let given = case.answers.get(id);
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

/// Topics of the questions that are asked then, were not before, and have no answer.
pub fn raised(before: &Case<'_>, then: &Case<'_>) -> Vec<String> {
    let asked = before.assessment.asked.iter().zip(before.respondent().asked.iter().zip(&then.respondent().asked));
    let raised = asked.filter(|(it, (before, now))| {
        **now == Truth::Yes && **before != Truth::Yes && then.response(it.question) == Response::Pending
    });
    raised.map(|(it, _)| before.pack.question(it.question).topic.clone()).collect()
}

/// Whether a route stays first however the questions without an answer are answered, each unknown taken by itself.
fn stays_first(then: &Case<'_>, first: PathwayId) -> bool {
    let (assessment, pathways) = (then.assessment, &then.evaluation.pathways);
    let range = |id: PathwayId| pathways[id.index()].range(assessment.pathway(id));
    let order = |id: PathwayId| (assessment.pathway(id).standing, id);
    let kind = assessment.pathway(first).kind;
    let mut rivals = assessment.pathway_ids().filter(|id| *id != first && assessment.pathway(*id).kind == kind);
    pathways[first.index()].eligible() == Truth::Yes
        && rivals.all(|rival| {
            let (low, high) = (range(first).least, range(rival).most);
            let is_out = pathways[rival.index()].eligible() == Truth::No;
            is_out || low > high || low == high && order(first) < order(rival)
        })
}

fn obstacle(case: &Case<'_>, wanted: PathwayId, obstacle: Obstacle) -> ObstacleReport {
    let pathway = case.assessment.pathway(wanted);
    match obstacle {
        Obstacle::Requirement(index) => {
            let it = &pathway.requires[index];
            let rule = format!("{}/{}", pathway.id, it.id);
            ObstacleReport {
                kind: ObstacleKind::Requirement,
                says: format!("It is ruled out: {}. What would bring it back: {}.", it.because, it.lifted_by),
                ground: Some(Ground::of(case, rule, &it.holds, &it.cites, it.place)),
            }
        }
        Obstacle::Rival(rival, short) => ObstacleReport {
            kind: ObstacleKind::Points,
            says: format!(
                "\"{}\" stays ahead: if everything that you can change spoke for it, it would still be at least {} short.",
                case.assessment.pathway(rival).title,
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
