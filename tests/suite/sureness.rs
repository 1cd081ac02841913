//! Sureness: two kinds that are never mixed, and no word against its counts, over thousands of random people.

use inroad::analysis::person::confidence::grounds;
use inroad::analysis::person::robustness::robustness;
use inroad::analysis::person::sensitivity::sensitivity;
use inroad::analysis::person::sureness::{Settled, settled};
use inroad::render::layout::Layout;
use inroad::render::text::text;
use inroad::report::person::recommendation::recommendation;
use inroad::report::person::sureness::{CountedWord, SettledWord};

use crate::harness::{Dice, assessment, case, pack, random_respondent, told, unwrapped, vignettes};

const PEOPLE: usize = 600;

#[test]
fn no_word_stands_against_its_counts() {
    let mut dice = Dice(31);
    let mut seen: Vec<Settled> = Vec::new();
    for it in &pack().assessments {
        for number in 0..PEOPLE {
            let mut answers = random_respondent(assessment(&it.id), &mut dice);
            if number % 2 == 0 {
                let kept = dice.roll(4);
                for asked in &it.asked {
                    if dice.roll(4) < kept {
                        answers.clear(asked.question);
                    }
                }
            }
            let case = case(pack(), it, &answers);
            let robust = robustness(&case, &sensitivity(&case));
            let grounds = grounds(&case, &robust);
            let word = settled(&grounds, true);
            let all_kept =
                robust.answers.kept == robust.answers.all && robust.completions.kept == robust.completions.all;
            assert!(!(all_kept && word == Settled::Narrowly), "{grounds:?}");
            assert!(word != Settled::Firmly || robust.answers.kept * 100 >= robust.answers.all * 95, "{grounds:?}");
            assert_eq!(word == Settled::Between, grounds.close_call, "{grounds:?}");
            assert!(word != Settled::SoFar || grounds.open * 2 >= grounds.asked, "{grounds:?}");
            if !seen.contains(&word) {
                seen.push(word);
            }
        }
    }
    assert_eq!(seen.len(), 5, "words that nobody gets: {seen:?}");
}

#[test]
fn the_two_kinds_are_told_apart_and_after_the_result() {
    let mut dice = Dice(41);
    let mut cases: Vec<_> =
        vignettes().iter().map(|it| (pack().assessment(it.assessment), it.answers.clone())).collect();
    for it in &pack().assessments {
        cases.extend((0..100).map(|_| (it, random_respondent(assessment(&it.id), &mut dice))));
    }
    for (of, answers) in cases {
        let report = recommendation(&case(pack(), of, &answers));
        for full in [false, true] {
            let drawn = text(&told(&report, full), Layout::new(80, false));
            let (before, after) = drawn.split_once("How sure is this?").expect("every report says how sure it is");
            let told = unwrapped(after);
            assert!(told.starts_with("Of the result: ") || told.contains("Of the result: "), "{drawn}");
            let (of_result, of_advice) = told.split_once("Of the advice: ").expect("both kinds");
            for word in ["author", "our own view", "guide"] {
                assert!(!of_result.contains(word), "{word:?} in {of_result:?}");
            }
            let of_advice = of_advice.split("[1]").next().unwrap_or_default();
            assert!(!of_advice.contains("ways to change") && !of_advice.contains("may turn out"), "{of_advice:?}");
            // The result stands in the first line, so nothing is called settled before it.
            let first = before.lines().next().unwrap_or_default();
            assert!(!first.contains("settle it"), "{drawn}");
            if report.sureness.answers.word == SettledWord::Narrowly {
                assert!(report.sureness.answers.kept < report.sureness.answers.all, "{drawn}");
            }
            if report.sureness.answers.counts == CountedWord::Unsure {
                let (counted, changes) = (&report.sureness.answers, &report.robustness);
                assert!(counted.kept * changes.changes <= changes.kept * counted.all, "the weaker count is told");
            }
        }
    }
}

#[test]
fn what_the_advice_rests_on_is_counted_from_the_result_alone() {
    for vignette in vignettes() {
        let report = recommendation(&case(pack(), pack().assessment(vignette.assessment), &vignette.answers));
        let mut authors: Vec<&String> = Vec::new();
        let leaders = report.pathways.iter().filter(|it| report.close_call.is_some() || it.recommended);
        let leaders = leaders.filter(|it| it.recommended);
        for reason in leaders.flat_map(|it| it.reasons_for.iter().chain(&it.reasons_against)) {
            authors.extend(reason.ground.citations.iter().filter_map(|it| it.author.as_ref()));
        }
        assert!(report.sureness.sources.authors.iter().all(|it| report.pathways.is_empty() || authors.contains(&it)));
        let result = report.verdicts.iter().find(|it| it.section.is_none()).expect("a table that is a result");
        if report.pathways.is_empty() {
            assert_eq!(report.sureness.sources.trust, result.confidence, "{}", vignette.name);
            assert_eq!(report.sureness.sources.note, result.note, "{}", vignette.name);
        } else {
            assert_eq!(report.sureness.sources.trust, None);
        }
    }
}
