//! What becomes of the application's state, and what it asks to be done.

use std::collections::BTreeSet;
use std::rc::Rc;

use muster::app::action::{Action, Loaded, WriteError};
use muster::app::document::{SaveState, Trouble};
use muster::app::editor::Editor;
use muster::app::effect::{Effect, Purpose};
use muster::app::history::Millis;
use muster::app::journal::{Content, Head, Kept, Write, restore};
use muster::app::notice::Notice;
use muster::app::route::{Page, Route};
use muster::app::settings::Settings;
use muster::app::state::AppState;
use muster::app::steps::KeptSteps;
use muster::app::update::{KEEP_DELETED, SAVE_DELAY, update};
use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Date;

const PLAN: Key = Key(1);
const ROW: Key = Key(2);
const TAB: Key = Key(900);

/// The application without a browser: a clock that is set, a disk that is
/// played by the test.
pub(crate) struct Bench {
    pub(crate) state: Rc<AppState>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) now: u64,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self::of_tab(TAB)
    }

    pub(crate) fn of_tab(tab: Key) -> Self {
        let today = Date::parse("2026-11-22").unwrap();
        let state = AppState::new(Route::Start, Settings::default(), today, tab);
        let mut bench = Self {
            state: Rc::new(state),
            effects: Vec::new(),
            now: 1_000_000,
        };
        bench.act(Action::Library(Ok(Vec::new())));
        bench
    }

    /// With a plan that is open and safely stored.
    pub(crate) fn with_plan() -> Self {
        let mut bench = Self::new();
        bench.act(Action::Keep(Rc::new(Plan::new(PLAN, "Test")), Key(99)));
        bench.save();
        bench
    }

    pub(crate) fn act(&mut self, action: Action) {
        let (state, effects) = update(
            &self.state,
            action,
            Millis(self.now),
            Some(Editor::BUILT_IN),
        );
        self.state = state;
        self.effects.extend(effects);
    }

    pub(crate) fn writes(&mut self) -> Vec<Write> {
        let mut writes = Vec::new();
        self.effects.retain(|effect| match effect {
            Effect::Write { write, .. } => {
                writes.push(Write::clone(write));
                false
            }
            _ => true,
        });
        writes
    }

    pub(crate) fn end(&mut self, write: &Write, result: Result<(), WriteError>) {
        self.act(Action::Written {
            plan: write.plan,
            ticket: write.ticket,
            result,
        });
    }

    /// Lets the timer run out and the disk take everything.
    pub(crate) fn save(&mut self) -> Vec<Write> {
        self.act(Action::SaveDue);
        let writes = self.writes();
        for write in &writes {
            self.end(write, Ok(()));
        }
        writes
    }

    pub(crate) fn type_name(&mut self, name: &str) {
        if self
            .state
            .plan()
            .unwrap()
            .object(Kind::Workload, ROW)
            .is_none()
        {
            self.act(Action::Edit(Edit::add(Kind::Workload, ROW, [])));
        }
        self.act(Action::Edit(Edit::set(
            Kind::Workload,
            ROW,
            "name",
            name.into(),
        )));
    }

    pub(crate) fn save_state(&self) -> SaveState {
        self.state.document.as_ref().unwrap().save_state()
    }
}

#[test]
fn an_edit_without_effect_leaves_the_state_as_it_is() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    let before = Rc::clone(&bench.state);
    bench.effects.clear();
    bench.type_name("erp");
    assert!(Rc::ptr_eq(&before, &bench.state));
    assert_eq!(bench.effects, []);
}

#[test]
fn an_edit_that_does_not_fit_is_said_and_changes_nothing() {
    let mut bench = Bench::with_plan();
    let before = Rc::clone(bench.state.plan().unwrap());
    bench.act(Action::Edit(Edit::set(
        Kind::Workload,
        Key(77),
        "name",
        "x".into(),
    )));
    assert!(Rc::ptr_eq(&before, bench.state.plan().unwrap()));
    assert_eq!(
        &*bench.state.notices[0].text,
        "Not changed: that object is no longer in the plan"
    );
}

