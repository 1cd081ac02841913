//! The house: floors, circles, sizes, words, and nothing of the domain in the program.

use std::collections::{BTreeMap, BTreeSet};

use crate::harness::{files, pack, root};

/// Ground first. A floor may use the floors before it, never those after it, nor its neighbours.
const FLOORS: &[&[&str]] =
    &[&["model"], &["load", "engine"], &["analysis"], &["report"], &["page"], &["render"], &["cli"]];

/// Words of the program's own formats that are also an id of the pack.
const OWN_WORDS: &[&str] = &["strong", "first", "never", "help", "new"];

const FILE_LINES_MAX: usize = 450;
const FUNCTION_LINES_MAX: usize = 70;

fn sources() -> Vec<(String, String)> {
    let read = |path: std::path::PathBuf| {
        let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a source file can be read"))
    };
    files(&root().join("src"), "rs").into_iter().map(read).collect()
}

/// The floor that a file stands on, and the room that it begins with.
fn floor_of(file: &str) -> Option<(usize, &str)> {
    let module = file.split("::").next().unwrap_or(file);
    FLOORS.iter().position(|floor| floor.contains(&module)).map(|floor| (floor, module))
}

#[test]
fn no_floor_uses_a_floor_above_it() {
    let house = House::new(&sources());
    let mut seen = 0;
    for (file, used) in house.arrows.iter().filter(|(file, _)| !["lib", "main"].contains(&file.as_str())) {
        let Some((floor, module)) = floor_of(file) else { panic!("`{file}` stands on no floor") };
        for other in used {
            let Some((below, of)) = floor_of(other) else { panic!("{file} uses `{other}`, which stands on no floor") };
            seen += 1;
            assert!(below < floor || of == module, "{file} uses `{other}`, which is not below `{module}`");
        }
    }
    assert!(seen > 500, "the test no longer finds imports");
}

/// What concerns one person knows nothing of the wing for authors; a vignette, in that wing, is a person too.
#[test]
fn the_wing_of_a_person_knows_nothing_of_the_wing_of_a_pack() {
    let house = House::new(&sources());
    let mut seen = 0;
    let wings = ["analysis", "report", "page"].map(|floor| format!("{floor}::pack"));
    for floor in ["analysis", "report", "page"] {
        let own = format!("{floor}::person::");
        for (file, used) in house.arrows.iter().filter(|(file, _)| file.starts_with(&own)) {
            seen += 1;
            let other = used.iter().find(|other| wings.iter().any(|wing| other.starts_with(wing)));
            assert_eq!(other, None, "{file}");
        }
    }
    assert!(seen > 20, "the test no longer finds the wing");
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

/// The files of a house, by the path of their module, and the files that each imports. `super` and `self` are read too.
struct House {
    arrows: BTreeMap<String, BTreeSet<String>>,
}

impl House {
    fn new(sources: &[(String, String)]) -> Self {
        let module = |name: &str| {
            let path = name.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
            path.strip_suffix("::mod").map(str::to_owned).unwrap_or(path)
        };
        let modules: BTreeSet<String> = sources.iter().map(|(name, _)| module(name)).collect();
        let arrows = sources.iter().map(|(name, text)| {
            let own = module(name);
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let code = lines.collect::<Vec<_>>().join("\n");
            let paths = imported(&code, &own);
            let files = paths.iter().filter_map(|path| file_of(path, &modules)).filter(|file| *file != own);
            let files = files.collect();
            (own, files)
        });
        Self { arrows: arrows.collect() }
    }

    /// Every folder, by the path of its module; the house itself is empty.
    fn folders(&self) -> BTreeSet<String> {
        let starts = |file: &String| {
            let ends: Vec<usize> = file.match_indices("::").map(|(at, _)| at).collect();
            ends.into_iter().chain([0]).map(|end| file[..end].to_owned()).collect::<Vec<_>>()
        };
        self.arrows.keys().flat_map(starts).collect()
    }

    /// The rooms of one folder, with what each uses of the others.
    fn rooms_of(&self, folder: &str) -> Self {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}::") };
        let room = |file: &String| {
            let inside = file.strip_prefix(&start)?;
            Some(inside.split("::").next().unwrap_or(inside).to_owned())
        };
        let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, used) in &self.arrows {
            let Some(own) = room(file) else { continue };
            let others = used.iter().filter_map(room).filter(|other| *other != own);
            let others: Vec<String> = others.collect();
            arrows.entry(own).or_default().extend(others);
        }
        Self { arrows }
    }

    /// Files that import each other, straight or through others.
    fn circles(&self) -> Vec<BTreeSet<&str>> {
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            self.arrows.keys().map(|file| (file.as_str(), self.reached(file))).collect();
        let mut circles: Vec<BTreeSet<&str>> = Vec::new();
        for (file, others) in &reached {
            if others.contains(file) && !circles.iter().any(|circle| circle.contains(file)) {
                circles.push(others.iter().copied().filter(|other| reached[other].contains(file)).collect());
            }
        }
        circles
    }

    /// Every file that one imports, straight or through others; itself only through a circle.
    fn reached(&self, file: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&str> = self.arrows[file].iter().map(String::as_str).collect();
        while let Some(file) = next.pop() {
            if reached.insert(file) {
                next.extend(self.arrows[file].iter().map(String::as_str));
            }
        }
        reached
    }
}

