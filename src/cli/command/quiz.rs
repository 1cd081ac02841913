//! `inroad quiz`: asks one question a screen, then reports.
//!
//! In: arguments and a person. Out: a report. Never: what to ask next (the interview knows).

use std::io::IsTerminal;

use clap::Args;

use crate::cli::inputs::{AnswersArgs, Loaded, PackArgs, fill_defaults};
use crate::cli::output::{DetailArgs, Output, OutputArgs};
use crate::cli::prompt::adaptive::Adaptive;
use crate::cli::prompt::conversation::{Conversation, Keeping};
use crate::cli::prompt::front_door::enter;
use crate::cli::prompt::prompter::{Chosen, Interrupted, Origin, Prompter};
use crate::cli::prompt::take_over::{Taken, offer};
use crate::cli::shell::quoted;
use crate::cli::state::shared_answers::shared;
use crate::cli::state::store::{Session, SessionFile, Store};
use crate::cli::unusable::Unusable;
use crate::engine::case::Case;
use crate::engine::interview::Interview;
use crate::load::answers::FLAG;
use crate::load::pack::RulesOf;
use crate::model::answers::Answers;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::AssessmentId;
use crate::model::pack::{Assessment, Pack};
use crate::model::questionnaire::Tier;
use crate::page::document::{Document, Item, Marker};
use crate::page::person::recommendation::document;
use crate::render::json::json;
use crate::report::citation::{AnswerValue, answer_value};
use crate::report::person::recommendation::LeadReport;
use crate::report::phrase;

/// Take the guided quiz, then read the report.
#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub struct QuizCommand {
    /// The assessment; where left out, the one that the answers name, else the quiz asks what brings you here.
    pub assessment: Option<String>,
    #[command(flatten)]
    answers: AnswersArgs,
    #[command(flatten)]
    detail: DetailArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// Ask in plain numbered lines, as a screen reader likes them.
    #[arg(long, env = "ACCESSIBLE", value_parser = clap::builder::FalseyValueParser::new(), action = clap::ArgAction::SetTrue)]
    accessible: bool,
    /// Never ask: say what to do instead.
    #[arg(long)]
    no_input: bool,
    /// Keep nothing on disk.
    #[arg(long)]
    no_save: bool,
    /// Take the neutral answer where a question has one; each can be changed before the report.
    #[arg(long)]
    defaults: bool,
}

impl QuizCommand {
    /// Runs the quiz and reports; where the result leads to another assessment, goes on to it if the person wants to.
    pub fn run(&self, pack: &PackArgs, colors: bool) -> anyhow::Result<Output> {
        let lines_only = self.lines_only()?;
        let is_named = self.assessment.is_some() || !self.answers.is_empty();
        let mut front = Adaptive::start(colors, lines_only, "Stopped. Nothing was answered.".to_owned())?;
        if is_named {
            return self.take(pack, front, &Answers::new());
        }
        let questions = pack.load(RulesOf::Nobody)?;
        let Some(entered) = enter(&questions, &mut front)? else {
            return Err(Interrupted { saved: None, resume: None }.into());
        };
        self.of(&questions.assessment(entered).id).take(pack, front, &Answers::new())
    }

    /// The same quiz on an assessment.
    fn of(&self, assessment: &str) -> Self {
        Self { assessment: Some(assessment.to_owned()), ..self.clone() }
    }

    /// Takes one assessment, with what another one has said before.
    fn take(&self, pack: &PackArgs, mut front: Adaptive, before: &Answers) -> anyhow::Result<Output> {
        let (mut loaded, names) = self.answers.prefill(pack, self.assessment.as_deref())?;
        let mut origins = self.origins(&mut loaded, &names);
        take_over(&mut loaded, &mut origins, before);
        let assessment = loaded.pack.assessment(loaded.assessment);
        front.set_farewell(if self.no_save {
            "Stopped. Nothing is saved.".to_owned()
        } else {
            format!("Stopped. Every answer is saved; to go on:\n  inroad quiz {}", again(assessment, pack))
        });
        let mut conversation = match self.begin(&loaded, origins, &mut front)? {
            Begun::With(conversation) => *conversation,
            Begun::Left(saved) => return Err(Interrupted { saved, resume: None }.into()),
        };
        let finished = conversation.run(&mut front)?;
        // The terminal is put back before anything else is written to it.
        front.rest();
        let answers = conversation.interview.counted();
        let flags = command_line(&loaded.pack, assessment, &answers, pack);
        let saved = conversation.keeping.filter(|it| it.trouble.is_none()).and_then(|it| it.file);
        if !finished {
            let go_on = || if saved.is_some() { again(assessment, pack) } else { flags.clone() };
            let no_save = if self.no_save { " --no-save" } else { "" };
            let resume = answers.iter().next().map(|_| format!("inroad quiz {}{no_save}", go_on()));
            return Err(Interrupted { saved: saved.map(|it| it.path.display().to_string()), resume }.into());
        }
        let case = Case::new(&loaded.pack, assessment, answers.clone());
        let report = pack.named_in(self.output.report(&case, self.detail));
        let mut output =
            self.output.output(|| document(&report, self.output.is_full(self.detail)), || json(&report))?;
        let is_whole = conversation.interview.respondent().missing(assessment, Tier::Core).next().is_none();
        output.spoken = self.accessible;
        output.closing = self.closing(saved.as_ref(), assessment, &flags, pack, is_whole);
        if let Some(lead) = report.leads_to.into_iter().next() {
            let (quiz, pack) = (self.of(&lead.assessment).without_answers(), pack.clone());
            output.then = Some(Box::new(move || quiz.follow(&pack, front, &lead, &answers)));
        }
        Ok(output)
    }

