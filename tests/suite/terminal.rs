//! Prompts in a real pseudo-terminal: keys, windows, signals.

use std::sync::Arc;

use crate::tui::{CTRL_C, DOWN, ENTER, ESC, INROAD, SIZES, Tui, UP, text};

/// Flags after which the interview asks its last question, a tick list that is filtered by typing.
const TICKS: &str = "quiz interview --set iv_role=other --set iv_size=s_1_50 --set iv_team=none --set iv_with=not_sure";

/// Flags after which a number is asked.
const NUMBER: &str = "quiz break-in --set situation=student --set background=none_yet";

/// How many rows begin with the mark of what is active.
fn marks(screen: &vt100::Screen) -> usize {
    screen.contents().lines().filter(|line| line.starts_with("> ")).count()
}

/// The screen from the last place on where it says which question this is; what was above may have scrolled away.
fn frame(tui: &Tui) -> String {
    let contents = tui.contents();
    let from = contents.rfind("uestion").unwrap_or(0);
    contents[from..].to_owned()
}

#[test]
fn an_answered_question_becomes_one_line() {
    for (rows, columns) in SIZES {
        for (locale, done) in
            [("C.UTF-8", "\u{2714} The job of this interview \u{b7}"), ("C", "+ The job of this interview -")]
        {
            let mut tui = Tui::start(rows, columns, "quiz interview", &[("LANG", locale)]);
            tui.at("A product manager job");
            tui.send(DOWN);
            tui.at("A job next to product");
            tui.send(ENTER);
            tui.at("1 to 50 people");
            tui.until("the answer in one line, and the question gone", |screen| {
                let text = text(screen);
                let is_seen = rows < 20 || text.contains(&format!("{done} A job next to product"));
                is_seen && !text.contains("Which job is") && marks(screen) == 1
            });
        }
    }
}

#[test]
fn why_is_told_in_place_and_leaves_nothing_behind() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
        tui.at("A product manager job");
        tui.send(DOWN);
        tui.at("A job next to product");
        let before = frame(&tui);
        tui.send("?");
        tui.see("Why this is asked:");
        tui.send("?");
        tui.until("the question as it was", |screen| !screen.contents().contains("Why this"));
        tui.at("A job next to product");
        assert_eq!(frame(&tui), before);
        // What is not there is said, until the next key.
        tui.send("s");
        tui.see("This question needs an answer.");
        tui.send(ESC);
        tui.see("This is the first question.");
        tui.send("r");
        tui.see("There are no answers");
        tui.send(DOWN);
        tui.at("Another kind of job");
        tui.until("nothing said", |screen| !text(screen).contains("There are no answers"));
    }
}

#[test]
fn a_text_longer_than_the_window_scrolls() {
    let mut tui = Tui::start(10, 20, TICKS, &[]);
    tui.at("[ ] Software, hardware, IT or testing");
    tui.send("?");
    tui.see("Why this is asked:");
    tui.send("\x1b[F");
    tui.see("`fg` goes on.");
    tui.send("\x1b[H");
    tui.see("Why this is asked:");
    tui.send(ESC);
    tui.at("[ ] Software, hardware, IT or testing");
}

#[test]
fn keys_move_and_are_named() {
    let mut tui = Tui::start(24, 80, "quiz interview --set iv_role=other", &[]);
    tui.at("1 to 50 people");
    tui.see("arrows or 1-9 move, Enter takes it, ? why, r answers, Esc back, Ctrl-C leave");
    for (key, entry) in [
        ("\x1b[F", "Not sure"),
        ("\x1b[H", "1 to 50 people"),
        ("\x1b[6~", "Not sure"),
        ("\x1b[5~", "1 to 50 people"),
        ("j", "51 to 999 people"),
        ("k", "1 to 50 people"),
        (UP, "Not sure"),
        (DOWN, "1 to 50 people"),
        ("4", "5,000 people or more"),
        ("2", "51 to 999 people"),
    ] {
        tui.send(key);
        tui.at(entry);
    }
    // Keys that mean nothing do nothing: Space, F5, Ctrl-Right, Alt-x.
    tui.send(" \x1b[15~\x1b[1;5C\x1bx");
    tui.send(DOWN);
    tui.at("1,000 to 4,999 people");
    tui.send("\x1b[D");
    tui.at("Another kind of job");
}

#[test]
fn letters_filter_a_long_list() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, TICKS, &[]);
        tui.at("[ ] Software, hardware, IT or testing");
        tui.send("prod");
        tui.at("[ ] Product marketing");
        tui.send(" ");
        tui.at("[x] Product marketing");
        tui.send(ESC);
        tui.until("all of it", |screen| !text(screen).contains("Only what has"));
        tui.at("[x] Product marketing");
        tui.send(UP);
        tui.at("[ ] Marketing");
    }
}

