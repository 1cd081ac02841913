//! Diagnostics: what is wrong with a pack or with answers, and where.
//!
//! In: a fault that a loader or a lint found. Out: a noun that a front end can draw. Never: drawing.

use crate::model::place::Place;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used and should be mended.
    Warning,
    /// The input can be used; a reader would be better served by a change.
    Advice,
}

impl Severity {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// One fault.
///
/// Grammar: `message` and `help` start small and end without a full stop; words of the author stand in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// The fault's name.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// What stands there, said at the place.
    pub label: Option<String>,
    /// A second place that helps, and what it shows.
    pub second: Option<(Place, String)>,
    /// How to mend it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A fault of any severity, without a place yet.
    pub fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self { severity, code, message: message.into(), place: None, label: None, second: None, help: None }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// The same, with words at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same, with a second place.
    #[must_use]
    pub fn second(mut self, place: Option<Place>, label: impl Into<String>) -> Self {
        self.second = place.map(|place| (place, label.into()));
        self
    }

    /// The same, with help, where there is some.
    #[must_use]
    pub fn help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}
