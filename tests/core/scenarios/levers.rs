//! Which single change turns most red.

use std::collections::BTreeSet;

use muster::model::edit::Stamp;
use muster::model::links::Links;
use muster::model::plan::{Kind, Plan};
use muster::scenario::against::Ruling;
use muster::scenario::gain::{Gain, ranked};
use muster::scenario::lever::{Lever, levers};
use serde_json::json;

use super::{gains, play, production, with};

fn all(plan: &Plan) -> Vec<Lever> {
    levers(plan, &Links::new(plan))
}

fn find<'g>(gains: &'g [Gain], text: &str) -> &'g Gain {
    let mut gains = gains.iter();
    gains.find(|gain| gain.lever.text.contains(text)).unwrap()
}

#[test]
fn every_lever_fits_the_plan_changes_it_and_stands_once() {
    let plan = production();
    let mut texts = BTreeSet::new();
    for lever in all(&plan) {
        let changed = plan.apply(&lever.edit, &Stamp::default()).unwrap();
        assert_ne!(changed, plan, "{}", lever.text);
        assert!(lever.concerns > 0, "{}", lever.text);
        assert!(
            texts.insert(lever.text.clone()),
            "{} stands twice",
            lever.text
        );
    }
    assert!(texts.len() > 10, "{texts:?}");
}

#[test]
fn a_lever_that_was_pulled_is_no_longer_offered() {
    let plan = production();
    for lever in all(&plan) {
        let changed = plan.apply(&lever.edit, &Stamp::default()).unwrap();
        let again = all(&changed);
        let offered = again.iter().any(|other| other.text == lever.text);
        assert!(!offered, "{}", lever.text);
    }
}

#[test]
fn the_best_for_its_effort_comes_first_and_keeps_what_it_promises() {
    let plan = production();
    let all = gains(&plan);
    let copy = find(&all, "Keep a copy outside the region of Warehouse control");
    assert!(copy.misses > 0 && copy.scenarios > 0, "{copy:?}");
    let changed = plan.apply(&copy.lever.edit, &Stamp::default()).unwrap();
    let misses = |plan: &Plan, id: &str| {
        let report = play(plan, id, None);
        let verdicts = report
            .rows
            .iter()
            .flat_map(|row| [row.judged.rpo, row.judged.rto]);
        verdicts.filter(|one| one.verdict == Ruling::Misses).count()
    };
    assert!(misses(&changed, "region-lost") < misses(&plan, "region-lost"));
    assert!(all.iter().all(Gain::is_any));
    let worth = |gain: &Gain| gain.misses * 6 / gain.lever.effort as u32;
    assert!(all.windows(2).all(|two| worth(&two[0]) >= worth(&two[1])));
    assert_eq!(ranked(all.clone()), all);
    let mut turned = all.clone();
    turned.reverse();
    assert_eq!(ranked(turned), all);
}

#[test]
fn a_lock_that_nobody_may_lift_makes_a_loss_certain_to_be_met() {
    let plan = with(
        &production(),
        Kind::Policy,
        "gold-sql",
        "datalock_mode",
        json!(null),
    );
    let all = gains(&plan);
    let lock = find(&all, "Lock the copies of gold-sql");
    assert!(lock.meets > 0, "{lock:?}");
}
