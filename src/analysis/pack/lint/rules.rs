//! Lints about rules beside each other: those that repeat or shadow another.
//!
//! In: a pack. Out: pairs of rules, proved over every kind of respondent. Never: guesses.

use std::cell::LazyCell;

use crate::analysis::pack::lint::code::{Code, warning};
use crate::analysis::pack::lint::drawn::{DrawnPeople, meeting};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::results::ByAnswers;
use crate::analysis::pack::lint::space::Space;
use crate::analysis::pack::lint::spot::Spot;
use crate::engine::routing::Respondent;
use crate::engine::selection::closeness;
use crate::engine::truth::{Truth, View};
use crate::model::condition::Condition;
use crate::model::pack::{Assessment, Pack};

/// The lints of this file.
pub const LINTS: &[Code] = &[
    warning(
        "repeated-evidence",
        "evidence that holds exactly when other evidence of its pathway does",
        "One fact is then counted twice, under two names (redundant rules, Suwa, Scott and Shortliffe 1982); one piece \
         of evidence with both reasons says it once.",
        repeated_evidence,
    ),
    warning(
        "implied-requirement",
        "a requirement that another one of its pathway implies",
        "Whoever meets the one meets the other, so it rules nobody out (subsumed rules, Suwa, Scott and Shortliffe \
         1982).",
        implied_requirement,
    ),
    warning(
        "advice-never-told",
        "advice in whose place closer advice about the same idea is always told",
        "Of one idea a report tells the item that looks at most answers; an item whose place another always takes is \
         read by nobody (subsumed rules, Suwa, Scott and Shortliffe 1982).",
        advice_never_told,
    ),
];

/// Whether whoever meets the first meets the second, and somebody meets the first.
///
/// Not said where the space is too large, or where the two look at no question in common.
fn implies(
    pack: &Pack,
    drawn: &DrawnPeople<'_>,
    assessment: &Assessment,
    first: &Condition,
    second: &Condition,
) -> bool {
    let others = assessment.questions_of(second);
    if first != second && !assessment.questions_of(first).iter().any(|it| others.contains(it)) {
        return false;
    }
    let meets_first_alone = |view: &View<'_>| view.truth(first).min(view.truth(second).negated());
    if drawn.is_one(assessment, meets_first_alone) {
        return false;
    }
    let Some(space) = Space::of(pack, assessment, &[first, second]) else { return false };
    !space.is_anybody(meets_first_alone) && space.is_anybody(|view| view.truth(first))
}

fn repeated_evidence(pack: &Pack, findings: &mut Findings<'_>) {
    let drawn = DrawnPeople::new(pack);
    for assessment in &pack.assessments {
        for pathway in &assessment.pathways {
            for (at, later) in pathway.evidence.iter().enumerate() {
                let same = pathway.evidence[..at].iter().find(|earlier| {
                    implies(pack, &drawn, assessment, &earlier.when, &later.when)
                        && implies(pack, &drawn, assessment, &later.when, &earlier.when)
                });
                if let Some(same) = same {
                    let first = findings.place(&Spot::at(same.place));
                    let message = format!("`{}` holds exactly when `{}` does", later.id, same.id);
                    let subject = format!("{}/{}", pathway.id, later.id);
                    let finding = findings.note(subject, &Spot::at(later.place), message);
                    finding.second(first, "this one").help("keep one of them, with the points of both");
                }
            }
        }
    }
}

fn implied_requirement(pack: &Pack, findings: &mut Findings<'_>) {
    let drawn = DrawnPeople::new(pack);
    for assessment in &pack.assessments {
        for pathway in &assessment.pathways {
            for (at, idle) in pathway.requires.iter().enumerate() {
                let stronger = pathway.requires.iter().enumerate().find(|(other, it)| {
                    // Of two equal requirements the later one is idle.
                    *other != at
                        && implies(pack, &drawn, assessment, &it.holds, &idle.holds)
                        && (*other < at || !implies(pack, &drawn, assessment, &idle.holds, &it.holds))
                });
                if let Some((_, stronger)) = stronger {
                    let place = findings.place(&Spot::at(stronger.place));
                    let message = format!("whoever meets `{}` meets `{}` too", stronger.id, idle.id);
                    let subject = format!("{}/{}", pathway.id, idle.id);
                    let finding = findings.note(subject, &Spot::at(idle.place), message);
                    finding.second(place, "this one is enough").help("take it out, or narrow what it asks");
                }
            }
        }
    }
}

fn advice_never_told(pack: &Pack, findings: &mut Findings<'_>) {
    let drawn = DrawnPeople::new(pack);
    for assessment in &pack.assessments {
        let closeness = assessment.advice.iter().map(|it| closeness(pack, assessment, &it.when));
        let rank: Vec<_> = closeness.enumerate().map(|(at, close)| (close, at)).collect();
        for (at, item) in assessment.advice.iter().enumerate() {
            let all = assessment.advice.iter().enumerate();
            let mut closer = all.filter(|(other, it)| it.idea == item.idea && rank[*other] < rank[at]);
            let met = LazyCell::new(|| meeting(pack, assessment, &item.when));
            let closer = closer.find(|(_, it)| {
                let is_without = |who: &Respondent| {
                    let results = ByAnswers(who.view(assessment, None));
                    who.view(assessment, Some(&results)).truth(&it.when) == Truth::No
                };
                !met.iter().any(is_without) && implies(pack, &drawn, assessment, &item.when, &it.when)
            });
            if let Some((_, closer)) = closer {
                let place = findings.place(&Spot::at(closer.place));
                let message = format!("`{}` is never told: whoever gets it gets `{}` in its place", item.id, closer.id);
                let finding = findings.note(&item.id, &Spot::at(item.place), message);
                finding.second(place, "this one is closer").help("give it another `idea`, or narrow the closer one");
            }
        }
    }
}
