//! Old files: what earlier versions have written is read by this one. `tests/old` is added to and never changed; where one
//! of these fails, a name is missing in some `was`, or a shape is no longer read.

use crate::harness::{Case, files, root, unwrapped};

const PACK: &str = "--pack tests/old/pack";

#[test]
fn sessions_and_answers_of_every_version_are_read() {
    let mut seen = 0;
    for ending in ["ron", "json"] {
        for path in files(&root().join("tests/old/answers"), ending) {
            seen += 1;
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let pack = if name.starts_with("q-") { PACK } else { "" };
            let (exit, report, stderr) = Case::new(&format!("report --answers {} {pack}", path.display())).run();
            assert_eq!(exit, 0, "{name}: {stderr}");
            let lead = if name.starts_with("q-") { "Route" } else { "Move into product where you work now" };
            assert!(report.starts_with(lead), "{name}: {report}");
        }
    }
    assert!(seen >= 6, "only {seen} old files are found");
}

/// A session goes on where it was left, from every shape that a session has had.
#[test]
fn sessions_of_every_version_are_gone_on_with() {
    for name in ["q-session-with-words.ron", "q-session.ron"] {
        let home = tempfile::tempdir().expect("a folder for the test");
        let folder = home.path().join("inroad/sessions");
        std::fs::create_dir_all(&folder).expect("a folder");
        let text = std::fs::read_to_string(root().join("tests/old/answers").join(name)).expect("an old session");
        std::fs::write(folder.join("q-1.ron"), text.replace("finished: true", "finished: false")).expect("a session");
        let case = |arguments: &str| Case::new(arguments).env("XDG_STATE_HOME", &home.path().to_string_lossy());
        let (_, _, stderr) = case(&format!("quiz {PACK} --accessible")).input("1\n:leave\n").run();
        assert!(stderr.contains("Go on with 1 answer (saved as q-1)"), "{name}: {stderr}");
        let (exit, stdout, _) = case(&format!("sessions show q-1 {PACK}")).run();
        assert!(exit == 0 && stdout.contains("smoking: No") && !stdout.contains("no longer fit"), "{name}: {stdout}");
    }
}

/// What was taken by default stays so through a report, a session and back.
#[test]
fn a_neutral_answer_stays_one_through_every_file() {
    for name in ["q-report.json", "q-session-with-words.ron"] {
        let answers = format!("--answers tests/old/answers/{name} {PACK}");
        for command in ["report --full", "report --format markdown", "report --format html", "explain", "what-if"] {
            let (exit, told, stderr) = Case::new(&format!("{command} {answers}")).run();
            assert_eq!(exit, 0, "{stderr}");
            let told = unwrapped(&told);
            assert!(told.contains("You did not say this"), "{command} of {name}: {told}");
            assert!(!told.contains("You said: smoking"), "{command} of {name}: {told}");
        }
        let compare = format!("compare tests/old/answers/{name} tests/old/answers/q-answers.ron {PACK}");
        let (exit, told, stderr) = Case::new(&compare).run();
        assert!(
            exit == 0 && unwrapped(&told).contains("does not say this; the neutral answer was taken"),
            "{told}{stderr}"
        );
        let (_, json, _) = Case::new(&format!("report --format json {answers}")).run();
        assert!(
            json.contains("\"taken_by_default\": [\n    \"a\"\n  ]") && !json.contains("\"is_given\": true"),
            "{json}"
        );
        let again = tempfile::tempdir().expect("a folder for the test");
        let file = again.path().join("r.json");
        std::fs::write(&file, &json).expect("a report");
        let (_, second, _) = Case::new(&format!("report --format json --answers {} {PACK}", file.display())).run();
        assert_eq!(second, json);
        // Whoever says it themselves has said it.
        let (_, said, _) = Case::new(&format!("report --format json {answers} --set a=no")).run();
        assert!(said.contains("\"taken_by_default\": [],"), "{said}");
    }
}

