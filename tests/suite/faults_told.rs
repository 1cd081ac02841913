//! What authors are told of files that cannot be read: each usual slip, with its place, the words and the help.

use inroad::cli::builtin::starter;
use inroad::load::pack::load;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::place::FileLines;

use crate::harness::{Case, drawn, unwrapped};

const BANK: &str = "questionnaires/bank.ron";
const ORDER: &str = "questionnaires/baking.ron";
const COURSE: &str = "rules/baking/pathways/course.ron";
const ADVICE: &str = "rules/baking/advice/first-steps.ron";
const TABLE: &str = "rules/baking/verdicts.ron";
const REPORT: &str = "rules/baking/report.ron";

/// The starter pack with the first of each `from` in a file replaced.
fn edited(edits: &[(&str, &str, &str)]) -> Texts {
    let files = starter();
    let mut files: Vec<TextFile> = files.iter().map(|(_, file)| file.clone()).collect();
    files.retain(|file| !file.name.starts_with("tests/"));
    for (name, from, to) in edits {
        let file = files.iter_mut().find(|file| file.name == *name).unwrap_or_else(|| panic!("no file {name}"));
        assert!(file.text.contains(from), "{name} does not hold {from:?}");
        file.text = file.text.replacen(from, to, 1).into();
    }
    Texts::new(files)
}

/// What is told of an edited pack, a line each: the line and the marked text, the message, the help, the second text.
fn told(edits: &[(&str, &str, &str)]) -> Vec<String> {
    let texts = edited(edits);
    let (pack, diagnostics) = load(&texts);
    assert!(pack.is_none(), "{edits:?}: the pack still loads");
    let lines = diagnostics.iter().map(|it| {
        let place = it.place.unwrap_or_else(|| panic!("no place: {it:?}"));
        let file = texts.get(place.file);
        let marked = &file.text[place.start as usize..place.end as usize];
        let line = FileLines::of(&file.name, file.text.clone()).line(place.start);
        let second = it.second.as_ref().map_or_else(String::new, |(place, label)| {
            let file = texts.get(place.file);
            format!(" | {label}: {}", FileLines::of(&file.name, file.text.clone()).line(place.start))
        });
        let help = it.help.as_deref().unwrap_or_default();
        format!("{line} `{marked}` {}[{}] | {help}{second}", it.message, it.code)
    });
    lines.collect()
}

/// Asserts that exactly one fault is told, with all of the parts in what is told.
#[track_caller]
fn tells(file: &str, from: &str, to: &str, parts: &[&str]) {
    let told = told(&[(file, from, to)]);
    assert_eq!(told.len(), 1, "{to:?}: {told:#?}");
    for part in parts {
        assert!(told[0].contains(part), "{to:?}: {part:?} is not in: {}", told[0]);
    }
}

const IS: &str = "Is(\"hours\", \"evenings\")";

#[test]
fn a_condition_with_the_wrong_values_is_told_what_it_takes() {
    let usage = "it takes a question and an option, as in `Is(\"question\", \"option\")`";
    tells(COURSE, IS, "Is(\"hours\")", &["12 `Is` `Is` takes 2 values, and 1 stands here[wrong-length]", usage]);
    tells(COURSE, IS, "Is(\"hours\", \"a\", \"b\")", &["`Is` takes 2 values, and 3 stand here", usage]);
    tells(COURSE, IS, "Is()", &["`Is` takes 2 values, and none stands here", usage]);
    tells(COURSE, IS, "Is", &["12 `Is` `Is` takes a question and an option", "write `Is(\"question\", \"option\")`"]);
    tells(COURSE, IS, "Is(hours, evenings)", &["12 `hours` `hours` stands here without quotes", "write `\"hours\"`"]);
    tells(COURSE, IS, "Is(\"hours\", 3)", &["12 `3` expected a text", "`AtLeast`, `AtMost` or `Between`"]);
    tells(COURSE, IS, "AnyOf(\"hours\", \"days\")", &["12 `\"days\"` expected a list", "as in `[\"days\"]`"]);
    tells(BANK, "lever: Fixed", "lever: Fixed(\"no\")", &["nothing can stand in brackets behind `Fixed`"]);
    tells(BANK, "lever: Free(\"bake for somebody\")", "lever: Free", &["`Free` takes a text", "write `Free(\"how\")`"]);
}

