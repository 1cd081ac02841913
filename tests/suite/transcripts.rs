//! Transcripts: every console block of the README, of the guide and of `tests/transcripts` is run.
//!
//! `TRYCMD=overwrite cargo test --test suite transcripts` rewrites them; the difference is reviewed like code.

#[test]
fn every_console_block_prints_what_it_shows() {
    let cases = trycmd::TestCases::new();
    cases
        .env("TERM", "xterm-256color")
        .env("NO_COLOR", "")
        .env("ACCESSIBLE", "")
        .env("LC_ALL", "C.UTF-8")
        // Nobody's sessions: a folder that is not there.
        .env("XDG_STATE_HOME", "no-such-folder")
        .case("README.md")
        .case("docs/packs.md")
        .case("tests/transcripts/*.md");
}
