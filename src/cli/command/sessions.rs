//! `inroad sessions`: what is saved on this machine, to look at and to delete.
//!
//! In: arguments. Out: a list, the answers of a session, or nothing left. Never: somebody else's files.

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::cli::inputs::PackArgs;
use crate::cli::output::{Content, Output};
use crate::cli::state::store::{SessionFile, Store, read};
use crate::cli::unusable::Unusable;
use crate::engine::routing::respond;
use crate::load::names::Names;
use crate::load::pack::RulesOf;
use crate::model::diagnostic::Diagnostic;
use crate::model::pack::Pack;
use crate::page::document::{Document, Item, Marker};
use crate::report::phrase;

/// List, show or delete the answers that quizzes have saved.
#[derive(Args, Clone, Debug)]
pub struct SessionsCommand {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Subcommand, Clone, Debug)]
enum Action {
    /// List them.
    List,
    /// Show the answers of one.
    Show {
        /// Its name, as the list gives it.
        id: String,
    },
    /// Delete some, or all.
    Delete {
        /// Their names.
        #[arg(required_unless_present = "all")]
        ids: Vec<String>,
        /// Delete every session.
        #[arg(long, conflicts_with = "ids")]
        all: bool,
    },
}

impl SessionsCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let store = Store::open()?;
        let document = match self.action.as_ref().unwrap_or(&Action::List) {
            Action::List => list(&store, &*pack.load(RulesOf::Nobody)?),
            Action::Show { id } => show(&find(&store, id)?, &*pack.load(RulesOf::Nobody)?)?,
            Action::Delete { all: true, .. } => delete(&store, &store.list())?,
            Action::Delete { ids, .. } => {
                let files = ids.iter().map(|id| find(&store, id)).collect::<Result<Vec<_>, _>>()?;
                delete(&store, &files)?
            }
        };
        Ok(Output {
            content: Content::Text(document),
            file: None,
            closing: Vec::new(),
            spoken: false,
            exit: 0,
            then: None,
        })
    }
}

fn find(store: &Store, id: &str) -> Result<SessionFile, Unusable> {
    store.find(id).ok_or_else(|| {
        let ids: Vec<String> = store.list().iter().map(SessionFile::id).collect();
        let names = Names::new(ids.iter().map(String::as_str));
        let message = format!("there is no session `{}`", id.escape_debug());
        let help = names.suggest(id, "sessions").or(Some("nothing is saved".to_owned()));
        Unusable::message(Diagnostic::error("unknown-session", message).help(help))
    })
}

fn list(store: &Store, pack: &Pack) -> Document {
    let mut document = Document::default();
    let files = store.list();
    if files.is_empty() {
        document.paragraph("Nothing is saved.");
    }
    let items = files.iter().map(|file| {
        let session = pack.assessment_named(&file.assessment).and_then(|id| read(pack, id, &file.path).ok());
        let state = match session {
            Some(it) if it.finished => format!("finished, {}", answers(it.given.answers.iter().count())),
            Some(it) => format!("not finished, {}", answers(it.given.answers.iter().count())),
            None => "does not fit this pack".to_owned(),
        };
        Item::new(format!("{}: {state}", file.id())).detail(file.path.display().to_string())
    });
    document.list(Marker::Bullet, items.collect());
    document
}

fn answers(count: usize) -> String {
    phrase::count(count, "answer")
}

fn show(file: &SessionFile, pack: &Pack) -> anyhow::Result<Document> {
    let id = crate::cli::inputs::assessment(pack, &file.assessment).map_err(|fault| Unusable::message(*fault))?;
    let session = read(pack, id, &file.path).map_err(|diagnostics| Unusable {
        texts: crate::load::texts::Texts::default(),
        diagnostics: placeless(diagnostics),
    })?;
    let assessment = pack.assessment(id);
    let respondent = respond(pack, assessment, &session.given.answers);
    let mut document = Document::default();
    document.heading(1, file.id());
    let asked = assessment.asked.iter().map(|asked| asked.question);
    let given = asked.filter(|question| session.given.answers.get(*question).is_some());
    let items = given.map(|question| Item::new(phrase::answered(pack, &respondent, question)));
    document.list(Marker::Bullet, items.collect());
    let unfit: Vec<Item> = session.faults.iter().map(|fault| Item::new(&fault.message)).collect();
    if !unfit.is_empty() {
        document.paragraph("These no longer fit the questions:");
        document.list(Marker::Bullet, unfit);
    }
    Ok(document)
}

/// Diagnostics whose text is not at hand any more.
fn placeless(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    for diagnostic in &mut diagnostics {
        diagnostic.place = None;
        diagnostic.second = None;
    }
    diagnostics
}

fn delete(store: &Store, files: &[SessionFile]) -> anyhow::Result<Document> {
    let mut document = Document::default();
    for file in files {
        store.delete(file).with_context(|| format!("cannot delete `{}`", file.path.display()))?;
        document.paragraph(format!("Deleted {}.", file.id()));
    }
    if files.is_empty() {
        document.paragraph("Nothing is saved.");
    }
    Ok(document)
}
