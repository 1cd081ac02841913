//! Grounds and citations as data: what stands behind one line of a report.
//!
//! In: a case, and a rule of its pack. Out: serializable grounds. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::grounds::{Deciding, grounds};
use crate::engine::truth::Response;
use crate::model::answers::Answer;
use crate::model::condition::Condition;
use crate::model::id::QuestionId;
use crate::model::pack::Pack;
use crate::model::place::Place;
use crate::model::question::{AnswerKind, Question};
use crate::model::source::Citation;
use crate::report::phrase;

/// What stands behind one line: the rule, the answers it looked at, what it rests on, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ground {
    /// The rule, as `pathway/rule`, `table/row` or an advice id.
    pub rule: String,
    /// The answers that made it fire.
    pub answers: Vec<AnswerGround>,
    /// What it rests on.
    pub citations: Vec<CitationGround>,
    /// The file and line of the rule in the pack.
    pub stands_at: String,
}

/// An answer in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnswerGround {
    /// The question's id.
    pub question: String,
    /// What it is about.
    pub topic: String,
    /// The answer in the words of its options.
    pub answer: String,
    /// Whether the person gave it; else `answer` says why not, or the neutral one was taken.
    pub is_given: bool,
    /// Whether the neutral answer was taken, because nobody gave any.
    pub taken_by_default: bool,
}

/// One citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CitationGround {
    /// Whether it is the pack's own view, which no source states.
    pub editorial: bool,
    /// The claim's id; none where editorial.
    pub claim: Option<String>,
    /// The source's id; none where editorial.
    pub source: Option<String>,
    /// The source's author; none where editorial.
    pub author: Option<String>,
    /// The timestamp, heading or paragraph; none where editorial.
    pub at: Option<String>,
}

/// A value as an answers file writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum AnswerValue {
    /// One option.
    Word(String),
    /// Several options.
    Words(Vec<String>),
    /// A number.
    Number(i64),
}

/// What stands before answers that nobody gave.
pub const TAKEN: &str = "Taken as neutral";

impl AnswerGround {
    /// The answer, led by what it is about.
    pub fn said(&self) -> String {
        format!("{}: {}", self.topic, self.answer)
    }

    /// The same, saying so where nobody gave it.
    pub fn marked(&self) -> String {
        if self.taken_by_default { format!("{} (taken as neutral)", self.said()) } else { self.said() }
    }

    /// The answers to an assessment that nobody gave, in asking order.
    pub fn taken(case: &Case<'_>) -> Vec<Self> {
        let asked = case.assessment.asked.iter().map(|it| it.question).filter(|it| case.assumed.contains(it));
        asked.map(|it| Self::of(case, it)).filter(|it| it.taken_by_default).collect()
    }

    /// What is said of them; none where there are none.
    pub fn told_taken(taken: &[Self]) -> Option<String> {
        let said: Vec<String> = taken.iter().map(Self::said).collect();
        (!said.is_empty()).then(|| format!("You did not say this; the neutral answer was taken: {}.", said.join("; ")))
    }

    /// An answer as a ground.
    pub fn of(case: &Case<'_>, id: QuestionId) -> Self {
        let question = case.pack.question(id);
        let said = phrase::answered(case.pack, case.respondent(), id);
        let is_answered = matches!(case.response(id), Response::Given(_));
        let taken_by_default = is_answered && case.assumed.contains(&id);
        let answer = said.strip_prefix(&question.topic).and_then(|it| it.strip_prefix(": ")).unwrap_or(&said);
        Self {
            question: question.id.clone(),
            topic: question.topic.clone(),
            answer: answer.to_owned(),
            is_given: is_answered && !taken_by_default,
            taken_by_default,
        }
    }

    /// The part of an answer that decided.
    fn deciding(case: &Case<'_>, deciding: Deciding) -> Self {
        let whole = Self::of(case, deciding.question);
        let Some(options) = deciding.options else { return whole };
        let question = case.pack.question(deciding.question);
        Self { answer: phrase::answer(question, Answer::Options(options)), ..whole }
    }
}

impl Ground {
    /// The ground of a rule.
    pub fn of(case: &Case<'_>, rule: String, when: &Condition, cites: &[Citation], place: Option<Place>) -> Self {
        let answers = grounds(&case.view(), when).into_iter().map(|it| AnswerGround::deciding(case, it)).collect();
        Self {
            rule,
            answers,
            citations: citations(case.pack, cites),
            stands_at: place.map_or_else(String::new, |place| case.pack.locate(place)),
        }
    }

