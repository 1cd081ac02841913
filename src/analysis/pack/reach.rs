//! Reach: which rules and options some respondents bring into play, and which none does.
//!
//! In: a pack and respondents. Out: what spoke for at least one of them. Never: whether it should have.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::pack::inventory::{Rule, RuleKind};
use crate::engine::evaluation::{Evaluation, TableTrace, evaluate};
use crate::engine::recommendation::recommend;
use crate::engine::truth::{Response, Truth};
use crate::model::answers::{Answer, Answers};
use crate::model::condition::OptionSet;
use crate::model::id::{AssessmentId, PathwayId, QuestionId};
use crate::model::pack::{Assessment, Pack};

/// What spoke for at least one respondent.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    rules: BTreeSet<(AssessmentId, RuleKind, String)>,
    options: BTreeMap<(AssessmentId, QuestionId), OptionSet>,
}

/// Follows every respondent through the rules.
///
/// Reached is a pathway that was recommended, a requirement that failed (only then it says something), evidence that
/// held, a step that held of a recommended pathway, a row that decided, advice that fired, an option that was chosen
/// while its question was asked.
pub fn reach(pack: &Pack, respondents: &[(AssessmentId, &Answers)]) -> Reach {
    let mut reach = Reach::default();
    for (id, answers) in respondents {
        let assessment = pack.assessment(*id);
        let evaluation = evaluate(pack, assessment, answers);
        let recommendation = recommend(assessment, &evaluation);
        for pathway in assessment.pathway_ids() {
            reach.pathway(*id, assessment, &evaluation, (pathway, recommendation.recommends(pathway)));
        }
        reach.tables(*id, assessment, &evaluation);
        for advice in &recommendation.advice {
            reach.note(*id, RuleKind::Advice, assessment.advice[advice.index()].id.clone());
        }
        reach.choices(*id, assessment, &evaluation);
    }
    reach
}

impl Reach {
    /// Whether a rule spoke for somebody.
    pub fn has(&self, rule: &Rule<'_>) -> bool {
        self.rules.contains(&(rule.assessment, rule.kind, rule.name.clone()))
    }

    /// The options of a question that somebody chose in an assessment.
    pub fn chosen(&self, assessment: AssessmentId, question: QuestionId) -> OptionSet {
        self.options.get(&(assessment, question)).copied().unwrap_or_default()
    }

    fn note(&mut self, assessment: AssessmentId, kind: RuleKind, name: String) {
        self.rules.insert((assessment, kind, name));
    }

    fn pathway(
        &mut self,
        id: AssessmentId,
        assessment: &Assessment,
        evaluation: &Evaluation,
        (index, is_recommended): (PathwayId, bool),
    ) {
        let pathway = assessment.pathway(index);
        let trace = &evaluation.pathways[index.index()];
        let named = |rule: &str| format!("{}/{rule}", pathway.id);
        for (rule, _) in pathway.requires.iter().zip(&trace.requires).filter(|(_, truth)| **truth == Truth::No) {
            self.note(id, RuleKind::Requirement, named(&rule.id));
        }
        for (rule, _) in pathway.evidence.iter().zip(&trace.evidence).filter(|(_, truth)| **truth == Truth::Yes) {
            self.note(id, RuleKind::Evidence, named(&rule.id));
        }
        if is_recommended {
            self.note(id, RuleKind::Pathway, pathway.id.clone());
            let view = evaluation.respondent.view(assessment, None);
            for step in pathway.steps.iter().filter(|step| view.truth(&step.when) == Truth::Yes) {
                self.note(id, RuleKind::Step, named(&step.id));
            }
        }
    }

    fn tables(&mut self, id: AssessmentId, assessment: &Assessment, evaluation: &Evaluation) {
        for (table, trace) in assessment.tables.iter().zip(&evaluation.verdicts) {
            if let TableTrace::Row(row) = trace {
                self.note(id, RuleKind::Row, format!("{}/{}", table.id, table.rows[*row].id));
            }
        }
    }

    fn choices(&mut self, id: AssessmentId, assessment: &Assessment, evaluation: &Evaluation) {
        for asked in &assessment.asked {
            if let Response::Given(Answer::Options(set)) = evaluation.respondent.response(asked.question) {
                let chosen = self.options.entry((id, asked.question)).or_default();
                *chosen = chosen.union(set);
            }
        }
    }
}
