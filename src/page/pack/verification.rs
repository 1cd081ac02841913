//! A verification as a document: what was looked at, what does not hold and for whom, who is told what.
//!
//! In: the report. Out: blocks. Never: deciding anything.

use crate::page::document::{Block, Cell, Document, Item, Marker, plain, strong};
use crate::report::citation::AnswerValue;
use crate::report::pack::calibration::{CalibrationReport, CalibrationShare};
use crate::report::pack::verification::{
    CheckReport, MeansWord, ShareReport, TieReport, VerificationReport, VerifiedReport, WitnessReport,
};
use crate::report::pack::verification_words::{Kind, VerdictWord};
use crate::report::phrase;

/// How many ties a short report names.
const TIES_MAX: usize = 5;

/// A verification as a document; in full with every single check.
pub fn document(report: &VerificationReport, full: bool) -> Document {
    let mut document = Document::default();
    document.heading(1, "What holds for everybody who could take this quiz");
    let refuted = count(report.assessments.iter().flat_map(|it| &it.checks), VerdictWord::Refuted);
    let open = count(report.assessments.iter().flat_map(|it| &it.checks), VerdictWord::Undecided);
    let all: usize = report.assessments.iter().map(|it| it.checks.len()).sum();
    document.spans(vec![strong(match (refuted, open) {
        (0, 0) if report.holds => format!("All {} hold.", phrase::count(all, "check")),
        (0, _) => format!("Nothing was found wrong in {}; {open} stayed open.", phrase::count(all, "check")),
        _ => format!("{refuted} of {} found a fault; {open} stayed open.", phrase::count(all, "check")),
    })]);
    document.paragraph(
        "A check looks at every set of answers that can be given, not at a sample: where it says that nobody is told \
         something, there is no such person, and where it says that somebody is, there is one. Only a share marked \
         with \"about\" is an estimate.",
    );
    for assessment in &report.assessments {
        of_assessment(&mut document, assessment, full);
    }
    if !report.silent_claims.is_empty() {
        document.heading(2, "Sources that reach nobody");
        document.paragraph("These claims are cited only by rules that reach nobody.");
        document.list(Marker::Bullet, report.silent_claims.iter().map(Item::new).collect());
    }
    document
}

fn count<'a>(checks: impl Iterator<Item = &'a CheckReport>, verdict: VerdictWord) -> usize {
    checks.filter(|check| check.verdict == verdict).count()
}

fn of_assessment(document: &mut Document, report: &VerifiedReport, full: bool) {
    document.heading(2, &report.title);
    if report.is_too_fine {
        document.paragraph(
            "Nothing could be checked: the rules tell the answers to one question apart in more ways than can be \
             looked at.",
        );
        return;
    }
    document.paragraph(match &report.answer_sets {
        Some(sets) => format!("This quiz can be answered in {} different ways.", grouped(sets)),
        None => "This quiz can be answered in more ways than can be counted.".to_owned(),
    });
    document.table(["What should hold", "checks", "hold"], rows(report));
    faults(document, report);
    shares(document, report, full);
    report.calibration.iter().for_each(|it| calibration(document, it));
    if full {
        document.heading(3, "Every check");
        let items = report.checks.iter().map(|check| Item::new(&check.says).detail(how(check, report)));
        document.list(Marker::Bullet, items.collect());
    }
}

fn rows(report: &VerifiedReport) -> Vec<Vec<Cell>> {
    let of_kind = |kind: Kind| report.checks.iter().filter(move |check| check.kind == kind);
    let kinds = Kind::ALL.iter().filter(|kind| of_kind(**kind).next().is_some());
    let row = |kind: &Kind| {
        let (all, hold) = (of_kind(*kind).count(), count(of_kind(*kind), VerdictWord::Proved));
        vec![Cell::Text(kind.claim().to_owned()), Cell::Number(all), Cell::Number(hold)]
    };
    kinds.map(row).collect()
}

/// How a check was decided.
fn how(check: &CheckReport, report: &VerifiedReport) -> String {
    let steps = || match check.parts {
        Some(1) => "one step".to_owned(),
        parts => format!("{} steps", grouped(&parts.unwrap_or(0).to_string())),
    };
    match check.means {
        MeansWord::PeopleDrawn => {
            let people = grouped(&check.people.unwrap_or(0).to_string());
            format!("Seen for {people} of {} people drawn.", grouped(&report.people_drawn.to_string()))
        }
        MeansWord::SomebodyFound => format!("Somebody was found by search, after {}.", steps()),
        MeansWord::EverybodySearched => format!("Everybody was searched through, in {}.", steps()),
        MeansWord::BudgetSpent => format!("The search stopped after {}.", steps()),
    }
}

fn faults(document: &mut Document, report: &VerifiedReport) {
    let with = |verdict| report.checks.iter().filter(move |check| check.verdict == verdict);
    if with(VerdictWord::Refuted).next().is_some() {
        document.heading(3, "What does not hold");
    }
    for check in with(VerdictWord::Refuted) {
        let mut item = Item::of(vec![strong(&check.says)]);
        item = item.detail(
            check.because.as_ref().map_or_else(String::new, |it| format!("The pack promises otherwise, because {it}.")),
        );
        item = item.detail(how(check, report));
        item = item.detail(check.stands_at.clone().unwrap_or_default());
        document.list(Marker::Minus, vec![item]);
        if let Some(witness) = &check.witness {
            picture(document, witness);
        }
    }
    let open: Vec<Item> =
        with(VerdictWord::Undecided).map(|check| Item::new(&check.says).detail(how(check, report))).collect();
    if !open.is_empty() {
        document.heading(3, "What stayed open");
        document.paragraph("The search was stopped before it came to an end; a larger `--budget` lets it go on.");
        document.list(Marker::Bullet, open);
    }
}

