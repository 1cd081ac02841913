//! The prover against plain enumeration: every answer set of small random packs.

use inroad::analysis::proof::can::{Possibility, Prepared};
use inroad::analysis::proof::count::{count, size};
use inroad::analysis::proof::crowd::{Crowd, LANES};
use inroad::analysis::proof::fixed::Fixed;
use inroad::analysis::proof::inquiry::{Goal, inquiry};
use inroad::analysis::proof::judge::Judge;
use inroad::analysis::proof::line::Part;
use inroad::analysis::proof::search::{Budget, Found, search};
use inroad::analysis::proof::survey::survey;
use inroad::analysis::space::domain::{LeavingOut, ordinary};
use inroad::analysis::space::people::people;
use inroad::engine::evaluation::{Evaluation, evaluate};
use inroad::engine::recommendation::{Ranked, Recommendation, recommend};
use inroad::engine::truth::{Response, Truth};
use inroad::model::answers::{Answer, Answers};
use inroad::model::condition::{Condition, OptionSet, ResultTest};
use inroad::model::id::{AdviceId, OutcomeId, QuestionId, TableId};
use inroad::model::pack::{Assessment, Pack};
use inroad::model::question::{AnswerKind, Question, Reply};
use inroad::model::questionnaire::Tier;

use crate::harness::Dice;
use crate::random_pack::random_pack;

const PACKS: u64 = 2_000;
/// Packs with more answer sets are left to the packs that follow.
pub const SETS_MAX: usize = 700;
const BUDGET: Budget = Budget { parts: 1_000_000 };

/// Every answer that a question accepts, found by offering it every reply there is.
fn every_answer(question: &Question) -> Vec<Answer> {
    if let AnswerKind::Number { least, most, .. } = question.kind {
        return (least..=most).map(Answer::Number).collect();
    }
    let ids: Vec<&String> = question.options().iter().map(|option| &option.id).collect();
    let sets = 1..1_u64 << ids.len();
    let words = sets.map(|set| OptionSet(set).iter().map(|index| ids[index].clone()).collect());
    words.filter_map(|words| question.accept(&Reply::Words(words)).ok()).collect()
}

/// Every way to answer every question, asked or not; none where there are too many.
pub fn every_draw(pack: &Pack, out: LeavingOut) -> Option<Vec<Answers>> {
    every_draw_up_to(pack, out, SETS_MAX)
}

/// The same, with another bound.
pub fn every_draw_up_to(pack: &Pack, out: LeavingOut, most: usize) -> Option<Vec<Answers>> {
    let mut draws = vec![Answers::new()];
    for (index, question) in pack.questions.iter().enumerate() {
        let id = QuestionId::new(index);
        let may_leave_out = out == LeavingOut::Anything
            || out == LeavingOut::Refine && pack.assessments[0].asked[index].tier == Tier::Refine;
        let answers = every_answer(question).into_iter().map(Some);
        let answers: Vec<Option<Answer>> = may_leave_out.then_some(None).into_iter().chain(answers).collect();
        let wider = draws.iter().flat_map(|draw| {
            answers.iter().map(move |answer| {
                let mut draw = draw.clone();
                if let Some(answer) = answer {
                    draw.set(id, *answer);
                }
                draw
            })
        });
        draws = wider.collect();
        if draws.len() > most {
            return None;
        }
    }
    Some(draws)
}

struct Person<'a> {
    draw: &'a Answers,
    evaluation: Evaluation,
    recommendation: Recommendation,
}

impl Person<'_> {
    fn truth(&self, assessment: &Assessment, condition: &Condition) -> Truth {
        let results = Ranked { evaluation: &self.evaluation, assessment, recommendation: &self.recommendation };
        self.evaluation.respondent.view(assessment, Some(&results)).truth(condition)
    }

    /// The answers that count: those of questions that are asked.
    fn counted(&self, pack: &Pack) -> Vec<Option<Answer>> {
        let responses = (0..pack.questions.len()).map(|index| self.evaluation.respondent.responses[index]);
        responses.map(|response| if let Response::Given(answer) = response { Some(answer) } else { None }).collect()
    }

    /// How many answers are not the ordinary ones.
    fn away(&self, pack: &Pack) -> i64 {
        let counted = self.counted(pack).into_iter().zip(&pack.questions);
        counted.filter(|(answer, question)| answer.is_some_and(|it| it != ordinary(question))).count() as i64
    }
}

fn everybody<'a>(pack: &Pack, draws: &'a [Answers]) -> Vec<Person<'a>> {
    let assessment = &pack.assessments[0];
    let person = |draw| {
        let evaluation = evaluate(pack, assessment, draw);
        let recommendation = recommend(assessment, &evaluation);
        Person { draw, evaluation, recommendation }
    };
    draws.iter().map(person).collect()
}

