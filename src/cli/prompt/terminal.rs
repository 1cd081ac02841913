//! The terminal front end: one frame a question, drawn in place, that becomes one line once it is answered.
//!
//! In: questions, keys. Out: turns. Never: what to ask next, what an answer means.

use std::collections::BTreeMap;
use std::io;

use console::Term;
use dialoguer::theme::ColorfulTheme;

use crate::cli::locale::layout;
use crate::cli::prompt::asking::{Act, Under, accept, around, keys_told, turn, under};
use crate::cli::prompt::canvas::Canvas;
use crate::cli::prompt::field::Field;
use crate::cli::prompt::frame::{Around, Looks};
use crate::cli::prompt::keys::{Event, Keys};
use crate::cli::prompt::list::{Command, Entry, List};
use crate::cli::prompt::press::Press;
use crate::cli::prompt::prompter::{Chosen, Done, Looked, Page, Prompter};
use crate::cli::prompt::reading::Reading;
use crate::cli::prompt::screen::{Raw, Signals, stop};
use crate::cli::prompt::theme::theme;
use crate::cli::prompt::wording::why;
use crate::engine::interview::Turn;
use crate::model::condition::OptionSet;
use crate::page::document::Document;
use crate::render::layout::Layout;
use crate::render::text::text;
use crate::report::phrase;

/// Asks on a terminal.
pub struct Terminal {
    // Dropped before the terminal is put back, as it writes to it.
    keys: Keys,
    canvas: Canvas,
    raw: Option<Raw>,
    theme: ColorfulTheme,
    colors: bool,
    /// What stays above the frame, from the top.
    kept: Vec<Kept>,
    /// Ticks that were not sent yet, by question.
    drafts: BTreeMap<String, OptionSet>,
}

/// What stays above the frame.
enum Kept {
    /// What a question was about, the answer to it, and how many lines they took when they were drawn.
    Answer { id: String, about: String, answer: String, lines: usize },
    /// Something that was shown.
    Document(Document),
}

/// No window shows more again than this.
const KEPT_MAX: usize = 200;

/// The window is too small for a list, or became so while one was shown.
#[derive(Debug)]
pub struct TooSmall;

impl std::fmt::Display for TooSmall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the window is too small for a list")
    }
}

impl std::error::Error for TooSmall {}

impl Terminal {
    /// On fewer rows, lists cannot be drawn.
    pub const ROWS_MIN: u16 = 8;
    /// On fewer columns likewise.
    pub const COLUMNS_MIN: u16 = 20;

    /// Takes hold of the terminal.
    pub fn start(colors: bool, signals: Signals) -> io::Result<Self> {
        let raw = Some(Raw::start());
        let term = Term::buffered_stderr();
        let keys = Keys::listen(&term, signals)?;
        let theme = theme(colors, layout(usize::from(keys.size().1), colors, false).drawing);
        Ok(Self { keys, canvas: Canvas::new(term), raw, theme, colors, kept: Vec::new(), drafts: BTreeMap::new() })
    }

    /// Whether a window is large enough.
    pub fn has_room((rows, columns): (u16, u16)) -> bool {
        rows >= Self::ROWS_MIN && columns >= Self::COLUMNS_MIN
    }

    fn rows(&self) -> usize {
        usize::from(self.keys.size().0)
    }

