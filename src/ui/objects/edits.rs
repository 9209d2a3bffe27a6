//! Edits of whole objects: adding, copying, deleting.

use std::collections::BTreeSet;

use crate::app::action::Action;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::object_to_map;

/// Adds an object of which nothing is stated but these fields.
pub fn add(kind: Kind, id: Key, fields: &Map) -> Action {
    let mut object = fields.clone();
    object.insert("id".to_owned(), id.to_string().into());
    Action::Edit(Edit::Put {
        kind,
        object,
        at: None,
    })
}

/// Adds copies of objects, each behind its original, as one step.
pub fn copy(plan: &Plan, kind: Kind, ids: &[Key], mut fresh: impl FnMut() -> Key) -> Action {
    let table = plan.table(kind);
    let mut added = 0;
    let mut edits = Vec::new();
    for &id in ids {
        let Some(place) = table.position(id) else {
            continue;
        };
        let Some(mut object) = table.row(place).map(object_to_map) else {
            continue;
        };
        object.insert("id".to_owned(), fresh().to_string().into());
        object.remove("revision");
        if let Some(Json::String(name)) = object.get("name") {
            let name = format!("{name} copy");
            object.insert("name".to_owned(), name.into());
        }
        added += 1;
        edits.push(Edit::Put {
            kind,
            object,
            at: Some(place + added),
        });
    }
    let text = format!("Duplicated {}", counted(kind, added));
    Action::EditAndTell(Edit::Batch { edits }, text.into())
}

/// Deletes objects, with the offer to take it back.
pub fn delete(plan: &Plan, kind: Kind, ids: &[Key]) -> Action {
    let text = match ids {
        [id] => {
            let name = plan.object_name(kind, *id);
            let name = if name.is_empty() {
                "unnamed".to_owned()
            } else {
                name
            };
            format!("Deleted {} {name}", kind.label().to_lowercase())
        }
        _ => format!("Deleted {}", counted(kind, ids.len())),
    };
    let gone: BTreeSet<(Kind, Key)> = ids.iter().map(|&id| (kind, id)).collect();
    let text = match plan.goes_with(&gone).len() {
        0 => text,
        1 => format!("{text}, and one entry about it"),
        many => format!(
            "{text}, and {many} entries about {}",
            if ids.len() == 1 { "it" } else { "them" }
        ),
    };
    let objects = ids.iter().map(|&id| Edit::Remove { kind, id });
    let edits = objects.collect();
    Action::EditAndTell(Edit::Batch { edits }, text.into())
}

/// Sets one field of several objects, as one step.
pub fn set_all(kind: Kind, ids: &[Key], field: &str, value: &Json) -> Action {
    let edits = ids
        .iter()
        .map(|&id| Edit::set(kind, id, field, value.clone()))
        .collect();
    let text = format!("Changed {}", counted(kind, ids.len()));
    Action::EditAndTell(Edit::Batch { edits }, text.into())
}

/// A number of objects in words.
pub fn counted(kind: Kind, count: usize) -> String {
    let noun = if count == 1 {
        kind.label()
    } else {
        kind.plural()
    };
    format!("{count} {}", noun.to_lowercase())
}
