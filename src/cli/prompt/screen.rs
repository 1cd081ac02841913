//! The terminal while one answers: raw from the first prompt to the last, and whole again afterwards.
//!
//! In: the process's terminal. Out: guards that put back what they changed. Never: drawing.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use console::Term;

/// Signals that ask the program to end.
#[cfg(unix)]
const ENDING: [i32; 3] = [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP];
/// Signals that ask the program to end: none that can be handled on this system.
#[cfg(not(unix))]
const ENDING: [i32; 0] = [];

/// Set by a signal that asks the program to end.
#[derive(Clone, Debug)]
pub struct Signals(Arc<AtomicBool>);

impl Signals {
    /// Starts to listen.
    ///
    /// With any handler in place, console's own raise of SIGINT returns, and reading a key ends in `Interrupted`
    /// instead of the end of the process. No handler for SIGWINCH: console takes a read that it interrupts for Ctrl-C.
    pub fn listen() -> io::Result<Self> {
        let flag = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        for signal in ENDING {
            signal_hook::flag::register(signal, Arc::clone(&flag))?;
        }
        wake_until_noticed(&flag);
        Ok(Self(flag))
    }

    /// Whether one came.
    pub fn came(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Sends the signal again and again once one has come, until nobody listens any more.
///
/// A signal ends the reading of a key only if it comes while a key is waited for. One that comes a moment earlier
/// would leave the program waiting, so it is repeated until the prompt has ended.
fn wake_until_noticed(flag: &Arc<AtomicBool>) {
    const EVERY: Duration = Duration::from_millis(50);
    let listener = Arc::downgrade(flag);
    std::thread::spawn(move || {
        // The handlers hold the flag too, so somebody else listens as long as there are more than theirs.
        while let Some(flag) = listener.upgrade().filter(|flag| Arc::strong_count(flag) > ENDING.len() + 1) {
            #[cfg(unix)]
            if flag.load(Ordering::Relaxed) {
                // A process can always signal itself.
                let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::INT);
            }
            drop(flag);
            std::thread::sleep(EVERY);
        }
    });
}

/// Ends the program at once on such a signal, with the exit code of an interrupt, while `active` says so.
///
/// For plain lines: there the terminal is as it was, reading a line cannot be interrupted otherwise, and every answer
/// is saved already.
pub fn end_on_signals(active: &Arc<AtomicBool>) -> io::Result<()> {
    #[cfg(unix)]
    for signal in ENDING {
        signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(active))?;
    }
    #[cfg(not(unix))]
    let _ = active;
    Ok(())
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
