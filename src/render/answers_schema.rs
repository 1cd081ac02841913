//! The JSON Schema of answers: which questions there are, and which answers each takes.
//!
//! In: templates of answers files. Out: a schema. Never: whether a question is asked of somebody.

use serde_json::{Map, Value, json};

use crate::report::pack::template::{Takes, TemplateOption, TemplateQuestion, TemplateReport};

/// What the schema says of itself.
const ABOUT: &str = "Answers in JSON, or in RON as (assessment: \"..\", answers: {\"question\": \"option\"}). A report in JSON \
                     holds answers too, and everything else in it is passed over.";

/// What the schema says of answers that nobody gave.
const TAKEN: &str = "Questions whose answer is the neutral one, because nobody gave any.";

/// The schema of answers for any of the assessments.
pub fn answers_schema(templates: &[TemplateReport]) -> Value {
    let forms = templates.iter().flat_map(forms);
    let definitions = templates.iter().map(|it| (it.assessment.clone(), answers(it)));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers",
        "description": ABOUT,
        "anyOf": forms.collect::<Vec<Value>>(),
        "$defs": definitions.collect::<Map<String, Value>>(),
    })
}

/// The forms of an answers file: named, bare, and a report.
fn forms(template: &TemplateReport) -> [Value; 3] {
    let answers = json!({ "$ref": format!("#/$defs/{}", template.assessment) });
    let taken = json!({ "type": "array", "items": { "type": "string" }, "description": TAKEN });
    let named = json!({
        "$schema": { "type": "string" },
        "assessment": { "const": template.assessment },
        "answers": answers,
        "taken_by_default": taken,
    });
    [
        json!({ "type": "object", "properties": named, "required": ["answers"], "additionalProperties": false }),
        answers,
        json!({ "type": "object", "properties": named, "required": ["answers", "schema_version"] }),
    ]
}

fn answers(template: &TemplateReport) -> Value {
    // Earlier names stand beside those of now, as they are read too.
    let names = |it: &TemplateQuestion| [vec![it.id.clone()], it.was.clone()].concat();
    let questions = template.questions.iter().flat_map(|it| names(it).into_iter().map(|name| (name, question(it))));
    let editors = ("$schema".to_owned(), json!({ "type": "string" }));
    let questions = questions.chain([editors]);
    json!({
        "description": template.title,
        "type": "object",
        "properties": questions.collect::<Map<String, Value>>(),
        "additionalProperties": false,
    })
}

fn question(question: &TemplateQuestion) -> Value {
    let mut schema = match &question.takes {
        Takes::One { options } => one_of(options),
        Takes::Many { at_most, options } => json!({
            "type": "array",
            "items": one_of(options),
            "uniqueItems": true,
            "minItems": 1,
            "maxItems": at_most,
        }),
        Takes::Number { least, most, .. } => json!({ "type": "integer", "minimum": least, "maximum": most }),
    };
    let when = question.asked_when.as_ref().map_or_else(String::new, |when| format!(" Asked only when {when}."));
    schema["description"] = json!(format!("{}{when}", question.ask));
    if let Some(default) = &question.default {
        schema["default"] = json!(default);
    }
    schema
}

fn one_of(options: &[TemplateOption]) -> Value {
    let options = options.iter().flat_map(|it| {
        let now = json!({ "const": it.id, "description": it.label });
        let before = it.was.iter().map(|was| json!({ "const": was, "description": it.label, "deprecated": true }));
        [now].into_iter().chain(before)
    });
    json!({ "oneOf": options.collect::<Vec<Value>>() })
}
