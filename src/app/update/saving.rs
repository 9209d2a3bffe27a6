//! The way of the open plan to the disk. Edits are handed over a fixed time
//! after the first that waits, not after the last, so that somebody who
//! types without a pause is saved all the same.

use std::rc::Rc;

use crate::app::action::WriteError;
use crate::app::document::{Document, Stored, Trouble, Unsent, Version};
use crate::app::editor::Editor;
use crate::app::effect::Effect;
use crate::app::history::Millis;
use crate::app::journal::{Content, Write};
use crate::app::library::Entry;
use crate::model::id::Key;

use super::Step;

/// How long an edit waits for others before it is handed over, in
/// milliseconds. The disk takes the rest of the 300 ms that an edit may take.
pub const SAVE_DELAY: u64 = 120;

/// A journal of that length is folded into the snapshot when a plan is opened.
const FOLD: u32 = 20;

impl Step {
    /// Sees to it that the open plan is handed over before long.
    pub(super) fn save_soon(&mut self) {
        let now = self.now;
        let Some(document) = &mut self.state.document else {
            return;
        };
        if document.stored.trouble == Some(Trouble::OtherTab) {
            return;
        }
        let stored = &mut Rc::make_mut(document).stored;
        if stored.waiting_since.is_none() {
            stored.waiting_since = Some(now);
            self.effects.push(Effect::SaveLater(SAVE_DELAY));
        }
    }

    /// Hands over what was not handed over yet.
    pub(super) fn hand_over(&mut self, flush: bool) {
        let (Some(document), Some(editor)) = (&mut self.state.document, self.editor) else {
            return;
        };
        if let Some(write) = send(document, editor, self.now) {
            self.effects.push(Effect::Write { write, flush });
        }
    }

    /// Keeps a plan that is not open in memory until it is on the disk.
    pub(super) fn park(&mut self, mut document: Rc<Document>) {
        let editor = self.editor;
        if let Some(write) = editor.and_then(|editor| send(&mut document, editor, self.now)) {
            self.effects.push(Effect::Write {
                write,
                flush: false,
            });
        }
        if !document.stored.saved.is(document.plan()) {
            let parked = Rc::make_mut(&mut self.state.parked);
            parked.retain(|other| other.id != document.id);
            parked.push(document);
        }
    }

    /// Folds a journal that has grown into the snapshot.
    pub(super) fn fold(&mut self, document: &Document) {
        if document.stored.journal >= FOLD
            && let Some(plan) = &document.stored.saved.plan
            && let Some(editor) = self.editor
        {
            let number = document.stored.saved.number;
            let write = Box::new(Write {
                plan: document.id,
                after: number,
                number,
                content: Content::Snapshot((editor.snapshot)(plan)),
                entry: Entry::of(plan, self.now),
            });
            self.effects.push(Effect::Write {
                write,
                flush: false,
            });
        }
    }

    pub(super) fn written(&mut self, plan: Key, number: u64, result: Result<(), WriteError>) {
        let Some(reached) =
            self.with_document(plan, |document| note(&mut document.stored, number, result))
        else {
            return;
        };
        if reached {
            self.effects.push(Effect::TellTabs {
                plan,
                sequence: number,
            });
            self.note_saved(plan);
        }
        self.unpark(plan);
    }

    pub(super) fn other_tab(&mut self, plan: Key, number: u64) {
        self.effects.push(Effect::ReadLibrary);
        self.with_document(plan, |document| {
            if number > document.sent().number {
                document.stored.trouble = Some(Trouble::OtherTab);
            }
        });
    }

    fn with_document<R>(&mut self, id: Key, change: impl FnOnce(&mut Document) -> R) -> Option<R> {
        if let Some(document) = &mut self.state.document
            && document.id == id
        {
            return Some(change(Rc::make_mut(document)));
        }
        let at = self
            .state
            .parked
            .iter()
            .position(|document| document.id == id)?;
        let parked = Rc::make_mut(&mut self.state.parked);
        parked
            .get_mut(at)
            .map(|document| change(Rc::make_mut(document)))
    }

    fn note_saved(&mut self, id: Key) {
        let now = self.now;
        let plan = self.with_document(id, |document| document.stored.saved.plan.clone());
        let deleted = self
            .state
            .library
            .get(id)
            .is_some_and(|entry| entry.deleted_at.is_some());
        if let Some(Some(plan)) = plan
            && !deleted
        {
            Rc::make_mut(&mut self.state.library).put(Entry::of(&plan, now));
        }
    }

    fn unpark(&mut self, id: Key) {
        let done = |document: &Rc<Document>| {
            document.id == id && document.stored.saved.is(document.plan())
        };
        if self.state.parked.iter().any(done) {
            Rc::make_mut(&mut self.state.parked).retain(|document| !done(document));
        }
    }
}

/// The write that brings the disk up to date, if one is needed.
fn send(document: &mut Rc<Document>, editor: Editor, now: Millis) -> Option<Box<Write>> {
    if document.stored.trouble == Some(Trouble::OtherTab) {
        return None;
    }
    let unsent = document.unsent();
    if unsent.is_none() && document.stored.waiting_since.is_none() {
        return None;
    }
    let document = Rc::make_mut(document);
    document.stored.waiting_since = None;
    let unsent = unsent?;
    let plan = Rc::clone(document.plan());
    let after = document.sent().number;
    let content = match unsent {
        Unsent::Snapshot => {
            document.stored.journal = 0;
            Content::Snapshot((editor.snapshot)(&plan))
        }
        Unsent::EditsSince(sent) => {
            document.stored.journal += 1;
            Content::Record((editor.record)(&sent, &plan))
        }
    };
    document.stored.under_way.push(Version {
        number: after + 1,
        plan: Some(Rc::clone(&plan)),
    });
    Some(Box::new(Write {
        plan: document.id,
        after,
        number: after + 1,
        content,
        entry: Entry::of(&plan, now),
    }))
}

/// Notes how a write ended; whether a version reached the disk by it.
fn note(stored: &mut Stored, number: u64, result: Result<(), WriteError>) -> bool {
    let Some(at) = stored
        .under_way
        .iter()
        .position(|version| version.number == number)
    else {
        return false;
    };
    match result {
        Ok(()) => {
            if let Some(version) = stored.under_way.drain(..=at).next_back() {
                stored.saved = version;
            }
            stored.trouble = None;
            return true;
        }
        Err(WriteError::Conflict) => stored.trouble = Some(Trouble::OtherTab),
        Err(WriteError::Refused(why)) => stored.trouble = Some(Trouble::Refused(why)),
    }
    // What came after the failed write cannot have been accepted either.
    stored.under_way.clear();
    stored.waiting_since = None;
    false
}
