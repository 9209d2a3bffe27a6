//! When backups run, and how long they are kept.

use muster::catalogue::Knowledge;
use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{Change, add, changed, findings, plan, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    [logs(), kept(), times()].into_iter().flatten().collect()
}

fn logs() -> Vec<Case> {
    let no_logs = || unset("policy", "Databases", "log_every_minutes");
    let hana_without_logs = || {
        [
            set("workload", "erp-hana", "policy", "@policy/Servers"),
            set("workload", "erp-hana", "rpo_target_minutes", 1440),
        ]
    };
    vec![
        case("schedule.log-backup-missing", "crm-sql")
            .fires([no_logs(), set("policy", "Databases", "built_in", "gold")])
            .unknown([no_logs()]),
        case("schedule.hana-log-entry-missing", "erp-hana")
            .fires(
                [
                    &hana_without_logs()[..],
                    &[set("policy", "Servers", "built_in", "bronze")],
                ]
                .concat(),
            )
            .unknown(hana_without_logs()),
        case("schedule.logs-expire-before-a-full", "Databases")
            .fires([set("policy", "Databases", "log_retention_days", 6)])
            .unknown([unset("policy", "Databases", "log_retention_days")])
            .beside_unknown(["schedule.hana-log-entry-missing@erp-hana unknown"]),
    ]
}

fn kept() -> Vec<Case> {
    vec![
        case("schedule.protect-once-only", "intranet-files")
            .fires([set("policy", "Servers", "schedule_unit", "once")])
            .beside(["schedule.protect-once-only@erp-app open"])
            .unknown([
                set("workload", "intranet-files", "policy", "@policy/Databases"),
                unset("policy", "Databases", "schedule_unit"),
            ])
            .beside_unknown([
                "coverage.last-backup-too-old@crm-sql unknown",
                "coverage.last-backup-too-old@erp-hana unknown",
                "coverage.last-backup-too-old@intranet-files unknown",
                "objectives.rpo-shorter-than-schedule@intranet-files unknown",
                "schedule.extended-finer-than-interval@Databases unknown",
                "schedule.late-runs-raise-no-alert@HANA unknown",
                "schedule.late-runs-raise-no-alert@SQL Server unknown",
                "schedule.only-one-point-kept@Databases unknown",
                "schedule.protect-once-only@crm-sql unknown",
                "schedule.protect-once-only@erp-hana unknown",
                "schedule.run-longer-than-interval@HANA unknown",
                "schedule.run-longer-than-interval@SQL Server unknown",
            ]),
        case("schedule.only-one-point-kept", "Namespaces")
            .fires(
                [
                    every("Namespaces", "days", 20),
                    vec![
                        extended(
                            "Namespaces",
                            json!([{ "period": "month", "keep_days": 365, "lock_days": 30 }]),
                        ),
                        set("workload", "crm-portal", "rpo_target_minutes", 40_000),
                    ],
                ]
                .concat(),
            )
            .unknown([unset("policy", "Namespaces", "retention_days")])
            .beside_unknown(["immutability.lock-longer-than-retention@Namespaces unknown"]),
        case("schedule.nothing-older-than-a-month", "Servers")
            .fires([
                unset("policy", "Servers", "extended_retention"),
                set("policy", "Servers", "retention_days", 29),
                set("policy", "Servers", "datalock_days", 29),
            ])
            .unknown([
                unset("policy", "Servers", "extended_retention"),
                unset("policy", "Servers", "retention_days"),
            ])
            .beside_unknown([
                "immutability.lock-longer-than-retention@Servers unknown",
                "schedule.only-one-point-kept@Servers unknown",
            ]),
        case("schedule.extended-finer-than-interval", "Servers")
            .fires(
                [
                    every("Servers", "days", 2),
                    patient(),
                    vec![extended(
                        "Servers",
                        json!([{ "period": "day", "keep_days": 90, "lock_days": 90 }]),
                    )],
                ]
                .concat(),
            )
            .unknown([extended(
                "Servers",
                json!([{ "keep_days": 90, "lock_days": 90 }]),
            )]),
    ]
}

