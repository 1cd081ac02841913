//! Bounds that the loader holds beside the shapes, as the schema of a pack says them.
//!
//! In: nothing. Out: parts of a JSON Schema. Never: holding them (`resolve` does, with places).

use std::borrow::Cow;

use schemars::transform::transform_subschemas;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// An id, as an author may make one.
pub struct IdDef;

impl JsonSchema for IdDef {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Letters, digits, `-` and `_`.",
            "type": "string",
            "pattern": "^[A-Za-z0-9_-]+$",
        })
    }
}

/// Says of every text in a schema that it is not blank: a reader would see nothing, and no name is blank.
pub fn refuse_blank_texts(schema: &mut Schema) {
    let is_text = schema.get("type").is_some_and(|it| *it == "string" || *it == serde_json::json!(["string", "null"]));
    let is_free = ["pattern", "enum", "const"].iter().all(|key| schema.get(*key).is_none());
    if is_text && is_free {
        schema.insert("pattern".to_owned(), "\\S".into());
    }
    transform_subschemas(&mut refuse_blank_texts, schema);
}
