//! Dependents: what a question or an option decides beside the rules that look at it, through facts, scores and results.
//!
//! In: the relations of a pack. Out: links that say through what. Never: rules that look at the answer themselves (`moves`).

use crate::model::condition::{Condition, ResultTest};
use crate::model::id::{AssessmentId, PathwayId, QuestionId};
use crate::model::pack::Assessment;
use crate::model::pathway::PathwayKind;
use crate::report::pack::showing::relation::Relations;
use crate::report::pack::showing::thing::Link;
use crate::report::phrase;

/// A question, or one of its options.
#[derive(Clone, Copy)]
pub struct Subject {
    /// The question.
    pub question: QuestionId,
    /// The option; none where any answer counts.
    pub option: Option<usize>,
}

impl Relations<'_> {
    /// What depends on the subject in an assessment: skip logic, facts, scores, where it leads, and what looks at
    /// results that the subject moves.
    pub fn dependents(&self, of: AssessmentId, subject: Subject) -> Vec<Link> {
        let assessment = self.pack.assessment(of);
        let scales = assessment.scales.iter().enumerate().filter(|(index, _)| subject.adds_to(assessment, *index));
        let mut links: Vec<Link> =
            scales.map(|(_, it)| self.link("scale", &it.id, "a scale score", it.place)).collect();
        for it in self.conditioned(of) {
            // A rule that looks at the answer stands among those that it moves.
            let is_told = it.is_rule && assessment.questions_of(it.when).contains(&subject.question);
            let Some(through) = subject.reaches(assessment, it.when).filter(|_| !is_told) else { continue };
            let through = (!through.is_empty()).then(|| format!("through {}", phrase::listed(&through)));
            // What a rule weighs says nothing of how it depends on the subject.
            let how = it.link.how.filter(|_| !it.is_rule).into_iter().chain(through).collect::<Vec<_>>();
            links.push(Link { how: (!how.is_empty()).then(|| how.join(", ")), ..it.link });
        }
        links
    }
}

impl Subject {
    /// Through what a condition depends on the subject: empty where it looks at the answer itself; none where it does
    /// not depend on it.
    fn reaches(self, assessment: &Assessment, condition: &Condition) -> Option<Vec<String>> {
        let mut is_direct = false;
        let mut through: Vec<String> = Vec::new();
        condition.walk(&mut |part| {
            let step = match part {
                Condition::Has(id, set) | Condition::HasNone(id, set) => {
                    is_direct |= *id == self.question && self.option.is_none_or(|at| set.has(at));
                    None
                }
                Condition::Within(id, ..) | Condition::Answered(id) => {
                    is_direct |= *id == self.question && self.option.is_none();
                    None
                }
                Condition::Fact(id) => {
                    let fact = assessment.fact(*id);
                    self.decides(assessment, &fact.when).then(|| format!("the fact `{}`", fact.id))
                }
                Condition::Scale(id, ..) => {
                    let name = || format!("the score `{}`", assessment.scale(*id).id);
                    self.adds_to(assessment, id.index()).then(name)
                }
                Condition::Result(test) => self.behind(assessment, *test),
                _ => None,
            };
            through.extend(step.filter(|step| !through.contains(step)));
        });
        if is_direct {
            return Some(Vec::new());
        }
        (!through.is_empty()).then_some(through)
    }

    fn decides(self, assessment: &Assessment, condition: &Condition) -> bool {
        self.reaches(assessment, condition).is_some()
    }

    fn adds_to(self, assessment: &Assessment, scale: usize) -> bool {
        let mut terms = assessment.scales[scale].terms.iter().filter(|term| term.question == self.question);
        terms.any(|term| {
            let is_scored = |at: usize| term.points.iter().any(|(set, points)| set.has(at) && *points != 0);
            self.option.is_none_or(is_scored)
        })
    }

    /// What of a result the subject moves, in words.
    fn behind(self, assessment: &Assessment, test: ResultTest) -> Option<String> {
        match test {
            ResultTest::Verdict(id, _) => {
                let table = assessment.table(id);
                let mut rows = table.rows.iter();
                rows.any(|row| self.decides(assessment, &row.when)).then(|| format!("the table `{}`", table.id))
            }
            ResultTest::Met(id, requirement) => {
                let pathway = assessment.pathway(id);
                let requirement = &pathway.requires[requirement];
                let name = || format!("the requirement `{}/{}`", pathway.id, requirement.id);
                self.decides(assessment, &requirement.holds).then(name)
            }
            ResultTest::RuledOut(id) => {
                let name = || format!("what rules out `{}`", assessment.pathway(id).id);
                self.rules_out(assessment, id).then(name)
            }
            ResultTest::Recommended(id) | ResultTest::First(id) | ResultTest::Close(id) => {
                let pathway = assessment.pathway(id);
                if self.ranks(assessment, id) {
                    return Some(format!("the pathway `{}`", pathway.id));
                }
                // Pathways are ranked among those of their kind.
                let rivals = || assessment.pathway_ids().filter(|it| assessment.pathway(*it).kind == pathway.kind);
                let word = match pathway.kind {
                    PathwayKind::Route => "routes",
                    PathwayKind::Support => "supports",
                };
                rivals().any(|it| self.ranks(assessment, it)).then(|| format!("the ranking of {word}"))
            }
            ResultTest::Fires(id) => {
                let advice = &assessment.advice[id.index()];
                self.decides(assessment, &advice.when).then(|| format!("the advice `{}`", advice.id))
            }
        }
    }

    fn rules_out(self, assessment: &Assessment, id: PathwayId) -> bool {
        assessment.pathway(id).requires.iter().any(|it| self.decides(assessment, &it.holds))
    }

    fn ranks(self, assessment: &Assessment, id: PathwayId) -> bool {
        let mut evidence = assessment.pathway(id).evidence.iter();
        self.rules_out(assessment, id) || evidence.any(|it| self.decides(assessment, &it.when))
    }
}