#[test]
fn a_file_that_is_something_else_is_told_in_plain_words() {
    tells(COURSE, "(\n    id", "PK(\n    id", &["2 `PK` expected `( ... )` with fields, found `PK`[syntax]"]);
    tells(COURSE, "(\n    id", "PK\u{3}(\n    id", &["a control character stands here (U+0003)", "plain text"]);
    tells(ADVICE, "(\n        id: ", "Is(\n        id: ", &["expected `( ... )` with fields, found `Is`"]);
    let whole = edited(&[]).get(edited(&[]).named(REPORT).expect("the report file")).text.clone();
    tells(REPORT, &whole, "", &["this file is empty[syntax]", "one value in brackets"]);
    tells(REPORT, &whole, "// Nothing yet.\n", &["this file is empty"]);
}

#[test]
fn words_of_other_notations_lead_to_those_of_the_format() {
    let meant = |word: &str, near: &str| {
        let parts = [format!("12 `{word}` unknown word `{word}`[unknown-word]"), format!("did you mean `{near}`")];
        tells(COURSE, IS, &format!("{word}(\"hours\", \"evenings\")"), &[&parts[0], &parts[1]]);
    };
    for (word, near) in [
        ("Equals", "Is"),
        ("Eq", "Is"),
        ("Equal", "Is"),
        ("In", "AnyOf"),
        ("OneOf", "AnyOf"),
        ("And", "All"),
        ("Or", "Any"),
        ("GreaterThan", "AtLeast"),
        ("MoreThan", "AtLeast"),
        ("LessThan", "AtMost"),
        ("Iss", "Is"),
    ] {
        meant(word, near);
    }
    let said = told(&[(COURSE, IS, "Zzz(\"hours\")")]);
    assert!(said[0].contains("words that can stand here: Always, Is,"), "{said:?}");
    assert!(!said[0].contains("First") && !said[0].contains("Fires") && !said[0].contains("RuledOut"), "{said:?}");
    let said = told(&[(ADVICE, "when: ", "when: Zzz(\"x\"), idea: ")]);
    assert!(said[0].contains("RuledOut") && !said[0].contains("Fires"), "{said:?}");
}

#[test]
fn places_are_on_what_is_wrong_and_not_on_the_blanks_before_it() {
    tells(
        REPORT,
        "limits: [",
        "limits: [\n    unquoted text, ",
        &["9 `unquoted text` a text stands here without quotes"],
    );
    tells(
        COURSE,
        "points: 2",
        "points:\n  \"2\"",
        &["14 `\"2\"` expected a whole number, found a text", "`2` without"],
    );
    tells(COURSE, "points: 2", "points: /* a */ // b\n  \"2\"", &["14 `\"2\"` expected a whole number"]);
    tells(COURSE, "points: 2", "points: \"2\"", &["13 `\"2\"` expected a whole number", "write `2` without quotes"]);
    tells(COURSE, "points: 2", "points: 1u8", &["13 `1u8` `1u8` is no whole number"]);
    tells(COURSE, "within: 30", "within: -30", &["28 `-30` this number is too large or too small", "7, 30, 60 and 90"]);
    tells(COURSE, "points: 2", "points: 2.5", &["13 `2.5` `2.5` is no whole number", "numbers are whole here"]);
    tells(
        ORDER,
        "default: true",
        "default: True",
        &["8 `True` expected `true` or `false`, found `True`", "write `true`"],
    );
    tells(ORDER, "default: true", "default: \"no\"", &["`\"no\"` expected `true` or `false`", "write `false`"]);
    tells(ORDER, "tier: Core", "tier: \"Core\"", &["22 `\"Core\"` `Core` stands here in quotes", "without quotes"]);
}

