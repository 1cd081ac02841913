//! Salvage: what can still be read of a text with a fault in its form, and what is told of it.
//!
//! In: a text, and why it could not be read. Out: its value as far as that goes, finished diagnostics, and what is lost.
//! Never: what names mean.

use std::ops::Range;

use ron::Error;
use ron::error::SpannedError;
use serde::de::DeserializeOwned;

use crate::load::faulty::gathering::{FaultKind, StructureFault, gather};
use crate::load::faulty::structure::diagnostic;
use crate::load::texts::Texts;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::FileId;

/// Fields that say the name which other elements use.
const NAMING_FIELDS: &[&str] = &["id", "question"];

/// What is left of a text with faults.
#[derive(Debug)]
pub struct Salvage<T> {
    /// Its value, without the elements that have a fault; none where the text as a whole cannot be read.
    pub value: Option<T>,
    /// Every fault, in order; at least one.
    pub diagnostics: Vec<Diagnostic>,
    /// Where the elements stand that could not be read.
    pub lost: Vec<Range<usize>>,
    /// Whether one of them has no name that others could use.
    pub is_nameless: bool,
}

/// Looks closer at a text that could not be read for the reason in `first`.
pub fn salvage<T: DeserializeOwned>(texts: &Texts, file: FileId, first: SpannedError) -> Salvage<T> {
    let found = gather(&texts.get(file).text, first);
    Salvage {
        value: found.value,
        diagnostics: found.faults.iter().map(|fault| diagnostic(texts, file, fault)).collect(),
        lost: found.lost,
        is_nameless: found.faults.iter().any(lacks_name),
    }
}

fn lacks_name(fault: &StructureFault) -> bool {
    matches!(&fault.kind, FaultKind::Reader(Error::MissingStructField { field, .. }) if NAMING_FIELDS.contains(field))
}
