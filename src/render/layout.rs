//! Layout: how wide text is, and whether it may be coloured.
//!
//! In: what a front end knows of its output. Out: the same, bounded. Never: asking the terminal.

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Columns, 20 to 100.
    pub width: usize,
    /// Whether tones are coloured.
    pub color: bool,
    /// What bars are drawn with.
    pub drawing: Drawing,
}

/// What bars are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawing {
    /// Letters that every terminal and file has.
    #[default]
    Letters,
    /// Squares, where the output is UTF-8.
    Blocks,
    /// Nothing: words alone, a sentence in a line, as a screen reader likes them.
    Spoken,
}

impl Drawing {
    /// A full and an empty square; none where nothing is drawn.
    pub fn squares(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Letters => Some(("#", "-")),
            Self::Blocks => Some(("\u{25a0}", "\u{25a1}")),
            Self::Spoken => None,
        }
    }
}

impl Layout {
    /// The narrowest text.
    pub const WIDTH_MIN: usize = 20;
    /// The widest: longer lines are hard to read.
    pub const WIDTH_MAX: usize = 100;

    /// A layout for so many columns.
    pub fn new(columns: usize, color: bool) -> Self {
        Self { width: columns.clamp(Self::WIDTH_MIN, Self::WIDTH_MAX), color, drawing: Drawing::Letters }
    }

    /// The same with bars drawn so.
    #[must_use]
    pub fn drawn_with(self, drawing: Drawing) -> Self {
        Self { drawing, ..self }
    }
}
