//! Two tabs with one plan, and the disk that both write to, without a browser.

use std::collections::BTreeMap;
use std::rc::Rc;

use muster::app::action::{Action, Loaded, News, Told, WriteError};
use muster::app::document::SaveState;
use muster::app::effect::{Effect, Purpose};
use muster::app::journal::{Content, Head, Kept, Write, restore};
use muster::app::notice::Offer;
use muster::app::route::{Page, Route};
use muster::app::steps::KeptSteps;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};

use crate::update::Bench;

/// The plan.
pub(crate) const PLAN: Key = Key(1);
/// The group that its workloads are in.
pub(crate) const GROUP: Key = Key(40);

/// The disk that both tabs write to.
#[derive(Default)]
pub(crate) struct Disk {
    pub(crate) kept: Kept,
    pub(crate) steps: BTreeMap<Key, (String, BTreeMap<u32, String>)>,
    /// Every record that was ever accepted.
    pub(crate) records: Vec<String>,
}

impl Disk {
    pub(crate) fn accept(&mut self, owner: Key, write: &Write) -> Result<(), WriteError> {
        if write.after != self.kept.head {
            return Err(WriteError::Conflict);
        }
        self.kept.head = write.head;
        match &write.content {
            Content::Snapshot(text) => {
                self.kept.snapshot.clone_from(text);
                self.kept.journal.clear();
            }
            Content::Record(text) => {
                self.records.push(text.clone());
                let record = (write.head.number, Some(text.clone()));
                self.kept.journal.push(record);
            }
        }
        if !write.steps.order.is_empty() {
            let (order, texts) = self.steps.entry(owner).or_default();
            order.clone_from(&write.steps.order);
            texts.retain(|number, _| !write.steps.gone.contains(number));
            texts.extend(write.steps.put.iter().cloned());
        }
        Ok(())
    }

    pub(crate) fn since(&self, after: Head) -> Option<News> {
        if self.kept.head == Head::default() {
            return None;
        }
        let head = self.kept.head;
        let records = self.kept.journal.iter();
        let records = records.filter(|(number, _)| *number > after.number);
        let texts: Vec<String> = records.filter_map(|(_, text)| text.clone()).collect();
        let content = if texts.len() as u64 == head.number - after.number {
            Told::Records(texts)
        } else {
            let restored = restore(&self.kept).unwrap();
            Told::Whole(Rc::new(restored.plan), restored.at)
        };
        Some(News { head, content })
    }

    pub(crate) fn loaded(&self, steps: KeptSteps) -> Loaded {
        let restored = restore(&self.kept).unwrap();
        Loaded {
            plan: Rc::new(restored.plan),
            head: self.kept.head,
            journal: u32::try_from(self.kept.journal.len()).unwrap(),
            steps,
            damage: restored.damage.map(Into::into),
        }
    }
}

/// Two tabs, a disk, and the order in which things happen.
pub(crate) struct Tabs {
    pub(crate) disk: Disk,
    pub(crate) tabs: [Bench; 2],
}

impl Tabs {
    /// Both have the plan open: a group, and two workloads in it.
    pub(crate) fn new() -> Self {
        let mut tabs = Self {
            disk: Disk::default(),
            tabs: [Bench::of_tab(Key(901)), Bench::of_tab(Key(902))],
        };
        let edits = vec![
            Edit::add(Kind::Group, GROUP, [("name", "Nightly".into())]),
            workload(Key(10), "erp"),
            workload(Key(11), "crm"),
        ];
        let plan = Plan::new(PLAN, "Shared").apply(&Edit::Batch { edits }, &Stamp::default());
        tabs.tabs[0].act(Action::Keep(Rc::new(plan.unwrap()), Key(99)));
        tabs.settle();
        let loaded = tabs.disk.loaded(KeptSteps::default());
        tabs.tabs[1].act(Action::Went(Route::Plan(PLAN, Page::HOME)));
        tabs.tabs[1].act(Action::Read(PLAN, Purpose::Open, Ok(loaded)));
        tabs.settle();
        tabs
    }

    pub(crate) fn act(&mut self, tab: usize, action: Action) {
        let now = self.tabs[0].now.max(self.tabs[1].now) + 10;
        self.tabs[tab].now = now;
        self.tabs[tab].act(action);
    }

    pub(crate) fn set(&mut self, tab: usize, id: Key, field: &str, value: &str) {
        let edit = Edit::set(Kind::Workload, id, field, value.into());
        self.act(tab, Action::Edit(edit));
    }

    pub(crate) fn remove(&mut self, tab: usize, id: Key) {
        let kind = Kind::Workload;
        self.act(tab, Action::Edit(Edit::Remove { kind, id }));
    }

    /// Carries out what a tab asked for first; whether there was something.
    pub(crate) fn step(&mut self, tab: usize) -> bool {
        if self.tabs[tab].effects.is_empty() {
            return false;
        }
        let effect = self.tabs[tab].effects.remove(0);
        match effect {
            Effect::Write { write, .. } => {
                let result = self.disk.accept(Key(tab as u128), &write);
                self.tabs[tab].end(&write, result);
            }
            Effect::CatchUp { plan, after } => {
                let result = Ok(self.disk.since(after));
                self.tabs[tab].act(Action::News {
                    plan,
                    after,
                    result,
                });
            }
            Effect::TellTabs { plan, sequence } => {
                self.tabs[1 - tab].act(Action::OtherTab { plan, sequence });
            }
            _ => {}
        }
        true
    }

    /// Lets all timers run out and everything be carried out.
    pub(crate) fn settle(&mut self) {
        for _ in 0..3 {
            for tab in 0..2 {
                self.tabs[tab].act(Action::SaveDue);
            }
            while self.step(0) || self.step(1) {}
        }
    }

    pub(crate) fn plan(&self, tab: usize) -> &Plan {
        self.tabs[tab].state.plan().unwrap()
    }

    pub(crate) fn says(&self, tab: usize, id: Key, field: &str) -> String {
        let row = self.plan(tab).object(Kind::Workload, id);
        let value = row.map(|row| row.field(field).unwrap_or_default());
        value.map_or("gone".to_owned(), |value| {
            value.as_str().unwrap_or_default().to_owned()
        })
    }

    #[track_caller]
    pub(crate) fn agree(&self, id: Key, field: &str, expected: &str) {
        for tab in 0..2 {
            assert_eq!(self.says(tab, id, field), expected, "in tab {tab}");
            assert_eq!(self.tabs[tab].save_state(), SaveState::Saved);
        }
        assert_eq!(self.plan(0), self.plan(1));
        assert_eq!(&restore(&self.disk.kept).unwrap().plan, self.plan(0));
    }

    pub(crate) fn told(&self, tab: usize) -> Vec<String> {
        let notices = self.tabs[tab].state.notices.iter();
        notices.map(|notice| notice.text.to_string()).collect()
    }

    pub(crate) fn take_up_offer(&mut self, tab: usize) {
        let notice = self.tabs[tab].state.notices.last().unwrap();
        let offer = notice.offer.clone().unwrap();
        assert!(matches!(offer, Offer::MakeAgain(_)));
        self.act(tab, offer.action());
        self.settle();
    }
}

pub(crate) fn workload(id: Key, name: &str) -> Edit {
    let group = GROUP.to_string().into();
    Edit::add(
        Kind::Workload,
        id,
        [("name", name.into()), ("group", group)],
    )
}
