//! `inroad`: a guided self-assessment and pathway recommender.
pub mod analysis;
pub mod cli;
pub mod engine;
pub mod load;
pub mod model;
pub mod render;
pub mod report;