/// Everything that can be asked of an assessment's results, and a few mixtures.
fn questions(assessment: &Assessment, dice: &mut Dice) -> Vec<Condition> {
    let mut tests = Vec::new();
    for id in assessment.pathway_ids() {
        tests.extend([ResultTest::First(id), ResultTest::Close(id), ResultTest::Recommended(id)]);
        tests.push(ResultTest::RuledOut(id));
        tests.extend((0..assessment.pathway(id).requires.len()).map(|it| ResultTest::Met(id, it)));
    }
    for (index, table) in assessment.tables.iter().enumerate() {
        let outcomes = (0..table.outcomes.len()).map(OutcomeId::new);
        tests.extend(outcomes.map(|outcome| ResultTest::Verdict(TableId::new(index), outcome)));
    }
    tests.extend((0..assessment.advice.len()).map(|index| ResultTest::Fires(AdviceId::new(index))));
    let mut asked: Vec<Condition> = tests.into_iter().map(Condition::Result).collect();
    asked.extend(assessment.facts.iter().map(|fact| fact.when.clone()));
    for _ in 0..4 {
        let part = |dice: &mut Dice| {
            let part = asked[dice.roll(asked.len())].clone();
            if dice.roll(2) == 0 { Condition::Not(Box::new(part)) } else { part }
        };
        let parts = vec![part(dice), part(dice), part(dice)];
        asked.push(if dice.roll(2) == 0 { Condition::All(parts) } else { Condition::AtLeastOf(2, parts) });
    }
    asked
}

