//! The names that an import reads, and the names that it never reads.

use std::cmp::Ordering;

/// What is read of other programs' files, sorted as [`order`] has it. The
/// same name is read at any depth, in any spelling: `policy_id`, `policyId`.
const WANTED: &[&str] = &[
    "abort_in_blackouts",
    "access_group_id",
    "access_info",
    "account_management",
    "address",
    "agent_ids",
    "agents",
    "alert_policy",
    "alert_targets",
    "application_nodes",
    "applications",
    "attributes",
    "authentication_status",
    "backup_policy",
    "backup_run_status",
    "backup_run_type",
    "blackout_window",
    "capacity",
    "cdp",
    "cluster",
    "clusters",
    "connected",
    "connection_env_type",
    "connection_id",
    "connection_name",
    "connections",
    "connectivity_status",
    "connector_id",
    "connector_ids",
    "connector_name",
    "connectors",
    "contexts",
    "crn",
    "data_center",
    "data_lock_config",
    "data_source_connection_id",
    "day",
    "day_of_month",
    "day_of_week",
    "day_schedule",
    "dual_auth_delete",
    "duration",
    "email_address",
    "enabled",
    "endpoint",
    "endpoints",
    "end_time",
    "end_time_usecs",
    "enforcement_mode",
    "environment",
    "extended_retention",
    "extensions",
    "file_protection_type_params",
    "flavor",
    "frequency",
    "full",
    "full_backups",
    "group_id",
    "guid",
    "host_type",
    "hour",
    "hour_schedule",
    "href",
    "iam_id",
    "ibm_id",
    "id",
    "image",
    "incremental",
    "info",
    "instance_crn",
    "instance_id",
    "instances",
    "interval_month",
    "ip",
    "ip_address",
    "ips",
    "ipv4_cidr_block",
    "is_active",
    "is_connected",
    "is_deleted",
    "is_paused",
    "key",
    "key_id",
    "key_name",
    "kms_root_key_crn",
    "kubernetes_distribution",
    "kubernetes_params",
    "kube_version",
    "labels",
    "last_connected_timestamp_secs",
    "last_run",
    "local_backup_info",
    "local_snapshot_info",
    "location",
    "locations",
    "log",
    "master_kube_version",
    "master_url",
    "minute",
    "minute_schedule",
    "mode",
    "month_schedule",
    "mssql_params",
    "name",
    "native_protection_type_params",
    "network_attachments",
    "network_interfaces",
    "next",
    "next_url",
    "nodes",
    "num_protected_objects",
    "object",
    "object_info",
    "objects",
    "oracle_params",
    "os_type",
    "parameters",
    "parameters_json",
    "parent_id",
    "physical_params",
    "physical_protection_source",
    "pi_instance_name",
    "pi_network",
    "plan",
    "policies",
    "policy_id",
    "previous_software_version",
    "primary_ip",
    "primary_ipv4_address",
    "primary_network_attachment",
    "primary_network_interface",
    "private",
    "private_service_endpoint_url",
    "profile",
    "protection_group_id",
    "protection_group_name",
    "protection_groups",
    "protection_source",
    "provider",
    "public",
    "public_service_endpoint_url",
    "recoveries",
    "recovery_action",
    "recovery_id",
    "region",
    "region_id",
    "registration_info",
    "registrations",
    "regular",
    "resource_attributes",
    "resource_id",
    "resource_instance_id",
    "resource_plan_id",
    "resources",
    "retention",
    "retries",
    "retry_interval_mins",
    "retry_options",
    "roles",
    "rotation",
    "rows_count",
    "rules",
    "runs",
    "schedule",
    "scheduled_reclaim_at",
    "service",
    "service_endpoints",
    "size",
    "sla",
    "sla_minutes",
    "snapshot_environment",
    "snapshot_info",
    "software_version",
    "source_id",
    "source_info",
    "source_name",
    "source_resource_instance_id",
    "source_service_name",
    "start_time",
    "start_timestamp_m_secs",
    "start_time_usecs",
    "state",
    "status",
    "subnet",
    "subnet_id",
    "subnets",
    "sub_type",
    "tags",
    "taints",
    "target",
    "target_crn",
    "target_resource_instance_id",
    "target_service_name",
    "tasks",
    "tenant_id",
    "tenant_side_ip",
    "time_zone",
    "total_count",
    "type",
    "unit",
    "upgradability",
    "upgrade_status",
    "value",
    "version",
    "virtual_network_interface",
    "volume_protection_type_params",
    "volumes",
    "vpc",
    "vpc_id",
    "vpe_service_endpoint_url",
    "week_of_month",
    "week_schedule",
    "worker_count",
    "worker_pool_name",
    "worker_zones",
    "year_schedule",
    "zone",
    "zones",
];

/// Parts of names that stand for secrets, whatever a file's own marks say.
/// Nothing on the list of wanted names may contain one.
const SECRET: &[&str] = &[
    "token",
    "secret",
    "passw",
    "passphrase",
    "private_key",
    "api_key",
    "payload",
    "user_data",
    "credential",
    "encryption_key",
    "hmac",
];

/// The name as the list spells it, where it is on the list.
pub(super) fn wanted(name: &str) -> Option<&'static str> {
    let place = WANTED.binary_search_by(|own| order(own, name)).ok()?;
    WANTED.get(place).copied()
}

/// Whether a heading or name stands for a secret.
pub(super) fn is_secret(name: &str) -> bool {
    let name: String = letters(name).map(char::from).collect();
    SECRET.iter().any(|secret| {
        let secret: String = letters(secret).map(char::from).collect();
        name.contains(&secret)
    })
}

/// Compares by letters and digits alone.
fn order(one: &str, two: &str) -> Ordering {
    letters(one).cmp(letters(two))
}

fn letters(name: &str) -> impl Iterator<Item = u8> {
    name.bytes()
        .filter(|byte| !matches!(byte, b'_' | b'-' | b'.' | b' '))
        .map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        for pair in WANTED.windows(2) {
            assert_eq!(order(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
    }

    #[test]
    fn no_wanted_name_stands_for_a_secret() {
        for name in WANTED {
            assert!(!is_secret(name), "{name}");
        }
        for name in [
            "registrationToken",
            "user_data",
            "hmac_secret_key",
            "Admin password",
            "apikey",
        ] {
            assert!(is_secret(name), "{name}");
        }
    }
}
