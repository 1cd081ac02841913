//! Least changes and robustness: the search against the plainest count over every reachable combination.

use inroad::analysis::person::alternatives::{signature, tests};
use inroad::analysis::person::counterfactual::{
    BUDGET, ChangeSet, Counterfactual, Obstacle, Outcome, comes_first, least_changes,
};
use inroad::analysis::person::levers::Levers;
use inroad::analysis::person::possibility::{Domains, possible};
use inroad::analysis::person::robustness::{COMBINATIONS_MAX, Count, Robustness, robustness};
use inroad::analysis::person::sensitivity::sensitivity;
use inroad::engine::evaluation::{Evaluation, TableTrace, evaluate};
use inroad::engine::recommendation::{points, rank, recommend, ruled_out};
use inroad::engine::routing::respond;
use inroad::engine::truth::{Response, Truth};
use inroad::model::answers::{Answer, Answers};
use inroad::model::condition::{Condition, OptionSet};
use inroad::model::id::{AssessmentId, OutcomeId, PathwayId, QuestionId};
use inroad::model::pack::{Assessment, Pack};
use inroad::model::pathway::PathwayKind;
use inroad::model::question::{AnswerKind, Lever, Question};
use inroad::model::verdict::DecisionTable;

use crate::harness::{Dice, assessment, case, pack, random_answer, random_respondent, vignettes};
use crate::oracle::Person;
use crate::random_pack::random_pack;
use inroad::engine::case::Case;

const PACKS: u64 = 2_000;

/// Somebody in a random pack; every other one left questions out.
fn each(mut test: impl FnMut(&Pack, &Assessment, &Answers, &mut Dice)) {
    for seed in 0..PACKS {
        let mut dice = Dice(seed + 40_000);
        let pack = random_pack(&mut dice);
        for round in 0..2 {
            let mut answers = Answers::new();
            for (index, question) in pack.questions.iter().enumerate() {
                if round == 0 || dice.roll(4) > 0 {
                    answers.set(QuestionId::new(index), random_answer(question, &mut dice));
                }
            }
            test(&pack, &pack.assessments[0], &answers, &mut dice);
        }
    }
}

fn routes(assessment: &Assessment) -> Vec<PathwayId> {
    assessment.pathway_ids().filter(|id| assessment.pathway(*id).kind == PathwayKind::Route).collect()
}

/// Every answer there is to a question.
fn all_answers(question: &Question) -> Vec<Answer> {
    match &question.kind {
        AnswerKind::One(options) => (0..options.len()).map(|it| Answer::Options(OptionSet::of(it))).collect(),
        AnswerKind::Number { least, most, .. } => (*least..=*most).map(Answer::Number).collect(),
        AnswerKind::Many { at_most, options } => {
            let sets = (1..1_u64 << options.len()).map(OptionSet);
            let fits =
                |set: &OptionSet| set.len() <= *at_most && (set.len() == 1 || !set.iter().any(|it| options[it].alone));
            sets.filter(fits).map(Answer::Options).collect()
        }
    }
}

/// How far somebody can go from one answer to another; none where they cannot.
fn way(assessment: &Assessment, question: &Question, id: QuestionId, from: Answer, to: Answer) -> Option<usize> {
    let upward = match question.lever {
        Lever::Fixed | Lever::Past => return None,
        Lever::Upward(_) => true,
        Lever::Free(_) => false,
    };
    if from == to || question.is_unsure(to) {
        return None;
    }
    match (&question.kind, from, to) {
        (AnswerKind::One(_), Answer::Options(from), Answer::Options(to)) => {
            let (from, to) = (from.0.ilog2() as usize, to.0.ilog2() as usize);
            if question.options()[to].no_aim {
                return None;
            }
            if upward { to.checked_sub(from).filter(|steps| *steps > 0) } else { Some(1) }
        }
        (AnswerKind::Many { options, .. }, Answer::Options(from), Answer::Options(to)) => {
            let keeps = from.iter().all(|it| to.has(it) || options[it].alone);
            (!upward || keeps).then(|| (from.0 ^ to.0).count_ones() as usize)
        }
        (AnswerKind::Number { .. }, Answer::Number(from), Answer::Number(to)) => {
            let tests = tests(assessment, id);
            let turns = |at: i64| {
                let inside = |test: &&Condition, at: i64| matches!(test, Condition::Within(_, least, most) if (least..=most).contains(&&at));
                tests.iter().any(|test| inside(test, at) != inside(test, at - 1))
            };
            let crossed = (from.min(to) + 1..=from.max(to)).filter(|at| turns(*at)).count();
            (!upward || to > from).then_some(crossed)
        }
        _ => None,
    }
}

