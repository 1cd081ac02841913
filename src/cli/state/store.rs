//! The store of sessions: answers on disk, in the user's state folder, readable by their owner only.
//!
//! In: answers of an interview. Out: files that `--answers` reads too. Never: a half-written file, the network.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Context;
use etcetera::BaseStrategy;

use crate::cli::disk::{NoText, read_text};
use crate::load::answers::{AnswersText, GivenAnswers, read_file, resolve};
use crate::load::texts::Texts;
use crate::model::answers::Answers;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::report::citation::{AnswerValue, answer_value};

/// The folder of saved sessions.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A file in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SessionFile {
    /// The assessment, as the name of the file says.
    pub assessment: String,
    /// Its number among that assessment's sessions.
    pub number: u32,
    /// Where it is.
    pub path: PathBuf,
}

/// What a session file holds.
pub struct Session {
    /// The answers that still fit, and where they stand.
    pub given: GivenAnswers,
    /// Questions left out.
    pub left_out: Vec<QuestionId>,
    /// Whether the interview came to its end.
    pub finished: bool,
    /// What no longer fits, and why.
    pub faults: Vec<Diagnostic>,
}

/// What is saved.
pub struct Saved<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// Questions left out.
    pub left_out: &'a [QuestionId],
    /// Whether the interview came to its end.
    pub finished: bool,
}

impl SessionFile {
    /// The name a person types.
    pub fn id(&self) -> String {
        format!("{}-{}", self.assessment, self.number)
    }
}

impl Store {
    /// The store of this user, below `XDG_STATE_HOME` or the system's own place for state.
    pub fn open() -> anyhow::Result<Self> {
        let strategy = etcetera::choose_base_strategy().context("this user has no home folder")?;
        let state = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
        Ok(Self { folder: state.join("inroad").join("sessions") })
    }

    /// Every session, by assessment and number.
    pub fn list(&self) -> Vec<SessionFile> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut sessions: Vec<SessionFile> = entries.filter_map(|entry| session_file(&entry.path())).collect();
        sessions.sort();
        sessions
    }

    /// The session with this name.
    pub fn find(&self, id: &str) -> Option<SessionFile> {
        self.list().into_iter().find(|it| it.id() == id)
    }

    /// Sessions of an assessment that were not finished and that no other quiz is in, the newest first.
    pub fn unfinished(&self, pack: &Pack, id: AssessmentId) -> Vec<(SessionFile, Session)> {
        let name = &pack.assessment(id).id;
        let files = self.list().into_iter().rev().filter(|file| file.assessment == *name);
        let sessions = files.filter_map(|file| read(pack, id, &file.path).ok().map(|session| (file, session)));
        let open = sessions.filter(|(file, session)| {
            let has_answers = session.given.answers.iter().next().is_some();
            !session.finished && has_answers && self.lock(file).is_some()
        });
        open.collect()
    }

    /// The session that was finished last, of one assessment where one is named; none whose answers no longer fit.
    pub fn last_finished(&self, pack: &Pack, named: Option<&str>) -> Option<SessionFile> {
        let files = self.list().into_iter().filter(|file| named.is_none_or(|name| file.assessment == name));
        let mut files: Vec<(SystemTime, SessionFile)> = files.map(|file| (written(&file.path), file)).collect();
        files.sort();
        files.into_iter().rev().map(|(_, file)| file).find(|file| {
            let session = pack.assessment_named(&file.assessment).map(|id| read(pack, id, &file.path));
            session.is_some_and(|it| it.is_ok_and(|it| it.finished && it.faults.is_empty()))
        })
    }

    /// Holds a session for one quiz until it is dropped, also when the program is killed; none while another holds it.
    pub fn lock(&self, file: &SessionFile) -> Option<fs::File> {
        let lock = fs::File::create(self.folder.join(format!("{}.lock", file.id()))).ok()?;
        lock.try_lock().ok()?;
        Some(lock)
    }

    /// Saves a new session.
    pub fn create(&self, pack: &Pack, assessment: &Assessment, saved: &Saved<'_>) -> anyhow::Result<SessionFile> {
        create_private(&self.folder)?;
        let last = self.list().into_iter().filter(|it| it.assessment == assessment.id).map(|it| it.number).max();
        let mut number = last.unwrap_or(0) + 1;
        loop {
            let path = self.folder.join(format!("{}-{number}.ron", assessment.id));
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(text(pack, assessment, saved).as_bytes())?;
            match file.persist_noclobber(&path) {
                Ok(_) => return Ok(SessionFile { assessment: assessment.id.clone(), number, path }),
                // Another quiz took the number at the same moment.
                Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(error.error.into()),
            }
        }
    }

    /// Saves a session in place of what it was: the file is whole at every moment, also when the program is killed.
    pub fn save(
        &self,
        pack: &Pack,
        assessment: &Assessment,
        file: &SessionFile,
        saved: &Saved<'_>,
    ) -> anyhow::Result<()> {
        create_private(&self.folder)?;
        let mut written = tempfile::NamedTempFile::new_in(&self.folder)?;
        written.write_all(text(pack, assessment, saved).as_bytes())?;
        written.persist(&file.path)?;
        Ok(())
    }

    /// Deletes a session.
    pub fn delete(&self, file: &SessionFile) -> std::io::Result<()> {
        // A lock that was never made needs no removing.
        let _ = fs::remove_file(self.folder.join(format!("{}.lock", file.id())));
        fs::remove_file(&file.path)
    }
}

