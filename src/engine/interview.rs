//! The interview: what to ask next, as a state machine without input or output.
//!
//! In: turns a front end took from a person. Out: the next step. Never: reading keys, drawing, scoring.

use crate::engine::question_bound::most_asked;
use crate::engine::routing::{Respondent, counted, respond};
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
    /// The number of this question, counted from 1; what was answered before the first was asked is counted first, so
    /// that it rises by one at a time while one answers in order.
    pub number: usize,
    /// The most questions there can be in this part; it only shrinks while one answers in order.
    pub at_most: usize,
    /// Which part it is.
    pub tier: Tier,
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
    /// Questions that are not asked in their turn, since they were answered before: taken over, or behind an open one.
    taken: Vec<QuestionId>,
    /// How many of them were asked for at first, by tier.
    taken_at_first: [usize; 2],
    /// Asked again out of order, by going back or from the page of answers.
    revisiting: Option<usize>,
    /// On the page of answers before the questions are through.
    is_reviewing: bool,
    /// The question that was asked out of order when the page of answers was wanted.
    left_for_review: Option<usize>,
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
        Self { given_before, ..Self::resumed(pack, assessment, answers, Vec::new()) }.counting_from(|_| true)
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
            taken: Vec::new(),
            taken_at_first: [0; 2],
            revisiting: None,
            is_reviewing: false,
            left_for_review: None,
            stage: Stage::Core,
        }
        .counting_behind_open()
    }

    /// Counts those answers first that stand behind a question that may still be asked: somebody took them over.
    fn counting_behind_open(self) -> Self {
        let asked = &self.assessment.asked;
        let may_be_asked = |at: &usize| self.respondent.asked[*at] != Truth::No;
        let is_given = |at: &usize| {
            self.answers.get(asked[*at].question).is_some() || self.left_out.contains(&asked[*at].question)
        };
        let is_behind: Vec<bool> = (0..asked.len())
            .map(|at| {
                let mut before = (0..at).filter(|it| asked[*it].tier == asked[at].tier);
                self.respondent.asked[at] != Truth::Yes || before.any(|it| may_be_asked(&it) && !is_given(&it))
            })
            .collect();
        self.counting_from(|at| is_behind[at])
    }

    fn counting_from(mut self, is_taken: impl Fn(usize) -> bool) -> Self {
        self.taken.clear();
        self.taken_at_first = [0; 2];
        for (at, asked) in self.assessment.asked.iter().enumerate().filter(|(at, _)| is_taken(*at)) {
            if self.answers.get(asked.question).is_some() {
                self.taken.push(asked.question);
                let is_asked = self.respondent.asked[at] == Truth::Yes;
                self.taken_at_first[usize::from(asked.tier == Tier::Refine)] += usize::from(is_asked);
            }
        }
        self
    }

    /// What has been answered so far, answers of questions that fell away included.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The answers of questions that are asked, and no others.
    pub fn counted(&self) -> Answers {
        counted(&self.respondent, &self.answers)
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
            // Back to where one looked at the answers from.
            (Step::Review(_), Turn::Back) if self.is_reviewing => {
                self.revisiting = self.left_for_review.take().filter(|at| self.respondent.asked[*at] == Truth::Yes);
                self.is_reviewing = false;
            }
            (Step::FirstResult(_) | Step::Review(_), Turn::Back) => {
                self.revisiting = self.before(self.assessment.asked.len());
            }
            (Step::Ask(_) | Step::FirstResult(_), Turn::Review) => {
                self.left_for_review = self.revisiting.take();
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
        let asked = &self.assessment.asked;
        let tier = asked[position].tier;
        let is_asked = |at: &usize| asked[*at].tier == tier && self.respondent.asked[*at] == Truth::Yes;
        let is_taken = |at: &usize| self.taken.contains(&asked[*at].question);
        let taken = (0..asked.len()).filter(|at| is_asked(at) && is_taken(at)).count();
        let counted_first = self.taken_at_first[usize::from(tier == Tier::Refine)];
        let number = if is_taken(&position) {
            (0..position).filter(|at| is_asked(at) && is_taken(at)).count() + 1
        } else {
            counted_first + (0..position).filter(|at| is_asked(at) && !is_taken(at)).count() + 1
        };
        let most = most_asked(self.pack, self.assessment, &self.answers, tier).saturating_sub(taken);
        Progress { number, at_most: (counted_first + most).max(number), tier }
    }

    /// The most core questions that are still to come.
    pub fn core_at_most(&self) -> usize {
        self.open_at_most(Tier::Core)
    }

    /// The most minutes that they take, rounded up.
    pub fn minutes(&self) -> usize {
        (self.core_at_most() * SECONDS_A_QUESTION).div_ceil(60)
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
