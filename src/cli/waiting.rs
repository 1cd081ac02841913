//! Waiting: a sign of life on a terminal where a command takes longer than somebody expects.
//!
//! In: what is being done. Out: a line that comes after a moment and leaves nothing behind. Never: how far it is.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::model::letter::Harmless;

/// Shows that something goes on until it is dropped.
#[derive(Debug)]
pub struct Waiting {
    ended: Option<Sender<()>>,
    shown: Option<JoinHandle<()>>,
}

/// Nobody wonders before.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often the seconds are told anew.
const EVERY: Duration = Duration::from_secs(1);

impl Waiting {
    /// Begins; says what is being done after half a second, on a terminal that can take it back.
    pub fn start(what: &'static str) -> Self {
        let can_erase = std::env::var_os("TERM").is_some_and(|it| it != "dumb");
        if !io::stderr().is_terminal() || !can_erase {
            return Self { ended: None, shown: None };
        }
        let (ended, end) = channel();
        let shown = std::thread::spawn(move || {
            let start = Instant::now();
            let mut patience = PATIENCE;
            let mut is_shown = false;
            while end.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                let seconds = start.elapsed().as_secs();
                say("\r", &Harmless::line(&format!("{what} ... {seconds} s ")));
                (is_shown, patience) = (true, EVERY);
            }
            if is_shown {
                say("\r\u{1b}[2K", &Harmless::default());
            }
        });
        Self { ended: Some(ended), shown: Some(shown) }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.ended.take());
        if let Some(shown) = self.shown.take() {
            // What could not be shown is missed by nobody.
            let _ = shown.join();
        }
    }
}

/// Moves the cursor, and says words there.
fn say(moves: &'static str, words: &Harmless) {
    let mut terminal = io::stderr().lock();
    // Likewise.
    let _ = terminal.write_all(format!("{moves}{words}").as_bytes()).and_then(|()| terminal.flush());
}
