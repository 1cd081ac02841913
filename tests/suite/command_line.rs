//! The command line: help, near names, colours, scripts for shells.

use crate::harness::{Case, pack, unwrapped};

/// Commands, as the help of the program names them.
const COMMANDS: &[&str] = &[
    "quiz",
    "report",
    "explain",
    "what-if",
    "template",
    "sessions",
    "list",
    "show",
    "new",
    "check",
    "test",
    "verify",
    "schema",
    "completions",
    "man",
];

#[test]
fn the_help_names_the_quizzes_and_commands_for_people_first() {
    for way in ["--help", "-h", "help"] {
        let (exit, help, _) = Case::new(way).run();
        assert_eq!(exit, 0, "{way}");
        let at = |part: &str| help.find(part).unwrap_or_else(|| panic!("{part:?} is not in:\n{help}"));
        let order = [
            at("Quizzes:\n"),
            at("Commands for you:\n"),
            at("\n  report "),
            at("Commands for whoever writes a pack:\n"),
            at("\n  check "),
            at("Examples:\n"),
            at("Exit codes:\n"),
        ];
        assert!(order.is_sorted(), "{help}");
        for assessment in &pack().assessments {
            assert!(help.contains(&format!("\n  {} ", assessment.id)), "{help}");
        }
        for command in COMMANDS {
            assert!(help.contains(&format!("\n  {command} ")), "{command} is not in:\n{help}");
        }
    }
}

#[test]
fn every_help_has_an_example() {
    for command in COMMANDS {
        for ways in [vec![*command, "--help"], vec!["help", command]] {
            let (exit, help, _) = Case::with(&ways).run();
            assert_eq!(exit, 0);
            let examples = help.split("Examples:\n").nth(1).unwrap_or_else(|| panic!("no examples in:\n{help}"));
            let example = examples.lines().next().unwrap_or_default();
            assert!(example.starts_with(&format!("  inroad {command}")), "{example}");
        }
    }
}

#[test]
fn a_quiz_has_a_help_of_its_own() {
    for ways in [["help", "fit"], ["fit", "--help"]] {
        let (exit, help, _) = Case::with(&ways).run();
        assert_eq!(exit, 0);
        for part in
            ["It finds out whether product management suits you", "Usage: inroad fit [OPTIONS]", "  inroad fit\n"]
        {
            assert!(help.contains(part), "{part:?} is not in:\n{help}");
        }
    }
}

#[test]
fn a_word_nearly_right_is_told_its_right_name() {
    for (word, near) in [
        ("intervew", "interview"),
        ("brekin", "break-in"),
        ("reprot", "report"),
        ("what_if", "what-if"),
        ("comletions", "completions"),
        ("help crreer", "career"),
        ("man reprot", "report"),
        ("report brak-in", "break-in"),
    ] {
        let (exit, _, stderr) = Case::new(word).run();
        assert_eq!(exit, 2, "{word}");
        assert!(stderr.contains(&format!("did you mean `{near}`?")), "{word}:\n{stderr}");
    }
    let (exit, _, stderr) = Case::new("zzzzzz").run();
    assert_eq!(exit, 2);
    assert!(unwrapped(&stderr).contains("the quizzes are `break-in`"), "{stderr}");
}

#[test]
fn the_mistakes_of_a_pack_come_before_a_word_that_it_may_have_meant() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::create_dir(folder.path().join("questionnaires")).expect("a folder can be made");
    std::fs::write(folder.path().join("questionnaires/q.ron"), "( id: \"q\"").expect("a file can be written");
    let pack = folder.path().to_string_lossy();
    let (exit, _, stderr) = Case::with(&["anything", "--pack", &pack]).run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("questionnaires/q.ron:1"), "{stderr}");
    let (_, _, told) = Case::with(&["report", "--pack", &pack]).run();
    assert_eq!(stderr, told);
}

#[test]
fn every_mistake_of_usage_looks_like_any_other() {
    for (arguments, message) in [
        ("report --bogus", "error[usage]: unexpected argument `--bogus` found"),
        ("report --format xml", "error[usage]: invalid value `xml` for `--format <FORMAT>`"),
        ("report --set", "error[usage]: a value is required for `--set <ID=VALUE>` but none was supplied"),
        ("sessions delete", "error[usage]: the following required arguments were not provided"),
    ] {
        let (exit, stdout, stderr) = Case::new(arguments).run();
        assert_eq!((exit, stdout.as_str()), (2, ""));
        assert!(unwrapped(&stderr).contains(message), "{stderr}");
    }
}

#[test]
fn values_are_never_broken_within() {
    let (_, _, stderr) = Case::new("report break-in --set situation=employed").run();
    let background = pack().questions.iter().find(|it| it.id == "background").expect("a question with many options");
    for option in background.options() {
        let is_whole = |line: &str| line.split([' ', ',', '=']).any(|word| word == option.id);
        assert!(stderr.lines().any(is_whole), "{} is not whole in:\n{stderr}", option.id);
    }
}

#[test]
fn completions_know_commands_quizzes_questions_and_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (exit, script, stderr) = Case::with(&["completions", shell]).run();
        assert_eq!((exit, stderr.as_str()), (0, ""), "{shell}");
        for name in ["what-if", "break-in"] {
            assert!(script.contains(name), "{name} is not in the script of {shell}");
        }
        // The others complete no values of flags.
        if ["bash", "zsh", "fish"].contains(&shell) {
            assert!(script.contains("situation=employed"), "{shell}");
        }
    }
    let (exit, _, stderr) = Case::new("completions tcsh").run();
    assert_eq!(exit, 2);
    assert!(unwrapped(&stderr).contains("bash, zsh, fish, powershell, elvish"), "{stderr}");
}

#[test]
fn a_shell_takes_the_script() {
    let (_, script, _) = Case::new("completions bash").run();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("inroad.bash");
    let asked = "COMP_WORDS=(inroad re); COMP_CWORD=1; _inroad inroad re inroad; echo \"${COMPREPLY[@]}\"";
    std::fs::write(&file, format!("{script}\n{asked}\n")).expect("a script can be written");
    let Ok(output) = std::process::Command::new("bash").arg(&file).output() else { return };
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "report", "{output:?}");
}

#[test]
fn man_prints_a_page() {
    let (exit, page, _) = Case::new("man").run();
    assert_eq!(exit, 0);
    assert!(page.contains(".TH inroad 1") && page.contains("what\\-if"), "{page}");
    let (exit, page, _) = Case::new("man report").run();
    assert_eq!(exit, 0);
    assert!(page.contains("inroad\\-report") && page.contains("answers"), "{page}");
}
