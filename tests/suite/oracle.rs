//! The oracle: scoring in the plainest way, over plain maps, for people who answered everything.

use std::collections::BTreeMap;

use inroad::model::answers::{Answer, Answers};
use inroad::model::condition::Condition;
use inroad::model::id::{PathwayId, QuestionId};
use inroad::model::pack::Assessment;
use inroad::model::pathway::PathwayKind;

/// What a person said, skip logic followed by hand.
pub struct Person<'a> {
    assessment: &'a Assessment,
    said: BTreeMap<QuestionId, Answer>,
}

impl<'a> Person<'a> {
    /// Goes through the questionnaire in order and keeps the answers of questions that are asked.
    pub fn new(assessment: &'a Assessment, answers: &Answers) -> Self {
        let mut person = Self { assessment, said: BTreeMap::new() };
        for asked in &assessment.asked {
            if person.holds(&asked.ask_when) {
                let answer = answers.get(asked.question).expect("the oracle knows complete people only");
                person.said.insert(asked.question, answer);
            }
        }
        person
    }

    /// Whether a condition holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::Has(question, wanted) => self.said.get(question).is_some_and(|it| has_any(*it, wanted.0)),
            Condition::HasNone(question, wanted) => self.said.get(question).is_some_and(|it| !has_any(*it, wanted.0)),
            Condition::Within(question, least, most) => match self.said.get(question) {
                Some(Answer::Number(number)) => least <= number && number <= most,
                _ => false,
            },
            Condition::Answered(question) => self.said.contains_key(question),
            Condition::Fact(fact) => self.holds(&self.assessment.facts[fact.index()].when),
            Condition::Scale(scale, least, most) => {
                let mut sum = 0;
                for term in &self.assessment.scales[scale.index()].terms {
                    for (option, points) in &term.points {
                        if self.said.get(&term.question).is_some_and(|it| has_any(*it, option.0)) {
                            sum += points;
                        }
                    }
                }
                *least <= sum && sum <= *most
            }
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
            Condition::AtLeastOf(count, parts) => parts.iter().filter(|part| self.holds(part)).count() >= *count,
            Condition::Result(_) => panic!("the oracle does not look at results"),
        }
    }

    /// The points of a pathway, or none where it is ruled out.
    pub fn points(&self, pathway: PathwayId) -> Option<i32> {
        let pathway = &self.assessment.pathways[pathway.index()];
        if !pathway.requires.iter().all(|it| self.holds(&it.holds)) {
            return None;
        }
        Some(pathway.evidence.iter().filter(|it| self.holds(&it.when)).map(|it| it.points.0).sum())
    }

    /// The route that comes first: most points, then standing, then declared order.
    pub fn first(&self) -> Option<PathwayId> {
        let mut first: Option<(PathwayId, i32)> = None;
        for index in 0..self.assessment.pathways.len() {
            let id = PathwayId::new(index);
            if self.assessment.pathways[index].kind != PathwayKind::Route {
                continue;
            }
            let Some(points) = self.points(id) else { continue };
            let is_better = first.is_none_or(|(other, most)| {
                let standing = self.assessment.pathways[index].standing;
                points > most || points == most && standing < self.assessment.pathways[other.index()].standing
            });
            if is_better {
                first = Some((id, points));
            }
        }
        first.map(|(id, _)| id)
    }

    /// The outcome of each table.
    pub fn verdicts(&self) -> Vec<Option<usize>> {
        let tables = self.assessment.tables.iter();
        tables.map(|table| table.rows.iter().position(|row| self.holds(&row.when))).collect()
    }
}

fn has_any(answer: Answer, wanted: u64) -> bool {
    match answer {
        Answer::Options(set) => (0..64).any(|bit| set.0 >> bit & 1 == 1 && wanted >> bit & 1 == 1),
        Answer::Number(_) => false,
    }
}
