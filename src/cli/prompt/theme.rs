//! How dialoguer's lists look here, and the repair that long labels need.
//!
//! In: labels. Out: rows wrapped to the width of the moment. Never: reading keys.

use std::fmt;

use console::Style;
use dialoguer::theme::Theme;

/// Draws labels for lists whose items are short keys.
///
/// dialoguer sizes wrapped rows by the bytes of the items that it was given, but counts the line breaks in what its
/// theme writes. So it is given `"0"`, `"1"`, ... and the theme writes the label behind each, wrapped: labels of any
/// length, script or width then redraw right. The active row carries a mark, so it shows without colour too.
pub struct Labels<'a> {
    /// The label of each item.
    pub labels: &'a [String],
    /// Whether to colour.
    pub colors: bool,
    /// Columns at this moment.
    pub columns: fn() -> usize,
}

impl Labels<'_> {
    fn item(&self, f: &mut dyn fmt::Write, key: &str, lead: &str, active: bool) -> fmt::Result {
        let label = key.parse::<usize>().ok().and_then(|index| self.labels.get(index)).map_or(key, String::as_str);
        let style = if active { Style::new().cyan().bold() } else { Style::new() }.force_styling(self.colors);
        let indent = " ".repeat(lead.len());
        for (number, row) in wrapped(label, (self.columns)(), lead.len()).iter().enumerate() {
            let before = if number == 0 { lead } else { &indent };
            let line_break = if number == 0 { "" } else { "\n" };
            write!(f, "{line_break}{before}{}", style.apply_to(row))?;
        }
        Ok(())
    }
}

/// A label in rows that fit beside a lead, one column kept free (a full row would wrap by itself).
pub fn wrapped(label: &str, columns: usize, lead: usize) -> Vec<String> {
    const NARROWEST: usize = 10;
    let width = columns.saturating_sub(lead + 1).max(NARROWEST);
    textwrap::wrap(label, width).into_iter().map(std::borrow::Cow::into_owned).collect()
}

impl Theme for Labels<'_> {
    fn format_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        let style = Style::new().dim().force_styling(self.colors);
        for (number, row) in wrapped(prompt, (self.columns)(), 0).iter().enumerate() {
            let line_break = if number == 0 { "" } else { "\n" };
            write!(f, "{line_break}{}", style.apply_to(row))?;
        }
        Ok(())
    }

    fn format_input_prompt(&self, f: &mut dyn fmt::Write, prompt: &str, _: Option<&str>) -> fmt::Result {
        write!(f, "{prompt} > ")
    }

    fn format_select_prompt_item(&self, f: &mut dyn fmt::Write, key: &str, active: bool) -> fmt::Result {
        self.item(f, key, if active { "> " } else { "  " }, active)
    }

    fn format_select_prompt_selection(&self, _: &mut dyn fmt::Write, _: &str, _: &str) -> fmt::Result {
        Ok(())
    }

    fn format_multi_select_prompt_selection(&self, _: &mut dyn fmt::Write, _: &str, _: &[&str]) -> fmt::Result {
        Ok(())
    }

    fn format_multi_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        key: &str,
        checked: bool,
        active: bool,
    ) -> fmt::Result {
        let lead = match (active, checked) {
            (true, true) => "> [x] ",
            (true, false) => "> [ ] ",
            (false, true) => "  [x] ",
            (false, false) => "  [ ] ",
        };
        self.item(f, key, lead, active)
    }
}
