//! Decisive answers and settled results, against trying everybody in small random packs.

use inroad::analysis::person::decisive::Results;
use inroad::analysis::space::domain::LeavingOut;
use inroad::engine::evaluation::{TableTrace, evaluate};
use inroad::engine::recommendation::recommend;
use inroad::engine::truth::Response;
use inroad::model::answers::Answers;
use inroad::model::id::{OutcomeId, PathwayId, QuestionId};
use inroad::model::pack::{Assessment, Pack};

use crate::harness::{Dice, case, pack, random_respondent, vignettes};
use crate::prover::every_draw;
use crate::random_pack::random_pack;

/// What a result says: the routes that are recommended, and the tables that are results by themselves; none of a table
/// while a missing answer decides it.
#[derive(Debug, PartialEq)]
struct Said {
    leaders: Vec<PathwayId>,
    tables: Vec<Option<OutcomeId>>,
}

/// The same, read off the evaluation in the plainest way.
fn said(pack: &Pack, assessment: &Assessment, answers: &Answers) -> Said {
    let evaluation = evaluate(pack, assessment, answers);
    let leaders = recommend(assessment, &evaluation).leaders().to_vec();
    let rows = assessment.tables.iter().zip(&evaluation.verdicts).filter(|(table, _)| table.section.is_none());
    let outcomes = rows.map(|(table, trace)| match trace {
        TableTrace::Row(row) => Some(table.rows[*row].outcome),
        _ => None,
    });
    Said { leaders, tables: outcomes.collect() }
}

impl Said {
    /// A close call says nothing yet, nor does a table that waits, so nothing decides them and they are not settled.
    fn is_clear(&self) -> bool {
        self.leaders.len() <= 1 && self.tables.iter().all(Option::is_some)
    }

    /// Whether somebody else comes out otherwise; a table that waits for what they left out says nothing else.
    fn is_kept_by(&self, other: &Self) -> bool {
        let mut tables = self.tables.iter().zip(&other.tables);
        self.leaders == other.leaders && tables.all(|(mine, theirs)| theirs.is_none() || mine == theirs)
    }
}

/// Whether nobody who gives the same answers to these questions comes out otherwise.
fn is_forced(pack: &Pack, everybody: &[Answers], person: &Answers, kept: &[QuestionId]) -> bool {
    let assessment = &pack.assessments[0];
    let result = said(pack, assessment, person);
    let alike = everybody.iter().filter(|it| kept.iter().all(|question| it.get(*question) == person.get(*question)));
    result.is_clear() && alike.into_iter().all(|it| result.is_kept_by(&said(pack, assessment, it)))
}

fn subsets(of: &[QuestionId]) -> Vec<Vec<QuestionId>> {
    let all = (0..1_u32 << of.len()).map(|mask| {
        let members = of.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
        members.map(|(_, question)| *question).collect()
    });
    all.collect()
}

fn given(pack: &Pack, answers: &Answers) -> Vec<QuestionId> {
    let respondent = inroad::engine::routing::respond(pack, &pack.assessments[0], answers);
    let questions = (0..pack.questions.len()).map(QuestionId::new);
    questions.filter(|it| matches!(respondent.response(*it), Response::Given(_))).collect()
}

#[test]
fn the_least_answers_that_decide_are_those_that_trying_everybody_finds() {
    let (mut compared, mut smaller) = (0, 0);
    for seed in 0..700 {
        let mut dice = Dice(seed);
        let mut pack = random_pack(&mut dice);
        // Some packs rank nothing, so that tables are the result.
        if seed % 4 == 0 {
            pack.assessments[0].pathways.clear();
            pack.assessments[0].advice.clear();
        }
        let Some(everybody) = every_draw(&pack, LeavingOut::Refine) else { continue };
        let assessment = &pack.assessments[0];
        let Some(results) = Results::every(&pack, assessment) else { continue };
        for _ in 0..2 {
            let person = &everybody[dice.roll(everybody.len())];
            let given = given(&pack, person);
            let found = results.decisive(&case(&pack, assessment, person));
            let sufficient: Vec<Vec<QuestionId>> =
                subsets(&given).into_iter().filter(|it| is_forced(&pack, &everybody, person, it)).collect();
            let least = sufficient.iter().map(Vec::len).min();
            assert_eq!(found.as_ref().map(|it| it.questions.len()), least, "seed {seed}");
            let Some(found) = found else { continue };
            assert!(found.is_least && sufficient.contains(&found.questions), "seed {seed}: {found:?}");
            compared += 1;
            smaller += usize::from(found.questions.len() < given.len());
        }
    }
    assert!(compared > 300 && smaller > 100, "{compared} people, {smaller} decided by fewer answers than they gave");
}

#[test]
fn a_result_is_settled_exactly_when_nobody_who_goes_on_comes_out_otherwise() {
    let (mut settled, mut open) = (0, 0);
    for seed in 0..700 {
        let mut dice = Dice(seed);
        let pack = random_pack(&mut dice);
        let Some(everybody) = every_draw(&pack, LeavingOut::Refine) else { continue };
        let assessment = &pack.assessments[0];
        let Some(results) = Results::every(&pack, assessment) else { continue };
        let person = &everybody[dice.roll(everybody.len())];
        let mut partial = Answers::new();
        for question in given(&pack, person) {
            let now = said(&pack, assessment, &partial);
            let mut going_on =
                everybody.iter().filter(|it| partial.iter().all(|(id, answer)| it.get(id) == Some(answer)));
            let is_settled = now.is_clear() && going_on.all(|it| now.is_kept_by(&said(&pack, assessment, it)));
            assert_eq!(results.is_settled(&case(&pack, assessment, &partial)), Some(is_settled), "seed {seed}");
            settled += usize::from(is_settled);
            open += usize::from(!is_settled);
            partial.set(question, person.get(question).expect("a given answer"));
        }
    }
    assert!(settled > 100 && open > 100, "{settled} settled, {open} open");
}

#[test]
fn whatever_else_somebody_says_the_answers_that_decide_decide() {
    let pack = pack();
    let mut dice = Dice(23);
    for vignette in vignettes().iter().step_by(3) {
        let assessment = pack.assessment(vignette.assessment);
        let case = case(pack, assessment, &vignette.answers);
        let Some(results) = Results::one(&case) else { continue };
        let Some(found) = results.decisive(&case) else { continue };
        assert!(!found.questions.is_empty(), "{}", vignette.name);
        for _ in 0..200 {
            let mut other = random_respondent(vignette.assessment, &mut dice);
            for question in &found.questions {
                other.set(*question, vignette.answers.get(*question).expect("an answer"));
            }
            // An answer may raise a question that the random person was not asked; one more random person answers it.
            let rest = random_respondent(vignette.assessment, &mut dice);
            for (question, answer) in
                rest.iter().filter(|(question, _)| other.get(*question).is_none()).collect::<Vec<_>>()
            {
                other.set(question, answer);
            }
            let complete = evaluate(pack, assessment, &other);
            let is_complete =
                complete.respondent.missing(assessment, inroad::model::questionnaire::Tier::Core).next().is_none();
            if is_complete {
                assert_eq!(
                    said(pack, assessment, &other),
                    said(pack, assessment, &vignette.answers),
                    "{}",
                    vignette.name
                );
            }
        }
    }
}
