//! The format guide: every listing of docs/packs.md loads, prints what it says, and together they are tests/packs/guide.
//!
//! `GUIDE=overwrite cargo test --test suite guide` writes the pack anew from the listings.

use std::collections::BTreeMap;
use std::path::Path;

use inroad::analysis::person::confidence::FIRM_MARGIN;
use inroad::engine::recommendation::CLOSE_MARGIN;
use inroad::engine::selection::PAGE_MAX;
use inroad::load::pack::load;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::condition::OptionSet;
use inroad::report::person::pathway::{REASONS_AGAINST_MAX, REASONS_FOR_MAX};

use crate::harness::{Case, drawn, files, pack, root, vignettes};

/// Where the finished pack stands.
const PACK: &str = "tests/packs/guide";
/// What the guide calls the folder of the pack.
const FOLDER: &str = "museum";

/// A part of the guide that a test looks at, in order.
enum Listing {
    /// A whole file.
    File { path: String, text: String },
    /// What is put before the last bracket of a file.
    Added { path: String, text: String },
    /// A piece that stands in a file.
    Piece { path: String, text: String },
    /// Conditions, each followed by a comma.
    Conditions(String),
    /// Advice items, each followed by a comma.
    Advice(String),
    /// A command and what it prints.
    Prints { command: String, expected: String },
    /// The files so far are a pack.
    Loads,
}

fn guide() -> String {
    std::fs::read_to_string(root().join("docs/packs.md")).expect("the guide can be read")
}

/// The listings of the guide. A block of RON that does not say what it is, is a mistake.
fn listings() -> Vec<Listing> {
    let guide = guide();
    let mut found = Vec::new();
    let mut lines = guide.lines().enumerate();
    let mut command = None;
    while let Some((number, line)) = lines.next() {
        if line == "<!-- loads -->" {
            found.push(Listing::Loads);
        }
        let Some(language) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let text = |from: usize| body[from..].iter().flat_map(|line| [*line, "\n"]).collect::<String>();
        match language {
            "ron" => found.push(ron(number + 1, body[0], text(1))),
            "sh" => command = Some(body.join("\n")),
            "text" => {
                let command = command.take().unwrap_or_else(|| panic!("line {}: of which command?", number + 1));
                found.push(Listing::Prints { command, expected: text(0) });
            }
            "console" => {}
            other => panic!("line {}: a block of {other:?}", number + 1),
        }
    }
    found
}

fn ron(line: usize, head: &str, text: String) -> Listing {
    let what = head.strip_prefix("// ").unwrap_or_else(|| panic!("line {line}: a listing begins with what it is"));
    if let Some(path) = what.strip_prefix("added to ") {
        return Listing::Added { path: path.to_owned(), text };
    }
    if let Some((path, _)) = what.strip_prefix("part of ").and_then(|rest| rest.split_once(':')) {
        return Listing::Piece { path: path.to_owned(), text };
    }
    match what {
        "condition" => Listing::Conditions(text),
        "advice" => Listing::Advice(text),
        path if Path::new(path).extension().is_some_and(|it| it == "ron") => {
            Listing::File { path: path.to_owned(), text }
        }
        other => panic!("line {line}: {other:?} is no kind of listing"),
    }
}

/// The files that the listings have made so far.
#[derive(Default)]
struct Made(BTreeMap<String, String>);

impl Made {
    fn take(&mut self, listing: &Listing) {
        match listing {
            Listing::File { path, text } => {
                self.0.insert(path.clone(), text.clone());
            }
            Listing::Added { path, text } => {
                let file = self.0.get_mut(path).unwrap_or_else(|| panic!("nothing can be added to {path} yet"));
                let end = file.rfind(']').expect("a list ends with a bracket");
                file.insert_str(end, text);
            }
            _ => {}
        }
    }

    /// The finished pack.
    fn all() -> Self {
        let mut made = Self::default();
        for listing in listings() {
            made.take(&listing);
        }
        made
    }

    /// Loads the pack with another file beside it.
    #[track_caller]
    fn check(&self, beside: Option<(&str, String)>) {
        let files = self.0.iter().filter(|(path, _)| !path.starts_with("tests/"));
        let files = files.map(|(path, text)| TextFile { name: path.clone(), text: text.clone().into() });
        let beside = beside.map(|(name, text)| TextFile { name: name.to_owned(), text: text.into() });
        let texts = Texts::new(files.chain(beside).collect());
        let (pack, diagnostics) = load(&texts);
        assert!(pack.is_some() && diagnostics.is_empty(), "{}", drawn(texts, diagnostics));
    }

    fn write(&self, folder: &Path) {
        for (path, text) in &self.0 {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
            std::fs::write(path, text).expect("a file can be written");
        }
    }
}

/// White space does not count.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a text without white space at their ends.
fn lines(text: &str) -> Vec<&str> {
    text.trim_end().lines().map(str::trim_end).collect()
}

