//! What stays in a merged plan although one copy took it out, until somebody
//! decides: what the other copy leans on anew, and what is said of what stays.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::table::{AnyObject, object_to_map};

use super::merge::Merging;
use super::row::content;
use super::twins::keys;

impl Merging<'_> {
    /// What one took out stays where the other points to it anew, or says
    /// something else of it.
    pub(super) fn keep_what_is_used(&mut self) {
        let used = leans_anew_on(self.base, self.mine);
        let (back, removals): (Vec<_>, Vec<_>) = std::mem::take(&mut self.removals)
            .into_iter()
            .partition(|(kind, key)| used.contains(key) && self.is_gone(*kind, *key, self.theirs));
        self.removals = removals;
        for (kind, key) in back {
            let mine = self.mine.object(kind, key);
            self.gone_and_changed(kind, key, (mine, None));
        }
        let written = self.written();
        let used = leans_anew_on(self.base, self.theirs);
        for &kind in Kind::ALL {
            for (index, key) in keys(self.theirs.table(kind)) {
                let is_to_come = used.contains(&key)
                    && self.is_gone(kind, key, self.mine)
                    && !written.contains(&(kind, key.to_string()));
                let row = self.theirs.table(kind).row(index);
                if let Some(row) = row.filter(|_| is_to_come) {
                    self.puts.push((kind, object_to_map(row), None));
                    self.gone_and_changed(kind, key, (None, Some(row)));
                }
            }
        }
    }

    /// What went with an object stays with it where that stays until somebody
    /// decides.
    pub(super) fn keep_what_is_said(&mut self) {
        let whole = self
            .clashes
            .iter()
            .filter(|(_, _, clash)| clash.field.is_empty());
        let staying: BTreeSet<(Kind, Key)> = whole.map(|(kind, key, _)| (*kind, *key)).collect();
        let said: BTreeSet<(Kind, Key)> = self.mine.said_of(&staying).into_iter().collect();
        let mut removals = std::mem::take(&mut self.removals);
        removals.retain(|&(kind, key)| {
            !(said.contains(&(kind, key)) && self.is_gone(kind, key, self.theirs))
        });
        self.removals = removals;
        let written = self.written();
        for (kind, key) in self.theirs.said_of(&staying) {
            let row = self.theirs.object(kind, key);
            if let Some(row) = row.filter(|_| self.is_gone(kind, key, self.mine))
                && !written.contains(&(kind, key.to_string()))
            {
                self.puts.push((kind, object_to_map(row), None));
            }
        }
    }

    /// A pointer that all copies have stays, though what it points to goes: a
    /// removal alone would take it along.
    pub(super) fn keep_pointers(&mut self) {
        let removals: BTreeSet<(Kind, Key)> = self.removals.iter().copied().collect();
        let gone = removals
            .iter()
            .filter(|(kind, key)| self.is_gone(*kind, *key, self.theirs));
        let gone: BTreeSet<Key> = gone.map(|(_, key)| *key).collect();
        let written = self.written();
        for &kind in Kind::ALL {
            let table = self.mine.table(kind);
            for (index, key) in keys(table).filter(|_| !gone.is_empty()) {
                let row = table
                    .row(index)
                    .filter(|row| row.points_to(&|key| gone.contains(&key)));
                if let Some(row) = row
                    && !removals.contains(&(kind, key))
                    && !written.contains(&(kind, key.to_string()))
                {
                    self.puts.push((kind, object_to_map(row), None));
                }
            }
        }
    }

    /// What is written into `mine`, by the ids as they are written.
    fn written(&self) -> BTreeSet<(Kind, String)> {
        let puts = self.puts.iter();
        puts.filter_map(|(kind, map, _)| Some((*kind, map.get("id")?.as_str()?.to_owned())))
            .collect()
    }

    /// Whether that copy took the object out.
    fn is_gone(&self, kind: Kind, key: Key, from: &Plan) -> bool {
        self.base.object(kind, key).is_some() && from.object(kind, key).is_none()
    }
}

/// The objects that a row of `now` points to and did not point to in `before`,
/// and those of which something else is said now.
fn leans_anew_on(before: &Plan, now: &Plan) -> BTreeSet<Key> {
    let about: BTreeMap<(Kind, Key), Key> =
        now.said().map(|(row, (_, object))| (row, object)).collect();
    let mut found = BTreeSet::new();
    for &kind in Kind::ALL {
        let table = now.table(kind);
        if table.same(before.table(kind)) {
            continue;
        }
        for (index, key) in keys(table) {
            let Some(row) = table.row(index) else {
                continue;
            };
            let was = before.object(kind, key);
            let then = was.map(pointers).unwrap_or_default();
            found.extend(pointers(row).difference(&then));
            if let Some(object) = about.get(&(kind, key))
                && was.is_some_and(|was| content(was) != content(row))
            {
                found.insert(*object);
            }
        }
    }
    found
}

fn pointers(row: &dyn AnyObject) -> BTreeSet<Key> {
    let seen = RefCell::new(BTreeSet::new());
    // It asks until it is told yes.
    row.points_to(&|key| {
        seen.borrow_mut().insert(key);
        false
    });
    seen.into_inner()
}
