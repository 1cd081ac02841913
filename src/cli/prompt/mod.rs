//! Front ends: how a question reaches a person and the reply comes back.
//!
//! In: what to ask. Out: a turn, or that the person left. Never: what to ask next (the interview knows).

pub mod adaptive;
pub mod conversation;
pub mod front_door;
pub mod lines;
pub mod prompter;
pub mod screen;
pub mod take_over;
pub mod terminal;
pub mod theme;
pub mod wording;
