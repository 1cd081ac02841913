//! A question as somebody meets it on a terminal: under which keys it stands, and what stands around it.
//!
//! In: pages, keys. Out: what is under one's keys, and what was done with it. Never: drawing, reading keys.

use console::Key;

use crate::cli::prompt::field::Field;
use crate::cli::prompt::frame::Around;
use crate::cli::prompt::list::{Command, Entry, List, Pressed, SHORT_MAX, command};
use crate::cli::prompt::prompter::{Done, Page};
use crate::cli::prompt::reading::Reading;
use crate::cli::prompt::wording::{complaint, previous, progress};
use crate::engine::interview::Turn;
use crate::model::answers::Answer;
use crate::model::condition::OptionSet;
use crate::model::question::{AnswerKind, AnswerOption, Lever, Question, Reply};
use crate::report::phrase;

/// What a person did beside moving around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Chose this entry.
    Chosen(usize),
    /// Said that these ticks are the answer.
    Ticked(OptionSet),
    /// Said that this line is.
    Typed(String),
    /// Wants something else.
    Command(Command),
}

/// What is under one's keys.
#[derive(Clone, Debug)]
pub enum Under {
    /// A list.
    List(List),
    /// A field, and what is typed into it.
    Field(String, Field),
    /// A text.
    Reading(Reading),
}

impl Under {
    /// What a key does; none where it only moved something.
    pub fn press(&mut self, key: &Key) -> Option<Act> {
        match self {
            Self::List(list) => match list.press(key) {
                Pressed::Nothing | Pressed::Changed => None,
                Pressed::Chosen(index) => Some(Act::Chosen(index)),
                Pressed::Ticked(ticked) => Some(Act::Ticked(ticked)),
                Pressed::Command(command) => Some(Act::Command(command)),
            },
            Self::Field(_, field) => match command(key) {
                Some(command) => Some(Act::Command(command)),
                None if *key == Key::Enter => Some(Act::Typed(field.text.trim().to_owned())),
                None if *key == Key::Char('?') => Some(Act::Command(Command::Why)),
                None => {
                    field.press(key);
                    None
                }
            },
            Self::Reading(reading) => match command(key) {
                Some(command) if command != Command::Back => Some(Act::Command(command)),
                _ if reading.press(key) => Some(Act::Command(Command::Why)),
                _ => None,
            },
        }
    }

    /// What pasted text does: nothing, but in a field.
    pub fn paste(&mut self, pasted: &str) {
        match self {
            Self::Field(_, field) => field.paste(pasted),
            _ => self.say("Pasted text answers nothing here.".to_owned()),
        }
    }

    /// Says something until the next key.
    pub fn say(&mut self, notice: String) {
        match self {
            Self::List(list) => list.say(notice),
            Self::Field(_, field) => field.notice = Some(notice),
            Self::Reading(_) => {}
        }
    }

    /// Says what is wrong with what was given.
    pub fn refuse(&mut self, fault: String) {
        match self {
            Self::Field(_, field) => field.refuse(fault),
            _ => self.say(fault),
        }
    }

    /// The list, if it is one.
    pub fn list(&self) -> Option<&List> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }
}

/// What stands around a question.
pub fn around(page: &Page<'_>) -> Around {
    let mut above = page.section.to_owned();
    if let Some(stand) = page.progress {
        above = format!("{above} - {}", progress(stand));
    }
    Around { above, ask: page.question.ask.clone(), notes: previous(page).into_iter().collect(), keys: keys(page) }
}

