//! The inventory: every rule of a pack in one list, and which claims they rest on.
//!
//! In: a pack. Out: rules with their conditions and citations; coverage of the claims. Never: judging, evaluating.

use crate::model::advice::{Advice, Gift};
use crate::model::condition::Condition;
use crate::model::id::{AssessmentId, ClaimId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::pathway::Pathway;
use crate::model::place::Place;
use crate::model::points::Points;
use crate::model::source::Citation;
use crate::model::verdict::DecisionTable;

/// Something in a pack that fires, holds or decides, and cites what it rests on.
#[derive(Clone, Debug)]
pub struct Rule<'p> {
    /// Its assessment.
    pub assessment: AssessmentId,
    /// What it is.
    pub kind: RuleKind,
    /// Its name in reports: `pathway/rule`, `table/row`, or the id of a pathway or of advice.
    pub name: String,
    /// When it fires; none for a pathway itself, which is always there.
    pub when: Option<&'p Condition>,
    /// What it adds to its pathway; none for rules without points.
    pub points: Option<Points>,
    /// Its text.
    pub says: &'p str,
    /// What it rests on.
    pub cites: &'p [Citation],
    /// Where it stands.
    pub place: Option<Place>,
}

/// What a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleKind {
    /// A pathway.
    Pathway,
    /// A requirement of a pathway.
    Requirement,
    /// Evidence for or against a pathway.
    Evidence,
    /// A step of a pathway.
    Step,
    /// A row of a decision table.
    Row,
    /// An advice item.
    Advice,
}

impl RuleKind {
    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pathway => "pathway",
            Self::Requirement => "requirement",
            Self::Evidence => "evidence",
            Self::Step => "step",
            Self::Row => "row",
            Self::Advice => "advice",
        }
    }
}

/// Every rule of the pack: by assessment, then pathways, tables and advice in the order of the files.
pub fn rules(pack: &Pack) -> Vec<Rule<'_>> {
    let mut rules = Vec::new();
    for (index, assessment) in pack.assessments.iter().enumerate() {
        let id = AssessmentId::new(index);
        assessment.pathways.iter().for_each(|pathway| of_pathway(id, pathway, &mut rules));
        assessment.tables.iter().for_each(|table| of_table(id, table, &mut rules));
        rules.extend(assessment.advice.iter().map(|advice| of_advice(id, advice)));
    }
    rules
}

/// The pathway or table that a rule belongs to.
struct Owner<'p> {
    assessment: AssessmentId,
    id: &'p str,
}

impl<'p> Owner<'p> {
    /// One of its rules, without points.
    fn rule(
        &self,
        kind: RuleKind,
        (id, place): (&str, Option<Place>),
        when: &'p Condition,
        (says, cites): (&'p str, &'p [Citation]),
    ) -> Rule<'p> {
        let name = format!("{}/{id}", self.id);
        Rule { assessment: self.assessment, kind, name, when: Some(when), points: None, says, cites, place }
    }
}

fn of_pathway<'p>(assessment: AssessmentId, pathway: &'p Pathway, rules: &mut Vec<Rule<'p>>) {
    let owner = Owner { assessment, id: &pathway.id };
    rules.push(Rule {
        assessment,
        kind: RuleKind::Pathway,
        name: pathway.id.clone(),
        when: None,
        points: None,
        says: &pathway.what,
        cites: &pathway.cites,
        place: pathway.place,
    });
    let requires = pathway.requires.iter();
    rules.extend(
        requires.map(|it| owner.rule(RuleKind::Requirement, (&it.id, it.place), &it.holds, (&it.because, &it.cites))),
    );
    rules.extend(pathway.evidence.iter().map(|it| {
        let rule = owner.rule(RuleKind::Evidence, (&it.id, it.place), &it.when, (&it.because, &it.cites));
        Rule { points: Some(it.points), ..rule }
    }));
    let steps = pathway.steps.iter();
    rules.extend(
        steps.map(|it| owner.rule(RuleKind::Step, (&it.id, it.place), &it.when, (&it.intention.act, &it.cites))),
    );
}

fn of_table<'p>(assessment: AssessmentId, table: &'p DecisionTable, rules: &mut Vec<Rule<'p>>) {
    let owner = Owner { assessment, id: &table.id };
    let rows = table.rows.iter();
    rules.extend(rows.map(|it| owner.rule(RuleKind::Row, (&it.id, it.place), &it.when, (&it.says, &it.cites))));
}

fn of_advice(assessment: AssessmentId, advice: &Advice) -> Rule<'_> {
    Rule {
        assessment,
        kind: RuleKind::Advice,
        name: advice.id.clone(),
        when: Some(&advice.when),
        points: None,
        says: text(&advice.gives),
        cites: &advice.cites,
        place: advice.place,
    }
}

/// The words that show best what an item gives.
fn text(gives: &Gift) -> &str {
    match gives {
        Gift::Action(it) => &it.act,
        Gift::Words(_, text) => text,
        Gift::Experiment { question, .. } => question,
        Gift::Script { title, .. } => title,
        Gift::Page { to, .. } => to,
    }
}

impl Rule<'_> {
    /// The questions its condition looks at, through facts and scale scores.
    pub fn questions(&self, assessment: &Assessment) -> Vec<QuestionId> {
        self.when.map_or_else(Vec::new, |when| assessment.questions_of(when))
    }

    /// Whether it rests on a claim.
    pub fn rests_on(&self, claim: ClaimId) -> bool {
        self.cites.contains(&Citation::Claim(claim))
    }
}
