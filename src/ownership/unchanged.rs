//! What of a plan is as it was: so that what follows from ten thousand
//! workloads is not computed again when one of them changes.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::reference::AnyRef;
use crate::model::table::Table;

/// The workloads of a plan that are as they were in an earlier version, in a
/// deployment that is, too. Assignments and attestations count where they
/// name the workload or no object; those of other objects do not.
pub struct Unchanged<'a> {
    before: &'a Plan,
    now: &'a Plan,
    touched: BTreeSet<Key>,
}

impl<'a> Unchanged<'a> {
    /// Compares by address; `None` where something changed that workloads
    /// lean on, so that all of them have to be looked at.
    pub fn new(before: &'a Plan, now: &'a Plan) -> Option<Self> {
        let leaned_on = Kind::ALL.iter().filter(|kind| {
            !matches!(
                kind,
                Kind::PlanFacts | Kind::Workload | Kind::Assignment | Kind::Attestation
            )
        });
        for &kind in leaned_on {
            if !before.table(kind).same(now.table(kind)) {
                return None;
            }
        }
        let mut touched = BTreeSet::new();
        touched.append(&mut changed(
            &before.assignments,
            &now.assignments,
            |row| row.object,
        )?);
        touched.append(&mut changed(
            &before.attestations,
            &now.attestations,
            |row| row.object,
        )?);
        Some(Self {
            before,
            now,
            touched,
        })
    }

    /// Whether the workload at that place is as it was, and leans on no other.
    pub fn workload(&self, index: usize) -> bool {
        let Some(workload) = self.now.workloads.get_index(index) else {
            return false;
        };
        let before = self.before.workloads.get(workload.id());
        before.is_some_and(|before| Rc::ptr_eq(before, workload))
            && workload.depends_on.is_empty()
            && !self.touched.contains(&workload.meta.id)
    }
}

/// The objects of which rows were added, changed or taken out; `None` where
/// such a row names no object, and so concerns all of them.
fn changed<T>(
    before: &Table<T>,
    now: &Table<T>,
    object: fn(&T) -> AnyRef,
) -> Option<BTreeSet<Key>> {
    let mut rows: BTreeMap<usize, (&T, u8)> = BTreeMap::new();
    for row in before.iter().chain(now.iter()) {
        rows.entry(Rc::as_ptr(row) as usize).or_insert((row, 0)).1 += 1;
    }
    let once = rows.values().filter(|(_, times)| *times == 1);
    once.map(|(row, _)| object(row).0.map(|(_, key)| key))
        .collect()
}
