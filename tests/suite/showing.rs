//! What an id means: everything has a place and its relations, and what a question is said to move it moves.

use std::collections::BTreeSet;

use inroad::analysis::pack::effect::{Choice, Effect, choices, effect};
use inroad::analysis::pack::inventory::{Rule, RuleKind, rules};
use inroad::cli::builtin::starter;
use inroad::engine::evaluation::evaluate;
use inroad::engine::recommendation::{Ranked, recommend};
use inroad::engine::routing::respond;
use inroad::engine::truth::Truth;
use inroad::load::pack::load;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::answers::Answer;
use inroad::model::condition::OptionSet;
use inroad::model::pack::Pack;
use inroad::model::question::{AnswerKind, Question};
use inroad::report::pack::coverage::coverage;
use inroad::report::pack::listing::{Listed, listing};
use inroad::report::pack::showing::report::{ShowReport, show};
use inroad::report::pack::showing::thing::Link;
use inroad::report::pack::showing::thing::{EffectWord, Thing};

use crate::harness::{Case, Dice, assessment, drawn, files, pack, random_answer, random_respondent, root, unwrapped};

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
        Listed::Parts,
        Listed::Facts,
        Listed::Scales,
        Listed::Sources,
    ];
    let mut seen = 0;
    let mut known = BTreeSet::new();
    for entry in all.into_iter().flat_map(|what| listing(pack(), what).entries) {
        assert!(entry.stands_at.contains(".ron:"), "{} is listed without its place", entry.id);
        let things = shown(&entry.id).things;
        let mine = things.iter().filter(|it| entry.assessment.is_none() || it.assessment == entry.assessment);
        assert!(mine.count() > 0, "{} of {:?} is not shown", entry.id, entry.assessment);
        for thing in &things {
            assert!(thing.stands_at.contains(".ron:") && !thing.says.is_empty(), "{thing:?}");
            for link in [&thing.parts, &thing.depends_on, &thing.used_by, &thing.leads_to].into_iter().flatten() {
                assert!(!link.stands_at.is_empty(), "{} names {} without a place", thing.id, link.id);
                let is_known = !known.insert(link.id.clone()) || show(pack(), &link.id).is_ok();
                assert!(is_known, "{} names {}, which cannot be shown", thing.id, link.id);
            }
        }
        seen += 1;
    }
    assert!(seen > 800, "{seen}");
}

