//! A real pseudo-terminal, read through a screen model.
//!
//! Every wait is for a fact on the screen; the clock only bounds failure.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub const UP: &str = "\x1b[A";
pub const DOWN: &str = "\x1b[B";
pub const ESC: &str = "\x1b";
pub const ENTER: &str = "\r";
pub const CTRL_C: &str = "\x03";

/// The program under test.
pub const INROAD: &str = env!("CARGO_BIN_EXE_inroad");

/// Rows and columns of the windows that every prompt is tried in.
pub const SIZES: [(u16, u16); 3] = [(24, 80), (20, 40), (10, 20)];

/// How long a fact may take to come true on a loaded machine before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// The words on a screen, wherever their lines are broken.
pub fn text(screen: &vt100::Screen) -> String {
    screen.contents().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Likewise from the row on which the cursor rests.
pub fn from_cursor(screen: &vt100::Screen) -> String {
    let (row, _) = screen.cursor_position();
    let (_, columns) = screen.size();
    let rows = screen.rows(0, columns.get()).skip(usize::from(row));
    rows.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

pub struct Tui {
    pub screen: Arc<(Mutex<vt100::Parser>, Condvar)>,
    writer: Box<dyn Write + Send>,
    pub child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// The state folder, kept for as long as a test may look into it.
    pub state: Arc<tempfile::TempDir>,
}

impl Tui {
    pub fn start(rows: u16, columns: u16, arguments: &str, variables: &[(&str, &str)]) -> Self {
        let state = Arc::new(tempfile::tempdir().expect("a folder for the test"));
        Self::start_in(&state, rows, columns, arguments, variables)
    }

    /// Starts with the sessions of an earlier run.
    pub fn start_in(
        state: &Arc<tempfile::TempDir>,
        rows: u16,
        columns: u16,
        arguments: &str,
        variables: &[(&str, &str)],
    ) -> Self {
        let program: Vec<&str> = [INROAD].into_iter().chain(arguments.split_whitespace()).collect();
        Self::start_program(state, (rows, columns), &program, variables)
    }

    /// Starts any program.
    pub fn start_program(
        state: &Arc<tempfile::TempDir>,
        (rows, columns): (u16, u16),
        program: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program[0]);
        command.args(&program[1..]);
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

    pub fn until(&self, what: &str, fact: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut parser = self.screen.0.lock().expect("the screen");
        while !fact(parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited for {what}; the screen:\n{}", parser.screen().contents());
            parser = self.screen.1.wait_timeout(parser, left).expect("the screen").0;
        }
    }

    /// Waits until the words stand on the screen, wherever their lines are broken.
    pub fn see(&self, words: &str) {
        self.until(words, |screen| text(screen).contains(words));
    }

    /// Waits until a frame is drawn whole, with the cursor in sight on the row of this entry.
    ///
    /// The cursor comes to rest there last, so that nothing of the frame is still to come.
    pub fn at(&self, entry: &str) {
        let active = format!("> {entry}");
        self.until(&active, |screen| !screen.hide_cursor() && from_cursor(screen).starts_with(&active));
    }

    /// Waits until a frame is drawn whole in which nothing is active.
    pub fn asks(&self, question: &str) {
        self.until(question, |screen| text(screen).contains(question) && !from_cursor(screen).is_empty());
    }

    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the program reads");
        self.writer.flush().expect("the program reads");
    }

    pub fn contents(&self) -> String {
        self.screen.0.lock().expect("the screen").screen().contents()
    }

    pub fn is_cursor_hidden(&self) -> bool {
        self.screen.0.lock().expect("the screen").screen().hide_cursor()
    }

    pub fn exit(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program can be waited for") {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "waited for the end; the screen:\n{}", self.contents());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn resize(&self, rows: u16, columns: u16) {
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

pub fn nonzero(number: u16) -> NonZero<u16> {
    NonZero::new(number).expect("a size is not zero")
}
