//! Which reader takes which kind of Terraform resource, whether it comes from
//! `terraform show -json` or from a state file.

use super::inventory::{Inventory, Seen};
use super::tree::Tree;
use super::{account, compute, evidence, policy, service};

type Reader = fn(&Tree<'_>, Seen, &mut Inventory);

/// The kinds that are read; the same for resources and data sources.
const READERS: &[(&str, Reader)] = &[
    ("ibm_resource_instance", account::instance),
    ("ibm_kms_key", account::key),
    ("ibm_kms_key_policies", account::policies_of_key),
    ("ibm_iam_authorization_policy", account::authorization),
    ("ibm_iam_access_group_policy", account::grants),
    ("ibm_iam_user_policy", account::grants),
    ("ibm_cbr_rule", account::restriction),
    ("ibm_atracker_route", account::route),
    ("ibm_logs_router_route", account::route),
    ("ibm_metrics_router_route", account::route),
    ("ibm_is_instance", compute::server),
    ("ibm_is_bare_metal_server", compute::server),
    ("ibm_pi_instance", compute::power_server),
    ("ibm_is_subnet", compute::subnet),
    ("ibm_is_virtual_endpoint_gateway", compute::gateway),
    ("ibm_container_vpc_cluster", compute::cluster),
    ("ibm_container_cluster", compute::cluster),
    ("ibm_container_vpc_worker_pool", compute::pool),
    ("ibm_backup_recovery", evidence::recovery),
    ("ibm_backup_recovery_agent_upgrade_task", evidence::upgrade),
    (
        "ibm_backup_recovery_data_source_connection",
        service::connection,
    ),
    ("ibm_backup_recovery_protection_policy", policy::read),
    ("ibm_backup_recovery_protection_group", service::group),
    (
        "ibm_backup_recovery_source_registration",
        service::registration,
    ),
];

/// Data sources that list several, and the name of the list.
const LISTS: &[(&str, &str, Reader)] = &[
    ("ibm_is_instances", "instances", compute::server),
    ("ibm_is_subnets", "subnets", compute::subnet),
    (
        "ibm_backup_recovery_protection_policies",
        "policies",
        policy::read,
    ),
    (
        "ibm_backup_recovery_protection_groups",
        "protection_groups",
        service::group,
    ),
    (
        "ibm_backup_recovery_protection_group_runs",
        "runs",
        evidence::run,
    ),
    (
        "ibm_backup_recovery_data_source_connections",
        "connections",
        service::connection,
    ),
    (
        "ibm_backup_recovery_data_source_connectors",
        "connectors",
        service::connector,
    ),
    (
        "ibm_backup_recovery_source_registrations",
        "registrations",
        service::registration,
    ),
    (
        "ibm_backup_recovery_recoveries",
        "recoveries",
        evidence::recovery,
    ),
    (
        "ibm_backup_recovery_agent_upgrade_tasks",
        "tasks",
        evidence::upgrade,
    ),
];

/// Kinds with data that the backup service does not protect.
const NOT_PROTECTABLE: &[(&str, &str)] = &[
    (
        "ibm_database",
        "A managed database; the backup service does not protect it",
    ),
    (
        "ibm_cos_bucket",
        "A bucket; the backup service does not protect it",
    ),
    (
        "ibm_is_share",
        "A file share; the backup service does not protect it",
    ),
];

/// Reads a resource of that kind; other kinds are not for a plan.
pub(super) fn read(kind: &str, tree: &Tree<'_>, seen: Seen, inventory: &mut Inventory) {
    if let Some((_, reader)) = READERS.iter().find(|(own, _)| *own == kind) {
        return reader(tree, seen, inventory);
    }
    if let Some((_, list, reader)) = LISTS.iter().find(|(own, ..)| *own == kind) {
        return each(tree, list, &seen, inventory, *reader);
    }
    if let Some((_, reason)) = NOT_PROTECTABLE.iter().find(|(own, _)| *own == kind) {
        inventory.leave_out(seen.called(tree, &["name"]), *reason);
    }
}

/// Whether a resource of that kind is read.
pub(super) fn is_read(kind: &str) -> bool {
    READERS.iter().any(|(own, _)| *own == kind)
        || LISTS.iter().any(|(own, ..)| *own == kind)
        || NOT_PROTECTABLE.iter().any(|(own, _)| *own == kind)
}

/// Reads each item of a list.
pub(super) fn each(
    tree: &Tree<'_>,
    list: &str,
    seen: &Seen,
    inventory: &mut Inventory,
    reader: Reader,
) {
    for (place, item) in tree.get(list).items().iter().enumerate() {
        let mut seen = seen.clone();
        let dot = if seen.address.is_empty() { "" } else { "." };
        seen.address = format!("{}{dot}{list}[{place}]", seen.address).into();
        reader(item, seen, inventory);
    }
}