/// A person one can picture, and an answers file that makes them again.
fn picture(document: &mut Document, witness: &WitnessReport) {
    document.paragraph(if witness.unusual.is_empty() {
        "It fails for somebody who gives the usual answer to every question.".to_owned()
    } else {
        format!("It fails, for instance, for somebody of whom this is true, and else the usual: {}.", unusual(witness))
    });
    if !witness.is_told.is_empty() {
        document.paragraph(format!("They are told: {}.", witness.is_told.join("; ")));
    }
    document.paragraph("The same person as an answers file, for `inroad explain --partial --answers FILE`:");
    document.blocks.push(Block::Quote(answers_file(witness), Vec::new()));
}

fn unusual(witness: &WitnessReport) -> String {
    witness.unusual.join("; ")
}

/// The lines of an answers file.
pub fn answers_file(witness: &WitnessReport) -> Vec<String> {
    let quoted = |word: &String| format!("{word:?}");
    let answers = witness.answers.iter().map(|(question, answer)| {
        let answer = match answer {
            AnswerValue::Word(word) => quoted(word),
            AnswerValue::Words(words) => format!("[{}]", words.iter().map(quoted).collect::<Vec<_>>().join(", ")),
            AnswerValue::Number(number) => number.to_string(),
        };
        format!("    {question:?}: {answer},")
    });
    let head = [format!("(assessment: {:?}, answers: {{", witness.assessment)];
    head.into_iter().chain(answers).chain(["})".to_owned()]).collect()
}

fn shares(document: &mut Document, report: &VerifiedReport, full: bool) {
    if !report.pathways.is_empty() {
        document.heading(3, "Whom each pathway fits");
        document.paragraph(
            "How often each comes first (of a support: is named), if every answer to every question were equally \
             likely, which it is not among real people. Beside it the most usual person for whom it does: the one with \
             the fewest answers away from the neutral answer of each question, or from its first where it has none.",
        );
        let items = report.pathways.iter().map(|share| {
            let text = vec![strong(&share.title), plain(format!(": {}", measure(share)))];
            Item::of(text).detail(for_whom(report, share))
        });
        document.list(Marker::Bullet, items.collect());
        ties(document, &report.ties, full);
    }
    if full || report.pathways.is_empty() {
        let rows = report.verdicts.iter().map(|share| {
            vec![Cell::Text(share.title.clone()), Cell::Text(share.id.clone()), Cell::Text(measure(share))]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        if !rows.is_empty() {
            document.heading(3, "How often each answer is given");
            document.paragraph("If every answer to every question were equally likely.");
            document.table(["Answer", "Where", "Share"], rows);
        }
    }
}

/// What comes out for people as common as the pack says they are.
fn calibration(document: &mut Document, report: &CalibrationReport) {
    document.heading(3, "If people were as common as the pack says");
    let people = grouped(&report.people.to_string());
    document.paragraph(format!(
        "Of {people} people drawn so, from a fixed seed; each share is right to about one in a hundred."
    ));
    let row = |it: &CalibrationShare| {
        let share = format!("about {}.{} %", it.permille / 10, it.permille % 10);
        let most = it.at_most.map_or_else(String::new, |most| format!("{most} %"));
        let told = if it.is_too_many { "too many" } else { "" };
        vec![Cell::Text(it.title.clone()), Cell::Text(share), Cell::Text(most), Cell::Text(told.to_owned())]
    };
    document.table(["What comes out", "how often", "at most", ""], report.shares.iter().map(row).collect());
    if !report.never_first.is_empty() {
        let never = phrase::listed(&report.never_first);
        document.paragraph(format!("For none of them comes first: {never}."));
    }
}

fn for_whom(report: &VerifiedReport, share: &ShareReport) -> String {
    let is_it =
        |check: &&CheckReport| matches!(check.kind, Kind::CanBeFirst | Kind::CanBeNamed) && check.name == share.id;
    let witness = report.checks.iter().find(is_it).and_then(|check| check.witness.as_ref());
    match witness {
        None => String::new(),
        Some(witness) if witness.unusual.is_empty() => {
            "Somebody who gives the usual answer to every question.".to_owned()
        }
        Some(witness) => format!("{}.", phrase::capitalized(&unusual(witness))),
    }
}

fn ties(document: &mut Document, ties: &[TieReport], full: bool) {
    if ties.is_empty() {
        return;
    }
    let mut ties: Vec<&TieReport> = ties.iter().collect();
    ties.sort_by_key(|tie| std::cmp::Reverse(tie.permille));
    let shown = if full { ties.len() } else { ties.len().min(TIES_MAX) };
    document.paragraph(format!(
        "{} of routes can share the first place with equal points{}:",
        phrase::count(ties.len(), "pair"),
        if shown < ties.len() { format!("; the {shown} that do so most often") } else { String::new() }
    ));
    let items = ties[..shown].iter().map(|tie| {
        let share = percent(tie.permille, tie.bound);
        Item::new(format!("\"{}\" and \"{}\": {share}", tie.titles[0], tie.titles[1]))
    });
    document.list(Marker::Bullet, items.collect());
}

fn measure(share: &ShareReport) -> String {
    percent(share.permille, share.bound)
}

/// A share in per cent with one decimal, and how far it can be off.
fn percent(permille: u128, bound: Option<u64>) -> String {
    let exact = format!("{}.{} %", permille / 10, permille % 10);
    match bound {
        None => exact,
        Some(bound) => format!("about {exact}, give or take {}.{}", bound / 10, bound % 10),
    }
}

/// Digits in groups of three: `1,234,567`.
fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
