//! Findings and codes to read: as documents, and one line each for editors and scripts.
//!
//! In: the reports. Out: documents, and lines. Never: finding, drawing source.

use crate::model::letter::harmless;
use crate::page::document::{Cell, Document, Item, Marker, plain, strong};
use crate::report::pack::findings::{CodeEntry, CodesReport, FindingsReport, FoundBy};

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
        Item { detail: place.into_iter().chain(it.help.clone()).collect(), ..Item::of(text) }
    });
    document.list(Marker::Bullet, items.collect());
    document
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
            Item::of(text).detail(it.why.clone())
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
