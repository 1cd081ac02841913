//! The store of sessions: answers on disk, in the user's state folder, readable by their owner only.
//!
//! In: answers of an interview. Out: files that `--answers` reads too. Never: a half-written file, answers that were
//! deleted, the network.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::SystemTime;

use anyhow::Context;
use etcetera::BaseStrategy;

use crate::cli::disk::{NoText, read_plain};
use crate::cli::state::folder::{Folder, is_still, locked};
use crate::cli::state::session_text::{Saved, session_text};
use crate::cli::writing::{Disk, OwnDisk, Readers, replace};
use crate::load::answers::{AnswersText, GivenAnswers, read_file, resolve};
use crate::load::texts::Texts;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::pack::{Assessment, Pack};

/// The folder of saved sessions.
#[derive(Clone, Debug)]
pub struct Store {
    folder: Folder,
    disk: Rc<dyn Disk>,
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

/// What became of answers that were to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// They are saved.
    Saved,
    /// Somebody has deleted the session since; it stays so.
    Deleted,
    /// Something else has written to the session since; it stays as that left it.
    Changed,
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
        Ok(Self::at(&state, Rc::new(OwnDisk)))
    }

    /// The store below a folder for state, on a disk.
    pub fn at(state: &Path, disk: Rc<dyn Disk>) -> Self {
        Self { folder: Folder { path: state.join("inroad").join("sessions") }, disk }
    }

    /// Says where something else stands in place of the folder.
    pub fn check(&self) -> anyhow::Result<()> {
        self.folder.check()
    }

    /// Whether a path stands in the store.
    pub fn holds(&self, path: &Path) -> bool {
        path.parent() == Some(&self.folder.path)
    }

    /// Every session, by assessment and number.
    pub fn list(&self) -> Vec<SessionFile> {
        let mut sessions: Vec<SessionFile> = self.folder.entries().iter().filter_map(|it| session_file(it)).collect();
        sessions.sort();
        sessions
    }

    /// Files with answers that a quiz left which was ended while it saved.
    pub fn left(&self) -> Vec<PathBuf> {
        self.folder.left()
    }

    /// Clears what such a quiz left.
    pub fn clear(&self) {
        if !self.left().is_empty() {
            self.folder.clear(&self.folder.hold());
        }
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
            !session.finished && !session.given.answers.is_empty() && self.lock(file).is_some()
        });
        open.collect()
    }

    /// The session that was finished last, of one assessment where one is named; none whose answers are all to questions
    /// that this pack does not ask.
    pub fn last_finished(&self, pack: &Pack, named: Option<&str>) -> Option<SessionFile> {
        let files = self.list().into_iter().filter(|file| named.is_none_or(|name| file.assessment == name));
        let mut files: Vec<(SystemTime, SessionFile)> = files.map(|file| (written(&file.path), file)).collect();
        files.sort();
        files.into_iter().rev().map(|(_, file)| file).find(|file| {
            let session = pack.assessment_named(&file.assessment).map(|id| read(pack, id, &file.path));
            session.is_some_and(|it| it.is_ok_and(|it| it.finished && !it.given.answers.is_empty()))
        })
    }

    /// Holds a session for one quiz until it is dropped, also when the program is killed; none while another holds it.
    pub fn lock(&self, file: &SessionFile) -> Option<File> {
        locked(&self.lock_path(file)).ok().flatten()
    }

    /// Whether a session is there, and the same that this lock was taken for.
    pub fn is_there(&self, file: &SessionFile, lock: Option<&File>) -> bool {
        let is_own = lock.is_none_or(|it| is_still(it, &self.lock_path(file)));
        is_own && fs::symlink_metadata(&file.path).is_ok()
    }

    /// Saves a new session, and holds it.
    pub fn create(
        &self,
        pack: &Pack,
        of: &Assessment,
        saved: &Saved<'_>,
    ) -> anyhow::Result<(SessionFile, Option<File>)> {
        self.folder.prepare()?;
        let held = self.folder.hold();
        self.folder.clear(&held);
        let text = session_text(pack, of, saved);
        let taken: Vec<u32> = self.list().into_iter().filter(|it| it.assessment == of.id).map(|it| it.number).collect();
        // After the last one; where there is no such number, in a gap.
        let after = taken.iter().max().map_or(Some(1), |it| it.checked_add(1));
        let mut number = after.or_else(|| (1..=u32::MAX).find(|it| !taken.contains(it))).unwrap_or(1);
        loop {
            let path = self.folder.path.join(format!("{}-{number}.ron", of.id));
            let file = SessionFile { assessment: of.id.clone(), number, path };
            // A quiz whose session was taken away by hand still holds its number.
            let lock = locked(&self.lock_path(&file));
            if matches!(lock, Ok(None)) {
                number = number.checked_add(1).context("there is no number left for a session")?;
                continue;
            }
            match replace(&*self.disk, &file.path, &text, Readers::Owner, false) {
                Ok(()) => return Ok((file, lock.ok().flatten())),
                // Another quiz took the number at the same moment.
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                    number = number.checked_add(1).context("there is no number left for a session")?;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Saves a session in place of what it was: the file is whole at every moment, also when the program is killed or
    /// the power is cut. One that was deleted stays deleted; one that is not as the quiz left it, `before`, stays so.
    pub fn save(
        &self,
        pack: &Pack,
        of: &Assessment,
        (file, lock): (&SessionFile, Option<&File>),
        before: Option<&str>,
        saved: &Saved<'_>,
    ) -> anyhow::Result<Kept> {
        let _held = self.folder.hold();
        if !self.is_there(file, lock) {
            return Ok(Kept::Deleted);
        }
        if !before.is_none_or(|it| read_plain(&file.path).is_ok_and(|now| now == it)) {
            return Ok(Kept::Changed);
        }
        self.folder.prepare()?;
        replace(&*self.disk, &file.path, &session_text(pack, of, saved), Readers::Owner, true)?;
        Ok(Kept::Saved)
    }

    /// Deletes a session, and with it what a killed quiz may have left of it. A quiz that is in it keeps nothing more.
    pub fn delete(&self, file: &SessionFile) -> std::io::Result<()> {
        let held = self.folder.hold();
        self.folder.clear(&held);
        // A lock that was never made needs no removing.
        let _ = fs::remove_file(self.lock_path(file));
        fs::remove_file(&file.path)?;
        let _ = self.disk.sync_folder(&self.folder.path);
        Ok(())
    }

    fn lock_path(&self, file: &SessionFile) -> PathBuf {
        self.folder.path.join(format!("{}.lock", file.id()))
    }
}

/// Reads a session; what no longer fits the pack is told, and the rest kept.
pub fn read(pack: &Pack, id: AssessmentId, path: &Path) -> Result<Session, Vec<Diagnostic>> {
    let name = path.display().to_string();
    let unreadable = |it: NoText| vec![Diagnostic::error("unreadable", format!("`{name}` cannot be read: {}", it.why))];
    let mut texts = Texts::default();
    let file = texts.push(&name, &read_plain(path).map_err(unreadable)?);
    let text: AnswersText = read_file(&texts, file)?;
    let left_out = text.left_out.iter().filter_map(|it| pack.question_called(&it.text)).collect();
    let finished = text.finished == Some(true);
    let (given, faults) = resolve(&texts, pack, id, &[text]);
    Ok(Session { given, left_out, finished, faults })
}

/// The folder of the pack that a session was taken with; none of the built-in one.
pub fn pack_of(path: &Path) -> Option<String> {
    let mut texts = Texts::default();
    let file = texts.push("", &read_plain(path).ok()?);
    read_file(&texts, file).ok()?.pack
}

/// Whether the quiz of a session file came to its end; no where that cannot be read.
pub fn is_finished(path: &Path) -> bool {
    let mut texts = Texts::default();
    let file = read_plain(path).ok().map(|it| texts.push("", &it));
    let text = file.and_then(|it| read_file(&texts, it).ok());
    text.is_some_and(|it| it.finished == Some(true))
}

/// When a file was written last; long ago where nobody knows.
pub fn written(path: &Path) -> SystemTime {
    fs::symlink_metadata(path).and_then(|it| it.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

fn session_file(path: &Path) -> Option<SessionFile> {
    let name = path.file_name()?.to_str()?.strip_suffix(".ron")?;
    let (assessment, digits) = name.rsplit_once('-')?;
    let number: u32 = digits.parse().ok()?;
    // `break-in-01` would be called `break-in-1`, which is another.
    let is_own = number.to_string() == digits && !assessment.starts_with('.');
    is_own.then(|| SessionFile { assessment: assessment.to_owned(), number, path: path.to_owned() })
}
