//! Keys: what a person pressed or pasted, and what happened to the window meanwhile.
//!
//! In: the terminal. Out: events, in the order in which they came. Never: what a key means.

use std::io;

use console::Term;

use crate::cli::prompt::press::Press;
use crate::cli::prompt::screen::Signals;

/// Something that came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key, or a paste.
    Press(Press),
    /// The window has another size.
    Resized,
    /// A signal asks the program to end, or the terminal is gone.
    Ended,
    /// A signal asks the program to stop for now.
    Stopped,
    /// The program goes on after it was stopped by somebody else.
    WentOn,
}

/// The keys of a terminal.
///
/// A byte is read when it is wanted and none before, so that what was typed ahead waits with the system for whoever asks
/// next, and nothing of it is lost between two prompts.
pub struct Keys {
    term: Term,
    signals: Signals,
    size: (u16, u16),
    #[cfg(unix)]
    presses: crate::cli::prompt::press::Presses,
}

impl Keys {
    /// Listens from now on, and asks the terminal to say what is pasted.
    pub fn listen(term: &Term, signals: Signals) -> io::Result<Self> {
        let mut keys = Self {
            term: term.clone(),
            signals,
            size: term.size(),
            #[cfg(unix)]
            presses: crate::cli::prompt::press::Presses::default(),
        };
        // What stopped the program earlier concerns nobody any more.
        keys.signals.stopped();
        keys.resume()?;
        Ok(keys)
    }

    /// Lets the terminal go for a while.
    pub fn pause(&self) -> io::Result<()> {
        self.term.write_str(PASTES_OFF)?;
        self.term.flush()
    }

    /// Takes it back; its size may have changed.
    pub fn resume(&mut self) -> io::Result<()> {
        self.term.write_str(PASTES_ON)?;
        self.size = self.term.size();
        // It was noticed.
        self.signals.went_on();
        self.term.flush()
    }

    /// Rows and columns of the window, as they were last told.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Waits for what comes next.
    pub fn wait(&mut self) -> io::Result<Event> {
        loop {
            if self.signals.came() {
                return Ok(Event::Ended);
            }
            if self.signals.stopped() {
                return Ok(Event::Stopped);
            }
            if self.signals.went_on() {
                self.resume()?;
                return Ok(Event::WentOn);
            }
            let size = self.term.size();
            if size != self.size {
                self.size = size;
                return Ok(Event::Resized);
            }
            if let Some(event) = self.read()? {
                return Ok(event);
            }
        }
    }

    /// What came within a moment; none where it was no whole press.
    #[cfg(unix)]
    fn read(&mut self) -> io::Result<Option<Event>> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        use rustix::io::Errno;
        const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
        let stdin = rustix::stdio::stdin();
        let mut is_quiet = false;
        match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&PATIENCE)) {
            Ok(0) => is_quiet = true,
            Ok(_) => {
                let mut byte = [0];
                match rustix::io::read(stdin, &mut byte) {
                    // The end of the input, or a terminal that hung up.
                    Ok(0) | Err(Errno::IO) => return Ok(Some(Event::Ended)),
                    Ok(_) => self.presses.take(&byte),
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(self.presses.next(is_quiet).map(Event::Press))
    }

    /// A key, for which this waits by itself.
    #[cfg(not(unix))]
    fn read(&mut self) -> io::Result<Option<Event>> {
        match self.term.read_key_raw() {
            Ok(key) => Ok(Some(Event::Press(Press::Key(key)))),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Some(Event::Ended)),
            Err(error) => Err(error),
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        // Nothing can be done where the terminal is gone.
        let _ = self.term.write_str(PASTES_OFF).and_then(|()| self.term.flush());
    }
}

/// Asks a terminal to put marks around what is pasted (bracketed paste of xterm).
const PASTES_ON: &str = "\u{1b}[?2004h";
const PASTES_OFF: &str = "\u{1b}[?2004l";
