//! How a plan becomes a graph: who needs what, object by object.

mod workload;

use std::collections::BTreeMap;

use super::graph::{Edge, Graph, Grip, Need, NodeId, Thing};
use super::landscape::region_of;
use crate::catalogue::Knowledge;
use crate::model::connection::{Connection, Connector};
use crate::model::id::Key;
use crate::model::instance::{Encryption, Instance};
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::text::{RegionCode, ZoneCode};
use crate::model::workload::RecoveryTarget;

/// A graph while it is drawn.
pub(in crate::scenario) struct Draft<'a> {
    pub(in crate::scenario) graph: Graph,
    plan: &'a Plan,
    links: &'a Links<'a>,
    knowledge: &'a Knowledge,
    /// Connectors of no connection.
    pub(in crate::scenario) astray: Vec<NodeId>,
    /// What workloads of the same circumstances share.
    classes: BTreeMap<Class, NodeId>,
}

/// Circumstances that several workloads share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Protection(Option<Key>, Option<Key>, Option<Key>),
    Copies(Option<Key>, Option<Key>),
    SecondCopy(Option<RegionCode>),
    Haven(RegionCode),
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
    pub(in crate::scenario) fn new(
        plan: &'a Plan,
        links: &'a Links<'a>,
        knowledge: &'a Knowledge,
    ) -> Self {
        Self {
            graph: Graph::default(),
            plan,
            links,
            knowledge,
            astray: Vec::new(),
            classes: BTreeMap::new(),
        }
    }

    /// Regions and zones; a zone shares the fate of its region.
    pub(in crate::scenario) fn places(&mut self) {
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
    pub(in crate::scenario) fn platform(&mut self) {
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
    pub(in crate::scenario) fn instance(&mut self, instance: &Instance) {
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

    /// Connectors of which nobody says to which connection they belong: any
    /// may need them.
    pub(in crate::scenario) fn connectors_astray(&mut self) {
        for connector in self.plan.connectors.iter() {
            if self.links.connection_of_connector(connector).is_none() {
                let node = self.connector(connector, None);
                self.astray.push(node);
            }
        }
    }

    pub(in crate::scenario) fn connection(&mut self, connection: &Connection) {
        let id = connection.meta.id;
        let node = self.graph.add(Thing::Connection(id));
        let network = self.graph.add(Thing::Network(id));
        self.graph
            .need(node, sure(Edge::Uses, Grip::Stops, vec![network]));
        let connectors = self.links.connectors_of(connection).to_vec();
        let of: Vec<NodeId> = connectors
            .iter()
            .map(|connector| self.connector(connector, connection.region.get()))
            .collect();
        if of.is_empty() {
            self.somewhere_in(node, connection.region.get());
        }
        if !self.astray.is_empty() {
            let all = of.iter().chain(&self.astray).copied().collect();
            self.graph.need(node, perhaps(Edge::Uses, Grip::Stops, all));
        }
        self.graph.need(node, sure(Edge::Uses, Grip::Stops, of));
    }

    fn connector(&mut self, connector: &Connector, region: Option<&RegionCode>) -> NodeId {
        let node = self.graph.add(Thing::Connector(connector.meta.id));
        match connector.zone.get() {
            Some(zone) => {
                let zone = self.zone(&zone.clone());
                self.graph
                    .need(node, sure(Edge::RunsIn, Grip::Shares, vec![zone]));
            }
            None => self.somewhere_in(node, region),
        }
        node
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
}
