//! A scenario as it is played on a plan: what is hit, when, and how.

use std::rc::Rc;

use super::definition::{Aim, Hits, Remedy, Scenario, Scenarios};
use super::graph::{NodeId, State, Thing};
use super::landscape::{Landscape, region_of};
use super::target::{Target, next_zone};
use crate::model::custom_scenario::{Effect, Hit};
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::record::Object;
use crate::model::table::Table;

/// Scenarios may include others, which may include others: so deep at most.
const DEPTH: u32 = 4;

/// A scenario as it is played.
#[derive(Clone, Debug)]
pub struct Play {
    /// The scenario.
    pub scenario: Rc<Scenario>,
    /// What it is aimed at.
    pub target: Option<Target>,
    /// What happens, in the order of time.
    pub events: Vec<Event>,
    /// How old damage is before somebody notices it, in minutes.
    pub found_after_minutes: Option<u32>,
    /// What brings things back.
    pub remedies: Vec<Remedy>,
    /// The ids of its own steps and of those that it includes.
    pub steps: Vec<String>,
    /// What could not be found in the plan, in words.
    pub unresolved: Vec<String>,
}

/// Something that happens to one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Minutes after the beginning.
    pub after_minutes: u32,
    /// What is hit.
    pub node: NodeId,
    /// What happens to it.
    pub effect: Effect,
    /// Whether the plan says that it is among what is hit; what is only
    /// possible counts in the worst case alone.
    pub certain: bool,
}

impl Effect {
    /// How a thing stands after it.
    pub const fn state(self) -> State {
        match self {
            Self::Degraded | Self::ReadOnly => State::Degraded,
            Self::Unavailable | Self::Inaccessible | Self::PersonAbsent => State::Down,
            Self::Corrupted | Self::Lost => State::Lost,
        }
    }
}

/// A plan, where scenarios are played.
#[derive(Clone, Copy)]
pub struct Stage<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What belongs to what.
    pub links: &'a Links<'a>,
    /// The plan as a graph.
    pub landscape: &'a Landscape,
    /// The scenarios that others may include.
    pub scenarios: &'a Scenarios,
}

impl Play {
    /// Casts a scenario: aimed at `target`, where it needs one.
    pub fn new(stage: Stage, scenario: &Rc<Scenario>, target: Option<&Target>) -> Self {
        let mut play = Self {
            scenario: Rc::clone(scenario),
            target: target.cloned(),
            events: Vec::new(),
            found_after_minutes: None,
            remedies: Vec::new(),
            steps: Vec::new(),
            unresolved: Vec::new(),
        };
        play.add(stage, scenario, target, 0, DEPTH);
        play.events
            .sort_by_key(|event| (event.after_minutes, event.node, event.effect.state()));
        play
    }

    /// What is done to what in the end: what is certain, with `worst_case`
    /// what is possible, too.
    pub fn hits(&self, worst_case: bool) -> Vec<(NodeId, State)> {
        let events = self.events.iter();
        events
            .filter(|event| event.certain || worst_case)
            .map(|event| (event.node, event.effect.state()))
            .collect()
    }

    fn add(
        &mut self,
        stage: Stage,
        scenario: &Scenario,
        target: Option<&Target>,
        from: u32,
        depth: u32,
    ) {
        self.found_after_minutes = self.found_after_minutes.max(scenario.found_after_minutes);
        self.remedies.extend(scenario.remedies.iter().cloned());
        for step in &scenario.steps {
            if !self.steps.contains(step) {
                self.steps.push(step.clone());
            }
        }
        for happening in &scenario.happenings {
            let which = happening.which.as_deref();
            let things = stage.things(happening.hits, which, target);
            if things.is_empty() {
                self.unresolved.push(match which {
                    Some(which) => format!("there is no “{which}” in the plan"),
                    None => "there is nothing of that kind in the plan".to_owned(),
                });
            }
            let nodes = things.iter().filter_map(|(thing, certain)| {
                Some((stage.landscape.graph.find(thing)?, *certain))
            });
            self.events.extend(nodes.map(|(node, certain)| Event {
                after_minutes: from.saturating_add(happening.after_minutes),
                node,
                effect: happening.effect,
                certain,
            }));
        }
        if depth == 0 {
            return;
        }
        for include in &scenario.includes {
            let Some(other) = stage.scenarios.get(&include.scenario) else {
                self.unresolved
                    .push(format!("there is no scenario “{}”", include.scenario));
                continue;
            };
            let aimed = match (&include.which, other.target) {
                (Some(which), Some(aim)) => stage.target(aim, which),
                (None, Some(aim)) => target.cloned().or_else(|| stage.worst(aim)),
                _ => None,
            };
            if let (None, Some(which)) = (&aimed, &include.which) {
                self.unresolved
                    .push(format!("there is no “{which}” in the plan"));
            }
            let from = from.saturating_add(include.after_minutes);
            self.add(stage, &Rc::clone(other), aimed.as_ref(), from, depth - 1);
        }
    }
}

