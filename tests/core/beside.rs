//! Two copies of a plan in the application: beside each other, and made one as one step of undo.

use std::rc::Rc;

use muster::app::action::Action;
use muster::app::other_copy::{Base, OtherCopy};
use muster::app::route::{Page, Route};
use muster::compare::review::{Choices, review};
use muster::milestone::pack::pack;
use muster::milestone::take::{Facts, take};
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::milestone::Occasion;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Moment;

use crate::update::Bench;

fn named(plan: &Plan, name: &str, by: &str) -> Plan {
    let edit = Edit::set(Kind::Workload, Key(2), "name", name.into());
    let stamp = Stamp {
        by: by.into(),
        at: None,
    };
    plan.apply(&edit, &stamp).unwrap()
}

/// An open plan with a workload, and a colleague's copy in which it has another name.
fn two_copies() -> (Bench, Plan) {
    let mut bench = Bench::with_plan();
    bench.type_name("erp");
    bench.save();
    let theirs = named(bench.state.plan().unwrap(), "erp-db", "Ben");
    (bench, theirs)
}

fn beside(plan: &Plan) -> Action {
    Action::Beside(Some(Rc::new(OtherCopy {
        plan: Rc::new(plan.clone()),
        from: "ben.json".into(),
        base: None,
        published_at: None,
    })))
}

fn name(bench: &Bench) -> String {
    bench.state.plan().unwrap().workloads[0].name.to_string()
}

#[test]
fn a_copy_is_shown_beside_its_plan_and_changes_nothing() {
    let (mut bench, theirs) = two_copies();
    let before = Rc::clone(bench.state.plan().unwrap());
    bench.act(beside(&theirs));
    assert_eq!(
        *bench.state.route,
        Route::Plan(theirs.id(), Page::Merge),
        "it is shown"
    );
    assert!(Rc::ptr_eq(&before, bench.state.plan().unwrap()));
    bench.act(Action::Beside(None));
    assert_eq!(bench.state.beside, None);
}

#[test]
fn two_copies_become_one_in_one_step_that_keeps_who_made_what() {
    let (mut bench, theirs) = two_copies();
    let mine = Rc::clone(bench.state.plan().unwrap());
    let found = review(Some(&mine), &mine, &theirs).unwrap();
    let merged = found.decided(&Choices::new(), &Stamp::default()).unwrap();
    bench.act(Action::Adopt {
        from: mine,
        plan: Rc::new(merged),
        told: "Merged".into(),
    });
    assert_eq!(name(&bench), "erp-db");
    let row = &bench.state.plan().unwrap().workloads[0];
    assert_eq!(&*row.meta.changed_by, "Ben");
    assert!(
        bench
            .state
            .notices
            .iter()
            .any(|notice| &*notice.text == "Merged")
    );
    assert_eq!(bench.save().len(), 1, "it is handed over like any edit");
    bench.act(Action::Undo);
    assert_eq!(name(&bench), "erp");
}

#[test]
fn what_was_compared_with_an_earlier_version_is_not_taken() {
    let (mut bench, theirs) = two_copies();
    let earlier = Rc::clone(bench.state.plan().unwrap());
    bench.type_name("erp-2");
    bench.act(Action::Adopt {
        from: earlier,
        plan: Rc::new(theirs),
        told: "Merged".into(),
    });
    assert_eq!(name(&bench), "erp-2");
    let told = &bench.state.notices.last().unwrap().text;
    assert!(
        told.starts_with("Not changed: the plan was changed meanwhile"),
        "{told}"
    );
}

#[test]
fn the_newest_milestone_of_both_copies_is_what_they_began_with() {
    let (bench, _) = two_copies();
    let plan = bench.state.plan().unwrap();
    assert_eq!(
        Base::in_common(plan, plan),
        None,
        "there is no milestone yet"
    );
    let facts = Facts {
        id: Key(50),
        name: "".into(),
        note: "".into(),
        occasion: Occasion::HandedOut,
        by: "Ada".into(),
        at: Some(Moment(1_800_000_000)),
        standing: None,
    };
    let taken = take(plan, &facts, plan, pack(plan));
    let handed_out = plan.apply(&taken, &Stamp::default()).unwrap();
    let (mine, theirs) = (
        named(&handed_out, "erp-1", "Ada"),
        named(&handed_out, "erp-2", "Ben"),
    );
    let base = Base::in_common(&mine, &theirs).unwrap();
    assert_eq!(&*base.plan.workloads[0].name, "erp");
    assert_eq!(
        &*base.told,
        "the state kept with the note “Handed out as a file” on 2027-01-15"
    );
    let found = review(Some(&base.plan), &mine, &theirs).unwrap();
    assert_eq!(found.questions.len(), 1);
    assert!(found.merged.object(Kind::Milestone, Key(50)).is_some());
}
