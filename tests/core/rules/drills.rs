//! Whether a restore was ever tried, how it ended, and how long it took.

use muster::file::fingerprint::fingerprint;
use muster::model::plan::Kind;
use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{self, remove, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("drills.never-restored", HANA)
            .fires([
                unset("workload", HANA, "last_restore_test"),
                set("drill", ZONE, "kind", "tabletop"),
            ])
            .unknown([
                unset("workload", HANA, "last_restore_test"),
                unset("drill", ZONE, "outcome"),
            ]),
        case("drills.never-restored", HANA)
            .fires([
                unset("workload", HANA, "last_restore_test"),
                remove("drill", ZONE),
            ])
            .unknown([
                unset("workload", HANA, "last_restore_test"),
                unset("drill", ZONE, "kind"),
            ]),
        case("drills.never-restored-lower-tier", FILES).fires([unset(
            "workload",
            FILES,
            "last_restore_test",
        )]),
        case("drills.restore-test-too-old", FILES).fires([set(
            "workload",
            FILES,
            "last_restore_test",
            "2025-11-21",
        )]),
        case("drills.slower-than-objective", HANA)
            .fires([set("drill", ZONE, "achieved_time_minutes", 241)])
            .unknown([
                unset("drill", ZONE, "achieved_time_minutes"),
                unset("workload", HANA, "restore_test_minutes"),
            ]),
        case("drills.last-test-failed", FILES)
            .fires([set("workload", FILES, "restore_test_outcome", "failed")])
            .unknown([unset("workload", FILES, "restore_test_outcome")]),
        case("drills.last-test-failed", FILES).fires([set(
            "workload",
            FILES,
            "restore_test_outcome",
            "partly",
        )]),
        case("drills.changed-since-test", HANA)
            .asks_again([set("drill", ZONE, "fingerprint", "0123456789abcdef")])
            .beside(["drills.changed-since-test@erp-app verify_again"]),
        case("drills.restore-test-due", HANA)
            .fires([
                set("drill", ZONE, "held_on", "2026-05-23"),
                set("workload", HANA, "last_restore_test", "2026-05-23"),
                set("workload", "erp-app", "last_restore_test", "2026-05-23"),
            ])
            .beside(["drills.restore-test-due@erp-app open"]),
        case("drills.next-due-passed", ZONE).fires([set(
            "drill",
            ZONE,
            "next_due_on",
            "2026-11-21",
        )]),
        case("drills.lost-more-than-objective", ZONE)
            .fires([set("drill", ZONE, "achieved_point_minutes", 361)])
            .unknown([unset("drill", ZONE, "achieved_point_minutes")]),
    ]
}

const HANA: &str = "erp-hana";
const FILES: &str = "intranet-files";
const ZONE: &str = "Loss of eu-de-1";

#[test]
fn a_drill_with_evidence_proves_what_a_date_alone_only_states() {
    let of = |rule, object| state(&[], rule, object);
    for rule in PROVEN {
        assert_eq!(of(rule, HANA), Some(State::Verified), "{rule}");
    }
    assert_eq!(of("drills.last-test-failed", FILES), Some(State::Done));
    let bare = [set("drill", ZONE, "evidence", json!([]))];
    for rule in PROVEN {
        assert_eq!(state(&bare, rule, HANA), Some(State::Done), "{rule}");
    }
}

#[test]
fn a_drill_proves_the_deployment_of_its_day_only() {
    let plan = resilient::plan();
    let drill = plan
        .drills
        .iter()
        .find(|drill| &*drill.name == ZONE)
        .unwrap();
    let of_today = fingerprint(&plan, Kind::Drill, drill.meta.id).to_string();
    let as_it_was = [set("drill", ZONE, "fingerprint", of_today.clone())];
    let rule = "drills.changed-since-test";
    assert_eq!(state(&as_it_was, rule, HANA), Some(State::Verified));
    let moved = [
        set("drill", ZONE, "fingerprint", of_today),
        set("workload", "erp-app", "recovery_zones", json!(["eu-de-3"])),
    ];
    assert_eq!(state(&moved, rule, HANA), Some(State::VerifyAgain));
    assert_eq!(
        state(&moved, "drills.never-restored", HANA),
        Some(State::Done)
    );
}

#[test]
fn a_later_test_that_the_workload_states_counts_before_an_earlier_drill() {
    let changes = [
        set("workload", HANA, "last_restore_test", "2026-09-13"),
        set("workload", HANA, "restore_test_outcome", "failed"),
    ];
    let rule = "drills.last-test-failed";
    assert_eq!(state(&changes, rule, HANA), Some(State::Open));
}

#[test]
fn a_drill_that_is_still_to_come_restores_nothing() {
    let changes = [
        unset("workload", HANA, "last_restore_test"),
        set("drill", ZONE, "held_on", "2026-11-23"),
    ];
    assert_eq!(
        state(&changes, "drills.never-restored", HANA),
        Some(State::Open)
    );
}

#[test]
fn only_a_failed_attempt_is_no_restore() {
    let changes = [
        unset("workload", HANA, "last_restore_test"),
        set("drill", ZONE, "outcome", "failed"),
    ];
    assert_eq!(
        state(&changes, "drills.never-restored", HANA),
        Some(State::Open)
    );
    assert_eq!(state(&changes, "drills.last-test-failed", HANA), None);
}

const PROVEN: [&str; 4] = [
    "drills.never-restored",
    "drills.restore-test-too-old",
    "drills.slower-than-objective",
    "drills.last-test-failed",
];
