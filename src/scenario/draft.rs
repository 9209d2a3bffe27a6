//! How a plan becomes a graph: who needs what, object by object.

use std::collections::BTreeMap;

use super::graph::{Edge, Graph, Grip, Need, NodeId, Thing};
use super::landscape::{Refuge, WorkloadNodes, region_of};
use crate::catalogue::Knowledge;
use crate::model::connection::Connection;
use crate::model::id::{Id, Key};
use crate::model::instance::{Encryption, Instance};
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::policy::DataLockMode;
use crate::model::text::{RegionCode, ZoneCode};
use crate::model::workload::{OutsideThing, RecoveryTarget, Workload};

/// A graph while it is drawn.
pub(super) struct Draft<'a> {
    pub(super) graph: Graph,
    plan: &'a Plan,
    links: &'a Links<'a>,
    knowledge: &'a Knowledge,
    /// What workloads of the same circumstances share.
    classes: BTreeMap<Class, NodeId>,
}

/// Circumstances that several workloads share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Protection(Option<Key>, Option<Key>, Option<Key>),
    Copies(Option<Key>, Option<Key>),
    SecondCopy(bool),
    Place(RecoveryTarget, Vec<ZoneCode>, Vec<ZoneCode>),
}

const fn sure(edge: Edge, grip: Grip, of: Vec<NodeId>) -> Need {
    Need {
        edge,
        of,
        grip,
        certain: true,
    }
}

const fn perhaps(edge: Edge, grip: Grip, of: Vec<NodeId>) -> Need {
    Need {
        edge,
        of,
        grip,
        certain: false,
    }
}

impl<'a> Draft<'a> {
    pub(super) fn new(plan: &'a Plan, links: &'a Links<'a>, knowledge: &'a Knowledge) -> Self {
        Self {
            graph: Graph::default(),
            plan,
            links,
            knowledge,
            classes: BTreeMap::new(),
        }
    }

    /// Regions and zones; a zone shares the fate of its region.
    pub(super) fn places(&mut self) {
        for region in self.plan.regions.iter() {
            let Some(code) = region.region.get() else {
                continue;
            };
            let code = code.clone();
            self.region(&code);
            for zone in region.zones.iter() {
                self.zone(zone);
            }
        }
    }

    fn region(&mut self, code: &RegionCode) -> NodeId {
        self.graph.add(Thing::Region(code.clone()))
    }

    fn zone(&mut self, code: &ZoneCode) -> NodeId {
        let thing = Thing::Zone(code.clone());
        if let Some(known) = self.graph.find(&thing) {
            return known;
        }
        let node = self.graph.add(thing);
        if let Some(region) = region_of(code) {
            let region = self.region(&region);
            let need = sure(Edge::RunsIn, Grip::Shares, vec![region]);
            self.graph.need(node, need);
        }
        node
    }

    /// Every zone of a region that the plan names.
    fn zones_in(&self, region: Option<&RegionCode>) -> Vec<NodeId> {
        let inside =
            |zone: &ZoneCode| region.is_none_or(|code| region_of(zone).as_ref() == Some(code));
        let nodes = self.graph.nodes();
        nodes
            .filter(|(_, thing)| matches!(thing, Thing::Zone(zone) if inside(zone)))
            .map(|(node, _)| node)
            .collect()
    }

    /// What everything leans on.
    pub(super) fn platform(&mut self) {
        for thing in [
            Thing::Login,
            Thing::Permissions,
            Thing::ResourceController,
            Thing::Restrictions,
            Thing::Monitoring,
            Thing::Capacity,
            Thing::Intruder,
            Thing::Boundary,
        ] {
            self.graph.add(thing);
        }
    }

    fn key_service(&mut self, code: &RegionCode) -> NodeId {
        let thing = Thing::KeyService(code.clone());
        if let Some(known) = self.graph.find(&thing) {
            return known;
        }
        let node = self.graph.add(thing);
        let region = self.region(code);
        // Where the key service fails over, the loss of its region impairs it.
        let facts = self.knowledge.regions.get(code);
        let moves = facts.is_some_and(|facts| facts.key_protect_failover.is_some());
        let grip = if moves { Grip::Impairs } else { Grip::Stops };
        self.graph
            .need(node, sure(Edge::RunsIn, grip, vec![region]));
        node
    }

