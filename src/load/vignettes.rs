//! Vignettes from files: respondents and expectations, with every mistake in them.
//!
//! In: texts and the pack they are about, with all its rules. Out: vignettes, and what is wrong. Never: running them.

use crate::load::answers::{from_parts, place_of_value, resolve};
use crate::load::names::Names;
use crate::load::reading::read;
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::schema::reply::ReplyDef;
use crate::load::schema::vignette::{ExpectationDef, OpinionDef, VignetteDef};
use crate::load::spanned::Text;
use crate::load::texts::{TextFile, Texts};
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AssessmentId, ClaimId, FileId, OutcomeId, PathwayId, TableId};
use crate::model::pack::{Assessment, Pack};
use crate::model::pathway::PathwayKind;
use crate::model::vignette::{Expectation, Expected, Opinion, Vignette, Vignettes};

/// Where the vignettes of a pack stand.
pub const FOLDER: &str = "tests/vignettes";

/// Reads every file of [`FOLDER`] as a vignette. One with a mistake is left out and its mistakes are told.
pub fn load(texts: &Texts, pack: &Pack) -> (Vignettes, Vec<Diagnostic>) {
    let mut reader = Reader { resolver: Resolver::new(texts), pack };
    let mut vignettes = Vignettes { files: texts.lines(), all: Vec::new() };
    for (file, def) in defs(texts, &mut reader.resolver.diagnostics) {
        vignettes.all.extend(reader.vignette(file, &texts.get(file).name, def));
    }
    (vignettes, reader.resolver.diagnostics)
}

/// What can be said of vignettes where there is no pack to hold them against: files that are none.
pub fn unreadable(texts: &Texts) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    defs(texts, &mut diagnostics);
    diagnostics
}

/// The vignettes among the texts.
pub fn files(texts: &Texts) -> impl Iterator<Item = (FileId, &TextFile)> {
    texts.iter().filter(|(_, file)| file.name.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/')))
}

/// Every vignette that is one in form.
fn defs(texts: &Texts, diagnostics: &mut Vec<Diagnostic>) -> Vec<(FileId, VignetteDef)> {
    let mut defs = Vec::new();
    diagnostics.extend(texts.unread(|name| name.starts_with(FOLDER)));
    for (file, _) in files(texts).filter(|(file, _)| !texts.is_unread(*file)) {
        match read(texts, file) {
            Ok(def) => defs.push((file, def)),
            Err(salvage) => diagnostics.extend(salvage.diagnostics),
        }
    }
    defs
}

struct Reader<'t> {
    resolver: Resolver<'t>,
    pack: &'t Pack,
}

