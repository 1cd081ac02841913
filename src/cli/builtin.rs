//! Where a pack comes from: the one built into the program, or a folder.
//!
//! In: nothing, or a folder's path. Out: the texts of the pack. Never: what they mean.

use std::path::Path;
use std::sync::LazyLock;
use std::{fs, iter};

use crate::cli::disk::{read_text, reason};
use crate::cli::unusable::Unusable;
use crate::load::texts::{TextFile, Texts, Unread};
use crate::load::vignettes;
use crate::model::diagnostic::Diagnostic;

/// The files of a bundle that `build.rs` packed.
macro_rules! bundle {
    ($name:literal) => {{
        static TEXT: LazyLock<String> =
            LazyLock::new(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/", $name))));
        files(&TEXT)
    }};
}

/// No folder of a pack lies deeper.
const DEPTH_MAX: usize = 8;
/// No pack is larger, all files taken together.
const BYTES_MAX: usize = 64 * 1024 * 1024;
/// No pack has more files.
const FILES_MAX: usize = 2_000;

/// The texts of the built-in pack.
pub fn builtin() -> Texts {
    bundle!("pack")
}

/// The vignettes of the built-in pack.
pub fn builtin_vignettes() -> Texts {
    bundle!("vignettes")
}

/// The files of a small pack to start from, by their paths within it.
pub fn starter() -> Texts {
    bundle!("starter")
}

/// The files of the pack that the format guide writes step by step, by their paths within it, and the guide.
pub fn guide() -> Texts {
    bundle!("guide")
}

/// The texts of a bundle: what the build packed can always be unpacked.
fn unpacked(bundle: &[u8]) -> String {
    let bytes = lz4_flex::decompress_size_prepended(bundle).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// Names and texts in turn, each with its end.
fn files(texts: &'static str) -> Texts {
    let mut ended = texts.split_terminator('\0');
    let pair = || ended.next().zip(ended.next());
    Texts::new(iter::from_fn(pair).map(|(name, text)| TextFile { name: name.to_owned(), text: text.into() }).collect())
}

fn is_ron(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ron")
}

/// Whether a file that is not read was meant to be: an editor has changed or lengthened its ending.
fn is_nearly_ron(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    !name.starts_with('.') && [".ron", ".ron.txt", ".ron.text", ".ron.rtf"].iter().any(|ending| name.ends_with(ending))
}

/// Where vignettes are looked for in vain.
const NO_VIGNETTES: [&str; 5] = ["vignettes", "vignette", "tests/vignette", "test/vignettes", "test/vignette"];

/// What a pack consists of.
const PARTS: [&str; 2] = ["questionnaires", "rules"];
/// What to do where a folder is no pack.
const PACK_HELP: &str = "a pack is a folder with `questionnaires` and `rules`; `inroad new DIR` makes one";

/// The texts of a pack in a folder, knowing every file of it that cannot be read.
pub fn folder(root: &Path) -> Result<Texts, Unusable> {
    let mut walk = Walk::default();
    if !root.is_dir() {
        let message = format!("`{}` is not a folder", root.display());
        let fault = Diagnostic::error("missing-folder", message).help(Some(PACK_HELP.to_owned()));
        return Err(Unusable::message(fault));
    }
    let missing: Vec<&str> = PARTS.into_iter().filter(|part| !root.join(part).exists()).collect();
    for part in PARTS.into_iter().filter(|part| !missing.contains(part)) {
        walk.folder(&root.join(part), part, 0);
    }
    if !missing.is_empty() {
        let message = format!("`{}` has no folder `{}`", root.display(), missing.join("` and no folder `"));
        let (name, help) = (missing[0].to_owned(), Some(PACK_HELP.to_owned()));
        walk.unread.push(Unread { name, at: 0, code: "missing-folder", message, help });
    }
    Ok(walk.texts())
}

/// The vignettes of a pack in a folder; none where it has no folder of them.
pub fn folder_vignettes(root: &Path) -> Texts {
    let mut walk = Walk::default();
    let path = root.join(vignettes::FOLDER);
    if path.exists() {
        walk.folder(&path, vignettes::FOLDER, 0);
    }
    for name in NO_VIGNETTES {
        let path = root.join(name);
        // A link may lead to where they are read.
        let is_folder = fs::symlink_metadata(&path).is_ok_and(|it| it.is_dir());
        let mut entries = fs::read_dir(path).into_iter().flatten().flatten();
        if is_folder && entries.any(|entry| is_ron(&entry.path())) {
            walk.passed_over.push(format!("{name}/"));
        }
    }
    walk.texts()
}

#[derive(Default)]
struct Walk {
    files: Vec<TextFile>,
    unread: Vec<Unread>,
    passed_over: Vec<String>,
    bytes: usize,
    /// Whether a bound was met, behind which nothing is read.
    is_over: bool,
}

impl Walk {
    fn texts(self) -> Texts {
        Texts::new(self.files).without(self.unread).passing_over(self.passed_over)
    }

    fn folder(&mut self, path: &Path, name: &str, depth: usize) {
        if depth > DEPTH_MAX {
            let message = format!("`{name}` lies more than {DEPTH_MAX} folders deep");
            self.is_over = true;
            return self.fault("too-deep", name.to_owned(), message);
        }
        let entries = match fs::read_dir(path) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder `{name}` cannot be read: {}", reason(&error));
                return self.fault("unreadable", name.to_owned(), message);
            }
        };
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        // Systems and editors keep files of their own beside others, with names that begin with a dot.
        for entry in names.into_iter().filter(|name| !name.starts_with('.')) {
            if self.is_over {
                return;
            }
            let (path, name) = (path.join(&entry), format!("{name}/{entry}"));
            if path.is_dir() {
                self.folder(&path, &name, depth + 1);
            } else if is_ron(&path) {
                self.file(&path, name);
            } else if is_nearly_ron(&entry) {
                self.passed_over.push(name);
            }
        }
    }

    fn file(&mut self, path: &Path, name: String) {
        if self.files.len() >= FILES_MAX {
            self.is_over = true;
            return self.fault("too-many-files", name, format!("the pack has more than {FILES_MAX} files"));
        }
        // A pipe or a device could keep the program waiting for ever.
        if fs::metadata(path).is_ok_and(|it| !it.is_file()) {
            self.files.push(TextFile { name: name.clone(), text: "".into() });
            let message = format!("`{name}` is no plain file");
            return self.fault("unreadable", name, message);
        }
        match read_text(path) {
            Ok(text) => {
                self.bytes += text.len();
                if self.bytes > BYTES_MAX {
                    self.is_over = true;
                    let message = format!("the files of this pack are larger than {} MB", BYTES_MAX / 1024 / 1024);
                    return self.fault("too-many-files", name, message);
                }
                self.files.push(TextFile { name, text: text.into() });
            }
            Err(no_text) => {
                self.files.push(TextFile { name: name.clone(), text: no_text.text.into() });
                let message = format!("the file `{name}` cannot be read: {}", no_text.why);
                let (at, help) = (no_text.at, no_text.help.map(str::to_owned));
                self.unread.push(Unread { name, at, code: "unreadable", message, help });
            }
        }
    }

    fn fault(&mut self, code: &'static str, name: String, message: String) {
        self.unread.push(Unread { name, at: 0, code, message, help: None });
    }
}
