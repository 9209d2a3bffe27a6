//! How much work may be lost, how long it may take, and whether that can be kept.

pub mod dependency_cycle;
pub mod depends_on_slower;
pub mod outside_dependency_dies_too;
pub mod rpo_shorter_than_schedule;
pub mod rpo_target_missing;
pub mod rto_shorter_than_transfer;
pub mod rto_target_missing;
pub mod run_time_breaks_rpo;
pub mod workload_without_tier;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &dependency_cycle::RULE,
    &depends_on_slower::RULE,
    &outside_dependency_dies_too::RULE,
    &rpo_shorter_than_schedule::RULE,
    &rpo_target_missing::RULE,
    &rto_shorter_than_transfer::RULE,
    &rto_target_missing::RULE,
    &run_time_breaks_rpo::RULE,
    &workload_without_tier::RULE,
];
