//! How many duties each person and team has: one figure for whoever asks,
//! gaps, rules and pages.

use std::collections::BTreeMap;

use super::matrix::Matrix;
use crate::model::id::Key;
use crate::model::plan::Plan;

/// With fewer assigned duties than these, more than half of them says nothing.
pub const ENOUGH: u32 = 10;

/// The duties that need somebody, by whoever has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    by_owner: BTreeMap<Key, u32>,
}

impl Held {
    /// Counts them.
    pub fn new(matrix: &Matrix) -> Self {
        let mut by_owner = BTreeMap::new();
        let needed = matrix.holdings().filter(|row| row.needs_owner());
        for owner in needed.filter_map(|row| row.owner()) {
            *by_owner.entry(owner).or_default() += 1;
        }
        Self { by_owner }
    }

    /// How many that person or team has.
    pub fn by(&self, owner: Key) -> u32 {
        self.by_owner.get(&owner).copied().unwrap_or_default()
    }

    /// How many have somebody.
    pub fn assigned(&self) -> u32 {
        self.by_owner.values().sum()
    }

    /// Whether there are enough of them, and people enough, to say that
    /// somebody has too many.
    pub fn can_be_too_much(&self, plan: &Plan) -> bool {
        self.assigned() >= ENOUGH && plan.people.len() >= 2
    }

    /// Whether that one has more than half of them although there are others.
    pub fn is_too_much(&self, owner: Key, plan: &Plan) -> bool {
        self.can_be_too_much(plan) && self.by(owner) * 2 > self.assigned()
    }
}
