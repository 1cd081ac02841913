//! Inputs that commands share: the pack, the assessment, the answers.
//!
//! In: arguments. Out: a pack and answers that can be used, or every mistake in them. Never: prompting, printing.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::builtin::{builtin, builtin_vignettes, folder, folder_vignettes};
use crate::cli::disk::{read_from, read_text};
use crate::cli::shell::quoted;
use crate::cli::state::store::Store;
use crate::cli::unusable::Unusable;
use crate::engine::case::Case;
use crate::engine::routing::{Respondent, respond};
use crate::engine::truth::{Response, Truth};
use crate::load::answers::{AnswersText, GivenAnswers, read_file, read_flag, resolve};
use crate::load::names::Names;
use crate::load::pack::{RulesOf, load_rules_of};
use crate::load::texts::Texts;
use crate::load::vignettes;
use crate::model::answers::Answers;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::question::{AnswerKind, Question};
use crate::model::questionnaire::Tier;
use crate::model::vignette::{Vignette, Vignettes};
use crate::report::person::recommendation::RecommendationReport;
use crate::report::phrase;

/// Which pack.
#[derive(Args, Clone, Debug)]
pub struct PackArgs {
    /// Use the questions and rules of this folder in place of the built-in ones.
    #[arg(long, value_name = "DIR", global = true)]
    pub pack: Option<PathBuf>,
}

/// Answers from files and flags.
#[derive(Args, Clone, Debug)]
pub struct AnswersArgs {
    /// Read answers from a RON or JSON file, `-` for standard input; of several, later files win.
    #[arg(long, value_name = "FILE")]
    pub answers: Vec<PathBuf>,
    /// Set one answer, over any file: `--set question=option`, or `question=a,b` where several may be ticked.
    #[arg(long, value_name = "ID=VALUE")]
    pub set: Vec<String>,
}

/// How much may be missing.
#[derive(Args, Clone, Copy, Debug)]
pub struct MissingArgs {
    /// Report on what is there, though answers are missing.
    #[arg(long)]
    pub partial: bool,
    /// Take the neutral answer where one is missing and the question has one.
    #[arg(long)]
    pub defaults: bool,
}

/// Answers with the pack and assessment they belong to.
pub struct Loaded {
    /// The pack; see [`PackArgs::load`] for why it is not dropped.
    pub pack: ManuallyDrop<Pack>,
    /// The assessment.
    pub assessment: AssessmentId,
    /// The answers.
    pub answers: Answers,
    /// Questions whose answer is the neutral one, because nobody gave any.
    pub defaulted: Vec<QuestionId>,
    /// The session they were taken from, where nobody said which answers are meant.
    pub session: Option<String>,
}

impl Loaded {
    /// The case that they make.
    pub fn case(&self) -> Case<'_> {
        Case::new(&self.pack, self.pack.assessment(self.assessment), self.answers.clone())
    }

    /// What is said where nobody said which answers are meant.
    pub fn told_session(&self) -> Vec<String> {
        let told = |id: &String| format!("These are the answers of the quiz you finished last, `{id}`.");
        self.session.as_ref().map(told).into_iter().collect()
    }

    /// The ids of the questions whose answer is the neutral one.
    pub fn taken_by_default(&self) -> Vec<String> {
        self.defaulted.iter().map(|id| self.pack.question(*id).id.clone()).collect()
    }
}

impl PackArgs {
    /// The texts of the pack, not read yet.
    pub fn texts(&self) -> Result<Texts, Unusable> {
        self.pack.as_deref().map_or_else(|| Ok(builtin()), folder)
    }

    /// Loads the pack, with the rules that are wanted. A folder is read whole, so that none of its faults stay unseen;
    /// the built-in pack is known to be sound.
    ///
    /// The program ends with the command, so the pack is left to the system whole: taking its tens of thousands of texts
    /// apart first would only make a person wait.
    pub fn load(&self, rules: RulesOf<'_>) -> Result<ManuallyDrop<Pack>, Unusable> {
        let rules = if self.pack.is_some() { RulesOf::All } else { rules };
        let texts = self.texts()?;
        let (pack, diagnostics) = load_rules_of(&texts, rules);
        pack.map(ManuallyDrop::new).ok_or(Unusable { texts, diagnostics })
    }

