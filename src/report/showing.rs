//! Showing: everything that an id means in a pack, what it depends on, and what depends on it.
//!
//! In: a pack with all its rules and an id. Out: a serializable report and its document. Never: answers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::truth::Truth;
use crate::model::pack::Pack;
use crate::report::document::{Document, Item, Marker, plain, strong};
use crate::report::phrase;
use crate::report::recommendation::SCHEMA_VERSION;
use crate::report::relation::{Link, Relations};
use crate::report::thing::{near, things};

/// What an id means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShowReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The id.
    pub id: String,
    /// All it means.
    pub things: Vec<Thing>,
}

/// Something in a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Thing {
    /// What it is: assessment, question, option, pathway, requirement, evidence, step, table, outcome, row, advice,
    /// fact, scale, source or claim.
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
    /// What refers to it; of a question and an option, rules stand in `moves`.
    pub used_by: Vec<Link>,
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
    /// Other answers decide.
    CanHold,
    /// It does not hold, whatever the other answers are.
    CannotHold,
}

impl From<Truth> for EffectWord {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Holds,
            Truth::Unknown => Self::CanHold,
            Truth::No => Self::CannotHold,
        }
    }
}

/// Shows an id; or, where it means nothing, the ids that are near or that it is a part of.
pub fn show(pack: &Pack, id: &str) -> Result<ShowReport, Option<String>> {
    let relations = Relations::new(pack);
    let things = things(&relations, id);
    if things.is_empty() {
        return Err(near(&relations, id));
    }
    Ok(ShowReport { schema_version: SCHEMA_VERSION, id: id.to_owned(), things })
}

/// What an id means, as a document.
pub fn document(report: &ShowReport) -> Document {
    let mut document = Document::default();
    for thing in &report.things {
        let of = thing.assessment.as_ref().map_or_else(String::new, |it| format!(" of {it}"));
        document.heading(1, format!("{} ({}{of})", thing.id, thing.kind));
        document.paragraph(&thing.says);
        document.aside(&thing.stands_at);
        let details = thing
            .details
            .iter()
            .map(|it| Item { text: vec![strong(format!("{}: ", it.name)), plain(&it.text)], detail: Vec::new() });
        document.list(Marker::Bullet, details.collect());
        links(&mut document, "It is made of", &thing.parts);
        links(&mut document, "It depends on", &thing.depends_on);
        links(&mut document, "What depends on it", &thing.used_by);
        if !thing.moves.is_empty() {
            document.heading(2, "Rules it moves");
            document.list(Marker::Bullet, thing.moves.iter().map(moved).collect());
        }
    }
    document
}

fn links(document: &mut Document, heading: &str, links: &[Link]) {
    if !links.is_empty() {
        document.heading(2, heading);
        document.list(Marker::Bullet, links.iter().map(link).collect());
    }
}

fn link(link: &Link) -> Item {
    let how = link.how.as_ref().map_or_else(String::new, |how| format!(", {how}"));
    let text = vec![strong(&link.id), plain(format!(" ({}{how}): {}", link.kind, link.says))];
    Item { text, detail: Vec::new() }.detail(link.stands_at.clone())
}

fn moved(moved: &Move) -> Item {
    let of = |effect: EffectWord| {
        let answers = moved.answers.iter().filter(|it| it.effect == effect).map(|it| it.answer.clone());
        answers.collect::<Vec<String>>()
    };
    let parts =
        [("holds", EffectWord::Holds), ("can hold", EffectWord::CanHold), ("cannot hold", EffectWord::CannotHold)];
    let parts = parts.iter().map(|(words, effect)| (words, of(*effect))).filter(|(_, answers)| !answers.is_empty());
    let parts = parts.map(|(words, answers)| format!("{words} with {}", answers.join(", ")));
    let parts: Vec<String> = parts.collect();
    let points = moved.points.map_or_else(String::new, |points| format!(", {}", phrase::count_signed(points, "point")));
    let rule = &moved.rule;
    let text = vec![strong(&rule.id), plain(format!(" ({}{points}): {}", rule.kind, rule.says))];
    let item = Item { text, detail: Vec::new() }.detail(phrase::capitalized(&parts.join("; ")));
    item.detail(format!("{}: {}", moved.assessment, rule.stands_at))
}
