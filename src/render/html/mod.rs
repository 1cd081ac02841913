//! HTML: a document as one page that asks nothing of anybody: style and script stand in it, and it loads nothing.
//!
//! In: a document. Out: a file to read, tick and print. Never: a letter of a pack or an answer that would be markup.

pub mod blocks;
pub mod chart;
pub mod marks;
pub mod page;
