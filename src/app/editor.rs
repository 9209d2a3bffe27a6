//! What the application does to plans, as a table of functions. The page
//! loads the code behind it together with its first plan: what is reached
//! through this table alone is no part of the first load, so nothing else in
//! [`crate::app`] may call it by name.

use crate::model::Json;
use crate::model::edit::{Edit, Refused, Stamp, difference, key_of};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::{META_KEYS, object_to_map};

use super::journal;

/// The functions that change plans and write them down.
#[derive(Clone, Copy, Debug)]
pub struct Editor {
    /// Makes an edit: [`Plan::apply`].
    pub apply: fn(&Plan, &Edit, &Stamp) -> Result<Plan, Refused>,
    /// Puts a milestone into a plan, which says the same afterwards and keeps
    /// its revision: [`Plan::replay`].
    pub mark: fn(&Plan, &Edit) -> Result<Plan, Refused>,
    /// Whether both are the very same version: [`Plan::is_same_version`].
    pub is_same_version: fn(&Plan, &Plan) -> bool,
    /// Leads from the first plan to what the second says, by new edits.
    pub lead: fn(&Plan, &Plan, &Stamp) -> Plan,
    /// A plan with another identity and name: [`journal::copy`].
    pub copy: fn(&Plan, Key, &str) -> Result<Plan, String>,
    /// A whole plan as text for the disk: [`journal::snapshot`].
    pub snapshot: fn(&Plan) -> String,
    /// The edits that lead from the first plan to the second, as text for
    /// the disk.
    pub record: fn(&Plan, &Plan) -> String,
}

impl Editor {
    /// The functions of this build.
    pub const BUILT_IN: Self = Self {
        apply: Plan::apply,
        mark: |plan, edit| plan.replay(std::slice::from_ref(edit)),
        is_same_version: Plan::is_same_version,
        lead,
        copy: journal::copy,
        snapshot: journal::snapshot,
        record: |before, after| journal::record(&difference(before, after)),
    };
}

/// The edits of [`way`], made. They state whole objects that the plan held
/// before, so none can be refused; if one were, the plan would stay as it is.
fn lead(from: &Plan, to: &Plan, stamp: &Stamp) -> Plan {
    from.replay(&way(from, to, stamp))
        .unwrap_or_else(|_| from.clone())
}

/// The edits that lead from one version to another, with revisions that go on
/// from both.
fn way(from: &Plan, to: &Plan, stamp: &Stamp) -> Vec<Edit> {
    let mut edits = difference(from, to);
    let removed: Vec<Key> = edits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Remove { id, .. } => Some(*id),
            _ => None,
        })
        .collect();
    edits.retain_mut(|edit| match edit {
        Edit::Put { kind, object, .. } => {
            let row = key_of(object).and_then(|id| from.object(*kind, id));
            let now = row.map(object_to_map);
            let leans = row.is_some_and(|row| removed.iter().any(|&key| row.refers_to(key)));
            let says_something = *kind == Kind::PlanFacts
                || leans
                || now.as_ref().is_none_or(|now| !same_fields(now, object));
            renew(object, now.as_ref(), stamp);
            says_something
        }
        _ => true,
    });
    edits
}

fn same_fields(one: &Map, two: &Map) -> bool {
    let fields = |map: &Map| -> Vec<(String, Json)> {
        map.iter()
            .filter(|(key, _)| !META_KEYS.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    fields(one) == fields(two)
}

/// Gives an object the history of a new edit.
fn renew(object: &mut Map, now: Option<&Map>, stamp: &Stamp) {
    let revision = |map: &Map| {
        map.get("revision")
            .and_then(Json::as_u64)
            .unwrap_or_default()
    };
    let next = now.map_or(0, revision).max(revision(object)) + 1;
    object.insert("revision".to_owned(), next.into());
    object.remove("changed_by");
    if !stamp.by.is_empty() {
        object.insert("changed_by".to_owned(), Json::from(&*stamp.by));
    }
    object.remove("changed_at");
    if let Some(at) = stamp.at {
        object.insert("changed_at".to_owned(), Json::String(at.to_string()));
    }
}
