//! Things and links: one noun of a pack, and what it hangs together with, as data.
//!
//! In: what the catalogue finds. Out: serializable nouns. Never: finding them, layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::effect::Effect;

/// Something that another thing in the pack refers to, or that refers to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Link {
    /// What it is.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// What it says.
    pub says: String,
    /// How the two are related, where the kinds do not say it.
    pub how: Option<String>,
    /// Its file and line.
    pub stands_at: String,
}

/// Something in a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Thing {
    /// What it is: assessment, question, option, pathway, requirement, evidence, step, table, outcome, row, advice,
    /// part of the report, fact, scale, source or claim.
    pub kind: String,
    /// Its whole id.
    pub id: String,
    /// The assessment it belongs to; none for what all share.
    pub assessment: Option<String>,
    /// What it says.
    pub says: String,
    /// Its file and line.
    pub stands_at: String,
    /// What else is to say of it.
    pub details: Vec<Detail>,
    /// What it is made of.
    pub parts: Vec<Link>,
    /// What it refers to.
    pub depends_on: Vec<Link>,
    /// What refers to it; of a question and an option, rules that look at the answer stand in `moves`.
    pub used_by: Vec<Link>,
    /// The assessments that an assessment leads to.
    pub leads_to: Vec<Link>,
    /// The rules that a question or an option moves.
    pub moves: Vec<Move>,
}

/// One more thing to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Detail {
    /// What about.
    pub name: String,
    /// What.
    pub text: String,
}

impl Detail {
    /// One more thing to say.
    pub fn new(name: &str, text: impl Into<String>) -> Self {
        Self { name: name.to_owned(), text: text.into() }
    }
}

/// A rule that a question moves, and what each of its answers does to it, whatever the other answers are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Move {
    /// The assessment's id.
    pub assessment: String,
    /// The rule.
    pub rule: Link,
    /// What it adds to its pathway when it holds; none for rules without points.
    pub points: Option<i32>,
    /// The answers.
    pub answers: Vec<AnswerEffect>,
}

/// What an answer does to a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AnswerEffect {
    /// The option's id, or numbers as in `0 to 4`.
    pub answer: String,
    /// What it does.
    pub effect: EffectWord,
}

/// What an answer makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EffectWord {
    /// It holds, whatever the other answers are.
    Holds,
    /// It holds, whatever the other answers are, while this is the only tick; another tick can undo that.
    HoldsAlone,
    /// Other answers decide.
    CanHold,
    /// It does not hold while this is the only tick; another tick can bring it about.
    CanHoldBeside,
    /// It does not hold, whatever the other answers are.
    CannotHold,
}

impl EffectWord {
    /// In the order of a page.
    pub const ALL: [Self; 5] = [Self::Holds, Self::HoldsAlone, Self::CanHold, Self::CanHoldBeside, Self::CannotHold];

    /// The effect of some answers in words.
    pub fn words(self, answers: &str) -> String {
        match self {
            Self::Holds => format!("holds with {answers}"),
            Self::HoldsAlone => format!("holds with {answers} as the only tick, and another tick can undo it"),
            Self::CanHold => format!("can hold with {answers}"),
            Self::CanHoldBeside => format!("does not hold with {answers} as the only tick, and can beside another"),
            Self::CannotHold => format!("cannot hold with {answers}"),
        }
    }
}

impl From<Effect> for EffectWord {
    fn from(effect: Effect) -> Self {
        match effect {
            Effect::Holds => Self::Holds,
            Effect::HoldsAlone => Self::HoldsAlone,
            Effect::CanHold => Self::CanHold,
            Effect::CanHoldBeside => Self::CanHoldBeside,
            Effect::CannotHold => Self::CannotHold,
        }
    }
}
