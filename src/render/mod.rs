//! Floor 6, drawing: a document as text, Markdown or a page of HTML, a report as JSON.
//!
//! In: reports. Out: strings. Never: where they are written to.

pub mod answers_file;
pub mod answers_schema;
pub mod html;
pub mod json;
pub mod layout;
pub mod markdown;
pub mod pack_schema;
pub mod squares;
pub mod text;
