//! JSON Schemas: what the program writes and reads is what they promise, and what they promise is not everything.

use std::collections::BTreeMap;

use inroad::analysis::pack::lint::code::Code;
use inroad::analysis::pack::lint::codes::code;
use inroad::cli::builtin::{builtin, builtin_vignettes, starter};
use inroad::cli::command::check::found;
use inroad::load::texts::{TextFile, Texts};
use serde_json::{Map, Value, json};

use crate::harness::{Case, Dice, assessment, case, pack, random_respondent, unwrapped};

fn schema(of: &str) -> Value {
    let (exit, text, stderr) = Case::new(&format!("schema {of}")).run();
    assert_eq!(exit, 0, "{stderr}");
    serde_json::from_str(&text).expect("a schema is JSON")
}

#[track_caller]
fn check_written(of: &str, command: &str) {
    let (exit, text, stderr) = Case::new(&format!("{command} --format json")).run();
    assert_eq!(exit, 0, "{stderr}");
    let value: Value = serde_json::from_str(&text).expect("what is written is JSON");
    assert_eq!(value["schema_version"], 1);
    let schema = schema(of);
    if let Err(fault) = conforms(&schema, &schema, &value) {
        panic!("{command}: {fault}");
    }
}

#[test]
fn reports_hold_what_their_schema_promises() {
    let schema = schema("report");
    let mut dice = Dice(5);
    for it in &pack().assessments {
        for _ in 0..20 {
            let answers = random_respondent(assessment(&it.id), &mut dice);
            let report = inroad::report::person::recommendation::recommendation(&case(pack(), it, &answers));
            let value = serde_json::to_value(&report).expect("a report is JSON");
            if let Err(fault) = conforms(&schema, &schema, &value) {
                panic!("{fault}");
            }
        }
    }
}

#[test]
fn everything_that_is_written_as_json_has_its_schema() {
    check_written("template", "template");
    check_written("coverage", "list --coverage");
    check_written("test", "test");
    check_written("check", "check");
    check_written("codes", "check --explain all");
    check_written("codes", "check --explain no-order");
    check_written("explanation", "explain --partial");
    for what in
        ["assessments", "questions", "pathways", "verdicts", "rules", "advice", "parts", "facts", "scales", "sources"]
    {
        check_written("list", &format!("list {what}"));
    }
    for id in ["situation", "situation=employed", "disclosure", "s0", "s0-004", "internal-transition", "interview"] {
        check_written("show", &format!("show {id}"));
    }
    for (of, command) in [("test", "test tests/packs/failing"), ("check", "check tests/packs/faulty")] {
        let (exit, text, _) = Case::new(&format!("{command} --format json")).run();
        assert_eq!(exit, 1);
        let schema = schema(of);
        let value = serde_json::from_str(&text).expect("what is written is JSON");
        conforms(&schema, &schema, &value).unwrap_or_else(|fault| panic!("{fault}"));
    }
}

/// A pack as the schema sees it: each file by its path.
fn as_object<'a>(files: impl Iterator<Item = &'a TextFile>) -> Value {
    let files = files.map(|file| (file.name.clone(), Ron::read(&file.text)));
    Value::Object(files.collect::<Map<String, Value>>())
}

