//! What rules build on: derived facts, scale scores, sources, claims.
//!
//! In: the relations of a pack. Out: things. Never: whether a fact holds for somebody.

use crate::model::condition::Condition;
use crate::model::id::{AssessmentId, ClaimId, FactId, QuestionId, ScaleId, SourceId};
use crate::model::source::Citation;
use crate::report::pack::showing::relation::Relations;
use crate::report::pack::showing::thing::Link;
use crate::report::pack::showing::thing::{Detail, Thing};
use crate::report::phrase;

impl Relations<'_> {
    /// A derived fact.
    pub fn of_fact(&self, of: AssessmentId, id: FactId) -> Thing {
        let assessment = self.pack.assessment(of);
        let fact = assessment.fact(id);
        let mut thing = self.thing_of(self.fact(fact), Some(of));
        thing.details.push(Detail::new("Holds when", phrase::condition(self.pack, assessment, &fact.when)));
        thing.depends_on = self.named(assessment, &fact.when);
        thing.used_by = self.users(of, |part| *part == Condition::Fact(id));
        thing
    }

    /// A scale score.
    pub fn of_scale(&self, of: AssessmentId, id: ScaleId) -> Thing {
        let assessment = self.pack.assessment(of);
        let scale = assessment.scale(id);
        let mut thing = self.thing_of(self.link("scale", &scale.id, "a scale score", scale.place), Some(of));
        for term in &scale.terms {
            let question = self.pack.question(term.question);
            let points = term.points.iter().flat_map(|(set, points)| set.iter().map(move |at| (at, points)));
            let points = points.map(|(at, points)| format!("{} {points:+}", question.options()[at].id));
            thing.details.push(Detail::new(&question.id, points.collect::<Vec<_>>().join(", ")));
            thing.depends_on.push(self.question(term.question));
        }
        thing.used_by = self.users(of, |part| matches!(part, Condition::Scale(it, ..) if *it == id));
        thing
    }

    /// A source.
    pub fn of_source(&self, id: SourceId) -> Thing {
        let source = self.pack.source(id);
        let says = format!("{}: \"{}\", {}, {}", source.author, source.title, source.published, source.date);
        let mut thing = self.thing_of(self.link("source", &source.id, &says, source.place), None);
        thing.details.push(Detail::new("About", &source.about));
        thing.details.extend(source.interest.iter().map(|it| Detail::new("Interest", it)));
        let claims = self.pack.claims.iter().enumerate().filter(|(_, claim)| claim.source == id);
        let claims = claims.map(|(index, claim)| {
            let citing = self.rules.iter().filter(|rule| rule.rests_on(ClaimId::new(index))).count();
            let how = Some(format!("cited by {}", phrase::count(citing, "rule")));
            Link { how, ..self.link("claim", &claim.id, &claim.says, claim.place) }
        });
        thing.parts = claims.collect();
        thing
    }

    /// A claim.
    pub fn of_claim(&self, id: ClaimId) -> Thing {
        let claim = self.pack.claim(id);
        let mut thing = self.thing_of(self.link("claim", &claim.id, &claim.says, claim.place), None);
        thing.details.extend([Detail::new("Speaks of", &claim.kind), Detail::new("At", &claim.at)]);
        let source = self.pack.source(claim.source);
        thing.depends_on = vec![self.link("source", &source.id, &source.author, source.place)];
        let citing = self.rules.iter().filter(|rule| rule.rests_on(id)).map(|rule| {
            let how = Some(format!("of {}", self.pack.assessment(rule.assessment).id));
            Link { how, ..self.rule(rule) }
        });
        thing.used_by = citing.collect();
        let questions = self.pack.questions.iter().enumerate();
        let questions = questions.filter(|(_, it)| it.cites.contains(&Citation::Claim(id)));
        thing.used_by.extend(questions.map(|(index, _)| self.question(QuestionId::new(index))));
        thing
    }
}
