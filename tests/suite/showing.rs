//! What an id means: everything has a place and its relations, and what a question is said to move it moves.

use inroad::analysis::effect::{choices, effect};
use inroad::analysis::inventory::{RuleKind, rules};
use inroad::engine::evaluation::evaluate;
use inroad::engine::recommendation::{Ranked, recommend};
use inroad::engine::routing::respond;
use inroad::engine::truth::Truth;
use inroad::report::coverage::coverage;
use inroad::report::listing::{Listed, listing};
use inroad::report::showing::{EffectWord, ShowReport, show};

use crate::harness::{Case, Dice, assessment, pack, random_respondent};

#[track_caller]
fn shown(id: &str) -> ShowReport {
    show(pack(), id).unwrap_or_else(|help| panic!("`{id}` means nothing: {help:?}"))
}

#[test]
fn everything_that_is_listed_can_be_shown_with_its_place() {
    let all = [
        Listed::Assessments,
        Listed::Questions,
        Listed::Pathways,
        Listed::Verdicts,
        Listed::Rules,
        Listed::Advice,
        Listed::Facts,
        Listed::Scales,
        Listed::Sources,
    ];
    let mut seen = 0;
    for entry in all.into_iter().flat_map(|what| listing(pack(), what).entries) {
        let things = shown(&entry.id).things;
        let mine = things.iter().filter(|it| entry.assessment.is_none() || it.assessment == entry.assessment);
        assert!(mine.count() > 0, "{} of {:?} is not shown", entry.id, entry.assessment);
        for thing in &things {
            assert!(thing.stands_at.contains(".ron:") && !thing.says.is_empty(), "{thing:?}");
            for link in thing.parts.iter().chain(&thing.depends_on).chain(&thing.used_by) {
                assert!(!link.stands_at.is_empty(), "{} names {} without a place", thing.id, link.id);
                assert!(show(pack(), &link.id).is_ok(), "{} names {}, which cannot be shown", thing.id, link.id);
            }
        }
        seen += 1;
    }
    assert!(seen > 800, "{seen}");
}

#[test]
fn an_answer_that_settles_a_rule_settles_it_for_everybody() {
    let rules = rules(pack());
    let mut dice = Dice(41);
    let mut settled = 0;
    for it in &pack().assessments {
        let id = assessment(&it.id);
        let mine: Vec<_> = rules.iter().filter(|rule| rule.assessment == id).cloned().collect();
        for _ in 0..15 {
            let person = random_respondent(id, &mut dice);
            for asked in &it.asked {
                for choice in choices(pack(), it, &mine, asked.question) {
                    let mut answers = person.clone();
                    answers.set(asked.question, choice.answer());
                    let evaluation = evaluate(pack(), it, &answers);
                    let position = it.position(asked.question).expect("it is asked");
                    if respond(pack(), it, &answers).asked[position] != Truth::Yes {
                        continue;
                    }
                    let recommendation = recommend(it, &evaluation);
                    let results = Ranked { evaluation: &evaluation, assessment: it, recommendation: &recommendation };
                    let view = evaluation.respondent.view(it, Some(&results));
                    for rule in &mine {
                        let Some(when) = rule.when else { continue };
                        let said = effect(pack(), it, asked.question, choice, when);
                        if said != Truth::Unknown && it.questions_of(when).contains(&asked.question) {
                            assert_eq!(view.truth(when), said, "{} of `{}`", rule.name, it.id);
                            settled += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(settled > 10_000, "{settled}");
}

#[test]
fn a_question_names_every_rule_that_looks_at_it_with_its_points() {
    let rules = rules(pack());
    for (index, question) in pack().questions.iter().enumerate() {
        let id = inroad::model::id::QuestionId::new(index);
        let report = shown(&question.id);
        let thing = report.things.iter().find(|it| it.kind == "question").expect("a question is shown");
        let looking = rules.iter().filter(|rule| rule.questions(pack().assessment(rule.assessment)).contains(&id));
        let wanted: Vec<_> = looking.map(|rule| (rule.name.clone(), rule.points.map(|points| points.0))).collect();
        let found: Vec<_> = thing.moves.iter().map(|it| (it.rule.id.clone(), it.points)).collect();
        assert_eq!(found, wanted, "{}", question.id);
        assert_eq!(thing.parts.len(), question.options().len());
    }
    let report = shown("track_record");
    let solid = report.things[0].moves.iter().find(|it| it.rule.id == "internal-transition/solid-record");
    let solid = solid.expect("the rule is moved");
    let effect = |answer: &str| solid.answers.iter().find(|it| it.answer == answer).map(|it| it.effect);
    assert_eq!((solid.points, effect("solid")), (Some(1), Some(EffectWord::Holds)));
    assert_eq!(effect("strong"), Some(EffectWord::CannotHold));
}

#[test]
fn a_claim_names_the_rules_that_coverage_counts() {
    let kinds =
        [RuleKind::Pathway, RuleKind::Requirement, RuleKind::Evidence, RuleKind::Step, RuleKind::Row, RuleKind::Advice];
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    for claim in coverage(pack()).claims {
        let report = shown(&claim.id);
        let used = &report.things[0].used_by;
        let citing = used.iter().filter(|link| kinds.contains(&link.kind.as_str())).count();
        assert_eq!(citing, claim.cited_by.len(), "{}", claim.id);
    }
}

#[test]
fn an_id_with_two_meanings_shows_both() {
    let report = shown("disclosure");
    let of: Vec<_> = report.things.iter().map(|it| (it.kind.as_str(), it.assessment.as_deref())).collect();
    assert_eq!(of, [("table", Some("break-in")), ("table", Some("interview"))]);
}

#[test]
fn an_id_that_means_nothing_names_what_could_be_meant() {
    for (id, help) in [
        ("trackrecord", "did you mean `track_record`?"),
        ("solid-record", "did you mean `internal-transition/solid-record`?"),
        ("say-it", "did you mean `disclosure=say-it`?"),
        ("\u{1b}[31m", "`inroad list` names what there is"),
    ] {
        let (exit, stdout, stderr) = Case::with(&["show", id]).run();
        assert_eq!((exit, stdout.as_str()), (2, ""));
        assert!(stderr.contains(help) && !stderr.contains('\u{1b}'), "{stderr}");
    }
}
