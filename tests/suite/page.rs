//! The page and the whole report: lines, order, words, and a note behind every line.

use std::collections::BTreeSet;

use inroad::model::answers::Answers;
use inroad::page::document::{Block, Document, Item, Marker, NoteMark, Span};
use inroad::render::layout::{Drawing, Layout};
use inroad::render::markdown::markdown;
use inroad::render::text::text;
use inroad::report::person::recommendation::{RecommendationReport, recommendation, whole};

use crate::harness::{Case, Dice, assessment, case, pack, random_respondent, told, vignettes};

const LINES_MAX: usize = 48;
const FIRST_STEP_BY: usize = 20;

/// Words of the program, and not of the person.
const FORBIDDEN: &[&str] = &["robustness", "verdict", "verdicts", "rule", "rules", "weights", "points"];

/// Headings under which stands what nobody advises: what was said, what would be, and where to go.
const NO_ADVICE: &[&str] =
    &["What would change this result", "Your answers", "What this is not", "Where to go on", "How sure is this?"];

/// The heading of what to do if the way that came first does not work out.
const FALLBACK: &str = "If that does not work out";

/// Every vignette, and so many random people of each assessment; every third left questions out.
fn people(random: usize) -> Vec<(String, RecommendationReport)> {
    let of = |it: &inroad::model::vignette::Vignette| {
        (it.name.clone(), recommendation(&case(pack(), pack().assessment(it.assessment), &it.answers)))
    };
    let mut people: Vec<_> = vignettes().iter().map(of).collect();
    let mut dice = Dice(21);
    for it in &pack().assessments {
        for number in 0..random {
            let mut answers: Answers = random_respondent(assessment(&it.id), &mut dice);
            if number % 3 == 0 {
                for asked in &it.asked {
                    if dice.roll(4) == 0 {
                        answers.clear(asked.question);
                    }
                }
            }
            let report = recommendation(&case(pack(), it, &answers));
            people.push((format!("{} {number}: {:?}", it.id, report.answers), report));
        }
    }
    people
}

fn drawn(document: &Document) -> String {
    text(document, Layout::new(80, false))
}

#[test]
fn the_page_holds_the_answer_and_the_first_step_at_a_glance() {
    for (who, report) in people(100) {
        let page = drawn(&told(&report, false));
        let lines: Vec<&str> = page.lines().collect();
        assert!(lines.len() <= LINES_MAX, "{who}: {} lines\n{page}", lines.len());
        assert!(lines.iter().all(|line| line.chars().count() <= 80), "{who}\n{page}");
        let has_steps = report.plan.iter().flat_map(|span| &span.steps).any(|step| step.brief);
        let first = lines.iter().position(|line| line.trim_start().starts_with("[ ] When "));
        assert_eq!(first.is_some(), has_steps && !report.answered.is_empty(), "{who}\n{page}");
        assert!(first.is_none_or(|at| at < FIRST_STEP_BY), "{who}\n{page}");
        let last = lines.last().expect("a page has lines");
        assert!(last.contains("inroad "), "{who}: the page ends with {last:?}");
        let order = ["Why", "Do this first", "How sure is this?"];
        let places: Vec<usize> =
            order.iter().filter_map(|it| lines.iter().position(|line| line.trim_end() == *it)).collect();
        assert!(places.is_sorted(), "{who}\n{page}");
    }
}

#[test]
fn no_word_of_the_program_stands_in_a_report() {
    for (who, report) in people(100) {
        for full in [false, true] {
            let text = drawn(&told(&report, full));
            let words: BTreeSet<String> =
                text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase).collect();
            for word in FORBIDDEN {
                assert!(!words.contains(*word), "{who}: {word:?} in\n{text}");
            }
            assert!(!text.contains(".ron"), "{who}: a file in\n{text}");
            for id in report.advice.iter().map(|it| &it.id).chain(report.pathways.iter().map(|it| &it.id)) {
                let is_word = id.contains('-') && text.split_whitespace().any(|word| word == id);
                assert!(!is_word, "{who}: {id:?} in\n{text}");
            }
        }
    }
}

