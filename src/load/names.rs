//! Names: from what an author typed to a place in a table, or to the nearest name that is there.
//!
//! In: a table's names and a word. Out: an index or a suggestion. Never: which table a word should be in.

use std::collections::HashMap;

/// The names of one table, in its order.
#[derive(Clone, Debug, Default)]
pub struct Names {
    index_of: HashMap<String, usize>,
    order: Vec<String>,
    /// Whether an element that could not be read may have had a name that is not here.
    pub is_incomplete: bool,
}

impl Names {
    /// The names in the order of their table; of two equal ones the first counts.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let order: Vec<String> = names.into_iter().map(str::to_owned).collect();
        let mut index_of = HashMap::with_capacity(order.len());
        for (index, name) in order.iter().enumerate() {
            index_of.entry(name.clone()).or_insert(index);
        }
        Self { index_of, order, is_incomplete: false }
    }

    /// The place of a name.
    pub fn get(&self, name: &str) -> Option<usize> {
        self.index_of.get(name).copied()
    }

    /// The same, knowing that a name may be missing.
    #[must_use]
    pub fn incomplete(mut self, is_incomplete: bool) -> Self {
        self.is_incomplete |= is_incomplete;
        self
    }

    /// The names in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.order.iter().map(String::as_str)
    }

    /// Help for a word that is not in the table: the nearest name, else all of a short table.
    pub fn suggest(&self, word: &str, what: &str) -> Option<String> {
        const LISTED_MAX: usize = 20;
        if let Some(near) = nearest(word, self.iter()) {
            return Some(format!("did you mean `{near}`?"));
        }
        let mut listed: Vec<&str> = self.iter().take(LISTED_MAX).collect();
        listed.dedup();
        if listed.is_empty() || self.order.len() > LISTED_MAX {
            return None;
        }
        Some(format!("{what}: {}", listed.join(", ")))
    }
}

/// The name nearest to `word`, if one is near enough to have been meant.
///
/// Near: at most a third of the letters differ (Damerau-Levenshtein, so that swapped letters count once), or the
/// names are equal but for case, `-` and `_`. The search ends after so many names, and so much comparing, that no table
/// makes anybody wait.
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const WORD_MAX: usize = 80;
    const NAMES_MAX: usize = 20_000;
    // Pairs of letters that are compared.
    const PAIRS_MAX: usize = 100_000;
    if word.len() > WORD_MAX {
        return None;
    }
    let folded = fold(word);
    let length = word.chars().count();
    let mut pairs = 0;
    let mut best: Option<(usize, &str)> = None;
    for name in names.take(NAMES_MAX).filter(|name| name.len() <= 2 * WORD_MAX) {
        let other = name.chars().count();
        let most = length.max(other) / 3;
        if length.abs_diff(other) > most {
            continue;
        }
        let other_folded = fold(name);
        if letters_apart(&folded, &other_folded) > most {
            continue;
        }
        pairs += length * other;
        if pairs > PAIRS_MAX {
            break;
        }
        let distance = strsim::damerau_levenshtein(&folded, &other_folded);
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// How many letters one has and the other lacks, whatever their order: never more than the changes between them.
fn letters_apart(one: &str, other: &str) -> usize {
    const KINDS: usize = 64;
    let mut counts = [0_i32; KINDS];
    one.bytes().for_each(|it| counts[usize::from(it) % KINDS] += 1);
    other.bytes().for_each(|it| counts[usize::from(it) % KINDS] -= 1);
    let sum = |sign: i32| counts.iter().map(|it| (it * sign).max(0)).sum::<i32>();
    if one.is_ascii() && other.is_ascii() { usize::try_from(sum(1).max(sum(-1))).unwrap_or(0) } else { 0 }
}

fn fold(name: &str) -> String {
    name.to_lowercase().replace('-', "_")
}

/// What somebody typed, harmless and short enough for a message.
pub fn shown(word: &str) -> String {
    const SHOWN_MAX: usize = 60;
    let mut letters = word.chars();
    let start: String = letters.by_ref().take(SHOWN_MAX).collect();
    let rest = if letters.next().is_some() { "..." } else { "" };
    format!("{}{rest}", start.escape_debug())
}
