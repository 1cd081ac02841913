//! Comparing: every difference is told with what it moves by itself, and nothing else is.

use inroad::model::answers::Answers;
use inroad::report::person::before_after::Pair;
use inroad::report::person::comparison::{Between, ComparisonReport, comparison};

use crate::harness::{self, Case, Dice, assessment, pack, random_respondent, vignettes};

fn labels() -> Pair {
    Pair { before: "then".to_owned(), after: "now".to_owned() }
}

fn compared(id: &str, one: &Answers, two: &Answers) -> ComparisonReport {
    let of = |answers| harness::case(pack(), pack().assessment(assessment(id)), answers);
    comparison(&of(one), &of(two), labels(), Between::Times)
}

#[test]
fn nothing_differs_from_itself() {
    for vignette in vignettes() {
        let id = &pack().assessment(vignette.assessment).id;
        let report = compared(id, &vignette.answers, &vignette.answers);
        assert!(report.moves.is_empty() && report.steps_gone.is_empty(), "{}", vignette.name);
        assert_eq!(report.together.first.before, report.together.first.after);
    }
}

#[test]
fn both_ways_tell_the_same_differences_and_each_moves_what_it_moves_alone() {
    let mut dice = Dice(5);
    for it in &pack().assessments {
        for _ in 0..20 {
            let [one, two] = [(); 2].map(|()| random_respondent(assessment(&it.id), &mut dice));
            let (there, back) = (compared(&it.id, &one, &two), compared(&it.id, &two, &one));
            let ids = |report: &ComparisonReport| {
                let mut ids: Vec<String> = report.moves.iter().map(|it| it.change.question.clone()).collect();
                ids.sort();
                ids
            };
            assert_eq!(ids(&there), ids(&back));
            assert_eq!((there.alike, there.one_sided), (back.alike, back.one_sided));
            for moved in &there.moves {
                // The same by hand: the answer alone, evaluated anew.
                let question = pack().question_named(&moved.change.question).expect("a question of the pack");
                let mut answers = one.clone();
                match two.get(question).filter(|_| moved.change.after.is_some()) {
                    Some(answer) => answers.set(question, answer),
                    None => answers.clear(question),
                }
                let of = |answers| harness::case(pack(), it, answers);
                let leaders = |answers| of(answers).recommendation.leaders().to_vec();
                assert_eq!(moved.first.is_some(), leaders(&one) != leaders(&answers), "{}", moved.change.question);
            }
        }
    }
}

#[test]
fn a_comparison_in_every_format_and_its_mistakes() {
    let now = tempfile::NamedTempFile::new().expect("a file for the test");
    let then = harness::root().join("tests/transcripts/support.ron");
    let text = std::fs::read_to_string(then).expect("the answers can be read").replace("helped_small", "led_small");
    std::fs::write(now.path(), text).expect("the file can be written");
    let now = now.path().display();
    let words = format!("compare tests/transcripts/support.ron {now} --labels then,now");
    for (format, expected) in [
        ("text", "then: \"Helped by testing"),
        ("markdown", "# Compared"),
        ("html", "Compared: Which way"),
        ("json", "\"moves\""),
    ] {
        let (exit, stdout, stderr) = Case::new(&format!("{words} --format {format}")).run();
        assert_eq!(exit, 0, "{stderr}");
        assert!(stdout.contains(expected), "{format}:\n{stdout}");
    }
    let people = Case::new(&format!("{words} --between people")).run().1;
    assert!(people.contains("What to talk about") && !people.contains("Still to do"), "{people}");
    let (exit, _, stderr) = Case::new("schema compare").run();
    assert_eq!(exit, 0, "{stderr}");
    for (words, code) in [
        ("compare tests/transcripts/support.ron tests/transcripts/interview.ron", "two-assessments"),
        ("compare tests/transcripts/support.ron fit", "no-answers"),
        ("compare no-such-file nothing-either", "in `nothing-either`"),
        ("compare tests/transcripts/support.ron tests/transcripts/support.ron --labels a,a", "no-labels"),
    ] {
        let (exit, stdout, stderr) = Case::new(words).run();
        assert_eq!(exit, 2, "{words}: {stdout}");
        assert!(stderr.contains(code), "{words}: {stderr}");
    }
}