/// Calls `visit` on every combination within reach, with the number of changes and their distance.
fn walk_reachable(
    pack: &Pack,
    assessment: &Assessment,
    answers: &Answers,
    visit: &mut impl FnMut(&Answers, (usize, usize)),
) {
    let respondent = respond(pack, assessment, answers);
    let mut combinations = vec![(answers.clone(), (0, 0))];
    for asked in &assessment.asked {
        let Response::Given(given) = respondent.response(asked.question) else { continue };
        let question = pack.question(asked.question);
        let steps = all_answers(question).into_iter();
        let steps = steps.filter_map(|to| way(assessment, question, asked.question, given, to).map(|far| (to, far)));
        let steps: Vec<(Answer, usize)> = steps.collect();
        for index in 0..combinations.len() {
            for (to, far) in &steps {
                let (mut other, (changes, distance)) = combinations[index].clone();
                other.set(asked.question, *to);
                combinations.push((other, (changes + 1, distance + far)));
            }
        }
    }
    for (answers, cost) in &combinations {
        visit(answers, *cost);
    }
}

fn applied(answers: &Answers, set: &ChangeSet) -> Answers {
    let mut then = answers.clone();
    for (question, class) in &set.changes {
        then.set(*question, class.answers[0]);
    }
    then
}

#[test]
fn the_least_changes_are_those_of_the_plainest_count() {
    let (mut least, mut never) = (0, 0);
    each(|pack, assessment, answers, dice| {
        let routes = routes(assessment);
        if routes.is_empty() {
            return;
        }
        let wanted = routes[dice.roll(routes.len())];
        let is_complete = (0..pack.questions.len()).all(|it| answers.get(QuestionId::new(it)).is_some());
        let mut best: Option<(usize, usize)> = None;
        walk_reachable(pack, assessment, answers, &mut |then, cost| {
            let wins = comes_first(assessment, &evaluate(pack, assessment, then), wanted);
            if is_complete {
                assert_eq!(wins, Person::new(assessment, then).first() == Some(wanted));
            }
            if wins {
                best = Some(best.map_or(cost, |best| best.min(cost)));
            }
        });
        let found = searched(&case(pack, assessment, answers), wanted, BUDGET);
        match (&found.outcome, best) {
            (Outcome::First, Some((0, _))) => {}
            (Outcome::Least(sets), Some(cost)) => {
                least += 1;
                for set in sets {
                    assert_eq!((set.changes.len(), set.distance), cost);
                    assert!(comes_first(assessment, &evaluate(pack, assessment, &applied(answers, set)), wanted));
                }
            }
            (Outcome::Never(obstacles), None) => {
                never += 1;
                each_obstacle_holds(pack, assessment, answers, wanted, obstacles);
            }
            (outcome, best) => panic!("{outcome:?} where the plain count finds {best:?}"),
        }
    });
    assert!(least > 300 && never > 300, "{least} reachable and {never} out of reach");
}

fn each_obstacle_holds(
    pack: &Pack,
    assessment: &Assessment,
    answers: &Answers,
    wanted: PathwayId,
    obstacles: &[Obstacle],
) {
    assert!(!obstacles.is_empty());
    walk_reachable(pack, assessment, answers, &mut |then, _| {
        let evaluation = evaluate(pack, assessment, then);
        let total = |id: PathwayId| points(assessment, &evaluation, id).0;
        for obstacle in obstacles {
            match obstacle {
                Obstacle::Requirement(index) => {
                    assert_eq!(evaluation.pathways[wanted.index()].requires[*index], Truth::No);
                }
                Obstacle::Rival(rival, short) => {
                    let order = |id: PathwayId| (assessment.pathway(id).standing, id);
                    let needs = i32::from(order(wanted) > order(*rival));
                    assert!(!ruled_out(&evaluation, *rival));
                    assert!(total(*rival) + needs - total(wanted) >= *short);
                }
                Obstacle::Together => {}
            }
        }
    });
}

