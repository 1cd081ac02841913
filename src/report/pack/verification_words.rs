//! What a verification says, in words for somebody who has never heard of proofs.
//!
//! In: what should hold, and whether it does. Out: kinds, names and sentences. Never: numbers, layout.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::verification::finding::Subject;
use crate::model::pack::{Assessment, Pack};
use crate::model::property::Piece;
use crate::report::phrase;

/// Whether something holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VerdictWord {
    /// It does.
    Proved,
    /// It does not.
    Refuted,
    /// The budget ran out.
    Undecided,
}

/// What sort of thing should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Everybody is left with a route.
    RouteForEverybody,
    /// Tables are complete.
    TableComplete,
    /// Rows speak to somebody.
    RowReached,
    /// Rows cannot be left out.
    RowNeeded,
    /// Routes can come first.
    CanBeFirst,
    /// Supports can be named.
    CanBeNamed,
    /// Requirements can fail.
    RequirementFails,
    /// Requirements can rule a pathway out by themselves.
    RequirementMatters,
    /// Evidence can count.
    EvidenceCounts,
    /// Evidence can decide.
    EvidenceDecides,
    /// Steps reach somebody.
    StepReaches,
    /// Advice reaches somebody.
    AdviceReaches,
    /// Options change what somebody is told.
    OptionMatters,
    /// Better answers push no pathway down.
    Helps,
    /// Contradictions never reach one person.
    NeverTogether,
    /// Properties of the pack.
    Property,
}

impl Kind {
    /// Every kind, in the order of a report.
    pub const ALL: [Self; 16] = [
        Self::RouteForEverybody,
        Self::TableComplete,
        Self::RowReached,
        Self::RowNeeded,
        Self::CanBeFirst,
        Self::CanBeNamed,
        Self::RequirementFails,
        Self::RequirementMatters,
        Self::EvidenceCounts,
        Self::EvidenceDecides,
        Self::StepReaches,
        Self::AdviceReaches,
        Self::OptionMatters,
        Self::Helps,
        Self::NeverTogether,
        Self::Property,
    ];

    /// The kind of a subject.
    pub fn of(subject: Subject) -> Self {
        match subject {
            Subject::RouteForEverybody => Self::RouteForEverybody,
            Subject::TableComplete(_) => Self::TableComplete,
            Subject::RowReached(..) => Self::RowReached,
            Subject::RowNeeded(..) => Self::RowNeeded,
            Subject::CanBeFirst(_) => Self::CanBeFirst,
            Subject::CanBeNamed(_) => Self::CanBeNamed,
            Subject::RequirementFails(..) => Self::RequirementFails,
            Subject::RequirementMatters(..) => Self::RequirementMatters,
            Subject::EvidenceCounts(..) => Self::EvidenceCounts,
            Subject::EvidenceDecides(..) => Self::EvidenceDecides,
            Subject::StepReaches(..) => Self::StepReaches,
            Subject::AdviceReaches(_) => Self::AdviceReaches,
            Subject::OptionMatters(..) => Self::OptionMatters,
            Subject::Helps(..) => Self::Helps,
            Subject::NeverTogether(..) => Self::NeverTogether,
            Subject::Property(_) => Self::Property,
        }
    }

    /// What should hold, as a heading.
    pub fn claim(self) -> &'static str {
        match self {
            Self::RouteForEverybody => "Everybody is left with a route that is open to them",
            Self::TableComplete => "Every question that the pack decides is answered for everybody",
            Self::RowReached => "Every possible answer to it is given to somebody",
            Self::RowNeeded => "None of these answers could be left out",
            Self::CanBeFirst => "Every route comes first for somebody",
            Self::CanBeNamed => "Every support is named to somebody",
            Self::RequirementFails => "Every requirement rules its pathway out for somebody",
            Self::RequirementMatters => "Every requirement does so by itself for somebody",
            Self::EvidenceCounts => "Every piece of evidence counts for somebody",
            Self::EvidenceDecides => "Every piece of evidence decides something for somebody",
            Self::StepReaches => "Every first step fits somebody",
            Self::AdviceReaches => "Every piece of advice is given to somebody",
            Self::OptionMatters => "Every answer one can choose changes something for somebody",
            Self::Helps => "A better answer never pushes its pathway down",
            Self::NeverTogether => "What excludes each other never reaches the same person",
            Self::Property => "What the pack promises holds for everybody",
        }
    }
}

/// What a check is about.
pub fn name(pack: &Pack, assessment: &Assessment, subject: Subject) -> String {
    let pathway = |id| &assessment.pathway(id).id;
    match subject {
        Subject::RouteForEverybody => assessment.id.clone(),
        Subject::TableComplete(table) => assessment.table(table).id.clone(),
        Subject::RowReached(table, row) | Subject::RowNeeded(table, row) => {
            let table = assessment.table(table);
            format!("{}/{}", table.id, table.rows[row].id)
        }
        Subject::CanBeFirst(id) | Subject::CanBeNamed(id) => pathway(id).clone(),
        Subject::RequirementFails(id, at) | Subject::RequirementMatters(id, at) => {
            format!("{}/{}", pathway(id), assessment.pathway(id).requires[at].id)
        }
        Subject::EvidenceCounts(id, at) | Subject::EvidenceDecides(id, at) => {
            format!("{}/{}", pathway(id), assessment.pathway(id).evidence[at].id)
        }
        Subject::StepReaches(id, at) => format!("{}/{}", pathway(id), assessment.pathway(id).steps[at].id),
        Subject::AdviceReaches(id) => assessment.advice[id.index()].id.clone(),
        Subject::OptionMatters(question, option) => {
            let question = pack.question(question);
            format!("{}/{}", question.id, question.options()[option].id)
        }
        Subject::Helps(at, ..) => {
            let help = &assessment.properties.helps[at];
            format!("{}/{}", pack.question(help.question).id, pathway(help.pathway))
        }
        Subject::NeverTogether(_, left, right) => {
            format!("{} and {}", piece(assessment, left), piece(assessment, right))
        }
        Subject::Property(at) => assessment.properties.stated[at].id.clone(),
    }
}

