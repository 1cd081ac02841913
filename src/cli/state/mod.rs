//! What is kept between two runs: sessions, and the answers that assessments share.
//!
//! In: answers. Out: files that only their owner can read. Never: asking, scoring.

pub mod folder;
pub mod session_text;
pub mod shared_answers;
pub mod store;
