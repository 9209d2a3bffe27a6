//! Several tabs with one plan: they come to the same, each takes back its own, and nothing is lost.

use std::collections::BTreeMap;

use muster::app::action::Action;
use muster::app::document::{SaveState, Trouble};
use muster::app::effect::{Effect, Purpose};
use muster::app::journal::restore;
use muster::app::route::{Page, Route};
use muster::app::steps::kept;
use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::plan::Kind;
use proptest::prelude::*;

use crate::two_tabs::{Disk, GROUP, PLAN, Tabs, workload};
use crate::update::Bench;

#[test]
fn an_edit_in_one_tab_appears_in_the_other() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(10), "name", "erp-db");
    tabs.settle();
    tabs.agree(Key(10), "name", "erp-db");
    assert_eq!(tabs.told(1), [""; 0], "which is nothing to tell");
}

#[test]
fn edits_of_different_fields_at_the_same_moment_are_both_there() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(10), "name", "erp-db");
    tabs.set(1, Key(10), "notes", "Call first");
    tabs.settle();
    tabs.agree(Key(10), "name", "erp-db");
    tabs.agree(Key(10), "notes", "Call first");
    assert_eq!(tabs.told(0).len() + tabs.told(1).len(), 0);
}

#[test]
fn on_one_field_the_later_edit_wins_and_its_author_can_take_the_earlier_up_again() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(10), "name", "mine");
    tabs.set(1, Key(10), "name", "theirs");
    // The earlier edit is the last to reach the disk, and is overtaken all the same.
    tabs.tabs[1].act(Action::SaveDue);
    while tabs.step(1) {}
    tabs.settle();
    tabs.agree(Key(10), "name", "theirs");
    assert_eq!(
        tabs.told(0),
        ["name of mine was changed in another tab after you: it says theirs, and you had mine"]
    );
    tabs.set(0, Key(11), "notes", "so that something is written");
    tabs.settle();
    let stands = tabs
        .disk
        .records
        .iter()
        .any(|text| text.contains("\"mine\""));
    assert!(stands, "the earlier one stands in the journal");
    tabs.take_up_offer(0);
    tabs.agree(Key(10), "name", "mine");
}

#[test]
fn what_was_typed_just_now_is_missed_though_it_was_saved_already() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(10), "name", "mine");
    tabs.settle();
    tabs.set(1, Key(10), "name", "theirs");
    tabs.settle();
    assert_eq!(tabs.told(0).len(), 1);
    tabs.take_up_offer(0);
    tabs.agree(Key(10), "name", "mine");
}

#[test]
fn undo_takes_back_the_edits_of_its_own_tab_only() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(10), "name", "mine");
    tabs.settle();
    tabs.set(1, Key(11), "name", "theirs");
    tabs.set(1, Key(10), "notes", "theirs, too");
    tabs.settle();
    tabs.act(0, Action::Undo);
    tabs.settle();
    tabs.agree(Key(10), "name", "erp");
    tabs.agree(Key(10), "notes", "theirs, too");
    tabs.agree(Key(11), "name", "theirs");
    tabs.act(1, Action::Undo);
    tabs.act(1, Action::Undo);
    tabs.act(0, Action::Redo);
    tabs.settle();
    tabs.agree(Key(10), "name", "mine");
    tabs.agree(Key(10), "notes", "");
    tabs.agree(Key(11), "name", "crm");
}

#[test]
fn the_late_end_of_a_refused_write_is_not_taken_for_that_of_its_successor() {
    let mut tabs = Tabs::new();
    for (field, value) in [("name", "mine"), ("notes", "mine, too")] {
        tabs.set(0, Key(10), field, value);
        tabs.tabs[0].act(Action::SaveDue);
    }
    let writes = tabs.tabs[0].writes();
    let [first, late] = writes.as_slice() else {
        panic!("two writes are under way: {writes:?}");
    };
    tabs.set(1, Key(11), "name", "theirs");
    tabs.tabs[1].act(Action::SaveDue);
    while tabs.step(1) {}
    let refused = tabs.disk.accept(Key(0), first);
    tabs.tabs[0].end(first, refused);
    let is_write = |effect: &Effect| matches!(effect, Effect::Write { .. });
    while !tabs.tabs[0].effects.iter().any(is_write) {
        assert!(tabs.step(0), "what was refused is written again");
    }
    let again = tabs.tabs[0].writes();
    assert_eq!(again[0].head, late.head, "by a write of the same head");
    let refused = tabs.disk.accept(Key(0), late);
    tabs.tabs[0].end(late, refused);
    let taken = tabs.disk.accept(Key(0), &again[0]);
    tabs.tabs[0].end(&again[0], taken);
    while tabs.step(0) || tabs.step(1) {}
    tabs.agree(Key(10), "name", "mine");
    tabs.agree(Key(10), "notes", "mine, too");
    tabs.agree(Key(11), "name", "theirs");
}

