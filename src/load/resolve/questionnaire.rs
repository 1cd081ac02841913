//! One questionnaire: order, tiers, skip logic, derived facts, scale scores.
//!
//! In: the file as typed and the bank. Out: an assessment without rules yet. Never: pathways or advice.

use crate::load::names::{Names, nearest};
use crate::load::resolve::condition::{Scope, condition};
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::schema::questionnaire::{AskedDef, QuestionnaireDef, ScaleDef, TierDef};
use crate::model::condition::{Condition, OptionSet};
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{FactId, FileId, QuestionId};
use crate::model::pack::{Assessment, FitBounds};
use crate::model::property::Properties;
use crate::model::question::{AnswerKind, Question};
use crate::model::questionnaire::{Asked, Door, Fact, Scale, ScaleTerm, Section, Tier};
use crate::model::share::Shares;

/// The most that an option may add to a scale score or take away; sums stay far from the bounds of numbers.
const SCALE_POINTS_MAX: u64 = 1_000;
/// A fact that uses two others, each of which uses two others, soon takes for ever; no pack comes near this.
const FACT_TESTS_MAX: u64 = 1_000;

/// What assessments share while they are resolved.
pub struct Bank<'a> {
    /// Its questions.
    pub questions: &'a [Question],
    /// Their names.
    pub names: &'a Names,
}

/// The assessment of one questionnaire, its rules still empty.
pub fn questionnaire(resolver: &mut Resolver<'_>, file: FileId, def: &QuestionnaireDef, bank: &Bank<'_>) -> Assessment {
    let mut assessment = empty(resolver, file, def);
    for section in &def.sections.0 {
        assessment.sections.push(Section { title: resolver.text(file, &section.title) });
    }
    let asked_defs: Vec<(usize, &AskedDef)> = def
        .sections
        .0
        .iter()
        .enumerate()
        .flat_map(|(section, def)| def.questions.0.iter().map(move |asked| (section, asked)))
        .collect();
    resolver.unique("question", asked_defs.iter().map(|(_, asked)| Word { file, text: &asked.question }));
    let mut is_asked = vec![false; bank.questions.len()];
    for (_, asked) in &asked_defs {
        let word = Word { file, text: &asked.question };
        match resolver.find(word, bank.names, "question") {
            Some(index) => is_asked[index] = true,
            // Whichever question was meant is asked; tests of it are no mistakes of their own.
            None => resolver.lost.add_name(nearest(&asked.question.text, bank.names.iter())),
        }
    }
    resolver.unique("scale score", def.scales.0.iter().map(|scale| Word { file, text: &scale.id }));
    refuse_unasked_terms(resolver, file, def, bank, &is_asked);
    assessment.scales = def.scales.0.iter().map(|def| scale(resolver, file, def, bank)).collect();
    let scales = Names::new(assessment.scales.iter().map(|scale| scale.id.as_str()));
    facts(resolver, file, def, bank, &is_asked, &scales, &mut assessment);
    let facts = Names::new(assessment.facts.iter().map(|fact| fact.id.as_str()));
    let scope = Scope {
        assessment: &def.id.text,
        bank: bank.questions,
        questions: bank.names,
        asked: &is_asked,
        facts: &facts,
        scales: &scales,
        results: None,
    };
    for (section, asked) in asked_defs {
        if let Some(index) = bank.names.get(&asked.question.text) {
            assessment.asked.push(Asked {
                question: QuestionId::new(index),
                section,
                tier: tier(asked.tier),
                ask_when: condition(resolver, &scope, file, &asked.ask_when),
                place: resolver.place(file, &asked.question),
            });
        }
    }
    refuse_later_questions(resolver, &assessment, bank);
    assessment
}

/// The assessment before anything in it is resolved.
fn empty(resolver: &mut Resolver<'_>, file: FileId, def: &QuestionnaireDef) -> Assessment {
    Assessment {
        id: resolver.id(file, &def.id),
        title: resolver.text(file, &def.title),
        decides: resolver.text(file, &def.decides),
        default: def.default,
        previews: def.previews,
        door: def.door.as_ref().map(|door| Door { place: door.place, label: resolver.text(file, &door.label) }),
        sections: Vec::new(),
        asked: Vec::new(),
        facts: Vec::new(),
        scales: Vec::new(),
        pathways: Vec::new(),
        tables: Vec::new(),
        advice: Vec::new(),
        parts: Vec::new(),
        leads_to: Vec::new(),
        free_time: Vec::new(),
        find_out_when: Condition::Always,
        fits: FitBounds { strong: 0, good: 0 },
        limits: Vec::new(),
        place: resolver.place(file, &def.id),
        properties: Properties::default(),
        shares: Shares::default(),
    }
}

fn tier(def: TierDef) -> Tier {
    match def {
        TierDef::Core => Tier::Core,
        TierDef::Refine => Tier::Refine,
    }
}

