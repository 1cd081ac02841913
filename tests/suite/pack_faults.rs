//! Packs with mistakes: each is named with its place, all in one run, and nothing crashes.

use inroad::cli::builtin::builtin;
use inroad::load::pack::{RulesOf, load, load_rules_of};
use inroad::load::texts::{TextFile, Texts};
use inroad::model::diagnostic::Diagnostic;

use crate::harness::{Case, drawn, unwrapped};

fn files() -> Vec<TextFile> {
    builtin().iter().map(|(_, file)| file.clone()).collect()
}

/// The built-in pack with texts replaced, each in one file, once.
fn edited(edits: &[(&str, &str, &str)]) -> Texts {
    let mut files = files();
    for (name, from, to) in edits {
        let file = files.iter_mut().find(|file| file.name == *name).unwrap_or_else(|| panic!("no file {name}"));
        assert!(file.text.contains(from), "{name} does not hold {from:?}");
        file.text = file.text.replacen(from, to, 1).into();
    }
    Texts::new(files)
}

/// What loading says of an edited pack.
#[track_caller]
fn check_pack(edits: &[(&str, &str, &str)], expected: &[&str]) {
    let texts = edited(edits);
    let (pack, diagnostics) = load(&texts);
    let said = drawn(texts, diagnostics);
    assert!(pack.is_none(), "the pack still loads");
    for part in expected {
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
    }
}

const BANK: &str = "questionnaires/bank.ron";
const ORDER: &str = "questionnaires/break-in.ron";
const INTERNAL: &str = "rules/break-in/pathways/internal-transition.ron";
const VERDICTS: &str = "rules/interview/verdicts.ron";

#[test]
fn names_that_do_not_exist_are_named_with_the_nearest() {
    check_pack(
        &[
            (INTERNAL, "Is(\"situation\", \"employed\")", "Is(\"situation\", \"employd\")"),
            (ORDER, "Fact(\"in_house\")", "Fact(\"in_hous\")"),
            (VERDICTS, "\"s0-", "\"s9-"),
        ],
        &[
            "unknown option `employd` of `situation`",
            "did you mean `employed`?",
            "rules/break-in/pathways/internal-transition.ron:",
            "unknown fact `in_hous`",
            "unknown claim `s9-",
        ],
    );
}

#[test]
fn structural_mistakes_of_several_elements_come_in_one_run() {
    check_pack(
        &[
            (BANK, "why: \"", "wy: \""),
            (BANK, "lever: Upward(", "lever: Upwrd("),
            (INTERNAL, "points: 2", "points: \"two\""),
        ],
        &[
            "unknown field `wy`",
            "did you mean `why`?",
            "unknown word `Upwrd`",
            "did you mean `Upward`?",
            "expected a whole number",
        ],
    );
}

#[test]
fn syntax_errors_have_a_place_and_no_reader_names() {
    check_pack(&[(BANK, "topic: \"", "topic \"")], &["questionnaires/bank.ron:", "colon"]);
    check_pack(&[(VERDICTS, "outcomes: [", "outcomes: ")], &["rules/interview/verdicts.ron:", "error[syntax]"]);
}

#[test]
fn what_an_author_without_a_programmers_editor_types_is_explained() {
    check_pack(&[(BANK, "topic: \"", "topic: \u{201c}")], &["`\u{201c}` is no straight quote", "plain text"]);
    check_pack(&[(BANK, "lever: Fixed", "lever: \"Fixed\"")], &["write `Fixed` without quotes"]);
    check_pack(
        &[(BANK, "topic: \"your situation today\"", "topic: 'your situation today'")],
        &["write straight double quotes"],
    );
    check_pack(&[(INTERNAL, "points: 2", "points: 2.5")], &["numbers are whole here"]);
    check_pack(&[(INTERNAL, "cites: [\"editorial\"]", "cites: \"editorial\"")], &["write `[...]` around it"]);
}

