//! What is asked: assessments, questions, options, and what each answer does to the rules.
//!
//! In: the relations of a pack. Out: things. Never: one respondent.

use crate::analysis::pack::effect::{Choice, choices, effect};
use crate::analysis::pack::inventory::{Rule, RuleKind};
use crate::model::condition::Condition;
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::pack::Assessment;
use crate::model::question::{AnswerKind, Lever, Question};
use crate::model::questionnaire::{Asked, Tier};
use crate::report::pack::showing::dependent::Subject;
use crate::report::pack::showing::relation::Relations;
use crate::report::pack::showing::thing::Link;
use crate::report::pack::showing::thing::{AnswerEffect, Detail, Move, Thing};
use crate::report::person::advice::sentence;
use crate::report::phrase;

impl Relations<'_> {
    /// An assessment.
    pub fn of_assessment(&self, id: AssessmentId) -> Thing {
        let assessment = self.pack.assessment(id);
        let mut thing = self.thing_of(self.assessment(id), None);
        thing.details.push(Detail::new("Finds out", &assessment.decides));
        let doors = assessment.door.iter();
        thing.details.extend(doors.map(|door| Detail::new("Offered to who says", &door.label)));
        thing.depends_on = assessment.asked.iter().map(|it| self.asked(assessment, it)).collect();
        thing.parts = self.parts_of(id);
        let leads = assessment.leads_to.iter().map(|lead| {
            let how = Some(format!("when {}", phrase::condition(self.pack, assessment, &lead.when)));
            Link { how, ..self.assessment(lead.assessment) }
        });
        thing.leads_to = leads.collect();
        for other in self.ids() {
            let leads = self.pack.assessment(other).leads_to.iter().filter(|lead| lead.assessment == id);
            thing.used_by.extend(leads.map(|lead| {
                let from = self.pack.assessment(other);
                let when = phrase::condition(self.pack, from, &lead.when);
                let how = Some(format!("leads here when {when}"));
                Link { how, ..self.assessment(other) }
            }));
        }
        thing
    }

    /// What an assessment is made of beside its questions.
    fn parts_of(&self, id: AssessmentId) -> Vec<Link> {
        let assessment = self.pack.assessment(id);
        let facts = assessment.facts.iter().map(|it| self.fact(it));
        let scales = assessment.scales.iter().map(|it| self.link("scale", &it.id, "a scale score", it.place));
        let pathways = assessment.pathways.iter().map(|it| self.link("pathway", &it.id, &it.title, it.place));
        let tables = assessment.tables.iter().map(|it| self.link("table", &it.id, &it.asks, it.place));
        let parts = assessment.parts.iter().map(|it| self.link("part", &it.id, &it.title, it.place));
        let advice = self.rules_of(id).filter(|rule| rule.kind == RuleKind::Advice).map(|rule| self.rule(rule));
        facts.chain(scales).chain(pathways).chain(tables).chain(parts).chain(advice).collect()
    }

    /// A question as an assessment asks it.
    fn asked(&self, assessment: &Assessment, asked: &Asked) -> Link {
        let mut how = if asked.tier == Tier::Core { "core" } else { "refine" }.to_owned();
        if asked.ask_when != Condition::Always {
            how = format!("{how}, asked when {}", phrase::condition(self.pack, assessment, &asked.ask_when));
        }
        Link { how: Some(how), stands_at: self.stands_at(asked.place), ..self.question(asked.question) }
    }

    /// A question, and the rules it moves.
    pub fn of_question(&self, id: QuestionId) -> Thing {
        let question = self.pack.question(id);
        let mut thing = self.thing_of(self.question(id), None);
        thing.details = question_details(question);
        let options = question.options().iter().map(|it| {
            let how = [(it.unsure, "says that one does not know"), (it.alone, "cannot be ticked with others")];
            let how: Vec<&str> = how.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
            let how = (!how.is_empty()).then(|| how.join(", "));
            Link { how, ..self.link("option", &format!("{}={}", question.id, it.id), &it.label, it.place) }
        });
        thing.parts = options.collect();
        thing.depends_on = self.cited(&question.cites);
        for of in self.ids() {
            let assessment = self.pack.assessment(of);
            for asked in assessment.asked.iter().filter(|asked| asked.question == id) {
                let how = self.asked(assessment, asked).how.map(|how| format!("asks it: {how}"));
                let stands_at = self.stands_at(asked.place);
                thing.used_by.push(Link { how, stands_at, ..self.assessment(of) });
                thing.depends_on.extend(self.named(assessment, &asked.ask_when));
            }
            thing.used_by.extend(self.dependents(of, Subject { question: id, option: None }));
            thing.moves.extend(self.moves(of, id, None));
        }
        thing
    }

    /// An option, and the rules it moves.
    pub fn of_option(&self, id: QuestionId, at: usize) -> Thing {
        let question = self.pack.question(id);
        let option = &question.options()[at];
        let name = format!("{}={}", question.id, option.id);
        let mut thing = self.thing_of(self.link("option", &name, &option.label, option.place), None);
        thing
            .details
            .extend(option.unsure.then(|| Detail::new("Unsure", "adds nothing, and becomes a step to find out")));
        thing.details.extend(option.alone.then(|| Detail::new("Alone", "cannot be ticked with others")));
        thing.depends_on = vec![self.question(id)];
        for of in self.ids() {
            thing.used_by.extend(self.dependents(of, Subject { question: id, option: Some(at) }));
            thing.moves.extend(self.moves(of, id, Some(at)));
        }
        thing
    }

    /// The rules that look at a question, and what its answers do to them; with `only`, those that this option or
    /// another settles otherwise.
    fn moves(&self, of: AssessmentId, id: QuestionId, only: Option<usize>) -> Vec<Move> {
        let assessment = self.pack.assessment(of);
        let rules: Vec<Rule<'_>> = self.rules_of(of).cloned().collect();
        let choices = choices(self.pack, assessment, &rules, id);
        let looking = rules.iter().filter_map(|rule| {
            let when = rule.when.filter(|when| assessment.questions_of(when).contains(&id))?;
            let truth = |choice: Choice| effect(self.pack, assessment, id, choice, when);
            if let Some(only) = only {
                let mine = truth(Choice::Option(only));
                choices.iter().find(|choice| truth(**choice) != mine)?;
            }
            let told = choices.iter().filter(|choice| only.is_none_or(|only| **choice == Choice::Option(only)));
            let answers =
                told.map(|choice| AnswerEffect { answer: self.choice(id, *choice), effect: truth(*choice).into() });
            Some(Move {
                assessment: assessment.id.clone(),
                rule: self.rule(rule),
                points: rule.points.map(|points| points.0),
                answers: answers.collect(),
            })
        });
        looking.collect()
    }

    fn choice(&self, id: QuestionId, choice: Choice) -> String {
        match choice {
            Choice::Option(at) => self.pack.question(id).options()[at].id.clone(),
            Choice::Numbers(least, most) if least == most => least.to_string(),
            Choice::Numbers(least, most) => format!("{least} to {most}"),
        }
    }
}

