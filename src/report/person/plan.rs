//! The plan of first steps.
//!
//! In: steps of what is recommended, unsure answers, actions that fired. Out: serializable steps in order. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::selection::{Selected, Telling};
use crate::engine::truth::{Response, Truth};
use crate::model::advice::Gift;
use crate::model::condition::Condition;
use crate::model::id::PathwayId;
use crate::report::citation::Ground;
use crate::report::person::advice::ground;

/// The steps for one span of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanSpan {
    /// Days from now.
    pub within_days: u16,
    /// The steps, those that fit this person best first.
    pub steps: Vec<PlanStep>,
}

/// "When `cue`, I will `act`."
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanStep {
    /// The event.
    pub cue: String,
    /// The act.
    pub act: String,
    /// Whether a short report tells it: it stands back for no closer step, says something that the steps told before
    /// it do not (or belongs to what is recommended), and there is room.
    pub brief: bool,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// The plan: steps of the recommended routes, steps that turn unsure answers into known ones, actions that fired,
/// then steps of the supports.
pub fn plan(case: &Case<'_>, selected: &[Selected]) -> Vec<PlanSpan> {
    let mut steps = Vec::new();
    for id in case.recommendation.leaders() {
        pathway_steps(case, *id, true, &mut steps);
    }
    find_out(case, &mut steps);
    actions(case, selected, &mut steps);
    for id in &case.recommendation.named_supports {
        pathway_steps(case, *id, false, &mut steps);
    }
    let mut said = Said::default();
    let spans = [(7, 4), (30, 3), (60, 3), (90, 3)];
    let spans =
        spans.map(|(within_days, most)| PlanSpan { within_days, steps: span(&steps, within_days, most, &mut said) });
    spans.into_iter().filter(|span| !span.steps.is_empty()).collect()
}

/// A step that may still find no room in a short report.
struct Candidate {
    within: u16,
    step: PlanStep,
    /// It stands back for a closer one.
    stands_back: bool,
    /// It belongs to a recommended route, so nothing takes its place.
    is_own: bool,
    /// The support whose steps build on each other: without the earlier ones this one makes no sense.
    chain: Option<PathwayId>,
}

/// What the steps of a short report have told so far.
#[derive(Default)]
struct Said {
    /// The claims they rest on.
    claims: Vec<String>,
    /// Supports of which a step was left out.
    broken: Vec<PathwayId>,
}

/// The steps of one span; of them, at most so many for a short report. A step whose claims all stand behind steps told
/// before says nothing new.
fn span(candidates: &[Candidate], within: u16, most: usize, said: &mut Said) -> Vec<PlanStep> {
    let mut steps: Vec<PlanStep> = Vec::new();
    for candidate in candidates.iter().filter(|it| it.within == within) {
        let mut step = candidate.step.clone();
        let is_broken = candidate.chain.is_some_and(|chain| said.broken.contains(&chain));
        let is_new = candidate.is_own || !step.ground.repeats(&said.claims);
        let has_room = steps.iter().filter(|it| it.brief).count() < most;
        step.brief = is_new && has_room && !candidate.stands_back && !is_broken;
        if step.brief {
            said.claims.extend(step.ground.claims().map(str::to_owned));
        } else {
            said.broken.extend(candidate.chain);
        }
        steps.push(step);
    }
    steps
}

fn pathway_steps(case: &Case<'_>, id: PathwayId, is_own: bool, steps: &mut Vec<Candidate>) {
    let pathway = case.assessment.pathway(id);
    let chain = Some(id).filter(|_| !is_own);
    for step in pathway.steps.iter().filter(|step| case.truth(&step.when) == Truth::Yes) {
        let rule = format!("{}/{}", pathway.id, step.id);
        let ground = Ground::of(case, rule, &step.when, &step.cites, step.place);
        let told = PlanStep { cue: step.cue.clone(), act: step.act.clone(), brief: false, ground };
        steps.push(Candidate { within: step.within, step: told, stands_back: false, is_own, chain });
    }
}

fn find_out(case: &Case<'_>, steps: &mut Vec<Candidate>) {
    const WITHIN: u16 = 7;
    if case.truth(&case.assessment.find_out_when) == Truth::No {
        return;
    }
    for asked in &case.assessment.asked {
        let question = case.pack.question(asked.question);
        let Response::Given(given) = case.response(asked.question) else { continue };
        let Some(how) = question.find_out.as_ref().filter(|_| question.is_unsure(given)) else { continue };
        let unsure = Condition::Answered(asked.question);
        let rule = format!("find out: {}", question.id);
        let ground = Ground::of(case, rule, &unsure, &question.cites, question.place);
        let step = PlanStep { cue: how.cue.clone(), act: how.act.clone(), brief: false, ground };
        steps.push(Candidate { within: WITHIN, step, stands_back: false, is_own: false, chain: None });
    }
}

fn actions(case: &Case<'_>, selected: &[Selected], steps: &mut Vec<Candidate>) {
    for selected in selected {
        let item = &case.assessment.advice[selected.advice.index()];
        if let Gift::Action { within, cue, act } = &item.gives {
            let stands_back = selected.telling != Telling::Told;
            let step = PlanStep { cue: cue.clone(), act: act.clone(), brief: false, ground: ground(case, item) };
            steps.push(Candidate { within: *within, step, stands_back, is_own: false, chain: None });
        }
    }
}
