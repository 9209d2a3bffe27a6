//! What differs between two versions of a plan, object by object and field by
//! field, in words that a reader understands without either.

use std::collections::BTreeSet;

use crate::model::Json;
use crate::model::field::Shape;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::slices::{Rest, Restless, at_once};
use crate::model::table::{AnyObject, object_to_map};

use super::row::content;

/// One difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where the plan file keeps it: `deployment.workloads[id].zones`.
    pub path: String,
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub key: Key,
    /// What it is called, in the later version where it is in both.
    pub name: String,
    /// The field; none where the whole object came or went.
    pub field: Option<String>,
    /// What it was, as the plan file writes it; the whole object, where that went.
    pub before: Json,
    /// What it is; the whole object, where that came.
    pub after: Json,
    /// The same in words: "zone of app-12 changed from eu-de-1 to eu-de-2".
    pub text: String,
}

/// What differs, kind by kind in the order of the plan file; within each what
/// is in the later version, in its order, then what is gone. What an import
/// saw last and how often something was changed is no difference, nor is what
/// the program kept of the past by itself.
pub fn changes(before: &Plan, after: &Plan) -> Vec<Change> {
    let rest = &mut Restless;
    at_once(changes_in_slices(before, after, &called, rest))
}

/// How objects are called in sentences.
pub type Called<'a> = &'a dyn Fn(&Plan, Kind, Key) -> String;

/// As [`changes`], with words of the caller's for objects; `None` where they
/// are no longer wanted.
pub async fn changes_in_slices(
    before: &Plan,
    after: &Plan,
    called: Called<'_>,
    rest: &mut impl Rest,
) -> Option<Vec<Change>> {
    let mut found = Vec::new();
    let versions = (before, after, called);
    for &kind in Kind::ALL {
        let (old, new) = (before.table(kind), after.table(kind));
        if old.same(new) {
            continue;
        }
        for index in 0..new.count() {
            let Some(row) = new.row(index).filter(|row| is_told(kind, *row)) else {
                continue;
            };
            let place = old.position(row.meta().id);
            match place.and_then(|place| Some((place, old.row(place)?))) {
                Some((place, _)) if old.address(place) == new.address(index) => {}
                Some((_, was)) => fields(versions, kind, (was, row), &mut found),
                None => found.push(came((after, called), kind, row)),
            }
            rest.rest().await?;
        }
        for index in 0..old.count() {
            let Some(row) = old.row(index).filter(|row| is_told(kind, *row)) else {
                continue;
            };
            if new.position(row.meta().id).is_none() {
                found.push(went((before, called), kind, row));
            }
            rest.rest().await?;
        }
    }
    Some(found)
}

/// Whether anybody wants to hear of that object: automatic milestones come and
/// go by themselves.
fn is_told(kind: Kind, row: &dyn AnyObject) -> bool {
    kind != Kind::Milestone || row.field("name").is_some()
}

/// What an object states that can be told: the whole plan of an earlier day
/// cannot.
fn telling(kind: Kind, mut map: Map) -> Map {
    if kind == Kind::Milestone {
        map.remove("state");
    }
    map
}

