//! What decides: pathways with their rules, decision tables, advice.
//!
//! In: the relations of a pack. Out: things. Never: whether a rule holds for somebody.

use crate::analysis::pack::inventory::{Rule, RuleKind};
use crate::model::advice::{Advice, Gift};
use crate::model::condition::{Condition, ResultTest};
use crate::model::id::{AssessmentId, OutcomeId, PartId, PathwayId, QuestionId, TableId};
use crate::model::intention::Intention;
use crate::model::pack::Assessment;
use crate::model::pathway::{Pathway, PathwayKind, Standing};
use crate::model::source::Citation;
use crate::model::verdict::DecisionTable;
use crate::report::pack::showing::relation::Relations;
use crate::report::pack::showing::thing::Link;
use crate::report::pack::showing::thing::{Detail, Thing};
use crate::report::person::advice::{AdviceKind, lines, sentence};
use crate::report::phrase;

impl Relations<'_> {
    /// A rule, a pathway or an advice item.
    pub fn of_rule(&self, rule: &Rule<'_>) -> Thing {
        let assessment = self.pack.assessment(rule.assessment);
        let mut thing = self.thing_of(self.rule(rule), Some(rule.assessment));
        if let Some(points) = rule.points {
            thing.details.push(Detail::new("Adds", phrase::count_signed(points.0, "point")));
        }
        let (owner, name) = rule.name.split_once('/').unwrap_or(("", &rule.name));
        let pathway = assessment.pathways.iter().find(|it| it.id == *if owner.is_empty() { name } else { owner });
        match rule.kind {
            RuleKind::Pathway => {
                if let Some((index, pathway)) = assessment.pathways.iter().enumerate().find(|(_, it)| it.id == name) {
                    self.add_pathway(&mut thing, rule.assessment, PathwayId::new(index), pathway);
                }
            }
            RuleKind::Requirement => {
                let found = pathway.and_then(|it| it.requires.iter().find(|it| it.id == name));
                thing.details.extend(found.map(|it| Detail::new("Lifted by", &it.lifted_by)));
                let own = |it: &ResultTest| requirement_name(assessment, *it).is_some_and(|it| it == rule.name);
                thing.used_by = self.users(rule.assessment, |part| matches!(part, Condition::Result(it) if own(it)));
            }
            RuleKind::Step => {
                let found = pathway.and_then(|it| it.steps.iter().find(|it| it.id == name));
                thing.details.extend(found.into_iter().flat_map(|it| of_intention(&it.intention)));
            }
            RuleKind::Row => {
                let table = assessment.tables.iter().find(|it| it.id == owner);
                let row = table.and_then(|it| it.rows.iter().find(|it| it.id == name).map(|row| (it, row)));
                if let Some((table, row)) = row {
                    let outcome = &table.outcomes[row.outcome.index()];
                    thing.details.push(Detail::new("Outcome", format!("{}: {}", outcome.id, outcome.label)));
                    thing.details.push(Detail::new("Because", &row.because));
                    thing.details.push(Detail::new("Confidence", phrase::confidence(row.confidence)));
                    thing.details.extend(row.note.iter().map(|note| Detail::new("Note", note)));
                    thing.depends_on.push(self.link("table", &table.id, &table.asks, table.place));
                }
            }
            RuleKind::Advice => {
                if let Some(advice) = assessment.advice.iter().find(|it| it.id == rule.name) {
                    self.add_advice(&mut thing, rule.assessment, advice);
                }
            }
            RuleKind::Evidence => {}
        }
        if let Some(pathway) = pathway.filter(|_| !owner.is_empty()) {
            thing.depends_on.push(self.link("pathway", &pathway.id, &pathway.title, pathway.place));
        }
        if let Some(when) = rule.when {
            let word = if rule.kind == RuleKind::Requirement { "Holds when" } else { "When" };
            thing.details.push(Detail::new(word, phrase::condition(self.pack, assessment, when)));
            thing.depends_on.extend(self.named(assessment, when));
        }
        if rule.cites.contains(&Citation::Editorial) {
            let is_alone = rule.cites.iter().all(|it| *it == Citation::Editorial);
            let ours = if is_alone {
                "the pack's own view, which no source states"
            } else {
                "the claims below, and partly the pack's own view, which no source states"
            };
            thing.details.push(Detail::new("Rests on", ours));
        }
        thing.depends_on.extend(self.cited(rule.cites));
        thing
    }

    fn add_pathway(&self, thing: &mut Thing, of: AssessmentId, id: PathwayId, pathway: &Pathway) {
        thing.says = format!("{}: {}", pathway.title, pathway.what);
        let kind = match pathway.kind {
            PathwayKind::Route => "route: it can come first",
            PathwayKind::Support => "support: it strengthens a route",
        };
        let standing = match pathway.standing {
            Standing::Common => "common",
            Standing::Listed => "listed",
            Standing::Rare => "rare",
        };
        thing.details.extend([Detail::new("Kind", kind), Detail::new("Standing in the sources", standing)]);
        let prefix = format!("{}/", pathway.id);
        let is_inner = |rule: &&Rule<'_>| rule.kind != RuleKind::Row && rule.name.starts_with(&prefix);
        thing.parts = self.rules_of(of).filter(is_inner).map(|rule| self.rule(rule)).collect();
        let mut asked: Vec<QuestionId> = Vec::new();
        for rule in self.rules_of(of).filter(is_inner) {
            asked.extend(rule.questions(self.pack.assessment(of)));
        }
        asked.sort_unstable();
        asked.dedup();
        thing.depends_on.extend(asked.into_iter().map(|id| self.question(id)));
        thing.used_by = self.users(of, |part| match part {
            Condition::Result(
                ResultTest::Recommended(it)
                | ResultTest::RuledOut(it)
                | ResultTest::First(it)
                | ResultTest::Close(it)
                | ResultTest::Met(it, _),
            ) => *it == id,
            _ => false,
        });
    }

    /// A part of the report.
    pub fn of_part(&self, of: AssessmentId, id: PartId) -> Thing {
        let assessment = self.pack.assessment(of);
        let part = assessment.part(id);
        let mut thing = self.thing_of(self.link("part", &part.id, &part.title, part.place), Some(of));
        thing.details.push(Detail::new("Lines in a short report", format!("at most {}", part.lines)));
        thing.details.extend(part.first.then(|| Detail::new("Place", "before everything but the result")));
        let advice = assessment.advice.iter().filter(|it| it.part == Some(id));
        let rule = |advice: &Advice| self.rules_of(of).find(|it| it.kind == RuleKind::Advice && it.name == advice.id);
        thing.parts = advice.filter_map(rule).map(|rule| self.rule(rule)).collect();
        thing
    }

    fn add_advice(&self, thing: &mut Thing, of: AssessmentId, advice: &Advice) {
        let assessment = self.pack.assessment(of);
        let (kind, (title, lines)) = (AdviceKind::from(&advice.gives), lines(&advice.gives));
        thing.details.push(Detail::new("Gives", kind.word()));
        thing.says = title.unwrap_or_else(|| lines.join(" "));
        thing.details.extend(lines.iter().filter(|line| **line != thing.says).map(|line| Detail::new("Line", line)));
        thing.details.push(Detail::new("Idea", &advice.idea));
        if let Gift::Action(step) = &advice.gives {
            thing.details.extend(of_intention(step));
        }
        thing.details.extend(advice.part.map(|part| Detail::new("Part of the report", &assessment.part(part).title)));
        let part = advice.part.map(|part| assessment.part(part));
        thing.depends_on.extend(part.map(|it| self.link("part", &it.id, &it.title, it.place)));
        let same = self.rules_of(of).filter(|rule| rule.kind == RuleKind::Advice && rule.name != advice.id);
        let same = same.filter(|rule| assessment.advice.iter().any(|it| it.id == rule.name && it.idea == advice.idea));
        let same = same.map(|rule| Link { how: Some("the same idea".to_owned()), ..self.rule(rule) });
        thing.used_by.extend(same);
    }

    /// A decision table.
    pub fn of_table(&self, of: AssessmentId, id: TableId) -> Thing {
        let assessment = self.pack.assessment(of);
        let table = assessment.table(id);
        let mut thing = self.thing_of(self.link("table", &table.id, &table.asks, table.place), Some(of));
        let section = table.section.as_deref().unwrap_or("it is a result by itself");
        thing.details.push(Detail::new("Told under", section));
        thing.parts = self.outcomes(table);
        let prefix = format!("{}/", table.id);
        let rows = self.rules_of(of).filter(|rule| rule.kind == RuleKind::Row && rule.name.starts_with(&prefix));
        let mut asked: Vec<QuestionId> = Vec::new();
        for (rule, row) in rows.zip(&table.rows) {
            let how = Some(format!("says {}", table.outcomes[row.outcome.index()].id));
            thing.parts.push(Link { how, ..self.rule(rule) });
            asked.extend(rule.questions(assessment));
        }
        asked.sort_unstable();
        asked.dedup();
        thing.depends_on = asked.into_iter().map(|id| self.question(id)).collect();
        thing.used_by =
            self.users(of, |part| matches!(part, Condition::Result(ResultTest::Verdict(it, _)) if *it == id));
        thing
    }

    fn outcomes(&self, table: &DecisionTable) -> Vec<Link> {
        let outcomes = table.outcomes.iter();
        outcomes.map(|it| self.link("outcome", &format!("{}={}", table.id, it.id), &it.label, it.place)).collect()
    }

    /// An outcome of a table.
    pub fn of_outcome(&self, of: AssessmentId, table_id: TableId, id: OutcomeId) -> Thing {
        let table = self.pack.assessment(of).table(table_id);
        let mut thing = self.thing_of(self.outcomes(table).swap_remove(id.index()), Some(of));
        let prefix = format!("{}/", table.id);
        let rows = self.rules_of(of).filter(|rule| rule.kind == RuleKind::Row && rule.name.starts_with(&prefix));
        let mine = rows.zip(&table.rows).filter(|(_, row)| row.outcome == id);
        thing.depends_on = mine.map(|(rule, _)| self.rule(rule)).collect();
        let is_meant = |part: &Condition| *part == Condition::Result(ResultTest::Verdict(table_id, id));
        thing.used_by = self.users(of, is_meant);
        thing
    }
}

/// What a step is, and what it takes.
fn of_intention(step: &Intention) -> Vec<Detail> {
    let mut details = vec![
        Detail::new("Step", sentence(&step.cue, &step.act)),
        Detail::new("Within", format!("{} days", step.within)),
        Detail::new("Takes", format!("{} a week beside paid work", phrase::count(step.hours.into(), "hour"))),
    ];
    details.splice(1..1, step.how.iter().map(|it| Detail::new("How", it)));
    details.extend(step.words.iter().map(|it| Detail::new("Words", format!("scripts of the idea `{it}`"))));
    details.extend(step.after.iter().map(|it| Detail::new("After", format!("`{it}`"))));
    details.extend(step.is_first.then(|| Detail::new("Place", "may be the first thing to do")));
    details
}

/// The whole name of the requirement that a result test is about; none where it is about something else.
fn requirement_name(assessment: &Assessment, test: ResultTest) -> Option<String> {
    let ResultTest::Met(id, at) = test else { return None };
    let pathway = assessment.pathway(id);
    Some(format!("{}/{}", pathway.id, pathway.requires[at].id))
}
