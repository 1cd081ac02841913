//! Answers as commands take them: from files, sessions and flags, or from the quiz that was finished last.
//!
//! In: arguments. Out: answers that can be used, or every mistake in them. Never: prompting, printing.

use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::Args;

use crate::cli::inputs::{PackArgs, assessment};
use crate::cli::missing::{fill_defaults, not_answered, not_asked, unfinished};
use crate::cli::shell::quoted;
use crate::cli::state::store::{SessionFile, Store, is_finished};
use crate::cli::unusable::Unusable;
use crate::cli::whose::{Word, is_stdin, no_answers, read_answers, session_of, unknown, word};
use crate::engine::case::Case;
use crate::engine::routing::{counted, respond};
use crate::load::answers::{AnswersText, GivenAnswers, read_flag, resolve};
use crate::load::pack::RulesOf;
use crate::load::texts::Texts;
use crate::model::answers::Answers;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::pack::Pack;
use crate::page::person::commands::Commands;

/// Answers from files and flags.
#[derive(Args, Clone, Debug)]
pub struct AnswersArgs {
    /// Read answers from a RON or JSON file, `-` for standard input, or the name of a saved session; of several, later
    /// ones win.
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
    /// What is typed to see more of their result.
    pub commands: Commands,
}

impl Loaded {
    /// The case that they make: of the answers that count, as in the quiz that they may come from.
    pub fn case(&self) -> Case<'_> {
        let assessment = self.pack.assessment(self.assessment);
        let respondent = respond(&self.pack, assessment, &self.answers);
        let case = Case::new(&self.pack, assessment, counted(&respondent, &self.answers));
        case.assuming(self.defaulted.iter().copied())
    }

    /// What is said where nobody said which answers are meant.
    pub fn told_session(&self) -> Vec<String> {
        let told = |id: &String| format!("These are the answers of the quiz you finished last, `{id}`.");
        self.session.as_ref().map(told).into_iter().collect()
    }
}

impl AnswersArgs {
    /// Reads all answers and finds the assessment they are for; nothing is missing or answered in vain.
    ///
    /// Where none are given, those of the quiz that was finished last are taken. What a finished quiz left open counts
    /// as said.
    pub fn load(&self, pack: &PackArgs, named: Option<&str>, missing: MissingArgs) -> anyhow::Result<Loaded> {
        let whose = self.whose(pack, named)?;
        let commands = whose.commands(pack, missing);
        let is_finished = whose.session.as_ref().is_some_and(|it| it.finished);
        let missing = MissingArgs { partial: missing.partial || is_finished, ..missing };
        if whose.given.is_empty() && !missing.partial && !missing.defaults {
            let questions = pack.load(RulesOf::Nobody)?;
            let named = named.unwrap_or_else(|| questions.assessment(questions.assessment_default()).id.as_str());
            let message = format!("there are no answers for `{named}`, and no quiz of it was finished");
            return Err(Unusable::message(no_answers(named, &message)).into());
        }
        let (mut loaded, texts, given) = whose.given.read(pack, whose.assessment.as_deref())?;
        if missing.defaults {
            let assessment = loaded.pack.assessment(loaded.assessment);
            loaded.defaulted.extend(fill_defaults(&loaded.pack, assessment, &mut loaded.answers));
        }
        let assessment = loaded.pack.assessment(loaded.assessment);
        let respondent = respond(&loaded.pack, assessment, &loaded.answers);
        let mut faults = not_asked(&loaded.pack, assessment, &respondent, &given);
        if !missing.partial {
            let open = not_answered(&loaded.pack, assessment, &respondent);
            match whose.session.as_ref().filter(|_| !open.is_empty()) {
                Some(session) => faults.push(unfinished(&session.id, &assessment.id, open.len())),
                None => faults.extend(open),
            }
        }
        loaded.session = whose.session.filter(|it| it.unasked).map(|it| it.id);
        loaded.commands = commands;
        if faults.is_empty() { Ok(loaded) } else { Err(Unusable { texts, diagnostics: faults }.into()) }
    }