/// Whether lines are those expected, where `...` stands for any number of lines.
fn matches(expected: &[&str], found: &[&str]) -> bool {
    match expected.split_first() {
        None => found.is_empty(),
        Some((&"...", rest)) => (0..=found.len()).any(|from| matches(rest, &found[from..])),
        Some((first, rest)) => found.first() == Some(first) && matches(rest, &found[1..]),
    }
}

#[test]
fn listings_load_and_print_what_the_guide_says() {
    let mut made = Made::default();
    let (mut loads, mut prints) = (0, 0);
    for listing in listings() {
        made.take(&listing);
        match listing {
            Listing::Loads => {
                made.check(None);
                loads += 1;
            }
            Listing::Prints { command, expected } => {
                let folder = tempfile::tempdir().expect("a folder for the test");
                made.write(&folder.path().join(FOLDER));
                let words: Vec<&str> = command.split_whitespace().skip(1).collect();
                let (exit, stdout, stderr) = Case::with(&words).inside(folder.path()).run();
                assert_eq!(exit, 0, "{command}\n{stderr}");
                let (expected, found) = (lines(&expected), lines(&stdout));
                assert!(matches(&expected, &found), "{command} prints\n{stdout}");
                prints += 1;
            }
            _ => {}
        }
    }
    assert!(loads >= 11 && prints >= 11, "the test no longer finds the listings");
}

#[test]
fn pieces_conditions_and_advice_fit_the_pack_of_the_guide() {
    let made = Made::all();
    let (mut pieces, mut others) = (0, 0);
    for listing in listings() {
        match listing {
            Listing::Piece { path, text } => {
                let file = made.0.get(&path).unwrap_or_else(|| panic!("the guide has no file {path}"));
                assert!(squeezed(file).contains(&squeezed(&text)), "{path} does not hold\n{text}");
                pieces += 1;
            }
            Listing::Conditions(text) => {
                for condition in text.lines() {
                    let condition = condition.trim_end_matches(',');
                    let item = format!(
                        "[(id: \"listed\", idea: \"listed\", when: {condition}, gives: Note(\"So.\"), cites: [\"editorial\"])]"
                    );
                    made.check(Some(("rules/guiding/advice/listed.ron", item)));
                }
                others += 1;
            }
            Listing::Advice(text) => {
                made.check(Some(("rules/guiding/advice/listed.ron", format!("[{text}]"))));
                others += 1;
            }
            _ => {}
        }
    }
    assert!(pieces >= 3 && others >= 2, "the test no longer finds the listings");
}

#[test]
fn the_listings_together_are_the_pack_on_disk() {
    let made = Made::all();
    let folder = root().join(PACK);
    if std::env::var_os("GUIDE").is_some_and(|it| it == "overwrite") {
        made.write(&folder);
    }
    let on_disk = files(&folder, "ron").into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).expect("a file of the pack can be read");
        (path.strip_prefix(&folder).expect("below the pack").to_string_lossy().replace('\\', "/"), text)
    });
    assert_eq!(on_disk.collect::<BTreeMap<String, String>>(), made.0);
}

#[test]
fn the_pack_of_the_guide_passes_its_vignettes() {
    let (exit, stdout, stderr) = Case::with(&["test", "--pack", PACK]).run();
    assert_eq!(exit, 0, "{stdout}{stderr}");
}

#[test]
fn the_quiz_of_the_guide_runs_in_plain_lines_to_a_report() {
    let quiz = ["--pack", PACK, "--accessible", "--no-save"];
    // Guiding; at weekends; nobody yet; read the report now; that is all for now.
    let (exit, stdout, stderr) = Case::with(&quiz).input("1\n2\n1\n3\n2\n").run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(stderr.contains("What brings you here?") && stderr.contains("Go on: Whether a guiding course"), "{stderr}");
    for part in ["Guide as a volunteer", "A good fit", "Words to use: To two friends", "Go on with: "] {
        assert!(stdout.contains(part), "{part:?} is not in:\n{stdout}");
    }
}

#[test]
fn a_part_that_comes_first_stands_before_the_reasons_of_a_route() {
    let mut made = Made::all();
    let report = made.0.get_mut("rules/guiding/report.ron").expect("the guide has a report file");
    *report = report.replace("lines: 1)", "lines: 1, first: true)");
    let folder = tempfile::tempdir().expect("a folder for the test");
    made.write(folder.path());
    let answers = "report --pack . --full --partial --set hours=weekdays --set groups=classes";
    let (exit, stdout, stderr) = Case::new(answers).inside(folder.path()).run();
    assert_eq!(exit, 0, "{stderr}");
    let at = |part: &str| stdout.find(part).unwrap_or_else(|| panic!("{part:?} is not in:\n{stdout}"));
    assert!(at("Guiding children") < at("What speaks for it"), "{stdout}");
}

