//! What carries the data: how many connectors, where, and in what state.

pub mod cluster_secret_unmanaged;
pub mod default_password;
pub mod fewer_than_two;
pub mod none;
pub mod one_zone;
pub mod overloaded;
pub mod rebuild_not_rehearsed;
pub mod shares_worker_pool;
pub mod too_few_for_sources;
pub mod version_behind;
pub mod zonal_storage;

use crate::readiness::rule::Rule;

/// The rules of this family, by id.
pub const ALL: &[&Rule] = &[
    &cluster_secret_unmanaged::RULE,
    &default_password::RULE,
    &fewer_than_two::RULE,
    &none::RULE,
    &one_zone::RULE,
    &overloaded::RULE,
    &rebuild_not_rehearsed::RULE,
    &shares_worker_pool::RULE,
    &too_few_for_sources::RULE,
    &version_behind::RULE,
    &zonal_storage::RULE,
];
