//! Amounts: a number with its unit, as labels write it.
//!
//! In: a label in small letters. Out: its words and numbers, and the amount that begins at one of them. Never: ranges.

use crate::analysis::pack::lint::quantities::{Bound, Dimension};
use crate::analysis::pack::lint::words::is_of;

/// Numbers as words, from zero on.
const NUMBERS: &str = "zero one two three four five six seven eight nine ten eleven twelve";

/// How often as a word.
const TIMES: &str = "once twice thrice";

/// Units of a clock in seconds.
const CLOCK: &[(&str, i64)] =
    &[("second seconds sec secs", 1), ("minute minutes min mins", 60), ("hour hours hr hrs h", 3600)];

/// Units of a calendar in minutes; a year has 365 days and a quarter, a month is a twelfth of it.
const CALENDAR: &[(&str, i64)] = &[
    ("day days", 1440),
    ("week weeks wk wks", 10_080),
    ("month months mth mths", 43_830),
    ("year years yr yrs", 525_960),
];

/// The units of a calendar that divide each other: days and weeks, not days and months.
const WEEK: i64 = 10_080;

const MULTIPLES: &[(&str, i64)] = &[("k thousand", 1000), ("million mn mio", 1_000_000), ("billion bn", 1_000_000_000)];

/// Signs and names of currencies, each with its sign first. Pounds are a weight too.
const CURRENCIES: &[&str] = &["$ usd dollar dollars", "\u{20ac} eur euro euros", "\u{a3} gbp", "\u{a5} jpy yen", "chf"];

/// Thousandths of one.
const ONE: i64 = 1000;

/// The most digits of a number that is read.
const DIGITS_MAX: usize = 9;

/// A piece of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A word or a mark.
    Word(String),
    /// A number in digits, and the least difference that its digits show, both in thousandths.
    Number {
        /// The number.
        value: i64,
        /// The least difference.
        step: i64,
    },
}

impl Token {
    /// The word; nothing of a number.
    pub fn word(&self) -> &str {
        match self {
            Self::Word(word) => word,
            Self::Number { .. } => "",
        }
    }
}

/// A number with its unit.
#[derive(Clone, Debug)]
pub struct Amount {
    number: i64,
    digits: i64,
    multiple: i64,
    /// What is measured.
    pub dimension: Dimension,
    /// What one of its unit is, in base units.
    pub unit: i64,
    /// It says how often: "once".
    pub of_times: bool,
}

impl Amount {
    /// Its value in thousandths of the base unit; none where that is too large.
    pub fn scaled(&self) -> Option<i64> {
        self.number.checked_mul(self.multiple)?.checked_mul(self.unit)
    }

    /// The least difference that numbers written like this show, in thousandths of the base unit.
    pub fn step(&self) -> Option<i64> {
        self.digits.checked_mul(self.multiple)?.checked_mul(self.unit)
    }

    /// What the first of two amounts leaves to the second, and the second to the first: "3 to 6 months", "$10-20k".
    pub fn share(&mut self, second: &mut Self) {
        if self.dimension == Dimension::Count {
            (self.dimension, self.unit) = (second.dimension.clone(), second.unit);
        } else if second.dimension == Dimension::Count {
            (second.dimension, second.unit) = (self.dimension.clone(), self.unit);
        }
        if self.multiple == 1 && self.number > 0 && self.number < second.number {
            self.multiple = second.multiple;
        }
    }
}

/// Whether a word is a number.
pub fn is_number(word: &str) -> bool {
    is_of(NUMBERS, word) || is_of(TIMES, word)
}

/// The pieces of a label; none where it holds dates, times of day or numbers that can be read in two ways.
pub fn tokens(label: &str) -> Option<Vec<Token>> {
    let letters: Vec<char> = label.chars().collect();
    let get = |at: usize| letters.get(at).copied().unwrap_or(' ');
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let from = at;
        at += 1;
        if letter.is_ascii_digit() {
            while get(at).is_ascii_digit() || matches!(get(at), '.' | ',' | '/' | ':') && get(at + 1).is_ascii_digit() {
                at += 1;
            }
            let text: String = letters[from..at].iter().collect();
            tokens.push(number(&text)?);
        } else if letter.is_alphabetic() || letter == '\'' {
            while get(at).is_alphabetic() || matches!(get(at), '\'' | '.') && get(at + 1).is_alphabetic() {
                at += 1;
            }
            tokens.push(Token::Word(letters[from..at].iter().collect()));
        } else if matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2212}') {
            if tokens.is_empty() && get(at).is_ascii_digit() {
                return None;
            }
            let is_within_word = get(from.wrapping_sub(1)).is_alphabetic() && get(at).is_alphabetic() && letter == '-';
            tokens.extend((!is_within_word).then(|| Token::Word("-".to_owned())));
        } else if !letter.is_whitespace() && !matches!(letter, '.' | '"' | '!' | '?') {
            tokens.push(Token::Word(letter.to_string()));
        }
    }
    Some(tokens)
}

