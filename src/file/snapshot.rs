//! What a proof covers, kept as it was, so that a later change can be named.
//!
//! A fingerprint says *that* something changed; the snapshot that it stands
//! for says what it was: a node for the object with its covered facts,
//! leaning on nodes for its group, policy, connection and instance. Nodes are
//! stored once per content, as a version control system stores files: ten
//! thousand workloads of one policy lean on one node of it, and a proof grows
//! by no byte. Keeping old values in every proof would have cost a plan of
//! ten thousand proofs 15 MB; keeping hashes of fields instead would have
//! cost a third of that and could not say "from eu-de-1 to eu-de-2".
//!
//! The fingerprint alone decides whether a proof still holds, so files of
//! version 1.0, which have no snapshots, are judged as before; only the
//! change stays unnamed. Snapshots are found by an id that follows from
//! fingerprint and object: two people who record the same proof write the
//! same snapshot. What no proof leans on any more is taken out with the next
//! proof that is recorded.

use std::collections::{BTreeMap, BTreeSet};

use super::fingerprint::Fingerprints;
use super::hash::derived_key;
use super::scope::Scope;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::id::{Id, Key};
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;

/// What a proof of more than that many members says of the members is not
/// kept: their change is seen, but not named.
const MOST_MEMBERS: usize = 2000;

/// The fingerprint of what a proof of that object covers, and the edits that
/// keep what it stands for.
pub fn record(prints: &Fingerprints, kind: Kind, key: Key) -> (Text, Vec<Edit>) {
    let (texts, edits) = record_all(prints, [(kind, key)]);
    (texts.into_iter().next().unwrap_or_default(), edits)
}

/// As [`record`], for several objects.
pub fn record_all(
    prints: &Fingerprints,
    objects: impl IntoIterator<Item = (Kind, Key)>,
) -> (Vec<Text>, Vec<Edit>) {
    let plan = prints.plan();
    let mut nodes = BTreeMap::new();
    let mut texts = Vec::new();
    for (kind, key) in objects {
        texts.push(prints.text(kind, key));
        collect(prints, Scope::of(kind, key), &mut nodes);
    }
    let fresh = |id: &Key| plan.snapshots.get(Id::new(*id)).is_none();
    let idle = idle(plan).into_iter().filter(|id| !nodes.contains_key(id));
    let removed = idle.take(MOST_REMOVED).map(|id| Edit::Remove {
        kind: Kind::Snapshot,
        id,
    });
    let mut edits: Vec<Edit> = removed.collect();
    for (id, node) in nodes.into_iter().filter(|(id, _)| fresh(id)) {
        edits.push(put(id, node));
    }
    (texts, edits)
}

/// Each removal looks at every pointer of the plan.
const MOST_REMOVED: usize = 100;

/// The id of the snapshot that a fingerprint of an object stands for. One
/// half is the same for all, so that links stay short.
pub(super) fn snapshot_id(fingerprint: &str, object: Option<(Kind, Key)>) -> Key {
    const HALF: u128 = (1 << 64) - 1;
    let (kind, key) = named(object);
    let own = derived_key(&["snapshot", fingerprint, kind, &key]);
    Key((derived_key(&["snapshot"]).0 & !HALF) | (own.0 & HALF))
}

/// What the scope leans on that is kept: members only where they are few.
pub(super) fn kept(prints: &Fingerprints, scope: Scope) -> Vec<Scope> {
    let mut scopes = prints.leans_on(scope);
    if scope.has_members() && scopes.len() > MOST_MEMBERS {
        scopes.retain(|member| !matches!(member.object(), Some((Kind::Workload, _))));
    }
    scopes
}

/// An object as a snapshot writes it: what a plan has one of needs no id.
fn named(object: Option<(Kind, Key)>) -> (&'static str, String) {
    match object {
        None => ("", String::new()),
        Some((kind, _)) if kind.is_single() => (kind.key(), String::new()),
        Some((kind, key)) => (kind.key(), key.to_string()),
    }
}

/// A snapshot that is not in the plan yet.
struct Node {
    object: Option<(Kind, Key)>,
    facts: Json,
    rests_on: Vec<Key>,
}

fn collect(prints: &Fingerprints, scope: Scope, nodes: &mut BTreeMap<Key, Node>) -> Key {
    let print = prints.of_scope(scope);
    let id = snapshot_id(&format!("{print:016x}"), scope.object());
    if nodes.contains_key(&id) {
        return id;
    }
    let below = kept(prints, scope).into_iter();
    let rests_on = below.map(|scope| collect(prints, scope, nodes)).collect();
    let node = Node {
        object: scope.object(),
        facts: Json::Object(prints.facts(scope)),
        rests_on,
    };
    nodes.insert(id, node);
    id
}

fn put(id: Key, node: Node) -> Edit {
    let (kind, key) = named(node.object);
    let rests_on: Json = node.rests_on.iter().map(Key::to_string).collect();
    let stated = [
        ("kind", Json::from(kind)),
        ("object", Json::from(key)),
        ("facts", node.facts),
        ("rests_on", rests_on),
    ];
    let empty = |value: &Json| match value {
        Json::String(text) => text.is_empty(),
        Json::Array(items) => items.is_empty(),
        Json::Object(map) => map.is_empty(),
        _ => false,
    };
    Edit::add(
        Kind::Snapshot,
        id,
        stated.into_iter().filter(|(_, value)| !empty(value)),
    )
}

/// The snapshots on which no proof leans.
fn idle(plan: &Plan) -> Vec<Key> {
    let mut used = BTreeSet::new();
    let mut open: Vec<Key> = proofs(plan)
        .map(|(fingerprint, object)| snapshot_id(&fingerprint, object))
        .collect();
    while let Some(id) = open.pop() {
        if let Some(snapshot) = plan.snapshots.get(Id::new(id))
            && used.insert(id)
        {
            open.extend(snapshot.rests_on.iter().map(|id| id.key()));
        }
    }
    let ids = plan.snapshots.iter().map(|row| row.meta.id);
    ids.filter(|id| !used.contains(id)).collect()
}

/// The fingerprint of every proof, and the object that it is about.
fn proofs(plan: &Plan) -> impl Iterator<Item = (Text, Option<(Kind, Key)>)> {
    let drills = plan.drills.iter();
    let drills = drills.map(|row| (row.fingerprint.clone(), None));
    let attestations = plan.attestations.iter().map(|row| {
        let object = row.object.0;
        let scope = object.map(|(kind, key)| Scope::of(kind, key));
        (row.fingerprint.clone(), scope.and_then(Scope::object))
    });
    drills
        .chain(attestations)
        .filter(|(fingerprint, _)| !fingerprint.is_empty())
}
