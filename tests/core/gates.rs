//! Levels: each gate alone keeps a plan without fault from its level.

use muster::catalogue::Knowledge;
use muster::file::fingerprint::fingerprint;
use muster::model::Json;
use muster::model::id::Key;
use muster::model::plan::{Kind, Plan};
use muster::model::units::Date;
use muster::readiness::gate::{GATES, Level};
use muster::readiness::item::items;
use muster::scenario::against::Ruling;
use muster::scenario::report::Library;
use serde_json::json;

use crate::resilient::{self, Change, add, assess, changed, remove, set, unset};

#[track_caller]
fn check(changes: &[Change], level: Level, gates: &[&str]) {
    let plan = changed(&resilient::plan(), changes);
    let assessment = assess(&plan, &Knowledge::built_in().unwrap());
    let caps: Vec<&str> = assessment.caps.iter().map(|cap| cap.gate).collect();
    assert_eq!((assessment.level, &*caps), (level, gates), "{changes:?}");
}

fn hana(field: &'static str, value: impl Into<Json>) -> Change {
    set("workload", "erp-hana", field, value)
}

/// What somebody states of an item on `erp-hana`.
fn stated(item: &str, status: &str, more: Json) -> Change {
    let mut fields = json!({
        "item": item,
        "status": status,
        "object": { "kind": "workload", "id": "@workload/erp-hana" },
    });
    let map = fields.as_object_mut().unwrap();
    map.extend(more.as_object().unwrap().clone());
    add("attestation", fields)
}

#[test]
fn every_item_that_a_gate_names_exists() {
    let items = items(&Knowledge::built_in().unwrap());
    for gate in GATES {
        for name in gate.items {
            let family = name.strip_suffix('*');
            let found = items.iter().any(|item| match family {
                Some(family) => item.id().starts_with(family),
                None => item.id() == *name,
            });
            assert!(found, "{}: {name}", gate.id);
        }
    }
}

#[test]
fn a_critical_item_that_is_open_or_unknown_or_under_way_is_not_ready() {
    let own = "backup-fra-servers";
    let gate = ["no-critical-gap"];
    let open = set("instance", own, "key_authorized", false);
    check(std::slice::from_ref(&open), Level::NotReady, &gate);
    check(
        &[unset("instance", own, "key_authorized")],
        Level::NotReady,
        &gate,
    );
    let under_way = add(
        "attestation",
        json!({ "item": "encryption.not-authorized", "status": "in_progress", "object": {
            "kind": "instance", "id": "@instance/backup-fra-servers",
        }}),
    );
    check(&[open, under_way], Level::NotReady, &gate);
}

#[test]
fn a_plan_that_protects_nothing_is_not_ready() {
    let plan = Plan::new(Key(1), "Empty");
    let assessment = assess(&plan, &Knowledge::built_in().unwrap());
    assert_eq!(assessment.level, Level::NotReady);
    let findings = &assessment.caps[0].findings;
    assert!(findings.contains(&"plan.no-workload".to_owned()));
}

#[test]
fn tier_1_without_restorer_or_place_is_not_ready() {
    let gate = ["tier-1-restorable"];
    check(&[hana("restorer", Json::Null)], Level::NotReady, &gate);
    check(&[hana("recovery_target", "none")], Level::NotReady, &gate);
    let own_zone = hana("recovery_zones", json!(["eu-de-1"]));
    check(&[own_zone], Level::NotReady, &gate);
}

#[test]
fn what_tier_2_lacks_there_is_a_finding_but_no_gate() {
    let changes = [
        unset("workload", "crm-sql", "restorer"),
        set("workload", "crm-sql", "restore_test_outcome", "failed"),
    ];
    check(&changes, Level::Resilient, &[]);
}

#[test]
fn a_region_is_survived_where_it_is_played_and_not_only_on_paper() {
    let gate = ["region-played"];
    let sql = |field, value: Json| set("workload", "crm-sql", field, value);
    // Of eight hours, 35 min go until somebody is in, and 10 to switch over.
    check(
        &[sql("copy_restore_minutes", json!(436))],
        Level::Tested,
        &gate,
    );
    check(
        &[sql("copy_restore_minutes", json!(435))],
        Level::Resilient,
        &[],
    );
    for unknown in [
        "copy_restore_minutes",
        "copy_lag_minutes",
        "rto_target_minutes",
    ] {
        check(&[sql(unknown, Json::Null)], Level::Tested, &gate);
    }
    let lower_tier = unset("workload", "intranet-files", "copy_restore_minutes");
    check(&[lower_tier], Level::Resilient, &[]);
    let signed = set(
        "attestation",
        "attest.region-loss-plan",
        "status",
        "accepted_risk",
    );
    let by =
        |field, value: &'static str| set("attestation", "attest.region-loss-plan", field, value);
    let accepted = [
        sql("copy_restore_minutes", json!(436)),
        signed,
        by("accepted_by", "Grace Tan"),
        by("reason", "Rebuilt from the head office"),
        by("accepted_until", "2027-01-01"),
    ];
    check(&accepted, Level::Resilient, &[]);
}

#[test]
fn the_resilient_plan_keeps_its_targets_when_a_zone_or_a_region_is_lost() {
    let (plan, knowledge) = (resilient::plan(), Knowledge::built_in().unwrap());
    let day = Date::parse(resilient::AS_OF).unwrap();
    for name in ["zone-lost", "region-lost"] {
        Library::shared().perform(&plan, &knowledge, day, |theatre| {
            let scenario = theatre.stage.scenarios.get(name).unwrap();
            let targets = scenario.target.unwrap().targets(&plan, theatre.stage.links);
            assert!(!targets.is_empty(), "{name}");
            for target in targets {
                let mut judging = theatre.play(scenario, Some(target.clone()));
                judging.finish();
                let outcome = judging.into_outcome();
                for (row, judged) in plan.workloads.iter().zip(&outcome.workloads) {
                    let name = &*row.name;
                    assert_eq!(judged.verdict(), Ruling::Meets, "{} {name}", target.name);
                }
            }
        });
    }
}