#[test]
fn the_limit_of_ticks_holds_and_what_stands_alone_stands_alone() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, TICKS, &[]);
        tui.at("[ ] Software, hardware, IT or testing");
        tui.send(ENTER);
        tui.see("Tick at least one;");
        tui.send(" ");
        tui.at("[x] Software, hardware, IT or testing");
        tui.until("nothing said", |screen| !text(screen).contains("Tick at least one"));
        tui.send(DOWN);
        tui.send(" ");
        tui.at("[x] Data or analytics");
        tui.send(DOWN);
        tui.send(" ");
        tui.see("2 of 2 are ticked");
        tui.at("[ ] Customer");
        // Back and forth again: the ticks are kept.
        tui.send(ESC);
        tui.at("Not sure");
        tui.send(ENTER);
        tui.at("[x] Software, hardware, IT or testing");
        tui.send("\x1b[F");
        tui.at("[ ] No paid work yet");
        tui.send(" ");
        tui.at("[x] No paid work yet");
        tui.send("\x1b[H");
        tui.at("[ ] Software, hardware, IT or testing");
        tui.send(ENTER);
        tui.at("All is right");
        if rows >= 20 {
            tui.see("No paid work yet");
        }
    }
}

#[test]
fn keys_that_are_typed_ahead_are_all_kept() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
        // Down and Enter at four questions and one more Down, in one piece, while the first is being drawn.
        tui.send(&format!("{}{DOWN}", [DOWN, ENTER].concat().repeat(4)));
        tui.at("A founder or a product leader");
        // A job next to product, 51 to 999 people, growing, yes.
        tui.send("r");
        tui.at("Go on: at most 2 questions");
    }
}

#[test]
fn a_paste_answers_nothing() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
        tui.at("A product manager job");
        tui.send("\x1b[200~https://example.com/job?id=3 kjq\r\n2\r\x1b[201~");
        tui.see("Pasted text answers nothing here.");
        tui.send(DOWN);
        tui.at("A job next to product");
        let mut tui = Tui::start(rows, columns, NUMBER, &[]);
        tui.see("Years >");
        tui.send("\x1b[200~ 2\r\x1b[201~");
        tui.see("Years > 2");
        tui.send(ENTER);
        tui.asks("product-like thing");
    }
}

#[test]
fn a_number_is_typed_and_mended() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, NUMBER, &[]);
        tui.see("How many years ago");
        tui.send("99\r");
        tui.see("Please type a whole number of years from 0 to 60.");
        tui.until("the refused number gone", |screen| !text(screen).contains("99"));
        tui.send("?");
        tui.see("Why this is asked:");
        tui.send("?");
        tui.send("45");
        tui.until("the number", |screen| text(screen).contains("> 45"));
        tui.send("\x15");
        tui.until("the line cleared", |screen| !text(screen).contains("> 45"));
        tui.send("7 8\x17");
        tui.until("the word cleared", |screen| text(screen).contains("> 7") && !text(screen).contains("> 7 8"));
        tui.until("the cursor behind it", |screen| {
            let (row, column) = screen.cursor_position();
            let line = screen.rows(0, column).nth(usize::from(row)).unwrap_or_default();
            !screen.hide_cursor() && line.trim_end().ends_with("> 7")
        });
        tui.send(ENTER);
        tui.asks("product-like thing");
        tui.send(CTRL_C);
        tui.see("Stopped.");
        assert_eq!(tui.exit(), 130);
        assert!(tui.contents().lines().any(|line| line.starts_with("Stopped.")), "{}", tui.contents());
    }
}

#[test]
fn a_resize_redraws_once_while_nobody_types() {
    for (from, to) in [((24, 80), (20, 40)), ((20, 40), (10, 20)), ((10, 20), (24, 80)), ((24, 80), (10, 20))] {
        let mut tui = Tui::start(from.0, from.1, "quiz interview --set iv_role=other", &[]);
        tui.at("1 to 50 people");
        tui.send(DOWN);
        tui.at("51 to 999 people");
        tui.send(ENTER);
        tui.at("Early, still finding what to sell");
        tui.resize(to.0, to.1);
        let is_redrawn = |screen: &vt100::Screen| {
            let widest = screen.contents().lines().map(str::len).max().unwrap_or(0);
            let text = text(screen);
            let questions = text.matches("At which stage is that company?").count();
            marks(screen) == 1 && questions == 1 && widest <= usize::from(to.1)
        };
        tui.until("one frame", is_redrawn);
        tui.at("Early, still finding what to sell");
        tui.send(DOWN);
        tui.at("Growing, it sells and hires");
        tui.until("one frame", is_redrawn);
        if to.1 == 80 {
            tui.see("\u{2714} Size of that company \u{b7} 51 to 999 people");
        }
    }
}

