//! `inroad completions`: a script that lets a shell complete commands, assessments, questions and options.
//!
//! In: a shell, a pack. Out: the script. Never: installing it.

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use clap_complete::aot::{Bash, Elvish, Fish, Generator, PowerShell, Zsh};

use crate::cli::inputs::PackArgs;
use crate::cli::output::{Content, Output};
use crate::load::pack::RulesOf;
use crate::model::pack::Pack;

/// Print a script with which your shell completes commands, assessments, questions and options.
#[derive(Args, Clone, Debug)]
pub struct CompletionsCommand {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// A shell that can complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Shell {
    /// Bash.
    Bash,
    /// Zsh.
    Zsh,
    /// Fish.
    Fish,
    /// `PowerShell`.
    #[value(name = "powershell")]
    Power,
    /// Elvish.
    Elvish,
}

impl CompletionsCommand {
    /// Runs the command on the command line that is completed.
    pub fn run(&self, pack: &PackArgs, command: clap::Command) -> anyhow::Result<Output> {
        let pack = pack.load(RulesOf::Nobody)?;
        let command = with_names(command, &pack);
        let script = match self.shell {
            Shell::Bash => script(&Bash, command)?,
            Shell::Zsh => script(&Zsh, command)?,
            Shell::Fish => script(&Fish, command)?,
            Shell::Power => script(&PowerShell, command)?,
            Shell::Elvish => script(&Elvish, command)?,
        };
        Ok(Output::of(Content::Ready(script)))
    }
}

fn script(generator: &impl Generator, mut command: clap::Command) -> anyhow::Result<String> {
    command.set_bin_name("inroad");
    command.build();
    let mut script = Vec::new();
    generator.try_generate(&command, &mut script)?;
    Ok(String::from_utf8(script)?)
}

/// The command line with the names of a pack where they can be typed: assessments, and answers behind `--set`.
fn with_names(mut command: clap::Command, pack: &Pack) -> clap::Command {
    // The command line keeps names for as long as the program runs, which ends with the script.
    let kept = |name: String| -> &'static str { name.leak() };
    let quizzes: Vec<&'static str> = pack.assessments.iter().map(|it| kept(it.id.clone())).collect();
    let answers = pack.questions.iter().flat_map(|question| {
        let options = question.options().iter().map(|it| format!("{}={}", question.id, it.id));
        let number = question.options().is_empty().then(|| format!("{}=", question.id));
        options.chain(number)
    });
    let answers: Vec<&'static str> = answers.map(kept).collect();
    let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |it| {
            it.mut_args(|argument| match argument.get_id().as_str() {
                "assessment" => argument.value_parser(PossibleValuesParser::new(&quizzes)),
                "set" => argument.value_parser(PossibleValuesParser::new(&answers)),
                _ => argument,
            })
        });
    }
    for quiz in quizzes {
        command = command.subcommand(clap::Command::new(quiz).about("Take this quiz"));
    }
    command
}
