//! Where a plan points to somebody. Fields are found through their
//! declarations, so that one that is added later is found as well.

use crate::model::Json;
use crate::model::field::{Field, Shape};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::AnyObject;

/// One field of one object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The kind of the object.
    pub kind: Kind,
    /// The object.
    pub object: Key,
    /// The field's place among those of its kind.
    pub field: usize,
}

impl Place {
    /// The field's declaration.
    pub fn declared(self) -> Option<&'static Field> {
        self.kind.fields().get(self.field)
    }

    /// What the plan states there.
    pub fn value(self, plan: &Plan) -> Option<Json> {
        plan.object(self.kind, self.object)?.get(self.field)
    }
}

/// What a pointer says of whom it points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// They have, do or get something, and somebody else could.
    Has,
    /// It is about them.
    IsAbout,
}

/// Every field that points to that person or team, in the order of the plan.
pub fn references(plan: &Plan, whom: Key) -> Vec<(Place, Says)> {
    let mut found = Vec::new();
    for &kind in Kind::ALL {
        let table = plan.table(kind);
        let rows = (0..table.count()).filter_map(|at| table.row(at));
        for row in rows.filter(|row| row.refers_to(whom)) {
            found.extend(of_object(kind, row, whom));
        }
    }
    found
}

fn of_object(kind: Kind, row: &dyn AnyObject, whom: Key) -> Vec<(Place, Says)> {
    let fields = kind.fields().iter().enumerate();
    let found = fields.filter_map(|(field, declared)| {
        let value = row.get(field)?;
        let place = Place {
            kind,
            object: row.meta().id,
            field,
        };
        points(declared.shape, &value, whom).map(|says| (place, says))
    });
    found.collect()
}

/// What a value of that shape says of somebody, if it points to them.
fn points(shape: Shape, value: &Json, whom: Key) -> Option<Says> {
    let id = whom.to_string();
    match (shape, value) {
        (Shape::Ref(_) | Shape::Owner, Json::String(text)) => (*text == id).then_some(Says::Has),
        (Shape::Refs(_), Json::Array(items)) => {
            let mut items = items.iter();
            items
                .any(|item| item.as_str() == Some(&id))
                .then_some(Says::Has)
        }
        (Shape::AnyRef, Json::Object(map)) => {
            (map.get("id").and_then(Json::as_str) == Some(&id)).then_some(Says::IsAbout)
        }
        (Shape::Records(fields), Json::Array(items)) => {
            let parts = items.iter().filter_map(Json::as_object);
            let mut values = parts.flat_map(|part| {
                fields
                    .iter()
                    .filter_map(|field| Some((field.shape, part.get(field.key)?)))
            });
            values.find_map(|(shape, value)| points(shape, value, whom))
        }
        _ => None,
    }
}

/// Whether the field can point to an object of that kind.
pub fn takes(shape: Shape, kind: Kind) -> bool {
    match shape {
        Shape::Ref(of) | Shape::Refs(of) => of == kind,
        Shape::Owner => matches!(kind, Kind::Person | Kind::Team),
        Shape::Records(fields) => fields.iter().all(|field| match field.shape {
            Shape::Ref(Kind::Person | Kind::Team) | Shape::Refs(Kind::Person | Kind::Team) => {
                takes(field.shape, kind)
            }
            _ => true,
        }),
        _ => false,
    }
}

/// The value with `to` wherever it pointed to `from`; a list names nobody
/// twice.
pub fn turned(shape: Shape, value: &Json, from: Key, to: Key) -> Json {
    let (old, new) = (from.to_string(), Json::from(to.to_string()));
    match (shape, value) {
        (Shape::Ref(_) | Shape::Owner, Json::String(text)) if *text == old => new,
        (Shape::Refs(_), Json::Array(items)) => {
            let mut turned: Vec<Json> = Vec::with_capacity(items.len());
            for item in items {
                let item = if item.as_str() == Some(&old) {
                    &new
                } else {
                    item
                };
                if !turned.contains(item) {
                    turned.push(item.clone());
                }
            }
            Json::Array(turned)
        }
        (Shape::Records(fields), Json::Array(items)) => {
            let part = |item: &Json| {
                let mut item = item.clone();
                for field in fields {
                    if let Some(value) = item.get_mut(field.key) {
                        *value = turned(field.shape, value, from, to);
                    }
                }
                item
            };
            Json::Array(items.iter().map(part).collect())
        }
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn key(number: u128) -> String {
        Key(number).to_string()
    }

    #[test]
    fn a_list_names_nobody_twice() {
        let shape = Shape::Refs(Kind::Person);
        let list = json!([key(1), key(2), key(3)]);
        assert_eq!(
            turned(shape, &list, Key(1), Key(3)),
            json!([key(3), key(2)])
        );
        assert_eq!(points(shape, &list, Key(4)), None);
    }

    #[test]
    fn pointers_in_small_records_are_found_and_turned() {
        const FIELDS: &[Field] = &[Field {
            key: "who",
            label: "Who",
            help: "",
            shape: Shape::Owner,
        }];
        let shape = Shape::Records(FIELDS);
        let value = json!([{ "who": key(1) }, { "who": key(2) }]);
        assert_eq!(points(shape, &value, Key(2)), Some(Says::Has));
        let expected = json!([{ "who": key(1) }, { "who": key(3) }]);
        assert_eq!(turned(shape, &value, Key(2), Key(3)), expected);
    }
}
