//! Lints about how a question is worded.
//!
//! In: a pack. Out: questions whose answers would mean less than they seem to. Never: a sure judgement of language, so
//! each lint looks for what is nearly always a fault and leaves the rest to readers.

use crate::analysis::lint::code::{Code, advice};
use crate::analysis::lint::finding::Findings;
use crate::analysis::lint::spot::Spot;
use crate::analysis::lint::words::{phrase_in, sound, without_asides, words};
use crate::model::pack::Pack;
use crate::model::question::Question;

/// The lints of this file.
pub const LINTS: &[Code] = &[
    advice(
        "double-barrelled-question",
        "a question that asks two things at once",
        "Whoever would answer the two differently cannot answer (Payne 1951; Converse and Presser 1986).",
        double_barrelled,
    ),
    advice(
        "negated-question",
        "a question with a negation that is easy to overlook",
        "A missed `not` turns the answer around, and a \"no\" to it can mean both (Converse and Presser 1986); where a \
         negation has to be, item writers set it in capitals (Haladyna and Downing 1989).",
        negated,
    ),
    advice(
        "leading-question",
        "a question that suggests its answer",
        "People agree with what a question seems to expect (Payne 1951; Schuman and Presser 1981, on acquiescence).",
        leading,
    ),
    advice(
        "self-rating-question",
        "a question that asks people how good they are",
        "What people think of their own skill goes with it only loosely; what they did is easier to say and to trust \
         (Dunning, Heath and Suls 2004).",
        self_rating,
    ),
    advice(
        "long-question",
        "a question with a sentence of more than 20 words",
        "By its end its beginning is forgotten (Payne 1951 and Oppenheim 1992 keep questions to about 20 words; \
         Holbrook, Cho and Johnson 2006, on length and misunderstanding).",
        long,
    ),
];

/// The most words of a sentence that asks.
const WORDS_MAX: usize = 20;

/// Joins that ask a second time, and one that leaves open which is meant.
const JOINS: &[&str] = &[
    "and do you",
    "and did you",
    "and are you",
    "and have you",
    "and has",
    "and will you",
    "and would you",
    "and can you",
    "and could you",
    "and how",
    "and what",
    "and when",
    "and where",
    "and which",
    "and who",
    "and why",
    "and also",
    "as well as",
    "and or",
];

/// Words that begin a clause about somebody or something.
const RELATIVE: &[&str] = &["who", "which", "that", "whose", "whom"];

/// Words of an answer scale on which a statement is judged as a whole.
const JUDGED: &[&str] = &["agree", "strongly agree", "applies to me", "very true of me"];

/// Words that say which answer is expected.
const LEADING: &[&str] = &[
    "don't you",
    "didn't you",
    "isn't it",
    "aren't you",
    "wouldn't you",
    "shouldn't",
    "do you agree that",
    "would you agree that",
    "surely",
    "obviously",
    "of course",
    "as everybody knows",
    "as everyone knows",
    "as you know",
    "as we all know",
    "most people think",
    "most experts",
    "everybody knows",
    "everyone knows",
    "how much do you love",
    "how much do you like",
    "how much do you enjoy",
    "how important do you think it is",
];

/// Words that ask for a mark instead of for what was done.
const RATING: &[&str] = &[
    "how good are you",
    "how good you are",
    "how well do you",
    "how skilled",
    "how skilful",
    "how skillful",
    "how talented",
    "how confident are you",
    "how competent",
    "how experienced are you",
    "how strong are your",
    "how strong is your",
    "how would you rate",
    "how do you rate",
    "rate your",
    "rate yourself",
    "on a scale from",
    "on a scale of",
    "are you good at",
    "are you a good",
];

/// Every question that an assessment asks, with where its words stand.
fn asked(pack: &Pack) -> impl Iterator<Item = (&Question, Spot)> {
    pack.questions.iter().map(|question| (question, Spot::at(question.place).text(&question.ask)))
}

fn double_barrelled(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let marks = question.ask.matches('?').count();
        let judged = question.options().iter().any(|option| phrase_in(&option.label, JUDGED).is_some());
        // In a statement, "what users want and what they need" joins two nouns and no questions.
        let join = phrase_in(&question.ask, JOINS).filter(|_| marks > 0);
        let join = join.or_else(|| phrase_in(&question.ask, &["and", "or"]).filter(|_| judged));
        let label = match join {
            _ if marks > 1 => "two questions stand here".to_owned(),
            Some(join) => format!("`{join}` joins two"),
            None => continue,
        };
        let message = format!("`{}` asks two things at once", question.id);
        let finding = findings.note(&question.id, &spot, message);
        finding.label(label).help("ask the one that a rule needs, or make two questions of it");
    }
}

fn negated(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let ask = without_asides(&question.ask).replace("whether or not", "whether");
        let is_tag = phrase_in(&ask, LEADING).is_some();
        let words = words(&ask);
        let is_negation = |word: &str| word == "not" || word.ends_with("n't") || word == "cannot";
        // "People who were not there" says of whom, and turns no answer around.
        let says_of_whom = |at: usize| words[at.saturating_sub(3)..at].iter().any(|it| RELATIVE.contains(it));
        let negation = (0..words.len()).find(|at| is_negation(words[*at]) && !says_of_whom(*at));
        let Some(word) = negation.filter(|_| !is_tag).map(|at| words[at]) else { continue };
        let message = format!("`{}` asks for what is not", question.id);
        let finding = findings.note(&question.id, &spot, message).label(format!("`{word}` is easily overlooked"));
        finding.help("ask for what is, or set the word in capitals: NOT");
    }
}

fn leading(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let Some(phrase) = phrase_in(&question.ask, LEADING) else { continue };
        let message = format!("`{}` suggests its answer", question.id);
        let finding = findings.note(&question.id, &spot, message).label(format!("`{phrase}` expects an answer"));
        finding.help("ask so that every answer sounds equally good");
    }
}

fn self_rating(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let Some(phrase) = phrase_in(&question.ask, RATING) else { continue };
        let message = format!("`{}` asks people to rate themselves", question.id);
        let finding = findings.note(&question.id, &spot, message).label(format!("`{phrase}` asks for a mark"));
        finding.help("ask what they did, how often, or what came of it");
    }
}

fn long(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let sentences = question.ask.split(['.', '?', '!']).map(|it| sound(it).split(' ').count());
        let longest = sentences.max().unwrap_or(0);
        if longest > WORDS_MAX {
            let message = format!("`{}` has a sentence of {longest} words", question.id);
            let help = format!("keep to {WORDS_MAX}; what has to be explained can stand in `help`");
            findings.note(&question.id, &spot, message).help(help);
        }
    }
}
