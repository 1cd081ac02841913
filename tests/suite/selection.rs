//! Selection: what one page tells of all that fires, and why the rest is left out.

use inroad::engine::selection::PAGE_MAX;
use inroad::load::pack::load;
use inroad::load::texts::{TextFile, Texts};
use inroad::model::answers::Answers;
use inroad::model::pack::Pack;
use inroad::report::person::advice::{AdviceKind, AdviceReport, LeftOut};
use inroad::report::person::recommendation::{RecommendationReport, recommendation};

use crate::harness::{Dice, assessment, case, drawn, pack, random_respondent, vignettes};

const BANK: &str = r#"[
    (id: "a", topic: "a", ask: "A?", why: "For a.", answer: One([(id: "x", label: "X"), (id: "y", label: "Y"), (id: "z", label: "Z")]), lever: Fixed),
    (id: "b", topic: "b", ask: "B?", why: "For b.", answer: One([(id: "x", label: "X"), (id: "y", label: "Y")]), lever: Fixed),
]"#;
const QUESTIONNAIRE: &str = r#"(
    id: "small", title: "Small", decides: "something", default: true,
    sections: [(title: "All", questions: [(question: "a", tier: Core), (question: "b", tier: Core)])],
)"#;
const SOURCES: &str = r#"(
    sources: [(id: "s", author: "S", title: "T", published: "P", date: "D", about: "About.")],
    claims: [
        (id: "one", kind: "fact", source: "s", at: "1", says: "One."),
        (id: "two", kind: "fact", source: "s", at: "2", says: "Two."),
        (id: "verdict", kind: "fact", source: "s", at: "3", says: "Three."),
    ],
)"#;
const VERDICTS: &str = r#"[(
    id: "t", asks: "What?", outcomes: [(id: "o", label: "O")],
    rows: [(id: "all", outcome: "o", when: Always, says: "So.", because: "It is.", confidence: High, cites: ["verdict"])],
)]"#;

/// A pack of two questions with this advice, answered with x and x.
fn told(parts: &str, advice: &str) -> RecommendationReport {
    let report = format!("(pathways: [], fits: (strong: 6, good: 3), limits: [\"L.\"], parts: {parts})");
    let file = |name: &str, text: &str| TextFile { name: name.to_owned(), text: text.to_owned().into() };
    let texts = Texts::new(vec![
        file("questionnaires/bank.ron", BANK),
        file("questionnaires/small.ron", QUESTIONNAIRE),
        file("rules/sources.ron", SOURCES),
        file("rules/small/report.ron", &report),
        file("rules/small/verdicts.ron", VERDICTS),
        file("rules/small/advice/all.ron", advice),
    ]);
    let (pack, diagnostics) = load(&texts);
    let pack: Pack = pack.unwrap_or_else(|| panic!("{}", drawn(texts, diagnostics)));
    let mut answers = Answers::new();
    for question in ["a", "b"] {
        let id = pack.question_named(question).expect("a question");
        let reply = inroad::model::question::Reply::Word("x".to_owned());
        answers.set(id, pack.question(id).accept(&reply).expect("an option"));
    }
    recommendation(&case(&pack, pack.assessment(pack.assessment_default()), &answers))
}

fn fate(report: &RecommendationReport, id: &str) -> (bool, Option<LeftOut>, Option<String>) {
    let advice = report.advice.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("`{id}` does not fire"));
    (advice.told, advice.left_out, advice.stands_back_for.clone())
}

#[test]
fn of_one_idea_the_most_specific_is_told() {
    let report = told(
        "[]",
        r#"[
        (id: "wide", idea: "i", when: Is("a", "x"), gives: Note("Wide."), cites: ["editorial"]),
        (id: "wider", idea: "i", when: AnyOf("a", ["x", "y"]), gives: Note("Wider."), cites: ["editorial"]),
        (id: "close", idea: "i", when: All([Is("a", "x"), Is("b", "x")]), gives: Note("Close."), cites: ["editorial"]),
        (id: "other", idea: "j", when: Always, gives: Note("Other."), cites: ["editorial"]),
    ]"#,
    );
    assert_eq!(fate(&report, "close"), (true, None, None));
    assert_eq!(fate(&report, "wide"), (false, Some(LeftOut::Closer), Some("close".to_owned())));
    assert_eq!(fate(&report, "wider"), (false, Some(LeftOut::Closer), Some("close".to_owned())));
    assert_eq!(fate(&report, "other"), (true, None, None));
    let order: Vec<&str> = report.advice.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(order, ["close", "wide", "wider", "other"], "by specificity, then by what a test lets pass");
}