    fn looks(&self) -> Looks<'_> {
        Looks { theme: &self.theme, rows: self.rows(), columns: usize::from(self.keys.size().1) }
    }

    fn layout(&self) -> Layout {
        layout(usize::from(self.keys.size().1), self.colors, false)
    }

    /// Shows a prompt until something other than moving around is done.
    fn interact(&mut self, around: &Around, under: &mut Under) -> anyhow::Result<Act> {
        let mut is_anew = false;
        loop {
            if !Self::has_room(self.keys.size()) || !self.looks().has_room(&around.ask, under.list()) {
                self.canvas.wipe()?;
                return Err(TooSmall.into());
            }
            let frame = match under {
                Under::List(list) => self.looks().list(around, list),
                Under::Field(name, field) => self.looks().field(around, name, field),
                Under::Reading(reading) => self.looks().reading(reading),
            };
            if std::mem::take(&mut is_anew) {
                self.begin_anew(frame.lines.len())?;
            }
            self.canvas.draw(&frame, self.rows())?;
            match self.keys.wait()? {
                Event::Ended => return Ok(Act::Command(Command::Leave)),
                Event::Resized => is_anew = true,
                Event::Stopped => {
                    self.stop()?;
                    is_anew = true;
                }
                Event::WentOn => {
                    self.raw.iter().for_each(Raw::again);
                    is_anew = true;
                }
                Event::Press(Press::Paste(pasted)) => under.paste(&pasted),
                Event::Press(Press::Key(key)) => match under.press(&key) {
                    None => {}
                    Some(Act::Command(Command::Redraw)) => is_anew = true,
                    Some(Act::Command(Command::Stop)) => {
                        self.stop()?;
                        is_anew = true;
                    }
                    Some(act) => return Ok(act),
                },
            }
        }
    }

    /// Draws what stays anew, in a window whose lines may have been broken elsewhere.
    fn begin_anew(&mut self, below: usize) -> io::Result<()> {
        let (rows, layout) = (self.rows(), self.layout());
        let looks = Looks { theme: &self.theme, rows, columns: usize::from(self.keys.size().1) };
        let mut above = Vec::new();
        for kept in &mut self.kept {
            match kept {
                Kept::Answer { about, answer, lines, .. } => {
                    let drawn = looks.answered(about, answer);
                    *lines = drawn.len();
                    above.extend(drawn);
                }
                Kept::Document(document) => above.extend(shown(document, layout)),
            }
        }
        self.canvas.begin_anew(&above, rows, below)
    }

    /// Stops the program as a shell does, with the terminal put back; goes on when it is called back.
    fn stop(&mut self) -> io::Result<()> {
        self.canvas.wipe()?;
        self.keys.pause()?;
        self.raw = None;
        stop();
        self.raw = Some(Raw::start());
        self.keys.resume()
    }

    fn keep(&mut self, kept: Kept) {
        self.kept.push(kept);
        if self.kept.len() > KEPT_MAX {
            self.kept.remove(0);
        }
    }

    /// Leaves one line of a prompt.
    fn collapse(&mut self, id: &str, about: &str, answer: &str) -> io::Result<()> {
        let about = phrase::capitalized(about);
        let drawn = self.looks().answered(&about, answer);
        self.canvas.keep(&drawn, self.rows())?;
        self.keep(Kept::Answer { id: id.to_owned(), about, answer: answer.to_owned(), lines: drawn.len() });
        Ok(())
    }

    /// Takes back what stayed of a question that is asked again, where nothing came after it.
    fn take_back(&mut self, question: &str) -> io::Result<()> {
        if let Some(Kept::Answer { lines, .. }) =
            self.kept.pop_if(|it| matches!(it, Kept::Answer { id, .. } if id == question))
            && !self.canvas.take_back(lines)?
        {
            let below = self.rows() / 2;
            self.begin_anew(below)?;
        }
        Ok(())
    }

    /// Shows why a question is asked until that is put away: below the question where there is room, else in its place.
    fn tell_why(&mut self, page: &Page<'_>, under: &mut Under) -> anyhow::Result<Act> {
        let told = why(page.question).into_iter().chain(keys_told(under));
        let mut around = around(page);
        around.notes.extend(told.clone());
        if self.looks().has_room_for_notes(&around, under.list()) {
            return self.interact(&around, under);
        }
        let mut reading = Under::Reading(Reading { paragraphs: told.collect(), top: 0 });
        self.interact(&Around::default(), &mut reading)
    }
}

/// A document in lines, with an empty one before and after.
fn shown(document: &Document, layout: Layout) -> Vec<String> {
    let text = text(document, layout);
    let lines = text.trim_end().lines().map(str::to_owned);
    [String::new()].into_iter().chain(lines).chain([String::new()]).collect()
}

impl Prompter for Terminal {
    fn show(&mut self, document: &Document) -> anyhow::Result<()> {
        let lines = shown(document, self.layout());
        self.canvas.keep(&lines, self.rows())?;
        self.keep(Kept::Document(document.clone()));
        Ok(())
    }

