//! A list that one chooses from by keys: what is shown, where one stands, what is ticked, and what a key does to it.
//!
//! In: keys. Out: what was chosen or asked for. Never: reading keys, drawing.

use console::Key;

use crate::model::condition::OptionSet;

/// Lists longer than this are filtered by typing.
pub const SHORT_MAX: usize = 9;

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What stands above it, where a part of the list begins.
    pub above: Option<String>,
    /// Its words.
    pub label: String,
    /// What stands beside them, in a column of its own where there is room.
    pub beside: Option<String>,
    /// Whether it unticks all others, and they it.
    pub alone: bool,
}

impl Entry {
    /// An entry of a few words.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }
}

/// A list under one's keys.
#[derive(Clone, Debug)]
pub struct List {
    entries: Vec<Entry>,
    /// The most that may be ticked; none where one entry is chosen.
    at_most: Option<usize>,
    active: Option<usize>,
    ticked: OptionSet,
    filter: String,
    notice: Option<String>,
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The key means nothing here.
    Nothing,
    /// The list looks different now.
    Changed,
    /// This entry was chosen.
    Chosen(usize),
    /// What is ticked is the answer.
    Ticked(OptionSet),
    /// Something other than an entry is wanted.
    Command(Command),
}

/// What can be asked for beside entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Why the question is asked.
    Why,
    /// To leave it out.
    Skip,
    /// To look at the answers.
    Review,
    /// To read the report at once.
    Finish,
    /// To go back.
    Back,
    /// To leave the quiz.
    Leave,
    /// To stop the program for now, as a shell does.
    Stop,
    /// To draw everything anew.
    Redraw,
}

/// The command that a key means in every list and field.
pub fn command(key: &Key) -> Option<Command> {
    match key {
        Key::Char('\u{3}' | '\u{4}') | Key::CtrlC => Some(Command::Leave),
        Key::Char('\u{6}') => Some(Command::Finish),
        Key::Char('\u{c}') => Some(Command::Redraw),
        Key::Char('\u{12}') => Some(Command::Review),
        Key::Char('\u{13}') => Some(Command::Skip),
        Key::Char('\u{1a}') => Some(Command::Stop),
        Key::Escape => Some(Command::Back),
        _ => None,
    }
}

impl List {
    /// A list of which one entry is chosen; nothing is active where nobody should fall into the first.
    pub fn of_one(entries: Vec<Entry>, active: Option<usize>) -> Self {
        let active = active.filter(|index| *index < entries.len());
        Self { entries, at_most: None, active, ticked: OptionSet::default(), filter: String::new(), notice: None }
    }

    /// A list of which so many may be ticked; of what is ticked at first, as much as may be.
    pub fn of_many(entries: Vec<Entry>, at_most: usize, ticked: OptionSet) -> Self {
        let active = if entries.is_empty() { None } else { Some(0) };
        let mut list = Self { at_most: Some(at_most), ..Self::of_one(entries, active) };
        for index in ticked.iter().filter(|index| *index < list.entries.len()).collect::<Vec<_>>() {
            let others = list.beside(index);
            if others == list.ticked && others.len() < at_most {
                list.ticked = others.union(OptionSet::of(index));
            }
        }
        list.active = list.ticked.iter().next().or(active);
        list
    }

