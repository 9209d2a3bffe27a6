//! Undo and redo: versions of a plan that share their structure.
//!
//! Going back does not take a version out of the drawer: it makes the edits
//! that lead there, as new edits with new revisions. So ids and revisions
//! only ever grow, and what another copy has seen is never unsaid.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::model::edit::{Edit, Stamp, key_of};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;

use super::editor::Editor;

/// How many steps can be taken back.
pub const STEPS: usize = 100;
/// Edits of one field belong to one step while no more time than this lies
/// between them.
pub const PAUSE: u64 = 1_000;
/// Typing without a pause still makes a step after that time.
pub const LONGEST: u64 = 30_000;

/// An instant in milliseconds since 1970, as the browser's clock tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millis(pub u64);

impl Millis {
    /// How many milliseconds after `earlier` this is; 0 where it is not.
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// What an edit is about: edits of the same thing join to one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditKey {
    /// The object's kind.
    pub kind: Kind,
    /// The object.
    pub id: Key,
    /// The field.
    pub field: Text,
}

impl EditKey {
    /// What a statement is about, and several statements about one object
    /// (one that is just being added, perhaps); `None` for every other edit.
    pub fn of(edit: &Edit) -> Option<Self> {
        match edit {
            Edit::Set {
                kind, id, field, ..
            } => Some(Self {
                kind: *kind,
                id: *id,
                field: field.clone(),
            }),
            Edit::Batch { edits } => {
                let key = edits.iter().find_map(Self::of)?;
                let one = |edit: &Edit| match edit {
                    Edit::Set { kind, id, .. } => (*kind, *id) == (key.kind, key.id),
                    Edit::Put { kind, object, .. } => {
                        *kind == key.kind && key_of(object) == Some(key.id)
                    }
                    _ => false,
                };
                edits.iter().all(one).then_some(key)
            }
            _ => None,
        }
    }
}

/// The present version of a plan, and the ways back and forth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    past: VecDeque<Rc<Plan>>,
    present: Rc<Plan>,
    future: Vec<Rc<Plan>>,
    group: Option<Group>,
}

/// The step that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    key: EditKey,
    began: Millis,
    last: Millis,
}

impl History {
    /// A history without a past.
    pub const fn new(present: Rc<Plan>) -> Self {
        Self {
            past: VecDeque::new(),
            present,
            future: Vec::new(),
            group: None,
        }
    }

    /// The plan as it is now.
    pub const fn present(&self) -> &Rc<Plan> {
        &self.present
    }

    /// How many steps can be taken back.
    pub fn undo_steps(&self) -> usize {
        self.past.len()
    }

    /// How many steps can be taken forth again.
    pub const fn redo_steps(&self) -> usize {
        self.future.len()
    }

    /// Goes on with `plan`. With a `key`, edits of the same thing that follow
    /// each other closely make one step.
    pub fn push(&mut self, plan: Rc<Plan>, key: Option<EditKey>, now: Millis) {
        let joins = self.joins(key.as_ref(), now);
        let before = std::mem::replace(&mut self.present, plan);
        self.future.clear();
        if joins {
            if let Some(group) = &mut self.group {
                group.last = now;
            }
            return;
        }
        self.remember(before);
        self.group = key.map(|key| Group {
            key,
            began: now,
            last: now,
        });
    }

    /// Goes on with a version that says the same: no step, and the way forth
    /// stays open.
    pub fn note(&mut self, plan: Rc<Plan>) {
        self.present = plan;
    }

    /// Goes on with `present`, and marks every other version in the same way:
    /// no step leads to one without the mark.
    pub fn mark(&mut self, present: Rc<Plan>, mark: impl Fn(&Rc<Plan>) -> Rc<Plan>) {
        self.present = present;
        self.group = None;
        let others = self.past.iter_mut().chain(&mut self.future);
        for version in others {
            *version = mark(version);
        }
    }

    /// Makes the edits that lead one step back; whether there was one.
    pub fn undo(&mut self, editor: Editor, stamp: &Stamp) -> bool {
        let Some(target) = self.past.pop_back() else {
            return false;
        };
        let before = self.go(&target, editor, stamp);
        self.future.push(before);
        true
    }

    /// Makes the edits that were taken back last; whether there were any.
    pub fn redo(&mut self, editor: Editor, stamp: &Stamp) -> bool {
        let Some(target) = self.future.pop() else {
            return false;
        };
        let before = self.go(&target, editor, stamp);
        self.remember(before);
        true
    }

    fn joins(&self, key: Option<&EditKey>, now: Millis) -> bool {
        self.group.as_ref().is_some_and(|group| {
            Some(&group.key) == key
                && now.since(group.last) <= PAUSE
                && now.since(group.began) < LONGEST
        })
    }

    fn remember(&mut self, plan: Rc<Plan>) {
        if self.past.len() == STEPS {
            self.past.pop_front();
        }
        self.past.push_back(plan);
    }

    fn go(&mut self, target: &Plan, editor: Editor, stamp: &Stamp) -> Rc<Plan> {
        self.group = None;
        let there = (editor.lead)(&self.present, target, stamp);
        std::mem::replace(&mut self.present, Rc::new(there))
    }
}
