//! Lints: each finds its fault and nothing else, the built-in pack is free of faults, and every code is explained.

use std::collections::BTreeSet;
use std::path::Path;

use inroad::analysis::pack::inventory::{Rule, RuleKind, rules};
use inroad::analysis::pack::lint::check::check;
use inroad::analysis::pack::lint::code::Found;
use inroad::analysis::pack::lint::codes::{code, codes};
use inroad::analysis::pack::lint::finding::Finding;
use inroad::analysis::pack::lint::idle_part::idle_parts;
use inroad::cli::builtin::{builtin, folder};
use inroad::cli::command::check::found;
use inroad::engine::evaluation::evaluate;
use inroad::engine::recommendation::{Ranked, points, recommend};
use inroad::engine::truth::Truth;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::answers::Answers;
use inroad::model::condition::{Condition, ResultTest};
use inroad::model::diagnostic::Severity;
use inroad::model::intention::Intention;
use inroad::model::pack::{Assessment, Pack};
use inroad::model::pathway::Step;

use crate::harness::{Case, Dice, drawn, files, pack, random_answer, root};
use crate::random_pack::random_pack;

/// Faults of a pack that no single file of it can show: files and folders that lack or are too many.
const OF_SEVERAL_FILES: &[&str] = &[
    "unreadable",
    "too-many-files",
    "missing-file",
    "missing-folder",
    "stray-file",
    "misnamed-file",
    "no-assessment",
    "unread-file",
];

/// Faults that an edit of one file shows, and that are told where they come out: in another file.
const TOLD_ELSEWHERE: &[&str] = &["undeclared-pathway", "no-fallback"];

fn lints() -> std::path::PathBuf {
    root().join("tests/lints")
}

/// The small pack with one file replaced by an example, which names it in its first line.
fn with_example(path: &Path) -> (Texts, String, String) {
    let example = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (name, _) = example.split_once('\n').expect("an example has lines");
    let name = name.strip_prefix("// ").expect("an example names its file").to_owned();
    let base = folder(&lints().join("base")).expect("the small pack can be read");
    let mut files: Vec<TextFile> = base.iter().map(|(_, file)| file.clone()).filter(|it| it.name != name).collect();
    files.push(TextFile { name: name.clone(), text: example.clone().into() });
    (Texts::new(files), name, example)
}

fn listed(texts: Texts, found: Vec<Finding>) -> String {
    drawn(texts, found.into_iter().map(|it| it.diagnostic).collect())
}

/// The lines of `bad`, counted from 1, in which it differs from `good`.
fn changed(good: &str, bad: &str) -> std::ops::RangeInclusive<usize> {
    let (good, bad): (Vec<&str>, Vec<&str>) = (good.lines().collect(), bad.lines().collect());
    let same = good.iter().zip(&bad).take_while(|(left, right)| left == right).count();
    let rest = good[same..].iter().rev().zip(bad[same..].iter().rev());
    let end = rest.take_while(|(left, right)| left == right).count();
    same + 1..=bad.len() - end
}

#[test]
fn every_lint_finds_its_fault_and_nothing_else() {
    for it in codes().filter(|it| !matches!(it.found, Found::Answers | Found::Command)) {
        let examples = lints().join(it.code);
        if OF_SEVERAL_FILES.contains(&it.code) {
            assert!(!examples.exists(), "`{}` has examples after all", it.code);
            continue;
        }
        let (texts, _, good) = with_example(&examples.join("good.ron"));
        let nothing = found(&texts);
        assert!(nothing.is_empty(), "{}/good.ron:\n{}", it.code, listed(texts, nothing));
        let (texts, name, bad) = with_example(&examples.join("bad.ron"));
        let faults = found(&texts);
        assert!(!faults.is_empty(), "{}/bad.ron: nothing is found", it.code);
        let lines = changed(&good, &bad);
        let fits = |finding: &Finding| {
            let place = finding.diagnostic.place.expect("a finding in a file has a place");
            let file = texts.get(place.file);
            let line = file.text[..place.start as usize].matches('\n').count() + 1;
            let is_elsewhere = TOLD_ELSEWHERE.contains(&it.code) && file.name != name;
            finding.diagnostic.code == it.code && (is_elsewhere || file.name == name && lines.contains(&line))
        };
        let all_fit = faults.iter().all(fits);
        assert!(all_fit, "{}/bad.ron, lines {lines:?}:\n{}", it.code, listed(texts, faults));
    }
}

