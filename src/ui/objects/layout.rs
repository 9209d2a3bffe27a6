//! Which fields go together in a form, and when they are asked for. Fields
//! themselves are declared in the model.

use crate::model::Json;
use crate::model::field::Field;
use crate::model::plan::Kind;
use crate::model::table::AnyObject;

/// Fields under one heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading; empty for the first fields.
    pub title: &'static str,
    /// The fields' keys.
    pub fields: &'static [&'static str],
    /// Asked for only where this field states one of these, or has not been
    /// answered yet and the group says something already.
    pub when: Option<(&'static str, &'static [&'static str])>,
}

const fn group(title: &'static str, fields: &'static [&'static str]) -> Group {
    Group {
        title,
        fields,
        when: None,
    }
}

const fn only(
    title: &'static str,
    field: &'static str,
    values: &'static [&'static str],
    fields: &'static [&'static str],
) -> Group {
    Group {
        title,
        fields,
        when: Some((field, values)),
    }
}

const CLUSTERS: &[&str] = &["iks_vpc", "iks_classic", "roks_vpc", "roks_classic"];

/// The groups of a kind's form.
pub const fn groups(kind: Kind) -> &'static [Group] {
    match kind {
        Kind::PlanFacts => PLAN,
        Kind::Region => REGION,
        Kind::Instance => INSTANCE,
        Kind::Connection => CONNECTION,
        Kind::Connector => CONNECTOR,
        Kind::Policy => POLICY,
        Kind::Group => GROUP,
        Kind::Application => APPLICATION,
        Kind::Workload => WORKLOAD,
        Kind::Access => ACCESS,
        Kind::RoleHolder => ROLE_HOLDER,
        Kind::Observability => OBSERVABILITY,
        Kind::AlertRoute => ALERT_ROUTE,
        Kind::Person => PERSON,
        Kind::Team => TEAM,
        Kind::Runbook => RUNBOOK,
        Kind::Drill => DRILL,
        Kind::CustomScenario => CUSTOM_SCENARIO,
        Kind::Assignment
        | Kind::Attestation
        | Kind::Snapshot
        | Kind::CataloguePin
        | Kind::Comment
        | Kind::Conflict
        | Kind::Milestone => &[],
    }
}

const PLAN: &[Group] = &[
    group("", &["name", "description", "tags"]),
    group("Assumptions", &["failed_runs_assumed"]),
];

const REGION: &[Group] = &[group("", &["name", "region", "zones", "used_for"])];

const CONNECTOR: &[Group] = &[
    group("", &["name", "connection", "zone"]),
    group("Upkeep", &["version", "upgraded_on", "peak_cpu"]),
];

const APPLICATION: &[Group] = &[group(
    "",
    &[
        "name",
        "tier",
        "business_owner",
        "clients_retry",
        "description",
    ],
)];

const ROLE_HOLDER: &[Group] = &[group("", &["name", "person", "role", "mfa"])];

const ALERT_ROUTE: &[Group] = &[group(
    "",
    &[
        "name",
        "channel",
        "recipient",
        "carries_failures",
        "tested_on",
    ],
)];

const PERSON: &[Group] = &[
    group(
        "",
        &["name", "role", "contact", "time_zone", "team", "deputy"],
    ),
    group("Absence", &["absent_from", "absent_until", "left_on"]),
];

const TEAM: &[Group] = &[group("", &["name", "contact", "lead"])];

const INSTANCE: &[Group] = &[
    group("", &["name", "region"]),
    group("Endpoints", &["endpoints", "vpe", "vpe_zones"]),
    group("Encryption", &["encryption"]),
    only(
        "Own key",
        "encryption",
        &["key_protect", "hpcs"],
        &[
            "key_name",
            "key_region",
            "key_owner",
            "key_rotation_days",
            "key_deletion_protected",
            "key_authorized",
        ],
    ),
    group(
        "Restrictions",
        &["context_restrictions", "restrictions_tested"],
    ),
];

const CONNECTION: &[Group] = &[
    group("", &["name", "instance", "platform", "region", "network"]),
    group(
        "Upkeep",
        &[
            "default_password_changed",
            "ports_checked",
            "rebuild_ready",
            "rebuild_minutes",
        ],
    ),
    group(
        "As measured in a restore",
        &["connector_mb_per_second", "network_mb_per_second"],
    ),
    only(
        "On the cluster",
        "platform",
        CLUSTERS,
        &["storage", "dedicated_workers", "cluster_secret_managed"],
    ),
];

const POLICY: &[Group] = &[
    group("", &["name", "built_in"]),
    group(
        "Schedule",
        &["schedule_every", "schedule_unit", "full_every_days"],
    ),
    only(
        "Weekly runs",
        "schedule_unit",
        &["weeks"],
        &["schedule_weekdays"],
    ),
    only(
        "Monthly runs",
        "schedule_unit",
        &["months"],
        &["schedule_month_days"],
    ),
    group(
        "Logs of databases",
        &["log_every_minutes", "log_retention_days"],
    ),
    group("Retention", &["retention_days", "extended_retention"]),
    group("DataLock", &["datalock_mode", "datalock_days"]),
    group("Runs", &["quiet_times", "retries", "retry_wait_minutes"]),
];

