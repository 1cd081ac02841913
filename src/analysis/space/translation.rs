//! Translation: conditions as statements about people.
//!
//! In: conditions of an assessment. Out: for each, when it is yes and when it is no (else it is unknown). Never: ranking.

use crate::analysis::space::class_set::ClassSet;
use crate::analysis::space::domain::Domain;
use crate::analysis::space::statement::{StatementId, Statements};
use crate::model::answers::Answer;
use crate::model::condition::{Condition, ResultTest};
use crate::model::id::{QuestionId, ScaleId};
use crate::model::pack::Assessment;

/// When a condition holds and when it does not; a person for whom neither is true left an answer out that decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// It holds.
    pub yes: StatementId,
    /// It does not hold.
    pub no: StatementId,
}

impl Known {
    fn negated(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }
}

/// Statements about results, once there are some.
pub trait ResultStatements {
    /// When the test of a result is yes, and when no.
    fn test(&self, statements: &mut Statements, test: ResultTest) -> Known;
}

/// Turns conditions into statements, in the order in which a person meets them.
pub struct Translation<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// By place in the asking order.
    pub domains: &'a [Domain],
    /// Everything said so far.
    pub statements: Statements,
    /// Whether each question is asked, in asking order.
    pub asked: Vec<Known>,
    /// By fact.
    pub facts: Vec<Known>,
    /// By question of the bank, its place in the asking order.
    positions: Vec<Option<usize>>,
}

impl<'a> Translation<'a> {
    /// Translates skip logic, then facts.
    pub fn new(assessment: &'a Assessment, domains: &'a [Domain], questions: usize) -> Self {
        let positions = (0..questions).map(|index| assessment.position(QuestionId::new(index))).collect();
        let mut translation = Self {
            assessment,
            domains,
            statements: Statements::default(),
            asked: Vec::new(),
            facts: Vec::new(),
            positions,
        };
        for asked in &assessment.asked {
            // Skip logic looks at earlier questions only, so what it needs is there.
            let known = translation.known(&asked.ask_when, None);
            translation.asked.push(known);
        }
        for fact in &assessment.facts {
            let known = translation.known(&fact.when, None);
            translation.facts.push(known);
        }
        translation
    }

    /// When a condition is yes, and when no. Without results, a test of them is neither.
    pub fn known(&mut self, condition: &Condition, results: Option<&dyn ResultStatements>) -> Known {
        match condition {
            Condition::Always => self.certain(true),
            Condition::Has(question, set) => {
                self.tested(*question, |answer| matches!(answer, Answer::Options(given) if given.meets(*set)))
            }
            Condition::HasNone(question, set) => {
                self.tested(*question, |answer| matches!(answer, Answer::Options(given) if !given.meets(*set)))
            }
            Condition::Within(question, least, most) => self.tested(
                *question,
                |answer| matches!(answer, Answer::Number(number) if (*least..=*most).contains(&number)),
            ),
            Condition::Answered(question) => self.tested(*question, |_| true),
            Condition::Fact(fact) => match self.facts.get(fact.index()) {
                Some(known) => *known,
                // While skip logic is translated no fact is known yet; a fact refers to facts before it only.
                None => self.known(&self.assessment.fact(*fact).when, results),
            },
            Condition::Scale(scale, least, most) => self.scale(*scale, *least, *most),
            Condition::All(parts) => {
                let (yes, no) = self.parts(parts, results);
                Known { yes: self.statements.all_of(yes), no: self.statements.any_of(no) }
            }
            Condition::Any(parts) => {
                let (yes, no) = self.parts(parts, results);
                Known { yes: self.statements.any_of(yes), no: self.statements.all_of(no) }
            }
            Condition::Not(part) => self.known(part, results).negated(),
            Condition::AtLeastOf(count, parts) => {
                let (yes, no) = self.parts(parts, results);
                let yes = self.statements.at_least_of(*count, yes);
                // It fails once so many parts fail that the others are too few.
                let no = match (parts.len() + 1).checked_sub(*count) {
                    Some(enough) => self.statements.at_least_of(enough, no),
                    None => self.statements.constant(true),
                };
                Known { yes, no }
            }
            Condition::Result(test) => match results {
                Some(results) => results.test(&mut self.statements, *test),
                None => Known { yes: self.statements.constant(false), no: self.statements.constant(false) },
            },
        }
    }

    fn certain(&mut self, value: bool) -> Known {
        Known { yes: self.statements.constant(value), no: self.statements.constant(!value) }
    }

    fn parts(
        &mut self,
        parts: &[Condition],
        results: Option<&dyn ResultStatements>,
    ) -> (Vec<StatementId>, Vec<StatementId>) {
        parts.iter().map(|part| self.known(part, results)).map(|known| (known.yes, known.no)).unzip()
    }

    /// A test of an answer: no where skip logic removed the question, else what the drawn answer says.
    fn tested(&mut self, question: QuestionId, test: impl Fn(Answer) -> bool) -> Known {
        let position = self.positions[question.index()].filter(|position| *position < self.asked.len());
        let Some(position) = position else { return self.certain(false) };
        let passing = self.domains[position].passing(&test);
        let failing = self.domains[position].passing(|answer| !test(answer));
        let yes = self.given(position, passing);
        let fails = self.given(position, failing);
        let not_asked = self.asked[position].no;
        Known { yes, no: self.statements.any_of([not_asked, fails]) }
    }

    /// The question is asked, and its answer is in the set.
    fn given(&mut self, position: usize, set: ClassSet) -> StatementId {
        let drawn = self.statements.drawn(position, set);
        let asked = self.asked[position].yes;
        self.statements.all_of([asked, drawn])
    }

    /// A scale score within bounds: over what is answered, each open answer taken at its least and at its most.
    fn scale(&mut self, scale: ScaleId, least: i64, most: i64) -> Known {
        let (mut lows, mut highs) = (Vec::new(), Vec::new());
        let assessment = self.assessment;
        for term in &assessment.scale(scale).terms {
            for (option, points) in &term.points {
                let known = self.tested(term.question, |it| matches!(it, Answer::Options(set) if set.meets(*option)));
                lows.push((known.yes, *points));
                highs.push((known.yes, *points));
            }
            let answered = self.tested(term.question, |_| true);
            let closed = self.statements.any_of([answered.yes, answered.no]);
            let pending = self.statements.not(closed);
            let (term_least, term_most) = term.bounds();
            lows.push((pending, term_least));
            highs.push((pending, term_most));
        }
        let statements = &mut self.statements;
        let low_enough = statements.at_least(lows.iter().copied(), least);
        let high_enough = statements.at_least(highs.iter().copied(), least);
        let low_over = above(statements, &lows, most);
        let high_over = above(statements, &highs, most);
        let high_within = statements.not(high_over);
        let too_little = statements.not(high_enough);
        Known { yes: statements.all_of([low_enough, high_within]), no: statements.any_of([too_little, low_over]) }
    }
}

/// The tally comes to more than `most`.
fn above(statements: &mut Statements, terms: &[(StatementId, i64)], most: i64) -> StatementId {
    match most.checked_add(1) {
        Some(least) => statements.at_least(terms.iter().copied(), least),
        None => statements.constant(false),
    }
}
