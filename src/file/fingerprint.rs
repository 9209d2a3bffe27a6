//! The part of a plan that a proof covers, as one short text: a restore test
//! proves something about the deployment as it was then, and asks to be
//! repeated when that part has changed.
//!
//! A fingerprint is FNV-1a (64 bits, 16 hexadecimal digits) over the stated
//! facts in a fixed order. Never in it: names, people and teams, history,
//! contacts, notes, statements, targets, and what a proof or the daily work
//! itself writes down (dates of tests and good runs, durations, versions),
//! so that recording a proof does not spoil it.
//!
//! | object | covered |
//! |---|---|
//! | workload | its kind, platform, region, zones, size (by doubling), agent, recovery target and zones, dependencies, second copy; its group, policy, connection with connectors, and instance |
//! | group | instance, policy, connection, pause, end, start time; the policy and connection themselves |
//! | policy | schedule, logs, retention, lock, quiet times, retries |
//! | connection | platform, region, network, storage, worker pool; its connectors' zones; its instance |
//! | connector | its zone and connection |
//! | instance | region, endpoints, gateway, encryption, key and its region, protection, authorization, restrictions |
//! | region | code, zones, use |
//! | application | tier, clients; its workloads |
//! | access, observability, runbook, people, routes, role holders | their own facts without names, contacts and dates |
//! | drill | the workloads that took part; the plan where none did |
//! | the plan | all of the deployment |

use std::collections::BTreeMap;

use super::hash::fnv;
use crate::model::connection::Connection;
use crate::model::field::{Field, FieldValue, Shape};
use crate::model::id::{Id, Key};
use crate::model::plan::{Kind, Plan};
use crate::model::policy::Group;
use crate::model::record::Object;
use crate::model::table::{AnyObject, Table};
use crate::model::text::Text;
use crate::model::workload::Workload;

/// The fingerprint of what a proof of that object covers. An object that is
/// not in the plan has one, too: that of nothing.
pub fn fingerprint(plan: &Plan, kind: Kind, key: Key) -> Text {
    text(Fingerprints::new(plan).of(kind, key))
}

/// The fingerprint of what a proof of the whole plan covers.
pub fn fingerprint_plan(plan: &Plan) -> Text {
    text(Fingerprints::new(plan).of_deployment())
}

/// Fingerprints of one plan, for a caller who needs many.
pub struct Fingerprints<'a> {
    plan: &'a Plan,
    rows: BTreeMap<(Kind, Key), &'a dyn AnyObject>,
    workloads: BTreeMap<Key, &'a Workload>,
    groups: BTreeMap<Key, &'a Group>,
    connections: BTreeMap<Key, &'a Connection>,
    /// The zones of each connection's connectors, sorted.
    zones: BTreeMap<Key, Vec<&'a str>>,
}

impl<'a> Fingerprints<'a> {
    /// Looks at the plan once.
    pub fn new(plan: &'a Plan) -> Self {
        let mut rows = BTreeMap::new();
        for &kind in Kind::ALL {
            let table = plan.table(kind);
            for row in (0..table.count()).filter_map(|index| table.row(index)) {
                rows.entry((kind, row.meta().id)).or_insert(row);
            }
        }
        let mut zones: BTreeMap<Key, Vec<&str>> = BTreeMap::new();
        for connector in plan.connectors.iter() {
            if let Some(connection) = connector.connection.0 {
                let zone = connector.zone.get().map_or("", |zone| zone);
                zones.entry(connection.key()).or_default().push(zone);
            }
        }
        for of_connection in zones.values_mut() {
            of_connection.sort_unstable();
        }
        Self {
            plan,
            rows,
            workloads: by_key(&plan.workloads),
            groups: by_key(&plan.groups),
            connections: by_key(&plan.connections),
            zones,
        }
    }

    /// The fingerprint of what a proof of that object covers.
    pub fn text(&self, kind: Kind, key: Key) -> Text {
        text(self.of(kind, key))
    }

    fn of(&self, kind: Kind, key: Key) -> u64 {
        match kind {
            Kind::PlanFacts => self.of_deployment(),
            Kind::Workload => {
                let workload = self.workloads.get(&key);
                workload.map_or(0, |workload| self.of_workload(workload))
            }
            Kind::Group => self.of_group(key),
            Kind::Connection => self.of_connection(key),
            Kind::Application => {
                let own = self.own(kind, key);
                let workloads = self.plan.workloads.iter();
                let members = workloads.filter(|row| row.application.refers_to(key));
                joined(own, members.map(|row| self.of_workload(row)))
            }
            Kind::Drill => self.of_drill(key),
            _ => self.own(kind, key),
        }
    }

    fn of_workload(&self, workload: &Workload) -> u64 {
        let group = workload.group.0.map(Id::key);
        let of_group = group.and_then(|key| self.groups.get(&key));
        let policy = workload.policy.0.or(of_group.and_then(|row| row.policy.0));
        let connection = workload
            .connection
            .0
            .or(of_group.and_then(|row| row.connection.0));
        joined(
            self.own(Kind::Workload, workload.meta.id),
            [
                size_class(workload),
                group.map_or(0, |key| self.of_group(key)),
                policy.map_or(0, |id| self.own(Kind::Policy, id.key())),
                connection.map_or(0, |id| self.of_connection(id.key())),
            ],
        )
    }

