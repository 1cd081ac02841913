//! Floor 4, results in a reader's words: plain data that can be serialized, and documents drawn from it.
//!
//! In: what the engine and the analysis found. Out: reports. Never: widths, colours, files.

pub mod advice;
pub mod before_after;
pub mod change;
pub mod citation;
pub mod coverage;
pub mod decisive;
pub mod document;
pub mod explanation;
pub mod findings;
pub mod first_page;
pub mod following_pages;
pub mod listing;
pub mod pathway;
pub mod phrase;
pub mod recommendation;
pub mod relation;
pub mod sentences;
pub mod showing;
pub mod template;
pub mod thing;
pub mod trial;
pub mod verification;
pub mod verification_pages;
pub mod verification_words;
pub mod vignette;
pub mod wanted;
pub mod what_if;
pub mod what_if_pages;
