//! After a quiz: one choice below the page, and what each of its rows does.
//!
//! In: a finished quiz and a front end. Out: parts of its report, files, or what follows. Never: asking where nobody can
//! reply.

use std::path::{Path, PathBuf};

use crate::cli::disk::plain_chain;
use crate::cli::locale::layout;
use crate::cli::output::{Content, Format, Output};
use crate::cli::prompt::adaptive::Adaptive;
use crate::cli::prompt::prompter::{Chosen, Prompter};
use crate::cli::writing::save;
use crate::page::document::Document;
use crate::page::person::commands::Commands;
use crate::page::person::recommendation::document;
use crate::page::person::whole_report::{Part, parts};
use crate::report::person::recommendation::RecommendationReport;
use crate::report::phrase;

/// What follows with the front end that asked.
pub type Next = Box<dyn FnOnce(Adaptive) -> anyhow::Result<Output>>;

/// A quiz that came to its end.
pub struct Ended {
    /// Its result.
    pub report: RecommendationReport,
    /// What is typed to see more of it.
    pub commands: Commands,
    /// The name of its session, or of its assessment where nothing is saved.
    pub name: String,
    /// Whether the person listens.
    pub spoken: bool,
    /// The front end.
    pub front: Adaptive,
    /// To the answers, and on to a new page.
    pub change: Next,
    /// To what the result leads to.
    pub done: Next,
}

/// The parts that can be seen, by their row.
const PARTS: [(&str, Part); 4] = [
    ("See the plan", Part::Plan),
    ("Words to say", Part::Words),
    ("Why", Part::Why),
    ("What would change it", Part::Change),
];
/// Columns of a saved text.
const COLUMNS: usize = 80;
/// The rows that follow them.
const REST: [&str; 3] = ["Change an answer", "Save as a file", "Done"];

impl Ended {
    /// Asks what to see, until the person is done.
    pub fn ask(mut self) -> anyhow::Result<Output> {
        self.front.set_done();
        let rows = PARTS.iter().map(|(row, _)| *row).chain(REST).map(str::to_owned);
        let rows: Vec<String> = rows.collect();
        loop {
            match self.front.choose("What next?", &rows, rows.len() - 1)? {
                Chosen::Row(row) if row < PARTS.len() => return Ok(self.see(PARTS[row].1)),
                Chosen::Row(row) if row == PARTS.len() => return (self.change)(self.front),
                Chosen::Row(row) if row == PARTS.len() + 1 => self.save()?,
                Chosen::Row(_) => return (self.done)(self.front),
                Chosen::Back | Chosen::Left => return Ok(Output::nothing()),
            }
        }
    }

    /// Prints a part and comes back to the choice.
    fn see(mut self, part: Part) -> Output {
        let told = parts(&self.report, &[part], &self.commands);
        self.front.rest();
        let spoken = self.spoken;
        let then: Box<dyn FnOnce() -> anyhow::Result<Output>> = Box::new(move || self.ask());
        Output { spoken, then: Some(then), ..Output::of(Content::Text(told)) }
    }

    /// Asks for a format and a name, and writes the whole report there; back at any point leaves all as it was.
    fn save(&mut self) -> anyhow::Result<()> {
        let formats = [
            ("A page for the browser, or to print", Format::Html, "html"),
            ("Markdown", Format::Markdown, "md"),
            ("Text", Format::Text, "txt"),
        ];
        let rows = formats.map(|(row, ..)| row.to_owned());
        let Chosen::Row(row) = self.front.choose("Save it as what?", &rows, 0)? else { return Ok(()) };
        let (_, format, ending) = formats[row];
        let Some(path) = self.file(&format!("inroad-{}.{ending}", self.name))? else { return Ok(()) };
        let whole = document(&self.report, true, &self.commands);
        let content = match format {
            Format::Html => Content::Html(whole),
            Format::Markdown => Content::Markdown(whole),
            Format::Text | Format::Json => Content::Text(whole),
        };
        let text = content.draw(layout(COLUMNS, false, self.spoken));
        let lines = phrase::count(text.lines().count(), "line");
        let said = match save(&path, &text, true) {
            Ok(()) => format!("Written to {} ({lines}).", path.display()),
            Err(error) => format!("It is not saved: {}.", plain_chain(&error)),
        };
        self.say(&said)
    }

    /// The file to write to; none where the person would rather not.
    fn file(&mut self, name: &str) -> anyhow::Result<Option<PathBuf>> {
        let mut name = name.to_owned();
        loop {
            let Some(typed) = self.front.type_line("File name", &name)? else { return Ok(None) };
            let path = Path::new(&typed).to_owned();
            if path.is_dir() {
                self.say(&format!("{typed} is a folder; give a file in it a name."))?;
            } else if path.exists() {
                let rows = ["Give another name".to_owned(), "Write over it".to_owned()];
                match self.front.choose(&format!("{typed} is there already."), &rows, 0)? {
                    Chosen::Row(1) => return Ok(Some(path)),
                    Chosen::Row(_) => {}
                    Chosen::Back | Chosen::Left => return Ok(None),
                }
            } else {
                return Ok(Some(path));
            }
            name = typed;
        }
    }

    fn say(&mut self, words: &str) -> anyhow::Result<()> {
        let mut document = Document::default();
        document.paragraph(words);
        self.front.show(&document)
    }
}
