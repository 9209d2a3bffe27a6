//! Writes that are under way while the page goes away. The browser may drop them together with the
//! page, so they are left where a page can put something without waiting, and reach the disk when
//! the plan is opened the next time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::app::journal::{Content, Write};
use crate::browser::device;
use crate::browser::storage::{self, Database};
use crate::model::id::Key;

/// How much is left at most, in bytes: the place is small, and writing it holds up the page.
const MOST: usize = 1_000_000;

/// The writes of this page that the disk has not answered yet.
#[derive(Debug, Default)]
pub(super) struct LastWords {
    under_way: RefCell<Vec<Rc<Words>>>,
    /// Whether some of them were left, and are to be taken away when the disk answers.
    has_left: Cell<bool>,
}

/// A write as text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Words {
    plan: String,
    after: (u64, String),
    head: (u64, String),
    snapshot: Option<String>,
    record: Option<String>,
    owner: String,
    steps: Vec<(u32, String)>,
    steps_gone: Vec<u32>,
    steps_order: String,
    entry: String,
}

impl Words {
    /// The write, with steps of that owner.
    pub(super) fn of(write: &Write, owner: String) -> Self {
        let (snapshot, record) = match &write.content {
            Content::Snapshot(text) => (Some(text.clone()), None),
            Content::Record(text) => (None, Some(text.clone())),
        };
        Self {
            plan: write.plan.to_string(),
            after: super::disk::as_stored(write.after),
            head: super::disk::as_stored(write.head),
            snapshot,
            record,
            owner,
            steps: write.steps.put.clone(),
            steps_gone: write.steps.gone.clone(),
            steps_order: write.steps.order.clone(),
            entry: write.entry.write(),
        }
    }

    /// Brings it to the disk.
    pub(super) async fn put(
        &self,
        database: &Database,
        flush: bool,
    ) -> Result<(), storage::StorageError> {
        let head = |(number, tab): &(u64, String)| storage::Head {
            number: *number,
            tab: tab.clone(),
        };
        let steps = (!self.steps_order.is_empty()).then_some(storage::Steps {
            owner: &self.owner,
            put: &self.steps,
            gone: &self.steps_gone,
            order: &self.steps_order,
        });
        let write = storage::Write {
            plan: &self.plan,
            after: &head(&self.after),
            head: &head(&self.head),
            snapshot: self.snapshot.as_deref(),
            record: self.record.as_deref(),
            steps,
            entry: &self.entry,
            flush,
        };
        database.write(write).await
    }

    fn is_same(&self, other: &Self) -> bool {
        (&self.plan, &self.head) == (&other.plan, &other.head)
    }
}

impl LastWords {
    /// A write is on its way.
    pub(super) fn begin(&self, words: &Rc<Words>) {
        self.under_way.borrow_mut().push(Rc::clone(words));
    }

    /// The disk has answered.
    pub(super) fn end(&self, words: &Rc<Words>) {
        let mut under_way = self.under_way.borrow_mut();
        under_way.retain(|other| !Rc::ptr_eq(other, words));
        if self.has_left.get() {
            let mut left = left();
            left.retain(|other| !other.is_same(words));
            leave(&left);
            self.has_left.set(!under_way.is_empty());
        }
    }

    /// The page may go away before the disk answers.
    pub(super) fn leave(&self) {
        let under_way = self.under_way.borrow();
        // A whole plan is too large a thing to leave.
        let small = under_way.iter().filter(|words| words.snapshot.is_none());
        let own: Vec<&Rc<Words>> = small.collect();
        if own.is_empty() {
            return;
        }
        let mut words = left();
        words.retain(|other| !own.iter().any(|own| own.is_same(other)));
        words.extend(own.into_iter().map(|own| Words::clone(own)));
        leave(&words);
        self.has_left.set(true);
    }
}

/// Writes what was left of that plan, as far as it follows what the disk has: the rest is there
/// already, or was overtaken.
pub(super) async fn catch_up(database: &Database, plan: Key) {
    let plan = plan.to_string();
    let (own, others): (Vec<Words>, Vec<Words>) =
        left().into_iter().partition(|words| words.plan == plan);
    if own.is_empty() {
        return;
    }
    for words in own {
        // Refused where something else came after, which is told nobody: it was seen there.
        let _ = words.put(database, false).await;
    }
    leave(&others);
}

fn left() -> Vec<Words> {
    let text = device::left_behind();
    // What cannot be read is not what this version left.
    serde_json::from_str(&text).unwrap_or_default()
}

fn leave(words: &[Words]) {
    if words.is_empty() {
        return device::forget_left_behind();
    }
    let text = serde_json::to_string(words).unwrap_or_default();
    if text.len() <= MOST {
        device::leave_behind(&text);
    }
}
