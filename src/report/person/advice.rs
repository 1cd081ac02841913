//! Advice in a report: what is said beside the ranking.
//!
//! In: advice that fired, and what a short report tells of it. Out: serializable lines in order. Never: layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::case::Case;
use crate::engine::selection::{Selected, Telling};
use crate::model::advice::{Advice, Gift, Reader, WordsKind};
use crate::report::citation::Ground;
use crate::report::person::weave::{with_slots, woven, woven_lines};

/// A piece of advice that fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AdviceReport {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub idea: String,
    /// What it gives.
    pub kind: AdviceKind,
    /// The part of the report that tells it; none for the section of its kind.
    pub part: Option<String>,
    /// What a script is for, to whom a page goes, or which open question an experiment answers.
    pub title: Option<String>,
    /// Which reader a page may be asked for.
    pub reader: Option<ReaderWord>,
    /// Its sentences or lines; of an experiment, the hypothesis, the test, and what to look for.
    pub lines: Vec<String>,
    /// Its place among the advice of the pack: parts tell theirs in this order.
    pub place_in_pack: usize,
    /// Whether a short report tells it. An action is told where the plan has room.
    pub told: bool,
    /// Why a short report leaves it out, where it does.
    pub left_out: Option<LeftOut>,
    /// The id of the item that says the same idea more closely to this person, where one does.
    pub stands_back_for: Option<String>,
    /// On how many answers its condition rests: the more, the more specific it is to this person.
    pub specificity: usize,
    /// What stands behind it.
    #[serde(flatten)]
    pub ground: Ground,
}

/// Why a short report leaves an item out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// Another item says the same idea more closely to this person.
    Closer,
    /// Lines told before it rest on the same claims.
    Said,
    /// The page is full, or has its share of this kind.
    NoRoom,
}

impl LeftOut {
    /// The reason in words.
    pub fn words(self, closer: Option<&str>) -> String {
        match (self, closer) {
            (Self::Closer, Some(closer)) => format!("{closer} says it more closely to this person"),
            (Self::Closer, None) => "another item says it more closely to this person".to_owned(),
            (Self::Said, _) => "lines before it rest on the same claims".to_owned(),
            (Self::NoRoom, _) => "a short report has no room for it".to_owned(),
        }
    }
}

/// A reader whom a page can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReaderWord {
    /// Whoever decides on the person's work.
    Manager,
    /// Whoever advises the person.
    Mentor,
}

/// What advice gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AdviceKind {
    /// A step of the plan.
    Action,
    /// What is said first.
    Opening,
    /// What to do if the way that came first does not work out.
    Fallback,
    /// What the person brings.
    Strength,
    /// A warning.
    Caution,
    /// Something missing.
    Gap,
    /// A common wrong belief that an answer shows.
    Correction,
    /// A good word.
    Encouragement,
    /// A point on which sources differ, or have an interest.
    Disagreement,
    /// What to do once hired.
    Inside,
    /// Something worth knowing.
    Note,
    /// A way to find out before deciding.
    Experiment,
    /// Words to say or write.
    Script,
    /// A page to take to somebody.
    Page,
}

impl From<&Gift> for AdviceKind {
    fn from(gift: &Gift) -> Self {
        match gift {
            Gift::Action(_) => Self::Action,
            Gift::Words(WordsKind::Opening, _) => Self::Opening,
            Gift::Words(WordsKind::Fallback, _) => Self::Fallback,
            Gift::Words(WordsKind::Strength, _) => Self::Strength,
            Gift::Words(WordsKind::Caution, _) => Self::Caution,
            Gift::Words(WordsKind::Gap, _) => Self::Gap,
            Gift::Words(WordsKind::Correction, _) => Self::Correction,
            Gift::Words(WordsKind::Encouragement, _) => Self::Encouragement,
            Gift::Words(WordsKind::Disagreement, _) => Self::Disagreement,
            Gift::Words(WordsKind::Inside, _) => Self::Inside,
            Gift::Words(WordsKind::Note, _) => Self::Note,
            Gift::Experiment { .. } => Self::Experiment,
            Gift::Script { .. } => Self::Script,
            Gift::Page { .. } => Self::Page,
        }
    }
}

