//! What of a plan is as it was: so that what follows from ten thousand
//! workloads is not computed again when one of them changes.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::model::drill::Drill;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::reference::AnyRef;
use crate::model::snapshot::Snapshot;
use crate::model::table::{AnyTable, Table};
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
                Kind::PlanFacts
                    | Kind::Workload
                    | Kind::Assignment
                    | Kind::Attestation
                    | Kind::Snapshot
                    | Kind::Comment
                    | Kind::Milestone
            )
        });
        for &kind in leaned_on {
            if !before.table(kind).same(now.table(kind)) {
                return None;
            }
        }
        let failures = |plan: &Plan| plan.facts.first().map(|facts| facts.failed_runs_assumed);
        if failures(before) != failures(now) {
            return None;
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
        let mut changed = changed_workloads(before, now);
        let (proven, of_drills) = changed_proofs(before, now);
        changed.extend(proven);
        if of_drills {
            changed.extend(now.drills.iter().flat_map(|drill| took_part(drill)));
        }
        for drill in now.drills.iter() {
            if took_part(drill).any(|key| changed.contains(&key)) {
                touched.extend(took_part(drill));
            }
        }
        touched.extend(changed);
        spread(now, &mut touched);
        Some(Self { now, touched })
    }

    /// Whether the workload at that place is as it was, and so is every other
    /// that it leans on.
    pub fn workload(&self, index: usize) -> bool {
        let workload = self.now.workloads.get_index(index);
        workload.is_some_and(|workload| !self.touched.contains(&workload.meta.id))
    }
}

/// Adds what leans on a touched workload, directly or through others.
fn spread(plan: &Plan, touched: &mut BTreeSet<Key>) {
    let leaning = |workload: &&Rc<Workload>| !workload.depends_on.is_empty();
    let mut rest: Vec<&Rc<Workload>> = plan.workloads.iter().filter(leaning).collect();
    loop {
        let known = touched.len();
        rest.retain(|workload| {
            let mut others = workload.depends_on.iter();
            let leans = others.any(|id| touched.contains(&id.key()));
            if leans {
                touched.insert(workload.meta.id);
            }
            !leans
        });
        if touched.len() == known {
            break;
        }
    }
}

fn took_part(drill: &Drill) -> impl Iterator<Item = Key> {
    drill.workloads.iter().map(|id| id.key())
}

/// The workloads of which it is kept in another way what a proof of them
/// covers, and whether that goes for drills, too. Only what is said of a
/// change since then depends on it.
fn changed_proofs(before: &Plan, now: &Plan) -> (BTreeSet<Key>, bool) {
    let (mut workloads, mut of_drills) = (BTreeSet::new(), false);
    if before.snapshots.same(&now.snapshots) {
        return (workloads, of_drills);
    }
    let mut rows: BTreeMap<usize, (&Snapshot, u8)> = BTreeMap::new();
    for row in before.snapshots.iter().chain(now.snapshots.iter()) {
        rows.entry(Rc::as_ptr(row) as usize).or_insert((row, 0)).1 += 1;
    }
    let mut changed = BTreeSet::new();
    loop {
        let known = changed.len();
        for (row, times) in rows.values() {
            if *times == 1 || row.rests_on.iter().any(|id| changed.contains(&id.key())) {
                changed.insert(row.meta.id);
            }
        }
        if changed.len() == known {
            break;
        }
    }
    for (row, _) in rows
        .values()
        .filter(|(row, _)| changed.contains(&row.meta.id))
    {
        of_drills |= row.kind.is_empty();
        workloads.extend(row.object.parse::<Key>());
    }
    (workloads, of_drills)
}

/// The workloads that were added, changed or taken out.
fn changed_workloads(before: &Plan, now: &Plan) -> BTreeSet<Key> {
    let address = |row: &Rc<Workload>| Rc::as_ptr(row) as usize;
    let addresses = |one: &Plan| one.workloads.iter().map(address).collect::<BTreeSet<_>>();
    let (as_before, as_now) = (addresses(before), addresses(now));
    let new = now.workloads.iter();
    let new = new.filter(|row| !as_before.contains(&address(row)));
    let gone = before.workloads.iter();
    let gone = gone.filter(|row| !as_now.contains(&address(row)));
    new.chain(gone).map(|row| row.meta.id).collect()
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