#[test]
fn nothing_is_told_whose_claims_are_told_already() {
    let report = told(
        "[]",
        r#"[
        (id: "warns", idea: "i", when: Is("a", "x"), gives: Caution("Warns."), cites: ["one"]),
        (id: "again", idea: "j", when: Is("b", "x"), gives: Note("Again."), cites: ["one"]),
        (id: "as-the-verdict", idea: "k", when: Is("b", "x"), gives: Note("Verdict."), cites: ["verdict"]),
        (id: "more", idea: "l", when: Is("b", "x"), gives: Note("More."), cites: ["one", "two"]),
        (id: "ours", idea: "m", when: Is("b", "x"), gives: Note("Ours."), cites: ["one", "editorial"]),
    ]"#,
    );
    assert_eq!(fate(&report, "warns"), (true, None, None));
    assert_eq!(fate(&report, "again").1, Some(LeftOut::Said));
    assert_eq!(fate(&report, "as-the-verdict").1, Some(LeftOut::Said));
    assert_eq!(fate(&report, "more"), (true, None, None), "a second claim is new");
    assert_eq!(fate(&report, "ours"), (true, None, None), "the pack's own view is new");
}

#[test]
fn the_page_holds_a_share_of_each_kind() {
    let note = |n: usize| {
        format!("(id: \"note-{n}\", idea: \"n{n}\", when: Always, gives: Note(\"N{n}.\"), cites: [\"editorial\"]),")
    };
    let gap = |n: usize| {
        format!("(id: \"gap-{n}\", idea: \"g{n}\", when: Always, gives: Gap(\"G{n}.\"), cites: [\"editorial\"]),")
    };
    let all: String = (0..20).map(note).chain((0..20).map(gap)).collect();
    let report = told("[]", &format!("[{all}]"));
    let of = |kind: AdviceKind| report.advice.iter().filter(|it| it.kind == kind && it.told).count();
    assert!(of(AdviceKind::Note) >= 1 && of(AdviceKind::Gap) >= 1);
    assert!(of(AdviceKind::Note) + of(AdviceKind::Gap) <= PAGE_MAX);
    assert_eq!(fate(&report, "note-19").1, Some(LeftOut::NoRoom));
}

#[test]
fn parts_come_first_and_take_the_lines_that_their_author_gives_them() {
    let line = |n: usize| {
        format!(
            "(id: \"p-{n}\", idea: \"p{n}\", part: \"p\", when: Always, gives: Note(\"P{n}.\"), cites: [\"editorial\"]),"
        )
    };
    let all: String = (0..9).map(line).collect();
    let experiment = r#"(id: "try", idea: "t", when: Always, gives: Experiment(question: "Q?", hypothesis: "H.", test: "T.", look_for: "L."), cites: ["editorial"]),"#;
    let report = told(r#"[(id: "p", title: "Part", lines: 4)]"#, &format!("[{all}{experiment}]"));
    let in_part: Vec<&str> =
        report.advice.iter().filter(|it| it.told && it.part.is_some()).map(|it| it.id.as_str()).collect();
    assert_eq!(in_part, ["p-0", "p-1", "p-2", "p-3"]);
    assert_eq!(fate(&report, "try"), (true, None, None));
    let text = inroad::render::text::text(
        &crate::harness::told(&report, true),
        inroad::render::layout::Layout::new(80, false),
    );
    let part = text.find("Part\n----").expect("the part has a heading");
    let experiments = text.find("Experiments\n").expect("experiments have a heading");
    assert!(part < experiments, "{text}");
    assert!(text.contains("Q? Hypothesis: H. Smallest test: T. What to look for: L."), "{text}");
}

fn is_sentence(advice: &AdviceReport) -> bool {
    advice.kind.is_sentence()
}

#[test]
fn no_short_report_tells_an_idea_twice_or_more_than_a_page() {
    let mut reports: Vec<RecommendationReport> = vignettes()
        .iter()
        .map(|it| recommendation(&case(pack(), pack().assessment(it.assessment), &it.answers)))
        .collect();
    let mut dice = Dice(11);
    for it in &pack().assessments {
        let random = (0..100).map(|_| random_respondent(assessment(&it.id), &mut dice));
        let random: Vec<Answers> = random.collect();
        reports.extend(random.iter().map(|answers| recommendation(&case(pack(), it, answers))));
    }
    for report in &reports {
        let sentences: Vec<&AdviceReport> = report.advice.iter().filter(|it| it.told && is_sentence(it)).collect();
        assert!(sentences.len() <= PAGE_MAX, "{:?}", report.answers);
        let rules = &pack().assessment(assessment(&report.assessment)).advice;
        let idea = |id: &str| rules.iter().find(|it| it.id == id).map(|it| it.idea.clone());
        let mut ideas: Vec<_> = report.advice.iter().filter(|it| it.told).map(|it| idea(&it.id)).collect();
        let count = ideas.len();
        ideas.sort();
        ideas.dedup();
        assert_eq!(ideas.len(), count, "an idea is told twice: {:?}", report.answers);
        for left in report.advice.iter().filter(|it| !it.told) {
            assert!(left.left_out.is_some());
            assert_eq!(left.stands_back_for.is_some(), left.left_out == Some(LeftOut::Closer));
        }
    }
}
