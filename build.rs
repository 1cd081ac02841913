//! Has the program built anew when a file that is built in is added or removed, and reckons the hashes by which a page of
//! HTML allows its own style and script and no other.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What stands in every page, and the variable that its hash is read from.
const INLINE: [(&str, &str); 2] =
    [("src/render/html/style.css", "STYLE_HASH"), ("src/render/html/script.js", "SCRIPT_HASH")];

fn main() -> std::io::Result<()> {
    for folder in ["questionnaires", "rules", "tests/vignettes", "src/cli/starter"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    for (file, variable) in INLINE {
        println!("cargo:rerun-if-changed={file}");
        // A browser reads every line break as one letter before it compares.
        let text = std::fs::read_to_string(file)?.replace("\r\n", "\n");
        println!("cargo:rustc-env={variable}=sha256-{}", STANDARD.encode(Sha256::digest(text)));
    }
    Ok(())
}
