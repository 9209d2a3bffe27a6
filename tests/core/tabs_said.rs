//! Two tabs, one of which deletes an object that the other speaks of: what was said of it goes with
//! it and comes back with it, and is never said of the plan as a whole.

use muster::app::action::Action;
use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::plan::Kind;
use serde_json::json;

use crate::two_tabs::{Tabs, workload};

const SAID: Key = Key(60);
const ERP: Key = Key(10);

fn say(tabs: &mut Tabs, tab: usize, about: Key) {
    let object = json!({ "kind": "workload", "id": about.to_string() });
    let edit = Edit::add(Kind::Attestation, SAID, [("object", object)]);
    tabs.act(tab, Action::Edit(edit));
}

/// Whether both tabs and the disk have that statement about the workload, or none of them.
#[track_caller]
fn check(tabs: &Tabs, workload: Key, is_there: bool) {
    let name = tabs.says(0, workload, "name");
    tabs.agree(workload, "name", &name);
    let row = tabs
        .plan(0)
        .attestations
        .iter()
        .find(|row| row.meta.id == SAID);
    assert_eq!(name != "gone", is_there, "the workload");
    let about = row.map(|row| row.object.0);
    assert_eq!(about, is_there.then_some(Some((Kind::Workload, workload))));
}

#[test]
fn what_was_said_goes_and_comes_back_with_what_a_later_edit_brings_back() {
    let mut tabs = Tabs::new();
    say(&mut tabs, 0, ERP);
    tabs.settle();
    tabs.remove(1, ERP);
    tabs.set(0, ERP, "name", "changed");
    tabs.settle();
    check(&tabs, ERP, true);
}

#[test]
fn what_was_said_comes_back_where_an_overtaken_edit_is_made_again() {
    let mut tabs = Tabs::new();
    say(&mut tabs, 0, ERP);
    tabs.settle();
    tabs.set(0, ERP, "name", "changed");
    tabs.remove(1, ERP);
    tabs.settle();
    check(&tabs, ERP, false);
    tabs.take_up_offer(0);
    check(&tabs, ERP, true);
    tabs.agree(ERP, "name", "changed");
}

#[test]
fn of_deleting_an_object_and_saying_something_of_it_the_later_holds() {
    let mut tabs = Tabs::new();
    tabs.remove(0, ERP);
    say(&mut tabs, 1, ERP);
    tabs.settle();
    check(&tabs, ERP, true);

    let mut tabs = Tabs::new();
    say(&mut tabs, 1, ERP);
    tabs.remove(0, ERP);
    tabs.settle();
    check(&tabs, ERP, false);
    assert_eq!(
        tabs.told(1),
        ["erp was deleted in another tab after you said something of it here"]
    );
    tabs.take_up_offer(1);
    check(&tabs, ERP, true);
}

#[test]
fn of_deleting_an_object_and_changing_what_is_said_of_it_the_later_holds() {
    let done = || Edit::set(Kind::Attestation, SAID, "status", "done".into());
    let mut tabs = Tabs::new();
    say(&mut tabs, 0, ERP);
    tabs.settle();
    tabs.remove(1, ERP);
    tabs.act(0, Action::Edit(done()));
    tabs.settle();
    check(&tabs, ERP, true);

    let mut tabs = Tabs::new();
    say(&mut tabs, 0, ERP);
    tabs.settle();
    tabs.act(0, Action::Edit(done()));
    tabs.remove(1, ERP);
    tabs.settle();
    check(&tabs, ERP, false);
    tabs.take_up_offer(0);
    check(&tabs, ERP, true);
}

#[test]
fn undoing_an_addition_takes_along_what_another_tab_said_of_it() {
    let mut tabs = Tabs::new();
    tabs.act(0, Action::Edit(workload(Key(12), "new")));
    tabs.settle();
    say(&mut tabs, 1, Key(12));
    tabs.settle();
    tabs.act(0, Action::Undo);
    tabs.settle();
    check(&tabs, Key(12), false);
    tabs.act(0, Action::Redo);
    tabs.settle();
    tabs.agree(Key(12), "name", "new");
}

#[test]
fn undo_turns_a_statement_back_to_what_it_was_about() {
    let mut tabs = Tabs::new();
    let whole = Edit::add(Kind::Attestation, SAID, []);
    tabs.act(0, Action::Edit(whole));
    tabs.settle();
    let object = json!({ "kind": "workload", "id": Key(12).to_string() });
    let turned = Edit::set(Kind::Attestation, SAID, "object", object);
    let edits = vec![workload(Key(12), "new"), turned];
    tabs.act(0, Action::Edit(Edit::Batch { edits }));
    tabs.settle();
    check(&tabs, Key(12), true);
    tabs.act(0, Action::Undo);
    tabs.settle();
    let row = tabs
        .plan(1)
        .attestations
        .iter()
        .find(|row| row.meta.id == SAID);
    assert_eq!(row.map(|row| row.object.0), Some(None));
}
