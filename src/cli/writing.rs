//! Writing: the one way in which a file comes to be, whole or not at all.
//!
//! In: a path and a text. Out: the file, or why there is none, in words. Never: a half of a text in the place of a whole
//! one, a file that this run has read, what `>` of a shell would refuse.

use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::NamedTempFile;

use crate::cli::disk::{is_read, reason};
use crate::cli::unusable::Unusable;
use crate::model::diagnostic::Diagnostic;

/// What the names of files begin with that are written beside another, to take its place once they are whole.
pub const BESIDE: &str = ".inroad-";
/// A chain of links that is longer leads nowhere, as on most systems.
const LINKS_MAX: usize = 40;
/// What stands in a file that is written in place is kept so far, to be put back.
const KEPT_MAX: u64 = 64 * 1024 * 1024;

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Its owner, as it holds answers, which are personal.
    Owner,
    /// Whoever the person lets read their files.
    AsUsual,
}

/// The steps in which a file is written; each of them can fail.
pub trait Disk: Debug {
    /// A new file in a folder, beside the one that it is to become.
    fn create(&self, folder: &Path, readers: Readers) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(BESIDE);
        #[cfg(unix)]
        if readers == Readers::AsUsual {
            // What the person's mask leaves of it.
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        builder.tempfile_in(folder)
    }

    /// Writes all of a text where the file stands.
    fn write(&self, file: &mut File, text: &[u8]) -> io::Result<()> {
        file.write_all(text)
    }

    /// Waits until the text would outlive a power cut.
    fn sync(&self, file: &File) -> io::Result<()> {
        tolerant(file.sync_all())
    }

    /// Gives the new file its name; in the place of another only where that is wanted.
    fn place(&self, file: NamedTempFile, target: &Path, over: bool) -> io::Result<()> {
        let placed = if over { file.persist(target) } else { file.persist_noclobber(target) };
        placed.map(drop).map_err(|it| it.error)
    }

    /// Waits until the name would outlive a power cut.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { tolerant(File::open(folder).and_then(|it| it.sync_all())) } else { Ok(()) }
    }
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug)]
pub struct OwnDisk;

impl Disk for OwnDisk {}

/// Some file systems have nothing to wait for, and say so, or do not let a folder be opened.
fn tolerant(outcome: io::Result<()>) -> io::Result<()> {
    let is_none = |it: &io::Error| {
        matches!(it.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied)
    };
    outcome.or_else(|error| if is_none(&error) { Ok(()) } else { Err(error) })
}

/// Writes a file that holds answers.
pub fn save(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    save_on(&OwnDisk, path, text, Readers::Owner, force)
}

/// Writes a text to a path, through links to what they point to: beside it and then into its place, in place where it
/// cannot be replaced, and to a device as it is.
pub fn save_on(disk: &dyn Disk, path: &Path, text: &str, readers: Readers, force: bool) -> anyhow::Result<()> {
    let cannot = || format!("cannot write `{}`", path.display());
    let target = checked(path, force)?;
    if is_stream(&target) {
        // What stands before in it, such as in a file behind standard output, stays.
        let stream = File::options().append(true).open(&target);
        return stream.and_then(|mut it| it.write_all(text.as_bytes())).with_context(cannot);
    }
    let before = fs::metadata(&target).ok();
    if before.as_ref().is_some_and(is_bound) {
        return in_place(disk, &target, text).with_context(cannot);
    }
    match replace(disk, &target, text, readers, force) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(there_already(path).into()),
        // Where nothing new can stand, such as in somebody else's folder, the file itself may still be writable.
        Err(error) if before.is_some() && is_for_the_folder(&error) => {
            in_place(disk, &target, text).with_context(cannot)
        }
        Err(error) if is_for_the_folder(&error) => {
            anew(disk, &target, text, readers).map_err(|_| error).with_context(cannot)
        }
        outcome => outcome.with_context(cannot),
    }
}

