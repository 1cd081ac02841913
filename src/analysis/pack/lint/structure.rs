//! Lints about what hangs together: what nothing uses, and what lacks its other half.
//!
//! In: a pack. Out: elements without effect. Never: whether conditions can hold.

use std::collections::BTreeMap;

use crate::analysis::pack::lint::code::{Code, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::spot::Spot;
use crate::analysis::pack::lint::tests::Tests;
use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet};
use crate::model::id::{PartId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{AnswerKind, AnswerOption};
use crate::model::questionnaire::Tier;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    warning(
        "question-nowhere-asked",
        "a question of the bank that no assessment asks",
        "Words that nobody reads are kept up in vain, and make it harder to see what is asked (unreferenced elements, \
         Nguyen, Perkins, Laffey and Pecora 1987).",
        question_nowhere_asked,
    ),
    warning(
        "question-without-effect",
        "a question that is asked and that nothing uses",
        "Every question costs the time and the trust of whoever answers it; one that changes nothing should not be \
         asked (Dillman, Smyth and Christian 2014, on respondent burden).",
        question_without_effect,
    ),
    warning(
        "option-without-effect",
        "options of one question that no rule tells apart",
        "Whoever weighs two answers that lead to the same result was made to think for nothing; merge them, or let a \
         rule use the difference (Krosnick and Presser 2010, on how many scale points are of use).",
        option_without_effect,
    ),
    warning(
        "unused-fact",
        "a derived fact that nothing refers to",
        "A name that nothing uses looks as if it mattered (unreferenced elements, Nguyen, Perkins, Laffey and Pecora \
         1987).",
        unused_fact,
    ),
    warning(
        "unused-scale",
        "a scale score that nothing refers to",
        "A sum that nothing uses looks as if it mattered (unreferenced elements, Nguyen, Perkins, Laffey and Pecora \
         1987).",
        unused_scale,
    ),
    warning(
        "unused-part",
        "a part of the report that no advice belongs to",
        "Its heading is never printed, so whoever wrote it waits for something that does not come.",
        unused_part,
    ),
    warning(
        "core-question-without-way-out",
        "a core question that somebody who cannot answer it cannot pass",
        "Whoever has to answer and cannot either guesses or leaves; an option for the unsure, one that excludes the \
         others, or a neutral default lets them go on (Dillman, Smyth and Christian 2014, on forced answers).",
        core_question_without_way_out,
    ),
    warning(
        "assessment-without-door",
        "an assessment that is not offered at the front door, where others are",
        "Somebody who does not know its name never finds it.",
        assessment_without_door,
    ),
];

/// Every condition that counts by itself: those of facts count through what refers to them.
fn conditions(assessment: &Assessment) -> Vec<&Condition> {
    let of_pathways = assessment.pathways.iter().flat_map(|pathway| {
        let requires = pathway.requires.iter().map(|it| &it.holds);
        requires.chain(pathway.evidence.iter().map(|it| &it.when)).chain(pathway.steps.iter().map(|it| &it.when))
    });
    let of_tables = assessment.tables.iter().flat_map(|table| table.rows.iter().map(|row| &row.when));
    let asking = assessment.asked.iter().map(|asked| &asked.ask_when);
    let advice = assessment.advice.iter().map(|it| &it.when);
    let leads = assessment.leads_to.iter().map(|it| &it.when);
    asking.chain(of_pathways).chain(of_tables).chain(advice).chain(leads).collect()
}

fn file_of(assessment: &Assessment) -> Spot {
    Spot::file(format!("questionnaires/{}.ron", assessment.id))
}

fn question_nowhere_asked(pack: &Pack, findings: &mut Findings<'_>) {
    for (at, question) in pack.questions.iter().enumerate() {
        if pack.assessments.iter().all(|it| it.position(QuestionId::new(at)).is_none()) {
            let message = format!("no assessment asks `{}`", question.id);
            let help = "add it to a section of a questionnaire, or take it out of the bank";
            findings.note(&question.id, &Spot::at(question.place), message).help(help);
        }
    }
}

fn question_without_effect(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in &pack.assessments {
        let conditions = conditions(assessment);
        for asked in &assessment.asked {
            if !conditions.iter().any(|it| assessment.questions_of(it).contains(&asked.question)) {
                let name = &pack.question(asked.question).id;
                let message = format!("`{}` asks `{name}` and uses the answer nowhere", assessment.id);
                let help = "let a rule or skip logic test it, or do not ask it";
                findings.note(name, &Spot::at(asked.place), message).help(help);
            }
        }
    }
}