#[test]
fn many_resizes_leave_one_frame() {
    let mut tui = Tui::start(24, 80, "quiz interview", &[]);
    tui.at("A product manager job");
    for columns in [70, 33, 20, 61, 25, 80, 47] {
        tui.resize(24, columns);
        tui.send(DOWN);
    }
    tui.until("one frame", |screen| {
        marks(screen) == 1 && text(screen).matches("Which job is the interview for?").count() == 1
    });
    tui.at("A job next to product");
}

#[test]
fn too_small_a_window_gets_plain_lines_and_a_larger_one_lists_again() {
    for (rows, columns) in [(7, 80), (24, 19), (2, 80)] {
        let mut tui = Tui::start(24, 80, "quiz interview", &[]);
        tui.at("A product manager job");
        tui.resize(rows, columns);
        tui.see("Answer:");
        tui.resize(24, 80);
        tui.send("2\n");
        tui.at("1 to 50 people");
        let low = Tui::start(rows, columns, "quiz interview", &[]);
        low.see("Answer:");
    }
    let mut dumb = Tui::start(24, 80, "quiz interview", &[("TERM", "dumb")]);
    dumb.see("A number from 1 to");
    dumb.see("Answer:");
    dumb.send("2\n");
    dumb.see("About how many people");
    assert!(!dumb.is_cursor_hidden());
}

#[test]
fn ctrl_l_draws_everything_anew() {
    for (rows, columns) in SIZES {
        let mut tui = Tui::start(rows, columns, "quiz interview", &[]);
        tui.at("A product manager job");
        tui.screen.0.lock().expect("the screen").process(b"\x1b[Hsomething else wrote here\x1b[3;1H");
        tui.send("\x0c");
        tui.until("the question alone", |screen| !text(screen).contains("something else") && marks(screen) == 1);
        tui.at("A product manager job");
    }
}

#[test]
fn ctrl_z_stops_and_fg_goes_on() {
    for (rows, columns) in SIZES {
        for signal in [None, Some("-TSTP"), Some("-STOP")] {
            let state = Arc::new(tempfile::tempdir().expect("a folder for the test"));
            let variables = [("PS1", "shell% "), ("ENV", "")];
            let mut tui = Tui::start_program(&state, (rows, columns), &["/bin/sh", "-i"], &variables);
            tui.see("shell%");
            // The id of the job is what the shell says of it.
            tui.send(&format!("set -m; clear; {INROAD} quiz interview\n"));
            tui.at("A product manager job");
            tui.send(DOWN);
            tui.at("A job next to product");
            match signal {
                None => tui.send("\x1a"),
                Some(signal) => kill_the_job(&tui, signal),
            }
            tui.see("shell%");
            // The terminal is the shell's again: what is typed there is echoed and read by line.
            tui.send("echo whole-$((40+2))\n");
            tui.see("whole-42");
            tui.send("clear; fg\n");
            tui.at("A job next to product");
            tui.until("drawn anew", |screen| marks(screen) == 1 && !text(screen).contains("whole-42"));
            tui.send(DOWN);
            tui.at("Another kind of job");
            tui.send(CTRL_C);
            tui.see("Stopped.");
            tui.see("shell%");
        }
    }
}

/// Sends a signal to the program that the shell of this terminal started.
fn kill_the_job(tui: &Tui, signal: &str) {
    let shell = tui.child.process_id().expect("the shell runs").to_string();
    let sent = std::process::Command::new("pkill").args([signal, "-P", &shell]).status().expect("pkill runs");
    assert!(sent.success());
}

#[test]
fn ctrl_c_leaves_the_terminal_whole_wherever_one_is() {
    let places = [
        ("", "What brings you here?", ""),
        ("quiz interview", "Which job is the interview for?", "?"),
        (NUMBER, "How many years ago", "12"),
        (TICKS, "Which work have you been paid for", "prod"),
        ("quiz interview --set iv_role=other", "About how many people", "r"),
    ];
    for (rows, columns) in SIZES {
        for (arguments, question, keys) in places {
            let mut tui = Tui::start(rows, columns, arguments, &[]);
            tui.see(question);
            tui.send(keys);
            tui.send(CTRL_C);
            tui.see("Stopped.");
            assert_eq!(tui.exit(), 130, "{arguments}");
            assert!(!tui.is_cursor_hidden());
            assert!(tui.contents().lines().any(|line| line.starts_with("Stopped.")), "{}", tui.contents());
        }
    }
}

