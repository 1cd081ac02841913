//! What may not reach a terminal: letters in names of folders and files, and in texts, that drive it or hide.

use std::path::Path;

use inroad::cli::shell::quoted;
use inroad::model::letter::{Harmless, harmful_letters, harmless};

use crate::harness::{Case, files, root};

/// Letters that do something: an escape code, a bell, a C1 code, a bidi override, and a line that is not there.
const NAMES: [&str; 5] =
    ["ev\u{1b}]0;owned\u{7}il\u{1b}[31m", "bell\u{7}", "c1\u{9b}31m", "bidi\u{202e}gpj", "two\nlines"];

#[track_caller]
fn is_clean(what: &str, text: &str) {
    let found = text.chars().find(|it| inroad::model::letter::is_harmful(*it) && *it != '\n');
    assert_eq!(found, None, "{what}: {text:?}");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder can be made");
    std::fs::copy(from, to).expect("a file can be copied");
}

#[test]
fn no_name_of_a_folder_or_file_drives_the_terminal() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    for name in NAMES {
        let folder = parent.path().join(name);
        let pack = folder.to_string_lossy().into_owned();
        let (exit, stdout, stderr) = Case::with(&["new", &pack, "--from", "guide"]).run();
        assert_eq!(exit, 0, "{stderr}");
        is_clean("new", &(stdout + &stderr));
        let answers = parent.path().join(format!("{name}.ron"));
        let vignette = files(&folder.join("tests/vignettes"), "ron").remove(0);
        copy(&vignette, &answers);
        let answers = answers.to_string_lossy().into_owned();
        let runs: [(&[&str], &str); 9] = [
            (&["quiz", "guiding", "--accessible", "--no-save"], "1\n"),
            (&["quiz", "guiding", "--accessible"], "1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n"),
            (&["quiz", "--answers", &answers, "--accessible"], ""),
            (&["template"], ""),
            (&["report", "--answers", &answers], ""),
            (&["report", "--answers", &answers, "--format", "html"], ""),
            (&["report", "--answers", &answers, "--format", "json"], ""),
            (&["report", &pack], ""),
            (&["check", "nowhere\u{1b}[31m"], ""),
        ];
        for (run, input) in runs {
            let run = if run[0] == "check" { run.to_vec() } else { [run, &["--pack", &pack]].concat() };
            let (_, stdout, stderr) = Case::with(&run).input(input).run();
            is_clean(&run.join(" "), &stdout);
            is_clean(&run.join(" "), &stderr);
        }
    }
}

#[test]
fn a_command_that_is_told_names_the_very_folder() {
    for name in NAMES.into_iter().chain(["it's", "back\\slash\u{7}", "a b", ""]) {
        let told = format!("printf %s {}", quoted(name));
        let said = std::process::Command::new("bash").args(["-c", &told]).output();
        let Ok(said) = said else { return };
        assert_eq!(String::from_utf8_lossy(&said.stdout), name, "{told}");
    }
}

#[test]
fn the_gate_lets_colours_through_and_nothing_else() {
    let colored = |text: &str| Harmless::colored(text).as_str().to_owned();
    assert_eq!(colored("\u{1b}[1mbold\u{1b}[0m\n\tx"), "\u{1b}[1mbold\u{1b}[0m\n\tx");
    assert_eq!(colored("\u{1b}[2Jx\u{1b}[31"), " [2Jx [31");
    assert_eq!(colored("\u{1b}]0;x\u{7}\u{9b}1m"), " ]0;x  1m");
    assert_eq!(Harmless::line("a\nb\u{202e}").as_str(), "a b ");
    assert_eq!(Harmless::page("a\nb\rc").as_str(), "a\nb c");
}

/// The Unicode list of emoji has joiners, marks of form, keycaps, skins and three flags that are spelled with tags.
#[test]
fn emoji_stay_whole_and_tags_without_a_flag_do_not() {
    let england = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}";
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    for emoji in [england, family, "1\u{FE0F}\u{20E3}", "\u{1F44D}\u{1F3FD}", "\u{1F1E9}\u{1F1EA}"] {
        assert_eq!(harmless(emoji), emoji);
        assert_eq!(harmful_letters(emoji).next(), None, "{emoji}");
    }
    assert_eq!(harmless("\u{1F3F4}\u{E0067}\u{E0062}"), "\u{1F3F4}  ");
    assert_eq!(harmless("a\u{E0067}\u{E0062}\u{E0065}\u{E007F}"), "a    ");
}

#[test]
fn a_letter_that_nobody_sees_is_refused_in_a_pack() {
    let parent = tempfile::tempdir().expect("a folder for the test");
    for letter in ['\u{200B}', '\u{200F}', '\u{61C}', '\u{2060}', '\u{AD}', '\u{3164}'] {
        let folder = parent.path().join(format!("{:x}", u32::from(letter)));
        let pack = folder.to_string_lossy().into_owned();
        Case::with(&["new", &pack]).run();
        let bank = folder.join("questionnaires/bank.ron");
        let text = std::fs::read_to_string(&bank).expect("a bank");
        std::fs::write(&bank, text.replacen("Not sure", &format!("Not{letter} sure"), 1)).expect("it can be written");
        let (exit, stdout, _) = Case::with(&["check", &pack]).run();
        assert_eq!(exit, 1, "{stdout}");
        assert!(stdout.contains(&format!("U+{:04X}, which nobody sees", u32::from(letter))), "{stdout}");
    }
}

/// Whatever writes to a terminal takes words of one kind, and stands in one of these files.
#[test]
fn nothing_else_writes_to_a_terminal() {
    const GATES: [&str; 7] = [
        "src/cli/run.rs",
        "src/cli/pager.rs",
        "src/cli/waiting.rs",
        "src/cli/prompt/screen.rs",
        "src/cli/prompt/canvas.rs",
        "src/cli/prompt/keys.rs",
        "src/cli/prompt/lines.rs",
    ];
    /// These write files.
    const FILES: [&str; 4] = ["src/cli/disk.rs", "src/cli/writing.rs", "src/cli/state/", "src/cli/command/new.rs"];
    let mut seen = 0;
    for path in files(&root().join("src"), "rs") {
        let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a source file can be read");
        let is_file = FILES.iter().any(|it| name.starts_with(it));
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let writes = [".write_all(", "term.write_", "print!(", "println!("].iter().any(|it| line.contains(it));
            let is_stream = writes || line.contains("writeln!(io::") || line.contains("write!(self.output");
            if is_stream && !is_file {
                seen += 1;
                assert!(GATES.contains(&name.as_str()), "{name} writes by itself: {line}");
            }
        }
    }
    assert!(seen >= 7, "the test no longer finds what writes");
}
