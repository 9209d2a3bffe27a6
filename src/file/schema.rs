//! The JSON Schema of a plan file (draft 2020-12), made from the fields that
//! the objects declare. It is stricter than reading: it describes what is
//! written, so that other programs can write it, too.

use serde_json::json;

use super::{FORMAT, VERSION};
use crate::model::Json;
use crate::model::choice::Choice;
use crate::model::field::{Field, Shape};
use crate::model::imported::Imported;
use crate::model::plan::Kind;
use crate::model::record::{Map, Part};

/// The schema.
pub fn schema() -> Json {
    let mut root = object_of(Kind::PlanFacts);
    for &kind in Kind::ALL {
        if let Some(place) = place_of(&mut root, kind.path()) {
            let object = json!({ "$ref": format!("#/$defs/{}", kind.key()) });
            let schema = if kind.is_single() {
                object
            } else {
                json!({ "type": "array", "items": object })
            };
            place.insert(last(kind).to_owned(), schema);
        }
    }
    if let Some(Json::Object(properties)) = root.get_mut("properties") {
        properties.insert("format".to_owned(), json!({ "const": FORMAT }));
        properties.insert("version".to_owned(), version());
    }
    root.insert(
        "$schema".to_owned(),
        Json::from("https://json-schema.org/draft/2020-12/schema"),
    );
    root.insert("title".to_owned(), Json::from("A Muster plan"));
    root.insert(
        "description".to_owned(),
        Json::from(
            "Leave out what is unknown. Keys that are not described here are kept, but not used.",
        ),
    );
    root.insert("required".to_owned(), json!(["format", "version", "id"]));
    root.insert("$defs".to_owned(), Json::Object(definitions()));
    Json::Object(root)
}

/// The text of the schema's file.
pub fn schema_text() -> String {
    let mut text = serde_json::to_string_pretty(&schema()).unwrap_or_default();
    text.push('\n');
    text
}

fn version() -> Json {
    json!({
        "type": "object",
        "properties": {
            "major": { "const": VERSION.major },
            "minor": { "type": "integer", "minimum": 0 },
        },
        "required": ["major", "minor"],
    })
}

fn last(kind: Kind) -> &'static str {
    kind.path().last().copied().unwrap_or_default()
}

/// The properties in which the last step of the path is described, where
/// that is not part of another kind's definition.
fn place_of<'a>(root: &'a mut Map, path: &[&str]) -> Option<&'a mut Map> {
    let (_, way) = path.split_last()?;
    let mut here = root.get_mut("properties")?.as_object_mut()?;
    for step in way {
        let inner = here
            .entry((*step).to_owned())
            .or_insert_with(|| json!({ "type": "object", "properties": {} }));
        here = inner.get_mut("properties")?.as_object_mut()?;
    }
    Some(here)
}

fn definitions() -> Map {
    let mut definitions = Map::new();
    definitions.insert(
        "id".to_owned(),
        json!({
            "type": "string",
            "pattern": "^[0-9a-f]{32}$",
            "description": "128 random bits in hexadecimal",
        }),
    );
    definitions.insert(
        "imported".to_owned(),
        json!({
            "type": "object",
            "properties": properties_of(Imported::FIELDS),
            "description": "The inventory that an object was seen in, if any",
        }),
    );
    for &kind in Kind::ALL {
        if kind == Kind::PlanFacts {
            continue;
        }
        let mut object = object_of(kind);
        object.insert("title".to_owned(), Json::from(kind.label()));
        for &inner in Kind::ALL {
            let inside = inner.path().len() > kind.path().len()
                && inner.path().starts_with(kind.path())
                && !kind.path().is_empty();
            if let (true, Some(Json::Object(properties))) = (inside, object.get_mut("properties")) {
                let item = json!({ "$ref": format!("#/$defs/{}", inner.key()) });
                properties.insert(
                    last(inner).to_owned(),
                    json!({ "type": "array", "items": item }),
                );
            }
        }
        definitions.insert(kind.key().to_owned(), Json::Object(object));
    }
    definitions
}

fn object_of(kind: Kind) -> Map {
    let mut properties = properties_of(kind.fields());
    properties.insert("id".to_owned(), json!({ "$ref": "#/$defs/id" }));
    properties.insert(
        "revision".to_owned(),
        json!({ "type": "integer", "minimum": 0, "description": "How many times it was changed" }),
    );
    properties.insert(
        "changed_by".to_owned(),
        json!({ "type": "string", "description": "Who changed it last (unverified)" }),
    );
    properties.insert(
        "changed_at".to_owned(),
        json!({ "type": "string", "format": "date-time", "description": "When it was changed last" }),
    );
    properties.insert("imported".to_owned(), json!({ "$ref": "#/$defs/imported" }));
    Map::from_iter([
        ("type".to_owned(), Json::from("object")),
        ("properties".to_owned(), Json::Object(properties)),
        ("required".to_owned(), json!(["id"])),
    ])
}

fn properties_of(fields: &[Field]) -> Map {
    fields
        .iter()
        .map(|field| {
            let mut schema = value_of(field.shape);
            schema.insert("title".to_owned(), Json::from(field.label));
            schema.insert("description".to_owned(), Json::from(field.help()));
            (field.key.to_owned(), Json::Object(schema))
        })
        .collect()
}

fn value_of(shape: Shape) -> Map {
    let schema = match shape {
        Shape::Text | Shape::Lines => json!({ "type": "string" }),
        Shape::ClockTime | Shape::Link | Shape::Region | Shape::Zone => stated_text(),
        Shape::Texts | Shape::Zones => list_of(&stated_text()),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Amount(_) => json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::Moment => json!({ "type": "string", "format": "date-time" }),
        Shape::Choice(choices) => one_of(choices),
        Shape::Choices(choices) => list_of(&one_of(choices)),
        Shape::Ref(_) | Shape::Owner => json!({ "$ref": "#/$defs/id" }),
        Shape::Refs(_) => list_of(&json!({ "$ref": "#/$defs/id" })),
        Shape::AnyRef => {
            let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.key()).collect();
            json!({
                "type": "object",
                "properties": { "kind": { "enum": kinds }, "id": { "$ref": "#/$defs/id" } },
                "required": ["kind", "id"],
            })
        }
        Shape::Records(fields) => list_of(&json!({
            "type": "object",
            "properties": properties_of(fields),
            "additionalProperties": false,
        })),
        Shape::Json => json!({}),
    };
    match schema {
        Json::Object(map) => map,
        _ => Map::new(),
    }
}

fn stated_text() -> Json {
    json!({ "type": "string", "minLength": 1 })
}

fn list_of(items: &Json) -> Json {
    json!({ "type": "array", "items": items })
}

fn one_of(choices: &[Choice]) -> Json {
    let keys: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
    json!({ "enum": keys })
}