#[test]
fn every_example_belongs_to_a_code() {
    for entry in std::fs::read_dir(lints()).expect("the examples can be read") {
        let name = entry.expect("an entry can be read").file_name().to_string_lossy().into_owned();
        assert!(name == "base" || code(&name).is_some(), "there is no code `{name}`");
    }
}

#[test]
fn the_builtin_pack_is_free_of_findings() {
    let texts = builtin();
    let findings = check(pack(), &texts);
    assert!(findings.is_empty(), "{}", listed(texts, findings));
}

#[test]
fn every_code_of_the_program_is_explained_once() {
    let mut known = BTreeSet::new();
    for it in codes() {
        assert!(known.insert(it.code), "`{}` stands twice", it.code);
        assert!(it.why.len() > 20 && it.why.ends_with(['.', ')']), "`{}` says too little: {}", it.code, it.why);
    }
    let mut printed = BTreeSet::new();
    for path in files(&root().join("src"), "rs") {
        let text = std::fs::read_to_string(&path).expect("a source file can be read");
        let is_loader = path.starts_with(root().join("src/load"));
        printed.extend(codes_in(&text, is_loader));
    }
    let printed: BTreeSet<&str> = printed.iter().map(String::as_str).collect();
    let unexplained: Vec<_> = printed.difference(&known).collect();
    assert!(unexplained.is_empty(), "not in the table of codes: {unexplained:?}");
    let faults = codes().filter(|it| !matches!(it.found, Found::Lint(_) | Found::Settings)).map(|it| it.code);
    let unused: Vec<&str> = faults.filter(|it| !printed.contains(it)).collect();
    assert!(unused.is_empty(), "nothing prints: {unused:?}");
}

/// Codes in a source file: the first argument of whatever makes a diagnostic, and in loaders the first of a tuple.
fn codes_in(text: &str, is_loader: bool) -> Vec<String> {
    let is_slug = |word: &str| word.chars().all(|it| it.is_ascii_lowercase() || it == '-') && !word.is_empty();
    let mut found = Vec::new();
    for (at, _) in text.match_indices('"') {
        let Some((word, after)) = text[at + 1..].split_once('"') else { continue };
        let before = text[..at].trim_end();
        let makes = ["error(", "fault(", "fault_of_file("].iter().any(|it| before.ends_with(it));
        let is_first = before.ends_with('(') && after.trim_start().starts_with(',');
        let is_of_tuple = is_loader && is_first && before.ends_with([' ', '\n', '(']) && !before.ends_with("!(");
        let is_call = before.trim_end_matches('(').ends_with(|it: char| it.is_alphanumeric() || it == '_');
        // A tuple may begin with any word; a code of one word stands in no tuple alone.
        let is_of_tuple = is_of_tuple && !is_call && word.contains('-');
        if is_slug(word) && (makes && is_first || is_of_tuple) {
            found.push(word.to_owned());
        }
    }
    found
}

#[test]
fn the_page_of_codes_is_what_the_program_says() {
    let (exit, said, _) = Case::new("check --explain all --format markdown").run();
    assert_eq!(exit, 0);
    let page = std::fs::read_to_string(root().join("docs/lints.md")).expect("the page of codes can be read");
    assert_eq!(page, said, "`inroad check --explain all --output docs/lints.md --force` writes it anew");
}

/// What only several files show, each by the least edit of the small pack.
#[test]
fn faults_of_several_files_are_named() {
    let base = || folder(&lints().join("base")).expect("the small pack can be read");
    let moved = |from: &str, to: &str| {
        let files = base().iter().map(|(_, file)| file.clone()).collect::<Vec<_>>().into_iter();
        Texts::new(files.map(|file| TextFile { name: file.name.replace(from, to), ..file }).collect())
    };
    for (code, texts) in [
        ("misnamed-file", moved("questionnaires/teacher", "questionnaires/lessons")),
        ("stray-file", moved("advice/all.ron", "advices/all.ron")),
        ("missing-file", moved("rules/sources.ron", "rules/music/advice/sources.ron")),
        ("no-assessment", Texts::new(Vec::new())),
    ] {
        let faults = found(&texts);
        let is_named = faults.iter().any(|it| it.diagnostic.code == code);
        assert!(is_named, "{code}:\n{}", listed(texts, faults));
    }
}