    /// The ground in one line: answers, rule, sources. Unless all is told, the first answers stand for the rest.
    pub fn line(&self, full: bool) -> String {
        const ANSWERS_MAX: usize = 2;
        self.line_with(if full { usize::MAX } else { ANSWERS_MAX })
    }

    /// The ground of a verdict in one line: more answers stand in it than behind other lines, as they are the result.
    pub fn verdict_line(&self, full: bool) -> String {
        const ANSWERS_MAX: usize = 4;
        self.line_with(if full { usize::MAX } else { ANSWERS_MAX })
    }

    /// With so many answers told, and the number of the others.
    fn line_with(&self, told: usize) -> String {
        let mut parts = Vec::new();
        let given: Vec<&AnswerGround> = self.answers.iter().filter(|it| it.is_given).collect();
        let taken: Vec<&AnswerGround> = self.answers.iter().filter(|it| it.taken_by_default).collect();
        for (answers, lead) in [(given, "You said"), (taken, TAKEN)] {
            if answers.is_empty() {
                continue;
            }
            let said = answers.iter().take(told).map(|it| it.said());
            let rest = answers.len().saturating_sub(told);
            let rest = if rest == 0 { String::new() } else { format!(" (and {rest} more)") };
            parts.push(format!("{lead}: {}{rest}", said.collect::<Vec<_>>().join("; ")));
        }
        parts.push(format!("Rule: {}", self.rule));
        // The step to find out may rest on nothing: its question need not cite.
        parts.extend(Some(source_line(&self.citations)).filter(|_| !self.citations.is_empty()));
        parts.join(". ")
    }

    /// The claims it rests on; none of the pack's own view.
    pub fn claims(&self) -> impl Iterator<Item = &str> {
        self.citations.iter().filter_map(|it| it.claim.as_deref())
    }

    /// Whether it says nothing that lines resting on `said` have not: all claims are among them, and none is ours.
    pub fn repeats(&self, said: &[String]) -> bool {
        let is_said = |it: &CitationGround| it.claim.as_ref().is_some_and(|claim| said.contains(claim));
        !self.citations.is_empty() && self.citations.iter().all(is_said)
    }

    /// Whether nothing but the pack's own view stands behind it.
    pub fn is_editorial(&self) -> bool {
        self.citations.iter().all(|it| it.editorial)
    }
}

fn source_line(citations: &[CitationGround]) -> String {
    let mut parts: Vec<(&str, Vec<&str>)> = Vec::new();
    for cite in citations {
        let (Some(author), Some(at)) = (&cite.author, &cite.at) else { continue };
        match parts.iter_mut().find(|(name, _)| name == author) {
            Some((_, places)) if places.contains(&at.as_str()) => {}
            Some((_, places)) => places.push(at),
            None => parts.push((author, vec![at])),
        }
    }
    let mut parts: Vec<String> =
        parts.into_iter().map(|(name, places)| format!("{name}, {}", places.join(", "))).collect();
    let ours = citations.iter().any(|it| it.editorial);
    if ours {
        parts.push(if parts.is_empty() { "our own view; no source says it" } else { "partly our own view" }.to_owned());
    }
    format!("Source: {}", parts.join("; "))
}

/// Citations as data.
pub fn citations(pack: &Pack, cites: &[Citation]) -> Vec<CitationGround> {
    let one = |cite: &Citation| match cite {
        Citation::Editorial => CitationGround { editorial: true, claim: None, source: None, author: None, at: None },
        Citation::Claim(id) => {
            let claim = pack.claim(*id);
            let source = pack.source(claim.source);
            CitationGround {
                editorial: false,
                claim: Some(claim.id.clone()),
                source: Some(source.id.clone()),
                author: Some(source.author.clone()),
                at: Some(claim.at.clone()),
            }
        }
    };
    cites.iter().map(one).collect()
}

/// An answer as an answers file writes it.
pub fn answer_value(question: &Question, answer: Answer) -> AnswerValue {
    match answer {
        Answer::Number(number) => AnswerValue::Number(number),
        Answer::Options(set) => {
            let ids = set.iter().map(|index| question.options()[index].id.clone());
            let is_many = matches!(question.kind, AnswerKind::Many { .. });
            let mut ids: Vec<String> = ids.collect();
            if is_many || ids.len() != 1 { AnswerValue::Words(ids) } else { AnswerValue::Word(ids.remove(0)) }
        }
    }
}
