//! Whatever is kept from an earlier version of a plan is what a fresh look
//! would find.

use std::rc::Rc;

use muster::app::assessed::Assessed;
use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::file::fingerprint::fingerprint;
use muster::model::edit::{Edit, Stamp};
use muster::model::plan::{Kind, Plan};
use muster::model::table::object_to_map;
use muster::model::units::Date;
use muster::readiness::standing::State;
use proptest::prelude::*;
use serde_json::json;

use crate::generate;
use crate::resilient::{self, AS_OF, changed, set};

thread_local! {
    static KNOWLEDGE: Rc<Knowledge> = Rc::new(Knowledge::built_in().unwrap());
}

fn next(earlier: Option<&Assessed>, plan: &Plan) -> Assessed {
    let (plan, knowledge) = (Rc::new(plan.clone()), KNOWLEDGE.with(Rc::clone));
    Assessed::next(earlier, plan, knowledge, Date::parse(AS_OF).unwrap())
}

/// The plan with one object as another plan has it.
fn with_one_of(plan: &Plan, other: &Plan, kind: Kind, index: usize) -> Plan {
    let Some(row) = other.table(kind).row(index) else {
        return plan.clone();
    };
    let mut object = object_to_map(row);
    // An edit takes no values of another shape than their field's.
    for key in row.meta().unknown.iter().flat_map(|unknown| unknown.keys()) {
        object.remove(key);
    }
    let own = plan.table(kind).row(0).filter(|_| kind.is_single());
    if let Some(own) = own {
        object.insert("id".to_owned(), json!(own.meta().id.to_string()));
    }
    let edit = Edit::Put {
        kind,
        object,
        at: None,
    };
    plan.apply(&edit, &Stamp::default()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_kept_assessment_is_that_of_a_fresh_look(
        plan in generate::plan(),
        other in generate::plan(),
        kind in prop::sample::select(Kind::ALL),
        index in 0_usize..3,
    ) {
        let changed = with_one_of(&plan, &other, kind, index);
        let kept = next(Some(&next(None, &plan)), &changed);
        let fresh = next(None, &changed);
        prop_assert_eq!(&kept.assessment.reports, &fresh.assessment.reports);
        prop_assert_eq!(&kept.assessment.score, &fresh.assessment.score);
        prop_assert_eq!(kept.assessment.level, fresh.assessment.level);
    }
}

/// How many checks are made when a workload gets another size.
fn checks_after_an_edit(workloads: u32) -> (usize, usize) {
    let plan = example(Shape::Production, Some(workloads), 7, DAY);
    let all = next(None, &plan);
    let id = plan.workloads.iter().last().unwrap().meta.id;
    let edit = Edit::set(Kind::Workload, id, "size_gb", json!(77));
    let plan = plan.apply(&edit, &Stamp::default()).unwrap();
    let after = next(Some(&all), &plan);
    let fresh = next(None, &plan);
    assert_eq!(after.assessment.reports, fresh.assessment.reports);
    (all.assessment.checks_made, after.assessment.checks_made)
}

#[test]
fn an_edit_makes_only_the_checks_that_it_touches_however_many_workloads_there_are() {
    let ((few, after_few), (many, after_many)) =
        (checks_after_an_edit(100), checks_after_an_edit(1_000));
    assert!(
        many > 5 * few,
        "{few} checks of 100, {many} of 1,000 workloads"
    );
    let more = after_many - after_few;
    assert!(
        more * 50 < many - few,
        "{after_few} and {after_many} checks after an edit"
    );
}

#[test]
fn who_gets_a_duty_of_another_object_is_seen_at_the_workloads_that_lean_on_it() {
    let plan = resilient::plan();
    let duty = "ibm.backup-recovery/deployment.connection";
    let given = [set(
        "assignment",
        duty,
        "object",
        json!({
            "kind": "connection", "id": plan.connections[0].meta.id.to_string(),
        }),
    )];
    let plan = changed(&plan, &given);
    let earlier = next(None, &plan);
    let plan = changed(
        &plan,
        &[set("assignment", duty, "owner", "@person/Grace Tan")],
    );
    let (kept, fresh) = (next(Some(&earlier), &plan), next(None, &plan));
    assert_eq!(kept.assessment.reports, fresh.assessment.reports);
    assert_ne!(kept.assessment.reports, earlier.assessment.reports);
}

#[test]
fn a_change_of_one_workload_is_seen_at_those_that_were_rehearsed_with_it() {
    let plan = resilient::plan();
    let name = "Customer data restored to a point in time";
    let drill = plan
        .drills
        .iter()
        .find(|drill| &*drill.name == name)
        .unwrap();
    let of_today = fingerprint(&plan, Kind::Drill, drill.meta.id).to_string();
    let plan = changed(&plan, &[set("drill", name, "fingerprint", of_today)]);
    let moved = [set("workload", "crm-portal", "zones", json!(["eu-de-1"]))];
    let kept = next(Some(&next(None, &plan)), &changed(&plan, &moved));
    let sql = plan
        .workloads
        .iter()
        .find(|row| &*row.name == "crm-sql")
        .unwrap();
    let mut entries = kept.assessment.entries();
    let found = entries.find(|placed| {
        placed.item.id() == "drills.changed-since-test" && placed.object == sql.meta.id
    });
    assert_eq!(
        found.map(|placed| placed.entry.state),
        Some(State::VerifyAgain)
    );
}
