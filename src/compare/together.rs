//! What is said of an object goes with it and stays with it, also where differences are made on a
//! version on which others went on.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::difference::removed;
use crate::model::edit::Edit;
use crate::model::field::FieldValue;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::reference::AnyRef;

use super::delta::{Delta, What};
use super::play::Playing;

impl Playing<'_> {
    /// An object of which others say something else stays, and what was said of what stays stays, too.
    pub(super) fn hold_together(&mut self) {
        let about: BTreeMap<(Kind, Key), (Kind, Key)> = self.plan.said().collect();
        while !self.removals.is_empty() {
            let lost = self.lost.iter();
            let staying: BTreeSet<(Kind, Key)> = lost
                .filter(|delta| matches!(delta.what, What::Removed(..)))
                .map(|delta| (delta.kind, delta.id))
                .collect();
            let needed: BTreeSet<_> = staying.iter().filter_map(|row| about.get(row)).collect();
            let said = self.plan.goes_with(&staying);
            let removals = std::mem::take(&mut self.removals).into_iter();
            let (kept, removals): (Vec<Delta>, Vec<Delta>) = removals
                .filter(|delta| !said.contains(&(delta.kind, delta.id)))
                .partition(|delta| needed.contains(&(delta.kind, delta.id)));
            self.removals = removals;
            if kept.is_empty() {
                break;
            }
            self.lost.extend(kept);
        }
    }

    /// The plan without what goes, and without what others said of that since; nothing where they
    /// do not fit.
    pub(super) fn cleared(&self) -> Option<Plan> {
        let gone = self.removals.iter().map(|delta| (delta.kind, delta.id));
        let remove = |(kind, id): (Kind, Key)| Edit::Remove { kind, id };
        let edits: Vec<Edit> = gone.clone().map(remove).collect();
        let cleared = self.plan.replay(&edits).ok()?;
        let mut rest = cleared.clone();
        rest.forget_what_was_said(self.plan, gone.collect()).ok()?;
        // What the differences themselves turn away from it stays.
        let turned = |(kind, id): &(Kind, Key)| {
            let own = self.fields.iter();
            own.filter(|(.., fields)| fields.contains_key("object"))
                .any(|(of, key, _)| (of, key) == (kind, id))
        };
        let said = removed(&cleared, &rest).into_iter();
        let edits: Vec<Edit> = said.filter(|row| !turned(row)).map(remove).collect();
        cleared.replay(&edits).ok()
    }
}

/// What a row is about, if it is a statement about an object.
pub(super) fn about(row: &Map) -> Option<(Kind, Key)> {
    row.get("object").and_then(AnyRef::from_json)?.0
}