fn question_details(question: &Question) -> Vec<Detail> {
    let mut details = vec![Detail::new("Topic", &question.topic), Detail::new("Why", &question.why)];
    details.extend(question.help.iter().map(|it| Detail::new("Help", it)));
    details.push(match &question.kind {
        AnswerKind::One(_) | AnswerKind::Many { at_most: 1, .. } => Detail::new("Takes", "one option"),
        AnswerKind::Many { at_most, options } if at_most < &options.len() => {
            Detail::new("Takes", format!("up to {at_most} options"))
        }
        AnswerKind::Many { .. } => Detail::new("Takes", "one or more options"),
        AnswerKind::Number { least, most, unit } => {
            Detail::new("Takes", format!("a whole number of {unit} from {least} to {most}"))
        }
    });
    details.push(match &question.lever {
        Lever::Fixed => Detail::new("Lever", "none: it is as it is"),
        Lever::Past => Detail::new("Lever", "none: it lies behind the person"),
        Lever::Upward(how) => {
            let towards = match question.kind {
                AnswerKind::One(_) => "towards later options",
                AnswerKind::Many { .. } => "towards more ticks",
                AnswerKind::Number { .. } => "towards larger numbers",
            };
            Detail::new("Lever", format!("{towards}: {how}"))
        }
        Lever::Free(how) => Detail::new("Lever", how),
    });
    details.extend(question.default.map(|answer| Detail::new("Default", phrase::answer(question, answer))));
    details.extend(question.find_out.iter().map(|it| Detail::new("To find out", sentence(&it.cue, &it.act))));
    details
}
