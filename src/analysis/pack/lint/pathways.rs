//! Lints about pathways: rules that count only for those who cannot take them, words of fit that say nothing, and
//! supports taken for routes.
//!
//! In: a pack. Out: pathways that say what their author did not mean. Never: guesses.

use crate::analysis::pack::inventory::rules;
use crate::analysis::pack::lint::code::{Code, Found, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::space::Space;
use crate::analysis::pack::lint::spot::Spot;
use crate::engine::truth::{Truth, View};
use crate::model::condition::{Condition, ResultTest};
use crate::model::diagnostic::Severity;
use crate::model::pack::{Assessment, Pack};
use crate::model::pathway::{Pathway, PathwayKind, Requirement};
use crate::model::place::Place;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    warning(
        "only-when-ruled-out",
        "evidence or a step that holds only where its own pathway is ruled out",
        "Requirements screen before evidence weighs (the conjunctive rule, Dawes 1964): points of a pathway that is \
         ruled out decide nothing, and its steps are told to nobody (unfirable rules, Preece and Shinghal 1994).",
        only_when_ruled_out,
    ),
    Code {
        code: "fits-out-of-order",
        name: "words of fit whose points do not rise",
        severity: Severity::Error,
        why: "Whoever reads \"good\" takes it for less than \"strong\" and more than \"possible\"; where the points do \
              not rise from one word to the next, one of the words is never said.",
        found: Found::Lint(fits_out_of_order),
    },
    warning(
        "unreachable-fit",
        "a word of fit that wants more points than any pathway has",
        "A word that nobody is ever told makes the others look like a poor result (unreachable conclusions, Nguyen, \
         Perkins, Laffey and Pecora 1987).",
        unreachable_fit,
    ),
    warning(
        "support-as-route",
        "a test that a support comes first or close to it",
        "Only routes are ranked; a support is named beside them, so the test holds for nobody, and a promise about it \
         cannot fail (unfirable rules, Preece and Shinghal 1994).",
        support_as_route,
    ),
];

fn only_when_ruled_out(pack: &Pack, findings: &mut Findings<'_>) {
    for (assessment, pathway) in pack.assessments.iter().flat_map(|it| it.pathways.iter().map(move |at| (it, at))) {
        for evidence in &pathway.evidence {
            let Some(closed) = closed(pack, assessment, pathway, &evidence.when) else { continue };
            let message = format!("`{}` counts only for those who are ruled out from `{}`", evidence.id, pathway.id);
            let help = "no points bring back a pathway that is ruled out, and a report tells why it is in the \
                        `because` of the requirement; test answers that leave the pathway open, or take it out";
            let place = closed.place(findings);
            let subject = format!("{}/{}", pathway.id, evidence.id);
            let finding = findings.note(subject, &Spot::at(evidence.place), message);
            finding.second(place, "whoever meets the one fails the other").help(help);
        }
        for step in &pathway.steps {
            let Some(closed) = closed(pack, assessment, pathway, &step.when) else { continue };
            let message =
                format!("`{}` is told to nobody: those it is for are ruled out from `{}`", step.id, pathway.id);
            let help = "a plan has the steps of pathways that are recommended; test answers that leave the pathway \
                        open, or write the step as advice that gives an `Action`";
            let place = closed.place(findings);
            let finding = findings.note(format!("{}/{}", pathway.id, step.id), &Spot::at(step.place), message);
            finding.second(place, "whoever meets the one fails the other").help(help);
        }
    }
}

/// What rules out everybody for whom a condition holds.
enum Closed<'p> {
    By(&'p Requirement),
    /// All requirements together, none by itself.
    Together,
}

impl Closed<'_> {
    fn place(&self, findings: &Findings<'_>) -> Option<Place> {
        match self {
            Self::By(requirement) => findings.place(&Spot::at(requirement.place)),
            Self::Together => None,
        }
    }
}

/// What rules everybody for whom a condition holds out from the pathway; none where somebody is not ruled out, or where
/// the space is too large.
fn closed<'p>(pack: &Pack, assessment: &Assessment, pathway: &'p Pathway, when: &Condition) -> Option<Closed<'p>> {
    let requires = &pathway.requires;
    let alone = requires.iter().find(|it| never_together(pack, assessment, when, std::slice::from_ref(it)));
    let together = || requires.len() > 1 && never_together(pack, assessment, when, requires);
    alone.map(Closed::By).or_else(|| together().then_some(Closed::Together))
}

