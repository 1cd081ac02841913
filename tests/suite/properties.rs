//! Properties over random packs and people: the engine against the oracle.

use inroad::analysis::person::alternatives::alternatives;
use inroad::analysis::person::sensitivity::sensitivity;
use inroad::engine::evaluation::{TableTrace, evaluate};
use inroad::engine::recommendation::{rank, recommend, ruled_out};
use inroad::engine::routing::respond;
use inroad::engine::truth::{Response, Truth};
use inroad::model::answers::Answers;
use inroad::model::pack::{Assessment, Pack};
use inroad::model::pathway::PathwayKind;

use crate::harness::{Dice, case, pack, random_answer, random_respondent};
use crate::oracle::Person;
use crate::random_pack::random_pack;

const PACKS: u64 = 1_500;
const PEOPLE: usize = 6;

/// Answers to every question, asked or not.
fn everything(pack: &Pack, dice: &mut Dice) -> Answers {
    let mut answers = Answers::new();
    for (index, question) in pack.questions.iter().enumerate() {
        answers.set(inroad::model::id::QuestionId::new(index), random_answer(question, dice));
    }
    answers
}

fn each(mut test: impl FnMut(&Pack, &Assessment, &Answers, &mut Dice)) {
    for seed in 0..PACKS {
        let mut dice = Dice(seed);
        let pack = random_pack(&mut dice);
        for _ in 0..PEOPLE {
            let answers = everything(&pack, &mut dice);
            test(&pack, &pack.assessments[0], &answers, &mut dice);
        }
    }
}

#[test]
fn the_engine_scores_and_ranks_as_the_oracle_does() {
    each(|pack, assessment, answers, _| {
        let evaluation = evaluate(pack, assessment, answers);
        let person = Person::new(assessment, answers);
        for id in assessment.pathway_ids() {
            let points = person.points(id);
            assert_eq!(ruled_out(&evaluation, id), points.is_none());
            if let Some(points) = points {
                assert_eq!(evaluation.pathways[id.index()].points(assessment.pathway(id)).0, points);
            }
        }
        let first = rank(assessment, &evaluation, PathwayKind::Route).first().copied();
        assert_eq!(first.filter(|id| !ruled_out(&evaluation, *id)), person.first());
        let rows = evaluation.verdicts.iter().map(|trace| match trace {
            TableTrace::Row(row) => Some(*row),
            TableTrace::Unknown(_) | TableTrace::NoRow => None,
        });
        assert_eq!(rows.collect::<Vec<_>>(), person.verdicts());
    });
}

#[test]
fn what_is_known_of_a_partial_person_stays_true_of_every_completion() {
    each(|pack, assessment, answers, dice| {
        let mut partial = answers.clone();
        for index in 0..pack.questions.len() {
            if dice.roll(2) == 0 {
                partial.clear(inroad::model::id::QuestionId::new(index));
            }
        }
        let before = evaluate(pack, assessment, &partial);
        let after = evaluate(pack, assessment, answers);
        for id in assessment.pathway_ids() {
            let (before, after) = (&before.pathways[id.index()], &after.pathways[id.index()]);
            let all = before.requires.iter().zip(&after.requires).chain(before.evidence.iter().zip(&after.evidence));
            for (then, now) in all {
                assert!(*then == Truth::Unknown || then == now, "{then:?} became {now:?}");
            }
            let (range, points) = (before.range(assessment.pathway(id)), after.points(assessment.pathway(id)));
            assert!(range.least <= points && points <= range.most);
        }
        for (then, now) in before.verdicts.iter().zip(&after.verdicts) {
            assert!(!matches!(then, TableTrace::Row(_)) || then == now);
        }
    });
}