#[test]
fn brackets_show_where_they_were_opened() {
    let open = |line: usize| format!("opened here: {line}");
    tells(COURSE, IS, "Is(\"hours\", \"evenings\"", &["13 `points`", "is not closed: expected `)`", &open(12)]);
    tells(COURSE, "[\"bls-2\"],", "[\"bls-2\",", &["9 `evidence`", "is not closed: expected `]`", &open(8)]);
    tells(COURSE, "[\"bls-2\"],", "[\"bls-2\"),", &["8 `)` `[` is closed by `)`: expected `]`", &open(8)]);
    let too_many = "Is(\"hours\", \"evenings\"))";
    tells(COURSE, IS, too_many, &["12 `)` this `)` closes too early", "one closing bracket too many", &open(10)]);
    tells(BANK, "My working days\"),", "My working days\"", &["19 `(` the entry before this one", "`)`", &open(18)]);
    tells(BANK, "My working days\"),", "My working days\")),", &["18 `)` `)` closes nothing", &open(17)]);
    tells(
        COURSE,
        "        ),\n    ],\n)\n",
        "        ),\n    ],\n",
        &["the file ends and `(` is not closed", &open(2)],
    );
    tells(COURSE, "        ),\n    ],\n)\n", "        ),\n    ],\n))\n", &["34 `)` `)` closes nothing"]);
    tells(COURSE, "    steps: [", "    /* steps: [", &["25 `/*` this comment is not closed"]);
    tells(BANK, "(id: \"days\"", "id: \"days\"", &["18 `id` a bracket is missing before this field: expected `(`"]);
    tells(BANK, "(id: \"evenings\"", "id: \"evenings\"", &["19 `id` a bracket is missing before this field"]);
    tells(COURSE, "(\n    id", "\n    id", &["3 `id` a bracket is missing before this field"]);
    tells(COURSE, "steps: [", "steps: ", &["26 `(` a list begins here without its bracket", "write `[`"]);
    tells(BANK, "One([", "One[", &["17 `One` after `One` stands a round bracket", "write `One([ ... ])`"]);
    tells(COURSE, IS, "Fact \"has_baked\"", &["12 `Fact` after `Fact` stands a round bracket", "write `Fact("]);
    tells(BANK, "find_out: (cue", "find_out: cue", &["25 `cue` a bracket is missing before this field"]);
    tells(COURSE, IS, "Is\"hours\", \"evenings\")", &["12 `Is` after `Is` stands a round bracket"]);
    tells(BANK, "One([", "One(", &["23 `]` `]` closes nothing", "write `One([ ... ])`", &open(17)]);
    tells(
        BANK,
        "Many(options: [",
        "Many([",
        &["expected the name of a field, found a list", "write `Many(options: [ ... ])`"],
    );
    tells(COURSE, "cites: [\"bls-2\"]", "cites: \"bls-2\"", &["8 `\"bls-2\"` expected a list", "as in `[\"bls-2\"]`"]);
}

#[test]
fn quotes_are_told_where_the_text_begins() {
    tells(COURSE, "id: \"course\"", "id: \"course", &["3 `\"` this quote is not closed", "at the end of the text"]);
    tells(BANK, "\"days\", label", "\"days, label", &["18 `\"` this quote is not closed"]);
    tells(BANK, "label: \"My working", "label: My working", &["18 `My working days\"` the quote before this text"]);
    tells(BANK, "ask: \"", "ask: ", &["the quote before this text is missing", "before its first letter"]);
    tells(BANK, "label: \"My working days\"", "label: \"My working days", &["18 `\"` this quote is not closed"]);
    tells(
        BANK,
        "time for learning\"",
        "time \"for\" learning\"",
        &["8 `\"` this text holds a double quote", "write '"],
    );
    tells(BANK, "time for learning\"", "time for \"learning\"\"", &["this text holds a double quote", "write '"]);
    tells(
        BANK,
        "\"time for learning\"",
        "'time for learning'",
        &["8 `'` `'` begins no text", "straight double quotes"],
    );
    tells(BANK, "\"time for learning\"", "\u{201c}time for learning\u{201d}", &["no straight quote", "plain text"]);
    tells(
        BANK,
        "\"time for learning\"",
        "time for learning",
        &["8 `time for learning` a text stands here without quotes"],
    );
    let wrapped = "6 `A technical` this text goes on in another line[control-character]";
    tells(COURSE, "\"A technical or", "\"A technical\n    or", &[wrapped, "a text stands on one line"]);
    tells(COURSE, "\"A technical or", "\"A technical\r\n    or", &[wrapped]);
    tells(COURSE, "\"A technical or", "\"A\ttechnical or", &["this text holds a tab", "write spaces"]);
}

