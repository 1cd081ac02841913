//! Help: what the command line says of itself beside its options.
//!
//! In: the command line, a pack. Out: the command line with examples, groups and quizzes. Never: parsing.

use std::fmt::Write;

use clap::Command;

use crate::model::pack::{Assessment, Pack};

/// Each command with examples of it; of those that people use first.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("quiz", &["inroad quiz", "inroad quiz --accessible", "inroad quiz --no-save"]),
    (
        "report",
        &["inroad report", "inroad report --answers me.ron --full", "inroad report --answers me.json --format json"],
    ),
    ("explain", &["inroad explain", "inroad explain --answers me.ron | less"]),
    ("compare", &["inroad compare break-in-1 break-in-2", "inroad compare me.ron manager.ron --between people"]),
    ("what-if", &["inroad what-if", "inroad what-if --answers me.ron --set question=option"]),
    ("template", &["inroad template > me.ron", "inroad template --format json > me.json"]),
    ("sessions", &["inroad sessions", "inroad sessions delete --all"]),
    ("list", &["inroad list", "inroad list questions", "inroad list --coverage"]),
    ("show", &["inroad show QUESTION", "inroad show QUESTION=OPTION"]),
    ("new", &["inroad new my-pack", "inroad new guide --from guide"]),
    ("check", &["inroad check my-pack", "inroad check --explain all"]),
    ("test", &["inroad test my-pack", "inroad test my-pack --coverage"]),
    ("verify", &["inroad verify my-pack", "inroad verify my-pack --full"]),
    ("schema", &["inroad schema answers > answers.schema.json", "inroad schema report"]),
    (
        "completions",
        &[
            "inroad completions bash > ~/.local/share/bash-completion/completions/inroad",
            "inroad completions fish > ~/.config/fish/completions/inroad.fish",
        ],
    ),
    ("man", &["inroad man > inroad.1", "inroad man report | man -l -"]),
];

/// The commands, grouped by who needs them.
const GROUPS: &[(&str, &[&str])] = &[
    ("Commands for you", &["quiz", "report", "explain", "what-if", "compare", "template", "sessions", "list"]),
    ("Commands for whoever writes a pack", &["show", "new", "check", "test", "verify", "schema"]),
    ("Commands for your shell", &["completions", "man", "help"]),
];

/// What every help of the program ends with.
const EXIT_CODES: &str = "Exit codes:
  0    done
  1    done, and something was found (check, test, verify)
  2    usage, pack or answers cannot be used
  130  interrupted; what was answered is saved";

/// Columns where nobody says otherwise, and the most that are used.
const COLUMNS: usize = 100;

/// The command line with examples in the help of each command, and groups in its own.
pub fn with_examples(mut command: Command) -> Command {
    for (name, examples) in EXAMPLES {
        command = command.mut_subcommand(name, |it| it.after_help(told("Examples", examples)));
    }
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{}\n\nOptions:\n{{options}}{{after-help}}",
        groups(&command)
    );
    let examples = told("Examples", &["inroad", "inroad report --full", "inroad help report"]);
    command.help_template(template).after_help(format!("{examples}\n\n{EXIT_CODES}"))
}

/// The same with the quizzes of a pack, which are commands too.
pub fn with_quizzes(command: Command, pack: &Pack) -> Command {
    let width = pack.assessments.iter().map(|it| it.id.len()).max().unwrap_or(0);
    let mut text = "Quizzes:".to_owned();
    for assessment in &pack.assessments {
        text.push_str(&entry(&assessment.id, width, &format!("find out {}", assessment.decides)));
    }
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n       inroad [OPTIONS] <QUIZ>\n\n{text}\n\n{}\n\nOptions:\n{{options}}{{after-help}}",
        groups(&command)
    );
    command.help_template(braceless(&template))
}

/// The same where the help of one quiz is asked for.
pub fn of_quiz(command: Command, quiz: &Assessment) -> Command {
    let decides = textwrap::fill(&format!("It finds out {}.", quiz.decides), COLUMNS);
    let head = format!("{}\n\n{decides}", quiz.title);
    let usage = format!("inroad {} [OPTIONS]", quiz.id);
    let examples = told("Examples", &[&format!("inroad {}", quiz.id), &format!("inroad {} --accessible", quiz.id)]);
    command.mut_subcommand("quiz", |it| it.before_help(head).override_usage(usage).after_help(examples))
}

fn told(head: &str, lines: &[&str]) -> String {
    lines.iter().fold(format!("{head}:"), |text, line| format!("{text}\n  {line}"))
}

fn groups(command: &Command) -> String {
    let width = GROUPS.iter().flat_map(|(_, names)| *names).map(|it| it.len()).max().unwrap_or(0);
    let group = |(head, names): &(&str, &[&str])| {
        let mut text = format!("{head}:");
        for name in *names {
            let about = command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
            let about = about.unwrap_or_else(|| "Tell more about the program, a command or a quiz".to_owned());
            text.push_str(&entry(name, width, &about));
        }
        text
    };
    GROUPS.iter().map(group).collect::<Vec<_>>().join("\n\n")
}

/// A name and what it is, wrapped below itself.
fn entry(name: &str, width: usize, about: &str) -> String {
    let columns = console::Term::stdout().size_checked().map_or(COLUMNS, |(_, columns)| usize::from(columns));
    let behind = width + 4;
    let lines = textwrap::wrap(about, columns.min(COLUMNS).saturating_sub(behind + 1).max(20));
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        let lead = if number == 0 { name } else { "" };
        // Writing to a text cannot fail.
        let _ = write!(text, "\n  {lead:width$}  {line}");
    }
    text
}

/// A text of a pack can hold no mark of a template.
fn braceless(template: &str) -> String {
    const MARKS: [&str; 5] = ["{about-with-newline}", "{usage-heading}", "{usage}", "{options}", "{after-help}"];
    let mut text = template.to_owned();
    let mut at = 0;
    while let Some(found) = text[at..].find('{').map(|it| it + at) {
        at = if let Some(mark) = MARKS.iter().find(|mark| text[found..].starts_with(**mark)) {
            found + mark.len()
        } else {
            text.replace_range(found..=found, "(");
            found + 1
        };
    }
    text
}
