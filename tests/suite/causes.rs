//! The cause of a fault is told as the reader of the notation knows it, and texts of other systems are read.

use inroad::cli::disk::read_from;

use crate::harness::Case;

/// What is said of answers in a file of this name.
fn said(name: &str, text: impl AsRef<[u8]>) -> String {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file can be written");
    let path = path.to_string_lossy().into_owned();
    let (_, stdout, stderr) = Case::with(&["report", "interview", "--partial", "--answers", &path]).run();
    stdout + &stderr
}

#[test]
fn what_the_reader_of_json_knows_is_told() {
    let deep = format!("{}1{}", "{\"a\":".repeat(200), "}".repeat(200));
    for (text, cause) in [
        ("{\"iv_role\": \"adjacent\",}", "a comma stands before a closing bracket"),
        ("{\"iv_role\": \"adjacent\" // mine\n}", "a comment stands here, and JSON has none"),
        ("{'iv_role': 'adjacent'}", "JSON has no single quotes"),
        ("{\"iv_role\": NaN}", "this is no number that JSON has"),
        ("{\"iv_role\": \"adjacent\"} {}", "more text follows after the end"),
        ("{iv_role: \"adjacent\"}", "stands here without quotes"),
        (deep.as_str(), "nested too deeply"),
        ("{\"iv_role\": ", "the file ends in the middle"),
    ] {
        let said = said("me.json", text);
        assert!(said.contains(cause), "{text}: {said}");
    }
}

#[test]
fn two_values_are_one_mistake_in_ron_too() {
    let said = said("two.ron", "{\"iv_role\": \"adjacent\"}\n{\"iv_role\": \"pm\"}\n");
    assert!(said.contains("more text follows after the end") && said.matches("error[").count() == 1, "{said}");
}

#[test]
fn a_schema_a_header_null_and_utf_16_are_no_mistakes() {
    let answered = "{\"iv_role\": \"adjacent\"}";
    let wanted = said("me.json", answered);
    assert!(!wanted.contains("error["), "{wanted}");
    let utf_16 = |mark: u16, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(mark).chain(answered.encode_utf16()).flat_map(bytes).collect()
    };
    let texts = [
        ("a.json", b"{\"$schema\": \"./answers.json\", \"iv_role\": \"adjacent\"}".to_vec()),
        (
            "b.json",
            b"{\"$schema\": \"x\", \"assessment\": \"interview\", \"answers\": {\"iv_role\": \"adjacent\"}}".to_vec(),
        ),
        ("c.json", b"{\"iv_size\": null, \"iv_role\": \"adjacent\"}".to_vec()),
        ("d.ron", b"#![enable(implicit_some)]\n(answers: {\"iv_role\": \"adjacent\"})".to_vec()),
        ("e.ron", utf_16(0xFEFF, u16::to_le_bytes)),
        ("f.json", utf_16(0xFEFF, u16::to_be_bytes)),
    ];
    for (name, text) in texts {
        let said = said(name, text);
        assert!(!said.contains("error["), "{name}: {said}");
    }
    let broken = read_from(&b"\xff\xfe(\0\n\0\0\xd8"[..]).expect_err("half of a letter");
    assert!(broken.why.contains("line 2 is not UTF-16"), "{}", broken.why);
}

#[test]
fn whole_numbers_are_whole_however_they_are_written() {
    let told = |number: &str| said("me.json", format!("{{\"iv_role\": {number}}}"));
    for number in ["8.0", "1e1", "-0", "7", "-3.0"] {
        let told = told(number);
        assert!(told.contains("takes an option, not a number"), "{number}: {told}");
    }
    for (number, what) in [("0.5", "not whole"), ("99999999999999999999", "too large"), ("1e300", "too large")] {
        let told = told(number);
        assert!(told.contains(what), "{number}: {told}");
    }
}
