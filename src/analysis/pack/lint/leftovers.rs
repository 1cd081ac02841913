//! Lints about leftovers: what an author wrote that changes nothing for anybody.
//!
//! In: a pack. Out: fields and elements without effect. Never: whether conditions can hold.

use crate::analysis::pack::lint::code::{Code, warning};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::spot::Spot;
use crate::model::id::AssessmentId;
use crate::model::pack::{Assessment, Pack};
use crate::model::question::AnswerKind;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    warning(
        "unused-find-out",
        "a step to find out, at a question where nobody can say that they are unsure",
        "The step is for those who say that they do not know, so without an option for them nobody is told it \
         (unfirable rules, Preece and Shinghal 1994).",
        unused_find_out,
    ),
    warning(
        "idle-alone",
        "`alone` at an option of a question that takes one answer",
        "It keeps an option from being ticked with others, which nobody can do here; its author may have meant `Many` \
         (unnecessary conditions, Nguyen, Perkins, Laffey and Pecora 1987).",
        idle_alone,
    ),
    warning(
        "empty-section",
        "a section of a questionnaire without questions",
        "Its heading is never shown, so whoever wrote it waits for something that does not come.",
        empty_section,
    ),
    warning(
        "two-default-assessments",
        "a second assessment to take where none is named",
        "Only the first of them is ever taken, and nobody sees which that is (ambivalent rules, Preece and Shinghal \
         1994).",
        two_default_assessments,
    ),
    warning(
        "doors-at-one-place",
        "a second door at the place of another",
        "Which of the two is shown first then hangs on the names of files, and nobody sees that (ambivalent rules, \
         Preece and Shinghal 1994).",
        doors_at_one_place,
    ),
    warning(
        "leads-to-itself",
        "an assessment that leads on to itself",
        "Whoever has just finished would be sent back to its beginning (circular rule chains, Suwa, Scott and \
         Shortliffe 1982).",
        leads_to_itself,
    ),
];

fn unused_find_out(pack: &Pack, findings: &mut Findings<'_>) {
    for question in pack.questions.iter().filter(|it| it.unsure().is_empty()) {
        let Some(find_out) = &question.find_out else { continue };
        let message =
            format!("the `find_out` of `{}` is told to nobody: no option says that one is unsure", question.id);
        let help = match question.kind {
            AnswerKind::Number { .. } => "take it out, or ask with `One` and an option with `unsure: true`",
            AnswerKind::One(_) | AnswerKind::Many { .. } => "add an option with `unsure: true`, or take it out",
        };
        findings.note(&question.id, &Spot::at(question.place).of("cue:").text(&find_out.cue), message).help(help);
    }
}

fn idle_alone(pack: &Pack, findings: &mut Findings<'_>) {
    for question in &pack.questions {
        let AnswerKind::One(options) = &question.kind else { continue };
        for option in options.iter().filter(|option| option.alone) {
            let message = format!("`alone` does nothing at `{}`: `{}` takes one answer anyway", option.id, question.id);
            let help = "take it out, or ask with `Many` where several options may be true";
            findings.note(&question.id, &Spot::at(option.place).inside("alone:"), message).help(help);
        }
    }
}

fn empty_section(pack: &Pack, findings: &mut Findings<'_>) {
    for assessment in &pack.assessments {
        for (at, section) in assessment.sections.iter().enumerate() {
            if assessment.asked.iter().all(|asked| asked.section != at) {
                let spot = file_of(assessment).word("sections:").text(&section.title);
                let message = format!("the section \"{}\" of `{}` has no questions", section.title, assessment.id);
                findings.note(&assessment.id, &spot, message).help("move questions into it, or take it out");
            }
        }
    }
}

fn two_default_assessments(pack: &Pack, findings: &mut Findings<'_>) {
    let mut defaults = pack.assessments.iter().filter(|it| it.default);
    let Some(first) = defaults.next() else { return };
    let spot = |it: &Assessment| file_of(it).word("default:");
    for assessment in defaults {
        let place = findings.place(&spot(first));
        let message = format!("`{}` is never taken by default: `{}` is", assessment.id, first.id);
        let finding = findings.note(&assessment.id, &spot(assessment), message);
        finding.second(place, "this one is taken").help("leave `default: true` at one of them");
    }
}

fn doors_at_one_place(pack: &Pack, findings: &mut Findings<'_>) {
    let doors: Vec<_> = pack.assessments.iter().filter_map(|it| Some((it, it.door.as_ref()?.place))).collect();
    let spot = |it: &Assessment| file_of(it).word("door:");
    for (at, (assessment, place)) in doors.iter().enumerate() {
        let Some((first, _)) = doors[..at].iter().find(|(_, other)| other == place) else { continue };
        let second = findings.place(&spot(first));
        let message = format!("the doors of `{}` and `{}` have one place, {place}", first.id, assessment.id);
        let finding = findings.note(&assessment.id, &spot(assessment), message);
        finding.second(second, "this one has it too").help("give each door a number of its own");
    }
}

fn leads_to_itself(pack: &Pack, findings: &mut Findings<'_>) {
    for (at, assessment) in pack.assessments.iter().enumerate() {
        for _ in assessment.leads_to.iter().filter(|lead| lead.assessment == AssessmentId::new(at)) {
            let spot = Spot::file(format!("rules/{}/report.ron", assessment.id)).word("leads_to:").text(&assessment.id);
            let message = format!("`{}` leads to itself", assessment.id);
            findings.note(&assessment.id, &spot, message).help("name the assessment to go on to, or take it out");
        }
    }
}

fn file_of(assessment: &Assessment) -> Spot {
    Spot::file(format!("questionnaires/{}.ron", assessment.id))
}