    /// The entries that match what was typed, by their place in the list.
    pub fn shown(&self) -> Vec<usize> {
        let wanted = self.filter.to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&wanted);
        let matches =
            |entry: &Entry| wanted.is_empty() || holds(&entry.label) || entry.beside.as_deref().is_some_and(holds);
        self.entries.iter().enumerate().filter(|(_, entry)| matches(entry)).map(|(index, _)| index).collect()
    }

    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// An entry.
    pub fn entry(&self, index: usize) -> &Entry {
        &self.entries[index]
    }

    /// Where one stands.
    pub fn active(&self) -> Option<usize> {
        self.active
    }

    /// What is ticked.
    pub fn ticked(&self) -> OptionSet {
        self.ticked
    }

    /// The most that may be ticked; none where one entry is chosen.
    pub fn at_most(&self) -> Option<usize> {
        self.at_most
    }

    /// What was typed to filter.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// What is to be said of the last key.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Says something until the next key.
    pub fn say(&mut self, notice: String) {
        self.notice = Some(notice);
    }

    /// Whether typing filters: letters are no commands then.
    pub fn is_filtered_by_typing(&self) -> bool {
        self.entries.len() > SHORT_MAX
    }

    /// What a key does.
    pub fn press(&mut self, key: &Key) -> Pressed {
        let was_noticed = self.notice.take().is_some();
        let pressed = self.pressed(key);
        if pressed == Pressed::Nothing && was_noticed { Pressed::Changed } else { pressed }
    }

    fn pressed(&mut self, key: &Key) -> Pressed {
        const PAGE: isize = 5;
        if *key == Key::Escape && !self.filter.is_empty() {
            return self.refilter(String::new());
        }
        if let Some(command) = command(key) {
            return Pressed::Command(command);
        }
        let key = match key {
            Key::Char('k') if !self.is_filtered_by_typing() => &Key::ArrowUp,
            Key::Char('j') if !self.is_filtered_by_typing() => &Key::ArrowDown,
            key => key,
        };
        match key {
            Key::ArrowUp | Key::BackTab => self.step(-1, true),
            Key::ArrowDown | Key::Tab => self.step(1, true),
            Key::PageUp => self.step(-PAGE, false),
            Key::PageDown => self.step(PAGE, false),
            Key::Home => self.step(isize::MIN, false),
            Key::End => self.step(isize::MAX, false),
            Key::ArrowLeft => Pressed::Command(Command::Back),
            Key::Char('?') => Pressed::Command(Command::Why),
            Key::Char(' ') if self.at_most.is_some() => self.tick(),
            Key::Enter => self.enter(),
            Key::Backspace if self.is_filtered_by_typing() => {
                let mut filter = self.filter.clone();
                filter.pop();
                self.refilter(filter)
            }
            Key::Char(letter) if self.is_filtered_by_typing() => self.type_letter(*letter),
            Key::Char('s') => Pressed::Command(Command::Skip),
            Key::Char('r') => Pressed::Command(Command::Review),
            Key::Char('f') => Pressed::Command(Command::Finish),
            Key::Char(digit @ '1'..='9') => self.jump(*digit),
            _ => Pressed::Nothing,
        }
    }

    /// Moves by so many of the entries shown; past an end to the other where `around`.
    fn step(&mut self, by: isize, around: bool) -> Pressed {
        let shown = self.shown();
        let Some(last) = shown.len().checked_sub(1) else { return Pressed::Nothing };
        let at = self.active.and_then(|active| shown.iter().position(|it| *it == active));
        let to = match at {
            None if by < 0 => last,
            None => 0,
            Some(0) if around && by < 0 => last,
            Some(at) if around && by > 0 && at == last => 0,
            Some(at) => at.saturating_add_signed(by).min(last),
        };
        self.active = Some(shown[to]);
        Pressed::Changed
    }

    fn jump(&mut self, digit: char) -> Pressed {
        let place = digit.to_digit(10).map_or(0, |it| it as usize);
        match place.checked_sub(1).filter(|index| *index < self.entries.len()) {
            Some(index) => {
                self.active = Some(index);
                Pressed::Changed
            }
            None => Pressed::Nothing,
        }
    }

    fn type_letter(&mut self, letter: char) -> Pressed {
        if letter.is_control() || letter == ' ' && self.filter.is_empty() {
            return Pressed::Nothing;
        }
        let filter = format!("{}{letter}", self.filter);
        let before = std::mem::replace(&mut self.filter, filter);
        if self.shown().is_empty() {
            let typed = std::mem::replace(&mut self.filter, before);
            self.say(format!("Nothing here has \"{typed}\" in it."));
            return Pressed::Changed;
        }
        self.keep_active_shown();
        Pressed::Changed
    }

    fn refilter(&mut self, filter: String) -> Pressed {
        self.filter = filter;
        self.keep_active_shown();
        Pressed::Changed
    }

    fn keep_active_shown(&mut self) {
        let shown = self.shown();
        if self.active.is_none_or(|active| !shown.contains(&active)) {
            self.active = shown.first().copied();
        }
    }

    /// Ticks or unticks where one stands. What stands alone unticks the others, and they it; the limit holds.
    fn tick(&mut self) -> Pressed {
        let (Some(at), Some(at_most)) = (self.active, self.at_most) else { return Pressed::Nothing };
        let this = OptionSet::of(at);
        if self.ticked.has(at) {
            self.ticked = self.ticked.toggled(this);
            return Pressed::Changed;
        }
        let kept = self.beside(at);
        if kept.len() >= at_most {
            self.say(format!("{at_most} of {at_most} are ticked; Space on one of them unticks it."));
        } else {
            self.ticked = kept.union(this);
        }
        Pressed::Changed
    }

    /// What stays ticked when this one is: nothing beside one that stands alone, nor such a one beside others.
    fn beside(&self, index: usize) -> OptionSet {
        if self.entries[index].alone {
            return OptionSet::default();
        }
        let others = self.ticked.iter().filter(|other| !self.entries[*other].alone);
        others.fold(OptionSet::default(), |set, other| set.union(OptionSet::of(other)))
    }

    fn enter(&mut self) -> Pressed {
        match (self.at_most, self.active) {
            (Some(_), _) => Pressed::Ticked(self.ticked),
            (None, Some(active)) => Pressed::Chosen(active),
            (None, None) => {
                self.say("Choose one first: arrows move, Enter takes it.".to_owned());
                Pressed::Changed
            }
        }
    }
}
