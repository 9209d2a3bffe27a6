//! Whether what must come back is protected at all.

pub mod connection_platform_mismatch;
pub mod differs_from_inventory;
pub mod group_empty;
pub mod group_ended;
pub mod group_paused;
pub mod group_without_policy;
pub mod kind_not_supported;
pub mod last_backup_too_old;
pub mod proof_of_concept_kind;
pub mod region_not_offered;
pub mod workload_without_connection;
pub mod workload_without_policy;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &connection_platform_mismatch::RULE,
    &differs_from_inventory::RULE,
    &group_empty::RULE,
    &group_ended::RULE,
    &group_paused::RULE,
    &group_without_policy::RULE,
    &kind_not_supported::RULE,
    &last_backup_too_old::RULE,
    &proof_of_concept_kind::RULE,
    &region_not_offered::RULE,
    &workload_without_connection::RULE,
    &workload_without_policy::RULE,
];