#[test]
fn the_packs_are_what_their_schema_promises() {
    let schema = schema("pack");
    let (pack, vignettes, starter) = (builtin(), builtin_vignettes(), starter());
    let builtin = as_object(pack.iter().chain(vignettes.iter()).map(|(_, file)| file));
    let starter = as_object(starter.iter().map(|(_, file)| file));
    assert!(builtin.as_object().is_some_and(|files| files.len() > 80));
    for pack in [&builtin, &starter] {
        if let Err(fault) = conforms(&schema, &schema, pack) {
            panic!("{fault}");
        }
    }
    // The least mistakes are refused.
    let mistakes: &[(&str, Value)] = &[
        ("/questionnaires~1bank.ron/0/lever", json!("Sideways")),
        ("/questionnaires~1bank.ron/0/ask", json!(7)),
        ("/questionnaires~1bank.ron/0/answer", json!({ "One": [{ "id": "a" }] })),
        ("/questionnaires~1baking.ron/sections/0/questions/0/tier", json!("core")),
        ("/rules~1baking~1pathways~1course.ron/evidence/0/when", json!({ "Is": ["hours"] })),
        ("/rules~1baking~1pathways~1course.ron/evidence/0", json!({ "id": "a" })),
        ("/rules~1baking~1verdicts.ron/0/rows/0/confidence", json!("Certain")),
        ("/rules~1baking~1advice~1first-steps.ron/0/gives", json!({ "Praise": "Good." })),
        ("/rules~1baking~1report.ron/fits", json!({ "strong": 1, "good": 1, "bad": 1 })),
        ("/rules~1sources.ron/claims", json!({})),
    ];
    for (at, wrong) in mistakes {
        let mut pack = starter.clone();
        *pack.pointer_mut(at).unwrap_or_else(|| panic!("nothing at {at}")) = wrong.clone();
        assert!(conforms(&schema, &schema, &pack).is_err(), "{at} may be {wrong}");
    }
    let mut stray = starter.clone();
    stray["rules/notes.ron"] = json!([]);
    assert!(conforms(&schema, &schema, &stray).is_err());
}

/// The starter with a piece of one file replaced, and whether the loader takes it.
fn edited(file: &str, from: &str, to: &str) -> (Value, Vec<String>) {
    let mut files: Vec<TextFile> = starter().iter().map(|(_, file)| file.clone()).collect();
    if files.iter().all(|it| it.name != file) {
        files.push(TextFile { name: file.to_owned(), text: from.to_owned().into() });
    }
    let edited = files.iter_mut().find(|it| it.name == file).expect("the file is there");
    assert!(edited.text.contains(from), "{from:?} is not in {file}");
    edited.text = edited.text.replacen(from, to, 1).into();
    let value = as_object(files.iter());
    let faults =
        found(&Texts::new(files)).into_iter().filter(|it| !code(it.diagnostic.code).is_some_and(Code::is_lint));
    (value, faults.map(|it| it.diagnostic.code.to_owned()).collect())
}

