//! `--output`: the format by the ending, what is refused, and what becomes of links, devices and other people's folders.

use std::path::Path;

use crate::harness::Case;

const ANSWERS: &str = "--answers tests/transcripts/interview.ron";

fn report(arguments: &str) -> (i32, String, String) {
    Case::new(&format!("report {ANSWERS} {arguments}")).run()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("the file is there")
}

#[test]
fn the_ending_chooses_the_format_and_a_flag_wins() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, flag, wanted) in [
        ("r.md", "", "markdown"),
        ("r.MD", "", "markdown"),
        ("r.json", "", "json"),
        ("r.txt", "", "text"),
        ("r.odd", "", "text"),
        ("r", "", "text"),
        ("other.md", "--format json", "json"),
    ] {
        let path = folder.path().join(name);
        let (exit, stdout, stderr) = report(&format!("--output {} {flag}", path.display()));
        assert_eq!((exit, stdout.as_str()), (0, ""), "{stderr}");
        let text = read(&path);
        assert_eq!(text, report(&format!("--format {wanted}")).1, "{name}");
        let said = format!("Written to {} ({} lines)\n", path.display(), text.lines().count());
        assert!(stderr.ends_with(&said), "{said:?} is not in {stderr:?}");
    }
}

#[test]
fn a_file_that_is_there_is_written_over_where_that_is_wanted_alone() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("r.md");
    std::fs::write(&path, "mine").expect("a file");
    let file = path.display();
    for command in [
        format!("report {ANSWERS} --output {file}"),
        format!("quiz interview --accessible --output {file}"),
        format!("template interview --output {file}"),
        format!("check --explain all --output {file}"),
    ] {
        let (exit, _, stderr) = Case::new(&command).run();
        assert_eq!(exit, 2, "{stderr}");
        assert!(stderr.contains("`--force`") && stderr.contains("r.md` is there already"), "{stderr}");
        assert!(!stderr.contains("Question 1"), "nobody answers a quiz first:\n{stderr}");
        assert_eq!(read(&path), "mine");
    }
    assert_eq!(report(&format!("--output {file} --force")).0, 0);
    assert_ne!(read(&path), "mine");
    assert_eq!(report("--force").0, 2, "there is nothing to force");
}

#[test]
fn the_answers_are_never_written_over() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("me.ron");
    std::fs::copy("tests/transcripts/interview.ron", &path).expect("a copy");
    let before = read(&path);
    let file = path.display();
    let (exit, _, stderr) = Case::new(&format!("report --answers {file} --output {file} --force")).run();
    assert_eq!(exit, 2, "{stderr}");
    assert!(stderr.contains("own-input"), "{stderr}");
    assert_eq!(read(&path), before);
}

#[test]
fn a_dash_is_standard_output() {
    let (exit, stdout, stderr) = report("--output -");
    assert_eq!((exit, stdout), (0, report("").1), "{stderr}");
    assert!(!Path::new("-").exists());
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_streams_are_written_to() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (target, link) = (folder.path().join("target"), folder.path().join("link"));
    std::fs::write(&target, "mine").expect("a file");
    std::os::unix::fs::symlink(&target, &link).expect("a link");
    assert_eq!(report(&format!("--output {}", link.display())).0, 2);
    assert_eq!(report(&format!("--output {} --force", link.display())).0, 0);
    assert!(link.is_symlink());
    assert_eq!(read(&target), report("").1);
    let (exit, stdout, stderr) = report("--output /dev/stdout");
    assert_eq!((exit, stdout), (0, report("").1), "{stderr}");
    let behind = folder.path().join("behind");
    let program = env!("CARGO_BIN_EXE_inroad");
    let redirected = format!("{program} report {ANSWERS} --output /dev/stdout > {}", behind.display());
    let status = std::process::Command::new("sh").args(["-c", &redirected]).env_clear().status().expect("a shell");
    assert!(status.success());
    assert_eq!(read(&behind), report("").1);
}