#[test]
fn an_element_that_cannot_be_read_makes_no_followers() {
    // The questionnaire asks `situation` in the element with the fault, and its rules are no stray files.
    for (from, to) in [("tier: Core", "tier: core"), ("sections: [", "sections: ")] {
        let texts = edited(&[(ORDER, from, to)]);
        let (_, diagnostics) = load(&texts);
        let codes: Vec<&str> = diagnostics.iter().map(|it| it.code).collect();
        assert!(!codes.contains(&"question-not-asked") && !codes.contains(&"stray-file"), "{codes:?}");
        assert!(!codes.is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_read_makes_no_followers() {
    let texts = edited(&[(VERDICTS, "outcomes: [", "outcomes: ")]);
    let (_, diagnostics) = load(&texts);
    assert_eq!(diagnostics.len(), 1, "{}", drawn(texts, diagnostics));
}

#[test]
fn ids_that_stand_twice_show_both_places() {
    check_pack(
        &[(BANK, "id: \"background\"", "id: \"situation\"")],
        &["question `situation` stands twice", "the first is here", "unknown question `background`"],
    );
}

#[test]
fn skip_logic_and_facts_look_back_only() {
    check_pack(
        &[(ORDER, "ask_when: Is(\"situation\", \"student\")", "ask_when: Is(\"horizon\", \"under_3m\")")],
        &["whether `years_since_graduation` is asked depends on `horizon`, which is not asked before it"],
    );
    check_pack(
        &[(
            ORDER,
            "when: All([Is(\"situation\", \"employed\"), IsNot(\"product_team\", \"none\")",
            "when: All([Fact(\"in_house\"), Fact(\"adjacent_now\")",
        )],
        &["the fact `in_house` refers to `in_house`, which does not stand above it"],
    );
}

#[test]
fn wrong_types_and_ranges_are_named() {
    check_pack(
        &[
            (INTERNAL, "points: 2", "points: 7"),
            (INTERNAL, "within: 7", "within: 8"),
            (ORDER, "Is(\"situation\", \"student\")", "AtLeast(\"situation\", 3)"),
        ],
        &["weighs 7 points", "planned within 8 days", "takes options, not a number"],
    );
}

#[test]
fn control_characters_never_reach_a_report() {
    check_pack(
        &[(BANK, "why: \"An", "why: \"An unusual word\\u{1b}[31m")],
        &["control character U+001B", "questionnaires/bank.ron:6"],
    );
}

#[test]
fn results_cannot_be_tested_before_there_are_any() {
    check_pack(
        &[(
            INTERNAL,
            "holds: ",
            "holds: RuledOut(\"startup\"), because: \"x\", lifted_by: \"x\", cites: [], id: \"y\"), (id: \"z\", holds: ",
        )],
        &["RuledOut"],
    );
}

#[test]
fn missing_and_stray_files_are_named() {
    let mut files = files();
    files.retain(|file| file.name != "rules/sources.ron");
    files.push(TextFile { name: "rules/brake-in/report.ron".to_owned(), text: "()".into() });
    let texts = Texts::new(files);
    let (pack, diagnostics) = load(&texts);
    let said = drawn(texts, diagnostics);
    assert!(pack.is_none());
    assert!(said.contains("the pack has no file `rules/sources.ron`"), "{said}");
    assert!(said.contains("no assessment reads the file `rules/brake-in/report.ron`"), "{said}");
}

/// Words of a reader written in Rust, which mean nothing to an author.
fn speaks_to_authors(diagnostic: &Diagnostic, wherever: &str) {
    const READERS_WORDS: [&str; 7] = ["Def", "struct", "tuple variant", "enum", "serde", "ron::", "identifier"];
    let second = diagnostic.second.as_ref().map(|(_, label)| label);
    let said = [Some(&diagnostic.message), diagnostic.label.as_ref(), diagnostic.help.as_ref(), second];
    for text in said.into_iter().flatten() {
        // What an author wrote may hold any word.
        let own = text.split('`').step_by(2).collect::<String>();
        let found = READERS_WORDS.iter().find(|word| own.contains(**word));
        assert!(found.is_none(), "{wherever}: {found:?} in: {text}");
    }
}

/// Damages lines of every file in turn, each line deleted, doubled and cut in half; whatever comes out, it is a pack or
/// faults with a place, in words of our own, and never a crash.
fn damage_lines(every: usize) -> usize {
    let files = files();
    let one = |index: usize, at: usize, lines: &[&str]| {
        let half = lines[at].char_indices().nth(lines[at].chars().count() / 2).map_or(0, |(byte, _)| byte);
        for line in [String::new(), lines[at].repeat(2), lines[at][..half].to_owned()] {
            let mut damaged = files.clone();
            damaged[index].text =
                lines.iter().enumerate().map(|(other, it)| if other == at { &line } else { *it }).collect();
            let name = damaged[index].name.clone();
            let rules = match name.strip_prefix("rules/").and_then(|rest| rest.split_once('/')) {
                Some((assessment, _)) => RulesOf::One(assessment),
                None => RulesOf::All,
            };
            let texts = Texts::new(damaged);
            let (pack, diagnostics) = load_rules_of(&texts, rules);
            assert_eq!(pack.is_none(), !diagnostics.is_empty(), "{name}:{}", at + 1);
            assert!(diagnostics.iter().all(|it| it.place.is_some()), "{name}:{}: {diagnostics:?}", at + 1);
            for it in &diagnostics {
                speaks_to_authors(it, &format!("{name}:{}", at + 1));
            }
            drawn(texts, diagnostics);
        }
    };
    let tried = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for parity in 0..2 {
            let (files, one, tried) = (&files, &one, &tried);
            scope.spawn(move || {
                for (index, file) in files.iter().enumerate().filter(|(index, _)| index % 2 == parity) {
                    let lines: Vec<&str> = file.text.split_inclusive('\n').collect();
                    for at in (index % every..lines.len()).step_by(every) {
                        one(index, at, &lines);
                        tried.fetch_add(3, std::sync::atomic::Ordering::Relaxed);
                    }
                }
            });
        }
    });
    tried.into_inner()
}

#[test]
fn damaged_lines_give_a_pack_or_faults() {
    let tried = damage_lines(197);
    assert!(tried > 200, "only {tried} damages were tried");
}

#[test]
#[ignore = "takes minutes: every line of every file"]
fn every_damaged_line_gives_a_pack_or_faults() {
    let lines: usize = files().iter().map(|file| file.text.split_inclusive('\n').count()).sum();
    assert_eq!(damage_lines(1), 3 * lines);
}

#[test]
fn hostile_texts_give_faults_in_bounded_time() {
    let deep = "(".repeat(10_000);
    let long = format!("[(id: \"{}\")]", "x".repeat(10_000_000));
    let nested = format!(
        "[(id: \"a\", idea: \"a\", when: {}Always{}, gives: Note(\"a.\"), cites: [])]",
        "Not(".repeat(500),
        ")".repeat(500)
    );
    let brackets = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for text in ["", "[", "]", "\u{feff}[]", "\0", &deep, &brackets, &long, &nested] {
        for name in [BANK, ORDER, INTERNAL, VERDICTS, "rules/break-in/report.ron", "rules/break-in/advice/skills.ron"] {
            let mut files = files();
            let file = files.iter_mut().find(|file| file.name == name).expect("the file is there");
            file.text = text.to_owned().into();
            let texts = Texts::new(files);
            let (pack, diagnostics) = load(&texts);
            assert_eq!(pack.is_none(), !diagnostics.is_empty(), "{name}");
            // What is drawn of a fault stays readable, however long the line.
            assert!(drawn(texts, diagnostics).len() < 1_000_000, "{name}");
        }
    }
}

#[test]
fn line_ends_and_byte_order_marks_of_other_systems_are_read() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for file in files() {
        let path = folder.path().join(&file.name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, format!("\u{feff}{}", file.text.replace('\n', "\r\n"))).expect("a file");
    }
    let path = folder.path().to_string_lossy().into_owned();
    let (exit, stdout, stderr) = Case::with(&["list", "--pack", &path]).run();
    assert_eq!((exit, stdout), (0, Case::new("list").run().1), "{stderr}");
}