/// Says before any work what would keep a path from being written; the path behind its links.
pub fn checked(path: &Path, force: bool) -> Result<PathBuf, Unusable> {
    let shown = path.display();
    let fault = |code, message: String, help: &str| {
        Err(Unusable::message(Diagnostic::error(code, message).help(Some(help.to_owned()))))
    };
    let names_a_folder = path.to_string_lossy().ends_with(std::path::is_separator);
    if path.as_os_str().is_empty() || names_a_folder || path.is_dir() {
        return fault("no-file", format!("`{shown}` is no name of a file, but of a folder"), "name a file in it");
    }
    let Some(target) = behind_links(path) else {
        return fault("no-file", format!("`{shown}` is a link that leads in a circle"), "name another file");
    };
    if is_stream(&target) {
        return Ok(target);
    }
    let folder = folder_of(&target);
    if !folder.is_dir() {
        let message = format!("cannot write `{shown}`: there is no folder `{}`", folder.display());
        return fault("no-folder", message, "make the folder, or name another file");
    }
    if !target.exists() {
        return Ok(target);
    }
    if is_read(&target) {
        let message = format!("`{shown}` is read by this command, and would be written over");
        return fault("own-input", message, "name another file for the output");
    }
    if !force {
        return Err(there_already(path));
    }
    // What a shell would not write to, such as a file that was made read-only, is not replaced either.
    match File::options().append(true).open(&target) {
        Ok(_) => Ok(target),
        Err(error) => fault("not-writable", format!("cannot write `{shown}`: {}", reason(&error)), "name another file"),
    }
}

/// Whether a path leads to something that is no plain file, though a plain file may stand behind it.
fn is_stream(path: &Path) -> bool {
    let is_device = ["/dev/std", "/dev/fd/", "/proc/"].iter().any(|it| path.to_string_lossy().starts_with(it));
    is_device || fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir())
}

/// What a path leads to, though nothing may be there yet; none where links lead in a circle.
fn behind_links(path: &Path) -> Option<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS_MAX {
        let link = if is_stream(&path) { None } else { fs::read_link(&path).ok() };
        match link {
            Some(next) => path = folder_of(&path).join(next),
            None => return Some(path),
        }
    }
    None
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// A file that is there and would be written over.
fn there_already(path: &Path) -> Unusable {
    let message = format!("`{}` is there already", path.display());
    let help = "`--force` writes over it".to_owned();
    Unusable::message(Diagnostic::error("file-exists", message).help(Some(help)))
}

/// Whether a file is more than its name: one of somebody else, or with more names, would not be the same any more.
#[cfg(unix)]
fn is_bound(file: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    file.nlink() > 1 || file.uid() != rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_bound(_: &fs::Metadata) -> bool {
    false
}

/// Whether it is the folder that refuses, or the name that is bound, and not the disk that is full or broken.
fn is_for_the_folder(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied
            | ErrorKind::ResourceBusy
            | ErrorKind::ReadOnlyFilesystem
            | ErrorKind::CrossesDevices
            | ErrorKind::Unsupported
            | ErrorKind::InvalidInput
    )
}

/// Writes a file beside its place, and puts it there once it is whole.
pub fn replace(disk: &dyn Disk, target: &Path, text: &str, readers: Readers, over: bool) -> io::Result<()> {
    let folder = folder_of(target);
    let mut file = disk.create(&folder, readers)?;
    disk.write(file.as_file_mut(), text.as_bytes())?;
    disk.sync(file.as_file())?;
    disk.place(file, target, over)?;
    // The file stands whole in its place: a name that a power cut might take back is no reason to say that it does not.
    let _ = disk.sync_folder(&folder);
    Ok(())
}

/// Writes into the file that is there; where that fails, what stood in it is put back.
fn in_place(disk: &dyn Disk, target: &Path, text: &str) -> io::Result<()> {
    let is_small = fs::metadata(target).is_ok_and(|it| it.len() <= KEPT_MAX);
    let before = is_small.then(|| fs::read(target).ok()).flatten();
    let mut file = File::options().write(true).open(target)?;
    let put = |file: &mut File, text: &[u8]| -> io::Result<()> {
        file.seek(SeekFrom::Start(0))?;
        disk.write(file, text)?;
        file.set_len(text.len() as u64)?;
        disk.sync(file)
    };
    let Err(error) = put(&mut file, text.as_bytes()) else { return Ok(()) };
    // Its own room on the disk is still there for what stood in it.
    let is_back = before.is_some_and(|it| put(&mut file, &it).is_ok() || fs::read(target).is_ok_and(|now| now == it));
    if is_back {
        return Err(error);
    }
    let message = format!("{}, and what stood in it before is damaged", reason(&error));
    Err(io::Error::new(error.kind(), message))
}

/// Writes a file that is not there yet, where nothing can be put into its place; half of it does not stay.
fn anew(disk: &dyn Disk, target: &Path, text: &str, readers: Readers) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(target)?;
    let written = disk.write(&mut file, text.as_bytes()).and_then(|()| disk.sync(&file));
    if written.is_err() {
        let _ = fs::remove_file(target);
    }
    written
}
