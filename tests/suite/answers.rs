//! Answers from files and flags: what is read, and what is said of mistakes.

use crate::harness::{Case, commandless};

/// A complete interview, as flags.
const COMPLETE: &str = "--set iv_role=adjacent --set iv_size=xl_5000_plus --set iv_team=team \
                        --set iv_with=hiring_manager --set background=sales";

fn report(arguments: &str, input: &str) -> (i32, String, String) {
    Case::new(&format!("report interview {arguments}")).input(input).run()
}

/// Runs on bad answers, expects no report, and gives back what was said.
fn refused(arguments: &str, input: &str) -> String {
    let (exit, stdout, stderr) = report(arguments, input);
    assert_eq!((exit, stdout.as_str()), (2, ""), "{stderr}");
    stderr
}

#[track_caller]
fn says(stderr: &str, parts: &[&str]) {
    for part in parts {
        assert!(stderr.contains(part), "{part:?} is not in:\n{stderr}");
    }
}

#[test]
fn ron_json_flags_and_their_order_give_the_same_bytes() {
    let ron = r#"( // a comment
        assessment: "interview",
        answers: { "iv_role": "adjacent", "iv_size": "xl_5000_plus", "iv_team": "team",
                   "iv_with": "hiring_manager", "background": ["sales"] },
    )"#;
    let bare = r#"{"background": "sales", "iv_with": "hiring_manager", "iv_team": "team",
                   "iv_size": "xl_5000_plus", "iv_role": "adjacent"}"#;
    for format in ["text", "markdown", "json"] {
        let (exit, wanted, _) = report(&format!("{COMPLETE} --format {format}"), "");
        assert_eq!(exit, 0);
        for input in [ron, bare] {
            let (exit, found, stderr) = report(&format!("--answers - --format {format}"), input);
            assert_eq!((exit, commandless(&found)), (0, commandless(&wanted)), "{stderr}");
        }
        let turned = COMPLETE.split("--set ").collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join(" --set ");
        let turned = turned.trim().trim_end_matches("--set");
        let (_, found, stderr) = report(&format!("--set {turned} --format {format}"), "");
        assert_eq!(commandless(&found), commandless(&wanted), "{stderr}");
    }
}

#[test]
fn a_json_report_can_be_fed_back() {
    let (_, json, _) = report(&format!("{COMPLETE} --format json"), "");
    let (exit, again, stderr) = Case::new("report --answers - --format json").input(&json).run();
    assert_eq!((exit, again), (0, json), "{stderr}");
}