/// A question that reads otherwise, or means something else, does not take over what was said; an author can say that it
/// is the same.
#[test]
fn an_answer_belongs_to_the_words_that_were_asked() {
    let bank = std::fs::read_to_string(root().join("tests/old/pack/questionnaires/bank.ron")).expect("a bank");
    for (from, to, wanted) in [
        ("ask: \"Which one?\"", "ask: \"which one\"", ""),
        ("ask: \"Which one?\"", "ask: \"Are you ready to move?\"", "was answered when it asked `Which one?`"),
        ("ask: \"Which one?\"", "was: [\"Which one?\"], ask: \"Do you smoke now?\"", ""),
        ("label: \"No\"", "label: \"Yes, often\"", "was answered with `No`, which reads `Yes, often` now"),
        ("label: \"No\"", "was: [\"No\"], label: \"Not at all\"", ""),
        ("default: \"no\"", "default: \"no\", meaning: 2", "means something else since it was answered"),
    ] {
        assert!(bank.contains(from));
        let folder = tempfile::tempdir().expect("a folder for the test");
        for path in files(&root().join("tests/old/pack"), "ron") {
            let name = path.strip_prefix(root().join("tests/old/pack")).expect("below").to_owned();
            let text = std::fs::read_to_string(&path).expect("a file of the pack").replace(from, to);
            let target = folder.path().join(name);
            std::fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            std::fs::write(target, text).expect("a file of the pack");
        }
        let answers = "--answers tests/old/answers/q-session-with-words.ron";
        let pack = folder.path().display();
        let (exit, _, stderr) = Case::new(&format!("report {answers} --pack {pack}")).run();
        let stderr = unwrapped(&stderr);
        assert_eq!((exit, stderr.contains(wanted)), (if wanted.is_empty() { 0 } else { 2 }, true), "{to}: {stderr}");
    }
}

/// Renamed questions and options answer under their old names, wherever answers are read.
#[test]
fn what_was_renamed_is_known_by_its_old_name() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = |name: &str| folder.path().join(name);
    for path in files(&root().join("tests/old/pack"), "ron") {
        let name = path.strip_prefix(root().join("tests/old/pack")).expect("below").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("a file of the pack");
        let text = text
            .replace("id: \"a\",", "id: \"smokes\", was: [\"a\"],")
            .replace("question: \"a\"", "question: \"smokes\"");
        let text = text
            .replace("id: \"no\",", "id: \"never\", was: [\"no\"],")
            .replace("default: \"no\"", "default: \"never\"");
        let text = text.replace("Is(\"a\", \"no\")", "Is(\"smokes\", \"never\")");
        std::fs::create_dir_all(at(&name).parent().expect("a folder")).expect("a folder");
        std::fs::write(at(&name), text).expect("a file of the pack");
    }
    std::fs::create_dir_all(at("tests/vignettes")).expect("a folder");
    let vignette = "(assessment: \"q\", about: \"Somebody.\", answers: {\"a\": \"no\"}, expect: (first: \"r\"))";
    std::fs::write(at("tests/vignettes/v.ron"), vignette).expect("a vignette");
    let pack = at("");
    let case = |command: &str| Case::new(&format!("{command} --pack {}", pack.display())).run();
    let (exit, wanted, stderr) = case("report --set smokes=never --format json");
    assert_eq!(exit, 0, "{stderr}");
    for given in
        ["--set a=no", "--answers tests/old/answers/q-answers.ron", "--answers tests/old/answers/q-session.ron"]
    {
        let (exit, told, stderr) = case(&format!("report {given} --format json"));
        assert_eq!((exit, told), (0, wanted.clone()), "{given}: {stderr}");
    }
    for given in ["q-session-with-words.ron", "q-report.json"] {
        let (exit, told, stderr) = case(&format!("report --answers tests/old/answers/{given} --format json"));
        assert!(exit == 0 && told.contains("\"smokes\": \"never\""), "{given}: {stderr}");
        assert!(told.contains("\"taken_by_default\": [\n    \"smokes\"\n  ]"), "{given}: {told}");
    }
    let (exit, told, stderr) = Case::new(&format!("test {}", pack.display())).run();
    assert_eq!(exit, 0, "{told}{stderr}");
    let (exit, _, stderr) = case("report --set a=no --set smokes=never");
    assert!(exit == 2 && stderr.contains("`smokes` is answered twice, once as `a`"), "{stderr}");
}

#[test]
fn flags_that_set_one_question_twice_are_told() {
    for (flags, part) in [
        ("--set background=sales --set background=engineering", "`--set background=one,other`"),
        ("--set iv_role=pm --set iv_role=pm", "`iv_role` is answered twice"),
    ] {
        for command in ["report interview --partial", "explain interview --partial", "quiz interview --accessible"] {
            let (exit, _, stderr) = Case::new(&format!("{command} {flags}")).run();
            assert!(exit == 2 && unwrapped(&stderr).contains(part), "{command}: {stderr}");
        }
        let base = "what-if --answers tests/transcripts/interview.ron";
        let (exit, _, stderr) = Case::new(&format!("{base} {flags}")).run();
        assert!(exit == 2 && unwrapped(&stderr).contains(part), "{stderr}");
    }
}
