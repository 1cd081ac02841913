//! The quiz in a real pseudo-terminal: from the front door to the report, and on again where one left.

use std::sync::Arc;

use crate::tui::{CTRL_C, DOWN, ENTER, ESC, SIZES, Tui, UP, text};

/// From the first question of the interview assessment to the page of answers.
fn answer_interview(tui: &mut Tui) {
    tui.at("A product manager job");
    tui.send(DOWN);
    tui.at("A job next to product");
    tui.send(ENTER);
    tui.at("1 to 50 people");
    tui.send(ENTER);
    tui.at("No, or the founders do that work");
    tui.send(ENTER);
    tui.at("The manager of the job I apply for");
    tui.send(ENTER);
    tui.at("[ ] Software, hardware, IT or testing");
    tui.send(" ");
    tui.at("[x] Software, hardware, IT or testing");
    tui.send(ENTER);
    tui.at("All is right: read the report");
}

#[test]
fn the_quiz_leads_to_the_report() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
        answer_interview(&mut tui);
        tui.send(ENTER);
        tui.at("Done");
        tui.send(ENTER);
        assert_eq!(tui.exit(), 0);
        assert!(!tui.is_cursor_hidden());
    }
}

/// To the choice below the page of a new quiz.
fn finish_interview(rows: u16, columns: u16) -> Tui {
    let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
    answer_interview(&mut tui);
    tui.send(ENTER);
    tui.at("Done");
    tui
}

#[test]
fn below_the_page_each_part_is_a_choice_away() {
    let mut tui = finish_interview(120, 80);
    // The list goes round: below its last row is the first.
    for (row, (name, shown)) in
        [("See the plan", "What to do next"), ("Words to say", "Words to use"), ("Why", "Why")].into_iter().enumerate()
    {
        tui.send(DOWN);
        for _ in 0..row {
            tui.send(DOWN);
        }
        tui.at(name);
        tui.send(ENTER);
        tui.see(shown);
        tui.at("Done");
    }
    tui.send(ESC);
    assert_eq!(tui.exit(), 0);
    assert!(!tui.is_cursor_hidden());
}

#[test]
fn below_the_page_an_answer_can_be_changed_for_a_new_page() {
    let mut tui = finish_interview(60, 80);
    tui.send(UP);
    tui.at("Save as a file");
    tui.send(UP);
    tui.at("Change an answer");
    tui.send(ENTER);
    tui.at("All is right: read the report");
    tui.send(DOWN);
    tui.at("The job of this interview");
    tui.send(ENTER);
    tui.at("A job next to product");
    tui.send(DOWN);
    tui.at("Another kind of job");
    tui.send(ENTER);
    tui.at("Change it");
    tui.send(ENTER);
    tui.at("All is right: read the report");
    tui.send(ENTER);
    tui.at("Done");
    tui.send(CTRL_C);
    assert_eq!(tui.exit(), 0, "the quiz is done");
    let saved = tui.state.path().join("inroad/sessions");
    let text = std::fs::read_to_string(saved.join("interview-1.ron")).expect("a session");
    assert!(text.contains("finished: true") && text.contains("\"iv_role\": \"other\""), "{text}");
    assert!(!saved.join("interview-2.ron").exists());
}

