//! The catalogue: every id of a pack, and what each stands for.
//!
//! In: the relations of a pack and an id. Out: all that the id means, or the nearest. Never: layout.

use crate::load::names::nearest;
use crate::model::id::{AssessmentId, ClaimId, FactId, OutcomeId, PartId, QuestionId, ScaleId, SourceId, TableId};
use crate::report::pack::showing::relation::Relations;
use crate::report::pack::showing::thing::Thing;

/// Everything with this id, in the order assessments, questions, rules, sources.
pub fn things(relations: &Relations<'_>, id: &str) -> Vec<Thing> {
    all(relations).into_iter().filter(|(name, _)| name == id).map(|(_, what)| relations.thing(what)).collect()
}

/// Help for an id that means nothing: ids that end with it, else the nearest.
pub fn near(relations: &Relations<'_>, id: &str) -> Option<String> {
    const NAMED_MAX: usize = 8;
    let all = all(relations);
    let names = || all.iter().map(|(name, _)| name.as_str());
    let is_end = |name: &&str| name.strip_suffix(id).is_some_and(|start| start.ends_with(['/', '=']));
    let mut longer: Vec<&str> = names().filter(is_end).collect();
    longer.dedup();
    if longer.is_empty() || longer.len() > NAMED_MAX {
        longer = nearest(id, names()).into_iter().collect();
    }
    (!longer.is_empty()).then(|| format!("did you mean `{}`?", longer.join("` or `")))
}

/// What an id stands for.
#[derive(Clone, Copy)]
enum What {
    Assessment(AssessmentId),
    Question(QuestionId),
    Option(QuestionId, usize),
    Rule(usize),
    Table(AssessmentId, TableId),
    Outcome(AssessmentId, TableId, OutcomeId),
    Part(AssessmentId, PartId),
    Fact(AssessmentId, FactId),
    Scale(AssessmentId, ScaleId),
    Source(SourceId),
    Claim(ClaimId),
}

/// Every id of the pack.
fn all(relations: &Relations<'_>) -> Vec<(String, What)> {
    let pack = relations.pack;
    let mut all: Vec<(String, What)> = Vec::new();
    for (index, assessment) in pack.assessments.iter().enumerate() {
        all.push((assessment.id.clone(), What::Assessment(AssessmentId::new(index))));
    }
    for (index, question) in pack.questions.iter().enumerate() {
        let id = QuestionId::new(index);
        all.push((question.id.clone(), What::Question(id)));
        let options = question.options().iter().enumerate();
        all.extend(options.map(|(at, option)| (format!("{}={}", question.id, option.id), What::Option(id, at))));
    }
    for (index, assessment) in pack.assessments.iter().enumerate() {
        let of = AssessmentId::new(index);
        for (index, fact) in assessment.facts.iter().enumerate() {
            all.push((fact.id.clone(), What::Fact(of, FactId::new(index))));
        }
        for (index, scale) in assessment.scales.iter().enumerate() {
            all.push((scale.id.clone(), What::Scale(of, ScaleId::new(index))));
        }
        for (index, part) in assessment.parts.iter().enumerate() {
            all.push((part.id.clone(), What::Part(of, PartId::new(index))));
        }
        for (index, table) in assessment.tables.iter().enumerate() {
            let id = TableId::new(index);
            all.push((table.id.clone(), What::Table(of, id)));
            let outcomes = table.outcomes.iter().enumerate();
            all.extend(outcomes.map(|(at, outcome)| {
                (format!("{}={}", table.id, outcome.id), What::Outcome(of, id, OutcomeId::new(at)))
            }));
        }
    }
    all.extend(relations.rules.iter().enumerate().map(|(index, rule)| (rule.name.clone(), What::Rule(index))));
    all.extend(pack.sources.iter().enumerate().map(|(at, it)| (it.id.clone(), What::Source(SourceId::new(at)))));
    all.extend(pack.claims.iter().enumerate().map(|(at, it)| (it.id.clone(), What::Claim(ClaimId::new(at)))));
    all
}

impl Relations<'_> {
    fn thing(&self, what: What) -> Thing {
        match what {
            What::Assessment(id) => self.of_assessment(id),
            What::Question(id) => self.of_question(id),
            What::Option(id, at) => self.of_option(id, at),
            What::Rule(at) => self.of_rule(&self.rules[at]),
            What::Table(of, id) => self.of_table(of, id),
            What::Outcome(of, table, outcome) => self.of_outcome(of, table, outcome),
            What::Part(of, id) => self.of_part(of, id),
            What::Fact(of, id) => self.of_fact(of, id),
            What::Scale(of, id) => self.of_scale(of, id),
            What::Source(id) => self.of_source(id),
            What::Claim(id) => self.of_claim(id),
        }
    }
}