fn each_pack(out: LeavingOut, mut test: impl FnMut(&Pack, &[Person<'_>], &[Condition], &mut Dice)) {
    let mut tested = 0;
    for seed in 0..PACKS {
        let mut dice = Dice(seed ^ 0xA5A5);
        let pack = random_pack(&mut dice);
        let Some(draws) = every_draw(&pack, out) else { continue };
        let people = everybody(&pack, &draws);
        let asked = questions(&pack.assessments[0], &mut dice);
        test(&pack, &people, &asked, &mut dice);
        tested += 1;
    }
    assert!(tested * 4 > PACKS, "only {tested} packs are small enough");
}

fn agrees(out: LeavingOut) {
    each_pack(out, |pack, everybody, asked, dice| {
        let assessment = &pack.assessments[0];
        let conditions: Vec<&Condition> = asked.iter().collect();
        let prepared = Prepared::new(pack, assessment, &conditions, out).expect("a small pack is not too fine");
        for (index, condition) in asked.iter().enumerate() {
            // Some of the answers are fixed, as half way through a quiz.
            let fixed = everybody[dice.roll(everybody.len())].draw;
            let mut some = Answers::new();
            for (question, answer) in fixed.iter().filter(|_| dice.roll(3) == 0).collect::<Vec<_>>() {
                some.set(question, answer);
            }
            for fixed in [&Answers::new(), &some] {
                let fits = |person: &&Person<'_>| fixed.iter().all(|(id, it)| person.draw.get(id) == Some(it));
                let meant = everybody.iter().filter(fits);
                let meant: Vec<&Person<'_>> =
                    meant.filter(|person| person.truth(assessment, condition) == Truth::Yes).collect();
                let least = meant.iter().map(|person| person.away(pack)).min();
                match prepared.asker(index).ask_for_the_most_ordinary(Fixed { answers: fixed, left_out: &[] }, BUDGET) {
                    Possibility::Possible(answers) => {
                        let one = [answers];
                        let person = &self::everybody(pack, &one)[0];
                        assert_eq!(person.truth(assessment, condition), Truth::Yes);
                        assert!(least.is_some_and(|least| least <= person.away(pack)));
                        assert!(!fixed.is_empty() || least == Some(person.away(pack)), "not the most ordinary");
                    }
                    Possibility::Impossible(_) => assert_eq!(least, None),
                    Possibility::Undecided(_) => panic!("a small pack is decided"),
                }
            }
        }
    });
}

#[test]
fn what_can_be_is_what_somebody_is() {
    agrees(LeavingOut::Nothing);
}

#[test]
fn what_can_be_is_what_somebody_is_though_answers_are_left_out() {
    agrees(LeavingOut::Refine);
}

#[test]
fn counts_are_those_of_everybody() {
    each_pack(LeavingOut::Nothing, |pack, everybody, asked, _| {
        let assessment = &pack.assessments[0];
        let conditions: Vec<&Condition> = asked.iter().collect();
        let (people, wanted) = people(pack, assessment, LeavingOut::Nothing, &conditions).expect("not too fine");
        let mut different: Vec<_> = everybody.iter().map(|person| person.counted(pack)).collect();
        different.sort();
        different.dedup();
        assert_eq!(size(&people), Some(different.len() as u128));
        for (condition, statement) in asked.iter().zip(wanted) {
            let meant = everybody.iter().filter(|it| it.truth(assessment, condition) == Truth::Yes).count();
            let inquiry = inquiry(&people, &[Goal::Holds(statement)]).expect("not too fine");
            let share = count(&inquiry, BUDGET).expect("a small pack is counted");
            assert_eq!(share.part * everybody.len() as u128, meant as u128 * share.whole, "{condition:?}");
            let found = search(&inquiry, &inquiry.everybody(), BUDGET);
            assert_eq!(matches!(found, Found::Somebody(..)), meant > 0);
        }
    });
}

#[test]
fn a_crowd_is_judged_as_each_of_its_people() {
    each_pack(LeavingOut::Nothing, |pack, _, asked, _| {
        let assessment = &pack.assessments[0];
        let conditions: Vec<&Condition> = asked.iter().collect();
        let (people, wanted) = people(pack, assessment, LeavingOut::Nothing, &conditions).expect("not too fine");
        let mut crowd = Crowd::<2>::new(&people, wanted.iter().copied());
        let row = [crowd.draw(7), crowd.draw(8)];
        crowd.judge(&row);
        for (side, lane) in (0..LANES).map(|lane| (lane % 2, lane)) {
            let classes: Vec<usize> = row[side].iter().map(|lanes| usize::from(lanes[lane])).collect();
            let one = [people.answers(&classes)];
            let person = &everybody(pack, &one)[0];
            for (condition, statement) in asked.iter().zip(&wanted) {
                let truth = Truth::of(crowd.truth(*statement)[side] >> lane & 1 == 1);
                assert_eq!(person.truth(assessment, condition), truth);
            }
        }
    });
}

/// Every answer is as likely as any other, however many there are.
#[test]
fn of_a_question_with_many_answers_each_is_drawn_as_often() {
    let (mut pack, question) = (random_pack(&mut Dice(3)), QuestionId::new(0));
    pack.questions[0].kind = AnswerKind::Number { least: 0, most: 9_999, unit: "u".to_owned() };
    let within = Condition::Within(question, 100, 2_599);
    let (people, wanted) =
        people(&pack, &pack.assessments[0], LeavingOut::Nothing, &[&within]).expect("intervals are few");
    let crowds = 500;
    let seen = survey(&people, &wanted, crowds, None)[0];
    let quarter = crowds * LANES as u64 / 4;
    assert!(seen.abs_diff(quarter) < quarter / 20, "{seen} of {quarter}");
}

/// A random part of a part, mostly of few variables.
fn narrower(part: &Part, dice: &mut Dice) -> Part {
    let mut narrower = part.clone();
    for mask in &mut narrower {
        let keep = u128::from(dice.roll(1 << 16) as u64);
        if dice.roll(3) == 0 && *mask & keep != 0 {
            *mask &= keep;
        }
    }
    narrower
}

/// A judge follows what changes from one part to the next, and comes back to what it kept: it says the same as one who
/// has seen nothing before.
#[test]
fn a_judge_who_remembers_says_what_one_who_does_not_says() {
    let mut judged_anew = 0;
    each_pack(LeavingOut::Refine, |pack, _, asked, dice| {
        let conditions: Vec<&Condition> = asked.iter().collect();
        let (people, wanted) =
            people(pack, &pack.assessments[0], LeavingOut::Refine, &conditions).expect("a small pack is not too fine");
        let statement = wanted[dice.roll(wanted.len())];
        let mut inquiry = inquiry(&people, &[Goal::Holds(statement)]).expect("not too fine");
        if dice.roll(2) == 0 {
            inquiry = inquiry.within(dice.roll(3) as i64);
        }
        let mut judge = Judge::new(&inquiry);
        let mut part = inquiry.everybody();
        let mut kept = Vec::new();
        for _ in 0..12 {
            let (mut seen, mut seen_anew) = (part.clone(), part.clone());
            let mut fresh = Judge::new(&inquiry);
            assert_eq!(judge.judge(&mut seen), fresh.judge(&mut seen_anew));
            assert_eq!(seen, seen_anew);
            for line in 0..inquiry.lines.len() {
                assert_eq!((judge.truth(line), judge.forced(line)), (fresh.truth(line), fresh.forced(line)));
            }
            judged_anew += 1;
            part = match dice.roll(4) {
                0 => narrower(&inquiry.everybody(), dice),
                1 if !kept.is_empty() => {
                    judge.come_back();
                    kept.pop().expect("something is kept")
                }
                2 => {
                    judge.keep();
                    kept.push(part.clone());
                    narrower(&part, dice)
                }
                _ => narrower(&part, dice),
            };
        }
    });
    assert!(judged_anew > 5_000, "only {judged_anew} parts are judged");
}
