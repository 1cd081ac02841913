//! Drawn people: some respondents of every assessment, who settle at once most of what somebody has to show.
//!
//! In: a pack. Out: whether something is true of one of them. Never: that it is true of nobody (a space proves that).

use crate::analysis::pack::lint::results::{ByAnswers, by_answers};
use crate::analysis::proof::dice::Dice;
use crate::engine::routing::{Respondent, respond};
use crate::engine::truth::{Results, Truth, View};
use crate::model::answers::{Answer, Answers};
use crate::model::condition::{Condition, OptionSet, ResultTest};
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{AnswerKind, Question};

/// How many are drawn for an assessment.
const DRAWN: usize = 128;
/// How often somebody is sought who meets a condition.
const TRIES: usize = 64;

/// Respondents who answered everything that they are asked, by assessment.
pub struct DrawnPeople<'p> {
    by_assessment: Vec<(&'p Assessment, Vec<Respondent>)>,
}

impl<'p> DrawnPeople<'p> {
    /// The same people each time.
    pub fn new(pack: &'p Pack) -> Self {
        let mut dice = Dice(0);
        let by_assessment = pack.assessments.iter().map(|assessment| {
            let mut one = || {
                let answers = drawn(pack, assessment, &mut dice);
                respond(pack, assessment, &answers)
            };
            let people = (0..DRAWN).map(|_| one()).collect();
            (assessment, people)
        });
        Self { by_assessment: by_assessment.collect() }
    }

    /// Whether the goal is true of one of those drawn for the assessment, whatever is recommended to them.
    pub fn is_one(&self, assessment: &Assessment, goal: impl Fn(&View<'_>) -> Truth) -> bool {
        let drawn = self.by_assessment.iter().filter(|(it, _)| it.id == assessment.id);
        drawn.flat_map(|(_, people)| people).any(|it| {
            let results = ByAnswers(it.view(assessment, None));
            goal(&it.view(assessment, Some(&results))) == Truth::Yes
        })
    }
}

/// Some respondents who meet a condition if everything is recommended to them that their answers leave open: their
/// answers are drawn, and then changed to those that the condition asks for.
pub fn meeting(pack: &Pack, assessment: &Assessment, condition: &Condition) -> Vec<Respondent> {
    let mut dice = Dice(1);
    let mut one = || {
        let mut answers = drawn(pack, assessment, &mut dice);
        meet(assessment, condition, &mut answers, &mut dice);
        respond(pack, assessment, &answers)
    };
    let meets = |it: &Respondent| {
        let results = Hoped(it.view(assessment, None));
        it.view(assessment, Some(&results)).truth(condition) == Truth::Yes
    };
    (0..TRIES).map(|_| one()).filter(meets).collect()
}

/// Results of somebody to whom everything is recommended that their answers leave open.
struct Hoped<'a>(View<'a>);

impl Results for Hoped<'_> {
    fn test(&self, test: ResultTest) -> Truth {
        let known = by_answers(&self.0, test);
        known.unwrap_or_else(|| match test {
            ResultTest::Recommended(id) | ResultTest::First(id) | ResultTest::Close(id) => {
                by_answers(&self.0, ResultTest::RuledOut(id)).map_or(Truth::Unknown, Truth::negated)
            }
            _ => Truth::Unknown,
        })
    }
}

/// Changes answers to those that a condition asks for, where it asks for some; of several ways it takes any.
fn meet(assessment: &Assessment, condition: &Condition, answers: &mut Answers, dice: &mut Dice) {
    let mut of = |part: &Condition, dice: &mut Dice| meet(assessment, part, answers, dice);
    match condition {
        Condition::Has(question, options) => {
            let options: Vec<usize> = options.iter().collect();
            if let Some(option) = options.get(dice.place(options.len())) {
                answers.set(*question, Answer::Options(OptionSet::of(*option)));
            }
        }
        Condition::Within(question, least, _) => {
            answers.set(*question, Answer::Number(*least));
        }
        Condition::Fact(fact) => of(&assessment.fact(*fact).when, dice),
        Condition::All(parts) => parts.iter().for_each(|part| of(part, dice)),
        Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
            parts.get(dice.place(parts.len())).into_iter().for_each(|part| of(part, dice));
        }
        Condition::Result(ResultTest::Verdict(table, outcome)) => {
            let rows: Vec<_> = assessment.table(*table).rows.iter().filter(|row| row.outcome == *outcome).collect();
            rows.get(dice.place(rows.len())).into_iter().for_each(|row| of(&row.when, dice));
        }
        _ => {}
    }
}

/// Answers to everything that an assessment may ask.
fn drawn(pack: &Pack, assessment: &Assessment, dice: &mut Dice) -> Answers {
    let mut answers = Answers::new();
    for asked in &assessment.asked {
        answers.set(asked.question, answer(pack.question(asked.question), dice));
    }
    answers
}

/// Some answer to a question.
fn answer(question: &Question, dice: &mut Dice) -> Answer {
    match &question.kind {
        AnswerKind::One(options) => Answer::Options(OptionSet::of(dice.place(options.len()))),
        AnswerKind::Many { at_most, options } => {
            let first = dice.place(options.len());
            let mut chosen = OptionSet::of(first);
            for _ in 0..dice.place(*at_most) {
                let more = dice.place(options.len());
                if !options[first].alone && !options[more].alone {
                    chosen = chosen.union(OptionSet::of(more));
                }
            }
            Answer::Options(chosen)
        }
        AnswerKind::Number { least, most, .. } => {
            let above = i64::try_from(dice.under(most.abs_diff(*least).saturating_add(1))).unwrap_or(0);
            Answer::Number(least.saturating_add(above))
        }
    }
}
