//! What if: people of the vignettes ask what it would take, and the program answers.

use inroad::model::answers::Answers;
use inroad::model::id::{AssessmentId, PathwayId};
use inroad::report::person::change::Reach;
use inroad::report::person::recommendation::recommendation;
use inroad::report::person::wanted::{ObstacleKind, WantedReport, WantedVerdict, wanted};
use inroad::report::person::what_if::{WhatIf, what_if};

use crate::harness::{Case, case, pack, vignettes};

/// Somebody of the vignettes, by a part of the file's name.
fn person(name: &str) -> (AssessmentId, Answers) {
    let vignette = vignettes().iter().find(|it| it.name.contains(name)).expect("a vignette");
    (vignette.assessment, vignette.answers.clone())
}

fn of(id: AssessmentId, answers: &Answers) -> inroad::engine::case::Case<'static> {
    case(pack(), pack().assessment(id), answers)
}

fn route(id: AssessmentId, name: &str) -> PathwayId {
    let assessment = pack().assessment(id);
    let found = assessment.pathway_ids().find(|id| assessment.pathway(*id).id == name);
    found.unwrap_or_else(|| panic!("no pathway `{name}`"))
}

fn wish(name: &str, pathway: &str) -> WantedReport {
    let (id, answers) = person(name);
    wanted(&of(id, &answers), route(id, pathway))
}

fn changed(answers: &Answers, changes: &[(&str, &str)]) -> Answers {
    let mut then = answers.clone();
    for (question, option) in changes {
        let id = pack().question_named(question).expect("a question");
        let reply = inroad::model::question::Reply::Word((*option).to_owned());
        then.set(id, pack().question(id).accept(&reply).expect("an option"));
    }
    then
}

/// Questions and the answers they get.
type Changes = &'static [(&'static str, &'static str)];

/// Who wants what, and what the least changes must be.
const WISHES: [(&str, &str, Changes); 4] = [
    (
        "retail-chain",
        "startup",
        &[
            ("product_work", "Took something from idea to launch and after"),
            ("startup_appetite", "Yes"),
            ("domain_match", "Yes, three or more"),
        ],
    ),
    (
        "teacher",
        "known-employer",
        &[
            ("product_work", "Led one small feature, project or change"),
            ("entry_target", "Product manager at an established company"),
        ],
    ),
    (
        "direct-without-experience",
        "formal-education",
        &[("product_work", "Led one small feature, project or change"), ("study", "An MBA or another degree")],
    ),
    (
        "struggling-accountant",
        "internal-transition",
        &[("track_record", "Meeting expectations"), ("product_work", "Led one small feature, project or change")],
    ),
];

#[test]
fn a_wish_is_answered_with_the_least_that_one_can_do_and_how() {
    for (person, pathway, expected) in WISHES {
        let report = wish(person, pathway);
        assert_eq!(report.verdict, WantedVerdict::Least, "{person}");
        let all: Vec<Vec<(&str, &str)>> = report
            .least
            .iter()
            .map(|set| set.changes.iter().map(|it| (it.question.as_str(), it.to[0].as_str())).collect())
            .collect();
        assert!(all.iter().any(|set| set == expected), "{person}: {all:?}");
        assert!(report.least.iter().flat_map(|set| &set.changes).all(|it| !it.how.is_empty()), "{person}");
    }
}

#[test]
fn what_nobody_can_change_is_named_as_what_stands_in_the_way() {
    let report = wish("support-stays", "product-adjacent");
    assert_eq!(report.verdict, WantedVerdict::Never);
    assert!(report.obstacles.iter().all(|it| it.kind == ObstacleKind::Points));
    assert!(report.obstacles[0].says.contains(&report.now.title), "{:?}", report.obstacles);
    assert!(
        report.facts.iter().any(|fact| fact.reach == Reach::Fact && fact.first.as_ref() == Some(&report.pathway.id))
    );
    let report = wish("support-stays", "freelance");
    let requirement = report.obstacles.iter().find(|it| it.kind == ObstacleKind::Requirement);
    let ground = requirement.and_then(|it| it.ground.as_ref()).expect("a requirement with its ground");
    assert!(ground.rule.starts_with("freelance/") && !ground.answers.is_empty());
}

#[test]
fn what_is_first_already_takes_nothing() {
    let report = wish("teacher", "product-adjacent");
    assert_eq!((report.verdict, report.least.len()), (WantedVerdict::First, 0));
}

