//! Findings: what a lint has to say, and of what.
//!
//! In: a lint's code and its words. Out: diagnostics with the id they are about. Never: judging.

use crate::analysis::pack::lint::spot::Spot;
use crate::load::texts::Texts;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::place::Place;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of what it is about, as settings name it: a question, `pathway/rule`, `table/row`, an advice item.
    pub subject: String,
    /// What is wrong, and where.
    pub diagnostic: Diagnostic,
}

impl Finding {
    /// The same, with help.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.diagnostic.help = Some(help.into());
        self
    }

    /// The same, with words at the place.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.diagnostic.label = Some(label.into());
        self
    }

    /// The same, with a second place.
    pub fn second(&mut self, place: Option<Place>, label: impl Into<String>) -> &mut Self {
        self.diagnostic.second = place.map(|place| (place, label.into()));
        self
    }
}

/// The findings of one lint.
pub struct Findings<'t> {
    /// What it has found so far.
    pub found: Vec<Finding>,
    code: &'static str,
    severity: Severity,
    texts: &'t Texts,
}

impl<'t> Findings<'t> {
    /// None yet, of the lint with this code and severity.
    pub fn new(code: &'static str, severity: Severity, texts: &'t Texts) -> Self {
        Self { found: Vec::new(), code, severity, texts }
    }

    /// Notes a finding about `subject`.
    pub fn note(&mut self, subject: impl Into<String>, spot: &Spot, message: impl Into<String>) -> &mut Finding {
        let diagnostic = Diagnostic::new(self.severity, self.code, message).at(spot.locate(self.texts));
        self.found.push(Finding { subject: subject.into(), diagnostic });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// The names of files and folders that look like a part of the pack and are none.
    pub fn passed_over(&self) -> &'t [String] {
        self.texts.passed_over()
    }

    /// Where a spot is.
    pub fn place(&self, spot: &Spot) -> Option<Place> {
        spot.locate(self.texts)
    }
}
