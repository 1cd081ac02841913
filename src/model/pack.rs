//! A pack: questions, rules and sources, closed and validated.
//!
//! In: what the loader resolved. Out: tables that ids index. Never: names that do not resolve.

use crate::model::advice::{Advice, Part};
use crate::model::condition::Condition;
use crate::model::id::{AssessmentId, ClaimId, FactId, PartId, PathwayId, QuestionId, ScaleId, SourceId, TableId};
use crate::model::intention::FreeTime;
use crate::model::lint_setting::LintSetting;
use crate::model::pathway::{Pathway, PathwayKind};
use crate::model::place::{FileLines, Place};
use crate::model::property::Properties;
use crate::model::question::Question;
use crate::model::questionnaire::{Asked, Door, Fact, Lead, Scale, Section};
use crate::model::share::Shares;
use crate::model::source::{Claim, Source};
use crate::model::verdict::DecisionTable;

/// Everything the program knows about its domain.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// Its files, for naming the line of a rule.
    pub files: Vec<FileLines>,
    /// The bibliography.
    pub sources: Vec<Source>,
    /// What the sources claim.
    pub claims: Vec<Claim>,
    /// The bank: every question once.
    pub questions: Vec<Question>,
    /// The assessments, in the order of their ids.
    pub assessments: Vec<Assessment>,
    /// Where it deliberately differs from what lints ask for; read with the rules of all assessments only.
    pub lint_settings: Vec<LintSetting>,
}

/// A questionnaire and its rules.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it decides, as a clause.
    pub decides: String,
    /// The one to take when none is named.
    pub default: bool,
    /// Whether the quiz shows what a changed answer would do before it is made; not where seeing it would bend answers.
    pub previews: bool,
    /// How it is offered to somebody who named none; none where it must be named.
    pub door: Option<Door>,
    /// Groups of questions.
    pub sections: Vec<Section>,
    /// Questions in asking order.
    pub asked: Vec<Asked>,
    /// Derived facts, each after those it refers to.
    pub facts: Vec<Fact>,
    /// Scale scores.
    pub scales: Vec<Scale>,
    /// Pathways in declared order; routes and supports mixed.
    pub pathways: Vec<Pathway>,
    /// Decision tables.
    pub tables: Vec<DecisionTable>,
    /// Advice.
    pub advice: Vec<Advice>,
    /// The parts of the report on one subject each, in reading order.
    pub parts: Vec<Part>,
    /// The hours a week that a person has for the plan: the first whose condition holds; without one there is no limit.
    pub free_time: Vec<FreeTime>,
    /// For whom unsure answers become steps to find out.
    pub find_out_when: Condition,
    /// Where a person can go on.
    pub leads_to: Vec<Lead>,
    /// The least points for each word of fit.
    pub fits: FitBounds,
    /// What a report is not.
    pub limits: Vec<String>,
    /// Where its id stands.
    pub place: Option<Place>,
    /// What its author claims of every possible person.
    pub properties: Properties,
    /// How common answers are among the people it is made for.
    pub shares: Shares,
}

/// The least points for the words of fit; below `good` a pathway is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FitBounds {
    /// From here on: strong.
    pub strong: i32,
    /// From here on: good.
    pub good: i32,
}

impl Pack {
    /// The assessments that are offered to somebody who named none, in order.
    pub fn doors(&self) -> Vec<(AssessmentId, &Door)> {
        let doors = self.assessments.iter().enumerate();
        let doors = doors.filter_map(|(index, it)| it.door.as_ref().map(|door| (AssessmentId::new(index), door)));
        let mut doors: Vec<(AssessmentId, &Door)> = doors.collect();
        doors.sort_by_key(|(id, door)| (door.place, *id));
        doors
    }

    /// The question behind an id.
    pub fn question(&self, id: QuestionId) -> &Question {
        &self.questions[id.index()]
    }

    /// The claim behind an id.
    pub fn claim(&self, id: ClaimId) -> &Claim {
        &self.claims[id.index()]
    }

