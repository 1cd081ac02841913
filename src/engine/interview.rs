//! The interview: what to ask next, as a state machine without input or output.
//!
//! In: turns a front end took from a person. Out: the next step. Never: reading keys, drawing, scoring.

use crate::engine::question_bound::most_asked;
use crate::engine::routing::{Respondent, respond};
use crate::engine::truth::{Response, Truth};
use crate::model::answers::{Answer, Answers};
use crate::model::id::QuestionId;
use crate::model::pack::{Assessment, Pack};
use crate::model::questionnaire::Tier;

/// What a front end hands back; never a decision about where to go next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// An answer to the question that was shown.
    Answer(Answer),
    /// No answer to it, where one may be left out.
    Skip,
    /// To the question before.
    Back,
    /// To the page of answers.
    Review,
    /// From the page of answers or the first result: on, to the report, or to core questions that are open.
    Accept,
    /// From the page of answers or the first result: to the questions that sharpen it.
    Refine,
    /// To the report at once, whatever is still open.
    Finish,
    /// From the page of answers: this answer in place of the other.
    Replace(QuestionId, Answer),
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask the question at this position of the asking order.
    Ask(usize),
    /// Show the first result and offer to refine it with up to so many questions.
    FirstResult(usize),
    /// Show the answers, each of which can be changed.
    Review(Open),
    /// All is said.
    Done,
}

/// What is still open on the page of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Open {
    /// The most core questions there can still be; without them there is no report.
    pub core: usize,
    /// The most questions there can still be that sharpen the result.
    pub refine: usize,
}

/// Where one stands among the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The number of this question, counted from 1.
    pub number: usize,
    /// The most questions there can be in this part; it only shrinks while one answers in order.
    pub at_most: usize,
    /// The most minutes that the rest of this part takes, at ten seconds a question, rounded up.
    pub minutes: usize,
}

/// How long a question takes, read, thought about and answered.
const SECONDS_A_QUESTION: usize = 10;

/// A guided interview over one assessment.
#[derive(Clone, Debug)]
pub struct Interview<'p> {
    pack: &'p Pack,
    assessment: &'p Assessment,
    answers: Answers,
    respondent: Respondent,
    /// Questions the person chose to leave out.
    left_out: Vec<QuestionId>,
    /// Questions whose answers were there before the first was asked.
    given_before: Vec<QuestionId>,
    /// Asked again out of order, by going back or from the page of answers.
    revisiting: Option<usize>,
    /// On the page of answers before the questions are through.
    is_reviewing: bool,
    stage: Stage,
}

/// Which part of the interview one is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Core,
    FirstResult,
    Refine,
    Review,
    Done,
}

impl<'p> Interview<'p> {
    /// An interview that takes `answers` as given and asks for the rest.
    pub fn new(pack: &'p Pack, assessment: &'p Assessment, answers: Answers) -> Self {
        let given_before = answers.iter().map(|(question, _)| question).collect();
        Self { given_before, ..Self::resumed(pack, assessment, answers, Vec::new()) }
    }

    /// An interview that goes on where an earlier one stopped, and leaves `left_out` unasked as before.
    pub fn resumed(pack: &'p Pack, assessment: &'p Assessment, answers: Answers, left_out: Vec<QuestionId>) -> Self {
        Self {
            pack,
            assessment,
            respondent: respond(pack, assessment, &answers),
            answers,
            left_out,
            given_before: Vec::new(),
            revisiting: None,
            is_reviewing: false,
            stage: Stage::Core,
        }
    }

    /// What has been answered so far, answers of questions that fell away included.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The answers of questions that are asked, and no others.
    pub fn counted(&self) -> Answers {
        let mut counted = Answers::new();
        for (question, answer) in self.answers.iter() {
            if self.respondent.response(question) == Response::Given(answer) {
                counted.set(question, answer);
            }
        }
        counted
    }

    /// What is known of the person.
    pub fn respondent(&self) -> &Respondent {
        &self.respondent
    }

    /// Questions that the person chose to leave out.
    pub fn left_out(&self) -> &[QuestionId] {
        &self.left_out
    }

    /// What comes next.
    pub fn step(&mut self) -> Step {
        if let Some(position) = self.revisiting {
            return Step::Ask(position);
        }
        let open = Open { core: self.open_at_most(Tier::Core), refine: self.open_at_most(Tier::Refine) };
        if self.is_reviewing {
            return Step::Review(open);
        }
        loop {
            match self.stage {
                Stage::Core => match self.next_open(Tier::Core) {
                    Some(position) => return Step::Ask(position),
                    // Somebody who comes back to refining has seen the first result.
                    None if self.has_refined() => self.stage = Stage::Refine,
                    None => self.stage = Stage::FirstResult,
                },
                Stage::FirstResult if open.refine > 0 => return Step::FirstResult(open.refine),
                Stage::FirstResult => self.stage = Stage::Review,
                Stage::Refine => match self.next_open(Tier::Refine) {
                    Some(position) => return Step::Ask(position),
                    None => self.stage = Stage::Review,
                },
                Stage::Review => match self.next_open(Tier::Core) {
                    Some(position) => return Step::Ask(position),
                    None => return Step::Review(open),
                },
                Stage::Done => return Step::Done,
            }
        }
    }

