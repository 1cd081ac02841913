//! Vignettes: readable respondents, and what the sources say should come out for them.

use inroad::analysis::pack::inventory::rules;
use inroad::analysis::pack::reach::reach;
use inroad::cli::builtin::builtin_vignettes;
use inroad::load;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::id::PathwayId;
use inroad::model::pathway::PathwayKind;
use inroad::model::vignette::{Expected, Vignette, Vignettes};
use inroad::report::pack::trial::{TrialReport, trial};
use inroad::report::pack::vignette::Failure;

use crate::harness::{Case, all_vignettes, assessment, drawn, pack, root, vignettes};

/// Vignettes whose texts are edited, each text once, in the file whose name holds a word.
fn edited(word: &str, edits: &[(&str, &str)]) -> Texts {
    let mut files: Vec<TextFile> = builtin_vignettes().iter().map(|(_, file)| file.clone()).collect();
    files.retain(|file| file.name.contains(word));
    assert_eq!(files.len(), 1, "{word}");
    for (from, to) in edits {
        assert!(files[0].text.contains(from), "{from:?} is not in {}", files[0].text);
        files[0].text = files[0].text.replacen(from, to, 1).into();
    }
    Texts::new(files)
}

fn tried(word: &str, edits: &[(&str, &str)]) -> TrialReport {
    let texts = edited(word, edits);
    let (vignettes, diagnostics) = load::vignettes::load(&texts, pack());
    assert!(diagnostics.is_empty(), "{}", drawn(texts, diagnostics));
    trial(pack(), &vignettes)
}

/// The one failure of an edited vignette.
#[track_caller]
fn failure(word: &str, edits: &[(&str, &str)]) -> Failure {
    let mut report = tried(word, edits);
    assert_eq!((report.passed, report.failed), (0, 1));
    let mut failures = report.vignettes.remove(0).failures;
    assert_eq!(failures.len(), 1, "{failures:?}");
    failures.remove(0)
}

#[track_caller]
fn check_faults(word: &str, edits: &[(&str, &str)], expected: &[&str]) {
    let texts = edited(word, edits);
    let (vignettes, diagnostics) = load::vignettes::load(&texts, pack());
    assert!(vignettes.all.is_empty(), "a faulty vignette is kept");
    let said = drawn(texts, diagnostics);
    for part in expected {
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
    }
}

/// A vignette of the built-in pack by itself.
fn alone(vignette: Vignette) -> Vignettes {
    Vignettes { files: all_vignettes().files.clone(), all: vec![vignette] }
}

const STAYS: &str = "break-in-01-support-stays";

#[test]
fn every_vignette_comes_out_as_its_author_wrote() {
    let (exit, stdout, stderr) = Case::new("test").run();
    assert_eq!(exit, 0, "{stdout}{stderr}");
    for (name, least) in [("break-in", 30), ("interview", 10), ("fit", 15), ("career", 15)] {
        let count = vignettes().iter().filter(|it| it.assessment == assessment(name)).count();
        assert!(count >= least, "only {count} vignettes of `{name}`");
    }
    assert!(stdout.contains(&format!("{0} of {0} vignettes", vignettes().len())), "{stdout}");
}

#[test]
fn a_wrong_first_is_told_with_what_gave_both_their_points() {
    let failure = failure(STAYS, &[("first: \"internal-transition\"", "first: \"startup\"")]);
    assert_eq!(failure.about, "first");
    assert!(failure.expected.starts_with("startup (") && failure.found.starts_with("internal-transition ("));
    assert!(failure.stands_at.contains(STAYS) && failure.stands_at.ends_with(".ron:30"), "{}", failure.stands_at);
    for side in [&failure.expected, &failure.found] {
        let group = failure.because.iter().find(|it| it.title == *side).expect("each side has its rules");
        let sum: i32 = group.rules.iter().filter_map(|rule| rule.points).sum();
        assert!(!group.rules.is_empty() && side.contains(&format!("{sum:+} point")), "{side}: {:?}", group.rules);
        assert!(group.rules.iter().all(|rule| rule.stands_at.starts_with("rules/")));
    }
}

