//! Several tabs with the same plan. The disk puts their writes in one order; a tab that hears of a
//! write reads it and makes its own unsaved edits on top. So all of them come to the same plan.

use std::rc::Rc;

use crate::app::action::{News, Told};
use crate::app::document::{Document, Stored, Trouble, Version};
use crate::app::editor::Editor;
use crate::app::effect::Effect;
use crate::app::history::{EditKey, Millis};
use crate::app::journal::Head;
use crate::app::notice::{Notice, Offer};
use crate::compare::rebase::Overtaken;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::Plan;
use crate::model::text::Text;

use super::Step;

/// For how long after an edit its author is told that another tab changed the same, in milliseconds.
const FRESH: u64 = 10_000;

impl Step {
    pub(super) fn other_tab(&mut self, plan: Key, number: u64) {
        self.effects.push(Effect::ReadLibrary);
        let is_news = |document: &Document| number > document.stored.saved.head.number;
        if self.any_document(plan, is_news) {
            self.with_document(plan, |document| {
                document.stored.heard = document.stored.heard.max(number);
            });
            self.catch_up(plan);
        }
    }

    /// Reads what others wrote, where it is known that they did.
    pub(super) fn catch_up(&mut self, plan: Key) {
        let is_behind = |document: &Document| {
            let stored = &document.stored;
            stored.heard > stored.saved.head.number && !document.is_held_back()
        };
        if self.any_document(plan, is_behind) {
            self.read_since(plan);
        }
    }

    pub(super) fn disconnected(&mut self) {
        let Some(document) = &self.state.document else {
            return;
        };
        let is_kept = document.stored.saved.plan.is_some();
        if is_kept && !document.is_held_back() {
            self.read_since(document.id);
        }
    }

    /// Keeps the open plan as if it had never been kept.
    pub(super) fn keep_again(&mut self) {
        if let Some(document) = &mut self.state.document {
            let document = Rc::make_mut(document);
            document.stored = Stored {
                edited_at: document.stored.edited_at,
                ..Stored::default()
            };
            document.history.forget_kept();
            self.hand_over(false);
        }
    }

    pub(super) fn news(&mut self, plan: Key, after: Head, result: Result<Option<News>, Text>) {
        let (Some(editor), now) = (self.editor, self.now) else {
            return;
        };
        let was_read = result.is_ok();
        let told = self.with_document(plan, |document| {
            document.stored.catching_up = false;
            match result {
                Ok(Some(news)) => take_in(document, after, news, editor, now),
                Ok(None) => stop(document, Trouble::Gone),
                Err(why) => stop(document, Trouble::Refused(why)),
            }
        });
        for overtaken in told.unwrap_or_default() {
            self.tell_overtaken(overtaken);
        }
        if was_read {
            self.note_saved(plan);
            self.catch_up(plan);
            self.hand_over_of(plan, false);
        }
        self.unpark(plan);
    }

    fn read_since(&mut self, plan: Key) {
        let after = self.with_document(plan, |document| {
            document.stored.catching_up = true;
            document.stored.saved.head
        });
        self.effects
            .extend(after.map(|after| Effect::CatchUp { plan, after }));
    }

    fn tell_overtaken(&mut self, overtaken: Overtaken) {
        let about = EditKey::of(&overtaken.edit);
        self.dismiss(|notice| match &notice.offer {
            Some(Offer::MakeAgain(edit)) => about.is_some() && EditKey::of(edit) == about,
            _ => false,
        });
        let offer = Offer::MakeAgain(overtaken.edit);
        self.tell(Notice::done(overtaken.text).with_offer(offer));
    }
}

fn stop(document: &mut Document, trouble: Trouble) -> Vec<Overtaken> {
    document.stored.trouble = Some(trouble);
    document.stored.waiting_since = None;
    Vec::new()
}

/// Goes on with what others wrote; what became of one's own edits.
fn take_in(
    document: &mut Document,
    after: Head,
    news: News,
    editor: Editor,
    now: Millis,
) -> Vec<Overtaken> {
    let stored = &mut document.stored;
    if after != stored.saved.head {
        // A write of this tab has ended since it was asked: it is asked again.
        stored.heard = stored.heard.max(news.head.number);
        return Vec::new();
    }
    if news.head == after {
        stored.heard = after.number;
        return Vec::new();
    }
    let base = stored.saved.plan.clone();
    let Some(base) = base.filter(|_| news.head.number > after.number) else {
        return stop(document, Trouble::OtherTab);
    };
    let (theirs, at, records) = match read(&base, news.content, editor) {
        Ok(read) => read,
        Err(why) => return stop(document, Trouble::Damaged(why)),
    };
    let mine = Rc::clone(document.plan());
    let is_later = document.stored.edited_at >= at;
    let rebased = (editor.rebase)(&base, &mine, &theirs, is_later);
    let plan = rebased.plan.map_or_else(|| Rc::clone(&theirs), Rc::new);
    let mut told = rebased.overtaken;
    let written = just_typed(document, (&mine, &plan), editor, now);
    let edits = told.iter().map(|overtaken| overtaken.edit.clone());
    let edits: Vec<Edit> = edits.collect();
    told.extend(written.filter(|written| !edits.contains(&written.edit)));
    document.history.rebase(editor, &base, &theirs, plan);
    let stored = &mut document.stored;
    stored.overtaken.extend(edits);
    stored.under_way.clear();
    stored.journal = records.map_or(0, |count| stored.journal.saturating_add(count));
    stored.saved = Version {
        head: news.head,
        ticket: 0,
        plan: Some(theirs),
    };
    told
}

/// The plan that others made of `base`, when, and by how many records.
fn read(
    base: &Plan,
    content: Told,
    editor: Editor,
) -> Result<(Rc<Plan>, Millis, Option<u32>), Text> {
    match content {
        Told::Records(texts) => {
            let count = u32::try_from(texts.len()).unwrap_or(u32::MAX);
            let (plan, at) = (editor.follow)(base, &texts)?;
            Ok((Rc::new(plan), at, Some(count)))
        }
        Told::Whole(plan, at) => Ok((Rc::new((editor.sharing)(&plan, base)), at, None)),
    }
}

/// What became of the field that was typed in just now and reached the disk before the others' did.
fn just_typed(
    document: &Document,
    versions: (&Plan, &Plan),
    editor: Editor,
    now: Millis,
) -> Option<Overtaken> {
    let (key, last) = document.history.typing()?;
    if now.since(last) > FRESH {
        return None;
    }
    (editor.overtaken)(versions, (key.kind, key.id), &key.field)
}