#[test]
fn below_the_page_the_report_can_be_saved() {
    let mut tui = finish_interview(60, 100);
    let file = tui.state.path().join("r.md");
    for is_there in [false, true] {
        tui.send(UP);
        tui.at("Save as a file");
        tui.send(ENTER);
        tui.at("A page for the browser");
        tui.send(DOWN);
        tui.at("Markdown");
        tui.send(ENTER);
        tui.see("File name > inroad-interview-1.md");
        tui.send("\x15");
        tui.until("an empty name", |screen| !text(screen).contains("> inroad-interview"));
        tui.send(&format!("{}\r", file.display()));
        if is_there {
            tui.see("is there already.");
            tui.at("Give another name");
            tui.send(DOWN);
            tui.at("Write over it");
            tui.send(ENTER);
        }
        tui.until("it is written", |screen| {
            screen.contents().matches("Written to").count() > usize::from(is_there) && text(screen).contains("> Done")
        });
    }
    tui.send(ENTER);
    assert_eq!(tui.exit(), 0);
    let text = std::fs::read_to_string(&file).expect("the report");
    assert!(text.starts_with("# ") && text.contains("## What this is not"), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).expect("the report").permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn below_the_page_plain_lines_ask_the_same() {
    let flags = "quiz interview --set iv_role=adjacent --set iv_size=s_1_50 --set iv_team=none --set iv_with=not_sure \
                 --set background=sales --accessible";
    let mut tui = Tui::start(50, 80, flags, &[]);
    tui.see("1. All is right: read the report");
    tui.see("(Enter: 1), or back, leave:");
    tui.send("\n");
    tui.see("7. Done");
    tui.see("(Enter: 7), or back, leave:");
    tui.send("1\n");
    tui.see("inroad report --full --accessible");
    // The page named that command too, and what is typed before a question stands is no answer to it.
    tui.until("the choice again", |screen| {
        let shown = screen.contents();
        let after = shown.rsplit_once("You chose: See the plan.").map(|(_, after)| after.trim_end());
        after.is_some_and(|it| it.ends_with("(Enter: 7), or back, leave:"))
    });
    tui.send(CTRL_C);
    assert_eq!(tui.exit(), 0, "the quiz is done");
}

#[test]
fn a_report_higher_than_the_terminal_goes_through_a_pager() {
    const REPORT: &str = "report --answers tests/transcripts/support.ron";
    let paged = |rows: u16, arguments: &str, variables: &[(&str, &str)]| {
        let mut tui = Tui::start(rows, 80, arguments, variables);
        assert_eq!(tui.exit(), 0);
        tui.until("an end", |screen| screen.contents().contains("own view") || screen.contents().contains("PAGED"));
        tui.contents()
    };
    let marks = ("PAGER", "sed s/^/PAGED/");
    assert!(paged(24, REPORT, &[marks]).contains("PAGED"));
    assert!(
        paged(24, &format!("{REPORT} --full").replace("report", "explain").replace(" --full", ""), &[marks])
            .contains("PAGED")
    );
    for (rows, more, variables) in [
        (70, "", [marks, ("A", "a")]),
        (24, " --no-pager", [marks, ("A", "a")]),
        (24, " --accessible", [marks, ("A", "a")]),
        (24, "", [marks, ("TERM", "dumb")]),
        (24, "", [("PAGER", "no-such-pager"), ("A", "a")]),
        (24, "", [("PAGER", ""), ("A", "a")]),
    ] {
        let shown = paged(rows, &format!("{REPORT}{more}"), &variables);
        assert!(!shown.contains("PAGED") && shown.contains("our own view"), "{more} {variables:?}:\n{shown}");
    }
    // A pager that is left early is no mistake.
    let mut left = Tui::start(24, 80, REPORT, &[("PAGER", "head -2")]);
    assert_eq!(left.exit(), 0);
    left.see("Move into product where you work now");
}

#[test]
fn esc_goes_back_and_loses_no_later_answer() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
        answer_interview(&mut tui);
        tui.send(ESC);
        tui.at("[x] Software, hardware, IT or testing");
        tui.send(ESC);
        tui.at("The manager of the job I apply for");
        tui.send(ENTER);
        tui.at("All is right");
    }
}

#[test]
fn the_front_door_says_what_was_chosen() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "", &[]);
        tui.at("I want to get into product");
        tui.send(DOWN);
        tui.at("I have one interview coming up");
        tui.send(ENTER);
        tui.at("A product manager job");
        if columns == 80 {
            tui.see("\u{2714} What brings you here? \u{b7} I have one interview coming up");
        }
        tui.send(CTRL_C);
        tui.see("Stopped.");
        assert_eq!(tui.exit(), 130);
    }
}

#[test]
fn a_changed_answer_hides_and_brings_back_its_questions() {
    let mut tui = Tui::start(60, 80, "quiz interview", &[]);
    answer_interview(&mut tui);
    tui.send(DOWN);
    tui.until("the first answer", |screen| text(screen).to_lowercase().contains("> the job of this interview"));
    tui.send(ENTER);
    tui.at("A job next to product");
    tui.send(UP);
    tui.at("A product manager job");
    tui.send(ENTER);
    tui.see("It raises 1 question: ready for this interview.");
    tui.see("It drops 1 question: the person you will talk with.");
    tui.see("the result would be \"Show how you solve problems\"");
    tui.at("Change it");
    tui.send(ENTER);
    // Readiness is asked of people with such an interview.
    tui.at("[ ] Nothing of this yet");
    tui.send(" ");
    tui.at("[x] Nothing of this yet");
    tui.send(ENTER);
    tui.at("All is right");
    tui.see("A product manager job");
}

#[test]
fn ctrl_c_names_the_line_that_goes_on() {
    let mut tui = Tui::start(24, 80, "quiz interview", &[]);
    tui.at("A product manager job");
    tui.send(ENTER);
    tui.at("1 to 50 people");
    tui.send(CTRL_C);
    tui.see("Your answers are saved in");
    tui.see("inroad quiz interview");
    assert_eq!(tui.exit(), 130);
}

#[test]
fn a_first_result_comes_after_the_core_questions() {
    let core = "quiz break-in --set situation=student --set background=none_yet --set years_since_graduation=0 \
                --set product_work=none --set entry_target=any --set startup_appetite=no_risk --set horizon=m3_12";
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, core, &[]);
        tui.at("Sharpen it: up to");
        tui.send(ENTER);
        tui.at("[ ] Running a project with others");
        if columns == 80 {
            tui.see("Skills, study and time");
        }
        tui.send(if columns == 20 { "\x13" } else { "s" });
        tui.until("the next question", |screen| text(screen).contains("left out"));
    }
}

