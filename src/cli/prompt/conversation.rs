//! The conversation of a quiz: every step of the interview through a front end, every answer saved at once.
//!
//! In: an interview and a front end. Out: whether it came to its end. Never: reading keys, deciding what to ask.

use std::fs::File;

use crate::analysis::person::decisive::Results;
use crate::analysis::person::sensitivity::change;
use crate::cli::disk::plain_chain;
use crate::cli::prompt::prompter::{Chosen, Done, Looked, Origin, Page, Prompter, Said};
use crate::cli::state::session_text::{Saved, session_text};
use crate::cli::state::store::{Kept, SessionFile, Store};
use crate::engine::case::Case;
use crate::engine::interview::{Interview, Open, Progress, Step, Turn};
use crate::model::answers::{Answer, Answers};
use crate::model::id::{AssessmentId, QuestionId};
use crate::model::pack::{Assessment, Pack};
use crate::page::document::{Document, plain, strong};
use crate::page::person::first_result;
use crate::report::person::change::preview;
use crate::report::person::recommendation::recommendation;
use crate::report::phrase;

/// A quiz under way.
pub struct Conversation<'p> {
    /// The pack.
    pub pack: &'p Pack,
    /// The assessment.
    pub id: AssessmentId,
    /// The state machine.
    pub interview: Interview<'p>,
    /// Everything the result can say, prepared when it is first asked for.
    pub results: Option<Option<Results<'p>>>,
    /// Where each answer came from, by question of the bank.
    pub origins: Vec<Option<Origin>>,
    /// Where answers are saved; none where nothing is to be kept.
    pub keeping: Option<Keeping>,
    /// Whether it was said that no answer still to come can change the result.
    pub was_settled: bool,
    /// The result as it was shown last, in a sentence.
    shown: Option<String>,
    /// Whether nothing was answered since.
    is_shown_still: bool,
}

/// The session that answers are saved in.
pub struct Keeping {
    /// The store.
    pub store: Store,
    /// Its file, once there is an answer.
    pub file: Option<SessionFile>,
    /// Holds the file, so that no other quiz writes to it.
    pub lock: Option<File>,
    /// Why saving failed, told once.
    pub trouble: Option<String>,
    /// The folder of the pack; none of the built-in one.
    pub folder: Option<String>,
    /// The file as it was saved last.
    text: Option<String>,
}

impl Keeping {
    /// Keeps answers in a session of a store, or in a new one once there are some.
    pub fn of(store: Store, file: Option<SessionFile>, folder: Option<String>) -> Self {
        let lock = file.as_ref().and_then(|it| store.lock(it));
        Self { store, file, lock, trouble: None, folder, text: None }
    }

    /// Whether what was said is saved: nothing went wrong, and nobody has deleted it since.
    pub fn is_kept(&self) -> bool {
        let is_there = |file: &SessionFile| self.store.is_there(file, self.lock.as_ref());
        self.trouble.is_none() && self.file.as_ref().is_none_or(is_there)
    }

    /// Saves; what kept it from being saved where it was, in a sentence.
    fn save(&mut self, pack: &Pack, assessment: &Assessment, saved: &Saved<'_>) -> Option<String> {
        let id = self.file.as_ref().map(SessionFile::id).unwrap_or_default();
        let outcome = match &self.file {
            Some(file) => {
                let before = self.text.as_deref();
                self.store.save(pack, assessment, (file, self.lock.as_ref()), before, saved)
            }
            None => self.anew(pack, assessment, saved),
        };
        let outcome = match outcome {
            // What somebody changed by hand is theirs.
            Ok(Kept::Changed) => self.anew(pack, assessment, saved).map(|_| Kept::Changed),
            other => other,
        };
        self.text = Some(session_text(pack, assessment, saved));
        let told = match outcome {
            Ok(Kept::Saved) => return None,
            Ok(Kept::Changed) => {
                let new = self.file.as_ref().map(SessionFile::id).unwrap_or_default();
                return Some(format!("`{id}` was changed meanwhile, and stays so. Your answers are saved as `{new}`."));
            }
            Ok(Kept::Deleted) => {
                format!("`{id}` was deleted meanwhile, and stays so. The quiz goes on, and saves nothing more.")
            }
            Err(error) => {
                format!("Your answers cannot be saved: {}. The quiz goes on without.", plain_chain(&error))
            }
        };
        self.trouble = Some(told.clone());
        Some(told)
    }

