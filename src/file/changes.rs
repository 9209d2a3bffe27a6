//! What has changed since something was proven, in words: the snapshot that
//! a proof's fingerprint stands for, against the plan as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::fingerprint::{Fingerprints, SIZE, ZONES};
use super::scope::Scope;
use super::snapshot::{kept, snapshot_id};
use crate::model::Json;
use crate::model::field::{Field, Shape};
use crate::model::id::{Id, Key};
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::snapshot::Snapshot;

/// What is not as it was when the fingerprint `then` of that object was
/// taken, each in a few words, the object's own changes first; `None` where
/// all is as it was. The list is empty where nobody kept what it was.
pub fn changes(prints: &Fingerprints, then: &str, kind: Kind, key: Key) -> Option<Vec<String>> {
    if &*prints.text(kind, key) == then {
        return None;
    }
    let plan = prints.plan();
    let scope = Scope::of(kind, key);
    let root = snapshot_id(then, scope.object());
    let Some(root) = plan.snapshots.get(Id::new(root)) else {
        return Some(Vec::new());
    };
    let (before, now) = (then_nodes(plan, root), now_nodes(prints, scope));
    let mut found = Vec::new();
    if let Some(own) = scope.object() {
        compare(plan, own, &before, &now, &mut found);
    }
    for &object in now.keys().filter(|&&object| Some(object) != scope.object()) {
        compare(plan, object, &before, &now, &mut found);
    }
    if scope.has_members() {
        members(prints, scope, root, &mut found);
    }
    Some(found)
}

/// The first changes of the list in one text, and how many more there are.
pub fn in_short(changes: &[String]) -> Option<String> {
    let (first, rest) = changes.split_at(changes.len().min(SHOWN));
    let more = match rest.len() {
        0 => String::new(),
        1 => "; and one more change".to_owned(),
        more => format!("; and {more} more changes"),
    };
    (!first.is_empty()).then(|| first.join("; ") + &more)
}

/// How many changes a sentence bears.
const SHOWN: usize = 3;

/// What was kept of each object.
type Nodes = BTreeMap<(Kind, Key), Map>;

fn then_nodes(plan: &Plan, root: &Rc<Snapshot>) -> Nodes {
    let mut nodes = Nodes::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![root];
    while let Some(snapshot) = open.pop() {
        if !seen.insert(snapshot.meta.id) {
            continue;
        }
        if let (Some(object), Some(Json::Object(facts))) =
            (object_of(plan, snapshot), snapshot.facts.0.as_deref())
        {
            nodes.entry(object).or_default().extend(facts.clone());
        }
        let below = snapshot.rests_on.iter();
        open.extend(below.filter_map(|id| plan.snapshots.get(*id)));
    }
    nodes
}

fn now_nodes(prints: &Fingerprints, scope: Scope) -> Nodes {
    let mut nodes = Nodes::new();
    let mut seen = BTreeSet::new();
    let mut open = vec![scope];
    while let Some(scope) = open.pop() {
        if !seen.insert(scope) {
            continue;
        }
        if let Some(object) = scope.object() {
            nodes.entry(object).or_default().extend(prints.facts(scope));
        }
        open.extend(kept(prints, scope));
    }
    nodes
}

/// The object that a snapshot is of. What a plan has one of is found without
/// an id.
fn object_of(plan: &Plan, snapshot: &Snapshot) -> Option<(Kind, Key)> {
    let kind = Kind::from_key(&snapshot.kind)?;
    let key = if kind.is_single() {
        plan.table(kind).row(0)?.meta().id
    } else {
        snapshot.object.parse().ok()?
    };
    Some((kind, key))
}