#[test]
fn a_step_that_was_overtaken_whole_is_passed_over() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(11), "name", "first");
    tabs.tabs[0].now += 60_000;
    tabs.set(0, Key(10), "name", "mine");
    tabs.settle();
    tabs.set(1, Key(10), "name", "theirs");
    tabs.settle();
    tabs.act(0, Action::Undo);
    tabs.settle();
    tabs.agree(Key(10), "name", "theirs");
    tabs.agree(Key(11), "name", "crm");
}

#[test]
fn typing_stays_one_step_while_the_other_tab_goes_on() {
    let mut tabs = Tabs::new();
    for count in 0..20 {
        tabs.set(0, Key(10), "name", &format!("mine {count}"));
        tabs.set(1, Key(11), "name", &format!("theirs {count}"));
        tabs.settle();
    }
    tabs.act(0, Action::Undo);
    tabs.settle();
    tabs.agree(Key(10), "name", "erp");
    tabs.agree(Key(11), "name", "theirs 19");
}

#[test]
fn of_deleting_and_changing_one_object_the_later_holds() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(10), "name", "changed");
    tabs.remove(1, Key(10));
    tabs.settle();
    tabs.agree(Key(10), "name", "gone");
    tabs.take_up_offer(0);
    tabs.agree(Key(10), "name", "changed");

    let mut tabs = Tabs::new();
    let group = |kind, id| Action::Edit(Edit::Remove { kind, id });
    tabs.act(0, group(Kind::Group, GROUP));
    let renamed = Edit::set(Kind::Group, GROUP, "name", "Weekly".into());
    tabs.act(1, Action::Edit(renamed));
    tabs.settle();
    tabs.agree(Key(10), "group", &GROUP.to_string());
    assert_eq!(tabs.plan(0).object_name(Kind::Group, GROUP), "Weekly");
}

#[test]
fn what_was_deleted_and_added_again_before_it_was_saved_has_its_new_place() {
    let mut tabs = Tabs::new();
    tabs.remove(0, Key(10));
    tabs.act(0, Action::Edit(workload(Key(10), "again")));
    tabs.settle();
    tabs.agree(Key(10), "name", "again");
    assert_eq!(&*tabs.plan(1).workloads[1].name, "again");
}

#[test]
fn a_tab_that_was_asleep_while_the_journal_was_folded_catches_up() {
    let mut tabs = Tabs::new();
    for count in 0..1_010 {
        tabs.set(0, Key(10), "name", &format!("name {count}"));
        tabs.tabs[0].act(Action::SaveDue);
        // What it tells the other tab arrives late.
        while let Some(Effect::Write { .. }) = tabs.tabs[0].effects.first() {
            tabs.step(0);
            tabs.tabs[0]
                .effects
                .retain(|effect| matches!(effect, Effect::Write { .. }));
        }
        tabs.tabs[0]
            .effects
            .retain(|effect| matches!(effect, Effect::Write { .. }));
        while tabs.step(0) {}
    }
    tabs.set(1, Key(11), "name", "late");
    tabs.settle();
    tabs.agree(Key(10), "name", "name 1009");
    tabs.agree(Key(11), "name", "late");
}

#[test]
fn writes_that_were_sent_together_fail_together() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(10), "name", "first");
    tabs.tabs[0].act(Action::SaveDue);
    tabs.set(0, Key(10), "notes", "second");
    tabs.tabs[0].act(Action::SaveDue);
    // The other tab's write has the number that the second of these goes on from.
    tabs.set(1, Key(11), "name", "between");
    tabs.tabs[1].act(Action::SaveDue);
    while tabs.step(1) {}
    tabs.settle();
    tabs.agree(Key(10), "name", "first");
    tabs.agree(Key(10), "notes", "second");
    tabs.agree(Key(11), "name", "between");
}

#[test]
fn a_plan_that_the_device_lost_is_kept_again_when_asked() {
    let mut tabs = Tabs::new();
    tabs.disk = Disk::default();
    tabs.set(0, Key(10), "name", "still here");
    tabs.settle();
    let lost = SaveState::Trouble(Trouble::Gone);
    assert_eq!(tabs.tabs[0].save_state(), lost);
    tabs.act(0, Action::KeepAgain);
    tabs.settle();
    assert_eq!(tabs.tabs[0].save_state(), SaveState::Saved);
    assert_eq!(&restore(&tabs.disk.kept).unwrap().plan, tabs.plan(0));
}

