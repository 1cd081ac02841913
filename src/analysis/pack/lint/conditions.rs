//! Lints about single conditions: those that nobody or everybody meets, and parts of them that decide nothing.
//!
//! In: a pack. Out: conditions that decide nothing, proved over every kind of respondent. Never: guesses.

use crate::analysis::pack::inventory::{RuleKind, rules};
use crate::analysis::pack::lint::code::{Code, warning};
use crate::analysis::pack::lint::drawn::DrawnPeople;
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::idle_part::idle_parts;
use crate::analysis::pack::lint::notation::notation;
use crate::analysis::pack::lint::out_of_reach::out_of_reach;
use crate::analysis::pack::lint::space::Space;
use crate::analysis::pack::lint::spot::Spot;
use crate::engine::truth::{Truth, View};
use crate::model::condition::Condition;
use crate::model::pack::{Assessment, Pack};

/// The lints of this file.
pub const LINTS: &[Code] = &[
    warning(
        "never-holds",
        "a condition that nobody can meet",
        "A rule that cannot fire is dead: its author expects an effect that never comes (unfirable rules in the \
         verification of rule bases, Preece and Shinghal 1994).",
        never_holds,
    ),
    warning(
        "always-holds",
        "a condition that everybody meets, though it is not `Always`",
        "A test that cannot fail says nothing about anybody; either it was meant to be narrower, or `Always` says it \
         plainly (unnecessary conditions, Nguyen, Perkins, Laffey and Pecora 1987).",
        always_holds,
    ),
    warning(
        "idle-test",
        "a part of a condition that can be left out, and it holds for the same people",
        "A test that decides nothing looks as if it mattered, and hides what the others let pass (unnecessary conditions, \
         Nguyen, Perkins, Laffey and Pecora 1987).",
        idle_test,
    ),
];

/// A condition, and what hangs on it.
struct Tested<'p> {
    assessment: &'p Assessment,
    subject: String,
    kind: Kind,
    when: &'p Condition,
    spot: Spot,
}

/// What hangs on a condition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Requirement,
    Row,
    Rule(&'static str),
    Asking,
}

fn never_holds(pack: &Pack, findings: &mut Findings<'_>) {
    let drawn = DrawnPeople::new(pack);
    // That a row cannot decide is said of the table, with the rows above it.
    for it in conditions(pack).iter().filter(|it| it.kind != Kind::Row) {
        if is_nobody(pack, &drawn, it, |view| view.truth(it.when)) {
            let message = match it.kind {
                Kind::Requirement => {
                    format!("nobody meets the requirement `{}`: its pathway is always ruled out", it.subject)
                }
                Kind::Asking => format!("`{}` is never asked", it.subject),
                Kind::Row | Kind::Rule(_) => format!("the {} `{}` can never hold", it.kind.word(), it.subject),
            };
            if let Some(reach) = out_of_reach(pack, it.assessment, it.when) {
                findings.note(&it.subject, &it.spot, message).help(format!("{reach}; test a number between"));
                continue;
            }
            let loosely = Space::supposing(pack, it.assessment, &[it.when]);
            let help = if loosely.is_none_or(|space| !space.is_anybody(|view| view.truth(it.when))) {
                "no answers that skip logic allows meet its condition; a test of a question that is not asked is no"
            } else {
                "whoever meets the rest of its condition is ruled out from what it wants to be recommended; leave out \
                 one of the two, or test `RuledOut`"
            };
            findings.note(&it.subject, &it.spot, message).help(help);
        }
    }
}

fn always_holds(pack: &Pack, findings: &mut Findings<'_>) {
    let drawn = DrawnPeople::new(pack);
    // A row that takes all that is left is how a table ends.
    for it in conditions(pack).iter().filter(|it| it.kind != Kind::Row && *it.when != Condition::Always) {
        if is_nobody(pack, &drawn, it, |view| view.truth(it.when).negated()) {
            let message = match it.kind {
                Kind::Requirement => format!("everybody meets the requirement `{}`", it.subject),
                Kind::Asking => format!("`{}` is asked of everybody", it.subject),
                Kind::Row | Kind::Rule(_) => format!("the {} `{}` holds for everybody", it.kind.word(), it.subject),
            };
            let help = match it.kind {
                Kind::Requirement => "take it out, or narrow its condition",
                Kind::Asking => "leave `ask_when` out, or narrow it",
                Kind::Row | Kind::Rule(_) => "write `Always`, or narrow its condition",
            };
            findings.note(&it.subject, &it.spot, message).help(help);
        }
    }
}

fn idle_test(pack: &Pack, findings: &mut Findings<'_>) {
    for it in conditions(pack) {
        for idle in idle_parts(pack, it.assessment, it.when) {
            let part = notation(pack, it.assessment, &idle.part);
            let message = format!("`{}` tests `{part}` in vain", it.subject);
            let spot = it.spot.clone().inside(&part);
            let help = "the rest of the condition holds for the same people; take this part out, or write what it was \
                        meant to add";
            findings.note(&it.subject, &spot, message).help(help);
        }
    }
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Row => "row",
            Self::Rule(word) => word,
            Self::Asking => "question",
        }
    }
}

/// Every condition of the pack.
fn conditions(pack: &Pack) -> Vec<Tested<'_>> {
    let of_rules = rules(pack).into_iter().filter_map(|rule| {
        let kind = match rule.kind {
            RuleKind::Requirement => Kind::Requirement,
            RuleKind::Row => Kind::Row,
            kind => Kind::Rule(kind.word()),
        };
        let (subject, spot) = (rule.name, Spot::at(rule.place));
        Some(Tested { assessment: pack.assessment(rule.assessment), subject, kind, when: rule.when?, spot })
    });
    let mut found: Vec<Tested<'_>> = of_rules.collect();
    for assessment in &pack.assessments {
        found.extend(assessment.facts.iter().map(|fact| Tested {
            assessment,
            subject: fact.id.clone(),
            kind: Kind::Rule("fact"),
            when: &fact.when,
            spot: Spot::at(fact.place),
        }));
        found.extend(assessment.asked.iter().map(|asked| Tested {
            assessment,
            subject: pack.question(asked.question).id.clone(),
            kind: Kind::Asking,
            when: &asked.ask_when,
            spot: Spot::at(asked.place),
        }));
        found.extend(assessment.leads_to.iter().map(|lead| Tested {
            assessment,
            subject: pack.assessment(lead.assessment).id.clone(),
            kind: Kind::Rule("lead to"),
            when: &lead.when,
            spot: Spot::file(format!("rules/{}/report.ron", assessment.id)).of("leads_to:").text(&lead.invites),
        }));
    }
    found
}

/// Whether the goal is proved to be true of nobody; it looks at nothing but the condition.
fn is_nobody(pack: &Pack, drawn: &DrawnPeople<'_>, it: &Tested<'_>, goal: impl Fn(&View<'_>) -> Truth) -> bool {
    let proved = || Space::of(pack, it.assessment, &[it.when]).is_some_and(|space| !space.is_anybody(&goal));
    !drawn.is_one(it.assessment, &goal) && proved()
}
