//! The plan that is open: its history, and how much of it is safely stored.

use std::rc::Rc;

use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::text::Text;

use super::history::{History, Millis};

/// A snapshot takes the place of a journal that has grown longer than this.
pub const JOURNAL: u32 = 200;

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
    /// The version that is known to be on the disk, with the number of its
    /// write; 0 and nothing where nothing was written yet.
    pub saved: Version,
    /// Later versions that are on their way, in order.
    pub under_way: Vec<Version>,
    /// How many journal records follow the snapshot.
    pub journal: u32,
    /// Since when an edit has waited to be handed over.
    pub waiting_since: Option<Millis>,
    /// What is in the way.
    pub trouble: Option<Trouble>,
}

/// A version of a plan with the number of the write that carries it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Version {
    /// The number of the write.
    pub number: u64,
    /// The plan; `None` before the first write.
    pub plan: Option<Rc<Plan>>,
}

/// Why a document is not being stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser refused; it is tried again at the next edit.
    Refused(Text),
    /// Another tab saved the same plan meanwhile.
    OtherTab,
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
    pub fn read(plan: Rc<Plan>, number: u64, journal: u32) -> Self {
        let saved = Version {
            number,
            plan: Some(Rc::clone(&plan)),
        };
        Self {
            id: plan.id(),
            history: History::new(plan),
            stored: Stored {
                saved,
                journal,
                ..Stored::default()
            },
        }
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

    /// The version that was handed over last.
    pub fn sent(&self) -> &Version {
        self.stored.under_way.last().unwrap_or(&self.stored.saved)
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
