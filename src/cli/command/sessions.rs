//! `inroad sessions`: what is saved on this machine, to look at and to delete.
//!
//! In: arguments. Out: a list, the answers of a session, or nothing left. Never: somebody else's files.

use std::time::SystemTime;

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::cli::inputs::PackArgs;
use crate::cli::output::{Content, Output, OutputArgs};
use crate::cli::shell::quoted;
use crate::cli::state::store::{SessionFile, Store, pack_of, read, written};
use crate::cli::unusable::Unusable;
use crate::engine::case::Case;
use crate::engine::routing::respond;
use crate::load::names::{Names, shown};
use crate::load::pack::RulesOf;
use crate::model::diagnostic::Diagnostic;
use crate::model::pack::Pack;
use crate::page::document::{Document, Item, Marker};
use crate::page::person::sessions::document as table;
use crate::render::json::json;
use crate::render::text::plain;
use crate::report::person::session::{SessionReport, SessionsReport, outcome};
use crate::report::phrase;

/// List, show or delete the answers that quizzes have saved.
#[derive(Args, Clone, Debug)]
pub struct SessionsCommand {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Subcommand, Clone, Debug)]
enum Action {
    /// List them: when, which, how far, and what came out.
    List(ListArgs),
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

/// How the list is written.
#[derive(Args, Clone, Debug)]
struct ListArgs {
    #[command(flatten)]
    output: OutputArgs,
}

impl SessionsCommand {
    /// Runs the command.
    pub fn run(&self, pack: &PackArgs) -> anyhow::Result<Output> {
        let store = Store::open()?;
        store.check()?;
        let document = match &self.action {
            None => return list(&store, pack, &self.output),
            Some(Action::List(arguments)) => return list(&store, pack, &arguments.output),
            Some(Action::Show { id }) => show(&find(&store, id)?, &*pack.load(RulesOf::Nobody)?)?,
            Some(Action::Delete { all: true, .. }) => delete(&store, &store.list())?,
            Some(Action::Delete { ids, .. }) => {
                let files = ids.iter().map(|id| find(&store, id)).collect::<Result<Vec<_>, _>>()?;
                delete(&store, &files)?
            }
        };
        Ok(Output { spoken: self.output.accessible, ..Output::of(Content::Text(document)) })
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

/// A row for every session; one that cannot be read says so in its own.
fn list(store: &Store, pack: &PackArgs, output: &OutputArgs) -> anyhow::Result<Output> {
    let files = store.list();
    let pack = pack.load(if files.is_empty() { RulesOf::Nobody } else { RulesOf::All })?;
    let now = SystemTime::now();
    let report = SessionsReport::new(files.iter().map(|file| row(file, &pack, now)).collect());
    let output = output.output(|| table(&report), || json(&report))?;
    let left: Vec<String> = store.left().iter().map(|it| it.display().to_string()).collect();
    let told = (!left.is_empty()).then(|| {
        let files = plain(&left.join(", "));
        format!("A quiz was ended while it saved. Its answers are in {files} too; `inroad sessions delete --all` deletes them.")
    });
    Ok(Output { closing: told.into_iter().collect(), ..output })
}

fn row(file: &SessionFile, pack: &Pack, now: SystemTime) -> SessionReport {
    let saved = written(&file.path);
    let seconds = |until: SystemTime, since: SystemTime| until.duration_since(since).unwrap_or_default().as_secs();
    let assessment = pack.assessment_named(&file.assessment);
    let empty = SessionReport {
        id: file.id(),
        assessment: file.assessment.clone(),
        title: assessment.map(|id| pack.assessment(id).title.clone()),
        saved_at: seconds(saved, SystemTime::UNIX_EPOCH),
        age: seconds(now, saved),
        answers: 0,
        unfit: 0,
        finished: false,
        outcome: None,
        trouble: None,
        path: file.path.display().to_string(),
    };
    let Some(id) = assessment else {
        let of = pack_of(&file.path).map_or_else(String::new, |it| format!("; it is of `--pack {}`", quoted(&it)));
        let trouble = format!("this pack has no assessment `{}`{of}", shown(&file.assessment));
        return SessionReport { trouble: Some(trouble), ..empty };
    };
    let session = match read(pack, id, &file.path) {
        Ok(session) => session,
        Err(faults) => {
            let why = faults.first().map_or_else(|| "no reason is known".to_owned(), |it| it.message.clone());
            return SessionReport { trouble: Some(format!("cannot be read: {why}")), ..empty };
        }
    };
    let answers = session.given.answers;
    let case = || Case::new(pack, pack.assessment(id), answers.clone());
    SessionReport {
        answers: answers.iter().count(),
        unfit: session.faults.len(),
        finished: session.finished,
        outcome: session.finished.then(|| outcome(&case())),
        ..empty
    }
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
    let items = given.map(|question| {
        let said = phrase::answered(pack, &respondent, question);
        let is_taken = session.given.by_default.contains(&question);
        Item::new(if is_taken { format!("{said} (taken as neutral)") } else { said })
    });
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
    let left = store.left().len();
    for file in files {
        let in_use = store.lock(file).is_none();
        store.delete(file).with_context(|| format!("cannot delete `{}`", file.path.display()))?;
        let still = if in_use { " A quiz is in it; it goes on, and saves nothing more." } else { "" };
        document.paragraph(format!("Deleted {}.{still}", file.id()));
    }
    store.clear();
    if left > 0 {
        document.paragraph(format!("Deleted {} that an interrupted quiz left.", phrase::count(left, "file")));
    } else if files.is_empty() {
        document.paragraph("Nothing is saved.");
    }
    Ok(document)
}
