//! Domains: the answers to one question, merged where no test tells them apart.
//!
//! In: a question and every condition of its assessment. Out: classes of answers with how many each has. Never: whether
//! the question is asked.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::space::class_set::ClassSet;
use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet};
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{AnswerKind, AnswerOption, Question};
use crate::model::questionnaire::Tier;

/// No question is told apart into more classes than this; one that would be cannot be searched.
pub const CLASSES_MAX: usize = 4_096;

/// Which questions a person may leave without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeavingOut {
    /// None: everything that is asked gets an answer.
    Nothing,
    /// Those that only sharpen a result.
    Refine,
    /// Any: the result may be looked at whenever one likes.
    Anything,
}

/// The answers to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// The question.
    pub question: QuestionId,
    /// Its answers, merged; where it may be left out, that comes first.
    pub classes: Vec<Class>,
    /// By class: the tests that its answers pass; none where there is no answer.
    signatures: Vec<Option<Vec<u64>>>,
}

/// Answers that no test tells apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// One of them, the ordinary one where it is here; none for a question that is left out.
    pub answer: Option<Answer>,
    /// How many there are.
    pub answers: u64,
    /// Whether the ordinary answer is here, or the question is left out.
    pub is_ordinary: bool,
}

impl Domain {
    /// How many answers there are, leaving out not counted.
    pub fn answers(&self) -> u64 {
        self.classes.iter().filter(|class| class.answer.is_some()).map(|class| class.answers).sum()
    }

    /// The classes whose answers pass a test.
    pub fn passing(&self, test: impl Fn(Answer) -> bool) -> ClassSet {
        ClassSet::of(self.classes.len(), |class| self.classes[class].answer.is_some_and(&test))
    }

    /// The class of an answer: the one that passes the same tests.
    pub fn class_of(&self, tests: &Tests, answer: Answer) -> Option<usize> {
        let wanted = Some(tests.signature(answer));
        self.signatures.iter().position(|signature| *signature == wanted)
    }
}

/// What conditions ask of one question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tests {
    sets: BTreeSet<OptionSet>,
    /// The first number of every interval but the lowest.
    cuts: BTreeSet<i64>,
}

impl Tests {
    /// Which tests an answer passes: one bit for each set, or the number of its interval.
    fn signature(&self, answer: Answer) -> Vec<u64> {
        match answer {
            Answer::Options(given) => self.passed(given),
            Answer::Number(number) => vec![self.cuts.range(..=number).count() as u64],
        }
    }

    fn passed(&self, given: OptionSet) -> Vec<u64> {
        let mut words = vec![0; self.sets.len().div_ceil(64)];
        for (index, _) in self.sets.iter().enumerate().filter(|(_, set)| set.meets(given)) {
            words[index / 64] |= 1 << (index % 64);
        }
        words
    }
}

/// Every test of every question of the bank, by question; scale scores test each option that they count.
pub fn tests(pack: &Pack, assessment: &Assessment, more: &[&Condition]) -> Vec<Tests> {
    let mut tests = vec![Tests::default(); pack.questions.len()];
    let mut look = |condition: &Condition| {
        condition.walk(&mut |part| match part {
            Condition::Has(question, set) | Condition::HasNone(question, set) => {
                tests[question.index()].sets.insert(*set);
            }
            Condition::Within(question, least, most) => {
                let cuts = &mut tests[question.index()].cuts;
                cuts.extend((*least > i64::MIN).then_some(*least));
                cuts.extend(most.checked_add(1));
            }
            _ => {}
        });
    };
    assessment.conditions().for_each(&mut look);
    for condition in more {
        look(condition);
    }
    for term in assessment.scales.iter().flat_map(|scale| &scale.terms) {
        tests[term.question.index()].sets.extend(term.points.iter().map(|(option, _)| *option));
    }
    tests
}

