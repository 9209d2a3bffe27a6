//! The next best step, against doing each of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::ownership::matrix::Matrix;
use muster::readiness::assess::{Assessment, Report};
use muster::readiness::item::Item;
use muster::readiness::rule::Family;
use muster::readiness::score::{earned, score};
use muster::readiness::standing::{Share, State};
use muster::readiness::step::{Action, Cure, actions, best};
use proptest::prelude::*;
use serde_json::json;

use crate::readiness_properties::reordered;
use crate::resilient::{self, AS_OF, Change, add, assess, changed, set, unset};
use crate::{generate, rules};

thread_local! {
    static KNOWLEDGE: Rc<Knowledge> = Rc::new(Knowledge::built_in().unwrap());
}

fn assessed(plan: &Plan) -> Assessment {
    let knowledge = KNOWLEDGE.with(Rc::clone);
    let matrix = Matrix::new(plan, &knowledge);
    Assessment::new(plan, &matrix, &knowledge, DAY)
}

/// The reports with these entries as they will be.
fn done(assessment: &Assessment, action: &Action) -> Vec<Rc<Report>> {
    let reports = assessment.reports.iter().map(|report| {
        let mut entries = report.entries.clone();
        for entry in &mut entries {
            let cured = action.entries.iter().any(|on| {
                (on.kind, on.object, on.item) == (report.kind, report.object, entry.item)
            });
            if cured {
                let item = &assessment.items[entry.item];
                let by_facts = matches!(item, Item::Rule(_)) && item.family() != Family::Drills;
                let again = entry.state == State::VerifyAgain;
                (entry.state, entry.share) = if by_facts && !again {
                    (State::Done, Share::DONE)
                } else {
                    (State::Verified, Share::VERIFIED)
                };
            }
        }
        let (kind, object) = (report.kind, report.object);
        Rc::new(Report {
            kind,
            object,
            entries,
        })
    });
    reports.collect()
}

/// The best steps, by doing each action and scoring the whole plan anew.
fn by_brute_force(plan: &Plan, assessment: &Assessment, limit: usize) -> Vec<(u64, String)> {
    let today = earned(&assessment.items, &assessment.score.items);
    let mut all: Vec<(u64, String)> = actions(assessment)
        .iter()
        .map(|action| {
            let then = score(&assessment.items, &done(assessment, action), plan);
            assert_eq!(then.readiness, action.score(assessment));
            let gain = earned(&assessment.items, &then.items) - today;
            (gain * 6 / action.effort as u64, name(assessment, action))
        })
        .collect();
    all.sort_by_key(|(worth, _)| std::cmp::Reverse(*worth));
    all.truncate(limit);
    all
}

fn name(assessment: &Assessment, action: &Action) -> String {
    let id = assessment.items[action.item].id();
    format!(
        "{id} {:?} {:?}",
        action.cure,
        action.entries.first().map(|on| on.object)
    )
}

fn worths(assessment: &Assessment, limit: usize) -> Vec<u64> {
    best(assessment, limit).iter().map(Action::worth).collect()
}