/// A file that an editor gave another ending, and vignettes in another folder, count for nothing; both are named.
#[test]
fn what_looks_like_a_part_of_the_pack_and_is_not_read_is_named() {
    let home = tempfile::tempdir().expect("a folder for the test");
    let write = |name: &str, text: &str| {
        let path = home.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    let base = folder(&lints().join("base")).expect("the small pack can be read");
    base.iter().for_each(|(_, file)| write(&file.name, &file.text));
    // A note, a draft and what an editor keeps for itself are no parts of a pack.
    for name in ["rules/notes.txt", "rules/music/advice/all.ron~", "rules/music/.all.ron.swp", "vignettes/notes.txt"] {
        write(name, "mine");
    }
    let path = home.path().to_string_lossy().into_owned();
    let check = || Case::with(&["check", &path, "--format", "short"]).run();
    let (exit, stdout, stderr) = check();
    assert_eq!((exit, stdout.as_str()), (0, ""), "{stderr}");
    let (longer, larger) = ("rules/music/advice/extra.ron.txt", "rules/music/pathways/Drums.RON");
    for name in [longer, larger, "tests/vignette/x.ron", "vignettes/x.ron"] {
        write(name, "(");
    }
    let (exit, stdout, stderr) = check();
    assert_eq!(exit, 1, "{stderr}");
    let named = ["file `rules/music/advice/extra.ron.txt`", "file `rules/music/pathways/Drums.RON`"];
    let named = named.into_iter().chain(["folder `vignettes/`", "folder `tests/vignette/`"]);
    let line = |what: &str| format!("warning[unread-file]: the {what} looks like a part of the pack and is not read\n");
    for what in named {
        assert!(stdout.contains(&line(what)), "{what}:\n{stdout}");
    }
    assert_eq!(stdout.lines().count(), 4, "{stdout}");
    let (_, help, _) = Case::with(&["check", &path]).run();
    for (name, better) in [(longer, "advice/extra.ron"), (larger, "pathways/Drums.ron")] {
        assert!(help.contains(&format!("{better}`, or move it out")), "{name}:\n{help}");
    }
    // Where the pack does not load for want of the file, it is named all the same, and can be set as any lint.
    std::fs::rename(
        home.path().join("rules/music/pathways/piano.ron"),
        home.path().join("rules/music/pathways/piano.ron.txt"),
    )
    .expect("a file can be renamed");
    let (exit, stdout, _) = check();
    assert_eq!(exit, 1);
    assert!(stdout.contains(&line("file `rules/music/pathways/piano.ron.txt`")), "{stdout}");
    assert!(stdout.contains("error[unknown-id]: unknown pathway `piano`"), "{stdout}");
}

/// Gives every pathway of a random pack steps, for those for whom some evidence of the pack counts.
fn with_steps(mut pack: Pack, dice: &mut Dice) -> Pack {
    let assessment = &mut pack.assessments[0];
    let evidence = assessment.pathways.iter().flat_map(|it| &it.evidence);
    let conditions: Vec<Condition> = evidence.map(|it| it.when.clone()).collect();
    for pathway in &mut assessment.pathways {
        let step = |number: usize| Step {
            id: format!("s{number}"),
            when: conditions[dice.roll(conditions.len())].clone(),
            intention: Intention { within: 7, ..Intention::default() },
            cites: Vec::new(),
            place: None,
        };
        pathway.steps = (0..3).map(step).collect();
    }
    pack
}

/// Whether a condition asks what is recommended.
fn asks_what_is_recommended(condition: &Condition) -> bool {
    let mut asks = false;
    condition.walk(&mut |part| asks |= matches!(part, Condition::Result(ResultTest::Recommended(_))));
    asks
}

/// Somebody who was met, and what lints say of the pack.
struct Met<'a> {
    assessment: &'a Assessment,
    rules: &'a [Rule<'a>],
    said: &'a [Finding],
    /// How often each kind of claim was tried.
    tried: &'a mut [usize; 6],
}

