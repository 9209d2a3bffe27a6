//! Differences made on another version than the one they were found on. Where that says something
//! else by now, the caller decides whose word counts; what lost is told.

use std::collections::BTreeMap;

use crate::model::Json;
use crate::model::edit::{Edit, Stamp};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::record::Map;
use crate::model::table::object_to_map;

use super::delta::{Delta, Values, What};
use super::row::content;

/// Whose word counts where the plan says something else by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wins {
    /// The differences'.
    Deltas,
    /// The plan's.
    Plan,
}

/// A plan with differences made on it.
#[derive(Clone, Debug)]
pub struct Played {
    /// The plan; the very same version where nothing had to be done.
    pub plan: Plan,
    /// What was not made, because the plan says something else by now.
    pub lost: Vec<Delta>,
}

/// Makes the differences on that plan, with the history of a new edit.
pub fn play(plan: &Plan, deltas: Vec<Delta>, wins: Wins, stamp: &Stamp) -> Played {
    let mut playing = Playing {
        plan,
        wins,
        removals: Vec::new(),
        fields: Vec::new(),
        additions: Vec::new(),
        lost: Vec::new(),
    };
    for delta in deltas {
        playing.take(delta);
    }
    playing.hold_together();
    let made = playing.made(stamp).unwrap_or_else(|| plan.clone());
    Played {
        plan: made,
        lost: playing.lost,
    }
}

pub(super) struct Playing<'a> {
    pub(super) plan: &'a Plan,
    pub(super) wins: Wins,
    pub(super) removals: Vec<Delta>,
    pub(super) fields: Vec<(Kind, Key, BTreeMap<String, Json>)>,
    pub(super) additions: Vec<(Kind, Map, usize)>,
    pub(super) lost: Vec<Delta>,
}

impl Playing<'_> {
    fn take(&mut self, delta: Delta) {
        let Delta { kind, id, what } = delta;
        let row = self.plan.object(kind, id);
        match (row, what) {
            (Some(row), What::Changed(fields)) => self.change(kind, id, &content(row), fields),
            (Some(row), What::Added(object, _)) => {
                let now = content(row);
                let blank = |(key, is): (String, Json)| {
                    let was = Json::Null;
                    (key, Values { was, is })
                };
                let stated = statements(object).into_iter().map(blank).collect();
                self.change(kind, id, &now, stated);
            }
            (Some(row), What::Removed(object, at)) => {
                let is_as_it_was = without_notes(content(row)) == without_notes(object.clone());
                let goes = is_as_it_was || self.wins == Wins::Deltas;
                let what = What::Removed(object, at);
                let delta = Delta { kind, id, what };
                let to = if goes {
                    &mut self.removals
                } else {
                    &mut self.lost
                };
                to.push(delta);
            }
            (None, What::Added(object, at)) => self.additions.push((kind, object, at)),
            (None, What::Removed(..)) => {}
            (None, what @ What::Changed(_)) => self.lost.push(Delta { kind, id, what }),
        }
    }

    fn change(&mut self, kind: Kind, id: Key, now: &Map, fields: BTreeMap<String, Values>) {
        let (mut made, mut lost) = (BTreeMap::new(), BTreeMap::new());
        for (key, values) in fields {
            let current = now.get(&key).unwrap_or(&Json::Null);
            // What stays is stated anew: a removal takes pointers along.
            let stays = values.was == values.is;
            if *current == values.was || (self.wins == Wins::Deltas && *current != values.is) {
                made.insert(key, values.is);
            } else if *current != values.is && !stays {
                lost.insert(key, values);
            }
        }
        if !made.is_empty() {
            self.fields.push((kind, id, made));
        }
        if !lost.is_empty() {
            let what = What::Changed(lost);
            self.lost.push(Delta { kind, id, what });
        }
    }

    /// The plan with everything made; none where there is nothing to make.
    fn made(&mut self, stamp: &Stamp) -> Option<Plan> {
        let is_idle =
            self.removals.is_empty() && self.fields.is_empty() && self.additions.is_empty();
        if is_idle {
            return None;
        }
        // Removals come first: the places of what is added count without them, and they take
        // pointers along that a changed object may keep.
        let cleared = self.cleared()?;
        let facts = cleared.id();
        if !self
            .fields
            .iter()
            .any(|(kind, ..)| *kind == Kind::PlanFacts)
        {
            self.fields.push((Kind::PlanFacts, facts, BTreeMap::new()));
        }
        let mut edits = Vec::new();
        for (kind, id, fields) in std::mem::take(&mut self.fields) {
            let Some(row) = cleared.object(kind, id) else {
                continue;
            };
            let before = object_to_map(row);
            let mut object = before.clone();
            for (key, value) in fields {
                match value {
                    Json::Null => object.remove(&key),
                    value => object.insert(key, value),
                };
            }
            renew(&mut object, Some(&before), stamp);
            let at = None;
            edits.push(Edit::Put { kind, object, at });
        }
        for (kind, mut object, at) in std::mem::take(&mut self.additions) {
            renew(&mut object, None, stamp);
            let at = Some(at);
            edits.push(Edit::Put { kind, object, at });
        }
        cleared.replay(&edits).ok()
    }
}

/// What an object states, without identity and history.
fn statements(mut object: Map) -> Map {
    for key in super::row::NO_STATEMENT {
        object.remove(key);
    }
    object
}

/// What an object states, without when an import saw it.
fn without_notes(object: Map) -> Map {
    let mut object = statements(object);
    object.remove("imported");
    object
}

/// Gives an object the history of a new edit, with a revision that goes on from both.
fn renew(object: &mut Map, now: Option<&Map>, stamp: &Stamp) {
    let revision = |map: &Map| {
        map.get("revision")
            .and_then(Json::as_u64)
            .unwrap_or_default()
    };
    let next = now.map_or(0, revision).max(revision(object)) + 1;
    object.insert("revision".to_owned(), next.into());
    object.remove("changed_by");
    if !stamp.by.is_empty() {
        object.insert("changed_by".to_owned(), Json::from(&*stamp.by));
    }
    object.remove("changed_at");
    if let Some(at) = stamp.at {
        object.insert("changed_at".to_owned(), Json::String(at.to_string()));
    }
}
