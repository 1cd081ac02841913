//! Relations: what in a pack refers to what.
//!
//! In: a pack. Out: serializable links. Never: layout, judging.

use crate::analysis::pack::inventory::{Rule, RuleKind, rules};
use crate::model::condition::{Condition, ResultTest};
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::place::Place;
use crate::model::questionnaire::Fact;
use crate::model::source::Citation;
use crate::report::pack::showing::thing::{Link, Thing};
use crate::report::phrase;

/// Something that has a condition.
pub struct Conditioned<'p> {
    /// The link to it.
    pub link: Link,
    /// The condition.
    pub when: &'p Condition,
    /// Whether it is a rule.
    pub is_rule: bool,
}

/// A pack with its rules at hand.
pub struct Relations<'p> {
    /// The pack.
    pub pack: &'p Pack,
    /// All its rules.
    pub rules: Vec<Rule<'p>>,
}

impl<'p> Relations<'p> {
    /// The relations of a pack.
    pub fn new(pack: &'p Pack) -> Self {
        Self { pack, rules: rules(pack) }
    }

    /// A link.
    pub fn link(&self, kind: &str, id: &str, says: &str, place: Option<Place>) -> Link {
        let (kind, id, says) = (kind.to_owned(), id.to_owned(), says.to_owned());
        Link { kind, id, says, how: None, stands_at: self.stands_at(place) }
    }

    /// A thing from the link to it, with nothing else said yet.
    pub fn thing_of(&self, link: Link, of: Option<AssessmentId>) -> Thing {
        let assessment = of.map(|of| self.pack.assessment(of).id.clone());
        let Link { kind, id, says, stands_at, .. } = link;
        Thing { kind, id, assessment, says, stands_at, ..Thing::default() }
    }

    /// Every assessment.
    pub fn ids(&self) -> impl Iterator<Item = AssessmentId> + use<> {
        (0..self.pack.assessments.len()).map(AssessmentId::new)
    }

    /// A file and line; empty where it is not known.
    pub fn stands_at(&self, place: Option<Place>) -> String {
        place.map_or_else(String::new, |place| self.pack.locate(place))
    }

    /// The rules of an assessment.
    pub fn rules_of(&self, id: AssessmentId) -> impl Iterator<Item = &Rule<'p>> {
        self.rules.iter().filter(move |rule| rule.assessment == id)
    }

    /// A link to a rule.
    pub fn rule(&self, rule: &Rule<'_>) -> Link {
        let link = self.link(rule.kind.word(), &rule.name, rule.says, rule.place);
        Link { how: rule.points.map(|points| phrase::count_signed(points.0, "point")), ..link }
    }

    /// A link to a question.
    pub fn question(&self, id: QuestionId) -> Link {
        let question = self.pack.question(id);
        self.link("question", &question.id, &question.ask, question.place)
    }

    /// A link to an assessment.
    pub fn assessment(&self, id: AssessmentId) -> Link {
        let assessment = self.pack.assessment(id);
        self.link("assessment", &assessment.id, &assessment.title, assessment.place)
    }

    /// A link to a derived fact.
    pub fn fact(&self, fact: &Fact) -> Link {
        self.link("fact", &fact.id, &fact.says, fact.place)
    }

    /// Everything in an assessment that has a condition: skip logic, facts, rules, where it leads on, and for whom it
    /// turns unsure answers into steps.
    pub fn conditioned(&self, id: AssessmentId) -> Vec<Conditioned<'p>> {
        let assessment = self.pack.assessment(id);
        let mut all = Vec::new();
        for asked in assessment.asked.iter().filter(|asked| asked.ask_when != Condition::Always) {
            let how = Some(format!("whether `{}` asks it", assessment.id));
            let link = Link { how, stands_at: self.stands_at(asked.place), ..self.question(asked.question) };
            all.push(Conditioned { link, when: &asked.ask_when, is_rule: false });
        }
        for fact in &assessment.facts {
            all.push(Conditioned { link: self.fact(fact), when: &fact.when, is_rule: false });
        }
        for rule in self.rules_of(id) {
            all.extend(rule.when.map(|when| Conditioned { link: self.rule(rule), when, is_rule: true }));
        }
        for lead in &assessment.leads_to {
            let how = Some(format!("whether `{}` leads there", assessment.id));
            let link = Link { how, ..self.assessment(lead.assessment) };
            all.push(Conditioned { link, when: &lead.when, is_rule: false });
        }
        let how = Some("whether it turns unsure answers into steps".to_owned());
        let link = Link { how, ..self.assessment(id) };
        all.push(Conditioned { link, when: &assessment.find_out_when, is_rule: false });
        all
    }

    /// Links to all in an assessment whose condition has a part that is looked for.
    pub fn users(&self, id: AssessmentId, is_meant: impl Fn(&Condition) -> bool) -> Vec<Link> {
        let meant = self.conditioned(id).into_iter().filter(|it| mentions(it.when, &is_meant));
        meant.map(|it| it.link).collect()
    }

    /// What a condition names: questions, facts, scale scores, pathways, tables; each once.
    pub fn named(&self, assessment: &Assessment, condition: &Condition) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        condition.walk(&mut |part| {
            let link = match part {
                Condition::Has(id, _)
                | Condition::HasNone(id, _)
                | Condition::Within(id, ..)
                | Condition::Answered(id) => self.question(*id),
                Condition::Fact(id) => self.fact(assessment.fact(*id)),
                Condition::Scale(id, ..) => {
                    let scale = assessment.scale(*id);
                    self.link("scale", &scale.id, "a scale score", scale.place)
                }
                Condition::Result(test) => self.tested(assessment, *test),
                _ => return,
            };
            if !links.contains(&link) {
                links.push(link);
            }
        });
        links
    }

    /// What a test of a result is about.
    fn tested(&self, assessment: &Assessment, test: ResultTest) -> Link {
        match test {
            ResultTest::Recommended(id) | ResultTest::RuledOut(id) | ResultTest::First(id) | ResultTest::Close(id) => {
                let pathway = assessment.pathway(id);
                self.link("pathway", &pathway.id, &pathway.title, pathway.place)
            }
            ResultTest::Met(id, requirement) => {
                let pathway = assessment.pathway(id);
                let requirement = &pathway.requires[requirement];
                let name = format!("{}/{}", pathway.id, requirement.id);
                self.link(RuleKind::Requirement.word(), &name, &requirement.because, requirement.place)
            }
            ResultTest::Fires(id) => {
                let advice = &assessment.advice[id.index()];
                self.link(RuleKind::Advice.word(), &advice.id, &advice.idea, advice.place)
            }
            ResultTest::Verdict(id, _) => {
                let table = assessment.table(id);
                self.link("table", &table.id, &table.asks, table.place)
            }
        }
    }

    /// The claims that are cited; nothing where it is the pack's own view.
    pub fn cited(&self, cites: &[Citation]) -> Vec<Link> {
        let claims = cites.iter().filter_map(|cite| match cite {
            Citation::Claim(id) => Some(self.pack.claim(*id)),
            Citation::Editorial => None,
        });
        claims.map(|claim| self.link("claim", &claim.id, &claim.says, claim.place)).collect()
    }
}

/// Whether a condition has a part that is looked for.
pub fn mentions(condition: &Condition, is_meant: &impl Fn(&Condition) -> bool) -> bool {
    let mut found = false;
    condition.walk(&mut |part| found |= is_meant(part));
    found
}
