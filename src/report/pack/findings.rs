//! Findings: what is wrong with a pack, and what each code means.
//!
//! In: findings with places, and the texts they point into. Out: serializable findings. Never: finding, drawing source.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::pack::lint::code::{Code, Found};
use crate::analysis::pack::lint::finding::Finding;
use crate::load::texts::Texts;
use crate::load::vignettes;
use crate::model::diagnostic::Severity;
use crate::model::place::{FileLines, Place};
use crate::report::phrase;
use crate::report::schema_version::SCHEMA_VERSION;

/// What a check of a pack found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingsReport {
    /// The version of this format.
    pub schema_version: u32,
    /// How many files of the pack were read.
    pub files: usize,
    /// How many vignettes were read, beside them.
    pub vignettes: usize,
    /// How many findings there are, by severity, in words.
    pub summary: String,
    /// In the order of the files.
    pub findings: Vec<FindingEntry>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingEntry {
    /// `error`, `warning` or `advice`.
    pub severity: String,
    /// Its code, for `--explain` and `rules/lints.ron`.
    pub code: String,
    /// The id of what it is about, as settings name it; none for what keeps a pack or a vignette from loading.
    pub subject: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What stands at the place.
    pub label: Option<String>,
    /// Where; none for a fault without a place.
    pub place: Option<PlaceEntry>,
    /// A second place that helps.
    pub second: Option<SecondEntry>,
    /// How to mend it.
    pub help: Option<String>,
}

/// A place in a file of the pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlaceEntry {
    /// The file, with `/` between folders.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What stands there.
    pub text: String,
}

/// A second place, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SecondEntry {
    /// Where.
    pub place: PlaceEntry,
    /// What it shows.
    pub label: String,
}

/// The report of a check.
pub fn findings(texts: &Texts, found: &[Finding]) -> FindingsReport {
    let entries = found.iter().map(|it| {
        let diagnostic = &it.diagnostic;
        FindingEntry {
            severity: diagnostic.severity.word().to_owned(),
            code: diagnostic.code.to_owned(),
            subject: (!it.subject.is_empty()).then(|| it.subject.clone()),
            message: diagnostic.message.clone(),
            label: diagnostic.label.clone(),
            place: diagnostic.place.map(|place| place_entry(texts, place)),
            second: diagnostic
                .second
                .as_ref()
                .map(|(place, label)| SecondEntry { place: place_entry(texts, *place), label: label.clone() }),
            help: diagnostic.help.clone(),
        }
    });
    let vignettes = vignettes::files(texts).count();
    let files = texts.iter().count() - vignettes;
    FindingsReport {
        schema_version: SCHEMA_VERSION,
        files,
        vignettes,
        summary: summary(files, vignettes, found),
        findings: entries.collect(),
    }
}

fn place_entry(texts: &Texts, place: Place) -> PlaceEntry {
    let file = texts.get(place.file);
    let line = FileLines::of(&file.name, file.text.clone()).line(place.start);
    let before = file.text.get(..place.start as usize).unwrap_or_default();
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let text = file.text.get(place.start as usize..place.end as usize).unwrap_or_default();
    PlaceEntry { file: file.name.clone(), line, column, text: text.to_owned() }
}

fn summary(files: usize, vignettes: usize, found: &[Finding]) -> String {
    let files = phrase::count(files, "file");
    let read = if vignettes == 0 { files } else { format!("{files} and {}", phrase::count(vignettes, "vignette")) };
    if found.is_empty() {
        return format!("{read} read, no findings.");
    }
    let of = |severity: Severity| found.iter().filter(|it| it.diagnostic.severity == severity).count();
    let counts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Advice, "piece of advice")];
    let counts = counts.into_iter().map(|(severity, word)| (of(severity), word)).filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, word)| match word.split_once(' ') {
        Some((first, rest)) if count != 1 => format!("{count} {first}s {rest}"),
        _ => phrase::count(count, word),
    });
    format!("{read} read: {}.", counts.collect::<Vec<_>>().join(", "))
}

/// What codes mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CodesReport {
    /// The version of this format.
    pub schema_version: u32,
    /// The codes.
    pub codes: Vec<CodeEntry>,
}

/// What one code means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CodeEntry {
    /// The code.
    pub code: String,
    /// The fault in words.
    pub name: String,
    /// `error`, `warning` or `advice`, where a pack does not say otherwise.
    pub severity: String,
    /// Why it is a fault, and where that is known from.
    pub why: String,
    /// Who finds it.
    pub found: FoundBy,
}

/// Who finds a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// A lint; a pack may set its severity in `rules/lints.ron`.
    Lint,
    /// The check of `rules/lints.ron` itself.
    Settings,
    /// Loading a pack.
    Pack,
    /// Reading answers.
    Answers,
    /// A command that cannot run.
    Command,
}

impl From<&Found> for FoundBy {
    fn from(found: &Found) -> Self {
        match found {
            Found::Lint(_) => Self::Lint,
            Found::Settings => Self::Settings,
            Found::Pack => Self::Pack,
            Found::Answers => Self::Answers,
            Found::Command => Self::Command,
        }
    }
}

impl FoundBy {
    /// In the order of a page.
    pub const ALL: [Self; 5] = [Self::Lint, Self::Settings, Self::Pack, Self::Answers, Self::Command];

    /// What it heads on a page.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Lint => "Lints",
            Self::Settings => "Faults of lint settings",
            Self::Pack => "Faults that keep a pack from loading",
            Self::Answers => "Faults of answers",
            Self::Command => "Faults of commands",
        }
    }
}

/// The report of some codes.
pub fn codes<'a>(codes: impl Iterator<Item = &'a Code>) -> CodesReport {
    let entries = codes.map(|it| CodeEntry {
        code: it.code.to_owned(),
        name: it.name.to_owned(),
        severity: it.severity.word().to_owned(),
        why: it.why.to_owned(),
        found: (&it.found).into(),
    });
    CodesReport { schema_version: SCHEMA_VERSION, codes: entries.collect() }
}