    /// Reads all answers without asking whether any are missing; and the file or flag that each came from.
    pub fn prefill(&self, pack: &PackArgs, named: Option<&str>) -> anyhow::Result<(Loaded, Vec<Option<String>>)> {
        let whose = self.named(pack, named)?;
        let (loaded, texts, given) = whose.given.read(pack, whose.assessment.as_deref())?;
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

    /// Whether there are answers to change: those of a file or a session, or of the quiz that was finished last.
    pub fn has_base(&self, pack: &PackArgs, named: Option<&str>) -> anyhow::Result<bool> {
        let files = Self { answers: self.answers.clone(), set: Vec::new() };
        Ok(!files.whose(pack, named)?.given.is_empty())
    }

    /// Whose answers are meant. A word in the place of an assessment may be a session or a file; where none are given,
    /// they are those of the quiz that was finished last.
    fn whose(&self, pack: &PackArgs, named: Option<&str>) -> Result<Whose, Unusable> {
        let whose = self.named(pack, named)?;
        if !whose.given.is_empty() {
            return Ok(whose);
        }
        let last = Store::open().ok().and_then(|it| it.last_finished(&*pack.load(RulesOf::Nobody).ok()?, named));
        Ok(last.map_or(whose, |file| Whose::of_session(&file, self, true)))
    }

    /// The same where answers that nobody named are not meant.
    fn named(&self, pack: &PackArgs, named: Option<&str>) -> Result<Whose, Unusable> {
        let Some(name) = named else {
            let only = if let [path] = self.answers.as_slice() { session_of(path) } else { None };
            let files = Self { answers: Vec::new(), set: self.set.clone() };
            let whole = || Whose { given: self.clone(), assessment: None, session: None };
            return Ok(only.map_or_else(whole, |file| Whose::of_session(&file, &files, false)));
        };
        match word(name, || pack.load(RulesOf::Nobody).is_ok_and(|it| it.assessment_named(name).is_some())) {
            Word::Session(file) => Ok(Whose::of_session(&file, self, false)),
            Word::File(path) => {
                let given = Self { answers: [vec![path], self.answers.clone()].concat(), set: self.set.clone() };
                Ok(Whose { given, assessment: None, session: None })
            }
            Word::Other => {
                let questions = pack.load(RulesOf::Nobody)?;
                if questions.assessment_named(name).is_none() {
                    let known: Vec<&str> = questions.assessments.iter().map(|it| it.id.as_str()).collect();
                    return Err(Unusable::message(unknown(name, &known)));
                }
                Ok(Whose { given: self.clone(), assessment: named.map(str::to_owned), session: None })
            }
        }
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
            Loaded {
                pack,
                assessment,
                answers: answers.answers.clone(),
                defaulted: answers.by_default.clone(),
                session: None,
                commands: Commands::default(),
            },
            texts,
            answers,
        ))
    }
}

/// Whose answers a command is about.
struct Whose {
    given: AnswersArgs,
    assessment: Option<String>,
    session: Option<Taken>,
}

/// The session that answers come from.
struct Taken {
    id: String,
    /// Whether its quiz came to its end.
    finished: bool,
    /// Whether nobody named it.
    unasked: bool,
}

impl Whose {
    /// The answers of a session, and over them what else is given.
    fn of_session(file: &SessionFile, over: &AnswersArgs, unasked: bool) -> Self {
        let answers = [vec![file.path.clone()], over.answers.clone()].concat();
        let session = Taken { id: file.id(), finished: is_finished(&file.path), unasked };
        let given = AnswersArgs { answers, set: over.set.clone() };
        Self { given, assessment: None, session: Some(session) }
    }

    /// What is typed to see more of the same, as short as it works.
    fn commands(&self, pack: &PackArgs, missing: MissingArgs) -> Commands {
        let files = self.given.answers.iter().skip(usize::from(self.session.is_some()));
        let files = files.map(|it| format!(" --answers {}", quoted(&it.to_string_lossy())));
        let flags = self.given.set.iter().map(|it| format!(" --set {}", quoted(it)));
        let mut flags: String = files.chain(flags).chain([pack.argument()]).collect();
        let finished = self.session.as_ref().is_some_and(|it| it.finished);
        for (flag, is_given) in [(" --partial", missing.partial && !finished), (" --defaults", missing.defaults)] {
            flags.push_str(if is_given { flag } else { "" });
        }
        let whose = match &self.session {
            Some(it) if self.is_last(pack, &it.id) => String::new(),
            Some(it) => format!(" {}", it.id),
            None => self.assessment.as_ref().map_or_else(String::new, |it| format!(" {it}")),
        };
        let commands = Commands::new(whose, flags);
        // What came through a pipe cannot be named again.
        if self.given.answers.iter().any(|it| is_stdin(it)) { commands.unnamed() } else { commands }
    }

    /// Whether a session is the one that is meant where none is named.
    fn is_last(&self, pack: &PackArgs, id: &str) -> bool {
        let is_alone = self.given.answers.len() == 1 && self.given.set.is_empty();
        let last = || Store::open().ok()?.last_finished(&*pack.load(RulesOf::Nobody).ok()?, None);
        is_alone && last().is_some_and(|it| it.id() == id)
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
