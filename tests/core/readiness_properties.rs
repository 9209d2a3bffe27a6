//! What holds of readiness whatever the plan says.

use std::collections::BTreeMap;

use muster::catalogue::Knowledge;
use muster::file::read::read_json;
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::readiness::assess::Assessment;
use muster::readiness::standing::State;
use proptest::prelude::*;
use serde_json::json;

use crate::resilient::{self, assess};
use crate::{generate, rules};

thread_local! {
    static KNOWLEDGE: Knowledge = Knowledge::built_in().unwrap();
}

fn assessed(plan: &Plan) -> Assessment {
    KNOWLEDGE.with(|knowledge| assess(plan, knowledge))
}

/// How every item stands on every object.
fn states(assessment: &Assessment) -> BTreeMap<String, (State, u32)> {
    let entries = assessment.entries();
    entries
        .map(|placed| (placed.id(), (placed.entry.state, placed.entry.share.0)))
        .collect()
}

/// The same plan with the objects of each kind in another order.
pub(crate) fn reordered(plan: &Plan, turn: usize) -> Plan {
    let mut json: Json = serde_json::from_str(&muster::file::write(plan)).unwrap();
    for kind in Kind::ALL.iter().filter(|kind| !kind.is_single()) {
        let place = kind
            .path()
            .iter()
            .fold(&mut json, |at, step| &mut at[*step]);
        let rows = place.as_array_mut().unwrap();
        rows.reverse();
        let length = rows.len().max(1);
        rows.rotate_left(turn % length);
    }
    read_json(json).unwrap().0
}

/// A plan of any shape with statements about items that exist.
fn plan() -> impl Strategy<Value = Plan> {
    let statuses = [
        "open",
        "in_progress",
        "done",
        "accepted_risk",
        "not_applicable",
    ];
    let statement = (
        any::<prop::sample::Index>(),
        prop::sample::select(statuses.to_vec()),
        any::<bool>(),
    );
    let statements = prop::collection::vec(statement, 0..6);
    (generate::plan(), statements).prop_map(|(plan, statements)| {
        let mut plan = plan;
        for (number, (which, status, with_proof)) in statements.into_iter().enumerate() {
            let entries = states(&assessed(&plan));
            if entries.is_empty() {
                break;
            }
            let (id, _) = entries.iter().nth(which.index(entries.len())).unwrap();
            let edit = attest(&plan, id, status, with_proof, number);
            plan = plan.apply(&edit, &Stamp::default()).unwrap();
        }
        plan
    })
}

/// States `item@object`, by name and with a reason.
fn attest(plan: &Plan, id: &str, status: &str, with_proof: bool, number: usize) -> Edit {
    let (item, object) = id.split_once('@').unwrap();
    let key: Key = object.parse().unwrap();
    let mut kinds = Kind::ALL.iter();
    let kind = kinds.find(|kind| plan.object(**kind, key).is_some());
    let kind = kind.unwrap();
    let mut fields = vec![
        ("item", json!(item)),
        ("object", json!({ "kind": kind.key(), "id": object })),
        ("status", json!(status)),
        ("stated_by", json!("Ana")),
        ("second_name", json!("Ben")),
        ("accepted_by", json!("Grace")),
        ("accepted_until", json!("2027-01-01")),
        ("reason", json!("Agreed")),
    ];
    if with_proof {
        fields.push(("evidence", json!([{ "collected_on": "2026-10-01" }])));
    }
    Edit::add(
        Kind::Attestation,
        Key((0xa77 << 64) | number as u128),
        fields,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_objects_changes_nothing(plan in generate::plan(), turn in 0_usize..7) {
        let (one, other) = (assessed(&plan), assessed(&reordered(&plan, turn)));
        prop_assert_eq!(states(&one), states(&other));
        prop_assert_eq!(one.level, other.level);
        prop_assert_eq!(one.score.readiness, other.score.readiness);
    }

    #[test]
    fn what_is_open_unknown_or_accepted_earns_nothing(plan in plan()) {
        for (id, (state, share)) in states(&assessed(&plan)) {
            if matches!(state, State::Open | State::Unknown | State::AcceptedRisk) {
                prop_assert_eq!(share, 0, "{}", id);
            }
        }
    }

    #[test]
    fn a_workload_of_which_nothing_is_known_never_raises_the_score(plan in plan()) {
        let blank = Edit::add(Kind::Workload, Key(0xb1a), [("name", json!("blank"))]);
        let more = plan.apply(&blank, &Stamp::default()).unwrap();
        let (before, after) = (assessed(&plan), assessed(&more));
        prop_assert!(after.score.readiness <= before.score.readiness);
    }

    #[test]
    fn accepting_a_risk_never_raises_the_score(
        plan in generate::plan(),
        which in any::<prop::sample::Index>(),
    ) {
        let before = assessed(&plan);
        let found = before.findings();
        prop_assume!(!found.is_empty());
        let finding = found[which.index(found.len())].id();
        let accept = attest(&plan, &finding, "accepted_risk", false, 0);
        let after = assessed(&plan.apply(&accept, &Stamp::default()).unwrap());
        prop_assert_eq!(states(&after)[&finding].0, State::AcceptedRisk);
        prop_assert!(after.score.readiness <= before.score.readiness);
    }
}

#[test]
fn to_leave_a_fact_unsaid_is_no_better_than_to_state_the_worst() {
    let clean = assessed(&resilient::plan());
    for (rule, plan) in rules::worse_plans() {
        let after = assessed(&plan);
        assert!(after.score.readiness <= clean.score.readiness, "{rule}");
        assert!(after.level <= clean.level, "{rule}");
    }
}