#[test]
fn typing_without_a_pause_is_handed_over_all_the_same() {
    let mut bench = Bench::with_plan();
    bench.effects.clear();
    for name in ["e", "er", "erp"] {
        bench.type_name(name);
        bench.now += 50;
    }
    let timers = bench
        .effects
        .iter()
        .filter(|effect| **effect == Effect::SaveLater(SAVE_DELAY));
    assert_eq!(timers.count(), 1, "one timer, started by the first edit");
    const { assert!(SAVE_DELAY <= 250) };
    assert_eq!(bench.save_state(), SaveState::Saving);
    assert_eq!(bench.save().len(), 1);
    assert_eq!(bench.save_state(), SaveState::Saved);
    bench.type_name("erp1");
    assert!(
        bench.effects.contains(&Effect::SaveLater(SAVE_DELAY)),
        "and the next one starts another"
    );
}

#[test]
fn saved_is_said_only_when_the_last_write_has_ended() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.act(Action::SaveDue);
    let first = bench.writes();
    bench.type_name("crm");
    bench.end(&first[0], Ok(()));
    assert_eq!(bench.save_state(), SaveState::Saving);
    bench.save();
    assert_eq!(bench.save_state(), SaveState::Saved);
}

#[test]
fn writes_follow_each_other_and_lead_to_the_same_plan() {
    let mut bench = Bench::new();
    bench.act(Action::Keep(Rc::new(Plan::new(PLAN, "Test")), Key(99)));
    let mut kept = Kept::default();
    let mut writes = bench.save();
    for name in ["erp", "crm", "web"] {
        bench.now += 5_000;
        bench.type_name(name);
        writes.extend(bench.save());
    }
    bench.act(Action::Undo);
    writes.extend(bench.save());
    for write in writes {
        assert_eq!(write.after, kept.head);
        kept.head = write.head;
        match write.content {
            Content::Snapshot(text) => kept.snapshot = text,
            Content::Record(text) => kept.journal.push((write.head.number, Some(text))),
        }
    }
    assert_eq!(kept.journal.len(), 4);
    let restored = restore(&kept).unwrap();
    assert_eq!(&restored.plan, &**bench.state.plan().unwrap());
    assert_eq!(restored.damage, None);
    assert_eq!(
        bench.state.plan().unwrap().object_name(Kind::Workload, ROW),
        "crm"
    );
}

#[test]
fn a_long_journal_becomes_a_snapshot() {
    let mut bench = Bench::with_plan();
    let mut snapshots = 0;
    for count in 0..1_050 {
        bench.type_name(&count.to_string());
        let writes = bench.save();
        snapshots += writes
            .iter()
            .filter(|write| matches!(write.content, Content::Snapshot(_)))
            .count();
    }
    assert_eq!(snapshots, 1);
}

#[test]
fn a_refused_write_is_said_kept_in_memory_and_tried_again() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.act(Action::SaveDue);
    let write = bench.writes().remove(0);
    bench.end(&write, Err(WriteError::Refused("no room".into())));
    assert_eq!(
        bench.save_state(),
        SaveState::Trouble(Trouble::Refused("no room".into()))
    );
    bench.type_name("erp2");
    let again = bench.save().remove(0);
    assert_eq!(again.after, write.after, "from what is on the disk");
    assert!(matches!(&again.content, Content::Record(text) if text.contains("erp2")));
    assert_eq!(bench.save_state(), SaveState::Saved);
}

#[test]
fn a_page_that_goes_away_hands_over_at_once() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.act(Action::Flush);
    let flushed = bench
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Write { flush: true, .. }));
    assert!(flushed);
}