#[test]
fn signals_leave_the_terminal_whole() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let mut tui = Tui::start(24, 80, "quiz interview", &[]);
        tui.at("A product manager job");
        let id = tui.child.process_id().expect("the program runs").to_string();
        let sent = std::process::Command::new("kill").args([signal, &id]).status().expect("kill runs");
        assert!(sent.success());
        assert_eq!(tui.exit(), 130, "{signal}");
    }
}

#[test]
fn ctrl_c_in_plain_lines_says_what_is_saved() {
    let mut tui = Tui::start(24, 80, "quiz interview", &[("TERM", "dumb")]);
    tui.see("Answer:");
    tui.send("2\n");
    tui.see("About how many people");
    tui.until("a prompt", |screen| screen.contents().trim_end().ends_with("Answer:"));
    tui.send(CTRL_C);
    tui.see("Stopped. To go on with what is saved:");
    assert_eq!(tui.exit(), 130);
}

#[test]
fn the_active_row_shows_without_colour() {
    let tui = Tui::start(24, 80, "quiz interview", &[("NO_COLOR", "1")]);
    tui.at("A product manager job");
    let parser = tui.screen.0.lock().expect("the screen");
    let is_plain =
        |row, column| parser.screen().cell(row, column).is_none_or(|cell| cell.fgcolor() == vt100::Color::Default);
    assert!((0..24).all(|row| (0..80).all(|column| is_plain(row, column))));
}

#[test]
fn labels_of_any_script_redraw_right() {
    for (rows, columns) in [(24, 80), (24, 40), (14, 20)] {
        for (script, first) in [
            ("long", "first: a label"),
            ("cyrillic", "\u{43f}\u{443}\u{43d}\u{43a}\u{442} 1"),
            ("cjk", "\u{9078}\u{629e}\u{80a2}1"),
        ] {
            let arguments = format!("quiz scripts --pack tests/packs/scripts --set script={script}");
            let mut tui = Tui::start(rows, columns, &arguments, &[]);
            tui.at(first);
            let before = frame(&tui);
            tui.send(DOWN);
            tui.until("moved", |screen| marks(screen) == 1 && !text(screen).contains(&format!("> {first}")));
            tui.send(UP);
            tui.at(first);
            assert_eq!(frame(&tui), before, "{script} at {columns} columns");
        }
    }
}

#[test]
fn a_long_list_says_which_part_of_it_is_seen() {
    let mut tui = Tui::start(12, 40, TICKS, &[]);
    tui.at("[ ] Software");
    for name in ["Data or", "Customer support", "Customer success", "Account", "Sales"] {
        tui.send(DOWN);
        tui.at(&format!("[ ] {name}"));
    }
    assert_eq!(tui.contents().matches(" of 15").count(), 1, "{}", tui.contents());
}

#[test]
fn colours_are_off_where_they_shall_be() {
    let state = Arc::new(tempfile::tempdir().expect("a folder for the test"));
    let escapes = |arguments: &str, term: Option<&str>| {
        let unset = if term.is_some() { "" } else { "unset TERM; " };
        // The shell stays, since what was written last can be lost with the last who holds the terminal.
        let program = format!("{unset}{INROAD} {arguments}; echo ended; read line");
        let tui = Tui::start_program(&state, (60, 100), &["/bin/sh", "-c", &program], &[]);
        tui.see("ended");
        let parser = tui.screen.0.lock().expect("the screen");
        let mut cells = (0..60).flat_map(|row| (0..100).map(move |column| (row, column)));
        cells.any(|(row, column)| {
            let cell = parser.screen().cell(row, column);
            cell.is_some_and(|it| it.fgcolor() != vt100::Color::Default || it.bold() || it.underline())
        })
    };
    let wrong = "report --bogus";
    for arguments in ["--help", wrong, "report --partial --answers no-such-file"] {
        assert!(!escapes(&format!("--color never {arguments}"), Some("xterm")), "{arguments}");
        assert!(!escapes(&format!("{arguments} --color=never"), Some("xterm")), "{arguments}");
        assert!(!escapes(arguments, None), "{arguments}");
        assert!(escapes(arguments, Some("xterm")), "{arguments} has colours else");
    }
}

#[test]
fn a_command_that_takes_long_says_so_and_leaves_nothing_behind() {
    let mut tui = Tui::start(10, 80, "verify", &[]);
    tui.see("Proving ...");
    assert_eq!(tui.exit(), 0);
    tui.until("nothing of it left", |screen| !text(screen).contains("Proving ..."));
}