#[test]
fn tier_1_that_was_not_restored_in_time_is_basic() {
    let gate = ["tier-1-tested"];
    let drill = |field, value: Json| set("drill", "Loss of eu-de-1", field, value);
    check(
        &[drill("achieved_time_minutes", json!(241))],
        Level::Basic,
        &gate,
    );
    check(&[drill("outcome", json!("failed"))], Level::Basic, &gate);
    check(
        &[drill("fingerprint", json!("0123456789abcdef"))],
        Level::Basic,
        &gate,
    );
    check(
        &[hana("rto_target_minutes", Json::Null)],
        Level::Basic,
        &gate,
    );
    let never = [
        remove("drill", "Loss of eu-de-1"),
        hana("last_restore_test", Json::Null),
    ];
    check(&never, Level::Basic, &gate);
}

#[test]
fn a_workload_without_a_tier_may_be_vital() {
    let changes = [
        unset("application", "Intranet", "tier"),
        set(
            "workload",
            "intranet-files",
            "last_restore_test",
            "2025-11-21",
        ),
    ];
    check(&changes, Level::Basic, &["tier-1-tested"]);
}

#[test]
fn nothing_outside_the_region_caps_at_tested_down_to_tier_2() {
    let without_copy = |name| set("workload", name, "second_copy", false);
    let gate = ["region-loss", "region-played"];
    check(&[without_copy("erp-hana")], Level::Tested, &gate);
    check(&[without_copy("crm-sql")], Level::Tested, &gate);
    check(&[without_copy("intranet-files")], Level::Resilient, &[]);
    let changes = [
        without_copy("intranet-files"),
        unset("application", "Intranet", "tier"),
    ];
    check(&changes, Level::Tested, &gate);
}

#[test]
fn the_plan_for_the_loss_of_a_region_has_to_be_stated_the_rest_of_it_is_advised() {
    let missing = remove("attestation", "attest.region-loss-plan");
    check(&[missing], Level::Tested, &["region-loss"]);
    let advised = [
        "attest.region-drill",
        "attest.capacity-secured",
        "attest.boundary-agreed",
    ];
    check(
        &advised.map(|item| remove("attestation", item)),
        Level::Resilient,
        &[],
    );
}

#[test]
fn a_risk_that_is_accepted_by_name_until_a_day_opens_the_region_gate() {
    let accepted = |more| {
        let rule = "region.no-second-copy";
        [
            hana("second_copy", false),
            stated(rule, "accepted_risk", more),
        ]
    };
    let until = |day: &str| json!({ "accepted_by": "Grace Tan", "reason": "Rebuilt from the head office", "accepted_until": day });
    check(&accepted(until(resilient::AS_OF)), Level::Resilient, &[]);
    let gates = ["region-loss", "region-played"];
    check(&accepted(until("2026-11-21")), Level::Tested, &gates);
    for missing in ["accepted_by", "reason", "accepted_until"] {
        let mut more = until("2027-01-01");
        more.as_object_mut().unwrap().remove(missing);
        check(&accepted(more), Level::Tested, &gates);
    }
}

#[test]
fn copies_that_anybody_can_delete_cap_at_tested() {
    let unlocked = set("policy", "Servers", "datalock_mode", "none");
    check(&[unlocked], Level::Tested, &["locked-copies"]);
}

#[test]
fn the_loss_of_a_key_and_of_the_login_has_to_be_rehearsed() {
    let gate = ["key-and-login-loss"];
    for item in ["attest.key-loss-rehearsed", "attest.login-loss-rehearsed"] {
        check(&[remove("attestation", item)], Level::Tested, &gate);
    }
    let old = json!([{ "label": "Record", "collected_on": "2025-11-21" }]);
    let item = "attest.login-loss-rehearsed";
    check(
        &[set("attestation", item, "evidence", old)],
        Level::Tested,
        &gate,
    );
}

#[test]
fn a_part_on_the_day_without_deputy_caps_at_tested() {
    let deputy = |value: Json| set("person", "Ana Ruiz", "deputy", value);
    check(&[deputy(Json::Null)], Level::Tested, &["deputies"]);
    check(
        &[deputy(json!("@person/Ana Ruiz"))],
        Level::Tested,
        &["deputies"],
    );
}

#[test]
fn the_lowest_gate_that_fails_caps_and_is_named_alone() {
    let changes = [
        hana("second_copy", false),
        hana("restore_test_minutes", 241),
        set("drill", "Loss of eu-de-1", "achieved_time_minutes", 241),
    ];
    check(&changes, Level::Basic, &["tier-1-tested"]);
}

#[test]
fn what_has_to_be_verified_again_is_enough_for_basic_only() {
    let plan = resilient::plan();
    let of_another_day = fingerprint(&plan, Kind::PlanFacts, plan.id()).to_string();
    let item = "coverage.workload-without-policy";
    let proof = json!({ "fingerprint": of_another_day });
    check(
        &[stated(item, "done", proof.clone())],
        Level::Resilient,
        &[],
    );
    let item = "drills.never-restored";
    let bare = set("drill", "Loss of eu-de-1", "evidence", json!([]));
    check(
        &[bare, stated(item, "done", proof)],
        Level::Basic,
        &["tier-1-tested"],
    );
}