/// `1,000`, `25` or `0.5`; `1,5`, `1.000`, `9:30` and `24/7` may mean several things.
fn number(text: &str) -> Option<Token> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_grouped = groups.all(|group| group.len() == 3);
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let is_plain =
        whole.chars().all(|it| it.is_ascii_digit() || it == ',') && rest.chars().all(|it| it.is_ascii_digit());
    let is_decimal = rest.len() < 3 || first == "0" && rest.len() == 3;
    if !is_plain || !is_grouped || !is_decimal || digits.len() > DIGITS_MAX {
        return None;
    }
    let parts: i64 = format!("{rest:0<3}").parse().ok()?;
    let step = [ONE, 100, 10, 1][rest.len()];
    Some(Token::Number { value: digits.parse::<i64>().ok()? * ONE + parts, step })
}

/// The amount that begins here, and where it ends.
pub fn amount(tokens: &[Token], from: usize) -> Option<(Amount, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", Token::word);
    let mut amount =
        Amount { number: 0, digits: ONE, multiple: 1, dimension: Dimension::Count, unit: 1, of_times: false };
    let mut at = from;
    if let Some(sign) = currency(word(at)) {
        amount.dimension = Dimension::Money(sign);
        at += 1;
    }
    let is_half = word(at) == "half" && matches!(word(at + 1), "a" | "an");
    if let Some(Token::Number { value, step }) = tokens.get(at) {
        (amount.number, amount.digits) = (*value, *step);
    } else if let Some(number) = place(NUMBERS, word(at)) {
        amount.number = number * ONE;
    } else if let Some(before) = place(TIMES, word(at)) {
        (amount.number, amount.of_times) = ((before + 1) * ONE, true);
    } else if is_half && unit(word(at + 2)).is_some() {
        (amount.number, amount.digits) = (ONE / 2, ONE / 2);
        at += 1;
    } else if matches!(word(at), "a" | "an") && unit(word(at + 1)).is_some() {
        amount.number = ONE;
    } else {
        return None;
    }
    at += 1;
    if is_of("st nd rd th", word(at)) {
        return None;
    }
    let is_money = matches!(amount.dimension, Dimension::Money(_));
    if let Some((_, multiple)) = MULTIPLES.iter().find(|(words, _)| is_of(words, word(at))) {
        amount.multiple = *multiple;
        at += 1;
    } else if is_money && word(at) == "m" {
        amount.multiple = 1_000_000;
        at += 1;
    }
    if let Some(sign) = currency(word(at)).filter(|_| !is_money) {
        amount.dimension = Dimension::Money(sign);
        at += 1;
    } else if let Some((dimension, unit)) = unit(word(at)) {
        (amount.dimension, amount.unit) = (dimension, unit);
        at += 1;
    }
    Some((amount, at))
}

/// Where a word stands in a list, from zero on.
fn place(list: &str, word: &str) -> Option<i64> {
    list.split(' ').zip(0..).find_map(|(it, place)| (it == word).then_some(place))
}

fn currency(word: &str) -> Option<String> {
    let found = CURRENCIES.iter().find(|names| is_of(names, word))?;
    found.split(' ').next().map(str::to_owned)
}

/// The unit of a clock, of a calendar or of parts of a hundred with this name.
pub fn unit(word: &str) -> Option<(Dimension, i64)> {
    let of = |table: &[(&str, i64)]| table.iter().find(|(names, _)| is_of(names, word)).map(|(_, unit)| *unit);
    if is_of("% percent", word) {
        return Some((Dimension::Percent, 1));
    }
    let clock = of(CLOCK).map(|unit| (Dimension::Clock, unit));
    clock.or_else(|| of(CALENDAR).map(|unit| (Dimension::Calendar, unit)))
}

/// Whether two units of a calendar divide each other only roughly.
pub fn is_rough(dimension: &Dimension, left: i64, right: i64) -> bool {
    *dimension == Dimension::Calendar && (left <= WEEK) != (right <= WEEK)
}

/// The numbers from `first` to `last` between two bounds, as a label would write them.
pub fn says(dimension: &Dimension, (first, last): (i64, i64), (high, low): (Bound, Bound)) -> String {
    let unit = high.unit.min(low.unit);
    let multiple = (high.step.min(low.step) / unit / ONE).max(1);
    let (by, letter) = match multiple {
        1_000_000.. => (1_000_000, " million"),
        1000.. => (1000, "k"),
        _ => (1, ""),
    };
    let write = |value: i64| {
        let value = value / by;
        let (whole, parts) = (value / unit / ONE, value / unit % ONE);
        let parts = format!("{parts:03}");
        let parts = parts.trim_end_matches('0');
        let point = if parts.is_empty() { "" } else { "." };
        let sign = if let Dimension::Money(sign) = dimension { sign.as_str() } else { "" };
        format!("{sign}{whole}{point}{parts}{letter}")
    };
    let numbers = if first == last { write(first) } else { format!("{} to {}", write(first), write(last)) };
    let names = CLOCK.iter().chain(CALENDAR).find(|(_, it)| high.unit != low.unit && *it == unit);
    let name = names.and_then(|(names, _)| names.split(' ').nth(usize::from(first != last || first != unit * ONE)));
    match (name, dimension) {
        (Some(name), _) => format!("{numbers} {name}"),
        (None, Dimension::Percent) => format!("{numbers}%"),
        (None, _) => numbers,
    }
}
