//! A plan as a graph: everything that can fail, and who needs it.
//!
//! Where the plan leaves open what decides, or the provider's pages do, the
//! need is only possible (see [`super::graph::Need::certain`]).

use std::collections::BTreeMap;

use super::draft::Draft;
use super::graph::{Graph, NodeId, Thing};
use super::judge::Source;
use super::spread::Users;
use crate::catalogue::Knowledge;
use crate::model::id::Key;
use crate::model::links::Links;
use crate::model::plan::Plan;
use crate::model::slices::Rest;
use crate::model::text::{RegionCode, ZoneCode};
use crate::model::workload::Workload;

/// A plan as a graph.
#[derive(Debug)]
pub struct Landscape {
    /// What needs what.
    pub graph: Graph,
    /// The same, turned around.
    pub users: Users,
    /// The nodes of every workload, in the order of the plan.
    pub workloads: Vec<WorkloadNodes>,
    /// Places in `workloads`, each after all that it depends on; those of a
    /// circle come last.
    pub order: Vec<usize>,
    /// For each workload, the places of those it depends on.
    pub depends_on: Vec<Vec<usize>>,
    /// Whether a workload depends on itself in the end.
    pub in_circle: Vec<bool>,
    /// Connectors of which nobody says to which connection they belong.
    pub astray: Vec<NodeId>,
    /// Everybody, each with who stands in.
    pub people: Vec<[Option<NodeId>; 2]>,
}

/// What decides about one workload.
#[derive(Clone, Copy, Debug)]
pub struct WorkloadNodes {
    /// The workload.
    pub key: Key,
    /// It itself.
    pub own: NodeId,
    /// That new backups of it are made; none where nothing protects it.
    pub protection: Option<NodeId>,
    /// The backups that there are.
    pub copies: Option<NodeId>,
    /// The copy outside the region, where one is stated or could be.
    pub second_copy: Option<NodeId>,
    /// The place that it would be restored to.
    pub refuge: Refuge,
    /// The place where it would be brought up from that copy.
    pub haven: Refuge,
    /// The connection that a restore goes through.
    pub connection: Option<NodeId>,
    /// Who restores it, and who stands in; nobody where that is not stated.
    pub hands: [Option<NodeId>; 2],
    /// Whether calls to its instance are restricted; none where not stated.
    pub restricted: Option<bool>,
    /// Whether it is restored to another region.
    pub leaves_region: bool,
}

impl WorkloadNodes {
    /// Where it would be restored from that source.
    pub const fn refuge_of(&self, source: Source) -> Refuge {
        match source {
            Source::Elsewhere => self.haven,
            _ => self.refuge,
        }
    }
}

/// Where a workload would be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refuge {
    /// There.
    At(NodeId),
    /// Nowhere, as the plan says.
    Nowhere,
    /// The plan does not say.
    Unstated,
}

/// A plan while it is drawn, a few workloads at a time.
pub struct Drawing<'a> {
    plan: &'a Plan,
    draft: Draft<'a>,
    workloads: Vec<WorkloadNodes>,
    /// How many workloads were joined to those that they depend on.
    joined: usize,
}

impl<'a> Drawing<'a> {
    /// Draws everything but the workloads.
    pub fn new(plan: &'a Plan, links: &'a Links<'a>, knowledge: &'a Knowledge) -> Self {
        let mut draft = Draft::new(plan, links, knowledge);
        draft.places();
        draft.platform();
        for instance in plan.instances.iter() {
            draft.instance(instance);
        }
        draft.connectors_astray();
        for connection in plan.connections.iter() {
            draft.connection(connection);
        }
        for person in plan.people.iter() {
            draft.graph.add(Thing::Person(person.meta.id));
        }
        Self {
            plan,
            draft,
            workloads: Vec::with_capacity(plan.workloads.len()),
            joined: 0,
        }
    }

