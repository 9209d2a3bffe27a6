//! What one workload needs: where it runs, what protects it, what it is
//! restored from and to, and what it depends on.

use super::{Class, Draft, perhaps, sure};
use crate::model::id::{Id, Key};
use crate::model::policy::DataLockMode;
use crate::model::text::ZoneCode;
use crate::model::workload::{OutsideThing, RecoveryTarget, Workload};
use crate::scenario::graph::{Edge, Graph, Grip, Need, NodeId, Thing};
use crate::scenario::landscape::{Refuge, WorkloadNodes};

impl Draft<'_> {
    pub(in crate::scenario) fn workload(&mut self, workload: &Workload) -> WorkloadNodes {
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
            haven: self.haven(workload),
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
            self.of_instance(node, (Edge::ProtectedBy, Grip::Stops), instance);
            let all: Vec<Key> = self
                .plan
                .connections
                .iter()
                .map(|row| row.meta.id)
                .collect();
            self.one_of(
                node,
                (Edge::Uses, Grip::Stops),
                connection,
                &all,
                Thing::Connection,
            );
            let watched = self.graph.find(&Thing::Monitoring).into_iter().collect();
            self.graph
                .need(node, sure(Edge::MonitoredBy, Grip::Impairs, watched));
        }
        Some(node)
    }

    fn of_instance(&mut self, node: NodeId, how: (Edge, Grip), stated: Option<Key>) {
        let all: Vec<Key> = self.plan.instances.iter().map(|row| row.meta.id).collect();
        self.one_of(node, how, stated, &all, Thing::Instance);
    }

    /// A node needs the one that is stated; where none is, it may be any.
    fn one_of(
        &mut self,
        node: NodeId,
        (edge, grip): (Edge, Grip),
        stated: Option<Key>,
        all: &[Key],
        thing: fn(Key) -> Thing,
    ) {
        let find = |graph: &Graph, key: Key| graph.find(&thing(key)).into_iter().collect();
        if let Some(key) = stated {
            let of = find(&self.graph, key);
            self.graph.need(node, sure(edge, grip, of));
            return;
        }
        for &key in all {
            let of = find(&self.graph, key);
            self.graph.need(node, perhaps(edge, grip, of));
        }
    }

    fn copies(&mut self, workload: &Workload) -> Option<NodeId> {
        let policy = self.links.policy_of(workload)?;
        let instance = self.links.instance_of(workload).map(|row| row.meta.id);
        let class = Class::Copies(instance, Some(policy.meta.id));
        let (node, is_new) = self.class(class, Thing::Copies);
        if is_new {
            self.of_instance(node, (Edge::StoredIn, Grip::Shares), instance);
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
        let code = workload.copy_region.get();
        let (node, is_new) = self.class(Class::SecondCopy(code.cloned()), Thing::SecondCopy);
        if is_new {
            if let Some(code) = code {
                let region = vec![self.region(code)];
                self.graph
                    .need(node, sure(Edge::StoredIn, Grip::Shares, region));
            }
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

    /// Where it is brought up from its copy outside the region: where that is
    /// kept, else in the other region that it is restored to anyway.
    fn haven(&mut self, workload: &Workload) -> Refuge {
        let Some(code) = workload.copy_region.get() else {
            return if workload.recovery_target.is(&RecoveryTarget::OtherRegion) {
                self.refuge(workload)
            } else {
                Refuge::Unstated
            };
        };
        let (node, is_new) = self.class(Class::Haven(code.clone()), Thing::Place);
        if is_new {
            self.outside_the_region(node);
            let region = vec![self.region(code)];
            self.graph
                .need(node, sure(Edge::RunsIn, Grip::Shares, region));
        }
        Refuge::At(node)
    }

    /// What stands in another region needs leave to be there, and room.
    fn outside_the_region(&mut self, place: NodeId) {
        let boundary = vec![self.graph.add(Thing::Boundary)];
        let capacity = vec![self.graph.add(Thing::Capacity)];
        self.graph
            .need(place, sure(Edge::AuthorisedBy, Grip::Stops, boundary));
        self.graph
            .need(place, sure(Edge::DependsOn, Grip::Stops, capacity));
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
            RecoveryTarget::OtherRegion => self.outside_the_region(node),
            _ => {}
        }
        self.graph.need(node, sure(Edge::RunsIn, Grip::Shares, of));
        node
    }

    /// Other workloads, and things outside the plan that do not survive.
    pub(in crate::scenario) fn dependencies(&mut self, workload: &Workload) {
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
