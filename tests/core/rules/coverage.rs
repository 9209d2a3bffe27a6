//! Whether what must come back is protected at all.

use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{add, imported, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    vec![
        case("coverage.workload-without-policy", "intranet-files").fires([unset(
            "workload",
            "intranet-files",
            "group",
        )]),
        drift(),
        case("coverage.group-without-policy", "HANA").fires([unset("group", "HANA", "policy")]),
        case("coverage.group-paused", "Servers")
            .fires([set("group", "Servers", "paused", true)])
            .unknown([unset("group", "Servers", "paused")]),
        case("coverage.group-ended", "Servers").fires([set(
            "group",
            "Servers",
            "ends_on",
            "2026-11-21",
        )]),
        case("coverage.group-empty", "Spare").fires([add(
            "group",
            json!({ "name": "Spare", "alerts_on_failure": true }),
        )]),
        case("coverage.kind-not-supported", "intranet-files")
            .fires([set("workload", "intranet-files", "kind", "other")])
            .unknown([unset("workload", "intranet-files", "kind")]),
        case("coverage.proof-of-concept-kind", "crm-portal").fires([set(
            "workload",
            "crm-portal",
            "kind",
            "openshift_virtualization",
        )]),
        case("coverage.region-not-offered", "backup-fra-clusters")
            .fires([set("instance", "backup-fra-clusters", "region", "ca-mon")])
            .beside(["network.instance-in-other-region@crm-portal open"])
            .unknown([unset("instance", "backup-fra-clusters", "region")])
            .beside_unknown([
                "network.instance-in-other-region@crm-portal unknown",
                "region.single-campus@backup-fra-clusters unknown",
            ]),
        case("coverage.workload-without-connection", "intranet-files").fires([
            set("workload", "intranet-files", "policy", "@policy/Servers"),
            unset("workload", "intranet-files", "group"),
        ]),
        case("coverage.connection-platform-mismatch", "intranet-files")
            .fires([set(
                "workload",
                "intranet-files",
                "connection",
                "@connection/fra-roks",
            )])
            .unknown([unset("workload", "intranet-files", "platform")])
            .beside_unknown(["coverage.kind-not-supported@intranet-files unknown"]),
        case("coverage.last-backup-too-old", "intranet-files")
            .fires([set(
                "workload",
                "intranet-files",
                "last_good_backup",
                "2026-11-19",
            )])
            .unknown([
                unset("workload", "intranet-files", "last_good_backup"),
                unset("group", "Servers", "last_good_run"),
            ]),
    ]
}

/// A plan and the inventory it was imported from.
fn drift() -> Case {
    case("coverage.differs-from-inventory", "plan")
        .fires([imported(
            "workload",
            "intranet-files",
            json!({
                "source": "state.json",
                "seen_on": "2026-11-20",
                "differences": [{ "field": "size_gb", "found": 4000 }],
            }),
        )])
        .unknown([imported(
            "workload",
            "intranet-files",
            json!({ "source": "state.json" }),
        )])
}

#[test]
fn a_group_needs_no_policy_where_each_workload_has_its_own() {
    let changes = [
        set("workload", "intranet-files", "policy", "@policy/Servers"),
        set("workload", "erp-app", "policy", "@policy/Servers"),
        unset("group", "Servers", "policy"),
    ];
    assert_eq!(
        state(&changes, "coverage.group-without-policy", "Servers"),
        None
    );
}

#[test]
fn a_group_that_is_paused_has_not_ended() {
    let changes = [
        set("group", "Servers", "paused", true),
        set("group", "Servers", "ends_on", "2026-11-01"),
    ];
    assert_eq!(state(&changes, "coverage.group-ended", "Servers"), None);
}

#[test]
fn a_group_ends_after_its_last_day() {
    let changes = [set("group", "Servers", "ends_on", "2026-11-22")];
    let state = state(&changes, "coverage.group-ended", "Servers");
    assert_eq!(state, Some(State::Done));
}

#[test]
fn what_nothing_protects_misses_no_connection() {
    let changes = [unset("workload", "intranet-files", "group")];
    let rule = "coverage.workload-without-connection";
    assert_eq!(state(&changes, rule, "intranet-files"), None);
}

#[test]
fn a_connector_agent_suits_files_and_sql_but_not_hana() {
    let changes = [set("connection", "fra-vpc", "platform", "connector_agent")];
    let fits = |name| state(&changes, "coverage.connection-platform-mismatch", name);
    assert_eq!(fits("intranet-files"), Some(State::Done));
    assert_eq!(fits("crm-sql"), Some(State::Done));
    assert_eq!(fits("erp-hana"), Some(State::Open));
}

#[test]
fn the_last_run_of_the_group_stands_in_for_the_workloads() {
    let unsaid = unset("workload", "intranet-files", "last_good_backup");
    let age = |changes: &[_]| state(changes, "coverage.last-backup-too-old", "intranet-files");
    assert_eq!(age(std::slice::from_ref(&unsaid)), Some(State::Done));
    let old = set("group", "Servers", "last_good_run", "2026-11-19");
    assert_eq!(age(&[unsaid, old]), Some(State::Open));
}

#[test]
fn a_group_that_was_stopped_has_no_late_backups() {
    let changes = [
        set(
            "workload",
            "intranet-files",
            "last_good_backup",
            "2026-01-01",
        ),
        set("group", "Servers", "paused", true),
    ];
    assert_eq!(
        state(&changes, "coverage.last-backup-too-old", "intranet-files"),
        None
    );
}
