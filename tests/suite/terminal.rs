//! The quiz in a real pseudo-terminal, read through a screen model.
//!
//! Every wait is for a fact on the screen; the clock only bounds failure.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const DOWN: &str = "\x1b[B";
const ESC: &str = "\x1b";
const ENTER: &str = "\r";
const CTRL_C: &str = "\x03";

/// How long a fact may take to come true on a loaded machine before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

struct Tui {
    screen: Arc<(Mutex<vt100::Parser>, Condvar)>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// The state folder, kept for as long as a test may look into it.
    state: Arc<tempfile::TempDir>,
}

impl Tui {
    fn start(rows: u16, columns: u16, arguments: &str, variables: &[(&str, &str)]) -> Self {
        let state = Arc::new(tempfile::tempdir().expect("a folder for the test"));
        Self::start_in(&state, rows, columns, arguments, variables)
    }

    /// Starts with the sessions of an earlier run.
    fn start_in(
        state: &Arc<tempfile::TempDir>,
        rows: u16,
        columns: u16,
        arguments: &str,
        variables: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_inroad"));
        command.args(arguments.split_whitespace());
        command.env_clear();
        command.cwd(crate::harness::root());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("XDG_STATE_HOME", state.path());
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("the program starts");
        // While the slave is open here, the end of the program is not seen.
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let parser = vt100::Parser::new(nonzero(rows), nonzero(columns), 4_000);
        let screen = Arc::new((Mutex::new(parser), Condvar::new()));
        let shared = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read) = reader.read(&mut bytes) {
                if read == 0 {
                    break;
                }
                shared.0.lock().expect("the screen").process(&bytes[..read]);
                shared.1.notify_all();
            }
        });
        let writer = pair.master.take_writer().expect("a writer");
        Self { screen, writer, child, master: pair.master, state: Arc::clone(state) }
    }

    fn until(&self, what: &str, fact: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut parser = self.screen.0.lock().expect("the screen");
        while !fact(parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited for {what}; the screen:\n{}", parser.screen().contents());
            parser = self.screen.1.wait_timeout(parser, left).expect("the screen").0;
        }
    }

    fn see(&self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// A whole frame of a list: it ends with its last row.
    fn ends_with(&self, text: &str) {
        self.until(text, |screen| screen.contents().trim_end().ends_with(text));
    }

    fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the program reads");
        self.writer.flush().expect("the program reads");
    }

    fn contents(&self) -> String {
        self.screen.0.lock().expect("the screen").screen().contents()
    }

    fn is_cursor_hidden(&self) -> bool {
        self.screen.0.lock().expect("the screen").screen().hide_cursor()
    }

    fn exit(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "waited for the end; the screen:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn resize(&self, rows: u16, columns: u16) {
        let mut parser = self.screen.0.lock().expect("the screen");
        parser.screen_mut().set_size(nonzero(rows), nonzero(columns));
        drop(parser);
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("the terminal takes a size");
    }
}

