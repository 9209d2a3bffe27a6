//! What a scenario does to a workload and why, in words.

use super::graph::{Edge, NodeId, State, Thing};
use super::judge::{Judging, Outcome, Restored, Source};
use super::landscape::{Refuge, WorkloadNodes};
use super::spread::Spread;
use crate::model::id::{Id, Key};
use crate::model::links::Links;
use crate::model::plan::{Kind, Plan};
use crate::model::workload::Workload;
use crate::objectives::at_age::AtAge;
use crate::objectives::rpo::Copy;
use crate::objectives::rto::Circumstances;
use crate::objectives::term::{Missing, Place};

/// Why a workload stands as it does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// What brought it about, each from the workload to what was hit.
    pub causes: Vec<String>,
    /// What would have to be known, found out or measured.
    pub unknown: Vec<String>,
}

/// What a plan calls things.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What belongs to what in it.
    pub links: &'a Links<'a>,
}

impl Names<'_> {
    /// What a thing is called.
    pub fn of(self, thing: &Thing) -> String {
        let named = |kind: Kind, key: Key| {
            if self.plan.object_name(kind, key).is_empty() {
                format!("a {} without a name", kind.label().to_lowercase())
            } else {
                self.plan.called(kind, key)
            }
        };
        match thing {
            Thing::Region(code) => format!("the region {}", &**code),
            Thing::Zone(code) => format!("the zone {}", &**code),
            Thing::KeyService(code) => format!("the key service of {}", &**code),
            Thing::Login => "the cloud's login".to_owned(),
            Thing::Permissions => "a change of permissions".to_owned(),
            Thing::ResourceController => "the creation of resources".to_owned(),
            Thing::Restrictions => "the check of network restrictions".to_owned(),
            Thing::Monitoring => "monitoring".to_owned(),
            Thing::Capacity => "free capacity in the other region".to_owned(),
            Thing::Intruder => "an intruder with all rights".to_owned(),
            Thing::Boundary => "leave to restore outside of the region".to_owned(),
            Thing::Instance(key) => format!("the instance {}", named(Kind::Instance, *key)),
            Thing::RootKey(key) => format!("the key of {}", named(Kind::Instance, *key)),
            Thing::Connection(key) => format!("the connection {}", named(Kind::Connection, *key)),
            Thing::Connector(key) => format!("the connector {}", named(Kind::Connector, *key)),
            Thing::Network(key) => format!("the path of {}", named(Kind::Connection, *key)),
            Thing::Person(key) => named(Kind::Person, *key),
            Thing::Workload(key) => named(Kind::Workload, *key),
            Thing::Protection(_) => "its protection".to_owned(),
            Thing::Copies(_) => "its backup data".to_owned(),
            Thing::SecondCopy(_) => "its copy outside the region".to_owned(),
            Thing::Place(_) => "its recovery target".to_owned(),
            Thing::Outside(key, place) => self.outside(*key, *place),
        }
    }

    fn outside(self, key: Key, place: u32) -> String {
        let workload = self.plan.workloads.get(Id::new(key));
        let of = workload.and_then(|row| row.outside_dependencies.get(place as usize));
        match of.map(|outside| outside.name.to_string()) {
            Some(name) if !name.is_empty() => name,
            _ => "something outside the plan".to_owned(),
        }
    }
}

impl Thing {
    /// What it is when it is in that state.
    pub const fn is(&self, state: State) -> &'static str {
        match (self, state) {
            (_, State::Ok) => "works",
            (Self::Person(_), _) => "is not there",
            (Self::Intruder, _) => "is in the account",
            (Self::Boundary, _) => "is not given",
            (Self::Capacity, _) => "is not to be had",
            (Self::Permissions, _) => "takes effect late",
            (_, State::Degraded) => "works in part",
            (_, State::Down) => "does not work",
            (_, State::Lost) => "is lost",
        }
    }
}

