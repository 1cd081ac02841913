//! Quantities: the amount that a label begins with.
//!
//! In: a label, such as `1,000 to 4,999 people`, `$0-$49k`, `One to three` or `2 years or more`. Out: its bounds in
//! thousandths of a base unit: one, a second, a minute of a calendar. Never: times of day, dates, levels.

use crate::analysis::pack::lint::amounts::{Amount, Token, amount, is_number, is_rough, says, tokens, unit};
use crate::analysis::pack::lint::words::{is_of, without_asides};

/// Words that stand before an amount and change nothing.
const LEADS: &str = "in between for about around roughly approximately from every only exactly just yes , some";

/// Amounts without a number that say "none".
const NONE: &str = "none nobody never zero nothing nil";

/// Words that tell an amount without a number.
const VAGUE: &str = "few several some many more less fewer most half couple dozen occasionally sometimes often rarely lots other another else mixed varies";

/// Words of the time of day, which begins anew at noon.
const OF_DAY: &str = "am pm a.m p.m o'clock noon midnight";

/// Openings of an amount with one bound: `<` below it, `[` up to it, `>` above it, `]` from it on.
const OPENINGS: &[(char, &str)] = &[
    ('[', "no more than, not more than, up to, at most, until, \u{2264}"),
    (']', "no less than, no fewer than, not less than, at least, since, \u{2265}"),
    ('<', "less than, fewer than, younger than, shorter than, lower than, under, below, within, before, <"),
    ('>', "more than, older than, longer than, higher than, over, above, after, beyond, >"),
];

/// Endings of an amount without an upper or a lower bound.
const OR_MORE: &str = "more over above longer older up higher later plus greater";
const OR_LESS: &str = "less fewer under below shorter younger lower earlier";

/// What a label says of an amount.
pub enum Read {
    /// This.
    Extent(Extent),
    /// Nothing.
    Words,
    /// Something that is not understood.
    Unclear,
}

/// What is counted or measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Things.
    Count,
    /// Seconds, minutes, hours.
    Clock,
    /// Days, weeks, months, years.
    Calendar,
    /// Parts of a hundred.
    Percent,
    /// Money of one currency.
    Money(String),
}

/// An end of a range, in thousandths of the base unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Where it is.
    pub value: i64,
    /// The number itself lies outside.
    pub is_open: bool,
    /// The least difference that numbers written like this show.
    pub step: i64,
    /// What one of its unit is, in base units.
    pub unit: i64,
}

/// The numbers between two ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The lower end; none without one.
    pub low: Option<Bound>,
    /// The upper end; none without one.
    pub high: Option<Bound>,
    /// One number only.
    pub is_single: bool,
    /// What is measured.
    pub dimension: Dimension,
    /// What one of its unit is, in base units.
    pub unit: i64,
    /// What is counted, in the words of the label.
    pub tail: String,
}

/// The amount that a label begins with.
pub fn read(label: &str) -> Read {
    let plain = without_asides(label).to_lowercase().replace('\u{2019}', "'");
    let Some(tokens) = tokens(&plain) else { return Read::Unclear };
    if let Some(Token::Word(first)) = tokens.first()
        && is_of(NONE, first)
    {
        return Read::Extent(Extent::none());
    }
    if let Some(extent) = extent(&tokens) {
        return Read::Extent(extent);
    }
    let is_vague = |token: &Token| match token {
        Token::Word(word) => is_of(VAGUE, word) || is_number(word),
        Token::Number { .. } => true,
    };
    if tokens.iter().any(is_vague) { Read::Unclear } else { Read::Words }
}

fn extent(tokens: &[Token]) -> Option<Extent> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let mut at = (0..tokens.len()).find(|at| !is_of(LEADS, word(*at)) || word(*at).is_empty())?;
    let has_two_ends = (0..at).any(|at| is_of("between from", word(at)));
    let begins_with_from = (0..at).any(|at| word(at) == "from");
    let stands = |words: &&str| words.split(' ').enumerate().all(|(by, it)| word(at + by) == it);
    let opening = OPENINGS.iter().find_map(|(kind, all)| Some((*kind, all.split(", ").find(stands)?)));
    at += opening.map_or(0, |(_, words)| words.split(' ').count());
    let (mut first, mut at) = amount(tokens, at)?;
    let mut kind = opening.map_or('=', |(kind, _)| kind);
    let mut last = None;
    let joins = if has_two_ends { "to - and or / until through" } else { "to - or / until through" };
    if kind == '='
        && is_of(joins, word(at))
        && let Some((mut second, next)) = amount(tokens, at + 1)
    {
        first.share(&mut second);
        let follows = second.scaled()? - first.scaled()? == first.step()?;
        if first.dimension != second.dimension || is_of("or /", word(at)) && !follows {
            return None;
        }
        (last, at) = (Some(second), next);
    }
    let (mut tail, ending) = tail(tokens, at)?;
    // In "7+ hours" and "7 or more hours" the unit stands behind.
    if first.dimension == Dimension::Count
        && let Some((dimension, unit)) = unit(tail.split(' ').next().unwrap_or_default())
    {
        tail = tail.split_once(' ').map_or_else(String::new, |(_, rest)| rest.to_owned());
        (first.dimension, first.unit) = (dimension, unit);
    }
    if kind == '=' && last.is_none() {
        kind = ending.unwrap_or(if begins_with_from { ']' } else { '=' });
    } else if ending.is_some() {
        return None;
    }
    let bound =
        |of: &Amount, is_open: bool| Some(Bound { value: of.scaled()?, is_open, step: of.step()?, unit: of.unit });
    let own = bound(&first, matches!(kind, '<' | '>'))?;
    let end = match &last {
        Some(second) => Some(bound(second, false)?),
        None => Some(own),
    };
    let (low, high) = match kind {
        '<' | '[' => (None, Some(own)),
        '>' | ']' => (Some(own), None),
        _ => (Some(own), end),
    };
    if let (Some(low), Some(high)) = (low, high)
        && high.value < low.value
    {
        return None;
    }
    let unit = last.as_ref().map_or(first.unit, |second| second.unit);
    let tail = if first.of_times { format!("time {tail}").trim_end().to_owned() } else { tail };
    let is_single = kind == '=' && last.is_none();
    Some(Extent { low, high, is_single, dimension: first.dimension, unit, tail })
}

