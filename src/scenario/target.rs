//! What a scenario can be aimed at in a plan, the worst first: that on which
//! most workloads lean.

use std::collections::BTreeMap;

use serde::Serialize;

use super::definition::Aim;
use super::graph::Thing;
use super::landscape::region_of;
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Object;
use crate::model::text::{RegionCode, ZoneCode};

/// Something that a scenario is aimed at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Target {
    /// What it is: `zone`, `region`, or the key of an object's kind.
    pub kind: &'static str,
    /// A code, or the id of an object.
    pub id: String,
    /// What the plan calls it.
    pub name: String,
    /// What it is in the graph.
    #[serde(skip)]
    pub thing: Thing,
    /// How many workloads lean on it.
    #[serde(skip)]
    pub leaning: u32,
}

impl Aim {
    /// How the screen asks for one.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Region => "Region",
            Self::Zone => "Zone",
            Self::Instance | Self::Key => "Service instance",
            Self::Connection => "Connection",
            Self::Connector => "Connector",
            Self::Person => "Person",
        }
    }

    /// Everything that can be aimed at, the worst first.
    pub fn targets(self, plan: &Plan, links: &Links) -> Vec<Target> {
        let mut targets = match self {
            Self::Region => regions(plan),
            Self::Zone => zones(plan, links),
            Self::Instance => instances(plan, links, false),
            Self::Key => instances(plan, links, true),
            Self::Connection => connections(plan, links),
            Self::Connector => connectors(plan, links),
            Self::Person => people(plan),
        };
        targets.sort_by(|one, two| {
            (two.leaning, &one.name, &one.id).cmp(&(one.leaning, &two.name, &two.id))
        });
        targets
    }
}

/// How often each thing is named.
type Count<T> = BTreeMap<T, u32>;

fn count<T: Ord>(all: impl IntoIterator<Item = T>) -> Count<T> {
    let mut counts = Count::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    counts
}

fn regions(plan: &Plan) -> Vec<Target> {
    let mut leaning: Count<&RegionCode> =
        count(plan.workloads.iter().filter_map(|row| row.region.get()));
    for code in plan.instances.iter().filter_map(|row| row.region.get()) {
        leaning.entry(code).or_default();
    }
    let target = |(code, leaning): (&RegionCode, u32)| Target {
        kind: "region",
        id: code.to_string(),
        name: code.to_string(),
        thing: Thing::Region(code.clone()),
        leaning,
    };
    leaning.into_iter().map(target).collect()
}

fn zones(plan: &Plan, links: &Links) -> Vec<Target> {
    let mut leaning: Count<&ZoneCode> =
        count(plan.workloads.iter().flat_map(|row| row.zones.iter()));
    for connection in plan.connections.iter() {
        let own = links.connectors_of(connection);
        for zone in own.iter().filter_map(|row| row.zone.get()) {
            leaning.entry(zone).or_default();
        }
    }
    let target = |(code, leaning): (&ZoneCode, u32)| Target {
        kind: "zone",
        id: code.to_string(),
        name: code.to_string(),
        thing: Thing::Zone(code.clone()),
        leaning,
    };
    leaning.into_iter().map(target).collect()
}

fn object<T: Object>(row: &T, name: &str, thing: fn(Key) -> Thing, leaning: u32) -> Target {
    let id = row.meta().id;
    Target {
        kind: T::KIND.key(),
        id: id.to_string(),
        name: if name.is_empty() {
            format!("{} without a name", T::KIND.label())
        } else {
            name.to_owned()
        },
        thing: thing(id),
        leaning,
    }
}

fn instances(plan: &Plan, links: &Links, with_key: bool) -> Vec<Target> {
    let workloads = plan.workloads.iter();
    let leaning = count(workloads.filter_map(|row| links.instance_of(row).map(|row| row.meta.id)));
    let thing = if with_key {
        Thing::RootKey
    } else {
        Thing::Instance
    };
    let rows = plan
        .instances
        .iter()
        .filter(|row| !with_key || row.uses_own_key() == Some(true));
    rows.map(|row| {
        let leaning = leaning.get(&row.meta.id).copied().unwrap_or_default();
        object(&**row, &row.name, thing, leaning)
    })
    .collect()
}