#[test]
fn slips_of_other_notations_are_told_by_their_cause() {
    tells(COURSE, "points: 2,", "points: 2", &["13 `2` a comma is missing after this", "between two fields"]);
    tells(COURSE, "kind: Route,", "kind: Route", &["5 `Route` a comma is missing after this"]);
    tells(COURSE, "kind: Route,", "kind: Route,,", &["one comma too many"]);
    tells(COURSE, "kind: Route,", "kind: Route;", &["`;` stands here in place of a comma"]);
    tells(COURSE, "kind: Route", "kind = Route", &["5 `=` `=` stands here in place of a colon"]);
    tells(COURSE, "kind: Route", "kind Route", &["5 `kind` a colon is missing after `kind`"]);
    tells(COURSE, "kind: Route", "kind: ", &["5 `:` a value is missing after this colon"]);
    tells(
        COURSE,
        "    kind",
        "    # about it, (and more\n    kind",
        &["`#` begins no comment here", "begins with `//`"],
    );
    tells(COURSE, "kind: Route", "kind:\u{a0}Route", &["a no-break space stands here (U+00A0)", "a plain space"]);
    tells(COURSE, "within: 30", "within: 30 days", &["`days` cannot stand behind a number", "write the number alone"]);
    for (word, near) in [("and", "All"), ("&&", "All"), ("or", "Any"), ("||", "Any"), ("OR", "Any")] {
        let to = format!("{IS} {word} Is(\"hours\", \"little\")");
        let help = format!("put conditions together with `{near}([ ... ])`");
        tells(COURSE, IS, &to, &[&format!("12 `{word}` `{word}` cannot stand between conditions"), &help]);
    }
    tells(COURSE, IS, "All[Is(\"hours\", \"days\")]", &["after `All` stands a round bracket", "write `All([ ... ])`"]);
}

#[test]
fn several_faults_of_one_file_and_one_entry_come_in_one_run() {
    let said = told(&[
        (COURSE, "kind: Route,", "kind: Route"),
        (COURSE, "points: -1", "points = -1"),
        (COURSE, "    steps", "    # steps\n    steps"),
    ]);
    assert_eq!(said.len(), 3, "{said:#?}");
    let said =
        told(&[(BANK, "topic: ", "topicc: "), (BANK, "ask: ", "askk: "), (BANK, "lever: Free(", "lever: Freee(")]);
    assert_eq!(said.len(), 3, "{said:#?}");
    for (at, part) in
        ["8 `topicc` unknown field", "9 `askk` unknown field", "28 `Freee` unknown word"].iter().enumerate()
    {
        assert!(said[at].starts_with(part), "{part}: {said:#?}");
    }
    let said =
        told(&[(COURSE, IS, "All([Iss(\"hours\", \"a\"), Is(\"hours\"), Is(\"hours\", \"days\"), Fakt(\"x\")])")]);
    assert_eq!(said.len(), 3, "{said:#?}");
    // A field that stands nowhere is told beside those that are misspelt, unless it is one of them.
    let said = told(&[(COURSE, "title: \"Take a course in the evening\",", ""), (COURSE, "what: ", "whatt: ")]);
    assert!(said.len() == 2 && said.iter().any(|it| it.contains("the field `title` is missing")), "{said:#?}");
}

#[test]
fn a_cause_comes_before_what_follows_and_what_follows_only_from_it_is_not_told() {
    for (file, from, to) in [
        (TABLE, "label: ", "lable: "),
        (BANK, "        ask: ", "        ask: \"Twice?\",\n        ask: "),
        (BANK, "id: \"hours\"", "id: \"hours"),
        (BANK, "id: \"hours\",", ""),
        (BANK, "(id: \"days\", label", "(id: \"days\", lable"),
        (ORDER, "tier: Core", "tier: core"),
        (ORDER, "says: ", "sayz: "),
        (ORDER, "title: \"Your start\"", "titel: \"Your start\""),
        (COURSE, "kind: ", "kindd: "),
        (COURSE, "id: \"course\"", "idd: \"course\""),
        ("rules/sources.ron", "says: ", "sayss: "),
        ("rules/sources.ron", "claims: [", "claims: "),
        (REPORT, "fits: ", "fitss: "),
    ] {
        let said = told(&[(file, from, to)]);
        assert_eq!(said.len(), 1, "{to}: {said:#?}");
    }
    tells(REPORT, "\"course\", ", "", &["the pathway `course` has no place in the declared order"]);
    let with_another = told(&[(BANK, "        ask: ", "        askk: "), (COURSE, IS, "Is(\"houers\", \"evenings\")")]);
    assert_eq!(with_another.len(), 2, "{with_another:#?}");
    assert!(with_another[0].contains("unknown field `askk`"), "{with_another:#?}");
    assert!(with_another[1].contains("unknown question `houers`"), "{with_another:#?}");
}

#[test]
fn a_question_that_depends_on_itself_is_told_so() {
    let to = "tier: Core, ask_when: Is(\"hours\", \"days\"))";
    tells(
        ORDER,
        "tier: Core)",
        to,
        &["whether `hours` is asked depends on its own answer", "test an earlier question"],
    );
}

