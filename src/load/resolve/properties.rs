//! Properties: what an author claims of every possible person.
//!
//! In: the file as typed and the assessment's names. Out: resolved claims. Never: whether they hold.

use crate::load::names::Names;
use crate::load::resolve::condition::{Scope, condition};
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::schema::properties::{HelpDef, PropertiesDef, PropertyDef};
use crate::load::spanned::Text;
use crate::model::condition::{Condition, OptionSet};
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AdviceId, FileId, PathwayId, QuestionId, TableId};
use crate::model::pack::Assessment;
use crate::model::property::{Exclusion, Help, Piece, Properties, Property};
use crate::model::question::AnswerKind;

/// One file in the scope of their assessment.
pub struct PropertyFile<'r, 't, 's> {
    /// Faults and places.
    pub resolver: &'r mut Resolver<'t>,
    /// What they may refer to, advice included.
    pub scope: &'s Scope<'s>,
    /// What can exclude each other, by name.
    pub pieces: &'s [(String, Piece)],
    /// The file.
    pub file: FileId,
}

/// What can exclude each other in the report of an assessment, by name.
pub fn pieces(assessment: &Assessment) -> Vec<(String, Piece)> {
    let advice = assessment.advice.iter().enumerate();
    let mut pieces: Vec<(String, Piece)> =
        advice.map(|(at, it)| (it.id.clone(), Piece::Advice(AdviceId::new(at)))).collect();
    for (index, pathway) in assessment.pathways.iter().enumerate() {
        let piece = |at| Piece::Step(PathwayId::new(index), at);
        let steps = pathway.steps.iter().enumerate();
        pieces.extend(steps.map(|(at, it)| (format!("{}/{}", pathway.id, it.id), piece(at))));
    }
    for (index, table) in assessment.tables.iter().enumerate() {
        let piece = |at| Piece::Row(TableId::new(index), at);
        let rows = table.rows.iter().enumerate();
        pieces.extend(rows.map(|(at, it)| (format!("{}/{}", table.id, it.id), piece(at))));
    }
    pieces
}

impl PropertyFile<'_, '_, '_> {
    /// Everything in the file.
    pub fn properties(&mut self, def: &PropertiesDef) -> Properties {
        let file = self.file;
        self.resolver.unique("property", def.properties.0.iter().map(|it| Word { file, text: &it.id }));
        Properties {
            stated: def.properties.0.iter().map(|it| self.property(it)).collect(),
            helps: def.helps.0.iter().filter_map(|it| self.help(it)).collect(),
            excludes: def.excludes.iter().filter_map(|it| self.exclusion(it)).collect(),
        }
    }

    fn property(&mut self, def: &PropertyDef) -> Property {
        let place = self.resolver.place(self.file, &def.id);
        let claim = match (&def.never, &def.always) {
            (Some(claim), None) | (None, Some(claim)) => condition(self.resolver, self.scope, self.file, claim),
            (never, _) => {
                let how = if never.is_some() { "both `never` and `always`" } else { "neither `never` nor `always`" };
                let message = format!("the property `{}` has {how}", def.id.text);
                let help = Some("give it one condition: `never: ...` or `always: ...`".to_owned());
                self.resolver.fault(Diagnostic::error("no-single-claim", message).at(place).help(help));
                Condition::Always
            }
        };
        Property {
            id: self.resolver.id(self.file, &def.id),
            says: self.resolver.text(self.file, &def.says),
            is_never: def.never.is_some(),
            condition: claim,
            because: self.resolver.text(self.file, &def.because),
            cites: self.resolver.cites(self.file, &def.id, &def.cites, true),
            place,
        }
    }

    fn help(&mut self, def: &HelpDef) -> Option<Help> {
        let question = self.find(&def.question, self.scope.questions, "question")?;
        let pathways = &self.scope.results?.pathways;
        let pathway = self.find(&def.pathway, pathways, "pathway")?;
        let asked = &self.scope.bank[question];
        let place = self.resolver.place(self.file, &def.question);
        let is_ordered = match &asked.kind {
            AnswerKind::One(_) => def.order.len() >= 2,
            AnswerKind::Number { .. } => def.order.is_empty(),
            AnswerKind::Many { .. } => false,
        };
        if !is_ordered || !self.scope.asked[question] {
            let message = format!("`{}` has no answers here that help more or less", asked.id);
            let help = "name a question with one answer and two or more of its options in `order`, from the least \
                        helpful to the most, or a question that takes a number";
            let fault = Diagnostic::error("no-order", message).at(place);
            self.resolver.fault(fault.help(Some(help.to_owned())));
            return None;
        }
        let names = Names::new(asked.options().iter().map(|option| option.id.as_str()));
        let what = format!("option of `{}`", asked.id);
        let order = def.order.iter().filter_map(|option| self.find(option, &names, &what).map(OptionSet::of));
        Some(Help {
            order: order.collect(),
            question: QuestionId::new(question),
            pathway: PathwayId::new(pathway),
            because: self.resolver.text(self.file, &def.because),
            cites: self.resolver.cites(self.file, &def.question, &def.cites, true),
            place,
        })
    }

    fn exclusion(&mut self, def: &[Text]) -> Option<Exclusion> {
        let is_incomplete = self.scope.results?.advice.as_ref()?.is_incomplete;
        let names = Names::new(self.pieces.iter().map(|(name, _)| name.as_str())).incomplete(is_incomplete);
        let found = def.iter().filter_map(|text| self.find(text, &names, "advice item, step or row"));
        let found: Vec<usize> = found.collect();
        let place = def.first().and_then(|text| self.resolver.place(self.file, text));
        if def.len() < 2 {
            let message = "one piece of advice excludes nothing by itself";
            let help = Some("name two or more that must not reach one person".to_owned());
            self.resolver.fault(Diagnostic::error("no-contradiction", message).at(place).help(help));
        }
        Some(Exclusion { pieces: found.into_iter().map(|at| self.pieces[at].1).collect(), place })
    }

    fn find(&mut self, text: &Text, names: &Names, what: &str) -> Option<usize> {
        self.resolver.find(Word { file: self.file, text }, names, what)
    }
}