fn by_connection(plan: &Plan, links: &Links) -> Count<Key> {
    let workloads = plan.workloads.iter();
    count(workloads.filter_map(|row| links.connection_of(row).map(|row| row.meta.id)))
}

fn connections(plan: &Plan, links: &Links) -> Vec<Target> {
    let leaning = by_connection(plan, links);
    let rows = plan.connections.iter();
    rows.map(|row| {
        let leaning = leaning.get(&row.meta.id).copied().unwrap_or_default();
        object(&**row, &row.name, Thing::Connection, leaning)
    })
    .collect()
}

/// The fewer there are beside it, the more lean on it.
fn connectors(plan: &Plan, links: &Links) -> Vec<Target> {
    let leaning = by_connection(plan, links);
    let rows = plan.connectors.iter();
    rows.map(|row| {
        let connection = links.connection_of_connector(row);
        let leaning = connection.map_or(0, |connection| {
            let all = leaning.get(&connection.meta.id).copied();
            let beside = links.connectors_of(connection).len();
            all.unwrap_or_default() / u32::try_from(beside).unwrap_or(1).max(1)
        });
        object(&**row, &row.name, Thing::Connector, leaning)
    })
    .collect()
}

/// Those who restore something or have a duty; those without a deputy weigh
/// more than any with one.
fn people(plan: &Plan) -> Vec<Target> {
    let restorers = plan.workloads.iter().filter_map(|row| row.restorer.0);
    let mut leaning = count(restorers.map(crate::model::id::Id::key));
    for owner in plan.assignments.iter().filter_map(|row| row.owner.0) {
        leaning.entry(owner).or_default();
    }
    for runbook in plan.runbook.iter() {
        for person in runbook.declarers.iter() {
            leaning.entry(person.key()).or_default();
        }
    }
    let rows = plan.people.iter();
    rows.filter_map(|row| {
        let leaning = leaning.get(&row.meta.id).copied()?;
        let alone = row.deputy.0.is_none() && leaning > 0;
        let most = u32::try_from(plan.workloads.iter().count()).unwrap_or(u32::MAX);
        Some(object(
            &**row,
            &row.name,
            Thing::Person,
            leaning.saturating_add(if alone { most } else { 0 }),
        ))
    })
    .collect()
}

/// The other zone of the same region that most workloads run in. Where as
/// many do not say where they run as would make another the first, it may be
/// any of those, and none is certain.
pub fn next_zone(zone: &ZoneCode, plan: &Plan, links: &Links) -> Vec<(Thing, bool)> {
    let Some(region) = region_of(zone) else {
        return Vec::new();
    };
    let others = zones(plan, links)
        .into_iter()
        .filter(|target| match &target.thing {
            Thing::Zone(other) => other != zone && region_of(other).as_ref() == Some(&region),
            _ => false,
        });
    let mut others: Vec<Target> = others.collect();
    others.sort_by(|one, two| (two.leaning, &one.id).cmp(&(one.leaning, &two.id)));
    let astray = plan.workloads.iter().filter(|row| {
        let own = row.region.get();
        row.zones.is_empty() && own.is_none_or(|code| *code == region)
    });
    let astray = u32::try_from(astray.count()).unwrap_or(u32::MAX);
    let most = others.first().map_or(0, |target| target.leaning);
    let is_close = |target: &Target| target.leaning.saturating_add(astray) >= most;
    let count = match astray {
        0 => 1,
        _ => others.iter().filter(|target| is_close(target)).count(),
    };
    let chosen = others.into_iter().take(count);
    chosen.map(|target| (target.thing, count == 1)).collect()
}

/// The object that a target is, where it is one.
pub fn kind_of(target: &Target) -> Option<(Kind, Key)> {
    Some((Kind::from_key(target.kind)?, target.id.parse().ok()?))
}