#[cfg(unix)]
#[test]
fn files_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for part in ["questionnaires", "rules"] {
        std::fs::create_dir(folder.path().join(part)).expect("a folder");
    }
    std::os::unix::fs::symlink("again.ron", folder.path().join("rules/again.ron")).expect("a link to itself");
    std::os::unix::fs::symlink("nowhere", folder.path().join("rules/gone.ron")).expect("a link to nothing");
    let path = folder.path().to_string_lossy().into_owned();
    let (exit, stdout, stderr) = Case::with(&["report", "interview", "--partial", "--pack", &path]).run();
    assert_eq!((exit, stdout.as_str()), (2, ""));
    for name in ["rules/again.ron", "rules/gone.ron"] {
        assert!(stderr.contains(&format!("the file `{name}` cannot be read")), "{stderr}");
    }
}

#[test]
fn a_pack_from_a_folder_is_the_same_as_the_one_built_in() {
    let arguments = "report interview --format json --set iv_role=pm --set iv_size=s_1_50 --set iv_team=none \
                     --set iv_ready=practised --set background=none_yet";
    let (_, built_in, _) = Case::new(arguments).run();
    let (exit, from_folder, stderr) = Case::new(&format!("{arguments} --pack .")).run();
    assert_eq!((exit, from_folder), (0, built_in), "{stderr}");
}

