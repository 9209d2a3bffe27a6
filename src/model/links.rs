//! What belongs to what in a plan: effective values, looked up once for
//! everybody who asks.

use std::collections::BTreeMap;

use super::application::{Application, Tier};
use super::connection::{Connection, Connector};
use super::id::{Id, Key};
use super::instance::Instance;
use super::people::Person;
use super::plan::Plan;
use super::policy::{Group, Policy};
use super::record::Object;
use super::table::Table;
use super::workload::Workload;

/// The objects of a plan by id, and what each is linked to.
pub struct Links<'a> {
    plan: &'a Plan,
    instances: BTreeMap<Key, &'a Instance>,
    connections: BTreeMap<Key, &'a Connection>,
    policies: BTreeMap<Key, &'a Policy>,
    groups: BTreeMap<Key, &'a Group>,
    applications: BTreeMap<Key, &'a Application>,
    people: BTreeMap<Key, &'a Person>,
    connectors: BTreeMap<Key, Vec<&'a Connector>>,
}

impl<'a> Links<'a> {
    /// Looks everything up once.
    pub fn new(plan: &'a Plan) -> Self {
        let mut connectors: BTreeMap<Key, Vec<&Connector>> = BTreeMap::new();
        for connector in plan.connectors.iter() {
            if let Some(connection) = connector.connection.0 {
                let list = connectors.entry(connection.key()).or_default();
                list.push(connector);
            }
        }
        Self {
            plan,
            instances: by_key(&plan.instances),
            connections: by_key(&plan.connections),
            policies: by_key(&plan.policies),
            groups: by_key(&plan.groups),
            applications: by_key(&plan.applications),
            people: by_key(&plan.people),
            connectors,
        }
    }

    /// The group that the workload is in.
    pub fn group_of(&self, workload: &Workload) -> Option<&'a Group> {
        self.groups.get(&workload.group.0?.key()).copied()
    }

    /// The policy that protects the workload: its own, else its group's.
    pub fn policy_of(&self, workload: &Workload) -> Option<&'a Policy> {
        let own = workload.policy.0;
        let id = own.or_else(|| self.group_of(workload)?.policy.0)?;
        self.policies.get(&id.key()).copied()
    }

    /// The policy of a group.
    pub fn policy_of_group(&self, group: &Group) -> Option<&'a Policy> {
        self.policies.get(&group.policy.0?.key()).copied()
    }

    /// The connection that reaches the workload: its own, else its group's.
    pub fn connection_of(&self, workload: &Workload) -> Option<&'a Connection> {
        let own = workload.connection.0;
        let id = own.or_else(|| self.group_of(workload)?.connection.0)?;
        self.connections.get(&id.key()).copied()
    }

    /// The instance that keeps the workload's backups: its connection's, else its group's.
    pub fn instance_of(&self, workload: &Workload) -> Option<&'a Instance> {
        let own = self
            .connection_of(workload)
            .and_then(|connection| connection.instance.0);
        let id = own.or_else(|| self.group_of(workload)?.instance.0)?;
        self.instances.get(&id.key()).copied()
    }

    /// The instance of a connection.
    pub fn instance_of_connection(&self, connection: &Connection) -> Option<&'a Instance> {
        let id = connection.instance.0?;
        self.instances.get(&id.key()).copied()
    }

    /// The application that the workload is part of.
    pub fn application_of(&self, workload: &Workload) -> Option<&'a Application> {
        let id = workload.application.0?;
        self.applications.get(&id.key()).copied()
    }

    /// The tier of the workload's application.
    pub fn tier_of(&self, workload: &Workload) -> Option<Tier> {
        self.application_of(workload)?.tier.value()
    }

    /// The connectors of a connection.
    pub fn connectors_of(&self, connection: &Connection) -> &[&'a Connector] {
        self.connectors
            .get(&connection.meta.id)
            .map_or(&[], Vec::as_slice)
    }

    /// The connection that a connector belongs to.
    pub fn connection_of_connector(&self, connector: &Connector) -> Option<&'a Connection> {
        self.connections
            .get(&connector.connection.0?.key())
            .copied()
    }

    /// The person with that key.
    pub fn person(&self, key: Key) -> Option<&'a Person> {
        self.people.get(&key).copied()
    }

    /// The workloads that have to be back before that one.
    pub fn needed_by(&self, workload: &Workload) -> impl Iterator<Item = &'a Workload> {
        let ids = workload.depends_on.iter();
        ids.filter_map(|id| self.workload(id.key()))
    }

    /// The workload with that key.
    pub fn workload(&self, key: Key) -> Option<&'a Workload> {
        self.plan.workloads.get(Id::new(key)).map(|row| &**row)
    }

    /// The instance with that key.
    pub fn instance(&self, key: Key) -> Option<&'a Instance> {
        self.instances.get(&key).copied()
    }

    /// The connection with that key.
    pub fn connection(&self, key: Key) -> Option<&'a Connection> {
        self.connections.get(&key).copied()
    }
}

fn by_key<T: Object>(table: &Table<T>) -> BTreeMap<Key, &T> {
    table.iter().map(|row| (row.meta().id, &**row)).collect()
}