    /// The texts of the pack and of its vignettes, not read yet.
    pub fn texts_and_vignettes(&self) -> Result<Texts, Unusable> {
        Ok(self.texts()?.and(self.vignette_texts()))
    }

    fn vignette_texts(&self) -> Texts {
        self.pack.as_deref().map_or_else(builtin_vignettes, folder_vignettes)
    }

    /// Loads the vignettes that stand beside the pack.
    pub fn vignettes(&self, pack: &Pack) -> Result<Vignettes, Unusable> {
        let texts = self.vignette_texts();
        let (vignettes, diagnostics) = vignettes::load(&texts, pack);
        if diagnostics.is_empty() { Ok(vignettes) } else { Err(Unusable { texts, diagnostics }) }
    }

    /// What to type after a command, so that it uses the same pack.
    pub fn argument(&self) -> String {
        self.pack.as_ref().map_or_else(String::new, |folder| format!(" --pack {}", quoted(&folder.to_string_lossy())))
    }

    /// A report whose commands use the same pack.
    pub fn named_in(&self, mut report: RecommendationReport) -> RecommendationReport {
        let argument = self.argument();
        report.leads_to.iter_mut().for_each(|lead| lead.command.push_str(&argument));
        report
    }

    /// The pack of a command that takes its folder as an argument too.
    pub fn or(&self, folder: Option<&PathBuf>) -> Result<Self, Unusable> {
        match (&self.pack, folder) {
            (Some(flag), Some(argument)) if flag != argument => {
                let message = format!("two packs are named: `{}` and `{}`", argument.display(), flag.display());
                Err(Unusable::message(Diagnostic::error("two-packs", message).help(Some("name one".to_owned()))))
            }
            (flag, argument) => Ok(Self { pack: argument.or(flag.as_ref()).cloned() }),
        }
    }
}

impl AnswersArgs {
    /// Reads all answers and finds the assessment they are for; nothing is missing or answered in vain.
    ///
    /// Where none are given, those of the quiz that was finished last are taken, as they are.
    pub fn load(&self, pack: &PackArgs, named: Option<&str>, missing: MissingArgs) -> anyhow::Result<Loaded> {
        if let Some((last, id)) = self.last_finished(pack, named) {
            let loaded = last.load(pack, named, MissingArgs { partial: true, ..missing })?;
            return Ok(Loaded { session: Some(id), ..loaded });
        }
        let (mut loaded, texts, given) = self.read(pack, named)?;
        if missing.defaults {
            let assessment = loaded.pack.assessment(loaded.assessment);
            loaded.defaulted = fill_defaults(&loaded.pack, assessment, &mut loaded.answers);
        }
        let assessment = loaded.pack.assessment(loaded.assessment);
        let respondent = respond(&loaded.pack, assessment, &loaded.answers);
        let mut faults = not_asked(&loaded.pack, assessment, &respondent, &given);
        if !missing.partial {
            faults.extend(not_answered(&loaded.pack, assessment, &respondent));
        }
        if faults.is_empty() { Ok(loaded) } else { Err(Unusable { texts, diagnostics: faults }.into()) }
    }

    /// Reads all answers without asking whether any are missing; and the file or flag that each came from.
    pub fn prefill(&self, pack: &PackArgs, named: Option<&str>) -> anyhow::Result<(Loaded, Vec<Option<String>>)> {
        let (loaded, texts, given) = self.read(pack, named)?;
        let origins = given.places.iter().map(|place| place.map(|place| texts.get(place.file).name.clone()));
        let origins = origins.collect();
        Ok((loaded, origins))
    }

    /// Reads the answers of the files alone, and the same with those of the flags in place of some.
    ///
    /// A file's answer whose question falls away is kept and does not count; a flag's answer to a question that is not
    /// asked then is a mistake.
    pub fn load_changed(
        &self,
        pack: &PackArgs,
        named: Option<&str>,
        missing: MissingArgs,
    ) -> anyhow::Result<(Loaded, Answers)> {
        let files = Self { answers: self.answers.clone(), set: Vec::new() };
        let loaded = files.load(pack, named, missing)?;
        let mut texts = Texts::default();
        let mut faults = Vec::new();
        let mut flags = Vec::new();
        for flag in &self.set {
            match read_flag(&mut texts, flag) {
                Ok(text) => flags.push(text),
                Err(found) => faults.extend(found),
            }
        }
        let (given, found) = resolve(&texts, &loaded.pack, loaded.assessment, &flags);
        faults.extend(found);
        let mut after = loaded.answers.clone();
        for (question, answer) in given.answers.iter() {
            after.set(question, answer);
        }
        let assessment = loaded.pack.assessment(loaded.assessment);
        let respondent = respond(&loaded.pack, assessment, &after);
        faults.extend(not_asked(&loaded.pack, assessment, &respondent, &given));
        if faults.is_empty() { Ok((loaded, after)) } else { Err(Unusable { texts, diagnostics: faults }.into()) }
    }

