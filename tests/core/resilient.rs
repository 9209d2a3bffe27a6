//! A plan without fault, and changes to it by kind and name.

use muster::catalogue::Knowledge;
use muster::file::read;
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::record::Map;
use muster::model::table::{AnyObject, object_to_map};
use muster::model::units::Date;
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::Assessment;
use muster::readiness::standing::State;
use muster::scenario;
use serde_json::json;

/// The day on which the plan is without fault.
pub(crate) const AS_OF: &str = "2026-11-22";

/// Where it stands.
pub(crate) const PATH: &str = "tests/fixtures/plans/resilient.plan.json";

/// A deployment in two regions that reaches the highest level.
pub(crate) fn plan() -> Plan {
    let (plan, warnings) = read(include_str!("../fixtures/plans/resilient.plan.json")).unwrap();
    assert_eq!(warnings.len(), 0, "{warnings:?}");
    plan
}

/// The assessment of a plan on [`AS_OF`].
pub(crate) fn assess(plan: &Plan, knowledge: &Knowledge) -> Assessment {
    let matrix = Matrix::new(plan, knowledge);
    scenario::assess::assess(plan, &matrix, knowledge, Date::parse(AS_OF).unwrap())
}

/// `item@object` with the name of the object, for all that leaves something to do.
pub(crate) fn findings(plan: &Plan, knowledge: &Knowledge) -> Vec<String> {
    let assessment = assess(plan, knowledge);
    let mut found: Vec<String> = assessment
        .findings()
        .iter()
        .map(|placed| {
            let name = name_in(plan, placed.kind, placed.object);
            let (item, state) = (placed.item.id(), placed.entry.state);
            format!("{item}@{name} {}", state.key())
        })
        .collect();
    found.sort();
    found
}

/// How one item stands on the object of that name after the changes.
pub(crate) fn state(changes: &[Change], item: &str, object: &str) -> Option<State> {
    let (plan, knowledge) = (changed(&plan(), changes), Knowledge::built_in().unwrap());
    let assessment = assess(&plan, &knowledge);
    let mut entries = assessment.entries().filter(|placed| {
        placed.item.id() == item && name_in(&plan, placed.kind, placed.object) == object
    });
    entries.next().map(|placed| placed.entry.state)
}

/// A change of the plan. Objects are called by kind and name; a value may
/// point to one with `"@kind/name"`.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Set(&'static str, &'static str, &'static str, Json),
    Remove(&'static str, &'static str),
    Add(&'static str, Json),
    Copies(&'static str, &'static str, u32),
    Imported(&'static str, &'static str, Json),
}

/// States a field; `null` takes the statement back.
pub(crate) fn set(
    kind: &'static str,
    name: &'static str,
    field: &'static str,
    value: impl Into<Json>,
) -> Change {
    Change::Set(kind, name, field, value.into())
}

/// Takes a statement back.
pub(crate) fn unset(kind: &'static str, name: &'static str, field: &'static str) -> Change {
    Change::Set(kind, name, field, Json::Null)
}

/// Takes an object out.
pub(crate) fn remove(kind: &'static str, name: &'static str) -> Change {
    Change::Remove(kind, name)
}

/// Adds an object of which only these fields are stated.
pub(crate) fn add(kind: &'static str, fields: Json) -> Change {
    Change::Add(kind, fields)
}

/// Adds copies of an object that differ from it in nothing but their id.
pub(crate) fn copies(kind: &'static str, name: &'static str, count: u32) -> Change {
    Change::Copies(kind, name, count)
}

/// Notes that the object was imported, and what else the note says.
pub(crate) fn imported(kind: &'static str, name: &'static str, note: Json) -> Change {
    Change::Imported(kind, name, note)
}

/// The plan after the changes.
#[track_caller]
pub(crate) fn changed(plan: &Plan, changes: &[Change]) -> Plan {
    let mut plan = plan.clone();
    for change in changes {
        let edit = edit(&plan, change);
        plan = plan.apply(&edit, &Stamp::default()).unwrap();
    }
    plan
}

fn edit(plan: &Plan, change: &Change) -> Edit {
    match change {
        Change::Set(kind, name, field, value) => {
            let (kind, id) = find(plan, kind, name);
            Edit::set(kind, id, field, resolved(plan, value))
        }
        Change::Remove(kind, name) => {
            let (kind, id) = find(plan, kind, name);
            Edit::Remove { kind, id }
        }
        Change::Add(kind, fields) => {
            let kind = Kind::from_key(kind).unwrap();
            let object = resolved(plan, fields).as_object().unwrap().clone();
            put(plan, kind, object, 0)
        }
        Change::Imported(kind, name, note) => {
            let (kind, id) = find(plan, kind, name);
            let mut object = object_to_map(plan.object(kind, id).unwrap());
            object.insert("imported".to_owned(), note.clone());
            Edit::Put {
                kind,
                object,
                at: None,
            }
        }
        Change::Copies(kind, name, count) => {
            let (kind, id) = find(plan, kind, name);
            let object = object_to_map(plan.object(kind, id).unwrap());
            let edits = (0..*count).map(|copy| put(plan, kind, object.clone(), copy));
            Edit::Batch {
                edits: edits.collect(),
            }
        }
    }
}

fn put(plan: &Plan, kind: Kind, mut object: Map, place: u32) -> Edit {
    let place = plan.table(kind).count() as u128 + u128::from(place);
    let id = Key((0xadd << 64) | place);
    object.insert("id".to_owned(), json!(id.to_string()));
    Edit::Put {
        kind,
        object,
        at: None,
    }
}

fn find(plan: &Plan, kind: &str, name: &str) -> (Kind, Key) {
    let kind = Kind::from_key(kind).unwrap();
    let table = plan.table(kind);
    let rows = (0..table.count()).filter_map(|index| table.row(index));
    let key = |row: &dyn AnyObject| row.meta().id;
    let mut keys = rows
        .map(key)
        .filter(|key| name_in(plan, kind, *key) == name);
    let found = keys.next();
    (
        kind,
        found.unwrap_or_else(|| panic!("no {} is called {name}", kind.key())),
    )
}

/// What tests call an object: its name, a single object's kind, the duty of
/// an assignment, the item of an attestation.
fn name_in(plan: &Plan, kind: Kind, key: Key) -> String {
    if kind.is_single() {
        return kind.key().to_owned();
    }
    let field = match kind {
        Kind::Assignment => "duty",
        Kind::Attestation => "item",
        _ => "name",
    };
    let name = plan.object(kind, key).and_then(|row| row.field(field));
    name.and_then(|name| name.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn resolved(plan: &Plan, value: &Json) -> Json {
    match value {
        Json::String(text) => match text.strip_prefix('@').and_then(|at| at.split_once('/')) {
            Some((kind, name)) => json!(find(plan, kind, name).1.to_string()),
            None => value.clone(),
        },
        Json::Array(items) => items.iter().map(|item| resolved(plan, item)).collect(),
        Json::Object(map) => {
            let entries = map
                .iter()
                .map(|(key, value)| (key.clone(), resolved(plan, value)));
            Json::Object(entries.collect())
        }
        _ => value.clone(),
    }
}
