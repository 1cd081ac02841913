//! Packs the texts that are built in, so that they take a third of their room, and reckons the hashes by which a page of
//! HTML allows its own style and script and no other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What stands in every page, and the variable that its hash is read from.
const INLINE: [(&str, &str); 2] =
    [("src/render/html/style.css", "STYLE_HASH"), ("src/render/html/script.js", "SCRIPT_HASH")];

/// The texts that are built in: the name of a bundle, and its files and folders, each with the path it has in there.
const BUNDLES: [(&str, &[(&str, &str)]); 4] = [
    ("pack", &[("questionnaires", "questionnaires"), ("rules", "rules")]),
    ("vignettes", &[("tests/vignettes", "tests/vignettes")]),
    ("starter", &[("src/cli/starter", "")]),
    ("guide", &[("tests/packs/guide", ""), ("docs/packs.md", "docs/packs.md"), ("docs/lints.md", "docs/lints.md")]),
];

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (name, parts) in BUNDLES {
        let mut files = BTreeMap::new();
        for (from, to) in parts {
            println!("cargo:rerun-if-changed={from}");
            gather(Path::new(from), to, &mut files)?;
        }
        let texts: Vec<u8> = files.into_iter().flat_map(|(name, text)| [name, text].map(ended).concat()).collect();
        fs::write(out.join(name), lz4_flex::compress_prepend_size(&texts))?;
    }
    for (file, variable) in INLINE {
        println!("cargo:rerun-if-changed={file}");
        // A browser reads every line break as one letter before it compares.
        let text = fs::read_to_string(file)?.replace("\r\n", "\n");
        println!("cargo:rustc-env={variable}=sha256-{}", STANDARD.encode(Sha256::digest(text)));
    }
    Ok(())
}

/// A file, or the packs' files of a folder and its folders, by their paths.
fn gather(from: &Path, to: &str, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    if from.is_file() {
        files.insert(to.to_owned(), fs::read_to_string(from)?);
        return Ok(());
    }
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() || path.extension().is_some_and(|it| it == "ron") {
            gather(&path, &if to.is_empty() { name } else { format!("{to}/{name}") }, files)?;
        }
    }
    Ok(())
}

/// A text and its end, which no text of ours holds.
fn ended(text: String) -> Vec<u8> {
    assert!(!text.contains('\0'), "a text that is built in holds a NUL");
    (text + "\0").into_bytes()
}
