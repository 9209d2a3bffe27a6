//! How much work may be lost, how long it may take, and whether that can be kept.

use muster::readiness::standing::State;
use serde_json::json;

use super::{Case, case};
use crate::resilient::{Change, add, set, state, unset};

pub(crate) fn cases() -> Vec<Case> {
    targets().into_iter().chain(dependencies()).collect()
}

fn targets() -> Vec<Case> {
    vec![
        case("objectives.workload-without-tier", "intranet-files")
            .fires([unset("workload", "intranet-files", "application")])
            .unknown([unset("application", "Intranet", "tier")]),
        case("objectives.rpo-target-missing", "intranet-files").fires([unset(
            "workload",
            "intranet-files",
            "rpo_target_minutes",
        )]),
        case("objectives.rto-target-missing", "intranet-files").fires([unset(
            "workload",
            "intranet-files",
            "rto_target_minutes",
        )]),
        case("objectives.rpo-shorter-than-schedule", "intranet-files")
            .fires([set("workload", "intranet-files", "rpo_target_minutes", 719)])
            .unknown([unset("policy", "Servers", "schedule_every")])
            .beside_unknown(SCHEDULE_UNSAID),
        case("objectives.run-time-breaks-rpo", "intranet-files")
            .fires([set("workload", "intranet-files", "rpo_target_minutes", 794)])
            .unknown([unset("group", "Servers", "longest_run_minutes")])
            .beside_unknown([
                "objectives.run-time-breaks-rpo@erp-app unknown",
                "schedule.run-longer-than-interval@Servers unknown",
            ]),
        case("objectives.rto-shorter-than-transfer", "intranet-files")
            .fires(
                [
                    &by_agent()[..],
                    &[
                        set("workload", "intranet-files", "rto_target_minutes", 199),
                        set("workload", "intranet-files", "restore_test_minutes", 60),
                    ],
                ]
                .concat(),
            )
            .unknown(
                [
                    &by_agent()[..],
                    &[unset("workload", "intranet-files", "size_gb")],
                ]
                .concat(),
            ),
    ]
}

fn dependencies() -> Vec<Case> {
    vec![
        case("objectives.depends-on-slower", "erp-app")
            .fires([set("workload", "erp-hana", "rto_target_minutes", 301)])
            .unknown([unset("workload", "erp-hana", "rto_target_minutes")])
            .beside_unknown(["objectives.rto-target-missing@erp-hana open"]),
        case("objectives.dependency-cycle", "crm-sql")
            .fires([
                set(
                    "workload",
                    "crm-sql",
                    "depends_on",
                    json!(["@workload/crm-portal"]),
                ),
                set("workload", "crm-sql", "rto_target_minutes", 600),
            ])
            .beside(["objectives.dependency-cycle@crm-portal open"]),
        case("objectives.outside-dependency-dies-too", "erp-app")
            .fires([set(
                "workload",
                "erp-app",
                "outside_dependencies",
                json!([{ "kind": "dns", "name": "names", "survives": false }]),
            )])
            .unknown([set(
                "workload",
                "erp-app",
                "outside_dependencies",
                json!([{ "kind": "dns", "name": "names" }]),
            )]),
    ]
}

/// `intranet-files`, reached by a connector agent.
fn by_agent() -> [Change; 2] {
    let connection = json!({
        "name": "fra-agent",
        "instance": "@instance/backup-fra-servers",
        "platform": "connector_agent",
        "region": "eu-de",
        "ports_checked": true,
    });
    [
        add("connection", connection),
        set(
            "workload",
            "intranet-files",
            "connection",
            "@connection/fra-agent",
        ),
    ]
}

