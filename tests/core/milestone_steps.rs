//! Milestones and the steps of undo: no step forgets one, and going back is a step.

use std::rc::Rc;

use muster::app::action::Action;
use muster::milestone::back_to;
use muster::milestone::pack::pack;
use muster::milestone::take::{Facts, take};
use muster::milestone::unpack::state;
use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::milestone::Occasion;
use muster::model::plan::{Kind, Plan};

use crate::update::Bench;

fn taking(plan: &Plan, id: u128) -> Edit {
    let facts = Facts {
        id: Key(id),
        name: "".into(),
        note: "".into(),
        occasion: Occasion::HandedOut,
        by: "".into(),
        at: None,
        standing: None,
    };
    take(plan, &facts, plan, pack(plan))
}

fn plan(bench: &Bench) -> Rc<Plan> {
    Rc::clone(bench.state.plan().unwrap())
}

fn name(bench: &Bench) -> String {
    plan(bench).object_name(Kind::Workload, Key(2))
}

/// With a workload that was called "first", then "second".
fn renamed() -> Bench {
    let mut bench = Bench::with_plan();
    for name in ["first", "second"] {
        bench.type_name(name);
        bench.now += 60_000;
    }
    bench
}

#[test]
fn a_milestone_is_no_step_and_stays_on_every_way() {
    let mut bench = renamed();
    let steps = |bench: &Bench| bench.state.document.as_ref().unwrap().history.undo_steps();
    let before = steps(&bench);
    bench.act(Action::Mark(taking(&plan(&bench), 7)));
    assert_eq!(steps(&bench), before);
    bench.act(Action::Undo);
    assert_eq!(
        (&*name(&bench), plan(&bench).milestones.len()),
        ("first", 1)
    );
    bench.act(Action::Redo);
    assert_eq!(
        (&*name(&bench), plan(&bench).milestones.len()),
        ("second", 1)
    );
    assert_eq!(bench.save().len(), 1, "it is kept on the device");
}

#[test]
fn one_that_was_deleted_comes_back_with_undo() {
    let mut bench = renamed();
    bench.act(Action::Mark(taking(&plan(&bench), 7)));
    let removal = Edit::Remove {
        kind: Kind::Milestone,
        id: Key(7),
    };
    bench.act(Action::EditAndTell(removal, "Deleted".into()));
    assert!(plan(&bench).milestones.is_empty());
    bench.act(Action::Undo);
    assert_eq!(plan(&bench).milestones.len(), 1);
    assert_eq!(name(&bench), "second", "and nothing else was taken back");
}

#[test]
fn going_back_is_one_step_that_can_be_taken_back() {
    let mut bench = Bench::with_plan();
    bench.type_name("first");
    bench.act(Action::Mark(taking(&plan(&bench), 7)));
    bench.now += 60_000;
    bench.type_name("second");
    let now = plan(&bench);
    let then = state(&now, now.milestones.first().unwrap()).unwrap();
    bench.act(Action::GoOnAs(
        Rc::new(back_to(&then, &now)),
        "Restored".into(),
    ));
    assert_eq!(
        (&*name(&bench), plan(&bench).milestones.len()),
        ("first", 1)
    );
    assert!(
        plan(&bench).revision() > now.revision(),
        "nothing is unsaid"
    );
    assert_eq!(&*bench.state.notices.last().unwrap().text, "Restored");
    bench.act(Action::Undo);
    assert_eq!(
        (&*name(&bench), plan(&bench).milestones.len()),
        ("second", 1)
    );
}
