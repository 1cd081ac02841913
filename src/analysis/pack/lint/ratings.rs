//! Ratings: words that ask somebody for a mark on their own skill.
//!
//! In: sentences. Out: where such words stand. Never: marks for others, nor how well somebody sleeps.

use std::ops::Range;

use crate::analysis::pack::lint::sentence::Sentence;
use crate::analysis::pack::lint::words::is_of;

/// Words for how good somebody is, in place of `GOOD` below.
const GOOD: &str = "good|skilled|skilful|skillful|talented|competent|capable|gifted|accomplished|proficient|\
                    experienced|fluent|expert";

/// Words for what somebody is like at work, in place of `TRAIT` below.
const TRAIT: &str = "organised|organized|creative|patient|reliable|intelligent|smart|clever|analytical|empathetic|\
                     resilient|ambitious|disciplined|assertive|persuasive|hardworking|adaptable|knowledgeable|\
                     trustworthy|conscientious";

/// Words for what somebody can, in place of `SKILL` below.
const SKILL: &str = "skill|skills|ability|abilities|competence|competency|competencies|talent|talents|expertise|\
                     proficiency|knowledge|strengths|performance|command|fluency|english|french|german|spanish|\
                     italian|chinese|spelling|grammar|handwriting|maths|math";

/// Verbs that give a mark, in place of `JUDGE` below.
const JUDGE: &str = "rate|describe|judge|assess|evaluate|grade|score|rank";

/// Words that ask for a mark instead of for what was done.
const RATING: &[&str] = &[
    "how GOOD|TRAIT are you",
    "how GOOD|TRAIT you are",
    "how GOOD|TRAIT do|would you think|say you are",
    "how GOOD a|an ** are you",
    "how GOOD a|an ** you are",
    "how much of an expert are you",
    "how GOOD|strong|high|advanced|solid is|are your *? *? SKILL",
    "how confident are you at|as *",
    "how confident are you in|with|about your ** SKILL",
    "how well do|can|could|did you *",
    "you JUDGE your *? *? SKILL",
    "^ please? JUDGE your *? *? SKILL",
    "rate|judge|assess|evaluate|grade|score yourself",
    "consider|call|describe|see yourself to? be? as? a|an? very|really|highly? GOOD|TRAIT|expert",
    "are you very|really|particularly|especially|quite? good at|in",
    "are you very|really|particularly|especially|quite? good with *",
    "are you very|really|particularly|especially|quite? skilled|talented|competent|proficient",
    "are you best|better at",
    "are you better than",
    "are you a|an very|really? good|skilled|talented|excellent|great *",
    "are you an expert",
    "think|say|feel|believe you are a|an very|really? good|skilled|talented|excellent|great *",
    "think|say|feel|believe you are very|really? good at",
    "think|say|feel|believe you are above average",
    "^ do you have very|really? good|strong|excellent|great *? SKILL",
    "^ what are your ** strengths|weaknesses",
    "^ which of? these|the? following? are your ** strengths|weaknesses",
    "how much talent|skill|expertise|ability AUX you",
    "what is your level of SKILL",
    "what level of SKILL do|have you",
    "what is your ** skill level",
];

/// The same in statements that are judged.
const STATED: &[&str] = &[
    "^ i am very|really|particularly|quite|highly? good at|with|in",
    "^ i am very|really|quite|highly? skilled|talented|competent|proficient",
    "^ i am better|best at",
    "^ my *? SKILL is|are very|really? good|strong|excellent|great",
    "^ i am a|an very|really? good|great|excellent|skilled|talented *",
    "^ i have very|really? good|strong|excellent|great *? SKILL",
];

/// What anybody can say of themselves who did it: how well they slept.
const NO_SKILL: &str = "know sleep remember recall get see hear feel eat live like understand";

/// Words at whose end no mark is asked for: "are you a good way from home", "are you good with a long day".
const NO_MARK: &str = "way deal friend distance a an the this that your";

/// Words behind which a skill is something else's: "your performance review".
const NO_OWN: &str = "review reviews appraisal bonus test exam course courses gap school teacher class";

/// Where this sentence asks for a mark on the person's own skill.
pub fn rating(sentence: &Sentence) -> Option<Range<usize>> {
    RATING.iter().chain(STATED).find_map(|phrase| {
        let classes = [("GOOD", GOOD), ("TRAIT", TRAIT), ("SKILL", SKILL), ("JUDGE", JUDGE)];
        let phrase = classes.iter().fold((*phrase).to_owned(), |phrase, (name, words)| phrase.replace(name, words));
        let found = sentence.find(&[&phrase])?;
        let (last, next) = (sentence.at(found.end - 1), sentence.at(found.end));
        let says = sentence.says(found.clone());
        let is_other = says.contains("'s ")
            || says.starts_with("how well") && is_of(NO_SKILL, last)
            || is_of(NO_MARK, last)
            || is_of(NO_OWN, next);
        (!is_other).then_some(found)
    })
}
