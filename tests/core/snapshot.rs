//! What a proof covers is kept, so that a later change is named.

use muster::catalogue::Knowledge;
use muster::example::{DAY, Shape, example};
use muster::export::redact::{Redact, redact};
use muster::file::changes::changes;
use muster::file::fingerprint::{Fingerprints, fingerprint};
use muster::file::snapshot::{record, record_all};
use muster::file::{read, write};
use muster::model::Json;
use muster::model::edit::{Edit, Stamp};
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::query::drills::tie_drill;
use muster::readiness::standing::State;
use proptest::prelude::*;
use serde_json::json;

use crate::cli::json_answer;
use crate::generate;
use crate::resilient::{self, AS_OF, Change, assess, changed, remove, set, unset};

const HANA: &str = "erp-hana";
const ZONE: &str = "Loss of eu-de-1";
const RULE: &str = "drills.changed-since-test";

fn key(plan: &Plan, kind: Kind, name: &str) -> Key {
    let table = plan.table(kind);
    let ids = (0..table.count()).filter_map(|index| table.row(index).map(|row| row.meta().id));
    let mut named = ids.filter(|id| plan.object_name(kind, *id) == name);
    named.next().unwrap()
}

fn apply(plan: &Plan, edit: &Edit) -> Plan {
    plan.apply(edit, &Stamp::default()).unwrap()
}

/// The plan with today's proof of that object kept, as a drill or a statement
/// would keep it; and the proof.
fn proven(plan: &Plan, kind: Kind, key: Key) -> (Plan, String) {
    let (print, edits) = record(&Fingerprints::new(plan), kind, key);
    (apply(plan, &Edit::Batch { edits }), print.to_string())
}

/// What is said of a proof of that object after the changes.
fn said(kind: Kind, name: &str, made: &[Change]) -> Vec<String> {
    let plan = resilient::plan();
    let id = match name {
        "" => plan.id(),
        name => key(&plan, kind, name),
    };
    let (plan, then) = proven(&plan, kind, id);
    let plan = changed(&plan, made);
    changes(&Fingerprints::new(&plan), &then, kind, id).unwrap()
}

/// A plan without fault, with the drill of the zone held today.
fn rehearsed() -> Plan {
    let plan = resilient::plan();
    let plan = changed(&plan, &[set("drill", ZONE, "held_on", AS_OF)]);
    apply(&plan, &tie_drill(&plan, key(&plan, Kind::Drill, ZONE)))
}

fn state_and_text(plan: &Plan) -> (State, String) {
    let assessment = assess(plan, &Knowledge::built_in().unwrap());
    let hana = key(plan, Kind::Workload, HANA);
    let mut entries = assessment.entries();
    let found = entries.find(|placed| placed.item.id() == RULE && placed.object == hana);
    let placed = found.unwrap();
    (placed.entry.state, placed.text().to_owned())
}

#[test]
fn a_drill_of_today_verifies_and_a_move_asks_again_and_is_named() {
    let plan = rehearsed();
    assert_eq!(state_and_text(&plan).0, State::Verified);
    let moved = changed(&plan, &[set("workload", HANA, "zones", json!(["eu-de-2"]))]);
    let (state, text) = state_and_text(&moved);
    assert_eq!(state, State::VerifyAgain);
    assert_eq!(
        text,
        "Zones of erp-hana changed from eu-de-1 to eu-de-2 since it was restored on 2026-11-22: needs verifying again"
    );
    let back = changed(
        &moved,
        &[set("workload", HANA, "zones", json!(["eu-de-1"]))],
    );
    assert_eq!(state_and_text(&back).0, State::Verified);
    let again = apply(&moved, &tie_drill(&moved, key(&moved, Kind::Drill, ZONE)));
    assert_eq!(state_and_text(&again).0, State::Verified);
}

