//! The plan of first steps: in order, with the words to say, and never more than the person has hours for.
//!
//! In: steps of what is recommended, unsure answers, actions that fired. Out: serializable steps in order. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::selection::{Selected, Telling, closeness};
use crate::engine::truth::{Response, Truth};
use crate::model::advice::Gift;
use crate::model::condition::Condition;
use crate::model::id::PathwayId;
use crate::model::intention::Intention;
use crate::report::citation::Ground;
use crate::report::person::advice::{ground, lines};
use crate::report::person::weave::{with_slots, woven, woven_lines};

/// Days from now within which a step is planned, each with how many steps a plan tells and how many of them somebody
/// gets who has no hours beside paid work: in the first week one.
const SPANS: [(u16, usize, usize); 4] = [(7, 3, 1), (30, 2, 2), (60, 2, 1), (90, 1, 1)];

/// The steps for one span of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanSpan {
    /// Days from now.
    pub within_days: u16,
    /// Hours a week that the steps told take together, beside paid work and studies.
    pub hours: u16,
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
    /// How to do it, in order.
    pub how: Vec<String>,
    /// Hours a week that it takes beside paid work and studies; 0 where it fits into what one does anyway.
    pub hours: u16,
    /// Words to say or write with it.
    pub words: Option<StepWords>,
    /// Whether a plan tells it: the person has the hours, what it builds on is told, it stands back for no closer step,
    /// says something that the steps told before it do not (or belongs to what is recommended), and there is room.
    pub brief: bool,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// Words for a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepWords {
    /// The id of the script.
    pub script: String,
    /// The words.
    pub lines: Vec<String>,
    /// What stands behind them.
    #[serde(flatten)]
    pub ground: Ground,
}

/// The hours a week that a person has for a plan; none where nothing limits them.
pub fn free_hours(case: &Case<'_>) -> Option<u16> {
    case.assessment.free_time.iter().find(|it| case.truth(&it.when) == Truth::Yes).map(|it| it.hours)
}

/// The same, where the person said so themselves.
pub fn hours_said(case: &Case<'_>) -> Option<u16> {
    let mut known = case.assessment.free_time.iter().filter(|it| case.truth(&it.when) == Truth::Yes);
    known.next().filter(|it| it.when != Condition::Always).map(|it| it.hours)
}

/// The plan: first what may be first and is closest to this person, then steps of the recommended routes, steps that
/// turn unsure answers into known ones, actions that fired, and steps of the supports.
pub fn plan(case: &Case<'_>, selected: &[Selected]) -> Vec<PlanSpan> {
    let mut gathered = Gathered { case, selected, steps: Vec::new() };
    for id in case.recommendation.leaders() {
        gathered.of_pathway(*id, true);
    }
    gathered.find_out();
    gathered.actions();
    for id in &case.recommendation.named_supports {
        gathered.of_pathway(*id, false);
    }
    let free = free_hours(case);
    let mut steps = gathered.steps;
    let may_be_first = |it: &&Candidate| it.first.is_some() && free.is_none_or(|free| it.step.hours <= free);
    let first = steps.iter().enumerate().filter(|(_, it)| may_be_first(it)).min_by_key(|(at, it)| (it.first, *at));
    if let Some(at) = first.map(|(at, _)| at) {
        let first = steps.remove(at);
        steps.insert(0, first);
    }
    let mut told = Told::default();
    let spans = SPANS.map(|(within_days, most, most_without_hours)| {
        let most = if free == Some(0) { most_without_hours } else { most };
        span(&steps, within_days, (most, free.unwrap_or(u16::MAX)), &mut told)
    });
    spans.into_iter().filter(|span| !span.steps.is_empty()).collect()
}

/// A step that may still find no room in a plan.
struct Candidate {
    within: u16,
    step: PlanStep,
    /// What others call it that build on it.
    name: String,
    /// What it builds on.
    after: Option<String>,
    /// How close it is to this person, where it may be first.
    first: Option<(std::cmp::Reverse<usize>, usize)>,
    /// It stands back for a closer one.
    stands_back: bool,
    /// It belongs to a recommended route, so nothing takes its place.
    is_own: bool,
    /// The support whose steps build on each other: without the earlier ones this one makes no sense.
    chain: Option<PathwayId>,
}

/// What the steps of a plan have told so far.
#[derive(Default)]
struct Told {
    /// Their names.
    names: Vec<String>,
    /// The claims they rest on.
    claims: Vec<String>,
    /// Scripts that stand under one of them.
    scripts: Vec<String>,
    /// Supports of which a step was left out.
    broken: Vec<PathwayId>,
}

