//! JSON, for programs, and the JSON Schemas that describe it.
//!
//! In: a report. Out: the report itself. Never: layout.

use schemars::{JsonSchema, schema_for};
use serde::Serialize;

use crate::model::letter::is_harmful;

/// A report as JSON that ends with a line break.
///
/// # Errors
/// When a value cannot be written as JSON, which no report can cause.
pub fn json<T: Serialize>(report: &T) -> Result<String, serde_json::Error> {
    let mut text = escaped(&serde_json::to_string_pretty(report)?);
    text.push('\n');
    Ok(text)
}

/// The same JSON with harmful letters of its strings as escapes; between strings there are none but line breaks.
fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_harmful(letter) && letter != '\n' {
            escaped.extend(letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// The JSON Schema of a report.
///
/// # Errors
/// When the schema cannot be written as JSON, which no report type can cause.
pub fn schema<T: JsonSchema>() -> Result<String, serde_json::Error> {
    json(&schema_for!(T))
}