/// What a question is answered with; ticks that were not sent yet go before those of an earlier answer.
pub fn under(page: &Page<'_>, drafted: Option<OptionSet>) -> Under {
    let question = page.question;
    let entry = |it: &AnswerOption| Entry { alone: it.alone, ..Entry::new(&it.label) };
    let entries = question.options().iter().map(entry).collect();
    let ticked = match page.previous {
        Some(Answer::Options(set)) => Some(set),
        _ => None,
    };
    match &question.kind {
        AnswerKind::One(_) => {
            // Options that rise from the least begin with what describes somebody badly: nobody falls into it.
            let first = if matches!(question.lever, Lever::Upward(_)) { None } else { Some(0) };
            Under::List(List::of_one(entries, ticked.and_then(|set| set.iter().next()).or(first)))
        }
        AnswerKind::Many { at_most, .. } => {
            Under::List(List::of_many(entries, *at_most, drafted.or(ticked).unwrap_or_default()))
        }
        AnswerKind::Number { unit, .. } => {
            let text = match page.previous {
                Some(Answer::Number(number)) => number.to_string(),
                _ => String::new(),
            };
            Under::Field(phrase::capitalized(unit), Field { text, notice: None })
        }
    }
}

/// The answer that somebody gave, if it is one.
pub fn accept(question: &Question, act: &Act) -> Option<Result<Answer, String>> {
    let reply = match act {
        Act::Chosen(index) => return Some(Ok(Answer::Options(OptionSet::of(*index)))),
        Act::Ticked(ticked) => Reply::Words(ticked.iter().map(|index| question.options()[index].id.clone()).collect()),
        Act::Typed(typed) => Reply::Word(typed.clone()),
        Act::Command(_) => return None,
    };
    Some(question.accept(&reply).map_err(|faults| complaint(question, &faults)))
}

/// The turn that a command asks for; none where it is done on the spot, or there is none, which is said.
pub fn turn(page: &Page<'_>, command: Command, under: &mut Under) -> Option<Done> {
    let (is_there, turn, else_said) = match command {
        Command::Leave => return Some(Done::Left),
        Command::Why | Command::Stop | Command::Redraw => return None,
        Command::Back => (page.may_go_back, Turn::Back, "This is the first question."),
        Command::Skip => (page.may_skip, Turn::Skip, "This question needs an answer."),
        Command::Finish => (page.may_finish, Turn::Finish, "The result is not settled yet."),
        Command::Review => (page.may_review, Turn::Review, "There are no answers to look at yet."),
    };
    if is_there {
        return Some(Done::Turn(turn));
    }
    under.say(else_said.to_owned());
    None
}

/// The keys of a question, each in a few words.
fn keys(page: &Page<'_>) -> Vec<String> {
    let options = page.question.options().len();
    let is_typed = options == 0 || options > SHORT_MAX;
    let mut keys: Vec<String> = match &page.question.kind {
        AnswerKind::One(_) if is_typed => vec!["arrows move", "Enter takes it"],
        AnswerKind::One(_) => vec!["arrows or 1-9 move", "Enter takes it"],
        AnswerKind::Many { .. } => vec!["arrows move", "Space ticks", "Enter is done"],
        AnswerKind::Number { .. } => vec!["Enter takes it"],
    }
    .into_iter()
    .map(str::to_owned)
    .collect();
    if let AnswerKind::Number { least, most, .. } = &page.question.kind {
        keys.insert(0, format!("{least} to {most}"));
    } else if is_typed {
        keys.push("letters filter".to_owned());
    }
    keys.push("? why".to_owned());
    if page.may_skip {
        keys.push(if is_typed { "Ctrl-S skip" } else { "s skip" }.to_owned());
    }
    if page.may_review {
        keys.push(if is_typed { "Ctrl-R answers" } else { "r answers" }.to_owned());
    }
    if page.may_finish {
        keys.push(if is_typed { "Ctrl-F report" } else { "f report" }.to_owned());
    }
    if page.may_go_back {
        keys.push("Esc back".to_owned());
    }
    keys.push("Ctrl-C leave".to_owned());
    keys
}

/// What is told where somebody asks: every key, those too that the hint has no room for.
pub fn keys_told(under: &Under) -> Option<String> {
    let list = under.list()?;
    let letters = if list.is_filtered_by_typing() {
        "letters show only what has them in it"
    } else {
        "j and k and 1 to 9 move too"
    };
    Some(format!(
        "Keys: arrows, Home, End, Page Up and Page Down move; {letters}; Esc or Left goes back; Ctrl-L draws anew; \
         Ctrl-Z stops for now and `fg` goes on."
    ))
}