/// How texts call an object: by its name, else by its kind.
pub fn called(plan: &Plan, kind: Kind, key: Key) -> String {
    if kind.is_single() {
        return format!("the {}", kind.label().to_lowercase());
    }
    let object = plan.object(kind, key);
    let text = |field: &str| match object?.field(field)? {
        Json::String(text) if !text.is_empty() => Some(text),
        _ => None,
    };
    let about = |field: &str| {
        let about = text(field)?;
        Some(format!("the {} of {about}", kind.label().to_lowercase()))
    };
    let by_topic = || match kind {
        Kind::Assignment => about("duty"),
        Kind::Attestation => about("item"),
        Kind::CataloguePin => about("catalogue"),
        _ => None,
    };
    let name = text("name").or_else(by_topic);
    name.unwrap_or_else(|| {
        let label = kind.label().to_lowercase();
        let article = if label.starts_with(['a', 'e', 'i', 'o']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {label} without a name")
    })
}

fn fields(
    (before, after, called): (&Plan, &Plan, Called<'_>),
    kind: Kind,
    (was, is): (&dyn AnyObject, &dyn AnyObject),
    found: &mut Vec<Change>,
) {
    let (old, new) = (telling(kind, content(was)), telling(kind, content(is)));
    let known = kind.fields().iter().map(|field| field.key);
    let known: Vec<&str> = known.collect();
    let others: BTreeSet<&str> = old
        .keys()
        .chain(new.keys())
        .map(String::as_str)
        .filter(|key| !known.contains(key) && *key != "imported")
        .collect();
    for key in known.into_iter().chain(others) {
        let (was, now) = (old.get(key), new.get(key));
        if was != now {
            let value = |value: Option<&Json>| value.cloned().unwrap_or_default();
            let (was, now) = (value(was), value(now));
            let of = called(after, kind, is.meta().id);
            let text = words((before, after), (kind, &of), key, (&was, &now));
            found.push(Change {
                field: Some(key.to_owned()),
                before: was,
                after: now,
                text,
                ..blank(after, kind, is, Some(key))
            });
        }
    }
}

/// A changed field in words.
fn words(
    (before, after): (&Plan, &Plan),
    (kind, of): (Kind, &str),
    name: &str,
    (was, is): (&Json, &Json),
) -> String {
    let field = kind.fields().iter().find(|field| field.key == name);
    let (label, shape) = match field {
        Some(field) => (field.in_sentence(), field.shape),
        None => (name.to_owned(), Shape::Json),
    };
    let long = matches!(shape, Shape::Lines | Shape::Json | Shape::Records(_));
    let shown = |plan: &Plan, value: &Json| shape.show(value, plan);
    match (was, is) {
        (_, Json::Null) if long => format!("{label} of {of} is no longer stated"),
        (Json::Null, _) if long => format!("{label} of {of} is stated"),
        _ if long => format!("{label} of {of} changed"),
        (Json::Null, _) => format!("{label} of {of} is {}", shown(after, is)),
        (_, Json::Null) => format!(
            "{label} of {of} is no longer stated; it was {}",
            shown(before, was)
        ),
        _ => format!(
            "{label} of {of} changed from {} to {}",
            shown(before, was),
            shown(after, is)
        ),
    }
}

/// An object that came or went, whole.
fn whole(
    (plan, called): (&Plan, Called<'_>),
    kind: Kind,
    row: &dyn AnyObject,
    verb: &str,
) -> (Json, Change) {
    let change = Change {
        text: format!("{} {verb}", introduced((plan, called), kind, row)),
        ..blank(plan, kind, row, None)
    };
    (Json::Object(telling(kind, object_to_map(row))), change)
}

fn came(version: (&Plan, Called<'_>), kind: Kind, row: &dyn AnyObject) -> Change {
    let (after, change) = whole(version, kind, row, "was added");
    Change { after, ..change }
}

fn went(version: (&Plan, Called<'_>), kind: Kind, row: &dyn AnyObject) -> Change {
    let (before, change) = whole(version, kind, row, "was taken out");
    Change { before, ..change }
}

/// "workload app-12"; what has no name says its kind anyway.
fn introduced((plan, called): (&Plan, Called<'_>), kind: Kind, row: &dyn AnyObject) -> String {
    match plan.object_name(kind, row.meta().id) {
        name if name.is_empty() => called(plan, kind, row.meta().id),
        name => format!("{} {name}", kind.label().to_lowercase()),
    }
}

fn blank(plan: &Plan, kind: Kind, row: &dyn AnyObject, field: Option<&str>) -> Change {
    let key = row.meta().id;
    Change {
        path: kind.place_in_file(key, field),
        kind,
        key,
        name: plan.object_name(kind, key),
        field: None,
        before: Json::Null,
        after: Json::Null,
        text: String::new(),
    }
}
