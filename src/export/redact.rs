//! A plan without what must not leave the house: people, hosts or notes, or
//! everything but how things stand.
//! What was stated stays stated, so that level and score stay the same.

mod conflict;
mod content;
mod named;

use std::rc::Rc;

use crate::file::fingerprint::Fingerprints;
use crate::file::snapshot::record;
use crate::model::Json;
use crate::model::edit::Edit;
use crate::model::field::Shape;
use crate::model::imported::Imported;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::{AnyObject, Table, object_to_map};

use named::Names;

/// What stands in place of a text.
const WITHHELD: &str = "withheld";

/// What to leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Redact {
    /// Names of people and teams, how they are reached, who said what.
    People,
    /// Names of workloads, connectors and networks, and all addresses.
    Hosts,
    /// Free text of several lines.
    Notes,
    /// Everything but how things stand: all of the above, all names, all other
    /// texts.
    Status,
}

impl Redact {
    /// All of them.
    pub const ALL: &[Self] = &[Self::People, Self::Hosts, Self::Notes, Self::Status];

    /// How the command line names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Hosts => "hosts",
            Self::Notes => "notes",
            Self::Status => "status",
        }
    }

    /// The one that is named so.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|redact| redact.key() == key)
    }
}

/// The plan without it. Text that somebody wrote into a name of another kind
/// stays: this is for names that a program can find.
pub fn redact(plan: &Plan, redactions: &[Redact]) -> Plan {
    if redactions.is_empty() {
        return plan.clone();
    }
    // What the plan was at earlier times tells what it shall not tell now.
    let plan = &Plan {
        milestones: Table::default(),
        ..plan.clone()
    };
    let names = Names::of(plan, redactions);
    let mut reduced = plan.clone();
    if takes_comments(redactions) {
        reduced.comments = Table::default();
    }
    for &kind in Kind::ALL {
        let table = plan.table(kind);
        for (index, row) in (0..table.count()).filter_map(|at| Some((at, table.row(at)?))) {
            let mut map = shown(kind, index, row, redactions);
            match kind {
                Kind::Snapshot => replace_in_snapshot(&mut map, redactions),
                Kind::Conflict => conflict::replace(&mut map, redactions),
                Kind::CustomScenario => names.follow(&mut map, redactions),
                _ => {}
            }
            reduced.table_mut(kind).write(index, &map);
            strip(&mut reduced, kind, index);
        }
    }
    stamp_again(plan, &mut reduced);
    reduced
}

/// The object's fields as they will be shown.
fn shown(kind: Kind, index: usize, row: &dyn AnyObject, redactions: &[Redact]) -> Map {
    let mut map = object_to_map(row);
    if kind == Kind::Milestone {
        return Map::new();
    }
    for field in kind.fields() {
        if let Some(value) = map.get_mut(field.key) {
            let name = format!("{} {}", kind.label(), index + 1);
            replace(kind, field.key, field.shape, &name, value, redactions);
        }
    }
    map
}

/// A field that will be shown otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The kind of object, in the words of the screen.
    pub kind: &'static str,
    /// The field, in the words of the screen.
    pub field: &'static str,
    /// On how many objects.
    pub count: usize,
}

/// Whether comments stay behind as a whole: they are notes of people, to people.
fn takes_comments(redactions: &[Redact]) -> bool {
    let taking = [Redact::People, Redact::Notes, Redact::Status];
    redactions.iter().any(|redact| taking.contains(redact))
}

/// What will be left out of that plan, in the order of the plan file.
pub fn left_out(plan: &Plan, redactions: &[Redact]) -> Vec<LeftOut> {
    let mut all = Vec::new();
    if redactions.is_empty() {
        return all;
    }
    let names = Names::of(plan, redactions);
    let kinds = Kind::ALL.iter().filter(|kind| **kind != Kind::Snapshot);
    for &kind in kinds {
        let table = plan.table(kind);
        if kind == Kind::Comment && takes_comments(redactions) {
            if table.count() > 0 {
                all.push(LeftOut {
                    kind: kind.label(),
                    field: kind.plural(),
                    count: table.count(),
                });
            }
            continue;
        }
        let mut counts = vec![0; kind.fields().len()];
        for (index, row) in (0..table.count()).filter_map(|at| Some((at, table.row(at)?))) {
            let (before, mut after) = (object_to_map(row), shown(kind, index, row, redactions));
            if kind == Kind::CustomScenario {
                names.follow(&mut after, redactions);
            }
            for (field, count) in kind.fields().iter().zip(&mut counts) {
                *count += usize::from(before.get(field.key) != after.get(field.key));
            }
        }
        let fields = kind.fields().iter().zip(counts);
        let fields = fields.filter(|(_, count)| *count > 0);
        all.extend(fields.map(|(field, count)| LeftOut {
            kind: kind.label(),
            field: field.label,
            count,
        }));
    }
    all
}