    fn ask(&mut self, page: &Page<'_>) -> anyhow::Result<Done> {
        let id = &page.question.id;
        self.take_back(id)?;
        let mut under = under(page, self.drafts.get(id).copied());
        let mut is_why = false;
        loop {
            let act = if is_why { self.tell_why(page, &mut under)? } else { self.interact(&around(page), &mut under)? };
            if let Some(list) = under.list().filter(|it| it.at_most().is_some()) {
                self.drafts.insert(id.clone(), list.ticked());
            }
            match accept(page.question, &act) {
                Some(Ok(answer)) => {
                    self.drafts.remove(id);
                    let said = phrase::answer(page.question, answer);
                    self.collapse(id, &page.question.topic, &said)?;
                    return Ok(Done::Turn(Turn::Answer(answer)));
                }
                Some(Err(fault)) => under.refuse(fault),
                None => {}
            }
            let Act::Command(command) = act else { continue };
            is_why = is_why != (command == Command::Why);
            if let Some(done) = turn(page, command, &mut under) {
                if done == Done::Turn(Turn::Skip) {
                    self.collapse(id, &page.question.topic, "left out")?;
                }
                self.canvas.wipe()?;
                return Ok(done);
            }
        }
    }

    fn choose(&mut self, prompt: &str, rows: &[String], at: usize) -> anyhow::Result<Chosen> {
        let entries: Vec<Entry> = rows.iter().map(Entry::new).collect();
        self.pick(prompt, None, entries, at)
    }

    fn type_line(&mut self, prompt: &str, so_far: &str) -> anyhow::Result<Option<String>> {
        let keys = ["Enter takes it", "an empty line goes back"].map(str::to_owned).to_vec();
        let around = Around { keys, ..Around::default() };
        let field = Field { text: so_far.to_owned(), notice: None };
        let mut under = Under::Field(prompt.to_owned(), field);
        let typed = loop {
            match self.interact(&around, &mut under)? {
                Act::Typed(typed) => break Some(typed).filter(|it| !it.is_empty()),
                Act::Command(Command::Back | Command::Leave) => break None,
                // No question is asked here, so its key is a letter like others.
                Act::Command(Command::Why) => under.paste("?"),
                _ => {}
            }
        };
        match &typed {
            Some(typed) => self.collapse("", prompt, typed)?,
            None => self.canvas.wipe()?,
        }
        Ok(typed)
    }

    fn look(&mut self, answers: &Looked<'_>) -> anyhow::Result<Chosen> {
        let mut section = "";
        let said = answers.said.iter().map(|it| {
            let above = Some(it.section).filter(|it| *it != section).map(str::to_owned);
            section = it.section;
            Entry { above, label: phrase::capitalized(it.topic), beside: Some(it.answer.clone()), alone: false }
        });
        let said: Vec<Entry> = said.collect();
        let (before, after) = answers.rows.split_at(answers.leading);
        let entries = before.iter().map(Entry::new).chain(said).chain(after.iter().map(Entry::new)).collect();
        self.pick(answers.prompt, answers.note, entries, 0)
    }
}

impl Terminal {
    /// Lets choose an entry.
    fn pick(&mut self, prompt: &str, note: Option<&str>, entries: Vec<Entry>, at: usize) -> anyhow::Result<Chosen> {
        let labels: Vec<String> = entries.iter().map(|it| it.label.clone()).collect();
        let mut under = Under::List(List::of_one(entries, Some(at)));
        let mut keys = vec!["arrows move", "Enter takes it"];
        if under.list().is_some_and(List::is_filtered_by_typing) {
            keys.push("letters filter");
        }
        keys.extend(["Esc back", "Ctrl-C leave"]);
        let keys = keys.into_iter().map(str::to_owned).collect();
        let notes = note.map(str::to_owned).into_iter().collect();
        let around = Around { ask: prompt.to_owned(), notes, keys, ..Around::default() };
        loop {
            let chosen = match self.interact(&around, &mut under)? {
                Act::Chosen(row) => {
                    self.collapse("", prompt, &labels[row])?;
                    return Ok(Chosen::Row(row));
                }
                Act::Command(Command::Back) => Chosen::Back,
                Act::Command(Command::Leave) => Chosen::Left,
                _ => continue,
            };
            self.canvas.wipe()?;
            return Ok(chosen);
        }
    }
}