    /// An instance works without a zone, and stands or falls with its region.
    /// What becomes of its backups when the region is lost, no page says.
    pub(super) fn instance(&mut self, instance: &Instance) {
        let node = self.graph.add(Thing::Instance(instance.meta.id));
        if let Some(code) = instance.region.get() {
            let region = self.region(&code.clone());
            self.graph
                .need(node, sure(Edge::RunsIn, Grip::Stops, vec![region]));
            self.graph
                .need(node, perhaps(Edge::RunsIn, Grip::Shares, vec![region]));
        } else {
            let all = self.regions();
            for region in all {
                self.graph
                    .need(node, perhaps(Edge::RunsIn, Grip::Shares, vec![region]));
            }
        }
        let own = instance.uses_own_key();
        if own == Some(false) {
            return;
        }
        let key = self.graph.add(Thing::RootKey(instance.meta.id));
        let certain = own == Some(true);
        // That a lost key shreds what it encrypts is the borrowed text of
        // another service's page: possible, not certain.
        let reads = Need {
            certain,
            ..sure(Edge::EncryptedWith, Grip::Stops, vec![key])
        };
        self.graph.need(node, reads);
        let shreds = perhaps(Edge::EncryptedWith, Grip::Shares, vec![key]);
        self.graph.need(node, shreds);
        self.root_key(instance, key);
    }

    fn root_key(&mut self, instance: &Instance, key: NodeId) {
        if let Some(code) = instance.key_region.get() {
            let service = self.key_service(&code.clone());
            self.graph
                .need(key, sure(Edge::StoredIn, Grip::Stops, vec![service]));
        } else if instance.encryption.is(&Encryption::KeyProtect)
            && let Some(code) = instance.region.get()
        {
            let service = self.key_service(&code.clone());
            self.graph
                .need(key, perhaps(Edge::StoredIn, Grip::Stops, vec![service]));
        }
        let intruder = self.graph.add(Thing::Intruder);
        let need = match instance.key_deletion_protected.value() {
            Some(true) => return,
            Some(false) => sure(Edge::ExposedTo, Grip::Shares, vec![intruder]),
            None => perhaps(Edge::ExposedTo, Grip::Shares, vec![intruder]),
        };
        self.graph.need(key, need);
    }

    fn regions(&self) -> Vec<NodeId> {
        let nodes = self.graph.nodes();
        nodes
            .filter(|(_, thing)| matches!(thing, Thing::Region(_)))
            .map(|(node, _)| node)
            .collect()
    }

    pub(super) fn connection(&mut self, connection: &Connection) {
        let id = connection.meta.id;
        let node = self.graph.add(Thing::Connection(id));
        let network = self.graph.add(Thing::Network(id));
        self.graph
            .need(node, sure(Edge::Uses, Grip::Stops, vec![network]));
        let connectors = self.links.connectors_of(connection).to_vec();
        let mut of = Vec::new();
        for connector in connectors {
            let place = self.graph.add(Thing::Connector(connector.meta.id));
            of.push(place);
            match connector.zone.get() {
                Some(zone) => {
                    let zone = self.zone(&zone.clone());
                    self.graph
                        .need(place, sure(Edge::RunsIn, Grip::Shares, vec![zone]));
                }
                None => self.somewhere_in(place, connection.region.get()),
            }
        }
        if of.is_empty() {
            self.somewhere_in(node, connection.region.get());
        }
        self.graph.need(node, sure(Edge::Uses, Grip::Stops, of));
    }

    /// It may run in any zone of the region, in any of the plan where the
    /// region is not stated.
    fn somewhere_in(&mut self, node: NodeId, region: Option<&RegionCode>) {
        for zone in self.zones_in(region) {
            self.graph
                .need(node, perhaps(Edge::RunsIn, Grip::Shares, vec![zone]));
        }
    }

