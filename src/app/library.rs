//! What is known of the plans that are kept on this device, without
//! opening them.

use serde::{Deserialize, Serialize};

use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::text::Text;

use super::history::Millis;

/// What is known of one plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The plan.
    pub id: Key,
    /// Its name.
    pub name: Text,
    /// Its revision.
    pub revision: u32,
    /// How many workloads it protects.
    pub workloads: usize,
    /// When it was saved last, in milliseconds since 1970.
    pub saved_at: u64,
    /// Its readiness level when it was saved, if that was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Text>,
    /// Its score then, 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<u32>,
    /// When it was deleted; it is still there until the page is opened next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<u64>,
}

impl Entry {
    /// What is to be known of a plan that is saved now.
    pub fn of(plan: &Plan, now: Millis) -> Self {
        Self {
            id: plan.id(),
            name: plan.name().into(),
            revision: plan.revision(),
            workloads: plan.workloads.len(),
            saved_at: now.0,
            level: None,
            score: None,
            deleted_at: None,
        }
    }

    /// What is to be said of a plan whose entry cannot be read: that it is there.
    pub fn unreadable(id: Key) -> Self {
        Self {
            id,
            name: Text::default(),
            revision: 0,
            workloads: 0,
            saved_at: 0,
            level: None,
            score: None,
            deleted_at: None,
        }
    }

    /// The entry as it was written, if it can be read.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The entry as text.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Whether plans can be kept on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Nobody has looked yet.
    #[default]
    Unread,
    /// They can.
    Ready,
    /// They cannot, and why.
    Closed(Text),
}

/// The plans that are kept on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Whether they can be kept.
    pub shelf: Shelf,
    entries: Vec<Entry>,
}

impl Library {
    /// The library that holds these, deleted ones included.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut library = Self {
            shelf: Shelf::Ready,
            entries,
        };
        library.sort();
        library
    }

    /// A library of a device that keeps nothing.
    pub const fn closed(why: Text) -> Self {
        Self {
            shelf: Shelf::Closed(why),
            entries: Vec::new(),
        }
    }

    /// The plans, the one saved last first, without the deleted ones.
    pub fn plans(&self) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(|entry| entry.deleted_at.is_none())
    }

    /// The plans that were deleted.
    pub fn deleted(&self) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(|entry| entry.deleted_at.is_some())
    }

    /// What is known of that plan, deleted or not.
    pub fn get(&self, id: Key) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// Puts an entry in, in place of an older one of the same plan. What the
    /// new one does not say of level and score is kept.
    pub fn put(&mut self, mut entry: Entry) {
        if let Some(at) = self.entries.iter().position(|old| old.id == entry.id) {
            let old = self.entries.remove(at);
            entry.level = entry.level.or(old.level);
            entry.score = entry.score.or(old.score);
        }
        self.entries.push(entry);
        self.sort();
    }

    /// Forgets that plan.
    pub fn remove(&mut self, id: Key) {
        self.entries.retain(|entry| entry.id != id);
    }

    /// A name that no kept plan has: `name`, or `name (2)` and so on.
    pub fn free_name(&self, name: &str) -> String {
        let taken = |name: &str| self.plans().any(|entry| &*entry.name == name);
        if !taken(name) {
            return name.to_owned();
        }
        let mut number = 2;
        loop {
            let numbered = format!("{name} ({number})");
            if !taken(&numbered) {
                return numbered;
            }
            number += 1;
        }
    }

    fn sort(&mut self) {
        self.entries
            .sort_by(|one, two| (two.saved_at, one.id).cmp(&(one.saved_at, two.id)));
    }
}