#[test]
fn single_answers_stand_by_whose_hands_they_are_in_and_do_what_they_say() {
    let mut seen = [0; 3];
    for vignette in vignettes() {
        let (file, id, answers) = (&vignette.name, vignette.assessment, vignette.answers.clone());
        let single = what_if(&of(id, &answers), WhatIf::Single).single.expect("single answers");
        let reaches: Vec<Reach> = single.changes.iter().map(|it| it.reach).collect();
        assert!(reaches.is_sorted(), "{file}: {reaches:?}");
        for change in &single.changes {
            seen[change.reach as usize] += 1;
            assert_eq!(change.lever.is_some(), change.reach == Reach::Yours, "{file}: {}", change.question);
            assert!(!change.effects.is_empty());
        }
        if let Some(nearest) = &single.nearest {
            assert!(nearest.is_proved, "{file}");
            let size = nearest.set.as_ref().map(|set| set.changes.len());
            assert!(size.is_none_or(|size| size > 1), "{file}: {nearest:?}");
        }
    }
    assert!(seen.iter().all(|count| *count > 10), "{seen:?}");
}

#[test]
fn before_and_after_name_what_falls_away_and_what_is_raised() {
    let (id, answers) = person("support-stays");
    let after = changed(&answers, &[("move", "must_leave")]);
    let report = what_if(&of(id, &answers), WhatIf::Set(&after)).before_after.expect("before and after");
    let ids = |all: &[inroad::report::person::before_after::ChangedAnswer]| {
        all.iter().map(|it| it.question.clone()).collect::<Vec<String>>()
    };
    assert_eq!(ids(&report.changed), ["move"]);
    assert!(ids(&report.fallen_away).contains(&"vacancy".to_owned()), "{:?}", report.fallen_away);
    assert!(!report.raises.is_empty());
    assert_ne!(report.first.before, report.first.after);
    let (old, new) = (recommendation(&of(id, &answers)), recommendation(&of(id, &after)));
    for pair in &report.pathways {
        let points = |report: &inroad::report::person::recommendation::RecommendationReport| {
            report.pathways.iter().find(|it| it.id == pair.id).map(|it| (it.points, it.fit))
        };
        assert_eq!(Some((pair.before.points, pair.before.fit)), points(&old));
        assert_eq!(Some((pair.after.points, pair.after.fit)), points(&new));
    }
    assert!(report.steps_added.iter().all(|step| !report.steps_gone.contains(step)));
    let back = what_if(&of(id, &after), WhatIf::Set(&answers)).before_after.expect("before and after");
    assert_eq!((back.steps_added, back.steps_gone), (report.steps_gone, report.steps_added));
}

#[test]
fn the_report_names_what_several_answers_do_where_none_does_it_alone() {
    let (id, answers) = person("retail-chain");
    let report = recommendation(&of(id, &answers));
    let nearest = report.nearest.expect("no single answer moves the first route");
    assert_eq!(nearest.set.map(|set| set.changes.len()), Some(2));
    let (id, answers) = person("engineer-no-pms-open");
    let report = recommendation(&of(id, &answers));
    assert!(report.nearest.is_none() && report.changes.iter().any(|it| it.reach == Reach::Yours && it.moves_first));
}

#[test]
fn what_if_in_every_format_and_its_mistakes() {
    let wish = "what-if --answers tests/transcripts/teacher.ron --want known-employer";
    let (exit, json, _) = Case::new(&format!("{wish} --format json")).run();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((exit, json["wanted"]["verdict"].as_str()), (0, Some("least")));
    let (exit, markdown, _) = Case::new(&format!("{wish} --format markdown")).run();
    assert!(exit == 0 && markdown.starts_with("# What if"), "{markdown}");
    let (exit, schema, _) = Case::new("schema what-if").run();
    assert!(exit == 0 && schema.contains("WhatIfReport"), "{schema}");
    for (arguments, word) in [
        ("what-if --set move=stay", "no-answers"),
        ("what-if --answers tests/transcripts/teacher.ron --want networking", "not-a-route"),
        ("what-if --answers tests/transcripts/teacher.ron --want nothing", "unknown-pathway"),
        ("what-if --answers tests/transcripts/teacher.ron --set mov=stay", "unknown-question"),
        ("what-if --answers tests/transcripts/teacher.ron --want startup --set move=stay", "cannot be used with"),
        ("what-if --answers tests/transcripts/interview.ron --want startup", "unknown-pathway"),
    ] {
        let (exit, stdout, stderr) = Case::new(arguments).run();
        assert_eq!((exit, stdout.as_str()), (2, ""), "{arguments}");
        assert!(stderr.contains(word), "{arguments}: {stderr}");
    }
}