    fn class(&mut self, class: Class, thing: fn(u32) -> Thing) -> (NodeId, bool) {
        if let Some(&known) = self.classes.get(&class) {
            return (known, false);
        }
        let number = u32::try_from(self.classes.len()).unwrap_or(u32::MAX);
        let node = self.graph.add(thing(number));
        self.classes.insert(class, node);
        (node, true)
    }

    pub(super) fn workload(&mut self, workload: &Workload) -> WorkloadNodes {
        let own = self.graph.add(Thing::Workload(workload.meta.id));
        self.home(own, workload);
        let instance = self.links.instance_of(workload);
        let connection = self.links.connection_of(workload);
        let restorer = workload.restorer.0;
        let deputy = restorer
            .and_then(|id| self.links.person(id.key()))
            .and_then(|person| person.deputy.0);
        let person =
            |id: Option<Id<_>>| id.and_then(|id| self.graph.find(&Thing::Person(id.key())));
        WorkloadNodes {
            hands: [person(restorer), person(deputy)],
            key: workload.meta.id,
            own,
            protection: self.protection(workload),
            copies: self.copies(workload),
            second_copy: self.second_copy(workload),
            refuge: self.refuge(workload),
            connection: connection.and_then(|row| self.graph.find(&Thing::Connection(row.meta.id))),
            restricted: instance.and_then(|row| row.context_restrictions.value()),
            leaves_region: workload.recovery_target.is(&RecoveryTarget::OtherRegion),
        }
    }

    /// Where it runs: any of its zones will do where it runs in several.
    fn home(&mut self, own: NodeId, workload: &Workload) {
        let zones: Vec<ZoneCode> = workload.zones.iter().cloned().collect();
        let nodes: Vec<NodeId> = zones.iter().map(|zone| self.zone(zone)).collect();
        if nodes.is_empty() {
            self.somewhere_in(own, workload.region.get());
        }
        self.graph
            .need(own, sure(Edge::RunsIn, Grip::Shares, nodes));
        if let Some(code) = workload.region.get() {
            let region = self.region(&code.clone());
            self.graph
                .need(own, sure(Edge::RunsIn, Grip::Shares, vec![region]));
        }
    }

    fn protection(&mut self, workload: &Workload) -> Option<NodeId> {
        self.links.policy_of(workload)?;
        let instance = self.links.instance_of(workload).map(|row| row.meta.id);
        let connection = self.links.connection_of(workload).map(|row| row.meta.id);
        let group = workload.group.0.map(Id::key);
        let class = Class::Protection(instance, connection, group);
        let (node, is_new) = self.class(class, Thing::Protection);
        if is_new {
            let of = |draft: &Self, thing| draft.graph.find(&thing).into_iter().collect();
            let instance = instance.map_or(Vec::new(), |key| of(self, Thing::Instance(key)));
            let path = connection.map_or(Vec::new(), |key| of(self, Thing::Connection(key)));
            let watched = of(self, Thing::Monitoring);
            self.graph
                .need(node, sure(Edge::ProtectedBy, Grip::Stops, instance));
            self.graph.need(node, sure(Edge::Uses, Grip::Stops, path));
            self.graph
                .need(node, sure(Edge::MonitoredBy, Grip::Impairs, watched));
        }
        Some(node)
    }

    fn copies(&mut self, workload: &Workload) -> Option<NodeId> {
        let policy = self.links.policy_of(workload)?;
        let instance = self.links.instance_of(workload).map(|row| row.meta.id);
        let class = Class::Copies(instance, Some(policy.meta.id));
        let (node, is_new) = self.class(class, Thing::Copies);
        if is_new {
            let kept = instance.and_then(|key| self.graph.find(&Thing::Instance(key)));
            let kept = kept.into_iter().collect();
            self.graph
                .need(node, sure(Edge::StoredIn, Grip::Shares, kept));
            let intruder = vec![self.graph.add(Thing::Intruder)];
            let need = match policy.datalock_mode.value() {
                Some(DataLockMode::Compliance) => return Some(node),
                Some(DataLockMode::None) => sure(Edge::ExposedTo, Grip::Shares, intruder),
                // A role may lift the lock, and an intruder may have it.
                Some(DataLockMode::Administrative) | None => {
                    perhaps(Edge::ExposedTo, Grip::Shares, intruder)
                }
            };
            self.graph.need(node, need);
        }
        Some(node)
    }