#[test]
fn what_is_possible_leaves_no_truth_out() {
    each(|pack, assessment, answers, dice| {
        let mut domains = Domains::new(pack, answers);
        let mut chosen = answers.clone();
        for (index, question) in pack.questions.iter().enumerate() {
            let options: Vec<Answer> = (0..dice.roll(4)).map(|_| random_answer(question, dice)).collect();
            if let Some(answer) = options.first() {
                chosen.set(QuestionId::new(index), *answer);
                domains.set(QuestionId::new(index), options);
            }
        }
        let wide = possible(pack, assessment, &domains);
        let narrow = possible(pack, assessment, &Domains::new(pack, &chosen));
        let evaluation = evaluate(pack, assessment, &chosen);
        for (at, trace) in evaluation.pathways.iter().enumerate() {
            let truths = trace.requires.iter().chain(&trace.evidence);
            let all = wide.requires[at].iter().chain(&wide.evidence[at]);
            let one = narrow.requires[at].iter().chain(&narrow.evidence[at]);
            for ((truth, all), one) in truths.zip(all).zip(one) {
                assert!(all.has(*truth), "{truth:?} is left out");
                assert!(one.is_only(*truth), "where every question has one answer, the truth is known");
            }
        }
    });
}

fn keeps(assessment: &Assessment, base: &Evaluation, then: &Evaluation, turned: &Assessment) -> bool {
    let close = |assessment: &Assessment, it: &Evaluation| !recommend(assessment, it).close_call.is_empty();
    let first = |assessment: &Assessment, it: &Evaluation| rank(assessment, it, PathwayKind::Route).first().copied();
    if first(assessment, base).is_none() {
        // What counts is what a table says, not which of its rows says it, and of results alone.
        let said = |it: &Evaluation| -> Vec<Option<OutcomeId>> {
            let results = assessment.tables.iter().zip(&it.verdicts).filter(|(table, _)| table.section.is_none());
            let row = |(table, trace): (&DecisionTable, &TableTrace)| match trace {
                TableTrace::Row(row) => Some(table.rows[*row].outcome),
                _ => None,
            };
            results.map(row).collect()
        };
        said(base) == said(then)
    } else if close(assessment, base) {
        close(turned, then)
    } else {
        first(assessment, base) == first(turned, then)
    }
}

fn counted_plainly(pack: &Pack, assessment: &Assessment, answers: &Answers) -> (Count, Count) {
    let base = evaluate(pack, assessment, answers);
    let (mut weights, mut completions) = (Count::default(), Count::default());
    for id in routes(assessment) {
        for index in 0..assessment.pathway(id).evidence.len() {
            let weight = assessment.pathway(id).evidence[index].points.0;
            let counts = base.pathways[id.index()].evidence[index] == Truth::Yes;
            for other in [-2, -1, 1, 2].into_iter().filter(|other: &i32| counts && other.abs_diff(weight) == 1) {
                let mut turned = assessment.clone();
                turned.pathways[id.index()].evidence[index].points.0 = other;
                weights.all += 1;
                weights.kept += usize::from(keeps(assessment, &base, &evaluate(pack, &turned, answers), &turned));
            }
        }
    }
    let mut combinations = vec![answers.clone()];
    let mut is_unsure = false;
    for asked in &assessment.asked {
        let Response::Given(given) = base.respondent.response(asked.question) else { continue };
        let question = pack.question(asked.question);
        if question.is_unsure(given) {
            is_unsure = true;
            let known: Vec<Answer> = all_answers(question).into_iter().filter(|it| !question.is_unsure(*it)).collect();
            let grown = combinations.iter().flat_map(|it| {
                known.iter().map(|answer| {
                    let mut other = it.clone();
                    other.set(asked.question, *answer);
                    other
                })
            });
            combinations = grown.collect();
        }
    }
    for then in combinations.iter().filter(|_| is_unsure) {
        completions.all += 1;
        completions.kept += usize::from(keeps(assessment, &base, &evaluate(pack, assessment, then), assessment));
    }
    (weights, completions)
}

fn searched(case: &Case<'_>, wanted: PathwayId, budget: usize) -> Counterfactual {
    least_changes(case, &Levers::new(case), wanted, budget)
}

fn counted(case: &Case<'_>) -> Robustness {
    robustness(case, &sensitivity(case))
}

#[test]
fn robustness_is_the_plainest_count() {
    let mut unsure = 0;
    each(|pack, assessment, answers, _| {
        let found = counted(&case(pack, assessment, answers));
        let (weights, completions) = counted_plainly(pack, assessment, answers);
        assert_eq!((found.weights, found.completions, found.all_together), (weights, completions, true));
        unsure += usize::from(completions.all > 0 && completions.kept < completions.all);
    });
    assert!(unsure > 100, "only {unsure} people are unsure of something that matters");
}

