//! `inroad new`: a small pack to start from.
//!
//! In: a folder. Out: the files of the pack in it, and what to do with them. Never: a file that was there before.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use crate::cli::builtin::starter;
use crate::cli::disk::reason;
use crate::cli::output::{Content, Output};
use crate::cli::quiz::quoted;
use crate::cli::unusable::Unusable;
use crate::model::diagnostic::Diagnostic;
use crate::report::document::{Document, Item, Marker};

/// Write a small pack about another career to start from, with comments that explain the format.
#[derive(Args, Clone, Debug)]
pub struct NewCommand {
    /// The folder; it is made where it does not exist, and must be empty where it does.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl NewCommand {
    /// Runs the command.
    pub fn run(&self) -> anyhow::Result<Output> {
        if let Some(fault) = taken(&self.folder) {
            return Err(Unusable::message(fault).into());
        }
        let starter = starter();
        let mut names = Vec::new();
        for (_, file) in starter.iter() {
            let path = self.folder.join(&file.name);
            write_new(&path, &file.text).with_context(|| format!("cannot write `{}`", path.display()))?;
            names.push(Item::new(&file.name));
        }
        let mut document = Document::default();
        let folder = self.folder.display();
        document.paragraph(format!("A small pack stands in `{folder}`:"));
        document.list(Marker::Bullet, names);
        document.paragraph("Each file explains itself in comments; begin with questionnaires/bank.ron.");
        let argument = quoted(&folder.to_string());
        let closing = vec![
            "Take its quiz, and run its vignettes:".to_owned(),
            format!("  inroad --pack {argument}"),
            format!("  inroad test {argument}"),
        ];
        Ok(Output { closing, ..Output::of(Content::Text(document)) })
    }
}

/// Why nothing can be written into a folder without touching what is there.
fn taken(folder: &Path) -> Option<Diagnostic> {
    let shown = folder.display();
    let message = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().map(|_| format!("the folder `{shown}` is not empty"))?,
        Err(_) if !folder.exists() => return None,
        Err(_) if !folder.is_dir() => format!("`{shown}` is there already, and is no folder"),
        Err(error) => format!("the folder `{shown}` cannot be read: {}", reason(&error)),
    };
    Some(Diagnostic::error("folder-in-use", message).help(Some("name a folder that does not exist yet".to_owned())))
}

/// Writes a file that is not there yet, and the folders on the way to it.
fn write_new(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::File::create_new(path)?.write_all(text.as_bytes())
}