    /// It outlives the region; whether it outlives an intruder nobody says.
    fn second_copy(&mut self, workload: &Workload) -> Option<NodeId> {
        let stated = workload.second_copy.value()?;
        if !stated {
            return None;
        }
        let (node, is_new) = self.class(Class::SecondCopy(true), Thing::SecondCopy);
        if is_new {
            let intruder = vec![self.graph.add(Thing::Intruder)];
            let boundary = vec![self.graph.add(Thing::Boundary)];
            self.graph
                .need(node, perhaps(Edge::ExposedTo, Grip::Shares, intruder));
            self.graph
                .need(node, perhaps(Edge::AuthorisedBy, Grip::Stops, boundary));
        }
        Some(node)
    }

    fn refuge(&mut self, workload: &Workload) -> Refuge {
        match workload.recovery_target.value() {
            None => Refuge::Unstated,
            Some(RecoveryTarget::None) => Refuge::Nowhere,
            Some(target) => Refuge::At(self.place(workload, target)),
        }
    }

    fn place(&mut self, workload: &Workload, target: RecoveryTarget) -> NodeId {
        let own: Vec<ZoneCode> = workload.zones.iter().cloned().collect();
        let zones: Vec<ZoneCode> = workload.recovery_zones.iter().cloned().collect();
        let own = if target == RecoveryTarget::SameZone {
            own
        } else {
            Vec::new()
        };
        let class = Class::Place(target, zones.clone(), own.clone());
        let (node, is_new) = self.class(class, Thing::Place);
        if !is_new {
            return node;
        }
        let of = if target == RecoveryTarget::SameZone {
            own
        } else {
            zones
        };
        let of: Vec<NodeId> = of.iter().map(|zone| self.zone(zone)).collect();
        match target {
            RecoveryTarget::SameZone | RecoveryTarget::OtherZone if of.is_empty() => {
                self.somewhere_in(node, workload.region.get());
            }
            RecoveryTarget::OtherRegion => {
                let boundary = vec![self.graph.add(Thing::Boundary)];
                let capacity = vec![self.graph.add(Thing::Capacity)];
                self.graph
                    .need(node, sure(Edge::AuthorisedBy, Grip::Stops, boundary));
                self.graph
                    .need(node, sure(Edge::DependsOn, Grip::Stops, capacity));
            }
            _ => {}
        }
        self.graph.need(node, sure(Edge::RunsIn, Grip::Shares, of));
        node
    }

    /// Other workloads, and things outside the plan that do not survive.
    pub(super) fn dependencies(&mut self, workload: &Workload) {
        let Some(own) = self.graph.find(&Thing::Workload(workload.meta.id)) else {
            return;
        };
        for needed in workload.depends_on.iter() {
            let of = self.graph.find(&Thing::Workload(needed.key()));
            let need = sure(Edge::DependsOn, Grip::Stops, of.into_iter().collect());
            self.graph.need(own, need);
        }
        for (place, outside) in (0u32..).zip(workload.outside_dependencies.iter()) {
            if outside.survives.is(&true) {
                continue;
            }
            let node = self.graph.add(Thing::Outside(workload.meta.id, place));
            let certain = outside.survives.is(&false);
            let mut of = Vec::new();
            if let Some(code) = workload.region.get() {
                of.push(self.region(&code.clone()));
            }
            if outside.kind.is(&OutsideThing::Identity) {
                of.push(self.graph.add(Thing::Login));
            }
            for one in of {
                let need = Need {
                    certain,
                    ..sure(Edge::DependsOn, Grip::Stops, vec![one])
                };
                self.graph.need(node, need);
            }
            self.graph
                .need(own, sure(Edge::DependsOn, Grip::Stops, vec![node]));
        }
    }
}