#[test]
fn answers_that_no_rule_tells_apart_give_one_result() {
    each(|pack, assessment, answers, _| {
        for asked in &assessment.asked {
            let tests = tests(assessment, asked.question);
            let mut seen: Vec<(Vec<i64>, Evaluation)> = Vec::new();
            for answer in all_answers(pack.question(asked.question)) {
                let mut then = answers.clone();
                then.set(asked.question, answer);
                let mut evaluation = evaluate(pack, assessment, &then);
                evaluation.respondent.responses.clear();
                let signature = signature(assessment, &tests, asked.question, answer);
                match seen.iter().find(|(known, _)| *known == signature) {
                    Some((_, known)) => assert_eq!(*known, evaluation),
                    None => seen.push((signature, evaluation)),
                }
            }
        }
    });
}

/// Everybody of the vignettes, and random people, with every route as the wish.
fn each_wish(mut test: impl FnMut(&Assessment, &Answers, &Counterfactual)) {
    let mut people: Vec<(AssessmentId, Answers)> =
        vignettes().iter().map(|it| (it.assessment, it.answers.clone())).collect();
    let mut dice = Dice(17);
    for it in &pack().assessments {
        let id = assessment(&it.id);
        people.extend((0..60).map(|_| (id, random_respondent(id, &mut dice))));
    }
    for (id, answers) in people {
        let assessment = pack().assessment(id);
        for wanted in routes(assessment) {
            test(assessment, &answers, &searched(&case(pack(), assessment, &answers), wanted, BUDGET));
        }
    }
}

#[test]
fn every_wish_of_everybody_is_settled_within_the_budget() {
    let (mut most, mut reached) = (0, 0);
    each_wish(|assessment, answers, found| {
        most = most.max(found.examined);
        match &found.outcome {
            Outcome::Undecided(_) => panic!("{} is left open", assessment.pathway(found.wanted).id),
            Outcome::Least(sets) => {
                for set in sets {
                    reached += 1;
                    let then = evaluate(pack(), assessment, &applied(answers, set));
                    assert!(comes_first(assessment, &then, found.wanted));
                }
            }
            Outcome::First | Outcome::Never(_) => {}
        }
    });
    assert!(reached > 50 && most <= BUDGET / 50, "{reached} sets, {most} evaluations");
}

#[test]
fn too_small_a_budget_is_said() {
    let mut open = 0;
    each_wish(|assessment, answers, found| {
        let Outcome::Least(sets) = &found.outcome else { return };
        let small = searched(&case(pack(), assessment, answers), found.wanted, 3);
        if let Outcome::Undecided(size) = small.outcome {
            open += 1;
            assert!(size <= sets[0].changes.len());
        }
    });
    assert!(open > 50, "only {open} searches ran out");
}

#[test]
fn very_many_combinations_are_counted_one_and_two_at_a_time() {
    let vignette = vignettes()
        .iter()
        .max_by_key(|it| {
            let respondent = respond(pack(), pack().assessment(it.assessment), &it.answers);
            let is_unsure = |response: &&Response| {
                let question = respondent.responses.iter().position(|it| it == *response).map(QuestionId::new);
                matches!((question, response), (Some(id), Response::Given(answer)) if pack().question(id).is_unsure(*answer))
            };
            respondent.responses.iter().filter(is_unsure).count()
        })
        .expect("a vignette");
    let id = vignette.assessment;
    let (assessment, answers) = (pack().assessment(id), vignette.answers.clone());
    let found = counted(&case(pack(), assessment, &answers));
    let base = evaluate(pack(), assessment, &answers);
    let mut known: Vec<(QuestionId, Vec<Answer>)> = Vec::new();
    for asked in &assessment.asked {
        let question = pack().question(asked.question);
        if matches!(base.respondent.response(asked.question), Response::Given(given) if question.is_unsure(given)) {
            known.push((
                asked.question,
                all_answers(question).into_iter().filter(|it| !question.is_unsure(*it)).collect(),
            ));
        }
    }
    assert!(known.iter().map(|(_, it)| it.len()).product::<usize>() > COMBINATIONS_MAX);
    assert!(!found.all_together);
    let mut count = Count::default();
    let mut add = |changes: &[(QuestionId, Answer)]| {
        let mut then = answers.clone();
        for (question, answer) in changes {
            then.set(*question, *answer);
        }
        count.all += 1;
        count.kept += usize::from(keeps(assessment, &base, &evaluate(pack(), assessment, &then), assessment));
    };
    for (index, (one, options)) in known.iter().enumerate() {
        for answer in options {
            add(&[(*one, *answer)]);
            for (two, others) in &known[index + 1..] {
                for other in others {
                    add(&[(*one, *answer), (*two, *other)]);
                }
            }
        }
    }
    assert_eq!(found.completions, count);
}