    /// Takes a turn. One that does not fit the step changes nothing.
    pub fn take(&mut self, turn: Turn) {
        match (self.step(), turn) {
            (Step::Ask(position), Turn::Answer(answer)) => {
                self.arrive(self.assessment.asked[position].question, answer);
            }
            (Step::Ask(position), Turn::Skip) if self.may_skip(position) => {
                let question = self.assessment.asked[position].question;
                self.answers.clear(question);
                self.left_out.push(question);
                self.follow();
            }
            (Step::Ask(position), Turn::Back) => self.revisiting = self.before(position).or(Some(position)),
            (Step::FirstResult(_) | Step::Review(_), Turn::Back) => {
                self.revisiting = self.before(self.assessment.asked.len());
                self.is_reviewing &= self.revisiting.is_none();
            }
            (Step::Ask(_) | Step::FirstResult(_), Turn::Review) => {
                self.revisiting = None;
                self.is_reviewing = true;
            }
            (Step::FirstResult(_) | Step::Review(_), Turn::Refine) => {
                self.is_reviewing = false;
                self.stage = if self.next_open(Tier::Core).is_some() { Stage::Core } else { Stage::Refine };
            }
            (Step::FirstResult(_) | Step::Review(_), Turn::Accept) => {
                self.is_reviewing = false;
                self.stage = if self.next_open(Tier::Core).is_some() { Stage::Core } else { Stage::Done };
            }
            (_, Turn::Finish) => {
                self.is_reviewing = false;
                self.revisiting = None;
                self.stage = Stage::Done;
            }
            (Step::Review(_), Turn::Replace(question, answer)) => self.arrive(question, answer),
            _ => {}
        }
    }

    /// Whether the question may be left unanswered.
    pub fn may_skip(&self, position: usize) -> bool {
        self.assessment.asked[position].tier == Tier::Refine
    }

    /// Whether the person is at the first question.
    pub fn is_first(&self, position: usize) -> bool {
        self.before(position).is_none()
    }

    /// Where the question stands among those of its tier.
    pub fn progress(&self, position: usize) -> Progress {
        let tier = self.assessment.asked[position].tier;
        let before = (0..position)
            .filter(|at| self.assessment.asked[*at].tier == tier && self.respondent.asked[*at] == Truth::Yes);
        let number = before.count() + 1;
        let at_most = most_asked(self.pack, self.assessment, &self.answers, tier).max(number);
        let minutes = ((at_most + 1 - number) * SECONDS_A_QUESTION).div_ceil(60);
        Progress { number, at_most, minutes }
    }

    /// Answered questions, in asking order.
    pub fn answered(&self) -> impl Iterator<Item = (QuestionId, Answer)> {
        self.assessment.asked.iter().filter_map(|asked| match self.respondent.response(asked.question) {
            Response::Given(answer) => Some((asked.question, answer)),
            _ => None,
        })
    }

    fn arrive(&mut self, question: QuestionId, answer: Answer) {
        self.answers.set(question, answer);
        self.left_out.retain(|it| *it != question);
        self.follow();
    }

    /// Skip logic is followed anew, and the interview goes on where something is open.
    fn follow(&mut self) {
        self.revisiting = None;
        self.respondent = respond(self.pack, self.assessment, &self.answers);
        // A changed answer can open core questions again; they come before anything else.
        if self.stage > Stage::Core && self.next_open(Tier::Core).is_some() {
            self.is_reviewing = false;
            if self.stage < Stage::Review {
                self.stage = Stage::Core;
            }
        }
    }

    fn has_refined(&self) -> bool {
        let is_refine = |question: &QuestionId| {
            self.assessment.position(*question).is_some_and(|at| self.assessment.asked[at].tier == Tier::Refine)
        };
        let said = self.answered().map(|(question, _)| question);
        let mut said = said.filter(|question| !self.given_before.contains(question));
        self.left_out.iter().any(is_refine) || said.any(|question| is_refine(&question))
    }

    fn next_open(&self, tier: Tier) -> Option<usize> {
        (0..self.assessment.asked.len()).find(|at| self.is_open(*at, tier) && self.respondent.asked[*at] == Truth::Yes)
    }

    /// The most questions of a tier that are still to come.
    fn open_at_most(&self, tier: Tier) -> usize {
        let is_done = |at: &usize| {
            let asked = &self.assessment.asked[*at];
            asked.tier == tier && self.respondent.asked[*at] == Truth::Yes && !self.is_open(*at, tier)
        };
        let done = (0..self.assessment.asked.len()).filter(is_done).count();
        most_asked(self.pack, self.assessment, &self.answers, tier).saturating_sub(done)
    }

    fn is_open(&self, position: usize, tier: Tier) -> bool {
        let asked = &self.assessment.asked[position];
        asked.tier == tier
            && self.respondent.asked[position] != Truth::No
            && self.respondent.response(asked.question) == Response::Pending
            && !self.left_out.contains(&asked.question)
    }

    /// The nearest question before this one that is asked of this person.
    fn before(&self, position: usize) -> Option<usize> {
        let asked = |at: &usize| {
            let question = self.assessment.asked[*at].question;
            self.respondent.asked[*at] == Truth::Yes
                && (self.answers.get(question).is_some() || self.left_out.contains(&question))
        };
        (0..position).rev().find(asked)
    }
}
