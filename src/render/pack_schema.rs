//! The JSON Schema of a pack: every kind of file, as the loader reads it.
//!
//! In: the shapes of the files. Out: one schema. Never: what ids mean (the loader checks that).

use schemars::generate::SchemaSettings;
use schemars::{Schema, json_schema};

use crate::load::bounds::refuse_blank_texts;
use crate::load::schema::lints::LintSettingDef;
use crate::load::schema::properties::PropertiesDef;
use crate::load::schema::questionnaire::{QuestionDef, QuestionnaireDef};
use crate::load::schema::rules::{AdviceDef, BibliographyDef, PathwayDef, ReportDef, TableDef};
use crate::load::schema::shares::SharesDef;
use crate::load::schema::vignette::VignetteDef;

/// What the schema says of itself.
const ABOUT: &str = "A pack as one object: the path of each file, and what the file holds. The files are RON, not JSON. \
                     Read `(field: value)` as an object, `[..]` as an array, `Word` as the string \"Word\", `Word(value)` as an \
                     object with the key `Word`, `Word(a, b)` as one whose value is an array, and `Word(field: value)` as one \
                     whose value is an object. Comments begin with //, and a comma may follow the last element.";

/// The schema of a pack.
pub fn pack_schema() -> Schema {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let bank = generator.subschema_for::<Vec<QuestionDef>>();
    let questionnaire = generator.subschema_for::<QuestionnaireDef>();
    let sources = generator.subschema_for::<BibliographyDef>();
    let lints = generator.subschema_for::<Vec<LintSettingDef>>();
    let report = generator.subschema_for::<ReportDef>();
    let properties = generator.subschema_for::<PropertiesDef>();
    let shares = generator.subschema_for::<SharesDef>();
    let tables = generator.subschema_for::<Vec<TableDef>>();
    let pathway = generator.subschema_for::<PathwayDef>();
    let advice = generator.subschema_for::<Vec<AdviceDef>>();
    let vignette = generator.subschema_for::<VignetteDef>();
    let definitions = generator.take_definitions(true);
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Pack",
        "description": ABOUT,
        "type": "object",
        "properties": {
            "questionnaires/bank.ron": bank,
            "rules/sources.ron": sources,
            "rules/lints.ron": lints,
        },
        "patternProperties": {
            "^questionnaires/(?!bank\\.ron$)[^/]+\\.ron$": questionnaire,
            "^rules/[^/]+/report\\.ron$": report,
            "^rules/[^/]+/verdicts\\.ron$": tables,
            "^rules/[^/]+/properties\\.ron$": properties,
            "^rules/[^/]+/shares\\.ron$": shares,
            "^rules/[^/]+/pathways/[^/]+\\.ron$": pathway,
            "^rules/[^/]+/advice/[^/]+\\.ron$": advice,
            "^tests/vignettes/.+\\.ron$": vignette,
        },
        "additionalProperties": false,
        "required": ["questionnaires/bank.ron", "rules/sources.ron"],
        "$defs": definitions,
    });
    refuse_blank_texts(&mut schema);
    schema
}