    /// Whether there are answers to change: those of a file, or of the quiz that was finished last.
    pub fn has_base(&self, pack: &PackArgs, named: Option<&str>) -> bool {
        let files = Self { answers: self.answers.clone(), set: Vec::new() };
        !files.is_empty() || files.last_finished(pack, named).is_some()
    }

    /// Where no answers are given: those of the quiz that was finished last, and the name of its session.
    fn last_finished(&self, pack: &PackArgs, named: Option<&str>) -> Option<(Self, String)> {
        let store = self.is_empty().then(Store::open)?.ok()?;
        let file = store.last_finished(&*pack.load(RulesOf::Nobody).ok()?, named)?;
        Some((Self { answers: vec![file.path.clone()], set: Vec::new() }, file.id()))
    }

    /// Whether none are given.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.set.is_empty()
    }

    fn read(&self, pack: &PackArgs, named: Option<&str>) -> anyhow::Result<(Loaded, Texts, GivenAnswers)> {
        let mut texts = Texts::default();
        let mut faults = Vec::new();
        let mut given = Vec::new();
        for path in &self.answers {
            match read_answers(&mut texts, path) {
                Ok(text) => given.push(text),
                Err(found) => faults.extend(found),
            }
        }
        for flag in &self.set {
            match read_flag(&mut texts, flag) {
                Ok(text) => given.push(text),
                Err(found) => faults.extend(found),
            }
        }
        let named_inside = || given.iter().find_map(|text: &AnswersText| text.assessment.as_ref());
        let wanted = named.or_else(|| named_inside().map(|name| name.text.as_str()));
        let pack = pack.load(wanted.map_or(RulesOf::Default, RulesOf::One))?;
        let assessment = choose(&pack, named, &given, &texts, &mut faults);
        let (answers, found) = resolve(&texts, &pack, assessment, &given);
        faults.extend(found);
        if !faults.is_empty() {
            let respondent = respond(&pack, pack.assessment(assessment), &answers.answers);
            faults.extend(not_asked(&pack, pack.assessment(assessment), &respondent, &answers));
            return Err(Unusable { texts, diagnostics: faults }.into());
        }
        Ok((
            Loaded { pack, assessment, answers: answers.answers.clone(), defaulted: Vec::new(), session: None },
            texts,
            answers,
        ))
    }
}

/// The assessment named by the command, else by the files, else the pack's first choice.
fn choose(
    pack: &Pack,
    named: Option<&str>,
    given: &[AnswersText],
    texts: &Texts,
    faults: &mut Vec<Diagnostic>,
) -> AssessmentId {
    let mut chosen = named.and_then(|name| match assessment(pack, name) {
        Ok(id) => Some(id),
        Err(fault) => {
            faults.push(*fault);
            None
        }
    });
    for (text, name) in given.iter().filter_map(|text| text.assessment.as_ref().map(|name| (text, name))) {
        let place = text.place_of(texts, name);
        match assessment(pack, &name.text) {
            Err(fault) => faults.push(fault.at(place)),
            Ok(id) if chosen.is_none() => chosen = Some(id),
            Ok(id) if chosen == Some(id) => {}
            Ok(_) => {
                let wanted = chosen.map_or("", |id| pack.assessment(id).id.as_str());
                let message = format!("these answers are for `{}`, not for `{wanted}`", name.text);
                faults.push(Diagnostic::error("other-assessment", message).at(place));
            }
        }
    }
    chosen.unwrap_or_else(|| pack.assessment_default())
}

/// The assessment with this name, or the nearest.
pub fn assessment(pack: &Pack, name: &str) -> Result<AssessmentId, Box<Diagnostic>> {
    pack.assessment_named(name).ok_or_else(|| {
        let names = Names::new(pack.assessments.iter().map(|it| it.id.as_str()));
        let message = format!("unknown assessment `{}`", name.escape_debug());
        Box::new(Diagnostic::error("unknown-assessment", message).help(names.suggest(name, "assessments")))
    })
}

