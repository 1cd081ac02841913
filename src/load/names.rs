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
/// names are equal but for case, `-` and `_`.
pub fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const WORD_MAX: usize = 80;
    if word.len() > WORD_MAX {
        return None;
    }
    let folded = fold(word);
    let near = names.map(|name| (strsim::damerau_levenshtein(&folded, &fold(name)), name));
    let (distance, name) = near.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= word.chars().count().max(name.chars().count())).then_some(name)
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
