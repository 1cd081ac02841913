//! Sessions: what is kept on disk, who can read it, and what becomes of it when the questions change.

use crate::harness::{Case, commandless};

/// A state folder and runs in it.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    fn case(&self, arguments: &str) -> Case {
        Case::new(arguments).env("XDG_STATE_HOME", &self.0.path().to_string_lossy())
    }

    fn session(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join("inroad/sessions").join(name)
    }
}

#[test]
fn sessions_are_listed_shown_and_deleted() {
    let home = Home::new();
    let (_, stdout, _) = home.case("sessions").run();
    assert!(stdout.contains("Nothing is saved."), "{stdout}");
    assert_eq!(home.case("quiz interview --accessible").input("2\n1\n").run().0, 130);
    assert_eq!(home.case("quiz interview --accessible").input("2\n2\n1\n1\n2\n3\n1\n").run().0, 0);
    let (_, stdout, _) = home.case("sessions").run();
    for part in ["interview-1  just now  2 answers so far", "interview-2  just now  5 answers, finished  Say it\n"] {
        assert!(stdout.contains(part), "{part:?} is not in:\n{stdout}");
    }
    let (_, stdout, _) = home.case("sessions show interview-1").run();
    assert!(stdout.contains("size of that company: 1 to 50 people"), "{stdout}");
    let (exit, _, stderr) = home.case("sessions show interview-3").run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("did you mean `interview-1`?"), "{stderr}");
    let path = home.session("interview-2.ron");
    let (exit, report, stderr) = home.case(&format!("report --answers {}", path.display())).run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(report.starts_with("Say it"), "{report}");
    assert_eq!(home.case("sessions delete interview-1").run().0, 0);
    assert!(!home.session("interview-1.ron").exists() && path.exists());
    assert_eq!(home.case("sessions delete --all").run().0, 0);
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn a_session_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.case("quiz interview --accessible").input("2\n").run();
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&home.session("interview-1.ron")), 0o600);
    assert_eq!(mode(home.session("interview-1.ron").parent().expect("a folder")), 0o700);
}

#[test]
fn what_another_assessment_knows_is_taken_over_where_the_person_agrees() {
    let home = Home::new();
    assert_eq!(home.case("quiz interview --accessible").input("2\n2\n1\n1\n2\n3\n1\n").run().0, 0);
    let core = "quiz break-in --accessible --no-save";
    let (_, _, stderr) = home.case(core).input("1\n").run();
    assert!(!stderr.contains("answered some of this before"), "without saving nothing saved is looked at:\n{stderr}");
    let (_, _, stderr) = home.case("quiz break-in --accessible").input("1\n2\n:review\n:leave\n").run();
    for part in [
        "You have answered some of this before (saved as interview-1):",
        "Work you were paid for: Customer support",
        "work you were paid for: Customer support or customer service (from an",
    ] {
        assert!(stderr.contains(part), "{part:?} is not in:\n{stderr}");
    }
    assert!(!stderr.contains("Which work have you been paid for"), "{stderr}");
    home.case("sessions delete break-in-1").run();
    let (_, _, stderr) = home.case("quiz break-in --accessible").input("2\n2\n:leave\n").run();
    assert!(stderr.contains("Which work have you been paid for"), "answered anew:\n{stderr}");
}

#[test]
fn a_session_is_taken_by_its_name_wherever_answers_are() {
    let home = Home::new();
    for replies in ["2\n2\n1\n1\n2\n3\n1\n", "2\n1\n1\n2\n3\n1\n", "2\n1\n"] {
        home.case("quiz interview --accessible").input(replies).run();
    }
    let (_, given, _) = home.case(&format!("report --answers {}", home.session("interview-1.ron").display())).run();
    for command in ["report interview-1", "report --answers interview-1", "report interview --answers interview-1"] {
        let (exit, taken, stderr) = home.case(command).run();
        assert_eq!((exit, commandless(&taken)), (0, commandless(&given)), "{command}: {stderr}");
        assert!(!stderr.contains("you finished last"), "{command}: {stderr}");
    }
    // What the page names is as short as it works, from the older session and from the one that was finished last.
    let (_, older, _) = home.case("report interview-1 --accessible").run();
    assert!(older.contains("\nEverything: inroad report interview-1 --full --accessible\n"), "{older}");
    let (_, last, _) = home.case("report interview-2").run();
    assert!(last.contains("\nEverything: inroad report --full   Why: inroad explain   What if"), "{last}");
    for command in ["explain interview-1", "what-if interview-1", "what-if interview-1 --set iv_role=pm"] {
        assert_eq!(home.case(command).run().0, 0, "{command}");
    }
    let (exit, _, stderr) = home.case("report interview-3").run();
    assert_eq!(exit, 2, "{stderr}");
    assert!(stderr.contains("`interview-3` is not finished: ") && !stderr.contains("missing-answer"), "{stderr}");
    assert_eq!(home.case("report interview-3 --partial").run().0, 0);
    let (exit, _, stderr) = home.case("report intervew-2").run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("did you mean `interview` or `interview-2`?"), "{stderr}");
    let (_, _, stderr) = home.case("report --answers intervew-2").run();
    assert!(stderr.contains("did you mean `interview-2`?"), "{stderr}");
}