#[test]
fn a_quiz_that_was_left_goes_on_where_it_was() {
    let mut first = Tui::start(24, 80, "quiz interview", &[]);
    first.at("A product manager job");
    first.send(ENTER);
    first.at("1 to 50 people");
    first.send(CTRL_C);
    assert_eq!(first.exit(), 130);
    let mut second = Tui::start_in(&first.state, 24, 80, "quiz interview", &[]);
    second.at("Go on with 1 answer");
    second.send(ENTER);
    second.at("1 to 50 people");
    second.send(ESC);
    second.at("A product manager job");
    // Beginning anew leaves the unfinished quiz in its place.
    second.send(CTRL_C);
    assert_eq!(second.exit(), 130);
    let mut third = Tui::start_in(&first.state, 24, 80, "quiz interview", &[]);
    third.at("Go on with 1 answer");
    third.send(DOWN);
    third.at("Begin anew");
    third.send(ENTER);
    third.at("A product manager job");
}

#[test]
fn a_result_leads_on_in_the_same_terminal() {
    let core = "break-in --set situation=student --set background=none_yet --set years_since_graduation=0 \
                --set product_work=none --set entry_target=any --set startup_appetite=no_risk --set horizon=m3_12 \
                --set applying=now";
    let mut tui = Tui::start(40, 80, core, &[]);
    tui.at("Sharpen it");
    tui.send("3");
    tui.at("Read the report now");
    tui.send(ENTER);
    tui.at("Done");
    tui.send(ENTER);
    tui.at("Go on: What to say at one interview");
    tui.send(ENTER);
    tui.at("A product manager job");
    // The second quiz ends at a signal like the first, and leaves the terminal whole.
    tui.send(CTRL_C);
    tui.see("Stopped.");
    assert_eq!(tui.exit(), 130);
    assert!(!tui.is_cursor_hidden());
}

/// Whether a question, the first result or the page of answers is drawn to its end.
fn is_step(screen: &vt100::Screen) -> bool {
    let text = text(screen);
    let has_hint = ["Ctrl-C leave", "? help"].iter().any(|it| text.ends_with(it));
    has_hint
        && (text.contains("Question ")
            || text.contains("Extra question ")
            || text.contains("> All is right")
            || text.contains("> Sharpen it"))
}

#[test]
fn a_kill_at_every_question_loses_no_answer() {
    let state = Arc::new(tempfile::tempdir().expect("a folder for the test"));
    // The first option of everything leads through core and refine questions to the end.
    for answered in 0..40 {
        let mut tui = Tui::start_in(&state, 50, 100, "quiz break-in", &[]);
        if answered > 0 {
            tui.at("Go on with");
            tui.see(&format!("with {answered} answer"));
            tui.send(ENTER);
        }
        tui.until("a step", is_step);
        if tui.contents().contains("> All is right") {
            assert!(answered > 12, "only {answered} questions were asked");
            return;
        }
        if tui.contents().contains("> Sharpen it") {
            tui.send(ENTER);
            tui.until("a question", |screen| is_step(screen) && !text(screen).contains("> Sharpen it"));
        }
        let text_now = tui.contents();
        if text_now.contains("[ ] ") {
            tui.send(" ");
            tui.until("a tick", |screen| screen.contents().contains("[x] ") && is_step(screen));
        } else if !text_now.contains("> ") {
            tui.send(DOWN);
            tui.until("a choice", |screen| screen.contents().contains("\n> ") && is_step(screen));
        }
        let done = |screen: &vt100::Screen| screen.contents().lines().filter(|it| it.starts_with('\u{2714}')).count();
        let before = done(tui.screen.0.lock().expect("the screen").screen());
        tui.send(ENTER);
        tui.until("the next step", |screen| is_step(screen) && done(screen) > before);
        // As `kill -9` does: no handler runs.
        tui.child.kill().expect("the program is killed");
        tui.exit();
    }
    panic!("the quiz did not end");
}

#[test]
fn a_settled_result_is_told_and_its_report_is_a_key_away() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
        tui.at("A product manager job");
        tui.send("f");
        tui.see("The result is not settled yet.");
        tui.send(ENTER);
        tui.at("1 to 50 people");
        if columns == 80 {
            tui.see("It will be: Show how you solve problems");
            tui.see("f report");
        }
        tui.send("f");
        tui.at("Done");
    }
}

#[test]
fn esc_leads_back_to_the_question_from_which_one_looked_at_the_answers() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview --set iv_role=other", &[]);
        tui.at("1 to 50 people");
        tui.send(ENTER);
        tui.at("No, or the founders do that work");
        tui.send("r");
        tui.at("Go on: at most");
        tui.send(ESC);
        tui.at("No, or the founders do that work");
        // From one that is asked again, too.
        tui.send(ESC);
        tui.at("1 to 50 people");
        tui.send("r");
        tui.at("Go on: at most");
        tui.send(ESC);
        tui.at("1 to 50 people");
    }
}

#[test]
fn the_page_of_answers_can_be_seen_in_the_middle() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview --set iv_role=other", &[]);
        tui.at("1 to 50 people");
        tui.send("r");
        tui.at("Go on: at most");
        if rows >= 20 {
            tui.see("Another kind of job");
        }
        tui.send(ENTER);
        tui.at("1 to 50 people");
    }
}