fn marks(spans: &[Span]) -> Vec<NoteMark> {
    let of = |span: &Span| if let Span::Notes(marks) = span { marks.clone() } else { Vec::new() };
    spans.iter().flat_map(of).collect()
}

/// Every mark of a document; each line that advises, gives a reason or a result must have one.
fn marked(who: &str, document: &Document) -> BTreeSet<NoteMark> {
    let mut found = BTreeSet::new();
    let mut heading = "";
    let blocks = document.unfolded();
    for block in blocks.iter() {
        match block {
            Block::Heading(_, text) => heading = text,
            Block::Paragraph(spans) => found.extend(marks(spans)),
            Block::List(marker, items) => {
                for Item { text, script, script_notes, .. } in items {
                    assert_eq!(script.is_empty(), script_notes.is_empty(), "{who}: no note behind {script:?}");
                    found.extend(script_notes.iter().copied());
                    let of = marks(text);
                    let is_advice = !NO_ADVICE.contains(&heading) && *marker != Marker::Bare || heading == FALLBACK;
                    assert!(!of.is_empty() || !is_advice, "{who}: no note behind {text:?} under {heading:?}");
                    found.extend(of);
                }
            }
            Block::Quote(lines, of) => {
                assert!(!of.is_empty(), "{who}: no note behind {lines:?}");
                found.extend(of.iter().copied());
            }
            Block::Bars(..) | Block::Table(..) | Block::Notes(_) | Block::More(..) => {}
        }
    }
    found
}

#[test]
fn every_line_carries_a_note_and_every_note_is_used() {
    for (who, report) in people(100) {
        for full in [false, true] {
            let document = told(&report, full);
            let notes = |block: &Block| if let Block::Notes(notes) = block { notes.clone() } else { Vec::new() };
            let notes: Vec<NoteMark> = document.blocks.iter().flat_map(notes).map(|it| it.mark).collect();
            let known: BTreeSet<NoteMark> = notes.iter().copied().collect();
            assert_eq!(known.len(), notes.len(), "{who}: a note is told twice");
            assert_eq!(known, marked(&who, &document), "{who}: marks and notes differ");
            let numbers: Vec<NoteMark> = known.into_iter().filter(|it| *it != NoteMark::Ours).collect();
            assert_eq!(numbers, (1..=numbers.len()).map(NoteMark::Number).collect::<Vec<_>>(), "{who}");
            // A result that tables decide carries its note where its ground is told.
            for verdict in report.verdicts.iter().filter(|it| it.section.is_none() && it.says.is_some()) {
                let drawn = crate::harness::unwrapped(&drawn(&document));
                let says = verdict.says.as_deref().unwrap_or_default();
                assert!(
                    report.answered.is_empty() || drawn.contains(&crate::harness::unwrapped(says)),
                    "{who}: {says}"
                );
            }
        }
    }
}

#[test]
fn notes_are_footnotes_in_markdown() {
    let (_, report) = people(0).swap_remove(0);
    let page = markdown(&told(&report, false));
    for part in [
        "[^1]",
        "\n[^1]: Joe Ghali (sells certificates), ",
        "\n[^2]: Anuka Gupta, 00:",
        "[^ours]",
        "\n[^ours]: our own view",
    ] {
        assert!(page.contains(part), "{part:?} is not in:\n{page}");
    }
}

#[test]
fn bars_share_a_scale_and_are_drawn_with_what_the_locale_has() {
    let report = "report --partial --answers tests/transcripts/support.ron";
    let (_, letters, _) = Case::new(report).run();
    let (_, squares, _) = Case::new(report).env("LANG", "C.UTF-8").run();
    assert!(letters.contains("###") && !letters.contains('\u{25a0}'), "{letters}");
    assert_eq!(squares.replace('\u{25a0}', "#").replace('\u{25a1}', "-"), letters);
    // As many points are as long a bar, whoever else is on the page.
    for (who, report) in people(100) {
        for block in told(&report, false).blocks {
            let Block::Bars(bars, scale) = block else { continue };
            for bar in bars {
                let (value, most) = (bar.gauge.value, bar.gauge.most);
                let Some(of) = report.pathways.iter().find(|it| it.title == bar.label) else {
                    let of = report.verdicts.iter().find(|it| it.asks == bar.label).expect("a bar has its subject");
                    let of = of.scale.as_ref().expect("what is drawn has an order");
                    assert_eq!((value, most), (of.level.unwrap_or(0).into(), of.levels.into()), "{who}");
                    continue;
                };
                let steps = (of.points * 6 / report.fits.strong).clamp(1, 10);
                assert_eq!((value, most), (steps.unsigned_abs(), 10), "{who}");
                assert_eq!(value >= 6, of.fit.word() == "strong", "{who}: {} {value}", bar.label);
                let word = scale.iter().rfind(|it| it.from <= value).map(|it| it.word.as_str());
                assert!(word.is_none_or(|word| word == of.fit.word()), "{who}: {word:?} for {}", of.fit.word());
            }
        }
    }
}

