//! Parts of the whole report alone, and what is written for somebody else.

use inroad::page::document::{Block, Document, Item, NoteMark, Span};
use inroad::page::person::commands::Commands;
use inroad::page::person::whole_report::{Part, parts};
use inroad::report::person::recommendation::{RecommendationReport, whole};

use crate::harness::{Case, case, pack, told, unwrapped, vignettes};

fn report(of: &inroad::model::vignette::Vignette) -> RecommendationReport {
    whole(&case(pack(), pack().assessment(of.assessment), &of.answers))
}

fn headings(document: &Document) -> Vec<&str> {
    fn of(block: &Block) -> Option<&str> {
        if let Block::Heading(_, text) = block { Some(text) } else { None }
    }
    document.blocks.iter().filter_map(of).collect()
}

/// The marks of lines, and those that notes stand for.
fn marks(document: &Document) -> (Vec<NoteMark>, Vec<NoteMark>) {
    let of = |spans: &[Span]| {
        let marks = |it: &Span| if let Span::Notes(marks) = it { marks.clone() } else { Vec::new() };
        spans.iter().flat_map(marks).collect::<Vec<_>>()
    };
    let (mut used, mut known) = (Vec::new(), Vec::new());
    for block in document.unfolded().iter() {
        match block {
            Block::Paragraph(spans) => used.extend(of(spans)),
            Block::List(_, items) => {
                let own = |Item { text, script_notes, .. }: &Item| [of(text), script_notes.clone()].concat();
                used.extend(items.iter().flat_map(own));
            }
            Block::Quote(_, marks) => used.extend(marks),
            Block::Notes(notes) => known.extend(notes.iter().map(|it| it.mark)),
            Block::Heading(..) | Block::Bars(..) | Block::Table(..) | Block::More(..) => {}
        }
    }
    used.sort_unstable();
    used.dedup();
    (used, known)
}

#[test]
fn the_whole_report_is_its_parts_in_reading_order() {
    for vignette in vignettes() {
        let report = report(vignette);
        let whole = told(&report, true);
        let of_whole = headings(&whole);
        let mut at = 0;
        for (part, word, _) in Part::ALL.iter().filter(|(part, ..)| *part != Part::Words) {
            let alone = parts(&report, &[*part], &Commands::default());
            for heading in headings(&alone) {
                let found = of_whole[at..].iter().position(|it| *it == heading);
                at += found.unwrap_or_else(|| panic!("{}: {heading:?} of {word} is out of its place", vignette.name));
            }
        }
        assert_eq!(of_whole.last(), Some(&"Where to go on"), "{}", vignette.name);
    }
}

#[test]
fn a_part_alone_has_the_notes_it_uses_and_says_where_to_go_on() {
    for vignette in vignettes() {
        let report = report(vignette);
        for (part, word, _) in Part::ALL.iter().filter(|(part, ..)| *part != Part::Notes) {
            let alone = parts(&report, &[*part], &Commands::default());
            let (used, noted) = marks(&alone);
            let is_noted = |it: &NoteMark| noted.contains(it);
            assert!(used.iter().all(is_noted), "{}: a note is missing in {word}: {used:?} {noted:?}", vignette.name);
            assert!(matches!(alone.blocks.last(), Some(Block::Paragraph(_))), "{}: {word}", vignette.name);
        }
    }
}

#[test]
fn parts_are_asked_for_by_name() {
    let answers = "report --answers tests/transcripts/support.ron";
    let (exit, plan, stderr) = Case::new(&format!("{answers} --show plan,change")).run();
    assert_eq!(exit, 0, "{stderr}");
    assert!(
        plan.starts_with("What to do, and when")
            && plan.contains("\nIn the first week")
            && plan.contains("What would change this result"),
        "{plan}"
    );
    assert!(!plan.contains("What speaks for it"), "{plan}");
    assert!(plan.ends_with("Everything: inroad report --full --answers tests/transcripts/support.ron\n"), "{plan}");
    let (exit, _, stderr) = Case::new(&format!("{answers} --show plans")).run();
    assert_eq!(exit, 2);
    let told = crate::harness::unwrapped(&stderr);
    assert!(told.contains("answer, why, plan, bring, change") && told.contains("did you mean `plan`?"), "{stderr}");
    assert_eq!(Case::new(&format!("{answers} --show plan --full")).run().0, 2);
}

#[test]
fn a_page_for_somebody_else_is_that_page_and_nothing_more() {
    let found = |word| {
        let is_of = |it: &&inroad::model::vignette::Vignette| {
            report(it).advice.iter().any(|it| it.reader == Some(word) && it.left_out.is_none())
        };
        vignettes().iter().find(is_of).expect("somebody with such a page")
    };
    for (word, flag) in [
        (inroad::report::person::advice::ReaderWord::Manager, "manager"),
        (inroad::report::person::advice::ReaderWord::Mentor, "mentor"),
    ] {
        let vignette = found(word);
        let report = report(vignette);
        let json = serde_json::to_string(&report).expect("a report");
        let (exit, page, stderr) = Case::new(&format!("report --partial --answers - --for {flag}")).input(&json).run();
        assert_eq!(exit, 0, "{}: {stderr}", vignette.name);
        let lines = |it: &&inroad::report::person::advice::AdviceReport| it.reader == Some(word);
        let is_one = report.advice.iter().filter(lines).any(|it| it.lines.join(" ") == unwrapped(&page));
        assert!(is_one, "{page}");
        assert!(stderr.starts_with("A page for "), "{stderr}");
    }
    let support = "report --answers tests/transcripts/support.ron --for manager";
    let (exit, stdout, stderr) = Case::new(support).run();
    assert_eq!((exit, stdout.as_str()), (2, ""), "{stderr}");
    assert!(stderr.contains("nothing in your answers calls for a page for your manager"), "{stderr}");
}

#[test]
fn a_chat_assistant_gets_the_answers_the_reasons_and_what_to_keep_to() {
    let (exit, text, stderr) = Case::new("report --answers tests/transcripts/support.ron --for assistant").run();
    assert_eq!(exit, 0, "{stderr}");
    for part in [
        "Stay within what stands here.",
        "your situation today: Employed by a company",
        "1. Move into product where you work now: good",
        "A product leader knows your work",
        "What this is not",
        "[1] Anuka Gupta, ",
    ] {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
    assert!(!text.contains("###") && !text.contains("inroad "), "{text}");
}
