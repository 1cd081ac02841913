//! Layout: how wide text is, and whether it may be coloured.
//!
//! In: what a front end knows of its output. Out: the same, bounded. Never: asking the terminal.

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns, 40 to 100.
    pub width: usize,
    /// Whether tones are coloured.
    pub color: bool,
}

impl Layout {
    /// The narrowest text.
    pub const WIDTH_MIN: usize = 40;
    /// The widest: longer lines are hard to read.
    pub const WIDTH_MAX: usize = 100;

    /// A layout for so many columns.
    pub fn new(columns: usize, color: bool) -> Self {
        Self { width: columns.clamp(Self::WIDTH_MIN, Self::WIDTH_MAX), color }
    }
}
