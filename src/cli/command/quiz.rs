//! `inroad quiz`: asks one question a screen, then reports.
//!
//! In: arguments and a person. Out: a report. Never: what to ask next (the interview knows).

use std::io::IsTerminal;

use clap::Args;

use crate::cli::answers::{AnswersArgs, Loaded};
use crate::cli::command::after_quiz::{Ended, Next};
use crate::cli::inputs::PackArgs;
use crate::cli::locale::is_on;
use crate::cli::missing::fill_defaults;
use crate::cli::output::{DetailArgs, Format, Output, OutputArgs, TargetArgs, Then};
use crate::cli::prompt::adaptive::Adaptive;
use crate::cli::prompt::conversation::{Conversation, Keeping};
use crate::cli::prompt::front_door::enter;
use crate::cli::prompt::prompter::{Chosen, Interrupted, Origin, Prompter};
use crate::cli::prompt::take_over::{Taken, offer};
use crate::cli::state::shared_answers::shared;
use crate::cli::state::store::{Session, SessionFile, Store};
use crate::cli::unusable::Unusable;
use crate::engine::case::Case;
use crate::engine::interview::{Interview, Step, Turn};
use crate::load::answers::FLAG;
use crate::load::pack::RulesOf;
use crate::model::answers::Answers;
use crate::model::diagnostic::Diagnostic;
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::model::questionnaire::Tier;
use crate::page::document::{Document, Item, Marker};
use crate::page::person::commands::Commands;
use crate::page::person::recommendation::document;
use crate::render::json::json;
use crate::report::citation::{AnswerValue, answer_value};
use crate::report::person::recommendation::LeadReport;
use crate::report::phrase;