#[test]
fn an_answer_whose_question_is_still_a_comment_is_told_so() {
    let template = Case::new("template break-in").run().1;
    assert!(template.contains("// \"background\": ["), "the template offers lists");
    let ticked: Vec<String> = template
        .lines()
        .map(|line| if line.contains("//     \"sales\",") { line.replacen("//", "  ", 1) } else { line.to_owned() })
        .collect();
    let ticked = ticked.join("\n");
    assert_ne!(ticked, template.trim_end());
    let (exit, stdout, stderr) = Case::new("report break-in --answers -").input(&ticked).run();
    assert_eq!((exit, stdout.as_str()), (2, ""));
    for part in ["this stands here without a question", "take the `//` from the line with the bracket too"] {
        assert!(unwrapped(&stderr).contains(part), "{part}: {stderr}");
    }
}

#[test]
fn scale_scores_have_small_points_once() {
    let scale = |points: &str| {
        let to = format!("scales: [(id: \"s\", sum: [(question: \"hours\", points: [{points}])])],\n    sections: [");
        told(&[(ORDER, "sections: [", &to)])
    };
    for points in ["(\"days\", 9223372036854775807)", "(\"days\", -9223372036854775808)", "(\"days\", 1001)"] {
        let said = scale(points);
        assert!(said.len() == 1 && said[0].contains("adds from -1000 to 1000 points"), "{said:#?}");
    }
    let said = scale("(\"days\", 1), (\"days\", 2)");
    assert!(said.len() == 1 && said[0].contains("option `days` of `hours` stands twice"), "{said:#?}");
    let said = scale("(\"days\")");
    assert!(said.len() == 1 && said[0].contains("as in `(\"option\", 1)`"), "{said:#?}");
}

/// What is told of the starter pack with files under other names, and with some copied: messages with their help.
fn told_of_files(names: &[(&str, &str)], is_copy: bool) -> Vec<String> {
    let mut files: Vec<TextFile> = edited(&[]).iter().map(|(_, file)| file.clone()).collect();
    for (from, to) in names {
        let found: Vec<TextFile> = files.iter().filter(|file| file.name.starts_with(from)).cloned().collect();
        assert!(!found.is_empty(), "no file {from}");
        files.retain(|file| is_copy || !file.name.starts_with(from));
        files.extend(found.into_iter().map(|file| TextFile { name: file.name.replacen(from, to, 1), ..file }));
    }
    let (pack, diagnostics) = load(&Texts::new(files));
    assert!(pack.is_none(), "{names:?}");
    diagnostics.iter().map(|it| format!("{} | {}", it.message, it.help.as_deref().unwrap_or_default())).collect()
}

#[test]
fn a_file_or_folder_with_a_wrong_name_is_told_once_and_what_follows_is_not() {
    let said = told_of_files(&[(COURSE, "rules/baking/pathways/other.ron")], true);
    assert!(said.len() == 1 && said[0].starts_with("pathway `course` stands twice"), "{said:#?}");
    for (from, to) in [("pathways", "pathway"), ("advice", "advices")] {
        let said = told_of_files(&[(&format!("rules/baking/{from}/"), &format!("rules/baking/{to}/"))], false);
        let help = format!("did you mean the folder `rules/baking/{from}/`?");
        assert!(said.len() == 1 && said[0].contains(&help), "{said:#?}");
    }
    let said = told_of_files(&[("rules/baking/", "rules/old/")], false);
    assert!(said.iter().any(|it| it.contains("did you mean the folder `rules/baking/`?")), "{said:#?}");
    assert!(said.iter().all(|it| !it.contains("did you mean `report.ron`")), "{said:#?}");
    let said = told_of_files(&[("rules/sources.ron", "rules/baking/sources.ron")], true);
    assert!(said.len() == 1 && said[0].contains("move it to `rules/sources.ron`"), "{said:#?}");
}

#[test]
fn a_renamed_pathway_is_offered_where_its_old_id_stands() {
    let said = told(&[(COURSE, "id: \"course\"", "id: \"training\"")]);
    assert!(said.len() == 1 && said[0].contains("unknown pathway `course`"), "{said:#?}");
    assert!(said[0].contains("its id is `training` now"), "{said:#?}");
    let said = told(&[(COURSE, "id: \"course\"", "id: \"training\""), (ADVICE, "\"apprenticeship\"", "\"course\"")]);
    assert!(said.iter().any(|it| it.contains("pathways: ") && it.contains("training")), "{said:#?}");
}

#[test]
fn an_id_that_cannot_be_one_is_told_and_its_users_are_not() {
    tells(BANK, "id: \"evenings\"", "id: \"even ings\"", &["19 `even ings` `even ings` cannot be an id"]);
}