#[test]
fn evidence_that_does_not_hold_is_told_with_the_tests_that_failed() {
    let failure = failure(STAYS, &[("first: \"internal-transition\"", "first: \"startup\"")]);
    let told = |title: &str| failure.because.iter().find(|it| it.title == title).map(|it| &it.rules);
    let lacking = told("What would speak for startup and does not hold").expect("something could speak for it");
    let all = rules(pack()).into_iter().filter(|rule| rule.name.starts_with("startup/"));
    let points: Vec<(String, i32)> = all.filter_map(|rule| Some((rule.name, rule.points?.0))).collect();
    let counted = told(&failure.expected).expect("what it stands on is told");
    let wanted = points.iter().filter(|(name, points)| *points > 0 && counted.iter().all(|it| it.rule != *name));
    let wanted: Vec<&str> = wanted.map(|(name, _)| name.as_str()).collect();
    assert_eq!(lacking.iter().map(|it| it.rule.as_str()).collect::<Vec<_>>(), wanted);
    assert!(lacking.iter().all(|it| !it.fails.is_empty() && it.fails.iter().all(|test| test.contains(": "))));
    // Beside the pathway that came first stands what would have held it back.
    let against = told("What would speak against internal-transition and does not hold");
    assert!(against.is_some_and(|rules| rules.iter().all(|it| it.points.is_some_and(|points| points < 0))));
}

#[test]
fn a_first_in_a_close_call_is_told_with_the_line_that_names_it() {
    let failure = failure(
        "break-in-37-student-two-doors",
        &[("close_call: [\"product-adjacent\", \"startup\"]", "first: \"product-adjacent\"")],
    );
    assert_eq!(failure.expected, "product-adjacent first, and no close call");
    assert!(failure.found.contains("startup ("), "{}", failure.found);
    assert!(failure.stands_at.ends_with(".ron:27"), "{}", failure.stands_at);
}

#[test]
fn a_pathway_without_requirements_cannot_be_ruled_out() {
    let failure = failure(STAYS, &[("first: ", "ruled_out: [\"product-adjacent\"], first: ")]);
    let group = &failure.because[0];
    assert!(group.rules.is_empty(), "{:?}", group.rules);
    assert_eq!(
        format!("{}: {}", group.title, group.none),
        "What product-adjacent requires: nothing, so that nothing can rule it out"
    );
}

#[test]
fn an_option_that_nobody_chose_stands_where_it_is_written() {
    let report = trial(pack(), &alone(vignettes()[0].clone()));
    let options: Vec<_> = report.not_reached.iter().filter(|it| it.kind == "option").collect();
    assert!(options.len() > 100);
    for it in options {
        let (question, option) = it.id.split_once('=').expect("question=option");
        let question = pack().question(pack().question_named(question).expect("it is a question"));
        let place = question.options().iter().find(|it| it.id == option).and_then(|it| it.place);
        assert_eq!(it.stands_at, pack().locate(place.expect("an option has a place")));
    }
}

#[test]
fn a_wrong_verdict_is_told_with_the_row_that_decided_and_the_tests_that_failed() {
    let failure =
        failure("interview-large-recruiter", &[("\"disclosure\": \"do-not-volunteer\"", "\"disclosure\": \"say-it\"")]);
    assert_eq!(
        (failure.expected.as_str(), failure.found.as_str()),
        ("disclosure: say-it", "disclosure: do-not-volunteer")
    );
    let [decided, wanted] = &failure.because[..] else { panic!("{:?}", failure.because) };
    assert!(decided.rules[0].note.as_ref().is_some_and(|note| note.contains("5,000 people or more")));
    assert_eq!(wanted.rules[0].rule, "disclosure/small-without-team");
    assert_eq!(wanted.rules[0].fails.len(), 2, "both tests of the row fail: {:?}", wanted.rules[0].fails);
    assert!(wanted.rules[0].fails[0].contains("1 to 50 people") && wanted.rules[0].fails[0].contains("5,000 people"));
}