/// The answer itself, or with other boxes ticked beside it.
fn with_others(question: &Question, choice: Choice, dice: &mut Dice) -> Answer {
    let (AnswerKind::Many { at_most, options }, Choice::Option(own)) = (&question.kind, choice) else {
        return choice.answer();
    };
    let mut set = OptionSet::of(own);
    for _ in 0..dice.roll(*at_most) {
        let next = dice.roll(options.len());
        if !options[next].alone && !options[own].alone && set.len() < *at_most {
            set = set.union(OptionSet::of(next));
        }
    }
    Answer::Options(set)
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
                    let answer = with_others(pack().question(asked.question), choice, &mut dice);
                    answers.set(asked.question, answer);
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
                        let is_alone = answer == choice.answer();
                        let said = match effect(pack(), it, asked.question, choice, when) {
                            Effect::Holds => Truth::Yes,
                            Effect::CannotHold => Truth::No,
                            Effect::HoldsAlone if is_alone => Truth::Yes,
                            Effect::CanHoldBeside if is_alone => Truth::No,
                            Effect::HoldsAlone | Effect::CanHoldBeside | Effect::CanHold => continue,
                        };
                        if it.questions_of(when).contains(&asked.question) {
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
fn a_tick_that_another_tick_brings_about_is_not_said_to_rule_it_out() {
    let pack = guide();
    let moves = show(&pack, "groups").expect("the question is shown").things.remove(0).moves;
    let used = moves.iter().find(|it| it.rule.id == "staff/used-to-groups").expect("the rule looks at the question");
    let effects: Vec<_> = used.answers.iter().map(|it| (it.answer.as_str(), it.effect)).collect();
    assert_eq!(
        effects,
        [
            ("nobody", EffectWord::CannotHold),
            ("colleagues", EffectWord::CanHoldBeside),
            ("classes", EffectWord::Holds),
            ("visitors", EffectWord::Holds),
        ]
    );
    let (_, stdout, _) = Case::new("show groups=colleagues --pack tests/packs/guide").run();
    let said = "Does not hold with colleagues as the only tick, and can beside another";
    assert!(unwrapped(&stdout).contains(said), "{stdout}");
}

#[test]
fn the_built_in_pack_has_answers_that_other_ticks_turn() {
    let rules = rules(pack());
    let mut seen = [0; 2];
    for it in &pack().assessments {
        let id = assessment(&it.id);
        let mine: Vec<Rule<'_>> = rules.iter().filter(|rule| rule.assessment == id).cloned().collect();
        for asked in &it.asked {
            for choice in choices(pack(), it, &mine, asked.question) {
                for when in mine.iter().filter_map(|rule| rule.when) {
                    let effect = effect(pack(), it, asked.question, choice, when);
                    seen[0] += usize::from(effect == Effect::CanHoldBeside);
                    seen[1] += usize::from(effect == Effect::HoldsAlone);
                }
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

/// The pack of the guide.
fn guide() -> Pack {
    let folder = root().join("tests/packs/guide");
    let texts = files(&folder, "ron").into_iter().map(|path| TextFile {
        name: path.strip_prefix(&folder).expect("below the folder").to_string_lossy().replace('\\', "/"),
        text: std::fs::read_to_string(&path).expect("a file can be read"),
    });
    let texts = Texts::new(texts.filter(|file| !file.name.starts_with("tests/")).collect());
    let (pack, diagnostics) = load(&texts);
    pack.unwrap_or_else(|| panic!("{}", drawn(texts, diagnostics)))
}

/// The pack of `inroad new`.
fn baking() -> Pack {
    let texts = starter();
    let (pack, diagnostics) = load(&texts);
    pack.unwrap_or_else(|| panic!("{}", drawn(texts, diagnostics)))
}

#[track_caller]
fn links(pack: &Pack, id: &str, which: fn(&Thing) -> &Vec<Link>) -> Vec<String> {
    let report = show(pack, id).unwrap_or_else(|help| panic!("`{id}` means nothing: {help:?}"));
    let links = report.things.iter().flat_map(which);
    links.map(|it| format!("{} {} {}", it.kind, it.id, it.how.as_deref().unwrap_or_default())).collect()
}

#[test]
fn an_assessment_names_all_that_it_is_made_of_and_where_it_leads() {
    let pack = guide();
    let parts = links(&pack, "guiding", |thing| &thing.parts);
    for part in [
        "fact has_spoken ",
        "scale practice ",
        "pathway course ",
        "table first-tour ",
        "part children ",
        "advice test-an-object ",
    ] {
        assert!(parts.iter().any(|it| it == part), "{part:?} is not in {parts:?}");
    }
    assert_eq!(
        links(&pack, "guiding", |thing| &thing.leads_to),
        ["assessment course-fee when \"A course in guiding\" is recommended"]
    );
    let kinds: BTreeSet<_> =
        show(&pack, "try").expect("a part is shown").things.into_iter().map(|it| it.kind).collect();
    assert_eq!(kinds, BTreeSet::from(["part".to_owned()]));
    assert_eq!(links(&pack, "try", |thing| &thing.parts), ["advice test-an-object "]);
    assert_eq!(links(&pack, "children-differ", |thing| &thing.depends_on)[0], "part children ");
}

#[test]
fn a_question_names_what_depends_on_it_through_facts_and_results() {
    let pack = baking();
    let used = links(&pack, "baked_for", |thing| &thing.used_by);
    for part in [
        "question home_sale whether `baking` asks it, through the fact `has_baked`",
        "fact has_baked ",
        "advice trial-morning-words through the table `trial-morning`",
        "advice early-shifts through the pathway `apprenticeship`",
    ] {
        assert!(used.iter().any(|it| it == part), "{part:?} is not in {used:#?}");
    }
    let used = links(&pack, "home_sale", |thing| &thing.used_by);
    assert!(used.iter().any(|it| it == "advice early-shifts through the ranking of routes"), "{used:#?}");
    assert!(used.iter().all(|it| !it.contains("trial-morning-words")), "{used:#?}");
    let of_option = links(&pack, "baked_for=team", |thing| &thing.used_by);
    assert!(of_option.iter().any(|it| it.starts_with("advice early-shifts")), "{of_option:#?}");
    assert!(of_option.iter().all(|it| !it.contains("has_baked")), "no test names the option: {of_option:#?}");
}

/// Whoever answers one question otherwise and gets other advice, for that alone, finds the advice named.
#[test]
fn advice_that_turns_with_an_answer_is_named_by_its_question() {
    let mut dice = Dice(17);
    let named: Vec<BTreeSet<String>> = pack().questions.iter().map(|it| names_of(pack(), &it.id)).collect();
    let mut turned = 0;
    for it in &pack().assessments {
        let id = assessment(&it.id);
        for _ in 0..40 {
            let person = random_respondent(id, &mut dice);
            let asked = &it.asked[dice.roll(it.asked.len())];
            let mut other = person.clone();
            other.set(asked.question, random_answer(pack().question(asked.question), &mut dice));
            let of = |answers| {
                let evaluation = evaluate(pack(), it, answers);
                let fired = recommend(it, &evaluation).advice;
                let asked: Vec<Truth> = evaluation.respondent.asked.clone();
                (fired, asked)
            };
            let ((before, asked_before), (after, asked_after)) = (of(&person), of(&other));
            if asked_before != asked_after {
                continue;
            }
            for advice in before.iter().chain(&after).filter(|id| before.contains(id) != after.contains(id)) {
                let name = &it.advice[advice.index()].id;
                let question = &pack().question(asked.question).id;
                assert!(named[asked.question.index()].contains(name), "`{question}` does not name `{name}`");
                turned += 1;
            }
        }
    }
    assert!(turned > 100, "{turned}");
}

/// Everything that depends on an id, the rules it moves included.
fn names_of(pack: &Pack, id: &str) -> BTreeSet<String> {
    let things = show(pack, id).expect("a question is shown").things;
    let moved = things.iter().flat_map(|it| &it.moves).map(|it| it.rule.id.clone());
    let used = things.iter().flat_map(|it| &it.used_by).map(|it| it.id.clone());
    moved.chain(used).collect()
}

#[test]
fn what_rests_on_a_claim_and_on_the_pack_says_both() {
    let pack = baking();
    let report = show(&pack, "apprenticeship/free-days").expect("the rule is shown");
    let rests = report.things[0].details.iter().find(|it| it.name == "Rests on").expect("it says what it rests on");
    assert!(rests.text.starts_with("the claims below, and partly"), "{}", rests.text);
    let report = show(&pack, "apprenticeship/used-to-a-kitchen").expect("the rule is shown");
    let rests = report.things[0].details.iter().find(|it| it.name == "Rests on").expect("it says what it rests on");
    assert!(rests.text.starts_with("the pack's own view"), "{}", rests.text);
}

#[test]
fn an_outcome_stands_where_it_is_written() {
    let pack = baking();
    let places: Vec<String> = ["trial-morning=ask-now", "trial-morning=bake-first", "trial-morning"]
        .into_iter()
        .map(|id| show(&pack, id).expect("it is shown").things.remove(0).stands_at)
        .collect();
    let lines: BTreeSet<&String> = places.iter().collect();
    assert_eq!(lines.len(), 3, "{places:?}");
}

#[test]
fn what_a_question_takes_is_said_in_words() {
    let takes = |pack: &Pack, id: &str| {
        let things = show(pack, id).expect("a question is shown").things;
        things[0]
            .details
            .iter()
            .filter(|it| ["Takes", "Lever"].contains(&it.name.as_str()))
            .cloned()
            .collect::<Vec<_>>()
    };
    for question in &pack().questions {
        for detail in takes(pack(), &question.id) {
            assert!(!detail.text.starts_with("one to "), "{}: {}", question.id, detail.text);
            let is_number = matches!(question.kind, AnswerKind::Number { .. });
            assert!(!(is_number && detail.text.contains("options")), "{}: {}", question.id, detail.text);
        }
    }
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