#[test]
fn the_reason_why_a_default_is_none_is_told() {
    let default = |list: &str| format!("lever: Free(\"bake for somebody\"), default: {list}");
    let tells = |list: &str, parts: &[&str]| tells(BANK, "lever: Free(\"bake for somebody\")", &default(list), parts);
    tells("[\"nobody\", \"family\"]", &["`nobody` is an option with `alone: true`"]);
    tells("[\"team\", \"famly\"]", &["`famly` the default of", "did you mean `family`?"]);
    tells("[\"team\", \"team\"]", &["`team` stands here twice"]);
    tells("7", &["`7` the default of `baked_for`", "its options: family"]);
}

#[test]
fn a_name_of_another_kind_is_told_which_it_is() {
    tells(COURSE, IS, "Is(\"has_baked\", \"yes\")", &["unknown question `has_baked`", "write `Fact(\"has_baked\")`"]);
    tells(COURSE, IS, "Fact(\"hours\")", &["unknown fact `hours`", "`hours` is a question"]);
    tells(COURSE, IS, "AtLeast(\"has_baked\", 1)", &["unknown question or scale score", "`has_baked` is a fact"]);
    let scale = "scales: [(id: \"s\", sum: [(question: \"hours\", points: [(\"days\", 1)])])],\n    sections: [";
    for test in ["Is(\"s\", \"1\")", "Fact(\"s\")"] {
        let said = told(&[(ORDER, "sections: [", scale), (COURSE, IS, test)]);
        assert!(said.len() == 1 && said[0].contains("`s` is a scale score; use AtLeast"), "{said:#?}");
    }
    let number =
        "answer: Number(least: 0, most: 9, unit: \"years\"),\n        lever: Fixed,\n        default: 3,\n    ),\n]";
    let bank = edited(&[]).get(edited(&[]).named(BANK).expect("the bank")).text.clone();
    let last = &bank[bank.rfind("answer: One(").expect("an answer")..];
    let scale = "scales: [(id: \"s\", sum: [(question: \"home_sale\", points: [(\"no\", 1)])])],\n    sections: [";
    let said = told(&[(BANK, last, number), (ORDER, "sections: [", scale)]);
    assert!(said.iter().any(|it| it.contains("`home_sale` takes a number, and a score adds points")), "{said:#?}");
    assert!(said.iter().all(|it| !it.contains("unknown option `no`")), "{said:#?}");
    tells(
        COURSE,
        "cites: [\"bls-2\"]",
        "cites: [\"bls\"]",
        &["unknown claim `bls`", "`bls` is a source; cite what it says: "],
    );
}

#[test]
fn numbers_out_of_range_are_marked_themselves() {
    tells(COURSE, "points: 2", "points: 9", &["13 `9` `fits-evenings` weighs 9 points"]);
    tells(COURSE, "within: 30", "within: 31", &["28 `31` `visit-a-school` is planned within 31 days"]);
    tells(BANK, "Many(options", "Many(at_most: 0, options", &["`0` `baked_for` lets nobody tick anything"]);
    tells(COURSE, "\"A technical or", "\"C:\\technical or", &["this text holds `\\t`", "write `\\\\`"]);
}

#[test]
fn help_that_is_obeyed_mends_the_fault() {
    let one = "takes its values without names";
    tells(BANK, "answer: One([", "answer: One(options: [", &[one, "take `options:` out, as in `One([ ... ])`"]);
    let list = "pathways: [\"apprenticeship\", \"course\", \"home-bakery\"]";
    let round = "pathways: (\"apprenticeship\", \"course\", \"home-bakery\")";
    tells(REPORT, list, round, &["write `[` and `]` in place of these brackets"]);
    let score = "scales: [(id: \"s\", sum: [(question: \"hours\", points: {\"days\": 1})])],\n    sections: [";
    tells(ORDER, "sections: [", score, &["in place of these brackets, as in `[(\"option\", 1), "]);
    tells(
        COURSE,
        "points: -1",
        "points: - 1",
        &["22 `-` a blank stands between `-` and its number", "write `-1`"][1..],
    );
    tells(COURSE, IS, &format!("not {IS}"), &["12 `not` `not` cannot stand before a condition", "`Not(Is(...))`"]);
    tells(COURSE, IS, "Is(\"hours\": \"evenings\")", &["12 `:` a colon stands here in place of a comma", "write `,`"]);
    tells(COURSE, "points: 2", "points: 0,5", &["13 `0,5` `0,5` is no whole number"]);
    let number = "answer: Number(0, 48, \"months\"),\n        lever: Fixed,\n    ),\n]";
    let bank = edited(&[]).get(edited(&[]).named(BANK).expect("the bank")).text.clone();
    let said = told(&[(BANK, &bank[bank.rfind("answer: One(").expect("an answer")..], number)]);
    let parts = ["`Number` takes its values by name", "write `Number(least: 0"];
    assert!(said.len() == 1 && parts.iter().all(|part| said[0].contains(part)), "{said:#?}");
}