impl AdviceKind {
    /// Whether it is a sentence of a section or a part of the report; the others have places of their own.
    pub fn is_sentence(self) -> bool {
        !matches!(self, Self::Opening | Self::Fallback | Self::Action | Self::Script | Self::Page)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Opening => "opening",
            Self::Fallback => "fallback",
            Self::Strength => "strength",
            Self::Caution => "caution",
            Self::Gap => "gap",
            Self::Correction => "correction",
            Self::Encouragement => "encouragement",
            Self::Disagreement => "disagreement",
            Self::Inside => "inside",
            Self::Note => "note",
            Self::Experiment => "experiment",
            Self::Script => "script",
            Self::Page => "page",
        }
    }
}

/// Advice that fired, the most specific first; items that stand back keep their place and say for which.
pub fn advice(case: &Case<'_>, selected: &[Selected]) -> Vec<AdviceReport> {
    selected.iter().map(|it| one(case, it)).collect()
}

fn one(case: &Case<'_>, selected: &Selected) -> AdviceReport {
    let assessment = case.assessment;
    let item = &assessment.advice[selected.advice.index()];
    let (title, lines) = lines(&item.gives);
    let (title, lines) = (title.map(|it| woven(case, &it)), woven_lines(case, &lines));
    let (left_out, closer) = match selected.telling {
        Telling::Told => (None, None),
        Telling::Closer(closer) => (Some(LeftOut::Closer), Some(closer)),
        Telling::Said => (Some(LeftOut::Said), None),
        Telling::NoRoom => (Some(LeftOut::NoRoom), None),
    };
    AdviceReport {
        id: item.id.clone(),
        idea: item.idea.clone(),
        kind: (&item.gives).into(),
        place_in_pack: selected.advice.index(),
        part: item.part.map(|part| assessment.part(part).id.clone()),
        title,
        reader: reader(&item.gives),
        lines,
        told: left_out.is_none(),
        left_out,
        stands_back_for: closer.map(|id| assessment.advice[id.index()].id.clone()),
        specificity: selected.specificity,
        ground: ground(case, item),
    }
}

/// What stands behind an item.
pub fn ground(case: &Case<'_>, item: &Advice) -> Ground {
    let (title, lines) = lines(&item.gives);
    let texts = title.iter().chain(&lines).map(String::as_str);
    with_slots(case, texts, Ground::of(case, item.id.clone(), &item.when, &item.cites, item.place))
}

/// The title of what an item gives, where it has one, and its lines.
pub fn lines(gift: &Gift) -> (Option<String>, Vec<String>) {
    match gift {
        Gift::Action(it) => (None, vec![sentence(&it.cue, &it.act)]),
        Gift::Words(_, text) => (None, vec![text.clone()]),
        Gift::Experiment { question, hypothesis, test, look_for } => {
            (Some(question.clone()), vec![hypothesis.clone(), test.clone(), look_for.clone()])
        }
        Gift::Script { title, lines } => (Some(title.clone()), lines.clone()),
        Gift::Page { to, lines, .. } => (Some(to.clone()), lines.clone()),
    }
}

/// A step as one says it to oneself. The if-then form is that of implementation intentions (Gollwitzer 1999).
pub fn sentence(cue: &str, act: &str) -> String {
    format!("When {cue}, I will {act}.")
}

fn reader(gives: &Gift) -> Option<ReaderWord> {
    match gives {
        Gift::Page { reader, .. } => reader.map(|it| match it {
            Reader::Manager => ReaderWord::Manager,
            Reader::Mentor => ReaderWord::Mentor,
        }),
        _ => None,
    }
}
