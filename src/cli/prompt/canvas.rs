//! The canvas: frames that replace one another in place, and lines that stay above them.
//!
//! In: lines, each of which fits the window. Out: what the terminal shows. Never: what the lines say.

use std::io;

use console::Term;

use crate::model::letter::Harmless;

/// Lines that are shown until the next frame; each fits the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The lines, with their colours.
    pub lines: Vec<String>,
    /// The line on which the cursor rests.
    pub at: usize,
    /// The columns left of it.
    pub column: usize,
}

/// A terminal that frames are drawn on.
pub struct Canvas {
    term: Term,
    /// The line of the frame on which the cursor stands; none where no frame is shown.
    at: Option<usize>,
    /// So many lines stand for certain in the window above the frame, or above the cursor where there is none.
    above: usize,
}

impl Canvas {
    /// Nothing drawn yet; the terminal must hold back what is written until it is flushed.
    pub fn new(term: Term) -> Self {
        Self { term, at: None, above: 0 }
    }

    /// Shows a frame in place of the one before, in a window of so many rows.
    pub fn draw(&mut self, frame: &Frame, rows: usize) -> io::Result<()> {
        self.clear()?;
        self.term.write_str(Harmless::colored(&frame.lines.join("\n")).as_str())?;
        let below = frame.lines.len().saturating_sub(1).saturating_sub(frame.at);
        self.term.move_cursor_up(below)?;
        self.term.write_str("\r")?;
        self.term.move_cursor_right(frame.column)?;
        self.at = Some(frame.at);
        self.above = self.above.min(rows.saturating_sub(frame.lines.len()));
        self.term.flush()
    }

    /// Takes the frame away and leaves nothing of it.
    pub fn wipe(&mut self) -> io::Result<()> {
        self.clear()?;
        self.term.flush()
    }

    fn clear(&mut self) -> io::Result<()> {
        if let Some(at) = self.at.take() {
            self.term.write_str("\r")?;
            self.term.move_cursor_up(at)?;
            self.term.clear_to_end_of_screen()?;
        }
        Ok(())
    }

    /// Puts lines above whatever comes next, in a window of so many rows.
    pub fn keep(&mut self, lines: &[String], rows: usize) -> io::Result<()> {
        self.clear()?;
        for line in lines {
            self.term.write_line(Harmless::colored(line).as_str())?;
        }
        self.above = (self.above + lines.len()).min(rows.saturating_sub(1));
        self.term.flush()
    }

    /// Takes back so many lines that were kept last; no where they are not all in the window any more.
    pub fn take_back(&mut self, lines: usize) -> io::Result<bool> {
        self.clear()?;
        if lines > self.above {
            return Ok(false);
        }
        self.term.move_cursor_up(lines)?;
        self.term.clear_to_end_of_screen()?;
        self.above -= lines;
        Ok(true)
    }

    /// Empties the window and shows the last of these lines, as far as there is room above so many others.
    pub fn begin_anew(&mut self, kept: &[String], rows: usize, below: usize) -> io::Result<()> {
        self.at = None;
        self.term.clear_screen()?;
        let shown = &kept[kept.len().saturating_sub(rows.saturating_sub(below + 1))..];
        for line in shown {
            self.term.write_line(Harmless::colored(line).as_str())?;
        }
        self.above = shown.len();
        Ok(())
    }
}
