//! The looks of prompts: dialoguer's theme with marks that every terminal has, and squares and ticks where it has them.
//!
//! In: whether to colour, and what the locale has. Out: a theme. Never: what is written in it.

use console::{Style, style};
use dialoguer::theme::ColorfulTheme;

use crate::render::layout::Drawing;

/// The theme of every prompt. What is active carries a mark, so it shows without colour too.
pub fn theme(colors: bool, drawing: Drawing) -> ColorfulTheme {
    let mark = |text: &str| style(text.to_owned()).force_styling(colors);
    let (done, between) = if drawing == Drawing::Blocks { ("\u{2714}", "\u{b7}") } else { ("+", "-") };
    ColorfulTheme {
        defaults_style: Style::new().force_styling(colors).dim(),
        prompt_style: Style::new().force_styling(colors).bold(),
        success_prefix: mark(done).green(),
        success_suffix: mark(between).dim(),
        error_prefix: mark("!").yellow(),
        error_style: Style::new().force_styling(colors).yellow(),
        hint_style: Style::new().force_styling(colors).dim(),
        values_style: Style::new().force_styling(colors).cyan(),
        active_item_style: Style::new().force_styling(colors).cyan().bold(),
        inactive_item_style: Style::new().force_styling(colors),
        active_item_prefix: mark(">").cyan().bold(),
        inactive_item_prefix: mark(" "),
        checked_item_prefix: mark("[x]").green(),
        unchecked_item_prefix: mark("[ ]"),
        ..ColorfulTheme::default()
    }
}
