//! What leads from one version of a plan to another, field by field: so it can be made on a version
//! that others went on with meanwhile, and nothing of theirs is touched.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::Json;
use crate::model::difference::{place_before, removed};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::{AnyObject, object_to_map};

use super::row::content;

/// One object that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delta {
    /// Its kind.
    pub kind: Kind,
    /// Its identity.
    pub id: Key,
    /// What differs about it.
    pub what: What,
}

/// What differs about an object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// These fields.
    Changed(BTreeMap<String, Values>),
    /// It came, at that place of its table.
    Added(Map, usize),
    /// It went from that place of its table.
    Removed(Map, usize),
}

/// What a field said and what it says; `null` where nothing was stated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Values {
    /// Before.
    pub was: Json,
    /// After.
    pub is: Json,
}

impl Delta {
    /// That the plan's object came, where it has one.
    pub(super) fn addition(plan: &Plan, kind: Kind, id: Key) -> Option<Self> {
        let place = plan.table(kind).position(id)?;
        let object = object_to_map(plan.table(kind).row(place)?);
        let what = What::Added(object, place);
        Some(Self { kind, id, what })
    }

    /// The way back.
    #[must_use]
    pub fn reversed(self) -> Self {
        let what = match self.what {
            What::Added(object, at) => What::Removed(object, at),
            What::Removed(object, at) => What::Added(object, at),
            What::Changed(fields) => What::Changed(
                fields
                    .into_iter()
                    .map(|(key, Values { was, is })| (key, Values { was: is, is: was }))
                    .collect(),
            ),
        };
        Self { what, ..self }
    }
}

/// What leads from `before` to `after`. Cost grows with what changed: rows with the same address are
/// not looked at. How often something was changed, by whom and when is no difference.
pub fn deltas(before: &Plan, after: &Plan) -> Vec<Delta> {
    let gone = removed(before, after);
    let mut found = Vec::new();
    // From the end, as they are taken out.
    for &(kind, id) in gone.iter().rev() {
        let table = before.table(kind);
        let place = table.position(id).unwrap_or_default();
        if let Some(row) = table.row(place) {
            let what = What::Removed(object_to_map(row), place);
            found.push(Delta { kind, id, what });
        }
    }
    let gone: BTreeSet<Key> = gone.into_iter().map(|(_, key)| key).collect();
    for &kind in Kind::ALL {
        let (old, new) = (before.table(kind), after.table(kind));
        if old.same(new) && gone.is_empty() {
            continue;
        }
        for index in 0..new.count() {
            let Some(row) = new.row(index) else { continue };
            let place = place_before(old, new, index);
            let is_as_before = place.is_some_and(|place| old.address(place) == new.address(index));
            let what = match place.and_then(|place| old.row(place)) {
                None => What::Added(object_to_map(row), index),
                Some(_) if is_as_before && !leans(row, &gone) => continue,
                Some(was) => What::Changed(fields(was, row, &gone)),
            };
            if what != What::Changed(BTreeMap::new()) {
                let id = row.meta().id;
                found.push(Delta { kind, id, what });
            }
        }
    }
    found
}

/// Whether an object points to what is gone. Taking that out takes the pointer along, so the object
/// has to be stated anew where it keeps it all the same.
fn leans(row: &dyn AnyObject, gone: &BTreeSet<Key>) -> bool {
    row.points_to(&|key| gone.contains(&key))
}

fn fields(
    was: &dyn AnyObject,
    is: &dyn AnyObject,
    gone: &BTreeSet<Key>,
) -> BTreeMap<String, Values> {
    let (old, new) = (content(was), content(is));
    let leans = leans(is, gone);
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut found = BTreeMap::new();
    for key in keys {
        let values = Values {
            was: old.get(key).cloned().unwrap_or_default(),
            is: new.get(key).cloned().unwrap_or_default(),
        };
        let keeps = || gone.iter().any(|&gone| mentions(&values.is, gone));
        if values.was != values.is || (leans && keeps()) {
            found.insert(key.clone(), values);
        }
    }
    found
}

/// Whether a value names that object.
pub(super) fn mentions(value: &Json, key: Key) -> bool {
    match value {
        Json::String(text) => text.parse() == Ok(key),
        Json::Array(items) => items.iter().any(|item| mentions(item, key)),
        Json::Object(map) => map.values().any(|value| mentions(value, key)),
        _ => false,
    }
}
