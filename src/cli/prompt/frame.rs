//! Frames of prompts: a question with its list or its field, in as much of the window as there is.
//!
//! In: what is asked, where one stands, the size of the window. Out: lines. Never: writing them.

use console::Style;
use dialoguer::theme::ColorfulTheme;

use crate::cli::prompt::canvas::Frame;
use crate::cli::prompt::field::Field;
use crate::cli::prompt::list::{Entry, List};
use crate::cli::prompt::reading::Reading;
use crate::render::layout::Layout;
use crate::render::text::{plain, wrapping};

/// What stands around a list or a field.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Where one stands, above the question.
    pub above: String,
    /// The question.
    pub ask: String,
    /// Below it: the answer so far, why it is asked.
    pub notes: Vec<String>,
    /// Which keys there are, each in a few words.
    pub keys: Vec<String>,
}

/// How prompts look in a window.
pub struct Looks<'t> {
    /// Marks and colours.
    pub theme: &'t ColorfulTheme,
    /// Rows of the window.
    pub rows: usize,
    /// Columns of the window.
    pub columns: usize,
}

/// The fewest lines of a list that are worth showing.
const LIST_MIN: usize = 3;

/// The narrowest window of two columns.
const COLUMNS_MIN: usize = 50;

/// The hint where there is room for one line of it: the keys stand behind it.
const HINT_SHORT: &str = "? help";

/// What stands before and after a list or a field, and the lines that are left for it.
struct Surroundings {
    before: Vec<String>,
    after: Vec<String>,
    room: usize,
}

