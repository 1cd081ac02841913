//! Calibration: people drawn as commonly as a pack says they are, what comes out for them, and the opinions of advisers.

use std::io::Write;

use inroad::analysis::pack::verification::calibration::{calibrate, draw};
use inroad::engine::recommendation::{Recommendation, points};
use inroad::load;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::answers::Answer;
use inroad::model::condition::OptionSet;
use inroad::model::pack::Pack;
use inroad::model::question::AnswerKind;
use inroad::report::pack::calibration::calibration;

use crate::harness::{all_vignettes, case, drawn, pack};

const PEOPLE: u64 = 2_000;

/// The built-in pack with other shares.
fn loaded(shares: &str) -> (Option<Pack>, String) {
    let mut files: Vec<TextFile> = inroad::cli::builtin::builtin().iter().map(|(_, file)| file.clone()).collect();
    files.retain(|file| file.name != FILE);
    files.push(TextFile { name: FILE.to_owned(), text: shares.to_owned().into() });
    let texts = Texts::new(files);
    let (pack, diagnostics) = load::pack::load(&texts);
    (pack, drawn(texts, diagnostics))
}

const FILE: &str = "rules/break-in/shares.ron";

#[test]
fn answers_are_drawn_as_commonly_as_they_are_said_to_be() {
    let pack = pack();
    let assessment = pack.assessment(pack.assessment_named("break-in").expect("it is there"));
    let mut seen = 0;
    for row in &assessment.shares.rows {
        let question = pack.question(row.question);
        let is_plain = assessment.shares.rows.iter().filter(|it| it.question == row.question).count() == 1;
        if !is_plain || matches!(question.kind, AnswerKind::Many { .. }) {
            continue;
        }
        let drawn = (0..PEOPLE).map(|number| draw(pack, assessment, number).get(row.question).expect("an answer"));
        let drawn: Vec<Answer> = drawn.collect();
        for (answer, share) in &row.of {
            let count = drawn.iter().filter(|it| *it == answer).count() as u64;
            let off = (count * 100).abs_diff(PEOPLE * u64::from(*share));
            assert!(off < PEOPLE * 4, "{}: {count} of {PEOPLE} in place of {share} %", question.id);
            seen += 1;
        }
    }
    assert!(seen > 40, "only {seen} shares are looked at");
}