#[test]
fn what_the_loader_refuses_by_bounds_the_schema_refuses() {
    const ROUTE: &str = "rules/baking/pathways/apprenticeship.ron";
    const BANK: &str = "questionnaires/bank.ron";
    const VERDICTS: &str = "rules/baking/verdicts.ron";
    const ADVICE: &str = "rules/baking/advice/first-steps.ron";
    const PROPERTIES: &str = "rules/baking/properties.ron";
    const VIGNETTE: &str = "tests/vignettes/baking-06-sells-bread-and-wonders.ron";
    const GIVES: &str = "Strength(\"You have sold what you bake, so you know what somebody pays for.\")";
    const STATED: &str =
        "(properties: [(id: \"a\", says: \"It holds.\", never: Not(Always), because: \"so\", cites: [\"editorial\"])])";
    let schema = schema("pack");
    let refused: &[(&str, &str, &str)] = &[
        (ROUTE, "points: 2", "points: 3"),
        (ROUTE, "points: 2", "points: -3"),
        (ROUTE, "points: 2", "points: 0"),
        (ROUTE, "within: 30", "within: 14"),
        (ROUTE, "cites: [\"bls-1\"]", "cites: []"),
        (ROUTE, "cites: [\"bls-1\", \"bls-2\"]", "cites: []"),
        (ROUTE, "Learn the trade in a bakery", ""),
        (ROUTE, "Learn the trade in a bakery", "  "),
        (ROUTE, "a bakery needs you on working days", ""),
        (ROUTE, "\"used-to-a-kitchen\"", "\"used to a kitchen\""),
        (ROUTE, "\"used-to-a-kitchen\"", "\"k\u{e4}se\""),
        (ROUTE, "\"used-to-a-kitchen\"", "\"\""),
        (ROUTE, "[\"days\", \"not_sure\"]", "[]"),
        ("questionnaires/baking.ron", "[\"nobody\"]", "[]"),
        ("questionnaires/baking.ron", "\"Your start\"", "\"\""),
        (BANK, "Many(options:", "Many(at_most: 0, options:"),
        (BANK, "(id: \"yes\", label: \"Yes\"),\n            (id: \"no\", label: \"No\"),", ""),
        (BANK, "topic: \"time for learning\"", "topic: \"\""),
        (ADVICE, "idea: \"what-you-bring\"", "idea: \"what you bring\""),
        (ADVICE, GIVES, "Action(within: 8, cue: \"it is Monday\", act: \"bake\")"),
        (ADVICE, GIVES, "Strength(\"\")"),
        (VERDICTS, "label: \"Ask now\"", "label: \"Ask now\", level: 0"),
        (VERDICTS, "label: \"Ask now\"", "label: \"Ask now\", level: 11"),
        ("rules/sources.ron", "kind: \"work\"", "kind: \"hard work\""),
        (
            "rules/baking/report.ron",
            "This compares three ways into baking for you. It does not say whether you will find a place, or what you will earn.",
            "",
        ),
        (PROPERTIES, STATED, "(excludes: [[\"paid-once\"]])"),
        (
            PROPERTIES,
            STATED,
            "(properties: [(id: \"a\", says: \"It holds.\", because: \"so\", cites: [\"editorial\"])])",
        ),
        (
            PROPERTIES,
            STATED,
            "(properties: [(id: \"a\", says: \"It holds.\", never: Not(Always), always: Always, because: \"so\", cites: [\"editorial\"])])",
        ),
        (PROPERTIES, "cites: [\"editorial\"]", "cites: []"),
        (VIGNETTE, "(first: \"home-bakery\")", "()"),
        (VIGNETTE, "(first: \"home-bakery\")", "(close_call: [])"),
        (VIGNETTE, "(first: \"home-bakery\")", "(close_call: [\"course\"])"),
        (VIGNETTE, "(first: \"home-bakery\")", "(verdicts: {}, cites: [], ruled_out: [])"),
        (VIGNETTE, "Somebody who sells a few loaves to colleagues, and cannot say yet how much time there is.", ""),
    ];
    let with_stated = |file: &str, from: &str, to: &str| match file {
        PROPERTIES => edited(file, STATED, &STATED.replacen(from, to, 1)),
        _ => edited(file, from, to),
    };
    for (file, from, to) in refused {
        let (value, faults) = with_stated(file, from, to);
        assert!(!faults.is_empty(), "the loader takes {to:?} in {file}");
        assert!(conforms(&schema, &schema, &value).is_err(), "the schema takes {to:?} in {file}; found {faults:?}");
    }
    let taken: &[(&str, &str, &str)] = &[
        (ROUTE, "points: 2", "points: -2"),
        (ROUTE, "within: 30", "within: 90"),
        (BANK, "cites: [\"editorial\"]", "cites: []"),
        (BANK, "Many(options:", "Many(at_most: 2, options:"),
        (ADVICE, GIVES, "Action(within: 7, cue: \"it is Monday\", act: \"bake\")"),
        (VERDICTS, "label: \"Ask now\"", "label: \"Ask now\", level: 10, mark: \"now\""),
        (PROPERTIES, "never: Not(Always)", "always: Always"),
        (PROPERTIES, "never: Not(Always)", "never: Is(\"hours\", \"days\")"),
        (VIGNETTE, "(first: \"home-bakery\")", "(first: \"home-bakery\", close_call: [], cites: [])"),
        (VIGNETTE, "(first: \"home-bakery\")", "(ruled_out: [\"course\"])"),
        (VIGNETTE, "(first: \"home-bakery\")", "(verdicts: {\"trial-morning\": \"ask-now\"})"),
    ];
    for (file, from, to) in taken {
        let (value, faults) = with_stated(file, from, to);
        assert!(faults.is_empty(), "the loader refuses {to:?} in {file}: {faults:?}");
        conforms(&schema, &schema, &value).unwrap_or_else(|fault| panic!("{to:?} in {file}: {fault}"));
    }
}

