//! Undo and redo: steps, each from one version of a plan to another.
//!
//! Going back does not take a version out of the drawer: it makes the edits that lead there, as new
//! edits with new revisions. So ids and revisions only ever grow, and what another copy has seen is
//! never unsaid. What others changed since the step stays as it is: only one's own is taken back.

use std::collections::VecDeque;
use std::rc::Rc;

use crate::model::edit::{Edit, Stamp, key_of};
use crate::model::id::Key;
use crate::model::plan::{Kind, Plan};
use crate::model::text::Text;

use super::editor::Editor;
use super::steps::{Change, KeptSteps, Step, Steps, Way, to_keep};

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
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    past: VecDeque<Step>,
    present: Rc<Plan>,
    future: Vec<Step>,
    group: Option<Group>,
    /// The number of the step that was made last.
    last: u32,
    /// Steps that the disk may hold and that are not wanted any more.
    gone: Vec<u32>,
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
            last: 0,
            gone: Vec::new(),
        }
    }

    /// A history that goes on with the steps that were kept.
    pub fn with_steps(present: Rc<Plan>, kept: KeptSteps) -> Self {
        Self {
            past: kept.past.into(),
            future: kept.future,
            last: kept.last,
            gone: kept.gone,
            ..Self::new(present)
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

    /// What is being typed, and when the last edit of it was made.
    pub fn typing(&self) -> Option<(&EditKey, Millis)> {
        self.group.as_ref().map(|group| (&group.key, group.last))
    }

    /// Goes on with `plan`. With a `key`, edits of the same thing that follow
    /// each other closely make one step.
    pub fn push(&mut self, plan: Rc<Plan>, key: Option<EditKey>, now: Millis) {
        let joins = self.joins(key.as_ref(), now);
        let before = std::mem::replace(&mut self.present, plan);
        self.gone
            .extend(self.future.drain(..).map(|step| step.number));
        if joins {
            if let Some(group) = &mut self.group {
                group.last = now;
            }
            if let Some(step) = self.past.back_mut() {
                step.lead_to(&self.present);
            }
            return;
        }
        self.last += 1;
        let change = Change::Versions(before, Rc::clone(&self.present));
        self.remember(Step::new(self.last, change));
        self.group = key.map(|key| Group {
            key,
            began: now,
            last: now,
        });
    }

    /// Goes on with a version that says the same, or has a milestone more: no
    /// step, and none leads to one without it; the way forth stays open.
    pub fn note(&mut self, plan: Rc<Plan>) {
        self.present = plan;
        self.group = None;
    }

    /// Goes on with `plan`, which has what led others from `base` to `theirs`
    /// besides: no step of this history. What is being typed goes on as the
    /// same step, which has to begin with what they did.
    pub fn rebase(&mut self, editor: Editor, base: &Plan, theirs: &Rc<Plan>, plan: Rc<Plan>) {
        self.present = plan;
        if self.group.is_some()
            && let Some(step) = self.past.back_mut()
            && let Change::Versions(from, _) = &step.change
        {
            let from = (editor.rebase)(base, from, theirs, false).plan;
            let from = from.map_or_else(|| Rc::clone(theirs), Rc::new);
            *step = Step::new(
                step.number,
                Change::Versions(from, Rc::clone(&self.present)),
            );
        }
    }

    /// Makes the edits that lead one step back; whether there was one. A step
    /// of which nothing is left, because others changed all of it since, is
    /// passed over.
    pub fn undo(&mut self, editor: Editor, stamp: &Stamp) -> bool {
        self.group = None;
        let mut found = false;
        while let Some(step) = self.past.pop_back() {
            let has_effect = self.go(&step, Way::Back, editor, stamp);
            self.future.push(step);
            found = true;
            if has_effect {
                break;
            }
        }
        found
    }

    /// Makes the edits that were taken back last; whether there were any.
    pub fn redo(&mut self, editor: Editor, stamp: &Stamp) -> bool {
        self.group = None;
        let mut found = false;
        while let Some(step) = self.future.pop() {
            let has_effect = self.go(&step, Way::Forth, editor, stamp);
            self.remember(step);
            found = true;
            if has_effect {
                break;
            }
        }
        found
    }

    /// What has to be written for the disk to have the steps as they are now.
    pub fn to_keep(&mut self, editor: Editor) -> Steps {
        let gone = std::mem::take(&mut self.gone);
        to_keep(&mut self.past, &mut self.future, gone, editor)
    }

    /// Notes that the disk may not have the steps that it was given.
    pub fn forget_kept(&mut self) {
        for step in self.past.iter_mut().chain(&mut self.future) {
            step.is_kept = false;
        }
    }

    fn joins(&self, key: Option<&EditKey>, now: Millis) -> bool {
        self.group.as_ref().is_some_and(|group| {
            Some(&group.key) == key
                && now.since(group.last) <= PAUSE
                && now.since(group.began) < LONGEST
        })
    }

    fn remember(&mut self, step: Step) {
        if self.past.len() == STEPS {
            self.gone
                .extend(self.past.pop_front().map(|step| step.number));
        }
        self.past.push_back(step);
    }

    fn go(&mut self, step: &Step, way: Way, editor: Editor, stamp: &Stamp) -> bool {
        let there = (editor.retrace)(&self.present, &step.change, way, stamp);
        let has_effect = there.revision() != self.present.revision();
        if has_effect {
            self.present = Rc::new(there);
        }
        has_effect
    }
}
