//! What of a plan is as it was: so that what follows from ten thousand
//! workloads is not computed again when one of them changes.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::reference::AnyRef;
use crate::model::table::Table;
use crate::model::workload::Workload;

/// The workloads of a plan that are as they were in an earlier version, in a
/// deployment that is, too. Assignments and attestations count where they
/// name the workload or no object; those of other objects do not. Workloads
/// that were rehearsed together are looked at together, because the proof of
/// a drill covers all of them.
pub struct Unchanged<'a> {
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
        let changed = changed_workloads(before, now);
        for drill in now.drills.iter() {
            let took_part = || drill.workloads.iter().map(|id| id.key());
            if took_part().any(|key| changed.contains(&key)) {
                touched.extend(took_part());
            }
        }
        touched.extend(changed);
        Some(Self { now, touched })
    }

    /// Whether the workload at that place is as it was, and leans on no other.
    pub fn workload(&self, index: usize) -> bool {
        let Some(workload) = self.now.workloads.get_index(index) else {
            return false;
        };
        workload.depends_on.is_empty() && !self.touched.contains(&workload.meta.id)
    }
}

/// The workloads that were not in the earlier plan as they are now.
fn changed_workloads(before: &Plan, now: &Plan) -> BTreeSet<Key> {
    let address = |row: &Rc<Workload>| Rc::as_ptr(row) as usize;
    let as_before: BTreeSet<usize> = before.workloads.iter().map(address).collect();
    let rows = now.workloads.iter();
    rows.filter(|row| !as_before.contains(&address(row)))
        .map(|row| row.meta.id)
        .collect()
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
