//! JSON, for programs, and the JSON Schemas that describe it.
//!
//! In: a report. Out: the report itself. Never: layout.

use schemars::{JsonSchema, schema_for};
use serde::Serialize;

/// A report as JSON that ends with a line break.
///
/// # Errors
/// When a value cannot be written as JSON, which no report can cause.
pub fn json<T: Serialize>(report: &T) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}

/// The JSON Schema of a report.
///
/// # Errors
/// When the schema cannot be written as JSON, which no report type can cause.
pub fn schema<T: JsonSchema>() -> Result<String, serde_json::Error> {
    json(&schema_for!(T))
}