    /// Saves as a new session.
    fn anew(&mut self, pack: &Pack, assessment: &Assessment, saved: &Saved<'_>) -> anyhow::Result<Kept> {
        let (file, lock) = self.store.create(pack, assessment, saved)?;
        (self.file, self.lock) = (Some(file), lock);
        Ok(Kept::Saved)
    }
}

impl<'p> Conversation<'p> {
    /// A quiz that begins, or goes on where an interview stands.
    pub fn new(
        pack: &'p Pack,
        id: AssessmentId,
        interview: Interview<'p>,
        origins: Vec<Option<Origin>>,
        keeping: Option<Keeping>,
    ) -> Self {
        Self {
            pack,
            id,
            interview,
            results: None,
            origins,
            keeping,
            was_settled: false,
            shown: None,
            is_shown_still: false,
        }
    }

    fn assessment(&self) -> &'p Assessment {
        self.pack.assessment(self.id)
    }

    /// The person as far as their answers count.
    fn case(&self) -> Case<'p> {
        Case::new(self.pack, self.assessment(), self.interview.counted()).assuming(self.by_default())
    }

    /// Asks until all is said; no when the person left.
    pub fn run(&mut self, front: &mut dyn Prompter) -> anyhow::Result<bool> {
        loop {
            let step = self.interview.step();
            let done = match step {
                Step::Done => break,
                Step::Ask(position) => {
                    self.tell_settled(front)?;
                    front.ask(&self.page(position))?
                }
                Step::FirstResult(refine) => self.first_result(front, refine)?,
                Step::Review(open) => self.review(front, open)?,
            };
            let turn = match done {
                Done::Left => return Ok(false),
                Done::Turn(turn) => turn,
            };
            if let (Step::Ask(position), Turn::Answer(_)) = (step, turn) {
                let question = self.assessment().asked[position].question;
                self.origins[question.index()] = Some(Origin::You);
            }
            self.interview.take(turn);
            if matches!(turn, Turn::Answer(_) | Turn::Skip | Turn::Replace(..)) {
                self.is_shown_still = false;
                self.keep(front, false)?;
            }
        }
        self.keep(front, true)?;
        if let Some(before) = self.shown.as_deref().filter(|_| !self.is_shown_still) {
            let mut document = Document::default();
            document.paragraph(first_result::since(before, &recommendation(&self.case())));
            front.show(&document)?;
        }
        Ok(true)
    }

    /// Saves what was said. Trouble with the disk is told once and does not end the quiz.
    fn keep(&mut self, front: &mut dyn Prompter, finished: bool) -> anyhow::Result<()> {
        let assessment = self.assessment();
        let Some(keeping) = self.keeping.as_mut().filter(|it| it.trouble.is_none()) else { return Ok(()) };
        let by_default = by_default(&self.origins, self.interview.answers());
        let (answers, left_out) = (self.interview.answers(), self.interview.left_out());
        let pack = keeping.folder.clone();
        let saved = Saved { pack: pack.as_deref(), answers, left_out, by_default: &by_default, finished };
        if let Some(why) = keeping.save(self.pack, assessment, &saved) {
            if keeping.trouble.is_some() {
                front.set_unsaved();
            }
            let mut document = Document::default();
            document.paragraph(why);
            front.show(&document)?;
        }
        Ok(())
    }

    /// Questions whose answer is the neutral one, because nobody gave any.
    pub fn by_default(&self) -> Vec<QuestionId> {
        by_default(&self.origins, self.interview.answers())
    }

    /// What is found out here, and what becomes of the answers.
    pub fn welcome(&self) -> Document {
        let mut document = Document { is_dense: true, ..Document::default() };
        document.heading(1, &self.assessment().title);
        let (most, minutes) = (self.interview.core_at_most(), self.interview.minutes());
        let (questions, minutes) = (phrase::count(most, "question"), phrase::count(minutes, "minute"));
        document.paragraph(format!("This finds out {}.", self.assessment().decides));
        if self.interview.core_at_most() > 0 {
            document.paragraph(format!("It asks at most {questions}, which takes about {minutes}."));
        }
        let kept = if self.keeping.is_some() {
            "Each answer is saved at once, on this machine only."
        } else {
            "Nothing is saved."
        };
        document.paragraph(format!("{kept} You can go back at any time, and change anything before the report."));
        document
    }

    fn page(&self, position: usize) -> Page<'p> {
        let asked = &self.assessment().asked[position];
        Page {
            section: &self.assessment().sections[asked.section].title,
            progress: Some(self.interview.progress(position)),
            question: self.pack.question(asked.question),
            previous: self.interview.answers().get(asked.question),
            origin: self.origins[asked.question.index()].clone(),
            may_skip: self.interview.may_skip(position),
            may_go_back: !self.interview.is_first(position),
            may_review: self.interview.answered().next().is_some(),
            may_finish: self.was_settled,
        }
    }

    fn first_result(&mut self, front: &mut dyn Prompter, refine: usize) -> anyhow::Result<Done> {
        let case = self.case();
        let report = recommendation(&case);
        let mut document = first_result::document(&report, self.shown.as_deref());
        if self.becomes_settled(&case) {
            document.paragraph(settled(self.assessment()));
        }
        front.show(&document)?;
        self.shown = Some(first_result::title(&report));
        self.is_shown_still = true;
        let rows =
            [sharpen(refine), "Look through my answers".to_owned(), "Read the report now".to_owned(), LEAVE.to_owned()];
        Ok(match front.choose("This is a first result. What next?", &rows, 0)? {
            Chosen::Row(0) => Done::Turn(Turn::Refine),
            Chosen::Row(1) => Done::Turn(Turn::Review),
            Chosen::Row(2) => Done::Turn(Turn::Accept),
            Chosen::Back => Done::Turn(Turn::Back),
            Chosen::Row(_) | Chosen::Left => Done::Left,
        })
    }

    /// Says once when no answer still to come can change the result, and which it is; from then on every question offers
    /// the report.
    fn tell_settled(&mut self, front: &mut dyn Prompter) -> anyhow::Result<()> {
        if self.was_settled || self.interview.answered().next().is_none() || !self.becomes_settled(&self.case()) {
            return Ok(());
        }
        let mut document = Document { is_dense: true, ..Document::default() };
        let title = first_result::title(&recommendation(&self.case()));
        document.spans(vec![plain("It will be: "), strong(title)]);
        document.paragraph(settled(self.assessment()));
        front.show(&document)
    }

    /// Whether no answer still to come can change the result; exact, and noted.
    fn becomes_settled(&mut self, case: &Case<'p>) -> bool {
        let (pack, assessment) = (self.pack, self.assessment());
        let results = self.results.get_or_insert_with(|| Results::every(pack, assessment));
        self.was_settled = results.as_ref().and_then(|it| it.is_settled(case)) == Some(true);
        self.was_settled
    }

    /// The page of answers.
    fn review(&mut self, front: &mut dyn Prompter, open: Open) -> anyhow::Result<Done> {
        let mut rows: Vec<(String, Turn)> = Vec::new();
        if open.core > 0 {
            rows.push((format!("Go on: at most {}", phrase::count(open.core, "question")), Turn::Accept));
            if self.was_settled {
                rows.push(("Read the report now: the result is settled".to_owned(), Turn::Finish));
            }
        } else {
            rows.push(("All is right: read the report".to_owned(), Turn::Accept));
            if open.refine > 0 {
                rows.push((sharpen(open.refine), Turn::Refine));
            }
        }
        let leading = rows.len();
        let answered: Vec<(QuestionId, Answer)> = self.interview.answered().collect();
        let labels: Vec<String> = rows.iter().map(|(label, _)| label.clone()).chain([LEAVE.to_owned()]).collect();
        let common = self.common_origin(&answered);
        let note = common.as_ref().filter(|it| **it != Origin::You).map(|it| format!("All of them: {it}."));
        let looked = Looked {
            prompt: "Check your answers. Choose one to change it.",
            note: note.as_deref(),
            said: answered.iter().map(|(question, answer)| self.said(*question, *answer, common.is_none())).collect(),
            rows: &labels,
            leading,
        };
        match front.look(&looked)? {
            Chosen::Row(row) if row < leading => Ok(Done::Turn(rows[row].1)),
            Chosen::Row(row) => match answered.get(row - leading) {
                Some((question, _)) => self.change(front, *question),
                None => Ok(Done::Left),
            },
            Chosen::Back => Ok(Done::Turn(Turn::Back)),
            Chosen::Left => Ok(Done::Left),
        }
    }

    /// Where all these answers came from, if from one place.
    fn common_origin(&self, answered: &[(QuestionId, Answer)]) -> Option<Origin> {
        let mut origins = answered.iter().map(|(question, _)| self.origins[question.index()].as_ref());
        let first = origins.next()??;
        origins.all(|it| it == Some(first)).then(|| first.clone())
    }

    /// An answer in the words of its options, and where it came from where that differs and was elsewhere.
    fn said(&self, id: QuestionId, answer: Answer, with_origin: bool) -> Said<'p> {
        let (pack, assessment) = (self.pack, self.assessment());
        let question = pack.question(id);
        let section = assessment.position(id).map_or(0, |at| assessment.asked[at].section);
        let said = phrase::answer(question, answer);
        let origin = self.origins[id.index()].as_ref().filter(|it| with_origin && **it != Origin::You);
        let answer = origin.map_or_else(|| said.clone(), |it| format!("{said} ({it})"));
        Said { section: &assessment.sections[section].title, topic: &question.topic, answer }
    }

    /// Asks one question anew and shows what would follow before the answer is taken.
    fn change(&mut self, front: &mut dyn Prompter, question: QuestionId) -> anyhow::Result<Done> {
        let Some(position) = self.assessment().position(question) else { return Ok(Done::Turn(Turn::Review)) };
        let page = Page {
            progress: None::<Progress>,
            may_skip: false,
            may_go_back: true,
            may_review: false,
            may_finish: false,
            ..self.page(position)
        };
        let answer = match front.ask(&page)? {
            Done::Left => return Ok(Done::Left),
            Done::Turn(Turn::Answer(answer)) if page.previous != Some(answer) => answer,
            // Back, or the same answer: nothing to change.
            Done::Turn(_) => return Ok(Done::Turn(Turn::Review)),
        };
        if !self.assessment().previews {
            self.origins[question.index()] = Some(Origin::You);
            return Ok(Done::Turn(Turn::Replace(question, answer)));
        }
        let mut document = Document::default();
        for line in self.preview(question, answer) {
            document.paragraph(line);
        }
        front.show(&document)?;
        let rows = ["Change it".to_owned(), "Leave it as it was".to_owned()];
        Ok(match front.choose("Change this answer?", &rows, 0)? {
            Chosen::Row(0) => {
                self.origins[question.index()] = Some(Origin::You);
                Done::Turn(Turn::Replace(question, answer))
            }
            Chosen::Row(_) | Chosen::Back => Done::Turn(Turn::Review),
            Chosen::Left => Done::Left,
        })
    }

    fn preview(&self, question: QuestionId, answer: Answer) -> Vec<String> {
        let case = Case::new(self.pack, self.assessment(), self.interview.answers().clone());
        preview(&case, &change(&case, question, answer))
    }
}

/// Of some answers, those that are the neutral ones, because nobody gave any.
fn by_default(origins: &[Option<Origin>], answers: &Answers) -> Vec<QuestionId> {
    let questions = answers.iter().map(|(question, _)| question);
    questions.filter(|it| origins[it.index()] == Some(Origin::Default)).collect()
}

/// What is said once. Where routes are ranked, an answer still to come may yet change how well they fit.
fn settled(assessment: &Assessment) -> String {
    let what = if assessment.pathways.is_empty() { "this result" } else { "what comes first" };
    format!("No answer still to come can change {what}. What is left to ask shapes the rest of the report.")
}

/// The row that ends the quiz for now.
const LEAVE: &str = "Leave for now";

fn sharpen(refine: usize) -> String {
    format!("Sharpen it: up to {}", phrase::count(refine, "more question"))
}
