//! Advice in a report: what is said beside the ranking, and the plan of first steps.
//!
//! In: advice that fired, steps of what is recommended, unsure answers. Out: serializable lines in order. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::selection::{Selected, Telling};
use crate::engine::truth::{Response, Truth};
use crate::model::advice::{Advice, Gift, WordsKind};
use crate::model::condition::Condition;
use crate::model::id::PathwayId;
use crate::report::citation::Ground;

/// A piece of advice that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AdviceReport {
    /// Its id.
    pub id: String,
    /// What it gives.
    pub kind: AdviceKind,
    /// The part of the report that tells it; none for the section of its kind.
    pub part: Option<String>,
    /// What a script is for, to whom a page goes, or which open question an experiment answers.
    pub title: Option<String>,
    /// Its sentences or lines; of an experiment, the hypothesis, the test, and what to look for.
    pub lines: Vec<String>,
    /// Its place among the advice of the pack: parts tell theirs in this order.
    pub place_in_pack: usize,
    /// Whether a short report tells it. An action is told where the plan has room.
    pub told: bool,
    /// Why a short report leaves it out, where it does.
    pub left_out: Option<LeftOut>,
    /// The id of the item that says the same idea more closely to this person, where one does.
    pub stands_back_for: Option<String>,
    /// On how many answers its condition rests: the more, the more specific it is to this person.
    pub specificity: usize,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// Why a short report leaves an item out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Another item says the same idea more closely to this person.
    Closer,
    /// Lines told before it rest on the same claims.
    Said,
    /// The page is full, or has its share of this kind.
    NoRoom,
}

impl LeftOut {
    /// The reason in words.
    pub fn words(self, closer: Option<&str>) -> String {
        match (self, closer) {
            (Self::Closer, Some(closer)) => format!("{closer} says it more closely to this person"),
            (Self::Closer, None) => "another item says it more closely to this person".to_owned(),
            (Self::Said, _) => "lines before it rest on the same claims".to_owned(),
            (Self::NoRoom, _) => "a short report has no room for it".to_owned(),
        }
    }
}

/// What advice gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdviceKind {
    /// A step of the plan.
    Action,
    /// What the person brings.
    Strength,
    /// A warning.
    Caution,
    /// Something missing.
    Gap,
    /// A common wrong belief that an answer shows.
    Correction,
    /// A good word.
    Encouragement,
    /// A point on which sources differ, or have an interest.
    Disagreement,
    /// What to do once hired.
    Inside,
    /// Something worth knowing.
    Note,
    /// A way to find out before deciding.
    Experiment,
    /// Words to say or write.
    Script,
    /// A page to take to somebody.
    Page,
}

impl AdviceKind {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Strength => "strength",
            Self::Caution => "caution",
            Self::Gap => "gap",
            Self::Correction => "correction",
            Self::Encouragement => "encouragement",
            Self::Disagreement => "disagreement",
            Self::Inside => "inside",
            Self::Note => "note",
            Self::Experiment => "experiment",
            Self::Script => "script",
            Self::Page => "page",
        }
    }
}

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

/// Advice that fired, the most specific first; items that stand back keep their place and say for which.
pub fn advice(case: &Case<'_>, selected: &[Selected]) -> Vec<AdviceReport> {
    selected.iter().map(|it| one(case, it)).collect()
}

fn one(case: &Case<'_>, selected: &Selected) -> AdviceReport {
    let assessment = case.assessment;
    let item = &assessment.advice[selected.advice.index()];
    let (kind, title, lines) = gift(&item.gives);
    let (left_out, closer) = match selected.telling {
        Telling::Told => (None, None),
        Telling::Closer(closer) => (Some(LeftOut::Closer), Some(closer)),
        Telling::Said => (Some(LeftOut::Said), None),
        Telling::NoRoom => (Some(LeftOut::NoRoom), None),
    };
    AdviceReport {
        id: item.id.clone(),
        kind,
        place_in_pack: selected.advice.index(),
        part: item.part.map(|part| assessment.part(part).id.clone()),
        title,
        lines,
        told: left_out.is_none(),
        left_out,
        stands_back_for: closer.map(|id| assessment.advice[id.index()].id.clone()),
        specificity: selected.specificity,
        ground: ground(case, item),
    }
}

fn ground(case: &Case<'_>, item: &Advice) -> Ground {
    Ground::of(case, item.id.clone(), &item.when, &item.cites, item.place)
}

/// What an item gives: its kind, its title where it has one, and its lines.
pub fn gift(gift: &Gift) -> (AdviceKind, Option<String>, Vec<String>) {
    match gift {
        Gift::Action { cue, act, .. } => (AdviceKind::Action, None, vec![sentence(cue, act)]),
        Gift::Words(kind, text) => (words_kind(*kind), None, vec![text.clone()]),
        Gift::Experiment { question, hypothesis, test, look_for } => {
            let lines = vec![hypothesis.clone(), test.clone(), look_for.clone()];
            (AdviceKind::Experiment, Some(question.clone()), lines)
        }
        Gift::Script { title, lines } => (AdviceKind::Script, Some(title.clone()), lines.clone()),
        Gift::Page { to, lines } => (AdviceKind::Page, Some(to.clone()), lines.clone()),
    }
}

fn words_kind(kind: WordsKind) -> AdviceKind {
    match kind {
        WordsKind::Strength => AdviceKind::Strength,
        WordsKind::Caution => AdviceKind::Caution,
        WordsKind::Gap => AdviceKind::Gap,
        WordsKind::Correction => AdviceKind::Correction,
        WordsKind::Encouragement => AdviceKind::Encouragement,
        WordsKind::Disagreement => AdviceKind::Disagreement,
        WordsKind::Inside => AdviceKind::Inside,
        WordsKind::Note => AdviceKind::Note,
    }
}

/// A step as one says it to oneself. The if-then form is that of implementation intentions (Gollwitzer 1999).
pub fn sentence(cue: &str, act: &str) -> String {
    format!("When {cue}, I will {act}.")
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