fn option_without_effect(pack: &Pack, findings: &mut Findings<'_>) {
    let mut tests = Tests::default();
    for assessment in &pack.assessments {
        for condition in conditions(assessment) {
            tests.add(assessment, condition);
        }
    }
    for (at, question) in pack.questions.iter().enumerate() {
        let id = QuestionId::new(at);
        if !tests.questions.contains(&id) || tests.only_answered(id) {
            continue;
        }
        let mut alike: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for (index, option) in question.options().iter().enumerate().filter(|(_, option)| !option.unsure) {
            let signature = tests.signature(id, Answer::Options(OptionSet::of(index)));
            alike.entry((signature, option.alone)).or_default().push(&option.id);
        }
        for options in alike.into_values().filter(|it| it.len() > 1) {
            let names: Vec<String> = options.iter().map(|it| format!("`{it}`")).collect();
            let message = format!("no rule tells these options of `{}` apart: {}", question.id, names.join(", "));
            let spot = Spot::at(question.place).of("answer:").text(options[1]);
            findings.note(&question.id, &spot, message).help("merge them, or let a rule use the difference");
        }
    }
}

fn unused_fact(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in &pack.assessments {
        let facts = assessment.facts.iter().map(|fact| &fact.when);
        let used = parts(conditions(assessment).into_iter().chain(facts));
        for (at, fact) in assessment.facts.iter().enumerate() {
            if !used.iter().any(|it| matches!(it, Condition::Fact(id) if id.index() == at)) {
                let message = format!("nothing refers to the fact `{}`", fact.id);
                findings.note(&fact.id, &Spot::at(fact.place), message).help("let a condition use it, or take it out");
            }
        }
    }
}

fn unused_scale(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in &pack.assessments {
        let facts = assessment.facts.iter().map(|fact| &fact.when);
        let used = parts(conditions(assessment).into_iter().chain(facts));
        for (at, scale) in assessment.scales.iter().enumerate() {
            if !used.iter().any(|it| matches!(it, Condition::Scale(id, ..) if id.index() == at)) {
                let message = format!("nothing refers to the scale score `{}`", scale.id);
                let spot = file_of(assessment).word("scales:").text(&scale.id);
                findings.note(&scale.id, &spot, message).help("let a condition test it, or take it out");
            }
        }
    }
}

fn parts<'p>(conditions: impl Iterator<Item = &'p Condition>) -> Vec<&'p Condition> {
    let mut parts = Vec::new();
    conditions.for_each(|condition| condition.walk(&mut |part| parts.push(part)));
    parts
}

fn unused_part(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in &pack.assessments {
        for (at, part) in assessment.parts.iter().enumerate() {
            if assessment.advice.iter().all(|it| it.part != Some(PartId::new(at))) {
                let spot = Spot::file(format!("rules/{}/report.ron", assessment.id)).word("parts:").text(&part.id);
                let message = format!("no advice belongs to the part `{}`", part.id);
                let finding = findings.note(&part.id, &spot, message);
                finding.help(format!("give some advice `part: \"{}\"`, or take it out", part.id));
            }
        }
    }
}

fn core_question_without_way_out(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in &pack.assessments {
        for asked in assessment.asked.iter().filter(|asked| asked.tier == Tier::Core) {
            let question = pack.question(asked.question);
            // "None of these" is an answer where several may be ticked; where one is chosen, it is an option like others.
            let may_be_none = matches!(question.kind, AnswerKind::Many { .. });
            let is_way_out = |it: &AnswerOption| it.unsure || it.alone && may_be_none;
            if question.default.is_none() && !question.options().iter().any(is_way_out) {
                let message = format!("whoever cannot answer the core question `{}` cannot go on", question.id);
                let help = match question.kind {
                    AnswerKind::One(_) => {
                        "add an option with `unsure: true` and say in `find_out` how to find out, or a `default`"
                    }
                    AnswerKind::Many { .. } => {
                        "add an option such as \"None of these\" with `alone: true`, or one with `unsure: true` and a \
                         `find_out`, or a `default`"
                    }
                    AnswerKind::Number { .. } => "add a `default`, or ask with `One` and an option with `unsure: true`",
                };
                findings.note(&question.id, &Spot::at(question.place), message).help(help);
            }
        }
    }
}

fn assessment_without_door(pack: &Pack, findings: &mut Findings<'_>) {
    let has_doors = pack.assessments.iter().any(|it| it.door.is_some());
    for assessment in pack.assessments.iter().filter(|it| has_doors && it.door.is_none()) {
        let message = format!("the assessment `{}` has no door, though others have one", assessment.id);
        let spot = file_of(assessment).word("id:").text(&assessment.id);
        let finding = findings.note(&assessment.id, &spot, message);
        finding.help("add `door: (place: ..., label: \"...\")` with what somebody says who belongs here");
    }
}
