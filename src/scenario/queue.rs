//! What is restored through the same connection before a workload: by tier,
//! as a rule; all others, at worst.

use std::collections::BTreeMap;

use super::graph::NodeId;
use crate::model::application::Tier;

/// What is restored before a workload, in GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Queue {
    /// What comes before it by tier.
    pub(super) likely: u64,
    /// All that may come before it.
    pub(super) high: u64,
    /// Whether all of that has a stated size.
    pub(super) complete: bool,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            likely: 0,
            high: 0,
            complete: true,
        }
    }
}

/// A workload that is restored.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting {
    pub(super) tier: Option<Tier>,
    /// Its place in the plan.
    pub(super) place: usize,
    /// How much it moves, where stated.
    pub(super) gigabytes: Option<u64>,
    /// Whether it is known that it has to be restored.
    pub(super) certain: bool,
}

/// The workloads that wait at each connection.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: BTreeMap<NodeId, Vec<Waiting>>,
    /// Those of which nobody says by which connection they are restored.
    astray: Vec<Waiting>,
}

impl Lines {
    /// Adds a workload; what has neither connection nor backups waits nowhere.
    pub(super) fn add(&mut self, connection: Option<NodeId>, has_backups: bool, waiting: Waiting) {
        match connection {
            Some(connection) => self.lines.entry(connection).or_default().push(waiting),
            None if has_backups => self.astray.push(waiting),
            None => {}
        }
    }

    /// What is before each, by its place in the plan.
    pub(super) fn queues(self) -> BTreeMap<usize, Queue> {
        let (astray, astray_unknown) = sum(&self.astray);
        let mut queues = BTreeMap::new();
        for mut line in self.lines.into_values() {
            // Those without a tier come last.
            line.sort_by_key(|waiting| (waiting.tier.is_none(), waiting.tier));
            let (total, unknown) = sum(&line);
            let mut likely = 0;
            for waiting in line {
                let own = waiting.gigabytes.unwrap_or_default();
                let own_unknown = usize::from(waiting.gigabytes.is_none());
                let queue = Queue {
                    likely,
                    high: total - own + astray,
                    complete: unknown == own_unknown && astray_unknown == 0,
                };
                queues.insert(waiting.place, queue);
                likely += if waiting.certain { own } else { 0 };
            }
        }
        queues
    }
}

/// What they move together, and how many do not say.
fn sum(line: &[Waiting]) -> (u64, usize) {
    let sizes = line.iter().map(|waiting| waiting.gigabytes);
    let unknown = sizes.clone().filter(Option::is_none).count();
    (sizes.flatten().sum(), unknown)
}
