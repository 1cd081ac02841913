//! Lints about how a question is worded.
//!
//! In: a pack. Out: questions whose answers would mean less than they seem to. Never: a judgement of language; each lint
//! looks for a few patterns of words that are nearly always a fault, and leaves the rest to readers.

use crate::analysis::pack::lint::code::{Code, advice};
use crate::analysis::pack::lint::finding::Findings;
use crate::analysis::pack::lint::sentence::{Sentence, sentences};
use crate::analysis::pack::lint::spot::Spot;
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

/// A second question behind the first.
const SECOND_QUESTION: &[&str] = &[
    "and|but AUX you|they|we|he|she|there",
    "and|but is|are|was|were|does|did it|DET",
    "and|but WH AUX PRON|DET",
    "and|but how|what|which|whose * AUX PRON|DET",
    ", and|but how|when|where|why $",
    "^ how|when|where|why|what|who and how|when|where|why|what|who",
    "^ how * and how? * AUX PRON",
    "if so|yes ,|how|what|which|when|where|why|who",
    "and or",
];

/// Words of questions that are answered on one scale.
const ON_ONE_SCALE: &[&str] = &[
    "how|are|is|were|was satisfied|dissatisfied|happy|unhappy|important|useful|helpful",
    "PRON satisfied|dissatisfied|happy|unhappy|enjoy|trust|recommend|value|support",
    "do|does|did PRON like",
    "^ please? rate|judge|assess|evaluate",
];

/// Two things that each could have the scale to itself.
const TWO_THINGS: &[&str] = &["your|my|our|the * and your|my|our|the *"];

/// Words that say that two things are asked about as one.
const AS_ONE: &[&str] = &["between|together|same|equal|equally|balance"];

/// Negations of what is asked.
const NEGATIONS: &[&str] = &[
    "^ AUX PRON not|never|no|nobody|nothing",
    "^ AUX DET * not|never",
    "^ AUX nobody|nothing|no",
    "^ do|does|did PRON have no",
    "^ do|does|did DET * have no",
    "^ who|what|which AUX not",
    "^ who|what|which|where|when AUX PRON not|never",
    "^ which of these|them AUX PRON? not|never",
    "^ which of these|them NT",
    "^ how often AUX PRON not|never",
    "^ AUX you think|believe|feel|agree|disagree|deny that? DET? * AUX not|never",
    "^ AUX you think|believe|feel|agree|disagree|deny that? PRON cannot|never|NT",
    "^ AUX you think|believe|feel|agree|disagree|deny that? nobody|nothing",
];

/// Negations of what is stated, to be judged.
const NEGATIONS_STATED: &[&str] = &[
    "^ i|we|they|it AUX not|never",
    "^ i|we|they|it never|cannot|NT",
    "^ i think|believe|feel that? i|we AUX not|never",
    "^ nobody|nothing|none|never",
];

/// Negations that turn no answer around: "do you bake not only", "have you not yet".
const NO_NEGATIONS: &[&str] = &["not|never only|just|yet|to|,", "or AUX? PRON? not|never"];

/// Openings and other words that say which answer is expected.
const LEADING: &[&str] = &[
    "^ NT",
    "^ is|was it|that|this not",
    "^ would|do you not think|agree|say|feel|find|believe|want|prefer|like",
    "^ is|was it not? true that",
    "^ would it not? be? fair|true|correct|safe to say|assume",
    "^ do|would you agree|admit|realise|realize that",
    "^ like|as most|all|everybody|everyone *",
    ", like|as most|everybody|everyone *",
    "^ as you|we|everybody|everyone know|knows",
    "^ most * think|believe|agree|say|know",
    "^ experts|scientists|doctors|everybody|everyone agree|agrees|say|know|knows|recommend",
    "^ research|studies|science shows|show|proves|prove|suggests|suggest",
    "^ surely|obviously|clearly|undoubtedly ,?",
    "you|we|they|it|as surely|obviously|undoubtedly|clearly",
    "^ of course",
    ", of course",
    "you AUX of course",
    ", right|correct|agreed|eh $",
    "how awful|terrible|horrible|dreadful|appalling|wonderful|amazing|fantastic|brilliant AUX",
    "our|this|these excellent|wonderful|amazing|fantastic|brilliant|superb|awful|horrible|dreadful|outrageous",
];

/// A statement about what is asked, and a question tagged on.
const TOLD: &[&str] = &["^ you|it|that|this|they|we"];
const TAG: &[&str] = &[", AUX|NT PRON $"];

