//! What was made of the open plan beside the state, a little at a time.

use std::rc::Rc;

use muster::app::action::Action;
use muster::app::history::Millis;
use muster::model::edit::Edit;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};

use crate::update::Bench;

#[test]
fn what_was_made_of_the_open_plan_is_one_step_unless_it_is_another_by_now() {
    let mut bench = Bench::with_plan();
    let from = Rc::clone(bench.state.plan().unwrap());
    let stamp = bench.state.stamp(Millis(bench.now));
    let add = |key| Edit::add(Kind::Workload, Key(key), []);
    let edits = vec![add(5), add(6)];
    let to = Rc::new(from.apply(&Edit::Batch { edits }, &stamp).unwrap());
    let adopt = |from: &Rc<Plan>| Action::Adopt {
        from: Rc::clone(from),
        plan: Rc::clone(&to),
        told: "Imported 2 changes".into(),
    };
    bench.act(adopt(&from));
    assert!(Rc::ptr_eq(bench.state.plan().unwrap(), &to));
    let notice = bench.state.notices.last().unwrap().clone();
    assert_eq!(
        (&*notice.text, notice.offer.is_some()),
        ("Imported 2 changes", true)
    );
    assert_eq!(bench.save().len(), 1);
    // A second time, it would take back what happened meanwhile.
    bench.act(adopt(&from));
    assert!(
        bench
            .state
            .notices
            .last()
            .unwrap()
            .text
            .contains("changed meanwhile")
    );
    bench.act(Action::Undo);
    assert!(bench.state.plan().unwrap().workloads.is_empty());
}
