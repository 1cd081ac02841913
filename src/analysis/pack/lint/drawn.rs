//! Drawn people: some respondents of every assessment, who settle at once most of what somebody has to show.
//!
//! In: a pack. Out: whether something is true of one of them. Never: that it is true of nobody (a space proves that).

use crate::analysis::pack::lint::results::ByAnswers;
use crate::analysis::proof::dice::Dice;
use crate::engine::routing::{Respondent, respond};
use crate::engine::truth::{Truth, View};
use crate::model::answers::{Answer, Answers};
use crate::model::condition::OptionSet;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{AnswerKind, Question};

/// How many are drawn for an assessment.
const DRAWN: usize = 128;

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
                let mut answers = Answers::new();
                for asked in &assessment.asked {
                    answers.set(asked.question, answer(pack.question(asked.question), &mut dice));
                }
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