impl Met<'_> {
    fn claim(&self, code: &str, subject: &str) -> Option<&Finding> {
        self.said.iter().find(|it| it.diagnostic.code == code && it.subject == subject)
    }

    /// Panics where somebody with these answers refutes a claim.
    fn try_claims(&mut self, pack: &Pack, answers: &Answers) {
        let evaluation = evaluate(pack, self.assessment, answers);
        let recommendation = recommend(self.assessment, &evaluation);
        let results = Ranked { evaluation: &evaluation, assessment: self.assessment, recommendation: &recommendation };
        let view = evaluation.respondent.view(self.assessment, Some(&results));
        for rule in self.rules.iter().filter(|rule| rule.kind != RuleKind::Row) {
            let Some(when) = rule.when else { continue };
            let holds = view.truth(when) == Truth::Yes;
            let pathway = self.assessment.pathways.iter().position(|it| rule.name.starts_with(&format!("{}/", it.id)));
            let is_open = pathway.is_some_and(|at| evaluation.pathways[at].eligible() == Truth::Yes);
            let codes = [("never-holds", holds), ("always-holds", !holds), ("only-when-ruled-out", holds && is_open)];
            for (at, (code, refuted)) in codes.into_iter().enumerate() {
                let is_claimed = self.claim(code, &rule.name).is_some();
                self.tried[at] += usize::from(is_claimed);
                self.tried[5] += usize::from(is_claimed && at == 0 && asks_what_is_recommended(when));
                assert!(!(is_claimed && refuted), "{code} {} {when:?}: {answers:?}", rule.name);
            }
        }
        let table = &self.assessment.tables[0];
        let row =
            table.rows.iter().position(|row| view.truth(&row.when) == Truth::Yes).expect("the last row takes all");
        for (at, other) in table.rows.iter().enumerate() {
            let is_claimed = self.claim("row-never-decides", &format!("{}/{}", table.id, other.id)).is_some();
            self.tried[3] += usize::from(is_claimed);
            assert!(!is_claimed || at != row, "{} decides for {answers:?}", other.id);
        }
        let claim = self.claim("unreachable-fit", &self.assessment.id).map(|it| it.diagnostic.message.clone());
        if let Some(claim) = claim {
            let fits = self.assessment.fits;
            let bound = if claim.contains("called good") { fits.good } else { fits.strong };
            let most = self.assessment.pathway_ids().map(|id| points(self.assessment, &evaluation, id).0).max();
            self.tried[4] += 1;
            assert!(most < Some(bound), "{claim}: {answers:?}");
        }
    }
}

/// On random packs, whoever is met at random never contradicts what lints say holds for nobody or for everybody.
#[test]
fn what_lints_prove_holds_for_whoever_is_met() {
    const PACKS: usize = 300;
    const RESPONDENTS: usize = 60;
    let mut dice = Dice(11);
    let mut tried = [0; 6];
    for _ in 0..PACKS {
        let pack = random_pack(&mut dice);
        let pack = with_steps(pack, &mut dice);
        let assessment = &pack.assessments[0];
        let (said, rules) = (check(&pack, &Texts::default()), rules(&pack));
        let mut met = Met { assessment, rules: &rules, said: &said, tried: &mut tried };
        for _ in 0..RESPONDENTS {
            let mut answers = Answers::new();
            for asked in &assessment.asked {
                answers.set(asked.question, random_answer(pack.question(asked.question), &mut dice));
            }
            met.try_claims(&pack, &answers);
        }
    }
    assert!(tried.iter().all(|claims| *claims > 500), "too little is claimed to be tried: {tried:?}");
}

