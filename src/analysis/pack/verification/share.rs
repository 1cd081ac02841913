//! Shares: how large a part of everybody a result reaches, counted or estimated.
//!
//! In: nothing. Out: nouns. Never: an estimate that does not say so.

use crate::analysis::proof::count::Share;
use crate::model::id::{OutcomeId, PathwayId, TableId};

/// How large a part of everybody is, where every answer to every question is as likely as any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Counted.
    Exact(Share),
    /// So many of so many people drawn.
    Estimated {
        /// Of whom it is true.
        people: u64,
        /// All.
        of: u64,
    },
}

impl Measured {
    /// In thousandths.
    pub fn permille(self) -> u128 {
        match self {
            Self::Exact(share) => share.permille(),
            Self::Estimated { people, of } => Share { part: people.into(), whole: of.into() }.permille(),
        }
    }

    /// By how many thousandths it can be wrong, at 95 in 100; none where it is exact.
    ///
    /// The half width of the normal interval is at most 0.98 / sqrt(n), whatever the share (at one half, where it is
    /// widest: 1.96 * sqrt(0.25 / n)).
    pub fn bound(self) -> Option<u64> {
        match self {
            Self::Exact(_) => None,
            Self::Estimated { of, .. } => Some(980_u64.div_ceil(of.isqrt().max(1))),
        }
    }
}

/// How often a pathway leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathwayShare {
    /// The pathway.
    pub pathway: PathwayId,
    /// Of a route: it comes first. Of a support: it is named.
    pub leads: Measured,
}

/// How often a table gives an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomeShare {
    /// The table.
    pub table: TableId,
    /// The outcome.
    pub outcome: OutcomeId,
    /// How often.
    pub given: Measured,
}

/// Two routes that can share the most points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The one declared first.
    pub left: PathwayId,
    /// The other.
    pub right: PathwayId,
    /// How often they do.
    pub share: Measured,
}