#[test]
fn a_value_of_another_form_is_told_what_belongs_in_its_field() {
    let gives = "gives: Strength(\"You have sold what you bake, so you know what somebody pays for.\")";
    tells(ADVICE, gives, "gives: \"You sell.\"", &["as in `Note(\"...\")`; there are Action, Strength"]);
    tells(ADVICE, gives, "gives: Script(\"You sell.\")", &["`Script` takes its values by name"]);
    tells(ORDER, "default: true", "door: \"a door\"", &["write `(place: 1, label: \"...\")`"]);
    let option = "(id: \"days\", label: \"My working days\")";
    for other in ["\"days\"", "(\"days\", \"My working days\")"] {
        tells(BANK, option, other, &["write each option as `(id: \"...\", label: \"...\")`"]);
    }
    tells(COURSE, "evidence: [", "evidence: {", &["9 `{` a list stands in `[ ... ]`"]);
}

#[test]
fn near_names_are_offered_for_citations_files_and_questions() {
    tells(COURSE, "\"editorial\"", "\"editoral\"", &["unknown claim `editoral`", "did you mean `editorial`?"]);
    // A section that misspells a question asks it all the same: rules that test it are sound.
    tells(
        ORDER,
        "question: \"hours\"",
        "question: \"houers\"",
        &["22 `houers` unknown question", "did you mean `hours`?"],
    );
    let mut files: Vec<TextFile> = edited(&[]).iter().map(|(_, file)| file.clone()).collect();
    files.push(TextFile { name: "rules/baking/verdict.ron".to_owned(), text: "[]".into() });
    let (_, diagnostics) = load(&Texts::new(files));
    let help = diagnostics.first().and_then(|it| it.help.as_deref()).unwrap_or_default();
    assert!(diagnostics.len() == 1 && help.starts_with("did you mean `verdicts.ron`?"), "{diagnostics:?}");
}

#[test]
fn rules_of_a_questionnaire_that_cannot_be_read_are_read_all_the_same() {
    let said = told(&[(ORDER, "title: ", "titel: "), (COURSE, "kind: ", "kindd: ")]);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said.iter().all(|it| it.contains("unknown field")), "{said:#?}");
}

#[test]
fn values_of_answers_and_vignettes_are_marked_where_they_stand() {
    let refused = |input: &str, parts: &[&str]| {
        let (exit, stdout, stderr) = Case::new("report --partial --answers -").input(input).run();
        assert_eq!((exit, stdout.as_str()), (2, ""), "{stderr}");
        for part in parts {
            assert!(stderr.contains(part), "{part}: {stderr}");
        }
    };
    refused("(\n  answers: [],\n)", &["standard input:2:12", "answers are a map"]);
    refused("{\"answers\": []}", &["standard input:1:13", "answers are a map"]);
    refused("{\"assessment\": 3, \"answers\": {}}", &["`assessment` is the id of one, in quotes"]);
    refused("{\"answers\": {}, \"answers\": {}}", &["the field `answers` stands here twice"]);
    let file = folder();
    let vignette = file.path().join("tests/vignettes/odd.ron");
    let text = "(about: \"A.\", assessment: \"baking\", answers: {},\n  expect: (verdicts: []))";
    std::fs::write(vignette, text).expect("a file");
    let said = listed(file.path());
    assert!(said.iter().any(|it| it.starts_with("tests/vignettes/odd.ron:2: error[wrong-type]")), "{said:#?}");
}

#[test]
fn what_is_no_file_of_a_pack_is_bounded() {
    let folder = folder();
    // Files that systems and editors keep beside others are not read.
    std::fs::write(folder.path().join("rules/baking/pathways/._course.ron"), b"\0\0\xff").expect("a file");
    let path = folder.path().to_string_lossy().into_owned();
    assert_eq!(Case::with(&["list", "--pack", &path]).run().0, 0);
    #[cfg(unix)]
    {
        for number in 0..12 {
            let link = folder.path().join(format!("rules/baking/again{number}"));
            std::os::unix::fs::symlink(folder.path().join("rules"), link).expect("a link");
        }
        let began = std::time::Instant::now();
        let said = listed(folder.path());
        let deep: Vec<_> = said.iter().filter(|it| it.contains("too-deep")).collect();
        assert!(deep.len() == 1 && began.elapsed().as_secs() < 20, "{said:#?}");
        assert!(said.iter().all(|it| !it.contains("unknown-id") && !it.contains("missing-file")), "{said:#?}");
    }
}