fn replace(
    kind: Kind,
    key: &str,
    shape: Shape,
    name: &str,
    value: &mut Json,
    redactions: &[Redact],
) {
    if let (Shape::Records(fields), Json::Array(items)) = (shape, &mut *value) {
        for item in items.iter_mut().filter_map(Json::as_object_mut) {
            for field in fields {
                if let Some(value) = item.get_mut(field.key) {
                    replace(kind, field.key, field.shape, WITHHELD, value, redactions);
                }
            }
        }
        return;
    }
    let status = redactions.contains(&Redact::Status);
    if status && kind == Kind::CataloguePin && CATALOGUES.contains(&key) {
        content::withhold(value);
        return;
    }
    let people = status || redactions.contains(&Redact::People);
    let hosts = status || redactions.contains(&Redact::Hosts);
    let notes = status || redactions.contains(&Redact::Notes);
    // A second name counts only where it is another than the first.
    let somebody = format!("withheld ({key})");
    let new = match (shape, key) {
        (Shape::Lines, _) if notes => WITHHELD,
        (Shape::Text, "name") if status => name,
        (Shape::Text, "name") if people && PEOPLE.contains(&kind) => name,
        (Shape::Text, "name") if hosts && HOSTS.contains(&kind) => name,
        (Shape::Text, key) if people && SAID.contains(&key) => &somebody,
        (Shape::Text, "network" | "label") | (Shape::Link, _) if hosts => WITHHELD,
        (Shape::Text, key) if status && !STANDING.contains(&key) => &somebody,
        (Shape::Texts, _) if status => {
            *value = Json::Array(vec![Json::from(WITHHELD)]);
            return;
        }
        _ => return,
    };
    *value = Json::from(new);
}

const PEOPLE: &[Kind] = &[Kind::Person, Kind::Team, Kind::RoleHolder];
const HOSTS: &[Kind] = &[Kind::Workload, Kind::Connector, Kind::Connection];

/// Texts that name or reach a person.
const SAID: &[&str] = &[
    "contact",
    "approver",
    "stated_by",
    "accepted_by",
    "second_name",
    "said_by",
    "support_contact",
    "bridge",
    "break_glass_kept",
    "credentials",
    "lane",
];

/// Of a catalogue that the plan keeps: what it says, and what an upgrade changed.
const CATALOGUES: &[&str] = &["content", "original", "changes"];

/// Texts that say how things stand: ids and versions.
const STANDING: &[&str] = &[
    "duty",
    "item",
    "scenario",
    "step",
    "fingerprint",
    "catalogue",
    "release",
    "version",
    "time_zone",
    // Of a snapshot: what it was taken of.
    "kind",
    "object",
];

/// Takes out who changed the object and what this version does not know.
fn strip(plan: &mut Plan, kind: Kind, index: usize) {
    let table = plan.table_mut(kind);
    let Some(row) = table.row(index) else { return };
    let mut meta = row.meta().clone();
    meta.changed_by = crate::model::text::Text::default();
    meta.unknown = None;
    // Addresses and ids name hosts; that a thing is not there yet does not.
    meta.imported = meta
        .imported
        .filter(|imported| imported.planned.is(&true))
        .map(|imported| {
            Rc::new(Imported {
                planned: imported.planned,
                ..Imported::default()
            })
        });
    table.set_meta(index, meta);
}

/// What a proof covered is as it was, only its names are gone.
fn stamp_again(plan: &Plan, reduced: &mut Plan) {
    let copy = reduced.clone();
    let (before, after) = (Fingerprints::new(plan), Fingerprints::new(&copy));
    let mut edits = Vec::new();
    for kind in [Kind::Attestation, Kind::Drill] {
        let table = plan.table(kind);
        for row in (0..table.count()).filter_map(|at| table.row(at)) {
            let stated = row.field("fingerprint");
            let object = match kind {
                Kind::Drill => Some((kind, row.meta().id)),
                _ => row.field("object").as_ref().and_then(object_of),
            };
            let (kind_of, key) = object.unwrap_or((Kind::PlanFacts, plan.id()));
            if stated.as_ref().and_then(Json::as_str) == Some(&*before.text(kind_of, key)) {
                let (now, kept) = record(&after, kind_of, key);
                edits.extend(kept);
                let (id, now) = (row.meta().id, Json::from(&*now));
                edits.push(Edit::set(kind, id, "fingerprint", now));
            }
        }
    }
    // Replaying leaves no trace in the history of what is changed.
    if let Ok(stamped) = reduced.replay(&edits) {
        *reduced = stamped;
    }
}

/// What a snapshot keeps of an object, as the object itself would be shown.
fn replace_in_snapshot(map: &mut Map, redactions: &[Redact]) {
    let kind = map.get("kind").and_then(Json::as_str);
    let kind = kind.and_then(Kind::from_key);
    if let (Some(kind), Some(Json::Object(facts))) = (kind, map.get_mut("facts")) {
        for field in kind.fields() {
            if let Some(value) = facts.get_mut(field.key).filter(|value| !value.is_boolean()) {
                replace(kind, field.key, field.shape, WITHHELD, value, redactions);
            }
        }
    }
}

fn object_of(value: &Json) -> Option<(Kind, crate::model::id::Key)> {
    let kind = Kind::from_key(value.get("kind")?.as_str()?)?;
    Some((kind, value.get("id")?.as_str()?.parse().ok()?))
}