/// Take the guided quiz, then read the report.
#[derive(Args, Clone, Debug)]
pub struct QuizCommand {
    /// The assessment; where left out, the one that the answers name, else the quiz asks what brings you here.
    pub assessment: Option<String>,
    #[command(flatten)]
    answers: AnswersArgs,
    #[command(flatten)]
    detail: DetailArgs,
    #[command(flatten)]
    output: OutputArgs,
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
        self.output.target.check(&self.answers.answers)?;
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
        self.set_farewell(&mut front, assessment, pack);
        let conversation = match self.begin(&loaded, origins, pack.folder(), &mut front)? {
            Begun::With(conversation) => *conversation,
            Begun::Left(saved) => return Err(Interrupted { saved, resume: None }.into()),
        };
        front.show(&conversation.welcome())?;
        self.converse(pack, front, &loaded, conversation)
    }

    /// Opens the answers of a finished quiz again.
    fn again(&self, pack: &PackArgs, mut front: Adaptive, again: Again) -> anyhow::Result<Output> {
        let (loaded, _) = self.answers.prefill(pack, self.assessment.as_deref())?;
        self.set_farewell(&mut front, loaded.pack.assessment(loaded.assessment), pack);
        let store = if self.no_save { None } else { Store::open().ok() };
        let keeping = store.map(|store| Keeping::of(store, again.file, pack.folder()));
        let assessment = loaded.pack.assessment(loaded.assessment);
        let mut interview = Interview::resumed(&loaded.pack, assessment, again.answers, again.left_out);
        if !matches!(interview.step(), Step::Review(_)) {
            interview.take(Turn::Review);
        }
        let conversation = Conversation::new(&loaded.pack, loaded.assessment, interview, again.origins, keeping);
        self.converse(pack, front, &loaded, conversation)
    }

    /// Goes through a conversation to its end, and reports.
    fn converse(
        &self,
        pack: &PackArgs,
        mut front: Adaptive,
        loaded: &Loaded,
        mut conversation: Conversation<'_>,
    ) -> anyhow::Result<Output> {
        let assessment = loaded.pack.assessment(loaded.assessment);
        let finished = conversation.run(&mut front)?;
        // The terminal is put back before anything else is written to it.
        front.rest();
        let answers = conversation.interview.counted();
        let flags = command_line(&loaded.pack, assessment, &answers);
        let whole = (conversation.interview.answers().clone(), conversation.interview.left_out().to_vec());
        let is_whole = conversation.interview.respondent().missing(assessment, Tier::Core).next().is_none();
        let assumed = conversation.by_default();
        let saved = conversation.keeping.filter(Keeping::is_kept).and_then(|it| it.file);
        if !finished {
            let flags = if saved.is_some() { String::new() } else { flags };
            let no_save = if self.no_save { " --no-save" } else { "" };
            let go_on = || format!("inroad quiz {}{flags}{no_save}{}", assessment.id, self.around(pack));
            let resume = answers.iter().next().map(|_| go_on());
            return Err(Interrupted { saved: saved.map(|it| it.path.display().to_string()), resume }.into());
        }
        // What nobody said is not handed on to the next quiz as said.
        let mut said = answers.clone();
        for it in &assumed {
            said.clear(*it);
        }
        let case = Case::new(&loaded.pack, assessment, answers).assuming(assumed);
        let report = pack.named_in(self.output.report(&case, self.detail), self.output.spoken());
        let partial = if is_whole { "" } else { " --partial" };
        let by_flags = || Commands::new(format!(" {}", assessment.id), format!("{flags}{partial}"));
        // The quiz that was finished last is meant where none is named.
        let shortest = saved.as_ref().map_or_else(by_flags, |_| Commands::default()).with(&self.around(pack));
        let by_session = |it: &SessionFile| Commands::new(format!(" {}", it.id()), String::new());
        let again = saved.as_ref().map_or_else(by_flags, by_session).with(&self.around(pack));
        let mut output =
            self.output.output(|| document(&report, self.output.is_full(self.detail), &shortest), || json(&report))?;
        output.closing = self.closing(saved.as_ref(), &again);
        let lead = report.leads_to.first().cloned();
        let (quiz, around) = (self.of(&assessment.id).without_answers(), pack.clone());
        let done: Option<Next> = lead.map(|lead| {
            let (quiz, pack) = (quiz.of(&lead.assessment), pack.clone());
            let next: Next = Box::new(move |front| quiz.follow(&pack, front, &lead, &said));
            next
        });
        if !self.asks_what_next() {
            output.then = done.map(|next| -> Then { Box::new(move || next(front)) });
            return Ok(output);
        }
        let again = Again { answers: whole.0, left_out: whole.1, origins: conversation.origins, file: saved };
        let ended = Ended {
            name: again.file.as_ref().map_or_else(|| assessment.id.clone(), SessionFile::id),
            report,
            commands: shortest,
            spoken: self.is_spoken(),
            front,
            change: Box::new(move |front| quiz.again(&around, front, again)),
            done: done.unwrap_or_else(|| Box::new(|_| Ok(Output::nothing()))),
        };
        output.then = Some(Box::new(move || ended.ask()));
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
        let output = OutputArgs { target: TargetArgs::default(), ..self.output };
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
        for question in &loaded.defaulted {
            origins[question.index()] = Some(Origin::Default);
        }
        origins
    }

    /// A new conversation, or an earlier one that the person goes on with.
    fn begin<'p>(
        &self,
        loaded: &'p Loaded,
        mut origins: Vec<Option<Origin>>,
        folder: Option<String>,
        front: &mut dyn Prompter,
    ) -> anyhow::Result<Begun<'p>> {
        const OFFERED_MAX: usize = 3;
        let (pack, id) = (&loaded.pack, loaded.assessment);
        let store = if self.no_save { None } else { Store::open().ok() };
        let asked_anew = !self.answers.is_empty() || self.defaults;
        if let Some(store) = &store {
            store.clear();
        }
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
                    return Ok(Begun::With(Box::new(go_on_with(
                        pack,
                        id,
                        Keeping::of(store.clone(), Some(file), folder),
                        session,
                        front,
                    )?)));
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
        let keeping = store.map(|store| Keeping::of(store, None, folder));
        Ok(Begun::With(Box::new(Conversation::new(pack, id, interview, origins, keeping))))
    }

    /// Interactive only where a person can answer, otherwise a message that says what to do; and whether in plain
    /// lines from the first question on.
    fn lines_only(&self) -> Result<bool, Unusable> {
        let can_ask = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        if self.no_input || (!can_ask && !self.is_spoken()) {
            let why = if self.no_input { "`--no-input` is given" } else { "there is no terminal to ask on" };
            let help = "write `inroad report --set question=option ...` or `inroad report --answers FILE`; \
                        `inroad quiz --accessible` reads replies from standard input, a line each";
            let fault = Diagnostic::error("no-terminal", format!("the quiz cannot ask: {why}"));
            return Err(Unusable::message(fault.help(Some(help.to_owned()))));
        }
        let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
        Ok(self.is_spoken() || dumb)
    }

    /// Whether the person listens.
    fn is_spoken(&self) -> bool {
        self.output.accessible || is_on("ACCESSIBLE")
    }

    /// Whether the person is asked what to see next: where they read the page and can reply.
    fn asks_what_next(&self) -> bool {
        let is_page = self.output.format() == Format::Text && self.output.target.target().is_none();
        let can_ask =
            [std::io::stdin().is_terminal(), std::io::stdout().is_terminal(), std::io::stderr().is_terminal()];
        is_page && can_ask == [true; 3]
    }

    fn set_farewell(&self, front: &mut Adaptive, assessment: &Assessment, pack: &PackArgs) {
        front.set_farewell(if self.no_save {
            "Stopped. Nothing is saved.".to_owned()
        } else {
            format!("Stopped. To go on with what is saved:\n  inroad quiz {}{}", assessment.id, self.around(pack))
        });
    }

    /// The flags of every command that goes on from here.
    fn around(&self, pack: &PackArgs) -> String {
        format!("{}{}", pack.argument(), self.output.spoken())
    }

    /// What to do next, after the report.
    fn closing(&self, saved: Option<&SessionFile>, commands: &Commands) -> Vec<String> {
        let mut lines = vec![String::new()];
        if let Some(file) = saved {
            lines.push(format!(
                "Your answers are saved as `{}` (`inroad sessions` lists, shows and deletes).",
                file.id()
            ));
        }
        let full = if self.detail.full { " --full" } else { "" };
        lines.push("The same report again, without questions:".to_owned());
        lines.push(format!("  {}", commands.report(&format!("{full}{}", self.output.format().flag()))));
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

/// A finished quiz whose answers are looked at again.
struct Again {
    answers: Answers,
    left_out: Vec<QuestionId>,
    origins: Vec<Option<Origin>>,
    file: Option<SessionFile>,
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
    mut keeping: Keeping,
    session: Session,
    front: &mut dyn Prompter,
) -> anyhow::Result<Conversation<'p>> {
    tell_unfit(front, &session)?;
    let origins = session.given.places.iter().map(|place| place.map(|_| Origin::Earlier));
    let mut origins: Vec<Option<Origin>> = origins.collect();
    for question in &session.given.by_default {
        origins[question.index()] = Some(Origin::Default);
    }
    if !session.faults.is_empty() {
        (keeping.file, keeping.lock) = (None, None);
    }
    let keeping = Some(keeping);
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

/// The flags that repeat these answers.
fn command_line(pack: &Pack, assessment: &Assessment, answers: &Answers) -> String {
    let flags = answers.iter().filter(|(id, _)| assessment.position(*id).is_some()).map(|(id, answer)| {
        let question = pack.question(id);
        let value = match answer_value(question, answer) {
            AnswerValue::Word(word) => word,
            AnswerValue::Words(words) => words.join(","),
            AnswerValue::Number(number) => number.to_string(),
        };
        format!(" --set {}={value}", question.id)
    });
    flags.collect()
}