/// Words that ask for a mark on one's own skill.
const SELF_RATINGS: &[&str] = &[
    "how good|skilled|talented|competent|capable|proficient|experienced|fluent|organised|organized|creative are you",
    "how good|skilled|talented|competent|capable|proficient|experienced a|an * are|would you",
    "how good|skilled|talented|competent|capable|proficient|experienced do|would you think|say you are",
    "how good|strong are your *? skills|abilities|knowledge",
    "how well do|can you write|speak|read|present|lead|manage|negotiate|communicate|explain|listen|organise|organize",
    "how confident are you in|about your *? skills|abilities|knowledge",
    "you rate|describe|judge|assess|evaluate your *? skills|abilities|knowledge|talent|expertise",
    "^ please? rate|describe|judge|assess|evaluate your *? skills|abilities|knowledge|talent|expertise",
    "rate|judge|assess|evaluate|grade yourself",
    "consider|call yourself a|an",
    "are you very|really? good|skilled|talented|best|better at|in",
    "are you a|an very|really? good|skilled|talented|excellent|great *",
    "what are your *? strengths|weaknesses",
    "what is your level of skill|expertise|knowledge|proficiency",
    "^ i am very|really? good|skilled|talented|best|better at|in",
    "^ i am a|an very|really? good|skilled|talented|excellent|great *",
];

/// The sentences of every question, with where they stand.
fn asked(pack: &Pack) -> impl Iterator<Item = (&Question, Vec<Sentence>, Spot)> {
    let spot = |question: &Question| Spot::at(question.place).of("ask:").text(&question.ask);
    pack.questions.iter().map(move |question| (question, sentences(&question.ask), spot(question)))
}

fn double_barrelled(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, all, spot) in asked(pack) {
        let is_twofold = all.iter().filter(|it| it.asks).count() > 1;
        let label = if is_twofold {
            Some("two questions stand here".to_owned())
        } else {
            all.iter().find_map(join).map(|join| format!("`{join}` joins two"))
        };
        let Some(label) = label else { continue };
        let message = format!("`{}` asks two things at once", question.id);
        let finding = findings.note(&question.id, &spot, message);
        finding.label(label).help("ask the one that a rule needs, or make two questions of it");
    }
}

/// The words that make two questions of a sentence.
fn join(sentence: &Sentence) -> Option<String> {
    let is_on_one_scale = sentence.find(ON_ONE_SCALE).is_some() && sentence.find(AS_ONE).is_none();
    sentence.find(SECOND_QUESTION).or_else(|| sentence.find(TWO_THINGS).filter(|_| is_on_one_scale))
}

fn negated(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, all, spot) in asked(pack) {
        let negation = |it: &Sentence| {
            let is_led = is_question(&all) && lead(it).is_some() || it.find(NO_NEGATIONS).is_some();
            let patterns = if it.asks { NEGATIONS } else { NEGATIONS_STATED };
            it.find(patterns).filter(|_| !is_led && it.asks == is_question(&all))
        };
        let Some(phrase) = all.iter().find_map(negation) else { continue };
        let word = phrase.rsplit(' ').next().unwrap_or_default();
        let message = format!("`{}` asks for what is not", question.id);
        let finding = findings.note(&question.id, &spot, message).label(format!("`{word}` is easily overlooked"));
        finding.help("ask for what is, or set the word in capitals: NOT");
    }
}

fn leading(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, all, spot) in asked(pack) {
        // Of a statement to be judged, what others think may be what is asked.
        let Some(phrase) = all.iter().filter(|_| is_question(&all)).find_map(lead) else { continue };
        let message = format!("`{}` suggests its answer", question.id);
        let finding = findings.note(&question.id, &spot, message).label(format!("`{phrase}` expects an answer"));
        finding.help("ask so that every answer sounds equally good");
    }
}

/// The words of a sentence that say which answer is expected.
fn lead(sentence: &Sentence) -> Option<String> {
    sentence.find(LEADING).or_else(|| sentence.find(TAG).filter(|_| sentence.find(TOLD).is_some()))
}

fn self_rating(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, all, spot) in asked(pack) {
        let Some(phrase) = all.iter().find_map(|it| it.find(SELF_RATINGS)) else { continue };
        let message = format!("`{}` asks people to rate themselves", question.id);
        let finding = findings.note(&question.id, &spot, message).label(format!("`{phrase}` asks for a mark"));
        finding.help("ask what they did, how often, or what came of it");
    }
}

fn long(pack: &Pack, findings: &mut Findings<'_>) {
    for (question, all, spot) in asked(pack) {
        let longest = all.iter().map(Sentence::length).max().unwrap_or(0);
        if longest > WORDS_MAX {
            let message = format!("`{}` has a sentence of {longest} words", question.id);
            let help = format!("keep to {WORDS_MAX}; what has to be explained can stand in `help`");
            findings.note(&question.id, &spot, message).help(help);
        }
    }
}

/// Whether a text asks; else it is a statement to be judged.
fn is_question(all: &[Sentence]) -> bool {
    all.iter().any(|it| it.asks)
}
