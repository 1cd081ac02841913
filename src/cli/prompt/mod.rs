//! Front ends: how a question reaches a person and the reply comes back.
//!
//! In: what to ask. Out: a turn, or that the person left. Never: what to ask next (the interview knows).

pub mod adaptive;
pub mod asking;
pub mod canvas;
pub mod conversation;
pub mod field;
pub mod frame;
pub mod front_door;
pub mod keys;
pub mod lines;
pub mod list;
pub mod press;
pub mod prompter;
pub mod reading;
pub mod reply_lines;
pub mod screen;
pub mod take_over;
pub mod terminal;
pub mod theme;
pub mod wording;
