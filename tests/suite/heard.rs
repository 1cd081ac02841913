//! Answers that are heard: what somebody said stands behind a line of their whole report.

use std::collections::BTreeMap;

use inroad::report::citation::Ground;
use inroad::report::person::advice::LeftOut;
use inroad::report::person::recommendation::{RecommendationReport, recommendation};

use crate::harness::{Dice, assessment, case, pack, random_respondent};

const PEOPLE: usize = 400;
/// Of a hundred answers, so many may stand behind no line.
const UNHEARD_MAX: usize = 6;

/// What stands behind the lines of a whole report.
fn grounds(report: &RecommendationReport) -> Vec<&Ground> {
    let mut grounds: Vec<&Ground> = Vec::new();
    for pathway in &report.pathways {
        grounds.extend(pathway.reasons_for.iter().chain(&pathway.reasons_against).map(|it| &it.ground));
        grounds.extend(pathway.unmet_requirements.iter().map(|it| &it.ground));
    }
    grounds.extend(report.verdicts.iter().flat_map(|it| &it.reasons).map(|it| &it.ground));
    let told = report.advice.iter().filter(|it| matches!(it.left_out, None | Some(LeftOut::NoRoom)));
    grounds.extend(told.map(|it| &it.ground));
    for step in report.plan.iter().flat_map(|span| &span.steps).filter(|it| it.brief) {
        grounds.push(&step.ground);
        grounds.extend(step.words.iter().map(|it| &it.ground));
    }
    grounds
}

#[test]
fn what_somebody_said_stands_behind_a_line_of_their_whole_report() {
    let mut dice = Dice(53);
    for it in &pack().assessments {
        let (mut said, mut unheard): (usize, BTreeMap<String, usize>) = (0, BTreeMap::new());
        for _ in 0..PEOPLE {
            let report = recommendation(&case(pack(), it, &random_respondent(assessment(&it.id), &mut dice)));
            let grounds = grounds(&report);
            for answer in &report.answered {
                said += 1;
                if !grounds.iter().flat_map(|it| &it.answers).any(|it| it.question == answer.question) {
                    *unheard.entry(format!("{}: {}", answer.question, answer.answer)).or_default() += 1;
                }
            }
        }
        let lost: usize = unheard.values().sum();
        assert!(lost * 100 <= said * UNHEARD_MAX, "{}: {lost} of {said} answers are not heard: {unheard:#?}", it.id);
    }
}
