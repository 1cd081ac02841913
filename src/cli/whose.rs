//! Whose answers: a word that a person typed is a saved session, a file, or neither.
//!
//! In: words of the command line. Out: texts of answers, or what is wrong with a word. Never: what the answers mean.

use std::path::{Path, PathBuf};

use crate::cli::disk::{read_plain, read_stdin, read_text};
use crate::cli::state::store::{SessionFile, Store};
use crate::load::answers::{AnswersText, read_file};
use crate::load::names::{Names, nearest, shown};
use crate::load::texts::Texts;
use crate::model::diagnostic::Diagnostic;

/// Standard input, in the place of a file.
const STDIN: &str = "-";

/// What a word is that stands where an assessment may stand.
pub enum Word {
    /// A saved session.
    Session(SessionFile),
    /// A file of answers.
    File(PathBuf),
    /// An assessment, or nothing that is known here.
    Other,
}

/// What a word is; the assessments of a pack come first, as their names do not depend on the folder one is in.
pub fn word(word: &str, is_assessment: impl FnOnce() -> bool) -> Word {
    let session = session(word);
    let path = Path::new(word);
    if session.is_none() && !path.is_file() || is_assessment() {
        return Word::Other;
    }
    session.map_or_else(|| Word::File(path.to_owned()), Word::Session)
}

/// Whether standard input is meant.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

/// The session that is meant where a file of answers is named and there is no such file.
pub fn session_of(path: &Path) -> Option<SessionFile> {
    if is_stdin(path) || path.exists() { None } else { session(path.to_str()?) }
}

fn session(id: &str) -> Option<SessionFile> {
    Store::open().ok()?.find(id)
}

/// The names of all sessions.
pub fn sessions() -> Vec<String> {
    let store = Store::open().ok();
    store.iter().flat_map(Store::list).map(|it| it.id()).collect()
}

/// A word that is neither an assessment nor a session nor a file, with the nearest names of both kinds.
pub fn unknown(word: &str, assessments: &[&str]) -> Diagnostic {
    let message = format!("`{}` is no assessment, no saved session and no file", shown(word));
    let sessions = sessions();
    let near = [nearest(word, assessments.iter().copied()), nearest(word, sessions.iter().map(String::as_str))];
    let near: Vec<String> = near.into_iter().flatten().map(|it| format!("`{it}`")).collect();
    let help = if near.is_empty() {
        let saved = if sessions.is_empty() { "none is saved".to_owned() } else { sessions.join(", ") };
        format!("assessments: {}; sessions: {saved}", assessments.join(", "))
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    Diagnostic::error("unknown-name", message).help(Some(help))
}

/// No answers at all, and what one can do.
pub fn no_answers(assessment: &str, message: &str) -> Diagnostic {
    let help = format!(
        "take the quiz: `inroad {assessment}`; or write answers: `inroad template {assessment}`, then \
         `--answers FILE`; or go without: `--partial`, or `--defaults` for the neutral ones"
    );
    Diagnostic::error("no-answers", message.to_owned()).help(Some(help))
}

/// Reads a file of answers, standard input, or a session by its name.
pub fn read_answers(texts: &mut Texts, path: &Path) -> Result<AnswersText, Vec<Diagnostic>> {
    let is_stdin = is_stdin(path);
    let session = session_of(path);
    let path = session.as_ref().map_or(path, |it| &it.path);
    let name = if is_stdin { "standard input".to_owned() } else { path.display().to_string() };
    let is_kept = Store::open().is_ok_and(|it| it.holds(path));
    let text = match path {
        _ if is_stdin => read_stdin(),
        path if is_kept => read_plain(path),
        path => read_text(path),
    };
    let text = text.map_err(|no_text| {
        let file = texts.push(&name, &no_text.text);
        let place = (!no_text.text.is_empty()).then(|| texts.span(file, no_text.at, no_text.at + 1));
        let fault = Diagnostic::error("unreadable", format!("`{name}` cannot be read: {}", no_text.why)).at(place);
        let is_missing = !is_stdin && !path.exists();
        let help = no_text.help.map(str::to_owned);
        vec![fault.help(help.or_else(|| is_missing.then(|| missing(&name)).flatten()))]
    })?;
    let file = texts.push(&name, &text);
    read_file(texts, file)
}

/// Help for a file that is not there: the session that may have been meant.
fn missing(name: &str) -> Option<String> {
    let sessions = sessions();
    let names = Names::new(sessions.iter().map(String::as_str));
    names.suggest(name, "a session is named instead").filter(|_| !name.contains(std::path::MAIN_SEPARATOR))
}
