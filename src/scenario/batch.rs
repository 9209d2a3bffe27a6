//! Workloads that are restored together: of the same application, by the
//! same person, through the same connection.

use std::collections::BTreeMap;

use super::against::Span;
use super::graph::NodeId;
use super::judge::{Judging, Restored, Times};
use super::lane::Lanes;
use crate::model::application::Tier;
use crate::model::id::{Id, Key};
use crate::objectives::rto::Circumstances;

/// Workloads that are restored together.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The workloads, what others depend on first.
    pub workloads: Vec<Key>,
    /// When what: the first begins, the last ends.
    pub times: Times,
    /// Whether their restore was measured as a whole.
    pub measured: bool,
    /// Whether some of them depend on themselves in the end.
    pub in_circle: bool,
}

/// Who is restored with whom. The tier comes first, so that batches stand in
/// the order in which the business needs them.
type Together = (
    Option<u32>,
    Option<Key>,
    Option<Key>,
    Option<NodeId>,
    bool,
    usize,
);

/// Workloads while they are put together, a few at a time.
pub(super) struct Gathering {
    depths: Vec<usize>,
    found: BTreeMap<Together, Batch>,
    next: usize,
}

impl Gathering {
    pub(super) fn new(judging: &Judging) -> Self {
        Self {
            depths: depths(judging),
            found: BTreeMap::new(),
            next: 0,
        }
    }

    /// Puts some more together; false once all are.
    pub(super) fn advance(&mut self, judging: &Judging, lanes: &Lanes, count: usize) -> bool {
        let order = &judging.outcome().landscape.order;
        let end = self.next.saturating_add(count).min(order.len());
        for &place in order.get(self.next..end).unwrap_or_default() {
            self.add(judging, lanes, place);
        }
        self.next = end;
        end < order.len()
    }

    /// The batches, by tier and dependency.
    pub(super) fn finish(self) -> Vec<Batch> {
        let mut batches: Vec<(Together, Batch)> = self.found.into_iter().collect();
        batches.sort_by_key(|((tier, .., depth), _)| (*tier, *depth));
        batches.into_iter().map(|(_, batch)| batch).collect()
    }

    fn add(&mut self, judging: &Judging, lanes: &Lanes, place: usize) {
        let (stage, outcome) = (judging.stage(), judging.outcome());
        let row = stage.plan.workloads.get_index(place);
        let nodes = outcome.landscape.workloads.get(place);
        let judged = outcome.workloads.get(place);
        let (Some(row), Some(nodes), Some(judged)) = (row, nodes, judged) else {
            return;
        };
        if judged.restored == Restored::No {
            return;
        }
        let rto = judging
            .objectives()
            .rto(stage.links, row, &Circumstances::default());
        let measured = rto.term("restore").is_some();
        let depth = self.depths.get(place).copied().unwrap_or_default();
        let together = (
            Some(stage.links.tier_of(row).map_or(u32::MAX, rank)),
            row.application.0.map(Id::key),
            lanes.restorer(row.meta.id),
            nodes.connection,
            measured,
            depth,
        );
        let in_circle = outcome.landscape.in_circle.get(place) == Some(&true);
        let batch = self.found.entry(together).or_insert_with(|| Batch {
            workloads: Vec::new(),
            times: judged.times,
            measured,
            in_circle: false,
        });
        batch.workloads.push(row.meta.id);
        batch.times = Times {
            ready: earlier(batch.times.ready, judged.times.ready),
            prepared: batch.times.prepared.beside(judged.times.prepared),
            restored: batch.times.restored.beside(judged.times.restored),
            checked: batch.times.checked.beside(judged.times.checked),
        };
        batch.in_circle |= in_circle;
    }
}

const fn rank(tier: Tier) -> u32 {
    match tier {
        Tier::One => 1,
        Tier::Two => 2,
        Tier::Three => 3,
        Tier::Four => 4,
    }
}

/// How many stand before each workload in the longest line of those that
/// need each other.
fn depths(judging: &Judging) -> Vec<usize> {
    let landscape = &judging.outcome().landscape;
    let mut depths = vec![0; landscape.order.len()];
    for &place in &landscape.order {
        let needed = landscape
            .depends_on
            .get(place)
            .map_or(&[][..], Vec::as_slice);
        let circle = landscape.in_circle.get(place) == Some(&true);
        let deepest = needed
            .iter()
            .filter(|_| !circle)
            .filter_map(|&of| depths.get(of).map(|depth| depth + 1))
            .max();
        if let (Some(depth), Some(deepest)) = (depths.get_mut(place), deepest) {
            *depth = deepest;
        }
    }
    depths
}

fn earlier(one: Span, two: Span) -> Span {
    Span {
        low: one.low.min(two.low),
        likely: one.likely.min(two.likely),
        high: one.high.min(two.high),
        complete: one.complete && two.complete,
    }
}
