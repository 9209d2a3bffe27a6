//! Giving every object of a file an id that no other object of its kind has.
//!
//! Ids that a person wrote by hand (`"erp"`) and missing ones get an id that
//! follows from what stood there, so that reading the same file twice gives
//! the same plan. Pointers to hand-written ids are translated along.

use std::collections::{BTreeMap, BTreeSet};

use super::hash::derived_key;
use super::warning::{Problem, shown};
use crate::model::Json;
use crate::model::field::Shape;
use crate::model::id::Key;
use crate::model::plan::Kind;
use crate::model::record::Map;

/// The key under which the id that stood in the file is kept, where it was
/// replaced.
const FORMER_ID: &str = "former_id";

/// The ids of a file.
#[derive(Default)]
pub(super) struct Ids {
    taken: BTreeMap<Kind, BTreeSet<Key>>,
    by_hand: BTreeMap<(Kind, String), Key>,
}

impl Ids {
    /// The id of the object; `default` where it has none. What stood there
    /// is kept in the object if it is replaced.
    pub(super) fn assign(
        &mut self,
        kind: Kind,
        object: &mut Map,
        path: &str,
        default: Option<Key>,
    ) -> (Key, Option<Problem>) {
        let stood = object.remove("id").filter(|id| !id.is_null());
        let name = object.get("name").and_then(Json::as_str).unwrap_or("");
        let (id, problem) = match (&stood, default) {
            (None, Some(default)) => (default, None),
            (None, None) => {
                let id = self.free(kind, &[kind.key(), path, name]);
                (id, Some(Problem::NoId(id)))
            }
            (Some(Json::String(text)), _) => match text.parse::<Key>() {
                Ok(id) if self.is_taken(kind, id) => {
                    let other = self.free(kind, &[kind.key(), path, name, text]);
                    let problem = Problem::SameId {
                        found: id,
                        id: other,
                    };
                    (other, Some(problem))
                }
                Ok(id) => (id, None),
                Err(_) => self.translate(kind, text, path),
            },
            (Some(other), _) => {
                let id = self.free(kind, &[kind.key(), path, name]);
                let found = shown(other);
                (id, Some(Problem::OtherId { found, id }))
            }
        };
        if let (Some(stood), Some(_)) = (stood, &problem) {
            object.entry(FORMER_ID).or_insert(stood);
        }
        self.taken.entry(kind).or_default().insert(id);
        (id, problem)
    }

    fn translate(&mut self, kind: Kind, text: &str, path: &str) -> (Key, Option<Problem>) {
        let first = !self.by_hand.contains_key(&(kind, text.to_owned()));
        let id = if first {
            self.free(kind, &[kind.key(), text])
        } else {
            self.free(kind, &[kind.key(), text, path])
        };
        if first {
            self.by_hand.insert((kind, text.to_owned()), id);
        }
        let found = shown(&Json::from(text));
        (id, Some(Problem::OtherId { found, id }))
    }

    /// An id that follows from the parts and that no object has yet.
    fn free(&self, kind: Kind, parts: &[&str]) -> Key {
        let mut id = derived_key(parts);
        while self.is_taken(kind, id) {
            id = Key(id.0.wrapping_add(1));
        }
        id
    }

    /// People and teams share their ids, as an owner may be either.
    fn is_taken(&self, kind: Kind, id: Key) -> bool {
        let kinds: &[Kind] = match kind {
            Kind::Person | Kind::Team => OWNERS,
            _ => &[kind],
        };
        kinds.iter().any(|&kind| self.has(kind, id))
    }

    fn has(&self, kind: Kind, id: Key) -> bool {
        self.taken.get(&kind).is_some_and(|ids| ids.contains(&id))
    }

    /// Replaces hand-written ids in the value of a pointer by those that the
    /// objects were given.
    pub(super) fn resolve(&self, shape: Shape, value: &mut Json) {
        if self.by_hand.is_empty() {
            return;
        }
        for_each_pointer(shape, value, &mut |kinds, text| {
            let translated = kinds
                .iter()
                .find_map(|&kind| self.by_hand.get(&(kind, text.clone())));
            if let Some(id) = translated {
                *text = id.to_string();
            }
        });
    }

    /// The pointers of the value that lead nowhere.
    pub(super) fn dangling(&self, shape: Shape, value: &mut Json) -> Vec<Problem> {
        let mut problems = Vec::new();
        for_each_pointer(shape, value, &mut |kinds, text| {
            let Ok(id) = text.parse::<Key>() else { return };
            if !kinds.iter().any(|&kind| self.has(kind, id)) {
                let names: Vec<String> = kinds
                    .iter()
                    .map(|kind| kind.label().to_ascii_lowercase())
                    .collect();
                problems.push(Problem::Dangling {
                    expected: format!("the id of a {}", names.join(" or ")),
                    found: text.clone(),
                });
            }
        });
        problems
    }
}

const OWNERS: &[Kind] = &[Kind::Person, Kind::Team];

/// Calls `visit` with every pointer of a value and the kinds it may lead to.
fn for_each_pointer(shape: Shape, value: &mut Json, visit: &mut dyn FnMut(&[Kind], &mut String)) {
    match (shape, value) {
        (Shape::Ref(kind), Json::String(text)) => visit(&[kind], text),
        (Shape::Owner, Json::String(text)) => visit(OWNERS, text),
        (Shape::Refs(kind), Json::Array(items)) => {
            for item in items {
                if let Json::String(text) = item {
                    visit(&[kind], text);
                }
            }
        }
        (Shape::AnyRef, Json::Object(map)) => {
            let kind = map.get("kind").and_then(Json::as_str);
            if let Some(kind) = kind.and_then(Kind::from_key)
                && let Some(Json::String(text)) = map.get_mut("id")
            {
                visit(&[kind], text);
            }
        }
        _ => {}
    }
}