#[test]
fn folders_that_are_no_pack_are_refused() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let run = |path: &str| Case::with(&["report", "interview", "--partial", "--pack", path]).run();
    let path = folder.path().to_string_lossy().into_owned();
    let (exit, stdout, stderr) = run(&format!("{path}/nowhere"));
    assert_eq!((exit, stdout.as_str()), (2, ""));
    assert!(stderr.contains("is not a folder"), "{stderr}");
    let (exit, _, stderr) = run(&path);
    assert_eq!(exit, 2);
    assert!(unwrapped(&stderr).contains("has no folder `questionnaires` and no folder `rules`"), "{stderr}");
    assert!(unwrapped(&stderr).contains("a pack is a folder with `questionnaires` and `rules`"), "{stderr}");
    assert_eq!(stderr.matches("error[").count(), 1, "a missing folder is told once:\n{stderr}");
    std::fs::create_dir_all(folder.path().join("questionnaires")).expect("a folder");
    std::fs::create_dir_all(folder.path().join("rules")).expect("a folder");
    std::fs::write(folder.path().join("questionnaires/bank.ron"), b"[\n\xff\xfe]").expect("a file");
    let (exit, _, stderr) = run(&path);
    assert_eq!(exit, 2);
    assert!(unwrapped(&stderr).contains("line 2 is not UTF-8 text"), "{stderr}");
    #[cfg(unix)]
    {
        std::fs::remove_file(folder.path().join("questionnaires/bank.ron")).expect("a file goes");
        std::os::unix::fs::symlink(folder.path().join("rules"), folder.path().join("rules/again")).expect("a link");
        let (exit, _, stderr) = run(&path);
        assert_eq!(exit, 2);
        assert!(stderr.contains("folders deep"), "{stderr}");
    }
}

/// The smallest pack that has a number, a scale score and a table.
fn small_pack(evidence: &str) -> Texts {
    let file = |name: &str, text: &str| TextFile { name: name.to_owned(), text: text.to_owned().into() };
    Texts::new(vec![
        file(
            "questionnaires/bank.ron",
            r#"[
    (id: "years", topic: "years", ask: "How many years?", why: "It counts.", answer: Number(least: 0, most: 40, unit: "years"), lever: Fixed),
    (id: "done", topic: "done", ask: "What have you done?", why: "It counts.", answer: Many(options: [
        (id: "a", label: "A"), (id: "b", label: "B"), (id: "none", label: "None", alone: true),
    ]), lever: Fixed),
]"#,
        ),
        file(
            "questionnaires/small.ron",
            r#"(id: "small", title: "Small", decides: "little",
    scales: [(id: "score", sum: [(question: "done", points: [("a", 1), ("b", 2)])])],
    sections: [(title: "All", questions: [
        (question: "years", tier: Core),
        (question: "done", tier: Core, ask_when: AtLeast("years", 2)),
    ])])"#,
        ),
        file("rules/sources.ron", "(sources: [], claims: [])"),
        file("rules/small/report.ron", r#"(pathways: ["stay"], fits: (strong: 2, good: 1), limits: ["It is small."])"#),
        file(
            "rules/small/pathways/stay.ron",
            &format!(
                r#"(id: "stay", title: "Stay", kind: Route, what: "You stay.", standing: Common, cites: ["editorial"],
    evidence: [(id: "scored", when: {evidence}, points: 1, because: "It is so.", cites: ["editorial"])], steps: [])"#
            ),
        ),
    ])
}

#[test]
fn scale_scores_stand_once_and_sum_what_is_asked() {
    let edited = |from: &str, to: &str| {
        let mut files: Vec<TextFile> = small_pack("Always").iter().map(|(_, file)| file.clone()).collect();
        for file in &mut files {
            file.text = file.text.replace(from, to).into();
        }
        let texts = Texts::new(files);
        let (pack, diagnostics) = load(&texts);
        assert!(pack.is_none());
        drawn(texts, diagnostics)
    };
    let said = edited("        (question: \"done\", tier: Core, ask_when: AtLeast(\"years\", 2)),\n", "");
    assert!(said.contains("`small` does not ask the question `done`"), "{said}");
    let said = edited("scales: [", "scales: [(id: \"score\", sum: []), ");
    assert!(said.contains("scale score `score` stands twice"), "{said}");
}

