//! What stands in the way of a restore, and how long one has to wait for it.

use super::against::Span;
use super::graph::{NodeId, State, Thing};
use super::judge::Source;
use super::landscape::{Landscape, Refuge, WorkloadNodes};
use super::play::Play;
use super::spread::Spread;
use super::step::Steps;
use crate::model::custom_scenario::Hit;
use crate::model::links::Links;

/// What is needed to tell how long something lasts.
#[derive(Clone, Copy)]
pub struct Bench<'a> {
    /// What belongs to what in the plan.
    pub links: &'a Links<'a>,
    /// The plan as a graph.
    pub landscape: &'a Landscape,
    /// What is played.
    pub play: &'a Play,
    /// The steps that there are.
    pub steps: &'a Steps,
}

/// Something that has to be over first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// What does not work.
    pub node: NodeId,
    /// What was hit in the end.
    pub root: NodeId,
    /// How long it lasts, as far as anybody says.
    pub lasts: Span,
}

/// Everything that has to be over before a restore can begin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits(pub Vec<Wait>);

impl Waits {
    /// What a restore of that workload from that source waits for.
    pub fn of(bench: &Bench, nodes: &WorkloadNodes, spread: &Spread, source: Source) -> Self {
        let graph = &bench.landscape.graph;
        let find = |thing| graph.find(&thing);
        let mut gates = vec![find(Thing::Login), find(Thing::Permissions)];
        let from_backups = source != Source::Elsewhere;
        // For what is gone, nobody waits.
        let comes_back = |node: &NodeId| spread.state(*node) != State::Lost;
        if from_backups {
            gates.extend([nodes.copies.filter(comes_back), nodes.connection]);
        }
        // Where nobody says whether calls are restricted, they may be.
        if nodes.restricted != Some(false) && from_backups {
            gates.push(find(Thing::Restrictions));
        }
        gates.push(find(Thing::ResourceController));
        if let Refuge::At(place) = nodes.refuge_of(source) {
            gates.push(Some(place).filter(comes_back));
        }
        let stopped = |node: &NodeId| !spread.state(*node).works();
        let mut waits: Vec<Wait> = gates
            .into_iter()
            .flatten()
            .filter(stopped)
            .map(|node| wait(bench, node, spread))
            .collect();
        let missing = |hands: &[Option<NodeId>; 2]| {
            let first = hands.iter().flatten().next().copied();
            first.filter(|_| hands.iter().flatten().all(stopped))
        };
        // Where nobody says who restores, it may be whoever is missing.
        let hands = match nodes.hands {
            [None, _] if spread.is_worst_case() => bench.landscape.people.iter().find_map(missing),
            stated => missing(&stated),
        };
        waits.extend(hands.map(|first| wait(bench, first, spread)));
        Self(waits)
    }

    /// Whether nothing is in the way.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How long something lasts that does not work.
pub fn wait(bench: &Bench, node: NodeId, spread: &Spread) -> Wait {
    let graph = &bench.landscape.graph;
    let chain = spread.causes(graph, node);
    let root = chain.last().map_or(node, |link| link.node);
    let thing = |node: NodeId| graph.thing(node);
    let connection = chain.iter().find_map(|link| match thing(link.node) {
        Some(Thing::Connection(key)) => Some(*key),
        _ => None,
    });
    let lasts = match (connection, thing(root)) {
        // Connectors can be put up where a zone still stands.
        (Some(key), Some(Thing::Connector(_) | Thing::Zone(_) | Thing::Connection(_))) => {
            let connection = bench.links.connection(key);
            let minutes = connection.and_then(|row| row.rebuild_minutes.value());
            Span::stated(minutes.map(|minutes| minutes.0))
        }
        (_, Some(thing)) => remedy(bench, thing),
        (_, None) => Span::UNKNOWN,
    };
    Wait { node, root, lasts }
}

/// How long the step takes that brings a thing back.
fn remedy(bench: &Bench, thing: &Thing) -> Span {
    let Some(hit) = hit_of(thing) else {
        return Span::UNKNOWN;
    };
    let mut remedies = bench.play.remedies.iter();
    let step = remedies
        .find(|remedy| remedy.of == hit)
        .and_then(|remedy| bench.steps.get(&remedy.step));
    Span::stated(step.and_then(|step| step.minutes))
}

const fn hit_of(thing: &Thing) -> Option<Hit> {
    Some(match thing {
        Thing::Region(_) => Hit::Region,
        Thing::Zone(_) => Hit::Zone,
        Thing::KeyService(_) => Hit::KeyService,
        Thing::Login => Hit::Login,
        Thing::Permissions => Hit::Permissions,
        Thing::ResourceController => Hit::ResourceController,
        Thing::Restrictions => Hit::Restrictions,
        Thing::Monitoring => Hit::Monitoring,
        Thing::Capacity => Hit::Capacity,
        Thing::Instance(_) => Hit::Instance,
        Thing::RootKey(_) => Hit::Key,
        Thing::Connection(_) => Hit::Connection,
        Thing::Connector(_) => Hit::Connector,
        Thing::Network(_) => Hit::Network,
        Thing::Person(_) => Hit::Person,
        Thing::Workload(_) => Hit::Workload,
        Thing::Copies(_) => Hit::Copies,
        Thing::Intruder
        | Thing::Boundary
        | Thing::Protection(_)
        | Thing::SecondCopy(_)
        | Thing::Place(_)
        | Thing::Outside(..) => return None,
    })
}