#[test]
fn answers_are_what_their_schema_promises() {
    let all = schema("answers");
    let mut dice = Dice(31);
    for it in &pack().assessments {
        let one = schema(&format!("answers {}", it.id));
        for _ in 0..10 {
            let answers = random_respondent(assessment(&it.id), &mut dice);
            let report = inroad::report::person::recommendation::recommendation(&case(pack(), it, &answers));
            let report = serde_json::to_value(&report).expect("a report is JSON");
            let named = json!({ "assessment": it.id, "answers": report["answers"] });
            for (schema, value) in [(&all, &report), (&one, &report), (&one, &named), (&one, &report["answers"])] {
                conforms(schema, schema, value).unwrap_or_else(|fault| panic!("{fault}"));
            }
            let first = &pack().question(it.asked[0].question).id;
            let mut wrong = named.clone();
            wrong["answers"][first] = json!("no-such-option");
            assert!(conforms(&all, &all, &wrong).is_err() && conforms(&one, &one, &wrong).is_err());
            let mut wrong = named.clone();
            wrong["answers"]["no_such_question"] = json!("yes");
            assert!(conforms(&one, &one, &wrong).is_err());
            let mut wrong = named;
            wrong["assessment"] = json!("no-such-assessment");
            assert!(conforms(&all, &all, &wrong).is_err());
        }
    }
    let (exit, _, stderr) = Case::new("schema report interview").run();
    assert_eq!(exit, 2);
    assert!(unwrapped(&stderr).contains("only answers differ by assessment"), "{stderr}");
    let (exit, _, stderr) = Case::new("schema answers interviw").run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("did you mean `interview`?"), "{stderr}");
}

