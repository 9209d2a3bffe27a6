//! The edits that lead from one version of a plan to another.

use std::collections::BTreeSet;

use super::edit::Edit;
use super::id::Key;
use super::plan::{Kind, Plan};
use super::table::{AnyObject, AnyTable, object_to_map};

/// The edits that turn `before` into `after`. Cost grows with what changed:
/// rows with the same address are not looked at.
pub fn difference(before: &Plan, after: &Plan) -> Vec<Edit> {
    // Removals come first: the places of what is added count without them.
    // They take pointers along, so what points to a removed object all the
    // same is put again. What moved is removed and added, too.
    let moved: BTreeSet<Key> = Kind::ALL
        .iter()
        .flat_map(|&kind| moved(before.table(kind), after.table(kind)))
        .collect();
    let removed = gone(before, after, &moved);
    let keys: BTreeSet<Key> = removed.iter().map(|(_, key)| *key).collect();
    let leans = |row: &dyn AnyObject| row.points_to(&|key| keys.contains(&key));
    let mut edits: Vec<Edit> = removed
        .iter()
        .map(|&(kind, id)| Edit::Remove { kind, id })
        .collect();
    for &kind in Kind::ALL {
        let (old, new) = (before.table(kind), after.table(kind));
        if old.same(new) && removed.is_empty() {
            continue;
        }
        for index in 0..new.count() {
            let Some(row) = new.row(index) else { continue };
            let stays = !moved.contains(&row.meta().id);
            let place = place_before(old, new, index).filter(|_| stays);
            let as_before = place.is_some_and(|place| old.address(place) == new.address(index));
            if !as_before || leans(row) {
                edits.push(Edit::Put {
                    kind,
                    object: object_to_map(row),
                    at: place.is_none().then_some(index),
                });
            }
        }
    }
    edits
}

/// What the second plan does not have any more.
pub(crate) fn removed(before: &Plan, after: &Plan) -> Vec<(Kind, Key)> {
    gone(before, after, &BTreeSet::new())
}

/// What the second plan does not have any more, and what moved.
fn gone(before: &Plan, after: &Plan, moved: &BTreeSet<Key>) -> Vec<(Kind, Key)> {
    let mut gone = Vec::new();
    for &kind in Kind::ALL {
        let (old, new) = (before.table(kind), after.table(kind));
        if old.same(new) {
            continue;
        }
        // From the end, where taking out is cheap.
        for index in (0..old.count()).rev() {
            let Some(row) = old.row(index) else { continue };
            let id = row.meta().id;
            if place_before(new, old, index).is_none() || moved.contains(&id) {
                gone.push((kind, id));
            }
        }
    }
    gone
}

/// What both tables have, in another order: those that come behind one that they stood before.
fn moved(old: &dyn AnyTable, new: &dyn AnyTable) -> Vec<Key> {
    let mut moved = Vec::new();
    if old.same(new) {
        return moved;
    }
    let mut last = 0;
    for index in 0..new.count() {
        match place_before(old, new, index) {
            Some(place) if place < last => moved.extend(new.row(index).map(|row| row.meta().id)),
            Some(place) => last = place,
            None => {}
        }
    }
    moved
}

/// Where `one` has the object that `two` has at that place: the same place,
/// after most edits.
pub(crate) fn place_before(one: &dyn AnyTable, two: &dyn AnyTable, index: usize) -> Option<usize> {
    let id = |table: &dyn AnyTable| table.row(index).map(|row| row.meta().id);
    if one.address(index) == two.address(index) || id(one) == id(two) {
        return Some(index);
    }
    one.position(id(two)?)
}
