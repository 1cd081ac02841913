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

struct Tui {
    screen: Arc<(Mutex<vt100::Parser>, Condvar)>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
}

impl Tui {
    fn start(rows: u16, columns: u16, arguments: &str, variables: &[(&str, &str)]) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_inroad"));
        command.args(arguments.split_whitespace());
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
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
        Self { screen, writer, child, master: pair.master }
    }

    fn until(&self, what: &str, fact: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
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
        self.child.wait().expect("the program ends").exit_code()
    }

    fn resize(&self, rows: u16, columns: u16) {
        let mut parser = self.screen.0.lock().expect("the screen");
        parser.screen_mut().set_size(nonzero(rows), nonzero(columns));
        drop(parser);
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("the terminal takes a size");
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
        tui.see("inroad explain interview --set");
        assert_eq!(tui.exit(), 0);
        assert!(!tui.is_cursor_hidden());
    }
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
    tui.see("inroad quiz interview --set iv_role=pm");
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
    tui.see("Tick at least one with Space");
    tui.until("asked again", |screen| screen.contents().trim_end().ends_with("leave)"));
    tui.send(" ");
    tui.see("> [x] Software");
    for name in ["Data or analytics", "Customer support"] {
        tui.send(DOWN);
        tui.see(&format!("> [ ] {name}"));
        tui.send(" ");
        tui.see(&format!("> [x] {name}"));
    }
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
fn a_first_result_comes_after_the_core_questions() {
    let core = "quiz break-in --set situation=student --set background=none_yet --set years_since_graduation=0 \
                --set product_work=none --set entry_target=any --set startup_appetite=no_risk --set horizon=m3_12";
    let mut tui = Tui::start(60, 80, core, &[]);
    tui.see("This is a first result. What next?");
    tui.see("> Sharpen it: up to");
    tui.send(ENTER);
    tui.see("Skills, study and time");
    tui.send("\x1b[A");
    tui.see("(more: why this is asked, skip, leave)");
}
