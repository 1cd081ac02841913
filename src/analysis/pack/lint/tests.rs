//! Tests: what conditions look at, and the answers that they tell apart.
//!
//! In: conditions of one assessment. Out: signatures of answers, and one answer of each kind. Never: combining questions.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet, ResultTest};
use crate::model::id::{PathwayId, QuestionId};
use crate::model::pack::Assessment;
use crate::model::pathway::{Pathway, PathwayKind};
use crate::model::question::{AnswerKind, AnswerOption, Question};
use crate::model::questionnaire::ScaleTerm;

/// The most groups of boxes of one question that are combined.
const GROUPS_MAX: usize = 14;

/// The tests that conditions make, through facts, scale scores and results.
#[derive(Default)]
pub struct Tests<'p> {
    /// The questions looked at, each once.
    pub questions: Vec<QuestionId>,
    sets: BTreeMap<QuestionId, BTreeSet<OptionSet>>,
    terms: BTreeMap<QuestionId, Vec<&'p ScaleTerm>>,
    cuts: BTreeMap<QuestionId, BTreeSet<i64>>,
    /// Tests of results that answers do not decide by themselves.
    pub supposed: Vec<ResultTest>,
    /// The facts referred to, by index.
    pub facts: BTreeSet<usize>,
    /// Whether to look at the requirements of what is recommended, too.
    sees_requirements: bool,
}

impl<'p> Tests<'p> {
    /// The tests of some conditions, and whether what is recommended is held against its requirements.
    pub fn of(assessment: &'p Assessment, conditions: &[&'p Condition], sees_requirements: bool) -> Self {
        let mut tests = Self { sees_requirements, ..Self::default() };
        for condition in conditions {
            tests.add(assessment, condition);
        }
        tests
    }

    /// The conditions on answers that a test of results looks at.
    pub fn behind(&self, assessment: &'p Assessment, test: ResultTest) -> Vec<&'p Condition> {
        let requires = |id: PathwayId| assessment.pathway(id).requires.iter().map(|it| &it.holds).collect();
        match test {
            ResultTest::Verdict(table, _) => assessment.table(table).rows.iter().map(|row| &row.when).collect(),
            ResultTest::RuledOut(pathway) => requires(pathway),
            _ => self.needs_open(assessment, test).map_or_else(Vec::new, requires),
        }
    }

    /// The pathway that no requirement may rule out where the test holds; none where that cannot be said.
    ///
    /// Supports that are ruled out are not named. A route that is ruled out stands behind every other, so it is not
    /// recommended where some route has no requirements.
    pub fn needs_open(&self, assessment: &Assessment, test: ResultTest) -> Option<PathwayId> {
        let (ResultTest::Recommended(id) | ResultTest::First(id) | ResultTest::Close(id)) = test else { return None };
        let is_support = assessment.pathway(id).kind == PathwayKind::Support;
        let is_fallback = |it: &Pathway| it.kind == PathwayKind::Route && it.requires.is_empty();
        let is_known = is_support || assessment.pathways.iter().any(is_fallback);
        (self.sees_requirements && is_known).then_some(id)
    }

    /// Adds the tests of a condition.
    pub fn add(&mut self, assessment: &'p Assessment, condition: &'p Condition) {
        let mut inner: Vec<&'p Condition> = Vec::new();
        condition.walk(&mut |part| match part {
            Condition::Has(question, options) | Condition::HasNone(question, options) => {
                self.see(*question);
                self.sets.entry(*question).or_default().insert(*options);
            }
            Condition::Within(question, least, most) => {
                self.see(*question);
                self.cuts.entry(*question).or_default().extend([*least, most.saturating_add(1)]);
            }
            Condition::Answered(question) => self.see(*question),
            Condition::Scale(scale, ..) => {
                for term in &assessment.scale(*scale).terms {
                    self.see(term.question);
                    self.terms.entry(term.question).or_default().push(term);
                }
            }
            Condition::Fact(fact) if self.facts.insert(fact.index()) => inner.push(&assessment.fact(*fact).when),
            Condition::Result(test) => {
                inner.extend(self.behind(assessment, *test));
                let is_decided = matches!(test, ResultTest::RuledOut(_) | ResultTest::Verdict(..));
                if !is_decided && !self.supposed.contains(test) {
                    self.supposed.push(*test);
                }
            }
            _ => {}
        });
        for condition in inner {
            self.add(assessment, condition);
        }
    }

    fn see(&mut self, question: QuestionId) {
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }

    /// What the tests see of an answer: equal signatures cannot be told apart.
    pub fn signature(&self, question: QuestionId, answer: Answer) -> (Vec<bool>, Vec<i64>) {
        let options = if let Answer::Options(set) = answer { set } else { OptionSet::default() };
        let sets = self.sets.get(&question).into_iter().flatten();
        let terms = self.terms.get(&question).into_iter().flatten();
        (sets.map(|set| set.meets(options)).collect(), terms.map(|term| term.points_of(answer)).collect())
    }

    /// Whether no test looks at what was answered, only at whether.
    pub fn only_answered(&self, question: QuestionId) -> bool {
        !self.sets.contains_key(&question) && !self.terms.contains_key(&question)
    }

    /// One answer of each kind that the tests tell apart; none where there are too many to combine.
    pub fn kinds(&self, id: QuestionId, question: &Question) -> Option<Vec<Answer>> {
        match &question.kind {
            AnswerKind::One(options) => {
                Some(self.distinct(id, (0..options.len()).map(|index| Answer::Options(OptionSet::of(index)))))
            }
            AnswerKind::Many { at_most, options } => self.combinations(id, options, *at_most),
            AnswerKind::Number { least, most, .. } => {
                let cuts = self.cuts.get(&id).into_iter().flatten().copied();
                let numbers: BTreeSet<i64> = cuts.filter(|cut| least < cut && cut <= most).chain([*least]).collect();
                Some(numbers.into_iter().map(Answer::Number).collect())
            }
        }
    }

    /// Boxes that no test tells apart count as one, since a test asks only whether some box of a set is ticked; boxes
    /// with points of a scale score add up, so each counts.
    fn combinations(&self, id: QuestionId, options: &[AnswerOption], at_most: usize) -> Option<Vec<Answer>> {
        let single = |index: usize| Answer::Options(OptionSet::of(index));
        let (alone, joined): (Vec<usize>, Vec<usize>) = (0..options.len()).partition(|index| options[*index].alone);
        let mut seen = BTreeSet::new();
        let groups = joined.into_iter().filter(|index| {
            let signature = self.signature(id, single(*index));
            let counts = signature.1.iter().any(|points| *points != 0);
            seen.insert(signature) || counts
        });
        let groups: Vec<usize> = groups.collect();
        if groups.len() > GROUPS_MAX {
            return None;
        }
        let ticked = (1_usize..1 << groups.len()).filter(|bits| bits.count_ones() as usize <= at_most);
        let ticked = ticked.map(|bits| {
            let chosen = groups.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            Answer::Options(chosen.fold(OptionSet::default(), |set, (_, index)| set.union(OptionSet::of(*index))))
        });
        Some(self.distinct(id, ticked.chain(alone.into_iter().map(single))))
    }

    fn distinct(&self, id: QuestionId, answers: impl Iterator<Item = Answer>) -> Vec<Answer> {
        let mut seen = BTreeSet::new();
        answers.filter(|answer| seen.insert(self.signature(id, *answer))).collect()
    }
}
