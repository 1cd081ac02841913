//! Points: whole numbers that decide.
//!
//! In: whole numbers. Out: sums and intervals. Never: floats, weights normalised over rivals.

use std::iter::Sum;
use std::ops::Add;

/// What one piece of evidence, or a sum of them, adds to a pathway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub i32);

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::default(), Add::add)
    }
}

/// The least and the most that a sum can still become while answers are missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PointsRange {
    /// The least.
    pub least: Points,
    /// The most.
    pub most: Points,
}