fn times() -> Vec<Case> {
    let quiet = |times| set("policy", "Servers", "quiet_times", times);
    vec![
        case("schedule.quiet-time-longer-than-interval", "Servers")
            .fires([quiet(json!([{ "starts": "20:00", "ends": "08:00" }]))])
            .unknown([quiet(json!([{ "starts": "20:00" }]))]),
        case("schedule.quiet-time-cancels-runs", "Servers")
            .fires([set("group", "Servers", "cancel_at_quiet_start", true)])
            .unknown([unset("group", "Servers", "cancel_at_quiet_start")]),
        case("schedule.end-of-month-undefined", "Servers").fires(
            [
                every("Servers", "months", 1),
                patient(),
                vec![
                    set("policy", "Servers", "schedule_month_days", json!([31])),
                    set("policy", "Servers", "retention_days", 130),
                    set("policy", "Servers", "datalock_days", 130),
                ],
            ]
            .concat(),
        ),
        case("schedule.time-zone-unstated", "Servers").fires([unset(
            "group",
            "Servers",
            "time_zone",
        )]),
        case("schedule.run-longer-than-interval", "Namespaces")
            .fires([
                set("group", "Namespaces", "longest_run_minutes", 361),
                set("workload", "crm-portal", "rpo_target_minutes", 1440),
            ])
            .unknown([unset("group", "Namespaces", "longest_run_minutes")])
            .beside_unknown(["objectives.run-time-breaks-rpo@crm-portal unknown"]),
        case("schedule.late-runs-raise-no-alert", "Namespaces")
            .fires([set("group", "Namespaces", "run_objective_minutes", 361)])
            .unknown([unset("group", "Namespaces", "run_objective_minutes")]),
    ]
}

fn every(policy: &'static str, unit: &'static str, count: u32) -> Vec<Change> {
    vec![
        set("policy", policy, "schedule_unit", unit),
        set("policy", policy, "schedule_every", count),
    ]
}

fn extended(policy: &'static str, entries: serde_json::Value) -> Change {
    set("policy", policy, "extended_retention", entries)
}

/// The workloads of the policy `Servers` with objectives that allow for more.
fn patient() -> Vec<Change> {
    vec![
        set("workload", "erp-app", "rpo_target_minutes", 100_000),
        set("workload", "intranet-files", "rpo_target_minutes", 100_000),
    ]
}

#[test]
fn a_database_without_logs_is_found_once() {
    let changes = [
        unset("policy", "Databases", "log_every_minutes"),
        set("policy", "Databases", "built_in", "gold"),
    ];
    assert_eq!(
        state(&changes, "objectives.rpo-shorter-than-schedule", "crm-sql"),
        None
    );
}

#[test]
fn a_database_needs_no_logs_where_scheduled_runs_are_enough() {
    let changes = [
        unset("policy", "Databases", "log_every_minutes"),
        set("workload", "crm-sql", "rpo_target_minutes", 240),
    ];
    assert_eq!(
        state(&changes, "schedule.log-backup-missing", "crm-sql"),
        None
    );
}

#[test]
fn without_full_backups_logs_are_needed_as_long_as_copies_are_kept() {
    let after = |days: u32| {
        let changes = [
            unset("policy", "Databases", "full_every_days"),
            set("policy", "Databases", "log_retention_days", days),
        ];
        state(&changes, "schedule.logs-expire-before-a-full", "Databases")
    };
    assert_eq!(after(14), Some(State::Done));
    assert_eq!(after(13), Some(State::Open));
}

#[test]
fn a_quiet_time_may_reach_over_midnight() {
    let times = json!([{ "starts": "20:01", "ends": "08:00" }]);
    let changes = [set("policy", "Servers", "quiet_times", times)];
    let rule = "schedule.quiet-time-longer-than-interval";
    assert_eq!(state(&changes, rule, "Servers"), Some(State::Done));
}

#[test]
fn a_policy_that_nobody_uses_is_not_looked_at() {
    let fields = json!({
        "name": "Spare", "schedule_unit": "weeks", "schedule_every": 1, "retention_days": 1,
        "log_every_minutes": 15, "log_retention_days": 0, "datalock_mode": "none", "retries": 0,
    });
    let plan = changed(&plan(), &[add("policy", fields)]);
    let found = findings(&plan, &Knowledge::built_in().unwrap());
    assert_eq!(found, [""; 0]);
}
