//! People who are not sure: the lints about them say what a plain reckoning says, and nobody who is met refutes them.

use std::collections::BTreeMap;

use inroad::analysis::pack::lint::check::check;
use inroad::engine::evaluation::evaluate;
use inroad::engine::truth::{Response, Truth};
use inroad::load::texts::Texts;
use inroad::model::answers::{Answer, Answers};
use inroad::model::condition::{Condition, OptionSet};
use inroad::model::id::{PathwayId, QuestionId};
use inroad::model::pack::{Assessment, Pack};
use inroad::model::question::AnswerKind;

use crate::harness::{Dice, random_answer};
use crate::random_pack::random_pack;

/// The option that somebody chose, by question; what they left open is missing.
type Said = BTreeMap<QuestionId, usize>;

/// Whether a condition holds, in the plainest way; none where what was left open decides.
fn plain(assessment: &Assessment, said: &Said, condition: &Condition) -> Option<bool> {
    let each = |parts: &[Condition]| parts.iter().map(|part| plain(assessment, said, part)).collect::<Vec<_>>();
    match condition {
        Condition::Always => Some(true),
        Condition::Has(question, options) => said.get(question).map(|option| options.0 >> option & 1 == 1),
        Condition::HasNone(question, options) => said.get(question).map(|option| options.0 >> option & 1 == 0),
        // No number says that somebody is unsure.
        Condition::Within(..) => None,
        Condition::Answered(question) => {
            let number_or_open = !said.contains_key(question);
            if number_or_open { None } else { Some(true) }
        }
        Condition::Fact(fact) => plain(assessment, said, &assessment.facts[fact.index()].when),
        Condition::Scale(scale, least, most) => {
            let (mut low, mut high) = (0, 0);
            for term in &assessment.scales[scale.index()].terms {
                for (option, points) in &term.points {
                    match said.get(&term.question) {
                        Some(chosen) if option.0 >> chosen & 1 == 1 => {
                            low += points;
                            high += points;
                        }
                        Some(_) => {}
                        None if *points < 0 => low += points,
                        None => high += points,
                    }
                }
            }
            let (inside, outside) = (*least <= low && high <= *most, high < *least || *most < low);
            if inside || outside { Some(inside) } else { None }
        }
        Condition::All(parts) => {
            let parts = each(parts);
            if parts.contains(&Some(false)) { Some(false) } else { (!parts.contains(&None)).then_some(true) }
        }
        Condition::Any(parts) => {
            let parts = each(parts);
            if parts.contains(&Some(true)) { Some(true) } else { (!parts.contains(&None)).then_some(false) }
        }
        Condition::Not(part) => plain(assessment, said, part).map(|holds| !holds),
        Condition::AtLeastOf(count, parts) => {
            let parts = each(parts);
            let of = |wanted: Option<bool>| parts.iter().filter(|it| **it == wanted).count();
            let (sure, possible) = (of(Some(true)), of(Some(true)) + of(None));
            if sure >= *count { Some(true) } else { (possible < *count).then_some(false) }
        }
        Condition::Result(_) => panic!("pathways do not look at results"),
    }
}

/// An unsure answer that decides, all else open or nobody sure of anything.
struct Deciding {
    question: QuestionId,
    option: usize,
    is_all_else_open: bool,
}

/// How an unsure answer can decide.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// It makes the condition hold, where some other answer might not.
    Holds,
    /// It makes the condition hold, and no other answer would.
    HoldsAlone,
    /// It makes the condition fail, where some other answer might not.
    Fails,
}

