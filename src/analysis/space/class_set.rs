//! Sets of classes: which answers to one question are meant.
//!
//! In: places of classes in a domain. Out: set operations. Never: what the answers are.

/// A set of the classes of one domain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassSet {
    words: Vec<u64>,
    size: usize,
}

const BITS: usize = 64;

impl ClassSet {
    /// The classes under `size` that `is_in` picks.
    pub fn of(size: usize, is_in: impl Fn(usize) -> bool) -> Self {
        let mut words = vec![0; size.div_ceil(BITS)];
        for class in (0..size).filter(|class| is_in(*class)) {
            words[class / BITS] |= 1 << (class % BITS);
        }
        Self { words, size }
    }

    /// Whether the class is in the set.
    pub fn has(&self, class: usize) -> bool {
        self.words[class / BITS] >> (class % BITS) & 1 == 1
    }

    /// The classes in both sets.
    #[must_use]
    pub fn both(&self, other: &Self) -> Self {
        self.joined(other, |mine, theirs| mine & theirs)
    }

    /// The classes in either set.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.joined(other, |mine, theirs| mine | theirs)
    }

    /// The classes that are not in the set.
    #[must_use]
    pub fn others(&self) -> Self {
        Self::of(self.size, |class| !self.has(class))
    }

    fn joined(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let words = self.words.iter().zip(&other.words);
        Self { words: words.map(|(mine, theirs)| join(*mine, *theirs)).collect(), size: self.size }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether every class is in it.
    pub fn is_full(&self) -> bool {
        (0..self.size).all(|class| self.has(class))
    }

    /// The classes, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(index * BITS + bit)
            })
        })
    }
}