impl Drop for Tui {
    /// No program outlives its test.
    fn drop(&mut self) {
        // One that has ended cannot be killed, which is as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn nonzero(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a size is not zero")
}

/// From the first question of the interview assessment to the page of answers.
fn answer_interview(tui: &mut Tui) {
    tui.see("> A product manager job");
    tui.ends_with("leave)");
    tui.send(DOWN);
    tui.see("> A job next to product");
    tui.send(ENTER);
    tui.see("> 1 to 50 people");
    tui.send(ENTER);
    tui.see("> No");
    tui.send(ENTER);
    tui.see("> The manager of the job I apply for");
    tui.send(ENTER);
    tui.see("> [ ] Software, hardware, IT or testing");
    tui.send(" ");
    tui.see("> [x] Software, hardware, IT or testing");
    tui.send(ENTER);
    tui.see("> All is right: read the report");
}

#[test]
fn the_quiz_leads_to_the_report_at_80_and_at_40_columns() {
    for columns in [80, 40] {
        let mut tui = Tui::start(40, columns, "quiz interview", &[]);
        answer_interview(&mut tui);
        tui.send(ENTER);
        tui.see("  inroad report interview-1");
        tui.ends_with("> Done");
        tui.send(ENTER);
        assert_eq!(tui.exit(), 0);
        assert!(!tui.is_cursor_hidden());
    }
}

const UP: &str = "\x1b[A";

/// To the choice below the page of a new quiz.
fn finish_interview(rows: u16, columns: u16) -> Tui {
    let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
    answer_interview(&mut tui);
    tui.send(ENTER);
    tui.ends_with("> Done");
    tui
}

#[test]
fn below_the_page_each_part_is_a_choice_away() {
    let mut tui = finish_interview(50, 80);
    // The list goes round: below its last row is the first.
    for (row, (name, shown)) in
        [("See the plan", "What to do next"), ("Words to say", "Words to use"), ("Why", "Why")].into_iter().enumerate()
    {
        tui.send(DOWN);
        for _ in 0..row {
            tui.send(DOWN);
        }
        tui.see(&format!("> {name}"));
        tui.send(ENTER);
        tui.see(shown);
        tui.until("the choice again", |screen| screen.contents().trim_end().ends_with("> Done"));
    }
    tui.send(ESC);
    assert_eq!(tui.exit(), 0);
    assert!(!tui.is_cursor_hidden());
}

#[test]
fn below_the_page_an_answer_can_be_changed_for_a_new_page() {
    let mut tui = finish_interview(60, 80);
    tui.send(UP);
    tui.see("> Save as a file");
    tui.send(UP);
    tui.see("> Change an answer");
    tui.send(ENTER);
    tui.see("> All is right: read the report");
    tui.send(DOWN);
    tui.see("> the job of this interview");
    tui.send(ENTER);
    tui.until("the question again", |screen| screen.contents().contains("> A job next to product"));
    tui.send(DOWN);
    tui.see("> Another kind of job");
    tui.send(ENTER);
    tui.see("> Change it");
    tui.send(ENTER);
    tui.until("the answers", |screen| screen.contents().contains("the job of this interview: Another kind of job"));
    tui.see("> All is right: read the report");
    tui.send(ENTER);
    tui.ends_with("> Done");
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
        tui.see("> Save as a file");
        tui.send(ENTER);
        tui.see("> A page for the browser");
        tui.send(DOWN);
        tui.see("> Markdown");
        tui.send(ENTER);
        tui.ends_with("File name > inroad-interview-1.md");
        tui.send(&"\x7f".repeat("inroad-interview-1.md".len()));
        tui.ends_with("File name >");
        tui.send(&format!("{}\r", file.display()));
        if is_there {
            tui.see("is there already.");
            tui.see("> Give another name");
            tui.send(DOWN);
            tui.see("> Write over it");
            tui.send(ENTER);
        }
        tui.until("it is written", |screen| {
            screen.contents().matches("Written to").count() > usize::from(is_there)
                && screen.contents().trim_end().ends_with("> Done")
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
    tui.send("\n");
    tui.see("  7. Done");
    tui.ends_with("(Enter: 7), or :back, :leave:");
    tui.send("1\n");
    tui.see("inroad report --full --accessible");
    tui.until("the choice again", |screen| screen.contents().trim_end().ends_with("(Enter: 7), or :back, :leave:"));
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
    let mut tui = Tui::start(50, 80, "quiz interview", &[]);
    answer_interview(&mut tui);
    tui.send(ESC);
    tui.see("> [x] Software, hardware, IT or testing");
    tui.send(ESC);
    tui.until("the question before", |screen| {
        screen.contents().matches("> The manager of the job I apply for").count() == 1
            && screen.contents().trim_end().ends_with("leave)")
    });
    tui.send(ENTER);
    tui.until("the page of answers", |screen| {
        screen.contents().contains("> All is right") && screen.contents().contains("work you were paid for: Software")
    });
}

#[test]
fn the_front_door_opens_at_80_and_at_40_columns() {
    for columns in [80, 40] {
        let mut tui = Tui::start(24, columns, "", &[]);
        tui.see("What brings you here?");
        tui.see("> I want to get into product");
        tui.send(DOWN);
        tui.see("> I have one interview coming up");
        tui.send(ENTER);
        tui.see("What to say at one interview");
        tui.see("> A product manager job");
        tui.send(CTRL_C);
        tui.see("Stopped.");
        assert_eq!(tui.exit(), 130);
    }
}

#[test]
fn a_result_leads_on_in_the_same_terminal() {
    let core = "break-in --set situation=student --set background=none_yet --set years_since_graduation=0 \
                --set product_work=none --set entry_target=any --set startup_appetite=no_risk --set horizon=m3_12 \
                --set applying=now";
    let mut tui = Tui::start(40, 80, core, &[]);
    tui.see("> Sharpen it");
    tui.send(DOWN);
    tui.send(DOWN);
    tui.see("> Read the report now");
    tui.send(ENTER);
    tui.ends_with("> Done");
    tui.send(ENTER);
    tui.see("> Go on: What to say at one interview");
    tui.send(ENTER);
    tui.see("> A product manager job");
    tui.ends_with("leave)");
    // The second quiz ends at a signal like the first, and leaves the terminal whole.
    tui.send(CTRL_C);
    tui.see("Stopped.");
    assert_eq!(tui.exit(), 130);
    assert!(!tui.is_cursor_hidden());
}

#[test]
fn a_changed_answer_hides_and_brings_back_its_questions() {
    let mut tui = Tui::start(60, 80, "quiz interview", &[]);
    answer_interview(&mut tui);
    // The first row below "all is right" is the job: now a product manager job.
    tui.send(DOWN);
    tui.see("> the job of this interview");
    tui.send(ENTER);
    tui.until("the question again", |screen| screen.contents().contains("> A job next to product"));
    tui.send("\x1b[A");
    tui.see("> A product manager job");
    tui.send(ENTER);
    tui.see("It raises 1 question: ready for this interview.");
    tui.see("It drops 1 question: the person you will talk with.");
    tui.see("the result would be \"Show how you solve problems\"");
    tui.see("> Change it");
    tui.send(ENTER);
    // Readiness is asked of people with such an interview.
    tui.see("> [ ] Nothing of this yet");
    tui.send(" ");
    tui.see("> [x] Nothing of this yet");
    tui.send(ENTER);
    tui.until("the page of answers", |screen| {
        screen.contents().trim_end().contains("> All is right")
            && screen.contents().contains("the job of this interview: A product manager job")
    });
}

#[test]
fn ctrl_c_leaves_the_terminal_whole_and_names_the_line_that_goes_on() {
    let mut tui = Tui::start(24, 80, "quiz interview", &[]);
    tui.see("> A product manager job");
    tui.ends_with("leave)");
    tui.send(ENTER);
    tui.see("> 1 to 50 people");
    tui.ends_with("leave)");
    tui.send(CTRL_C);
    tui.see("Your answers are saved in");
    tui.see("  inroad quiz interview");
    assert_eq!(tui.exit(), 130);
    assert!(!tui.is_cursor_hidden());
}

#[test]
fn why_is_told_behind_the_last_row_and_the_question_asked_again() {
    let mut tui = Tui::start(40, 80, "quiz interview", &[]);
    tui.see("> A product manager job");
    tui.ends_with("leave)");
    tui.send("\x1b[A");
    tui.see("> (more: why this is asked, leave)");
    tui.send(ENTER);
    tui.see("> Why this is asked, and what is meant");
    tui.send(ENTER);
    tui.see("Why this is asked: ");
    tui.see("> Back to the question");
    tui.send(ENTER);
    tui.until("the question again", |screen| screen.contents().trim_end().ends_with("leave)"));
}

#[test]
fn ticks_that_are_no_answer_are_told_and_kept() {
    let mut tui = Tui::start(
        50,
        80,
        "quiz interview --set iv_role=other --set iv_size=s_1_50 --set iv_team=none --set iv_with=not_sure",
        &[],
    );
    tui.see("> [ ] Software, hardware, IT or testing");
    tui.ends_with("leave)");
    tui.send(ENTER);
    tui.see("Tick at least one;");
    tui.until("asked again", |screen| screen.contents().trim_end().ends_with("leave)"));
    tui.send(" ");
    tui.see("> [x] Software");
    for name in ["Data or analytics", "Customer support"] {
        tui.send(DOWN);
        tui.see(&format!("> [ ] {name}"));
        tui.send(" ");
        tui.see(&format!("> [x] {name}"));
    }
    // Asking why keeps the ticks.
    tui.send("\x1b[A\x1b[A\x1b[A");
    tui.see("> [ ] (tick this");
    tui.send(" ");
    tui.see("> [x] (tick this");
    tui.send(ENTER);
    tui.see("> Why this is asked");
    tui.send(ESC);
    tui.until("the ticks are kept", |screen| screen.contents().matches("\n  [x] ").count() >= 2 && is_step(screen));
    tui.send(ENTER);
    tui.see("Tick at most 2.");
    tui.until("the ticks are kept", |screen| screen.contents().matches("[x] ").count() >= 3);
}

#[test]
fn the_active_row_shows_without_colour() {
    let tui = Tui::start(24, 80, "quiz interview", &[("NO_COLOR", "1")]);
    tui.see("> A product manager job");
    let parser = tui.screen.0.lock().expect("the screen");
    let is_plain =
        |row, column| parser.screen().cell(row, column).is_none_or(|cell| cell.fgcolor() == vt100::Color::Default);
    assert!((0..24).all(|row| (0..80).all(|column| is_plain(row, column))));
}

#[test]
fn a_resize_redraws_at_the_next_key() {
    let mut tui = Tui::start(30, 80, "quiz interview", &[]);
    tui.see("> A product manager job");
    tui.ends_with("leave)");
    tui.resize(30, 40);
    tui.send(DOWN);
    tui.see("> A job next to product");
    tui.send(CTRL_C);
    assert_eq!(tui.exit(), 130);
}

#[test]
fn a_dumb_or_low_terminal_gets_plain_lines() {
    let mut dumb = Tui::start(24, 80, "quiz interview", &[("TERM", "dumb")]);
    dumb.see("A number from 1 to");
    dumb.send("2\n");
    dumb.see("Question 2 of at most");
    assert!(!dumb.is_cursor_hidden());
    let low = Tui::start(5, 80, "quiz interview", &[]);
    low.until("plain lines", |screen| screen.contents().contains("Answer:"));
}

#[test]
fn ctrl_c_in_plain_lines_says_what_is_saved() {
    let mut tui = Tui::start(24, 80, "quiz interview", &[("TERM", "dumb")]);
    tui.see("Answer:");
    tui.send("2\n");
    tui.see("Question 2 of at most");
    tui.until("a prompt", |screen| screen.contents().trim_end().ends_with("Answer:"));
    tui.send(CTRL_C);
    tui.see("Stopped. Every answer is saved; to go on:");
    assert_eq!(tui.exit(), 130);
}

#[test]
fn a_first_result_comes_after_the_core_questions() {
    let core = "quiz break-in --set situation=student --set background=none_yet --set years_since_graduation=0 \
                --set product_work=none --set entry_target=any --set startup_appetite=no_risk --set horizon=m3_12";
    let mut tui = Tui::start(60, 80, core, &[]);
    tui.see("This is a first result. What next?");
    tui.see("> Sharpen it: up to");
    tui.send(ENTER);
    tui.see("Skills, study and time");
    tui.send("\x1b[A");
    tui.see("(tick this, then Enter: why this is asked, skip, leave)");
}

#[test]
fn a_quiz_that_was_left_goes_on_where_it_was() {
    let mut first = Tui::start(30, 80, "quiz interview", &[]);
    first.see("> A product manager job");
    first.ends_with("leave)");
    first.send(ENTER);
    first.see("> 1 to 50 people");
    first.ends_with("leave)");
    first.send(CTRL_C);
    assert_eq!(first.exit(), 130);
    let mut second = Tui::start_in(&first.state, 40, 80, "quiz interview", &[]);
    second.see("> Go on with 1 answer (saved as interview-1)");
    second.send(ENTER);
    second.see("> 1 to 50 people");
    second.ends_with("leave)");
    second.send(ESC);
    second.see("> A product manager job");
    // Beginning anew leaves the unfinished quiz in its place.
    second.send(CTRL_C);
    assert_eq!(second.exit(), 130);
    let mut third = Tui::start_in(&first.state, 40, 80, "quiz interview", &[]);
    third.see("> Go on with 1 answer");
    third.ends_with("leave what is saved");
    third.send(DOWN);
    third.see("> Begin anew");
    third.send(ENTER);
    third.see("> A product manager job");
}

/// A question, the first result or the page of answers, drawn to its end.
fn is_step(screen: &vt100::Screen) -> bool {
    let text = screen.contents();
    let text = text.trim_end();
    let is_question = text.contains("Question ") && (text.ends_with("leave)") || text.ends_with("number >"));
    is_question || text.ends_with("Leave for now") || text.contains("> All is right")
}

#[test]
fn a_kill_at_every_question_loses_no_answer() {
    let state = Arc::new(tempfile::tempdir().expect("a folder for the test"));
    // The first option of everything leads a student through core and refine questions to the end.
    for answered in 0..40 {
        let mut tui = Tui::start_in(&state, 50, 100, "quiz break-in", &[]);
        if answered > 0 {
            tui.see(&format!("with {answered} answer"));
            tui.ends_with("leave what is saved");
            tui.send(ENTER);
        }
        tui.until("a step", is_step);
        let text = tui.contents();
        if text.contains("> All is right") {
            assert!(answered > 12, "only {answered} questions were asked");
            return;
        }
        if text.contains("> Sharpen it") {
            tui.send(ENTER);
            tui.until("a question", |screen| {
                screen.contents().contains("Question ") && screen.contents().trim_end().ends_with("leave)")
            });
        }
        tui.until("a whole question", is_step);
        let text = tui.contents();
        if text.contains("[ ] ") {
            tui.send(" ");
            tui.until("the whole list, ticked", |screen| screen.contents().contains("> [x]") && is_step(screen));
        }
        let before = tui.contents();
        tui.send(ENTER);
        tui.until("the next step", |screen| is_step(screen) && screen.contents() != before);
        // As `kill -9` does: no handler runs.
        tui.child.kill().expect("the program is killed");
        tui.exit();
    }
    panic!("the quiz did not end");
}

#[test]
fn labels_of_any_script_redraw_right_at_40_and_80_columns() {
    for columns in [40, 80] {
        for (script, first, last) in [
            ("long", "> first: a label", "(more: why this is asked, leave)"),
            ("cyrillic", "> \u{43f}\u{443}\u{43d}\u{43a}\u{442} 1", "(more: why this is asked, leave)"),
            ("cjk", "> \u{9078}\u{629e}\u{80a2}1", "(more: why this is asked, leave)"),
        ] {
            let arguments = format!("quiz scripts --pack tests/packs/scripts --set script={script}");
            let mut tui = Tui::start(24, columns, &arguments, &[]);
            tui.until("the whole list", |screen| {
                screen.contents().contains(first) && screen.contents().trim_end().ends_with("leave)")
            });
            let before = tui.contents();
            tui.send(DOWN);
            tui.until("moved", |screen| {
                !screen.contents().contains(first) && screen.contents().trim_end().ends_with("leave)")
            });
            tui.send("\x1b[A");
            tui.until("moved back", |screen| {
                screen.contents().contains(first) && screen.contents().trim_end().ends_with(last)
            });
            assert_eq!(tui.contents(), before, "{script} at {columns} columns");
        }
    }
}

#[test]
fn a_long_list_pages_on_a_short_screen() {
    let mut tui = Tui::start(
        12,
        40,
        "quiz interview --set iv_role=other --set iv_size=s_1_50 --set iv_team=none --set iv_with=not_sure",
        &[],
    );
    tui.see("> [ ] Software");
    for name in ["Data or", "Customer support", "Customer success", "Account", "Sales"] {
        tui.send(DOWN);
        tui.see(&format!("> [ ] {name}"));
    }
    assert_eq!(tui.contents().matches("[Page ").count(), 1, "{}", tui.contents());
}

#[test]
fn what_is_pasted_into_a_number_answers_no_later_question() {
    let flags = "quiz break-in --set situation=student --set background=none_yet";
    let mut tui = Tui::start(40, 80, flags, &[]);
    tui.see("number >");
    tui.send("2\r\r\r\r");
    tui.see("= 2 years");
    tui.see("What you have done");
    tui.until("the next question", |screen| screen.contents().trim_end().ends_with("leave)"));
    assert_eq!(tui.contents().matches("\n= ").count(), 1, "{}", tui.contents());
}

#[test]
fn what_is_pasted_into_a_list_answers_one_question() {
    let mut tui = Tui::start(40, 80, "quiz interview", &[]);
    tui.see("> A product manager job");
    tui.ends_with("leave)");
    tui.send("one\rtwo\rthree\r");
    tui.see("> 1 to 50 people");
    tui.ends_with("leave)");
    assert_eq!(tui.contents().matches("\n= ").count(), 1, "{}", tui.contents());
    assert!(!tui.contents().contains("two"), "nothing typed ahead is echoed:\n{}", tui.contents());
}

#[test]
fn a_number_out_of_range_is_told_and_kept_for_mending() {
    let flags = "quiz break-in --set situation=student --set background=none_yet";
    let mut tui = Tui::start(40, 80, flags, &[]);
    tui.see("number >");
    tui.send("99\r");
    tui.see("Please type a whole number of years from 0 to 60.");
    tui.see("number > 99");
    tui.send(":why\r");
    tui.see("Why this is asked: ");
    tui.ends_with("number >");
    tui.send("abc\r");
    tui.until("asked again", |screen| screen.contents().matches("Please type").count() == 2);
    tui.ends_with("number >");
    tui.send("3\r");
    tui.see("= 3 years");
}

#[test]
fn a_window_that_becomes_too_low_does_not_crash() {
    let mut tui = Tui::start(24, 80, "quiz interview", &[]);
    tui.see("> A product manager job");
    tui.ends_with("leave)");
    tui.resize(2, 80);
    tui.send(DOWN);
    tui.see("Answer:");
    tui.resize(24, 80);
    tui.send("2\n");
    tui.see("> 1 to 50 people");
}

#[test]
fn signals_leave_the_terminal_whole() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let mut tui = Tui::start(24, 80, "quiz interview", &[]);
        tui.see("> A product manager job");
        tui.ends_with("leave)");
        let id = tui.child.process_id().expect("the program runs").to_string();
        let sent = std::process::Command::new("kill").args([signal, &id]).status().expect("kill runs");
        assert!(sent.success());
        assert_eq!(tui.exit(), 130, "{signal}");
    }
}

#[test]
fn the_page_of_answers_can_be_seen_in_the_middle() {
    let mut tui = Tui::start(50, 80, "quiz interview --set iv_role=other", &[]);
    tui.see("> 1 to 50 people");
    tui.ends_with("leave)");
    tui.send("\x1b[A");
    tui.see("> (more:");
    tui.send(ENTER);
    tui.see("> Why this is asked");
    tui.send(DOWN);
    tui.see("> Go back to the question before");
    tui.send(DOWN);
    tui.see("> Look through my answers");
    tui.send(ENTER);
    tui.see("> Go on: at most");
    tui.see("the job of this interview: Another kind of job (from --set)");
    tui.send(ENTER);
    tui.see("> 1 to 50 people");
}
