//! The deployment as it stands in a failure: regions, their zones, and what
//! is in them. Workloads of the same fate stand together where there are many.

use std::collections::BTreeMap;

use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::text::{RegionCode, ZoneCode};
use crate::scenario::against::Ruling;
use crate::scenario::graph::{State, Thing};
use crate::scenario::judge::Outcome;
use crate::scenario::landscape::region_of;

/// How many workloads stand in a place one by one, and how many heaps do.
const MOST: usize = 8;

/// The deployment as it stands in a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The regions, by code.
    pub regions: Vec<RegionBox>,
    /// Workloads of which the plan names neither region nor zone.
    pub elsewhere: Vec<Item>,
}

/// A region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionBox {
    /// Its code.
    pub code: String,
    /// How it stands.
    pub state: State,
    /// Its zones, by code.
    pub zones: Vec<ZoneBox>,
    /// What is in no zone, or in several.
    pub items: Vec<Item>,
}

/// A zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneBox {
    /// Its code.
    pub code: String,
    /// How it stands.
    pub state: State,
    /// What is in it.
    pub items: Vec<Item>,
}

/// Something in a region or zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub what: What,
    /// What it is called; of several the first and the last.
    pub name: String,
    /// How many it stands for.
    pub count: usize,
    /// How it stands.
    pub state: State,
    /// Whether its objectives are met, for workloads.
    pub verdict: Option<Ruling>,
}

/// What an [`Item`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A service instance.
    Instance,
    /// A connector.
    Connector,
    /// Workloads.
    Workload,
}

impl What {
    /// How the screen names it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Instance => "Instance",
            Self::Connector => "Connector",
            Self::Workload => "Workload",
        }
    }
}

/// Where something stands: a region, and one zone of it.
type Place<'a> = (Option<RegionCode>, Option<&'a ZoneCode>);

/// A workload before it is put on a heap.
struct One<'a> {
    name: &'a str,
    application: Option<Key>,
    state: State,
    verdict: Ruling,
}

#[derive(Default)]
struct Content<'a> {
    items: Vec<Item>,
    workloads: Vec<One<'a>>,
}

impl Picture {
    /// Of a plan in which something was played.
    pub fn new(plan: &Plan, links: &Links, outcome: &Outcome) -> Self {
        let mut places = contents(plan, links, outcome);
        let elsewhere = places
            .remove(&(None, None))
            .map_or(Vec::new(), Content::items);
        let mut regions: BTreeMap<RegionCode, RegionBox> = BTreeMap::new();
        for ((region, zone), content) in places {
            let Some(region) = region else { continue };
            let state = |thing: Thing| state(outcome, &thing);
            let of = regions.entry(region.clone()).or_insert_with(|| RegionBox {
                code: region.to_string(),
                state: state(Thing::Region(region)),
                zones: Vec::new(),
                items: Vec::new(),
            });
            match zone {
                None => of.items = content.items(),
                Some(zone) => of.zones.push(ZoneBox {
                    code: zone.to_string(),
                    state: state(Thing::Zone(zone.clone())),
                    items: content.items(),
                }),
            }
        }
        Self {
            regions: regions.into_values().collect(),
            elsewhere,
        }
    }
}

fn state(outcome: &Outcome, thing: &Thing) -> State {
    let node = outcome.landscape.graph.find(thing);
    node.map_or(State::Ok, |node| outcome.worst.state(node))
}

fn contents<'a>(
    plan: &'a Plan,
    links: &Links<'a>,
    outcome: &Outcome,
) -> BTreeMap<Place<'a>, Content<'a>> {
    let mut places: BTreeMap<Place, Content> = BTreeMap::new();
    let item = |what, name: &str, thing: Thing| Item {
        what,
        name: name.to_owned(),
        count: 1,
        state: state(outcome, &thing),
        verdict: None,
    };
    for row in plan.instances.iter() {
        let place = (row.region.get().cloned(), None);
        let own = item(What::Instance, &row.name, Thing::Instance(row.meta.id));
        places.entry(place).or_default().items.push(own);
    }
    for row in plan.connectors.iter() {
        let zone = row.zone.get();
        let through = || {
            let connection = links.connection_of_connector(row)?;
            links
                .instance_of_connection(connection)?
                .region
                .get()
                .cloned()
        };
        let region = zone.and_then(region_of).or_else(through);
        let own = item(What::Connector, &row.name, Thing::Connector(row.meta.id));
        places.entry((region, zone)).or_default().items.push(own);
    }
    for (row, judged) in plan.workloads.iter().zip(&outcome.workloads) {
        let zone = match &*row.zones {
            [one] => Some(one),
            _ => None,
        };
        let of_zone = || region_of(row.zones.first()?);
        let region = row.region.get().cloned().or_else(of_zone);
        // A zone without a region has no box to stand in.
        let zone = zone.filter(|_| region.is_some());
        places
            .entry((region, zone))
            .or_default()
            .workloads
            .push(One {
                name: &row.name,
                application: row.application.0.map(crate::model::id::Id::key),
                state: judged.state,
                verdict: judged.verdict(),
            });
    }
    places
}

