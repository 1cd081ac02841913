//! `inroad new`: a pack to start from.
//!
//! In: a folder. Out: the files of the pack in it, and what to do with them. Never: a file that was there before.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, ValueEnum};

use crate::cli::builtin::{builtin, builtin_vignettes, guide, starter};
use crate::cli::disk::reason;
use crate::cli::output::{Content, Output};
use crate::cli::shell::quoted;
use crate::cli::unusable::Unusable;
use crate::cli::writing::{OwnDisk, Readers, save_on};
use crate::load::texts::Texts;
use crate::model::diagnostic::Diagnostic;
use crate::page::document::{Document, Item, Marker};
use crate::report::phrase;

/// Write a pack to start from: a small one about another career, with comments that explain the format.
#[derive(Args, Clone, Debug)]
pub struct NewCommand {
    /// The folder; it is made where it does not exist, and must be empty where it does.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Which pack to write.
    #[arg(long, value_name = "PACK", value_enum, default_value_t)]
    from: Origin,
}

/// The packs that the program can write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Origin {
    /// Three questions about becoming a baker, with comments that explain the format.
    #[default]
    Starter,
    /// The format guide, and the pack about becoming a museum guide that it writes step by step.
    Guide,
    /// The pack that is built into the program, with its vignettes.
    BuiltIn,
}

impl Origin {
    fn texts(self) -> Texts {
        match self {
            Self::Starter => starter(),
            Self::Guide => guide(),
            Self::BuiltIn => builtin().and(builtin_vignettes()),
        }
    }

    /// What stands in the folder now, and where to begin.
    fn says(self) -> (&'static str, &'static str) {
        match self {
            Self::Starter => (
                "A small pack",
                "Each file explains itself in comments; begin with questionnaires/bank.ron. With `--from guide` comes the guide to \
                 the format.",
            ),
            Self::Guide => {
                ("The pack of the format guide", "docs/packs.md is the guide; it writes this pack step by step.")
            }
            Self::BuiltIn => ("The built-in pack", "Change a question or a rule, and run the vignettes again."),
        }
    }
}

impl NewCommand {
    /// Runs the command.
    pub fn run(&self) -> anyhow::Result<Output> {
        if let Some(fault) = taken(&self.folder) {
            return Err(Unusable::message(fault).into());
        }
        let texts = self.from.texts();
        let mut written = Vec::new();
        for (_, file) in texts.iter() {
            let path = self.folder.join(&file.name);
            let outcome = write_new(&path, &file.text);
            written.push(path);
            if outcome.is_err() {
                take_back(&self.folder, &written);
                return outcome.map(|()| Output::nothing());
            }
        }
        let (what, next) = self.from.says();
        let mut document = Document::default();
        let folder = self.folder.display();
        document.paragraph(format!("{what} stands in `{folder}`:"));
        document.list(Marker::Bullet, listed(&texts));
        document.paragraph(next);
        let argument = quoted(&folder.to_string());
        let closing = vec![
            "Take its quiz, look for mistakes, and run its vignettes:".to_owned(),
            format!("  inroad --pack {argument}"),
            format!("  inroad check {argument}"),
            format!("  inroad test {argument}"),
        ];
        Ok(Output { closing, ..Output::of(Content::Text(document)) })
    }
}

/// The files by name; of a folder with many of them, their number.
fn listed(texts: &Texts) -> Vec<Item> {
    const NAMED_MAX: usize = 30;
    let names = || texts.iter().map(|(_, file)| file.name.as_str());
    if names().count() <= NAMED_MAX {
        return names().map(Item::new).collect();
    }
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names() {
        *folders.entry(name.rsplit_once('/').map_or("", |(folder, _)| folder)).or_default() += 1;
    }
    folders
        .into_iter()
        .map(|(folder, count)| Item::new(format!("{folder}: {}", phrase::count(count, "file"))))
        .collect()
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

/// Half a pack is none: takes away what was written, and the folders that are empty without it.
fn take_back(folder: &Path, written: &[PathBuf]) {
    for path in written.iter().rev() {
        // What cannot be taken away was not written.
        let _ = fs::remove_file(path);
        for parent in path.ancestors().skip(1).take_while(|it| it.starts_with(folder)) {
            let _ = fs::remove_dir(parent);
        }
    }
}

/// Writes a file that is not there yet, and the folders on the way to it.
fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    save_on(&OwnDisk, path, text, Readers::AsUsual, false)
}