impl Stage<'_> {
    /// What a scenario of that aim is aimed at where nobody chooses.
    pub fn worst(self, aim: Aim) -> Option<Target> {
        aim.targets(self.plan, self.links).into_iter().next()
    }

    /// The target with that id or name.
    pub fn target(self, aim: Aim, which: &str) -> Option<Target> {
        let targets = aim.targets(self.plan, self.links);
        let by_id = targets.iter().find(|target| target.id == which);
        let by_name = || targets.iter().find(|target| target.name == which);
        by_id.or_else(by_name).cloned()
    }

    /// What is hit, each with whether that is certain.
    fn things(
        self,
        hits: Hits,
        which: Option<&str>,
        target: Option<&Target>,
    ) -> Vec<(Thing, bool)> {
        let certain: Vec<Thing> = match hits {
            Hits::Target => target
                .map(|target| target.thing.clone())
                .into_iter()
                .collect(),
            Hits::NextZone => match target.map(|target| &target.thing) {
                Some(Thing::Zone(zone)) => return next_zone(zone, self.plan, self.links),
                _ => Vec::new(),
            },
            Hits::ConnectorsOfTarget => return self.connectors_in(target),
            Hits::NetworkOfTarget => match target.map(|target| &target.thing) {
                Some(Thing::Connection(key)) => vec![Thing::Network(*key)],
                _ => Vec::new(),
            },
            Hits::Intruder => vec![Thing::Intruder],
            Hits::Boundary => vec![Thing::Boundary],
            Hits::Kind(hit) => self.named(hit, which),
        };
        certain.into_iter().map(|thing| (thing, true)).collect()
    }

    /// A connector of which nobody says where it runs may run in any zone of
    /// its region; one of no connection may belong to any.
    fn connectors_in(self, target: Option<&Target>) -> Vec<(Thing, bool)> {
        let rows = self.plan.connectors.iter();
        let hit = rows.filter_map(|row| {
            let connection = self.links.connection_of_connector(row);
            let certain = match target.map(|target| &target.thing)? {
                Thing::Zone(zone) => {
                    let region = connection.and_then(|row| row.region.get());
                    let inside = region.is_none_or(|code| region_of(zone).as_ref() == Some(code));
                    match row.zone.get() {
                        Some(own) => (own == zone).then_some(true),
                        None => inside.then_some(false),
                    }
                }
                Thing::Connection(key) => match connection {
                    Some(own) => (own.meta.id == *key).then_some(true),
                    None => Some(false),
                },
                _ => None,
            };
            Some((Thing::Connector(row.meta.id), certain?))
        });
        hit.collect()
    }

    /// Everything of a kind, or the named one of it.
    fn named(self, hit: Hit, which: Option<&str>) -> Vec<Thing> {
        let plan = self.plan;
        let nodes = || self.landscape.graph.nodes().map(|(_, thing)| thing);
        match hit {
            Hit::Region => nodes()
                .filter(|thing| matches!(thing, Thing::Region(code) if fits(which, code, code)))
                .cloned()
                .collect(),
            Hit::Zone => nodes()
                .filter(|thing| matches!(thing, Thing::Zone(code) if fits(which, code, code)))
                .cloned()
                .collect(),
            Hit::KeyService => nodes()
                .filter(|thing| matches!(thing, Thing::KeyService(code) if fits(which, code, code)))
                .cloned()
                .collect(),
            Hit::Instance => chosen(&plan.instances, which, |row| &row.name, Thing::Instance),
            Hit::Key => chosen(&plan.instances, which, |row| &row.name, Thing::RootKey),
            Hit::Connection => chosen(&plan.connections, which, |row| &row.name, Thing::Connection),
            Hit::Network => chosen(&plan.connections, which, |row| &row.name, Thing::Network),
            Hit::Connector => chosen(&plan.connectors, which, |row| &row.name, Thing::Connector),
            Hit::Workload => chosen(&plan.workloads, which, |row| &row.name, Thing::Workload),
            Hit::Person => chosen(&plan.people, which, |row| &row.name, Thing::Person),
            Hit::Copies => self.copies(which),
            Hit::Login => vec![Thing::Login],
            Hit::Permissions => vec![Thing::Permissions],
            Hit::ResourceController => vec![Thing::ResourceController],
            Hit::Restrictions => vec![Thing::Restrictions],
            Hit::Monitoring => vec![Thing::Monitoring],
            Hit::Capacity => vec![Thing::Capacity],
        }
    }

    /// Backups are kept together by instance and policy: those of a workload
    /// are hit with those of its like.
    fn copies(self, which: Option<&str>) -> Vec<Thing> {
        let rows = self.plan.workloads.iter().zip(&self.landscape.workloads);
        let of = rows.filter(|(row, _)| fits(which, &row.meta.id.to_string(), &row.name));
        let nodes = of.filter_map(|(_, nodes)| nodes.copies);
        let mut things: Vec<Thing> = nodes
            .filter_map(|node| self.landscape.graph.thing(node).cloned())
            .collect();
        things.sort();
        things.dedup();
        things
    }
}

fn fits(which: Option<&str>, id: &str, name: &str) -> bool {
    which.is_none_or(|which| which == id || which == name)
}

fn chosen<T: Object>(
    table: &Table<T>,
    which: Option<&str>,
    name: fn(&T) -> &str,
    thing: fn(Key) -> Thing,
) -> Vec<Thing> {
    let rows = table.iter();
    rows.filter(|row| fits(which, &row.meta().id.to_string(), name(row)))
        .map(|row| thing(row.meta().id))
        .collect()
}
