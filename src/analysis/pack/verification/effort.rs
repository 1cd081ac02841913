//! Effort: how hard to try before something stays undecided.
//!
//! In: nothing. Out: bounds. Never: seconds.

use std::num::NonZero;

use crate::analysis::proof::crowd::LANES;
use crate::analysis::proof::search::Budget;

/// How hard to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// How many crowds of people are drawn.
    pub crowds: u64,
    /// How many parts of the space a search may look at.
    pub budget: Budget,
    /// How many threads work; as many as the machine has where none is named. The findings are the same.
    pub threads: Option<NonZero<usize>>,
}

impl Default for Effort {
    fn default() -> Self {
        Self { crowds: 1 << 13, budget: Budget { parts: 200_000 }, threads: None }
    }
}

impl Effort {
    /// How many people are drawn.
    pub fn people(&self) -> u64 {
        self.crowds * LANES as u64
    }
}