#[test]
fn a_claim_that_is_not_cited_is_told_with_the_rules_that_cite_it() {
    let failure = failure(STAYS, &[("\"s0-004\", \"s0-015\"", "\"s0-004\", \"s2-032\"")]);
    assert_eq!((failure.about.as_str(), failure.expected.as_str()), ("cites", "s2-032"));
    let citing = rules(pack()).into_iter().filter(|rule| {
        let is_cited = rule
            .cites
            .iter()
            .any(|cite| matches!(cite, inroad::model::source::Citation::Claim(id) if pack().claim(*id).id == "s2-032"));
        is_cited && pack().assessment(rule.assessment).id == "break-in"
    });
    let named: Vec<&str> = failure.because[0].rules.iter().map(|rule| rule.rule.as_str()).collect();
    assert_eq!(named, citing.map(|rule| rule.name).collect::<Vec<_>>());
    assert!(failure.because[0].rules.iter().all(|rule| !rule.fails.is_empty() || rule.note.is_some()));
}

#[test]
fn a_pathway_that_is_not_ruled_out_is_told_with_what_it_requires() {
    let failure = failure(STAYS, &[("first: ", "ruled_out: [\"internal-transition\"], first: ")]);
    assert_eq!((failure.about.as_str(), failure.expected.as_str()), ("ruled_out", "internal-transition ruled out"));
    assert!(failure.because[0].rules.len() >= 3);
    assert!(failure.because[0].rules.iter().all(|rule| rule.note.is_some()), "each says why it holds");
}

#[test]
fn a_close_call_that_is_not_expected_fails() {
    let close = vignettes().iter().find(|it| !it.expect.close_call.is_empty()).expect("some vignette is close");
    let mut other = close.clone();
    other.expect.close_call.clear();
    other.expect.verdicts.clear();
    let report = trial(pack(), &alone(other));
    assert_eq!(report.failed, 1);
    let failure = &report.vignettes[0].failures[0];
    assert_eq!((failure.about.as_str(), failure.expected.as_str()), ("close_call", "no close call"));
    assert!(failure.because.len() >= 2);
}

#[test]
fn no_other_route_than_the_first_passes() {
    let mut tried = 0;
    for vignette in vignettes() {
        let Some(first) = vignette.expect.first else { continue };
        let assessment = pack().assessment(vignette.assessment);
        let others = assessment.pathway_ids().filter(|id| *id != first.what);
        let others: Vec<PathwayId> = others.filter(|id| assessment.pathway(*id).kind == PathwayKind::Route).collect();
        for what in others {
            let mut other = vignette.clone();
            other.expect.first = Some(Expected { what, place: None });
            let report = trial(pack(), &alone(other));
            assert_eq!(report.vignettes[0].failures.len(), 1, "{}", vignette.name);
            tried += 1;
        }
    }
    assert!(tried > 100);
}

#[test]
fn a_person_with_an_answer_too_many_or_too_few_is_no_person() {
    let too_many = failure(STAYS, &[("\"applying\": \"no\",", "\"applying\": \"no\", \"years_since_graduation\": 1,")]);
    assert_eq!((too_many.about.as_str(), too_many.found.as_str()), ("answers", "an answer"));
    assert!(too_many.expected.contains("is asked only when your situation today is"), "{}", too_many.expected);
    let report = tried(STAYS, &[("\"horizon\": \"m3_12\",", "")]);
    let about: Vec<&str> = report.vignettes[0].failures.iter().map(|it| it.about.as_str()).collect();
    assert!(about.contains(&"answers"), "{about:?}");
}

