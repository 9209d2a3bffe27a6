//! Plans that come and go: keeping, opening, copying, deleting.

use std::rc::Rc;

use crate::app::action::Loaded;
use crate::app::document::Document;
use crate::app::effect::{Effect, Purpose};
use crate::app::library::{Entry, Library};
use crate::app::notice::{Notice, Offer};
use crate::app::route::{Page, Route};
use crate::app::settings::Settings;
use crate::model::edit::Edit;
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;

use super::Step;

/// How long a deleted plan can be brought back, in milliseconds: a week.
pub const KEEP_DELETED: u64 = 7 * 24 * 60 * 60 * 1_000;

impl Step {
    /// Notes where the reader is now, and opens the plan of that place.
    pub(super) fn arrive(&mut self, route: Route) {
        if *self.state.route != route {
            self.state.route = Rc::new(route);
        }
        let Some(id) = self.state.route.plan() else {
            return;
        };
        let open = self.state.document.as_ref().map(|document| document.id);
        if open != Some(id) {
            self.close();
            self.open(id);
        }
    }

    /// Keeps a plan that is new here, and shows it.
    pub(super) fn keep(&mut self, plan: &Rc<Plan>, spare: Key) {
        let Some(editor) = self.editor else {
            return;
        };
        let taken =
            self.state.library.get(plan.id()).is_some() || self.in_memory(plan.id()).is_some();
        let plan = if taken {
            let told = "This plan was here already, so it is kept as a copy";
            self.tell(Notice::done(told));
            let name = self.state.library.free_name(plan.name());
            match (editor.copy)(plan, spare, &name) {
                Ok(copy) => Rc::new(copy),
                Err(why) => return self.tell(Notice::problem(format!("Not kept: {why}"))),
            }
        } else {
            Rc::clone(plan)
        };
        self.close();
        self.shelve(&plan);
        let route = Route::Plan(plan.id(), Page::HOME);
        self.state.document = Some(Rc::new(Document::fresh(plan)));
        self.state.not_opened = None;
        self.hand_over(false);
        self.go(route, false);
    }

    /// Shows a plan that is not kept.
    pub(super) fn look(&mut self, plan: &Rc<Plan>, id: Key, path: Text) {
        let Some(editor) = self.editor else {
            return;
        };
        match (editor.copy)(plan, id, plan.name()) {
            Ok(copy) => {
                self.close();
                self.state.document = Some(Rc::new(Document::looked_at(Rc::new(copy), path)));
                self.state.not_opened = None;
                self.go(Route::Plan(id, Page::HOME), false);
            }
            Err(why) => self.tell(Notice::problem(format!("Not shown: {why}"))),
        }
    }

    pub(super) fn read(&mut self, id: Key, purpose: Purpose, result: Result<Loaded, Text>) {
        let loaded = match result {
            Ok(loaded) => loaded,
            Err(why) if purpose == Purpose::Open => {
                if self.state.route.plan() == Some(id) {
                    self.state.not_opened = Some(why);
                }
                return;
            }
            Err(why) => return self.tell(Notice::problem(why)),
        };
        if let (Some(damage), true) = (&loaded.damage, purpose != Purpose::Open) {
            return self.tell(Notice::problem(format!("Open the plan first: {damage}")));
        }
        let document = Document::read(loaded);
        match purpose {
            Purpose::Open => {
                if self.state.route.plan() == Some(id) && self.state.document.is_none() {
                    self.fold(&document);
                    self.state.not_opened = None;
                    self.state.document = Some(Rc::new(document));
                }
            }
            Purpose::Copy { to, name } => self.shelve_copy(document.plan(), to, &name),
            Purpose::Amend(edit) => self.amend_stored(document, &edit),
        }
    }

    pub(super) fn reload(&mut self) {
        if let Some(document) = self.state.document.take() {
            self.effects.push(Effect::Load(document.id, Purpose::Open));
        }
    }

    pub(super) fn keep_mine(&mut self, spare: Key) {
        if let Some(document) = self.state.document.take() {
            self.keep(&Rc::clone(document.plan()), spare);
        }
    }

    pub(super) fn duplicate(&mut self, id: Key, to: Key) {
        let Some(entry) = self.state.library.get(id) else {
            return;
        };
        let name = self
            .state
            .library
            .free_name(&format!("{} copy", entry.name));
        match self.in_memory(id) {
            Some(plan) => self.shelve_copy(&plan, to, &name),
            None => self.effects.push(Effect::Load(
                id,
                Purpose::Copy {
                    to,
                    name: name.into(),
                },
            )),
        }
    }

    pub(super) fn amend(&mut self, id: Key, edit: Edit) {
        let open = self.state.document.as_ref().map(|document| document.id);
        if open == Some(id) {
            self.edit(&edit);
            self.hand_over(false);
        } else {
            self.effects.push(Effect::Load(id, Purpose::Amend(edit)));
        }
    }