impl Reader<'_> {
    fn vignette(&mut self, file: FileId, name: &str, def: VignetteDef) -> Option<Vignette> {
        let before = self.resolver.diagnostics.len();
        let place = self.resolver.place(file, &def.about);
        let about = self.resolver.text(file, &def.about);
        let names = Names::new(self.pack.assessments.iter().map(|it| it.id.as_str()));
        let word = Word { file, text: &def.assessment };
        let id = AssessmentId::new(self.resolver.find(word, &names, "assessment")?);
        let texts = self.resolver.texts;
        let given = match from_parts(texts, file, None, def.answers) {
            Ok(text) => {
                let (given, faults) = resolve(texts, self.pack, id, &[text]);
                self.resolver.diagnostics.extend(faults);
                given
            }
            Err(faults) => {
                self.resolver.diagnostics.extend(faults);
                return None;
            }
        };
        let assessment = self.pack.assessment(id);
        let opinion = def.opinion.as_ref().and_then(|it| self.opinion(file, assessment, it));
        let is_demanding = def.expect.is_some() || def.opinion.is_none();
        let expect = def.expect.map_or_else(Expectation::default, |it| self.expectation(file, assessment, &it));
        let is_sound = self.resolver.diagnostics.len() == before;
        if is_sound && is_demanding && expect.is_empty() {
            let help = Some("expect at least one of: first, close_call, ruled_out, verdicts, cites".to_owned());
            let fault = Diagnostic::error("nothing-expected", "this vignette expects nothing, so it cannot fail");
            self.resolver.fault(fault.at(place).help(help));
            return None;
        }
        let (name, answers, places) = (name.to_owned(), given.answers, given.places);
        is_sound.then_some(Vignette { name, about, assessment: id, answers, places, expect, opinion, place })
    }

    fn expectation(&mut self, file: FileId, assessment: &Assessment, def: &ExpectationDef) -> Expectation {
        let pathways = Names::new(assessment.pathways.iter().map(|it| it.id.as_str()));
        let claims = Names::new(self.pack.claims.iter().map(|it| it.id.as_str()));
        let firsts: Vec<&Text> = def.first.iter().collect();
        Expectation {
            first: self.routes(file, assessment, &pathways, &firsts).pop(),
            close_call: self.close_call(file, assessment, &pathways, &def.close_call),
            ruled_out: self.each(file, &def.ruled_out.iter().collect::<Vec<_>>(), &pathways, "pathway", PathwayId::new),
            verdicts: def.verdicts.as_ref().map_or_else(Vec::new, |map| self.verdicts(file, assessment, map)),
            cites: self.each(file, &def.cites.iter().collect::<Vec<_>>(), &claims, "claim", ClaimId::new),
        }
    }

    fn opinion(&mut self, file: FileId, assessment: &Assessment, def: &OpinionDef) -> Option<Opinion> {
        let pathways = Names::new(assessment.pathways.iter().map(|it| it.id.as_str()));
        let kind = self.resolver.text(file, &def.kind);
        let first = self.routes(file, assessment, &pathways, &[&def.first]).pop();
        Some(Opinion { kind, first: first?.what })
    }

    fn close_call(
        &mut self,
        file: FileId,
        assessment: &Assessment,
        pathways: &Names,
        close: &[Text],
    ) -> Vec<Expected<PathwayId>> {
        self.resolver.unique("pathway", close.iter().map(|text| Word { file, text }));
        if let [only] = close {
            let place = self.resolver.place(file, only);
            let help = Some("name at least two routes, or use `first`".to_owned());
            let fault = Diagnostic::error("close-call-of-one", "a close call is between two routes or more");
            self.resolver.fault(fault.at(place).help(help));
        }
        self.routes(file, assessment, pathways, &close.iter().collect::<Vec<_>>())
    }

    /// Pathways that can come first.
    fn routes(
        &mut self,
        file: FileId,
        assessment: &Assessment,
        pathways: &Names,
        words: &[&Text],
    ) -> Vec<Expected<PathwayId>> {
        let found = self.each(file, words, pathways, "pathway", PathwayId::new);
        for it in &found {
            let pathway = assessment.pathway(it.what);
            if pathway.kind == PathwayKind::Support {
                let message = format!("`{}` is a support, and only routes are ranked", pathway.id);
                self.resolver.fault(Diagnostic::error("not-a-route", message).at(it.place));
            }
        }
        found
    }

    fn verdicts(
        &mut self,
        file: FileId,
        assessment: &Assessment,
        map: &ReplyDef,
    ) -> Vec<Expected<(TableId, OutcomeId)>> {
        let ReplyDef::Map(pairs) = map else {
            let fault = Diagnostic::error("wrong-type", "verdicts are a map, `{ \"table\": \"outcome\" }`");
            self.resolver.fault(fault.at(Some(place_of_value(self.resolver.texts, file, "verdicts"))));
            return Vec::new();
        };
        let tables = Names::new(assessment.tables.iter().map(|it| it.id.as_str()));
        self.resolver.unique("decision table", pairs.iter().map(|(text, _)| Word { file, text }));
        let one = |(table, outcome): &(Text, ReplyDef)| {
            let place = self.resolver.place(file, table);
            let id = self.resolver.find(Word { file, text: table }, &tables, "decision table").map(TableId::new)?;
            let ReplyDef::Word(outcome) = outcome else {
                let message = format!("the outcome of `{}` is an id in quotes", table.text);
                self.resolver.fault(Diagnostic::error("wrong-type", message).at(place));
                return None;
            };
            let outcomes = Names::new(assessment.table(id).outcomes.iter().map(|it| it.id.as_str()));
            let what = format!("outcome of `{}`", table.text);
            let outcome = self.resolver.find(Word { file, text: outcome }, &outcomes, &what).map(OutcomeId::new)?;
            Some(Expected { what: (id, outcome), place })
        };
        pairs.iter().filter_map(one).collect()
    }

    fn each<I>(
        &mut self,
        file: FileId,
        words: &[&Text],
        names: &Names,
        what: &str,
        id: fn(usize) -> I,
    ) -> Vec<Expected<I>> {
        let one = |text: &&Text| {
            let found = self.resolver.find(Word { file, text }, names, what)?;
            Some(Expected { what: id(found), place: self.resolver.place(file, text) })
        };
        words.iter().filter_map(one).collect()
    }
}
