//! The disk: reading texts of bounded size, and what the system says when it refuses.
//!
//! In: paths and streams. Out: texts, reasons in words, what this run has read. Never: what the texts mean.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// No text that is read is larger.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

/// What this run has read. One place knows it for every command, so that none can write over its own input.
static READ: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

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
    note(path);
    read_from(fs::File::open(path)?)
}

/// The text of standard input, or why there is none.
pub fn read_stdin() -> Result<String, NoText> {
    note(Path::new("/dev/stdin"));
    read_from(io::stdin().lock())
}

/// The text of a plain file. Nothing else is followed or waited for, whatever stands in its place.
pub fn read_plain(path: &Path) -> Result<String, NoText> {
    note(path);
    let kind = fs::symlink_metadata(path)?.file_type();
    let told = |why: &str| Err(NoText { why: why.to_owned(), ..NoText::default() });
    if kind.is_symlink() {
        return told("it is a link, and links here are not followed");
    }
    let mut options = fs::File::options();
    options.read(true);
    let file = if kind.is_file() { plain(&mut options).open(path)? } else { return told("it is no plain file") };
    // Another thing may have taken its place since.
    if file.metadata()?.is_file() { read_from(file) } else { told("it is no plain file") }
}

/// Opens what is there without following a link or waiting for somebody at the other end.
#[cfg(unix)]
pub fn plain(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits();
    options.custom_flags(flags.cast_signed()).mode(0o600)
}

/// Opens what is there.
#[cfg(not(unix))]
pub fn plain(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    options
}

fn note(path: &Path) {
    READ.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
}

/// Whether this run has read a file, by whatever name.
pub fn is_read(path: &Path) -> bool {
    READ.lock().unwrap_or_else(PoisonError::into_inner).iter().any(|it| is_same(it, path))
}

/// Whether two names lead to one file.
#[cfg(unix)]
pub fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |path: &Path| fs::metadata(path).ok().map(|it| (it.dev(), it.ino()));
    id(one).is_some_and(|it| Some(it) == id(other))
}

/// Whether two names lead to one file.
#[cfg(not(unix))]
pub fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|it| other.canonicalize().is_ok_and(|other| it == other))
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
    if let Some(text) = utf_16(&bytes) {
        return text;
    }
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

/// Text in UTF-16 that says so with its mark, as some systems write it.
fn utf_16(bytes: &[u8]) -> Option<Result<String, NoText>> {
    let (unit, rest): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xFF, 0xFE, rest @ ..] => (u16::from_le_bytes, rest),
        [0xFE, 0xFF, rest @ ..] => (u16::from_be_bytes, rest),
        _ => return None,
    };
    let units = rest.chunks(2).map(|pair| if let [one, two] = *pair { unit([one, two]) } else { LONE });
    let mut text = String::new();
    for letter in char::decode_utf16(units) {
        let Ok(letter) = letter else {
            let line = text.matches('\n').count() + 1;
            let why = format!("line {line} is not UTF-16 text, though the file begins with its mark");
            let help = Some("save the file as plain text in the encoding UTF-8");
            let at = text.len();
            return Some(Err(NoText { why, help, text: text + "\u{fffd}", at }));
        };
        text.push(letter);
    }
    Some(Ok(text))
}

/// Half of a letter that has no other half.
const LONE: u16 = 0xD800;

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
