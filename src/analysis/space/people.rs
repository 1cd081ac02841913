//! The people of an assessment: its domains, and every statement about them in one place.
//!
//! In: a pack and an assessment. Out: the space, its size, and answers of one person in it. Never: deciding anything.

use crate::analysis::space::class_set::ClassSet;
use crate::analysis::space::domain::{Domain, LeavingOut, Tests, domain, tests};
use crate::analysis::space::outcomes::{Extent, Outcomes, Tested, outcomes};
use crate::analysis::space::statement::{Statement, StatementId, Statements};
use crate::analysis::space::translation::{Known, Translation};
use crate::engine::routing::respond;
use crate::engine::truth::Truth;
use crate::model::answers::{Answer, Answers};
use crate::model::condition::{Condition, ResultTest};
use crate::model::pack::{Assessment, Pack};

/// Everybody who can answer an assessment.
#[derive(Clone, Debug)]
pub struct People<'p> {
    /// The pack.
    pub pack: &'p Pack,
    /// The assessment.
    pub assessment: &'p Assessment,
    /// By place in the asking order.
    pub domains: Vec<Domain>,
    /// What is true of whom.
    pub statements: Statements,
    /// Whether each question is asked, in asking order.
    pub asked: Vec<Known>,
    /// Facts, rules and results.
    pub outcomes: Outcomes,
    facts: Vec<Known>,
    /// By place in the asking order.
    tests: Vec<Tests>,
}

/// Everybody, and `conditions` as statements: when each holds. None where the answers to some question are told apart
/// into too many classes to look at.
pub fn people<'p>(
    pack: &'p Pack,
    assessment: &'p Assessment,
    out: LeavingOut,
    conditions: &[&Condition],
) -> Option<(People<'p>, Vec<StatementId>)> {
    people_as_far_as(pack, assessment, out, (conditions, Extent::Everything))
}

/// The same without advice, unless some condition asks whether it fires.
pub fn people_with_results<'p>(
    pack: &'p Pack,
    assessment: &'p Assessment,
    out: LeavingOut,
    conditions: &[&Condition],
) -> Option<(People<'p>, Vec<StatementId>)> {
    let mut extent = Extent::Results;
    for condition in conditions {
        condition.walk(&mut |part| {
            if matches!(part, Condition::Result(ResultTest::Fires(_))) {
                extent = Extent::Everything;
            }
        });
    }
    people_as_far_as(pack, assessment, out, (conditions, extent))
}

fn people_as_far_as<'p>(
    pack: &'p Pack,
    assessment: &'p Assessment,
    out: LeavingOut,
    (conditions, extent): (&[&Condition], Extent),
) -> Option<(People<'p>, Vec<StatementId>)> {
    let by_question = tests(pack, assessment, conditions);
    let tests: Vec<Tests> = assessment.asked.iter().map(|asked| by_question[asked.question.index()].clone()).collect();
    let domains = assessment.asked.iter().zip(&tests);
    let domains: Option<Vec<Domain>> = domains
        .map(|(asked, tests)| domain(pack.question(asked.question), asked.question, asked.tier, tests, out))
        .collect();
    let domains = domains?;
    let mut translation = Translation::new(assessment, &domains, pack.questions.len());
    let outcomes = outcomes(&mut translation, extent);
    let wanted = conditions
        .iter()
        .map(|condition| translation.known(condition, Some(&Tested { assessment, outcomes: &outcomes })).yes);
    let wanted = wanted.collect();
    let (statements, asked, facts) = (translation.statements, translation.asked, translation.facts);
    Some((People { pack, assessment, domains, statements, asked, outcomes, facts, tests }, wanted))
}

impl People<'_> {
    /// The classes of a question's ordinary answers; one that is left out counts among them.
    pub fn ordinary(&self, position: usize) -> ClassSet {
        let classes = &self.domains[position].classes;
        ClassSet::of(classes.len(), |class| classes[class].is_ordinary)
    }

    /// By fact: when it holds and when not.
    pub fn facts(&self) -> &[Known] {
        &self.facts
    }

    /// The class of an answer to the question at a place of the asking order.
    pub fn class_of(&self, position: usize, answer: Answer) -> Option<usize> {
        self.domains[position].class_of(&self.tests[position], answer)
    }

    /// By place in the asking order, the sets of answers that skip logic looks at.
    pub fn routing_sets(&self) -> Vec<Vec<&ClassSet>> {
        let mut sets: Vec<Vec<&ClassSet>> = vec![Vec::new(); self.domains.len()];
        let asked = self.asked.iter().flat_map(|known| [known.yes, known.no]);
        self.statements.visit(asked, |statement| {
            if let Statement::Drawn(position, set) = statement {
                sets[*position].push(set);
            }
        });
        sets
    }

    /// A person by the class of each drawn answer: the answers of the questions that are asked of them.
    pub fn answers(&self, drawn: &[usize]) -> Answers {
        let mut answers = Answers::new();
        for (position, asked) in self.assessment.asked.iter().enumerate() {
            let respondent = respond(self.pack, self.assessment, &answers);
            let answer = self.domains[position].classes[drawn[position]].answer;
            if let (Truth::Yes, Some(answer)) = (respondent.asked[position], answer) {
                answers.set(asked.question, answer);
            }
        }
        answers
    }
}
