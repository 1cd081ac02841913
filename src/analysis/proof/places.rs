//! Sets of places: small whole numbers under a bound, met in order.
//!
//! In: places. Out: the places, ascending or descending, while more are put in. Never: what stands there.

/// A set of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    words: Vec<u64>,
}

const BITS: usize = 64;

impl Places {
    /// None of the places under `size`.
    pub fn none(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(BITS)] }
    }

    /// Every place under `size`.
    pub fn every(size: usize) -> Self {
        let mut every = Self::none(size);
        (0..size).for_each(|place| every.insert(place));
        every
    }

    /// Puts a place in.
    pub fn insert(&mut self, place: usize) {
        self.words[place / BITS] |= 1 << (place % BITS);
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.words.fill(0);
    }

    /// Puts in what the other has.
    pub fn join(&mut self, other: &Self) {
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// The first place at `from` or behind it.
    pub fn first_from(&self, from: usize) -> Option<usize> {
        let mut at = from / BITS;
        let mut word = self.words.get(at)? & (u64::MAX << (from % BITS));
        while word == 0 {
            at += 1;
            word = *self.words.get(at)?;
        }
        Some(at * BITS + word.trailing_zeros() as usize)
    }

    /// The last place before `end`.
    pub fn last_before(&self, end: usize) -> Option<usize> {
        let mut at = end / BITS;
        let kept = (1_u64 << (end % BITS)) - 1;
        let mut word = self.words.get(at).map_or(0, |word| word & kept);
        while word == 0 {
            at = at.checked_sub(1)?;
            word = self.words[at];
        }
        Some(at * BITS + (BITS - 1 - word.leading_zeros() as usize))
    }

    /// Every place, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let place = self.first_from(next)?;
            next = place + 1;
            Some(place)
        })
    }
}