/// What was found, in a sentence.
pub fn says(pack: &Pack, assessment: &Assessment, subject: Subject, verdict: VerdictWord) -> String {
    let name = name(pack, assessment, subject);
    if verdict == VerdictWord::Undecided {
        return format!("{}: whether this holds for `{name}` was not decided.", Kind::of(subject).claim());
    }
    let holds = verdict == VerdictWord::Proved;
    let title = |id| &assessment.pathway(id).title;
    let either = |yes: String, no: String| if holds { yes } else { no };
    match subject {
        Subject::RouteForEverybody => {
            either("Everybody has an open route.".to_owned(), "For somebody every route is ruled out.".to_owned())
        }
        Subject::TableComplete(table) => {
            let asks = &assessment.table(table).asks;
            either(format!("\"{asks}\" is answered for everybody."), format!("\"{asks}\" has no answer for somebody."))
        }
        Subject::RowReached(..) => either(
            format!("The row `{name}` decides for somebody."),
            format!(
                "The row `{name}` decides for nobody: the rows above it leave nobody over, or nobody is like that."
            ),
        ),
        Subject::RowNeeded(..) => either(
            format!("Without the row `{name}` somebody would be told something else."),
            format!("The row `{name}` can be left out: everybody would be told the same without it."),
        ),
        Subject::CanBeFirst(id) => either(
            format!("\"{}\" comes first for somebody.", title(id)),
            format!("\"{}\" comes first for nobody.", title(id)),
        ),
        Subject::CanBeNamed(id) => {
            either(format!("\"{}\" is named to somebody.", title(id)), format!("\"{}\" is named to nobody.", title(id)))
        }
        Subject::RequirementFails(id, _) => either(
            format!("`{name}` rules \"{}\" out for somebody.", title(id)),
            format!("`{name}` rules \"{}\" out for nobody: everybody meets it.", title(id)),
        ),
        Subject::RequirementMatters(id, _) => either(
            format!("For somebody `{name}` alone rules \"{}\" out.", title(id)),
            format!("`{name}` never rules \"{}\" out alone: another requirement always does so too.", title(id)),
        ),
        Subject::EvidenceCounts(..) => either(
            format!("`{name}` counts for somebody."),
            format!("`{name}` counts for nobody to whom its pathway is open."),
        ),
        Subject::EvidenceDecides(..) => either(
            format!("For somebody `{name}` decides what is recommended, or how well its pathway fits."),
            format!(
                "`{name}` decides nothing by itself: not what comes first or is recommended, nor how well its pathway fits."
            ),
        ),
        Subject::StepReaches(..) => either(
            format!("The step `{name}` fits somebody."),
            format!("The step `{name}` fits nobody to whom its pathway is open."),
        ),
        Subject::AdviceReaches(_) => either(
            format!("The advice `{name}` is given to somebody."),
            format!("The advice `{name}` is given to nobody."),
        ),
        _ => of_claims(pack, assessment, subject, holds),
    }
}

/// The name of a piece of a report.
fn piece(assessment: &Assessment, piece: Piece) -> String {
    match piece {
        Piece::Advice(id) => assessment.advice[id.index()].id.clone(),
        Piece::Step(id, at) => {
            let pathway = assessment.pathway(id);
            format!("{}/{}", pathway.id, pathway.steps[at].id)
        }
        Piece::Row(id, at) => {
            let table = assessment.table(id);
            format!("{}/{}", table.id, table.rows[at].id)
        }
    }
}

/// What was found of an option, or of what the pack itself claims.
fn of_claims(pack: &Pack, assessment: &Assessment, subject: Subject, holds: bool) -> String {
    match subject {
        Subject::OptionMatters(question, option) => {
            let question = pack.question(question);
            let option = &question.options()[option];
            let what = format!("The answer \"{}\" to \"{}\"", option.label, question.ask);
            let how = if holds { "changes something for somebody" } else { "changes nothing for anybody" };
            format!("{what} {how}.")
        }
        Subject::Helps(at, from, to) => {
            let help = &assessment.properties.helps[at];
            let (question, title) = (pack.question(help.question), &assessment.pathway(help.pathway).title);
            let (from, to) = (phrase::answer(question, from), phrase::answer(question, to));
            let topic = phrase::capitalized(&question.topic);
            let how = if holds { "never pushes" } else { "pushes, for somebody," };
            format!("{topic}: going from \"{from}\" to \"{to}\" {how} \"{title}\" down.")
        }
        Subject::NeverTogether(_, left, right) => {
            let both = [left, right].map(|it| piece(assessment, it));
            let how = if holds { "never reach" } else { "reach" };
            format!("`{}` and `{}` {how} the same person.", both[0], both[1])
        }
        Subject::Property(at) => {
            let property = &assessment.properties.stated[at];
            if holds { property.says.clone() } else { format!("This does not hold: {}", property.says) }
        }
        _ => String::new(),
    }
}