#[test]
fn every_single_change_does_what_the_analysis_says() {
    each(|pack, assessment, answers, _| {
        let base = Person::new(assessment, answers);
        let mut kept = 0;
        let found = sensitivity(&case(pack, assessment, answers));
        for change in &found.changes {
            let mut other = answers.clone();
            other.set(change.question, change.to);
            let then = Person::new(assessment, &other);
            // Where every route is ruled out, which is first means nothing; a sound pack has a fallback.
            if base.first().is_some() && then.first().is_some() {
                assert_eq!(change.first, then.first().filter(|first| base.first() != Some(*first)));
            }
            kept += usize::from(change.first.is_none());
            assert_eq!(change.verdicts.is_empty(), base.verdicts() == then.verdicts());
        }
        assert_eq!(kept, found.kept(false));
    });
}

#[test]
fn a_number_is_tried_once_in_every_interval_that_rules_tell_apart() {
    each(|pack, assessment, answers, _| {
        for asked in &assessment.asked {
            let question = pack.question(asked.question);
            let inroad::model::question::AnswerKind::Number { least, most, .. } = question.kind else { continue };
            let Some(given) = answers.get(asked.question) else { continue };
            let outcome = |answer| {
                let mut other = answers.clone();
                other.set(asked.question, answer);
                let evaluation = evaluate(pack, assessment, &other);
                (evaluation.pathways, evaluation.verdicts)
            };
            let mut tried = vec![outcome(given)];
            tried.extend(alternatives(assessment, question, asked.question, given).into_iter().map(outcome));
            for number in least..=most {
                let seen = outcome(inroad::model::answers::Answer::Number(number));
                assert!(tried.contains(&seen), "{number} has an outcome that was not tried");
            }
        }
    });
}

#[test]
fn the_order_of_evidence_changes_nothing() {
    each(|pack, assessment, answers, _| {
        let mut turned = assessment.clone();
        for pathway in &mut turned.pathways {
            pathway.evidence.reverse();
            pathway.requires.reverse();
        }
        let ranked = |assessment: &Assessment| {
            let evaluation = evaluate(pack, assessment, answers);
            let recommendation = recommend(assessment, &evaluation);
            (recommendation.routes, recommendation.close_call, recommendation.named_supports)
        };
        assert_eq!(ranked(assessment), ranked(&turned));
    });
}

#[test]
fn an_answer_that_fell_away_counts_again_when_its_question_comes_back() {
    let pack = pack();
    let mut dice = Dice(3);
    for (index, assessment) in pack.assessments.iter().enumerate() {
        let id = inroad::model::id::AssessmentId::new(index);
        for _ in 0..200 {
            let answers = random_respondent(id, &mut dice);
            let first = assessment.asked[0].question;
            let mut other = answers.clone();
            other.set(first, random_answer(pack.question(first), &mut dice));
            let hidden = respond(pack, assessment, &other);
            for asked in &assessment.asked {
                let is_given = matches!(hidden.response(asked.question), Response::Given(_));
                assert!(!is_given || other.get(asked.question).is_some());
            }
            other.set(first, answers.get(first).expect("the first question is asked"));
            assert_eq!(respond(pack, assessment, &other), respond(pack, assessment, &answers));
        }
    }
}

#[test]
fn everybody_gets_an_answer_and_nobody_too_many_questions() {
    /// The most core questions and the most questions in all that one person is asked.
    const MOST: [(&str, usize, usize); 4] =
        [("break-in", 13, 24), ("career", 10, 20), ("fit", 18, 18), ("interview", 7, 7)];
    let pack = pack();
    let mut dice = Dice(11);
    for (index, assessment) in pack.assessments.iter().enumerate() {
        let id = inroad::model::id::AssessmentId::new(index);
        let most = MOST.iter().find(|(name, ..)| *name == assessment.id);
        let (_, core_max, all_max) = most.unwrap_or_else(|| panic!("no bound for `{}`", assessment.id));
        for _ in 0..3_000 {
            let answers = random_respondent(id, &mut dice);
            let evaluation = evaluate(pack, assessment, &answers);
            let asked = assessment.asked.iter().zip(&evaluation.respondent.asked).filter(|(_, it)| **it == Truth::Yes);
            let core = asked.clone().filter(|(it, _)| it.tier == inroad::model::questionnaire::Tier::Core).count();
            let all = asked.count();
            let name = &assessment.id;
            assert!(
                core <= *core_max,
                "`{name}` asks somebody {core} core questions; MOST and the README say {core_max}"
            );
            assert!(all <= *all_max, "`{name}` asks somebody {all} questions; MOST and the README say {all_max}");
            assert!(evaluation.verdicts.iter().all(|it| matches!(it, TableTrace::Row(_))));
            if let Some(first) = recommend(assessment, &evaluation).first() {
                assert!(!ruled_out(&evaluation, first));
            }
        }
    }
}

