//! Texts that are the name of somebody.

use super::references::Place;
use crate::model::Json;
use crate::model::field::{Field, Shape};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// The fields outside of the person's or team's own that hold their name and
/// nothing else, in the order of the plan.
pub(super) fn mentions(plan: &Plan, whom: Key) -> Vec<Place> {
    let name = plan.owner_name(whom).unwrap_or_default();
    let name = name.trim().to_lowercase();
    let mut found = Vec::new();
    if name.is_empty() {
        return found;
    }
    for &kind in Kind::ALL {
        let fields: Vec<usize> = (0..)
            .zip(kind.fields())
            .filter(|(_, field)| is_text(field))
            .map(|(at, _)| at)
            .collect();
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|at| table.row(at)) {
            let object = row.meta().id;
            if object == whom {
                continue;
            }
            let named = fields.iter().filter(|&&field| {
                let value = row.get(field);
                value.is_some_and(|value| is_name(&value, &name))
            });
            found.extend(named.map(|&field| Place {
                kind,
                object,
                field,
            }));
        }
    }
    found
}

fn is_text(field: &Field) -> bool {
    match field.shape {
        Shape::Text | Shape::Texts => true,
        Shape::Records(fields) => fields.iter().any(is_text),
        _ => false,
    }
}

fn is_name(value: &Json, name: &str) -> bool {
    match value {
        Json::String(text) => text.trim().to_lowercase() == name,
        Json::Array(items) => items.iter().any(|item| is_name(item, name)),
        Json::Object(map) => map.values().any(|value| is_name(value, name)),
        _ => false,
    }
}
