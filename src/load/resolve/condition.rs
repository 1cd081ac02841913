//! Conditions: names become ids, within the scope that may be looked at here.
//!
//! In: a condition as typed and its scope. Out: the resolved condition. Never: evaluating it.

use crate::load::names::Names;
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::schema::condition::ConditionDef;
use crate::load::spanned::Text;
use crate::model::condition::{Condition, OptionSet, ResultTest};
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AdviceId, FactId, FileId, OutcomeId, PathwayId, QuestionId, ScaleId, TableId};
use crate::model::question::{AnswerKind, Question};

/// What a condition may refer to.
pub struct Scope<'a> {
    /// The assessment's id, for messages.
    pub assessment: &'a str,
    /// The bank.
    pub bank: &'a [Question],
    /// The names of the bank.
    pub questions: &'a Names,
    /// Which questions of the bank the assessment asks.
    pub asked: &'a [bool],
    /// Facts that may be referred to.
    pub facts: &'a Names,
    /// Scale scores.
    pub scales: &'a Names,
    /// Results, in advice only.
    pub results: Option<&'a ResultNames>,
}

/// The names of results.
#[derive(Clone, Default)]
pub struct ResultNames {
    /// Pathways.
    pub pathways: Names,
    /// Decision tables.
    pub tables: Names,
    /// The outcomes of each table.
    pub outcomes: Vec<Names>,
    /// The requirements of each pathway.
    pub requirements: Vec<Names>,
    /// Advice; none where advice cannot be tested.
    pub advice: Option<Names>,
}

/// Resolves a condition; faults are noted and leave `Always` in their place.
pub fn condition(resolver: &mut Resolver<'_>, scope: &Scope<'_>, file: FileId, def: &ConditionDef) -> Condition {
    Within { resolver, scope, file }.condition(def).unwrap_or(Condition::Always)
}

struct Within<'r, 't, 's> {
    resolver: &'r mut Resolver<'t>,
    scope: &'s Scope<'s>,
    file: FileId,
}