    /// Goes on to the assessment that a result leads to, if the person wants to.
    fn follow(
        &self,
        pack: &PackArgs,
        mut front: Adaptive,
        lead: &LeadReport,
        answers: &Answers,
    ) -> anyhow::Result<Output> {
        let rows = [format!("Go on: {}", lead.title), "That is all for now".to_owned()];
        match front.choose(&lead.invites, &rows, 0)? {
            Chosen::Row(0) => self.take(pack, front, answers),
            _ => Ok(Output::nothing()),
        }
    }

    /// The same quiz without the answers that were for another assessment, and with a report of its own.
    fn without_answers(self) -> Self {
        let output = OutputArgs { output: None, ..self.output };
        Self { answers: AnswersArgs { answers: Vec::new(), set: Vec::new() }, output, ..self }
    }

    /// Where each answer comes from; neutral answers are filled in where that is wanted.
    fn origins(&self, loaded: &mut Loaded, names: &[Option<String>]) -> Vec<Option<Origin>> {
        let origin = |name: &Option<String>| {
            name.as_ref().map(|name| if name == FLAG { Origin::Flag } else { Origin::File(name.clone()) })
        };
        let mut origins: Vec<Option<Origin>> = names.iter().map(origin).collect();
        if self.defaults {
            fill_defaults(&loaded.pack, loaded.pack.assessment(loaded.assessment), &mut loaded.answers);
            for (question, _) in loaded.answers.iter() {
                origins[question.index()].get_or_insert(Origin::Default);
            }
        }
        origins
    }

    /// A new conversation, or an earlier one that the person goes on with.
    fn begin<'p>(
        &self,
        loaded: &'p Loaded,
        mut origins: Vec<Option<Origin>>,
        front: &mut dyn Prompter,
    ) -> anyhow::Result<Begun<'p>> {
        const OFFERED_MAX: usize = 3;
        let (pack, id) = (&loaded.pack, loaded.assessment);
        let store = if self.no_save { None } else { Store::open().ok() };
        let asked_anew = !self.answers.is_empty() || self.defaults;
        if let Some(store) = store.as_ref().filter(|_| !asked_anew) {
            let mut earlier = store.unfinished(pack, id);
            earlier.truncate(OFFERED_MAX);
            let go_on = |(file, session): &(SessionFile, Session)| {
                let count = phrase::count(session.given.answers.iter().count(), "answer");
                format!("Go on with {count} (saved as {})", file.id())
            };
            let mut rows: Vec<String> = earlier.iter().map(go_on).collect();
            rows.push("Begin anew, and leave what is saved".to_owned());
            let chosen = if earlier.is_empty() {
                Chosen::Back
            } else {
                front.choose("You have not finished a quiz.", &rows, 0)?
            };
            match chosen {
                Chosen::Row(row) if row < earlier.len() => {
                    let (file, session) = earlier.swap_remove(row);
                    return Ok(Begun::With(Box::new(go_on_with(pack, id, store, file, session, front)?)));
                }
                Chosen::Row(_) | Chosen::Back => {}
                Chosen::Left => {
                    return Ok(Begun::Left(earlier.first().map(|(file, _)| file.path.display().to_string())));
                }
            }
        }
        let mut answers = loaded.answers.clone();
        if let Some(store) = store.as_ref().filter(|_| answers.is_empty()) {
            match offer(pack, id, store, front)? {
                Taken::Left => return Ok(Begun::Left(None)),
                Taken::Answers(taken) => {
                    for (question, _) in taken.iter() {
                        origins[question.index()] = Some(Origin::Earlier);
                    }
                    answers = taken;
                }
            }
        }
        let interview = Interview::new(pack, pack.assessment(id), answers);
        let keeping = store.map(|store| Keeping { store, file: None, lock: None, trouble: None });
        Ok(Begun::With(Box::new(Conversation::new(pack, id, interview, origins, keeping))))
    }

    /// Interactive only where a person can answer, otherwise a message that says what to do; and whether in plain
    /// lines from the first question on.
    fn lines_only(&self) -> Result<bool, Unusable> {
        let can_ask = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        if self.no_input || (!can_ask && !self.accessible) {
            let why = if self.no_input { "`--no-input` is given" } else { "there is no terminal to ask on" };
            let help = "write `inroad report --set question=option ...` or `inroad report --answers FILE`; \
                        `inroad quiz --accessible` reads replies from standard input, a line each";
            let fault = Diagnostic::error("no-terminal", format!("the quiz cannot ask: {why}"));
            return Err(Unusable::message(fault.help(Some(help.to_owned()))));
        }
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Ok(self.accessible || dumb)
    }

    /// What to do next, after the report.
    fn closing(
        &self,
        saved: Option<&SessionFile>,
        assessment: &Assessment,
        flags: &str,
        pack: &PackArgs,
        is_whole: bool,
    ) -> Vec<String> {
        let arguments = match saved {
            Some(file) => {
                let path = quoted(&file.path.display().to_string());
                format!("{} --answers {path}", again(assessment, pack))
            }
            None => flags.to_owned(),
        };
        let mut lines = vec![String::new()];
        if let Some(file) = saved {
            lines.push(format!(
                "Your answers are saved as `{}` (`inroad sessions` lists, shows and deletes).",
                file.id()
            ));
        }
        let arguments = if is_whole { arguments } else { format!("{arguments} --partial") };
        let full = if self.detail.full { " --full" } else { "" };
        let format = self.output.format.flag();
        lines.push("The same report again, without questions:".to_owned());
        lines.push(format!("  inroad report {arguments}{full}{format}"));
        lines.push("Why each line is there:".to_owned());
        lines.push(format!("  inroad explain {arguments}"));
        lines
    }
}

