//! Commands as a person types them to see more of one result.
//!
//! In: the arguments that name the answers. Out: command lines. Never: how the answers were found.

use crate::page::document::Document;

/// What names the answers of a result on a command line. Without any, they are those of the quiz that was finished last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commands {
    /// The word that names them, after a space.
    whose: String,
    /// Flags, each after a space.
    flags: String,
    /// Whether the answers cannot be named again.
    is_unnamed: bool,
}

impl Commands {
    /// Commands about these answers.
    pub fn new(whose: String, flags: String) -> Self {
        Self { whose, flags, is_unnamed: false }
    }

    /// The same where the answers cannot be named again.
    #[must_use]
    pub fn unnamed(self) -> Self {
        Self { is_unnamed: true, ..self }
    }

    /// The same with one more flag.
    #[must_use]
    pub fn with(mut self, flag: &str) -> Self {
        self.flags.push_str(flag);
        self
    }

    /// The whole report.
    pub fn whole(&self) -> String {
        self.report(" --full")
    }

    /// The page, or what a flag asks for in its place.
    pub fn report(&self, flag: &str) -> String {
        format!("inroad report{}{flag}{}", self.whose, self.flags)
    }

    /// Why.
    pub fn explain(&self) -> String {
        format!("inroad explain{}{}", self.whose, self.flags)
    }

    /// What if.
    pub fn what_if(&self) -> String {
        format!("inroad what-if{}{}", self.whose, self.flags)
    }

    /// A command within a line: where it is too long for that, what it shows; the end of the page names the command.
    pub fn briefly(&self, flag: &str) -> String {
        const ROOM: usize = 40;
        let command = self.report(flag);
        if command.len() <= ROOM && !self.is_unnamed { command } else { "see the whole report".to_owned() }
    }
}

/// Writes where to go on, in one line: a page has better use for its room, and the whole report names every way.
pub fn ways_on(document: &mut Document, commands: &Commands) {
    const LINE: usize = 80;
    let whole = format!("Everything: {}", commands.whole());
    let line = format!("{whole}   Why: {}   What if: {}", commands.explain(), commands.what_if());
    if commands.is_unnamed || whole.len() > LINE {
        document.paragraph("With the same answers: inroad report --full, inroad explain, inroad what-if");
    } else {
        document.paragraph(if line.len() <= LINE { line } else { whole });
    }
}