/// The names of fields, and of words such as `Core`, that authors type.
fn names_of_the_format() -> Vec<(String, String)> {
    let mut names = Vec::new();
    for path in files(&root().join("src/load/schema"), "rs") {
        let text = std::fs::read_to_string(&path).expect("a source file can be read");
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let mut is_format = false;
        for line in text.lines() {
            if line.starts_with("pub struct ") || line.starts_with("pub enum ") {
                // A reply is what the answers of a person look like, not a field of the format.
                is_format = !line.contains("ReplyDef");
            } else if line.starts_with('}') {
                is_format = false;
            } else if is_format {
                names.extend(names_in(line).into_iter().map(|name| (file.clone(), name)));
            }
        }
    }
    names
}

/// The names in one line of a struct or an enum: `pub id: Text,`, `Many { at_most: .., options: .. },`.
fn names_in(line: &str) -> Vec<String> {
    let line = line.trim();
    if line.starts_with("//") || line.starts_with('#') {
        return Vec::new();
    }
    let is_name = |word: &&str| !word.is_empty() && word.chars().all(|it| it.is_alphanumeric() || it == '_');
    let head = line.trim_start_matches("pub ").split([':', '(', '{', ',', ' ']).next();
    let inner = line.split_once('{').map_or("", |(_, rest)| rest);
    let inner = inner.split(',').filter_map(|field| field.split_once(':')).map(|(name, _)| name.trim());
    head.into_iter().chain(inner).filter(is_name).map(str::to_owned).collect()
}

#[test]
fn every_name_of_the_format_stands_in_the_guide() {
    let guide = guide();
    let (_, reference) = guide.split_once("## Reference").expect("the guide has a reference");
    let names = names_of_the_format();
    assert!(names.len() > 100, "the test no longer finds names");
    for (file, name) in names {
        let marks = [format!("`{name}`"), format!("`{name}("), format!("`{name}: ")];
        let is_told = marks.iter().any(|mark| reference.contains(mark));
        assert!(is_told, "src/load/schema/{file} has `{name}`, which the reference of docs/packs.md does not name");
    }
}

#[test]
fn the_bounds_in_the_guide_are_those_of_the_program() {
    let guide = guide();
    for said in [
        format!("at most {} options", OptionSet::OPTIONS_MAX),
        format!("at most {CLOSE_MARGIN} point behind the first"),
        format!("leads by {FIRM_MARGIN} points or more"),
        format!("at most {PAGE_MAX} lines"),
        format!("at most {REASONS_FOR_MAX} reasons for a route and at most {REASONS_AGAINST_MAX} against it"),
    ] {
        assert!(guide.contains(&said), "the guide does not say {said:?}");
    }
}

/// The headings that the guide lists, in the order of a report.
fn headings_in_order() -> Vec<String> {
    let guide = guide();
    let (_, listed) = guide.split_once("A report stands in this order").expect("the guide lists the headings");
    let listed = listed.lines().skip(1).skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty());
    listed.flat_map(|line| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn headings_of_reports_stand_in_the_order_of_the_guide() {
    let order = headings_in_order();
    assert!(order.len() >= 20, "the test no longer finds the headings: {order:?}");
    let mut seen = vec![false; order.len()];
    let mut check = |case: Case, parts: &[&str]| {
        let (exit, report, stderr) = case.run();
        assert_eq!(exit, 0, "{stderr}");
        let headings = report.lines().filter_map(|line| line.strip_prefix("## "));
        // Reasons of a close call come route by route, and a pack names its parts as it likes.
        let headings = headings.filter(|heading| !heading.contains("it: ") && !parts.contains(heading));
        let mut last = 0;
        for place in headings.filter_map(|heading| order.iter().position(|it| heading.starts_with(it.as_str()))) {
            seen[place] = true;
            assert!(place >= last, "{} stands after {} in\n{report}", order[place], order[last]);
            last = place;
        }
    };
    let report = |answers: &str| format!("report --partial --full --format markdown {answers}");
    for vignette in vignettes() {
        let parts = pack().assessment(vignette.assessment).parts.iter().map(|it| it.title.as_str());
        // A vignette is read as the answers of its person.
        check(Case::new(&report(&format!("--answers {}", vignette.name))), &parts.collect::<Vec<_>>());
    }
    let mut made = Made::all();
    let listed = listings().into_iter().find_map(|it| if let Listing::Advice(text) = it { Some(text) } else { None });
    let listed = listed.expect("the guide lists advice of every kind");
    made.0.insert("rules/guiding/advice/listed.ron".to_owned(), format!("[{listed}]"));
    let folder = tempfile::tempdir().expect("a folder for the test");
    made.write(folder.path());
    check(
        Case::new(&report("--pack . --set groups=nobody")).inside(folder.path()),
        &["Guiding children", "Try it first"],
    );
    let unseen: Vec<&String> =
        order.iter().zip(&seen).filter(|(_, seen)| !**seen).map(|(heading, _)| heading).collect();
    assert!(unseen.is_empty(), "no report has the headings {unseen:?}");
}