/// What is counted, and whether the label ends in "or more" or "or less"; none where more numbers follow.
fn tail(tokens: &[Token], from: usize) -> Option<(String, Option<char>)> {
    let mut words: Vec<String> = Vec::new();
    let mut ending = None;
    let mut is_over = false;
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        let (word, next) = (token.word(), tokens.get(at + 1).map_or("", Token::word));
        if word.is_empty() || is_of(OF_DAY, word) {
            return None;
        }
        if matches!(word, "," | ";" | ":" | "-" | "/") {
            is_over = true;
        } else if !is_over && matches!(word, "+" | "plus") {
            ending = Some(']');
        } else if !is_over && matches!(word, "or" | "and") && (is_of(OR_MORE, next) || is_of(OR_LESS, next)) {
            ending = Some(if is_of(OR_MORE, next) { ']' } else { '[' });
            at += 1;
        } else if !is_over {
            words.push(singular(word));
        }
        at += 1;
    }
    Some((words.join(" "), ending))
}

fn singular(word: &str) -> String {
    match word {
        _ if is_of("people persons", word) => "person".to_owned(),
        "children" => "child".to_owned(),
        _ if word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if ["ches", "shes", "sses", "xes"].iter().any(|end| word.ends_with(end)) => word[..word.len() - 2].to_owned(),
        _ => word.strip_suffix('s').filter(|it| !it.ends_with('s')).unwrap_or(word).to_owned(),
    }
}

impl Extent {
    fn none() -> Self {
        let zero = Some(Bound { value: 0, is_open: false, step: 1000, unit: 1 });
        let (dimension, tail) = (Dimension::Count, String::new());
        Self { low: zero, high: zero, is_single: false, dimension, unit: 1, tail }
    }

    /// Whether it holds zero and nothing else.
    pub fn is_zero(&self) -> bool {
        [self.low, self.high].iter().all(|bound| bound.is_some_and(|it| it.value == 0 && !it.is_open))
    }

    /// Whether it says no more than numbers.
    pub fn is_unnamed(&self) -> bool {
        self.dimension == Dimension::Count && self.tail.is_empty()
    }

    /// Lets what has no lower end begin above zero.
    pub fn begin_above_zero(&mut self) {
        if let (None, Some(high)) = (self.low, self.high) {
            self.low = Some(Bound { value: 0, is_open: true, ..high });
        }
    }

    /// Reads its numbers in this unit; false where they grow too large.
    pub fn take_unit(&mut self, dimension: &Dimension, unit: i64) -> bool {
        let scaled = |bound: Bound| {
            let value = bound.value.checked_mul(unit)?;
            Some(Bound { value, step: bound.step.checked_mul(unit)?, unit, ..bound })
        };
        let (low, high) = (self.low.map(scaled), self.high.map(scaled));
        let fits = low != Some(None) && high != Some(None);
        (self.low, self.high) = (low.flatten(), high.flatten());
        (self.dimension, self.unit) = (dimension.clone(), unit);
        fits
    }

    /// Whether some number lies in both; `next` begins no lower.
    pub fn overlaps(&self, next: &Self) -> bool {
        let (Some(high), Some(low)) = (self.high, next.low) else { return true };
        let open = i64::from(high.is_open) + i64::from(low.is_open);
        let common = high.value - low.value;
        // Weeks and months do not divide each other.
        let is_near = is_rough(&self.dimension, high.unit, low.unit) && common.saturating_mul(20) <= high.value;
        common >= open * high.step.min(low.step) && !is_near
    }

    /// The numbers between this and `next`, as words; none where there are none.
    pub fn between(&self, next: &Self) -> Option<String> {
        let (high, low) = (self.high?, next.low?);
        let open = i64::from(high.is_open) + i64::from(low.is_open);
        let apart = low.value - high.value;
        let step = high.step.min(low.step);
        let is_missing = if high.unit == low.unit {
            // "Less than a year" and "more than a year" leave out one moment only.
            let is_moment = apart == 0 && self.dimension != Dimension::Count;
            apart > (1 - open) * high.step.max(low.step) && !is_moment
        } else {
            // A working week has five days, and a month about four weeks.
            apart > if open == 0 { 2 * step } else { 0 } && apart.saturating_mul(10) > high.value
        };
        let first = if high.is_open { high.value } else { high.value.saturating_add(step) };
        let last = if low.is_open { low.value } else { low.value - step };
        (is_missing && first <= last).then(|| says(&self.dimension, (first, last), (high, low)))
    }
}
