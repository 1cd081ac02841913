//! The terminal while one answers: raw from the first prompt to the last, and whole again afterwards.
//!
//! In: the process's terminal. Out: guards that put back what they changed. Never: drawing.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::model::letter::Harmless;

/// Listens for signals while it is held; then they end or stop the program again.
#[derive(Clone, Debug)]
pub struct Signals(Arc<Listening>);

#[derive(Debug)]
struct Listening {
    /// Set by a signal that ends the program.
    came: Arc<AtomicBool>,
    /// Set when somebody wants the program to stop for now.
    stopped: Arc<AtomicBool>,
    /// Set when the program goes on after it was stopped.
    went_on: Arc<AtomicBool>,
    /// Set when nobody listens any more: from then on a signal ends the program at once.
    ended: Arc<AtomicBool>,
    /// Whether the terminal is as the shell left it: plain lines are being read, which no signal can interrupt, or
    /// nothing at all.
    is_plain: Arc<AtomicBool>,
    /// What to say when plain lines are ended.
    farewell: Mutex<String>,
    /// Whether nothing is lost then.
    is_done: AtomicBool,
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        self.is_plain.store(true, Ordering::Relaxed);
    }
}

impl Signals {
    /// Starts to listen.
    pub fn listen(farewell: String) -> io::Result<Self> {
        let flag = || Arc::new(AtomicBool::new(false));
        let (came, stopped, went_on, ended, is_plain) = (flag(), flag(), flag(), flag(), flag());
        #[cfg(unix)]
        {
            use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
            for signal in [SIGINT, SIGTERM, SIGHUP] {
                signal_hook::flag::register_conditional_shutdown(signal, INTERRUPTED, Arc::clone(&ended))?;
                signal_hook::flag::register(signal, Arc::clone(&came))?;
            }
            signal_hook::flag::register_conditional_default(SIGTSTP, Arc::clone(&is_plain))?;
            signal_hook::flag::register(SIGTSTP, Arc::clone(&stopped))?;
            signal_hook::flag::register(SIGCONT, Arc::clone(&went_on))?;
        }
        let farewell = Mutex::new(farewell);
        let is_done = AtomicBool::new(false);
        let listening = Arc::new(Listening { came, stopped, went_on, ended, is_plain, farewell, is_done });
        watch(&listening);
        Ok(Self(listening))
    }

    /// Whether one came that ends the program.
    pub fn came(&self) -> bool {
        self.0.came.load(Ordering::Relaxed)
    }

    /// Whether the program was asked to stop for now since this was asked last.
    pub fn stopped(&self) -> bool {
        self.0.stopped.swap(false, Ordering::Relaxed)
    }

    /// Whether it was stopped and goes on since this was asked last.
    pub fn went_on(&self) -> bool {
        self.0.went_on.swap(false, Ordering::Relaxed)
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

/// Acts on a signal that the main thread does not see by itself: the reading of a plain line ends with nothing but a
/// line. There the terminal is as it was and every answer is saved, so the program ends here.
fn watch(listening: &Arc<Listening>) {
    const EVERY: Duration = Duration::from_millis(50);
    let listening = Arc::downgrade(listening);
    std::thread::spawn(move || {
        while let Some(held) = listening.upgrade() {
            if held.came.load(Ordering::Relaxed) && held.is_plain.load(Ordering::Relaxed) {
                let exit = if held.is_done.load(Ordering::Relaxed) { 0 } else { INTERRUPTED };
                end(&held.farewell.lock().unwrap_or_else(PoisonError::into_inner), exit);
            }
            drop(held);
            std::thread::sleep(EVERY);
        }
    });
}

#[expect(clippy::exit, reason = "the main thread waits for a line that nobody will type")]
fn end(farewell: &str, exit: i32) -> ! {
    // Nothing is left to say where standard error is closed.
    let _ = writeln!(io::stderr().lock(), "\n{}", Harmless::page(farewell));
    std::process::exit(exit)
}

/// Keeps the terminal raw, but for output, until it is dropped: nothing that is typed is echoed into the drawing, and
/// Ctrl-C and Ctrl-Z are keys like others.
#[derive(Debug)]
pub struct Raw {
    #[cfg(unix)]
    saved: Option<rustix::termios::Termios>,
}

impl Raw {
    /// Goes raw; without a terminal nothing happens.
    #[cfg(unix)]
    pub fn start() -> Self {
        let raw = Self { saved: rustix::termios::tcgetattr(rustix::stdio::stdin()).ok() };
        raw.again();
        raw
    }

    /// Goes raw; not on this system, where the reading of a key does.
    #[cfg(not(unix))]
    pub fn start() -> Self {
        Self {}
    }

    /// Goes raw once more, where somebody else has changed the terminal.
    pub fn again(&self) {
        #[cfg(unix)]
        if let Some(modes) = &self.saved {
            let mut raw = modes.clone();
            raw.make_raw();
            raw.output_modes = modes.output_modes;
            // A terminal that refuses is used as it is.
            let _ = rustix::termios::tcsetattr(rustix::stdio::stdin(), rustix::termios::OptionalActions::Drain, &raw);
        }
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

/// Stops the program until its shell calls it back; not on systems whose shells do not.
pub fn stop() {
    #[cfg(unix)]
    {
        // A process can always signal itself. Not the signal of Ctrl-Z, which is listened to.
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
    }
}