impl Judging<'_> {
    /// Why a workload stands as it does.
    pub fn story(&self, place: usize) -> Story {
        let mut story = Story::default();
        let outcome = self.outcome();
        let workload = self.stage().plan.workloads.get_index(place);
        let nodes = outcome.landscape.workloads.get(place);
        let (Some(workload), Some(nodes)) = (workload, nodes) else {
            return story;
        };
        self.add_causes(&mut story, place, nodes);
        let judged = outcome.workloads.get(place);
        if judged.is_some_and(|judged| judged.restored != Restored::No) {
            self.add_unknown(&mut story, place, workload, nodes);
        }
        story
            .unknown
            .extend(outcome.play.unresolved.iter().cloned());
        dedup(&mut story.causes);
        dedup(&mut story.unknown);
        story
    }

    fn names(&self) -> Names<'_> {
        Names {
            plan: self.stage().plan,
            links: self.stage().links,
        }
    }

    /// What a workload would be restored from at worst.
    fn source_of(&self, place: usize) -> Source {
        let judged = self.outcome().workloads.get(place);
        judged.map_or(Source::Backups, |judged| judged.source.1)
    }

    fn add_causes(&self, story: &mut Story, place: usize, nodes: &WorkloadNodes) {
        let outcome = self.outcome();
        let names = self.names();
        let leans_on = [nodes.protection, nodes.copies, nodes.second_copy];
        let refuge = match nodes.refuge_of(self.source_of(place)) {
            Refuge::At(node) => Some(node),
            Refuge::Nowhere | Refuge::Unstated => None,
        };
        let all = [Some(nodes.own)]
            .into_iter()
            .chain(leans_on)
            .chain([refuge]);
        for node in all.flatten() {
            if outcome.sure.state(node) > State::Ok {
                story
                    .causes
                    .push(outcome.sentence(names, &outcome.sure, node));
            }
            if outcome.worst.state(node) > outcome.sure.state(node) {
                let sentence = outcome.sentence(names, &outcome.worst, node);
                story
                    .unknown
                    .push(format!("whether it is so that {sentence}"));
            }
        }
        if self.is_each() {
            story.causes.push("it is hit itself".to_owned());
        }
        for wait in self.waits(nodes, &outcome.sure).0 {
            story
                .causes
                .push(outcome.sentence(names, &outcome.sure, wait.node));
        }
    }

    fn add_unknown(
        &self,
        story: &mut Story,
        place: usize,
        workload: &Workload,
        nodes: &WorkloadNodes,
    ) {
        let outcome = self.outcome();
        let names = self.names();
        for wait in self.waits(nodes, &outcome.worst).0 {
            if let (false, Some(thing)) = (
                wait.lasts.complete,
                outcome.landscape.graph.thing(wait.root),
            ) {
                let state = outcome.worst.state(wait.root);
                let text = format!(
                    "how long it lasts that {} {}",
                    names.of(thing),
                    thing.is(state)
                );
                story.unknown.push(text);
            }
        }
        if outcome.play.scenario.asks == super::definition::Asks::Hit {
            match nodes.refuge_of(self.source_of(place)) {
                Refuge::Unstated => story.unknown.push("where it would be restored".to_owned()),
                Refuge::Nowhere => story
                    .causes
                    .push("there is no place to restore it to".to_owned()),
                Refuge::At(_) => {}
            }
        }
        if outcome.landscape.in_circle.get(place) == Some(&true) {
            story
                .unknown
                .push("what comes first: it depends on itself in a circle".to_owned());
        }
        if !self.queue(place).complete {
            let before = "how much is restored before it through the same connection";
            story.unknown.push(before.to_owned());
        }
        if nodes.connection.is_none() {
            story
                .unknown
                .push("by which connection it is restored".to_owned());
        }
        if nodes.hands[0].is_none() && self.waits_for_somebody(nodes) {
            story.unknown.push("who restores it".to_owned());
        }
        let judged = outcome.workloads.get(place);
        match judged.map(|judged| judged.source) {
            Some((Source::Nothing, _)) => {
                story
                    .causes
                    .push("nothing is left to restore it from".to_owned());
            }
            Some((_, Source::Nothing)) => {
                let left = "whether anything is left to restore it from";
                story.unknown.push(left.to_owned());
            }
            _ => {}
        }
        story
            .unknown
            .extend(self.missing(workload, self.source_of(place)));
    }

    fn waits_for_somebody(&self, nodes: &WorkloadNodes) -> bool {
        let outcome = self.outcome();
        let waits = self.waits(nodes, &outcome.worst).0;
        waits.iter().any(|wait| {
            let thing = outcome.landscape.graph.thing(wait.node);
            matches!(thing, Some(Thing::Person(_)))
        })
    }

    /// What nobody has stated that the sums need.
    fn missing(&self, workload: &Workload, source: Source) -> Vec<String> {
        let (links, objectives) = (self.stage().links, self.objectives());
        let copy = match source {
            Source::Elsewhere => Copy::Elsewhere,
            _ => Copy::OfService,
        };
        let mut missing: Vec<String> = Vec::new();
        let say = |place: Place, measure: Option<&str>| {
            let object = self.stage().plan.called(place.kind, place.object);
            let what = if object.is_empty() {
                lower(place.label())
            } else {
                format!("{} of {object}", lower(place.label()))
            };
            match measure {
                Some(measure) => format!("{what} ({})", lower(measure)),
                None => what,
            }
        };
        if workload.rpo_target_minutes.value().is_none() {
            missing.push(say(Place::of(workload, "rpo_target_minutes"), None));
        }
        if workload.rto_target_minutes.value().is_none() {
            missing.push(say(Place::of(workload, "rto_target_minutes"), None));
        }
        if let Some(minutes) = self.outcome().play.found_after_minutes {
            let at_age = objectives.spacing_at_age(links, workload, minutes.div_ceil(1440));
            if let AtAge::Unknown(place) = at_age {
                missing.push(say(place, None));
            }
        }
        let rpo = objectives.rpo(links, workload, copy);
        let rto = objectives.rto(links, workload, &Circumstances::default());
        let all = rpo.unknown.into_iter().chain(rto.unknown);
        let counts = |missing: &Missing| {
            // From elsewhere, nothing moves through the connection, and what
            // was measured includes preparing and checking.
            let of_service = ["transfer", "restore", "provision", "validate"];
            copy == Copy::OfService || !of_service.contains(&missing.term)
        };
        if copy == Copy::Elsewhere && workload.copy_restore_minutes.value().is_none() {
            let place = Place::of(workload, "copy_restore_minutes");
            missing.push(say(place, Some("Measure it in a drill")));
        }
        missing.extend(
            all.filter(counts)
                .map(|row| say(row.place, Some(row.measure))),
        );
        missing
    }
}

