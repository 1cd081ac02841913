//! What the output can show: squares where it is UTF-8, else letters, and words alone for who listens.
//!
//! In: the environment, and whether somebody listens. Out: a layout. Never: words of another language.

use crate::render::layout::{Drawing, Layout};

/// A layout for so many columns, drawn with what the locale has; with nothing drawn where somebody listens, or where
/// the terminal can only add lines.
pub fn layout(columns: usize, color: bool, spoken: bool) -> Layout {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let is_spoken = spoken || is_dumb || is_on("ACCESSIBLE");
    Layout::new(columns, color).drawn_with(if is_spoken { Drawing::Spoken } else { drawing() })
}

/// Whether a variable is set to something that does not say no.
pub fn is_on(variable: &str) -> bool {
    let said = std::env::var_os(variable).map(|it| it.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    !said.is_empty() && said != "off" && !said.starts_with(['0', 'n', 'f'])
}

/// The first of these that says something decides, as for other programs (POSIX, environment variables, 8.2).
fn drawing() -> Drawing {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(std::env::var_os).find(|it| !it.is_empty());
    let said = said.map(|it| it.to_string_lossy().to_ascii_lowercase().replace('-', "")).unwrap_or_default();
    if said.ends_with("utf8") || said.contains("utf8@") { Drawing::Blocks } else { Drawing::Letters }
}