#[test]
fn what_depends_on_an_earlier_answer_is_drawn_so() {
    let (pack, said) = loaded(
        "(shares: [
            (question: \"situation\", of: {\"employed\": 50, \"student\": 50}, cites: [\"editorial\"]),
            (question: \"background\", when: Is(\"situation\", \"student\"), of: {\"data\": 100}, cites: [\"editorial\"]),
            (question: \"background\", of: {\"sales\": 100, \"design\": 100}, cites: [\"editorial\"]),
            (question: \"years_since_graduation\", of: {\"1\": 100}, cites: [\"editorial\"]),
        ])",
    );
    let pack = pack.unwrap_or_else(|| panic!("{said}"));
    let assessment = pack.assessment(pack.assessment_named("break-in").expect("it is there"));
    let named = |id: &str| pack.question_named(id).expect("a question");
    let options = |id: &str, words: &[&str]| {
        let all = pack.question(named(id)).options();
        let places = words.iter().map(|word| all.iter().position(|it| it.id == *word).expect("an option"));
        Some(Answer::Options(places.fold(OptionSet::default(), |set, at| set.union(OptionSet::of(at)))))
    };
    let mut students = 0;
    for number in 0..200 {
        let answers = draw(&pack, assessment, number);
        let is_student = answers.get(named("situation")) == options("situation", &["student"]);
        let expected =
            if is_student { options("background", &["data"]) } else { options("background", &["sales", "design"]) };
        assert_eq!(answers.get(named("background")), expected);
        assert_eq!(answers.get(named("years_since_graduation")), Some(Answer::Number(1)));
        students += usize::from(is_student);
    }
    assert!((60..140).contains(&students), "{students} of 200 are students");
}

#[test]
fn what_is_counted_is_what_the_engine_recommends() {
    let pack = pack();
    let assessment = pack.assessment(pack.assessment_named("break-in").expect("it is there"));
    let found = calibrate(pack, assessment, 600, None).expect("the pack has shares");
    let mut first = vec![0; assessment.pathways.len()];
    let (mut close, mut strong) = (0, 0);
    for number in 0..600 {
        let case = case(pack, assessment, &draw(pack, assessment, number));
        let Recommendation { close_call, .. } = &case.recommendation;
        let leader = case.recommendation.first().expect("a route");
        first[leader.index()] += 1;
        close += u64::from(!close_call.is_empty());
        strong += u64::from(points(assessment, &case.evaluation, leader).0 >= assessment.fits.strong);
    }
    assert_eq!((found.people, &found.first, found.close, found.fits[0]), (600, &first, close, strong));
    let one = std::num::NonZero::new(1);
    assert_eq!(calibrate(pack, assessment, 600, one).as_ref(), Some(&found), "the threads change what is found");
    let report = calibration(assessment, &found);
    let routes: u64 = report.shares.iter().take(assessment.routes().count()).map(|it| it.permille).sum();
    assert!((990..=1_000).contains(&routes), "the routes add up to {routes} thousandths");
}

#[test]
fn more_than_the_pack_allows_is_a_fault() {
    let shares = |at_most: &str| {
        format!(
            "(shares: [(question: \"situation\", of: {{\"student\": 100}}, cites: [\"editorial\"])], at_most: ({at_most}))"
        )
    };
    let is_off = |at_most: &str| {
        let (pack, said) = loaded(&shares(at_most));
        let pack = pack.unwrap_or_else(|| panic!("{said}"));
        let assessment = pack.assessment(pack.assessment_named("break-in").expect("it is there"));
        let found = calibrate(&pack, assessment, 300, None).expect("the pack has shares");
        assert_eq!(calibration(assessment, &found).holds, !found.is_off(assessment));
        found.is_off(assessment)
    };
    assert!(!is_off("first: 100, strong: 100, close: 100"));
    assert!(is_off("first: 0"));
    assert!(is_off("close: 0"));
    assert!(!is_off(""));
}

#[test]
fn shares_that_cannot_be_are_refused_all_at_once() {
    let (pack, said) = loaded(
        "(
            shares: [
                (question: \"situation\", of: {\"employed\": 50, \"student\": 40}, cites: [\"editorial\"]),
                (question: \"move\", of: {\"stay\": 100, \"opne\": 0}, cites: [\"editorial\"]),
                (question: \"horizon\", of: {\"under_3m\": 101}, cites: [\"editorial\"]),
                (question: \"study\", of: \"none\", cites: [\"editorial\"]),
                (question: \"background\", of: {\"data\": 0}, cites: []),
                (question: \"years_since_graduation\", of: {\"99\": 100}, cites: [\"editorial\"]),
                (question: \"iv_role\", of: {\"pm\": 100}, cites: [\"editorial\"]),
            ],
            at_most: (first: 120),
        )",
    );
    assert!(pack.is_none());
    for part in [
        "`situation`: the shares add up to 90",
        "option `opne`",
        "`horizon`: the share of `under_3m` is no number of people in a hundred",
        "`study`: the shares are no map",
        "`background`: nobody ticks anything",
        "`background` cites nothing",
        "`years_since_graduation`: `99` is no answer",
        "`iv_role` is not asked in `break-in`",
        "`first` may come out for at most 120",
    ] {
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
    }
}

/// What the three rules of thumb would put first for somebody: everybody inside; the way that the kind of company
/// suggests; what the person wishes for.
fn thumbs(pack: &Pack, vignette: &inroad::model::vignette::Vignette) -> [&'static str; 3] {
    let is = |id: &str, words: &[&str]| {
        let at = pack.question_named(id).expect("a question");
        let options = pack.question(at).options();
        let chosen = vignette.answers.get(at);
        words.iter().any(|word| {
            let place = options.iter().position(|it| it.id == *word).expect("an option");
            matches!(chosen, Some(Answer::Options(set)) if set.has(place))
        })
    };
    let thumb = if is("situation", &["student"]) {
        "entry-programme"
    } else if is("product_team", &["team", "one"]) && is("track_record", &["solid", "strong"]) {
        "internal-transition"
    } else if is("product_team", &["none"]) && is("company_size", &["s_1_50"]) {
        "first-product-person"
    } else {
        "product-adjacent"
    };
    let wish = if is("entry_target", &["pm_startup"]) {
        "startup"
    } else if !is("entry_target", &["pm_established"]) {
        "product-adjacent"
    } else if is("product_team", &["team", "one"]) {
        "internal-transition"
    } else {
        "direct-application"
    };
    ["internal-transition", thumb, wish]
}

/// By how much each rule of thumb is beaten.
#[test]
fn the_rules_beat_rules_of_thumb() {
    let pack = pack();
    let people: Vec<_> = all_vignettes().all.iter().filter(|it| it.opinion.is_some()).collect();
    assert!(people.len() >= 60, "only {} people have an opinion", people.len());
    let mut kinds: Vec<&str> = people.iter().filter_map(|it| it.opinion.as_ref()).map(|it| it.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in &kinds {
        let count = people.iter().filter(|it| it.opinion.as_ref().is_some_and(|it| it.kind == *kind)).count();
        assert!(count >= 6, "only {count} people are of the kind {kind:?}");
    }
    let (mut ours, mut among, mut theirs) = (0, 0, [0; 3]);
    for vignette in &people {
        let assessment = pack.assessment(vignette.assessment);
        let opinion = vignette.opinion.as_ref().expect("an opinion");
        let case = case(pack, assessment, &vignette.answers);
        ours += usize::from(case.recommendation.first() == Some(opinion.first));
        among += usize::from(case.recommendation.routes.iter().take(3).any(|it| *it == opinion.first));
        let wanted = &assessment.pathway(opinion.first).id;
        for (count, thumb) in theirs.iter_mut().zip(thumbs(pack, vignette)) {
            *count += usize::from(thumb == wanted);
        }
    }
    let share = |count: usize| count * 100 / people.len();
    let mut out = std::io::stderr();
    writeln!(out, "ours: {} % first, {} % among the first three", share(ours), share(among)).expect("it is written");
    for (name, count) in ["everybody inside", "the rule of thumb", "what they wish for"].iter().zip(theirs) {
        let lead = share(ours).saturating_sub(share(count));
        writeln!(out, "{name}: {} % first, beaten by {}", share(count), lead).expect("it is written");
        assert!(ours > count, "{name} is right for {count} people, and the rules for {ours}");
    }
}
