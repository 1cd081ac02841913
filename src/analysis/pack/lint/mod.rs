//! Lints: what can be better in a pack that loads, and every code that the program can print.
//!
//! In: a pack and its texts. Out: findings with places, in the order of the files. Never: changing a pack, drawing.

mod blocks;
pub mod check;
mod claims;
pub mod code;
pub mod codes;
mod conditions;
mod drawn;
mod faults;
mod faults_of_commands;
pub mod files;
pub mod finding;
pub mod idle_part;
mod leftovers;
mod levels;
mod notation;
mod out_of_reach;
mod pathways;
mod ranges;
mod reading_on;
mod results;
mod rules;
mod said;
mod scales;
mod sentence;
mod settings;
mod space;
pub mod spot;
mod structure;
mod tables;
mod tests;
mod texts;
mod unsure;
mod wording;
mod words;