/// A folder with the starter pack.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (_, file) in starter().iter() {
        let path = folder.path().join(&file.name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, &*file.text).expect("a file");
    }
    folder
}

/// What `inroad check` lists of a folder, a line each.
fn listed(folder: &std::path::Path) -> Vec<String> {
    let path = folder.to_string_lossy().into_owned();
    let (exit, stdout, stderr) = Case::with(&["check", &path, "--format", "short"]).run();
    assert_eq!((exit, stderr.as_str()), (1, ""), "{stdout}");
    let (exit, json, stderr) = Case::with(&["check", &path, "--format", "json"]).run();
    assert_eq!((exit, stderr.as_str()), (1, ""));
    let json: serde_json::Value = serde_json::from_str(&json).expect("a check in JSON");
    let lines: Vec<String> = stdout.lines().map(str::to_owned).collect();
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(lines.len()));
    lines
}

#[test]
fn files_that_hold_no_text_are_listed_with_their_line() {
    let folder = folder();
    std::fs::write(folder.path().join(COURSE), b"(\n    id: \"caf\xe9\",\n)").expect("a file");
    let vignette = folder.path().join("tests/vignettes/broken.ron");
    std::fs::write(vignette, b"\xff\xfe(\0\0\xd8(\0").expect("a file");
    std::fs::write(folder.path().join(TABLE), " ".repeat(5_000_000)).expect("a file");
    let said = listed(folder.path());
    assert_eq!(said.len(), 3, "{said:#?}");
    assert!(said[0].starts_with(&format!("{COURSE}:2: error[unreadable]")), "{said:#?}");
    assert!(said[1].starts_with(&format!("{TABLE}:1: error[unreadable]")) && said[1].contains("4 MB"), "{said:#?}");
    assert!(said[2].starts_with("tests/vignettes/broken.ron:1: error[unreadable]"), "{said:#?}");
    let path = folder.path().to_string_lossy().into_owned();
    let (exit, _, stderr) = Case::with(&["list", "--pack", &path]).run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("save the file as plain text in the encoding UTF-8"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_are_listed() {
    let folder = folder();
    std::fs::remove_file(folder.path().join(COURSE)).expect("a file goes");
    std::os::unix::fs::symlink("nowhere", folder.path().join(COURSE)).expect("a link");
    let said = listed(folder.path());
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with(&format!("{COURSE}:1: error[unreadable]: the file `{COURSE}`")), "{said:#?}");
}

#[test]
fn a_folder_that_is_no_pack_is_told_once() {
    let folder = folder();
    std::fs::remove_dir_all(folder.path().join("rules")).expect("a folder goes");
    let said = listed(folder.path());
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with("error[missing-folder]") && said[0].ends_with("has no folder `rules`"), "{said:#?}");
    let path = folder.path().to_string_lossy().into_owned();
    let (exit, _, stderr) = Case::with(&["report", "--pack", &path]).run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("a pack is a folder with `questionnaires` and `rules`"), "{stderr}");
}

#[test]
fn long_and_deep_files_with_faults_are_told_in_bounded_time() {
    let many = |piece: &str| piece.repeat(400_000 / piece.len());
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    for text in [
        many("\"a\" "),
        many("(id: \"a, b\" "),
        many("[)"),
        many("(lable: 1),"),
        format!("[{}]", many("(lable: 1, b: 2),")),
        many("\"a\"b"),
        many("/* "),
        many("\u{a0}"),
        many("#"),
        format!("\"a\n{}", many("[(")),
        deep,
    ] {
        let began = std::time::Instant::now();
        let whole = edited(&[]).get(edited(&[]).named(BANK).expect("the bank")).text.clone();
        let texts = edited(&[(BANK, &whole, &text)]);
        let (pack, diagnostics) = load(&texts);
        assert!(pack.is_none() && !diagnostics.is_empty());
        assert!(drawn(texts, diagnostics).len() < 1_000_000);
        assert!(began.elapsed().as_secs() < 30, "{} took {:?}", &text[..20], began.elapsed());
    }
}