impl Outcome {
    /// How a thing came into its state: "erp-db runs in the zone eu-de-1,
    /// which is lost".
    pub fn sentence(&self, names: Names, spread: &Spread, node: NodeId) -> String {
        let chain = spread.causes(&self.landscape.graph, node);
        let thing = |node: NodeId| self.landscape.graph.thing(node);
        let mut text = thing(node).map_or_else(String::new, |thing| names.of(thing));
        let mut joins: Option<Edge> = None;
        let mut spare = false;
        for (place, link) in chain.iter().enumerate() {
            let Some(thing) = thing(link.node) else { break };
            if let Some(edge) = joins {
                let which = if place > 1 { ", which" } else { "" };
                text += &[which, " ", edge.words(), " ", &names.of(thing)].concat();
                if spare {
                    text.push_str(" (one of several)");
                }
            }
            (joins, spare) = (link.edge, link.spare);
            if link.edge.is_none() {
                let which = if place > 0 { ", which" } else { "" };
                text += &[which, " ", thing.is(link.state)].concat();
            }
        }
        text
    }
}

/// As in the middle of a sentence; abbreviations stay as they are.
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    if chars.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.unwrap_or_default() + chars.as_str()
}

fn dedup(texts: &mut Vec<String>) {
    let mut seen = std::collections::BTreeSet::new();
    texts.retain(|text| seen.insert(text.clone()));
}