/// What nobody can say of the policy `Servers` without its schedule, besides
/// the objective of `intranet-files`.
const SCHEDULE_UNSAID: [&str; 8] = [
    "coverage.last-backup-too-old@erp-app unknown",
    "coverage.last-backup-too-old@intranet-files unknown",
    "objectives.rpo-shorter-than-schedule@erp-app unknown",
    "schedule.extended-finer-than-interval@Servers unknown",
    "schedule.late-runs-raise-no-alert@Servers unknown",
    "schedule.only-one-point-kept@Servers unknown",
    "schedule.quiet-time-longer-than-interval@Servers unknown",
    "schedule.run-longer-than-interval@Servers unknown",
];

#[test]
fn logs_count_where_they_are_backed_up_more_often_than_the_rest() {
    let after = |target: u32, logs: u32, name| {
        let changes = [
            set("workload", name, "rpo_target_minutes", target),
            set("policy", "Databases", "log_every_minutes", logs),
        ];
        state(&changes, "objectives.rpo-shorter-than-schedule", name)
    };
    for name in ["crm-sql", "erp-hana"] {
        assert_eq!(after(15, 15, name), Some(State::Done), "{name}");
        assert_eq!(after(14, 15, name), Some(State::Open), "{name}");
        assert_eq!(after(240, 600, name), Some(State::Done), "{name}");
        assert_eq!(after(239, 600, name), Some(State::Open), "{name}");
    }
}

#[test]
fn whether_logs_count_depends_on_the_kind() {
    let changes = [unset("workload", "crm-sql", "kind")];
    let rule = "objectives.rpo-shorter-than-schedule";
    assert_eq!(state(&changes, rule, "crm-sql"), Some(State::Unknown));
}

#[test]
fn a_schedule_is_neither_good_nor_bad_without_a_target() {
    let changes = [unset("workload", "intranet-files", "rpo_target_minutes")];
    for rule in [
        "objectives.rpo-shorter-than-schedule",
        "objectives.run-time-breaks-rpo",
    ] {
        assert_eq!(state(&changes, rule, "intranet-files"), None, "{rule}");
    }
}

#[test]
fn a_run_that_is_due_too_seldom_is_not_blamed_for_its_length() {
    let changes = [set("workload", "intranet-files", "rpo_target_minutes", 60)];
    assert_eq!(
        state(&changes, "objectives.run-time-breaks-rpo", "intranet-files"),
        None
    );
}

#[test]
fn a_log_backup_takes_its_time_as_well() {
    let after = |target: u32| {
        let changes = [set("workload", "crm-sql", "rpo_target_minutes", target)];
        state(&changes, "objectives.run-time-breaks-rpo", "crm-sql")
    };
    assert_eq!(after(19), Some(State::Done));
    assert_eq!(after(18), Some(State::Open));
    assert_eq!(after(14), None);
}

#[test]
fn the_night_on_which_clocks_go_back_is_told_apart_from_the_schedule() {
    let after = |target: u32, rule| {
        let changes = [
            set("policy", "Servers", "schedule_unit", "days"),
            set("policy", "Servers", "schedule_every", 1),
            set("workload", "intranet-files", "rpo_target_minutes", target),
        ];
        state(&changes, rule, "intranet-files")
    };
    let (schedule, run) = (
        "objectives.rpo-shorter-than-schedule",
        "objectives.run-time-breaks-rpo",
    );
    assert_eq!(after(1439, schedule), Some(State::Open));
    assert_eq!(after(1439, run), None);
    assert_eq!(after(1440, schedule), Some(State::Done));
    assert_eq!(after(1574, run), Some(State::Open));
    assert_eq!(after(1575, run), Some(State::Done));
}

#[test]
fn a_measured_rate_shows_that_data_cannot_arrive_in_time() {
    let after = |rate: u32| {
        let changes = [
            set("connection", "fra-vpc", "connector_mb_per_second", rate),
            set("workload", "intranet-files", "size_gb", 1200),
            set("workload", "intranet-files", "rto_target_minutes", 200),
        ];
        state(
            &changes,
            "objectives.rto-shorter-than-transfer",
            "intranet-files",
        )
    };
    assert_eq!(after(50), Some(State::Done));
    assert_eq!(after(49), Some(State::Open));
}