/// The part of JSON Schema that the published schemas use.
fn conforms(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    const KNOWN: &[&str] = &[
        "$ref",
        "$schema",
        "$defs",
        "title",
        "description",
        "default",
        "format",
        "anyOf",
        "oneOf",
        "allOf",
        "type",
        "const",
        "enum",
        "required",
        "properties",
        "patternProperties",
        "additionalProperties",
        "items",
        "prefixItems",
        "pattern",
        "minProperties",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minimum",
        "maximum",
    ];
    let Some(keys) = schema.as_object() else {
        return if *schema == json!(false) { Err(format!("{value} may not be there")) } else { Ok(()) };
    };
    let unknown: Vec<&String> = keys.keys().filter(|key| !KNOWN.contains(&key.as_str())).collect();
    assert!(unknown.is_empty(), "this test does not know {unknown:?}");
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).ok_or(format!("no {reference}"))?;
        conforms(root, target, value)?;
    }
    for (key, least, most) in [("anyOf", 1, usize::MAX), ("oneOf", 1, 1), ("allOf", usize::MAX, usize::MAX)] {
        if let Some(parts) = schema[key].as_array() {
            let outcomes: Vec<Result<(), String>> = parts.iter().map(|part| conforms(root, part, value)).collect();
            let held = outcomes.iter().filter(|it| it.is_ok()).count();
            if held < least.min(parts.len()) || held > most {
                let faults: Vec<String> = outcomes.into_iter().filter_map(Result::err).collect();
                return Err(format!("{held} parts of {key} hold: {}", faults.join(" | ")));
            }
        }
    }
    kinds(schema, value)?;
    if let Value::Object(fields) = value {
        let least = schema["minProperties"].as_u64().unwrap_or(0);
        if (fields.len() as u64) < least {
            return Err(format!("{value} has {} fields", fields.len()));
        }
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            fields.get(name).ok_or(format!("no field {name} in {value}"))?;
        }
        for (name, field) in fields {
            let part = schema["properties"].get(name).or_else(|| {
                let patterns = schema["patternProperties"].as_object().into_iter().flatten();
                patterns.filter(|(pattern, _)| matches(pattern, name)).map(|(_, part)| part).next()
            });
            match part.or_else(|| schema.get("additionalProperties")) {
                Some(part) => conforms(root, part, field).map_err(|fault| format!("{name}: {fault}"))?,
                // A struct of this program has no fields that its schema does not name; a bound may be about some.
                None if schema.get("properties").is_some()
                    && schema.get("type").is_some()
                    && schema["required"] != json!(["answers", "schema_version"]) =>
                {
                    return Err(format!("the schema does not know the field {name}"));
                }
                None => {}
            }
        }
    }
    if let Value::Array(values) = value {
        let least = schema["minItems"].as_u64().unwrap_or(0);
        let most = schema["maxItems"].as_u64().unwrap_or(u64::MAX);
        if !(least..=most).contains(&(values.len() as u64)) {
            return Err(format!("{value} has {} elements", values.len()));
        }
        if schema["uniqueItems"] == json!(true) && values.iter().enumerate().any(|(at, it)| values[..at].contains(it)) {
            return Err(format!("{value} has an element twice"));
        }
        for (at, value) in values.iter().enumerate() {
            let part = schema["prefixItems"].get(at).or_else(|| schema.get("items"));
            part.map_or(Ok(()), |part| conforms(root, part, value)).map_err(|fault| format!("{at}: {fault}"))?;
        }
    }
    Ok(())
}

fn kinds(schema: &Value, value: &Value) -> Result<(), String> {
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !types.is_empty() && !types.contains(&found) {
        return Err(format!("{value} is {found}, not {types:?}"));
    }
    if schema.get("const").is_some_and(|wanted| value != wanted) {
        return Err(format!("{value} is not {}", schema["const"]));
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        return Err(format!("{value} is none of {}", schema["enum"]));
    }
    if let (Some(pattern), Some(text)) = (schema["pattern"].as_str(), value.as_str()) {
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        let fits = match pattern {
            "\\S" => !text.trim().is_empty(),
            "^[A-Za-z0-9_-]+$" => !text.is_empty() && text.chars().all(is_plain),
            _ => panic!("this test does not know {pattern}"),
        };
        if !fits {
            return Err(format!("{value} does not match {pattern}"));
        }
    }
    let number = value.as_i64();
    let least = schema["minimum"].as_i64().filter(|least| number.is_some_and(|number| number < *least));
    let most = schema["maximum"].as_i64().filter(|most| number.is_some_and(|number| number > *most));
    if least.or(most).is_some() { Err(format!("{value} is out of range")) } else { Ok(()) }
}

/// The patterns of a pack's paths: `[^/]+` and `.+` stand for a name, and the bank is no questionnaire.
fn matches(pattern: &str, name: &str) -> bool {
    let pattern = pattern.trim_start_matches('^').trim_end_matches('$').replace("\\.", ".");
    let is_excepted = pattern.contains("(?!bank.ron$)") && name.ends_with("/bank.ron");
    let parts: Vec<String> = pattern.replace("(?!bank.ron$)", "").split('/').map(str::to_owned).collect();
    // A class such as `[^/]+` holds a slash itself.
    let parts: Vec<String> =
        parts.join("/").replace("[^/]+", "*").replace(".+", "*").split('/').map(str::to_owned).collect();
    let names: Vec<&str> = name.split('/').collect();
    let is_part = |(part, name): (&String, &&str)| {
        let (start, end) = part.split_once('*').unwrap_or((part, ""));
        if part.contains('*') { name.starts_with(start) && name.ends_with(end) } else { part == name }
    };
    !is_excepted && parts.len() == names.len() && parts.iter().zip(&names).all(is_part)
}