fn compare(
    plan: &Plan,
    (kind, key): (Kind, Key),
    before: &Nodes,
    now: &Nodes,
    found: &mut Vec<String>,
) {
    let (Some(before), Some(now)) = (before.get(&(kind, key)), now.get(&(kind, key))) else {
        return;
    };
    let of = match plan.object_name(kind, key) {
        name if name.is_empty() || kind.is_single() => String::new(),
        name => format!(" of {name}"),
    };
    let mut add = |label: &str, (was, is): (String, String)| {
        found.push(format!("{label}{of} changed from {was} to {is}"));
    };
    let value = |facts: &Map, key: &str| facts.get(key).cloned().unwrap_or_default();
    for field in kind.fields() {
        let (was, is) = (value(before, field.key), value(now, field.key));
        if was != is && field.key != SIZE {
            add(
                field.label,
                (shown(field, &was, plan), shown(field, &is, plan)),
            );
        } else if was != is {
            add(field.label, (size(&was), size(&is)));
        }
    }
    let (was, is) = (value(before, ZONES), value(now, ZONES));
    // A connection that was looked at alone says nothing of its connectors.
    if was != is && before.contains_key(ZONES) && now.contains_key(ZONES) {
        add("Connectors' zones", (listed(&was), listed(&is)));
    }
}

/// Members that came and went. Where one side keeps none of a kind, there
/// were too many to be kept.
fn members(prints: &Fingerprints, scope: Scope, root: &Snapshot, found: &mut Vec<String>) {
    let plan = prints.plan();
    let below = root.rests_on.iter();
    let then: BTreeSet<(Kind, Key)> = below
        .filter_map(|id| object_of(plan, plan.snapshots.get(*id)?))
        .collect();
    let scopes = kept(prints, scope).into_iter();
    let now: BTreeSet<(Kind, Key)> = scopes.filter_map(Scope::object).collect();
    let any = |side: &BTreeSet<(Kind, Key)>, kind| side.iter().any(|member| member.0 == kind);
    let both = |kind| kind != Kind::Workload || (any(&then, kind) && any(&now, kind));
    for &(kind, key) in now.difference(&then).filter(|member| both(member.0)) {
        found.push(format!("{} was added", called(plan, kind, key)));
    }
    for &(kind, key) in then.difference(&now).filter(|member| both(member.0)) {
        found.push(format!("{} was taken out", called(plan, kind, key)));
    }
}

/// An object that may be gone, at the beginning of a sentence.
fn called(plan: &Plan, kind: Kind, key: Key) -> String {
    match plan.object_name(kind, key) {
        name if name.is_empty() => format!("A {}", kind.label().to_lowercase()),
        name => format!("{} {name}", kind.label()),
    }
}

/// A covered value in words.
fn shown(field: &Field, value: &Json, plan: &Plan) -> String {
    let words = matches!(field.shape, Shape::Text | Shape::Link);
    match (field.shape, value) {
        (_, Json::Bool(true)) if words => "stated".to_owned(),
        (Shape::Ref(kind) | Shape::Refs(kind), Json::String(id)) => {
            let name = id.parse().ok().map(|key| plan.object_name(kind, key));
            let name = name.filter(|name| !name.is_empty());
            name.unwrap_or_else(|| "one that is gone".to_owned())
        }
        (Shape::Refs(_), Json::Array(items)) => {
            let names: Vec<String> = items.iter().map(|id| shown(field, id, plan)).collect();
            names.join(", ")
        }
        _ => field.shape.show(value, plan),
    }
}

/// A size by doubling: class n holds sizes of n - 1 binary digits.
fn size(class: &Json) -> String {
    match class.as_u64() {
        None | Some(0) => "unknown".to_owned(),
        Some(1) => "0 GB".to_owned(),
        Some(class) => {
            let class = class.min(40);
            format!(
                "{} to {} GB",
                1_u64 << (class - 2),
                (1_u64 << (class - 1)) - 1
            )
        }
    }
}

fn listed(zones: &Json) -> String {
    let zones = zones.as_array().into_iter().flatten();
    let zones = zones.map(|zone| zone.as_str().filter(|zone| !zone.is_empty()));
    let zones: Vec<&str> = zones.map(|zone| zone.unwrap_or("unknown")).collect();
    if zones.is_empty() {
        "none".to_owned()
    } else {
        zones.join(", ")
    }
}