impl Looks<'_> {
    /// Whether a question and each entry of its list can be shown whole.
    pub fn has_room(&self, ask: &str, list: Option<&List>) -> bool {
        self.wrapped(ask, &self.theme.prompt_style, "").len() + self.tallest(list) <= self.height()
    }

    /// Whether all that stands around a list fits beside it, but for the longer hint.
    pub fn has_room_for_notes(&self, around: &Around, list: Option<&List>) -> bool {
        let parts = around.notes.iter().chain([&around.above, &around.ask]);
        let lines: usize = parts.map(|it| self.wrapped(it, &self.theme.defaults_style, "").len()).sum();
        lines + HINT_SHORT.lines().count() + self.tallest(list).max(LIST_MIN) <= self.height()
    }

    /// The lines of the entry that takes most of them.
    fn tallest(&self, list: Option<&List>) -> usize {
        let heights = list.map(|list| (0..list.entries().len()).map(|index| self.entry(list, index).len()).max());
        heights.flatten().unwrap_or(1)
    }

    /// A question with its list.
    pub fn list(&self, around: &Around, list: &List) -> Frame {
        let mut around = around.clone();
        if !list.filter().is_empty() {
            around.notes.push(format!("Only what has \"{}\" in it; Esc shows all.", list.filter()));
        }
        if let Some(at_most) = list.at_most().filter(|it| *it < list.entries().len()) {
            around.keys.insert(0, format!("{} of {at_most} ticked", list.ticked().len()));
        }
        let shown = list.shown();
        let entries: Vec<Vec<String>> = shown.iter().map(|index| self.entry(list, *index)).collect();
        let at = list.active().and_then(|active| shown.iter().position(|index| *index == active));
        let heights: Vec<usize> = entries.iter().map(Vec::len).collect();
        let all: usize = heights.iter().sum();
        let active = heights.get(at.unwrap_or(0)).copied().unwrap_or(1);
        let Surroundings { before, after, mut room } = self.surroundings(&around, list.notice(), active, all);
        let is_whole = all <= room;
        let tells_how_much = !is_whole && room > LIST_MIN.max(active);
        room -= usize::from(tells_how_much);
        let mut frame = Frame { at: before.len().saturating_sub(1), lines: before, column: 0 };
        let (from, to) = window(&heights, at.unwrap_or(0), room);
        let mut left = room;
        for (place, lines) in entries.iter().enumerate().take(to).skip(from) {
            if Some(place) == at {
                frame.at = frame.lines.len() + self.above(list.entry(shown[place]));
            }
            frame.lines.extend(lines.iter().take(left).cloned());
            left = left.saturating_sub(lines.len());
        }
        if tells_how_much {
            let words = format!("{} to {} of {}", from + 1, to, entries.len());
            frame.lines.push(self.one_line(&words, &self.theme.hint_style));
        }
        self.close(frame, after)
    }

    /// A question with its field.
    pub fn field(&self, around: &Around, name: &str, field: &Field) -> Frame {
        let mark = format!("{} ", self.theme.active_item_prefix);
        let is_beside = console::measure_text_width(name) < self.width() / 2;
        let (above, lead) = if is_beside {
            (Vec::new(), format!("{} {mark}", plain(name)))
        } else {
            (self.wrapped(name, &Style::new(), ""), mark)
        };
        let height = above.len() + 1;
        let Surroundings { before, after, room } = self.surroundings(around, field.notice.as_deref(), height, height);
        let mut lines = before;
        lines.extend(above.into_iter().take(room.saturating_sub(1)));
        let column = console::measure_text_width(&lead);
        let typed = tail(&plain(&field.text), self.width().saturating_sub(column));
        let column = column + console::measure_text_width(&typed);
        lines.push(format!("{lead}{typed}"));
        self.close(Frame { at: lines.len() - 1, lines, column }, after)
    }

    /// A text as far as there is room from its first line on.
    pub fn reading(&self, reading: &mut Reading) -> Frame {
        let style = &self.theme.inactive_item_style;
        let lines: Vec<String> = reading.paragraphs.iter().flat_map(|it| self.wrapped(it, style, "")).collect();
        let room = self.height() - 1;
        reading.top = reading.top.min(lines.len().saturating_sub(room));
        let mut shown: Vec<String> = lines.iter().skip(reading.top).take(room).cloned().collect();
        let hint = if shown.len() < lines.len() { "arrows, ? back" } else { "? back" };
        shown.push(self.one_line(hint, &self.theme.hint_style));
        Frame { lines: shown, at: 0, column: 0 }
    }

    /// What stays of a question that is answered: what it was about, and the answer.
    pub fn answered(&self, about: &str, answer: &str) -> Vec<String> {
        let lead = console::measure_text_width(&self.theme.success_prefix.to_string()) + 1;
        let about = plain(about);
        let whole =
            format!("{about} {} {}", self.theme.success_suffix, self.theme.values_style.apply_to(plain(answer)));
        if lead + console::measure_text_width(&whole) <= self.width() {
            return vec![format!("{} {whole}", self.theme.success_prefix)];
        }
        let between = format!("{about} {}", console::strip_ansi_codes(&self.theme.success_suffix.to_string()));
        let mut lines = self.wrapped(&between, &Style::new(), &format!("{} ", self.theme.success_prefix));
        lines.extend(self.wrapped(answer, &self.theme.values_style, "  "));
        lines
    }

    fn width(&self) -> usize {
        self.columns.min(Layout::WIDTH_MAX).saturating_sub(1).max(1)
    }

    /// One line stays free, so that a frame and the line above it are seen together.
    fn height(&self) -> usize {
        self.rows.saturating_sub(1).max(3)
    }

    /// What stands before and after a list of which so many lines must be seen, of so many. Where the window is low, the
    /// hint is shortened first, then what one answered so far goes, then where one stands.
    fn surroundings(&self, around: &Around, notice: Option<&str>, active: usize, all: usize) -> Surroundings {
        let mut room = self.height();
        let mut ask = self.wrapped(&around.ask, &self.theme.prompt_style, "");
        ask.truncate(room.saturating_sub(active).max(1));
        room -= ask.len();
        // From here on, lines are taken only where the list keeps what it must have.
        let mut take = |lines: Vec<String>, least: usize| {
            let is_taken = lines.len() + least <= room;
            room -= if is_taken { lines.len() } else { 0 };
            if is_taken { lines } else { Vec::new() }
        };
        let mut notice = notice.map_or_else(Vec::new, |it| self.wrapped(it, &self.theme.error_style, ""));
        notice.truncate(self.height().saturating_sub(ask.len() + active.min(2)));
        let notice = take(notice, 1);
        let whole = self.wrapped(&around.keys.join(", "), &self.theme.hint_style, "");
        let short = vec![self.one_line(HINT_SHORT, &self.theme.hint_style)];
        let wanted = active.max(all.min(LIST_MIN));
        let mut hint = take(if whole.len() == 1 { whole.clone() } else { short }, wanted);
        let section = if around.above.is_empty() {
            Vec::new()
        } else {
            take(self.wrapped(&around.above, &self.theme.hint_style, ""), wanted)
        };
        let notes = around.notes.iter().flat_map(|it| self.wrapped(it, &self.theme.defaults_style, "")).collect();
        let notes: Vec<String> = take(notes, wanted);
        let many = active.max(all.min(2 * LIST_MIN)) + 1;
        if whole.len() > 1 && !hint.is_empty() && !take(whole[1..].to_vec(), many.min(all)).is_empty() {
            hint = whole;
        }
        let blank = take(vec![String::new()], all);
        let mut after = take(vec![String::new()], all);
        let before = [blank, section, ask, notes].concat();
        after.extend(notice);
        after.extend(hint);
        Surroundings { before, after, room }
    }

    /// A frame with what stands below it; never more than there is room for.
    fn close(&self, mut frame: Frame, after: Vec<String>) -> Frame {
        frame.lines.extend(after);
        frame.lines.truncate(self.height());
        frame.at = frame.at.min(frame.lines.len().saturating_sub(1));
        frame
    }

    /// An entry in lines.
    fn entry(&self, list: &List, index: usize) -> Vec<String> {
        let (prefix, style) = if list.active() == Some(index) {
            (&self.theme.active_item_prefix, &self.theme.active_item_style)
        } else {
            (&self.theme.inactive_item_prefix, &self.theme.inactive_item_style)
        };
        let tick = match list.at_most() {
            None => String::new(),
            Some(_) if list.ticked().has(index) => format!("{} ", self.theme.checked_item_prefix),
            Some(_) => format!("{} ", self.theme.unchecked_item_prefix),
        };
        let entry = list.entry(index);
        let head = entry.above.as_ref().map_or_else(Vec::new, |it| self.wrapped(it, &self.theme.hint_style, ""));
        let lead = format!("{prefix} {tick}");
        let Some(beside) = &entry.beside else {
            return [head, self.wrapped(&entry.label, style, &lead)].concat();
        };
        if self.width() < COLUMNS_MIN {
            return [head, self.wrapped(&format!("{}: {beside}", entry.label), style, &lead)].concat();
        }
        [head, self.columns(&entry.label, beside, style, &lead)].concat()
    }

    /// Words in two columns, the first a third of the window wide.
    fn columns(&self, left: &str, right: &str, style: &Style, lead: &str) -> Vec<String> {
        const BETWEEN: usize = 2;
        let behind = console::measure_text_width(lead);
        let first = self.width() / 5 * 2 - behind;
        let second = self.width() - behind - first - BETWEEN;
        let (left, right) = (plain(left), plain(right));
        let (left, right) = (textwrap::wrap(&left, wrapping(first)), textwrap::wrap(&right, wrapping(second)));
        let indent = " ".repeat(behind);
        let line = |number: usize| {
            let word = left.get(number).map_or("", |it| it.as_ref());
            let space = " ".repeat((first + BETWEEN).saturating_sub(console::measure_text_width(word)));
            let answer = right.get(number).map_or("", |it| it.as_ref());
            let lead = if number == 0 { lead } else { &indent };
            let line = format!("{}{space}{}", style.apply_to(word), style.apply_to(answer));
            format!("{lead}{line}")
        };
        (0..left.len().max(right.len())).map(line).collect()
    }

    /// The lines above the words of an entry.
    fn above(&self, entry: &Entry) -> usize {
        entry.above.as_ref().map_or(0, |it| self.wrapped(it, &self.theme.hint_style, "").len())
    }

    fn one_line(&self, words: &str, style: &Style) -> String {
        style.apply_to(console::truncate_str(words, self.width(), "")).to_string()
    }

    /// Words in lines that fit, the first behind a lead and the others below its words.
    fn wrapped(&self, words: &str, style: &Style, lead: &str) -> Vec<String> {
        let behind = console::measure_text_width(lead);
        let width = self.width().saturating_sub(behind).max(1);
        let words = plain(words);
        let lines = textwrap::wrap(&words, wrapping(width));
        let indent = " ".repeat(behind);
        let line = |(number, line): (usize, &std::borrow::Cow<'_, str>)| {
            format!("{}{}", if number == 0 { lead } else { &indent }, style.apply_to(line))
        };
        lines.iter().enumerate().map(line).collect()
    }
}

/// The end of a text that is no wider than this.
fn tail(text: &str, width: usize) -> String {
    let mut kept = text;
    while console::measure_text_width(kept) > width {
        let mut letters = kept.chars();
        letters.next();
        kept = letters.as_str();
    }
    kept.to_owned()
}

/// The entries of which every line fits into so many rows: from, to; the one at `at` is among them.
fn window(heights: &[usize], at: usize, room: usize) -> (usize, usize) {
    if heights.is_empty() {
        return (0, 0);
    }
    let at = at.min(heights.len() - 1);
    let (mut from, mut to, mut used) = (at, at + 1, heights[at]);
    loop {
        let more = to < heights.len() && used + heights[to] <= room;
        let less = from > 0 && used + heights[from - 1] <= room;
        // Around the active entry, and towards the side that has more left.
        if more && (!less || to - at <= at - from) {
            used += heights[to];
            to += 1;
        } else if less {
            from -= 1;
            used += heights[from];
        } else {
            return (from, to);
        }
    }
}
