//! The plan: in the hours that a person has, each step with its words, none before what it builds on; and texts with
//! what was answered in them.

use std::collections::BTreeSet;

use inroad::engine::case::Case;
use inroad::load::pack::load;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::advice::Gift;
use inroad::model::answers::{Answer, Answers};
use inroad::model::condition::OptionSet;
use inroad::model::pack::Pack;
use inroad::model::slot::{Part, parts};
use inroad::page::person::commands::Commands;
use inroad::page::person::recommendation::document;
use inroad::page::person::whole_report;
use inroad::render::html::page::html;
use inroad::render::layout::Layout;
use inroad::render::markdown::markdown;
use inroad::render::text::text;
use inroad::report::person::plan::{PlanStep, free_hours};
use inroad::report::person::recommendation::{RecommendationReport, recommendation};

use crate::harness::{Dice, assessment, case, drawn, files, pack, random_respondent, root, vignettes};

/// Every vignette, and random people.
fn people(random: usize) -> Vec<(Case<'static>, RecommendationReport)> {
    let of = |it: &inroad::model::vignette::Vignette| case(pack(), pack().assessment(it.assessment), &it.answers);
    let mut cases: Vec<Case<'static>> = vignettes().iter().map(of).collect();
    let mut dice = Dice(77);
    for it in &pack().assessments {
        cases.extend((0..random).map(|_| case(pack(), it, &random_respondent(assessment(&it.id), &mut dice))));
    }
    cases.into_iter().map(|case| (recommendation(&case), case)).map(|(report, case)| (case, report)).collect()
}

fn told(report: &RecommendationReport) -> Vec<&PlanStep> {
    report.plan.iter().flat_map(|span| &span.steps).filter(|it| it.brief).collect()
}

#[test]
fn nobody_gets_more_hours_than_they_have() {
    let mut limited = 0;
    for (case, report) in people(300) {
        let Some(free) = free_hours(&case) else { continue };
        limited += 1;
        for span in &report.plan {
            let told: Vec<&PlanStep> = span.steps.iter().filter(|it| it.brief).collect();
            let hours: u16 = told.iter().map(|it| it.hours).sum();
            assert_eq!(span.hours, hours, "{:?}", report.answers);
            assert!(hours <= free, "{hours} of {free} hours: {:?}", report.answers);
            let most = if span.within_days == 7 { 1 } else { 2 };
            assert!(free > 0 || told.len() <= most, "{} steps without an hour: {:?}", told.len(), report.answers);
        }
    }
    assert!(limited > 300, "only {limited} said how many hours they have");
}

#[test]
fn no_step_comes_before_what_it_builds_on() {
    for (case, report) in people(300) {
        let after = |rule: &str| {
            let action = case.assessment.advice.iter().find(|it| it.id == rule).and_then(|it| match &it.gives {
                Gift::Action(step) => Some((it.idea.clone(), step.after.clone())),
                _ => None,
            });
            let steps = case.assessment.pathways.iter().flat_map(|it| it.steps.iter().map(move |step| (it, step)));
            let mut steps = steps.map(|(it, step)| (format!("{}/{}", it.id, step.id), step.intention.after.clone()));
            action.or_else(|| steps.find(|(name, _)| name == rule))
        };
        let mut names: BTreeSet<String> = BTreeSet::new();
        for step in told(&report) {
            let Some((name, after)) = after(&step.ground.rule) else { continue };
            assert!(
                after.as_ref().is_none_or(|it| names.contains(it)),
                "{name} before {after:?}: {:?}",
                report.answers
            );
            names.insert(name);
        }
    }
}

#[test]
fn no_words_stand_under_two_steps_and_no_slot_is_left_open() {
    for (_, report) in people(100) {
        let words: Vec<&str> =
            told(&report).iter().filter_map(|it| it.words.as_ref()).map(|it| it.script.as_str()).collect();
        let different: BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(words.len(), different.len(), "{words:?}: {:?}", report.answers);
        for full in [false, true] {
            let text = text(&document(&report, full, &Commands::default()), Layout::new(80, false));
            assert!(!text.contains(['{', '}']), "{text}");
        }
    }
}

/// The small pack of the lints with this in place of its guitar and its advice.
fn small(steps: &str, advice: &str, frame: &str) -> Pack {
    let base = root().join("tests/lints/base");
    let mut texts: Vec<TextFile> = Vec::new();
    for path in files(&base, "ron") {
        let name = path.strip_prefix(&base).expect("a file of the folder").to_string_lossy().replace('\\', "/");
        let mut text = std::fs::read_to_string(&path).expect("the small pack can be read");
        if name.ends_with("guitar.ron") {
            let at = text.find("    steps: [").expect("the guitar has steps");
            text = format!("{}    steps: [{steps}],\n)\n", &text[..at]);
        } else if name.ends_with("music/report.ron") {
            text = text.replace("    leads_to:", &format!("    {frame}\n    leads_to:"));
        } else if name.ends_with("all.ron") {
            let at = text.rfind(']').expect("advice is a list");
            text.insert_str(at, advice);
        }
        texts.push(TextFile { name, text: text.into() });
    }
    let texts = Texts::new(texts);
    let (pack, diagnostics) = load(&texts);
    pack.unwrap_or_else(|| panic!("{}", drawn(texts, diagnostics)))
}

