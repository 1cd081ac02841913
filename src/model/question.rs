//! Questions: what is asked, which answers there are, and why it is asked.
//!
//! In: nothing. Out: nouns, and the one test of whether a reply is an answer (`Question::accept`). Never: when it is asked.

use crate::model::answers::Answer;
use crate::model::condition::OptionSet;
use crate::model::place::Place;
use crate::model::source::Citation;

/// A question of the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its id, as authors and answers files write it.
    pub id: String,
    /// What it is about, as a noun phrase that an answer can follow.
    pub topic: String,
    /// The question as asked.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// What its options mean, where that needs saying.
    pub help: Option<String>,
    /// What `why` rests on.
    pub cites: Vec<Citation>,
    /// Which answers there are.
    pub kind: AnswerKind,
    /// Whether the person can change the fact it asks about.
    pub lever: Lever,
    /// The neutral answer, where there is one.
    pub default: Option<Answer>,
    /// The step that turns an unsure answer into a known one.
    pub find_out: Option<FindOut>,
    /// Ids and wordings that it had before, with the same meaning.
    pub was: Vec<String>,
    /// Counts the meanings that its words have had: answers saved under another are not answers to it.
    pub meaning: u32,
    /// Where its id stands.
    pub place: Option<Place>,
}

/// Which answers a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// Exactly one option.
    One(Vec<AnswerOption>),
    /// One or more options.
    Many {
        /// The most that may be ticked.
        at_most: usize,
        /// The options.
        options: Vec<AnswerOption>,
    },
    /// A whole number.
    Number {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
        /// What is counted.
        unit: String,
    },
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerOption {
    /// Its id within the question.
    pub id: String,
    /// The words a respondent sees.
    pub label: String,
    /// How it reads within a sentence about the respondent, as in "customer support"; none where none is needed.
    pub phrase: Option<String>,
    /// The respondent does not know: adds nothing, lowers confidence, becomes a step to find out.
    pub unsure: bool,
    /// Cannot be ticked with others ("none of these").
    pub alone: bool,
    /// No step that anybody would take: never told as an answer to change to.
    pub no_aim: bool,
    /// Ids and labels that it had before, with the same meaning.
    pub was: Vec<String>,
    /// Where its id stands.
    pub place: Option<Place>,
}

/// Whether and how a person can change the fact behind an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lever {
    /// It is as it is.
    Fixed,
    /// It lies behind the person: never told as something that could have been otherwise.
    Past,
    /// It can move towards later options only, by doing this.
    Upward(String),
    /// Any option can be chosen, by deciding so.
    Free(String),
}

/// How to find out what one was unsure of: "when `cue`, I will `act`".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindOut {
    /// The event.
    pub cue: String,
    /// The act.
    pub act: String,
}

/// What a respondent wrote, chose or ticked, before it is known to be an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// One word.
    Word(String),
    /// Several words.
    Words(Vec<String>),
    /// A whole number.
    Number(i64),
}

/// Why a reply is not an answer to its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyFault {
    /// No option has this id; the position in the list, and the word.
    UnknownOption(usize, String),
    /// The same option twice; the position of the second.
    Repeated(usize, String),
    /// More options than the question takes.
    TooMany(usize),
    /// This option excludes the others.
    NotAlone(String),
    /// A list without an entry.
    Empty,
    /// A number outside of the range.
    OutOfRange(i64),
    /// A number was expected.
    NotANumber,
    /// Words were expected.
    NotAWord,
}

impl Question {
    /// The options, none for a number.
    pub fn options(&self) -> &[AnswerOption] {
        match &self.kind {
            AnswerKind::One(options) | AnswerKind::Many { options, .. } => options,
            AnswerKind::Number { .. } => &[],
        }
    }

    /// The options that say "I do not know".
    pub fn unsure(&self) -> OptionSet {
        let unsure = self.options().iter().enumerate().filter(|(_, option)| option.unsure);
        unsure.fold(OptionSet::default(), |set, (index, _)| set.union(OptionSet::of(index)))
    }

    /// Whether `answer` says "I do not know".
    pub fn is_unsure(&self, answer: Answer) -> bool {
        matches!(answer, Answer::Options(set) if set.meets(self.unsure()))
    }

    /// Turns a reply into an answer, or says everything that is wrong with it.
    ///
    /// The one validator for every way in: prompt, answers file, flag, session.
    pub fn accept(&self, reply: &Reply) -> Result<Answer, Vec<ReplyFault>> {
        match (&self.kind, reply) {
            (AnswerKind::One(_), Reply::Word(word)) => self.accept_words(std::slice::from_ref(word), 1),
            (AnswerKind::One(_), Reply::Words(words)) => self.accept_words(words, 1),
            (AnswerKind::Many { at_most, .. }, Reply::Word(word)) => {
                self.accept_words(std::slice::from_ref(word), *at_most)
            }
            (AnswerKind::Many { at_most, .. }, Reply::Words(words)) => self.accept_words(words, *at_most),
            (AnswerKind::Number { .. }, Reply::Word(word)) => match word.trim().parse() {
                Ok(number) => self.accept(&Reply::Number(number)),
                Err(_) => Err(vec![ReplyFault::NotANumber]),
            },
            (AnswerKind::Number { least, most, .. }, Reply::Number(number)) => {
                if (least..=most).contains(&number) {
                    Ok(Answer::Number(*number))
                } else {
                    Err(vec![ReplyFault::OutOfRange(*number)])
                }
            }
            (AnswerKind::Number { .. }, Reply::Words(_)) => Err(vec![ReplyFault::NotANumber]),
            (_, Reply::Number(_)) => Err(vec![ReplyFault::NotAWord]),
        }
    }

    fn accept_words(&self, words: &[String], at_most: usize) -> Result<Answer, Vec<ReplyFault>> {
        let options = self.options();
        let mut faults = Vec::new();
        let mut set = OptionSet::default();
        for (at, word) in words.iter().enumerate() {
            let named = options.iter().position(|option| option.id == *word);
            // Options that have become one since are not the same word twice.
            match named.or_else(|| options.iter().position(|option| option.was.contains(word))) {
                None => faults.push(ReplyFault::UnknownOption(at, word.clone())),
                Some(_) if words[..at].contains(word) => faults.push(ReplyFault::Repeated(at, word.clone())),
                Some(index) => set = set.union(OptionSet::of(index)),
            }
        }
        if words.is_empty() {
            faults.push(ReplyFault::Empty);
        } else if faults.is_empty() {
            if set.len() > at_most {
                faults.push(ReplyFault::TooMany(at_most));
            }
            let alone = set.iter().find(|index| options[*index].alone);
            if let Some(index) = alone.filter(|_| set.len() > 1) {
                faults.push(ReplyFault::NotAlone(options[index].id.clone()));
            }
        }
        if faults.is_empty() { Ok(Answer::Options(set)) } else { Err(faults) }
    }
}
