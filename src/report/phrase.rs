//! Phrases: answers and conditions in a reader's words.
//!
//! In: ids of a pack. Out: short pieces of text. Never: what to say of them.

use crate::engine::routing::Respondent;
use crate::engine::truth::Response;
use crate::model::answers::Answer;
use crate::model::condition::{Condition, OptionSet, ResultTest};
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{AnswerKind, Question};
use crate::model::verdict::Confidence;

/// An answer in the words of its options.
pub fn answer(question: &Question, answer: Answer) -> String {
    match (answer, &question.kind) {
        (Answer::Options(set), _) => labels(question, set, ", "),
        (Answer::Number(1), AnswerKind::Number { unit, .. }) => format!("1 {}", unit.strip_suffix('s').unwrap_or(unit)),
        (Answer::Number(number), AnswerKind::Number { unit, .. }) => format!("{number} {unit}"),
        (Answer::Number(number), _) => number.to_string(),
    }
}

/// An answer in place of another: where boxes are only added, those that stay first.
pub fn other_answer(question: &Question, from: Answer, to: Answer) -> String {
    match (from, to) {
        (Answer::Options(before), Answer::Options(after)) if before != after && before.both(after) == before => {
            let added = labels(question, after.toggled(before), ", ");
            format!("{}, and also {added}", labels(question, before, ", "))
        }
        _ => answer(question, to),
    }
}

/// What was answered, led by what it is about: `your last feedback: Meeting expectations`.
pub fn answered(pack: &Pack, respondent: &Respondent, id: QuestionId) -> String {
    let question = pack.question(id);
    match respondent.response(id) {
        Response::Given(given) => format!("{}: {}", question.topic, answer(question, given)),
        Response::Pending => format!("{}: not answered", question.topic),
        Response::Skipped => format!("{}: not asked", question.topic),
    }
}

/// A confidence word.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "low",
        Confidence::Fair => "fair",
        Confidence::High => "high",
    }
}

/// A condition in words, for those who check rules.
pub fn condition(pack: &Pack, assessment: &Assessment, tested: &Condition) -> String {
    Words { pack, assessment }.condition(tested)
}

struct Words<'a> {
    pack: &'a Pack,
    assessment: &'a Assessment,
}

impl Words<'_> {
    fn condition(&self, tested: &Condition) -> String {
        match tested {
            Condition::Always => "for everybody".to_owned(),
            Condition::Has(id, set) => self.options(*id, "is", *set),
            Condition::HasNone(id, set) => self.options(*id, "is not", *set),
            Condition::Within(id, least, most) => bounds(&self.pack.question(*id).topic, *least, *most),
            Condition::Answered(id) => format!("{} is answered", self.pack.question(*id).topic),
            Condition::Fact(fact) => self.assessment.fact(*fact).says.clone(),
            Condition::Scale(scale, least, most) => {
                bounds(&format!("the score `{}`", self.assessment.scale(*scale).id), *least, *most)
            }
            Condition::All(parts) => self.joined(parts, " and "),
            Condition::Any(parts) => self.joined(parts, " or "),
            Condition::Not(part) => format!("not ({})", self.condition(part)),
            Condition::AtLeastOf(count, parts) => format!("at least {count} of: {}", self.joined(parts, ", ")),
            Condition::Result(test) => self.result(*test),
        }
    }

    fn options(&self, id: QuestionId, verb: &str, set: OptionSet) -> String {
        let question = self.pack.question(id);
        format!("{} {verb} \"{}\"", question.topic, labels(question, set, "\" or \""))
    }

    fn joined(&self, parts: &[Condition], between: &str) -> String {
        let part = |part: &Condition| match part {
            Condition::All(inner) | Condition::Any(inner) if inner.len() > 1 && parts.len() > 1 => {
                format!("({})", self.condition(part))
            }
            _ => self.condition(part),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(between)
    }

    fn result(&self, test: ResultTest) -> String {
        match test {
            ResultTest::Recommended(id) => format!("\"{}\" is recommended", self.assessment.pathway(id).title),
            ResultTest::First(id) => format!("\"{}\" comes first", self.assessment.pathway(id).title),
            ResultTest::Close(id) => {
                format!("\"{}\" is in the close call for first", self.assessment.pathway(id).title)
            }
            ResultTest::Met(id, requirement) => {
                self.condition(&self.assessment.pathway(id).requires[requirement].holds)
            }
            ResultTest::Fires(id) => format!("the advice `{}` is given", self.assessment.advice[id.index()].id),
            ResultTest::RuledOut(id) => format!("\"{}\" is ruled out", self.assessment.pathway(id).title),
            ResultTest::Verdict(table, outcome) => {
                let table = self.assessment.table(table);
                format!("the answer to \"{}\" is \"{}\"", table.asks, table.outcomes[outcome.index()].label)
            }
        }
    }
}

fn labels(question: &Question, set: OptionSet, between: &str) -> String {
    let labels = question.options().iter().enumerate().filter(|(index, _)| set.has(*index));
    labels.map(|(_, option)| option.label.as_str()).collect::<Vec<_>>().join(between)
}

fn bounds(what: &str, least: i64, most: i64) -> String {
    match (least, most) {
        (i64::MIN, most) => format!("{what} is at most {most}"),
        (least, i64::MAX) => format!("{what} is at least {least}"),
        (least, most) => format!("{what} is from {least} to {most}"),
    }
}

/// `1 answer`, `2 answers`.
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `+2 points`, `-1 point`, `0 points`.
pub fn count_signed(number: i32, noun: &str) -> String {
    let plural = if number.abs() == 1 { "" } else { "s" };
    format!("{number:+} {noun}{plural}").replace("+0", "0")
}

/// What stands before an answer: a question as it is, a subject with a colon.
pub fn led_by(asks: &str) -> String {
    if asks.ends_with('?') { asks.to_owned() } else { format!("{asks}:") }
}

/// With a capital first letter.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