/// Answers taken over from another quiz are counted first, wherever their questions stand.
#[test]
fn the_count_of_questions_rises_by_one_and_its_bound_never() {
    use inroad::engine::interview::{Interview, Step, Turn};
    let mut dice = Dice(23);
    for (index, assessment) in pack().assessments.iter().enumerate() {
        for round in 0..300 {
            let id = inroad::model::id::AssessmentId::new(index);
            let known = random_respondent(id, &mut dice);
            let mut taken = Answers::new();
            for (question, answer) in known.iter().filter(|_| dice.roll(3) == 0) {
                taken.set(question, answer);
            }
            let mut interview = if round % 2 == 0 {
                Interview::new(pack(), assessment, taken)
            } else {
                Interview::resumed(pack(), assessment, taken, Vec::new())
            };
            let mut before = None;
            loop {
                let turn = match interview.step() {
                    Step::Done => break,
                    Step::FirstResult(_) => Turn::Refine,
                    Step::Review(_) => Turn::Accept,
                    Step::Ask(position) => {
                        let now = interview.progress(position);
                        if let Some(before) = before.replace(now).filter(|it| it.tier == now.tier) {
                            assert_eq!(now.number, before.number + 1, "{index}");
                            assert!(now.at_most <= before.at_most, "{index}");
                        }
                        let question = assessment.asked[position].question;
                        Turn::Answer(random_answer(pack().question(question), &mut dice))
                    }
                };
                interview.take(turn);
            }
        }
    }
}

#[test]
fn the_bound_on_questions_only_shrinks_and_every_interview_ends() {
    use inroad::engine::interview::{Interview, Step, Turn};
    let pack = pack();
    let mut dice = Dice(13);
    for (index, assessment) in pack.assessments.iter().enumerate() {
        for round in 0..300 {
            let mut interview = Interview::new(pack, assessment, Answers::new());
            let mut bounds: [usize; 2] = [usize::MAX; 2];
            let mut asked = 0;
            loop {
                let turn = match interview.step() {
                    Step::Done => break,
                    Step::FirstResult(_) => Turn::Refine,
                    Step::Review(open) => {
                        assert_eq!(open.core, 0);
                        Turn::Accept
                    }
                    Step::Ask(position) => {
                        let progress = interview.progress(position);
                        let bound = &mut bounds[usize::from(interview.may_skip(position))];
                        assert!(progress.at_most <= *bound && progress.number <= progress.at_most);
                        *bound = progress.at_most;
                        asked += 1;
                        let question = assessment.asked[position].question;
                        if interview.may_skip(position) && dice.roll(5) == 0 {
                            Turn::Skip
                        } else if round % 3 == 0 && dice.roll(6) == 0 && asked < 60 {
                            Turn::Back
                        } else {
                            Turn::Answer(random_answer(pack.question(question), &mut dice))
                        }
                    }
                };
                // Going back and answering otherwise may raise questions again.
                if turn == Turn::Back {
                    bounds = [usize::MAX; 2];
                }
                interview.take(turn);
                if round % 3 == 0 {
                    bounds = [usize::MAX; 2];
                }
                assert!(asked < 1_000, "interview {index} does not end");
            }
            let respondent = respond(pack, assessment, interview.answers());
            assert!(respondent.missing(assessment, inroad::model::questionnaire::Tier::Core).next().is_none());
        }
    }
}
