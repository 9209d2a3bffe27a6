//! The edits that hand out duties. Fresh ids come from outside, one for each
//! assignment that does not exist yet.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::model::Json;
use crate::model::assignment::Assignment;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::to_map;

/// A duty for one object, or for all objects that have it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The duty, by its id in the catalogue.
    pub duty: String,
    /// The object; all where there is none.
    pub object: Option<(Kind, Key)>,
}

/// Fields of an assignment with what they are to state.
pub type Fields = [(&'static str, Json)];

/// What the plan says of that target itself.
pub fn own<'a>(plan: &'a Plan, target: &Target) -> Option<&'a Rc<Assignment>> {
    plan.assignments
        .iter()
        .find(|row| row.object.0 == target.object && *row.duty == *target.duty)
}

/// States these fields for every target. A target that has no assignment yet
/// gets one; for a single object it begins with what holds for all objects.
pub fn state(
    plan: &Plan,
    targets: &[Target],
    fields: &Fields,
    mut fresh: impl FnMut() -> Key,
) -> Edit {
    let rows = plan.assignments.iter();
    let known: BTreeMap<_, &Rc<Assignment>> = rows
        .map(|row| ((&*row.duty as &str, row.object.0), row))
        .collect();
    let mut edits = Vec::new();
    for target in targets {
        let duty = target.duty.as_str();
        if let Some(row) = known.get(&(duty, target.object)) {
            edits.extend(set(row, fields));
        } else {
            let general = known.get(&(duty, None)).copied();
            edits.push(add(target, general, fields, fresh()));
        }
    }
    together(edits)
}

/// States these fields for a duty on all its objects: also where one of them
/// has an assignment of its own.
pub fn state_for_all(plan: &Plan, duty: &str, fields: &Fields, fresh: Key) -> Edit {
    let all = Target {
        duty: duty.to_owned(),
        object: None,
    };
    let mut edits = Vec::new();
    if own(plan, &all).is_none() {
        edits.push(add(&all, None, fields, fresh));
    }
    let of_duty = plan.assignments.iter().filter(|row| *row.duty == *duty);
    edits.extend(of_duty.flat_map(|row| set(row, fields)));
    together(edits)
}

/// Adds a person of that name in front of an edit that needs them.
pub fn with_person(name: &str, id: Key, edit: Edit) -> Edit {
    let add = Edit::add(Kind::Person, id, [("name", Json::from(name))]);
    Edit::Batch {
        edits: vec![add, edit],
    }
}

fn set(row: &Assignment, fields: &Fields) -> Vec<Edit> {
    let edits = fields
        .iter()
        .map(|(field, value)| Edit::set(Kind::Assignment, row.meta.id, field, value.clone()));
    edits.collect()
}

fn add(target: &Target, general: Option<&Rc<Assignment>>, fields: &Fields, id: Key) -> Edit {
    let mut object = general.map(|row| to_map(&**row)).unwrap_or_default();
    object.insert("id".to_owned(), Json::from(id.to_string()));
    object.insert("duty".to_owned(), Json::from(target.duty.as_str()));
    if let Some((kind, key)) = target.object {
        let place = serde_json::json!({ "kind": kind.key(), "id": key.to_string() });
        object.insert("object".to_owned(), place);
    }
    for (field, value) in fields {
        object.insert((*field).to_owned(), value.clone());
    }
    // What is not stated is left out, as the plan file does.
    object.retain(|_, value| !value.is_null());
    Edit::Put {
        kind: Kind::Assignment,
        object,
        at: None,
    }
}

/// One edit stays as it is, so that typing in a field is one step of undo.
fn together(mut edits: Vec<Edit>) -> Edit {
    match edits.pop() {
        Some(only) if edits.is_empty() => only,
        last => {
            edits.extend(last);
            Edit::Batch { edits }
        }
    }
}
