//! A disk that fails at each step in turn: the old or the new is there, whole, and the person is told.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, Cursor, ErrorKind, Write};
use std::path::Path;
use std::rc::Rc;

use inroad::cli::prompt::conversation::{Conversation, Keeping};
use inroad::cli::prompt::lines::Lines;
use inroad::cli::state::session_text::{Saved, session_text};
use inroad::cli::state::store::{Kept, Store, read};
use inroad::cli::writing::{Disk, OwnDisk, Readers, save_on};
use inroad::engine::interview::Interview;
use inroad::model::answers::Answers;
use tempfile::NamedTempFile;

use crate::harness::{Dice, assessment, pack, random_respondent, unwrapped};

/// What happens to a disk.
const TROUBLES: [(ErrorKind, &str); 4] = [
    (ErrorKind::StorageFull, "no storage space"),
    (ErrorKind::ReadOnlyFilesystem, "read-only"),
    (ErrorKind::NotFound, "not found"),
    (ErrorKind::Other, "other error"),
];
/// More steps than any file takes.
const STEPS: usize = 12;

/// The disk of this machine, which fails at one step, or from one step on.
#[derive(Debug)]
struct Failing {
    at: usize,
    trouble: ErrorKind,
    for_good: bool,
    done: Cell<usize>,
}

impl Failing {
    fn new(at: usize, trouble: ErrorKind, for_good: bool) -> Self {
        Self { at, trouble, for_good, done: Cell::new(0) }
    }