/// RON as JSON, the way the schema of a pack says it: the plainest reader that does it.
struct Ron<'t> {
    rest: &'t str,
}

impl<'t> Ron<'t> {
    fn read(text: &'t str) -> Value {
        let mut ron = Self { rest: text };
        let value = ron.value();
        assert_eq!(ron.mark(), None, "more text follows: {:.60}", ron.rest);
        value
    }

    /// The next character that is neither white space nor in a comment.
    fn mark(&mut self) -> Option<char> {
        loop {
            self.rest = self.rest.trim_start();
            let Some(comment) = self.rest.strip_prefix("//") else { return self.rest.chars().next() };
            self.rest = comment.split_once('\n').map_or("", |(_, after)| after);
        }
    }

    fn take(&mut self, mark: char) -> bool {
        let is_there = self.mark() == Some(mark);
        if is_there {
            self.rest = &self.rest[mark.len_utf8()..];
        }
        is_there
    }

    fn word(&mut self) -> &'t str {
        let end = self.rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn string(&mut self) -> String {
        let mut letters = self.rest[1..].char_indices();
        let mut text = String::new();
        while let Some((at, letter)) = letters.next() {
            match letter {
                '"' => {
                    self.rest = &self.rest[at + 2..];
                    return text;
                }
                '\\' => text.extend(letters.next().map(|(_, letter)| letter)),
                _ => text.push(letter),
            }
        }
        panic!("a text is not closed: {:.60}", self.rest)
    }

    fn value(&mut self) -> Value {
        match self.mark() {
            Some('"') => Value::String(self.string()),
            Some('[') => Value::Array(self.list('[', ']')),
            Some('(') => self.brackets(),
            Some('{') => self.fields('{', '}'),
            Some(mark) if mark == '-' || mark.is_ascii_digit() => {
                let end = self.rest[1..].find(|it: char| !it.is_ascii_digit()).map_or(self.rest.len(), |at| at + 1);
                let (number, rest) = self.rest.split_at(end);
                self.rest = rest;
                json!(number.parse::<i64>().expect("a whole number"))
            }
            _ => match self.word() {
                "" => panic!("no value: {:.60}", self.rest),
                "true" => json!(true),
                "false" => json!(false),
                word if self.mark() == Some('(') => {
                    let inner = match self.brackets() {
                        Value::Array(mut one) if one.len() == 1 => one.remove(0),
                        inner => inner,
                    };
                    Value::Object(Map::from_iter([(word.to_owned(), inner)]))
                }
                word => json!(word),
            },
        }
    }

    /// `(a, b)` as an array, `(field: value)` as an object.
    fn brackets(&mut self) -> Value {
        let mut ahead = Self { rest: &self.rest[1..] };
        let is_empty = ahead.mark() == Some(')');
        let is_named = ahead.mark().is_some_and(char::is_alphabetic) && !ahead.word().is_empty() && ahead.take(':');
        if is_named || is_empty {
            return self.fields('(', ')');
        }
        Value::Array(self.list('(', ')'))
    }

    fn list(&mut self, open: char, close: char) -> Vec<Value> {
        let mut values = Vec::new();
        assert!(self.take(open));
        while !self.take(close) {
            values.push(self.value());
            self.take(',');
        }
        values
    }

    fn fields(&mut self, open: char, close: char) -> Value {
        let mut fields = BTreeMap::new();
        assert!(self.take(open));
        while !self.take(close) {
            let name = if self.mark() == Some('"') { self.string() } else { self.word().to_owned() };
            assert!(self.take(':'), "no colon after {name:?}: {:.60}", self.rest);
            fields.insert(name, self.value());
            self.take(',');
        }
        Value::Object(fields.into_iter().collect())
    }
}
