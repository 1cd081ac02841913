//! Vignettes: readable respondents, and what the sources say should come out for them.

use inroad::report::pathway::{FitWord, KindWord};
use inroad::report::recommendation::{RecommendationReport, recommendation};

use crate::harness::{Vignette, answers, assessment, pack, vignettes};

#[test]
fn every_vignette_comes_out_as_its_author_wrote() {
    let vignettes = vignettes();
    for (assessment, least) in [("break-in", 30), ("interview", 10), ("fit", 15), ("career", 15)] {
        let count = vignettes.iter().filter(|(_, it)| it.assessment == assessment).count();
        assert!(count >= least, "only {count} vignettes of `{assessment}`");
    }
    let mut wrong = Vec::new();
    for (file, vignette) in &vignettes {
        let report = recommendation(pack(), assessment(&vignette.assessment), &answers(vignette));
        for fault in compare(vignette, &report) {
            wrong.push(format!("{file}: {fault}\n    {}", vignette.about));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_vignette_leaves_out_or_adds_an_answer() {
    for (file, vignette) in vignettes() {
        let id = assessment(&vignette.assessment);
        let respondent = inroad::engine::routing::respond(pack(), pack().assessment(id), &answers(&vignette));
        let asked = pack().assessment(id).asked.iter().zip(&respondent.asked);
        for (asked, truth) in asked {
            let question = &pack().question(asked.question).id;
            let is_answered = vignette.answers.contains_key(question);
            let is_asked = *truth == inroad::engine::truth::Truth::Yes;
            assert!(!is_answered || is_asked, "{file}: `{question}` is answered and not asked");
            let is_core = asked.tier == inroad::model::questionnaire::Tier::Core;
            assert!(is_answered || !is_asked || !is_core, "{file}: `{question}` is asked and not answered");
        }
    }
}

fn compare(vignette: &Vignette, report: &RecommendationReport) -> Vec<String> {
    let expect = &vignette.expect;
    let mut wrong = Vec::new();
    let routes: Vec<_> = report.pathways.iter().filter(|it| it.kind == KindWord::Route).collect();
    let sums: Vec<String> = routes.iter().map(|it| format!("{} {}", it.id, it.points)).collect();
    let mut close: Vec<&str> = report.close_call.iter().flat_map(|it| &it.pathways).map(String::as_str).collect();
    close.sort_unstable();
    let mut wanted: Vec<&str> = expect.close_call.iter().map(String::as_str).collect();
    wanted.sort_unstable();
    if close != wanted {
        wrong.push(format!("close call {close:?}, not {wanted:?}: {}", sums.join(", ")));
    }
    if let Some(first) = &expect.first
        && routes.first().map(|it| &it.id) != Some(first)
    {
        wrong.push(format!("first is not {first}: {}", sums.join(", ")));
    }
    for id in &expect.ruled_out {
        if !report.pathways.iter().any(|it| it.id == *id && it.fit == FitWord::RuledOut) {
            wrong.push(format!("{id} is not ruled out"));
        }
    }
    for (table, outcome) in &expect.verdicts {
        let found = report.verdicts.iter().find(|it| it.id == *table).and_then(|it| it.verdict.clone());
        if found.as_ref() != Some(outcome) {
            wrong.push(format!("{table} is {found:?}, not {outcome}"));
        }
    }
    let told = told(report);
    for claim in expect.cites.iter().filter(|claim| !told.contains(claim)) {
        wrong.push(format!("{claim} is not cited"));
    }
    wrong
}

/// The claims behind the lines that a short report can tell: what is said of recommended and ruled-out pathways, of
/// verdicts, advice that stands back for no other, and steps that have room.
fn told(report: &RecommendationReport) -> Vec<String> {
    let mut grounds = Vec::new();
    for pathway in &report.pathways {
        grounds.extend(pathway.unmet_requirements.iter().map(|it| &it.ground));
        if pathway.recommended {
            grounds.extend(pathway.reasons_for.iter().chain(&pathway.reasons_against).map(|it| &it.ground));
        }
    }
    grounds.extend(report.verdicts.iter().flat_map(|it| &it.reasons).map(|it| &it.ground));
    grounds.extend(report.advice.iter().filter(|it| it.stands_back_for.is_none()).map(|it| &it.ground));
    grounds.extend(report.plan.iter().flat_map(|it| &it.steps).filter(|it| it.brief).map(|it| &it.ground));
    grounds.into_iter().flat_map(inroad::report::citation::Ground::claims).map(str::to_owned).collect()
}
