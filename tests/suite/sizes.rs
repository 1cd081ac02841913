//! Any file within the bound of a file is answered soon: nothing grows with the square of what is in it.

use std::time::{Duration, Instant};

use inroad::load::answers::{read_file, resolve};
use inroad::load::texts::Texts;

use crate::harness::{assessment, drawn, pack};

const BYTES: usize = 2 * 1024 * 1024;

/// The clock bounds nothing but failure: what grows with the square takes minutes here, or hours.
const PATIENCE: Duration = Duration::from_secs(40);

/// So many copies of a piece that they fill a file.
fn filled(before: &str, piece: &str, after: &str) -> String {
    format!("{before}{}{after}", piece.repeat(BYTES / piece.len()))
}

fn numbered(before: &str, piece: impl Fn(usize) -> String, after: &str) -> String {
    let mut text = before.to_owned();
    for number in 0.. {
        if text.len() >= BYTES {
            break;
        }
        text.push_str(&piece(number));
    }
    text + after
}

#[test]
fn every_file_within_the_bound_is_answered() {
    let texts = [
        ("pairs.ron", filled("{", "a:a,", "}")),
        ("colons.ron", filled("{", "a:", "")),
        ("words.ron", filled("{", "a ", "}")),
        ("round.ron", filled("{", "a(", "")),
        ("fields.ron", filled("{", "(a:", "")),
        ("calls.ron", filled("(answers: ", "Is(", ")")),
        ("commas.ron", filled("(answers: {", ",", "})")),
        ("quotes.ron", filled("{", "\"a\" ", "}")),
        ("quotes-within.ron", filled("{", "\"a\"x ", "}")),
        ("escapes.ron", filled("{", "\"\\\" ", "}")),
        ("unclosed.ron", filled("{", "\"a\": \"b,\n", "}")),
        ("lists.ron", filled("(left_out: [", "a,", "], answers: {})")),
        ("closers.ron", filled("{", ")\n", "}")),
        ("raw.ron", filled("{", "r#\"a", "}")),
        ("comments.ron", filled("{", "/*", "")),
        ("unknown.json", numbered("{", |it| format!("\"q{it}\":\"x\","), "\"z\":\"x\"}")),
        ("escaped.json", numbered("{", |it| format!("\"\\u0071{it}\":\"x\","), "\"z\":\"x\"}")),
        ("lines.json", numbered("{", |it| format!("\"q{it}\":\"x\",\n"), "\"z\":\"x\"}")),
        ("again.json", filled("{", "\"iv_role\":\"pm\",", "\"iv_role\":\"pm\"}")),
        ("options.json", filled("{\"background\":[", "\"sales\",", "\"sales\"]}")),
        ("others.json", numbered("{\"background\":[", |it| format!("\"s{it}\","), "\"sales\"]}")),
        ("wrapped.json", numbered("{\"answers\":{},", |it| format!("\"f{it}\":1,"), "\"z\":1}")),
    ];
    for (name, text) in texts {
        let start = Instant::now();
        let mut all = Texts::default();
        let file = all.push(name, &text);
        let faults = match read_file(&all, file) {
            Ok(given) => resolve(&all, pack(), assessment("interview"), &[given]).1,
            Err(faults) => faults,
        };
        assert!(!faults.is_empty(), "{name} is read without a mistake");
        assert!(!drawn(all, faults).is_empty());
        assert!(start.elapsed() < PATIENCE, "{name} takes {:?}", start.elapsed());
    }
}

#[test]
fn the_nearest_of_many_names_is_sought_for_a_bounded_time() {
    let names: Vec<String> = (0..50_000).map(|it| format!("{it:0>80}")).collect();
    let start = Instant::now();
    for _ in 0..20 {
        let word = "9".repeat(80);
        inroad::load::names::nearest(&word, names.iter().map(String::as_str));
    }
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

/// The bound loses no name: what is near is found whatever stands before it.
#[test]
fn what_is_near_is_found_among_others() {
    let names: Vec<String> = (0..2_000).map(|it| format!("claim_{it}")).collect();
    let all = || names.iter().map(String::as_str).chain(["editorial"]);
    let near = |word| inroad::load::names::nearest(word, all());
    assert_eq!(near("editorail"), Some("editorial"));
    assert_eq!(near("Claim-77"), Some("claim_77"));
    assert_eq!(near("something else"), None);
}
