//! Findings: what is wrong with a pack, and what each code means.
//!
//! In: findings with places, and the texts they point into. Out: serializable findings, documents, one line each.
//! Never: finding, drawing source.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::lint::code::{Code, Found};
use crate::analysis::lint::finding::Finding;
use crate::load::texts::Texts;
use crate::load::vignettes;
use crate::model::diagnostic::Severity;
use crate::model::letter::harmless;
use crate::model::place::{FileLines, Place};
use crate::report::document::{Cell, Document, Item, Marker, plain, strong};
use crate::report::phrase;
use crate::report::recommendation::SCHEMA_VERSION;

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
    let line = FileLines::of(&file.name, &file.text).line(place.start);
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

/// One line a finding, for editors and scripts: `file:line: severity[code]: message`.
pub fn short(report: &FindingsReport) -> String {
    let lines = report.findings.iter().map(|it| {
        let place = it.place.as_ref().map_or_else(String::new, |place| format!("{}:{}: ", place.file, place.line));
        harmless(&format!("{place}{}[{}]: {}", it.severity, it.code, it.message)) + "\n"
    });
    lines.collect()
}

/// The report as a document, for formats that show no source.
pub fn document(report: &FindingsReport) -> Document {
    let mut document = Document::default();
    document.heading(1, "Findings");
    document.paragraph(report.summary.clone());
    let items = report.findings.iter().map(|it| {
        let text = vec![strong(format!("{}[{}]", it.severity, it.code)), plain(format!(": {}", it.message))];
        let place = it.place.as_ref().map(|place| format!("{}:{}", place.file, place.line));
        Item { text, detail: place.into_iter().chain(it.help.clone()).collect() }
    });
    document.list(Marker::Bullet, items.collect());
    document
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

impl FoundBy {
    const ALL: [Self; 5] = [Self::Lint, Self::Settings, Self::Pack, Self::Answers, Self::Command];

    fn heading(self) -> &'static str {
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
        found: match it.found {
            Found::Lint(_) => FoundBy::Lint,
            Found::Settings => FoundBy::Settings,
            Found::Pack => FoundBy::Pack,
            Found::Answers => FoundBy::Answers,
            Found::Command => FoundBy::Command,
        },
    });
    CodesReport { schema_version: SCHEMA_VERSION, codes: entries.collect() }
}

/// One line a code.
pub fn codes_short(report: &CodesReport) -> String {
    let lines = report.codes.iter().map(|it| format!("{}[{}]: {}", it.severity, it.code, it.name));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// Codes to read: one with its reasons, or a list of several.
pub fn codes_list(report: &CodesReport) -> Document {
    codes_with(report, None, |document, codes| {
        let item = |it: &&CodeEntry| {
            let text = vec![strong(&it.code), plain(format!(" ({}): {}", it.severity, it.name))];
            Item { text, detail: Vec::new() }.detail(it.why.clone())
        };
        document.list(Marker::Bullet, codes.iter().map(item).collect());
    })
}

/// The same with tables of several, for a page.
pub fn codes_document(report: &CodesReport) -> Document {
    const PAGE: &str = "This page is what inroad check --explain all --format markdown prints.";
    codes_with(report, Some(PAGE), |document, codes| {
        let row = |it: &&CodeEntry| {
            let cells = [&it.code, &it.severity, &it.name, &it.why];
            cells.into_iter().map(|cell| Cell::Text(cell.clone())).collect()
        };
        document.table(["Code", "Severity", "The fault", "Why"], codes.iter().map(row).collect());
    })
}

/// One code with its reasons, or several: what they are, a note, and each group as `write` has it.
fn codes_with(report: &CodesReport, note: Option<&str>, write: impl Fn(&mut Document, &[&CodeEntry])) -> Document {
    let mut document = Document::default();
    if let [code] = report.codes.as_slice() {
        document.heading(1, &code.code);
        document.paragraph(format!("{}: {}.", code.severity, code.name));
        document.paragraph(code.why.clone());
        if code.found == FoundBy::Lint {
            document.paragraph(format!(
                "Where a pack deliberately differs, it says so in rules/lints.ron: (code: \"{}\", severity: Off, \
                 on: [\"id\"], because: \"...\")",
                code.code
            ));
        }
        return document;
    }
    document.heading(1, "Codes");
    document.paragraph(
        "What inroad check and the other commands can say of a pack, of answers and of a command. A pack sets the \
         severity of a lint in rules/lints.ron, for all it finds or for some ids only, and says why.",
    );
    if let Some(note) = note {
        document.paragraph(note);
    }
    for found in FoundBy::ALL {
        let of_group: Vec<&CodeEntry> = report.codes.iter().filter(|it| it.found == found).collect();
        document.heading(2, found.heading());
        write(&mut document, &of_group);
    }
    document
}
