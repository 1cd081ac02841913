//! Lints about how a question is worded.
//!
//! In: a pack. Out: questions whose answers would mean less than they seem to. Never: a sure judgement of language, so
//! each lint looks for what is nearly always a fault and leaves the rest to readers.

use crate::analysis::pack::lint::code::{Code, advice};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::joins::{join, joined_statement};
use crate::analysis::pack::lint::leading::leading;
use crate::analysis::pack::lint::negations::{Negation, negation};
use crate::analysis::pack::lint::ratings::rating;
use crate::analysis::pack::lint::sentence::{Sentence, sentences};
use crate::analysis::pack::lint::spot::Spot;
use crate::analysis::pack::lint::words::{is_of, phrase_in, sound};
use crate::model::pack::Pack;
use crate::model::question::{AnswerOption, Question};

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
        suggestive,
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

/// The most words of a sentence that is read for more than its length.
const WORDS_READ_MAX: usize = 100;

/// Words of an answer scale on which a statement is judged as a whole.
const JUDGED: &[&str] = &["agree", "strongly agree", "applies to me", "very true of me", "true of me", "describes me"];

/// Words of options that say how far or how often a statement is so.
const JUDGING: &str = "agree disagree true untrue false right wrong applies apply describes describe fits fit correct \
                       very extremely completely fully mostly partly somewhat slightly exactly lot little never rarely \
                       seldom sometimes often usually always daily";

/// The same in several words.
const JUDGING_PHRASES: &[&str] = &["not at all", "like me", "every day"];

/// Every question that an assessment asks, with where its words stand.
fn asked(pack: &Pack) -> impl Iterator<Item = (&Question, Spot)> {
    pack.questions.iter().map(|question| (question, Spot::at(question.place).of("ask:").text(&question.ask)))
}

fn double_barrelled(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let all = readable(&question.ask);
        let is_judged = question.options().iter().any(|option| phrase_in(&option.label, JUDGED).is_some());
        let joined = || {
            let judged = all.iter().filter(|_| is_judged).find_map(joined_statement);
            all.iter().find_map(join).or(judged).map(|join| format!("`{join}` joins two"))
        };
        let is_twofold = all.iter().filter(|it| it.asks).count() > 1;
        let label = if is_twofold { Some("two questions stand here".to_owned()) } else { joined() };
        let Some(label) = label else { continue };
        let message = format!("`{}` asks two things at once", question.id);
        let finding = findings.note(&question.id, &spot, message);
        finding.label(label).help("ask the one that a rule needs, or make two questions of it");
    }
}

fn negated(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let all = readable(&question.ask);
        let is_item = is_item(&all);
        let found = all.iter().filter(|it| it.asks || is_item).find_map(|sentence| {
            let led = leading(sentence, is_item).unwrap_or_default();
            negation(sentence, |at| led.contains(&at))
        });
        let Some(Negation { word, second }) = found else { continue };
        let label = match &second {
            Some(second) => format!("`{word}` and `{second}` are two negations"),
            None => format!("`{word}` is easily overlooked"),
        };
        let help = match word.as_str() {
            _ if second.is_some() => "ask for what is; nobody is sure what a \"no\" to two negations means",
            "not" | "cannot" => "ask for what is, or set the word in capitals: NOT",
            it if it.ends_with("n't") => "ask for what is, or write the word out in capitals: NOT",
            _ => "ask for what is, so that a \"yes\" says that it is",
        };
        let message = format!("`{}` asks for what is not", question.id);
        findings.note(&question.id, &spot, message).label(label).help(help);
    }
}

fn suggestive(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let all = readable(&question.ask);
        let is_item = is_item(&all);
        let says = |it: &Sentence| leading(it, is_item).map(|found| it.says(found));
        let stated = || is_told(question, &all).then(|| all.first().map(|it| it.says(0..it.words.len().min(2))))?;
        let Some(phrase) = all.iter().find_map(says).or_else(stated) else { continue };
        let message = format!("`{}` suggests its answer", question.id);
        let finding = findings.note(&question.id, &spot, message).label(format!("`{phrase}` expects an answer"));
        finding.help("ask so that every answer sounds equally good");
    }
}

/// Whether a question tells the person what they do, and its options do not judge whether that is so.
fn is_told(question: &Question, all: &[Sentence]) -> bool {
    let [sentence] = all else { return false };
    let is_judging = |option: &AnswerOption| {
        let says = sound(&option.label).split(' ').any(|word| is_of(JUDGING, word));
        says || phrase_in(&option.label, JUDGING_PHRASES).is_some()
    };
    let is_choice = !question.options().is_empty() && !question.options().iter().any(is_judging);
    is_choice && !sentence.asks && sentence.at(0) == "you" && question.ask.trim_end().ends_with('.')
}

fn self_rating(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let all = readable(&question.ask);
        let Some(phrase) = all.iter().find_map(|it| Some(it.says(rating(it)?))) else { continue };
        let message = format!("`{}` asks people to rate themselves", question.id);
        let finding = findings.note(&question.id, &spot, message).label(format!("`{phrase}` asks for a mark"));
        finding.help("ask what they did, how often, or what came of it");
    }
}

/// The sentences of a question, but for those that nobody reads to their end.
fn readable(ask: &str) -> Vec<Sentence> {
    sentences(ask).into_iter().filter(|sentence| sentence.words.len() <= WORDS_READ_MAX).collect()
}

/// Whether a text is a statement to be judged; where it also asks, its other sentences lead up to the question.
fn is_item(all: &[Sentence]) -> bool {
    all.iter().all(|it| !it.asks)
}

fn long(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, spot) in asked(pack) {
        let longest = sentences(&question.ask).iter().map(Sentence::length).max().unwrap_or(0);
        if longest > WORDS_MAX {
            let message = format!("`{}` has a sentence of {longest} words", question.id);
            let help = format!("keep to {WORDS_MAX}; what has to be explained can stand in `help`");
            findings.note(&question.id, &spot, message).help(help);
        }
    }
}
