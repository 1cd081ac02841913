//! Codes: the name of each fault, how bad it is, and why it is one.
//!
//! In: nothing. Out: rows of a table. Never: finding.

use crate::analysis::pack::lint::finding::Findings;
use crate::model::diagnostic::Severity;
use crate::model::pack::Pack;

/// One kind of fault.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// What a message carries, `--explain` takes and `rules/lints.ron` sets.
    pub code: &'static str,
    /// The fault in words, as a noun phrase.
    pub name: &'static str,
    /// How bad it is, where the pack does not say otherwise.
    pub severity: Severity,
    /// Why it is a fault, with its source in survey methodology or rule-base practice where there is one.
    pub why: &'static str,
    /// Who finds it.
    pub found: Found,
}

/// Who finds a fault.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    /// A lint, in a pack that loads.
    Lint(fn(&Pack, &mut Findings<'_>)),
    /// The check itself, once all lints have run.
    Settings,
    /// The loader of packs; there is no pack then.
    Pack,
    /// The loader of answers.
    Answers,
    /// A command that cannot run as it was typed.
    Command,
}

impl Code {
    /// Whether a pack can set its severity.
    pub fn is_lint(&self) -> bool {
        matches!(self.found, Found::Lint(_))
    }
}

/// A lint whose findings should be mended.
pub const fn warning(
    code: &'static str,
    name: &'static str,
    why: &'static str,
    find: fn(&Pack, &mut Findings<'_>),
) -> Code {
    Code { code, name, severity: Severity::Warning, why, found: Found::Lint(find) }
}

/// A lint about wording, where a reader would be better served by a change.
pub const fn advice(
    code: &'static str,
    name: &'static str,
    why: &'static str,
    find: fn(&Pack, &mut Findings<'_>),
) -> Code {
    Code { code, name, severity: Severity::Advice, why, found: Found::Lint(find) }
}
