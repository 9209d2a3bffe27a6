//! The plan that is open: its history, and how much of it is safely stored.

use std::rc::Rc;

use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::text::Text;

use super::action::Loaded;
use super::history::{History, Millis};
use super::journal::Head;

/// A snapshot takes the place of a journal that has grown longer than this.
/// It is long, because a snapshot takes its time where a plan is large.
pub const JOURNAL: u32 = 1_000;

/// The plan that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its identity.
    pub id: Key,
    /// Its versions.
    pub history: History,
    /// How much of it is stored.
    pub stored: Stored,
}

/// How much of a document is stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// The version that is known to be on the disk, with its write; nothing
    /// where nothing was written yet.
    pub saved: Version,
    /// Later versions that are on their way, in order.
    pub under_way: Vec<Version>,
    /// How many journal records follow the snapshot.
    pub journal: u32,
    /// Since when an edit has waited to be handed over.
    pub waiting_since: Option<Millis>,
    /// When the last edit was made here.
    pub edited_at: Millis,
    /// The highest number of a write of another tab that was heard of.
    pub heard: u64,
    /// Whether what other tabs wrote is being read.
    pub catching_up: bool,
    /// Edits that were overtaken by another tab before they were written.
    pub overtaken: Vec<Edit>,
    /// What is in the way.
    pub trouble: Option<Trouble>,
}

/// A version of a plan with the write that carries it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// The write.
    pub head: Head,
    /// By which the write's end is known (see [`super::journal::Write`]); 0 where none is awaited.
    pub ticket: u64,
    /// The plan; `None` before the first write.
    pub plan: Option<Rc<Plan>>,
}

/// Why a document is not being stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser refused; it is tried again at the next edit.
    Refused(Text),
    /// Another tab keeps a plan of the same identity, and the two have no
    /// version in common.
    OtherTab,
    /// What is on the disk cannot be read in whole; the plan is as far as it
    /// could be. Nothing is written, so that nothing there is lost.
    Damaged(Text),
    /// The device does not have the plan any more.
    Gone,
    /// It is only looked at, and published at that path of the site.
    OnlyLookedAt(Text),
}

impl Trouble {
    /// Whether nothing is written until somebody has decided.
    pub const fn asks(&self) -> bool {
        !matches!(self, Self::Refused(_))
    }
}

/// What the header says of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is on the disk.
    Saved,
    /// The last edits are on their way.
    Saving,
    /// They are not.
    Trouble(Trouble),
}

impl Document {
    /// A plan of which nothing is stored yet.
    pub fn fresh(plan: Rc<Plan>) -> Self {
        Self {
            id: plan.id(),
            history: History::new(plan),
            stored: Stored::default(),
        }
    }

    /// A plan that was read from the disk.
    pub fn read(loaded: Loaded) -> Self {
        let saved = Version {
            head: loaded.head,
            ticket: 0,
            plan: Some(Rc::clone(&loaded.plan)),
        };
        Self {
            id: loaded.plan.id(),
            history: History::with_steps(loaded.plan, loaded.steps),
            stored: Stored {
                saved,
                journal: loaded.journal,
                trouble: loaded.damage.map(Trouble::Damaged),
                ..Stored::default()
            },
        }
    }

    /// A plan that is only looked at: it is never handed over, and not changed.
    pub fn looked_at(plan: Rc<Plan>, path: Text) -> Self {
        let mut document = Self::fresh(plan);
        document.stored.trouble = Some(Trouble::OnlyLookedAt(path));
        document
    }

    /// Whether it is only looked at.
    pub const fn is_only_looked_at(&self) -> bool {
        matches!(self.stored.trouble, Some(Trouble::OnlyLookedAt(_)))
    }

    /// The plan as it is now.
    pub const fn plan(&self) -> &Rc<Plan> {
        self.history.present()
    }

    /// What the header says.
    pub fn save_state(&self) -> SaveState {
        match &self.stored.trouble {
            Some(trouble) => SaveState::Trouble(trouble.clone()),
            None if self.stored.saved.is(self.plan()) => SaveState::Saved,
            None => SaveState::Saving,
        }
    }

    /// Whether it may leave the memory: the disk has all of it.
    pub fn is_safe(&self) -> bool {
        let is_gone = self.stored.trouble == Some(Trouble::Gone);
        self.stored.saved.is(self.plan()) && !is_gone
    }

    /// The version that was handed over last.
    pub fn sent(&self) -> &Version {
        self.stored.under_way.last().unwrap_or(&self.stored.saved)
    }

    /// Whether nothing may be written: until somebody has decided, or until it
    /// is known what other tabs wrote.
    pub fn is_held_back(&self) -> bool {
        let asks = self.stored.trouble.as_ref().is_some_and(Trouble::asks);
        asks || self.stored.catching_up
    }

    /// What is to be handed over, if anything: a snapshot where there is none
    /// yet or the journal has grown long, otherwise the edits since.
    pub fn unsent(&self) -> Option<Unsent> {
        match &self.sent().plan {
            Some(sent) if Rc::ptr_eq(sent, self.plan()) => None,
            Some(sent) if self.stored.journal < JOURNAL => {
                Some(Unsent::EditsSince(Rc::clone(sent)))
            }
            _ => Some(Unsent::Snapshot),
        }
    }
}

impl Version {
    /// Whether it is that very version.
    pub fn is(&self, plan: &Rc<Plan>) -> bool {
        self.plan.as_ref().is_some_and(|own| Rc::ptr_eq(own, plan))
    }
}

/// What a write carries.
#[derive(Clone, Debug, PartialEq)]
pub enum Unsent {
    /// The whole plan.
    Snapshot,
    /// The edits since that version, which was handed over last.
    EditsSince(Rc<Plan>),
}