/// Takes over what another assessment has said, where nothing else was given.
fn take_over(loaded: &mut Loaded, origins: &mut [Option<Origin>], before: &Answers) {
    for (question, answer) in shared(&loaded.pack, loaded.assessment, before).iter() {
        if origins[question.index()].is_none() {
            loaded.answers.set(question, answer);
            origins[question.index()] = Some(Origin::Earlier);
        }
    }
}

/// How a quiz begins.
enum Begun<'p> {
    /// With this conversation.
    With(Box<Conversation<'p>>),
    /// Not at all: the person left, and this is what is saved from before.
    Left(Option<String>),
}

/// Goes on with an earlier session. One with answers that no longer fit is left as it is and gets a successor.
fn go_on_with<'p>(
    pack: &'p Pack,
    id: AssessmentId,
    store: &Store,
    file: SessionFile,
    session: Session,
    front: &mut dyn Prompter,
) -> anyhow::Result<Conversation<'p>> {
    tell_unfit(front, &session)?;
    let origins = session.given.places.iter().map(|place| place.map(|_| Origin::Earlier)).collect();
    let file = Some(file).filter(|_| session.faults.is_empty());
    let lock = file.as_ref().and_then(|file| store.lock(file));
    let keeping = Some(Keeping { store: store.clone(), file, lock, trouble: None });
    let interview = Interview::resumed(pack, pack.assessment(id), session.given.answers, session.left_out);
    Ok(Conversation::new(pack, id, interview, origins, keeping))
}

/// Says which saved answers no longer fit the questions, and why.
fn tell_unfit(front: &mut dyn Prompter, session: &Session) -> anyhow::Result<()> {
    if session.faults.is_empty() {
        return Ok(());
    }
    let mut document = Document::default();
    document.paragraph("The questions have changed since; these answers no longer fit and are asked anew:");
    document.list(Marker::Bullet, session.faults.iter().map(|fault| Item::new(&fault.message)).collect());
    front.show(&document)
}

/// The arguments that name the assessment and the pack.
fn again(assessment: &Assessment, from: &PackArgs) -> String {
    let pack = from.pack.as_ref().map(|folder| format!(" --pack {}", quoted(&folder.display().to_string())));
    format!("{}{}", assessment.id, pack.unwrap_or_default())
}

/// The arguments that repeat these answers.
fn command_line(pack: &Pack, assessment: &Assessment, answers: &Answers, from: &PackArgs) -> String {
    let mut words = vec![again(assessment, from)];
    for (id, answer) in answers.iter() {
        let question = pack.question(id);
        let value = match answer_value(question, answer) {
            AnswerValue::Word(word) => word,
            AnswerValue::Words(words) => words.join(","),
            AnswerValue::Number(number) => number.to_string(),
        };
        words.push(format!("--set {}={value}", question.id));
    }
    words.join(" ")
}