impl Within<'_, '_, '_> {
    fn condition(&mut self, def: &ConditionDef) -> Option<Condition> {
        match def {
            ConditionDef::Always => Some(Condition::Always),
            ConditionDef::Is(question, option) => self.options(question, std::slice::from_ref(option), Condition::Has),
            ConditionDef::IsNot(question, option) => {
                self.options(question, std::slice::from_ref(option), Condition::HasNone)
            }
            ConditionDef::AnyOf(question, options) => self.options(question, options, Condition::Has),
            ConditionDef::NoneOf(question, options) => self.options(question, options, Condition::HasNone),
            ConditionDef::AtLeast(name, least) => self.bounds(name, *least, i64::MAX),
            ConditionDef::AtMost(name, most) => self.bounds(name, i64::MIN, *most),
            ConditionDef::Between(name, least, most) => self.bounds(name, *least, *most),
            ConditionDef::Answered(question) => self.question(question).map(Condition::Answered),
            ConditionDef::Fact(fact) => {
                let word = Word { file: self.file, text: fact };
                let scope = self.scope;
                self.resolver
                    .find_or(word, self.scope.facts, "fact", || other_kind(scope, &fact.text))
                    .map(|index| Condition::Fact(FactId::new(index)))
            }
            ConditionDef::All(parts) => Some(Condition::All(self.parts(parts))),
            ConditionDef::Any(parts) => Some(Condition::Any(self.parts(parts))),
            ConditionDef::Not(part) => self.condition(part).map(|part| Condition::Not(Box::new(part))),
            ConditionDef::AtLeastOf(count, parts) => Some(Condition::AtLeastOf(*count, self.parts(parts))),
            ConditionDef::First(pathway) => self.pathway(pathway, ResultTest::First),
            ConditionDef::Close(pathway) => self.pathway(pathway, ResultTest::Close),
            ConditionDef::Met(pathway, requirement) => self.requirement(pathway, requirement),
            ConditionDef::Fires(advice) => self.advice(advice),
            ConditionDef::Recommended(pathway) => self.pathway(pathway, ResultTest::Recommended),
            ConditionDef::RuledOut(pathway) => self.pathway(pathway, ResultTest::RuledOut),
            ConditionDef::Verdict(table, outcome) => self.verdict(table, outcome),
        }
    }

    fn parts(&mut self, parts: &[ConditionDef]) -> Vec<Condition> {
        parts.iter().filter_map(|part| self.condition(part)).collect()
    }

    fn find(&mut self, text: &Text, names: &Names, what: &str) -> Option<usize> {
        self.resolver.find(Word { file: self.file, text }, names, what)
    }

    fn question(&mut self, text: &Text) -> Option<QuestionId> {
        let word = Word { file: self.file, text };
        let scope = self.scope;
        let index = self.resolver.find_or(word, self.scope.questions, "question", || other_kind(scope, &text.text))?;
        if !self.scope.asked[index] {
            // A questionnaire that could not be read whole may ask it in the element with the fault.
            if self.resolver.lost.may_hold(&text.text) {
                return None;
            }
            let message = format!("`{}` does not ask the question `{}`", self.scope.assessment, text.text);
            let place = self.resolver.place(self.file, text);
            let help = Some("add it to a section of the questionnaire, or test another question".to_owned());
            self.resolver.fault(Diagnostic::error("question-not-asked", message).at(place).help(help));
            return None;
        }
        Some(QuestionId::new(index))
    }

    fn options(
        &mut self,
        question: &Text,
        options: &[Text],
        make: fn(QuestionId, OptionSet) -> Condition,
    ) -> Option<Condition> {
        let id = self.question(question)?;
        let asked = &self.scope.bank[id.index()];
        if matches!(asked.kind, AnswerKind::Number { .. }) {
            let message = format!("the question `{}` takes a number and has no options", asked.id);
            let place = self.resolver.place(self.file, question);
            let help = Some("use AtLeast, AtMost or Between".to_owned());
            self.resolver.fault(Diagnostic::error("wrong-type", message).at(place).help(help));
            return None;
        }
        let mut set = OptionSet::default();
        for option in options {
            let index = asked.options().iter().position(|it| it.id == option.text);
            set = set.union(OptionSet::of(index.or_else(|| self.unknown_option(asked, option))?));
        }
        if set.is_empty() {
            let message = format!("this test of `{}` names no option", asked.id);
            let place = self.resolver.place(self.file, question);
            self.resolver.fault(Diagnostic::error("empty-test", message).at(place));
        }
        Some(make(id, set))
    }

    /// Names the fault; never finds anything.
    fn unknown_option(&mut self, question: &Question, option: &Text) -> Option<usize> {
        let names = Names::new(question.options().iter().map(|option| option.id.as_str()));
        let names = names.incomplete(self.scope.questions.is_incomplete);
        self.find(option, &names, &format!("option of `{}`", question.id))
    }

    fn bounds(&mut self, name: &Text, least: i64, most: i64) -> Option<Condition> {
        if least > most {
            let message = format!("no number is from {least} to {most}");
            let place = self.resolver.place(self.file, name);
            let help = Some("write the smaller number first".to_owned());
            self.resolver.fault(Diagnostic::error("empty-test", message).at(place).help(help));
        }
        if let Some(index) = self.scope.scales.get(&name.text) {
            return Some(Condition::Scale(ScaleId::new(index), least, most));
        }
        if self.scope.questions.get(&name.text).is_none() {
            let both = Names::new(self.scope.questions.iter().chain(self.scope.scales.iter()));
            let both = both.incomplete(self.scope.questions.is_incomplete);
            let word = Word { file: self.file, text: name };
            let scope = self.scope;
            self.resolver.find_or(word, &both, "question or scale score", || other_kind(scope, &name.text));
            return None;
        }
        let id = self.question(name)?;
        if !matches!(self.scope.bank[id.index()].kind, AnswerKind::Number { .. }) {
            let message = format!("the question `{}` takes options, not a number", name.text);
            let place = self.resolver.place(self.file, name);
            let help = Some("use Is, IsNot, AnyOf or NoneOf".to_owned());
            self.resolver.fault(Diagnostic::error("wrong-type", message).at(place).help(help));
            return None;
        }
        Some(Condition::Within(id, least, most))
    }

    fn pathway(&mut self, text: &Text, make: fn(PathwayId) -> ResultTest) -> Option<Condition> {
        let Some(results) = self.scope.results else {
            self.no_results_here(text);
            return None;
        };
        let index = self.find(text, &results.pathways, "pathway")?;
        Some(Condition::Result(make(PathwayId::new(index))))
    }

    fn requirement(&mut self, pathway: &Text, requirement: &Text) -> Option<Condition> {
        let Some(results) = self.scope.results else {
            self.no_results_here(pathway);
            return None;
        };
        let index = self.find(pathway, &results.pathways, "pathway")?;
        let names = results.requirements.get(index)?;
        let requirement = self.find(requirement, names, &format!("requirement of `{}`", pathway.text))?;
        Some(Condition::Result(ResultTest::Met(PathwayId::new(index), requirement)))
    }

    fn advice(&mut self, text: &Text) -> Option<Condition> {
        let Some(names) = self.scope.results.and_then(|results| results.advice.as_ref()) else {
            self.no_results_here(text);
            return None;
        };
        let index = self.find(text, names, "advice item")?;
        Some(Condition::Result(ResultTest::Fires(AdviceId::new(index))))
    }

    fn verdict(&mut self, table: &Text, outcome: &Text) -> Option<Condition> {
        let Some(results) = self.scope.results else {
            self.no_results_here(table);
            return None;
        };
        let index = self.find(table, &results.tables, "decision table")?;
        let what = format!("outcome of `{}`", table.text);
        let outcome = self.find(outcome, &results.outcomes[index], &what)?;
        Some(Condition::Result(ResultTest::Verdict(TableId::new(index), OutcomeId::new(outcome))))
    }

    fn no_results_here(&mut self, text: &Text) {
        let place = self.resolver.place(self.file, text);
        let help = Some("test answers or facts; only advice and report.ron depend on results".to_owned());
        let message = "results cannot be tested here";
        self.resolver.fault(Diagnostic::error("result-too-early", message).at(place).help(help));
    }
}

/// How a name is tested that is one of another kind than the test at hand takes.
fn other_kind(scope: &Scope<'_>, name: &str) -> Option<String> {
    let has = |names: &Names| names.get(name).is_some();
    let told = if has(scope.scales) {
        format!("`{name}` is a scale score; use AtLeast, AtMost or Between")
    } else if has(scope.facts) {
        format!("`{name}` is a fact; write `Fact(\"{name}\")`")
    } else if has(scope.questions) {
        format!("`{name}` is a question; a test names one of its answers, as in `Is(\"{name}\", \"...\")`")
    } else {
        return None;
    };
    Some(told)
}