    fn of_group(&self, key: Key) -> u64 {
        let Some(group) = self.groups.get(&key) else {
            return 0;
        };
        joined(
            self.own(Kind::Group, key),
            [
                group
                    .policy
                    .0
                    .map_or(0, |id| self.own(Kind::Policy, id.key())),
                group
                    .connection
                    .0
                    .map_or(0, |id| self.of_connection(id.key())),
                group
                    .instance
                    .0
                    .map_or(0, |id| self.own(Kind::Instance, id.key())),
            ],
        )
    }

    fn of_connection(&self, key: Key) -> u64 {
        let Some(connection) = self.connections.get(&key) else {
            return 0;
        };
        let zones = self.zones.get(&key).map_or(&[][..], Vec::as_slice);
        joined(
            self.own(Kind::Connection, key),
            [
                fnv(zones),
                connection
                    .instance
                    .0
                    .map_or(0, |id| self.own(Kind::Instance, id.key())),
            ],
        )
    }

    fn of_drill(&self, key: Key) -> u64 {
        let drill = self.plan.drills.iter().find(|row| row.meta.id == key);
        let mut workloads: Vec<Key> = drill
            .map(|row| row.workloads.iter().copied().map(Id::key).collect())
            .unwrap_or_default();
        if workloads.is_empty() {
            return self.of_deployment();
        }
        workloads.sort();
        joined(
            0,
            workloads
                .into_iter()
                .map(|key| self.of(Kind::Workload, key)),
        )
    }

    fn of_deployment(&self) -> u64 {
        let mut parts: Vec<(Kind, Key, u64)> = self
            .rows
            .keys()
            .filter(|(kind, _)| kind.path().first() == Some(&"deployment"))
            .map(|&(kind, key)| (kind, key, self.own(kind, key)))
            .collect();
        parts.sort();
        let sizes = self.workloads.values().map(|workload| size_class(workload));
        let own = parts.into_iter().map(|(_, _, hash)| hash);
        joined(0, own.chain(sizes))
    }

    /// The object's own covered facts.
    fn own(&self, kind: Kind, key: Key) -> u64 {
        let Some(row) = self.rows.get(&(kind, key)) else {
            return 0;
        };
        let mut parts = vec![kind.key().to_owned()];
        for (index, field) in kind.fields().iter().enumerate() {
            if let (true, Some(value)) = (is_covered(field), row.get(index)) {
                parts.push(field.key.to_owned());
                // Of other texts it matters that something is stated, not how.
                let in_words = matches!(field.shape, Shape::Text | Shape::Link)
                    && !COVERED_TEXTS.contains(&field.key);
                parts.push(if in_words {
                    String::new()
                } else {
                    value.to_string()
                });
            }
        }
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        fnv(&parts)
    }
}

/// Whether a change of that field can spoil a proof.
fn is_covered(field: &Field) -> bool {
    match field.shape {
        Shape::Lines | Shape::Json | Shape::Owner | Shape::Moment => false,
        Shape::Ref(kind) | Shape::Refs(kind) => {
            !matches!(kind, Kind::Person | Kind::Team | Kind::Application)
        }
        // Other days say when something was done or seen last.
        Shape::Date => field.key == "ends_on",
        _ => !LEFT_OUT.contains(&field.key),
    }
}

/// Texts that name a part of the deployment.
const COVERED_TEXTS: &[&str] = &["network", "key_name"];

/// Names, targets, measurements, and what somebody tried.
const LEFT_OUT: &[&str] = &[
    "name",
    "contact",
    "rpo_target_minutes",
    "rto_target_minutes",
    // In it by doubling: a workload that grows a little is still the same.
    "size_gb",
    "daily_change_gb",
    "restore_test_outcome",
    "restore_test_minutes",
    "longest_run_minutes",
    "log_run_minutes",
    "rebuild_minutes",
    "connector_mb_per_second",
    "network_mb_per_second",
    "target_mb_per_second",
    "provision_minutes",
    "validate_minutes",
    "copy_lag_minutes",
    "detect_minutes",
    "decide_minutes",
    "reach_minutes",
    "switch_minutes",
    "run_objective_minutes",
    "version",
    "peak_cpu",
    "restrictions_tested",
    "ports_checked",
    "rebuild_ready",
    "call_tree",
];

fn size_class(workload: &Workload) -> u64 {
    let size = workload.size_gb.value();
    size.map_or(0, |size| u64::from(33 - size.0.leading_zeros()))
}

fn by_key<T: Object>(table: &Table<T>) -> BTreeMap<Key, &T> {
    table.iter().map(|row| (row.meta().id, &**row)).collect()
}

fn joined(first: u64, rest: impl IntoIterator<Item = u64>) -> u64 {
    let mut parts = vec![format!("{first:016x}")];
    parts.extend(rest.into_iter().map(|hash| format!("{hash:016x}")));
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    fnv(&parts)
}

fn text(hash: u64) -> Text {
    Text::from(format!("{hash:016x}"))
}