/// The domain of one question; none where its answers are told apart into too many classes.
pub fn domain(question: &Question, id: QuestionId, tier: Tier, tests: &Tests, out: LeavingOut) -> Option<Domain> {
    let ordinary = ordinary(question);
    let mut classes = match &question.kind {
        AnswerKind::One(options) => of_options(options, 1, tests)?,
        AnswerKind::Many { at_most, options } => of_options(options, *at_most, tests)?,
        AnswerKind::Number { least, most, .. } => of_numbers(*least, *most, tests),
    };
    let wanted = tests.signature(ordinary);
    for class in &mut classes {
        if class.answer.is_some_and(|answer| tests.signature(answer) == wanted) {
            class.answer = Some(ordinary);
            class.is_ordinary = true;
        }
    }
    let may_be_left_out = match out {
        LeavingOut::Nothing => false,
        LeavingOut::Refine => tier == Tier::Refine,
        LeavingOut::Anything => true,
    };
    if may_be_left_out {
        classes.insert(0, Class { answer: None, answers: 1, is_ordinary: true });
    }
    let signatures = classes.iter().map(|class| class.answer.map(|answer| tests.signature(answer))).collect();
    Some(Domain { question: id, classes, signatures })
}

/// The ordinary answer: the neutral one that the question declares, else its first option or lowest number.
pub fn ordinary(question: &Question) -> Answer {
    question.default.unwrap_or(match question.kind {
        AnswerKind::One(_) | AnswerKind::Many { .. } => Answer::Options(OptionSet::of(0)),
        AnswerKind::Number { least, .. } => Answer::Number(least),
    })
}

fn of_numbers(least: i64, most: i64, tests: &Tests) -> Vec<Class> {
    let starts =
        std::iter::once(least).chain(tests.cuts.iter().copied().filter(|cut| (least + 1..=most).contains(cut)));
    let starts: Vec<i64> = starts.collect();
    let ends = starts.iter().skip(1).copied().chain(most.checked_add(1));
    let intervals = starts.iter().zip(ends);
    let class = |(start, end): (&i64, i64)| Class {
        answer: Some(Answer::Number(*start)),
        answers: start.abs_diff(end),
        is_ordinary: false,
    };
    intervals.map(class).collect()
}

/// The classes of option sets, found option by option: sets that pass the same tests and are equally large go on
/// together, so that nothing is enumerated that no test tells apart.
fn of_options(options: &[AnswerOption], at_most: usize, tests: &Tests) -> Option<Vec<Class>> {
    /// By tests passed and size: one set, and how many there are.
    type Sets = BTreeMap<(Vec<u64>, usize), (OptionSet, u64)>;
    let mut sets: Sets = BTreeMap::from([((tests.passed(OptionSet::default()), 0), (OptionSet::default(), 1))]);
    for (index, _) in options.iter().enumerate().filter(|(_, option)| !option.alone) {
        let mut wider = sets.clone();
        for ((_, size), (set, count)) in sets.iter().filter(|((_, size), _)| *size < at_most) {
            let with = set.union(OptionSet::of(index));
            wider.entry((tests.passed(with), size + 1)).or_insert((with, 0)).1 += count;
        }
        if wider.len() > CLASSES_MAX {
            return None;
        }
        sets = wider;
    }
    let mut classes: BTreeMap<Vec<u64>, (usize, OptionSet, u64)> = BTreeMap::new();
    let mut add = |passed: Vec<u64>, size: usize, set: OptionSet, count: u64| {
        let class = classes.entry(passed).or_insert((size, set, 0));
        class.2 += count;
        if (size, set) < (class.0, class.1) {
            (class.0, class.1) = (size, set);
        }
    };
    for ((passed, size), (set, count)) in sets.into_iter().filter(|((_, size), _)| *size > 0) {
        add(passed, size, set, count);
    }
    for (index, _) in options.iter().enumerate().filter(|(_, option)| option.alone) {
        let set = OptionSet::of(index);
        add(tests.passed(set), 1, set, 1);
    }
    let mut classes: Vec<_> = classes.into_values().collect();
    classes.sort_by_key(|(size, set, _)| (*size, *set));
    let class = |(_, set, answers)| Class { answer: Some(Answer::Options(set)), answers, is_ordinary: false };
    Some(classes.into_iter().map(class).collect())
}
