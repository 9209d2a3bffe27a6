//! How much work may be lost, how long it may take, and whether that can be kept.

use serde_json::json;

use super::{Case, case};
use crate::resilient::{Change, add, set, unset};

pub(crate) fn cases() -> Vec<Case> {
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