    /// The source behind an id.
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.index()]
    }

    /// The assessment behind an id.
    pub fn assessment(&self, id: AssessmentId) -> &Assessment {
        &self.assessments[id.index()]
    }

    /// The assessment with this name.
    pub fn assessment_named(&self, name: &str) -> Option<AssessmentId> {
        self.assessments.iter().position(|it| it.id == name).map(AssessmentId::new)
    }

    /// The question with this name.
    pub fn question_named(&self, name: &str) -> Option<QuestionId> {
        self.questions.iter().position(|it| it.id == name).map(QuestionId::new)
    }

    /// The question with this name, or with this earlier one.
    pub fn question_called(&self, name: &str) -> Option<QuestionId> {
        let before = || self.questions.iter().position(|it| it.was.iter().any(|was| was == name));
        self.question_named(name).or_else(|| before().map(QuestionId::new))
    }

    /// The assessment to take when none is named.
    pub fn assessment_default(&self) -> AssessmentId {
        AssessmentId::new(self.assessments.iter().position(|it| it.default).unwrap_or(0))
    }

    /// The file and line of a place, as in `rules/x.ron:12`.
    pub fn locate(&self, place: Place) -> String {
        let file = &self.files[place.file.index()];
        format!("{}:{}", file.name, file.line(place.start))
    }
}

impl Assessment {
    /// The pathway behind an id.
    pub fn pathway(&self, id: PathwayId) -> &Pathway {
        &self.pathways[id.index()]
    }

    /// Every pathway with its id, in declared order.
    pub fn pathway_ids(&self) -> impl Iterator<Item = PathwayId> + use<> {
        (0..self.pathways.len()).map(PathwayId::new)
    }

    /// Every route with its id, in declared order.
    pub fn routes(&self) -> impl Iterator<Item = PathwayId> {
        self.pathway_ids().filter(|id| self.pathway(*id).kind == PathwayKind::Route)
    }

    /// The part behind an id.
    pub fn part(&self, id: PartId) -> &Part {
        &self.parts[id.index()]
    }

    /// The table behind an id.
    pub fn table(&self, id: TableId) -> &DecisionTable {
        &self.tables[id.index()]
    }

    /// The fact behind an id.
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.index()]
    }

    /// The scale behind an id.
    pub fn scale(&self, id: ScaleId) -> &Scale {
        &self.scales[id.index()]
    }

    /// Where in the asking order a question stands.
    pub fn position(&self, question: QuestionId) -> Option<usize> {
        self.asked.iter().position(|it| it.question == question)
    }

    /// Every condition of the questionnaire, the rules and the properties.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let asked = self.asked.iter().map(|it| &it.ask_when);
        let facts = self.facts.iter().map(|it| &it.when);
        let pathways = self.pathways.iter().flat_map(|pathway| {
            let requires = pathway.requires.iter().map(|it| &it.holds);
            let evidence = pathway.evidence.iter().map(|it| &it.when);
            requires.chain(evidence).chain(pathway.steps.iter().map(|it| &it.when))
        });
        let rows = self.tables.iter().flat_map(|table| &table.rows).map(|it| &it.when);
        let advice = self.advice.iter().map(|it| &it.when);
        let leads = self.leads_to.iter().map(|it| &it.when).chain([&self.find_out_when]);
        let leads = leads.chain(self.free_time.iter().map(|it| &it.when));
        let properties = self.properties.stated.iter().map(|it| &it.condition);
        asked.chain(facts).chain(pathways).chain(rows).chain(advice).chain(leads).chain(properties)
    }

    /// The questions a condition looks at, through facts and scales, each once, in the order met.
    pub fn questions_of(&self, condition: &Condition) -> Vec<QuestionId> {
        let mut found = Vec::new();
        self.collect_questions(condition, &mut found);
        found
    }

    fn collect_questions(&self, condition: &Condition, found: &mut Vec<QuestionId>) {
        let mut facts = Vec::new();
        condition.walk(&mut |part| match part {
            Condition::Has(question, _)
            | Condition::HasNone(question, _)
            | Condition::Within(question, ..)
            | Condition::Answered(question) => push_new(found, *question),
            Condition::Fact(fact) => facts.push(*fact),
            Condition::Scale(scale, ..) => {
                for term in &self.scale(*scale).terms {
                    push_new(found, term.question);
                }
            }
            _ => {}
        });
        for fact in facts {
            self.collect_questions(&self.fact(fact).when, found);
        }
    }
}

fn push_new(found: &mut Vec<QuestionId>, question: QuestionId) {
    if !found.contains(&question) {
        found.push(question);
    }
}
