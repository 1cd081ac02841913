//! `questionnaires/bank.ron` and `questionnaires/<assessment>.ron` as an author types them.
//!
//! In: RON. Out: names. Never: whether they exist.

use serde::Deserialize;

use crate::load::schema::condition::ConditionDef;
use crate::load::schema::reply::ReplyDef;
use crate::load::spanned::{Each, Text};

/// A question of the bank.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionDef {
    pub id: Text,
    pub topic: Text,
    pub ask: Text,
    pub why: Text,
    pub help: Option<Text>,
    #[serde(default)]
    pub cites: Vec<Text>,
    pub answer: AnswerDef,
    pub lever: LeverDef,
    pub default: Option<ReplyDef>,
    pub find_out: Option<FindOutDef>,
}

/// Which answers a question takes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum AnswerDef {
    One(Each<OptionDef>),
    Many { at_most: Option<usize>, options: Each<OptionDef> },
    Number { least: i64, most: i64, unit: Text },
}

/// One option.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionDef {
    pub id: Text,
    pub label: Text,
    #[serde(default)]
    pub unsure: bool,
    #[serde(default)]
    pub alone: bool,
}

/// Whether the person can change the fact.
#[derive(Debug, Deserialize)]
pub enum LeverDef {
    Fixed,
    Past,
    Upward(Text),
    Free(Text),
}

/// How to find out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindOutDef {
    pub cue: Text,
    pub act: Text,
}

/// `<assessment>.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionnaireDef {
    pub id: Text,
    pub title: Text,
    pub decides: Text,
    #[serde(default)]
    pub default: bool,
    #[serde(default = "QuestionnaireDef::previews")]
    pub previews: bool,
    pub door: Option<DoorDef>,
    #[serde(default)]
    pub facts: Each<FactDef>,
    #[serde(default)]
    pub scales: Each<ScaleDef>,
    pub sections: Each<SectionDef>,
}

impl QuestionnaireDef {
    /// Changes are shown before they are made, where the author does not say otherwise.
    fn previews() -> bool {
        true
    }
}

/// How an assessment is offered.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorDef {
    pub place: u16,
    pub label: Text,
}

/// A derived fact.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactDef {
    pub id: Text,
    pub says: Text,
    pub when: ConditionDef,
}

/// A scale score.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleDef {
    pub id: Text,
    pub sum: Each<ScaleTermDef>,
}

/// One question's share in a scale score.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleTermDef {
    pub question: Text,
    pub points: Vec<(Text, i64)>,
}

/// A section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionDef {
    pub title: Text,
    pub questions: Each<AskedDef>,
}

/// A question's appearance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedDef {
    pub question: Text,
    pub tier: TierDef,
    #[serde(default)]
    pub ask_when: ConditionDef,
}

/// Core or refine.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum TierDef {
    Core,
    Refine,
}
