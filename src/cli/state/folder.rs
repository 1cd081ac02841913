//! The folder of sessions: private, held while something in it changes, and cleared of what a killed quiz left.
//!
//! In: the state folder of this user. Out: what stands in it, locks. Never: following a link, emptying what stands there,
//! waiting without an end.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};

use crate::cli::disk::plain;
use crate::cli::writing::BESIDE;

/// The beginnings of the names of files that are to take the place of a session.
const UNPLACED: [&str; 2] = [BESIDE, ".tmp"];
/// How often it is tried to hold the folder, and how long is waited between.
const TRIES: usize = 100;
const BETWEEN: Duration = Duration::from_millis(10);

/// A folder of sessions.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Where it is; it may not be there yet.
    pub path: PathBuf,
}

/// The folder while nobody else changes anything in it.
pub struct Held {
    /// Let go with this; none where this system or somebody else does not let it be held.
    folder: Option<File>,
}

impl Folder {
    /// Makes the folder where it is not there, so that only its owner can enter it.
    pub fn prepare(&self) -> anyhow::Result<()> {
        self.check()?;
        let shown = self.path.display();
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.path).with_context(|| format!("cannot create `{shown}`"))?;
        #[cfg(unix)]
        fs::set_permissions(&self.path, std::os::unix::fs::PermissionsExt::from_mode(0o700))
            .with_context(|| format!("cannot make `{shown}` private"))?;
        Ok(())
    }

    /// Says where something else stands in place of the folder, or of the one that it stands in.
    pub fn check(&self) -> anyhow::Result<()> {
        for path in self.path.parent().into_iter().chain([self.path.as_path()]) {
            let shown = path.display();
            match fs::symlink_metadata(path) {
                Ok(it) if it.is_symlink() => {
                    bail!(
                        "`{shown}` is a link, and links there are not followed; `XDG_STATE_HOME` can name another place"
                    )
                }
                Ok(it) if !it.is_dir() => bail!("`{shown}` is no folder"),
                _ => {}
            }
        }
        Ok(())
    }

    /// Every path in it; none where something else stands in its place.
    pub fn entries(&self) -> Vec<PathBuf> {
        let entries = if self.check().is_ok() { fs::read_dir(&self.path).ok() } else { None };
        let mut paths: Vec<PathBuf> = entries.into_iter().flatten().flatten().map(|it| it.path()).collect();
        paths.sort();
        paths
    }

    /// Files that hold answers and are no session: those of a quiz that was ended while it saved.
    pub fn left(&self) -> Vec<PathBuf> {
        let is_left = |path: &PathBuf| {
            let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
            UNPLACED.iter().any(|it| name.starts_with(it))
        };
        self.entries().into_iter().filter(is_left).collect()
    }

    /// Holds the folder for a moment. Whoever holds it writes what it says and lets it go; nobody waits for long.
    pub fn hold(&self) -> Held {
        let Some(folder) = (if self.check().is_ok() { File::open(&self.path).ok() } else { None }) else {
            return Held { folder: None };
        };
        for _ in 0..TRIES {
            match folder.try_lock() {
                Ok(()) => return Held { folder: Some(folder) },
                Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN),
                Err(TryLockError::Error(_)) => break,
            }
        }
        Held { folder: None }
    }

    /// Clears what a killed quiz left. Such files are written only while the folder is held, so nobody needs them now.
    pub fn clear(&self, held: &Held) {
        const OLD: Duration = Duration::from_secs(60 * 60);
        for path in self.left() {
            let age = || fs::symlink_metadata(&path).ok()?.modified().ok()?.elapsed().ok();
            if held.folder.is_some() || age().is_some_and(|it| it > OLD) {
                // What cannot be removed is named by the list of sessions.
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// Opens a file to be locked and locks it; none where somebody else has locked it. What stands in its place and is no plain
/// file makes room for one.
pub fn locked(path: &Path) -> io::Result<Option<File>> {
    let open = || -> io::Result<File> {
        let file = plain(File::options().read(true).write(true).create(true).truncate(false)).open(path)?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
    };
    let lock = open().or_else(|_| fs::remove_file(path).and_then(|()| open()))?;
    Ok(match lock.try_lock() {
        Err(TryLockError::WouldBlock) => None,
        // Where files cannot be locked, nobody else has it for certain.
        Ok(()) | Err(TryLockError::Error(_)) => Some(lock),
    })
}

/// Whether an open file is still the one with this name.
#[cfg(unix)]
pub fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |it: fs::Metadata| (it.dev(), it.ino());
    let named = fs::symlink_metadata(path).ok().map(id);
    // As long as it is open, no other file can have its number.
    named.is_some() && named == file.metadata().ok().map(id)
}

/// Whether a file with this name is there.
#[cfg(not(unix))]
pub fn is_still(_: &File, path: &Path) -> bool {
    path.exists()
}
