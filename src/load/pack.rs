//! Loading a pack: all its files, all its faults, in one run.
//!
//! In: the texts of a pack. Out: the pack if it is sound, and every fault that was found. Never: the disk.

use serde::de::DeserializeOwned;

use crate::load::names::Names;
use crate::load::pack::strays::strays;
use crate::load::reading::read;
use crate::load::resolve::bank::{bibliography, questions};
use crate::load::resolve::condition::{ResultNames, Scope};
use crate::load::resolve::intentions::find_named;
use crate::load::resolve::lints::lint_settings;
use crate::load::resolve::properties::{PropertyFile, pieces};
use crate::load::resolve::questionnaire::{Bank, questionnaire};
use crate::load::resolve::resolver::{Resolver, Word};
use crate::load::resolve::rules::{Rules, result_names};
use crate::load::resolve::shares::ShareFile;
use crate::load::schema::lints::LintSettingDef;
use crate::load::schema::properties::PropertiesDef;
use crate::load::schema::questionnaire::{QuestionDef, QuestionnaireDef};
use crate::load::schema::rules::{AdviceDef, BibliographyDef, PathwayDef, ReportDef, TableDef};
use crate::load::schema::shares::SharesDef;
use crate::load::spanned::{Each, Text};
use crate::load::texts::Texts;
use crate::load::vignettes;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::id::FileId;
use crate::model::pack::{Assessment, FitBounds, Pack};
use crate::model::pathway::{Pathway, PathwayKind};

pub(crate) mod strays;

const BANK: &str = "questionnaires/bank.ron";
const SOURCES: &str = "rules/sources.ron";
const LINTS: &str = "rules/lints.ron";

/// The codes of faults that keep a file or a part of it from being read. Other faults may follow from them.
const CAUSES: &[&str] = &[
    "syntax",
    "unknown-field",
    "unknown-word",
    "missing-field",
    "repeated-field",
    "wrong-length",
    "too-deep",
    "unreadable",
    "missing-file",
    "missing-folder",
    "too-many-files",
    "stray-file",
];

/// Whose rules to read. Reading rules takes most of the time, and one respondent needs those of one assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesOf<'a> {
    /// Those of every assessment.
    All,
    /// Those of the assessment with this id.
    One(&'a str),
    /// Those of the assessment to take when none is named.
    Default,
    /// None: questions alone.
    Nobody,
}

/// Loads a pack. With a fault among the diagnostics there is no pack.
pub fn load(texts: &Texts) -> (Option<Pack>, Vec<Diagnostic>) {
    load_rules_of(texts, RulesOf::All)
}

/// Loads a pack with the rules of one assessment; the others have their questions, and neither pathways nor advice.
/// Faults in rules that are not read stay unseen.
pub fn load_rules_of(texts: &Texts, rules: RulesOf<'_>) -> (Option<Pack>, Vec<Diagnostic>) {
    let mut loader = Loader { resolver: Resolver::new(texts), rules, is_blind: false };
    let pack = loader.pack();
    let mut diagnostics = loader.resolver.diagnostics;
    diagnostics.extend(texts.unread(|name| !name.starts_with(vignettes::FOLDER)));
    sort(&mut diagnostics);
    let sound = diagnostics.iter().all(|it| it.severity != Severity::Error);
    (sound.then_some(pack), diagnostics)
}

/// Puts faults in the order in which to mend them: those that others may follow from first, then by place.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|it| (!CAUSES.contains(&it.code), it.place, it.code));
}

struct Loader<'t> {
    resolver: Resolver<'t>,
    rules: RulesOf<'t>,
    /// Whether a file is missing, or could not be read at all, that was asked for since this was last put to no.
    is_blind: bool,
}