#[track_caller]
fn check(plan: &Plan) {
    let assessment = assessed(plan);
    let brute = by_brute_force(plan, &assessment, 5);
    let expected: Vec<u64> = brute.iter().map(|(worth, _)| *worth).collect();
    assert_eq!(worths(&assessment, 5), expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_search_finds_what_doing_everything_finds(plan in generate::plan()) {
        check(&plan);
    }

    #[test]
    fn every_finding_is_cured_by_one_action_or_brings_nothing(plan in generate::plan()) {
        let assessment = assessed(&plan);
        let all = actions(&assessment);
        let entries = all.iter().flat_map(|action| &action.entries);
        let mut seen = BTreeSet::new();
        for on in entries {
            prop_assert!(seen.insert((on.kind, on.object, on.item)));
        }
        for placed in assessment.findings() {
            let place = (placed.kind, placed.object, placed.entry.item);
            prop_assert!(seen.contains(&place), "{}", placed.id());
        }
    }

    #[test]
    fn the_order_of_objects_does_not_matter(plan in generate::plan(), turn in 0_usize..5) {
        let (one, other) = (assessed(&plan), assessed(&reordered(&plan, turn)));
        let named = |assessment: &Assessment| -> Vec<String> {
            best(assessment, 9).iter().map(|action| name(assessment, action)).collect()
        };
        prop_assert_eq!(named(&one), named(&other));
    }
}

#[test]
fn the_search_is_exhaustive_on_the_examples() {
    for shape in [Shape::Small, Shape::Production, Shape::Kubernetes] {
        check(&example(shape, None, 1, DAY));
    }
}

#[test]
fn every_plan_with_one_fault_has_a_step_that_mends_it() {
    for (rule, plan) in rules::worse_plans() {
        let assessment = assess(&plan, &KNOWLEDGE.with(Rc::clone));
        let named = best(&assessment, 20).into_iter().any(|action| {
            let on = |place: usize| assessment.items[place].id() == rule;
            action.entries.iter().any(|cured| on(cured.item))
        });
        assert!(named, "{rule}");
    }
}

fn steps_after(changes: &[Change]) -> (Plan, Assessment, Vec<Action>) {
    let plan = changed(&resilient::plan(), changes);
    let assessment = assess(&plan, &KNOWLEDGE.with(Rc::clone));
    let steps = best(&assessment, 5);
    (plan, assessment, steps)
}

#[test]
fn one_answer_cures_every_item_that_waits_for_it() {
    let (plan, _, steps) = steps_after(&[unset("application", "Intranet", "tier")]);
    let only = &steps[0];
    assert_eq!(only.target(&plan), "say: tier of Intranet");
    assert!(matches!(only.cure, Cure::Answer(_)));
    let workloads: BTreeSet<Key> = only.entries.iter().map(|on| on.object).collect();
    let in_it = plan.workloads.iter().filter(|row| {
        row.application
            .0
            .is_some_and(|id| plan.object_name(Kind::Application, id.key()) == "Intranet")
    });
    assert_eq!(workloads, in_it.map(|row| row.meta.id).collect());
}

#[test]
fn one_policy_cures_every_workload_that_it_protects() {
    let plan = resilient::plan();
    let links = muster::model::links::Links::new(&plan);
    let hana = plan
        .workloads
        .iter()
        .find(|row| &*row.name == "erp-hana")
        .unwrap();
    let policy: &'static str = links.policy_of(hana).unwrap().name.to_string().leak();
    let hourly = |name: &'static str| set("workload", name, "rpo_target_minutes", 1);
    let (plan, assessment, steps) = steps_after(&[hourly("erp-hana"), hourly("erp-app")]);
    let rule = "objectives.rpo-shorter-than-schedule";
    let step = steps
        .iter()
        .find(|step| assessment.items[step.item].id() == rule)
        .unwrap();
    let Cure::Settle(objects) = &step.cure else {
        panic!("{:?}", step.cure)
    };
    let names: Vec<String> = objects
        .iter()
        .map(|(kind, key)| plan.object_name(*kind, *key))
        .collect();
    assert!(
        names.contains(&policy.to_owned()) && names.len() == 1,
        "{names:?}"
    );
}

#[test]
fn a_step_says_which_gate_it_opens() {
    let unlocked = set("policy", "Servers", "datalock_mode", "none");
    let (_, assessment, steps) = steps_after(&[unlocked]);
    let opened: Vec<&str> = steps[0]
        .opens(&assessment)
        .iter()
        .map(|cap| cap.gate)
        .collect();
    assert_eq!(opened, ["locked-copies"]);
}

#[test]
fn a_drill_that_was_overtaken_is_one_step_for_all_that_took_part() {
    let old = set(
        "drill",
        "Loss of eu-de-1",
        "fingerprint",
        "0123456789abcdef",
    );
    let (plan, _, steps) = steps_after(&[old]);
    assert_eq!(steps[0].target(&plan), "Loss of eu-de-1");
    assert_eq!(steps[0].entries.len(), 2);
}

#[test]
fn a_plan_without_fault_has_no_next_step() {
    let (_, _, steps) = steps_after(&[]);
    assert_eq!(steps, []);
    assert_eq!(AS_OF, DAY.to_string());
    let (_, _, one) = steps_after(&[add("workload", json!({ "name": "blank" }))]);
    assert_eq!(one.len(), 5);
}
