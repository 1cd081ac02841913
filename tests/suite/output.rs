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
    assert!(stderr.contains("own-answers"), "{stderr}");
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
