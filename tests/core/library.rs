//! Plans that come and go.

use std::rc::Rc;

use muster::app::action::{Action, Loaded, WriteError};
use muster::app::effect::{Effect, Purpose};
use muster::app::journal::{Head, copy};
use muster::app::library::Entry;
use muster::app::route::{Page, Route};
use muster::app::steps::KeptSteps;
use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};

use crate::update::Bench;

fn names(bench: &Bench) -> Vec<String> {
    let mut names: Vec<String> = bench
        .state
        .library
        .plans()
        .map(|entry| entry.name.to_string())
        .collect();
    names.sort();
    names
}

#[test]
fn a_plan_that_is_here_already_is_kept_as_a_copy() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.save();
    let same = Rc::new(Plan::new(Key(1), "Test"));
    bench.act(Action::Keep(same, Key(50)));
    bench.save();
    assert_eq!(names(&bench), ["Test", "Test (2)"]);
    assert_eq!(bench.state.plan().unwrap().id(), Key(50));
}

#[test]
fn duplicates_are_plans_of_their_own() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.save();
    bench.act(Action::Duplicate(Key(1), Key(60)));
    let write = bench.writes().remove(0);
    assert_eq!((write.plan, write.after), (Key(60), Head::default()));
    bench.end(&write, Ok(()));
    assert_eq!(names(&bench), ["Test", "Test copy"]);
    assert!(
        bench.state.parked.is_empty(),
        "nothing is left in memory once it is on the disk"
    );
    assert_eq!(
        bench.state.plan().unwrap().id(),
        Key(1),
        "the open plan stays open"
    );
}

#[test]
fn a_plan_that_is_not_open_is_read_to_be_copied_or_renamed() {
    let mut bench = Bench::new();
    let plan = Rc::new(Plan::new(Key(1), "Test"));
    bench.act(Action::Library(Ok(vec![Entry::of(
        &plan,
        muster::app::history::Millis(5),
    )])));
    bench.act(Action::Rename(Key(1), "Better".into()));
    let naming = Edit::set(Kind::PlanFacts, Key(1), "name", "Better".into());
    let purpose = Purpose::Amend(naming);
    assert_eq!(
        bench.effects.last(),
        Some(&Effect::Load(Key(1), purpose.clone()))
    );
    let loaded = Loaded {
        plan,
        head: Head {
            number: 4,
            tab: Key(7),
        },
        journal: 0,
        steps: KeptSteps::default(),
        damage: None,
    };
    bench.act(Action::Read(Key(1), purpose, Ok(loaded)));
    let write = bench.writes().remove(0);
    assert_eq!((write.after.number, write.head.number), (4, 5));
    assert_eq!(&*write.entry.name, "Better");
    assert_eq!(names(&bench), ["Better"]);
}

#[test]
fn a_deleted_plan_comes_back() {
    let mut bench = Bench::with_plan();
    bench.act(Action::Delete(Key(1)));
    assert_eq!(names(&bench), [""; 0]);
    assert_eq!(*bench.state.route, Route::Start);
    let offer = bench.state.notices[0].offer.clone().unwrap();
    bench.act(offer.action());
    assert_eq!(names(&bench), ["Test"]);
    assert!(bench.state.notices.is_empty());
}

#[test]
fn a_plan_that_could_not_be_saved_stays_in_memory() {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.act(Action::SaveDue);
    let write = bench.writes().remove(0);
    bench.end(&write, Err(WriteError::Refused("no room".into())));
    bench.act(Action::Keep(Rc::new(Plan::new(Key(70), "Other")), Key(71)));
    bench.act(Action::Went(Route::Plan(Key(1), Page::HOME)));
    let plan = bench.state.plan().unwrap();
    assert_eq!(plan.object_name(Kind::Workload, Key(2)), "erp");
}

#[test]
fn wiping_leaves_nothing_behind() {
    let mut bench = Bench::with_plan();
    bench.act(Action::Me("Kim".into()));
    bench.act(Action::Wipe);
    assert_eq!(bench.state.library.plans().count(), 0);
    assert!(bench.state.document.is_none());
    assert_eq!(&*bench.state.settings.me, "");
    assert!(bench.effects.contains(&Effect::Wipe));
}

#[test]
fn a_copy_differs_in_identity_and_name_only() {
    let plan = Plan::new(Key(1), "Test");
    let other = copy(&plan, Key(2), "Other").unwrap();
    assert_eq!((other.id(), other.name()), (Key(2), "Other"));
    assert_eq!(copy(&other, Key(1), "Test").unwrap(), plan);
}

#[test]
fn entries_survive_their_text() {
    let entry = Entry::of(&Plan::new(Key(1), "Test"), muster::app::history::Millis(5));
    assert_eq!(Entry::read(&entry.write()), Some(entry));
    assert_eq!(Entry::read("nonsense"), None);
}