impl Loader<'_> {
    fn pack(&mut self) -> Pack {
        let texts = self.resolver.texts;
        self.resolver.lost.is_cut_short = texts.is_unseen("");
        let mut pack = Pack { files: texts.lines(), ..Pack::default() };
        self.refuse_strays();
        let sources = self.read_named::<BibliographyDef>(SOURCES);
        self.resolver.claims.is_incomplete = self.is_blind;
        if let Some((file, def)) = sources {
            (pack.sources, pack.claims) = bibliography(&mut self.resolver, file, &def);
        }
        self.is_blind = false;
        if let Some((file, def)) = self.read_named::<Each<QuestionDef>>(BANK) {
            pack.questions = questions(&mut self.resolver, file, &def.0);
        }
        let names = Names::new(pack.questions.iter().map(|question| question.id.as_str())).incomplete(self.is_blind);
        let bank = Bank { questions: &pack.questions, names: &names };
        let mut assessments = Vec::new();
        let mut files = self.files_in("questionnaires/");
        files.retain(|(_, path)| path != BANK);
        if files.is_empty() && !texts.is_unseen(BANK) {
            self.fault_of_file("no-assessment", "the pack has no questionnaire beside the bank");
        }
        for (file, path) in files {
            self.is_blind = false;
            match self.read::<QuestionnaireDef>(file) {
                Some(def) => assessments.push(self.assessment(file, &path, &def, &bank)),
                None => self.structure_of(path.trim_start_matches("questionnaires/").trim_end_matches(".ron")),
            }
        }
        pack.assessments = assessments;
        if self.rules == RulesOf::All && texts.named(LINTS).is_some() {
            let settings = self.read_named::<Each<LintSettingDef>>(LINTS);
            pack.lint_settings =
                settings.map_or_else(Vec::new, |(file, defs)| lint_settings(&mut self.resolver, file, &defs.0));
        }
        pack
    }

    /// What can be said of the rules of a questionnaire that cannot be read: whether they can be.
    fn structure_of(&mut self, assessment: &str) {
        if self.rules != RulesOf::All {
            return;
        }
        let folder = format!("rules/{assessment}/");
        let named = |name: &str| self.resolver.texts.named(&format!("{folder}{name}"));
        let (report, tables, properties) = (named("report.ron"), named("verdicts.ron"), named("properties.ron"));
        report.and_then(|file| self.read::<ReportDef>(file));
        tables.and_then(|file| self.read::<Each<TableDef>>(file));
        properties.and_then(|file| self.read::<PropertiesDef>(file));
        named("shares.ron").and_then(|file| self.read::<SharesDef>(file));
        self.read_all::<PathwayDef>(&format!("{folder}pathways/"));
        self.read_all::<Each<AdviceDef>>(&format!("{folder}advice/"));
    }

    fn assessment(&mut self, file: FileId, path: &str, def: &QuestionnaireDef, bank: &Bank<'_>) -> Assessment {
        let mut assessment = questionnaire(&mut self.resolver, file, def, bank);
        if path != format!("questionnaires/{}.ron", assessment.id) {
            let message = format!("the assessment `{}` stands in `{path}`", assessment.id);
            let help = Some(format!("name the file `questionnaires/{}.ron`", assessment.id));
            let place = self.resolver.place(file, &def.id);
            self.resolver.fault(Diagnostic::error("misnamed-file", message).at(place).help(help));
        }
        let mut asked = vec![false; bank.questions.len()];
        for it in &assessment.asked {
            asked[it.question.index()] = true;
        }
        let facts = Names::new(assessment.facts.iter().map(|fact| fact.id.as_str())).incomplete(self.is_blind);
        let scales = Names::new(assessment.scales.iter().map(|scale| scale.id.as_str())).incomplete(self.is_blind);
        let id = assessment.id.clone();
        let mut scope = Scope {
            assessment: &id,
            bank: bank.questions,
            questions: bank.names,
            asked: &asked,
            facts: &facts,
            scales: &scales,
            results: None,
        };
        let is_wanted = match self.rules {
            RulesOf::All => true,
            RulesOf::One(wanted) => wanted == id,
            RulesOf::Default => assessment.default,
            RulesOf::Nobody => false,
        };
        if !is_wanted {
            return assessment;
        }
        self.is_blind = false;
        let path = format!("rules/{id}/report.ron");
        let report = self.read_named::<ReportDef>(&path);
        let is_report_faulty = std::mem::take(&mut self.is_blind);
        let pathways = self.pathways(&mut assessment, &scope, report.as_ref());
        self.is_blind = false;
        self.tables(&mut assessment, &scope);
        let results = result_names(&pathways, &assessment.pathways, &assessment.tables, self.is_blind);
        scope.results = Some(&results);
        if let Some((file, report)) = &report {
            self.parts_and_leads(&mut assessment, &scope, *file, report);
        }
        let parts = Names::new(assessment.parts.iter().map(|part| part.id.as_str()));
        self.is_blind = false;
        self.advice(&mut assessment, &scope, &parts.incomplete(is_report_faulty));
        if self.rules == RulesOf::All {
            let advice = Names::new(assessment.advice.iter().map(|it| it.id.as_str())).incomplete(self.is_blind);
            let with_advice = ResultNames { advice: Some(advice), ..results.clone() };
            let scope = Scope { results: Some(&with_advice), ..scope };
            self.properties(&mut assessment, &scope);
            self.shares(&mut assessment, &Scope { results: None, ..scope });
        }
        assessment
    }

    /// Pathways in the order that the report file declares; gives back their names.
    fn pathways(
        &mut self,
        assessment: &mut Assessment,
        scope: &Scope<'_>,
        report: Option<&(FileId, ReportDef)>,
    ) -> Names {
        let mut found = Vec::new();
        let mut ids: Vec<(FileId, Text)> = Vec::new();
        for (file, def) in self.read_all::<PathwayDef>(&format!("rules/{}/pathways/", assessment.id)) {
            found.push(Rules { resolver: &mut self.resolver, scope, file }.pathway(&def));
            ids.push((file, def.id));
        }
        self.resolver.unique("pathway", ids.iter().map(|(file, text)| Word { file: *file, text }));
        let names = Names::new(found.iter().map(|pathway| pathway.id.as_str())).incomplete(self.is_blind);
        let Some((file, report)) = report else { return names };
        let file = *file;
        let words = || report.pathways.iter().map(|text| Word { file, text });
        self.resolver.unique("pathway", words());
        let undeclared = undeclared(&found, &names, &report.pathways);
        let unknown = report.pathways.iter().filter(|it| names.get(&it.text).is_none()).count();
        // One name that nobody has and one pathway that nobody names: the pathway was renamed.
        let renamed = undeclared.first().filter(|_| undeclared.len() == 1 && unknown == 1).map(|it| &found[*it].id);
        let find = |word| match renamed {
            Some(id) => self.resolver.find_or(word, &names, "pathway", || Some(format!("its id is `{id}` now"))),
            None => self.resolver.find(word, &names, "pathway"),
        };
        let mut order: Vec<usize> = words().filter_map(find).collect();
        for index in undeclared {
            let pathway = &found[index];
            order.push(index);
            if renamed.is_none() {
                let message = format!("the pathway `{}` has no place in the declared order", pathway.id);
                let help = Some(format!("add it to `pathways` in `rules/{}/report.ron`", assessment.id));
                self.resolver.fault(Diagnostic::error("undeclared-pathway", message).at(pathway.place).help(help));
            }
        }
        assessment.pathways = order.iter().map(|index| found[*index].clone()).collect();
        assessment.fits = FitBounds { strong: report.fits.strong, good: report.fits.good };
        assessment.limits = self.resolver.lines(file, &report.limits);
        self.need_a_fallback(&assessment.id, &found, file);
        // Advice refers to pathways in declared order.
        let declared = Names::new(assessment.pathways.iter().map(|pathway| pathway.id.as_str()));
        declared.incomplete(names.is_incomplete)
    }

    /// A route without requirements keeps anyone from being left without an answer.
    fn need_a_fallback(&mut self, assessment: &str, pathways: &[Pathway], file: FileId) {
        let mut routes = pathways.iter().filter(|it| it.kind == PathwayKind::Route).peekable();
        let folder = format!("rules/{assessment}/pathways/");
        let lost = &self.resolver.lost;
        let is_lost = self.files_in(&folder).iter().any(|(file, _)| lost.is_part_of(*file));
        let is_known = !self.is_blind && !is_lost && routes.peek().is_some();
        if is_known && !routes.any(|route| route.requires.is_empty()) {
            let message = format!("every route of `{assessment}` can be ruled out");
            let help = Some("leave one route without requirements, so that everybody gets an answer".to_owned());
            let place = Some(self.resolver.top(file));
            self.resolver.fault(Diagnostic::error("no-fallback", message).at(place).help(help));
        }
    }

    /// The parts of the report, and the assessments that it leads to.
    fn parts_and_leads(&mut self, assessment: &mut Assessment, scope: &Scope<'_>, file: FileId, report: &ReportDef) {
        self.resolver.unique("part of the report", report.parts.0.iter().map(|def| Word { file, text: &def.id }));
        let names = self.assessment_names();
        let mut rules = Rules { resolver: &mut self.resolver, scope, file };
        assessment.parts = report.parts.0.iter().map(|def| rules.part(def)).collect();
        assessment.free_time = report.free_time.0.iter().map(|def| rules.free_time(def)).collect();
        assessment.find_out_when = rules.condition(&report.find_out_when);
        assessment.leads_to = report.leads_to.0.iter().filter_map(|def| rules.lead(def, &names)).collect();
    }

    /// The ids of all assessments, in order: the file names say them before the files are read.
    fn assessment_names(&self) -> Names {
        let files = self.files_in("questionnaires/").into_iter().filter(|(_, path)| path != BANK);
        let stems =
            files.map(|(_, path)| path.trim_start_matches("questionnaires/").trim_end_matches(".ron").to_owned());
        let stems: Vec<String> = stems.collect();
        Names::new(stems.iter().map(String::as_str))
    }

    fn tables(&mut self, assessment: &mut Assessment, scope: &Scope<'_>) {
        let path = format!("rules/{}/verdicts.ron", assessment.id);
        if self.resolver.texts.named(&path).is_none() {
            return;
        }
        let Some((file, defs)) = self.read_named::<Each<TableDef>>(&path) else { return };
        self.resolver.unique("decision table", defs.0.iter().map(|def| Word { file, text: &def.id }));
        let mut rules = Rules { resolver: &mut self.resolver, scope, file };
        assessment.tables = defs.0.iter().map(|def| rules.table(def)).collect();
    }

    fn advice(&mut self, assessment: &mut Assessment, scope: &Scope<'_>, parts: &Names) {
        let mut ids: Vec<(FileId, Text)> = Vec::new();
        for (file, defs) in self.read_all::<Each<AdviceDef>>(&format!("rules/{}/advice/", assessment.id)) {
            let mut rules = Rules { resolver: &mut self.resolver, scope, file };
            for def in defs.0 {
                assessment.advice.push(rules.advice(&def, parts));
                ids.push((file, def.id));
            }
        }
        self.resolver.unique("advice item", ids.iter().map(|(file, text)| Word { file: *file, text }));
        find_named(&mut self.resolver, assessment, self.is_blind);
    }

    /// What an author claims of every possible person; a report has no use for it.
    fn properties(&mut self, assessment: &mut Assessment, scope: &Scope<'_>) {
        let path = format!("rules/{}/properties.ron", assessment.id);
        if self.resolver.texts.named(&path).is_none() {
            return;
        }
        let Some((file, def)) = self.read_named::<PropertiesDef>(&path) else { return };
        let pieces = pieces(assessment);
        let mut properties = PropertyFile { resolver: &mut self.resolver, scope, pieces: &pieces, file };
        assessment.properties = properties.properties(&def);
    }

    /// How common an author says that answers are; a report has no use for it.
    fn shares(&mut self, assessment: &mut Assessment, scope: &Scope<'_>) {
        let path = format!("rules/{}/shares.ron", assessment.id);
        if self.resolver.texts.named(&path).is_none() {
            return;
        }
        let Some((file, def)) = self.read_named::<SharesDef>(&path) else { return };
        assessment.shares = ShareFile { resolver: &mut self.resolver, scope, file }.shares(&def);
    }

    /// A file that nothing reads is a mistake; what it declares may be meant elsewhere, which is no mistake of its own.
    fn refuse_strays(&mut self) {
        let texts = self.resolver.texts;
        for (file, told) in strays(texts, &self.assessment_names()) {
            self.resolver.lost.add(texts, file, std::slice::from_ref(&(0..texts.get(file).text.len())));
            self.resolver.diagnostics.extend(told);
        }
    }

    fn files_in(&self, folder: &str) -> Vec<(FileId, String)> {
        let files = self.resolver.texts.iter();
        let inside = files.filter(|(_, file)| file.name.strip_prefix(folder).is_some_and(|rest| !rest.contains('/')));
        inside.map(|(id, file)| (id, file.name.clone())).collect()
    }

    fn read_named<T: DeserializeOwned>(&mut self, name: &str) -> Option<(FileId, T)> {
        let Some(file) = self.resolver.texts.named(name) else {
            self.is_blind = true;
            if self.resolver.texts.is_unseen(name) {
                return None;
            }
            self.fault_of_file("missing-file", &format!("the pack has no file `{name}`"));
            return None;
        };
        self.read(file).map(|def| (file, def))
    }

    fn read<T: DeserializeOwned>(&mut self, file: FileId) -> Option<T> {
        let texts = self.resolver.texts;
        if texts.is_unread(file) {
            self.is_blind = true;
            return None;
        }
        match read(texts, file) {
            Ok(value) => Some(value),
            Err(salvage) => {
                self.resolver.lost.add(texts, file, &salvage.lost);
                self.resolver.lost.is_nameless |= salvage.is_nameless;
                self.resolver.diagnostics.extend(salvage.diagnostics);
                salvage.value
            }
        }
    }

    fn read_all<T: DeserializeOwned>(&mut self, folder: &str) -> Vec<(FileId, T)> {
        let files = self.files_in(folder).into_iter();
        files.filter_map(|(file, _)| self.read(file).map(|value| (file, value))).collect()
    }

    fn fault_of_file(&mut self, code: &'static str, message: &str) {
        self.resolver.fault(Diagnostic::error(code, message));
    }
}

/// The pathways that a report file does not name; of two with one id, the first is the one that it names.
fn undeclared(pathways: &[Pathway], names: &Names, declared: &[Text]) -> Vec<usize> {
    let is_declared = |id: &str| declared.iter().any(|it| it.text == id);
    let all = pathways.iter().enumerate();
    all.filter(|(index, it)| names.get(&it.id) == Some(*index) && !is_declared(&it.id))
        .map(|(index, _)| index)
        .collect()
}
