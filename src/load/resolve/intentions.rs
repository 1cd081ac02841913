//! Intentions: steps as typed become steps of a plan, and what they refer to is looked for once everything is read.
//!
//! In: steps as typed; the advice and pathways of their assessment. Out: intentions, faults. Never: choosing steps.

use crate::load::names::Names;
use crate::load::resolve::condition::Scope;
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::resolve::slots;
use crate::load::spanned::Text;
use crate::model::advice::Gift;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::FileId;
use crate::model::intention::Intention;
use crate::model::pack::Assessment;

/// The most hours a week that a step may take.
const HOURS_MAX: u16 = 40;
/// The most lines that tell how to do a step: what is longer is several steps.
const HOW_MAX: usize = 6;

/// A step as typed.
pub struct Typed<'d> {
    /// The id of the step or advice.
    pub owner: &'d Text,
    /// Days from now.
    pub within: u16,
    /// The event.
    pub cue: &'d Text,
    /// The act.
    pub act: &'d Text,
    /// How to do it.
    pub how: &'d [Text],
    /// Hours a week.
    pub hours: u16,
    /// The idea of its words.
    pub words: Option<&'d Text>,
    /// What comes before.
    pub after: Option<&'d Text>,
    /// Whether it may be first.
    pub is_first: bool,
}

/// The intention of a step.
pub fn intention(resolver: &mut Resolver<'_>, scope: &Scope<'_>, file: FileId, typed: &Typed<'_>) -> Intention {
    if typed.hours > HOURS_MAX {
        let message = format!("`{}` takes {} hours a week", typed.owner.text, typed.hours);
        let help = Some(format!("a step takes 0 to {HOURS_MAX} hours a week beside paid work"));
        let place = resolver.place_of_field(file, typed.owner, "hours");
        resolver.fault(Diagnostic::error("too-many-hours", message).at(place).help(help));
    }
    if let Some(beyond) = typed.how.get(HOW_MAX) {
        let message = format!("`{}` has {} lines under `how`", typed.owner.text, typed.how.len());
        let help = Some(format!("a step has at most {HOW_MAX}: make a second step of the rest"));
        let place = resolver.place(file, beyond);
        resolver.fault(Diagnostic::error("too-many-lines", message).at(place).help(help));
    }
    for text in [typed.cue, typed.act].into_iter().chain(typed.how) {
        slots::check(resolver, scope, file, text);
    }
    resolver.words_named.extend(typed.words.map(|it| (file, it.clone())));
    resolver.steps_named.extend(typed.after.map(|it| (file, it.clone())));
    Intention {
        within: resolver.within(file, typed.owner, typed.within),
        cue: resolver.text(file, typed.cue),
        act: resolver.text(file, typed.act),
        how: typed.how.iter().map(|it| resolver.text(file, it)).collect(),
        hours: typed.hours,
        words: typed.words.map(|it| it.text.clone()),
        after: typed.after.map(|it| it.text.clone()),
        is_first: typed.is_first,
    }
}

/// Notes every name in the steps of an assessment that nothing has.
pub fn find_named(resolver: &mut Resolver<'_>, assessment: &Assessment, is_incomplete: bool) {
    let ideas = |wanted: fn(&Gift) -> bool| {
        assessment.advice.iter().filter(move |it| wanted(&it.gives)).map(|it| it.idea.as_str())
    };
    let scripts = Names::new(ideas(|it| matches!(it, Gift::Script { .. }))).incomplete(is_incomplete);
    for (file, text) in std::mem::take(&mut resolver.words_named) {
        resolver.find(Word { file, text: &text }, &scripts, "idea of a script");
    }
    let steps = assessment.pathways.iter().flat_map(|it| it.steps.iter().map(|step| format!("{}/{}", it.id, step.id)));
    let steps: Vec<String> = steps.collect();
    let actions = ideas(|it| matches!(it, Gift::Action(_)));
    let all = Names::new(steps.iter().map(String::as_str).chain(actions)).incomplete(is_incomplete);
    for (file, text) in std::mem::take(&mut resolver.steps_named) {
        resolver.find(Word { file, text: &text }, &all, "step or idea of an action");
    }
}