#[test]
fn numbers_and_scale_scores_are_loaded_and_scored() {
    use inroad::model::answers::{Answer, Answers};
    use inroad::model::condition::OptionSet;
    use inroad::model::id::{PathwayId, QuestionId};
    let (pack, diagnostics) = load(&small_pack("Between(\"score\", 2, 3)"));
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let pack = pack.expect("a sound pack loads");
    let points = |years: i64, done: u64| {
        let mut answers = Answers::new();
        answers.set(QuestionId::new(0), Answer::Number(years));
        answers.set(QuestionId::new(1), Answer::Options(OptionSet(done)));
        let evaluation = inroad::engine::evaluation::evaluate(&pack, &pack.assessments[0], &answers);
        inroad::engine::recommendation::points(&pack.assessments[0], &evaluation, PathwayId::new(0)).0
    };
    assert_eq!([points(5, 0b01), points(5, 0b10), points(5, 0b11), points(1, 0b11)], [0, 1, 1, 0]);
}

#[test]
fn a_test_of_nothing_that_is_there_names_what_could_be_meant() {
    let texts = small_pack("AtLeast(\"scor\", 2)");
    let (pack, diagnostics) = load(&texts);
    let said = drawn(texts, diagnostics);
    assert!(pack.is_none());
    assert!(
        said.contains("unknown question or scale score `scor`") && said.contains("did you mean `score`?"),
        "{said}"
    );
}

#[test]
fn mistakes_in_properties_are_named_with_their_places() {
    const PROPERTIES: &str = "rules/break-in/properties.ron";
    check_pack(
        &[
            (PROPERTIES, "Recommended(\"technical\")", "Recommended(\"tecnical\")"),
            (PROPERTIES, "Fires(\"tell-my-manager\")", "Fires(\"tell-my-manger\")"),
            (PROPERTIES, "never: All([Is(\"study\", \"none\")", "always: Always, never: All([Is(\"study\", \"none\")"),
            (PROPERTIES, "order: [\"no\", \"maybe\", \"yes\"]", "order: [\"no\"]"),
            (PROPERTIES, "[\"degree-not-needed\", \"study-as-a-way\"]", "[\"degree-not-needed\"]"),
            (
                PROPERTIES,
                "never: All([Is(\"product_team\"",
                "never: All([Met(\"technical\", \"no-such\"), Is(\"product_team\"",
            ),
        ],
        &[
            "rules/break-in/properties.ron:",
            "unknown pathway `tecnical`",
            "did you mean `technical`?",
            "did you mean `tell-my-manager`?",
            "has both `never` and `always`",
            "`sponsor` has no answers here that help more or less",
            "one piece of advice excludes nothing by itself",
            "unknown requirement `no-such` of `technical`",
        ],
    );
    check_pack(
        &[("rules/interview/advice/cautions.ron", "when: All([Is(", "when: All([Fires(\"written-traces\"), Is(")],
        &["results cannot be tested here"],
    );
}

#[test]
fn a_test_between_two_numbers_begins_with_the_smaller() {
    let (pack, diagnostics) = load(&small_pack("Between(\"years\", 9, 3)"));
    assert!(pack.is_none());
    let said = drawn(small_pack("Between(\"years\", 9, 3)"), diagnostics);
    assert!(said.contains("no number is from 9 to 3"), "{said}");
}

/// Each fact uses the one before it twice, so that the last would be worked out as often as there are answers to chess.
#[test]
fn facts_that_double_from_one_to_the_next_are_refused_at_once() {
    let with_facts = |count: usize| {
        let fact = |at: usize| {
            format!("(id: \"f{at}\", says: \"x{at}\", when: Any([Fact(\"f{}\"), Not(Fact(\"f{}\"))]))", at - 1, at - 1)
        };
        let first = "(id: \"f0\", says: \"x\", when: AtLeast(\"years\", 2))".to_owned();
        let facts: Vec<String> = std::iter::once(first).chain((1..count).map(fact)).collect();
        let mut files: Vec<TextFile> = small_pack("Always").iter().map(|(_, file)| file.clone()).collect();
        for file in &mut files {
            let facts = format!("facts: [{}],\n    scales: [", facts.join(",\n"));
            file.text = file.text.replace("scales: [", &facts).into();
        }
        Texts::new(files)
    };
    let few = load(&with_facts(10));
    assert!(few.0.is_some(), "{}", drawn(with_facts(10), few.1));
    let (pack, diagnostics) = load(&with_facts(70));
    assert!(pack.is_none());
    let said = drawn(with_facts(70), diagnostics);
    assert!(said.contains("the fact `f10` comes to more than 1000 tests"), "{said}");
}
