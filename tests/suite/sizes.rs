//! Large files of one piece again and again are answered with their mistakes, whatever the piece.

use inroad::load::answers::{read_file, resolve};
use inroad::load::texts::Texts;

use crate::harness::{assessment, drawn, pack};

/// Large enough that whatever grew with the square of a file would keep the tests waiting for minutes.
const BYTES: usize = 256 * 1024;

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
fn large_files_are_answered_with_their_mistakes() {
    let texts = [
        ("pairs.ron", filled("{", "a:a,", "}")),
        ("colons.ron", filled("{", "a:", "")),
        ("words.ron", filled("{", "a ", "}")),
        ("round.ron", filled("{", "a(", "")),
        ("fields.ron", filled("{", "(a:", "")),
        ("calls.ron", filled("(answers: ", "Is(", ")")),
        ("commas.ron", filled("(answers: {", ",", "})")),
        ("quotes.ron", filled("{", "\"a\" ", "}")),
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
        let mut all = Texts::default();
        let file = all.push(name, &text);
        let faults = match read_file(&all, file) {
            Ok(given) => resolve(&all, pack(), assessment("interview"), &[given]).1,
            Err(faults) => faults,
        };
        assert!(!faults.is_empty(), "{name} is read without a mistake");
        assert!(!drawn(all, faults).is_empty());
    }
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
