//! The house: floors, sizes, words, and nothing of the domain in the program.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::{files, pack, root};

/// Ground first. A floor may use the floors before it, never those after it, nor its neighbours.
const FLOORS: &[&[&str]] =
    &[&["model"], &["load", "engine"], &["analysis"], &["report"], &["page"], &["render"], &["cli"]];

/// Words of the program's own formats that are also an id of the pack.
const OWN_WORDS: &[&str] = &["strong", "first", "never"];

const FILE_LINES_MAX: usize = 450;
const FUNCTION_LINES_MAX: usize = 70;

fn sources() -> Vec<(String, String)> {
    let read = |path: std::path::PathBuf| {
        let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a source file can be read"))
    };
    files(&root().join("src"), "rs").into_iter().map(read).collect()
}

#[test]
fn no_floor_uses_a_floor_above_it() {
    let floor_of = |module: &str| FLOORS.iter().position(|floor| floor.contains(&module));
    let mut seen = 0;
    for (name, text) in sources() {
        let module = Path::new(&name).components().nth(1).expect("a module").as_os_str().to_string_lossy().into_owned();
        let Some(floor) = floor_of(&module) else { continue };
        for used in text.match_indices("crate::").map(|(at, mark)| &text[at + mark.len()..]) {
            let used: String = used.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            let Some(other) = floor_of(&used) else { continue };
            seen += 1;
            assert!(other < floor || used == module, "{name} uses `{used}`, which is not below `{module}`");
        }
    }
    assert!(seen > 100, "the test no longer finds imports");
}

/// The closer look at a broken file is one room with one door: a sound file never passes through it, and whoever changes
/// what is told of a fault needs to look nowhere else.
#[test]
fn the_closer_look_at_a_faulty_file_has_one_door() {
    const ROOM: &str = "src/load/faulty/";
    const DOOR: &str = "salvage";
    let mut seen = 0;
    for (name, text) in sources().into_iter().filter(|(name, _)| !name.starts_with(ROOM)) {
        for used in text.match_indices("faulty::").map(|(at, mark)| &text[at + mark.len()..]) {
            seen += 1;
            let is_door = used.starts_with(&format!("{DOOR}::"));
            assert!(is_door, "{name} reaches into {ROOM} past its door, `{DOOR}`");
        }
    }
    assert!(seen > 0, "the test no longer finds the door");
    let inside = std::fs::read_to_string(root().join(ROOM).join("mod.rs")).expect("the room says what is in it");
    let open = inside.lines().filter(|line| line.starts_with("pub")).collect::<Vec<_>>();
    assert_eq!(open, [format!("pub(crate) mod {DOOR};")], "{ROOM} shows its door and nothing else");
}

#[test]
fn rooms_are_small() {
    for (name, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= FILE_LINES_MAX, "{name} has {lines} lines");
        let mut start = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let is_function = line.trim_start().starts_with("fn ") || line.contains(" fn ") && !line.contains("//");
            if is_function && !line.trim_end().ends_with(';') {
                start = Some((number, indent));
            } else if let Some((from, _)) =
                start.filter(|(_, depth)| line.starts_with(&format!("{}}}", " ".repeat(*depth))))
            {
                assert!(
                    number - from <= FUNCTION_LINES_MAX,
                    "{name}:{} has a function of {} lines",
                    from + 1,
                    number - from
                );
                start = None;
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is_in_three_lines() {
    for (name, text) in sources() {
        let head = text.lines().take_while(|line| line.starts_with("//!")).count();
        assert!(head >= 3 || name == "src/main.rs", "{name} has no head of three lines");
    }
}

#[test]
fn nothing_of_the_domain_stands_in_the_program() {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let pack = pack();
    ids.extend(pack.questions.iter().map(|it| it.id.as_str()));
    ids.extend(pack.questions.iter().flat_map(inroad::model::question::Question::options).map(|it| it.id.as_str()));
    ids.extend(pack.claims.iter().map(|it| it.id.as_str()));
    ids.extend(pack.sources.iter().map(|it| it.id.as_str()));
    for assessment in &pack.assessments {
        ids.insert(&assessment.id);
        ids.extend(assessment.facts.iter().map(|it| it.id.as_str()));
        ids.extend(assessment.advice.iter().map(|it| it.id.as_str()));
        ids.extend(assessment.pathways.iter().map(|it| it.id.as_str()));
        ids.extend(assessment.tables.iter().map(|it| it.id.as_str()));
        ids.extend(assessment.tables.iter().flat_map(|it| &it.outcomes).map(|it| it.id.as_str()));
    }
    assert!(ids.len() > 300, "the test no longer finds ids");
    for (name, text) in sources() {
        for literal in literals(&text) {
            let is_own = OWN_WORDS.contains(&literal);
            assert!(is_own || !ids.contains(literal), "{name} holds {literal:?}, which is an id of the pack");
            let words = literal.split(|letter: char| !letter.is_alphanumeric() && letter != '-' && letter != '_');
            for word in words.filter(|word| word.contains(['-', '_'])) {
                assert!(!ids.contains(word), "{name} holds {literal:?} with the id `{word}`");
            }
        }
    }
}

#[test]
fn no_unfinished_marks_and_no_machine_paths() {
    for (name, text) in sources() {
        for mark in ["TODO", "FIXME", "XXX", "unimplemented!", "todo!", "dbg!"] {
            assert!(!text.contains(mark), "{name} holds {mark}");
        }
        assert!(!text.contains(&*root().to_string_lossy()), "{name} holds a path of this machine");
    }
}

/// String literals of a source file; comments are left out.
fn literals(text: &str) -> Vec<&str> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// "Not sure" is a real answer that adds nothing: no evidence may hold because of it.
#[test]
fn being_unsure_adds_no_points() {
    for assessment in &pack().assessments {
        for pathway in &assessment.pathways {
            for evidence in &pathway.evidence {
                evidence.when.walk(&mut |part| {
                    if let inroad::model::condition::Condition::Has(question, options) = part {
                        let unsure = pack().question(*question).unsure();
                        let is_alone = options.both(unsure) == *options;
                        assert!(
                            !options.meets(unsure) || evidence.points.0 < 0 && !is_alone,
                            "{}/{} counts an unsure answer to `{}`",
                            pathway.id,
                            evidence.id,
                            pack().question(*question).id
                        );
                    }
                });
            }
        }
    }
}