/// Whether somebody meets the condition, somebody the requirements, and nobody both.
fn never_together(pack: &Pack, assessment: &Assessment, when: &Condition, requires: &[Requirement]) -> bool {
    let conditions: Vec<&Condition> = requires.iter().map(|it| &it.holds).chain([when]).collect();
    let Some(space) = Space::of(pack, assessment, &conditions) else { return false };
    let opens = |view: &View<'_>| requires.iter().map(|it| view.truth(&it.holds)).min().unwrap_or(Truth::Yes);
    !space.is_anybody(|view| view.truth(when).min(opens(view)))
        && space.is_anybody(|view| view.truth(when))
        && space.is_anybody(opens)
}

fn fits_out_of_order(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in pack.assessments.iter().filter(|it| !it.pathways.is_empty()) {
        let (strong, good) = (assessment.fits.strong, assessment.fits.good);
        let (word, message) = if strong <= good {
            ("strong:", format!("a fit is strong from {strong} points on, and good only from {good} on"))
        } else if good < 1 {
            ("good:", format!("a fit is good from {good} points on, so nothing has to speak for it"))
        } else {
            continue;
        };
        let spot = Spot::file(format!("rules/{}/report.ron", assessment.id)).word("fits:").word(word);
        let help = "give `good` at least 1 point, and `strong` more than `good`";
        findings.note(&assessment.id, &spot, message).help(help);
    }
}

fn unreachable_fit(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in &pack.assessments {
        let most = |it: &Pathway| it.evidence.iter().map(|it| it.points.0.max(0)).sum::<i32>();
        let Some(most) = assessment.pathways.iter().map(most).max() else { continue };
        let (strong, good) = (assessment.fits.strong, assessment.fits.good);
        // Where no evidence speaks for anything, requirements alone decide, and nobody waits for these words.
        let (word, wants) = match most {
            1.. if strong <= good => continue,
            1.. if most < good => ("good", good),
            1.. if most < strong => ("strong", strong),
            _ => continue,
        };
        let message =
            format!("no pathway can be called {word}: that takes {wants} points, and none has more than {most}");
        let spot = Spot::file(format!("rules/{}/report.ron", assessment.id)).word("fits:").word(format!("{word}:"));
        let help = "lower the bound, or give more evidence for the pathways; the points of all evidence that speaks \
                    for a pathway are added up here";
        findings.note(&assessment.id, &spot, message).help(help);
    }
}

fn support_as_route(pack: &Pack, findings: &mut Findings<'_>) {
    for rule in rules(pack) {
        let Some(when) = rule.when else { continue };
        let spot = |test| Spot::at(rule.place).inside(test);
        note_supports(pack.assessment(rule.assessment), &rule.name, when, &spot, findings);
    }
    for assessment in &pack.assessments {
        for lead in &assessment.leads_to {
            let subject = &pack.assessment(lead.assessment).id;
            let report = Spot::file(format!("rules/{}/report.ron", assessment.id)).of("leads_to:");
            note_supports(assessment, subject, &lead.when, &|test| report.clone().word(test), findings);
        }
        // That a support never comes first may be just what is promised.
        let stated = assessment.properties.stated.iter();
        for property in stated.filter(|it| !is_about_supports(assessment, &it.condition)) {
            let spot = |test| Spot::at(property.place).inside(test);
            note_supports(assessment, &property.id, &property.condition, &spot, findings);
        }
    }
}

/// Whether a condition only says that supports come first or close to it.
fn is_about_supports(assessment: &Assessment, when: &Condition) -> bool {
    match when {
        Condition::Any(parts) | Condition::All(parts) => parts.iter().all(|it| is_about_supports(assessment, it)),
        Condition::Not(part) => is_about_supports(assessment, part),
        Condition::Result(test) => support_of(assessment, *test).is_some(),
        _ => false,
    }
}

/// The support that a test takes for a route, behind the word of the test.
fn support_of(assessment: &Assessment, test: ResultTest) -> Option<(&'static str, &str)> {
    let (word, id) = match test {
        ResultTest::First(id) => ("First", id),
        ResultTest::Close(id) => ("Close", id),
        _ => return None,
    };
    let pathway = assessment.pathway(id);
    (pathway.kind == PathwayKind::Support).then_some((word, pathway.id.as_str()))
}

/// Notes the supports that a condition takes for routes; `spot` says where a test of it stands.
fn note_supports(
    assessment: &Assessment,
    subject: &str,
    when: &Condition,
    spot: &dyn Fn(String) -> Spot,
    findings: &mut Findings<'_>,
) {
    when.walk(&mut |part| {
        let Condition::Result(test) = part else { return };
        let Some((word, id)) = support_of(assessment, *test) else { return };
        let message = format!("`{subject}` tests `{word}` of `{id}`, which is a support and no route");
        let finding = findings.note(subject, &spot(format!("{word}(\"{id}\")")), message);
        let help = format!("a support is named beside the route: test `Recommended(\"{id}\")`, or name a route");
        finding.label("nobody meets this").help(help);
    });
}