/// Every path of the house that code names, whole: groups in braces are written out.
fn imported(code: &str, own: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let parent = |of: &str| of.rsplit_once("::").map_or(String::new(), |(parent, _)| parent.to_owned());
    for (mark, start) in [
        ("crate::", String::new()),
        ("super::super::", parent(&parent(own))),
        ("super::", parent(own)),
        ("self::", own.to_owned()),
    ] {
        for (at, _) in code.match_indices(mark) {
            let is_whole = !code[..at].ends_with(|letter: char| letter.is_alphanumeric() || "_:".contains(letter));
            if is_whole {
                let start = if start.is_empty() { String::new() } else { format!("{start}::") };
                written_out(&start, &code[at + mark.len()..], &mut paths);
            }
        }
    }
    paths
}

/// Writes out a path as it begins a text; gives back what follows it.
fn written_out<'t>(before: &str, text: &'t str, paths: &mut Vec<String>) -> &'t str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && !"_:".contains(letter)).unwrap_or(text.len());
    let (path, mut rest) = (format!("{before}{}", &text[..end]), &text[end..]);
    let is_open = path.is_empty() || path.ends_with("::");
    if !is_open || !rest.starts_with('{') {
        paths.push(path);
        return rest;
    }
    while let Some(inner) = rest.strip_prefix(['{', ',']) {
        rest = written_out(&path, inner.trim_start(), paths).trim_start();
    }
    rest.strip_prefix('}').unwrap_or(rest)
}

/// The file that a path leads into: the longest start of it that is one.
fn file_of(path: &str, modules: &BTreeSet<String>) -> Option<String> {
    let mut path = path.trim_end_matches("::");
    while !modules.contains(path) {
        path = path.rsplit_once("::")?.0;
    }
    Some(path.to_owned())
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let house = House::new(&sources());
    assert!(house.arrows.values().map(BTreeSet::len).sum::<usize>() > 500, "the test no longer finds imports");
    assert_eq!(house.circles(), Vec::<BTreeSet<&str>>::new());
}

#[test]
fn a_planted_circle_is_found() {
    let file = |name: &str, text: &str| (format!("src/{name}.rs"), text.to_owned());
    let sound = [
        file("room/mod", "//! use crate::room::roof::Roof;\npub mod floor;\npub mod roof;"),
        file("room/floor", "use crate::ground::Ground;\n// use crate::room::roof::Roof;"),
        file("room/roof", "use crate::room::floor::Floor;"),
        file("ground", "use std::fmt;"),
    ];
    assert_eq!(House::new(&sound).circles(), Vec::<BTreeSet<&str>>::new());
    let ways = [
        "use crate::room::roof::Roof;",
        "use crate::room::{self, roof::{Roof, Tile}};",
        "use crate::{room::roof::Roof};",
        "use crate::{\n    ground::Ground,\n    room::{roof::Roof, floor},\n};",
        "use super::room::roof;",
        "fn roof() -> crate::room::roof::Roof {}",
    ];
    for way in ways {
        let mut planted = sound.clone();
        planted[3].1.push_str(way);
        let found: Vec<BTreeSet<&str>> = vec![["ground", "room::floor", "room::roof"].into()];
        assert_eq!(House::new(&planted).circles(), found, "{way}");
    }
}

/// Within every folder, rooms (files and folders) use each other one way only, so that none looks up at another.
#[test]
fn no_rooms_of_a_folder_use_each_other_in_a_circle() {
    let house = House::new(&sources());
    let mut looked_at = 0;
    for folder in house.folders() {
        let rooms = house.rooms_of(&folder);
        looked_at += usize::from(rooms.arrows.values().any(|used| !used.is_empty()));
        assert_eq!(rooms.circles(), Vec::<BTreeSet<&str>>::new(), "in `{folder}`");
    }
    assert!(looked_at > 15, "the test no longer finds rooms");
}

#[test]
fn a_planted_circle_of_rooms_is_found() {
    let file = |name: &str, text: &str| (format!("src/{name}.rs"), text.to_owned());
    let house = House::new(&[
        file("hall/left/one", "use crate::hall::right::two::Two;"),
        file("hall/left/three", ""),
        file("hall/right/two", ""),
        file("hall/right/four", "use crate::hall::left::three::Three;"),
    ]);
    assert_eq!(house.circles(), Vec::<BTreeSet<&str>>::new());
    assert_eq!(house.rooms_of("hall").circles(), vec![BTreeSet::from(["left", "right"])]);
}

/// A folder's `mod.rs` declares and documents. What stood in it and was used within the folder would be an arrow up.
#[test]
fn no_file_looks_up_at_the_folder_it_stands_in() {
    let house = House::new(&sources());
    for (file, used) in &house.arrows {
        for other in used {
            assert!(!file.starts_with(&format!("{other}::")), "{file} uses what its folder `{other}` defines");
        }
    }
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
