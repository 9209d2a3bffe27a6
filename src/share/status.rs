//! The part of a plan that shows how things stand and nothing that a chat
//! should not carry. What is kept is listed, so that a field that is added
//! later is withheld until somebody has thought about it.

use crate::file::write::to_json_with;
use crate::model::Json;
use crate::model::field::{Field, Shape};
use crate::model::plan::Plan;
use crate::model::record::Map;
use crate::model::table::{AnyObject, Table};

/// What stands in place of a text that was stated.
const WITHHELD: &str = "withheld";

/// Texts that are names or ids.
const NAMES: &[&str] = &[
    "name",
    "role",
    "time_zone",
    "network",
    "key_name",
    "version",
    "duty",
    "item",
    "scenario",
    "fingerprint",
    "catalogue",
    "release",
    "approver",
    "stated_by",
    "accepted_by",
    "second_name",
    "level",
];

/// The plan's status as a plan file's value.
pub(super) fn to_json(plan: &Plan) -> Json {
    // What was proven stays as a fingerprint; what it was then does not travel,
    // and neither does what people say to each other.
    let bare = Plan {
        snapshots: Table::default(),
        comments: Table::default(),
        ..plan.clone()
    };
    to_json_with(&bare, reduced)
}

fn reduced(object: &dyn AnyObject) -> Map {
    let mut map = Map::new();
    for (index, field) in object.fields().iter().enumerate() {
        if let Some(value) = object.get(index).and_then(|value| shown(field, value)) {
            map.insert(field.key.to_owned(), value);
        }
    }
    let meta = object.meta();
    map.insert("id".to_owned(), Json::from(meta.id.to_string()));
    map.insert("revision".to_owned(), Json::from(meta.revision));
    map
}

fn shown(field: &Field, value: Json) -> Option<Json> {
    match field.shape {
        Shape::Json => None,
        Shape::Text if NAMES.contains(&field.key) => Some(value),
        Shape::Text | Shape::Lines | Shape::Link => Some(Json::from(WITHHELD)),
        Shape::Texts => Some(Json::Array(vec![Json::from(WITHHELD)])),
        Shape::Records(fields) => {
            let Json::Array(items) = value else {
                return None;
            };
            Some(items.into_iter().map(|item| part(fields, item)).collect())
        }
        _ => Some(value),
    }
}

fn part(fields: &[Field], item: Json) -> Json {
    let Json::Object(mut item) = item else {
        return Json::Object(Map::new());
    };
    let kept = fields.iter().filter_map(|field| {
        let value = item.remove(field.key)?;
        Some((field.key.to_owned(), shown(field, value)?))
    });
    Json::Object(kept.collect())
}