/// The report of somebody who played the guitar and has nowhere to practise.
fn report(pack: &Pack) -> RecommendationReport {
    let assessment = pack.assessment(pack.assessment_named("music").expect("the small pack asks about music"));
    let mut answers = Answers::default();
    for (question, option) in [("room", 2), ("tried", 1)] {
        let id = pack.question_named(question).expect("a question of the small pack");
        answers.set(id, Answer::Options(OptionSet::of(option)));
    }
    recommendation(&Case::new(pack, assessment, answers))
}

/// Their plan.
fn plan(pack: &Pack) -> Vec<(String, Option<Vec<String>>, u16)> {
    let report = report(pack);
    let step = |it: &PlanStep| (it.act.clone(), it.words.as_ref().map(|words| words.lines.clone()), it.hours);
    told(&report).into_iter().map(step).collect()
}

fn step(id: &str, more: &str) -> String {
    format!("(id: \"{id}\", {more}, cue: \"it is Monday\", act: \"{id}\", cites: [\"editorial\"]),")
}

const SCRIPTS: &str = r#"
    (id: "ask", idea: "asking", when: Always, cites: ["editorial"],
        gives: Script(title: "To a friend", lines: ["Could I borrow your guitar?"])),
    (id: "ask-again", idea: "asking", when: Is("tried", "strings"), cites: ["editorial"],
        gives: Script(title: "To a friend", lines: ["I have {tried|never played}. Could I borrow yours?"])),
"#;

#[test]
fn a_step_stands_with_the_words_that_are_closest() {
    let pack = small(&step("borrow", "within: 7, words: \"asking\""), SCRIPTS, "");
    let words = vec!["I have played a guitar. Could I borrow yours?".to_owned()];
    assert_eq!(plan(&pack), [("borrow".to_owned(), Some(words), 0)]);
}

#[test]
fn how_a_step_is_done_stands_under_it_in_the_plan_of_every_format_and_not_on_the_page() {
    let how = "within: 7, how: [\"Say that you have {tried|never played}.\", \"Bring <it> back.\"]";
    let pack = small(&step("borrow", how), "", "");
    let report = report(&pack);
    let page = text(&document(&report, false, &Commands::default()), Layout::new(80, false));
    assert!(page.contains("I will borrow.") && !page.contains("Bring"), "{page}");
    let plan = whole_report::parts(&report, &[whole_report::Part::Plan], &Commands::default());
    let said = text(&plan, Layout::new(80, false));
    assert!(said.contains("    - Say that you have played a guitar.\n    - Bring <it> back."), "{said}");
    let said = markdown(&plan);
    assert!(said.contains("\n  - Say that you have played a guitar.\n  - Bring "), "{said}");
    let said = html(&plan);
    assert!(
        said.contains("<ul class=\"how\"><li>Say that you have played a guitar.</li><li>Bring &lt;it&gt;"),
        "{said}"
    );
}

#[test]
fn what_may_be_first_is_first_and_what_costs_too_much_is_left_out_with_what_builds_on_it() {
    let steps = [
        step("later", "within: 7"),
        step("dear", "within: 7, hours: 4"),
        step("on-dear", "within: 30, after: \"guitar/dear\""),
        step("cheap", "within: 7, hours: 2"),
        step("too-much-by-then", "within: 7, hours: 2"),
        step("on-cheap", "within: 30, hours: 3, after: \"guitar/cheap\""),
        step("first", "within: 7, first: true"),
        step("closer", "within: 7, first: true, when: Is(\"tried\", \"strings\")"),
    ];
    let free = "free_time: [(when: Is(\"room\", \"home\"), hours: 9), (hours: 3)],";
    let names = |steps: &[String], free| -> Vec<String> {
        plan(&small(&steps.concat(), "", free)).into_iter().map(|it| it.0).collect()
    };
    assert_eq!(names(&steps, free), ["closer", "later", "cheap", "on-cheap"]);
    assert_eq!(names(&steps, "free_time: [(hours: 0)],"), ["closer"]);
    assert_eq!(names(&steps[..3], ""), ["later", "dear", "on-dear"]);
}

#[test]
fn slots_of_a_text_are_told_from_its_words() {
    let slot = |question, otherwise| Part::Slot { question, otherwise };
    assert_eq!(parts("plain"), [Part::Words("plain")]);
    assert_eq!(
        parts("a {b|c d} e{f}"),
        [Part::Words("a "), slot("b", Some("c d")), Part::Words(" e"), slot("f", None)]
    );
    assert_eq!(parts("{a{b|c}}"), [Part::Stray("{"), Part::Words("a"), slot("b", Some("c")), Part::Stray("}")]);
    assert_eq!(parts("{"), [Part::Stray("{")]);
    assert_eq!(parts(""), []);
}