    fn step(&self) -> io::Result<()> {
        let step = self.done.replace(self.done.get() + 1);
        let fails = step == self.at || self.for_good && step > self.at;
        if fails { Err(self.trouble.into()) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn create(&self, folder: &Path, readers: Readers) -> io::Result<NamedTempFile> {
        self.step().and_then(|()| OwnDisk.create(folder, readers))
    }

    fn write(&self, file: &mut File, text: &[u8]) -> io::Result<()> {
        if let Err(error) = self.step() {
            // A full disk takes what it can; one that is read-only or gone takes nothing.
            let taken = if self.trouble == ErrorKind::StorageFull { text.len() / 2 } else { 0 };
            file.write_all(&text[..taken])?;
            return Err(error);
        }
        OwnDisk.write(file, text)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.step().and_then(|()| OwnDisk.sync(file))
    }

    fn place(&self, file: NamedTempFile, target: &Path, over: bool) -> io::Result<()> {
        self.step().and_then(|()| OwnDisk.place(file, target, over))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step().and_then(|()| OwnDisk.sync_folder(folder))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder").flatten();
    let mut names: Vec<String> = entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_report_is_the_old_one_or_the_new_one_and_never_half_of_one() {
    let (old, new) = ("the old report\n".repeat(9), "the new one, which is longer\n".repeat(200));
    let mut failed = 0;
    for (trouble, words) in TROUBLES {
        for at in 0..STEPS {
            for for_good in [false, true] {
                for before in [None, Some("plain"), Some("twin")] {
                    // A file with a second name is written in place; where the disk is gone for good then, nothing helps.
                    if before == Some("twin") && for_good {
                        continue;
                    }
                    let folder = tempfile::tempdir().expect("a folder for the test");
                    let path = folder.path().join("r");
                    if before.is_some() {
                        std::fs::write(&path, &old).expect("a file");
                    }
                    if before == Some("twin") {
                        std::fs::hard_link(&path, folder.path().join("twin")).expect("a second name");
                    }
                    let there = names(folder.path());
                    let disk = Failing::new(at, trouble, for_good);
                    let outcome = save_on(&disk, &path, &new, Readers::Owner, before.is_some());
                    let now = std::fs::read_to_string(&path).ok();
                    let place = format!("{trouble:?} at {at}, {before:?}, {for_good}: {outcome:?}");
                    match &outcome {
                        Ok(()) => assert_eq!(now.as_deref(), Some(new.as_str()), "{place}"),
                        Err(error) => {
                            failed += 1;
                            assert_eq!(now.as_deref(), before.map(|_| old.as_str()), "{place}");
                            assert_eq!(names(folder.path()), there, "{place}");
                            let said = inroad::cli::disk::plain_chain(error);
                            assert!(said.contains("cannot write") && said.contains(words), "{place}: {said}");
                        }
                    }
                }
            }
        }
    }
    assert!(failed > 40, "the disk fails no longer");
}

#[test]
fn what_cannot_be_put_back_is_called_damaged() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (path, twin) = (folder.path().join("r"), folder.path().join("twin"));
    std::fs::write(&path, "old").expect("a file");
    std::fs::hard_link(&path, twin).expect("a second name");
    let disk = Failing::new(0, ErrorKind::StorageFull, true);
    let error = save_on(&disk, &path, "the new one", Readers::Owner, true).expect_err("the disk fails");
    assert!(inroad::cli::disk::plain_chain(&error).contains("what stood in it before is damaged"), "{error:?}");
}

#[test]
fn a_session_is_whole_at_every_moment() {
    let (id, mut dice) = (assessment("break-in"), Dice(11));
    let of = pack().assessment(id);
    let (first, second) = (random_respondent(id, &mut dice), random_respondent(id, &mut dice));
    let saved = |answers| Saved { pack: None, answers, left_out: &[], by_default: &[], finished: true };
    let texts = [&first, &second].map(|it| session_text(pack(), of, &saved(it)));
    for (trouble, _) in TROUBLES {
        for at in 0..STEPS {
            let state = tempfile::tempdir().expect("a folder for the test");
            let sound = Store::at(state.path(), Rc::new(OwnDisk));
            let (file, lock) = sound.create(pack(), of, &saved(&first)).expect("a sound disk");
            let broken = Store::at(state.path(), Rc::new(Failing::new(at, trouble, true)));
            let outcome = broken.save(pack(), of, (&file, lock.as_ref()), None, &saved(&second));
            let now = std::fs::read_to_string(&file.path).expect("a session is there");
            assert_eq!(now, texts[usize::from(matches!(outcome, Ok(Kept::Saved)))], "{trouble:?} at {at}");
            let session = read(pack(), id, &file.path).expect("it is read");
            assert!(session.faults.is_empty() && session.finished);
            assert_eq!(sound.left(), Vec::<std::path::PathBuf>::new(), "{trouble:?} at {at}");
            let new = broken.create(pack(), of, &saved(&second)).is_ok();
            assert_eq!(sound.list().len(), 1 + usize::from(new), "{trouble:?} at {at}");
        }
    }
}

/// From the step on where the disk fails the quiz says so once, goes on, and what was saved before is whole.
#[test]
fn the_quiz_says_that_it_cannot_save() {
    let id = assessment("interview");
    for (trouble, words) in TROUBLES {
        for at in 0..STEPS {
            let state = tempfile::tempdir().expect("a folder for the test");
            let store = Store::at(state.path(), Rc::new(Failing::new(at, trouble, true)));
            let interview = Interview::new(pack(), pack().assessment(id), Answers::new());
            let origins = vec![None; pack().questions.len()];
            let keeping = Some(Keeping::of(store.clone(), None, None));
            let mut quiz = Conversation::new(pack(), id, interview, origins, keeping);
            let mut said = Vec::new();
            let mut front = Lines::new(Cursor::new("2\n1\n1\n2\n3\n1\n1\n"), &mut said, 80, false);
            assert!(quiz.run(&mut front).expect("the quiz goes on"), "{trouble:?} at {at}");
            let said = unwrapped(&String::from_utf8_lossy(&said));
            assert_eq!(said.matches("Your answers cannot be saved").count(), 1, "{trouble:?} at {at}: {said}");
            assert!(said.contains(words), "{words:?} is not in {said}");
            for file in store.list() {
                let session = read(pack(), id, &file.path).expect("it is read");
                assert!(session.faults.is_empty() && !session.given.answers.is_empty());
            }
        }
    }
}