/// A part that can be left out changes nothing for whoever is met, some of their answers missing; and what another
/// part says can be left out.
#[test]
fn idle_parts_change_nothing_for_whoever_is_met() {
    const PACKS: usize = 300;
    const RESPONDENTS: usize = 30;
    let mut dice = Dice(5);
    let (mut tried, mut twice) = (0, 0);
    for _ in 0..PACKS {
        let pack = random_pack(&mut dice);
        let assessment = &pack.assessments[0];
        let conditions: Vec<&Condition> = rules(&pack).into_iter().filter_map(|rule| rule.when).collect();
        let parts = |when: &Condition| idle_parts(&pack, assessment, when).into_iter().map(|it| it.rest);
        let idle: Vec<Vec<Condition>> = conditions.iter().map(|when| parts(when).collect()).collect();
        let (mut is_met, mut is_missed) = (vec![false; conditions.len()], vec![false; conditions.len()]);
        for _ in 0..RESPONDENTS {
            let mut answers = Answers::new();
            for asked in &assessment.asked {
                if dice.roll(5) > 0 {
                    answers.set(asked.question, random_answer(pack.question(asked.question), &mut dice));
                }
            }
            let evaluation = evaluate(&pack, assessment, &answers);
            let recommendation = recommend(assessment, &evaluation);
            let results = Ranked { evaluation: &evaluation, assessment, recommendation: &recommendation };
            let view = evaluation.respondent.view(assessment, Some(&results));
            for (at, when) in conditions.iter().enumerate() {
                let truth = view.truth(when);
                is_met[at] |= truth == Truth::Yes;
                is_missed[at] |= truth == Truth::No;
                for rest in &idle[at] {
                    tried += 1;
                    assert_eq!(truth, view.truth(rest), "{when:?} and {rest:?}: {answers:?}");
                }
            }
        }
        for (at, when) in conditions.into_iter().enumerate() {
            let again = Condition::All(vec![
                when.clone(),
                Condition::Any(vec![when.clone(), Condition::Not(Box::new(when.clone()))]),
            ]);
            let is_small = assessment.questions_of(&again).len() <= 4;
            if is_small && is_met[at] && is_missed[at] {
                twice += 1;
                assert!(!idle_parts(&pack, assessment, &again).is_empty(), "{again:?}");
            }
        }
    }
    assert!(tried > 10_000 && twice > 1_000, "too little is tried: {tried}, {twice}");
}

#[test]
fn settings_silence_soften_and_sharpen() {
    let path = lints().join("long-label/bad.ron");
    let setting = |severity: &str, on: &str| {
        let (texts, _, _) = with_example(&path);
        let mut files: Vec<TextFile> = texts.iter().map(|(_, file)| file.clone()).collect();
        let text = format!("[(code: \"long-label\", severity: {severity}, on: [{on}], because: \"A test.\")]");
        files.push(TextFile { name: "rules/lints.ron".to_owned(), text: text.into() });
        let texts = Texts::new(files);
        found(&texts).iter().map(|it| (it.diagnostic.code, it.diagnostic.severity)).collect::<Vec<_>>()
    };
    assert_eq!(setting("Off", ""), []);
    assert_eq!(setting("Off", "\"lessons\""), []);
    assert_eq!(setting("Error", ""), [("long-label", Severity::Error)]);
    let kept = [("long-label", Severity::Advice), ("idle-setting", Severity::Warning)];
    assert_eq!(setting("Off", "\"hours\""), kept);
    assert_eq!(setting("Of", "").len(), 1, "a word that is no severity is a fault of loading");
}

#[test]
fn a_pack_with_findings_exits_with_1_and_usage_with_2() {
    let bad = tempfile::tempdir().expect("a folder for the test");
    for (_, file) in with_example(&lints().join("never-holds/bad.ron")).0.iter() {
        let path = bad.path().join(&file.name);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        std::fs::write(path, &*file.text).expect("a file");
    }
    let folder = bad.path().to_string_lossy().into_owned();
    let (exit, stdout, stderr) = Case::with(&["check", &folder]).run();
    assert_eq!((exit, stderr.as_str()), (1, ""));
    assert!(stdout.contains("warning[never-holds]"), "{stdout}");
    let (exit, named, _) = Case::with(&["check", "--pack", &folder]).run();
    assert_eq!((exit, &named), (1, &stdout));
    assert_eq!(Case::with(&["check", &folder, "--pack", "."]).run().0, 2);
    assert_eq!(Case::with(&["check", "no-such-folder"]).run().0, 2);
    std::fs::write(bad.path().join("questionnaires/bank.ron"), "[").expect("a file");
    let (exit, stdout, _) = Case::with(&["check", &folder, "--format", "short"]).run();
    assert_eq!(exit, 1, "a pack that does not load has findings");
    assert!(stdout.starts_with("questionnaires/bank.ron:1: error[syntax]: "), "{stdout}");
}