#[test]
fn the_move_is_named_after_the_file_was_closed_and_opened() {
    let (plan, _) = read(&write(&rehearsed())).unwrap();
    let moved = changed(&plan, &[set("workload", HANA, "zones", json!(["eu-de-3"]))]);
    assert!(
        state_and_text(&moved)
            .1
            .starts_with("Zones of erp-hana changed from eu-de-1")
    );
}

#[test]
fn a_move_after_a_drill_is_named_by_check() {
    let plan = rehearsed();
    let hana = json!("erp-hana");
    let found = |plan: &str| {
        let checked = json_answer(
            &[
                "check",
                "-",
                &format!("--as-of={AS_OF}"),
                "--format",
                "json",
            ],
            plan,
        );
        let findings = checked["findings"].as_array().unwrap().clone();
        findings.into_iter().find(|finding| {
            finding["rule"] == "drills.changed-since-test" && finding["object"]["name"] == hana
        })
    };
    assert_eq!(found(&write(&plan)), None);
    let moved = changed(
        &plan,
        &[set("workload", "erp-hana", "zones", json!(["eu-de-2"]))],
    );
    let finding = found(&write(&moved)).unwrap();
    assert_eq!(finding["state"], "verify_again");
    let text = finding["text"].as_str().unwrap();
    assert!(
        text.starts_with("Zones of erp-hana changed from eu-de-1 to eu-de-2"),
        "{text}"
    );
}

#[test]
fn a_proof_without_a_snapshot_is_judged_as_ever_and_names_nothing() {
    let plan = resilient::plan();
    let id = key(&plan, Kind::Drill, ZONE);
    let then = fingerprint(&plan, Kind::Drill, id).to_string();
    let plan = changed(&plan, &[set("drill", ZONE, "fingerprint", then)]);
    assert_eq!(state_and_text(&plan).0, State::Verified);
    let moved = changed(&plan, &[set("workload", HANA, "zones", json!(["eu-de-2"]))]);
    let (state, text) = state_and_text(&moved);
    assert_eq!(state, State::VerifyAgain);
    assert!(
        text.starts_with("Changed since it was restored on"),
        "{text}"
    );
}

#[test]
fn what_carries_a_workload_is_named_with_what_it_was() {
    let of = |made: Change| said(Kind::Workload, HANA, &[made]);
    let plan = resilient::plan();
    let hana = plan.workloads.iter().find(|row| &*row.name == HANA);
    let links = muster::model::links::Links::new(&plan);
    let policy = links.policy_of(hana.unwrap()).unwrap().name.to_string();
    let policy: &'static str = policy.leak();
    let found = of(set("policy", policy, "datalock_mode", "none"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains(&format!(" of {policy} changed from ")),
        "{found:?}"
    );
    let found = of(set("workload", HANA, "size_gb", 100_000));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with("to 65536 to 131071 GB"), "{found:?}");
    let found = of(unset("workload", HANA, "recovery_target"));
    assert!(found[0].ends_with("to unknown"), "{found:?}");
    let found = of(set("workload", HANA, "policy", json!("@policy/Servers")));
    assert!(
        found
            .iter()
            .any(|one| one.contains("Policy of erp-hana changed from unknown to Servers")),
        "{found:?}"
    );
}

#[test]
fn a_proof_of_the_plan_names_who_came_and_who_went() {
    let gone = resilient::plan().connectors[0].name.to_string();
    let found = said(Kind::PlanFacts, "", &[remove("connector", gone.leak())]);
    assert_eq!(found, ["A connector was taken out"]);
    let more = [resilient::add("connector", json!({ "name": "new-one" }))];
    assert_eq!(
        said(Kind::PlanFacts, "", &more),
        ["Connector new-one was added"]
    );
    let moved = [set("workload", HANA, "zones", json!(["eu-de-2"]))];
    assert_eq!(
        said(Kind::PlanFacts, "", &moved),
        ["Zones of erp-hana changed from eu-de-1 to eu-de-2"]
    );
}