#[test]
fn steps_are_there_again_after_the_page_was_loaded_anew() {
    let mut tabs = Tabs::new();
    tabs.set(0, Key(10), "name", "one");
    tabs.remove(0, Key(11));
    tabs.set(0, Key(10), "notes", "two");
    tabs.act(0, Action::Undo);
    tabs.settle();
    tabs.set(1, Key(10), "name", "theirs");
    tabs.settle();

    let (order, texts) = tabs.disk.steps[&Key(0)].clone();
    let loaded = tabs.disk.loaded(kept(&order, texts));
    tabs.tabs[0] = Bench::of_tab(Key(903));
    tabs.act(0, Action::Went(Route::Plan(PLAN, Page::HOME)));
    tabs.act(0, Action::Read(PLAN, Purpose::Open, Ok(loaded)));
    let history = &tabs.tabs[0].state.document.as_ref().unwrap().history;
    assert_eq!((history.undo_steps(), history.redo_steps()), (2, 1));
    tabs.act(0, Action::Redo);
    tabs.settle();
    tabs.agree(Key(10), "notes", "two");
    for _ in 0..2 {
        tabs.act(0, Action::Undo);
    }
    tabs.settle();
    tabs.agree(Key(11), "name", "crm");
    tabs.agree(Key(11), "group", &GROUP.to_string());
    tabs.act(0, Action::Undo);
    tabs.settle();
    tabs.agree(Key(10), "name", "theirs");
}

/// What can happen in a tab.
#[derive(Clone, Debug)]
enum Happens {
    Set(u128, &'static str, u8),
    Add(u128),
    Remove(u128),
    Undo,
    Redo,
    Save,
    Step,
    Pause,
}

fn happens() -> impl Strategy<Value = Happens> {
    let id = || 10..14_u128;
    let field = prop_oneof![Just("name"), Just("notes")];
    prop_oneof![
        4 => (id(), field, any::<u8>()).prop_map(|(id, field, value)| Happens::Set(id, field, value)),
        1 => id().prop_map(Happens::Add),
        1 => id().prop_map(Happens::Remove),
        1 => Just(Happens::Undo),
        1 => Just(Happens::Redo),
        2 => Just(Happens::Save),
        5 => Just(Happens::Step),
        1 => Just(Happens::Pause),
    ]
}

fn happen(tabs: &mut Tabs, tab: usize, what: &Happens) {
    match *what {
        Happens::Set(id, field, value) => tabs.set(tab, Key(id), field, &value.to_string()),
        Happens::Add(id) => tabs.act(tab, Action::Edit(workload(Key(id), "added"))),
        Happens::Remove(id) => tabs.remove(tab, Key(id)),
        Happens::Undo => tabs.act(tab, Action::Undo),
        Happens::Redo => tabs.act(tab, Action::Redo),
        Happens::Save => tabs.tabs[tab].act(Action::SaveDue),
        Happens::Step => {
            tabs.step(tab);
        }
        Happens::Pause => tabs.tabs[tab].now += 5_000,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_two_tabs_do_they_come_to_the_same(
        order in proptest::collection::vec((0..2_usize, happens()), 1..60),
    ) {
        let mut tabs = Tabs::new();
        for (tab, what) in &order {
            happen(&mut tabs, *tab, what);
        }
        tabs.settle();
        prop_assert_eq!(tabs.tabs[0].save_state(), SaveState::Saved);
        prop_assert_eq!(tabs.tabs[1].save_state(), SaveState::Saved);
        prop_assert_eq!(tabs.plan(0), tabs.plan(1));
        prop_assert_eq!(&restore(&tabs.disk.kept).unwrap().plan, tabs.plan(0));
    }

    #[test]
    fn what_only_one_of_them_changes_is_as_that_one_left_it(
        order in proptest::collection::vec((0..2_usize, happens()), 1..60),
    ) {
        let mut tabs = Tabs::new();
        let mut last = BTreeMap::new();
        for (tab, what) in &order {
            let what = match what {
                Happens::Set(id, _, value) => {
                    let (id, field) = (10 + id % 2, ["name", "notes"][*tab]);
                    last.insert((Key(id), field), value.to_string());
                    Happens::Set(id, field, *value)
                }
                Happens::Save | Happens::Step | Happens::Pause => what.clone(),
                _ => continue,
            };
            happen(&mut tabs, *tab, &what);
        }
        tabs.settle();
        for ((id, field), value) in last {
            for tab in 0..2 {
                prop_assert_eq!(tabs.says(tab, id, field), value.clone());
            }
        }
    }
}