/// A finding marks the text of the field that it is about, also where an id or another field says the same before it.
#[test]
fn a_finding_marks_the_field_that_it_is_about() {
    let guitar = "rules/music/pathways/guitar.ron";
    let piano = "rules/music/pathways/piano.ron";
    let advice = "rules/music/advice/all.ron";
    let bank = "questionnaires/bank.ron";
    for (code, name, from, to, field) in [
        (
            "sentence-without-end",
            advice,
            r#"Note("Ten minutes a day do more than an hour a week.")"#,
            r#"Note("rhythm")"#,
            "gives: Note(",
        ),
        ("sentence-within-sentence", piano, r#""a piano on loan""#, r#""money.""#, "lifted_by: "),
        ("repeated-text", bank, "where you could practise", "Where could you practise most days?", "ask: "),
        ("cue-with-when", guitar, "I next meet a friend with a guitar", "when", "cue: "),
        (
            "repeated-label",
            bank,
            r#"(id: "school", label: "At a school or club")"#,
            r#"(id: "school", label: "At home")"#,
            "label: ",
        ),
        ("overlapping-ranges", bank, "4 to 9 hours", "3 to 9 hours", "label: "),
    ] {
        let base = folder(&lints().join("base")).expect("the small pack can be read");
        let changed = |file: &TextFile| {
            let text = if file.name == name { file.text.replacen(from, to, 1).into() } else { file.text.clone() };
            TextFile { name: file.name.clone(), text }
        };
        let texts = Texts::new(base.iter().map(|(_, file)| changed(file)).collect());
        let findings = found(&texts);
        let marked = findings.iter().filter(|it| it.diagnostic.code == code).filter_map(|it| it.diagnostic.place);
        let before: Vec<&str> = marked.map(|it| &texts.get(it.file).text[..it.start as usize]).collect();
        let is_marked = before.iter().any(|it| it.trim_end_matches('"').ends_with(field));
        assert!(is_marked, "{code} at {field}:\n{}", listed(texts, findings));
    }
}

/// What the small pack is told where one text of a file is another: the codes, each with its help.
fn told(name: &str, from: &str, to: &str) -> Vec<(&'static str, String)> {
    let base = folder(&lints().join("base")).expect("the small pack can be read");
    let mut files: Vec<TextFile> = base.iter().map(|(_, file)| file.clone()).collect();
    if !files.iter().any(|it| it.name == name) {
        files.push(TextFile { name: name.to_owned(), text: from.to_owned().into() });
    }
    let file = files.iter_mut().find(|it| it.name == name).expect("the file is there");
    assert!(file.text.contains(from), "{name} has no {from}");
    file.text = file.text.replacen(from, to, 1).into();
    let found = found(&Texts::new(files));
    found.into_iter().map(|it| (it.diagnostic.code, it.diagnostic.help.unwrap_or_default())).collect()
}

#[test]
fn texts_that_do_not_read_on_are_found_once() {
    let guitar = "rules/music/pathways/guitar.ron";
    let piano = "rules/music/pathways/piano.ron";
    let (cue, act) = ("I next meet a friend with a guitar", "ask to borrow it for a weekend");
    let (because, lifted) = ("you have no place for a piano", "a room with a piano in it");
    let ask = "Where could you practise most days?";
    let title = "Learn the piano";
    let said = "You have the patience for long practice.";
    let decides = "whether lessons would help you now";
    let (bank, teacher) = ("questionnaires/bank.ron", "questionnaires/teacher.ron");
    for (name, from, to, code) in [
        (guitar, cue, "Monday comes", None),
        (guitar, cue, "it rains", None),
        (guitar, cue, "lessons end", None),
        (guitar, cue, "I pass", None),
        (guitar, cue, "you meet a friend", Some("cue-not-first-person")),
        (guitar, cue, "somebody asks \u{201c}How are you?\u{201d}", None),
        (guitar, cue, "after work", Some("cue-with-when")),
        (guitar, cue, "When I pass a shop with guitars", Some("cue-with-when")),
        (guitar, act, "bring a friend along", None),
        (guitar, act, "during the break, ask for it", None),
        (guitar, act, "you should ask for it", Some("act-without-verb")),
        (guitar, act, "to ask for it", Some("act-without-verb")),
        (guitar, act, "I'll ask for it", Some("act-with-i-will")),
        (piano, because, "you play because of friends only", None),
        (piano, because, "because you have no place", Some("because-with-because")),
        (piano, because, "Because you have no place", Some("because-with-because")),
        (piano, lifted, "learning to share a room", None),
        (piano, lifted, "work at home", None),
        (piano, lifted, "find money", None),
        (piano, lifted, "ask your school for a room", Some("lifted-by-with-verb")),
        (piano, lifted, "apply for a room", Some("lifted-by-with-verb")),
        (piano, title, "Learn the piano, the organ etc.", None),
        (piano, title, "Why not the piano?", None),
        (piano, title, "Learn the piano.", Some("title-with-full-stop")),
        (piano, said, "iPads and patience help.", None),
        (piano, said, "4 hours are enough.", None),
        (piano, said, "you have the patience.", Some("sentence-begins-small")),
        (teacher, decides, "A levels and what to take", None),
        (teacher, decides, "Reading music, or playing by ear", None),
        (teacher, decides, "Whether lessons help", Some("sentence-within-sentence")),
        (bank, ask, "Where could you practise most days", Some("sentence-without-end")),
        (bank, ask, "Say where you could practise, and how loudly.", None),
        (bank, ask, "I can practise at home.", None),
    ] {
        let codes: Vec<&str> = told(name, from, to).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, code.into_iter().collect::<Vec<_>>(), "{to}");
    }
}

