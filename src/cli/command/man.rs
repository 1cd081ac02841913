//! `inroad man`: the manual page of the program or of one command.
//!
//! In: the command line. Out: a page for `man`. Never: installing it.

use clap::Args;
use clap_mangen::Man;

use crate::cli::output::{Content, Output};
use crate::cli::unusable::Unusable;
use crate::load::names::nearest;
use crate::model::diagnostic::Diagnostic;

/// Print the manual page of the program, or of one of its commands.
#[derive(Args, Clone, Debug)]
pub struct ManCommand {
    /// The command; where left out, the program.
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl ManCommand {
    /// Runs the command on the command line that it describes.
    pub fn run(&self, mut program: clap::Command) -> anyhow::Result<Output> {
        program.build();
        let told = match &self.command {
            None => program,
            Some(name) => {
                let found = program.find_subcommand(name).cloned().ok_or_else(|| unknown(name, &program))?;
                found.version(env!("CARGO_PKG_VERSION")).name(kept(format!("inroad-{name}")))
            }
        };
        let mut page = Vec::new();
        Man::new(told).render(&mut page)?;
        Ok(Output::of(Content::Ready(String::from_utf8(page)?)))
    }
}

/// A command keeps its name for as long as the program runs, which ends with the page.
fn kept(name: String) -> &'static str {
    name.leak()
}

fn unknown(name: &str, program: &clap::Command) -> Unusable {
    let near = nearest(name, program.get_subcommands().map(clap::Command::get_name));
    let help = near.map_or_else(|| "`inroad --help` names them".to_owned(), |it| format!("did you mean `{it}`?"));
    let message = format!("there is no command `{}`", name.escape_debug());
    Unusable::message(Diagnostic::error("unknown-command", message).help(Some(help)))
}
