//! Rows about objects: one for each object, or one for all of which the same
//! is to be said.

use std::collections::BTreeMap;

use super::value::{Cell, Row};

/// Objects of a row that are named.
const NAMED: usize = 5;

/// Rows about objects, in the order in which they came.
pub(super) struct Joined {
    together: bool,
    rows: Vec<Told>,
    known: BTreeMap<Vec<Cell>, usize>,
}

/// What is said of one object or more.
struct Told {
    cells: Vec<Cell>,
    names: Vec<String>,
    count: usize,
}

impl Joined {
    /// No rows yet.
    pub(super) const fn new(together: bool) -> Self {
        Self {
            together,
            rows: Vec::new(),
            known: BTreeMap::new(),
        }
    }

    /// Adds what is said of an object.
    pub(super) fn put(&mut self, cells: Vec<Cell>, object: &str) {
        let known = self.known.get(&cells).copied();
        if let Some(told) = known.and_then(|at| self.rows.get_mut(at)) {
            told.count += 1;
            if told.names.len() < NAMED {
                told.names.push(object.to_owned());
            }
            return;
        }
        if self.together {
            self.known.insert(cells.clone(), self.rows.len());
        }
        self.rows.push(Told {
            cells,
            names: vec![object.to_owned()],
            count: 1,
        });
    }

    /// How many objects there were.
    pub(super) fn count(&self) -> usize {
        self.rows.iter().map(|told| told.count).sum()
    }

    /// The rows, with the objects in that column.
    pub(super) fn into_rows(self, column: usize) -> impl Iterator<Item = Row> {
        self.rows.into_iter().map(move |told| {
            let objects = told.objects();
            let mut cells = told.cells;
            cells.insert(column.min(cells.len()), Cell::Text(objects));
            Row::Cells(cells)
        })
    }
}

impl Told {
    fn objects(&self) -> String {
        let names = self.names.join(", ");
        match self.count - self.names.len() {
            0 if self.count > 1 => format!("{}: {names}", self.count),
            0 => names,
            more => format!("{}: {names} and {more} more", self.count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objects(together: bool, count: usize) -> Vec<Row> {
        let mut joined = Joined::new(together);
        for at in 0..count {
            joined.put(vec!["same".into(), "as all".into()], &format!("n{at}"));
        }
        joined.put(vec!["other".into(), "".into()], "x");
        assert_eq!(joined.count(), count + 1);
        joined.into_rows(1).collect()
    }

    #[test]
    fn what_is_the_same_of_many_objects_is_said_once_with_their_number() {
        let row = |first: &str, objects: &str, last: &str| {
            Row::Cells(vec![first.into(), objects.into(), last.into()])
        };
        assert_eq!(
            objects(true, 7),
            [
                row("same", "7: n0, n1, n2, n3, n4 and 2 more", "as all"),
                row("other", "x", "")
            ]
        );
        assert_eq!(objects(true, 2).len(), 2);
        assert_eq!(objects(false, 7).len(), 8);
    }
}
