//! The codes of faults that keep a pack, answers or a command from being used, and of settings.
//!
//! In: nothing. Out: rows of a table. Never: finding (the loaders and commands do).

use crate::analysis::pack::lint::code::{Code, Found};
use crate::model::diagnostic::Severity;

/// A setting for what is no lint.
pub const UNKNOWN_LINT: &str = "unknown-lint";
/// A setting that changes no finding.
pub const IDLE_SETTING: &str = "idle-setting";

/// The codes of what can be wrong with the lint settings of a pack.
pub const OF_SETTINGS: &[Code] = &[
    Code {
        code: UNKNOWN_LINT,
        name: "a setting for what is no lint",
        severity: Severity::Error,
        why: "A setting under a wrong name, or of a fault that keeps a pack from loading, changes nothing, and its author thinks \
              that it does.",
        found: Found::Settings,
    },
    Code {
        code: IDLE_SETTING,
        name: "a setting that changes no finding",
        severity: Severity::Warning,
        why: "An exception that outlives its reason hides the next fault of that kind (as ESLint's and Rust's unused suppressions).",
        found: Found::Settings,
    },
];

/// The codes, by who finds them.
pub const FAULTS: &[Code] = &[
    fault(
        Found::Pack,
        "syntax",
        "a text that cannot be read as RON or JSON",
        "A bracket, quote or comma that is missing leaves open what the rest means.",
    ),
    fault(
        Found::Pack,
        "unknown-field",
        "a field that does not exist here",
        "A misspelt field would be left out in silence, and its author would think that it counts.",
    ),
    fault(
        Found::Pack,
        "unknown-word",
        "a word that cannot stand here",
        "Of the words a format has at one place, this is none.",
    ),
    fault(Found::Pack, "missing-field", "a field that is missing", "What has no sensible default must be said."),
    fault(
        Found::Pack,
        "repeated-field",
        "a field that stands twice",
        "Only one of the two could count, and nobody sees which.",
    ),
    fault(
        Found::Pack,
        "wrong-type",
        "a value of the wrong type",
        "A test or field takes either options, or a number, or a text; another would never hold.",
    ),
    fault(Found::Pack, "wrong-length", "a list of the wrong length", "The format fixes how many values stand here."),
    fault(
        Found::Pack,
        "too-deep",
        "brackets or folders nested too deeply",
        "Bounded depth keeps reading a pack bounded in time and memory, whoever wrote it.",
    ),
    fault(
        Found::Pack,
        "unreadable",
        "a file or folder that cannot be read",
        "What is in it cannot count, and a pack with a part missing would judge wrongly.",
    ),
    fault(
        Found::Pack,
        "too-many-files",
        "a pack with more files than any pack needs",
        "A bound keeps reading a folder bounded, such as one chosen by mistake.",
    ),
    fault(
        Found::Pack,
        "missing-file",
        "a file that a pack must have",
        "The bank, the sources and the report file of each assessment have fixed names.",
    ),
    fault(
        Found::Pack,
        "missing-folder",
        "a folder that is not there",
        "A pack is a folder with `questionnaires` and `rules`.",
    ),
    fault(Found::Pack, "stray-file", "a file that nothing reads", "Its author thinks that it counts."),
    fault(
        Found::Pack,
        "misnamed-file",
        "an assessment in a file of another name",
        "Its rules are looked for under its id, so the two must be equal.",
    ),
    fault(Found::Pack, "no-assessment", "a pack without an assessment", "There is nothing to ask."),
    fault(
        Found::Pack,
        "malformed-id",
        "an id that is no plain slug",
        "Ids are typed on command lines and in answers files, and must need no quoting there.",
    ),
    fault(
        Found::Pack,
        "duplicate-id",
        "an id that stands twice",
        "A reference could mean either (Preece and Shinghal 1994, on ambivalent rule bases).",
    ),
    fault(
        Found::Pack,
        "earlier-name",
        "an earlier name that leads to two things, or that is a name now",
        "An answer under that name would count for one of them, and nobody sees for which.",
    ),
    fault(
        Found::Pack,
        "unknown-id",
        "a name that does not exist",
        "A reference to nothing is a rule that never fires (unreferenced and dead-end attributes, Nguyen, Perkins, Laffey and Pecora 1987).",
    ),
    fault(
        Found::Pack,
        "empty-text",
        "a text without words",
        "The report would have a hole where it stands: a step without a cue, a requirement without what lifts it.",
    ),
    fault(
        Found::Pack,
        "control-character",
        "a text with a control character",
        "It could drive the reader's terminal, or turn the direction of text around (Boucher and Anderson 2021).",
    ),
    fault(
        Found::Pack,
        "invisible-letter",
        "a text with a letter that nobody sees",
        "Two texts that look alike could differ, and words could hide in one (Boucher and Anderson 2021).",
    ),
    fault(
        Found::Pack,
        "no-citation",
        "a rule that cites nothing",
        "Whoever reads a line may ask where it comes from; `editorial` says that it is the authors' own view.",
    ),
    fault(
        Found::Pack,
        "unknown-default",
        "a default that is no answer to its question",
        "Whoever takes the defaults would answer nothing.",
    ),
    fault(
        Found::Pack,
        "unsure-without-find-out",
        "an option for the unsure without a step to find out",
        "Not knowing is an answer, and the report turns it into a step; without one the person is left with it.",
    ),
    fault(
        Found::Pack,
        "option-count",
        "too few or too many options",
        "With fewer than two options there is nothing to choose, and more than 64 cannot be held.",
    ),
    fault(
        Found::Pack,
        "empty-range",
        "a question that nobody can answer",
        "No number, or no set of ticks, is within its bounds.",
    ),
    fault(
        Found::Pack,
        "question-not-asked",
        "a test of a question that the assessment does not ask",
        "Every test of it would be no, for everybody.",
    ),
    fault(Found::Pack, "empty-test", "a test that names no option", "No answer could meet it, or every answer would."),
    fault(
        Found::Pack,
        "later-question",
        "skip logic that looks at a later question",
        "Whether a question is asked must be known when its turn comes; looking back only also rules out cycles (circular rule chains, Suwa, Scott and Shortliffe 1982).",
    ),
    fault(
        Found::Pack,
        "later-fact",
        "a fact that refers to itself or to a later one",
        "Looking up only rules out cycles (circular rule chains, Suwa, Scott and Shortliffe 1982).",
    ),
    fault(
        Found::Pack,
        "result-too-early",
        "a test of results before there are any",
        "Pathways and tables decide the results, so only advice, which comes after, can look at them.",
    ),
    fault(
        Found::Pack,
        "points-out-of-range",
        "evidence that weighs too much, or nothing",
        "Small whole points keep one reason from drowning all others (Dawes 1979, on simple weights).",
    ),
    fault(
        Found::Pack,
        "level-out-of-range",
        "an outcome on a level that no scale has",
        "A scale has at most ten steps, which a bar can show one by one.",
    ),
    fault(
        Found::Pack,
        "unknown-horizon",
        "a step outside the horizons of a plan",
        "A plan has 7, 30, 60 and 90 days, so that steps stand together.",
    ),
    fault(
        Found::Pack,
        "undeclared-pathway",
        "a pathway without a place in the declared order",
        "The order breaks ties, so each pathway needs its place.",
    ),
    fault(
        Found::Pack,
        "no-fallback",
        "an assessment whose every route can be ruled out",
        "Somebody would be left without an answer.",
    ),
    fault(
        Found::Pack,
        "no-single-claim",
        "a property with both `never` and `always`, or with neither",
        "It is proved or refuted as one claim; with two, or none, nobody could say which was meant.",
    ),
    fault(
        Found::Pack,
        "no-order",
        "a fact that helps, without an order of its answers",
        "That better answers never push a pathway down can only be asked where it is said which answers are better.",
    ),
    fault(Found::Pack, "not-a-share", "shares of people that cannot be", "They have to add up to everybody."),
    fault(
        Found::Pack,
        "no-contradiction",
        "a single piece that excludes nothing",
        "It takes two to exclude each other; one alone promises nothing.",
    ),
    fault(
        Found::Pack,
        "unfilled-slot",
        "a slot in a text that no answer can fill",
        "A reader would see the braces, or a hole in the sentence: a slot names a question that is asked, says what \
         stands there without an answer, and needs answers with a `phrase`.",
    ),
    fault(
        Found::Pack,
        "too-many-hours",
        "a step that takes more than 40 hours a week",
        "Nobody has them beside paid work; the hours of a plan are summed and held against those that a person has.",
    ),
    fault(
        Found::Pack,
        "too-many-lines",
        "a step with more than six lines that tell how",
        "Nobody keeps more in mind while doing one thing; what is longer is several steps, each with its own time.",
    ),
    fault(Found::Pack, "nothing-expected", "a vignette that expects nothing", "A test that cannot fail tests nothing."),
    fault(
        Found::Pack,
        "close-call-of-one",
        "a close call with fewer than two routes",
        "A close call is between routes, so it names at least two.",
    ),
    fault(
        Found::Pack,
        "not-a-route",
        "a support where a route is expected",
        "Only routes come first or stand in a close call; supports strengthen them.",
    ),
    fault(
        Found::Answers,
        "answered-twice",
        "a question that is answered twice",
        "Only one of the answers could count, and nobody sees which.",
    ),
    fault(
        Found::Answers,
        "unknown-question",
        "an answer to a question that does not exist",
        "A misspelt name would be left out in silence, and the report would not count the answer.",
    ),
    fault(
        Found::Answers,
        "reworded-question",
        "an answer to a question whose words or meaning have changed since",
        "What was said to other words is no answer to these, though both have the same id.",
    ),
    fault(
        Found::Answers,
        "foreign-question",
        "an answer to a question of another assessment",
        "This assessment does not ask it, so the answer would count nowhere.",
    ),
    fault(
        Found::Answers,
        "unknown-option",
        "an answer that is no option of its question",
        "A misspelt option would be left out in silence.",
    ),
    fault(
        Found::Answers,
        "too-many",
        "more options than a question takes",
        "A question says how many count, so that the strongest are chosen.",
    ),
    fault(
        Found::Answers,
        "not-alone",
        "an option that excludes the others, beside others",
        "Whoever ticks both says that none applies and that one does.",
    ),
    fault(
        Found::Answers,
        "no-option",
        "an empty list for an answer",
        "Nothing ticked may mean none or not answered; the question has an option that says which.",
    ),
    fault(
        Found::Answers,
        "out-of-range",
        "a number outside of its question's bounds",
        "It is a slip more often than a fact, and no rule was made for it.",
    ),
    fault(
        Found::Answers,
        "not-asked",
        "an answer to a question that skip logic does not ask",
        "It would count nowhere; either it or the answer that skips it is a mistake.",
    ),
    fault(
        Found::Answers,
        "missing-answer",
        "a core question without an answer",
        "A first result needs it; `--partial` reports without it.",
    ),
    fault(
        Found::Answers,
        "unknown-assessment",
        "an assessment that does not exist",
        "There is nothing to judge the answers by.",
    ),
    fault(
        Found::Answers,
        "other-assessment",
        "answers for another assessment than the one named",
        "They would be judged by rules that were not made for them.",
    ),
];

/// A fault: always an error.
pub const fn fault(found: Found, code: &'static str, name: &'static str, why: &'static str) -> Code {
    Code { code, name, severity: Severity::Error, why, found }
}