    /// Draws some more workloads; false once all are drawn, and joined to
    /// those that they depend on.
    pub fn advance(&mut self, count: usize) -> bool {
        let all = self.plan.workloads.len();
        let drawn = self.workloads.len();
        if drawn < all {
            for row in self.plan.workloads.iter().skip(drawn).take(count) {
                self.workloads.push(self.draft.workload(row));
            }
            return true;
        }
        for row in self.plan.workloads.iter().skip(self.joined).take(count) {
            self.draft.dependencies(row);
        }
        self.joined = self.joined.saturating_add(count).min(all);
        self.joined < all
    }

    /// The drawn plan; what is left is drawn.
    pub fn finish(mut self) -> Landscape {
        while self.advance(usize::MAX) {}
        let depends_on = depends_on(self.plan);
        let graph = &self.draft.graph;
        let find = |key: Key| graph.find(&Thing::Person(key));
        let people = self.plan.people.iter().map(|row| {
            let deputy = row.deputy.0.and_then(|id| find(id.key()));
            [find(row.meta.id), deputy]
        });
        let people = people.collect();
        let (order, in_circle) = in_order(&depends_on);
        Landscape {
            users: Users::new(&self.draft.graph),
            graph: self.draft.graph,
            workloads: self.workloads,
            order,
            depends_on,
            in_circle,
            people,
            astray: self.draft.astray,
        }
    }
}

/// How many workloads are drawn or judged before others may go on.
pub(super) const AT_ONCE: usize = 64;

impl Landscape {
    /// Draws the plan.
    pub fn new(plan: &Plan, links: &Links, knowledge: &Knowledge) -> Self {
        Drawing::new(plan, links, knowledge).finish()
    }

    /// The same, a few workloads at a time; `None` where it is no longer wanted.
    pub async fn in_slices(
        plan: &Plan,
        links: &Links<'_>,
        knowledge: &Knowledge,
        rest: &mut impl Rest,
    ) -> Option<Self> {
        let mut drawing = Drawing::new(plan, links, knowledge);
        while drawing.advance(AT_ONCE) {
            rest.rest().await?;
        }
        let landscape = drawing.finish();
        rest.rest().await?;
        Some(landscape)
    }
}

/// The region of a zone: zones are called after it, `eu-de-1`.
pub fn region_of(zone: &ZoneCode) -> Option<RegionCode> {
    let (region, number) = zone.rsplit_once('-')?;
    let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    numbered.then(|| RegionCode::from(region))
}

fn depends_on(plan: &Plan) -> Vec<Vec<usize>> {
    let rows = plan.workloads.iter().enumerate();
    let places: BTreeMap<Key, usize> = rows.map(|(place, row)| (row.meta.id, place)).collect();
    let of = |row: &Workload| {
        let needed = row.depends_on.iter();
        let mut of: Vec<usize> = needed
            .filter_map(|id| places.get(&id.key()).copied())
            .collect();
        of.sort_unstable();
        of.dedup();
        of
    };
    plan.workloads.iter().map(|row| of(row)).collect()
}

/// Every place after those it depends on; what is left hangs in a circle.
fn in_order(depends_on: &[Vec<usize>]) -> (Vec<usize>, Vec<bool>) {
    let mut waits: Vec<usize> = depends_on.iter().map(Vec::len).collect();
    let mut wanted_by = vec![Vec::new(); depends_on.len()];
    for (place, needed) in depends_on.iter().enumerate() {
        for &of in needed {
            if let Some(list) = wanted_by.get_mut(of) {
                list.push(place);
            }
        }
    }
    let free = waits.iter().enumerate().filter(|(_, waits)| **waits == 0);
    let mut order: Vec<usize> = free.map(|(place, _)| place).collect();
    let mut next = 0;
    while let Some(&place) = order.get(next) {
        next += 1;
        for &user in wanted_by.get(place).map_or(&[][..], Vec::as_slice) {
            if let Some(left) = waits.get_mut(user) {
                *left -= 1;
                if *left == 0 {
                    order.push(user);
                }
            }
        }
    }
    let in_circle: Vec<bool> = waits.iter().map(|left| *left > 0).collect();
    let left = in_circle.iter().enumerate().filter(|(_, left)| **left);
    order.extend(left.map(|(place, _)| place));
    (order, in_circle)
}
