//! `questionnaires/bank.ron` and `questionnaires/<assessment>.ron` as an author types them.
//!
//! In: RON. Out: names. Never: whether they exist.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::bounds::IdDef;
use crate::load::schema::condition::ConditionDef;
use crate::load::schema::reply::ReplyDef;
use crate::load::spanned::{Each, Text};
use crate::load::wording::first_meaning;

/// A question of the bank.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionDef {
    /// Its id, as authors and answers files write it.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// What it is about, as a noun phrase that an answer can follow.
    pub topic: Text,
    /// The question as asked.
    pub ask: Text,
    /// Why it is asked.
    pub why: Text,
    /// What its options mean, where that needs saying.
    pub help: Option<Text>,
    /// What `why` rests on: ids of claims, or `editorial`.
    #[serde(default)]
    pub cites: Vec<Text>,
    /// Which answers there are.
    pub answer: AnswerDef,
    /// Whether the person can change the fact it asks about.
    pub lever: LeverDef,
    /// The neutral answer, where there is one.
    pub default: Option<ReplyDef>,
    /// The step that turns an unsure answer into a known one.
    pub find_out: Option<FindOutDef>,
    /// Ids and wordings that it had before: an answer to one of them is an answer to it.
    #[serde(default)]
    pub was: Vec<Text>,
    /// Raised where it means something else than before, though its id stays: earlier sessions do not answer it then.
    #[serde(default = "first_meaning")]
    #[schemars(range(min = 1))]
    pub meaning: u32,
}

/// Which answers a question takes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub enum AnswerDef {
    One(#[schemars(length(min = 2, max = 64))] Each<OptionDef>),
    Many {
        #[schemars(range(min = 1))]
        at_most: Option<usize>,
        #[schemars(length(min = 2, max = 64))]
        options: Each<OptionDef>,
    },
    Number {
        least: i64,
        most: i64,
        unit: Text,
    },
}

/// One option.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionDef {
    /// Its id within the question.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// The words a respondent sees.
    pub label: Text,
    /// How it reads within a sentence about the respondent, for texts that name the answer.
    pub phrase: Option<Text>,
    /// The respondent does not know: adds nothing, lowers confidence, becomes a step to find out.
    #[serde(default)]
    pub unsure: bool,
    /// Cannot be ticked with others.
    #[serde(default)]
    pub alone: bool,
    /// No step that anybody would take: never told as an answer to change to.
    #[serde(default)]
    pub no_aim: bool,
    /// Ids and labels that it had before: whoever chose one of them chose it.
    #[serde(default)]
    pub was: Vec<Text>,
}

/// Whether the person can change the fact.
#[derive(Debug, Deserialize, JsonSchema)]
pub enum LeverDef {
    Fixed,
    Past,
    Upward(Text),
    Free(Text),
}

/// How to find out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindOutDef {
    /// The event.
    pub cue: Text,
    /// The act.
    pub act: Text,
}

/// `<assessment>.ron`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireDef {
    /// Its id, which the file is named after.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// What it decides, as a clause.
    pub decides: Text,
    /// The one to take when none is named.
    #[serde(default)]
    pub default: bool,
    /// Whether the quiz shows what a changed answer would do before it is made; left out where it does.
    #[serde(default = "QuestionnaireDef::previews")]
    pub previews: bool,
    /// How it is offered to somebody who named none; left out where it must be named.
    pub door: Option<DoorDef>,
    /// Derived facts, each after those it refers to.
    #[serde(default)]
    pub facts: Each<FactDef>,
    /// Scale scores.
    #[serde(default)]
    pub scales: Each<ScaleDef>,
    /// Groups of questions, in asking order.
    pub sections: Each<SectionDef>,
}

impl QuestionnaireDef {
    /// Changes are shown before they are made, where the author does not say otherwise.
    fn previews() -> bool {
        true
    }
}

/// How an assessment is offered.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoorDef {
    /// Its place among the others, lowest first.
    pub place: u16,
    /// What somebody says who belongs here.
    pub label: Text,
}

/// A derived fact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactDef {
    /// Its id.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// What holds, as a clause.
    pub says: Text,
    /// The condition; refers to facts above it only.
    pub when: ConditionDef,
}

/// A scale score.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleDef {
    /// Its id.
    #[schemars(with = "IdDef")]
    pub id: Text,
    /// What each question adds.
    pub sum: Each<ScaleTermDef>,
}

/// One question's share in a scale score.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScaleTermDef {
    /// The question.
    pub question: Text,
    /// Options and the points that each adds.
    pub points: Vec<(Text, i64)>,
}

/// A section.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SectionDef {
    /// The heading.
    pub title: Text,
    /// Its questions in asking order.
    pub questions: Each<AskedDef>,
}

/// A question's appearance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedDef {
    /// The question.
    pub question: Text,
    /// Whether a first result needs it.
    pub tier: TierDef,
    /// Skip logic: asked when this holds. Refers to earlier questions only.
    #[serde(default)]
    pub ask_when: ConditionDef,
}

/// Core or refine.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
pub enum TierDef {
    Core,
    Refine,
}