/// What has an order is drawn, wherever there is room; what is not known has no bar and says so.
#[test]
fn traits_and_stages_are_drawn() {
    let report = |name: &str| {
        let vignette = vignettes().iter().find(|it| it.name.contains(name)).expect("a vignette");
        whole(&case(pack(), pack().assessment(vignette.assessment), &vignette.answers))
    };
    let shown = |name: &str, full: bool, width: usize| {
        text(&told(&report(name), full), Layout::new(width, false).drawn_with(Drawing::Blocks))
    };
    let traits = shown("curious-support-agent", true, 80);
    for line in [
        "\nCuriosity              \u{25a0}\u{25a0}\u{25a0}  Speaks for it\n",
        "\nDirection and choices       Not known yet\n",
        "\nWhat satisfies you     \u{25a0}\u{25a1}\u{25a1}  Speaks against it, in our view\n",
    ] {
        assert!(traits.contains(line), "{line:?} is not in\n{traits}");
    }
    let page = shown("curious-support-agent", false, 80);
    assert!(page.contains("\n  \u{25a0}\u{25a0}\u{25a0}  Speaks for it: curiosity, "), "{page}");
    let stage = shown("senior-work-without-the-title", true, 80);
    let line =
        "\nYour stage  \u{25a0}\u{25a0}\u{25a0}\u{25a0}\u{25a1}\u{25a1}  Senior by your work, whatever the title\n";
    assert!(stage.contains(line), "{stage}");
    // The words of a scale stand below it where it has the room.
    let (wide, narrow) = (shown("support-stays", true, 80), shown("support-stays", true, 40));
    assert!(wide.contains("good from 3, strong from 6") && !narrow.contains("from 3"), "{wide}{narrow}");
}

#[test]
fn nothing_is_drawn_for_who_listens() {
    for (who, report) in people(10) {
        for full in [false, true] {
            let spoken = text(&told(&report, full), Layout::new(80, false).drawn_with(Drawing::Spoken));
            for drawn in ["##", "==", "--- ", "\n-", "[ ]", " | ", "\u{25a0}"] {
                assert!(!spoken.contains(drawn), "{who}: {drawn:?} in\n{spoken}");
            }
            assert!(spoken.lines().all(|line| !line.starts_with(' ')), "{who}\n{spoken}");
        }
    }
    let report = "report --partial --answers tests/transcripts/support.ron";
    let (_, plain, _) = Case::new(report).env("ACCESSIBLE", "1").run();
    let (_, dumb, _) = Case::new(report).env("TERM", "dumb").run();
    assert_eq!(plain, dumb);
    assert!(plain.contains("Move into product where you work now: good."), "{plain}");
}

#[test]
fn the_whole_report_tells_every_reason_and_all_answers_that_decide() {
    for vignette in vignettes() {
        let report = whole(&case(pack(), pack().assessment(vignette.assessment), &vignette.answers));
        let whole = crate::harness::unwrapped(&drawn(&told(&report, true)));
        for pathway in &report.pathways {
            for reason in pathway.reasons_for.iter().chain(&pathway.reasons_against) {
                let is_open = pathway.unmet_requirements.is_empty();
                assert!(!is_open || whole.contains(&reason.text), "{}: {}", vignette.name, reason.text);
            }
        }
        for answer in &report.answered {
            assert!(whole.contains(&crate::harness::unwrapped(&format!("{}: {}", answer.topic, answer.answer))));
        }
    }
}