#[test]
fn the_offer_to_undo_goes_when_the_plan_changes_again() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    let remove = Edit::Remove {
        kind: Kind::Workload,
        id: ROW,
    };
    bench.act(Action::EditAndTell(remove, "Deleted erp".into()));
    assert_eq!(bench.state.notices.len(), 1);
    bench.now += 5_000;
    bench.type_name("crm");
    assert_eq!(bench.state.notices.len(), 0);
}

#[test]
fn a_notice_says_a_thing_once() {
    let mut bench = Bench::new();
    for _ in 0..3 {
        bench.act(Action::Tell(Notice::problem("No")));
    }
    assert_eq!(bench.state.notices.len(), 1);
}

#[test]
fn what_was_merely_done_gives_way_and_nothing_else_does() {
    let mut bench = Bench::new();
    let undone = Notice::done("Deleted erp").with_undo();
    for notice in [
        Notice::problem("No"),
        undone,
        Notice::done("a.csv"),
        Notice::done("b.csv"),
    ] {
        bench.act(Action::Tell(notice));
    }
    let said: Vec<_> = bench
        .state
        .notices
        .iter()
        .map(|notice| &*notice.text)
        .collect();
    assert_eq!(said, ["No", "Deleted erp", "b.csv"]);
    let ids: BTreeSet<_> = bench.state.notices.iter().map(|notice| notice.id).collect();
    assert_eq!(
        (ids.len(), ids.last()),
        (3, Some(&4)),
        "one that is new has a number of its own"
    );
}

#[test]
fn settings_are_kept_when_they_change() {
    let mut bench = Bench::new();
    bench.effects.clear();
    bench.act(Action::Me("Kim".into()));
    bench.act(Action::Me("Kim".into()));
    let [Effect::KeepSettings(settings)] = bench.effects.as_slice() else {
        panic!("{:?}", bench.effects);
    };
    assert_eq!(Settings::read(&settings.write()), *settings);
    assert_eq!(bench.state.stamp(Millis(5_000)).by, "Kim".into());
    assert_eq!(Settings::read("{ not json"), Settings::default());
}

#[test]
fn a_plan_of_the_address_is_opened() {
    let mut bench = Bench::new();
    bench.act(Action::Went(Route::Plan(PLAN, Page::Drills(None))));
    assert_eq!(
        bench.effects.last(),
        Some(&Effect::Load(PLAN, Purpose::Open))
    );
    let loaded = Loaded {
        plan: Rc::new(Plan::new(PLAN, "Test")),
        head: Head {
            number: 30,
            tab: Key(7),
        },
        journal: 25,
        steps: KeptSteps::default(),
        damage: None,
    };
    bench.act(Action::Read(PLAN, Purpose::Open, Ok(loaded)));
    assert_eq!(bench.save_state(), SaveState::Saved);
    let fold = bench.writes().remove(0);
    assert_eq!(
        (fold.after.number, fold.head),
        (30, fold.after),
        "a long journal is folded, unseen by other tabs"
    );
    bench.end(&fold, Ok(()));
    assert_eq!(bench.save_state(), SaveState::Saved);
}

#[test]
fn a_plan_that_cannot_be_opened_says_why() {
    let mut bench = Bench::new();
    bench.act(Action::Went(Route::Plan(PLAN, Page::HOME)));
    bench.act(Action::Read(PLAN, Purpose::Open, Err("gone".into())));
    assert_eq!(bench.state.not_opened, Some("gone".into()));
    assert!(bench.state.document.is_none());
}

#[test]
fn deleted_plans_stay_for_a_week() {
    let mut bench = Bench::with_plan();
    bench.act(Action::Delete(PLAN));
    let entries: Vec<_> = bench.state.library.deleted().cloned().collect();
    bench.now += KEEP_DELETED;
    bench.act(Action::Library(Ok(entries.clone())));
    assert!(!bench.effects.contains(&Effect::Purge(PLAN)));
    bench.now += 1;
    bench.act(Action::Library(Ok(entries)));
    assert!(bench.effects.contains(&Effect::Purge(PLAN)));
    assert_eq!(bench.state.library.deleted().count(), 0);
}
