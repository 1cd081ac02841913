//! The disk: reading texts of bounded size, writing files whole, and what the system says when it refuses.
//!
//! In: paths and streams. Out: texts, files, reasons in words. Never: what the texts mean.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use anyhow::Context;

use crate::cli::unusable::Unusable;
use crate::model::diagnostic::Diagnostic;

/// No text that is read is larger.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Why there is no text.
#[derive(Clone, Debug, Default)]
pub struct NoText {
    /// The reason, as a clause.
    pub why: String,
    /// What to do about it, where that is known.
    pub help: Option<&'static str>,
    /// What could be read, with marks in place of what is no text.
    pub text: String,
    /// The byte of that text where it stops being sound.
    pub at: usize,
}

impl From<io::Error> for NoText {
    fn from(error: io::Error) -> Self {
        Self { why: reason(&error), ..Self::default() }
    }
}

/// The text of a file, without a byte order mark, or why there is none.
pub fn read_text(path: &Path) -> Result<String, NoText> {
    read_from(fs::File::open(path)?)
}

/// The text of a stream that may have no end, or why there is none.
pub fn read_from(stream: impl Read) -> Result<String, NoText> {
    let mut bytes = Vec::new();
    stream.take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > BYTES_MAX {
        let why = format!("it is larger than {} MB", BYTES_MAX / 1024 / 1024);
        return Err(NoText { why, ..NoText::default() });
    }
    text_of(bytes)
}

/// Bytes as text, without a byte order mark, or where they stop being text.
fn text_of(bytes: Vec<u8>) -> Result<String, NoText> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
            let why = format!("line {line} is not UTF-8 text");
            let help = Some("save the file as plain text in the encoding UTF-8");
            Err(NoText { why, help, text: String::from_utf8_lossy(error.as_bytes()).into_owned(), at })
        }
    }
}

/// What the system says, without its error number.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    text.chars().next().map_or_else(String::new, |first| first.to_lowercase().chain(text.chars().skip(1)).collect())
}

/// An error and its causes in one line.
pub fn plain_chain(error: &anyhow::Error) -> String {
    let parts = error.chain().map(|cause| cause.downcast_ref::<io::Error>().map_or_else(|| cause.to_string(), reason));
    crate::render::text::plain(&parts.collect::<Vec<_>>().join(": "))
}

/// A report holds answers, which are personal: only the owner may read the file. It appears whole or not at all, and in
/// the place of another only where that is wanted.
pub fn save(path: &Path, text: &str, force: bool) -> anyhow::Result<()> {
    let cannot = || format!("cannot write `{}`", path.display());
    // Something that is no plain file, such as a device, is written to and not replaced; nor is what stands behind one.
    if is_stream(path) {
        let stream = fs::File::options().append(true).open(path);
        return stream.and_then(|mut it| it.write_all(text.as_bytes())).with_context(cannot);
    }
    // A link stays a link: what it points to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let exists = target.exists();
    if exists && !force {
        return Err(there_already(path).into());
    }
    match replace(&target, text, force) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(there_already(path).into()),
        // Where nothing new can stand, such as in a folder of somebody else, the file itself may still be writable.
        Err(error) if exists => fs::write(&target, text).map_err(|_| error).with_context(cannot),
        outcome => outcome.with_context(cannot),
    }
}

/// Whether a path leads to something that is no plain file, though a plain file may stand behind it.
pub fn is_stream(path: &Path) -> bool {
    let is_device = ["/dev/std", "/dev/fd/", "/proc/"].iter().any(|it| path.to_string_lossy().starts_with(it));
    is_device || fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir())
}

/// A file that is there and would be written over.
pub fn there_already(path: &Path) -> Unusable {
    let message = format!("`{}` is there already", path.display());
    let help = "`--force` writes over it".to_owned();
    Unusable::message(Diagnostic::error("file-exists", message).help(Some(help)))
}

fn replace(target: &Path, text: &str, force: bool) -> io::Result<()> {
    let folder = target.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    let placed = if force { file.persist(target) } else { file.persist_noclobber(target) };
    placed.map(drop).map_err(|it| it.error)
}