/// When, which, how far, what came out: the newest first, and a broken file in a row of its own.
#[test]
fn the_table_of_sessions_tells_all_and_fails_on_none() {
    use std::time::{Duration, SystemTime};
    let home = Home::new();
    let support = std::fs::read_to_string("tests/transcripts/support.ron").expect("answers");
    let support = support.replacen('(', "(finished: true,", 1);
    std::fs::create_dir_all(home.session("")).expect("a folder");
    for (name, text, age) in [
        ("break-in-1", support.as_str(), 3 * 24 * 3600 + 60),
        ("break-in-2", "(assessment: \"break-in\", answers: {\"situation\": \"employed\"})", 2 * 3600 + 60),
        ("break-in-3", "(answers: {", 90),
        ("brain-surgery-1", "(answers: {})", 40 * 24 * 3600),
    ] {
        let path = home.session(&format!("{name}.ron"));
        std::fs::write(&path, text).expect("a session");
        let file = std::fs::File::options().append(true).open(&path).expect("a session");
        file.set_modified(SystemTime::now() - Duration::from_secs(age)).expect("a time");
    }
    let (exit, stdout, stderr) = home.case("sessions").run();
    assert_eq!(exit, 0, "{stderr}");
    let rows: Vec<&str> = stdout.lines().filter(|line| line.contains(" ago ")).collect();
    for (row, parts) in rows.iter().zip([
        ["break-in-3", "1 minute ago", "cannot be read: "],
        ["break-in-2", "2 hours ago", "1 answer so far"],
        ["break-in-1", "3 days ago", "13 answers, finished"],
        ["brain-surgery-1", "5 weeks ago", "this pack has no assessment"],
    ]) {
        assert!(parts.iter().all(|it| row.contains(it)), "{parts:?} is not in {row:?}:\n{stdout}");
    }
    assert_eq!(rows.len(), 4, "{stdout}");
    let flat = crate::harness::unwrapped(&stdout);
    assert!(flat.contains("Move into product where you work"), "{stdout}");
    assert!(stdout.lines().all(|line| line.chars().count() <= 80), "{stdout}");
    assert!(stdout.contains("Again: inroad report break-in-1\n"), "{stdout}");
    let (exit, json, stderr) = home.case("sessions --format json").run();
    assert_eq!(exit, 0, "{stderr}");
    for part in ["\"saved_at\": ", "\"finished\": true", "\"fit\": \"good\"", "\"trouble\": \"cannot be read: "] {
        assert!(json.contains(part), "{part} is not in:\n{json}");
    }
    let (exit, spoken, _) = home.case("sessions list --accessible").run();
    assert_eq!(exit, 0);
    assert!(spoken.contains("break-in-2: Saved 2 hours ago; How far 1 answer so far"), "{spoken}");
}

#[test]
fn without_answers_the_ways_on_are_named_once() {
    let home = Home::new();
    for (command, assessment) in [("report", "break-in"), ("report fit", "fit"), ("what-if fit", "fit")] {
        let (exit, _, stderr) = home.case(command).run();
        assert_eq!((exit, stderr.matches("error").count()), (2, 1), "{stderr}");
        let said = crate::harness::unwrapped(&stderr);
        for way in [format!("`inroad {assessment}`"), format!("`inroad template {assessment}`"), "--partial".to_owned()]
        {
            assert!(said.contains(&way), "{way} is not in:\n{stderr}");
        }
    }
}

#[test]
fn answers_that_no_longer_fit_are_named_and_the_rest_is_kept() {
    let home = Home::new();
    home.case("quiz interview --accessible").input("2\n1\n").run();
    let path = home.session("interview-1.ron");
    let text = std::fs::read_to_string(&path).expect("a session");
    let text = text.replace("s_1_50", "s_1_40").replace("left_out: []", "left_out: [\"gone\"]");
    std::fs::write(&path, text.replace("answers: {", "answers: {\n        \"iv_gone\": \"yes\",")).expect("a session");
    let (exit, _, stderr) = home.case("quiz interview --accessible").input("1\n").run();
    assert_eq!(exit, 130);
    for part in [
        "with 1 answer",
        "no longer fit",
        "unknown question `iv_gone`",
        "`iv_size` has no option `s_1_40`",
        "About how many people",
    ] {
        assert!(stderr.contains(part), "{part:?} is not in:\n{stderr}");
    }
}