#[test]
fn many_proofs_share_what_they_lean_on() {
    let plan = example(Shape::Production, Some(1000), 1, DAY);
    let before = plan.snapshots.len();
    let objects = plan
        .workloads
        .iter()
        .map(|row| (Kind::Workload, row.meta.id));
    let (prints, edits) = record_all(&Fingerprints::new(&plan), objects);
    assert_eq!(prints.len(), 1000);
    let after = apply(&plan, &Edit::Batch { edits });
    let shared = after.snapshots.len() - before - 1000;
    assert!(shared < 200, "{shared} nodes are shared");
    let (small, large) = (write(&plan).len(), write(&after).len());
    // Written with spaces, a proof of a workload costs less than 2 KB.
    assert!(large - small < 2000 * 1000, "{} bytes", large - small);
}

#[test]
fn what_no_proof_leans_on_is_taken_out_with_the_next_proof() {
    let plan = rehearsed();
    let drill = key(&plan, Kind::Drill, ZONE);
    let mut plan = plan;
    for zone in ["eu-de-2", "eu-de-3", "eu-de-1", "eu-de-2", "eu-de-3"] {
        let moved = changed(&plan, &[set("workload", HANA, "zones", json!([zone]))]);
        plan = apply(&moved, &tie_drill(&moved, drill));
    }
    let kept = rehearsed().snapshots.len();
    // One stays behind: what the proof before the last one leaned on.
    assert!(
        plan.snapshots.len() <= kept + 2,
        "{} of {kept}",
        plan.snapshots.len()
    );
}

#[test]
fn a_reduced_plan_keeps_its_proofs_and_names_no_network() {
    let plan = rehearsed();
    let connection = plan.connections[0].name.to_string();
    let named = [set(
        "connection",
        connection.leak(),
        "network",
        "secret-vpc",
    )];
    let plan = changed(&plan, &named);
    let plan = apply(&plan, &tie_drill(&plan, key(&plan, Kind::Drill, ZONE)));
    let moved = changed(&plan, &[set("workload", HANA, "zones", json!(["eu-de-2"]))]);
    for plan in [plan, moved] {
        let before = state_of_all(&plan);
        let reduced = redact(&plan, Redact::ALL);
        assert_eq!(state_of_all(&reduced), before);
        assert!(!write(&reduced).contains("secret-vpc"));
    }
}

fn state_of_all(plan: &Plan) -> Vec<State> {
    let assessment = assess(plan, &Knowledge::built_in().unwrap());
    assessment
        .entries()
        .map(|placed| placed.entry.state)
        .collect()
}

/// Any object of a plan, with one field as another plan states it.
fn edit_of(
    plan: &Plan,
    kind: Kind,
    row: usize,
    field: usize,
    value: Option<&Json>,
) -> Option<Edit> {
    let row = plan.table(kind).row(row)?;
    let field = kind.fields().get(field)?;
    let value = value.cloned().unwrap_or_default();
    Some(Edit::set(kind, row.meta().id, field.key, value))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_spoils_a_proof_is_named_and_nothing_else_is(
        plan in generate::plan(),
        other in generate::plan(),
        of in prop::sample::select(Kind::ALL),
        kind in prop::sample::select(Kind::ALL),
        field in 0_usize..40,
    ) {
        prop_assume!(of != Kind::Snapshot);
        let Some(object) = plan.table(of).row(0).map(|row| row.meta().id) else { return Ok(()); };
        let (plan, then) = proven(&plan, of, object);
        let value = other.table(kind).row(0).and_then(|row| row.get(field));
        let Some(edit) = edit_of(&plan, kind, 0, field, value.as_ref()) else { return Ok(()); };
        let after = apply(&plan, &edit);
        let found = changes(&Fingerprints::new(&after), &then, of, object);
        let spoilt = *fingerprint(&after, of, object) != *then;
        prop_assert_eq!(found.is_some(), spoilt);
        // Another person took part: that is for the reader of the drill to say.
        if of != Kind::Drill || kind != Kind::Drill {
            prop_assert!(found.is_none_or(|found| !found.is_empty()), "{:?}", edit);
        }
    }
}