/// Every command that reads something is refused to write over it, by whatever name it is called.
#[test]
fn nothing_that_was_read_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let pack = folder.path().join("pack");
    assert_eq!(Case::new(&format!("new {}", pack.display())).run().0, 0);
    let bank = pack.join("questionnaires/bank.ron");
    let (before, dir, file) = (read(&bank), pack.display(), bank.display());
    std::fs::hard_link(&bank, folder.path().join("same")).expect("a second name");
    let same = folder.path().join("same");
    for command in [
        format!("check {dir} --output {file} --force"),
        format!("test {dir} --output {file} --force"),
        format!("verify {dir} --output {file} --force"),
        format!("list --pack {dir} --output {file} --force"),
        format!("show --pack {dir} baker --output {} --force", same.display()),
        format!("template --pack {dir} --output {} --force", same.display()),
        format!("report --pack {dir} --partial --output {file} --force"),
        format!("report --pack {dir} --answers {file} --output {file} --force"),
    ] {
        let (exit, _, stderr) = Case::new(&command).run();
        assert_eq!((exit, read(&bank) == before), (2, true), "{command}: {stderr}");
    }
    let (exit, _, stderr) = Case::new(&format!("check {dir} --output {file} --force")).run();
    assert!(exit == 2 && stderr.contains("own-input"), "{stderr}");
}

#[test]
fn what_is_no_place_for_a_file_says_so() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().display();
    for (output, part) in [
        (format!("{path}"), "is no name of a file, but of a folder"),
        (format!("{path}/new/"), "is no name of a file, but of a folder"),
        (format!("{path}/new/r.md"), "there is no folder"),
        (format!("{path}/{}", "long".repeat(100)), "cannot write"),
    ] {
        for force in ["", "--force"] {
            let (exit, stdout, stderr) = report(&format!("--output {output} {force}"));
            assert_eq!((exit, stdout.as_str()), (2, ""), "{stderr}");
            assert!(crate::harness::unwrapped(&stderr).contains(part), "{part:?} is not in {stderr}");
            assert!(!stderr.contains("--force"), "{stderr}");
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_yet_is_written_through_and_one_in_a_circle_is_told() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = |name: &str| folder.path().join(name);
    symlink("target", at("link")).expect("a link");
    symlink("link", at("chain")).expect("a link");
    assert_eq!(report(&format!("--output {}", at("chain").display())).0, 0);
    assert!(at("link").is_symlink() && at("chain").is_symlink() && !at("target").is_symlink());
    assert_eq!(read(&at("target")), report("").1);
    assert_eq!(std::fs::metadata(at("target")).expect("a file").permissions().mode() & 0o777, 0o600);
    symlink("circle", at("circle")).expect("a link");
    let (exit, _, stderr) = report(&format!("--output {}", at("circle").display()));
    assert!(exit == 2 && stderr.contains("a link that leads in a circle"), "{stderr}");
    // A file with two names is the same file under both of them afterwards.
    std::fs::hard_link(at("target"), at("twin")).expect("a second name");
    assert_eq!(report(&format!("--full --output {} --force", at("target").display())).0, 0);
    assert_eq!(read(&at("twin")), report("--full").1);
    assert_eq!(std::fs::metadata(at("twin")).expect("a file").nlink(), 2);
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("the folder").flatten().collect();
    assert_eq!(left.len(), 5, "nothing is left beside them: {left:?}");
}

/// Whoever reads the exit code alone must not believe that something was written.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_fails_loudly_whatever_is_written() {
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("a full disk");
    for command in [
        "--help",
        "-h",
        "--version",
        "help report",
        "quiz --help",
        "list",
        "man",
        "man quiz",
        "completions bash",
        "completions zsh",
        "schema pack",
        "schema report",
        "template",
        "check --explain all",
        "check --explain all --format json",
        "show fit",
        "sessions",
        "sessions --format json",
        "report interview --partial",
        "report interview --partial --format html",
        "explain interview --partial",
    ] {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_inroad"));
        let folder = tempfile::tempdir().expect("a folder for the test");
        program.env_clear().env("XDG_STATE_HOME", folder.path()).args(command.split(' '));
        let output = program.stdout(full()).output().expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && said.contains("no space left"), "{command}: {said}");
    }
    let (exit, _, stderr) = report("--output /dev/full");
    assert!(exit == 2 && stderr.contains("no space left"), "{stderr}");
}
