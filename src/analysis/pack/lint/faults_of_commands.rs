//! The codes of faults that keep a command from being run.
//!
//! In: nothing. Out: rows of a table. Never: finding (the commands do).

use crate::analysis::pack::lint::code::{Code, Found};
use crate::analysis::pack::lint::faults::fault;

/// The codes of what can be wrong with a command line, its files and its sessions.
pub const OF_COMMANDS: &[Code] = &[
    fault(
        Found::Command,
        "two-assessments",
        "a comparison of answers to two assessments",
        "Only answers to the same questions can be laid side by side.",
    ),
    fault(
        Found::Command,
        "no-labels",
        "names for a comparison that do not name two things",
        "Two sets of answers need two names that a reader can tell apart.",
    ),
    fault(
        Found::Command,
        "unknown-pathway",
        "a pathway that the assessment does not have",
        "There is nothing to explain under this name.",
    ),
    fault(
        Found::Command,
        "not-by-assessment",
        "an assessment where it makes no difference",
        "The schema asked for is the same for every assessment.",
    ),
    fault(Found::Command, "folder-in-use", "a folder that is not empty", "What stands in it could be written over."),
    fault(
        Found::Command,
        "no-answers",
        "a command about one person without their answers",
        "What would change a result, and what it rests on, is asked of one person's answers.",
    ),
    fault(
        Found::Command,
        "unknown-name",
        "a word that is no assessment, no saved session and no file",
        "There are no answers under this name, and nothing to judge them by.",
    ),
    fault(
        Found::Command,
        "unfinished-session",
        "a saved session whose quiz did not come to its end",
        "A first result needs the questions that are open; `--partial` reports without them.",
    ),
    fault(
        Found::Command,
        "no-page",
        "a page for a reader for whom the report has none",
        "A page that does not fit the answers would say what is not true.",
    ),
    fault(Found::Command, "file-exists", "a file that would be written over", "What stands in it would be lost."),
    fault(
        Found::Command,
        "own-input",
        "a report in the place of the answers it was made from, or of a file of the pack",
        "What was read would be lost, and the report could not be made again.",
    ),
    fault(Found::Command, "no-file", "a folder where a file is to be written", "A folder holds files and no text."),
    fault(Found::Command, "no-folder", "a file in a folder that is not there", "Nothing can be written there."),
    fault(Found::Command, "not-writable", "a file that may not be written over", "It was made to stay as it is."),
    fault(Found::Command, "unknown-session", "a session that is not saved", "There are no answers under this name."),
    fault(
        Found::Command,
        "unknown-code",
        "a code that the program does not print",
        "There is nothing to explain under this name.",
    ),
    fault(Found::Command, "two-packs", "two packs where a command takes one", "Nobody sees which of them is meant."),
    fault(
        Found::Command,
        "no-terminal",
        "a quiz where nobody can reply",
        "Questions need a terminal, or `--accessible` and lines on standard input.",
    ),
    fault(
        Found::Command,
        "no-answer",
        "a line from a pipe that is no answer",
        "Every line behind it would be taken for the answer to another question.",
    ),
    fault(
        Found::Command,
        "unknown-command",
        "a word that is neither a command nor a quiz",
        "Nobody knows what was meant to run.",
    ),
    fault(
        Found::Command,
        "usage",
        "flags or values that a command does not take",
        "What they were meant to do would not happen.",
    ),
];
