//! When text is coloured.
//!
//! In: a flag, the environment. Out: yes or no. Never: which colours.

use clap::ValueEnum;

/// When to colour text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Whether text that goes to a terminal, or does not, is coloured.
    pub fn is_on(self, is_terminal: bool) -> bool {
        let unwanted = || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        // A terminal of which nothing is known may have no colours; some systems never say which it is.
        let dumb = || std::env::var_os("TERM").map_or(cfg!(unix), |value| value == "dumb");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => is_terminal && !unwanted() && !dumb(),
        }
    }
}