fn read_answers(texts: &mut Texts, path: &Path) -> Result<AnswersText, Vec<Diagnostic>> {
    let is_stdin = path.as_os_str() == "-";
    let name = if is_stdin { "standard input".to_owned() } else { path.display().to_string() };
    let text = if is_stdin { read_from(std::io::stdin().lock()) } else { read_text(path) };
    let text = text.map_err(|no_text| {
        let file = texts.push(&name, &no_text.text);
        let place = (!no_text.text.is_empty()).then(|| texts.span(file, no_text.at, no_text.at + 1));
        let fault = Diagnostic::error("unreadable", format!("`{name}` cannot be read: {}", no_text.why)).at(place);
        vec![fault.help(no_text.help.map(str::to_owned))]
    })?;
    let file = texts.push(&name, &text);
    read_file(texts, file)
}

/// Fills in neutral answers in asking order, so that a filled answer can raise the next question. The questions that got
/// one.
pub fn fill_defaults(pack: &Pack, assessment: &Assessment, answers: &mut Answers) -> Vec<QuestionId> {
    let mut filled = Vec::new();
    for (position, asked) in assessment.asked.iter().enumerate() {
        let respondent = respond(pack, assessment, answers);
        let is_open =
            respondent.asked[position] == Truth::Yes && respondent.response(asked.question) == Response::Pending;
        if let Some(default) = pack.question(asked.question).default.filter(|_| is_open) {
            answers.set(asked.question, default);
            filled.push(asked.question);
        }
    }
    filled
}

fn not_asked(pack: &Pack, assessment: &Assessment, respondent: &Respondent, given: &GivenAnswers) -> Vec<Diagnostic> {
    let positions = assessment.asked.iter().enumerate();
    let in_vain = positions.filter(|(at, asked)| {
        let is_given = given.answers.get(asked.question).is_some() && !given.is_kept.contains(&asked.question);
        respondent.asked[*at] == Truth::No && is_given
    });
    let faults = in_vain.map(|(_, asked)| {
        let question = pack.question(asked.question);
        let message = format!("`{}` is answered, but not asked of this person", question.id);
        let when = phrase::condition(pack, assessment, &asked.ask_when);
        let fault = Diagnostic::error("not-asked", message).at(given.places[asked.question.index()]);
        fault.help(Some(format!("it is asked when {when}; take this answer out, or change the other")))
    });
    faults.collect()
}

/// What keeps the answers of a vignette from being those of a whole person: questions answered in vain, and core
/// questions that are not.
pub fn not_a_person(pack: &Pack, vignette: &Vignette) -> Vec<Diagnostic> {
    let assessment = pack.assessment(vignette.assessment);
    let respondent = respond(pack, assessment, &vignette.answers);
    let (answers, places) = (vignette.answers.clone(), vignette.places.clone());
    let mut faults = not_asked(pack, assessment, &respondent, &GivenAnswers { answers, places, is_kept: Vec::new() });
    faults.extend(respondent.missing(assessment, Tier::Core).map(|asked| {
        let question = pack.question(asked.question);
        let message = format!("`{}` is a core question that is asked of this person, and not answered", question.id);
        let help = format!("answer it: {}", choices(question));
        Diagnostic::error("missing-answer", message).at(vignette.place).help(Some(help))
    }));
    faults
}

fn not_answered(pack: &Pack, assessment: &Assessment, respondent: &Respondent) -> Vec<Diagnostic> {
    let missing = respondent.missing(assessment, Tier::Core);
    let faults = missing.map(|asked| {
        let question = pack.question(asked.question);
        let message = format!("`{}` is not answered: {}", question.id, question.ask);
        Diagnostic::error("missing-answer", message).help(Some(format!("--set {}={}", question.id, choices(question))))
    });
    faults.collect()
}

/// The values a question takes, as a flag writes them.
pub fn choices(question: &Question) -> String {
    let ids = || question.options().iter().map(|option| option.id.as_str()).collect::<Vec<_>>();
    match &question.kind {
        AnswerKind::One(_) => ids().join("|"),
        AnswerKind::Many { .. } => format!("{} (several with commas)", ids().join("|")),
        AnswerKind::Number { least, most, .. } => format!("{least}..{most}"),
    }
}