/// Reads a session; what no longer fits the pack is told, and the rest kept.
pub fn read(pack: &Pack, id: AssessmentId, path: &Path) -> Result<Session, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let unreadable = |it: NoText| vec![Diagnostic::error("unreadable", format!("`{name}` cannot be read: {}", it.why))];
    let mut texts = Texts::default();
    let file = texts.push(&name, &read_text(path).map_err(unreadable)?);
    let text: AnswersText = read_file(&texts, file)?;
    let left_out = text.left_out.iter().filter_map(|it| pack.question_named(&it.text)).collect();
    let finished = text.finished == Some(true);
    let (given, faults) = resolve(&texts, pack, id, &[text]);
    Ok(Session { given, left_out, finished, faults })
}

/// Whether the quiz of a session file came to its end; no where that cannot be read.
pub fn is_finished(path: &Path) -> bool {
    let mut texts = Texts::default();
    let file = read_text(path).ok().map(|it| texts.push("", &it));
    let text = file.and_then(|it| read_file(&texts, it).ok());
    text.is_some_and(|it| it.finished == Some(true))
}

/// When a file was written last; long ago where nobody knows.
pub fn written(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|it| it.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

fn session_file(path: &Path) -> Option<SessionFile> {
    let name = path.file_name()?.to_str()?.strip_suffix(".ron")?;
    let (assessment, number) = name.rsplit_once('-')?;
    Some(SessionFile { assessment: assessment.to_owned(), number: number.parse().ok()?, path: path.to_owned() })
}

/// A session as an answers file.
fn text(pack: &Pack, assessment: &Assessment, saved: &Saved<'_>) -> String {
    let mut lines = vec!["(".to_owned(), format!("    assessment: \"{}\",", assessment.id)];
    lines.push(format!("    finished: {},", saved.finished));
    lines.push("    answers: {".to_owned());
    // Ids are plain slugs, so that quoting them needs no escapes.
    for (id, answer) in saved.answers.iter() {
        let question = pack.question(id);
        let value = match answer_value(question, answer) {
            AnswerValue::Word(word) => format!("\"{word}\""),
            AnswerValue::Words(words) => format!("[\"{}\"]", words.join("\", \"")),
            AnswerValue::Number(number) => number.to_string(),
        };
        lines.push(format!("        \"{}\": {value},", question.id));
    }
    lines.push("    },".to_owned());
    let left_out: Vec<String> = saved.left_out.iter().map(|id| format!("\"{}\"", pack.question(*id).id)).collect();
    lines.push(format!("    left_out: [{}],", left_out.join(", ")));
    lines.push(")\n".to_owned());
    lines.join("\n")
}

/// Creates a folder that only its owner can enter.
fn create_private(folder: &Path) -> anyhow::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(|| format!("cannot create `{}`", folder.display()))?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}
