//! Lints about files: those that look like a part of a pack and are not read.
//!
//! In: the names that whoever read the pack passed over. Out: files to rename or to move. Never: the disk.

use crate::analysis::pack::lint::code::{Code, warning};
use crate::analysis::pack::lint::finding::{Finding, Findings};
use crate::analysis::pack::lint::spot::Spot;
use crate::load::texts::Texts;
use crate::load::vignettes;
use crate::model::pack::Pack;

/// The lints of this file.
pub const LINTS: &[Code] = &[UNREAD_FILE];

const UNREAD_FILE: Code = warning(
    "unread-file",
    "a file or folder that looks like a part of the pack and is not read",
    "Some editors write another ending than they show; what stands in such a file does not count, and its author \
     thinks that it does.",
    unread_file,
);

/// The files that are not read, for a pack that does not load: one of them may be the cause.
pub fn unread_files(texts: &Texts) -> Vec<Finding> {
    let mut findings = Findings::new(UNREAD_FILE.code, UNREAD_FILE.severity, texts);
    note_all(&mut findings);
    findings.found
}

fn unread_file(_: &Pack, findings: &mut Findings<'_>) {
    note_all(findings);
}

fn note_all(findings: &mut Findings<'_>) {
    for name in findings.passed_over() {
        let (what, help) = if name.ends_with('/') {
            ("folder", format!("vignettes stand in `{}/`; move them there", vignettes::FOLDER))
        } else {
            ("file", format!("name it `{}`, or move it out of the pack", with_ending(name)))
        };
        let message = format!("the {what} `{name}` looks like a part of the pack and is not read");
        findings.note(name, &Spot::default(), message).help(help);
    }
}

/// The name with the ending that is read.
fn with_ending(name: &str) -> String {
    const ENDING: &str = ".ron";
    let at = name.to_ascii_lowercase().rfind(ENDING).unwrap_or(name.len());
    format!("{}{ENDING}", &name[..at])
}