fn deciding(pack: &Pack, assessment: &Assessment, condition: &Condition, way: Way) -> Vec<Deciding> {
    let unsure_options = |at: usize| {
        let options = pack.questions[at].options().iter().enumerate();
        options.filter(|(_, option)| option.unsure).map(|(option, _)| option).collect::<Vec<_>>()
    };
    let unsure = |at: usize| unsure_options(at).first().map(|option| (QuestionId::new(at), *option));
    let nobody_sure: Said = (0..pack.questions.len()).filter_map(unsure).collect();
    let mut found = Vec::new();
    for (at, question) in pack.questions.iter().enumerate() {
        let id = QuestionId::new(at);
        for (is_all_else_open, others) in [(true, &Said::new()), (false, &nobody_sure)] {
            let with = |option: usize| {
                let mut said = others.clone();
                said.insert(id, option);
                plain(assessment, &said, condition)
            };
            let wanted = Some(way != Way::Fails);
            let sure = question.options().iter().enumerate().filter(|(_, option)| !option.unsure);
            let sure: Vec<Option<bool>> = sure.map(|(option, _)| with(option)).collect();
            let is_else = match way {
                Way::Holds | Way::Fails => sure.iter().any(|it| *it != wanted),
                Way::HoldsAlone => sure.iter().all(|it| *it != wanted),
            };
            let options = unsure_options(at).into_iter().filter(|option| is_else && with(*option) == wanted);
            found.extend(options.map(|option| Deciding { question: id, option, is_all_else_open }));
        }
    }
    found
}

/// Every piece of evidence and every requirement, with the way in which an unsure answer must not decide it.
fn rules(assessment: &Assessment) -> Vec<(&'static str, PathwayId, usize, &Condition, Way)> {
    let mut rules = Vec::new();
    for (at, pathway) in assessment.pathways.iter().enumerate() {
        let id = PathwayId::new(at);
        for (index, it) in pathway.evidence.iter().enumerate() {
            let way = if it.points.0 > 0 { Way::Holds } else { Way::HoldsAlone };
            rules.push(("unsure-counts", id, index, &it.when, way));
        }
        for (index, it) in pathway.requires.iter().enumerate() {
            rules.push(("unsure-ruled-out", id, index, &it.holds, Way::Fails));
        }
    }
    rules
}

#[test]
fn lints_about_the_unsure_say_what_a_plain_reckoning_says() {
    const PACKS: usize = 700;
    const RESPONDENTS: usize = 8;
    let mut dice = Dice(23);
    let (mut claimed, mut not_claimed, mut met) = ([0; 2], [0; 2], 0);
    for _ in 0..PACKS {
        let mut pack = random_pack(&mut dice);
        for question in &mut pack.questions {
            if let AnswerKind::Many { options, .. } = &mut question.kind {
                options[0].unsure = dice.roll(2) == 0;
            }
        }
        let assessment = &pack.assessments[0];
        let said = check(&pack, &Texts::default());
        for (code, id, index, condition, way) in rules(assessment) {
            let pathway = assessment.pathway(id);
            let is_evidence = code == "unsure-counts";
            let rule = if is_evidence { &pathway.evidence[index].id } else { &pathway.requires[index].id };
            let subject = format!("{}/{rule}", pathway.id);
            let claim = said.iter().find(|it| it.diagnostic.code == code && it.subject == subject);
            let deciding = deciding(&pack, assessment, condition, way);
            let kind = usize::from(!is_evidence);
            assert_eq!(claim.is_some(), !deciding.is_empty(), "{code} {subject} {condition:?}");
            let Some(claim) = claim else {
                not_claimed[kind] += 1;
                continue;
            };
            claimed[kind] += 1;
            let names = |it: &Deciding| format!("about `{}`", pack.question(it.question).id);
            assert!(deciding.iter().any(|it| claim.diagnostic.message.contains(&names(it))), "{claim:?}");
            for it in deciding.iter().filter(|it| it.is_all_else_open) {
                for _ in 0..RESPONDENTS {
                    let mut answers = Answers::new();
                    for asked in &assessment.asked {
                        answers.set(asked.question, random_answer(pack.question(asked.question), &mut dice));
                    }
                    answers.set(it.question, Answer::Options(OptionSet::of(it.option)));
                    let evaluation = evaluate(&pack, assessment, &answers);
                    if evaluation.respondent.response(it.question) == Response::Skipped {
                        continue;
                    }
                    met += 1;
                    let trace = &evaluation.pathways[id.index()];
                    let truth = if is_evidence { trace.evidence[index] } else { trace.requires[index] };
                    let expected = if way == Way::Fails { Truth::No } else { Truth::Yes };
                    assert_eq!(truth, expected, "{code} {subject} {condition:?}: {answers:?}");
                }
            }
        }
    }
    let tried = [claimed, not_claimed].concat();
    assert!(tried.iter().all(|it| *it > 50) && met > 1_000, "too little is tried: {tried:?}, {met}");
}
