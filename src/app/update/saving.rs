//! The way of the open plan to the disk. Edits are handed over a fixed time
//! after the first that waits, not after the last, so that somebody who
//! types without a pause is saved all the same.

use std::rc::Rc;

use crate::app::action::WriteError;
use crate::app::document::{Document, Stored, Trouble, Unsent, Version};
use crate::app::editor::Editor;
use crate::app::effect::Effect;
use crate::app::history::Millis;
use crate::app::journal::{Content, Head, Write};
use crate::app::library::Entry;
use crate::app::steps::Steps;
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
        if document.stored.trouble.as_ref().is_some_and(Trouble::asks) {
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
        if let Some(document) = &self.state.document {
            let id = document.id;
            self.hand_over_of(id, flush);
        }
    }

    /// The same for any plan that is in memory.
    pub(super) fn hand_over_of(&mut self, id: Key, flush: bool) {
        let (Some(editor), now, tab) = (self.editor, self.now, self.state.tab) else {
            return;
        };
        let needs = |document: &Document| {
            let is_waiting = document.stored.waiting_since.is_some();
            !document.is_held_back() && (is_waiting || document.unsent().is_some())
        };
        if !self.any_document(id, needs) {
            return;
        }
        let ticket = self.state.tickets + 1;
        let write = self.with_document(id, |document| send(document, editor, now, (tab, ticket)));
        if let Some(Some(write)) = write {
            self.state.tickets = ticket;
            self.effects.push(Effect::Write { write, flush });
        }
    }

    /// Keeps a plan that is not open in memory until it is on the disk.
    pub(super) fn park(&mut self, document: Rc<Document>) {
        let id = document.id;
        if document.is_safe() {
            return;
        }
        let parked = Rc::make_mut(&mut self.state.parked);
        parked.retain(|other| other.id != id);
        parked.push(document);
        self.hand_over_of(id, false);
    }

    /// Folds a journal that has grown into the snapshot.
    pub(super) fn fold(&mut self, document: &Document) {
        if document.stored.journal >= FOLD
            && document.stored.trouble.is_none()
            && let Some(plan) = &document.stored.saved.plan
            && let Some(editor) = self.editor
        {
            let head = document.stored.saved.head;
            let write = Box::new(Write {
                plan: document.id,
                after: head,
                head,
                ticket: 0,
                content: Content::Snapshot((editor.snapshot)(plan)),
                steps: Steps::default(),
                entry: Entry::of(plan, self.now),
            });
            self.effects.push(Effect::Write {
                write,
                flush: false,
            });
        }
    }

    pub(super) fn written(&mut self, plan: Key, ticket: u64, result: Result<(), WriteError>) {
        let is_behind = result == Err(WriteError::Conflict);
        let Some(ended) = self.with_document(plan, |document| note(document, ticket, result))
        else {
            return;
        };
        if let Ended::Kept(head) = ended {
            self.effects.push(Effect::TellTabs {
                plan,
                sequence: head.number,
            });
            self.note_saved(plan);
        }
        if is_behind && ended == Ended::Failed {
            self.catch_up(plan);
        }
        self.unpark(plan);
    }

    pub(super) fn with_document<R>(
        &mut self,
        id: Key,
        change: impl FnOnce(&mut Document) -> R,
    ) -> Option<R> {
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

    /// Whether that is so of the plan, which is in memory.
    pub(super) fn any_document(&self, id: Key, is_so: impl Fn(&Document) -> bool) -> bool {
        let mut documents = self.state.document.iter().chain(self.state.parked.iter());
        documents.any(|document| document.id == id && is_so(document))
    }

    pub(super) fn note_saved(&mut self, id: Key) {
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

    pub(super) fn unpark(&mut self, id: Key) {
        let done = |document: &Rc<Document>| document.id == id && document.is_safe();
        if self.state.parked.iter().any(done) {
            Rc::make_mut(&mut self.state.parked).retain(|document| !done(document));
        }
    }
}

/// The write that brings the disk up to date, if one is needed.
fn send(
    document: &mut Document,
    editor: Editor,
    now: Millis,
    (tab, ticket): (Key, u64),
) -> Option<Box<Write>> {
    document.stored.waiting_since = None;
    let unsent = document.unsent()?;
    let plan = Rc::clone(document.plan());
    let after = document.sent().head;
    let steps = document.history.to_keep(editor);
    let stored = &mut document.stored;
    let content = match unsent {
        Unsent::Snapshot => {
            stored.journal = 0;
            Content::Snapshot((editor.snapshot)(&plan))
        }
        Unsent::EditsSince(sent) => {
            stored.journal += 1;
            let overtaken = std::mem::take(&mut stored.overtaken);
            Content::Record((editor.record)(&sent, &plan, stored.edited_at, &overtaken))
        }
    };
    let head = after.next(tab);
    stored.under_way.push(Version {
        head,
        ticket,
        plan: Some(Rc::clone(&plan)),
    });
    Some(Box::new(Write {
        plan: document.id,
        after,
        head,
        ticket,
        content,
        steps,
        entry: Entry::of(&plan, now),
    }))
}

/// How a write ended.
#[derive(PartialEq, Eq)]
enum Ended {
    /// A version reached the disk by it.
    Kept(Head),
    /// It did not.
    Failed,
    /// Nobody waits for it any more.
    Unknown,
}

fn note(document: &mut Document, ticket: u64, result: Result<(), WriteError>) -> Ended {
    let stored = &mut document.stored;
    let mut under_way = stored.under_way.iter().enumerate();
    let found = under_way.find(|(_, version)| version.ticket == ticket);
    let Some((at, head)) = found.map(|(at, version)| (at, version.head)) else {
        return Ended::Unknown;
    };
    match result {
        Ok(()) => {
            if let Some(version) = stored.under_way.drain(..=at).next_back() {
                stored.saved = version;
            }
            stored.trouble = None;
            return Ended::Kept(head);
        }
        Err(WriteError::Conflict) => stored.heard = stored.heard.max(head.number),
        Err(WriteError::Refused(why)) => stored.trouble = Some(Trouble::Refused(why)),
    }
    fail(stored);
    document.history.forget_kept();
    Ended::Failed
}

/// What came after a failed write cannot have been accepted either.
fn fail(stored: &mut Stored) {
    stored.under_way.clear();
    stored.waiting_since = None;
}
