//! Writing a plan: two spaces, sorted keys, one value per line, so that a
//! small change of the plan is a small change of the file.

use super::{FORMAT, VERSION};
use crate::model::Json;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::{AnyObject, object_to_map};

/// The plan as the text of a plan file.
pub fn write(plan: &Plan) -> String {
    // Writing a value whose keys are text cannot fail.
    let mut text = serde_json::to_string_pretty(&to_json(plan)).unwrap_or_default();
    text.push('\n');
    text
}

/// The plan as the value that a plan file is.
pub fn to_json(plan: &Plan) -> Json {
    to_json_with(plan, object_to_map)
}

/// As [`to_json`], with objects written by `to_map`.
pub fn to_json_with(plan: &Plan, to_map: fn(&dyn AnyObject) -> Map) -> Json {
    let mut root = Map::new();
    for kind in kinds_from_outside() {
        let table = plan.table(kind);
        let rows = (0..table.count()).filter_map(|index| table.row(index).map(to_map));
        let value = if kind.is_single() {
            Json::Object(rows.into_iter().next().unwrap_or_default())
        } else {
            rows.map(Json::Object).collect()
        };
        put(&mut root, kind.path(), value);
    }
    root.extend(head());
    Json::Object(root)
}

/// What a plan file says of its own format.
pub(super) fn head() -> Map {
    let version = serde_json::json!({ "major": VERSION.major, "minor": VERSION.minor });
    Map::from_iter([
        ("format".to_owned(), Json::from(FORMAT)),
        ("version".to_owned(), version),
    ])
}

/// Every kind: objects before the lists inside them, because a list is put
/// into its object.
pub(super) fn kinds_from_outside() -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Kind::ALL.to_vec();
    kinds.sort_by_key(|kind| kind.path().len());
    kinds
}

fn put(root: &mut Map, path: &[&str], value: Json) {
    let Some((last, way)) = path.split_last() else {
        if let Json::Object(facts) = value {
            root.extend(facts);
        }
        return;
    };
    let mut here = root;
    for step in way {
        let inner = here
            .entry((*step).to_owned())
            .or_insert_with(|| Json::Object(Map::new()));
        if !inner.is_object() {
            *inner = Json::Object(Map::new());
        }
        let Json::Object(inner) = inner else { return };
        here = inner;
    }
    here.insert((*last).to_owned(), value);
}