#[test]
fn trouble_with_the_disk_is_told_once_and_the_quiz_goes_on() {
    let home = Home::new();
    std::fs::write(home.0.path().join("inroad"), "a file where a folder should be").expect("a file");
    let (exit, stdout, stderr) = home.case("quiz interview --accessible").input("2\n1\n1\n2\n3\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert_eq!(stderr.matches("Your answers cannot be saved").count(), 1, "{stderr}");
    assert!(stdout.starts_with("Say it") && stderr.contains("inroad report interview --set"), "{stderr}");
}

#[test]
fn a_session_with_answers_whose_questions_fell_away_still_repeats_its_report() {
    let home = Home::new();
    let employed = "quiz break-in --accessible --set situation=employed --set background=sales --set company_size=s_1_50 \
                    --set product_team=team --set move=open --set track_record=solid --set product_work=none \
                    --set pm_contact=none --set sponsor=no --set vacancy=no --set entry_target=any \
                    --set startup_appetite=no_risk --set horizon=m3_12";
    // Look through the answers, change the situation to student, give the number it raises, and read the report.
    let (exit, report, stderr) = home.case(employed).input("2\n3\n4\n1\n2\n3\n").run();
    assert_eq!(exit, 0, "{stderr}");
    let line = stderr.lines().find(|line| line.trim().starts_with("inroad report")).expect("the line that repeats it");
    let (exit, again, stderr) = home.case(line.trim().trim_start_matches("inroad ")).env("ACCESSIBLE", "1").run();
    assert_eq!((exit, again), (0, report), "{stderr}");
}

#[test]
fn a_session_that_no_longer_fits_is_left_as_it_was() {
    let home = Home::new();
    home.case("quiz interview --accessible").input("2\n1\n").run();
    let path = home.session("interview-1.ron");
    let changed = std::fs::read_to_string(&path).expect("a session").replace("s_1_50", "s_1_40");
    std::fs::write(&path, &changed).expect("a session");
    let (_, _, stderr) = home.case("quiz interview --accessible").input("1\n2\n").run();
    assert!(stderr.contains("no longer fit"), "{stderr}");
    assert_eq!(std::fs::read_to_string(&path).expect("a session"), changed);
    assert!(home.session("interview-2.ron").exists());
}

#[test]
fn neutral_answers_are_assumed_where_that_is_wanted() {
    let home = Home::new();
    let (exit, _, stderr) = home.case("quiz interview --accessible --defaults").input(":review\n:leave\n").run();
    assert_eq!(exit, 130, "{stderr}");
    assert!(stderr.contains("All of them: assumed, neutral."), "{stderr}");
}

/// What the page names as the next command works as it stands there: without answers, those of the last quiz are meant.
#[test]
fn without_answers_the_quiz_that_was_finished_last_is_taken_and_named() {
    let home = Home::new();
    for command in ["report interview", "explain interview", "what-if interview"] {
        assert_eq!(home.case(command).run().0, 2, "{command} has nothing to take");
    }
    assert_eq!(home.case("quiz interview --accessible").input("2\n2\n1\n1\n2\n3\n1\n").run().0, 0);
    let (_, given, _) = home.case(&format!("report --answers {}", home.session("interview-1.ron").display())).run();
    // One that was begun since, and one of another assessment, are not meant.
    assert_eq!(home.case("quiz interview --set iv_role=pm --accessible").input("1\n").run().0, 130);
    for command in ["report", "report interview"] {
        let (exit, taken, stderr) = home.case(command).run();
        assert_eq!((exit, commandless(&taken)), (0, commandless(&given)), "{stderr}");
        assert!(taken.contains("Everything: inroad report --full   Why: inroad explain"), "{taken}");
        assert!(stderr.contains("the quiz you finished last, `interview-1`"), "{stderr}");
    }
    for command in ["report --full", "explain", "what-if", "what-if --set iv_role=pm"] {
        let (exit, _, stderr) = home.case(command).run();
        assert_eq!(exit, 0, "{command}: {stderr}");
        assert!(stderr.contains("`interview-1`"), "{command}: {stderr}");
    }
    assert_eq!(home.case("report fit").run().0, 2, "no quiz of that assessment was finished");
}
