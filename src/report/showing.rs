//! Showing: everything that an id means in a pack, what it depends on, and what depends on it.
//!
//! In: a pack with all its rules and an id. Out: a serializable report and its document. Never: answers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::effect::Effect;
use crate::analysis::inventory::RuleKind;
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
    const ALL: [Self; 5] = [Self::Holds, Self::HoldsAlone, Self::CanHold, Self::CanHoldBeside, Self::CannotHold];

    /// The effect of some answers in words.
    fn words(self, answers: &str) -> String {
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
        links(&mut document, "Where it leads", &thing.leads_to);
        if !thing.moves.is_empty() {
            document.heading(2, "Rules it moves");
            document.list(Marker::Bullet, thing.moves.iter().map(moved).collect());
        }
    }
    document
}

/// Links one by one; advice that is related in one way by its ids alone where there is much of it.
fn links(document: &mut Document, heading: &str, links: &[Link]) {
    const ADVICE_MAX: usize = 20;
    if links.is_empty() {
        return;
    }
    document.heading(2, heading);
    let mut items: Vec<Item> = Vec::new();
    for (at, each) in links.iter().enumerate() {
        let is_alike = |it: &&Link| it.kind == RuleKind::Advice.word() && it.kind == each.kind && it.how == each.how;
        let alike: Vec<&str> = links.iter().filter(is_alike).map(|it| it.id.as_str()).collect();
        if alike.len() <= ADVICE_MAX {
            items.push(link(each));
        } else if !links[..at].iter().any(|it| is_alike(&it)) {
            let lead = strong(format!("{} pieces", alike.len()));
            items.push(Item {
                text: vec![lead, plain(format!(" ({}): {}", kind(each), alike.join(", ")))],
                detail: Vec::new(),
            });
        }
    }
    document.list(Marker::Bullet, items);
}

/// The kind of what a link leads to, and how it is related.
fn kind(link: &Link) -> String {
    let how = link.how.as_ref().map_or_else(String::new, |how| format!(", {how}"));
    format!("{}{how}", link.kind)
}

fn link(link: &Link) -> Item {
    let text = vec![strong(&link.id), plain(format!(" ({}): {}", kind(link), link.says))];
    Item { text, detail: Vec::new() }.detail(link.stands_at.clone())
}

fn moved(moved: &Move) -> Item {
    let of = |effect: EffectWord| {
        let answers = moved.answers.iter().filter(|it| it.effect == effect).map(|it| it.answer.as_str());
        let answers: Vec<&str> = answers.collect();
        (!answers.is_empty()).then(|| effect.words(&answers.join(", ")))
    };
    let parts: Vec<String> = EffectWord::ALL.into_iter().filter_map(of).collect();
    let points = moved.points.map_or_else(String::new, |points| format!(", {}", phrase::count_signed(points, "point")));
    let rule = &moved.rule;
    let text = vec![strong(&rule.id), plain(format!(" ({}{points}): {}", rule.kind, rule.says))];
    let item = Item { text, detail: Vec::new() }.detail(phrase::capitalized(&parts.join("; ")));
    item.detail(format!("{}: {}", moved.assessment, rule.stands_at))
}