const GROUP: &[Group] = &[
    group("", &["name", "instance", "policy", "connection"]),
    group(
        "Runs",
        &[
            "paused",
            "ends_on",
            "start_time",
            "time_zone",
            "cancel_at_quiet_start",
        ],
    ),
    group(
        "How runs go",
        &[
            "alerts_on_failure",
            "run_objective_minutes",
            "longest_run_minutes",
            "log_run_minutes",
            "last_good_run",
        ],
    ),
];

const WORKLOAD: &[Group] = &[
    group("", &["name", "kind", "platform", "application"]),
    group("Where it runs", &["region", "zones"]),
    group("Size", &["size_gb", "daily_change_gb"]),
    group("Objectives", &["rpo_target_minutes", "rto_target_minutes"]),
    group(
        "Protection",
        &[
            "group",
            "policy",
            "connection",
            "second_copy",
            "copy_lag_minutes",
            "copy_region",
            "copy_restore_minutes",
        ],
    ),
    group(
        "Agent",
        &[
            "agent_installed",
            "agent_upgraded_on",
            "agent_certificate_expires_on",
        ],
    ),
    group(
        "Recovery",
        &[
            "recovery_target",
            "recovery_zones",
            "provision_minutes",
            "target_mb_per_second",
            "validate_minutes",
            "restorer",
        ],
    ),
    group("Dependencies", &["depends_on", "outside_dependencies"]),
    group(
        "Proof",
        &[
            "last_good_backup",
            "last_restore_test",
            "restore_test_outcome",
            "restore_test_minutes",
        ],
    ),
    group("Notes", &["notes"]),
];

const ACCESS: &[Group] = &[
    group("", &["mfa_required", "duties_separated", "reviewed_on"]),
    group(
        "Break-glass account",
        &["break_glass", "break_glass_tested_on", "break_glass_kept"],
    ),
];

const OBSERVABILITY: &[Group] = &[
    group(
        "",
        &[
            "metrics_watched",
            "audit_events_routed",
            "logs_routed",
            "object_alerts_enabled",
        ],
    ),
    group(
        "Reports",
        &["report_review_days", "reports_reviewed_on", "report_reader"],
    ),
];

const RUNBOOK: &[Group] = &[
    group("Who decides", &["declarers", "bridge", "call_tree"]),
    group(
        "The provider",
        &["provider_account", "support_plan", "support_contact"],
    ),
    group(
        "The written runbook",
        &["location", "stored_in", "offline_copy", "tested_on"],
    ),
    group(
        "Time before recovery starts",
        &["detect_minutes", "decide_minutes", "reach_minutes"],
    ),
    group(
        "On the day",
        &[
            "dns_switch",
            "switch_minutes",
            "credentials",
            "failback_documented",
            "notes",
        ],
    ),
];

const DRILL: &[Group] = &[
    group("", &["name", "kind", "held_on", "outcome"]),
    group("Who and what", &["workloads", "people"]),
    group(
        "Times",
        &[
            "planned_minutes",
            "achieved_time_minutes",
            "achieved_point_minutes",
        ],
    ),
    group("Steps", &["steps"]),
    group("What came of it", &["findings", "evidence", "next_due_on"]),
];

const CUSTOM_SCENARIO: &[Group] = &[
    group("", &["name", "description", "source"]),
    group(
        "What it does",
        &["happenings", "includes", "found_after_minutes"],
    ),
];

/// The declaration of a kind's field.
pub fn field(kind: Kind, key: &str) -> Option<&'static Field> {
    kind.fields().iter().find(|field| field.key == key)
}

/// Whether a group is asked for: its condition holds, or it says something
/// already that would otherwise be out of sight.
pub fn is_asked(group: &Group, object: &dyn AnyObject) -> bool {
    let Some((field, values)) = group.when else {
        return true;
    };
    let holds = match object.field(field) {
        Some(Json::String(value)) => values.contains(&value.as_str()),
        _ => false,
    };
    holds || group.fields.iter().any(|key| object.field(key).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the page sets itself.
    const OWN: &[&str] = &["fingerprint", "scenario", "target", "started_at"];

    #[test]
    fn every_field_is_asked_for_once() {
        for &kind in Kind::ALL {
            let asked: Vec<&str> = groups(kind)
                .iter()
                .flat_map(|group| group.fields)
                .copied()
                .collect();
            if asked.is_empty() || kind == Kind::PlanFacts {
                continue;
            }
            for field in kind.fields() {
                let times = asked.iter().filter(|key| **key == field.key).count();
                let expected = usize::from(!OWN.contains(&field.key));
                assert_eq!(times, expected, "{}: {}", kind.label(), field.key);
            }
        }
    }

    #[test]
    fn every_condition_is_a_field() {
        for &kind in Kind::ALL {
            for (key, _) in groups(kind).iter().filter_map(|group| group.when) {
                assert!(field(kind, key).is_some(), "{}: {key}", kind.label());
            }
        }
    }
}
