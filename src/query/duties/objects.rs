//! The names of a plan's objects by number, so that thousands of duties need
//! not look their object up one by one.

use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};

/// Every object of a plan, by kind in the order of its table.
#[derive(Debug, Default)]
pub(super) struct Objects {
    keys: Vec<Key>,
    names: Vec<String>,
    /// Where each kind begins, and where it ends.
    kinds: Vec<(Kind, usize, usize)>,
}

impl Objects {
    pub(super) fn new(plan: &Plan) -> Self {
        let mut objects = Self::default();
        for &kind in Kind::ALL {
            let start = objects.keys.len();
            let table = plan.table(kind);
            for row in (0..table.count()).filter_map(|index| table.row(index)) {
                let name = plan.name_within(kind, row);
                objects.keys.push(row.meta().id);
                objects.names.push(if name.is_empty() {
                    kind.label().to_owned()
                } else {
                    name
                });
            }
            objects.kinds.push((kind, start, objects.keys.len()));
        }
        objects
    }

    pub(super) fn name(&self, object: usize) -> &str {
        self.names.get(object).map_or("", String::as_str)
    }

    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The objects of a kind: key and name.
    pub(super) fn of(&self, kind: Kind) -> Vec<(Key, &str)> {
        let walk = self.walk(kind);
        (walk.at..walk.end)
            .filter_map(|object| Some((*self.keys.get(object)?, self.name(object))))
            .collect()
    }

    /// Starts at the first object of a kind.
    pub(super) fn walk(&self, kind: Kind) -> Walk {
        let found = self.kinds.iter().find(|(known, ..)| *known == kind);
        let (start, end) = found.map_or((0, 0), |(_, start, end)| (*start, *end));
        Walk { at: start, end }
    }
}

/// Goes over the objects of one kind, in the order in which duties name them.
pub(super) struct Walk {
    at: usize,
    end: usize,
}

impl Walk {
    /// The number of that object, which comes after the one found before.
    pub(super) fn find(&mut self, objects: &Objects, key: Key) -> Option<usize> {
        let ahead = objects.keys.get(self.at..self.end)?;
        let found = self.at + ahead.iter().position(|known| *known == key)?;
        self.at = found + 1;
        Some(found)
    }
}