/// Facts in order; each may refer to those above it, so that none can refer to itself.
fn facts(
    resolver: &mut Resolver<'_>,
    file: FileId,
    def: &QuestionnaireDef,
    bank: &Bank<'_>,
    asked: &[bool],
    scales: &Names,
    assessment: &mut Assessment,
) {
    resolver.unique("fact", def.facts.0.iter().map(|fact| Word { file, text: &fact.id }));
    let all = Names::new(def.facts.0.iter().map(|fact| fact.id.text.as_str()));
    let mut tests: Vec<u64> = Vec::new();
    for fact in &def.facts.0 {
        let scope = Scope {
            assessment: &def.id.text,
            bank: bank.questions,
            questions: bank.names,
            asked,
            facts: &all,
            scales,
            results: None,
        };
        let mut known = Fact {
            id: resolver.id(file, &fact.id),
            says: resolver.text(file, &fact.says),
            when: condition(resolver, &scope, file, &fact.when),
            place: resolver.place(file, &fact.id),
        };
        if let Some(later) = later_fact(&known.when, assessment.facts.len()) {
            let name = &def.facts.0[later.index()].id;
            let message = format!("the fact `{}` refers to `{}`, which does not stand above it", known.id, name.text);
            let help = Some("move the fact it refers to above it; facts must not refer to themselves".to_owned());
            let second = resolver.place(file, name);
            let fault = Diagnostic::error("later-fact", message).at(known.place).help(help);
            resolver.fault(fault.second(second, "it stands here"));
            known.when = Condition::Always;
        }
        let mut all_tests = 0_u64;
        known.when.walk(&mut |part| {
            all_tests = all_tests.saturating_add(match part {
                Condition::Fact(fact) => tests.get(fact.index()).copied().unwrap_or(1),
                Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::AtLeastOf(..) => 0,
                _ => 1,
            });
        });
        if all_tests > FACT_TESTS_MAX {
            let message =
                format!("the fact `{}` comes to more than {FACT_TESTS_MAX} tests through the facts it uses", known.id);
            let help = Some("use fewer facts within facts, and each of them once".to_owned());
            resolver.fault(Diagnostic::error("too-deep", message).at(known.place).help(help));
            known.when = Condition::Always;
            all_tests = 1;
        }
        tests.push(all_tests);
        assessment.facts.push(known);
    }
}

fn later_fact(condition: &Condition, known: usize) -> Option<FactId> {
    let mut later = None;
    condition.walk(&mut |part| {
        if let Condition::Fact(fact) = part
            && fact.index() >= known
        {
            later = later.or(Some(*fact));
        }
    });
    later
}

fn scale(resolver: &mut Resolver<'_>, file: FileId, def: &ScaleDef, bank: &Bank<'_>) -> Scale {
    let mut terms = Vec::new();
    for term in &def.sum.0 {
        let word = Word { file, text: &term.question };
        let Some(index) = resolver.find(word, bank.names, "question") else { continue };
        let question = &bank.questions[index];
        if matches!(question.kind, AnswerKind::Number { .. }) {
            let message = format!("the question `{}` takes a number, and a score adds points for options", question.id);
            let help = Some("take it out of the score, and test it by AtLeast, AtMost or Between".to_owned());
            let place = resolver.place(file, &term.question);
            resolver.fault(Diagnostic::error("wrong-type", message).at(place).help(help));
            continue;
        }
        let names = Names::new(question.options().iter().map(|option| option.id.as_str()));
        let what = format!("option of `{}`", question.id);
        resolver.unique(&what, term.points.iter().map(|(text, _)| Word { file, text }));
        for (option, points) in term.points.iter().filter(|(_, points)| points.abs_diff(0) > SCALE_POINTS_MAX) {
            let message = format!("`{}` adds {points} points", option.text);
            let help = Some(format!("an option adds from -{SCALE_POINTS_MAX} to {SCALE_POINTS_MAX} points to a score"));
            let place = resolver.place(file, option);
            resolver.fault(Diagnostic::error("points-out-of-range", message).at(place).help(help));
        }
        let points = term.points.iter().filter_map(|(option, points)| {
            let index = resolver.find(Word { file, text: option }, &names, &what)?;
            Some((OptionSet::of(index), *points))
        });
        terms.push(ScaleTerm { question: QuestionId::new(index), points: points.collect() });
    }
    Scale { id: resolver.id(file, &def.id), terms, place: resolver.place(file, &def.id) }
}

/// A question that is never asked would add nothing to a score for ever.
fn refuse_unasked_terms(
    resolver: &mut Resolver<'_>,
    file: FileId,
    def: &QuestionnaireDef,
    bank: &Bank<'_>,
    asked: &[bool],
) {
    for term in def.scales.0.iter().flat_map(|scale| &scale.sum.0) {
        let is_unasked = bank.names.get(&term.question.text).is_some_and(|index| !asked[index]);
        if is_unasked && !resolver.lost.may_hold(&term.question.text) {
            let message = format!("`{}` does not ask the question `{}`", def.id.text, term.question.text);
            let help = Some("add it to a section of the questionnaire, or take it out of the score".to_owned());
            let place = resolver.place(file, &term.question);
            resolver.fault(Diagnostic::error("question-not-asked", message).at(place).help(help));
        }
    }
}

/// Skip logic refers to earlier questions only, so that one pass in asking order settles it.
fn refuse_later_questions(resolver: &mut Resolver<'_>, assessment: &Assessment, bank: &Bank<'_>) {
    for (position, asked) in assessment.asked.iter().enumerate() {
        for question in assessment.questions_of(&asked.ask_when) {
            let other = assessment.position(question);
            if other.is_some_and(|other| other < position) {
                continue;
            }
            let (name, needed) = (&bank.questions[asked.question.index()].id, &bank.questions[question.index()].id);
            if other.is_none() && resolver.lost.may_hold(needed) {
                continue;
            }
            if other == Some(position) {
                let message = format!("whether `{name}` is asked depends on its own answer");
                let help = Some("test an earlier question, or leave `ask_when` out".to_owned());
                resolver.fault(Diagnostic::error("later-question", message).at(asked.place).help(help));
                continue;
            }
            let message = format!("whether `{name}` is asked depends on `{needed}`, which is not asked before it");
            let help = Some(format!("move `{needed}` above `{name}`, or test an earlier question"));
            let second = other.and_then(|other| assessment.asked[other].place);
            let fault = Diagnostic::error("later-question", message).at(asked.place).help(help);
            resolver.fault(fault.second(second, "it is asked here"));
        }
    }
}
