//! Changes of the open plan.

use std::rc::Rc;

use crate::app::document::Document;
use crate::app::editor::Editor;
use crate::app::history::{EditKey, History};
use crate::app::notice::Notice;
use crate::app::other_copy::OtherCopy;
use crate::app::route::{Page, Route};
use crate::app::steps::{Change, Way};
use crate::model::edit::{Edit, Stamp};
use crate::model::plan::Plan;
use crate::model::text::Text;

use super::Step;

/// What is said to somebody who changes a plan that is not kept here.
const ONLY_LOOKED_AT: &str =
    "Not changed: this plan is only looked at. Keep it on this device to change it";

impl Step {
    /// Makes the edit; whether it changed the plan. The day on which an import
    /// saw something again is noted, and is no change.
    pub(super) fn edit(&mut self, edit: &Edit) -> bool {
        let stamp = self.state.stamp(self.now);
        let (Some(document), Some(editor)) = (self.state.document.as_deref(), self.editor) else {
            return false;
        };
        if document.is_only_looked_at() {
            self.tell(Notice::problem(ONLY_LOOKED_AT));
            return false;
        }
        let plan = match (editor.apply)(document.plan(), edit, &stamp) {
            Ok(plan) => plan,
            Err(refused) => {
                self.tell(Notice::problem(format!("Not changed: {refused}")));
                return false;
            }
        };
        self.advance(Rc::new(plan), EditKey::of(edit))
    }

    /// Goes on with a version made of the present one; whether it says
    /// something else.
    fn advance(&mut self, plan: Rc<Plan>, key: Option<EditKey>) -> bool {
        let (Some(document), Some(editor)) = (self.state.document.as_deref(), self.editor) else {
            return false;
        };
        if plan.revision() == document.plan().revision() {
            if !(editor.is_same_version)(&plan, document.plan()) {
                self.note(plan);
            }
            return false;
        }
        let now = self.now;
        self.change(|document| document.history.push(plan, key, now));
        true
    }

    pub(super) fn edit_and_tell(&mut self, edit: &Edit, text: Text) {
        if self.edit(edit) {
            self.tell(Notice::done(text).with_undo());
        }
    }

    /// Puts a milestone into the plan: no step knows of it, so whoever goes back has it still.
    pub(super) fn mark(&mut self, edit: &Edit) {
        let (Some(document), Some(editor)) = (self.state.document.as_deref(), self.editor) else {
            return;
        };
        match (editor.mark)(document.plan(), edit) {
            Ok(plan) => self.change(|document| document.history.note(Rc::new(plan))),
            Err(refused) => self.tell(Notice::problem(format!("Not kept: {refused}"))),
        }
    }

    /// Goes on with what another plan says.
    pub(super) fn go_on_as(&mut self, target: &Rc<Plan>, text: Text) {
        let (stamp, now) = (self.state.stamp(self.now), self.now);
        let (Some(document), Some(editor)) = (self.state.document.as_deref(), self.editor) else {
            return;
        };
        let present = document.plan();
        let change = Change::Versions(Rc::clone(present), Rc::clone(target));
        let plan = (editor.retrace)(present, &change, Way::Forth, &stamp);
        self.change(|document| document.history.push(Rc::new(plan), None, now));
        self.tell(Notice::done(text).with_undo());
    }

    /// Goes on with a version that was made from what the plan still is.
    pub(super) fn go_on_with(&mut self, from: &Rc<Plan>, plan: Rc<Plan>, told: Text) {
        if self
            .state
            .document
            .as_deref()
            .is_some_and(Document::is_only_looked_at)
        {
            return self.tell(Notice::problem(ONLY_LOOKED_AT));
        }
        let is_present = self.state.plan().is_some_and(|now| Rc::ptr_eq(now, from));
        if !is_present {
            let text = "Not changed: the plan was changed meanwhile; look at both again";
            return self.tell(Notice::problem(text));
        }
        let told = Notice::done(told);
        if self.advance(plan, None) {
            self.tell(told.with_undo());
        } else {
            self.tell(told);
        }
    }

    /// Puts a copy beside its plan, and shows both.
    pub(super) fn put_beside(&mut self, copy: Option<Rc<OtherCopy>>) {
        let plan = copy.as_ref().map(|copy| copy.plan.id());
        self.state.beside = copy;
        if let Some(plan) = plan {
            self.go(Route::Plan(plan, Page::Merge), false);
        }
    }

    pub(super) fn travel(&mut self, go: fn(&mut History, Editor, &Stamp) -> bool) {
        let stamp = self.state.stamp(self.now);
        let (Some(document), Some(editor)) = (self.state.document.as_deref(), self.editor) else {
            return;
        };
        let mut history = document.history.clone();
        if go(&mut history, editor, &stamp) {
            self.change(|document| document.history = history);
        }
    }

    /// Goes on with a version that says the same, without a step of undo.
    fn note(&mut self, plan: Rc<Plan>) {
        if let Some(document) = &mut self.state.document {
            Rc::make_mut(document).history.note(plan);
            self.save_soon();
        }
    }

    /// Notes a new version of the open plan, and that it is to be saved.
    fn change(&mut self, change: impl FnOnce(&mut Document)) {
        let Some(document) = &mut self.state.document else {
            return;
        };
        let now = self.now;
        let document = Rc::make_mut(document);
        change(document);
        document.stored.edited_at = now;
        self.dismiss(|notice| notice.until_next_edit);
        self.save_soon();
    }
}
