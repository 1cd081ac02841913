//! The template of an answers file: every question of an assessment, and what it takes.
//!
//! In: a pack and an assessment. Out: serializable questions, in asking order. Never: somebody's answers.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::condition::Condition;
use crate::model::id::AssessmentId;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{AnswerKind, AnswerOption, Question};
use crate::model::questionnaire::{Asked, Tier};
use crate::report::citation::{AnswerValue, answer_value};
use crate::report::phrase;
use crate::report::schema_version::SCHEMA_VERSION;

/// An answers file to fill in. As JSON it is read as answers: whatever carries `schema_version` may say more than them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TemplateReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The assessment's id.
    pub assessment: String,
    /// The assessment's title.
    pub title: String,
    /// What it decides.
    pub decides: String,
    /// The answers, by question; empty until somebody fills them in.
    pub answers: BTreeMap<String, AnswerValue>,
    /// The questions in asking order.
    pub questions: Vec<TemplateQuestion>,
}

/// A question and what it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TemplateQuestion {
    /// Its id.
    pub id: String,
    /// The heading it is asked under.
    pub section: String,
    /// The question as asked.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// What its options mean, where that needs saying.
    pub help: Option<String>,
    /// Which answers there are.
    pub takes: Takes,
    /// Whether a report needs it of everybody who is asked.
    pub core: bool,
    /// When it is asked; none where everybody is asked.
    pub asked_when: Option<String>,
    /// The neutral answer that `--defaults` takes, where there is one.
    pub default: Option<AnswerValue>,
    /// Names that it had before; an answer to one of them is an answer to it.
    pub was: Vec<String>,
}

/// Which answers a question takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Takes {
    /// Exactly one option.
    One {
        /// The options.
        options: Vec<TemplateOption>,
    },
    /// One or more options, in a list.
    Many {
        /// The most that may be ticked.
        at_most: usize,
        /// The options.
        options: Vec<TemplateOption>,
    },
    /// A whole number.
    Number {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
        /// What is counted.
        unit: String,
    },
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TemplateOption {
    /// Its id.
    pub id: String,
    /// Its words.
    pub label: String,
    /// Whether it says "I do not know".
    pub unsure: bool,
    /// Whether it cannot be ticked with others.
    pub alone: bool,
    /// Names that it had before.
    pub was: Vec<String>,
}

/// The template of an assessment.
pub fn template(pack: &Pack, id: AssessmentId) -> TemplateReport {
    let assessment = pack.assessment(id);
    TemplateReport {
        schema_version: SCHEMA_VERSION,
        assessment: assessment.id.clone(),
        title: assessment.title.clone(),
        decides: assessment.decides.clone(),
        answers: BTreeMap::new(),
        questions: assessment.asked.iter().map(|asked| question(pack, assessment, asked)).collect(),
    }
}

fn question(pack: &Pack, assessment: &Assessment, asked: &Asked) -> TemplateQuestion {
    let question = pack.question(asked.question);
    let is_asked_of_some = asked.ask_when != Condition::Always;
    TemplateQuestion {
        id: question.id.clone(),
        section: assessment.sections[asked.section].title.clone(),
        ask: question.ask.clone(),
        why: question.why.clone(),
        help: question.help.clone(),
        takes: takes(question),
        core: asked.tier == Tier::Core,
        asked_when: is_asked_of_some.then(|| phrase::condition(pack, assessment, &asked.ask_when)),
        default: question.default.map(|answer| answer_value(question, answer)),
        was: question.was.clone(),
    }
}

fn takes(question: &Question) -> Takes {
    let option = |it: &AnswerOption| TemplateOption {
        id: it.id.clone(),
        label: it.label.clone(),
        unsure: it.unsure,
        alone: it.alone,
        was: it.was.clone(),
    };
    match &question.kind {
        AnswerKind::One(options) => Takes::One { options: options.iter().map(option).collect() },
        AnswerKind::Many { at_most, options } => {
            Takes::Many { at_most: *at_most, options: options.iter().map(option).collect() }
        }
        AnswerKind::Number { least, most, unit } => Takes::Number { least: *least, most: *most, unit: unit.clone() },
    }
}

impl TemplateQuestion {
    /// Whether the neutral answer has the option.
    pub fn is_default(&self, option: &str) -> bool {
        match &self.default {
            Some(AnswerValue::Word(word)) => word == option,
            Some(AnswerValue::Words(words)) => words.iter().any(|word| word == option),
            Some(AnswerValue::Number(_)) | None => false,
        }
    }
}
