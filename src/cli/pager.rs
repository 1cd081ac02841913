//! The pager: a text that is higher than the terminal is shown screen by screen.
//!
//! In: a text. Out: whether a pager has shown it. Never: where it goes into a pipe or a file, or somebody listens.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::model::letter::Harmless;

/// What shows a text where nobody chose something else: it leaves at once where all fits, and keeps what it showed.
const PAGER: &str = "less";
/// How it does so.
const LESS: &str = "FRX";

/// Shows a text through `PAGER`; no where there is none to be had, or where nothing but printing is wanted.
pub fn page(text: &Harmless) -> bool {
    let chosen = std::env::var("PAGER").unwrap_or_else(|_| PAGER.to_owned());
    let mut words = chosen.split_whitespace();
    let Some(program) = words.next().filter(|it| *it != "cat") else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    let Ok(mut pager) = command.spawn() else { return false };
    let keys = KeysOfPager::listen();
    if let Some(mut pipe) = pager.stdin.take() {
        // A pager that is left early has shown what was wanted.
        let _ = pipe.write_all(text.as_str().as_bytes());
    }
    // What a pager says at its end is its own affair.
    let _ = pager.wait();
    drop(keys);
    true
}

/// While a pager has the terminal, Ctrl-C is a key of the pager, and must not end what feeds it.
struct KeysOfPager {
    #[cfg(unix)]
    listening: Option<signal_hook::SigId>,
}

impl KeysOfPager {
    #[cfg(unix)]
    fn listen() -> Self {
        let came = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        Self { listening: signal_hook::flag::register(signal_hook::consts::SIGINT, came).ok() }
    }

    #[cfg(not(unix))]
    fn listen() -> Self {
        Self {}
    }
}

impl Drop for KeysOfPager {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(id) = self.listening {
            signal_hook::low_level::unregister(id);
        }
    }
}
