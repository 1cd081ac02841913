//! How the words of the format are used, in an author's words.
//!
//! In: a word as somebody typed it. Out: what it takes, or the word that was meant. Never: reading files.

/// How a word is used.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// The word.
    pub word: &'static str,
    /// How many values stand in its brackets; none where they have names.
    pub values: Option<usize>,
    /// What it takes.
    pub takes: &'static str,
    /// An example.
    pub example: &'static str,
}

const fn values(word: &'static str, values: usize, takes: &'static str, example: &'static str) -> Usage {
    Usage { word, values: Some(values), takes, example }
}

const fn fields(word: &'static str, takes: &'static str, example: &'static str) -> Usage {
    Usage { word, values: None, takes, example }
}

const USAGES: &[Usage] = &[
    values("Always", 0, "no value", "Always"),
    values("Is", 2, "a question and an option", r#"Is("question", "option")"#),
    values("IsNot", 2, "a question and an option", r#"IsNot("question", "option")"#),
    values("AnyOf", 2, "a question and a list of options", r#"AnyOf("question", ["option", "option"])"#),
    values("NoneOf", 2, "a question and a list of options", r#"NoneOf("question", ["option", "option"])"#),
    values("AtLeast", 2, "a question or score and a whole number", r#"AtLeast("question", 3)"#),
    values("AtMost", 2, "a question or score and a whole number", r#"AtMost("question", 3)"#),
    values("Between", 3, "a question or score and two whole numbers", r#"Between("question", 3, 5)"#),
    values("Answered", 1, "a question", r#"Answered("question")"#),
    values("Fact", 1, "a derived fact", r#"Fact("fact")"#),
    values("All", 1, "a list of conditions", "All([ ... ])"),
    values("Any", 1, "a list of conditions", "Any([ ... ])"),
    values("Not", 1, "a condition", "Not( ... )"),
    values("AtLeastOf", 2, "a whole number and a list of conditions", "AtLeastOf(2, [ ... ])"),
    values("First", 1, "a pathway", r#"First("pathway")"#),
    values("Close", 1, "a pathway", r#"Close("pathway")"#),
    values("Met", 2, "a pathway and a requirement", r#"Met("pathway", "requirement")"#),
    values("Fires", 1, "an advice item", r#"Fires("advice")"#),
    values("Recommended", 1, "a pathway", r#"Recommended("pathway")"#),
    values("RuledOut", 1, "a pathway", r#"RuledOut("pathway")"#),
    values("Verdict", 2, "a decision table and an outcome", r#"Verdict("table", "outcome")"#),
    values("Fixed", 0, "no value", "Fixed"),
    values("Past", 0, "no value", "Past"),
    values("Upward", 1, "a text", r#"Upward("how")"#),
    values("Free", 1, "a text", r#"Free("how")"#),
    values("One", 1, "a list of options", "One([ ... ])"),
    fields("Many", "options", "Many(options: [ ... ])"),
    fields("Number", "a range and a unit", r#"Number(least: 0, most: 60, unit: "years")"#),
    fields("Action", "days, an event and an act", r#"Action(within: 7, cue: "...", act: "...")"#),
    fields("Script", "a title and lines", r#"Script(title: "...", lines: ["..."])"#),
    fields("Page", "a reader and lines", r#"Page(to: "...", lines: ["..."])"#),
    fields(
        "Experiment",
        "four texts",
        r#"Experiment(question: "...", hypothesis: "...", test: "...", look_for: "...")"#,
    ),
    values("Strength", 1, "a text", r#"Strength("...")"#),
    values("Caution", 1, "a text", r#"Caution("...")"#),
    values("Gap", 1, "a text", r#"Gap("...")"#),
    values("Correction", 1, "a text", r#"Correction("...")"#),
    values("Encouragement", 1, "a text", r#"Encouragement("...")"#),
    values("Disagreement", 1, "a text", r#"Disagreement("...")"#),
    values("Inside", 1, "a text", r#"Inside("...")"#),
    values("Note", 1, "a text", r#"Note("...")"#),
    values("Route", 0, "no value", "Route"),
    values("Support", 0, "no value", "Support"),
    values("Common", 0, "no value", "Common"),
    values("Listed", 0, "no value", "Listed"),
    values("Rare", 0, "no value", "Rare"),
    values("Core", 0, "no value", "Core"),
    values("Refine", 0, "no value", "Refine"),
    values("Low", 0, "no value", "Low"),
    values("Fair", 0, "no value", "Fair"),
    values("High", 0, "no value", "High"),
];

/// Words of the format, and what other programs and other people call them.
const MEANT: &[(&str, &str)] = &[
    ("Is", "equals equal eq has selected chose"),
    ("IsNot", "notequals notequal ne isnt hasnot"),
    ("AnyOf", "in oneof isin isoneof"),
    ("NoneOf", "notin notanyof notoneof"),
    ("All", "and allof both"),
    ("Any", "or either"),
    ("AtLeast", "greaterthan greater morethan more min gt gte"),
    ("AtMost", "lessthan fewerthan less fewer max lt lte"),
    ("Between", "range within"),
    ("Always", "true everybody everyone"),
];

/// How a word of the format is used.
pub fn usage(word: &str) -> Option<&'static Usage> {
    USAGES.iter().find(|it| it.word == word)
}

/// The word of the format that says what `word` says elsewhere.
pub fn meant(word: &str) -> Option<&'static str> {
    let folded: String = word.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    MEANT.iter().find(|(_, others)| others.split(' ').any(|it| it == folded)).map(|(word, _)| *word)
}

/// Whether a condition may use this word in a file: some look at results, which only later files have.
pub fn can_stand_in(word: &str, file: &str) -> bool {
    let rest = file.strip_prefix("rules/").and_then(|rest| rest.split_once('/')).map_or("", |(_, rest)| rest);
    match word {
        "Fires" => rest == "properties.ron",
        "First" | "Close" | "Met" | "Recommended" | "RuledOut" | "Verdict" => {
            rest == "properties.ron" || rest == "report.ron" || rest.starts_with("advice/")
        }
        _ => true,
    }
}

/// Fields, and what belongs in them, or in the lists that they hold.
const BELONGS: &[(&str, bool, &str)] = &[
    (
        "gives",
        false,
        "write what it gives, as in `Note(\"...\")`; there are Action, Strength, Caution, Gap, Correction, Encouragement, \
         Disagreement, Inside, Note, Experiment, Script and Page",
    ),
    (
        "answer",
        false,
        "write `One([ ... ])`, `Many(options: [ ... ])` or `Number(least: 0, most: 60, unit: \"years\")`",
    ),
    ("lever", false, "write `Fixed`, `Past`, `Upward(\"how\")` or `Free(\"how\")`"),
    ("door", false, "write `(place: 1, label: \"...\")`"),
    ("find_out", false, "write `(cue: \"...\", act: \"...\")`"),
    ("fits", false, "write `(strong: 4, good: 2)`"),
    ("kind", false, "write `Route` or `Support`"),
    ("standing", false, "write `Common`, `Listed` or `Rare`"),
    ("tier", false, "write `Core` or `Refine`"),
    ("confidence", false, "write `Low`, `Fair` or `High`"),
    ("answer", true, "write each option as `(id: \"...\", label: \"...\")`"),
    ("options", true, "write each option as `(id: \"...\", label: \"...\")`"),
    ("facts", true, "write each fact as `(id: \"...\", says: \"...\", when: ...)`"),
    ("scales", true, "write each score as `(id: \"...\", sum: [ ... ])`"),
    ("sum", true, "write each part as `(question: \"...\", points: [(\"option\", 1)])`"),
    ("sections", true, "write each section as `(title: \"...\", questions: [ ... ])`"),
    ("questions", true, "write each question as `(question: \"...\", tier: Core)`"),
    ("outcomes", true, "write each outcome as `(id: \"...\", label: \"...\")`"),
    ("parts", true, "write each part as `(id: \"...\", title: \"...\")`"),
    ("leads_to", true, "write each as `(assessment: \"...\", when: ..., invites: \"...\")`"),
    ("evidence", true, "write each as `(id: \"...\", when: ..., points: 1, because: \"...\", cites: [ ... ])`"),
    (
        "requires",
        true,
        "write each as `(id: \"...\", holds: ..., because: \"...\", lifted_by: \"...\", cites: [ ... ])`",
    ),
    ("steps", true, "write each step as `(id: \"...\", within: 30, cue: \"...\", act: \"...\", cites: [ ... ])`"),
];

/// What belongs in a field, or in the list that it holds.
pub fn belongs(field: &str, is_in_list: bool) -> Option<&'static str> {
    BELONGS.iter().find(|(name, is_list, _)| *name == field && *is_list == is_in_list).map(|(_, _, help)| *help)
}