/// The steps of one span; of them, at most so many are told, and no more than the hours a week allow. A step whose
/// claims all stand behind steps told before says nothing new.
fn span(candidates: &[Candidate], within: u16, (most, free): (usize, u16), told: &mut Told) -> PlanSpan {
    let mut span = PlanSpan { within_days: within, hours: 0, steps: Vec::new() };
    for candidate in candidates.iter().filter(|it| it.within == within) {
        let mut step = candidate.step.clone();
        let is_broken = candidate.chain.is_some_and(|chain| told.broken.contains(&chain))
            || candidate.after.as_ref().is_some_and(|it| !told.names.contains(it));
        let is_new = candidate.is_own || candidate.first.is_some() || !step.ground.repeats(&told.claims);
        let has_room = span.steps.iter().filter(|it| it.brief).count() < most && span.hours + step.hours <= free;
        step.brief = is_new && has_room && !candidate.stands_back && !is_broken;
        if step.brief {
            span.hours += step.hours;
            told.claims.extend(step.ground.claims().map(str::to_owned));
            told.names.push(candidate.name.clone());
            step.words.take_if(|it| told.scripts.contains(&it.script));
            told.scripts.extend(step.words.iter().map(|it| it.script.clone()));
        } else {
            told.broken.extend(candidate.chain);
        }
        span.steps.push(step);
    }
    span
}

/// Steps as they are found.
struct Gathered<'c, 'p> {
    case: &'c Case<'p>,
    selected: &'c [Selected],
    steps: Vec<Candidate>,
}

impl Gathered<'_, '_> {
    fn of_pathway(&mut self, id: PathwayId, is_own: bool) {
        let case = self.case;
        let pathway = case.assessment.pathway(id);
        let chain = Some(id).filter(|_| !is_own);
        for step in pathway.steps.iter().filter(|step| case.truth(&step.when) == Truth::Yes) {
            let name = format!("{}/{}", pathway.id, step.id);
            let ground = Ground::of(case, name.clone(), &step.when, &step.cites, step.place);
            let told = self.step(&step.intention, ground);
            self.steps.push(Candidate {
                within: step.intention.within,
                step: told,
                after: step.intention.after.clone(),
                first: self.closeness(&step.intention, &step.when),
                name,
                stands_back: false,
                is_own,
                chain,
            });
        }
    }

    fn find_out(&mut self) {
        const WITHIN: u16 = 7;
        let case = self.case;
        if case.truth(&case.assessment.find_out_when) == Truth::No {
            return;
        }
        for asked in &case.assessment.asked {
            let question = case.pack.question(asked.question);
            let Response::Given(given) = case.response(asked.question) else { continue };
            let Some(how) = question.find_out.as_ref().filter(|_| question.is_unsure(given)) else { continue };
            let unsure = Condition::Answered(asked.question);
            let name = format!("find out: {}", question.id);
            let ground = Ground::of(case, name.clone(), &unsure, &question.cites, question.place);
            let step = PlanStep {
                cue: how.cue.clone(),
                act: how.act.clone(),
                how: Vec::new(),
                hours: 0,
                words: None,
                brief: false,
                ground,
            };
            self.steps.push(Candidate {
                within: WITHIN,
                step,
                name,
                after: None,
                first: None,
                stands_back: false,
                is_own: false,
                chain: None,
            });
        }
    }

    fn actions(&mut self) {
        for selected in self.selected {
            let item = &self.case.assessment.advice[selected.advice.index()];
            let Gift::Action(intention) = &item.gives else { continue };
            let stands_back = selected.telling != Telling::Told;
            self.steps.push(Candidate {
                within: intention.within,
                step: self.step(intention, ground(self.case, item)),
                name: item.idea.clone(),
                after: intention.after.clone(),
                first: self.closeness(intention, &item.when).filter(|_| !stands_back),
                stands_back,
                is_own: false,
                chain: None,
            });
        }
    }

    fn step(&self, intention: &Intention, ground: Ground) -> PlanStep {
        let texts = [&intention.cue, &intention.act].into_iter().chain(&intention.how).map(String::as_str);
        PlanStep {
            cue: woven(self.case, &intention.cue),
            act: woven(self.case, &intention.act),
            how: woven_lines(self.case, &intention.how),
            hours: intention.hours,
            words: intention.words.as_deref().and_then(|idea| self.words(idea)),
            brief: false,
            ground: with_slots(self.case, texts, ground),
        }
    }

    /// The script of an idea that is closest to this person.
    fn words(&self, idea: &str) -> Option<StepWords> {
        let items = self.selected.iter().map(|it| &self.case.assessment.advice[it.advice.index()]);
        let script = items.filter(|it| it.idea == idea).find(|it| matches!(it.gives, Gift::Script { .. }))?;
        let (_, lines) = lines(&script.gives);
        Some(StepWords {
            script: script.id.clone(),
            lines: woven_lines(self.case, &lines),
            ground: ground(self.case, script),
        })
    }

    fn closeness(&self, intention: &Intention, when: &Condition) -> Option<(std::cmp::Reverse<usize>, usize)> {
        const FIRST_WEEK: u16 = 7;
        let may = intention.is_first && intention.within == FIRST_WEEK;
        may.then(|| closeness(self.case.pack, self.case.assessment, when))
    }
}