/// Whoever stands on one heap.
type Heap = (
    std::cmp::Reverse<State>,
    std::cmp::Reverse<Ruling>,
    Option<Key>,
);

impl Content<'_> {
    /// What is not a workload, then the workloads: the worst first, each on
    /// its own where there are few, those of one application together where
    /// there are more, those of one fate where there are many.
    fn items(mut self) -> Vec<Item> {
        let many = self.workloads.len() > MOST;
        let mut heaps = self.heaps(many);
        if heaps.len() > MOST {
            for one in &mut self.workloads {
                one.application = None;
            }
            heaps = self.heaps(true);
        }
        self.items
            .sort_by_key(|item| (item.what, std::cmp::Reverse(item.state)));
        self.items.extend(heaps);
        self.items
    }

    fn heaps(&self, together: bool) -> Vec<Item> {
        let mut heaps: BTreeMap<(Heap, usize), Vec<&One>> = BTreeMap::new();
        for (place, one) in self.workloads.iter().enumerate() {
            let application = one.application.filter(|_| together);
            let heap = (
                std::cmp::Reverse(one.state),
                std::cmp::Reverse(one.verdict),
                application,
            );
            let alone = if together { 0 } else { place };
            heaps.entry((heap, alone)).or_default().push(one);
        }
        let heaps = heaps.into_values().filter_map(|heap| {
            let first = heap.first()?;
            Some(Item {
                what: What::Workload,
                name: names(&heap),
                count: heap.len(),
                state: first.state,
                verdict: Some(first.verdict),
            })
        });
        heaps.collect()
    }
}

/// "app-10…14": the first and the last, what both begin with said once.
fn names(together: &[&One]) -> String {
    let mut names: Vec<&str> = together.iter().map(|one| one.name).collect();
    names.sort_unstable_by_key(|name| (name.len(), *name));
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, .., last] => {
            let pairs = first.char_indices().zip(last.chars());
            let mut shared = pairs
                .take_while(|((_, one), two)| one == two)
                .last()
                .map_or(0, |((at, one), _)| at + one.len_utf8());
            // A number stays whole.
            let head = first.get(..shared).unwrap_or_default();
            shared = head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let rest = last.get(shared..).filter(|_| shared > 2);
            format!("{first}…{}", rest.unwrap_or(last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, state: State) -> One<'_> {
        One {
            name,
            application: None,
            state,
            verdict: Ruling::Meets,
        }
    }

    #[test]
    fn many_workloads_of_one_fate_stand_together_the_worst_first() {
        let all: Vec<String> = (10..24).map(|number| format!("app-{number}")).collect();
        let mut workloads: Vec<One> = all.iter().map(|name| one(name, State::Ok)).collect();
        workloads.push(one("erp-db", State::Lost));
        let content = Content {
            items: Vec::new(),
            workloads,
        };
        let items = content.items();
        let seen: Vec<_> = items.iter().map(|item| (&*item.name, item.count)).collect();
        assert_eq!(seen, [("erp-db", 1), ("app-10…23", 14)]);
    }

    #[test]
    fn few_workloads_stand_one_by_one() {
        let content = Content {
            items: Vec::new(),
            workloads: vec![one("b", State::Ok), one("a", State::Ok)],
        };
        let names: Vec<String> = content.items().into_iter().map(|item| item.name).collect();
        assert_eq!(names, ["b", "a"]);
    }

    #[test]
    fn names_without_a_common_beginning_are_written_out() {
        let (one, two) = (one("web", State::Ok), one("database", State::Ok));
        assert_eq!(names(&[&one, &two]), "web…database");
    }
}
