//! Lines: the statements of one inquiry, and the parts of the space that it is asked of.
//!
//! In: nothing. Out: nouns. Never: people.

/// A statement of an inquiry; those it is made of stand before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// True or false of everybody.
    Constant(bool),
    /// The answer drawn for a variable is in the set.
    Drawn(usize, u128),
    /// The other is false.
    Not(usize),
    /// All are true.
    All(Vec<usize>),
    /// At least one is true.
    Any(Vec<usize>),
    /// At least so many are true.
    AtLeastOf(usize, Vec<usize>),
    /// A weighted count comes to at least so much.
    AtLeast(usize, i64),
}

/// A weighted count of lines.
pub type Terms = Vec<(usize, i64)>;

/// The classes that a part of the space still allows, by variable.
pub type Part = Vec<u128>;