#[test]
fn help_says_what_to_do_about_this_text() {
    let bank = "questionnaires/bank.ron";
    let piano = "rules/music/pathways/piano.ron";
    let ask = "Where could you practise most days?";
    let because = "you have no place for a piano";
    for (name, from, to, help) in [
        (
            bank,
            ask,
            "Where could you practise",
            "end a question with a question mark, and a statement with a full stop",
        ),
        (piano, because, "You have no place", "begin with a small letter"),
        (piano, because, "you have no place.", "leave out the mark at its end"),
        (piano, because, "You have no place.", "begin with a small letter, and leave out the mark at its end"),
        (piano, "AtLeast(\"budget\", 100)", "AtLeast(\"budget\", 9001)", "answers to `budget` go from 0 to 9000"),
        (piano, "AtLeast(\"patience\", 2)", "AtLeast(\"patience\", 4)", "the score `patience` goes from -1 to 3"),
    ] {
        let told = told(name, from, to);
        assert!(told.iter().any(|(_, it)| it.starts_with(help)), "{to}: {told:?}");
    }
}

/// A support is no route wherever it is tested, but that it never comes first may be promised.
#[test]
fn supports_are_no_routes() {
    let property = |condition: &str| {
        format!(
            "(properties: [(id: \"promised\", says: \"It never happens.\", never: {condition}, because: \"so it is\", \
             cites: [\"editorial\"])])"
        )
    };
    let file = "rules/music/properties.ron";
    for (condition, code) in [
        ("Any([First(\"friends\"), Close(\"friends\")])", None),
        ("All([Is(\"tried\", \"keys\"), First(\"guitar\")])", None),
        ("All([Is(\"tried\", \"keys\"), First(\"friends\")])", Some("support-as-route")),
        ("All([Is(\"tried\", \"keys\"), Close(\"friends\")])", Some("support-as-route")),
    ] {
        let text = property(condition);
        let codes: Vec<&str> = told(file, &text, &text).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, code.into_iter().collect::<Vec<_>>(), "{condition}");
    }
    let lead = told("rules/music/report.ron", "when: Is(\"tried\", \"never\")", "when: First(\"friends\")");
    assert!(lead.iter().any(|(code, _)| *code == "support-as-route"), "{lead:?}");
}

/// What a pack promises is read in the report of a proof, as other texts are.
#[test]
fn promises_are_read_too() {
    let file = "rules/music/properties.ron";
    for (says, because, code) in [
        ("It never happens.", "so it is", None),
        ("It never happens.", "because so it is", Some("because-with-because")),
        ("It never happens.", "so it is.", Some("sentence-within-sentence")),
        ("It never happens", "so it is", Some("sentence-without-end")),
    ] {
        let never = "All([Is(\"tried\", \"keys\"), First(\"guitar\")])";
        let text = format!(
            "(properties: [(id: \"promised\", says: \"{says}\", never: {never}, because: \"{because}\", \
             cites: [\"editorial\"])])"
        );
        let codes: Vec<&str> = told(file, &text, &text).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, code.into_iter().collect::<Vec<_>>(), "{says} {because}");
    }
}
