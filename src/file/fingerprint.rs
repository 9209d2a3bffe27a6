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

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use super::covered::{Fact, covered_facts};
use super::hash::{fnv, fnv_of_hashes};
use super::own_prints::OwnPrints;
use super::scope::Scope;
use crate::model::Json;
use crate::model::connection::Connection;
use crate::model::field::FieldValue;
use crate::model::id::{Id, Key};
use crate::model::plan::{Kind, Plan};
use crate::model::policy::Group;
use crate::model::record::{Map, Object};
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
    own: RefCell<OwnPrints>,
    of_deployment: OnceCell<u64>,
}

impl<'a> Fingerprints<'a> {
    /// Looks at the plan once.
    pub fn new(plan: &'a Plan) -> Self {
        Self::after(plan, OwnPrints::default())
    }

    /// The same, with what is known of an earlier version that still exists.
    pub fn after(plan: &'a Plan, own: OwnPrints) -> Self {
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
            own: RefCell::new(own),
            of_deployment: OnceCell::new(),
        }
    }

    /// What is to be known for the next version.
    pub fn into_own(self) -> OwnPrints {
        let Self { rows, own, .. } = self;
        own.into_inner().only_of(&rows)
    }

    /// Looks at one object, so that it need not be looked at later.
    pub fn prepare(&self, kind: Kind, index: usize) {
        if let Some(row) = self.plan.table(kind).row(index) {
            self.own(kind, row.meta().id);
        }
    }

    /// The fingerprint of what a proof of that object covers.
    pub fn text(&self, kind: Kind, key: Key) -> Text {
        text(self.of(kind, key))
    }

    /// The plan that they are of.
    pub(super) const fn plan(&self) -> &'a Plan {
        self.plan
    }

    /// The fingerprint of that scope.
    pub(super) fn of_scope(&self, scope: Scope) -> u64 {
        match scope {
            Scope::Own(kind, key) => self.own(kind, key),
            Scope::Sized(key) => {
                let size = self.workloads.get(&key).map_or(0, |row| size_class(row));
                joined(self.own(Kind::Workload, key), [size])
            }
            Scope::Whole(kind, key) => self.of(kind, key),
        }
    }

    /// What the scope leans on, as far as it is in the plan.
    pub(super) fn leans_on(&self, scope: Scope) -> Vec<Scope> {
        let Scope::Whole(kind, key) = scope else {
            return Vec::new();
        };
        let mut scopes: Vec<Scope> = match kind {
            Kind::Workload => {
                let carriers = self.workloads.get(&key).map(|row| self.carriers(row));
                carriers.map_or_else(Vec::new, |on| {
                    carried(on.group, on.policy, on.connection, None)
                })
            }
            Kind::Group => self.groups.get(&key).map_or_else(Vec::new, |row| {
                let (policy, connection) = (row.policy.0, row.connection.0);
                let instance = row.instance.0.map(Id::key);
                carried(None, policy.map(Id::key), connection.map(Id::key), instance)
            }),
            Kind::Connection => {
                let row = self.connections.get(&key);
                let instance = row.and_then(|row| row.instance.0).map(Id::key);
                carried(None, None, None, instance)
            }
            Kind::Application => {
                let workloads = self.plan.workloads.iter();
                let members = workloads.filter(|row| row.application.refers_to(key));
                members
                    .map(|row| Scope::Whole(Kind::Workload, row.meta.id))
                    .collect()
            }
            Kind::Drill if !self.took_part(key).is_empty() => {
                let workloads = self.took_part(key).into_iter();
                workloads
                    .map(|key| Scope::Whole(Kind::Workload, key))
                    .collect()
            }
            _ => self.deployment().map(Scope::alone).collect(),
        };
        scopes.retain(|scope| scope.object().is_some_and(|at| self.rows.contains_key(&at)));
        scopes
    }

    /// What the scope covers of its own object, as the plan file writes it;
    /// `true` where it matters only that something is stated, the size by
    /// doubling.
    pub(super) fn facts(&self, scope: Scope) -> Map {
        let mut facts = Map::new();
        let Some((kind, key)) = scope.object() else {
            return facts;
        };
        let row = self.rows.get(&(kind, key));
        for (field, fact) in row.into_iter().flat_map(|row| covered_facts(kind, *row)) {
            let value = match fact {
                Fact::Value(value) => value,
                Fact::Stated => Json::Bool(true),
            };
            facts.insert(field.key.to_owned(), value);
        }
        if let Some(workload) = self.workloads.get(&key).filter(|_| kind == Kind::Workload) {
            let class = size_class(workload);
            if class > 0 {
                facts.insert(SIZE.to_owned(), Json::from(class));
            }
        }
        if scope == Scope::Whole(Kind::Connection, key) {
            let zones = self.zones.get(&key).map_or(&[][..], Vec::as_slice);
            facts.insert(ZONES.to_owned(), Json::from(zones));
        }
        facts
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
        let carriers = self.carriers(workload);
        joined(
            self.own(Kind::Workload, workload.meta.id),
            [
                size_class(workload),
                carriers.group.map_or(0, |key| self.of_group(key)),
                carriers.policy.map_or(0, |key| self.own(Kind::Policy, key)),
                carriers.connection.map_or(0, |key| self.of_connection(key)),
            ],
        )
    }

    /// The workload's group, and what is its own or else its group's.
    fn carriers(&self, workload: &Workload) -> Carriers {
        let group = workload.group.0.map(Id::key);
        let of_group = group.and_then(|key| self.groups.get(&key));
        let policy = workload.policy.0.or(of_group.and_then(|row| row.policy.0));
        let connection = workload
            .connection
            .0
            .or(of_group.and_then(|row| row.connection.0));
        Carriers {
            group,
            policy: policy.map(Id::key),
            connection: connection.map(Id::key),
        }
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
        let workloads = self.took_part(key);
        if workloads.is_empty() {
            return self.of_deployment();
        }
        joined(
            0,
            workloads
                .into_iter()
                .map(|key| self.of(Kind::Workload, key)),
        )
    }

    /// The workloads that took part in a drill, sorted.
    fn took_part(&self, drill: Key) -> Vec<Key> {
        let drill = self.plan.drills.get(Id::new(drill));
        let workloads = drill.map(|row| row.workloads.iter().copied().map(Id::key));
        let mut workloads: Vec<Key> = workloads.into_iter().flatten().collect();
        workloads.sort();
        workloads
    }

    /// Everything in the deployment, by kind and key.
    fn deployment(&self) -> impl Iterator<Item = (Kind, Key)> {
        let in_it = |(kind, _): &&(Kind, Key)| kind.path().first() == Some(&"deployment");
        self.rows.keys().filter(in_it).copied()
    }

    fn of_deployment(&self) -> u64 {
        *self.of_deployment.get_or_init(|| {
            let own = self.deployment().map(|(kind, key)| self.own(kind, key));
            let sizes = self.workloads.values().map(|workload| size_class(workload));
            joined(0, own.chain(sizes))
        })
    }

    /// The object's own covered facts.
    fn own(&self, kind: Kind, key: Key) -> u64 {
        let row = self.rows.get(&(kind, key));
        row.map_or(0, |&row| self.own.borrow_mut().of(kind, row))
    }
}

