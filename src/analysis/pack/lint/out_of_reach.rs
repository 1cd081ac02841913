//! Out of reach: numbers and scale scores that nobody can have.
//!
//! In: a condition. Out: what it wants that is out of reach, in words. Never: what skip logic removes.

use crate::model::condition::Condition;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::AnswerKind;
use crate::model::questionnaire::ScaleTerm;

/// Why nobody can meet a condition, where a number or a scale score in it is out of reach for everybody.
pub fn out_of_reach(pack: &Pack, assessment: &Assessment, when: &Condition) -> Option<String> {
    let part = |part: &Condition| out_of_reach(pack, assessment, part);
    match when {
        Condition::Within(question, low, high) => {
            let question = pack.question(*question);
            let AnswerKind::Number { least, most, .. } = question.kind else { return None };
            (*high < least || most < *low).then(|| format!("answers to `{}` go from {least} to {most}", question.id))
        }
        Condition::Scale(scale, low, high) => {
            let scale = assessment.scale(*scale);
            let (least, most) = scale.terms.iter().fold((0, 0), |(least, most), term| {
                let (low, high) = bounds(pack, term);
                (least + low, most + high)
            });
            (*high < least || most < *low).then(|| format!("the score `{}` goes from {least} to {most}", scale.id))
        }
        Condition::Fact(fact) => part(&assessment.fact(*fact).when),
        Condition::All(parts) => parts.iter().find_map(part),
        Condition::Any(parts) => at_least(1, parts, part),
        Condition::AtLeastOf(count, parts) => at_least(*count, parts, part),
        _ => None,
    }
}

/// The first reason, where so many parts are out of reach that too few are left.
fn at_least(count: usize, parts: &[Condition], reason: impl Fn(&Condition) -> Option<String>) -> Option<String> {
    let reasons: Vec<String> = parts.iter().filter_map(reason).collect();
    (parts.len() - reasons.len() < count).then(|| reasons.into_iter().next())?
}

/// The least and the most that a question adds to a score, with nothing for those who are not asked.
fn bounds(pack: &Pack, term: &ScaleTerm) -> (i64, i64) {
    let points = || term.points.iter().map(|(_, points)| *points);
    match pack.question(term.question).kind {
        AnswerKind::One(_) => (points().min().unwrap_or(0).min(0), points().max().unwrap_or(0).max(0)),
        AnswerKind::Many { .. } | AnswerKind::Number { .. } => term.bounds(),
    }
}
