//! What is kept: answers that are deleted are gone, what stands in the state folder is not trusted, and a session is
//! for the words that were asked.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::{Case, unwrapped};

/// A state folder and runs in it.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().expect("a folder for the test"));
        std::fs::create_dir_all(home.at("")).expect("the folder of sessions");
        home
    }

    fn case(&self, arguments: &str) -> Case {
        Case::new(arguments).env("XDG_STATE_HOME", &self.0.path().to_string_lossy())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join("inroad/sessions").join(name)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.at("")).expect("the folder").flatten();
        let mut names: Vec<String> = entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// A quiz that waits for replies.
    fn quiz(&self, arguments: &str) -> Child {
        let mut program = Command::new(env!("CARGO_BIN_EXE_inroad"));
        program.args(arguments.split(' ')).env_clear().env("XDG_STATE_HOME", self.0.path());
        let piped = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        piped.spawn().expect("the program starts")
    }
}

fn say(quiz: &mut Child, replies: &str) {
    quiz.stdin.as_mut().expect("a pipe").write_all(replies.as_bytes()).expect("the quiz reads");
}

/// Waits until something is so, and no longer than ten seconds.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(10);
    while !is_so() {
        assert!(Instant::now() < end, "{what} did not come to be");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn a_session_that_is_deleted_under_its_quiz_stays_deleted_and_the_quiz_says_so() {
    for gone in ["sessions delete --all", "sessions delete interview-1", ""] {
        let home = Home::new();
        let mut quiz = home.quiz("quiz interview --accessible");
        say(&mut quiz, "2\n");
        until("the session", || home.at("interview-1.ron").exists());
        if gone.is_empty() {
            std::fs::remove_file(home.at("interview-1.ron")).expect("a session");
        } else {
            let (exit, stdout, stderr) = home.case(gone).run();
            assert_eq!(exit, 0, "{stderr}");
            assert!(stdout.contains("A quiz is in it"), "{stdout}");
        }
        // Another quiz takes the number once it is free, and is not written over.
        let name = if gone.is_empty() { "interview-2.ron" } else { "interview-1.ron" };
        let (_, _, other) = home.case("quiz interview --accessible").input("1\n").run();
        assert!(other.contains(name), "{other}");
        let others = text(&home.at(name));
        say(&mut quiz, "1\n1\n:leave\n");
        let output = quiz.wait_with_output().expect("the quiz ends");
        let said = unwrapped(&String::from_utf8_lossy(&output.stderr));
        assert_eq!(text(&home.at(name)), others, "{gone}");
        assert!(!gone.is_empty() || !home.at("interview-1.ron").exists());
        assert_eq!(said.matches("`interview-1` was deleted meanwhile").count(), 1, "{said}");
        assert!(said.contains("Nothing is saved; to go on with the same answers"), "{said}");
    }
}

#[test]
fn leaving_right_after_the_session_was_deleted_does_not_say_that_it_is_saved() {
    let home = Home::new();
    let mut quiz = home.quiz("quiz interview --accessible");
    say(&mut quiz, "2\n");
    until("the session", || home.at("interview-1.ron").exists());
    assert_eq!(home.case("sessions delete --all").run().0, 0);
    say(&mut quiz, ":leave\n");
    let output = quiz.wait_with_output().expect("the quiz ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("Nothing is saved; to go on with the same answers"), "{said}");
    assert_eq!(home.names(), Vec::<String>::new());
}

/// What a quiz leaves that is killed while it saves holds answers, whatever it is called.
#[test]
fn what_a_killed_quiz_left_is_named_and_cleared() {
    for left in [".inroad-Xy12ab", ".tmpXy12ab"] {
        for (command, input) in [
            ("sessions delete --all", ""),
            ("sessions delete interview-1", ""),
            ("quiz interview --accessible", "2\n"),
            ("quiz interview --accessible", ":leave\n"),
        ] {
            let home = Home::new();
            home.case("quiz interview --accessible").input("1\n").run();
            std::fs::write(home.at(left), "(answers: {})").expect("a file");
            let (_, stdout, stderr) = home.case("sessions").run();
            assert!(stderr.contains(left) && !stdout.contains("Nothing is saved"), "{stdout}{stderr}");
            home.case(command).input(input).run();
            assert!(!home.at(left).exists(), "{command} leaves {left}: {:?}", home.names());
        }
    }
    let home = Home::new();
    std::fs::write(home.at(".tmpXy12ab"), "(answers: {})").expect("a file");
    let (_, stdout, _) = home.case("sessions delete --all").run();
    assert!(stdout.contains("Deleted 1 file that an interrupted quiz left."), "{stdout}");
    assert_eq!(home.names(), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn what_stands_in_the_state_folder_is_not_followed_emptied_or_waited_for() {
    use std::os::unix::fs::symlink;
    for strange in ["link", "pipe", "folder", "device", "nowhere", "closed"] {
        for (name, is_lock) in [("interview-1.lock", true), ("interview-1.ron", false)] {
            let home = Home::new();
            let precious = home.0.path().join("precious");
            std::fs::write(&precious, "PRECIOUS").expect("a file");
            home.case("quiz interview --accessible").input("1\n").run();
            let path = home.at(name);
            std::fs::remove_file(&path).expect("what the quiz made");
            match strange {
                "link" => symlink(&precious, &path).expect("a link"),
                "nowhere" => symlink(home.0.path().join("none"), &path).expect("a link"),
                "device" => symlink("/dev/zero", &path).expect("a link"),
                "folder" => std::fs::create_dir(&path).expect("a folder"),
                "closed" => std::fs::write(&path, [0xff, 0xfe, 0x00]).expect("a file"),
                _ => assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo").success()),
            }
            for (command, input) in [
                ("sessions", ""),
                ("sessions --format json", ""),
                ("sessions show interview-1", ""),
                ("report interview-1", ""),
                ("report", ""),
                ("quiz interview --accessible", "1\n1\n:leave\n"),
                ("quiz break-in --accessible", ":leave\n"),
                ("sessions delete interview-1", ""),
            ] {
                let began = Instant::now();
                let (exit, _, stderr) = home.case(command).input(input).run();
                assert!([0, 2, 130].contains(&exit), "{command} on {strange}: {exit} {stderr}");
                assert!(began.elapsed() < Duration::from_secs(5), "{command} waits for {strange}");
                assert_eq!(text(&precious), "PRECIOUS", "{command} follows {strange} in {name}");
                assert!(!home.0.path().join("none").exists(), "{command} follows {strange} in {name}");
            }
            if strange == "link" && is_lock {
                assert!(home.at("interview-2.lock").is_file() || !path.is_symlink());
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_is_told_and_what_it_leads_to_stays_as_it_is() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    for inner in [true, false] {
        let home = tempfile::tempdir().expect("a folder for the test");
        let other = home.path().join("other");
        std::fs::create_dir_all(other.join("sessions")).expect("a folder");
        std::fs::set_permissions(&other, PermissionsExt::from_mode(0o755)).expect("a mode");
        if inner {
            std::fs::create_dir(home.path().join("inroad")).expect("a folder");
            symlink(&other, home.path().join("inroad/sessions")).expect("a link");
        } else {
            symlink(&other, home.path().join("inroad")).expect("a link");
        }
        let case = |arguments: &str| Case::new(arguments).env("XDG_STATE_HOME", &home.path().to_string_lossy());
        let (exit, _, stderr) = case("quiz interview --accessible").input("2\n2\n1\n1\n2\n3\n1\n").run();
        assert_eq!(exit, 0, "{stderr}");
        assert_eq!(unwrapped(&stderr).matches("is a link, and links there are not followed").count(), 1, "{stderr}");
        let (exit, _, stderr) = case("sessions").run();
        assert!(exit == 2 && stderr.contains("is a link"), "{stderr}");
        assert_eq!(std::fs::metadata(&other).expect("a folder").permissions().mode() & 0o777, 0o755);
        assert_eq!(std::fs::read_dir(other.join("sessions")).expect("a folder").count(), 0);
    }
}

#[test]
fn the_last_number_is_no_reason_to_fail() {
    let home = Home::new();
    std::fs::write(home.at("interview-4294967295.ron"), "(answers: {})").expect("a file");
    let (exit, _, stderr) = home.case("quiz interview --accessible").input("2\n").run();
    assert_eq!(exit, 130, "{stderr}");
    assert!(home.at("interview-1.ron").exists(), "{:?}", home.names());
}

/// What nobody said in one quiz is not shown as said to the next one, and stays marked in a session.
#[test]
fn a_neutral_answer_is_not_taken_over_as_said() {
    let home = Home::new();
    let pack = "--pack tests/old/pack";
    let (exit, _, stderr) = home.case(&format!("quiz {pack} --accessible --defaults")).input("1\n1\n1\n").run();
    assert_eq!(exit, 0, "{stderr}");
    let saved = text(&home.at("q-1.ron"));
    assert!(saved.contains("taken_by_default: [\"a\"]") && saved.contains("tests/old/pack\","), "{saved}");
    let (_, told, _) = home.case(&format!("report {pack}")).run();
    assert!(unwrapped(&told).contains("You did not say this; the neutral answer was taken: smoking: No."), "{told}");
    let (_, told, _) = home.case(&format!("sessions show q-1 {pack}")).run();
    assert!(told.contains("smoking: No (taken as neutral)"), "{told}");
    // Without the pack the list says which one it is of.
    let (exit, told, stderr) = home.case("sessions").run();
    assert!(exit == 0 && unwrapped(&told).contains("it is of `--pack"), "{told}{stderr}");
}

#[test]
fn what_somebody_changed_by_hand_under_a_quiz_stays_as_they_left_it() {
    let home = Home::new();
    let mut quiz = home.quiz("quiz interview --accessible");
    say(&mut quiz, "2\n");
    until("the session", || home.at("interview-1.ron").exists());
    let mine = text(&home.at("interview-1.ron")).replace("adjacent", "pm");
    std::fs::write(home.at("interview-1.ron"), &mine).expect("a session");
    say(&mut quiz, "1\n1\n:leave\n");
    let output = quiz.wait_with_output().expect("the quiz ends");
    let said = unwrapped(&String::from_utf8_lossy(&output.stderr));
    assert_eq!(text(&home.at("interview-1.ron")), mine);
    assert_eq!(said.matches("Your answers are saved as `interview-2`").count(), 1, "{said}");
    assert!(text(&home.at("interview-2.ron")).contains("\"iv_team\""), "{said}");
}
