//! The pack to start from: it loads, passes its own vignettes, and runs as a quiz at once.

use std::path::Path;

use inroad::cli::builtin::starter;
use inroad::load::pack::load;
use inroad::load::texts::{TextFile, Texts};

use crate::harness::{Case, drawn, files};

/// A folder with the pack in it, made by the program.
fn made() -> (tempfile::TempDir, String) {
    let parent = tempfile::tempdir().expect("a folder for the test");
    let folder = parent.path().join("a pack").to_string_lossy().into_owned();
    let (exit, stdout, stderr) = Case::with(&["new", &folder]).run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(stdout.contains("questionnaires/bank.ron") && stderr.contains("inroad test"), "{stdout}{stderr}");
    (parent, folder)
}

#[test]
fn the_starter_is_written_whole_and_is_small() {
    let (_parent, folder) = made();
    let starter = starter();
    assert_eq!(files(Path::new(&folder), "ron").len(), starter.iter().count());
    for (_, file) in starter.iter() {
        assert_eq!(std::fs::read_to_string(Path::new(&folder).join(&file.name)).expect("it is there"), file.text);
    }
    let pack: Vec<TextFile> = starter.iter().map(|(_, file)| file.clone()).collect();
    let pack = Texts::new(pack.into_iter().filter(|file| !file.name.starts_with("tests/")).collect());
    let (loaded, diagnostics) = load(&pack);
    assert!(diagnostics.is_empty(), "{}", drawn(pack, diagnostics));
    let loaded = loaded.expect("a pack without faults loads");
    let [only] = &loaded.assessments[..] else { panic!("one assessment is enough to start from") };
    let sizes = (loaded.questions.len(), only.asked.len(), only.pathways.len(), only.tables.len());
    assert_eq!(sizes, (3, 3, 3, 1));
    for (_, file) in pack.iter() {
        assert!(file.text.starts_with("// "), "{} does not say what it is", file.name);
    }
}

#[test]
fn the_starter_passes_its_vignettes_and_they_reach_all_of_it() {
    let (_parent, folder) = made();
    let (exit, stdout, stderr) = Case::with(&["test", &folder, "--format", "json"]).run();
    assert_eq!(exit, 0, "{stdout}{stderr}");
    let report: serde_json::Value = serde_json::from_str(&stdout).expect("the report is JSON");
    assert!(report["passed"].as_u64() >= Some(3), "{stdout}");
    assert_eq!(report["not_reached"].as_array().map(Vec::len), Some(0), "{stdout}");
}

#[test]
fn the_starter_runs_as_a_quiz_at_once() {
    let (_parent, folder) = made();
    // Working days; guests; not sure; all is right.
    let quiz = ["--pack", &folder, "quiz", "--accessible", "--no-save"];
    let (exit, stdout, stderr) = Case::with(&quiz).input("1\n2\n3\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(stdout.starts_with("Learn the trade in a bakery"), "{stdout}");
    for part in ["A good fit", "Ask now", "I will ask there which food may be sold"] {
        assert!(stdout.contains(part), "{part:?} is not in:\n{stdout}");
    }
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let (_parent, folder) = made();
    let before = files(Path::new(&folder), "ron");
    std::fs::write(&before[0], "mine").expect("a file can be written");
    let (exit, stdout, stderr) = Case::with(&["new", &folder]).run();
    assert_eq!((exit, stdout.as_str()), (2, ""));
    assert!(stderr.contains("is not empty"), "{stderr}");
    assert_eq!(std::fs::read_to_string(&before[0]).expect("it is there"), "mine");
    let file = before[0].to_string_lossy();
    let (exit, _, stderr) = Case::with(&["new", &file]).run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("is no folder"), "{stderr}");
    let (exit, _, stderr) = Case::with(&["new", &format!("{file}/below")]).run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("cannot write"), "{stderr}");
    let empty = tempfile::tempdir().expect("a folder for the test");
    let (exit, _, stderr) = Case::with(&["new", &empty.path().to_string_lossy()]).run();
    assert_eq!(exit, 0, "{stderr}");
}

#[test]
fn every_pack_that_can_be_written_is_sound() {
    for (origin, is_verified, a_file) in [
        ("starter", true, "rules/baking/verdicts.ron"),
        ("guide", true, "docs/packs.md"),
        ("built-in", false, "rules/break-in/report.ron"),
    ] {
        let parent = tempfile::tempdir().expect("a folder for the test");
        let folder = parent.path().join("pack").to_string_lossy().into_owned();
        let (exit, _, stderr) = Case::with(&["new", &folder, "--from", origin]).run();
        assert_eq!(exit, 0, "{origin}: {stderr}");
        assert!(Path::new(&folder).join(a_file).is_file(), "{origin}");
        for command in ["check", "test"].into_iter().chain(is_verified.then_some("verify")) {
            let (exit, stdout, stderr) = Case::with(&[command, &folder]).run();
            assert_eq!(exit, 0, "{command} of {origin}: {stdout}{stderr}");
        }
    }
}

#[test]
fn a_vignette_that_is_no_whole_person_is_found_by_a_check() {
    let (_parent, folder) = made();
    let vignettes = files(&Path::new(&folder).join("tests/vignettes"), "ron");
    let change = |path: &Path, from: &str, to: &str| {
        let text = std::fs::read_to_string(path).expect("a vignette can be read");
        assert!(text.contains(from), "{text}");
        std::fs::write(path, text.replacen(from, to, 1)).expect("a vignette can be written");
    };
    change(&vignettes[0], "\"hours\": \"days\",", "");
    change(&vignettes[2], "\"baked_for\": [\"nobody\"],", "\"baked_for\": [\"nobody\"], \"home_sale\": \"no\",");
    let (exit, stdout, _) = Case::with(&["check", &folder, "--format", "short"]).run();
    assert_eq!(exit, 1, "{stdout}");
    assert!(stdout.contains("error[missing-answer]: `hours` is a core question"), "{stdout}");
    assert!(stdout.contains("error[not-asked]: `home_sale` is answered, but not asked of this person"), "{stdout}");
}