#[test]
fn mistakes_in_a_vignette_are_named_with_their_places() {
    check_faults(
        STAYS,
        &[
            ("\"situation\": \"employed\"", "\"situation\": \"employd\""),
            ("first: \"internal-transition\"", "first: \"internal-transitoin\", close_call: [\"side-project\"]"),
            ("\"s0-004\", \"s0-015\"", "\"s0-004\", \"s0-0151\""),
            ("\"disclosure\": \"moot\"", "\"disclosure\": \"mute\", \"disclosur\": \"moot\""),
        ],
        &[
            "`situation` has no option `employd`",
            "did you mean `internal-transition`?",
            "a close call is between two routes or more",
            "`side-project` is a support",
            "unknown claim `s0-0151`",
            "unknown outcome `mute` of `disclosure`",
            "unknown decision table `disclosur`",
            ".ron:30:",
        ],
    );
    check_faults(STAYS, &[("assessment: \"break-in\"", "assessment: \"brake-in\"")], &["did you mean `break-in`?"]);
    check_faults(STAYS, &[("expect: (", "expext: (")], &["unknown field `expext`"]);
    check_faults(
        "interview-large-recruiter",
        &[(
            "(verdicts: {\"disclosure\": \"do-not-volunteer\"}, cites: [\"s0-028\", \"s0-030\", \"s0-031\", \"s2-019\"])",
            "()",
        )],
        &["this vignette expects nothing, so it cannot fail"],
    );
}

#[test]
fn what_is_reached_by_one_is_reached_by_all() {
    let all: Vec<_> = vignettes().iter().map(|it| (it.assessment, &it.answers)).collect();
    let together = reach(pack(), &all);
    let rules = rules(pack());
    let mut seen = 0;
    for rule in &rules {
        let by_one = all.iter().any(|one| reach(pack(), std::slice::from_ref(one)).has(rule));
        assert_eq!(by_one, together.has(rule), "{}", rule.name);
        seen += usize::from(by_one);
    }
    assert!(seen > 500 && seen < rules.len(), "{seen} of {}", rules.len());
}

#[test]
fn the_exit_code_and_the_counts_of_a_folder_say_what_failed() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for part in ["questionnaires", "rules"] {
        copy(&root().join(part), &folder.path().join(part));
    }
    let path = folder.path().to_string_lossy();
    let (exit, stdout, _) = Case::new(&format!("test {path}")).run();
    assert_eq!(exit, 0);
    assert!(stdout.contains("The pack has no vignettes"), "{stdout}");
    let texts = edited(STAYS, &[("first: \"internal-transition\"", "first: \"startup\"")]);
    let (_, file) = texts.iter().next().expect("a vignette");
    let target = folder.path().join(&file.name);
    std::fs::create_dir_all(target.parent().expect("a folder")).expect("the folder can be made");
    std::fs::write(target, &*file.text).expect("the vignette can be written");
    let (exit, stdout, _) = Case::new(&format!("test --full --pack {path}")).run();
    assert_eq!(exit, 1);
    for part in ["0 of 1 vignette came out", "first: expected startup", "Reached by none: option chosen"] {
        assert!(stdout.contains(part), "{part:?} is not in:\n{stdout}");
    }
    let (exit, _, stderr) = Case::new(&format!("test {path} --pack elsewhere")).run();
    assert_eq!(exit, 2);
    assert!(stderr.contains("two packs are named"), "{stderr}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder can be made");
    for entry in std::fs::read_dir(from).expect("a folder can be read") {
        let entry = entry.expect("an entry can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

#[test]
fn a_vignette_is_read_as_the_answers_of_the_person_it_describes() {
    let file = root().join("tests/vignettes").join(format!("{STAYS}.ron"));
    let (exit, stdout, stderr) = Case::with(&["report", "--answers", &file.to_string_lossy()]).run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(stdout.starts_with("Move into product where you work now"), "{stdout}");
}
