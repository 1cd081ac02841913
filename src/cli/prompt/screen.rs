//! The terminal while one answers: raw from the first prompt to the last, and whole again afterwards.
//!
//! In: the process's terminal. Out: guards that put back what they changed. Never: drawing.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use console::Term;

/// Listens for signals while it is held; then they end the program again.
#[derive(Clone, Debug)]
pub struct Signals(Arc<Listening>);

#[derive(Debug)]
struct Listening {
    /// Set by a signal.
    came: Arc<AtomicBool>,
    /// Set when a front end has seen it.
    noticed: AtomicBool,
    /// Set when nobody listens any more: from then on a signal ends the program at once.
    ended: Arc<AtomicBool>,
    /// Whether plain lines are being read, which no signal can interrupt.
    is_plain: AtomicBool,
    /// What to say when plain lines are ended.
    farewell: Mutex<String>,
    /// Whether nothing is lost then.
    is_done: AtomicBool,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

impl Signals {
    /// Starts to listen.
    ///
    /// With any handler in place, console's own raise of SIGINT returns, and reading a key ends in `Interrupted`
    /// instead of the end of the process. No handler for SIGWINCH: console takes a read that it interrupts for Ctrl-C.
    pub fn listen(farewell: String) -> io::Result<Self> {
        let (came, ended) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        #[cfg(unix)]
        for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
            signal_hook::flag::register_conditional_shutdown(signal, INTERRUPTED, Arc::clone(&ended))?;
            signal_hook::flag::register(signal, Arc::clone(&came))?;
        }
        let listening = Arc::new(Listening {
            came,
            noticed: AtomicBool::new(false),
            ended,
            is_plain: AtomicBool::new(false),
            farewell: Mutex::new(farewell),
            is_done: AtomicBool::new(false),
        });
        watch(&listening);
        Ok(Self(listening))
    }

    /// Whether one came.
    pub fn came(&self) -> bool {
        let came = self.0.came.load(Ordering::Relaxed);
        self.0.noticed.fetch_or(came, Ordering::Relaxed);
        came
    }

    /// Changes what to say when plain lines are ended.
    pub fn set_farewell(&self, farewell: String) {
        *self.0.farewell.lock().unwrap_or_else(PoisonError::into_inner) = farewell;
        self.0.is_done.store(false, Ordering::Relaxed);
    }

    /// From here on the end of plain lines is no interruption.
    pub fn set_done(&self) {
        self.set_farewell(String::new());
        self.0.is_done.store(true, Ordering::Relaxed);
    }

    /// Says whether plain lines are being read.
    pub fn set_plain(&self, is_plain: bool) {
        self.0.is_plain.store(is_plain, Ordering::Relaxed);
    }
}

/// The exit code of a program that was interrupted.
const INTERRUPTED: i32 = 130;

/// Acts on a signal that the main thread does not see by itself.
///
/// A signal ends the reading of a key only if it comes while a key is waited for. One that comes a moment earlier
/// would leave the program waiting, so it is repeated until the prompt has ended. The reading of a plain line ends
/// with nothing but a line; there the terminal is as it was and every answer is saved, so the program ends here.
fn watch(listening: &Arc<Listening>) {
    const EVERY: Duration = Duration::from_millis(50);
    let listening = Arc::downgrade(listening);
    std::thread::spawn(move || {
        while let Some(held) = listening.upgrade() {
            if held.came.load(Ordering::Relaxed) && held.is_plain.load(Ordering::Relaxed) {
                let exit = if held.is_done.load(Ordering::Relaxed) { 0 } else { INTERRUPTED };
                end(&held.farewell.lock().unwrap_or_else(PoisonError::into_inner), exit);
            }
            #[cfg(unix)]
            if held.came.load(Ordering::Relaxed) && !held.noticed.load(Ordering::Relaxed) {
                // A process can always signal itself.
                let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::INT);
            }
            drop(held);
            std::thread::sleep(EVERY);
        }
    });
}

#[expect(clippy::exit, reason = "the main thread waits for a line that nobody will type")]
fn end(farewell: &str, exit: i32) -> ! {
    // Nothing is left to say where standard error is closed.
    let _ = writeln!(io::stderr().lock(), "\n{farewell}");
    std::process::exit(exit)
}

/// Keeps the terminal raw, but for output, until it is dropped.
///
/// console is raw only while it waits for a key. Between keys the terminal would echo what is typed ahead into the
/// drawing and turn Ctrl-C into a signal that interrupts nothing.
#[derive(Debug)]
pub struct Raw {
    #[cfg(unix)]
    saved: Option<rustix::termios::Termios>,
}

impl Raw {
    /// Goes raw; without a terminal nothing happens.
    #[cfg(unix)]
    pub fn start() -> Self {
        use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
        let stdin = rustix::stdio::stdin();
        let saved = tcgetattr(stdin).ok();
        if let Some(modes) = &saved {
            let mut raw = modes.clone();
            raw.make_raw();
            raw.output_modes = modes.output_modes;
            // A terminal that refuses is used as it is.
            let _ = tcsetattr(stdin, OptionalActions::Drain, &raw);
        }
        Self { saved }
    }

    /// Goes raw; not on this system.
    #[cfg(not(unix))]
    pub fn start() -> Self {
        Self {}
    }

    /// Forgets what was typed and not read yet, so that the rest of a pasted block answers nothing.
    pub fn forget_typed_ahead() {
        #[cfg(unix)]
        {
            // A terminal that refuses keeps what was typed.
            let _ = rustix::termios::tcflush(rustix::stdio::stdin(), rustix::termios::QueueSelector::IFlush);
        }
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(modes) = &self.saved {
            // Nothing can be done where the terminal is gone.
            let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), rustix::termios::OptionalActions::Drain, modes);
        }
    }
}

/// Puts the cursor back however a prompt ends.
#[derive(Debug)]
pub struct Cursor(pub Term);

impl Drop for Cursor {
    fn drop(&mut self) {
        // Nothing can be done where the terminal is gone.
        let _ = self.0.show_cursor().and_then(|()| self.0.flush());
    }
}