/// The fact of a workload that says how large it is.
pub(super) const SIZE: &str = "size_gb";

/// The fact of a connection that says where its connectors are.
pub(super) const ZONES: &str = "connector_zones";

fn carried(
    group: Option<Key>,
    policy: Option<Key>,
    connection: Option<Key>,
    instance: Option<Key>,
) -> Vec<Scope> {
    let all = [
        group.map(|key| Scope::Whole(Kind::Group, key)),
        policy.map(|key| Scope::Own(Kind::Policy, key)),
        connection.map(|key| Scope::Whole(Kind::Connection, key)),
        instance.map(|key| Scope::Own(Kind::Instance, key)),
    ];
    all.into_iter().flatten().collect()
}

/// What carries a workload.
struct Carriers {
    group: Option<Key>,
    policy: Option<Key>,
    connection: Option<Key>,
}

/// The size by doubling: 0 where it is unknown.
fn size_class(workload: &Workload) -> u64 {
    let size = workload.size_gb.value();
    size.map_or(0, |size| u64::from(33 - size.0.leading_zeros()))
}

fn by_key<T: Object>(table: &Table<T>) -> BTreeMap<Key, &T> {
    table.iter().map(|row| (row.meta().id, &**row)).collect()
}

fn joined(first: u64, rest: impl IntoIterator<Item = u64>) -> u64 {
    fnv_of_hashes(std::iter::once(first).chain(rest))
}

fn text(hash: u64) -> Text {
    Text::from(format!("{hash:016x}"))
}
