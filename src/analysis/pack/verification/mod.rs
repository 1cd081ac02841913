//! Verification: what holds of a pack for every possible person.
//!
//! In: a pack and an effort. Out: a verdict on everything that should hold, shares and ties. Never: prose; hope.

pub mod calibration;
pub mod case;
pub mod cases;
pub mod effort;
pub mod finding;
pub mod helps;
pub mod options;
pub mod settle;
pub mod share;
pub mod shares;
pub mod ties;
pub mod verify;
