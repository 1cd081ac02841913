//! Sides: an answer scale as the two sides that its labels belong to.
//!
//! In: the labels of a question. Out: a scale that has more options on one side. Never: scales of one side only, as
//! "not at all likely" to "extremely likely", which are complete.

use crate::analysis::pack::lint::words::{is_of, sound, without_asides};
use crate::model::question::Question;

/// Words of the two sides of a scale.
const SIDES: &[&str] = &[
    "agree/disagree",
    "satisfied/dissatisfied unsatisfied",
    "pleased/displeased",
    "likely/unlikely",
    "comfortable/uncomfortable",
    "better/worse",
    "easy/difficult hard",
    "happy/unhappy",
    "support/oppose",
    "favour/oppose",
    "favor/oppose",
    "favourable/unfavourable",
    "favorable/unfavorable",
    "positive/negative",
    "pleasant/unpleasant",
    "approve/disapprove",
    "like/dislike",
    "fair/unfair",
    "willing/unwilling",
    "friendly/unfriendly",
    "more/less",
    "higher/lower",
    "increased/decreased",
    "improved/worsened",
    "faster/slower",
    "important/unimportant",
    "useful/useless",
    "helpful/unhelpful",
    "clear/unclear",
    "safe/unsafe",
    "interested/uninterested",
    "familiar/unfamiliar",
];

/// What is there to some degree or not at all: one word for "not at all" makes no second side of it.
const OF_DEGREE: &str = "important useful helpful clear safe interested familiar willing";

/// Words that say how much, or that a sentence needs around them.
const DEGREES: &str = "very extremely quite rather fairly somewhat slightly moderately completely totally fully mostly \
                       strongly partly partially really highly absolutely entirely generally tend to a lot little bit \
                       much more less i am is it was that would be feel find so too the at all not hardly never barely \
                       no yes neither nor or and in part whole on with definitely probably certainly perhaps maybe far \
                       way don't do does did isn't it's i'm wasn't greatly exceedingly overall";

/// Words of an option between the sides.
const MIDDLE: &str = "neutral neither undecided same unchanged change equal equally mixed depends both difference \
                      opinion know applicable sure between unsure say average";

/// Words that turn a side into the other.
const NOT: &str = "not hardly never barely scarcely don't isn't wasn't";

/// Words of a little, with which a scale of one side begins.
const LITTLE: &str = "slightly little bit barely hardly least";

/// Words for good, for bad, and for what is neither.
const GOOD: &str = "outstanding excellent superb great fantastic amazing wonderful brilliant good";
const BAD: &str = "bad poor terrible awful horrible dreadful unacceptable inadequate unsatisfactory lousy";
const NEITHER: &str = "okay ok adequate acceptable satisfactory mediocre average middling fair neutral neither";

/// The fewest options of a scale that can lean.
const OPTIONS_MIN: usize = 3;

/// A scale with more options on one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaning {
    /// The word of one side, and how many options it has.
    pub up: (&'static str, usize),
    /// The word of the other side, and how many options it has.
    pub down: (&'static str, usize),
    /// The first label of the longer side.
    pub first: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Up,
    /// Up, and a little only.
    Little,
    Down,
    /// Not up, which is down where there are two sides, and nothing at all where there is one.
    NotUp,
    Middle,
    Other,
}

/// How the scale of a question leans, if it does.
pub fn leaning(question: &Question) -> Option<Leaning> {
    let options = question.options().iter().filter(|option| !option.unsure && !option.alone);
    let labels: Vec<&str> = options.map(|option| option.label.as_str()).collect();
    if labels.len() < OPTIONS_MIN {
        return None;
    }
    let of_pair = SIDES.iter().find_map(|pair| of_pair(&labels, pair));
    of_pair.or_else(|| of_quality(&labels))
}

fn of_pair(labels: &[&str], pair: &'static str) -> Option<Leaning> {
    let (up, downs) = pair.split_once('/')?;
    let down = downs.split(' ').next()?;
    let heard: Vec<String> = labels.iter().map(|label| sound(&without_asides(label))).collect();
    let sides: Vec<Side> = heard.iter().map(|label| side(label, up, downs, MIDDLE)).collect();
    // Labels about different things are no degrees of one: "better pay", "better hours".
    let mut rests = heard.iter().zip(&sides).filter(|(_, side)| **side != Side::Middle).map(|(label, _)| {
        let words = label.split(' ').filter(|word| *word != up && !is_of(downs, word) && !is_of(DEGREES, word));
        words.collect::<Vec<_>>()
    });
    let first = rests.next()?;
    if sides.contains(&Side::Other) || rests.any(|rest| rest != first) {
        return None;
    }
    let has_other_side = heard.iter().any(|label| label.split(' ').any(|word| is_of(downs, word)));
    let count = |of: &[Side]| sides.iter().filter(|side| of.contains(side)).count();
    let (more, less) = (count(&[Side::Up, Side::Little]), count(&[Side::Down, Side::NotUp]));
    let leans = if has_other_side {
        more != less && (!is_of(OF_DEGREE, up) || more.min(less) > 1)
    } else {
        count(&[Side::Up]) == labels.len()
    };
    let longer = if more > less { [Side::Up, Side::Little] } else { [Side::Down, Side::NotUp] };
    let at = sides.iter().position(|side| longer.contains(side))?;
    leans.then(|| Leaning { up: (up, more), down: (down, less), first: labels[at].to_owned() })
}

/// From "excellent" to "poor", where "fair" stands between the sides or is the first step down.
fn of_quality(labels: &[&str]) -> Option<Leaning> {
    let heard: Vec<String> = labels.iter().map(|label| sound(&without_asides(label))).collect();
    let sides: Vec<Side> = heard.iter().map(|label| side(label, GOOD, BAD, NEITHER)).collect();
    let is_plain =
        |label: &str| label.split(' ').all(|word| [GOOD, BAD, NEITHER, DEGREES].iter().any(|list| is_of(list, word)));
    if sides.contains(&Side::Other) || !heard.iter().all(|label| is_plain(label)) {
        return None;
    }
    let count = |of: &[Side]| sides.iter().filter(|side| of.contains(side)).count();
    let (more, less) = (count(&[Side::Up, Side::Little]), count(&[Side::Down, Side::NotUp]));
    let steps = usize::from(heard.iter().any(|label| label.split(' ').any(|word| word == "fair")));
    let longer = if more > less { [Side::Up, Side::Little] } else { [Side::Down, Side::NotUp] };
    let at = sides.iter().position(|side| longer.contains(side))?;
    (more.abs_diff(less) > 2 * steps).then(|| Leaning {
        up: ("good", more),
        down: ("bad", less),
        first: labels[at].to_owned(),
    })
}

fn side(label: &str, ups: &str, downs: &str, middle: &str) -> Side {
    let has = |list: &str| label.split(' ').any(|word| is_of(list, word));
    match (has(ups), has(downs)) {
        (true, true) => Side::Middle,
        (true, false) if has(NOT) => Side::NotUp,
        (true, false) if has(LITTLE) => Side::Little,
        (true, false) => Side::Up,
        (false, true) if has(NOT) => Side::Other,
        (false, true) => Side::Down,
        (false, false) if has(middle) => Side::Middle,
        (false, false) => Side::Other,
    }
}
