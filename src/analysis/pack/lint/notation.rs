//! Notation: a condition as an author writes it.
//!
//! In: a condition. Out: the same in RON, on one line. Never: how it was spelled in the file.

use crate::model::condition::{Condition, OptionSet, ResultTest};
use crate::model::id::{PathwayId, QuestionId};
use crate::model::pack::{Assessment, Pack};

/// A condition of an assessment in the words of the format.
pub fn notation(pack: &Pack, assessment: &Assessment, condition: &Condition) -> String {
    let each = |parts: &[Condition]| {
        let parts = parts.iter().map(|part| notation(pack, assessment, part));
        parts.collect::<Vec<_>>().join(", ")
    };
    match condition {
        Condition::Always => "Always".to_owned(),
        Condition::Has(question, set) => options(pack, *question, *set, ["Is", "AnyOf"]),
        Condition::HasNone(question, set) => options(pack, *question, *set, ["IsNot", "NoneOf"]),
        Condition::Within(question, least, most) => bounds(&pack.question(*question).id, *least, *most),
        Condition::Answered(question) => format!("Answered(\"{}\")", pack.question(*question).id),
        Condition::Fact(fact) => format!("Fact(\"{}\")", assessment.fact(*fact).id),
        Condition::Scale(scale, least, most) => bounds(&assessment.scale(*scale).id, *least, *most),
        Condition::All(parts) => format!("All([{}])", each(parts)),
        Condition::Any(parts) => format!("Any([{}])", each(parts)),
        Condition::Not(part) => format!("Not({})", notation(pack, assessment, part)),
        Condition::AtLeastOf(count, parts) => format!("AtLeastOf({count}, [{}])", each(parts)),
        Condition::Result(test) => result(assessment, *test),
    }
}

fn options(pack: &Pack, question: QuestionId, set: OptionSet, [one, several]: [&str; 2]) -> String {
    let question = pack.question(question);
    let ids = set.iter().filter_map(|at| question.options().get(at)).map(|it| format!("\"{}\"", it.id));
    let ids = ids.collect::<Vec<_>>().join(", ");
    if set.len() == 1 {
        format!("{one}(\"{}\", {ids})", question.id)
    } else {
        format!("{several}(\"{}\", [{ids}])", question.id)
    }
}

fn bounds(name: &str, least: i64, most: i64) -> String {
    match (least, most) {
        (_, i64::MAX) => format!("AtLeast(\"{name}\", {least})"),
        (i64::MIN, _) => format!("AtMost(\"{name}\", {most})"),
        _ => format!("Between(\"{name}\", {least}, {most})"),
    }
}

fn result(assessment: &Assessment, test: ResultTest) -> String {
    let of = |word: &str, id: PathwayId| format!("{word}(\"{}\")", assessment.pathway(id).id);
    match test {
        ResultTest::Recommended(id) => of("Recommended", id),
        ResultTest::RuledOut(id) => of("RuledOut", id),
        ResultTest::First(id) => of("First", id),
        ResultTest::Close(id) => of("Close", id),
        ResultTest::Met(id, at) => {
            let pathway = assessment.pathway(id);
            format!("Met(\"{}\", \"{}\")", pathway.id, pathway.requires[at].id)
        }
        ResultTest::Fires(id) => format!("Fires(\"{}\")", assessment.advice[id.index()].id),
        ResultTest::Verdict(id, outcome) => {
            let table = assessment.table(id);
            format!("Verdict(\"{}\", \"{}\")", table.id, table.outcomes[outcome.index()].id)
        }
    }
}