    pub(super) fn delete(&mut self, id: Key) {
        let Some(entry) = self.state.library.get(id) else {
            return;
        };
        let entry = Entry {
            deleted_at: Some(self.now.0),
            ..entry.clone()
        };
        let told = Notice::done(format!("Deleted {}", entry.name));
        if self
            .state
            .document
            .as_ref()
            .is_some_and(|document| document.id == id)
        {
            self.close();
            self.go(Route::Start, true);
        }
        self.effects.push(Effect::PutEntry(entry.clone()));
        Rc::make_mut(&mut self.state.library).put(entry);
        self.tell(told.with_offer(Offer::Restore(id)));
    }

    pub(super) fn restore(&mut self, id: Key) {
        let Some(entry) = self.state.library.get(id) else {
            return;
        };
        let entry = Entry {
            deleted_at: None,
            ..entry.clone()
        };
        self.effects.push(Effect::PutEntry(entry.clone()));
        Rc::make_mut(&mut self.state.library).put(entry);
        self.dismiss(|notice| notice.offer == Some(Offer::Restore(id)));
    }

    pub(super) fn wipe(&mut self) {
        self.state.document = None;
        self.state.parked = Rc::default();
        self.state.library = Rc::new(Library::new(Vec::new()));
        self.state.settings = Rc::new(Settings::default());
        self.state.view = Rc::default();
        self.state.notices = Rc::from([]);
        self.effects.push(Effect::Wipe);
        self.go(Route::Start, true);
        self.tell(Notice::done(
            "Deleted everything Muster kept on this device",
        ));
    }

    pub(super) fn library_read(&mut self, result: Result<Vec<Entry>, Text>) {
        let mut library = match result {
            Ok(entries) => Library::new(entries),
            Err(why) => Library::closed(why),
        };
        let old: Vec<Key> = library
            .deleted()
            .filter(|entry| {
                let at = entry.deleted_at.unwrap_or_default();
                self.now.0.saturating_sub(at) > KEEP_DELETED
            })
            .map(|entry| entry.id)
            .collect();
        for id in old {
            library.remove(id);
            self.effects.push(Effect::Purge(id));
        }
        let documents = self.state.document.iter().chain(self.state.parked.iter());
        for document in documents.filter(|document| !document.is_only_looked_at()) {
            if library.get(document.id).is_none() {
                library.put(Entry::of(document.plan(), self.now));
            }
        }
        if library != *self.state.library {
            self.state.library = Rc::new(library);
        }
    }

    fn open(&mut self, id: Key) {
        let parked = self
            .state
            .parked
            .iter()
            .position(|document| document.id == id);
        self.state.not_opened = None;
        match parked {
            Some(at) => {
                let document = Rc::make_mut(&mut self.state.parked).remove(at);
                self.state.document = Some(document);
            }
            None => self.effects.push(Effect::Load(id, Purpose::Open)),
        }
    }

    fn close(&mut self) {
        let open = self.state.document.take();
        if let Some(document) = open.filter(|document| !document.is_only_looked_at()) {
            self.park(document);
        }
        self.dismiss(|notice| notice.until_next_edit);
    }

    fn in_memory(&self, id: Key) -> Option<Rc<Plan>> {
        let documents = self.state.document.iter().chain(self.state.parked.iter());
        documents
            .into_iter()
            .find(|document| document.id == id)
            .map(|document| Rc::clone(document.plan()))
    }

    fn shelve(&mut self, plan: &Plan) {
        let entry = Entry::of(plan, self.now);
        Rc::make_mut(&mut self.state.library).put(entry);
    }

    fn shelve_copy(&mut self, plan: &Plan, to: Key, name: &str) {
        let Some(editor) = self.editor else {
            return;
        };
        match (editor.copy)(plan, to, name) {
            Ok(copy) => {
                self.shelve(&copy);
                self.park(Rc::new(Document::fresh(Rc::new(copy))));
            }
            Err(why) => self.tell(Notice::problem(format!("Not copied: {why}"))),
        }
    }

    fn amend_stored(&mut self, mut document: Document, edit: &Edit) {
        let Some(editor) = self.editor else {
            return;
        };
        let stamp = self.state.stamp(self.now);
        match (editor.apply)(document.plan(), edit, &stamp) {
            Ok(plan) => {
                document.history.push(Rc::new(plan), None, self.now);
                self.shelve(&Rc::clone(document.plan()));
                self.park(Rc::new(document));
            }
            Err(refused) => self.tell(Notice::problem(format!("Not changed: {refused}"))),
        }
    }
}

/// Gives a plan another name.
pub(super) fn naming(id: Key, name: &Text) -> Edit {
    Edit::set(Kind::PlanFacts, id, "name", (&**name).into())
}