#[test]
fn later_files_win_and_flags_win_over_files() {
    let (_, stdout, _) = report(&format!("--answers - {COMPLETE} --format json"), r#"{"iv_size": "s_1_50"}"#);
    says(&stdout, &[r#""iv_size": "xl_5000_plus""#, r#""verdict": "do-not-volunteer""#]);
}

#[test]
fn all_mistakes_are_named_at_once_with_places_and_nearest_names() {
    let said = refused(
        "--answers - --set iv_teem=none",
        "{\n  \"iv_rolle\": \"pm\",\n  \"iv_size\": \"s_1_5O\",\n  \"background\": [\"sales\", \"sale\", \"sales\"],\n  \"move\": \"stay\",\n}",
    );
    says(
        &said,
        &[
            "standard input:2:4",
            "unknown question `iv_rolle`",
            "did you mean `iv_role`?",
            "standard input:3:15",
            "`iv_size` has no option `s_1_5O`",
            "did you mean `s_1_50`?",
            "`background` has no option `sale`",
            "`sales` is ticked twice",
            "the question `move` does not belong to `interview`",
            "it is asked by break-in",
            "--set:1:1",
            "did you mean `iv_team`?",
        ],
    );
}

#[test]
fn everything_missing_is_named_with_its_choices() {
    let said = refused("--set iv_role=adjacent", "");
    says(
        &said,
        &[
            "`iv_size` is not answered",
            "--set iv_size=s_1_50|m_51_999",
            "`iv_team` is",
            "`iv_with` is",
            "`background` is",
        ],
    );
    assert!(!said.contains("iv_ready"), "a question that is not asked is not missing:\n{said}");
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_is_named() {
    let said = refused(&format!("{COMPLETE} --set iv_ready=none"), "");
    says(&said, &["`iv_ready` is answered, but not asked of this person", "it is asked when"]);
}

#[test]
fn wrong_shapes_are_named_in_plain_words() {
    says(&refused("--answers -", "{\"iv_role\": 3}"), &["`iv_role` takes an option, not a number"]);
    says(&refused("--answers -", "{\"iv_role\": true}"), &["`iv_role` is answered with true or false"]);
    says(&refused("--answers -", "{\"iv_role\": adjacent}"), &["`iv_role` is answered with a word without quotes"]);
    says(&refused("--answers -", "{\"background\": []}"), &["empty list"]);
    says(
        &refused("--answers -", r#"{"background": ["sales", "none_yet"]}"#),
        &["`none_yet` excludes the other options"],
    );
    says(&refused("--answers -", r#"{"background": ["sales", "design", "data"]}"#), &["`background` takes at most 2"]);
    says(&refused("--answers -", "{\"iv_role\": \"pm\", \"iv_role\": \"other\"}"), &["`iv_role` is answered twice"]);
    says(&refused("--answers -", "just words"), &["holds no answers"]);
    says(
        &refused("--answers -", "{\"iv_role\": \"pm\""),
        &["the file ends and `{` is not closed: expected `}`", "opened here", "standard input:1"],
    );
    says(&refused("--set iv_role", ""), &["sets nothing", "--set question=option"]);
    says(&refused("--answers no-such-file.ron", ""), &["`no-such-file.ron` cannot be read: no such file"]);
}

#[test]
fn numbers_are_checked_against_their_range() {
    let run = |value: &str| {
        Case::new(&format!("report break-in --partial --set situation=student --set years_since_graduation={value}"))
            .run()
    };
    assert_eq!(run("3").0, 0);
    says(&run("99").2, &["`years_since_graduation` cannot be 99", "from 0 to 60"]);
    says(&run("two").2, &["takes a whole number"]);
}

#[test]
fn defaults_fill_what_is_neutral_and_partial_allows_the_rest() {
    let (exit, stdout, stderr) =
        Case::new("report break-in --partial --defaults --set situation=employed --format json").run();
    assert_eq!(exit, 0, "{stderr}");
    says(&stdout, &[r#""product_team": "not_sure""#, r#""unanswered""#]);
    let (exit, stdout, stderr) = Case::new("report break-in --defaults --set situation=employed").run();
    assert_eq!((exit, stdout.as_str()), (2, ""));
    says(&stderr, &["`background` is not answered"]);
}

#[test]
fn the_assessment_comes_from_the_command_else_from_the_file_else_from_the_pack() {
    let file = r#"(assessment: "interview", answers: {})"#;
    let (_, stdout, _) = Case::new("report --partial --answers - --format json").input(file).run();
    says(&stdout, &[r#""assessment": "interview""#]);
    let (_, stdout, _) = Case::new("report --partial --format json").run();
    says(&stdout, &[r#""assessment": "break-in""#]);
    let (exit, _, stderr) = Case::new("report break-in --partial --answers -").input(file).run();
    assert_eq!(exit, 2);
    says(&stderr, &["these answers are for `interview`, not for `break-in`"]);
    let (exit, _, stderr) = Case::new("report brake-in --partial").run();
    assert_eq!(exit, 2);
    says(&stderr, &["`brake-in` is no assessment", "did you mean `break-in`?"]);
}

#[test]
fn thousands_of_mistakes_are_named_in_bounded_time_and_space() {
    let many: Vec<String> = (0..20_000).map(|number| format!("\"no_such_question_{number}\": \"x\"")).collect();
    let said = refused("--answers -", &format!("{{{}}}", many.join(",\n")));
    says(&said, &["and 19900 more mistakes"]);
    let long = format!("{{\"iv_role\": \"{}\"}}", "x".repeat(3_000_000));
    assert!(refused("--answers -", &long).len() < 10_000);
    says(&refused("--answers -", &" ".repeat(5_000_000)), &["larger than 4 MB"]);
}

#[cfg(unix)]
#[test]
fn an_endless_file_is_refused() {
    let (exit, _, stderr) = Case::new("report interview --answers /dev/zero").run();
    assert_eq!(exit, 2);
    says(&stderr, &["`/dev/zero` cannot be read: it is larger than 4 MB"]);
}
